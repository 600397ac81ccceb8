/**
 * The card of a family: what naloxone does, what field tests see and miss, which families lie above and below it, its
 * members.
 */

import { texts } from '../texts/en/lookup.js';
import { counted, fill, pieces } from '../texts/words.js';
import { make } from '../ui/dom.js';
import { addressOf } from './address.js';
import { naloxone } from './card.js';
import { molecule } from './molecule.js';
import { gallery } from './relatives.js';

/** @typedef {import('../pkg/index.js').Family} Family */
/** @typedef {import('../pkg/index.js').FamilyStructures} FamilyStructures */
/** @typedef {import('../ui/names.js').Names} Names */

/** Drawn members that stand open. */
const OPEN = 6;
/** A longer list is folded away. */
const LONG = 30;
const text = texts.family;

/**
 * @param {Family} family
 * @param {FamilyStructures | undefined} structures
 * @param {Node | string} waiting why there are none yet, or none
 * @param {Names} names
 */
export function familyCard(family, structures, waiting, names) {
  const below = names.catalogue.families.filter(({ parent }) => parent === family.id);
  return make(
    'article',
    { class: 'card', 'aria-labelledby': 'card-title' },
    make(
      'div',
      { class: 'tight' },
      make('h2', { id: 'card-title', tabindex: '-1' }, family.name),
      make('p', { class: 'quiet' }, counted(text.about, family.members.length)),
      family.hazard !== 'no' && make('p', {}, text.hazard[family.hazard]),
      family.parent !== undefined && make('p', {}, ...pieces(text.above, { family: link(family.parent, names) })),
      make(
        'p',
        {},
        make('a', { href: `coverage.html#${new URLSearchParams({ family: family.id })}` }, text.records),
        '.',
      ),
      below.length > 0 &&
        make(
          'p',
          {},
          ...pieces(text.below, {
            families: make('span', {}, ...below.flatMap(({ id }, at) => [at > 0 ? ', ' : '', link(id, names)])),
          }),
        ),
    ),
    ...naloxone([family]),
    scaffold(structures, waiting),
  );
}

/** @param {FamilyStructures | undefined} structures @param {Node | string} waiting */
function scaffold(structures, waiting) {
  if (structures === undefined) return waiting !== '' && make('div', { class: 'drawn quiet', role: 'status' }, waiting);
  const {
    scaffold,
    members: [typical],
  } = structures;
  if (scaffold === undefined || typical === undefined) return make('p', {}, text.noScaffold);
  return make(
    'div',
    { class: 'tight' },
    scaffold.drawing !== undefined &&
      make(
        'div',
        { class: 'drawn' },
        /** @type {any} */ (molecule(scaffold.drawing, fill(text.drawingOf, { name: typical.name }))),
      ),
    scaffold.drawing !== undefined && make('p', {}, fill(text.bold, { name: typical.name })),
    make(
      'details',
      { id: 'scaffold' },
      make('summary', {}, text.smarts),
      make(
        'dl',
        { class: 'kv' },
        make('dt', {}, scaffold.smarts.length === 1 ? text.has : text.hasOneOf),
        ...scaffold.smarts.map((smarts) => make('dd', { class: 'mono' }, make('span', {}, smarts))),
        ...(scaffold.but.length === 0
          ? []
          : [
              make('dt', {}, text.hasNoneOf),
              ...scaffold.but.map((smarts) => make('dd', { class: 'mono' }, make('span', {}, smarts))),
            ]),
      ),
    ),
  );
}

/** @param {FamilyStructures} structures @param {Names} names */
export function drawnMembers({ scaffold, members }, names) {
  const [typical] = members;
  if (scaffold === undefined || typical === undefined || members.length === 1) return false;
  const rows = members.map(({ tanimoto, ...own }, at) => ({
    ...own,
    note: at === 0 ? text.typical : fill(text.alike, { figure: tanimoto.toFixed(2) }),
  }));
  const rest = rows.slice(OPEN);
  return make(
    'section',
    { class: 'tight', 'aria-labelledby': 'drawn-title' },
    make('h2', { id: 'drawn-title' }, text.drawn),
    make('p', { class: 'quiet' }, fill(text.aboutDrawn, { name: typical.name })),
    gallery(rows.slice(0, OPEN), names),
    rest.length > 0 &&
      make(
        'details',
        { id: 'more-drawn' },
        make('summary', {}, fill(text.more, { count: rest.length })),
        gallery(rest, names),
      ),
  );
}

/** @param {Family} family */
export function members({ members }) {
  const list = make(
    'ul',
    { class: 'members' },
    ...members.map(({ substance, name }) =>
      make('li', {}, make('a', { href: addressOf('substance', substance) }, name)),
    ),
  );
  return make(
    'section',
    { class: members.length > LONG ? 'tight screen' : 'tight', 'aria-labelledby': 'members-title' },
    make('h2', { id: 'members-title' }, text.members),
    make('p', { class: 'quiet' }, text.mayBeMissing),
    members.length > LONG
      ? make('details', { id: 'all-members' }, make('summary', {}, fill(text.byName, { count: members.length })), list)
      : list,
  );
}

/** @param {string} id @param {Names} names */
function link(id, names) {
  return make('a', { href: addressOf('family', id) }, names.family(id));
}
