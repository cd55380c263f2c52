// Remembers searches in the browser, for this reader alone.
{
  const key = 'fundstelle.searches';
  const panel = document.getElementById('saved');

  const read = () => {
    try {
      const stored = JSON.parse(localStorage.getItem(key) ?? '[]');
      return Array.isArray(stored)
        ? stored.filter((one) => typeof one?.name === 'string' && typeof one?.search === 'string') : [];
    } catch {
      return []; // no storage, or what lies there is not ours
    }
  };

  const write = (searches) => {
    try {
      localStorage.setItem(key, JSON.stringify(searches.slice(0, 100)));
    } catch {
      // no storage: what is shown still holds for this page
    }
  };

  const current = () => {
    const search = new URLSearchParams(location.search);
    for (const name of ['offset', 'cursor', 'lang']) {
      search.delete(name);
    }
    return search.toString();
  };

  const nameOf = () => {
    const chips = [...page.content.querySelectorAll('.chip')].map((chip) => chip.querySelector('bdi')?.textContent ??
      chip.firstChild.textContent);
    const query = new URLSearchParams(location.search).get('q');
    return [query, ...chips].filter(Boolean).join(' · ') || document.title;
  };

  const render = () => {
    const searches = read();
    panel.hidden = searches.length === 0;
    panel.querySelector('ul').replaceChildren(...searches.map((one) => {
      const forget = page.element('button', {type: 'button', textContent: page.texts.forget});
      forget.setAttribute('aria-label', page.texts.forget + ': ' + one.name);
      forget.addEventListener('click', () => {
        write(read().filter((other) => other.search !== one.search));
        render();
        panel.querySelector('button, summary')?.focus();
      });
      const link = page.element('a', {href: '/?' + one.search, dir: 'auto', textContent: one.name});
      return page.element('li', {}, link, forget);
    }));
    const save = document.getElementById('save');
    if (save) {
      const isSaved = searches.some((one) => one.search === current());
      save.dataset.name ??= save.textContent;
      save.textContent = isSaved ? page.texts.saved : save.dataset.name;
      save.setAttribute('aria-pressed', String(isSaved));
      save.hidden = current() === '';
    }
  };

  document.addEventListener('click', (event) => {
    if (event.target.id !== 'save') {
      return;
    }
    const search = current();
    const others = read().filter((one) => one.search !== search);
    const wasSaved = others.length < read().length;
    write(wasSaved ? others : [{name: nameOf(), search}, ...others]);
    render();
    page.say(event.target.textContent);
  });
  page.whenShown.push(render);
  addEventListener('storage', render);
  render();
}
