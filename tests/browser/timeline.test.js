// Facets and the timeline with scripts, and the way of a first visitor.
'use strict';
const assert = require('node:assert/strict');
const {after, before, test} = require('node:test');
const {facet, launch, shoot, withPage} = require('./support/browser.js');
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

const open = (options, use) => withPage(browser, site.address, options, use);

// Drags over the bars that hold two days.
const drag = async (page, first, last) => {
  const middle = async (day) => {
    const place = await page.locator('.bar').evaluateAll(
      (bars, wanted) => bars.findIndex((bar) => bar.dataset.from <= wanted && wanted <= bar.dataset.to), day);
    assert.ok(place >= 0, `${day} has a bar`);
    const box = await page.locator('.bars').boundingBox();
    const count = await page.locator('.bar').count();
    return {x: box.x + (place + 0.5) * box.width / count, y: box.y + 30};
  };
  const begin = await middle(first);
  const end = await middle(last);
  await page.mouse.move(begin.x, begin.y);
  await page.mouse.down();
  await page.mouse.move((begin.x + end.x) / 2, begin.y, {steps: 3});
  await page.mouse.move(end.x, end.y, {steps: 3});
  await page.mouse.up();
};

test('several facets at once, in one step each', () => open({}, async (page) => {
  await page.goto('/?q=Bahn');
  await facet(page, 'Wirtschaft').click();
  await page.locator('.chip', {hasText: 'Wirtschaft'}).waitFor();
  await facet(page, 'Hansekurier').click();
  await page.locator('.chip', {hasText: 'Hansekurier'}).waitFor();
  assert.equal(await page.locator('.chip').count(), 2);
  await shoot(page, 'facets');
  await page.goBack();
  await page.locator('.chip', {hasText: 'Hansekurier'}).waitFor({state: 'detached'});
  await page.locator('.chip', {hasText: 'Wirtschaft'}).waitFor();
}));

test('facets that were unfolded stay so', () => open({}, async (page) => {
  await page.goto('/');
  const rest = page.locator('.facet', {has: page.locator('h3', {hasText: 'Schlagwort'})}).locator('.rest');
  await rest.locator('summary').click();
  await rest.locator('a').first().click();
  await page.locator('.chip').waitFor();
  assert.equal(await page.locator('.facet', {has: page.locator('h3', {hasText: 'Ressort'})}).count(), 1);
}));

test('a period is dragged, and days take the place of weeks', () => open({}, async (page) => {
  await page.goto('/');
  await drag(page, '2025-11-15', '2025-12-05');
  await page.waitForURL(/from=2025-1/);
  await page.locator('.chip').waitFor();
  const inside = await page.locator('.hit time').evaluateAll((all) => all.map((one) => one.dateTime.slice(0, 7)));
  assert.ok(inside.length > 0 && inside.every((month) => month === '2025-11' || month === '2025-12'), inside.join());
  assert.equal(await page.locator('.bar').first().evaluate((bar) => bar.dataset.from === bar.dataset.to), true);
  await shoot(page, 'timeline');
  await page.locator('.chip').click();
  await page.waitForURL((url) => !url.search.includes('from'));
}));

test('a period is chosen by keyboard', () => open({}, async (page) => {
  await page.goto('/?q=Bahn');
  const from = page.getByRole('slider', {name: 'Beginn des Zeitraums'});
  await from.focus();
  for (let step = 0; step < 3; ++step) {
    await from.press('ArrowRight');
  }
  const told = await from.getAttribute('aria-valuetext');
  assert.match(told, /20\d\d/);
  await page.locator('.pick button').waitFor();
  await from.press('Enter');
  await page.waitForURL(/from=\d{4}-\d\d-\d\d&to=/);
}));

test('on a phone facets are folded away and the timeline takes fingers', () => open({size: 'phone'}, async (page) => {
  await page.goto('/?q=Bahn');
  assert.equal(await page.locator('.facet').first().isVisible(), false);
  await page.locator('#filters > summary').tap();
  assert.equal(await page.locator('.facet').first().isVisible(), true);
  await shoot(page, 'phone-filters');
  await facet(page, 'Wirtschaft').tap();
  await page.locator('.chip').waitFor();
  assert.equal(await page.locator('.facet').first().isVisible(), true, 'they stay unfolded');
}));

test('a first visitor finds a story, narrows it, reads it and comes back', () => open({}, async (page) => {
  await page.goto('/');
  await page.locator('#q').pressSequentially('Nato Ostflanke Stoltenberg');
  await page.press('#q', 'Enter');
  await page.locator('.hit mark').first().waitFor();
  await facet(page, 'Politik').click();
  await page.locator('.chip', {hasText: 'Politik'}).waitFor();
  await drag(page, '2022-02-24', '2022-02-24');
  await page.waitForURL(/from=2022-02-/);
  if (await page.locator('.bar').count() > 7) {
    await drag(page, '2022-02-21', '2022-02-27');
    await page.waitForURL(/from=2022-02-21&to=2022-02-27/);
  }
  await page.locator('.chip', {hasText: 'Februar 2022'}).waitFor();
  const state = page.url();
  const title = page.locator('.hit h2 a', {hasText: 'Nato verstärkt ihre Ostflanke'});
  await title.click();
  await page.waitForURL(/\/artikel\/nato-ostflanke-2022/);
  assert.match(await page.locator('.article h1').innerText(), /Nato verstärkt ihre Ostflanke/);
  assert.ok(await page.locator('.article mark').count() > 2);
  await page.goBack();
  assert.equal(page.url(), state);
  await title.waitFor();
  assert.equal(await page.locator('.chip').count(), 2);
  await title.click();
  await page.locator('#back').click();
  assert.equal(page.url(), state.replaceAll('+', '%20'), 'the link back leads there too');
}));
