// Every page and state for everyone: axe finds no violation of WCAG 2.2 AA, html-validate no fault, light
// and dark, on a desktop and on a phone; and all of it is light to carry.
'use strict';
const assert = require('node:assert/strict');
const {after, before, test} = require('node:test');
const {gzipSync} = require('node:zlib');
const {HtmlValidate} = require('html-validate');
const {checkAccess, facet, fitsWidth, launch, shoot, withPage} = require('./support/browser.js');
const {startSite} = require('./support/site.js');

let site;
let emptySite;
let browser;
before(async () => {
  site = await startSite();
  emptySite = await startSite({empty: true});
  browser = await launch();
});
after(async () => {
  await browser?.close();
  await site?.stop();
  await emptySite?.stop();
});

const story = '/artikel/nato-ostflanke-2022';

// Each page's address, and what is done there before it is looked at.
const states = {
  start: ['/'],
  results: ['/?q=Bahn'],
  filtered: ['/?q=Bahn&section=Wirtschaft&section=Sport&from=2025-01&to=2025-12'],
  corrected: ['/?q=Hochwaser'],
  nothing: ['/?q=Quaxilbrumsel&section=Politik'],
  warned: ['/?q=(nato'],
  suggesting: ['/', async (page) => {
    await page.locator('#q').pressSequentially('hochw');
    await page.getByRole('option').first().waitFor();
    await page.press('#q', 'ArrowDown');
  }],
  unfolded: ['/?q=Warnstreik', async (page) => {
    await page.getByRole('button', {name: /weitere Fassung/}).first().click();
    await page.locator('.unfolded .hit').first().waitFor();
  }],
  saved: ['/?q=Bahn', async (page) => {
    await page.locator('#save').click();
    await page.locator('#saved summary').click();
  }],
  dates: ['/?q=Bahn', (page) => page.locator('.dates summary').click()],
  article: [`${story}?q=Bündnis`],
  citing: [story, (page) => page.locator('#cite summary').click()],
  similar: [`${story}/aehnlich`],
  versions: ['/artikel/bahnstreik-isarblatt/fassungen'],
  help: ['/hilfe'],
  english: ['/?q=Bahn&lang=en'],
  'missing-article': ['/artikel/nirgends'],
  'missing-page': ['/nirgends'],
  'bad-request': ['/?limit=0'],
};

// All states in two looks, the main ones in the other two.
const main = ['results', 'filtered', 'suggesting', 'article'];
const looks = [['desktop', 'light', Object.keys(states)], ['phone', 'dark', Object.keys(states)], ['desktop', 'dark', main],
  ['phone', 'light', main]];
for (const [size, scheme, names] of looks) {
  test(`axe finds nothing and nothing is too wide (${size}, ${scheme})`, () =>
    withPage(browser, site.address, {size, scheme}, async (page) => {
      for (const name of names) {
        const [address, act] = states[name];
        await page.goto(address);
        await act?.(page);
        await checkAccess(page, name);
        await fitsWidth(page, name);
        await shoot(page, `${name}-${size}-${scheme}`);
      }
    }));
}

test('without an index the page says so', () => withPage(browser, emptySite.address, {}, async (page) => {
  const answer = await page.goto('/?q=Bahn');
  assert.equal(answer.status(), 503);
  assert.match(await page.locator('h1').innerText(), /noch keine Artikel/);
  await checkAccess(page, 'no index');
  await shoot(page, 'no-index');
}));

test('html-validate finds nothing', async () => {
  const validate = new HtmlValidate({
    extends: ['html-validate:standard'],
    rules: {'long-title': 'off', 'no-trailing-whitespace': 'off', 'void-style': 'off'},
  });
  const hostile = ['/?q=Prüfstein', ...['hostile-script', 'hostile-direction', 'hostile-emoji', 'hostile/../"id?q=#']
    .map((id) => `/artikel/${encodeURIComponent(id)}?q=Prüfstein`)];
  for (const address of [...Object.values(states).map(([one]) => one), ...hostile]) {
    const html = await (await fetch(site.address + address, {headers: {accept: 'text/html'}})).text();
    const report = await validate.validateString(html);
    const faults = report.results.flatMap((one) => one.messages.map((found) => `${found.line}: ${found.ruleId}: ${found.message}`));
    assert.deepEqual(faults, [], address);
  }
});

test('the first answer with style and script is within 30 kB, and assets stay for a year', () =>
  withPage(browser, site.address, {}, async (page) => {
    const sizeOf = async (address) => gzipSync(await (await page.request.get(address)).body()).length;
    for (const address of ['/', '/?q=Bahn', story]) {
      await page.goto(address);
      const style = await page.locator('link[rel=stylesheet]').getAttribute('href');
      const script = await page.locator('script[src]').getAttribute('src');
      const icon = await page.locator('link[rel=icon]').getAttribute('href');
      const sizes = await Promise.all([address, style, script].map(sizeOf));
      const total = sizes.reduce((sum, size) => sum + size, 0);
      console.log(`${address}: ${sizes.join(' + ')} = ${total} bytes`);
      assert.ok(total <= 30000, `${address} takes ${total} bytes`);
      for (const asset of [style, script, icon]) {
        assert.match(asset, /^\/assets\/[0-9a-f]{16}\./);
        const answer = await page.request.get(asset);
        assert.equal(answer.headers()['cache-control'], 'public, max-age=31536000, immutable');
      }
    }
  }));

test('facets of a phone and a desktop hold the same', async () => {
  for (const size of ['desktop', 'phone']) {
    await withPage(browser, site.address, {size}, async (page) => {
      await page.goto('/?q=Bahn');
      assert.equal(await facet(page, 'Wirtschaft').isVisible(), size === 'desktop');
    });
  }
});
