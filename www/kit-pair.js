/** Two substances by name, and which test tells them apart. */
import { make } from './dom.js';
import { nameOf } from './kit-sight.js';
import { colourWords, inBits, listed } from './kit-words.js';

/** @typedef {import('./pkg/index.js').Separation} Separation */
/** @typedef {import('./pkg/index.js').Shown} Shown */
/** @typedef {import('./names.js').Names} Names */

/** Separation from which a test gives a hint at least, bits. */
const HINTS = 0.2;

/** @param {Separation} separation @param {Names} names @param {number} toldApart bits */
export function comparison({ a, b, bits, tests }, names, toldApart) {
  const [one, other] = [names.substance(a), names.substance(b)];
  const both = tests.filter((test) => test.bits !== undefined);
  const best = both[0];
  const lead = a === b ? `Both names mean ${one}.`
    : best === undefined ? `No test has a record of both ${one} and ${other}. Whether one tells them apart is not known.`
      : (best.bits ?? 0) >= toldApart ? `${nameOf(best.test, names)} tells ${one} from ${other} best.`
        : `No single test tells ${one} from ${other}. ${nameOf(best.test, names)} comes nearest.`;
  if (a === b) return [make('p', {}, lead)];
  const half = tests.length - both.length;
  const telling = both.filter((test) => (test.bits ?? 0) >= HINTS);
  return [
    make('p', {}, make('b', {}, lead)),
    bits !== undefined && both.length > 1 && make('p', { class: 'quiet' }, `All ${both.length} tests together: ${inBits(bits, 2)} of 1.`),
    telling.length > 0 && make('ol', { class: 'card adds' }, ...telling.map((test) => make(
      'li',
      { class: 'tight' },
      make('div', { class: 'between' }, make('h3', {}, nameOf(test.test, names)), make('span', { class: 'tag' }, `${(test.bits ?? 0) >= toldApart ? 'Tells them apart' : 'A hint'}, ${inBits(test.bits ?? 0, 2)}`)),
      make('dl', { class: 'kv' }, ...expected(one, test.a), ...expected(other, test.b)),
      make('details', { class: 'small' }, make('summary', {}, 'Who says so'), make('p', {}, names.sources([...new Set([...test.a.sources, ...test.b.sources])]))),
    ))),
    telling.length < both.length && make('p', {}, `They look much the same on ${listed(both.slice(telling.length).map(({ test }) => nameOf(test, names)))}.`),
    half > 0 && make('p', { class: 'small' }, `On ${half === 1 ? 'one more test' : `${half} more tests`} only one of the two has a record: ${tests.slice(both.length).map(({ test }) => nameOf(test, names)).join(', ')}.`),
  ];
}

/** @param {string} name @param {Shown} shown */
function expected(name, { expected: words, shows, disputed }) {
  const plain = shows.length > 0 ? colourWords(shows) : words;
  const inSources = shows.length > 0 && words !== plain && words !== shows[0] ? ` (in the sources: ${words})` : '';
  return [make('dt', {}, name), make('dd', {}, make('span', {}, make('b', {}, plain), inSources, disputed ? ' Sources disagree.' : ''))];
}
