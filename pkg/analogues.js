/**
 * Relatives of a structure. What is needed comes in files of its own, fetched when they are asked for: the structures
 * of the database with a small wasm that compares them, and, for a structure that is typed, the wasm that reads it.
 */
import { compile, Engine, read } from './core.js';
import { AnalogueLookupError } from './error.js';

/** @typedef {import('./index.d.ts').Analogues} Answer */
/** @typedef {import('./unpack.js').Tables} Tables */
/** @typedef {{ id: string } | { inchikey: string } | { smiles: string } | { molfile: string }} Query */

const INCHIKEY = /^\s*(InChIKey=)?[A-Z]{14}(-[A-Z]{10}(-[A-Z])?)?\s*$/i;

/** What is longer is no name. */
const LONGEST_NAME = 200;

/** A tautomer of a substance is among so many of its nearest. */
const TAUTOMERS_AMONG = 24;

/** How a family is told, in the order of src/wasm/analogue.rs. @type {Answer['families'][number]['by'][]} */
const BY = ['record', 'scaffold', 'similarity'];

/** @type {import('./core.js').File} */
const STRUCTURES = {
  name: 'structures.bin',
  field: 'source.structures',
  beside: () => new URL('./wasm/structures.bin', import.meta.url),
};
/** @type {import('./core.js').File} */
const RELATIVES = {
  name: 'relatives_bg.wasm',
  field: 'source.analogues',
  beside: () => new URL('./wasm/relatives_bg.wasm', import.meta.url),
};
/** @type {import('./core.js').File} */
const CHEMISTRY = {
  name: 'structure_bg.wasm',
  field: 'source.chemistry',
  beside: () => new URL('./wasm/structure_bg.wasm', import.meta.url),
};

/**
 * What reads structures: a large file, so it is on its way before the others are there.
 * @param {unknown} source
 */
function fetchChemistry(source) {
  return Promise.all([import('./wasm/structure-instance.js'), compile(CHEMISTRY, source)]);
}

/**
 * @param {{ structures?: unknown, analogues?: unknown, chemistry?: unknown }} sources where the files are, if not beside this one
 * @param {() => Promise<{ edition: string, families: Uint8Array }>} database of the core, with the further substances, once it is there
 * @param {boolean} typed the first question is of a structure that is typed
 */
export async function openRelatives(sources, database, typed) {
  const chemistry = typed ? fetchChemistry(sources.chemistry) : undefined;
  chemistry?.catch(() => {}); // told by the question itself, if the rest is there
  const [{ edition, families }, { instantiate }, module, bytes] = await Promise.all([
    database(),
    import('./wasm/relatives-instance.js'),
    compile(RELATIVES, sources.analogues),
    read(STRUCTURES, sources.structures),
  ]);
  const start = (/** @type {WebAssembly.Module} */ own) => new (instantiate(own).Analogues)(bytes, families);
  const engine = new Engine(module, start, { ...STRUCTURES, name: `${RELATIVES.name} and ${STRUCTURES.name}` });
  if (edition !== engine.call((own) => own.edition)) {
    throw new AnalogueLookupError(
      'load-failed',
      'source.structures',
      '`source.structures`: the file is no structures.bin that belongs to this database; take both of the same version.',
    );
  }
  return new Relatives(engine, sources.chemistry, chemistry);
}

export class Relatives {
  #engine;
  #source;
  /** What reads structures, while it is on its way. @type {ReturnType<typeof fetchChemistry> | undefined} */
  #fetched;
  /** @type {Promise<Engine> | undefined} */
  #chemistry;
  /** @type {string[][] | undefined} */
  #definitions;
  /**
   * Canonical SMILES by place, and places by SMILES.
   * @type {{ smiles: string[], places: Map<string, number> } | undefined}
   */
  #smiles;

  /**
   * @param {Engine} engine
   * @param {unknown} source of the wasm that reads structures
   * @param {ReturnType<typeof fetchChemistry>} [fetched]
   */
  constructor(engine, source, fetched) {
    this.#engine = engine;
    this.#source = source;
    this.#fetched = fetched;
  }

