/** The kinds of check that the tables of check.js are made of: each takes a value and its path, and returns a copy or throws. */
import { AnalogueLookupError } from './error.js';

/** @typedef {(value: unknown, path: string) => any} Check returns a copy or throws */

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

/**
 * An object with these fields; others are refused unless it is said that they be left out.
 * @param {Record<string, Check & { required?: boolean }>} fields
 * @param {{ others?: 'refuse' | 'leave out' }} [options]
 * @returns {Check}
 */
export function record(fields, { others = 'refuse' } = {}) {
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
export function required(check) {
  return Object.assign(/** @type {Check} */ ((value, path) => check(value, path)), { required: true });
}

/**
 * One of several records, told apart by the field `tag`.
 * @param {string} tag @param {Record<string, Check>} kinds @returns {Check}
 */
export function variant(tag, kinds) {
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
export function list(check, most, least = 0) {
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
export function text(most) {
  return (value, path) => {
    if (typeof value !== 'string') throw wrongType(path, 'must be a string', value);
    if (value.length > most)
      throw refuse('too-long', path, `has ${value.length} characters; at most ${most} are taken`);
    return value;
  };
}

/** @param {number} from @param {number} to @returns {Check} */
export function number(from, to) {
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
export function whole(from, to) {
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
export function table(check, most) {
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
export function oneOfKinds(texts, numbers) {
  return (value, path) => {
    if (typeof value === 'number') return numbers(value, path);
    if (typeof value !== 'string') throw wrongType(path, 'must be a string or a number', value);
    return texts(value, path);
  };
}

/** @param {readonly string[]} values @returns {Check} */
export function oneOf(values) {
  return (value, path) => {
    if (typeof value !== 'string') throw wrongType(path, `must be one of ${quoted(values)}`, value);
    if (!values.includes(value)) {
      throw refuse('unknown-value', path, `is ${shown(value)}; it must be one of ${quoted(values)}`);
    }
    return value;
  };
}

/** @type {Check} */
export function flag(value, path) {
  if (typeof value !== 'boolean') throw wrongType(path, 'must be true or false', value);
  return value;
}

/** @type {Check} */
export function given(value) {
  return value;
}

/** A language tag by its shape; which languages there are is for the core to say. @type {Check} */
export function languageTag(value, path) {
  const tag = text(35)(value, path); // the longest that need be supported, RFC 5646 §4.4.1
  if (!/^[a-z]{2,8}(-[a-z0-9]{1,8})*$/i.test(tag)) {
    throw refuse('unknown-value', path, `is ${shown(tag)}; it must be a language tag, such as 'en' or 'de-AT'`);
  }
  return tag;
}

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
export function guarded(path, read) {
  try {
    return read();
  } catch (cause) {
    if (cause instanceof AnalogueLookupError) throw cause;
    throw refuse('invalid-type', path, 'could not be read: reading it throws; pass plain data', cause);
  }
}

/** @param {unknown} value @param {string} path */
export function present(value, path) {
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
export function refuse(code, path, what, cause) {
  const message = `${path === '' ? 'The sample' : `\`${path}\``} ${what}.`.replace(/\?\.$/, '?');
  return new AnalogueLookupError(
    code,
    path === '' ? 'sample' : path,
    message,
    cause === undefined ? undefined : { cause },
  );
}

/** @param {string} path @param {string} must @param {unknown} value */
export function wrongType(path, must, value) {
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
