/** The card of a substance or of a structure: what it is, its family, what naloxone does, what it looks like. */

import { texts } from '../texts/en/lookup.js';
import { counted, fill, pieces } from '../texts/words.js';
import { icon, make } from '../ui/dom.js';
import { addressOf } from './address.js';
import { molecule, subscripts } from './molecule.js';
import { LEAST_NEAR } from './relatives.js';

/** @typedef {import('../pkg/index.js').Substance} Substance */
/** @typedef {import('../pkg/index.js').Family} Family */
/** @typedef {import('../pkg/index.js').Analogues} Analogues */

/** Other names shown at once. */
const NAMES = 6;
const text = texts.card;

/**
 * @typedef {object} Known what the card is about
 * @property {Substance} [substance]
 * @property {Analogues} [found]
 * @property {{ family: Family, by: keyof typeof text.family }[]} families
 * @property {boolean} typed a structure was asked for
 * @property {Node | string} waiting why there is no drawing yet, or none
 * @property {string} [as] the street name or brand by which it was found
 * @property {Family} [rest] what holds of what is of no family
 */

/** @param {Known} known @param {import('../ui/names.js').Say} say @param {import('../ui/names.js').Names} names */
export function card({ substance, found, families, typed, waiting, as, rest }, say, names) {
  return make(
    'article',
    { class: 'card', 'aria-labelledby': 'card-title' },
    make(
      'div',
      { class: 'tight' },
      make('h2', { id: 'card-title', tabindex: '-1' }, titleOf(substance, found)),
      ...families.map(({ family, by }) =>
        make(
          'p',
          {},
          ...pieces(text.family[by], { family: make('a', { href: addressOf('family', family.id) }, family.name) }),
        ),
      ),
      families.length === 0 && make('p', {}, text.noFamily),
    ),
    as !== undefined && make('p', { class: 'out warn' }, make('span', {}, fill(text.soldAs, { name: as }))),
    typed && found !== undefined && identity(found),
    ...(found?.notes ?? [])
      .filter(({ place }) => place === 'reason')
      .map((note) => make('p', { class: 'out warn' }, make('span', {}, say(note)))),
    ...naloxone(families.length === 0 && rest !== undefined ? [rest] : families.map(({ family }) => family)),
    testsInALine(substance, names),
    drawing(substance, found, waiting),
    synonyms(substance),
    identifiers(substance, found),
  );
}

/** @param {Substance | undefined} substance @param {Analogues | undefined} found */
function titleOf(substance, found) {
  return substance?.name ?? (found === undefined ? '' : text.unknown);
}

/** @param {Analogues} found */
function identity({ identity, families, neighbours }) {
  if (identity === undefined) {
    const isNear = neighbours.some(({ tanimoto }) => tanimoto >= LEAST_NEAR);
    const by = families.length > 0 ? (isNear ? 'both' : 'family') : isNear ? 'relatives' : undefined;
    const advice = by === undefined ? [text.nothingToGoBy] : [text.goBy[by], text.tell];
    return make('p', { class: 'out warn' }, make('span', {}, [text.isNone, ...advice].join(' ')));
  }
  const { by, name } = identity;
  return make(
    'p',
    { class: 'out' },
    make('span', {}, fill(by === 'constitution' || by === 'tautomer' ? text.same[by] : text.is, { name })),
  );
}

/**
 * In one line, for who has no time for more.
 * @param {Substance | undefined} substance
 * @param {import('../ui/names.js').Names} names
 */
function testsInALine(substance, names) {
  if (substance === undefined) return false;
  const made = substance.strips.filter(({ strip }) => names.isMadeFor(strip, substance));
  const sees = made.filter(({ detected }) => detected === 'yes').length;
  const disputed = made.some(({ detected }) => detected === 'disputed');
  const { reactions } = substance;
  const seen = sees > 0 ? counted(text.stripsSee, sees) : disputed ? text.stripsDisputed : text.noStripSees;
  const colours =
    reactions.length === 0
      ? text.noReagents
      : reactions.some(({ reacts }) => reacts === true)
        ? text.someColour
        : text.noColour;
  return make('p', {}, make('b', {}, text.strips), ` ${seen} `, make('b', {}, text.reagents), ` ${colours}`);
}

/** What it does for each family, said once where families agree. @param {Family[]} families */
export function naloxone(families) {
  const words = new Map(families.map((family) => [`${family.naloxone} ${family.response}`, family]));
  return [...words].map(([said, { name }]) =>
    make(
      'p',
      { class: 'out act' },
      /** @type {any} */ (icon('ring', 'ico')),
      make('span', {}, families.length > 1 ? `${name}: ${said}` : said),
    ),
  );
}

/** @param {Substance | undefined} substance @param {Analogues | undefined} found @param {Node | string} waiting */
function drawing(substance, found, waiting) {
  const formula = found?.structure.formula ?? substance?.formula;
  const mass = found?.structure.mass ?? substance?.mass;
  const svg = found?.structure.drawing;
  return make(
    'div',
    { class: 'tight' },
    svg !== undefined &&
      make(
        'div',
        { class: 'drawn' },
        /** @type {any} */ (molecule(svg, fill(text.drawingOf, { name: found?.identity?.name ?? formula ?? '' }))),
      ),
    svg === undefined &&
      make('div', { class: 'drawn quiet', role: 'status' }, found === undefined ? waiting : text.notDrawn),
    formula !== undefined &&
      make(
        'p',
        {},
        ...subscripts(formula),
        mass === undefined ? '' : ` · ${fill(text.mass, { mass: mass.toFixed(4) })}`,
      ),
    found !== undefined &&
      (found.structure.removed.length > 0 || found.structure.neutralised) &&
      make('p', { class: 'quiet small' }, aside(found.structure)),
  );
}

/** @param {Analogues['structure']} structure */
function aside({ removed, neutralised }) {
  return [
    ...(removed.length > 0 ? [fill(text.leftAside, { parts: removed.map(({ formula }) => formula).join(', ') })] : []),
    ...(neutralised ? [text.neutralised] : []),
    text.ofTheRest,
  ].join(' ');
}

/** @param {Substance | undefined} substance */
function synonyms(substance) {
  if (substance === undefined || substance.synonyms.length === 0) return false;
  const [first, rest] = [substance.synonyms.slice(0, NAMES), substance.synonyms.slice(NAMES)];
  return make(
    'div',
    {},
    make(
      'p',
      { class: 'names' },
      fill(rest.length > 0 ? text.alsoCalledMore : text.alsoCalled, { names: first.join('; ') }),
    ),
    rest.length > 0 &&
      make(
        'details',
        { id: 'more-names' },
        make('summary', {}, counted(text.moreNames, rest.length)),
        make('p', { class: 'names small' }, `${rest.join('; ')}.`),
      ),
  );
}

/** @param {Substance | undefined} substance @param {Analogues | undefined} found */
function identifiers(substance, found) {
  const rows = Object.entries({
    CAS: substance?.cas,
    InChIKey: substance?.inchikey,
    SMILES: found?.structure.smiles ?? substance?.smiles,
  }).filter(([, value]) => value !== undefined);
  return (
    rows.length > 0 &&
    make(
      'details',
      { id: 'identifiers', class: 'printed' },
      make('summary', {}, text.identifiers),
      make(
        'dl',
        { class: 'kv' },
        ...rows.flatMap(([name, value]) => [
          make('dt', {}, name),
          make('dd', { class: 'mono' }, make('span', {}, value)),
        ]),
      ),
    )
  );
}