  /**
   * @param {Query} query checked @param {{ limit: number, drawings: boolean }} options
   * @param {{ call: <T>(call: (core: any) => T) => T, tables: Tables }} database
   * @returns {Promise<Answer>}
   */
  async of(query, { limit, drawings }, database) {
    const found =
      'smiles' in query || 'molfile' in query
        ? await this.#ofTyped(query, limit, database)
        : this.#ofSubstance(query, limit, database);
    return drawings ? this.#drawn(found, database) : found;
  }

  /**
   * The members of a family around the most typical of them.
   * @param {number} family its place
   * @param {{ limit: number, drawings: boolean }} options
   * @param {Parameters<Relatives['of']>[2]} database
   * @returns {Promise<import('./index.d.ts').FamilyStructures>}
   */
  async ofFamily(family, { limit, drawings }, database) {
    const { substances, tanimoto } = this.#engine.call((own) => own.members(family, limit));
    const [, , smarts, but] = this.#scaffolds().find(([own]) => own === family) ?? [];
    const { smiles } = this.#smilesOf(database);
    const { ids, names } = database.tables;
    const members = Array.from(substances, (/** @type {number} */ place, /** @type {number} */ at) => ({
      place,
      tanimoto: tanimoto[at],
    }));
    const [typical] = members;
    const shown =
      drawings && smarts !== undefined && typical !== undefined
        ? await this.#drawnScaffold(family, typical.place, database)
        : {};
    return {
      ...(smarts === undefined ? {} : { scaffold: { smarts, but, ...shown } }),
      members: members.map(({ place, tanimoto }) => {
        const draw = (/** @type {any} */ own) =>
          place === typical?.place ? own.draw(smiles[place], place) : own.drawBeside(smiles[place], place);
        return {
          substance: /** @type {string} */ (ids[place]),
          name: /** @type {string} */ (names[place]),
          tanimoto,
          ...(drawings ? told(this.#engine.call(draw)) : {}),
        };
      }),
    };
  }

  /** @param {number} family @param {number} place @param {Parameters<Relatives['of']>[2]} database */
  async #drawnScaffold(family, place, database) {
    const smiles = this.#smilesOf(database).smiles[place];
    const atoms = (await this.#openChemistry()).call((own) => own.scaffoldAtoms(family, smiles));
    return atoms.length === 0 ? {} : told(this.#engine.call((own) => own.drawScaffold(smiles, place, atoms)));
  }

  /**
   * `[family, parent, SMARTS of which a member has one, SMARTS of which it has none, most atoms]`
   * @returns {any[][]}
   */
  #scaffolds() {
    return this.#engine.call((own) => own.scaffolds());
  }

  /**
   * @param {{ id: string } | { inchikey: string }} query
   * @param {number} limit
   * @param {Parameters<Relatives['of']>[2]} database
   */
  #ofSubstance(query, limit, database) {
    const { place, by } = placeOf(query, database);
    const packed = this.#engine.call((own) => own.ofSubstance(place, by !== 'constitution', limit));
    const substance = database.call((core) => core.substance(database.tables.ids[place]));
    if (packed === undefined) {
      const why =
        substance.kind === 'substance'
          ? 'no structure is recorded for it. Look up its racemate or its parent.'
          : `it is a ${substance.kind}. Look up what is in it.`;
      throw new AnalogueLookupError(
        'no-structure',
        'query.id',
        `\`query.id\`: ${substance.name} has no structure in the database: ${why}`,
      );
    }
    const structure = {
      smiles: substance.smiles,
      formula: substance.formula,
      mass: substance.mass,
      removed: [],
      neutralised: false,
    };
    return answer(
      packed,
      database,
      structure,
      this.#rules(this.#rulingOf(place), database),
      measurements(substance, database),
      { place, by },
    );
  }

  /**
   * @param {{ smiles: string } | { molfile: string }} query
   * @param {number} limit
   * @param {Parameters<Relatives['of']>[2]} database
   */
  async #ofTyped(query, limit, database) {
    const chemistry = await this.#openChemistry();
    const read = chemistry.call((own) =>
      'smiles' in query ? own.readSmiles(query.smiles) : own.readMolfile(query.molfile),
    );
    const identity = this.#identify(read, chemistry, database);
    const packed = this.#ofRead(read, identity, limit);
    const substance = identity && database.call((core) => core.substance(database.tables.ids[identity.place]));
    const removed = Array.from(read.removed, (/** @type {[string, string, boolean]} */ [smiles, formula]) => ({
      smiles,
      formula,
    }));
    const beside = [
      ...('smiles' in query ? alsoName(query.smiles, identity?.place, database) : []),
      ...this.#others(read, chemistry, database),
      ...measurements(substance, database),
    ];
    return answer(
      packed,
      database,
      {
        smiles: read.smiles,
        formula: read.formula,
        mass: Math.round(read.mass * 1e5) / 1e5,
        removed,
        neutralised: read.neutralised,
      },
      this.#rules(identity === undefined ? read.ruling : this.#rulingOf(identity.place), database),
      beside,
      identity,
    );
  }

