/**
 * What may reach the core, as one table a type of input, and the few kinds of check those tables are made of.
 *
 * Every check copies: it reads each property once and returns fresh values without a prototype, so a getter, a
 * Proxy or an altered `Object.prototype` can neither change its mind between check and use nor add a field. Only
 * own enumerable properties count, as for `JSON.stringify` and `structuredClone`. `undefined` means absent;
 * `null` is an error. A field nobody knows is refused, because a misspelt `milligrams` must not be lost in silence.
 */
import { AnalogueLookupError } from './error.js';

/** @typedef {(value: unknown, path: string) => any} Check returns a copy or throws */

const FORMS = ['powder', 'crystal', 'pill', 'blotter', 'paper', 'vape', 'liquid', 'plant', 'residue'];
const OBSERVED = ['unwell-now', 'naloxone-responded', 'sedation-after-naloxone', 'long-sedation', 'overdose-cluster'];
const EFFECTS = ['fizz', 'smoke', 'precipitate', 'spots'];
const LINES = ['C', 'C+T', 'C+faint T', 'T', 'none', 'unsure'];
const READERS = ['sure', 'unsure', 'colour-vision-deficient', 'camera', 'camera-uncorrected'];
const TECHNIQUES = ['FTIR', 'Raman', 'GC-MS', 'DART-MS', 'LC-MS'];

/** Names people write for a field when they mean another, beyond plain misspelling. */
const OFTEN_MEANT = new Map([
  ['mg', 'milligrams'],
  ['mass', 'milligrams'],
  ['ml', 'millilitres'],
  ['volume', 'millilitres'],
  ['min', 'minutes'],
  ['time', 'minutes'],
  ['result', 'lines'],
  ['color', 'colour'],
  ['name', 'soldAs'],
  ['sec', 'seconds'],
  ['type', 'test'],
]);

const MAX_TEXT = 200; // UTF-16 code units
const MAX_SAMPLES = 1000;
/** mg or mL: less is a slip. */
const LEAST_AMOUNT = 0.000001;

const word = text(MAX_TEXT);
const reader = oneOf(READERS);

const STAGE = record({
  colour: required(colour),
  seconds: number(0, 86_400),
  effects: list(oneOf(EFFECTS), 4),
});

const READINGS = {
  reagent: record({
    test: oneOf(['reagent']),
    reagent: required(word),
    stages: required(list(STAGE, 16, 1)),
    reader,
  }),
  strip: record({
    test: oneOf(['strip']),
    strip: required(word),
    lines: required(oneOf(LINES)),
    milligrams: number(LEAST_AMOUNT, 10_000),
    millilitres: number(LEAST_AMOUNT, 10_000),
    minutes: number(0, 1440),
    lot: word,
    said: oneOf(['positive', 'negative']),
    reader,
  }),
  instrument: record({
    test: oneOf(['instrument']),
    technique: required(oneOf(TECHNIQUES)),
    components: required(list(word, 64)),
  }),
};

const SAMPLE = record({
  soldAs: word,
  form: oneOf(FORMS),
  readings: required(list(variant('test', READINGS), 64)),
  observed: list(oneOf(OBSERVED), 8),
});

const CLASSIFY_OPTIONS = record({
  prior: oneOf(['published', 'flat']),
  region: oneOf(['GB', 'US', 'other']),
  ignoreSoldAs: flag,
  kit: list(word, 64),
  limit: whole(1, 10_000),
});

const KIT = {
  have: list(word, 64),
  prior: oneOf(['published', 'flat']),
  region: oneOf(['GB', 'US', 'other']),
  soldAs: word,
};
const REVIEW = record(KIT);
const ADVICE = record({ ...KIT, add: whole(1, 10) });
const PAIR = record({ a: required(word), b: required(word), kit: list(word, 64) });

const FIND_OPTIONS = record({ limit: whole(1, 1000) });
const TEXT_OPTIONS = record({ lang: languageTag });
// A list of an instrument's components is the longest thing a message of a verdict holds.
const MESSAGE = record({
  key: required(word),
  params: table(oneOfKinds(text(20_000), number(-1e15, 1e15)), 16),
  severity: word,
  place: word,
});
const SOURCE = record({ core: given, identities: given, structures: given, analogues: given, chemistry: given });

