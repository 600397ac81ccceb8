/**
 * The swatches: a letter, a word and an outline each, so that no colour has to be seen. The words are the package's
 * colour names.
 */

import { make } from '../ui/dom.js';
import { colourWord } from '../ui/sayings.js';

/**
 * In a fixed order, so that hands learn where each lies. Thirteen swatches share all colours among them, so a tap means
 * every shade that has no nearer swatch: `means` says so to the package. A bare "green" would speak against dark bluish
 * green.
 */
export const COLOURS = /** @type {const} */ ([
  { word: 'none', means: 'none', letter: '–' },
  { word: 'yellow', means: 'yellow|light yellow|greenish yellow|orange yellow', letter: 'Y' },
  { word: 'orange', means: 'orange|reddish orange|yellowish orange|brownish orange', letter: 'O' },
  { word: 'red', means: 'red|dark red|orange red|purplish red', letter: 'R' },
  { word: 'pink', means: 'pink|light pink|orange pink|purplish pink', letter: 'P' },
  { word: 'violet', means: 'violet|purple|dark purple|reddish purple|bluish purple|light violet', letter: 'V' },
  { word: 'blue', means: 'blue|dark blue|greenish blue|purplish blue|light blue', letter: 'B' },
  { word: 'teal', means: 'teal|greenish blue|bluish green|dark bluish green', letter: 'T' },
  { word: 'green', means: 'green|dark green|bluish green|yellowish green|light green|yellow green', letter: 'G' },
  { word: 'olive', means: 'olive|olive green|olive brown', letter: 'OL' },
  { word: 'brown', means: 'brown|dark brown|reddish brown|yellowish brown|greyish brown|light brown', letter: 'BR' },
  { word: 'grey', means: 'grey|dark grey|light grey|brownish grey', letter: 'GY' },
  { word: 'black', means: 'black|blackish purple|blackish blue|blackish green|blackish brown', letter: 'K' },
]);

export const EFFECTS = /** @type {const} */ (['fizz', 'smoke', 'precipitate', 'spots']);

/** What tapped swatches mean, for the package. @param {string[]} words */
export function meaning(words) {
  return words.map((word) => COLOURS.find((colour) => colour.word === word)?.means ?? word).join('|');
}

/** @param {string} word @param {string} letter */
export function chip(word, letter) {
  return make('span', { class: `chip c-${word}`, 'aria-hidden': 'true' }, make('i', {}, letter));
}

/** A colour that was seen, as a small swatch with its word. @param {string} word */
export function dot(word) {
  const letter = COLOURS.find((colour) => colour.word === word)?.letter ?? '?';
  return make(
    'span',
    { class: 'dot' },
    make('i', { class: `c-${word}`, 'aria-hidden': 'true' }, make('b', {}, letter)),
    colourWord(word),
  );
}
