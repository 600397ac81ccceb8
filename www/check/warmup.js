/**
 * The core is compiled function by function, as each is first called. What a first tap calls is called here, while nobody waits: a
 * sample at a time, so that a tap in between waits for one of them at most.
 */

/** @type {import('../pkg/index.js').Sample[]} */
const SAMPLES = [
  { readings: [] },
  { soldAs: 'heroin', readings: [] },
  { readings: [{ test: 'strip', strip: 'fentanyl', lines: 'C', milligrams: 10, millilitres: 5 }] },
  { readings: [{ test: 'reagent', reagent: 'marquis', stages: [{ colour: 'violet' }] }] },
];
/** Where a browser does not say when it is idle. */
const PAUSE_MS = 200;

const idle = /** @type {(then: () => void) => void} */ (
  globalThis.requestIdleCallback ?? ((then) => setTimeout(then, PAUSE_MS))
);

/** @param {import('../pkg/index.js').Lookup} lookup */
export function warmUp(lookup, [sample, ...rest] = SAMPLES) {
  if (sample === undefined) return;
  idle(() => {
    try {
      lookup.classify(sample, { limit: 1 });
    } catch {
      return; // what fails here is told where somebody waits for it
    }
    warmUp(lookup, rest);
  });
}
