// The core in wasm as Node runs it: time of a verdict on a full kit, and memory. Medians.
import { readFile } from 'node:fs/promises';
import { load } from '../pkg/index.js';
import { instantiate } from '../pkg/wasm/instance.js';

const stage = (...colours) => colours.map((colour, index) => ({ colour, seconds: 5 + 25 * index }));
const reagent = (name, ...colours) => ({ test: 'reagent', reagent: name, stages: stage(...colours) });
const strip = (name) => ({ test: 'strip', strip: name, lines: 'C+T', milligrams: 10, millilitres: 5, minutes: 5 });
const KIT = {
  soldAs: 'MDMA',
  readings: [
    reagent('marquis', 'purple', 'black'),
    reagent('mecke', 'green', 'dark blue'),
    reagent('mandelin', 'black'),
    reagent('liebermann', 'black'),
    reagent('froehde', 'black'),
    reagent('simons', 'blue'),
    reagent('robadope', 'none'),
    { test: 'reagent', reagent: 'ehrlich', stages: [{ colour: 'none', seconds: 120 }] },
    strip('btnx-fentanyl'),
    strip('btnx-nitazene'),
    strip('xylazine'),
    strip('benzodiazepine'),
  ],
};

function median(times) {
  return times.sort((a, b) => a - b)[times.length >> 1];
}

/** Median of one call in milliseconds, over so many after as many. */
function milliseconds(work, calls = 100) {
  for (let call = 0; call < calls; call += 1) work();
  return median(
    Array.from({ length: calls + 1 }, () => {
      const start = performance.now();
      work();
      return performance.now() - start;
    }),
  );
}

const lookup = await load();
const line = (what, value) => console.log(`${what.padEnd(52)} ${value}`);
line('classify a full kit, all candidates (ms)', milliseconds(() => lookup.classify(KIT)).toFixed(2));
line(
  'classify a full kit, first 10 candidates (ms)',
  milliseconds(() => lookup.classify(KIT, { limit: 10 })).toFixed(2),
);
line('find "isotonitasene" (ms)', milliseconds(() => lookup.find('isotonitasene')).toFixed(2));
const verdict = lookup.classify(KIT);
line('text of the verdict (ms)', milliseconds(() => lookup.text(verdict)).toFixed(2));

const kits = await lookup.kits();
const HAVE = ['marquis', 'mecke', 'fentanyl'];
line('advise on an empty kit (ms)', milliseconds(() => kits.advise({ region: 'GB' }), 10).toFixed(0));
line('advise on three tests (ms)', milliseconds(() => kits.advise({ have: HAVE, region: 'GB' }), 10).toFixed(0));
line('review three tests (ms)', milliseconds(() => kits.review({ have: HAVE, region: 'GB' }), 10).toFixed(0));
line('separate a pair by all tests (ms)', milliseconds(() => kits.separate({ a: 'mdma', b: 'pma' })).toFixed(2));

// A core of its own, for a Lookup does not show its memory.
const file = (name) => readFile(new URL(`../pkg/wasm/${name}`, import.meta.url));
const { Core, memory } = instantiate(await WebAssembly.compile(await file('analogue_lookup_bg.wasm')));
const core = new Core(await file('database.bin'));
core.classify(KIT, undefined);
line('memory after a verdict (MiB)', (memory.buffer.byteLength / 2 ** 20).toFixed(2));
core.identities(await file('identities.bin'));
core.find('isotonitasene', 10);
line('the same with identities (MiB)', (memory.buffer.byteLength / 2 ** 20).toFixed(2));
