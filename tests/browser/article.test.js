// The page of one article: setting, marks, citations, structured data, paper.
'use strict';
const assert = require('node:assert/strict');
const {after, before, test} = require('node:test');
const {launch, shoot, withPage} = require('./support/browser.js');
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
const story = '/artikel/nato-ostflanke-2022';

test('the text is set as newspapers set it', () => open({}, async (page) => {
  await page.goto(story);
  assert.match(await page.locator('h1').innerText(), /^Nato verstärkt ihre Ostflanke/);
  assert.match(await page.locator('.kicker').innerText(), /Politik/);
  assert.match(await page.locator('.lead').innerText(), /^Nach dem Einmarsch/);
  assert.equal(await page.locator('.caption .credit').innerText(), 'Foto: dpa/Lena Maurer');
  assert.match(await page.locator('.caption').innerText(), /^Am Nachmittag vor der Presse/);
  assert.equal((await page.locator('.body p .dateline').innerText()).trim(), 'Brüssel -');
  assert.deepEqual(await page.locator('.body h2').allInnerTexts(), ['Kein Zweifel am Beistand', 'Gipfel am Bildschirm']);
  assert.match(await page.locator('.byline').innerText(), /Von Ruth Kesselbach.*Spree-Anzeiger.*24\. Februar 2022, 18:40 Uhr/s);
  assert.match(await page.locator('.about').innerText(), /Agentur\s+dpa/);
  assert.equal(await page.locator('.original').getAttribute('href'),
    'https://www.spree-anzeiger.example/politik/nato-ostflanke-2022');
  assert.ok(await page.locator('.similar .hit').count() > 0);
  assert.equal(await page.locator('.article mark').count(), 0);
}));

test('one jumps from mark to mark', () => open({}, async (page) => {
  await page.goto(`${story}?q=Bündnis+Artikel`);
  const marks = await page.locator('.article mark').count();
  assert.ok(marks > 3);
  const next = page.getByRole('button', {name: 'Nächste Fundstelle'});
  await next.click();
  assert.equal(await page.locator('#mark-place').innerText(), `1 / ${marks}`);
  await next.click();
  assert.equal(await page.locator('mark.here').getAttribute('id'), 'mark-2');
  assert.equal(await page.locator('mark.here').evaluate((mark) => {
    const box = mark.getBoundingClientRect();
    return box.top >= 0 && box.bottom <= innerHeight;
  }), true);
  await shoot(page, 'article-marks');
  await page.getByRole('button', {name: 'Vorige Fundstelle'}).click();
  await page.getByRole('button', {name: 'Vorige Fundstelle'}).click();
  assert.equal(await page.locator('mark.here').getAttribute('id'), `mark-${marks}`, 'it goes around');
}));

test('facts lead to searches', () => open({}, async (page) => {
  await page.goto(story);
  await page.locator('.about a', {hasText: 'Ruth Kesselbach'}).click();
  await page.waitForURL(/\?author=Ruth%20Kesselbach/);
  assert.ok(await page.locator('.hit').count() >= 2);
}));

test('it is cited as text, for BibTeX and as RIS', () => open({permissions: ['clipboard-read', 'clipboard-write']}, async (page) => {
  await page.goto(story);
  await page.getByText('Zitieren', {exact: true}).click();
  const [text, bibtex, ris] = await page.locator('.cite pre').allInnerTexts();
  assert.equal(text, 'Ruth Kesselbach: „Nato verstärkt ihre Ostflanke und beruft sich auf Artikel 5“. In: Spree-Anzeiger, ' +
    '24. Februar 2022. https://www.spree-anzeiger.example/politik/nato-ostflanke-2022');
  assert.match(bibtex, /^@article\{nato-ostflanke-2022,\n {2}author = \{Kesselbach, Ruth\},/);
  assert.match(bibtex, /year = \{2022\}/);
  assert.match(ris, /^TY {2}- NEWS/);
  assert.match(ris, /DA {2}- 2022\/02\/24/);
  await shoot(page, 'cite');
  await page.locator('.cite .copy').first().click();
  await page.locator('.cite .copy', {hasText: 'Kopiert'}).waitFor();
  assert.equal(await page.evaluate(() => navigator.clipboard.readText()), text);
  for (const ending of ['bib', 'ris']) {
    const answer = await page.request.get(`${story}/zitat.${ending}`);
    assert.equal(answer.status(), 200);
    assert.match(answer.headers()['content-disposition'], /attachment/);
  }
}));

test('machines read it as a NewsArticle', () => open({}, async (page) => {
  await page.goto(story);
  const data = JSON.parse(await page.locator('script[type="application/ld+json"]').textContent());
  assert.equal(data['@type'], 'NewsArticle');
  assert.equal(data.headline, 'Nato verstärkt ihre Ostflanke und beruft sich auf Artikel 5');
  assert.equal(data.datePublished, '2022-02-24T18:40:00+01:00');
  assert.equal(data.author[0].name, 'Ruth Kesselbach');
  assert.equal(data.publisher.name, 'Spree-Anzeiger');
  assert.match(data.articleBody, /^Brüssel - Der Morgen/);
}));

test('on paper only the text stands', () => open({}, async (page) => {
  await page.goto(`${story}?q=Bündnis`);
  await page.emulateMedia({media: 'print'});
  for (const gone of ['.search', '.steps', '.cite', '.similar', '.foot']) {
    assert.equal(await page.locator(gone).isVisible(), false, gone);
  }
  assert.equal(await page.locator('.body').isVisible(), true);
  await shoot(page, 'print');
}));

test('an article that is not there is said', () => open({}, async (page) => {
  const answer = await page.goto('/artikel/nirgends');
  assert.equal(answer.status(), 404);
  assert.match(await page.locator('h1').innerText(), /gibt es hier nicht/);
  await shoot(page, 'not-found');
}));
