/**
 * From the columns that the core returns to the plain objects of the public interface. Hundreds of candidates cross
 * the boundary as a dozen typed arrays; what never changes (ids, names, what the database expected) crosses once.
 * Plain loops over local arrays: this runs some ten thousand times a verdict, and at first before it is optimised.
 */

const NONE16 = 0xffff;
const NONE32 = 0xffffffff;
const FITS = ['fits-well', 'fits', 'fits-poorly'];
/** By `Answer` of the core: whether a test fits what is recorded. */
const ANSWERS = [true, false, null];
const SAYS = ['for', 'against', 'nothing'];

const RECORDED = /** @type {const} */ (['known', 'disputed']);
const DETECTED = /** @type {const} */ (['yes', 'no', 'disputed']);

/** @typedef {import('./index.d.ts').Verdict} Verdict */
/** @typedef {import('./index.d.ts').SubstanceCoverage} SubstanceCoverage */
/**
 * @typedef {{ substance: Uint16Array, test: Uint8Array, state: Uint8Array, sourceEnd: Uint32Array, source: Uint8Array }} Cells
 */
/** @typedef {{ expected: string, disputed: boolean, sources: string[] }} Expectation */

/** What stays the same for a database: ids, names and families by place, and expectations by record. */
export class Tables {
  /**
   * @param {{ ids: string, names: string, family: Uint8Array, families: string, sources: string }} tables a line each
   */
  constructor({ ids, names, family, families, sources }) {
    const familyIds = lines(families);
    this.familyIds = familyIds;
    this.family = family;
    this.ids = lines(ids);
    this.names = lines(names);
    this.families = Array.from(family, (place) => familyIds[place]);
    this.sources = lines(sources);
    /** By first record, filled as verdicts need them. @type {Expectation[]} */
    this.expectations = [];
  }

  /**
   * Asks the core, in one call, for the expectations that are not known yet.
   * @param {any} core
   * @param {Uint32Array} records
   */
  learn(core, records) {
    const { expectations } = this;
    /** @type {number[]} */
    const asked = [];
    for (let cell = 0; cell < records.length; cell += 1) {
      const record = records[cell];
      if (record === NONE32 || expectations[record] !== undefined) continue;
      expectations[record] = NOTHING; // asked for once
      asked.push(record);
    }
    if (asked.length === 0) return;
    const { texts, disputed, sourceEnd, source } = core.expectations(Uint32Array.from(asked));
    const expected = texts.split('\n');
    let start = 0;
    for (let at = 0; at < asked.length; at += 1) {
      const sources = [];
      for (; start < sourceEnd[at]; start += 1) sources.push(this.sources[source[start]]);
      expectations[asked[at]] = { expected: expected[at], disputed: disputed[at] === 1, sources };
    }
  }
}

/** @param {string} text every line ended @returns {string[]} */
function lines(text) {
  const all = text.split('\n');
  all.pop();
  return all;
}

/** Where the database has no record. @type {Expectation} */
const NOTHING = { expected: '', disputed: false, sources: [] };

/** @param {any} core @param {Tables} tables @param {any} packed @returns {Verdict} */
export function unpack(core, tables, packed) {
  tables.learn(core, packed.record);
  const { ids, names, families: familyOf, expectations } = tables;
  const { substance, with: second, probability, fit, signature, reading, says, answer, weight, record } = packed;
  const { fits, against, unrecorded } = packed;
  const { groups, position } = grouped(packed, ids);
  const tests = reading.length;
  const candidates = new Array(substance.length);
  for (let row = 0, cell = 0; row < candidates.length; row += 1) {
    const evidence = new Array(tests);
    for (let test = 0; test < tests; test += 1, cell += 1) {
      const known = record[cell] === NONE32 ? NOTHING : expectations[record[cell]];
      evidence[test] = {
        reading: reading[test],
        says: SAYS[says[cell]],
        weight: weight[cell],
        fits: ANSWERS[answer[cell]],
        expected: known.expected,
        disputed: known.disputed,
        sources: known.sources.slice(),
      };
    }
    const place = substance[row];
    /** @type {any} */
    const candidate = {
      substance: ids[place],
      name: names[place],
      family: familyOf[place],
      probability: probability[row],
      fit: FITS[fit[row]],
      tests: tally(fits[row], against[row], unrecorded[row]),
      evidence,
      sameSignature: signature[row] === NONE32 ? [] : others(groups[signature[row]], position[place]),
    };
    if (second[row] !== NONE16) candidate.with = ids[second[row]];
    candidates[row] = candidate;
  }
  const { schemaVersion, families, hazards, novelty, mainComponent, next, messages, database } = packed.head;
  return {
    schemaVersion,
    candidates,
    groups: alike(packed, ids),
    mainComponent,
    noData: named(packed.noData, ids),
    families,
    hazards,
    novelty,
    next,
    messages,
    database,
  };
}

