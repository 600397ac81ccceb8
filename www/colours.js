/** The swatches: a letter, a word and an outline each, so that no colour has to be seen. The words are the package's colour names. */
import { make } from './dom.js';

/**
 * In a fixed order, so that hands learn where each lies. Thirteen swatches share all colours among them, so a tap means
 * every shade that has no nearer swatch: `means` says so to the package. A bare "green" would speak against dark bluish green.
 */
export const COLOURS = [
  { word: 'none', means: 'none', letter: '–', label: 'none' },
  { word: 'yellow', means: 'yellow|pale yellow|greenish yellow|orange yellow', letter: 'Y', label: 'yellow' },
  { word: 'orange', means: 'orange|reddish orange|yellowish orange|brownish orange', letter: 'O', label: 'orange' },
  { word: 'red', means: 'red|dark red|orange red|purplish red', letter: 'R', label: 'red' },
  { word: 'pink', means: 'pink|pale pink|orange pink|purplish pink', letter: 'P', label: 'pink' },
  { word: 'violet', means: 'violet|purple|dark purple|reddish purple|bluish purple', letter: 'V', label: 'violet' },
  { word: 'blue', means: 'blue|dark blue|greenish blue|purplish blue|pale blue', letter: 'B', label: 'blue' },
  { word: 'teal', means: 'teal|greenish blue|bluish green|dark bluish green', letter: 'T', label: 'teal' },
  { word: 'green', means: 'green|dark green|bluish green|yellowish green|pale green', letter: 'G', label: 'green' },
  { word: 'olive', means: 'olive|olive green|olive brown', letter: 'OL', label: 'olive' },
  { word: 'brown', means: 'brown|dark brown|reddish brown|yellowish brown', letter: 'BR', label: 'brown' },
  { word: 'grey', means: 'grey|dark grey|light grey', letter: 'GY', label: 'grey' },
  { word: 'black', means: 'black|blackish purple|blackish blue|blackish green|blackish brown', letter: 'K', label: 'black' },
];

export const EFFECTS = [
  { word: 'fizz', label: 'Fizz' },
  { word: 'smoke', label: 'Smoke' },
  { word: 'precipitate', label: 'Solid bits' },
  { word: 'spots', label: 'Spots' },
];

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
  return make('span', { class: 'dot' }, make('i', { class: `c-${word}`, 'aria-hidden': 'true' }, make('b', {}, letter)), word === 'none' ? 'no reaction' : word);
}
