// The page as built into site/, from a host that sends brotli at its strongest: what a first visit downloads, how long
// a slow phone on a slow network takes until the page is usable and until the look-up shows a card, and what Lighthouse
// says. "Usable" is the moment the page sets data-ready on its root. Medians of five, beside the least on a machine
// that may have other work; a fresh profile each time, but for the warm start.
import { execFile } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { firstLoad } from '../tests/browser/bytes.mjs';
import { start } from '../tests/browser/chromium.mjs';

const RUNS = 5;
const LIGHTHOUSE = fileURLToPath(new URL('lighthouse/node_modules/.bin/lighthouse', import.meta.url));
const CHROMIUM = process.env.CHROMIUM ?? '/usr/bin/chromium';
/** Lighthouse's "slow 4G": 1.6 Mb/s down, 750 kb/s up, 150 ms there and back. */
const SLOW_4G = { offline: false, latency: 150, downloadThroughput: 1.6e6 / 8, uploadThroughput: 750e3 / 8 };
const SLOWER_CPU = { rate: 6 };

const median = (values) => [...values].sort((left, right) => left - right)[values.length >> 1];
const line = (what, value) => console.log(what.padEnd(52), value);
const times = (what, values) =>
  line(`${what} (ms)`, `${median(values).toFixed(0)}, least ${Math.min(...values).toFixed(0)}`);

/** Has the page note when it became usable, in ms from the start of the navigation. */
async function timed(page) {
  await page.addInitScript(() => {
    const look = () => {
      if (document.documentElement?.dataset.ready === 'true') window.usableAfter ??= performance.now();
    };
    new MutationObserver(look).observe(document, { attributes: true, subtree: true, attributeFilter: ['data-ready'] });
  });
}

async function usableAfter(page) {
  await page.waitForFunction(() => window.usableAfter !== undefined, undefined, { timeout: 120_000 });
  return page.evaluate(() => window.usableAfter);
}

async function slowDown(page) {
  const devtools = await page.context().newCDPSession(page);
  await devtools.send('Network.enable');
  await devtools.send('Network.emulateNetworkConditions', SLOW_4G);
  await devtools.send('Emulation.setCPUThrottlingRate', SLOWER_CPU);
  return devtools;
}

/** Every file asked for before the page is usable, compressed by itself. */
async function bytes(chromium) {
  const files = await firstLoad(chromium, '/blank/blank.html');
  const sum = (of) => files.reduce((all, file) => all + of(file), 0);
  line('first load, files', files.length);
  line(
    'first load, bytes as they are',
    sum(({ raw }) => raw),
  );
  line(
    'first load, bytes as brotli 11',
    sum(({ sent }) => sent),
  );
}

async function cold(chromium) {
  const found = [];
  for (let run = 0; run < RUNS; run += 1) {
    const view = await chromium.open('/blank/blank.html');
    await timed(view.page);
    await slowDown(view.page);
    await view.page.goto(`${chromium.origin}/`, { timeout: 120_000 });
    found.push(await usableAfter(view.page));
    await view.close();
  }
  times('slow 4G, CPU / 6, cold: usable after', found);
}

/** From the worker, which is stopped before each start, as it is on a phone after a while. */
async function warm(chromium) {
  const view = await chromium.open('/');
  await view.page.getByText('Works offline').waitFor();
  await timed(view.page);
  const devtools = await slowDown(view.page);
  await devtools.send('ServiceWorker.enable');
  const found = [];
  for (let run = 0; run < RUNS; run += 1) {
    await view.page.goto(`${chromium.origin}/blank/blank.html`);
    await devtools.send('ServiceWorker.stopAllWorkers');
    await view.page.goto(`${chromium.origin}/`);
    found.push(await usableAfter(view.page));
    await view.page.getByText('Works offline').waitFor();
  }
  await view.close();
  times('slow 4G, CPU / 6, warm: usable after', found);
}

/**
 * From Enter to the card, in a page that has just become usable, and again for another of its kind: until its title
 * stands, with the family and the line on naloxone of a name, and until the drawings and relatives stand too. Without
 * the worker, whose fetches nothing slows down.
 */
