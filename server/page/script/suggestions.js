// Suggestions under the search field, as an editable combobox with a list. Source: WAI-ARIA Authoring
// Practices, combobox pattern.
{
  const field = page.field;
  const list = page.element('ul', {id: 'suggestions', className: 'suggestions', hidden: true});
  list.setAttribute('role', 'listbox');
  list.setAttribute('aria-label', field.labels[0].textContent);
  field.after(list);
  for (const [name, value] of [['role', 'combobox'], ['aria-autocomplete', 'list'],
    ['aria-controls', 'suggestions'], ['aria-expanded', 'false']]) {
    field.setAttribute(name, value);
  }

  let offered = [];
  let chosen = -1;
  let typed = '';
  let running = null;

  const close = () => {
    list.hidden = true;
    chosen = -1;
    field.setAttribute('aria-expanded', 'false');
    field.removeAttribute('aria-activedescendant');
  };

  const open = () => {
    list.hidden = offered.length === 0;
    field.setAttribute('aria-expanded', String(!list.hidden));
  };

  const choose = (place) => {
    list.children[chosen]?.setAttribute('aria-selected', 'false');
    chosen = place;
    const option = list.children[chosen];
    if (option) {
      option.setAttribute('aria-selected', 'true');
      field.setAttribute('aria-activedescendant', option.id);
    } else {
      field.removeAttribute('aria-activedescendant');
    }
    field.value = option && offered[chosen].kind === 'word' ? offered[chosen].text : typed;
  };

  const take = (suggestion) => {
    close();
    running?.abort();
    if (suggestion.kind === 'title') {
      const language = new URLSearchParams(location.search).get('lang');
      const search = new URLSearchParams(language ? {q: typed, lang: language} : {q: typed});
      location.assign('/artikel/' + encodeURIComponent(suggestion.id) + '?' + search);
    } else {
      field.value = suggestion.text;
      field.form.requestSubmit();
    }
  };

  const render = () => {
    list.replaceChildren(...offered.map((suggestion, place) => {
      const words = page.element('span', {className: 'words', textContent: suggestion.text, dir: 'auto'});
      const note = suggestion.kind === 'title' ? page.texts.article
        : new Intl.NumberFormat(document.documentElement.lang).format(suggestion.count);
      const option = page.element('li', {id: 'suggestion-' + place}, words,
        page.element('span', {className: 'note', textContent: note}));
      option.setAttribute('role', 'option');
      option.setAttribute('aria-selected', 'false');
      option.dataset.kind = suggestion.kind;
      return option;
    }));
  };

  const ask = async () => {
    running?.abort();
    typed = field.value;
    if (typed.trim() === '') {
      offered = [];
      close();
      return;
    }
    running = new AbortController();
    try {
      const answer = await fetch('/v1/suggest?limit=7&q=' + encodeURIComponent(typed), {signal: running.signal});
      offered = answer.ok ? (await answer.json()).suggestions : [];
    } catch {
      return; // another one is asked for, or nobody answers: suggestions may be missing
    }
    chosen = -1;
    field.removeAttribute('aria-activedescendant');
    render();
    if (document.activeElement === field) {
      open();
    }
  };

  field.addEventListener('input', ask);
  field.addEventListener('blur', close);
  field.addEventListener('keydown', (event) => {
    const count = offered.length;
    if (event.key === 'ArrowDown' || event.key === 'ArrowUp') {
      if (count === 0) {
        return;
      }
      event.preventDefault();
      const step = event.key === 'ArrowDown' ? 1 : -1;
      const wasClosed = list.hidden;
      open();
      choose(wasClosed ? (step > 0 ? 0 : count - 1) : (chosen + 1 + step + count + 1) % (count + 1) - 1);
    } else if (event.key === 'Escape' && !list.hidden) {
      event.preventDefault();
      choose(-1);
      close();
    } else if (event.key === 'Enter' && chosen >= 0) {
      event.preventDefault();
      take(offered[chosen]);
    }
  });
  field.form.addEventListener('submit', () => {
    running?.abort();
    offered = [];
    close();
  });
  list.addEventListener('mousedown', (event) => event.preventDefault()); // the field keeps the focus
  list.addEventListener('click', (event) => {
    const option = event.target.closest('li');
    if (option) {
      take(offered[[...list.children].indexOf(option)]);
    }
  });
}