/** The longest molfile; a SMILES is bounded where it is read, so that the error can name its length. */
const MOST_OF_A_STRUCTURE = 100_000;
const ANALOGUES = record({
  id: word,
  inchikey: word,
  smiles: text(MOST_OF_A_STRUCTURE),
  molfile: text(MOST_OF_A_STRUCTURE),
});
const ANALOGUES_OPTIONS = record({ limit: whole(1, 1000), drawings: flag });

const ANY = /** @type {{ others: 'leave out' }} */ ({ others: 'leave out' });
/** More than a verdict on the largest sample holds, and little enough to be put into words at once. */
const MOST_MESSAGES = 10_000;
const MOST_LETTERS = 4_000_000;
const SPOKEN_MESSAGE = record(
  { key: required(word), params: table(oneOfKinds(text(20_000), number(-1e15, 1e15)), 16) },
  ANY,
);
const SPOKEN_HAZARD = record(
  {
    family: required(word),
    state: required(word),
    because: required(list(SPOKEN_MESSAGE, MOST_MESSAGES)),
    tests: list(record({ strip: required(word), outcome: required(word) }, ANY), 64),
    missed: list(record({ note: required(text(2000)) }, ANY), 64),
  },
  ANY,
);
const SPOKEN_NAMED = record({ substance: required(word), with: word, fit: required(word) }, ANY);
const VERDICT = record(
  {
    schemaVersion: required(number(0, 1e6)),
    mainPart: required(
      record(
        {
          named: required(list(SPOKEN_NAMED, 16)),
          more: required(whole(0, 65_535)),
          ranked: required(whole(0, 65_535)),
        },
        ANY,
      ),
    ),
    hazards: required(list(SPOKEN_HAZARD, 64)),
    next: required(list(record({ because: required(SPOKEN_MESSAGE) }, ANY), 512)),
    messages: required(list(SPOKEN_MESSAGE, MOST_MESSAGES)),
  },
  ANY,
);

/** @param {unknown} value @returns {import('./index.d.ts').Sample} */
export const sample = (value) => SAMPLE(present(value, 'sample'), '');

/** @param {unknown} value @returns {import('./index.d.ts').Sample[]} */
export const samples = (value) => list(SAMPLE, MAX_SAMPLES)(present(value, 'samples'), 'samples');

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
 * @returns {{ core?: unknown, identities?: unknown, structures?: unknown, analogues?: unknown, chemistry?: unknown }}
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

// The kinds of check.

/**
 * An object with these fields; others are refused unless it is said that they be left out.
 * @param {Record<string, Check & { required?: boolean }>} fields
 * @param {{ others?: 'refuse' | 'leave out' }} [options]
 * @returns {Check}
 */
function record(fields, { others = 'refuse' } = {}) {
  const known = Object.keys(fields);
  return (value, path) => {
    const own = ownFields(value, path);
    for (const name of others === 'refuse' ? own.keys() : []) {
      if (!known.includes(name)) throw unknownField(name, known, path);
    }
    const copy = Object.create(null);
    for (const name of known) {
      const at = join(path, name);
      const field = own.get(name);
      if (field !== undefined) copy[name] = fields[name](field, at);
      else if (fields[name].required) throw refuse('missing', at, 'is missing; it must be given');
    }
    return copy;
  };
}

/** @param {Check} check @returns {Check & { required: boolean }} */
function required(check) {
  return Object.assign(/** @type {Check} */ ((value, path) => check(value, path)), { required: true });
}

/**
 * One of several records, told apart by the field `tag`.
 * @param {string} tag @param {Record<string, Check>} kinds @returns {Check}
 */
function variant(tag, kinds) {
  const names = Object.keys(kinds);
  return (value, path) => {
    const own = ownFields(value, path);
    const kind = own.get(tag);
    if (kind === undefined) throw refuse('missing', join(path, tag), `is missing; give one of ${quoted(names)}`);
    oneOf(names)(kind, join(path, tag));
    return kinds[/** @type {string} */ (kind)](Object.fromEntries(own), path);
  };
}