  /**
   * With drawings: of what was looked up as the database draws it, or else as it is laid out, and of its relatives
   * beside it.
   * @param {Answer} found @param {Parameters<Relatives['of']>[2]} database @returns {Promise<Answer>}
   */
  async #drawn(found, database) {
    const { smiles, places } = this.#smilesOf(database);
    const place = places.get(found.structure.smiles);
    // Without a place for its atoms it is not drawn, and no other is turned to it.
    const points =
      place === undefined
        ? ((await this.#openChemistry()).call((own) => own.layOut(found.structure.smiles)) ?? new Int16Array())
        : undefined;
    // From here on at once: the others are drawn beside the last that was drawn.
    const drawing = this.#engine.call((own) =>
      points === undefined ? own.draw(found.structure.smiles, place) : own.drawLaidOut(found.structure.smiles, points),
    );
    const beside = found.neighbours.map((neighbour) => {
      const own = database.tables.ids.indexOf(neighbour.substance);
      return { ...neighbour, ...told(this.#engine.call((engine) => engine.drawBeside(smiles[own], own))) };
    });
    return { ...found, structure: { ...found.structure, ...told(drawing) }, neighbours: beside };
  }

  /** @param {any} read @param {{ place: number, by: string } | undefined} identity @param {number} limit */
  #ofRead(read, identity, limit) {
    return this.#engine.call((own) =>
      own.ofStructure(read.bits, read.families, identity?.place, identity?.by !== 'constitution', limit),
    );
  }

