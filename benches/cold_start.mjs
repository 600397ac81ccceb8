// Cold start in Chromium over loopback: from the first request for the package to the first ranked verdict, a fresh
// profile each time. Median of nine.
import { start } from '../tests/browser/chromium.mjs';

const chromium = await start();
const times = [];
for (let run = 0; run < 9; run += 1) {
  const view = await chromium.open('/tests/browser/pages/blank.html');
  times.push(await view.page.evaluate(async () => {
    const begin = performance.now();
    const { load } = await import('/pkg/index.js');
    const loaded = performance.now();
    const lookup = await load();
    const ready = performance.now();
    const reading = { test: 'reagent', reagent: 'marquis', stages: [{ colour: 'purple' }, { colour: 'black' }] };
    const verdict = lookup.classify({ readings: [reading] });
    const end = performance.now();
    if (verdict.candidates.length === 0) throw new Error('no verdict');
    return { modules: loaded - begin, load: ready - loaded, classify: end - ready, all: end - begin };
  }));
  await view.close();
}
await chromium.stop();
const median = (part) => times.map((time) => time[part]).sort((a, b) => a - b)[times.length >> 1].toFixed(1);
for (const part of ['modules', 'load', 'classify', 'all']) console.log(`cold start, ${part} (ms)`.padEnd(52), median(part));
