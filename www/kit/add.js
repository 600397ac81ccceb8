/** What to add to a kit: strips first, then reagents, a sentence and the figures each. */

import { texts } from '../texts/en/kit.js';
import { capital, counted, fill, listed } from '../texts/words.js';
import { make } from '../ui/dom.js';
import { ofAHundred } from './words.js';

/** @typedef {import('../pkg/index.js').KitAdvice} KitAdvice */
/** @typedef {import('../pkg/index.js').StripSight} StripSight */
/** @typedef {import('../ui/names.js').Names} Names */

const text = texts.add;

/** @param {KitAdvice} advice @param {Names} names */
export function additions({ now, strips, reagents }, names) {
  let before = now;
  const rows = reagents.map((own) => {
    const row = reagent(own, before, names);
    before = own.then;
    return row;
  });
  return [
    strips.length > 0 && make('h3', {}, text.stripsFirst),
    strips.length > 0 && make('p', {}, text.onlyStrips),
    strips.length > 0 &&
      make(
        'ol',
        { class: 'card adds' },
        ...strips.map((own) =>
          make('li', { class: 'tight' }, make('h4', {}, capital(names.strip(own.strip))), ...sees(own, names)),
        ),
      ),
    make('h3', {}, strips.length > 0 ? text.thenReagents : text.reagents),
    rows.length > 0 ? make('ol', { class: 'card adds' }, ...rows) : make('p', {}, text.noFurther),
  ];
}

/** Down to what a strip sees, and what it misses. @param {StripSight} own @param {Names} names */
export function sees(
  { family, analyte, coversFamily, limit, milligramsPerMillilitre: strength, smallestShare, missed, sources },
  names,
) {
  const name = names.substance(analyte);
  const made = coversFamily
    ? fill(text.madeForFamily, { family: names.family(family).toLowerCase() })
    : fill(text.madeForOne, { name });
  const range =
    smallestShare !== undefined && strength !== undefined
      ? fill(text.fromShare, { name, parts: Math.round(1 / smallestShare), strength })
      : limit !== undefined
        ? fill(text.fromLimit, { name, limit })
        : text.fromUnknown;
  const all = [...new Set([...sources, ...missed.flatMap((note) => note.sources)])];
  return [
    make('p', {}, `${made} ${range}`),
    all.length > 0 &&
      make(
        'details',
        { class: 'small' },
        make('summary', {}, missed.length > 0 ? text.misses : text.whoSaysSo),
        ...missed.map(({ note }) => make('p', {}, note)),
        make('p', {}, names.sources(all)),
      ),
  ];
}

/**
 * @param {KitAdvice['reagents'][number]} own
 * @param {import('../pkg/index.js').KitFigures} before
 * @param {Names} names
 */
function reagent({ reagent: id, covered, recorded, tellsApart, then }, before, names) {
  const pairs = tellsApart.map(([one, other]) =>
    fill(text.oneFromOther, { one: names.substance(one), other: names.substance(other) }),
  );
  const apart = fill(text.apart, { before: ofAHundred(before.apart), after: ofAHundred(then.apart) });
  return make(
    'li',
    { class: 'tight' },
    make('h4', {}, names.reagent(id)),
    make('p', {}, apart, pairs.length > 0 && ` ${fill(text.firstToTell, { pairs: listed(pairs) })}`),
    make(
      'details',
      { class: 'small' },
      make('summary', {}, text.howMuch),
      make('p', {}, counted(text.recordedOf, recorded, { share: ofAHundred(covered) })),
    ),
  );
}
