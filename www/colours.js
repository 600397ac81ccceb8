/** The swatches: a letter, a word and an outline each, so that no colour has to be seen. The words are the package's colour names. */
import { make } from './dom.js';

/** In a fixed order, so that hands learn where each lies. */
export const COLOURS = [
  { word: 'none', letter: '–', label: 'none' },
  { word: 'yellow', letter: 'Y', label: 'yellow' },
  { word: 'orange', letter: 'O', label: 'orange' },
  { word: 'red', letter: 'R', label: 'red' },
  { word: 'pink', letter: 'P', label: 'pink' },
  { word: 'violet', letter: 'V', label: 'violet' },
  { word: 'blue', letter: 'B', label: 'blue' },
  { word: 'teal', letter: 'T', label: 'teal' },
  { word: 'green', letter: 'G', label: 'green' },
  { word: 'olive', letter: 'OL', label: 'olive' },
  { word: 'brown', letter: 'BR', label: 'brown' },
  { word: 'grey', letter: 'GY', label: 'grey' },
  { word: 'black', letter: 'K', label: 'black' },
];

export const EFFECTS = [
  { word: 'fizz', label: 'Fizz' },
  { word: 'smoke', label: 'Smoke' },
  { word: 'precipitate', label: 'Bits' },
  { word: 'spots', label: 'Spots' },
];

/** @param {string} word @param {string} letter */
export function chip(word, letter) {
  return make('span', { class: `chip c-${word}`, 'aria-hidden': 'true' }, make('i', {}, letter));
}

/** A colour that was seen, as a small swatch with its word. @param {string} word */
export function dot(word) {
  const letter = COLOURS.find((colour) => colour.word === word)?.letter ?? '?';
  return make('span', { class: 'dot' }, make('i', { class: `c-${word}`, 'aria-hidden': 'true' }, make('b', {}, letter)), word === 'none' ? 'no reaction' : word);
}
