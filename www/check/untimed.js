/** One line out of time is no evidence, and still the strip is treated as one that reacted. */

/** @typedef {import('../pkg/index.js').Message} Message */

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
