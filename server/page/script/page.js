// What all scripts share. The server renders every page; scripts only make it quicker to use, so that
// nothing here may be needed to read.
'use strict';
const page = {
  kind: document.body.dataset.page,
  texts: document.body.dataset,
  field: document.getElementById('q'),
  content: document.getElementById('content'),
  said: document.getElementById('said'),

  // Tells screen readers what has changed without moving them.
  say(text) {
    page.said.textContent = text;
  },

  element(name, properties, ...children) {
    const made = Object.assign(document.createElement(name), properties);
    made.append(...children);
    return made;
  },

  // Called with the new content each time that a page's content has been replaced.
  whenShown: [],
};
document.documentElement.classList.add('scripted');

// Ctrl+K leads to the field from anywhere.
document.addEventListener('keydown', (event) => {
  if (event.key.toLowerCase() === 'k' && (event.ctrlKey || event.metaKey) && !event.altKey) {
    event.preventDefault();
    page.field.focus();
    page.field.select();
  }
});
