// Shows results while one types. All the typing between two stops is one step of the history.
if (page.kind === 'results') {
  let isTyping = false;

  const addressFor = (query) => {
    const url = new URL(location.href);
    for (const name of ['offset', 'cursor']) {
      url.searchParams.delete(name);
    }
    query === '' ? url.searchParams.delete('q') : url.searchParams.set('q', query);
    return url;
  };

  const foundSome = (fresh) => fresh.querySelector('.hits') !== null;

  // An unfinished word finds nothing as it stands: then its beginning is shown.
  const endsInside = (query) => /[\p{L}\p{N}]{2}$/u.test(query);

  const showTyped = async (query) => {
    const url = addressFor(query);
    let fresh = await page.load(url);
    if (fresh && !foundSome(fresh) && endsInside(query)) {
      fresh = await page.load(addressFor(query + '*')).then((begun) =>
        begun && foundSome(begun) ? begun : begun && fresh);
    }
    if (!fresh) {
      return;
    }
    history[isTyping ? 'replaceState' : 'pushState']({}, '', url);
    isTyping = true;
    page.show(fresh);
  };

  page.field.addEventListener('input', (event) => {
    if (!event.isComposing) {
      showTyped(page.field.value.trim());
    }
  });
  page.field.addEventListener('compositionend', () => showTyped(page.field.value.trim()));
  page.field.addEventListener('change', () => {
    isTyping = false;
  });
  page.field.form.addEventListener('submit', () => {
    isTyping = false;
  });
  addEventListener('popstate', () => {
    isTyping = false;
  });
}
