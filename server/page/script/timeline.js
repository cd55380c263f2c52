// Makes the timeline a place to drag a period, with the pointer or by two sliders.
{
  const svgElement = (name) => document.createElementNS('http://www.w3.org/2000/svg', name);

  const make = (drag) => {
    const picture = drag.querySelector('.bars');
    const bars = [...picture.querySelectorAll('.bar')];
    const last = bars.length - 1;
    const width = 100 / bars.length;
    const brush = svgElement('rect');
    brush.setAttribute('class', 'brush');
    brush.setAttribute('y', '0');
    brush.setAttribute('height', '56');
    brush.setAttribute('visibility', 'hidden');
    picture.append(brush);

    const nameOf = (bar) => bar.querySelector('title').textContent.replace(/:[^:]*$/, '');
    const slider = (value, label) => {
      const made = page.element('input', {type: 'range', min: '0', max: String(last), value: String(value)});
      made.setAttribute('aria-label', label);
      return made;
    };
    const from = slider(0, drag.dataset.from);
    const to = slider(last, drag.dataset.to);
    const text = page.element('span', {textContent: drag.dataset.hint});
    const apply = page.element('button', {type: 'button', textContent: drag.dataset.apply, hidden: true});
    drag.append(page.element('div', {className: 'sliders'}, from, to));
    drag.after(page.element('div', {className: 'pick'}, text, apply));
    drag.classList.add('ready');

    const range = () => [Number(from.value), Number(to.value)].sort((a, b) => a - b);

    const draw = () => {
      const [first, end] = range();
      const isAll = first === 0 && end === last;
      brush.setAttribute('x', first * width + '%');
      brush.setAttribute('width', (end - first + 1) * width + '%');
      brush.setAttribute('visibility', isAll ? 'hidden' : 'visible');
      bars.forEach((bar, place) => bar.classList.toggle('on', !isAll && place >= first && place <= end));
      const begin = nameOf(bars[first]);
      text.textContent = isAll ? drag.dataset.hint : first === end ? begin : begin + ' – ' + nameOf(bars[end]);
      apply.hidden = isAll;
      from.setAttribute('aria-valuetext', nameOf(bars[Number(from.value)]));
      to.setAttribute('aria-valuetext', nameOf(bars[Number(to.value)]));
    };

    const go = () => {
      const [first, end] = range();
      const url = new URL(location.href);
      for (const name of ['offset', 'cursor']) {
        url.searchParams.delete(name);
      }
      url.searchParams.set('from', bars[first].dataset.from);
      url.searchParams.set('to', bars[end].dataset.to);
      page.go(url, 'push');
    };

    const placeOf = (event) => {
      const box = picture.getBoundingClientRect();
      const place = Math.floor((event.clientX - box.left) / box.width * bars.length);
      return Math.min(last, Math.max(0, place));
    };

    let begun = null;
    picture.addEventListener('pointerdown', (event) => {
      if (event.button !== 0) {
        return;
      }
      picture.setPointerCapture(event.pointerId);
      begun = placeOf(event);
      from.value = to.value = String(begun);
      draw();
    });
    picture.addEventListener('pointermove', (event) => {
      if (begun !== null) {
        const here = placeOf(event);
        from.value = String(Math.min(begun, here));
        to.value = String(Math.max(begun, here));
        draw();
      }
    });
    picture.addEventListener('pointerup', () => {
      if (begun !== null) {
        begun = null;
        go();
      }
    });
    picture.addEventListener('pointercancel', () => {
      begun = null;
      from.value = '0';
      to.value = String(last);
      draw();
    });
    from.addEventListener('input', draw);
    to.addEventListener('input', draw);
    for (const one of [from, to]) {
      one.addEventListener('keydown', (event) => {
        if (event.key === 'Enter') {
          go();
        }
      });
    }
    apply.addEventListener('click', go);
    draw();
  };

  const prepare = (content) => content.querySelectorAll('.drag').forEach(make);
  page.whenShown.push(prepare);
  prepare(page.content);
}
