// How long a start takes in Chromium over loopback, a fresh profile each time, of one built site or of several, by turns: the
// package alone from the first request to the first ranked verdict, the page from the start of the navigation until it is
// usable and, with a sample in the tab, until its result stands there, and the first tap that has a verdict. Medians and least
// of RUNS.
//   node benches/start.mjs [folder that has a built site/ and dist/, from the root of the repository]…
import { start } from '../tests/browser/chromium.mjs';
import { HEROIN } from '../tests/browser/scenarios.mjs';
import { Person } from '../tests/browser/taps.mjs';
import { answered, ready } from '../tests/browser/visit.mjs';

const RUNS = Number(process.env.RUNS ?? 9);
const folders = process.argv.length > 2 ? process.argv.slice(2) : ['.'];

/** The package alone. Runs in the page. */
async function ofPackage(sample) {
  const begin = performance.now();
  const { load } = await import('/pkg/index.js');
  const lookup = await load({ identities: 'later' });
  const loaded = performance.now();
  const verdict = lookup.classify(sample);
  const first = performance.now();
  lookup.classify(sample);
  const second = performance.now();
  if (verdict.candidates.length === 0) throw new Error('no verdict');
  return { load: loaded - begin, first: first - loaded, second: second - first, all: first - begin };
}

/** Notes when the page is usable and when the result stands there, in ms from the start of the navigation. */
function note({ tab }) {
  for (const [key, value] of Object.entries(tab)) sessionStorage.setItem(key, value);
  const look = () => {
    if (document.documentElement?.dataset.ready === 'true') window.usable ??= performance.now();
    if (document.querySelector('#result .first') !== null) window.urgent ??= performance.now();
    if (document.querySelector('#result .haz') !== null) window.told ??= performance.now();
  };
  new MutationObserver(look).observe(document, { attributes: true, childList: true, subtree: true });
}

async function ofPage(chromium, tab) {
  const view = await chromium.open('/tests/browser/pages/blank.html');
  await view.page.addInitScript(note, { tab });
  await view.page.goto(`${chromium.origin}/`);
  let times = {};
  while (times.usable === undefined || (times.told === undefined && Object.keys(tab).length > 0)) {
    await new Promise((done) => setTimeout(done, 50));
    times = await view.page.evaluate(() => ({ usable: window.usable, urgent: window.urgent, told: window.told }));
  }
  await view.close();
  return times;
}

/**
 * A person looks around for a moment, adds a strip and taps its lines: until what is urgent is painted, and until all of it
 * stands there. Runs in the page.
 */
async function taps() {
  const until = async (told) => {
    const begin = performance.now();
    while (document.querySelector(told) === null) await new Promise((done) => setTimeout(done));
    await new Promise((done) => requestAnimationFrame(() => setTimeout(done)));
    return performance.now() - begin;
  };
  document.querySelector('[data-strip="fentanyl"]').click();
  const [urgent, added] = await Promise.all([until('#result .first'), until('#result .haz')]);
  document.querySelector('#strips input[value="C"]').click();
  return { urgent, added, lines: await until('#result .banner') };
}

async function ofTaps(chromium) {
  const view = await chromium.open('/');
  await ready(view.page);
  const devtools = await view.page.context().newCDPSession(view.page);
  await devtools.send('Emulation.setCPUThrottlingRate', { rate: 6 });
  await view.page.waitForTimeout(2500);
  const times = await view.page.evaluate(taps);
  await view.close();
  return times;
}

/** What the tab keeps of a sample. */
async function tabOf(chromium) {
  const { page, close } = await chromium.open('/');
  await ready(page);
  await new Person(page).enter(HEROIN);
  await answered(page);
  const kept = await page.evaluate(() => ({ ...sessionStorage }));
  await close();
  return kept;
}

const sites = [];
for (const folder of folders) {
  const chromium = await start({
    folders: { '/': `${folder}/site`, '/pkg/': `${folder}/dist`, '/tests/browser/pages/': 'tests/browser/pages' },
  });
  sites.push({ folder, chromium, tab: await tabOf(chromium), times: {} });
}
for (let run = 0; run < RUNS; run += 1) {
  for (const { chromium, tab, times } of sites) {
    const view = await chromium.open('/tests/browser/pages/blank.html');
    const alone = await view.page.evaluate(ofPackage, HEROIN);
    await view.close();
    const empty = await ofPage(chromium, {});
    const result = await ofPage(chromium, tab);
    const { urgent, added, lines } = await ofTaps(chromium);
    const { load, first, second, all } = alone;
    const own = {
      'package: load': load,
      'package: first verdict': first,
      'package: second verdict': second,
      'package: first request to first verdict': all,
      'page: usable': empty.usable,
      'page: danger and next of a sample in the tab': result.urgent,
      'page: all of it': result.told,
      'page, CPU / 6: strip added, next painted': urgent,
      'page, CPU / 6: strip added, all painted': added,
      'page, CPU / 6: its lines tapped to verdict': lines,
    };
    for (const [what, value] of Object.entries(own)) times[what] = [...(times[what] ?? []), value];
  }
}
const summary = (values) => {
  const sorted = [...values].sort((left, right) => left - right);
  return `${sorted[sorted.length >> 1].toFixed(1)} (least ${sorted[0].toFixed(1)})`;
};
for (const what of Object.keys(sites[0].times))
  for (const { folder, times } of sites)
    console.log(`${what} (ms)`.padEnd(52), summary(times[what]).padEnd(24), folder);
for (const { chromium } of sites) await chromium.stop();
