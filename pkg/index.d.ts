/**
 * Analogue Lookup: what a sample could be, and which dangerous families cannot be ruled out, from the readings of
 * reagents, test strips and instruments. It runs where it is loaded; nothing is sent anywhere.
 *
 * Ids are lower-case words with hyphens (`btnx-fentanyl`) and never change once published. `catalogue()` lists them.
 */

/**
 * Loads the core: in browsers, Web Workers, Node 20 or later, and Deno. Calling it twice downloads and compiles once;
 * each `Lookup` has memory of its own.
 *
 * There are two files, fetched side by side: the core with all that a verdict needs, and the identities (InChIKeys,
 * structures, formulas). Unless told otherwise the promise resolves when both are there.
 *
 * @param source where the files are, and whether to wait for both.
 * @throws {AnalogueLookupError} `load-failed` or `invalid-type`, by rejecting the promise.
 */
export function load(source?: Source): Promise<Lookup>;

export interface Source {
  /**
   * Needed only where `wasm/analogue_lookup_bg.wasm` does not lie beside this file, such as after some bundlers: its
   * bytes, a `Response`, its `URL`, or the compiled `WebAssembly.Module`.
   */
  core?: BufferSource | Response | URL | WebAssembly.Module;
  /**
   * The same for `wasm/identities.bin`. With `'later'` it is not fetched, and a page is ready a good deal sooner; see
   * `Lookup.identities()`.
   */
  identities?: BufferSource | Response | URL | 'later';
}

/** Every method throws `AnalogueLookupError`, and the same `Lookup` goes on working after it. */
export interface Lookup {
  /** The verdict on one sample. */
  classify(sample: Sample, options?: ClassifyOptions): Verdict;
  /** The verdicts on at most 1,000 samples, in their order. One bad sample refuses the whole call. */
  classifyAll(samples: Sample[], options?: ClassifyOptions): Verdict[];
  /**
   * Substances by name, street name, brand, CAS number or InChIKey; tolerant of typing errors. An ambiguous name
   * returns all it may mean, best first; the name of a family ("nitazenes") only what bears a name like it, if
   * anything; `soldAs` reads it as the family. `text` has at most 200 characters; `limit` is 1 to 1,000.
   */
  find(text: string, options?: { limit?: number }): SubstanceMatch[];
  /** What the database holds on one substance. */
  substance(id: string): Substance;
  /**
   * Fetches and adds the identities after `load({ identities: 'later' })`. Until then `substance()` has neither
   * `inchikey`, `smiles`, `formula` nor `mass`, and no InChIKey is recognised, in `find()` or in a sample; all else,
   * every verdict included, is the same. Once they are there another call does nothing.
   *
   * @param source where they are, if not beside this file.
   * @throws {AnalogueLookupError} `load-failed`, `invalid-type` or `freed`, by rejecting the promise; the `Lookup` goes
   *   on without them, and the next call tries again.
   */
  identities(source?: BufferSource | Response | URL): Promise<void>;
  /** The verdict in words, paragraphs apart by an empty line, so that nobody need invent wording. `lang` is a BCP 47 tag, `en` unless given; in a language without texts the words are English and the first line says so. */
  text(verdict: Verdict, options?: { lang?: string }): string;
  /**
   * One message in words, for a page that places the sentences of a verdict itself: a hazard's `because`, an action's
   * `because`, `messages`. It takes every key of `data/messages.toml`, so that headings and labels need no wording of your
   * own either:
   * `say({ key: 'heading-hazards' })`, `say({ key: 'state-' + hazard.state, params: { family: hazard.family } })`,
   * `say({ key: candidate.fit, params: { substance: candidate.substance } })`, `say({ key: 'data-line', params: verdict.database })`.
   * Ids in `params` are shown by their names.
   * @throws {AnalogueLookupError} `unknown-value` for a key that this version does not have, `missing` for a place left open.
   */
  say(message: Pick<Message, 'key'> & Partial<Message>, options?: { lang?: string }): string;
  /** What this build knows: reagents, strips, families, sources, and its version. */
  catalogue(): Catalogue;
  /** Gives the memory back. Any later call throws `freed`; freeing twice does nothing. */
  free(): void;
}

