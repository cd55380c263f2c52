"""What the runs of bench/serving and bench/soak share: reading a corpus, and the path of a query."""
import subprocess
import sys
import urllib.parse


def lines_of(path):
    if path.suffix == ".zst":
        process = subprocess.Popen(["zstd", "-dcq", "--long=27", path], stdout=subprocess.PIPE, text=True, encoding="utf-8")
        yield from process.stdout
        if process.wait() != 0:
            sys.exit(f"cannot read {path}")
    else:
        with open(path, encoding="utf-8") as lines:
            yield from lines


def path_of(parameters, snippets):
    shown = {**parameters, "limit": 10, "snippets": snippets, "highlight": "html" if snippets else "none"}
    return "/v1/search?" + urllib.parse.urlencode(shown)