async function cards(chromium, what, asked) {
  const found = [[], []];
  for (let run = 0; run < RUNS; run += 1) {
    const view = await chromium.open('/blank/blank.html', { serviceWorkers: 'block' });
    view.page.setDefaultTimeout(120_000);
    await slowDown(view.page);
    await view.page.goto(`${chromium.origin}/lookup.html`, { timeout: 120_000 });
    await view.page.locator('html[data-ready]').waitFor();
    for (const [time, text] of asked.entries()) found[time].push(await view.page.evaluate(card, text));
    await view.close();
  }
  for (const [time, name] of ['first', 'second'].entries()) {
    times(
      `slow 4G, CPU / 6, ${what} to card, ${name} time: title`,
      found[time].map(([title]) => title),
    );
    times(
      `slow 4G, CPU / 6, ${what} to card, ${name} time: whole`,
      found[time].map(([, whole]) => whole),
    );
  }
}

/** Runs in the page. @param {string} text @returns {Promise<[number, number]>} */
async function card(text) {
  const field = document.getElementById('query');
  const before = document.querySelector('#card-title');
  field.value = text;
  const begun = performance.now();
  field.form.requestSubmit();
  const until = async (stands) => {
    while (!stands()) await new Promise((resolve) => requestAnimationFrame(resolve));
    return performance.now() - begun;
  };
  const title = await until(
    () => document.querySelector('#card-title') !== null && document.querySelector('#card-title') !== before,
  );
  const whole = await until(
    () => document.querySelector('.rel') !== null && document.querySelector('#answer[aria-busy]') === null,
  );
  return [title, whole];
}

/** From a letter typed to the suggestions laid out, in a page that is warm. */
async function keys(chromium) {
  const view = await chromium.open('/lookup.html');
  await view.page.getByText('Works offline').waitFor();
  await slowDown(view.page);
  const found = await view.page.evaluate(
    async (words) => {
      const field = document.getElementById('query');
      const each = [];
      for (const word of words) {
        for (let length = 1; length <= word.length; length += 1) {
          field.value = word.slice(0, length);
          const begun = performance.now();
          field.dispatchEvent(new Event('input'));
          field.getBoundingClientRect();
          each.push(performance.now() - begun);
          await new Promise((resolve) => setTimeout(resolve, 10));
        }
      }
      return each;
    },
    ['isotonitazene', 'N-desethyl etonitazene', '4-fluoroisobutyrylfentanyl', 'CCC(=O)N(c1ccccc1)C1CCN(CCc2ccccc2)CC1'],
  );
  await view.close();
  line(
    'CPU / 6, a letter to its suggestions (ms)',
    `${median(found).toFixed(1)}, longest of ${found.length}: ${Math.max(...found).toFixed(1)}`,
  );
}

async function lighthouse(chromium, path) {
  const reports = [];
  for (let run = 0; run < RUNS; run += 1) {
    const flags = [
      '--quiet',
      '--output=json',
      '--no-enable-error-reporting',
      '--chrome-flags=--headless=new --no-sandbox --disable-gpu --disable-dev-shm-usage',
    ];
    const { stdout } = await promisify(execFile)(LIGHTHOUSE, [chromium.origin + path, ...flags], {
      env: { ...process.env, CHROME_PATH: CHROMIUM },
      maxBuffer: 64 << 20,
    });
    reports.push(JSON.parse(stdout));
  }
  for (const category of ['performance', 'accessibility', 'best-practices', 'seo']) {
    line(
      `Lighthouse mobile, ${path}, ${category}`,
      median(reports.map(({ categories }) => Math.round(100 * categories[category].score))),
    ); // its scores go up to 1
  }
  for (const audit of ['first-contentful-paint', 'largest-contentful-paint', 'total-blocking-time', 'speed-index']) {
    times(
      `  ${audit}`,
      reports.map(({ audits }) => audits[audit].numericValue),
    );
  }
}

const chromium = await start({
  folders: { '/': 'site', '/blank/': 'tests/browser/pages' },
  quality: 11,
  cacheControl: 'max-age=600',
});
try {
  await bytes(chromium); // and the server has compressed every file
  await cold(chromium);
  await warm(chromium);
  await cards(chromium, 'name', ['isotonitazene', 'carfentanil']);
  await cards(chromium, 'SMILES', [
    'CCC(=O)N(C1CCN(CCc2ccc(F)cc2)CC1)c1ccccc1F',
    'CCN(CC)CCn1c(Cc2ccc(OCCC)cc2)nc2cc(ccc12)[N+](=O)[O-]',
  ]);
  await keys(chromium);
  for (const path of ['/', '/lookup.html']) await lighthouse(chromium, path);
} finally {
  await chromium.stop();
}
