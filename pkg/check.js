/**
 * What may reach the core, as one table a type of input. Words and limits are those of the core (limits.js).
 *
 * Every check copies: it reads each property once and returns fresh values without a prototype, so a getter, a
 * Proxy or an altered `Object.prototype` can neither change its mind between check and use nor add a field. Only
 * own enumerable properties count, as for `JSON.stringify` and `structuredClone`. `undefined` means absent;
 * `null` is an error. A field nobody knows is refused, because a misspelt `milligrams` must not be lost in silence.
 */
import {
  flag,
  given,
  guarded,
  languageTag,
  list,
  number,
  oneOf,
  oneOfKinds,
  present,
  record,
  refuse,
  required,
  table,
  text,
  variant,
  whole,
  wrongType,
} from './check-kinds.js';
import { MOST, RANGES, WORDS } from './limits.js';

const MOST_SAMPLES = 1000;

const word = text(MOST.text);
const reader = oneOf(WORDS.reader);

const STAGE = record({
  colour: required(colour),
  seconds: number(...RANGES.seconds),
  effects: list(oneOf(WORDS.effect), MOST.effects),
});

const READINGS = {
  reagent: record({
    test: oneOf(['reagent']),
    reagent: required(word),
    stages: required(list(STAGE, MOST.stages, 1)),
    reader,
  }),
  strip: record({
    test: oneOf(['strip']),
    strip: required(word),
    lines: required(oneOf(WORDS.lines)),
    milligrams: number(...RANGES.amount),
    millilitres: number(...RANGES.amount),
    minutes: number(...RANGES.minutes),
    lot: word,
    said: oneOf(WORDS.said),
    reader,
  }),
  instrument: record({
    test: oneOf(['instrument']),
    technique: required(oneOf(WORDS.technique)),
    components: required(list(word, MOST.components)),
  }),
};

const SAMPLE = record({
  soldAs: word,
  form: oneOf(WORDS.form),
  readings: required(list(variant('test', READINGS), MOST.readings)),
  observed: list(oneOf(WORDS.observed), MOST.observed),
});

const CLASSIFY_OPTIONS = record({
  prior: oneOf(WORDS.prior),
  region: oneOf(WORDS.region),
  ignoreSoldAs: flag,
  kit: list(word, MOST.tests),
  limit: whole(1, MOST.candidates),
});

const KIT = {
  have: list(word, MOST.tests),
  prior: oneOf(WORDS.prior),
  region: oneOf(WORDS.region),
  soldAs: word,
};
const REVIEW = record(KIT);
const ADVICE = record({ ...KIT, add: whole(1, MOST.added) });
const PAIR = record({ a: required(word), b: required(word), kit: list(word, MOST.tests) });

const FIND_OPTIONS = record({ limit: whole(1, 1000) });
const TEXT_OPTIONS = record({ lang: languageTag });
// A list of an instrument's components is the longest thing a message of a verdict holds.
const MESSAGE = record({
  key: required(word),
  params: table(oneOfKinds(text(20_000), number(-1e15, 1e15)), 16),
  severity: word,
  place: word,
});
const SOURCE = record({
  core: given,
  database: given,
  identities: given,
  structures: given,
  analogues: given,
  chemistry: given,
});

/** The longest molfile; a SMILES is bounded where it is read, so that the error can name its length. */
const ofStructure = text(MOST.structure);
const ANALOGUES = record({
  id: word,
  inchikey: word,
  smiles: ofStructure,
  molfile: ofStructure,
});
const ANALOGUES_OPTIONS = record({ limit: whole(1, 1000), drawings: flag });

const ANY = /** @type {{ others: 'leave out' }} */ ({ others: 'leave out' });
/** More than a verdict on the largest sample holds, and little enough to be put into words at once. */
const MOST_MESSAGES = 10_000;
const MOST_LETTERS = 4_000_000;
const count = whole(0, 65_535);
const SPOKEN_MESSAGE = record(
  { key: required(word), params: table(oneOfKinds(text(20_000), number(-1e15, 1e15)), 16) },
  ANY,
);
const SPOKEN_HAZARD = record(
  {
    family: required(word),
    state: required(word),
    because: required(list(SPOKEN_MESSAGE, MOST_MESSAGES)),
    missed: list(record({ substance: word, group: text(2000) }, ANY), 64),
  },
  ANY,
);
const SPOKEN_TESTS = record({ count: required(count), fits: required(count), unrecorded: required(count) }, ANY);
const SPOKEN_NAMED = record(
  {
    substances: required(list(word, 16)),
    alike: required(count),
    with: word,
    tests: required(SPOKEN_TESTS),
    misfits: required(list(word, 1000)),
  },
  ANY,
);
const VERDICT = record(
  {
    schemaVersion: required(number(0, 1e6)),
    mainComponent: required(
      record(
        {
          named: required(list(SPOKEN_NAMED, 16)),
          more: required(count),
          ranked: required(count),
        },
        ANY,
      ),
    ),
    hazards: required(list(SPOKEN_HAZARD, 64)),
    next: required(list(record({ action: required(word), because: required(SPOKEN_MESSAGE) }, ANY), 512)),
    messages: required(list(SPOKEN_MESSAGE, MOST_MESSAGES)),
  },
  ANY,
);

