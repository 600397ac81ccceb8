/** Two substances by name, and which test tells them apart. */

import { texts } from '../texts/en/kit.js';
import { counted, fill, listed, pieces } from '../texts/words.js';
import { make } from '../ui/dom.js';
import { nameOf } from './sight.js';
import { colourWords } from './words.js';

/** @typedef {import('../pkg/index.js').Separation} Separation */
/** @typedef {import('../pkg/index.js').Shown} Shown */
/** @typedef {import('../ui/names.js').Names} Names */

/** Separation from which a test gives a hint at least, bits. */
const HINTS = 0.2;
const text = texts.pair;

/** @param {Separation} separation @param {Names} names @param {number} toldApart bits */
export function comparison({ a, b, bits, tests }, names, toldApart) {
  const [one, other] = [names.substance(a), names.substance(b)];
  const both = tests.filter((test) => test.bits !== undefined);
  const best = both[0];
  const lead =
    a === b
      ? fill(text.same, { name: one })
      : best === undefined
        ? fill(text.unrecorded, { one, other })
        : (best.bits ?? 0) >= toldApart
          ? fill(text.best, { test: nameOf(best.test, names), one, other })
          : fill(text.nearest, { test: nameOf(best.test, names), one, other });
  if (a === b) return [make('p', {}, lead)];
  const half = tests.length - both.length;
  const telling = both.filter((test) => (test.bits ?? 0) >= HINTS);
  return [
    make('p', {}, make('b', {}, lead)),
    bits !== undefined &&
      both.length > 1 &&
      make('p', { class: 'quiet' }, fill(bits >= toldApart ? text.together : text.notTogether, { count: both.length })),
    telling.length > 0 &&
      make(
        'ol',
        { class: 'card adds' },
        ...telling.map((test) =>
          make(
            'li',
            { class: 'tight' },
            make(
              'div',
              { class: 'between' },
              make('h3', {}, nameOf(test.test, names)),
              make('span', { class: 'tag' }, (test.bits ?? 0) >= toldApart ? text.apart : text.hint),
            ),
            make('dl', { class: 'kv' }, ...expected(one, test.a), ...expected(other, test.b)),
            make(
              'details',
              { class: 'small' },
              make('summary', {}, texts.add.whoSaysSo),
              make('p', {}, names.sources([...new Set([...test.a.sources, ...test.b.sources])])),
            ),
          ),
        ),
      ),
    telling.length < both.length &&
      make(
        'p',
        {},
        fill(text.alike, { tests: listed(both.slice(telling.length).map(({ test }) => nameOf(test, names))) }),
      ),
    half > 0 &&
      make(
        'p',
        { class: 'small' },
        counted(text.half, half, {
          tests: tests
            .slice(both.length)
            .map(({ test }) => nameOf(test, names))
            .join(', '),
        }),
      ),
  ];
}

/** @param {string} name @param {Shown} shown */
function expected(name, { expected: words, shows, disputed }) {
  const plain = shows.length > 0 ? colourWords(shows) : words;
  const colours = make('b', {}, plain);
  const differs = shows.length > 0 && words !== plain && words !== shows[0];
  return [
    make('dt', {}, name),
    make(
      'dd',
      {},
      make(
        'span',
        {},
        ...(differs ? pieces(text.inSources, { colours, words }) : [colours]),
        disputed && ` ${text.disagree}`,
      ),
    ),
  ];
}
