// Searching with scripts: results while typing, suggestions, addresses, history, corrections.
'use strict';
const assert = require('node:assert/strict');
const {after, before, test} = require('node:test');
const {facet, launch, shoot, withPage} = require('./support/browser.js');
const {startSite} = require('./support/site.js');

// An article of today, two hours old where the day is old enough.
const now = new Date();
const minutesOfDay = Number(now.toLocaleTimeString('de-DE', {timeZone: 'Europe/Berlin', hour: '2-digit'}).slice(0, 2)) * 60 +
  Number(now.toLocaleTimeString('de-DE', {timeZone: 'Europe/Berlin', minute: '2-digit'}));
const age = Math.min(125, Math.max(0, minutesOfDay - 1));
const ago = age >= 120 ? /^vor 2 Stunden$/ : age >= 60 ? /^vor 1 Stunde$/ : age > 1 ? /^vor \d+ Minuten?$/ : /./;
const fresh = {
  id: 'fresh', title: 'Frische Meldung aus Kaltennordheim', body: 'Eben erst geschehen in Kaltennordheim.',
  published_at: new Date(now.getTime() - age * 60000).toISOString(),
};

let site;
let browser;
before(async () => {
  site = await startSite({extra: [fresh]});
  browser = await launch();
});
after(async () => {
  await browser?.close();
  await site?.stop();
});

const open = (options, use) => withPage(browser, site.address, options, use);
const shown = (page, text) => page.locator('.total', {hasText: text}).waitFor();

test('results come while one types, as one step of the history', () => open({}, async (page) => {
  await page.goto('/');
  const before = await page.locator('#q').boundingBox();
  await page.locator('#q').pressSequentially('Hochwasser');
  await page.waitForURL(/\?q=Hochwasser$/);
  await page.locator('.hit mark', {hasText: 'Hochwasser'}).first().waitFor();
  assert.deepEqual(await page.locator('#q').boundingBox(), before, 'the field does not jump');
  assert.equal(await page.locator('#q').inputValue(), 'Hochwasser');
  assert.match(await page.title(), /^Hochwasser/);
  await page.goBack();
  await page.waitForURL((url) => url.search === '');
  await page.locator('h1', {hasText: 'Neueste Artikel'}).waitFor();
  assert.equal(await page.locator('#q').inputValue(), '');
  await page.goForward();
  await page.locator('.hit mark', {hasText: 'Hochwasser'}).first().waitFor();
}));

test('an unfinished word shows what begins so', () => open({}, async (page) => {
  await page.goto('/');
  await page.locator('#q').pressSequentially('Hochwass');
  await page.locator('.hit mark', {hasText: 'Hochwass'}).first().waitFor();
  await page.press('#q', 'Enter');
  await page.waitForURL(/\?q=Hochwass$/);
}));

test('the address alone gives the same page again', () => open({}, async (page) => {
  await page.goto('/');
  await page.locator('#q').pressSequentially('Bahn');
  await page.press('#q', 'Enter');
  await shown(page, '14 Treffer');
  await facet(page, 'Wirtschaft').click();
  await page.waitForURL(/section=Wirtschaft/);
  await page.locator('.order a', {hasText: 'Älteste'}).click();
  await page.waitForURL(/sort=oldest/);
  await page.locator('.order [aria-current]', {hasText: 'Älteste'}).waitFor();
  const titles = await page.locator('.hit h2').allInnerTexts();
  await page.reload();
  assert.deepEqual(await page.locator('.hit h2').allInnerTexts(), titles);
  const other = await page.context().newPage();
  await other.goto(page.url());
  assert.deepEqual(await other.locator('.hit h2').allInnerTexts(), titles);
  assert.equal(await other.locator('#q').inputValue(), 'Bahn');
}));

test('all orders can be chosen', () => open({}, async (page) => {
  await page.goto('/?q=Bahn');
  for (const [name, address] of [['Neueste', /sort=newest/], ['Älteste', /sort=oldest/],
    ['Aktuell und relevant', /recency=strong/], ['Relevanz', /\?q=Bahn$/]]) {
    await page.locator('.order a', {hasText: name}).click();
    await page.locator('.order [aria-current]', {hasText: name}).waitFor();
    assert.match(page.url(), address);
  }
  await page.goto('/?q=Bahn&sort=newest');
  const times = await page.locator('.hit time').evaluateAll((all) => all.map((one) => Date.parse(one.dateTime)));
  assert.deepEqual(times, [...times].sort((left, right) => right - left));
}));

test('suggestions are a combobox: arrows, Enter, Escape', () => open({}, async (page) => {
  await page.goto('/');
  const field = page.getByRole('combobox', {name: 'Artikel suchen'});
  await field.pressSequentially('hochw');
  await page.getByRole('option').first().waitFor();
  assert.equal(await field.getAttribute('aria-expanded'), 'true');
  await shoot(page, 'suggestions');
  await field.press('ArrowDown');
  const chosen = page.locator('[role=option][aria-selected=true]');
  assert.equal(await field.getAttribute('aria-activedescendant'), await chosen.getAttribute('id'));
  assert.equal(await field.inputValue(), await chosen.locator('.words').innerText());
  await field.press('ArrowUp');
  assert.equal(await field.inputValue(), 'hochw', 'what was typed comes back');
  await field.press('ArrowDown');
  await field.press('Escape');
  assert.equal(await field.getAttribute('aria-expanded'), 'false');
  assert.equal(await field.inputValue(), 'hochw');
  await field.press('ArrowDown');
  const text = await field.inputValue();
  await field.press('Enter');
  await page.waitForURL((url) => url.searchParams.get('q') === text);
  assert.equal(await page.getByRole('option').count() > 0 && await page.locator('#suggestions').isVisible(), false);
}));

