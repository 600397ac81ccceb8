/**
 * Readings in, verdict out. Input is checked and copied by check.js, answered by the core in wasm, and returned as
 * fresh plain objects. Nothing is sent anywhere.
 */
import * as check from './check.js';
import { CORE, compile, DATABASE, Engine, IDENTITIES, read } from './core.js';
import { Tables, unpack, unpackCoverage } from './unpack.js';
import { instantiate } from './wasm/instance.js'; // named here and not in core.js: a browser asks for all of these at once

export { AnalogueLookupError } from './error.js';

/** @typedef {import('./index.d.ts').Lookup} LookupInterface */
/** @typedef {import('./index.d.ts').Sample} Sample */
/** @typedef {import('./index.d.ts').ClassifyOptions} ClassifyOptions */
/** @typedef {import('./index.d.ts').Verdict} Verdict */
/** @typedef {import('./index.d.ts').Message} Message */
/** @typedef {import('./index.d.ts').SubstanceMatch} SubstanceMatch */
/** @typedef {import('./index.d.ts').FamilyMatch} FamilyMatch */
/** @typedef {import('./index.d.ts').Substance} Substance */
/** @typedef {import('./index.d.ts').Catalogue} Catalogue */

/**
 * @param {import('./index.d.ts').Source} [source]
 * @returns {Promise<LookupInterface>}
 */
export async function load(source) {
  const { core, database, identities, ...analogues } = check.source(source);
  const [module, data, bytes] = await Promise.all([
    compile(CORE, core),
    read(DATABASE, database),
    identities === 'later' ? undefined : read(IDENTITIES, identities),
  ]);
  const engine = new Engine(module, (module) => new (instantiate(module).Core)(data), CORE);
  if (bytes !== undefined) addIdentities(engine, bytes);
  return new Lookup(engine, data, analogues);
}

/** Tables by instance of the core, so that they go with an instance that trapped. @type {WeakMap<object, Tables>} */
const tables = new WeakMap();

/** The tables of before lack the further substances. @param {Engine} engine @param {Uint8Array} bytes */
function addIdentities(engine, bytes) {
  engine.addIdentities(bytes);
  engine.call((core) => tables.delete(core));
}

/** @param {any} core @returns {Tables} */
function tablesOf(core) {
  let known = tables.get(core);
  if (known === undefined) {
    known = new Tables(core.tables());
    tables.set(core, known);
  }
  return known;
}

/**
 * Adds a property that is worked out when it is first read, and is a plain one from then on.
 * @param {any} object @param {string} name @param {() => unknown} work
 */
function whenRead(object, name, work) {
  const settings = { configurable: true, enumerable: true };
  return Object.defineProperty(object, name, {
    ...settings,
    get() {
      const value = work();
      Object.defineProperty(object, name, { ...settings, value, writable: true });
      return value;
    },
  });
}

/** @implements {LookupInterface} */
class Lookup {
  #engine;
  #database;
  /** @type {Promise<void> | undefined} */
  #adding;
  #sources;
  /** @type {Promise<import('./analogues.js').Relatives> | undefined} */
  #relatives;

  /**
   * @param {Engine} engine
   * @param {Uint8Array} database for kits()
   * @param {{ structures?: unknown, analogues?: unknown, chemistry?: unknown }} sources of what analogues() needs
   */
  constructor(engine, database, sources) {
    this.#engine = engine;
    this.#database = database;
    this.#sources = sources;
  }

  /** @param {Sample} sample @param {ClassifyOptions} [options] @returns {Verdict} */
  classify(sample, options) {
    const input = check.sample(sample);
    const settings = check.classifyOptions(options);
    return this.#engine.call((core) => unpack(core, tablesOf(core), core.classify(input, settings)));
  }

