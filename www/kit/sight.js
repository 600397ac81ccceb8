/** What a kit sees of the dangerous families, how much it tells apart, and what looks the same to it. */

import { texts } from '../texts/en/kit.js';
import { capital, counted, fill, listed } from '../texts/words.js';
import { make } from '../ui/dom.js';
import { stripTitle } from '../ui/names.js';
import { sees } from './add.js';
import { aboutOfAHundred, colourWords, ofAHundred } from './words.js';

/** @typedef {import('../pkg/index.js').KitReview} KitReview */
/** @typedef {import('../ui/names.js').Names} Names */

/** Classes, and names of each, shown at once. */
const CLASSES = 3;
const NAMED = 4;
const text = texts.sight;

/** @param {KitReview} review @param {Names} names @param {boolean} any whether anything is ticked */
export function sight({ figures, families }, names, any) {
  const always = families.filter((family) => family.always);
  const unseen = always.filter(({ strips }) => strips.length === 0);
  const others = families.filter((family) => !family.always && !family.stripExists);
  const { apart, alike, unknown, alone, covered } = figures;
  return [
    unseen.length > 0 && make('h3', {}, text.unseen),
    unseen.length > 0 &&
      make(
        'ul',
        { class: 'haz' },
        ...unseen.map((family) =>
          make(
            'li',
            {},
            make('h4', {}, names.card('family', family.family, family.name)),
            make('p', {}, family.stripExists ? text.notTicked : text.noStrip),
          ),
        ),
      ),
    ...always
      .filter(({ strips }) => strips.length > 0)
      .map((family) =>
        make(
          'div',
          { class: 'card tight' },
          make('h3', {}, names.card('family', family.family, family.name)),
          ...family.strips.flatMap((own) => sees(own, names)),
        ),
      ),
    make('p', { class: 'small' }, fill(text.noStripFor, { families: listed(others.map(({ name }) => name)) })),
    any && make('h3', {}, text.ofTwo),
    any &&
      make(
        'dl',
        { class: 'card kv shares' },
        make('dt', {}, text.apart),
        make('dd', {}, ofAHundred(apart)),
        make('dt', {}, text.alike),
        make('dd', {}, ofAHundred(alike)),
        make('dt', {}, text.unknown),
        make('dd', {}, fill(text.unknownShare, { share: ofAHundred(unknown) })),
      ),
    make(
      'details',
      { class: 'small', id: 'how-much' },
      make('summary', {}, text.howMuch),
      any &&
        make(
          'p',
          {},
          `${capital(fill(text.covered, { share: ofAHundred(covered) }))} ${capital(fill(text.alone, { share: ofAHundred(alone) }))}`,
        ),
      ...always.map((family) => make('p', {}, asMainComponent(family, any))),
    ),
  ];
}

/** @param {KitReview['families'][number]} family @param {boolean} any */
function asMainComponent({ name: family, members, recorded, foundIn }, any) {
  const seen =
    recorded > 0
      ? counted(text.recorded, members, { family, recorded })
      : any
        ? fill(text.noneRecorded, { family })
        : `${family}.`;
  const found = foundIn === undefined || foundIn === 0 ? '' : fill(text.found, { share: aboutOfAHundred(foundIn) });
  return [seen, found].filter(Boolean).join(' ');
}

/** @param {KitReview} review @param {Names} names */
export function classes({ classes: all, alone, unknown }, names) {
  const rows = all.map((own) =>
    make(
      'li',
      { class: 'tight' },
      make(
        'p',
        {},
        make('b', {}, own.shows.map(({ test, shows }) => `${nameOf(test, names)}: ${colourWords(shows)}`).join(' · ')),
      ),
      own.dangerous > 0 &&
        make('p', { class: 'tag' }, counted(text.dangerous, own.dangerous, { all: own.substances.length })),
      members(own.substances, names),
      ...unrecorded(own.unknown, names),
    ),
  );
  return [
    make('p', {}, text.groups),
    rows.length > 0 ? make('ol', { class: 'card adds' }, ...rows.slice(0, CLASSES)) : make('p', {}, text.noGroups),
    rows.length > CLASSES &&
      make(
        'details',
        {},
        make('summary', {}, counted(text.moreGroups, rows.length - CLASSES)),
        make('ol', { class: 'card adds' }, ...rows.slice(CLASSES)),
      ),
    make('p', {}, `${counted(text.likeNoOther, alone.length)} ${counted(text.without, unknown.length)}`),
  ];
}

/**
 * Of nearly everything a strip has no record: only reagents are worth a line.
 * @param {string[]} tests
 * @param {Names} names
 */
function unrecorded(tests, names) {
  const reagents = tests.filter((test) => !names.strips.has(test));
  return reagents.length > 0
    ? [
        make(
          'p',
          { class: 'small quiet' },
          fill(text.noRecord, { tests: listed(reagents.map((test) => names.reagent(test))) }),
        ),
      ]
    : [];
}

/** The first names at once, the others when somebody asks. @param {string[]} ids @param {Names} names */
function members(ids, names) {
  const links = (/** @type {string[]} */ some) =>
    some.flatMap((id, at) => [at > 0 ? ', ' : '', names.card('substance', id)]);
  if (ids.length <= NAMED) return make('p', {}, ...links(ids), '.');
  const rest = make('p', { class: 'small' });
  return make(
    'div',
    {},
    make('p', {}, ...links(ids.slice(0, NAMED))),
    make(
      'details',
      {
        class: 'small',
        toggle: () => {
          if (rest.firstChild === null) rest.append(...links(ids.slice(NAMED)), '.');
        },
      },
      make('summary', {}, fill(text.more, { count: ids.length - NAMED })),
      rest,
    ),
  );
}

/** @param {string} test @param {Names} names */
export function nameOf(test, names) {
  return names.strips.has(test) ? stripTitle(test) : names.reagent(test);
}
