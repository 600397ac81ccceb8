// Cold start in Chromium over loopback: from the first request for the package to the first ranked verdict, a fresh
// profile each time; as an embedder has it without doing anything, and as a page that preloads. Medians of nine.
import { start } from '../tests/browser/chromium.mjs';

const RUNS = 9;
const STAGES = ['modules', 'load', 'classify', 'all', 'second classify'];
const FILES = [
  'index.js',
  'check.js',
  'check-kinds.js',
  'core.js',
  'error.js',
  'limits.js',
  'unpack.js',
  'wasm/instance.js',
];

/** Runs in the page. */
async function measure({ preload, files }) {
  const begin = performance.now();
  if (preload) {
    const link = (fields) => document.head.append(Object.assign(document.createElement('link'), fields));
    link({ rel: 'preload', as: 'fetch', crossOrigin: 'anonymous', href: '/pkg/wasm/analogue_lookup_bg.wasm' });
    for (const file of files) link({ rel: 'modulepreload', href: `/pkg/${file}` });
  }
  const { load } = await import('/pkg/index.js');
  const loaded = performance.now();
  const lookup = await load(preload ? { identities: 'later' } : undefined);
  const ready = performance.now();
  const reading = { test: 'reagent', reagent: 'marquis', stages: [{ colour: 'purple' }, { colour: 'black' }] };
  const verdict = lookup.classify({ readings: [reading] });
  const end = performance.now();
  lookup.classify({ readings: [reading] });
  const again = performance.now();
  if (verdict.candidates.length === 0) throw new Error('no verdict');
  return {
    modules: loaded - begin,
    load: ready - loaded,
    classify: end - ready,
    all: end - begin,
    'second classify': again - end,
  };
}

const chromium = await start();
const ways = [
  ['as it comes', false],
  ['preloaded, identities later', true],
];
const times = ways.map(() => []);
for (let run = 0; run < RUNS; run += 1) {
  for (const [at, [, preload]] of ways.entries()) {
    const view = await chromium.open('/tests/browser/pages/blank.html');
    times[at].push(await view.page.evaluate(measure, { preload, files: FILES }));
    await view.close();
  }
}
await chromium.stop();
for (const [at, [name]] of ways.entries()) {
  for (const stage of STAGES) {
    const sorted = times[at].map((time) => time[stage]).sort((a, b) => a - b);
    const [median, least] = [sorted[RUNS >> 1], sorted[0]].map((time) => time.toFixed(1));
    console.log(`cold start, ${name}: ${stage} (ms)`.padEnd(56), median, `(least ${least})`);
  }
}