export type ErrorCode =
  /** a value of another type than the field takes, or one that cannot be read */
  | 'invalid-type'
  /** a field that must be given */
  | 'missing'
  /** a field that does not exist, such as a misspelt one */
  | 'unknown-field'
  /** a number that is not finite or outside its range */
  | 'out-of-range'
  /** more entries than are taken */
  | 'too-many'
  /** a longer text than is taken */
  | 'too-long'
  /** a word outside the list that the field takes */
  | 'unknown-value'
  | 'unknown-reagent'
  | 'unknown-strip'
  | 'unknown-substance'
  /** a colour that is neither a known name, `#rrggbb`, `none` nor a Lab value */
  | 'unreadable-colour'
  /** the `Lookup` was freed */
  | 'freed'
  /** a file of the core could not be fetched, compiled or started, or is of another build */
  | 'load-failed'
  /** the core stopped unexpectedly and was restarted; this call has no answer, the next one works */
  | 'core-failed';

/** The only error this package throws. */
export class AnalogueLookupError extends Error {
  constructor(code: ErrorCode, field: string, message: string, options?: { cause?: unknown });
  readonly name: 'AnalogueLookupError';
  /** For programs to decide by. */
  readonly code: ErrorCode;
  /** Where the input is at fault, such as `readings[2].lines`, `samples[3].readings[0].reagent` or `options.limit`; empty if it is not. */
  readonly field: string;
  /** A sentence a person can act on. */
  readonly message: string;
}

export interface ClassifyOptions {
  /** Whether published results of drug checking break ties (`published`, the default) or all substances start equal (`flat`). */
  prior?: 'published' | 'flat';
  /** Whose published results the prior uses. */
  region?: 'GB' | 'US' | 'other';
  /** Whether to leave `soldAs` out of the ranking. */
  ignoreSoldAs?: boolean;
  /** Ids of the reagents and strips at hand, and instrument techniques, at most 64, for `next`. */
  kit?: string[];
  /** How many candidates to return, 1 to 10,000; all ranked ones unless given. */
  limit?: number;
}

/**
 * What was observed. Only own enumerable fields are read; a field that is not listed here is refused; `undefined` is
 * as good as absent and `null` is not. Texts have at most 200 characters.
 */
export interface Sample {
  /** What it was sold as, in free text. An unknown name becomes a note, never an error. */
  soldAs?: string;
  form?: Form;
  /** At most 64, in any order. */
  readings: Reading[];
  /** What was seen in people, at most 8. */
  observed?: Observed[];
}

export type Form = 'powder' | 'crystal' | 'pill' | 'blotter' | 'paper' | 'vape' | 'liquid' | 'plant' | 'residue';
export type Observed = 'unwell-now' | 'naloxone-responded' | 'sedation-after-naloxone' | 'long-sedation' | 'overdose-cluster';
export type Reading = ReagentReading | StripReading | InstrumentReading;

export interface ReagentReading {
  test: 'reagent';
  /** Reagent id, such as `marquis`. */
  reagent: string;
  /** What was seen, in the order of time, 1 to 16. */
  stages: Stage[];
  /** How well the colour could be read; `sure` unless given. */
  reader?: Reader;
}

export interface Stage {
  colour: Colour;
  /** Time since the drop fell, in seconds, 0 to 86,400. */
  seconds?: number;
  /** Anything besides colour, at most 4. */
  effects?: Effect[];
}

