/**
 * What a strip came to, as it is told. One line out of time is no evidence, and still the strip is treated as one that
 * reacted; a faint line counts as a line, and still the strip is tested again.
 */

/** @typedef {import('../pkg/index.js').Message} Message */

/** The lines of which T is faint. */
const FAINT = 'C+faint T';
/** Of the one line, out of time. */
export const UNTIMED = 'one-line-out-of-time';

/**
 * What is said of such a strip; of no other. Messages name the kind of strip, so its own lines tell whether it is meant.
 * @param {import('../state/sample.js').Test | undefined} test
 * @param {string | undefined} outcome of its reading
 * @param {import('../pkg/index.js').Verdict} verdict
 * @returns {Message | undefined}
 */
export function untimed(test, outcome, { hazards, messages }) {
  if (test?.kind !== 'strip' || test.lines !== 'C' || outcome !== 'no-evidence') return undefined;
  const all = [...hazards.flatMap(({ because }) => because), ...messages];
  return all.find(({ key, params }) => key === UNTIMED && params.strip === test.strip);
}

/**
 * The word by which the pages know it.
 * @param {import('../state/sample.js').Test | undefined} test
 * @param {'reacted' | 'did-not-react' | 'no-evidence'} outcome of its reading
 * @param {import('../pkg/index.js').Verdict} verdict
 */
export function toldOutcome(test, outcome, verdict) {
  if (untimed(test, outcome, verdict) !== undefined) return 'untimed';
  return test?.kind === 'strip' && test.lines === FAINT && outcome === 'did-not-react' ? 'faint' : outcome;
}
