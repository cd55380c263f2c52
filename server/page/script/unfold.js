// Unfolds other copies of a story and similar articles under their hit, from the page that the link
// leads to.
document.addEventListener('click', async (event) => {
  const link = event.target.closest('a.unfold');
  const isPlain = event.button === 0 && !event.ctrlKey && !event.metaKey && !event.shiftKey && !event.altKey;
  if (!link || !isPlain) {
    return;
  }
  event.preventDefault();
  const hit = link.closest('.hit');
  const isOpen = link.getAttribute('aria-expanded') === 'true';
  hit.querySelectorAll(':scope > .unfolded').forEach((shown) => shown.remove());
  hit.querySelectorAll(':scope > .ways .unfold').forEach((other) => other.setAttribute('aria-expanded', 'false'));
  if (isOpen) {
    return;
  }
  try {
    const answer = await fetch(link.href, {headers: {Accept: 'text/html'}});
    const fresh = new DOMParser().parseFromString(await answer.text(), 'text/html');
    const found = fresh.querySelector('.hits') ?? fresh.querySelector('#none');
    if (!found) {
      throw new Error('nothing to unfold');
    }
    found.removeAttribute('id');
    for (const heading of found.querySelectorAll('h2')) {
      const lower = document.createElement('h3');
      lower.append(...heading.childNodes);
      heading.replaceWith(lower);
    }
    link.setAttribute('aria-expanded', 'true');
    hit.append(page.element('div', {className: 'unfolded'}, found));
  } catch {
    location.assign(link.href);
  }
});
{
  const prepare = (content) => {
    for (const link of content.querySelectorAll('a.unfold')) {
      link.setAttribute('role', 'button');
      link.setAttribute('aria-expanded', 'false');
    }
  };
  page.whenShown.push(prepare);
  prepare(page.content);
}
