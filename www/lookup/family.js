/** The card of a family: what naloxone does, what field tests see and miss, which families lie above and below it, its members. */
import { make } from '../dom.js';
import { addressOf } from './address.js';
import { naloxone } from './card.js';
import { molecule } from './molecule.js';
import { gallery } from './relatives.js';

/** @typedef {import('../pkg/index.js').Family} Family */
/** @typedef {import('../pkg/index.js').FamilyStructures} FamilyStructures */
/** @typedef {import('../names.js').Names} Names */

/** Drawn members that stand open. */
const OPEN = 6;
/** A longer list is folded away. */
const LONG = 30;

const HAZARD = {
  always: 'A dangerous family: every result lists it until a test has looked for it.',
  when: 'A dangerous family: a result lists it when something points to it.',
  no: '',
};

/** @param {Family} family @param {FamilyStructures | undefined} structures @param {Node | string} waiting why there are none yet, or none @param {Names} names */
export function familyCard(family, structures, waiting, names) {
  const below = names.catalogue.families.filter(({ parent }) => parent === family.id);
  return make(
    'article',
    { class: 'card', 'aria-labelledby': 'card-title' },
    make(
      'div',
      { class: 'tight' },
      make('h2', { id: 'card-title', tabindex: '-1' }, family.name),
      make('p', { class: 'quiet' }, `A family with ${family.members.length} ${family.members.length === 1 ? 'member' : 'members'} in this data.`),
      HAZARD[family.hazard] !== '' && make('p', {}, HAZARD[family.hazard]),
      family.parent !== undefined && make('p', {}, 'Part of: ', link(family.parent, names), '.'),
      make('p', {}, make('a', { href: `coverage.html#${new URLSearchParams({ family: family.id })}` }, 'All records of its members'), '.'),
      below.length > 0 && make('p', {}, 'Parts of it: ', ...below.flatMap(({ id }, at) => [at > 0 ? ', ' : '', link(id, names)]), '.'),
    ),
    ...naloxone([family]),
    scaffold(structures, waiting),
  );
}

/** @param {FamilyStructures | undefined} structures @param {Node | string} waiting */
function scaffold(structures, waiting) {
  if (structures === undefined) return waiting !== '' && make('div', { class: 'drawn quiet', role: 'status' }, waiting);
  const { scaffold, members: [typical] } = structures;
  if (scaffold === undefined || typical === undefined) return make('p', {}, 'Its members have an effect or a use in common, not a structure.');
  return make(
    'div',
    { class: 'tight' },
    scaffold.drawing !== undefined && make('div', { class: 'drawn' }, /** @type {any} */ (molecule(scaffold.drawing, `Structure drawing of ${typical.name}, with what tells the family in bold`))),
    scaffold.drawing !== undefined && make('p', {}, `What tells the family is bold, here in ${typical.name}.`),
    make(
      'details',
      { id: 'scaffold' },
      make('summary', {}, 'The scaffold as SMARTS'),
      make(
        'dl',
        { class: 'kv' },
        make('dt', {}, scaffold.smarts.length === 1 ? 'Has' : 'Has one of'),
        ...scaffold.smarts.map((smarts) => make('dd', { class: 'mono' }, make('span', {}, smarts))),
        ...(scaffold.but.length === 0 ? [] : [make('dt', {}, 'Has none of'), ...scaffold.but.map((smarts) => make('dd', { class: 'mono' }, make('span', {}, smarts)))]),
      ),
    ),
  );
}

/** @param {FamilyStructures} structures @param {Names} names */
export function drawnMembers({ scaffold, members }, names) {
  const [typical] = members;
  if (scaffold === undefined || typical === undefined || members.length === 1) return false;
  const rows = members.map(({ tanimoto, ...own }, at) => ({ ...own, note: at === 0 ? 'The most typical' : `${tanimoto.toFixed(2)} alike` }));
  const rest = rows.slice(OPEN);
  return make(
    'section',
    { class: 'tight', 'aria-labelledby': 'drawn-title' },
    make('h2', { id: 'drawn-title' }, 'Members as they are built'),
    make('p', { class: 'quiet' }, `First the most typical, then those most like it. What differs from ${typical.name} is bold; a dashed ring marks what is missing. The figure, from 0 to 1, is how much of both structures is alike.`),
    gallery(rows.slice(0, OPEN), names),
    rest.length > 0 && make('details', { id: 'more-drawn' }, make('summary', {}, `${rest.length} more`), gallery(rest, names)),
  );
}

/** @param {Family} family */
export function members({ members }) {
  const list = make('ul', { class: 'members' }, ...members.map(({ substance, name }) => make('li', {}, make('a', { href: addressOf('substance', substance) }, name))));
  return make(
    'section',
    { class: members.length > LONG ? 'tight screen' : 'tight', 'aria-labelledby': 'members-title' },
    make('h2', { id: 'members-title' }, 'All members in this data'),
    make('p', { class: 'quiet' }, 'A new member may be missing here, and is no less dangerous.'),
    members.length > LONG ? make('details', { id: 'all-members' }, make('summary', {}, `All ${members.length} by name`), list) : list,
  );
}

/** @param {string} id @param {Names} names */
function link(id, names) {
  return make('a', { href: addressOf('family', id) }, names.family(id));
}