/** @param {unknown} value @returns {import('./index.d.ts').Sample} */
export const sample = (value) => SAMPLE(present(value, 'sample'), '');

/** @param {unknown} value @returns {import('./index.d.ts').Sample[]} */
export const samples = (value) => list(SAMPLE, MOST_SAMPLES)(present(value, 'samples'), 'samples');

/** @param {unknown} value @returns {import('./index.d.ts').ClassifyOptions | undefined} */
export const classifyOptions = (value) => (value === undefined ? undefined : CLASSIFY_OPTIONS(value, 'options'));

/** @param {unknown} value @returns {import('./index.d.ts').Pair} */
export const pair = (value) => PAIR(present(value, 'pair'), '');

/** @param {unknown} value @returns {import('./index.d.ts').Kit} */
export const kit = (value) => REVIEW(present(value, 'kit'), '');

/** @param {unknown} value @returns {import('./index.d.ts').KitToGrow} */
export const kitToGrow = (value) => ADVICE(present(value, 'kit'), '');

/** @param {unknown} value @returns {{ limit?: number }} */
export const findOptions = (value) => (value === undefined ? Object.create(null) : FIND_OPTIONS(value, 'options'));

/** @param {unknown} value @returns {any} exactly one of id, inchikey, smiles and molfile */
export function analogues(value) {
  const query = ANALOGUES(present(value, 'query'), 'query');
  const given = Object.keys(query);
  if (given.length === 0)
    throw refuse('missing', 'query', 'asks nothing; give one of id, inchikey, smiles and molfile');
  if (given.length > 1) throw refuse('too-many', 'query', `asks by ${given.join(' and ')}; give one of them`);
  return query;
}

/** @param {unknown} value @returns {{ limit?: number, drawings?: boolean }} */
export const analoguesOptions = (value) =>
  value === undefined ? Object.create(null) : ANALOGUES_OPTIONS(value, 'options');

/** @param {unknown} value @returns {{ lang?: string }} */
export const textOptions = (value) => (value === undefined ? Object.create(null) : TEXT_OPTIONS(value, 'options'));

/** @param {unknown} value @returns {{ key: string, params: Record<string, string | number> }} */
export function message(value) {
  const copy = MESSAGE(present(value, 'message'), 'message');
  copy.params ??= Object.create(null);
  return copy;
}

/**
 * @param {unknown} value
 * @returns {{ core?: unknown, database?: unknown, identities?: unknown, structures?: unknown, analogues?: unknown, chemistry?: unknown }}
 */
export const source = (value) => (value === undefined ? Object.create(null) : SOURCE(value, 'source'));

/** @param {unknown} value @param {string} path @returns {string} */
export const shortText = (value, path) => word(present(value, path), path);

/**
 * A verdict comes back from the caller, perhaps by way of JSON. Only what words are made of is copied, and no more of
 * it than a verdict holds.
 * @param {unknown} value @returns {any}
 */
export function verdict(value) {
  const { schemaVersion } = /** @type {any} */ (
    record({ schemaVersion: given }, ANY)(present(value, 'verdict'), 'verdict')
  );
  if (schemaVersion !== 1) {
    throw refuse(
      'invalid-type',
      'verdict',
      'is not a verdict of this version of the package; pass what classify() returned',
    );
  }
  const copy = VERDICT(value, 'verdict');
  let letters = 0;
  for (const { params = {} } of [
    ...copy.messages,
    ...copy.hazards.flatMap((/** @type {any} */ hazard) => hazard.because),
  ]) {
    for (const own of Object.values(params)) letters += typeof own === 'string' ? own.length : 0;
  }
  if (letters > MOST_LETTERS)
    throw refuse('too-long', 'verdict', `holds ${letters} characters; at most ${MOST_LETTERS} are taken`);
  return copy;
}

/** A colour word is read by the core; here only its type and size are settled. @type {import('./check-kinds.js').Check} */
function colour(value, path) {
  if (typeof value === 'string') {
    if (value.trim() === '')
      throw refuse(
        'unreadable-colour',
        path,
        "is empty; give a colour name, '#rrggbb', 'none' for no reaction, or { lab: [L, a, b] }",
      );
    return word(value, path);
  }
  if (typeof value !== 'object' || value === null || guarded(path, () => Array.isArray(value))) {
    throw wrongType(path, "must be a colour name, '#rrggbb', 'none' for no reaction, or { lab: [L, a, b] }", value);
  }
  return LAB(value, path);
}

const CHANNELS = [number(...RANGES.lightness), number(...RANGES.chroma), number(...RANGES.chroma)];
const LAB = record({
  lab: required((value, path) => {
    const channels = list(given, 3, 3)(value, path);
    return CHANNELS.map((check, index) => check(channels[index], `${path}[${index}]`));
  }),
});
