/**
 * The swatches: a letter, a word and an outline each, so that no colour has to be seen. The words are the package's
 * colour names.
 */

import { texts } from '../texts/en/check.js';
import { make } from '../ui/dom.js';

const text = texts.colours;

/**
 * In a fixed order, so that hands learn where each lies. Thirteen swatches share all colours among them, so a tap means
 * every shade that has no nearer swatch: `means` says so to the package. A bare "green" would speak against dark bluish
 * green.
 */
export const COLOURS = [
  { word: 'none', means: 'none', letter: '–', label: text.labels.none },
  { word: 'yellow', means: 'yellow|pale yellow|greenish yellow|orange yellow', letter: 'Y', label: text.labels.yellow },
  {
    word: 'orange',
    means: 'orange|reddish orange|yellowish orange|brownish orange',
    letter: 'O',
    label: text.labels.orange,
  },
  { word: 'red', means: 'red|dark red|orange red|purplish red', letter: 'R', label: text.labels.red },
  { word: 'pink', means: 'pink|pale pink|orange pink|purplish pink', letter: 'P', label: text.labels.pink },
  {
    word: 'violet',
    means: 'violet|purple|dark purple|reddish purple|bluish purple',
    letter: 'V',
    label: text.labels.violet,
  },
  { word: 'blue', means: 'blue|dark blue|greenish blue|purplish blue|pale blue', letter: 'B', label: text.labels.blue },
  { word: 'teal', means: 'teal|greenish blue|bluish green|dark bluish green', letter: 'T', label: text.labels.teal },
  {
    word: 'green',
    means: 'green|dark green|bluish green|yellowish green|pale green',
    letter: 'G',
    label: text.labels.green,
  },
  { word: 'olive', means: 'olive|olive green|olive brown', letter: 'OL', label: text.labels.olive },
  { word: 'brown', means: 'brown|dark brown|reddish brown|yellowish brown', letter: 'BR', label: text.labels.brown },
  { word: 'grey', means: 'grey|dark grey|light grey', letter: 'GY', label: text.labels.grey },
  {
    word: 'black',
    means: 'black|blackish purple|blackish blue|blackish green|blackish brown',
    letter: 'K',
    label: text.labels.black,
  },
];

export const EFFECTS = [
  { word: 'fizz', label: text.effects.fizz },
  { word: 'smoke', label: text.effects.smoke },
  { word: 'precipitate', label: text.effects.precipitate },
  { word: 'spots', label: text.effects.spots },
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
  return make(
    'span',
    { class: 'dot' },
    make('i', { class: `c-${word}`, 'aria-hidden': 'true' }, make('b', {}, letter)),
    word === 'none' ? text.noReaction : word,
  );
}
