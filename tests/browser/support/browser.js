// Chromium with pages that report whatever must not happen: broken policies, errors, requests to
// others.
'use strict';
const assert = require('node:assert/strict');
const fs = require('node:fs');
const path = require('node:path');
const axe = fs.readFileSync(require.resolve('axe-core/axe.min.js'), 'utf8');
const {chromium} = require('playwright-core');

const sizes = {desktop: {width: 1280, height: 900}, phone: {width: 390, height: 844}};
const shots = process.env.FUNDSTELLE_SCREENSHOTS ?? path.resolve(__dirname, '../../../build/release/screenshots');
const mostPatience = 15000;

const launch = () => chromium.launch({
  executablePath: process.env.FUNDSTELLE_CHROMIUM ?? '/usr/bin/chromium',
  args: ['--headless', '--no-sandbox', '--disable-gpu', '--disable-quic', '--no-first-run',
    '--disable-background-networking', '--disable-component-update', '--disable-sync'],
});

const watchFaults = (page, address, faults) => {
  page.on('pageerror', (error) => faults.push(`error: ${error.message}`));
  page.on('console', (message) => {
    const isOfAStatus = /Failed to load resource: the server responded with a status/.test(message.text());
    if ((message.type() === 'error' || /Content Security Policy/.test(message.text())) && !isOfAStatus) {
      faults.push(`console: ${message.text()}`);
    }
  });
  page.on('request', (request) => {
    if (!request.url().startsWith(address) && !request.url().startsWith('data:')) {
      faults.push(`request to others: ${request.url()}`);
    }
  });
  page.on('dialog', (dialog) => {
    faults.push(`dialog: ${dialog.message()}`);
    dialog.dismiss();
  });
};

// Opens a page, runs `use` with it, and fails on whatever must not happen meanwhile.
const withPage = async (browser, address, options, use) => {
  const {size = 'desktop', script = true, scheme = 'light', locale = 'de-DE', ...more} = options;
  const context = await browser.newContext({
    baseURL: address, viewport: sizes[size], hasTouch: size === 'phone', isMobile: size === 'phone',
    javaScriptEnabled: script, colorScheme: scheme, locale, reducedMotion: 'reduce', ...more,
  });
  context.setDefaultTimeout(mostPatience);
  const page = await context.newPage();
  const faults = [];
  watchFaults(page, address, faults);
  await page.addInitScript(() => {
    window.violations = [];
    document.addEventListener('securitypolicyviolation', (event) => {
      window.violations.push(`${event.violatedDirective} ${event.blockedURI}`);
    });
  });
  try {
    await use(page);
    if (script) {
      assert.deepEqual(await page.evaluate(() => window.violations), [], 'the policy reports nothing');
      assert.equal(await page.evaluate(() => window.ran), undefined, 'nothing of an article has run');
    }
    assert.deepEqual(faults, []);
  } finally {
    await context.close();
  }
};

const shoot = async (page, name) => {
  fs.mkdirSync(shots, {recursive: true});
  await page.screenshot({path: path.join(shots, `${name}.png`)});
};

// Fails on any violation of WCAG 2.2 AA that axe finds.
const checkAccess = async (page, name) => {
  // Old hits are faded for the moment in which others come.
  await page.locator('.found[aria-busy="true"]').waitFor({state: 'detached'});
  await page.evaluate(axe);
  const violations = await page.evaluate(async () => {
    const found = await window.axe.run(document, {
      runOnly: ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'],
    });
    return found.violations.map((one) => `${one.id}: ${one.nodes.map((node) => node.html.slice(0, 160)).join(' | ')}`);
  });
  assert.deepEqual(violations, [], `axe on ${name}`);
};

// The link of a facet's value.
const facet = (page, value) => page.locator('.facet a', {has: page.locator(`bdi:text-is("${value}")`)}).first();

const fitsWidth = async (page, name) => {
  const [content, window] = await page.evaluate(() => [document.documentElement.scrollWidth, innerWidth]);
  assert.ok(content <= window, `${name} is ${content} wide in a window of ${window}`);
};

module.exports = {checkAccess, facet, fitsWidth, launch, shoot, sizes, withPage};
