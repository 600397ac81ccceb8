/** What a kit sees of the dangerous families, how much it tells apart, and what looks the same to it. */
import { make } from './dom.js';
import { sees } from './kit-add.js';
import { aboutOfAHundred, capital, colourWords, counted, listed, ofAHundred } from './kit-words.js';

/** @typedef {import('./pkg/index.js').KitReview} KitReview */
/** @typedef {import('./names.js').Names} Names */

/** Classes, and names of each, shown at once. */
const CLASSES = 8;
const NAMED = 4;

/** @param {KitReview} review @param {Names} names @param {boolean} any whether anything is ticked */
export function sight({ figures, families }, names, any) {
  const always = families.filter((family) => family.always);
  const unseen = always.filter(({ strips }) => strips.length === 0);
  const others = families.filter((family) => !family.always && !family.stripExists);
  const { apart, alike, unknown, alone, covered } = figures;
  return [
    unseen.length > 0 && make('h3', {}, 'It cannot see a trace of'),
    unseen.length > 0 && make('ul', { class: 'haz' }, ...unseen.map((family) => make(
      'li',
      {},
      make('h4', {}, names.card('family', family.family, family.name)),
      make('p', {}, family.stripExists ? 'A strip for these exists, and is not ticked.' : 'No strip for these is known.'),
      make('p', { class: 'small' }, mainPart(family, any)),
    ))),
    ...always.filter(({ strips }) => strips.length > 0).map((family) => make(
      'div',
      { class: 'card tight' },
      make('h3', {}, names.card('family', family.family, family.name)),
      ...family.strips.flatMap((own) => sees(own, names)),
      make('p', { class: 'small' }, mainPart(family, any)),
    )),
    make('p', { class: 'small' }, `No strip is known for ${listed(others.map(({ name }) => name))}.`),
    any && make('h3', {}, 'Of two samples with different main components'),
    any && make(
      'dl',
      { class: 'card kv shares' },
      make('dt', {}, 'Told apart'), make('dd', {}, ofAHundred(apart)),
      make('dt', {}, 'Look the same'), make('dd', {}, ofAHundred(alike)),
      make('dt', {}, 'Not known'), make('dd', {}, `${ofAHundred(unknown)}: no test here has a record of both`),
    ),
    any && make('p', {}, `${capital(ofAHundred(covered))} samples have a main component with a record on these tests. ${capital(ofAHundred(alone))} look like nothing else that is recorded.`),
  ];
}

/** @param {KitReview['families'][number]} family @param {boolean} any */
function mainPart({ members, recorded, foundIn }, any) {
  const seen = recorded > 0 ? `The reagents ticked have a record of ${recorded} of ${counted(members, 'member')}, as the main component only. ` : any ? 'The reagents ticked have a record of none of them. ' : '';
  return foundIn === undefined || foundIn === 0 ? seen.trim() : `${seen}Found in ${aboutOfAHundred(foundIn)} published samples.`;
}

/** @param {KitReview} review @param {Names} names */
export function classes({ classes: all, alone, unknown }, names) {
  const rows = all.map((own) => make(
    'li',
    { class: 'tight' },
    make('p', {}, make('b', {}, own.shows.map(({ test, shows }) => `${nameOf(test, names)}: ${colourWords(shows)}`).join(' · '))),
    own.dangerous > 0 && make('p', { class: 'tag' }, `${own.dangerous} of ${own.substances.length} ${own.dangerous === 1 ? 'is' : 'are'} of the most dangerous families`),
    members(own.substances, names),
    ...unrecorded(own.unknown, names),
  ));
  return [
    make('p', {}, 'The tests ticked cannot tell the members of a group apart. Groups with members of the most dangerous families stand first.'),
    rows.length > 0 ? make('ol', { class: 'card adds' }, ...rows.slice(0, CLASSES)) : make('p', {}, 'No two substances with a record look the same on all of it.'),
    rows.length > CLASSES && make('details', {}, make('summary', {}, `${rows.length - CLASSES} more groups`), make('ol', { class: 'card adds' }, ...rows.slice(CLASSES))),
    make('p', {}, `Of those recorded, ${counted(alone.length, 'substance looks', 'substances look')} like no other. ${counted(unknown.length, 'substance has', 'substances have')} no record on any test ticked: nothing rules ${unknown.length === 1 ? 'it' : 'them'} out.`),
  ];
}

/** Of nearly everything a strip has no record: only reagents are worth a line. @param {string[]} tests @param {Names} names */
function unrecorded(tests, names) {
  const reagents = tests.filter((test) => !names.strips.has(test));
  return reagents.length > 0 ? [make('p', { class: 'small quiet' }, `No record on ${listed(reagents.map((test) => names.reagent(test)))}.`)] : [];
}

/** The first names at once, the others when somebody asks. @param {string[]} ids @param {Names} names */
function members(ids, names) {
  const links = (/** @type {string[]} */ some) => some.flatMap((id, at) => [at > 0 ? ', ' : '', names.card('substance', id)]);
  if (ids.length <= NAMED) return make('p', {}, ...links(ids), '.');
  const rest = make('p', { class: 'small' });
  return make(
    'div',
    {},
    make('p', {}, ...links(ids.slice(0, NAMED))),
    make('details', { class: 'small', toggle: () => { if (rest.firstChild === null) rest.append(...links(ids.slice(NAMED)), '.'); } }, make('summary', {}, `and ${ids.length - NAMED} more`), rest),
  );
}

/** @param {string} test @param {Names} names */
export function nameOf(test, names) {
  return names.strips.has(test) ? `${capital(test)} strip` : names.reagent(test);
}