  /**
   * What was left aside though it is neither a counter-ion nor a solvent: another drug, maybe, and the more dangerous
   * one.
   * @param {any} read
   * @param {Engine} chemistry
   * @param {Parameters<Relatives['of']>[2]} database
   * @returns {Answer['notes']}
   */
  #others(read, chemistry, database) {
    const parts = new Set(
      Array.from(read.removed)
        .filter(([, , other]) => other)
        .map(([smiles]) => smiles),
    );
    return Array.from(parts, (smiles) => {
      const other = chemistry.call((own) => own.readSmiles(smiles));
      const identity = this.#identify(other, chemistry, database);
      const [place] = this.#ofRead(other, identity, 1).families;
      const { names, familyIds } = database.tables;
      const substance = identity === undefined ? other.formula : names[identity.place];
      const family = place === undefined ? undefined : database.call((core) => core.family(familyIds[place]));
      return /** @type {Answer['notes'][number]} */ (
        family === undefined
          ? note('left-aside', { substance }, database)
          : {
              ...note('left-aside-family', { substance, family: family.name }, database),
              ...(family.hazard === 'no' ? {} : { severity: 'danger' }),
            }
      );
    });
  }

  /** What the database tells of a substance: the lists that name it too. @param {number} place @returns {string} */
  #rulingOf(place) {
    return this.#engine.call((own) => own.ruling(place));
  }

  /**
   * @param {string} ruling of rules apart by spaces, `id:named:`, `id:matches:clause,clause` or `id:uncertain:`
   * @param {Parameters<Relatives['of']>[2]} database @returns {Answer['rules']}
   */
  #rules(ruling, database) {
    this.#definitions ??= this.#engine.call((own) => own.rules());
    return ruling
      .split(' ')
      .filter((told) => told !== '')
      .map((told) => {
        const [rule, verdict, clauses] = told.split(':');
        const [, jurisdiction, name, text, from, until, asOf, certainty] = /** @type {any} */ (
          this.#definitions?.find(([id]) => id === rule) ?? []
        );
        const params = { text: `${name}. ${text}`, date: asOf };
        const because =
          verdict !== 'named' || until === ''
            ? note(`rule-${verdict}`, params, database)
            : note('rule-named-until', { ...params, from, until }, database);
        const inForce = { ...(from === '' ? {} : { from }), ...(until === '' ? {} : { until }) };
        return /** @type {Answer['rules'][number]} */ ({
          rule,
          jurisdiction,
          name,
          text,
          verdict,
          clauses: clauses === '' ? [] : clauses.split(','),
          ...inForce,
          asOf,
          certainty,
          because,
        });
      });
  }

  /**
   * The substance of the database that it is: the same canonical SMILES, or else the same atoms and bonds, or else
   * those but for hydrogens on nitrogen, oxygen and sulphur. Such a tautomer is among the nearest.
   * @param {any} read @param {Engine} chemistry @param {Parameters<Relatives['of']>[2]} database
   * @returns {{ place: number, by: 'structure' | 'constitution' | 'tautomer' } | undefined}
   */
  #identify(read, chemistry, database) {
    const { smiles, places } = this.#smilesOf(database);
    const place = places.get(read.smiles);
    if (place !== undefined) return { place, by: 'structure' };
    // Stereoisomers have one fingerprint; few others do.
    const same = this.#engine.call((own) => own.same(read.bits));
    const constitution = same.find((/** @type {number} */ other) =>
      chemistry.call((own) => own.hasConstitution(smiles[other], read.flat)),
    );
    if (constitution !== undefined) return { place: constitution, by: 'constitution' };
    const near = this.#engine.call(
      (own) => own.ofStructure(read.bits, [], undefined, false, TAUTOMERS_AMONG).substances,
    );
    const formulaOf = (/** @type {number} */ other) =>
      database.call((core) => core.substance(database.tables.ids[other])).formula;
    const alike = Array.from(near).filter((/** @type {number} */ other) => formulaOf(other) === read.formula);
    const tautomers = alike.filter((/** @type {number} */ other) =>
      chemistry.call((own) => own.isTautomer(smiles[other], read.flat)),
    );
    // Of stereoisomers the one whose stereochemistry is told as far as that of what was typed.
    const told = (/** @type {string} */ text) => text.includes('@');
    const tautomer =
      tautomers.find((/** @type {number} */ other) => told(smiles[other]) === told(read.smiles)) ?? tautomers[0];
    return tautomer === undefined ? undefined : { place: tautomer, by: 'tautomer' };
  }

  /** @param {Parameters<Relatives['of']>[2]} database */
  #smilesOf(database) {
    this.#smiles ??= bySmiles(database.call((core) => core.smiles()));
    return this.#smiles;
  }

  #openChemistry() {
    this.#chemistry ??= this.#startChemistry();
    // One that failed is tried again by the next call.
    this.#chemistry.catch(() => {
      this.#chemistry = undefined;
    });
    return this.#chemistry;
  }

  async #startChemistry() {
    const fetched = this.#fetched ?? fetchChemistry(this.#source);
    this.#fetched = undefined; // one that failed is fetched anew
    const [{ instantiate }, module] = await fetched;
    const scaffolds = this.#scaffolds();
    return new Engine(module, (own) => new (instantiate(own).Chemistry)(scaffolds), CHEMISTRY);
  }

  free() {
    this.#engine.free();
    this.#chemistry?.then(
      (engine) => engine.free(),
      () => {},
    );
  }
}

/** @param {string} lines a SMILES each, empty of what has none */
function bySmiles(lines) {
  const smiles = lines.split('\n');
  return {
    smiles,
    places: new Map(
      smiles.map((own, place) => /** @type {[string, number]} */ ([own, place])).filter(([own]) => own !== ''),
    ),
  };
}

/**
 * @param {{ id: string } | { inchikey: string }} query
 * @param {Parameters<Relatives['of']>[2]} database
 * @returns {{ place: number, by: 'id' | 'inchikey' | 'constitution' }}
 */
