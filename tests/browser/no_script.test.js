// The page without JavaScript: the server renders everything.
'use strict';
const assert = require('node:assert/strict');
const {after, before, test} = require('node:test');
const {facet, fitsWidth, launch, shoot, withPage} = require('./support/browser.js');
const {startSite} = require('./support/site.js');

let site;
let browser;
before(async () => {
  site = await startSite();
  browser = await launch();
});
after(async () => {
  await browser?.close();
  await site?.stop();
});

const bare = (options, use) => withPage(browser, site.address, {script: false, ...options}, use);

for (const size of ['desktop', 'phone']) {
  test(`a search by Enter gives hits, facets and a timeline (${size})`, () => bare({size}, async (page) => {
    await page.goto('/');
    await page.fill('#q', 'Bahn');
    await page.press('#q', 'Enter');
    assert.match(page.url(), /\?q=Bahn$/);
    assert.match(await page.title(), /Bahn/);
    assert.ok(await page.locator('.hit').count() > 3);
    assert.ok(await page.locator('.hit mark').count() > 3);
    assert.ok(await page.locator('.bars .bar').count() > 10);
    assert.equal(await page.locator('#save').isVisible(), false, 'no control that does nothing');
    await fitsWidth(page, 'results');
    await shoot(page, `no-script-${size}`);
  }));
}

test('facets narrow, several at once, and chips take them away', () => bare({}, async (page) => {
  await page.goto('/?q=Bahn');
  const all = await page.locator('.hit').count();
  await facet(page, 'Wirtschaft').click();
  await facet(page, 'Sport').click();
  assert.match(page.url(), /section=Wirtschaft&section=Sport/);
  assert.equal(await page.locator('.chip').count(), 2);
  assert.equal(await page.locator('.facet .on').count(), 2);
  await page.locator('.chip', {hasText: 'Sport'}).click();
  assert.doesNotMatch(page.url(), /Sport/);
  await page.locator('.chip').click();
  assert.equal(await page.locator('.hit').count(), all);
}));

test('a period can be typed', () => bare({}, async (page) => {
  await page.goto('/?q=Bahn');
  await page.locator('.dates summary').click();
  await page.fill('#from', '2025-11-01');
  await page.fill('#to', '2025-11-30');
  await page.locator('.period button').click();
  assert.match(page.url(), /from=2025-11-01&to=2025-11-30/);
  assert.match(await page.locator('.chip').innerText(), /November 2025/);
}));

test('copies and similar articles are pages of their own', () => bare({}, async (page) => {
  await page.goto('/?q=Warnstreik');
  const link = page.locator('.unfold', {hasText: 'weitere Fassung'}).first();
  const said = Number(/\d+/.exec(await link.innerText())[0]);
  assert.ok(said >= 2);
  await link.click();
  assert.match(page.url(), /\/fassungen\?/);
  assert.equal(await page.locator('.hit').count(), said);
  await page.goBack();
  await page.locator('.unfold', {hasText: 'Ähnliche Artikel'}).first().click();
  assert.ok(await page.locator('.hit').count() > 0);
}));

test('an article leads to its first mark and back to the hits', () => bare({}, async (page) => {
  await page.goto('/?q=Ostflanke&section=Politik');
  await page.locator('.hit h2 a').first().click();
  assert.match(page.url(), /\/artikel\//);
  await page.locator('#first-mark').click();
  assert.match(page.url(), /#mark-1$/);
  await page.locator('#cite summary').click();
  assert.ok(await page.locator('#cite pre').first().isVisible());
  await page.locator('#back').click();
  assert.match(page.url(), /\/\?q=Ostflanke&section=Politik$/);
}));

test('pages follow each other', () => bare({}, async (page) => {
  await page.goto('/');
  const first = await page.locator('.hit h2').first().innerText();
  await page.locator('.pages a[rel=next]').click();
  assert.match(page.url(), /offset=10/);
  assert.notEqual(await page.locator('.hit h2').first().innerText(), first);
  await page.locator('.pages a[rel=prev]').click();
  assert.equal(await page.locator('.hit h2').first().innerText(), first);
}));

test('examples of the help can be clicked', () => bare({}, async (page) => {
  await page.goto('/hilfe');
  const count = await page.locator('.examples a').count();
  assert.ok(count > 8);
  for (let place = 0; place < count; ++place) {
    await page.locator('.examples a').nth(place).click();
    assert.match(page.url(), /\/\?q=/);
    assert.equal(await page.locator('.hint').count(), 0, 'the example is understood without a warning');
    await page.goBack();
  }
}));

test('the language follows the browser and the switch', async () => {
  await bare({locale: 'en-GB'}, async (page) => {
    await page.goto('/?q=Bahn');
    assert.equal(await page.locator('html').getAttribute('lang'), 'en');
    assert.match(await page.locator('.total').innerText(), /results/);
    await page.locator('#other-language').click();
    assert.equal(await page.locator('html').getAttribute('lang'), 'de');
    await page.locator('.hit h2 a').first().click();
    assert.equal(await page.locator('html').getAttribute('lang'), 'de', 'the choice stays');
    await page.goto('/?q=Quaxilbrumsel&lang=de');
    await page.locator('.nothing a[href^="/hilfe"]').click();
    assert.equal(await page.locator('html').getAttribute('lang'), 'de', 'on ways elsewhere too');
  });
});
