/** Two substances by name, and which test tells them apart. */
import { make } from './dom.js';
import { nameOf } from './kit-sight.js';
import { colourWords, inBits } from './kit-words.js';

/** @typedef {import('./pkg/index.js').Separation} Separation */
/** @typedef {import('./pkg/index.js').Shown} Shown */
/** @typedef {import('./names.js').Names} Names */

/** Separation from which a test tells two substances apart, bits; and from which it hints at least. */
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
  return [
    make('p', {}, make('b', {}, lead)),
    bits !== undefined && both.length > 1 && make('p', { class: 'quiet' }, `All ${both.length} tests together: ${inBits(bits)} of 1.`),
    both.length > 0 && make('ol', { class: 'card adds' }, ...both.map((test) => make(
      'li',
      { class: 'tight' },
      make('div', { class: 'between' }, make('h3', {}, nameOf(test.test, names)), make('span', { class: 'tag' }, `${verdict(test.bits ?? 0, toldApart)}, ${inBits(test.bits ?? 0)}`)),
      make('dl', { class: 'kv' }, ...expected(one, test.a, names), ...expected(other, test.b, names)),
    ))),
    half > 0 && make('p', { class: 'small' }, `On ${half === 1 ? 'one more test' : `${half} more tests`} only one of the two has a record: ${tests.slice(both.length).map(({ test }) => nameOf(test, names)).join(', ')}.`),
  ];
}

/** @param {number} bits @param {number} toldApart */
function verdict(bits, toldApart) {
  return bits >= toldApart ? 'Tells them apart' : bits >= HINTS ? 'A hint' : 'Looks the same';
}

/** @param {string} name @param {Shown} shown @param {Names} names */
function expected(name, { expected: words, shows, disputed, sources }, names) {
  const plain = shows.length > 0 ? colourWords(shows) : words;
  return [
    make('dt', {}, name),
    make(
      'dd',
      {},
      make('span', {}, make('b', {}, plain), shows.length > 0 && words !== plain && words !== shows[0] ? ` (in the sources: ${words})` : '', disputed ? ' Sources disagree.' : ''),
      make('details', {}, make('summary', {}, 'Who says so'), make('p', {}, names.sources(sources))),
    ),
  ];
}
