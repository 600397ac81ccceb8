/** What the sources say of a substance on a test, in words, for the records and the look-up. */

import { texts } from '../texts/en/site.js';
import { fill } from '../texts/words.js';

/** @typedef {import('../pkg/index.js').Substance} Substance */
/** @typedef {{ words: string, sources: string[] }} Saying what a source or several say in the same words */

const text = texts.sayings;

/** @param {Substance} substance @param {string} reagent @returns {Saying[]} */
export function sayingsOnReagent({ reactions }, reagent) {
  return together(
    reactions
      .filter((reaction) => reaction.reagent === reagent)
      .map(({ stages, reacts, sources }) => {
        const course = stages.map(stageWords).reduce((first, next) => fill(text.followed, { first, next }));
        return { words: reacts === undefined ? fill(text.leftOpen, { course }) : course, sources };
      }),
  );
}

/** A colour of the package as people say it. @param {string} colour */
export function colourWord(colour) {
  return colour === 'none' ? text.noReaction : colour;
}

/** @param {Substance['reactions'][number]['stages'][number]} stage */
function stageWords({ colour, seconds }) {
  const words = colourWord(colour);
  return seconds === undefined ? words : fill(text.after, { colour: words, seconds: String(seconds) });
}

/** @param {Substance} substance @param {string} strip @returns {Saying[]} */
export function sayingsOnStrip({ strips }, strip) {
  return strips
    .filter((own) => own.strip === strip)
    .flatMap(({ sides, limit }) =>
      sides.map(({ detected, sources }) => ({
        words: detected === 'yes' && limit !== undefined ? fill(text.detectedFrom, { limit }) : text.detected[detected],
        sources,
      })),
    );
}

/** Sources that say the same stand together. @param {Saying[]} sayings @returns {Saying[]} */
function together(sayings) {
  /** @type {Map<string, Set<string>>} */
  const by = new Map();
  for (const { words, sources } of sayings) by.set(words, new Set([...(by.get(words) ?? []), ...sources]));
  return Array.from(by, ([words, sources]) => ({ words, sources: [...sources] }));
}
