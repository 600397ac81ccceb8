/** The dangerous families that were not found: what the tests saw of them; those that nobody looked for, in one line each. */

import { texts } from '../texts/en/check.js';
import { counted, fill } from '../texts/words.js';
import { icon, make } from '../ui/dom.js';
import { besideStrip, underFamily } from './short.js';

/** @typedef {import('../pkg/index.js').Hazard} Hazard */
/** @typedef {import('../ui/names.js').Say} Say */
/** @typedef {import('../ui/names.js').Names} Names */

const text = texts.families;
const SYMBOLS = /** @type {Record<string, string>} */ ({
  'not-found-share': 'bar',
  'not-found-no-strength': 'bar',
  'not-found-no-limit': 'bar',
  'not-found-poor-brand': 'bar',
  'strip-faint': 'bar',
  'strip-blind-to': 'noeye',
  'nbome-possible': 'noeye',
  'no-strip-exists': 'noeye',
  'not-tested': 'nil',
});
/** All that is said of a family that nobody looked for. */
const UNTESTED = ['not-tested', 'no-strip-exists'];
/**
 * @param {Hazard[]} hazards those that were not found
 * @param {Say} say
 * @param {Names} names
 * @param {import('./result.js').Ways['add']} add
 * @param {(test: string) => boolean} present whether a test is on the page already
 */
export function families(hazards, say, names, add, present) {
  if (hazards.length === 0) return undefined;
  const plain = (/** @type {Hazard} */ own) => underName(own).every(({ key }) => UNTESTED.includes(key));
  const told = hazards.filter((own) => own.tests.length > 0 || !plain(own));
  const untested = hazards.filter((own) => !told.includes(own));
  const always = untested.filter(({ family }) => names.isAlways(family));
  const joined = untested.filter((own) => !always.includes(own));
  return make(
    'section',
    { class: 'tight', 'aria-labelledby': 'hazards-title' },
    make('h2', { id: 'hazards-title' }, say('heading-hazards')),
    make(
      'ul',
      { class: 'haz' },
      ...told.map((own) => row(own, say, names)),
      ...always.map((own) => line(own, say, names, add, present)),
      joined.length > 0 && others(joined, say, names),
    ),
  );
}

/** What is said under the name of a family. @param {Hazard} hazard */
function underName({ because }) {
  return because.filter(({ place }) => place !== 'aside');
}

/** The same in the fewest words: the family is named, and so is the strip if there is but one. @param {Hazard} hazard */
function inShort(hazard) {
  const one = new Set(hazard.tests.map(({ strip }) => strip)).size === 1;
  return underName(hazard).map((message) => (one ? besideStrip(underFamily(message)) : underFamily(message)));
}

/** @param {Hazard} hazard @param {Say} say */
export function saidOf(hazard, say) {
  return inShort(hazard).map((message) => say(message));
}

/**
 * What the tests saw of a family.
 * @param {Hazard} hazard
 * @param {Say} say
 * @param {Names} names
 */
function row(hazard, say, names) {
  const { family, missed, because } = hazard;
  const blind = new Set(
    because.filter(({ key }) => key === 'strip-cannot-see').map(({ params }) => names.strip(String(params.strip))),
  );
  return make(
    'li',
    {},
    /** @type {any} */ (icon('dia', 'ico')),
    make('h3', {}, names.card('family', family)),
    make(
      'div',
      { class: 'tight' },
      ...inShort(hazard).map((message) =>
        make(
          'p',
          { class: 'seen' },
          /** @type {any} */ (icon(SYMBOLS[message.key.replace(/-short$/, '')] ?? 'nil')),
          make('span', {}, say(message)),
        ),
      ),
      make(
        'details',
        { id: `missed-${family}` },
        make('summary', {}, text.missed),
        make(
          'ul',
          { class: 'notes small' },
          blind.size > 0 && make('li', {}, fill(text.blind, { strips: [...blind].join('; ') })),
          ...missed.map(({ note, sources }) => make('li', {}, `${note} `, names.sources(sources))),
        ),
      ),
    ),
  );
}

/**
 * A family that nobody looked for, with the strips that would.
 * @param {Hazard} hazard
 * @param {Say} say
 * @param {Names} names
 * @param {import('./result.js').Ways['add']} add
 * @param {(test: string) => boolean} present
 */
function line(hazard, say, names, add, present) {
  const { family } = hazard;
  const strips = names.catalogue.strips.filter((own) => !own.product && own.family === family && !present(own.id));
  return make(
    'li',
    { class: 'line' },
    make('h3', {}, names.card('family', family)),
    strips.length === 0
      ? make('p', { class: 'quiet small' }, saidOf(hazard, say).join(' '))
      : make(
          'p',
          {},
          ...strips.map(({ id }) =>
            make(
              'button',
              { class: 'link', type: 'button', id: `look-for-${id}`, click: () => add(id) },
              fill(texts.next.add, { test: names.single(id) }),
            ),
          ),
        ),
  );
}

/**
 * Families that joined and that nobody looked for.
 * @param {Hazard[]} hazards
 * @param {Say} say
 * @param {Names} names
 */
function others(hazards, say, names) {
  return make(
    'li',
    { class: 'line' },
    make(
      'details',
      { id: 'other-families' },
      make('summary', {}, counted(text.others, hazards.length)),
      make(
        'ul',
        { class: 'notes small' },
        ...hazards.map((own) => make('li', {}, names.card('family', own.family), `: ${saidOf(own, say).join(' ')}`)),
      ),
    ),
  );
}