/** @param {Check} check @param {number} most @param {number} [least] @returns {Check} */
function list(check, most, least = 0) {
  return (value, path) => {
    if (!guarded(path, () => Array.isArray(value))) throw wrongType(path, 'must be an array', value);
    const array = /** @type {unknown[]} */ (value);
    const length = guarded(path, () => array.length);
    if (!Number.isInteger(length)) throw wrongType(path, 'must have a length that is a whole number', value); // a Proxy may lie
    if (length > most) throw refuse('too-many', path, `has ${length} entries; at most ${most} are taken`);
    if (length < least) throw refuse('missing', path, `is empty; give at least ${least}`);
    const copy = new Array(length);
    for (let index = 0; index < length; index += 1) {
      const at = `${path}[${index}]`;
      const entry = guarded(at, () => (Object.hasOwn(array, index) ? array[index] : undefined));
      if (entry === undefined) throw refuse('missing', at, 'is missing; leave no gap in the array');
      define(copy, index, check(entry, at));
    }
    return copy;
  };
}

/** @param {number} most @returns {Check} */
function text(most) {
  return (value, path) => {
    if (typeof value !== 'string') throw wrongType(path, 'must be a string', value);
    if (value.length > most)
      throw refuse('too-long', path, `has ${value.length} characters; at most ${most} are taken`);
    return value;
  };
}

/** @param {number} from @param {number} to @returns {Check} */
function number(from, to) {
  return (value, path) => {
    if (typeof value !== 'number') throw wrongType(path, 'must be a number', value);
    if (!(value >= from && value <= to)) {
      const found = Number.isNaN(value) ? 'not a number' : value;
      throw refuse('out-of-range', path, `is ${found}; it must be from ${from} to ${to}`);
    }
    return value;
  };
}

/** @param {number} from @param {number} to @returns {Check} */
function whole(from, to) {
  const inRange = number(from, to);
  return (value, path) => {
    if (!Number.isInteger(inRange(value, path)))
      throw refuse('out-of-range', path, `is ${value}; it must be a whole number`);
    return value;
  };
}

/**
 * An object of entries of one kind, under whatever names.
 * @param {Check} check @param {number} most @returns {Check}
 */
function table(check, most) {
  return (value, path) => {
    const own = ownFields(value, path);
    if (own.size > most) throw refuse('too-many', path, `has ${own.size} entries; at most ${most} are taken`);
    const copy = Object.create(null);
    for (const [name, field] of own) {
      if (field !== undefined) copy[name] = check(field, join(path, shorten(name)));
    }
    return copy;
  };
}

/** @param {Check} texts @param {Check} numbers @returns {Check} */
function oneOfKinds(texts, numbers) {
  return (value, path) => {
    if (typeof value === 'number') return numbers(value, path);
    if (typeof value !== 'string') throw wrongType(path, 'must be a string or a number', value);
    return texts(value, path);
  };
}

/** @param {readonly string[]} values @returns {Check} */
function oneOf(values) {
  return (value, path) => {
    if (typeof value !== 'string') throw wrongType(path, `must be one of ${quoted(values)}`, value);
    if (!values.includes(value)) {
      throw refuse('unknown-value', path, `is ${shown(value)}; it must be one of ${quoted(values)}`);
    }
    return value;
  };
}

/** @type {Check} */
function flag(value, path) {
  if (typeof value !== 'boolean') throw wrongType(path, 'must be true or false', value);
  return value;
}

/** @type {Check} */
function given(value) {
  return value;
}

/** A language tag by its shape; which languages there are is for the core to say. @type {Check} */
function languageTag(value, path) {
  const tag = text(35)(value, path); // the longest that need be supported, RFC 5646 §4.4.1
  if (!/^[a-z]{2,8}(-[a-z0-9]{1,8})*$/i.test(tag)) {
    throw refuse('unknown-value', path, `is ${shown(tag)}; it must be a language tag, such as 'en' or 'de-AT'`);
  }
  return tag;
}

/** A colour word is read by the core; here only its type and size are settled. @type {Check} */
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

const CHANNELS = [number(0, 100), number(-128, 127), number(-128, 127)];
const LAB = record({
  lab: required((value, path) => {
    const channels = list(given, 3, 3)(value, path);
    return CHANNELS.map((check, index) => check(channels[index], `${path}[${index}]`));
  }),
});

// Helpers.

