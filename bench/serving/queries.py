"""Queries for a collection, made from its own articles with a fixed seed: a class of queries a name, each query
as the parameters of /v1/search. The classes are those of ../shared/peers."""
import collections
import json
import random
import re

WORD = re.compile(r"[^\W\d_]{2,}")
FIRST_BYTES = 3000  # of a body, where words and phrases are taken from
MOST_SAMPLED = 40_000

# Words that say nothing alone are left out of the queries: a query of them measures the list of stop words.
STOP_WORDS = set(
    "aber alle als also am an auch auf aus bei bis da damit dann das dass dem den der des die dies diese doch du durch ein "
    "eine einem einen einer es für gegen haben hat hier ich ihr im in ist ja kann kein man mehr mit nach nicht noch nun nur "
    "ob oder ohne sehr sein sich sie sind so über um und uns unter vom von vor war was weil wenn wer werden wie wir wird wo "
    "zu zum zur wurde wurden schon immer beim seit sagte sagt laut rund etwa".split()
)


def articles_of(lines):
    sample = []
    for line in lines:
        article = json.loads(line)
        sample.append((article.get("title") or "", article.get("body") or "", (article.get("published_at") or "")[:10]))
    return sample


class Maker:
    def __init__(self, articles, seed):
        self.random = random.Random(seed)
        self.articles = articles if len(articles) <= MOST_SAMPLED else self.random.sample(articles, MOST_SAMPLED)
        self.frequency = collections.Counter()
        self.printed = {}
        for title, body, _ in self.articles:
            for word in set(WORD.findall(f"{title} {body}")):
                if word.lower() not in STOP_WORDS and len(word) > 3:
                    self.frequency[word.lower()] += 1
                    self.printed.setdefault(word.lower(), word)
        self.dates = sorted(date for _, _, date in self.articles if date)

    def words_between(self, least, most):
        count = len(self.articles)
        words = sorted(w for w, n in self.frequency.items() if least * count <= n < most * count)
        return [self.printed[w] for w in words]

    def rare_words(self):
        return [self.printed[w] for w, n in sorted(self.frequency.items()) if 2 <= n <= 12]

    def some(self, count, make):
        made = []
        for _ in range(40 * count):
            query = make(*self.random.choice(self.articles))
            if query is not None:
                made.append(query)
            if len(made) == count:
                break
        if not made:
            raise SystemExit("the collection is too small to make queries from")
        return [made[place % len(made)] for place in range(count)]

    def picked(self, count, words):
        if not words:
            raise SystemExit("the collection is too small to make queries from")
        return [{"q": self.random.choice(words), "match": "any"} for _ in range(count)]

    def any_words(self, title, body, date):
        words = [w for w in WORD.findall(title) if w.lower() not in STOP_WORDS]
        number = self.random.randint(2, 4)
        return {"q": " ".join(self.random.sample(words, number)), "match": "any"} if len(words) >= number else None

    def all_words(self, title, body, date):
        least = 0.002 * len(self.articles)
        words = sorted({w for w in WORD.findall(body[:FIRST_BYTES]) if self.frequency[w.lower()] >= least})
        number = self.random.randint(2, 3)
        return {"q": " ".join(self.random.sample(words, number)), "match": "all"} if len(words) >= number else None

    def phrase(self, title, body, date):
        tokens = re.findall(r"\w+|[^\w\s]", body[:FIRST_BYTES])
        number = self.random.randint(2, 3)
        begin = self.random.randrange(max(1, len(tokens) - number))
        words = tokens[begin : begin + number]
        is_told = len(words) == number and all(WORD.fullmatch(w) for w in words)
        if not is_told or words[0].lower() in STOP_WORDS or words[-1].lower() in STOP_WORDS:
            return None
        return {"q": '"' + " ".join(words) + '"'}

    def whole_title(self, title, body, date):
        words = WORD.findall(title)
        return {"q": " ".join(words[:14]), "match": "any"} if len(words) >= 4 else None

    def with_dates(self, query):
        first = self.random.randrange(len(self.dates))
        last = min(len(self.dates) - 1, first + int(len(self.dates) * self.random.uniform(0.05, 0.25)))
        return {**query, "from": self.dates[first], "to": self.dates[last]}


def make_queries(articles, count, seed=7):
    """Gives {class: [parameters]} with `count` queries each."""
    maker = Maker(articles, seed)
    frequent = maker.words_between(0.02, 0.2)
    return {
        "frequent word": maker.picked(count, frequent),
        "middling word": maker.picked(count, maker.words_between(0.001, 0.01) or maker.rare_words()),  # some hundred articles have none
        "rare word": maker.picked(count, maker.rare_words()),
        "2-4 words": maker.some(count, maker.any_words),
        "all of 2-3 words": maker.some(count, maker.all_words),
        "phrase": maker.some(count, maker.phrase),
        "title": maker.some(count, maker.whole_title),
        "date range": [maker.with_dates(q) for q in maker.some(count, maker.any_words)],
        "facets": [{**q, "facets": "section"} for q in maker.some(count, maker.any_words)],
        "newest first": [{**q, "sort": "newest"} for q in maker.picked(count, frequent)],
    }