test('a suggested title opens its article, also by pointer', () => open({}, async (page) => {
  await page.goto('/');
  await page.locator('#q').pressSequentially('hochw');
  await page.locator('[role=option][data-kind=title]').first().click();
  await page.waitForURL(/\/artikel\/hochwasser-donau-liveblog/);
}));

test('what was mistyped is asked back', () => open({}, async (page) => {
  await page.goto('/?q=Hochwaser');
  const link = page.locator('#correction a');
  assert.match(await page.locator('#correction').innerText(), /^Meinten Sie: hochwasser\?/i);
  await shoot(page, 'did-you-mean');
  await link.click();
  await page.waitForURL(/q=[Hh]ochwasser$/);
  await page.locator('.hit').first().waitFor();
  assert.match(await page.locator('#q').inputValue(), /^hochwasser$/i);
}));

test('copies of a story and similar articles unfold under their hit', () => open({}, async (page) => {
  await page.goto('/?q=Warnstreik');
  const hit = page.locator('.hits > .hit', {has: page.locator('.unfold', {hasText: 'weitere Fassung'})}).first();
  const versions = hit.getByRole('button', {name: /weitere Fassung/});
  const said = Number(/\d+/.exec(await versions.innerText())[0]);
  await versions.click();
  await hit.locator('.unfolded .hit').first().waitFor();
  assert.equal(await hit.locator('.unfolded .hit').count(), said);
  assert.equal(await versions.getAttribute('aria-expanded'), 'true');
  await shoot(page, 'versions');
  await versions.click();
  assert.equal(await hit.locator('.unfolded').count(), 0);
  await hit.getByRole('button', {name: /Ähnliche Artikel/}).click();
  await hit.locator('.unfolded').waitFor();
}));

test('a search is remembered in the browser and forgotten again', () => open({}, async (page) => {
  await page.goto('/?q=Bahn&section=Wirtschaft');
  await page.locator('#save').click();
  assert.equal(await page.locator('#save').innerText(), 'Gemerkt');
  await page.goto('/');
  await page.locator('#saved summary').click();
  await shoot(page, 'saved');
  const link = page.locator('#saved a');
  assert.equal(await link.innerText(), 'Bahn · Wirtschaft');
  await link.click();
  await page.waitForURL(/q=Bahn&section=Wirtschaft/);
  await page.locator('#saved li button').click();
  assert.equal(await page.locator('#saved').isVisible(), false);
  assert.equal(await page.evaluate(() => localStorage.getItem('fundstelle.searches')), '[]');
}));

test('a search is a feed', () => open({}, async (page) => {
  await page.goto('/?q=Bahn&section=Wirtschaft');
  const address = await page.locator('.feed').getAttribute('href');
  const answer = await page.request.get(address);
  assert.equal(answer.status(), 200);
  assert.match(answer.headers()['content-type'], /application\/atom\+xml/);
  assert.match(await answer.text(), /<entry>/);
  assert.equal(await page.locator('link[rel=alternate]').getAttribute('href'), address);
}));

test('dates are those of a German reader', () => open({}, async (page) => {
  await page.goto('/?q=Ostflanke+Stoltenberg');
  await page.locator('.hit time', {hasText: /^24\. Februar 2022$/}).first().waitFor();
  await page.goto('/?q=Kaltennordheim');
  assert.match(await page.locator('.hit time').first().innerText(), ago);
}));

test('nothing found is said, with what to try', () => open({}, async (page) => {
  await page.goto('/?q=Quaxilbrumsel&section=Politik');
  assert.match(await page.locator('.nothing h2').innerText(), /Nichts gefunden für „Quaxilbrumsel“/);
  assert.ok(await page.locator('.nothing li').count() >= 4);
  await shoot(page, 'nothing');
  await page.locator('.nothing a', {hasText: 'ohne Filter'}).click();
  await page.waitForURL(/\?q=Quaxilbrumsel$/);
}));

test('the keyboard alone is enough', () => open({}, async (page) => {
  await page.goto('/');
  await page.keyboard.press('Tab');
  assert.match(await page.evaluate(() => document.activeElement.textContent), /Zum Inhalt/);
  await page.keyboard.press('Control+k');
  await page.keyboard.type('Bahn');
  await page.keyboard.press('Enter');
  await shown(page, '14 Treffer');
  await facet(page, 'Wirtschaft').focus();
  await page.keyboard.press('Enter');
  await page.waitForURL(/section=Wirtschaft/);
  await page.locator('.chip').waitFor();
  assert.equal(await page.evaluate(() => document.activeElement.querySelector('.value')?.textContent), 'Wirtschaft',
    'the focus stays where it was');
  await page.locator('.hit h2 a').first().focus();
  await page.keyboard.press('Enter');
  await page.waitForURL(/\/artikel\//);
}));

test('a server that is away is said', () => open({}, async (page) => {
  await page.goto('/?q=Bahn');
  await page.route('**/*', (route) => route.abort('connectionrefused'));
  const quiet = page.listeners('console');
  quiet.forEach((listener) => page.off('console', listener));
  await facet(page, 'Wirtschaft').click();
  await page.locator('h1', {hasText: 'nicht zu erreichen'}).waitFor();
  await shoot(page, 'offline');
  await page.unroute('**/*');
  await page.locator('.nothing a').click();
  await page.locator('.hit').first().waitFor();
}));