/**
 * Own enumerable fields of an object, each read once.
 * @param {unknown} value
 * @param {string} path
 * @returns {Map<string, unknown>}
 */
function ownFields(value, path) {
  if (typeof value !== 'object' || value === null) throw wrongType(path, 'must be an object', value);
  return guarded(path, () => {
    if (Array.isArray(value)) throw wrongType(path, 'must be an object', value);
    return new Map(Object.entries(value));
  });
}

/**
 * Runs code that may run the caller's getters and Proxy traps.
 * @template T @param {string} path @param {() => T} read @returns {T}
 */
function guarded(path, read) {
  try {
    return read();
  } catch (cause) {
    if (cause instanceof AnalogueLookupError) throw cause;
    throw refuse('invalid-type', path, 'could not be read: reading it throws; pass plain data', cause);
  }
}

/** @param {unknown} value @param {string} path */
function present(value, path) {
  if (value === undefined) throw refuse('missing', path, 'is missing; it must be given');
  return value;
}

/**
 * An own property whatever stands on the prototype.
 * @param {any[]} array
 * @param {number} index
 * @param {unknown} value
 */
function define(array, index, value) {
  Object.defineProperty(array, index, { value, writable: true, enumerable: true, configurable: true });
}

/** @param {string} name @param {string[]} known @param {string} path */
function unknownField(name, known, path) {
  const meant = OFTEN_MEANT.get(name.toLowerCase());
  const near = meant !== undefined && known.includes(meant) ? meant : nearest(name, known);
  const hint = near === undefined ? `known here: ${known.join(', ')}` : `did you mean \`${near}\`?`;
  return refuse(
    'unknown-field',
    join(path, shorten(name)),
    `is no field of ${path === '' ? 'a sample' : `\`${path}\``}; ${hint}`,
  );
}

/** The known name within three edits of a misspelt one. @param {string} name @param {string[]} known */
function nearest(name, known) {
  if (name.length > 40) return undefined;
  const ranked = known
    .map((candidate) => ({ candidate, edits: editDistance(name.toLowerCase(), candidate.toLowerCase()) }))
    .sort((left, right) => left.edits - right.edits);
  return ranked[0].edits <= Math.min(3, name.length - 1) ? ranked[0].candidate : undefined;
}

/** Levenshtein distance by the two-row method. @param {string} left @param {string} right */
function editDistance(left, right) {
  let above = Array.from({ length: right.length + 1 }, (_, column) => column);
  for (let row = 1; row <= left.length; row += 1) {
    const current = [row];
    for (let column = 1; column <= right.length; column += 1) {
      const substitution = above[column - 1] + (left[row - 1] === right[column - 1] ? 0 : 1);
      current[column] = Math.min(substitution, above[column] + 1, current[column - 1] + 1);
    }
    above = current;
  }
  return above[right.length];
}

/** @param {import('./index.d.ts').ErrorCode} code @param {string} path @param {string} what @param {unknown} [cause] */
function refuse(code, path, what, cause) {
  const message = `${path === '' ? 'The sample' : `\`${path}\``} ${what}.`.replace(/\?\.$/, '?');
  return new AnalogueLookupError(
    code,
    path === '' ? 'sample' : path,
    message,
    cause === undefined ? undefined : { cause },
  );
}

/** @param {string} path @param {string} must @param {unknown} value */
function wrongType(path, must, value) {
  return refuse('invalid-type', path, `is ${kindOf(value)}; it ${must}`);
}

/** @param {unknown} value */
function kindOf(value) {
  if (value === null) return 'null';
  if (typeof value === 'object') return guarded('', () => Array.isArray(value)) ? 'an array' : 'an object';
  if (typeof value === 'string') return `the string ${shown(value)}`;
  if (typeof value === 'undefined') return 'undefined';
  return `a ${typeof value}`;
}

/** @param {string} value */
const shown = (value) => JSON.stringify(shorten(value));
/** @param {string} value */
const shorten = (value) => (value.length > 40 ? `${value.slice(0, 40)}…` : value);
/** @param {readonly string[]} values */
const quoted = (values) => values.map((value) => `'${value}'`).join(', ');
/** @param {string} path @param {string} name */
const join = (path, name) => (path === '' ? name : `${path}.${name}`);
