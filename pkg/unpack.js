/**
 * From the columns that the core returns to the plain objects of the public interface. Hundreds of candidates cross
 * the boundary as a dozen typed arrays; what never changes (ids, names, what the database expected) crosses once.
 */

const NONE16 = 0xffff;
const NONE32 = 0xffffffff;
const FITS = ['fits-well', 'fits', 'fits-poorly'];
const SAYS = ['for', 'against', 'nothing'];

/** @typedef {import('./index.d.ts').Verdict} Verdict */
/** @typedef {{ expected: string, disputed: boolean, sources: string[] }} Expectation */

/** What stays the same for a database: ids, names and families by place, and expectations by record. */
export class Tables {
  /** @param {{ ids: string[], names: string[], families: string[] }} tables */
  constructor({ ids, names, families }) {
    this.ids = ids;
    this.names = names;
    this.families = families;
    /** @type {Map<number, Expectation>} */
    this.expectations = new Map();
  }

  /** @param {any} core @param {number} record @returns {Expectation} */
  expectation(core, record) {
    let known = this.expectations.get(record);
    if (known === undefined) {
      known = /** @type {Expectation} */ (core.expectation(record));
      this.expectations.set(record, known);
    }
    return known;
  }
}

/** @param {any} core @param {Tables} tables @param {any} packed @returns {Verdict} */
export function unpack(core, tables, packed) {
  const ids = (/** @type {Uint16Array} */ places) => Array.from(places, (place) => tables.ids[place]);
  const groups = grouped(packed, ids);
  const tests = packed.reading.length;
  const candidates = new Array(packed.substance.length);
  for (let row = 0; row < candidates.length; row += 1) {
    const place = packed.substance[row];
    const id = tables.ids[place];
    const evidence = new Array(tests);
    for (let test = 0; test < tests; test += 1) {
      const cell = row * tests + test;
      const record = packed.record[cell];
      const known = record === NONE32 ? undefined : tables.expectation(core, record);
      evidence[test] = {
        reading: packed.reading[test],
        says: SAYS[packed.says[cell]],
        weight: packed.weight[cell],
        expected: known === undefined ? '' : known.expected,
        disputed: known !== undefined && known.disputed,
        sources: known === undefined ? [] : known.sources.slice(),
      };
    }
    const signature = packed.signature[row];
    /** @type {any} */
    const candidate = {
      substance: id,
      name: tables.names[place],
      family: tables.families[place],
      probability: packed.probability[row],
      fit: FITS[packed.fit[row]],
      evidence,
      sameSignature: signature === NONE32 ? [] : groups[signature].filter((other) => other !== id),
    };
    if (packed.with[row] !== NONE16) candidate.with = tables.ids[packed.with[row]];
    candidates[row] = candidate;
  }
  const { schemaVersion, families, hazards, novelty, next, messages, database } = packed.head;
  return { schemaVersion, candidates, noData: ids(packed.noData), families, hazards, novelty, next, messages, database };
}

/** @param {any} packed @param {(places: Uint16Array) => string[]} ids @returns {string[][]} */
function grouped(packed, ids) {
  const groups = new Array(packed.groupEnd.length);
  let start = 0;
  for (let group = 0; group < groups.length; group += 1) {
    groups[group] = ids(packed.group.subarray(start, packed.groupEnd[group]));
    start = packed.groupEnd[group];
  }
  return groups;
}
