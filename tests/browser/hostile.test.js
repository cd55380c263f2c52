// Articles and queries that attack: nothing runs, nothing breaks the layout.
'use strict';
const assert = require('node:assert/strict');
const {after, before, test} = require('node:test');
const {checkAccess, fitsWidth, launch, shoot, withPage} = require('./support/browser.js');
const {hostileArticles} = require('./support/hostile.js');
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
const ids = hostileArticles().map((article) => article.id);

for (const size of ['desktop', 'phone']) {
  test(`hits of hostile articles neither run nor break the layout (${size})`, () => open({size}, async (page) => {
    // Quoted, so that articles which hold but a part of the word stay out.
    await page.goto('/?q="Prüfstein"');
    assert.equal(await page.locator('.hits > .hit').count(), ids.length);
    await fitsWidth(page, 'hostile hits');
    const heights = await page.locator('.hit h2').evaluateAll((all) => all.map((one) => one.offsetHeight));
    assert.ok(Math.max(...heights) < 180, 'a title takes a few lines at most');
    assert.equal(await page.locator('.hit script, .hit img, .facet script, .facet img').count(), 0);
    await page.evaluate(() => scrollTo(0, 0));
    await shoot(page, `hostile-hits-${size}`);
    for (const link of await page.locator('a[href]').evaluateAll((all) => all.map((one) => one.protocol))) {
      assert.match(link, /^https?:$/);
    }
  }));

  for (const id of ids) {
    test(`the page of ${id} is whole (${size})`, () => open({size}, async (page) => {
      const answer = await page.goto(`/artikel/${encodeURIComponent(id)}?q=Prüfstein`);
      assert.equal(answer.status(), 200);
      assert.ok(await page.locator('.article mark').count() > 0);
      assert.equal(await page.locator('.article script, .article img').count(), 0);
      assert.equal(await page.locator('.original').count(), 0, 'only the web is linked to');
      JSON.parse(await page.locator('script[type="application/ld+json"]').textContent());
      await page.locator('#cite summary').click();
      await page.getByRole('button', {name: 'Nächste Fundstelle'}).click();
      await fitsWidth(page, id);
      await shoot(page, `${id.replace(/[^a-z-]/g, '_')}-${size}`);
      if (size === 'desktop') {
        await checkAccess(page, id);
      }
    }));
  }
}

test('hits of hostile articles lead to their pages', () => open({}, async (page) => {
  for (let place = 0; place < ids.length; ++place) {
    await page.goto('/?q=Prüfstein');
    await page.locator('.hit h2 a').nth(place).click();
    await page.waitForURL(/\/artikel\//);
    assert.equal(await page.locator('.article').count(), 1);
  }
}));

test('direction marks of one text do not turn what stands beside it', () => open({}, async (page) => {
  await page.goto('/?q=Prüfstein');
  const hit = page.locator('.hit', {hasText: 'von rechts'}).first();
  const [time, line] = await hit.evaluate((item) => {
    const boxOf = (selector) => item.querySelector(selector).getBoundingClientRect();
    return [boxOf('.meta time').left, boxOf('.meta').left];
  });
  assert.ok(time > line, 'the date stands behind what comes before it');
  assert.equal(await hit.locator('.meta time').innerText(), '3. September 2026');
  assert.doesNotMatch(await page.title(), /[\u202a-\u202e\u2066-\u2069]/);
}));

const queries = ['"><script>window.ran=1</script>', "'-alert(1)-'", 'javascript:window.ran=1', '\u202Eetsal', 'x'.repeat(900),
  '(((((((', '"', '-', '*', '%00', '&q=2#x', '👩‍👩‍👧‍👦', '<!--', ']]>', '{{7*7}}'];
test('queries that attack are words', () => open({}, async (page) => {
  for (const query of queries) {
    const answer = await page.goto(`/?q=${encodeURIComponent(query)}`);
    assert.equal(answer.status(), 200, query);
    assert.equal(await page.locator('#q').inputValue(), query);
    await fitsWidth(page, query);
    await page.goto(`/artikel/nato-ostflanke-2022?q=${encodeURIComponent(query)}&section=${encodeURIComponent(query)}`);
    assert.equal(await page.locator('.article').count(), 1);
  }
}));

test('what is typed and suggested is text', () => open({}, async (page) => {
  await page.goto('/');
  await page.fill('#q', 'Prüfstein <scr');
  await page.fill('#q', 'Prüf');
  await page.getByRole('option').first().waitFor();
  assert.equal(await page.locator('#suggestions script, #suggestions img').count(), 0);
  await fitsWidth(page, 'suggestions');
  await page.goto(`/?q=${encodeURIComponent('<img src=x onerror=window.ran=1>')}`);
  await page.goto('/?q=Prüfstein&section=' + encodeURIComponent('<b>x</b>'));
  assert.equal(await page.locator('.chip b').count(), 0);
}));

test('wrong addresses get an honest page', () => open({}, async (page) => {
  for (const [address, status] of [['/?limit=0', 400], ['/?from=gestern', 400], ['/?sort=%3Cscript%3E', 400], ['/?unbekannt=1', 400],
    ['/artikel/%E0%A4%A', 404], ['/nirgends', 404], ['/?q=%E0%A4%A', 400], [`/?q=${'x'.repeat(5000)}`, 400]]) {
    const answer = await page.goto(address);
    assert.equal(answer.status(), status, address);
    assert.equal(await page.locator('main h1').count(), 1, address);
    assert.match(answer.headers()['content-type'], /text\/html/);
  }
}));
