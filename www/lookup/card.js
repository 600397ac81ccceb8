/** The card of a substance or of a structure: what it is, its family, what naloxone does, what it looks like. */
import { icon, make } from '../dom.js';
import { addressOf } from './address.js';
import { molecule, subscripts } from './molecule.js';
import { LEAST_NEAR } from './relatives.js';

/** @typedef {import('../pkg/index.js').Substance} Substance */
/** @typedef {import('../pkg/index.js').Family} Family */
/** @typedef {import('../pkg/index.js').Analogues} Analogues */

/** Other names shown at once. */
const NAMES = 6;
const SAME = {
  constitution: 'has the same atoms and bonds. How they lie in space, or their isotopes, differ or were not given. Another form can act otherwise.',
  tautomer: 'is the same but for the place of hydrogens.',
};
const TOLD = { record: 'Family', scaffold: 'Family, told by its structure', similarity: 'Family, told only by its nearest relative' };

/**
 * @param {{ substance?: Substance, found?: Analogues, families: { family: Family, by: keyof typeof TOLD }[], typed: boolean, waiting: Node | string, as?: string, rest?: Family }} known
 *   `typed`: a structure was asked for; `as`: the street name or brand by which it was found; `rest`: what holds of what is of no
 *   family; `waiting`: why there is no drawing yet, or none
 * @param {import('../card.js').Say} say @param {import('../names.js').Names} names
 */
export function card({ substance, found, families, typed, waiting, as, rest }, say, names) {
  return make(
    'article',
    { class: 'card', 'aria-labelledby': 'card-title' },
    make(
      'div',
      { class: 'tight' },
      make('h2', { id: 'card-title', tabindex: '-1' }, titleOf(substance, found)),
      ...families.map(({ family, by }) => make('p', {}, `${TOLD[by]}: `, make('a', { href: addressOf('family', family.id) }, family.name), '.')),
      families.length === 0 && make('p', {}, 'No family in this data can be told from its structure. That does not rule anything out.'),
    ),
    as !== undefined && make('p', { class: 'out warn' }, make('span', {}, `“${as}” is a street name or a brand. What is sold under it may be something else, or hold something else besides. Test it.`)),
    typed && found !== undefined && identity(found),
    ...(found?.notes ?? []).filter(({ place }) => place === 'reason').map((note) => make('p', { class: 'out warn' }, make('span', {}, say(note)))),
    ...naloxone(families.length === 0 && rest !== undefined ? [rest] : families.map(({ family }) => family)),
    testsInALine(substance, names),
    drawing(substance, found, waiting),
    synonyms(substance),
    identifiers(substance, found),
  );
}

/** @param {Substance | undefined} substance @param {Analogues | undefined} found */
function titleOf(substance, found) {
  return substance?.name ?? (found === undefined ? '' : 'A structure that is not in this data');
}

/** @param {Analogues} found */
function identity({ identity, families, neighbours }) {
  if (identity === undefined) {
    const by = [...(families.length > 0 ? ['its family'] : []), ...(neighbours.some(({ tanimoto }) => tanimoto >= LEAST_NEAR) ? ['its nearest relatives'] : [])];
    return make(
      'p',
      { class: 'out warn' },
      make('span', {}, `No substance in this data has this structure. ${by.length > 0 ? `It may be new. Go by ${by.join(' and ')}, and expect the worst of them.` : 'It may be new, or no drug at all.'} Have it looked at by a laboratory${by.length > 0 ? ', and tell your early-warning service' : ''}.`),
    );
  }
  const { by, name } = identity;
  return make('p', { class: 'out' }, make('span', {}, by === 'constitution' || by === 'tautomer' ? `${name} ${SAME[by]}` : `This structure is ${name}.`));
}

