/** The card of a family: what naloxone does, what field tests see and miss, which families lie above and below it, its members. */
import { make } from '../dom.js';
import { addressOf } from './address.js';
import { naloxone } from './card.js';

/** @typedef {import('../pkg/index.js').Family} Family */
/** @typedef {import('../names.js').Names} Names */

const HAZARD = {
  always: 'A dangerous family: no verdict leaves it out until a test has looked for it.',
  when: 'A dangerous family: it joins a verdict when something speaks for it.',
  no: '',
};

/** @param {Family} family @param {Names} names */
export function familyCard(family, names) {
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
      below.length > 0 && make('p', {}, 'Parts of it: ', ...below.flatMap(({ id }, at) => [at > 0 ? ', ' : '', link(id, names)]), '.'),
    ),
    ...naloxone([family]),
  );
}

/** @param {Family} family */
export function members({ members }) {
  return make(
    'section',
    { class: 'tight', 'aria-labelledby': 'members-title' },
    make('h2', { id: 'members-title' }, 'Members'),
    make('p', { class: 'quiet' }, 'A new one may be missing here, and no less dangerous.'),
    make('ul', { class: 'members' }, ...members.map(({ substance, name }) => make('li', {}, make('a', { href: addressOf('substance', substance) }, name)))),
  );
}

/** @param {string} id @param {Names} names */
function link(id, names) {
  return make('a', { href: addressOf('family', id) }, names.family(id));
}