/**
 * @param {Tables} tables @param {{ reagents: Cells, strips: Cells }} packed
 * @param {Pick<import('./index.d.ts').Catalogue, 'reagents' | 'strips'>} catalogue
 * @returns {SubstanceCoverage[]}
 */
export function unpackCoverage({ ids, names, families, sources }, packed, catalogue) {
  /** @type {SubstanceCoverage[]} */
  const rows = ids.map((substance, place) => ({
    substance,
    name: names[place],
    family: families[place],
    reagents: {},
    strips: {},
  }));
  eachCell(packed.reagents, sources, (place, test, state, from) => {
    rows[place].reagents[catalogue.reagents[test].id] = { recorded: RECORDED[state], sources: from };
  });
  eachCell(packed.strips, sources, (place, test, state, from) => {
    rows[place].strips[catalogue.strips[test].id] = { detected: DETECTED[state], sources: from };
  });
  return rows;
}

/**
 * @param {Cells} cells
 * @param {string[]} ids of the sources
 * @param {(place: number, test: number, state: number, sources: string[]) => void} take
 */
function eachCell({ substance, test, state, sourceEnd, source }, ids, take) {
  for (let cell = 0, start = 0; cell < substance.length; cell += 1) {
    const sources = [];
    for (; start < sourceEnd[cell]; start += 1) sources.push(ids[source[start]]);
    take(substance[cell], test[cell], state[cell], sources);
  }
}

/** How many tests a candidate fits. @param {number} fits @param {number} against @param {number} unrecorded */
function tally(fits, against, unrecorded) {
  return { count: fits + against + unrecorded, fits, against, unrecorded };
}

/** What fits alike. @param {any} packed @param {string[]} ids @returns {import('./index.d.ts').Group[]} */
function alike({ alike, alikeEnd, alikeWith, alikeFit, alikeFits, alikeAgainst, alikeUnrecorded }, ids) {
  const groups = new Array(alikeEnd.length);
  for (let at = 0, start = 0; at < groups.length; start = alikeEnd[at], at += 1) {
    /** @type {any} */
    const group = {
      substances: named(alike.subarray(start, alikeEnd[at]), ids),
      fit: FITS[alikeFit[at]],
      tests: tally(alikeFits[at], alikeAgainst[at], alikeUnrecorded[at]),
    };
    if (alikeWith[at] !== NONE16) group.with = ids[alikeWith[at]];
    groups[at] = group;
  }
  return groups;
}

/** @param {Uint16Array} places @param {string[]} ids @returns {string[]} */
function named(places, ids) {
  const found = new Array(places.length);
  for (let at = 0; at < found.length; at += 1) found[at] = ids[places[at]];
  return found;
}

/**
 * Ids of every group, and where in its group a substance stands.
 * @param {any} packed @param {string[]} ids @returns {{ groups: string[][], position: Uint16Array }}
 */
function grouped({ group, groupEnd }, ids) {
  const groups = new Array(groupEnd.length);
  const position = new Uint16Array(ids.length);
  let start = 0;
  for (let number = 0; number < groups.length; number += 1) {
    const places = group.subarray(start, groupEnd[number]);
    groups[number] = named(places, ids);
    for (let at = 0; at < places.length; at += 1) position[places[at]] = at;
    start = groupEnd[number];
  }
  return { groups, position };
}

/**
 * A copy for the caller to keep, without the one at `self`. Groups may be hundreds long, so the engine copies.
 * @param {string[]} group @param {number} self @returns {string[]}
 */
function others(group, self) {
  if (group.length === 1) return [];
  const copy = group.slice();
  copy.splice(self, 1);
  return copy;
}
