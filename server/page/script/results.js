// Replaces a search page's content by that of another address, without a new page: links, forms,
// typing, back and forward.
{
  const isOfSearch = (url) => url.origin === location.origin && url.pathname === '/';
  let running = null;

  const fetchPage = async (url, signal) => {
    const answer = await fetch(url, {headers: {Accept: 'text/html'}, signal});
    return new DOMParser().parseFromString(await answer.text(), 'text/html');
  };

  // Keeps open what a reader has opened, and the focus where it was.
  const memory = () => ({
    open: [...page.content.querySelectorAll('details[open]')].map(nameOf),
    focus: document.activeElement && page.content.contains(document.activeElement)
      ? nameOf(document.activeElement) : null,
  });

  const nameOf = (element) => {
    const list = element.closest('.facet')?.querySelector('h3').textContent ?? '';
    const name = element.matches('.facet a') ? element.querySelector('.value').textContent : element.className;
    return element.id || list + '/' + name;
  };

  const recall = ({open, focus}) => {
    for (const details of page.content.querySelectorAll('details')) {
      details.open = details.open || open.includes(nameOf(details));
    }
    if (focus) {
      const same = [...page.content.querySelectorAll('a, button, input, summary')]
        .find((element) => nameOf(element) === focus);
      (same ?? page.content).focus({preventScroll: true});
    }
  };

  const show = (fresh) => {
    const remembered = memory();
    const content = fresh.getElementById('content');
    page.content.className = content.className;
    page.content.replaceChildren(...content.childNodes);
    document.title = fresh.title;
    for (const id of ['state', 'other-language']) {
      document.getElementById(id).replaceWith(fresh.getElementById(id));
    }
    const feed = document.querySelector('link[rel="alternate"]');
    const freshFeed = fresh.querySelector('link[rel="alternate"]');
    if (feed && freshFeed) {
      feed.href = freshFeed.href;
    }
    recall(remembered);
    page.whenShown.forEach((shown) => shown(page.content));
    page.say(page.content.querySelector('.total, h1, h2')?.textContent ?? '');
  };

  const showOffline = (url) => {
    const again = page.element('a', {href: url.href, textContent: page.texts.again});
    page.content.replaceChildren(page.element('section', {className: 'nothing'},
      page.element('h1', {textContent: page.texts.offline}), page.element('p', {}, again)));
    page.say(page.texts.offline);
  };

  // Gives the page at an address, or nothing where another one was asked for meanwhile.
  page.load = async (url) => {
    running?.abort();
    const mine = running = new AbortController();
    page.content.querySelector('.found')?.setAttribute('aria-busy', 'true');
    try {
      const fresh = await fetchPage(url, mine.signal);
      return mine === running ? fresh : null;
    } catch (error) {
      if (error.name !== 'AbortError') {
        showOffline(url);
      }
      return null;
    }
  };

  page.stop = () => running?.abort();
  page.show = show;

  // Goes to the state at an address; `step` says whether it is a new one in the history.
  page.go = async (url, step) => {
    const fresh = await page.load(url);
    if (!fresh) {
      return;
    }
    if (step === 'push') {
      history.replaceState({...history.state, top: scrollY}, '');
      history.pushState({}, '', url);
    } else if (step === 'replace') {
      history.replaceState({}, '', url);
    }
    page.kind = fresh.body.dataset.page;
    show(fresh);
  };

  if (page.kind === 'results') {
    document.addEventListener('click', (event) => {
      const link = event.target.closest('a[href]');
      const isPlain = event.button === 0 && !event.ctrlKey && !event.metaKey && !event.shiftKey && !event.altKey;
      if (!link || !isPlain || event.defaultPrevented || link.id === 'other-language') {
        return;
      }
      const url = new URL(link.href);
      if (!isOfSearch(url) || (url.hash && url.search === location.search)) {
        return;
      }
      event.preventDefault();
      page.field.value = url.searchParams.get('q') ?? '';
      const isNextPage = link.closest('.pages') !== null;
      page.go(url, 'push').then(() => {
        if (isNextPage) {
          page.content.querySelector('.found')?.focus({preventScroll: true});
          scrollTo({top: 0, behavior: 'instant'});
        }
      });
    });

    document.addEventListener('submit', (event) => {
      const url = new URL(event.target.action);
      if (!isOfSearch(url)) {
        return;
      }
      event.preventDefault();
      for (const [name, value] of new FormData(event.target)) {
        if (value !== '') {
          url.searchParams.append(name, value);
        }
      }
      const isTheSame = url.href === location.href;
      page.go(url, isTheSame ? 'replace' : 'push');
    });

    addEventListener('popstate', async (event) => {
      const url = new URL(location.href);
      page.field.value = url.searchParams.get('q') ?? '';
      await page.go(url, 'keep');
      scrollTo({top: event.state?.top ?? 0, behavior: 'instant'});
    });
  }
}