function placeOf(query, { call, tables }) {
  if ('id' in query) {
    const place = tables.ids.indexOf(query.id);
    if (place < 0)
      throw new AnalogueLookupError(
        'unknown-substance',
        'query.id',
        `\`query.id\`: ${JSON.stringify(query.id)} is not an id of the database; find() gives the ids of names.`,
      );
    return { place, by: 'id' };
  }
  if (!INCHIKEY.test(query.inchikey)) {
    throw new AnalogueLookupError(
      'unknown-substance',
      'query.inchikey',
      `\`query.inchikey\`: ${JSON.stringify(query.inchikey)} is not an InChIKey, which is 14 letters, a hyphen, 10 letters, a hyphen and one letter, or the first 14 of them; find() takes names and CAS numbers.`,
    );
  }
  const [found] = call((core) => core.find(query.inchikey, 1));
  if (found?.kind !== 'inchikey') {
    throw new AnalogueLookupError(
      'unknown-substance',
      'query.inchikey',
      `\`query.inchikey\`: ${JSON.stringify(query.inchikey)} is the InChIKey of no substance of the database; look it up by its SMILES or molfile.`,
    );
  }
  // The whole key is found for certain, its first block, which is that of all stereoisomers, nearly so.
  return { place: tables.ids.indexOf(found.substance), by: found.score >= 1 ? 'inchikey' : 'constitution' };
}

/** @param {string | undefined} drawing */
function told(drawing) {
  return drawing === undefined ? {} : { drawing };
}

/**
 * A message, with how grave it is and where it stands.
 * @param {string} key
 * @param {Record<string, string>} params
 * @param {Parameters<Relatives['of']>[2]} database
 * @returns {Answer['notes'][number]}
 */
function note(key, params, { call }) {
  return { key, params, ...call((core) => core.standing(key)) };
}

/**
 * That nobody has measured it.
 * @param {import('./index.d.ts').Substance | undefined} substance that it is
 * @param {Parameters<Relatives['of']>[2]} database
 * @returns {Answer['notes']}
 */
function measurements(substance, database) {
  if (substance !== undefined && substance.strips.length > 0) return [];
  const key = substance !== undefined && substance.reactions.length > 0 ? 'unmeasured-by-strips' : 'unmeasured';
  return [note(key, {}, database)];
}

/**
 * "PCP" is a SMILES, and a drug of that name.
 * @param {string} text @param {number | undefined} place of the substance that it is, as a structure
 * @param {Parameters<Relatives['of']>[2]} database @returns {Answer['notes']}
 */
function alsoName(text, place, database) {
  const { call, tables } = database;
  const name = text.trim();
  const [found] = name.length > LONGEST_NAME ? [] : call((core) => core.find(name, 1));
  const isName = found?.substance !== undefined && found.score >= 1 && tables.ids[place ?? -1] !== found.substance;
  return isName ? [note('also-a-name', { text: name, substance: found.name }, database)] : [];
}

/**
 * What is said of the law whatever was found.
 * @param {Answer['rules']} rules @param {Parameters<Relatives['of']>[2]} database @returns {Answer['notes']}
 */
function ofLaw(rules, database) {
  const unread = rules.filter(({ certainty }) => certainty === 'memory').map(({ name }) => name);
  const keys = [rules.length === 0 ? 'rules-note-none' : 'rules-note', 'rules-note-gb'];
  return [
    ...(unread.length === 0 ? [] : [note('rules-note-memory', { text: unread.join('; ') }, database)]),
    ...keys.map((key) => note(key, {}, database)),
  ];
}

/**
 * @param {any} packed @param {Parameters<Relatives['of']>[2]} database @param {Answer['structure']} structure
 * @param {Answer['rules']} rules
 * @param {Answer['notes']} notes
 * @param {{ place: number, by: string }} [identity]
 * @returns {Answer}
 */
function answer(packed, database, structure, rules, notes, identity) {
  const { ids, names, families, familyIds } = database.tables;
  const { substances, tanimoto, within, families: told, by } = packed;
  const neighbours = Array.from(substances, (/** @type {number} */ place, /** @type {number} */ at) => ({
    substance: ids[place],
    name: names[place],
    family: families[place],
    tanimoto: tanimoto[at],
    ...(Number.isNaN(within[at]) ? {} : { withinFamily: within[at] }),
  }));
  return /** @type {Answer} */ ({
    ...(identity === undefined
      ? {}
      : { identity: { substance: ids[identity.place], name: names[identity.place], by: identity.by } }),
    structure,
    neighbours,
    families: Array.from(told, (/** @type {number} */ place, /** @type {number} */ at) => ({
      family: familyIds[place],
      by: BY[by[at]],
    })),
    rules,
    notes: [...notes, ...ofLaw(rules, database)],
  });
}