export interface StripReading {
  test: 'strip';
  /** Strip id: the product (`btnx-fentanyl`) or, if unknown, the target (`fentanyl`, `nitazene`, `xylazine`, `medetomidine`, `benzodiazepine`). */
  strip: string;
  /** Which lines are there: control C, test T. A faint T counts as a line. These strips show *fewer* lines when they find something. */
  lines: Lines;
  /** Sample dissolved, in mg, above 0 and at most 10,000. */
  milligrams?: number;
  /** Water it was dissolved in, in mL, above 0 and at most 10,000. */
  millilitres?: number;
  /** Time from dip to reading, in minutes, 0 to 1,440. */
  minutes?: number;
  /** Lot number as printed. */
  lot?: string;
  /** What somebody said the result was. Drawn lines outrank it. */
  said?: 'positive' | 'negative';
  reader?: Reader;
}

export interface InstrumentReading {
  test: 'instrument';
  technique: 'FTIR' | 'Raman' | 'GC-MS' | 'DART-MS' | 'LC-MS';
  /** Names the instrument listed, in free text, at most 64. */
  components: string[];
}

export type Effect = 'fizz' | 'smoke' | 'precipitate' | 'spots';
export type Lines = 'C' | 'C+T' | 'C+faint T' | 'T' | 'none' | 'unsure';
export type Reader = 'sure' | 'unsure' | 'colour-vision-deficient' | 'camera' | 'camera-uncorrected';

/**
 * `'none'` for no reaction, a colour name, `'#rrggbb'`, several of them apart by `|` when unsure, or a measured CIELAB
 * value under D65: L* 0 to 100, a* and b* -128 to 127. Words may hold a course (`'yellow > dark brown'`): it is read as a
 * stage for each colour, all at the time of the stage.
 */
export type Colour = 'none' | (string & {}) | { lab: [number, number, number] };

export interface Verdict {
  schemaVersion: 1;
  /** Ranked, best first, ties by id. Substances that these readings cannot tell apart keep a row each. */
  candidates: Candidate[];
  /** Ids with no recorded result for any of these readings: neither helped nor ruled out. */
  noData: string[];
  families: FamilyProbability[];
  /** Every always-on dangerous family and those that joined, most urgent first. */
  hazards: Hazard[];
  /** That nothing in the database explains the readings, 0 to 1; a model figure. */
  novelty: number;
  /** What to do next, best first. */
  next: NextAction[];
  /** The emergency line first where one applies. */
  messages: Message[];
  database: { version: string; sha256: string; /** ISO 8601 date. */ date: string };
}

export interface Candidate {
  /** Substance id. */
  substance: string;
  name: string;
  /** Family id. */
  family: string;
  /** 0 to 1; a model figure, for ranking. Show `fit`, never this as certainty. */
  probability: number;
  fit: 'fits-well' | 'fits' | 'fits-poorly';
  /** One entry a reading that bears on it. */
  evidence: Evidence[];
  /** Ids that these readings cannot tell from this one. */
  sameSignature: string[];
  /** Id of the second component, if this row is a mixture. */
  with?: string;
}

export interface Evidence {
  /** Index into `readings`. */
  reading: number;
  says: 'for' | 'against' | 'nothing';
  /** Natural logarithm of the likelihood ratio to the background. */
  weight: number;
  /** What the database expected, in words. */
  expected: string;
  /** Whether sources disagree. */
  disputed: boolean;
  /** Source ids. */
  sources: string[];
}

export interface FamilyProbability {
  /** Family id. */
  family: string;
  /** That a member is present, 0 to 1; several may be high. A model figure. */
  probability: number;
}

export interface Hazard {
  /** Family id. */
  family: string;
  /** There is no state for "absent": no field test can show that. */
  state: 'found' | 'found-interference-possible' | 'not-found-down-to' | 'cannot-exclude';
  tests: HazardTest[];
  /** What the tests used, or any field test, do not see. */
  missed: Missed[];
  /** Why it is in this state. */
  because: Message[];
}