/** In one line, for who has no time for more. @param {Substance | undefined} substance @param {import('../names.js').Names} names */
function testsInALine(substance, names) {
  if (substance === undefined) return false;
  const made = substance.strips.filter(({ strip }) => names.isMadeFor(strip, substance));
  const sees = made.filter(({ detected }) => detected === 'yes').length;
  const disputed = made.some(({ detected }) => detected === 'disputed');
  const { reactions } = substance;
  const colours = reactions.length === 0 ? 'no record' : reactions.some(({ reacts }) => reacts === true) ? 'some show a colour, as a main component only' : 'those recorded show no colour';
  return make('p', {}, make('b', {}, 'Strips: '), sees > 0 ? `${sees === 1 ? 'one is' : `${sees} are`} recorded to see it` : disputed ? 'sources disagree' : 'none is recorded to see it', '. ', make('b', {}, 'Reagents: '), `${colours}.`);
}

/** What it does for each family, said once where families agree. @param {Family[]} families */
export function naloxone(families) {
  const words = new Map(families.map((family) => [`${family.naloxone} ${family.response}`, family]));
  return [...words].map(([said, { name }]) => make(
    'p',
    { class: 'out act' },
    /** @type {any} */ (icon('ring', 'ico')),
    make('span', {}, families.length > 1 ? `${name}: ${said}` : said),
  ));
}

/** @param {Substance | undefined} substance @param {Analogues | undefined} found @param {Node | string} waiting */
function drawing(substance, found, waiting) {
  const formula = found?.structure.formula ?? substance?.formula;
  const mass = found?.structure.mass ?? substance?.mass;
  const svg = found?.structure.drawing;
  return make(
    'div',
    { class: 'tight' },
    svg !== undefined && make('div', { class: 'drawn' }, /** @type {any} */ (molecule(svg, `Structure drawing of ${found?.identity?.name ?? formula}`))),
    svg === undefined && make('div', { class: 'drawn quiet', role: 'status' }, found === undefined ? waiting : 'It could not be drawn so that the drawing can be trusted.'),
    formula !== undefined && make('p', {}, ...subscripts(formula), mass === undefined ? '' : ` · ${mass.toFixed(4)} Da (monoisotopic)`),
    found !== undefined && (found.structure.removed.length > 0 || found.structure.neutralised) && make('p', { class: 'quiet small' }, aside(found.structure)),
  );
}

/** @param {Analogues['structure']} structure */
function aside({ removed, neutralised }) {
  const parts = removed.length > 0 ? `Left aside: ${removed.map(({ formula }) => formula).join(', ')}. ` : '';
  return `${parts}${neutralised ? 'Charges were neutralised. ' : ''}The drawing, the formula and the mass are of what is left.`;
}

/** @param {Substance | undefined} substance */
function synonyms(substance) {
  if (substance === undefined || substance.synonyms.length === 0) return false;
  const [first, rest] = [substance.synonyms.slice(0, NAMES), substance.synonyms.slice(NAMES)];
  return make(
    'div',
    {},
    make('p', { class: 'names' }, `Also called: ${first.join('; ')}${rest.length > 0 ? '; and others' : ''}.`),
    rest.length > 0 && make('details', { id: 'more-names' }, make('summary', {}, `${rest.length} more ${rest.length === 1 ? 'name' : 'names'}`), make('p', { class: 'names small' }, `${rest.join('; ')}.`)),
  );
}

/** @param {Substance | undefined} substance @param {Analogues | undefined} found */
function identifiers(substance, found) {
  const rows = Object.entries({ CAS: substance?.cas, InChIKey: substance?.inchikey, SMILES: found?.structure.smiles ?? substance?.smiles }).filter(([, value]) => value !== undefined);
  return rows.length > 0 && make(
    'details',
    { id: 'identifiers', class: 'printed' },
    make('summary', {}, 'Identifiers'),
    make('dl', { class: 'kv' }, ...rows.flatMap(([name, value]) => [make('dt', {}, name), make('dd', { class: 'mono' }, make('span', {}, value))])),
  );
}