  /** @param {Sample[]} samples @param {ClassifyOptions} [options] @returns {Verdict[]} */
  classifyAll(samples, options) {
    const input = check.samples(samples);
    const settings = check.classifyOptions(options);
    return this.#engine.call((core) => {
      const tables = tablesOf(core);
      return Array.from(core.classifyAll(input, settings), (packed) => unpack(core, tables, packed));
    });
  }

  /** @param {string} text @param {{ limit?: number }} [options] @returns {(SubstanceMatch | FamilyMatch)[]} */
  find(text, options) {
    const query = check.shortText(text, 'text');
    const { limit } = check.findOptions(options);
    return this.#engine.call((core) => core.find(query, limit));
  }

  /** @param {string} text @param {{ limit?: number }} [options] @returns {(SubstanceMatch | FamilyMatch)[]} */
  suggest(text, options) {
    const query = check.shortText(text, 'text');
    const { limit } = check.findOptions(options);
    return this.#engine.call((core) => core.suggest(query, limit));
  }

  /** @param {string} id @returns {Substance} */
  substance(id) {
    const wanted = check.shortText(id, 'id');
    return this.#engine.call((core) => core.substance(wanted));
  }

  /** @param {string} id @returns {import('./index.d.ts').Family} */
  family(id) {
    const wanted = check.shortText(id, 'id');
    return this.#engine.call((core) => core.family(wanted));
  }

  /** @param {string} id @returns {import('./index.d.ts').Strip} */
  strip(id) {
    const wanted = check.shortText(id, 'id');
    return this.#engine.call((core) => core.strip(wanted));
  }

  /** @param {BufferSource | Response | URL} [source] @returns {Promise<void>} */
  async identities(source) {
    if (this.#engine.hasIdentities) return;
    this.#adding ??= read(IDENTITIES, source).then((bytes) => addIdentities(this.#engine, bytes));
    try {
      await this.#adding;
    } finally {
      this.#adding = undefined; // one that failed is tried again by the next call
    }
  }

  /**
   * @param {unknown} query
   * @param {{ limit?: number, drawings?: boolean }} [options]
   * @returns {Promise<import('./index.d.ts').Analogues>}
   */
  async analogues(query, options) {
    const asked = check.analogues(query);
    const { limit = 12, drawings = false } = check.analoguesOptions(options);
    const relatives = await this.#openRelatives('smiles' in asked || 'molfile' in asked);
    const tables = this.#engine.call(tablesOf);
    return relatives.of(asked, { limit, drawings }, { call: (call) => this.#engine.call(call), tables });
  }

  /**
   * @param {string} id
   * @param {{ limit?: number, drawings?: boolean }} [options]
   * @returns {Promise<import('./index.d.ts').FamilyStructures>}
   */
  async familyStructures(id, options) {
    this.family(id); // refuses what is none
    const { limit = 12, drawings = false } = check.analoguesOptions(options);
    const relatives = await this.#openRelatives(false);
    const tables = this.#engine.call(tablesOf);
    return relatives.ofFamily(
      tables.familyIds.indexOf(id),
      { limit, drawings },
      { call: (call) => this.#engine.call(call), tables },
    );
  }

  /** @param {boolean} typed */
  #openRelatives(typed) {
    this.#relatives ??= (async () => {
      const { openRelatives } = await import('./analogues.js');
      return openRelatives(
        this.#sources,
        async () => {
          await this.identities();
          return this.#engine.call((core) => ({ edition: core.edition, families: tablesOf(core).family }));
        },
        typed,
      );
    })();
    // One that failed is tried again by the next call.
    this.#relatives.catch(() => {
      this.#relatives = undefined;
    });
    return this.#relatives;
  }

  /** @param {Verdict} verdict @param {{ lang?: string }} [options] @returns {string} */
  text(verdict, options) {
    const input = check.verdict(verdict);
    const { lang } = check.textOptions(options);
    return this.#engine.call((core) => core.text(input, lang));
  }

  /** @param {Pick<Message, 'key'> & Partial<Message>} message @param {{ lang?: string }} [options] @returns {string} */
  say(message, options) {
    const input = check.message(message);
    const { lang } = check.textOptions(options);
    return this.#engine.call((core) => core.say(input, lang));
  }

  /**
   * @param {BufferSource | Response | URL | WebAssembly.Module} [source]
   * @returns {Promise<import('./index.d.ts').Kits>}
   */
  async kits(source) {
    const { openKits } = await import('./kit.js');
    return openKits(
      this.#engine.call(() => this.#database), // refused once it is freed
      source,
    );
  }

  /** @returns {Catalogue} */
  catalogue() {
    const catalogue = this.#engine.call((core) => core.catalogue());
    return whenRead(catalogue, 'coverage', () =>
      this.#engine.call((core) => unpackCoverage(tablesOf(core), core.coverage(), catalogue)),
    );
  }

  free() {
    this.#engine.free();
    this.#relatives?.then(
      (relatives) => relatives.free(),
      () => {},
    );
  }
}