export interface HazardTest {
  /** Index into `readings`. */
  reading: number;
  /** Strip id. */
  strip: string;
  /** Substance id of the analyte that `limit` and `smallestShare` are about. */
  analyte: string;
  outcome: 'reacted' | 'did-not-react' | 'no-evidence';
  /** Detection limit of the analyte in water, ng/mL. */
  limit?: number;
  /** Smallest share of the analyte this test could have seen, as mass fraction, 0 to 1. */
  smallestShare?: number;
  /** Source ids. */
  sources: string[];
}

export interface Missed {
  /** Substance id, or */
  substance?: string;
  /** a group in words. */
  group?: string;
  note: string;
  /** Source ids. */
  sources: string[];
}

export interface NextAction {
  action: 'test' | 'retest' | 'repeat' | 'second-reader' | 'other-product' | 'laboratory' | 'report';
  /** Reagent or strip id. */
  test?: string;
  /** Strength of the solution to use, mg/mL. */
  milligramsPerMillilitre?: number;
  /** Expected information, bits. */
  gain?: number;
  /** Ids of families or substances it could settle. */
  resolves: string[];
  because: Message;
}

export interface Message {
  /** Key of the message; `say()` has its words. */
  key: string;
  /** Ids and figures that its words are filled with. */
  params: Record<string, string | number>;
  severity: 'danger' | 'warning' | 'note';
}

export interface SubstanceMatch {
  /** Substance id. */
  substance: string;
  name: string;
  /** The name in the database that matched. */
  matched: string;
  kind: 'name' | 'synonym' | 'street' | 'brand' | 'cas' | 'inchikey';
  /** 0 to 1, 1 for an exact match. */
  score: number;
}

export interface Substance {
  id: string;
  kind: 'substance' | 'plant' | 'product' | 'mixture';
  name: string;
  synonyms: string[];
  /** Family id. */
  family: string;
  cas?: string;
  inchikey?: string;
  smiles?: string;
  formula?: string;
  /** Monoisotopic mass, Da. */
  mass?: number;
  /** One entry a reagent and colour course; sources that agree share one. */
  reactions: {
    /** Reagent id. */
    reagent: string;
    stages: { colour: string; /** Seconds after the drop. */ seconds?: number }[];
    /** `null` where the source does not say. */
    reacts: boolean | null;
    /** Whether sources disagree. */
    disputed: boolean;
    /** `false` for what is only told: a source without a vote that does not agree with the others. */
    weighed: boolean;
    /** Source ids. */
    sources: string[];
  }[];
  strips: {
    /** Strip id. */
    strip: string;
    detected: 'yes' | 'no' | 'disputed';
    /** Detection limit, ng/mL. */
    limit?: number;
    /** Source ids. */
    sources: string[];
  }[];
}

export interface Catalogue {
  version: string;
  /** SHA-256 of the database, in hexadecimal. */
  sha256: string;
  /** ISO 8601 date of the database. */
  date: string;
  /** How many substances, reactions, sources and so on. */
  counts: Record<string, number>;
  reagents: {
    id: string;
    name: string;
    /** Id of the reagent this one is a variant of. */
    variantOf?: string;
    /** Colour before any sample touches it. */
    untouched?: string;
    /** From and to, seconds after the drop. */
    readWithinSeconds?: [number, number];
  }[];
  strips: {
    id: string;
    name: string;
    target: string;
    /** `false` for the entry to use when the product is not known. */
    product: boolean;
  }[];
  families: {
    id: string;
    name: string;
    parent?: string;
    /** Whether the family is a hazard in every verdict, under some conditions, or not. */
    hazard: 'always' | 'when' | 'no';
  }[];
  /** Legal definitions a typed structure is compared with; empty in this version. */
  rules: { id: string; jurisdiction: string; /** ISO 8601 date. */ asOf: string }[];
  sources: { id: string; title: string; year?: number; url?: string; licence: string }[];
  /** Ids of the sources left out of this build. */
  without: string[];
}
