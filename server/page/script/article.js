// Steps from mark to mark, copies citations, prints.
{
  const marks = [...page.content.querySelectorAll('.article mark')];
  const place = document.getElementById('mark-place');
  let here = -1;

  const step = (by) => {
    marks[here]?.classList.remove('here');
    here = (here + by + marks.length) % marks.length;
    const mark = marks[here];
    mark.classList.add('here');
    mark.scrollIntoView({block: 'center'});
    place.textContent = here + 1 + ' / ' + marks.length;
  };

  if (place && marks.length > 0) {
    const previous = document.getElementById('previous-mark');
    const next = document.getElementById('next-mark');
    document.getElementById('first-mark').hidden = true;
    previous.hidden = next.hidden = false;
    next.addEventListener('click', () => step(1));
    previous.addEventListener('click', () => step(here < 0 ? 0 : -1));
  }

  for (const button of page.content.querySelectorAll('.copy')) {
    button.hidden = !navigator.clipboard;
    button.addEventListener('click', async () => {
      await navigator.clipboard.writeText(button.closest('section').querySelector('pre').textContent);
      button.textContent = page.texts.copied;
      page.say(page.texts.copied);
    });
  }

  const print = document.getElementById('print');
  if (print) {
    print.hidden = false;
    print.addEventListener('click', () => window.print());
  }
}
