/**
 * Analogue Lookup: what a sample could be, and which dangerous families cannot be ruled out, from the readings of
 * reagents, test strips and instruments. It runs where it is loaded; nothing is sent anywhere.
 *
 * Ids are lower-case words with hyphens (`btnx-fentanyl`) and never change once published. `catalogue()` lists them.
 */

/**
 * Loads the core: in browsers, Web Workers, Node 20.16 or later, and Deno. Calling it twice downloads and compiles once;
 * each `Lookup` has memory of its own.
 *
 * There are three files, fetched side by side: the code of the core, the database with all that a verdict needs, and the
 * identities (InChIKeys, structures, formulas, systematic names, further substances of which no test is recorded, and
 * what tests show of a family). Unless told otherwise the promise resolves when all three are there.
 *
 * @param source where the files are, and whether to wait for the identities.
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
   * The same for `wasm/database.bin`. One with newer facts is taken too; one that this code would misread, or that did
   * not come whole, is refused.
   */
  database?: BufferSource | Response | URL;
  /**
   * The same for `wasm/identities.bin`. With `'later'` it is not fetched, and a page is ready a good deal sooner; see
   * `Lookup.identities()`.
   */
  identities?: BufferSource | Response | URL | 'later';
  /** The same for the files that `Lookup.analogues()` fetches on first use: `wasm/structures.bin`, */
  structures?: BufferSource | Response | URL;
  /** `wasm/relatives_bg.wasm`, */
  analogues?: BufferSource | Response | URL | WebAssembly.Module;
  /** and, for a structure that is typed, `wasm/structure_bg.wasm`. */
  chemistry?: BufferSource | Response | URL | WebAssembly.Module;
}

/** Every method throws `AnalogueLookupError`, and the same `Lookup` goes on working after it. */
export interface Lookup {
  /** The verdict on one sample. */
  classify(sample: Sample, options?: ClassifyOptions): Verdict;
  /** The verdicts on at most 1,000 samples, in their order. One bad sample refuses the whole call. */
  classifyAll(samples: readonly Sample[], options?: ClassifyOptions): Verdict[];
  /**
   * Substances by name, street name, brand, CAS number or InChIKey, and families by name ("nitazenes", "spice",
   * "benzos"), with their members; tolerant of typing errors. An ambiguous name returns all it may mean, best first. A
   * near match is given only where it can be a slip of the hand or the ear: dipyanone is not dipipanone, and a new
   * "-azolam" finds its family. `text` has at most 200 characters; `limit` is 1 to 1,000.
   */
  find(text: string, options?: { limit?: number }): (SubstanceMatch | FamilyMatch)[];
  /**
   * What somebody may be about to type, for suggestions: what bears this very name, at most two families, then
   * substances with a name of which a word begins so, those found most often in counted samples first, then what
   * `find()` gives. `score` is the share of the name that is typed.
   */
  suggest(text: string, options?: { limit?: number }): (SubstanceMatch | FamilyMatch)[];
  /** What the database holds on one substance. */
  substance(id: string): Substance;
  /** What the database holds on one family, by its id: what naloxone does, what field tests miss, who belongs to it. */
  family(id: string): Family;
  /** What the database holds on one strip, by its id: when it is read, in what solution, and what else makes it react. */
  strip(id: string): Strip;
  /**
   * Fetches and adds the identities after `load({ identities: 'later' })`. Until then `substance()` has neither
   * `inchikey`, `smiles`, `formula` nor `mass`, `family()` has nothing in `seen`, and no InChIKey, systematic name or
   * further substance is recognised, in `find()`, in `substance()` or in a sample. None of the further substances is of
   * a hazard family, and every verdict on a sample that names none of them is the same. Once they are there another
   * call does nothing.
   *
   * @param source where they are, if not beside this file.
   * @throws {AnalogueLookupError} `load-failed`, `invalid-type` or `freed`, by rejecting the promise; the `Lookup` goes
   *   on without them, and the next call tries again.
   */
  identities(source?: BufferSource | Response | URL): Promise<void>;
  /**
   * The nearest known relatives of a structure, its family, and which substance of the database it is, if it is one. By
   * `id` or `inchikey` it is a substance of the database; a `smiles` (at most 2,000 characters) or a `molfile` (V2000
   * or V3000) may be any molecule of up to 250 atoms. Counter-ions and solvents are taken away first, also those larger
   * than the drug, and charges neutralised. It identifies and warns: no strip result, no effect and no legal status
   * follows from likeness.
   *
   * The first call fetches what it needs: 257 kB (105 by brotli), and for the first SMILES or molfile 974 kB (272) more.
   *
   * @param options `limit`: how many neighbours, 1 to 1,000; 12 unless given. `drawings`: with drawings of it and of its
   *   neighbours.
   * @throws {AnalogueLookupError} by rejecting the promise: `invalid-structure` with the `place` where it cannot be read,
   *   `unknown-substance`, `no-structure` for what the database has no structure of, `load-failed` or `freed`.
   */
  analogues(
    query: { id: string } | { inchikey: string } | { smiles: string } | { molfile: string },
    options?: { limit?: number; drawings?: boolean },
  ): Promise<Analogues>;
  /**
   * The structures of a family: what tells it, and its members around the most typical of them. It needs the files of
   * `analogues()`; with drawings also that for structures that are typed.
   *
   * @param options as of `analogues()`.
   * @throws {AnalogueLookupError} by rejecting the promise: `unknown-family`, `load-failed` or `freed`.
   */
  familyStructures(id: string, options?: { limit?: number; drawings?: boolean }): Promise<FamilyStructures>;
  /**
   * The verdict in words, paragraphs separated by blank lines, so that nobody need invent wording: danger, what to do now (first,
   * if somebody is unwell), the next test, what cannot be ruled out, what it may be, notes. It names what is first of each; the
   * verdict holds all. `lang` is a BCP 47
   * tag, `en` unless given; in a language without texts the words are English and the first line says so.
   */
  text(verdict: Verdict, options?: { lang?: string }): string;
  /**
   * One message in words, for a page that places the sentences of a verdict itself: a hazard's `because`, an action's
   * `because`, `messages`. It takes every key that the database has words for (`data/messages.toml` of the sources), so
   * that headings and labels need no wording of your own either: `say({ key: 'heading-hazards' })`,
   * `say({ key: 'state-' + hazard.state, params: { family: hazard.family } })`,
   * `say({ key: candidate.fit, params: candidate.tests })` (`fits-one` and `fits-both` where all of one or two fit),
   * `say({ key: 'data-line', params: verdict.database })`. Ids in `params` are shown by their names.
   * @throws {AnalogueLookupError} `unknown-value` for a key that this version does not have, `missing` for a place left open.
   */
  say(message: Pick<Message, 'key'> & Partial<Message>, options?: { lang?: string }): string;
  /**
   * Loads what answers about kits: a further small file, which no verdict needs, on the database of this core.
   *
   * @param source where `wasm/kits_bg.wasm` is, if not beside this file.
   * @throws {AnalogueLookupError} `load-failed`, `invalid-type` or `freed`, by rejecting the promise.
   */
  kits(source?: BufferSource | Response | URL | WebAssembly.Module): Promise<Kits>;
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
  | 'unknown-family'
  /** a structure that cannot be read; `place` says where */
  | 'invalid-structure'
  /** a substance of which the database has no structure */
  | 'no-structure'
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
  constructor(code: ErrorCode, field: string, message: string, options?: { cause?: unknown; place?: Place });
  readonly name: 'AnalogueLookupError';
  /** For programs to decide by. */
  readonly code: ErrorCode;
  /**
   * Where the input is at fault, such as `readings[2].lines`, `samples[3].readings[0].reagent` or `options.limit`;
   * empty if it is not.
   */
  readonly field: string;
  /** A sentence a person can act on. */
  readonly message: string;
  /** Where in a structure that cannot be read, if one place is at fault. */
  readonly place?: Place;
}

/** Characters of a SMILES, the first counted as 0, or a line of a molfile, the first counted as 1. */
export type Place = { character: number; length: number } | { line: number };

export interface ClassifyOptions {
  /**
   * Whether published results of drug checking break ties (`published`, the default) or all substances start equal
   * (`flat`).
   */
  prior?: 'published' | 'flat';
  /** Whose published results the prior uses. */
  region?: 'GB' | 'US' | 'other';
  /** Whether to leave `soldAs` out of the ranking. */
  ignoreSoldAs?: boolean;
  /** Ids of the reagents and strips at hand, and instrument techniques, at most 64, for `next`. */
  kit?: readonly string[];
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
  readings: readonly Reading[];
  /** What was seen in people, at most 8. */
  observed?: readonly Observed[];
}

export type Form = 'powder' | 'crystal' | 'pill' | 'blotter' | 'paper' | 'vape' | 'liquid' | 'plant' | 'residue';
export type Observed =
  | 'unwell-now'
  | 'naloxone-responded'
  | 'sedation-after-naloxone'
  | 'long-sedation'
  | 'overdose-cluster';
export type Reading = ReagentReading | StripReading | InstrumentReading;

export interface ReagentReading {
  test: 'reagent';
  /**
   * Reagent id, such as `marquis`, or what is printed on the bottle or the kit (`"Simon's A+B"`, `'NarcoPouch 902'`):
   * that is said in a message (`reagent-read-as`). An error if nothing fits, or several do.
   */
  reagent: string;
  /** What was seen, in the order of time, 1 to 16. */
  stages: readonly Stage[];
  /** How well the colour could be read; `sure` unless given. */
  reader?: Reader;
}

export interface Stage {
  colour: Colour;
  /** Time since the drop fell, in seconds, 0 to 86,400. */
  seconds?: number;
  /**
   * Anything besides colour, at most 4. Kept with the reading for the record: no source read gives effects that could
   * be weighed, so they change no verdict.
   */
  effects?: readonly Effect[];
}

export interface StripReading {
  test: 'strip';
  /**
   * Strip id: the product (`btnx-fentanyl`) or, if unknown, the target (`fentanyl`, `nitazene`, `xylazine`,
   * `medetomidine`, `benzodiazepine`); or what is printed on the packet (`'FTS'`, `'DanceSafe fentanyl'`), which is
   * said in a message (`strip-read-as`). A brand that is not known counts as a strip of any brand
   * (`strip-brand-unknown`). An error if no target is named and no one brand fits.
   */
  strip: string;
  /**
   * Which lines are there: control C, test T. A faint T counts as a line. These strips show *fewer* lines when they
   * find something.
   */
  lines: Lines;
  /** Sample dissolved, in mg, 0.000001 to 10,000. */
  milligrams?: number;
  /** Water it was dissolved in, in mL, 0.000001 to 10,000. */
  millilitres?: number;
  /** Time from dip to reading, in minutes, 0 to 1,440. */
  minutes?: number;
  /** Lot number as printed. */
  lot?: string;
  /** What somebody said the result was. Drawn lines outrank it. */
  said?: 'positive' | 'negative';
  /** Kept for the record: it changes no verdict. Lines that cannot be read are `lines: 'unsure'`. */
  reader?: Reader;
}

export interface InstrumentReading {
  test: 'instrument';
  technique: 'FTIR' | 'Raman' | 'GC-MS' | 'DART-MS' | 'LC-MS';
  /**
   * What the instrument listed, a line each as the report writes it, at most 64. Decided for each name, towards danger:
   * "not detected", "no …", "negative", "ND", "< LOD" and "0 %" deny the name they stand with; "< LOQ", "trace", "< 5
   * %", "not quantified" and "possible" mean that it is there. What a line denies rules nothing out; if it is
   * dangerous, a message (`component-negated-hazard`) names its family. A name that is not in the database counts for
   * its family if a stem, a code or a class word tells it ("…fentanyl", "JWH-…", "unknown benzodiazepine"): as a
   * finding, but never as a candidate.
   */
  components: readonly string[];
}

export type Effect = 'fizz' | 'smoke' | 'precipitate' | 'spots';
export type Lines = 'C' | 'C+T' | 'C+faint T' | 'T' | 'none' | 'unsure';
export type Reader = 'sure' | 'unsure' | 'colour-vision-deficient' | 'camera' | 'camera-uncorrected';

/**
 * `'none'` for no reaction, a colour name, `'#rrggbb'`, several of them apart by `|` when unsure, or a measured CIELAB
 * value under D65: L* 0 to 100, a* and b* -128 to 127. Words may hold a course (`'yellow > dark brown'`, `'went yellow
 * then brown'`, `'yellow turning brown'`): it is read as a stage for each colour, all at the time of the stage.
 * `'orange to brown'` and `'orange/brown'` are a course where the records of the reagent hold one like it, mixed with
 * the colour between; elsewhere the colour between. A faint colour keeps its hue and is never no reaction. Lay names
 * (`'royal blue'`, `'army green'`), filler and effects are understood; a typing error that is put right and a word that
 * is left out come back as a message (`colour-read-as`, `colour-left-out`).
 */
export type Colour = 'none' | (string & {}) | { lab: [number, number, number] };

export interface Verdict {
  schemaVersion: 1;
  /**
   * Ranked, best first: by probability, except that a substance without a record on some reagent stands behind every one
   * that is at least as common, fits more of the reagents, and that none speaks against. Substances that these readings
   * cannot tell apart keep a row each.
   */
  candidates: Candidate[];
  /**
   * All of them, whatever `limit` leaves of `candidates`, by what fits alike: members of a group have the same `tests`, and
   * no test that was read tells them apart. In the order of their first members; each candidate is in one.
   */
  groups: Group[];
  /** What is said of the main component in words, whatever `limit` leaves of `candidates`. */
  mainComponent: {
    /** The first groups that do not fit poorly, at most five. */
    named: {
      /** Substance ids of those that are worth a name, at most three; of a mixture the first component. */
      substances: string[];
      /** How many more fit like these. */
      alike: number;
      /** Id of the second component of a mixture. */
      with?: string;
      fit: Candidate['fit'];
      tests: Candidate['tests'];
      /** Ids of the reagents and strips that it does not fit, and techniques. */
      misfits: string[];
    }[];
    /** How many more do not fit poorly, beside those and what fits like them. */
    more: number;
    /** How many have a recorded result for at least one of these readings. */
    ranked: number;
  };
  /** Ids with no recorded result for any of these readings: neither helped nor ruled out. */
  noData: string[];
  /** Every family, the likeliest main component first; one that is no more than a trace has its state in `hazards`. */
  families: FamilyProbability[];
  /**
   * Every always-on dangerous family and those that joined: by state, then those that the form of the sample calls for,
   * then by urgency.
   */
  hazards: Hazard[];
  /** That nothing in the database explains the readings, 0 to 1; a model figure. */
  novelty: number;
  /** What to do next, best first. */
  next: NextAction[];
  /** The emergency line first where one applies. */
  messages: Message[];
  database: { version: string; sha256: string /** ISO 8601 date. */; date: string };
}

export interface Candidate {
  /** Substance id. */
  substance: string;
  name: string;
  /** Family id. */
  family: string;
  /** 0 to 1; a model figure, for ranking. Show `fit`, never this as certainty. */
  probability: number;
  /**
   * `fits-well` only if every test has a record of it and it fits each; `fits-poorly` if a test contradicts it, it fits
   * none, or those that it does not fit outweigh the others.
   */
  fit: 'fits-well' | 'fits' | 'fits-poorly';
  /**
   * The tests of the main component: reagents and instruments, each once however often it was read, and strips that react
   * to this candidate, or are for its family and should have. `count` is the sum of the others: `fits` of them are like what is recorded,
   * `against` are not, and `unrecorded` say nothing of it.
   */
  tests: { count: number; fits: number; against: number; unrecorded: number };
  /** One entry a reading that bears on it. */
  evidence: Evidence[];
  /**
   * Ids that the tests which were read cannot tell from this one, by what is recorded: no test separates them by 0.5
   * bits or more (see `Separation`), and each test has a record of both or of neither. The classes of `Kits.review()`
   * are these.
   */
  sameSignature: string[];
  /** Id of the second component, if this row is a mixture; its evidence and `fit` are of what both show together. */
  with?: string;
}

export interface Group {
  /**
   * Substance ids: the first of them that is ranked, then those of families in `hazards`, then the others, each as they are
   * ranked. Of a mixture the first component.
   */
  substances: string[];
  /** Id of the second component, if it is a mixture, which is always a group by itself. */
  with?: string;
  fit: Candidate['fit'];
  tests: Candidate['tests'];
}

export interface Evidence {
  /** Index into `readings`. */
  reading: number;
  says: 'for' | 'against' | 'nothing';
  /** Natural logarithm of the likelihood ratio to the background. */
  weight: number;
  /**
   * Whether the test fits what is recorded, where sources disagree what one of them records, even if all of them together
   * count against the candidate; `null` without a record, and of a strip that the candidate turns at times and did not.
   */
  fits: boolean | null;
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
  /** That a member is the main component, or one of two, 0 to 1. A model figure. */
  main: number;
  /** That a member is present, as that or beside it, 0 to 1; several may be high. A model figure. */
  probability: number;
}

export interface Hazard {
  /** Family id. */
  family: string;
  /** There is no state for "absent": no field test can show that. */
  state: 'found' | 'found-interference-possible' | 'not-found-down-to' | 'cannot-exclude';
  tests: HazardTest[];
  /** What the tests used, or any field test, do not see; blind spots, to which no share applies, come first. */
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
  /** `prepare` says how a sample of this form is brought into water for the strips that follow; it names no test. */
  action: 'prepare' | 'test' | 'retest' | 'repeat' | 'second-reader' | 'other-product' | 'laboratory' | 'report';
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
  /**
   * Where it stands. `headline`: first, with what was found; `finding`: beside the reaction of a strip; `reason`: where
   * it belongs by what it is about; `limit`: what a test that did not react may have missed, never to be shown beside a
   * finding of the same family; `aside`: apart, what other tests cannot see.
   */
  place: 'headline' | 'finding' | 'reason' | 'limit' | 'aside';
}

export interface SubstanceMatch {
  /** Substance id. */
  substance: string;
  name: string;
  /** The name in the database that matched. */
  matched: string;
  kind: 'name' | 'synonym' | 'street' | 'brand' | 'cas' | 'inchikey';
  /**
   * 0 to 1: 1 for an exact match, from 0.97 on another spelling of the same name ("α-PVP"). What has less is only like it:
   * offer it, never adopt it.
   */
  score: number;
}

/** A family that a text names: `kind` tells it from a substance. */
export interface FamilyMatch {
  /** Family id. */
  family: string;
  name: string;
  /**
   * The name or class word in the database that matched, or the end that a new name shares with the family ("*azolam").
   */
  matched: string;
  kind: 'family';
  /** 0 to 1, 1 for an exact match. */
  score: number;
  /** Its substances. */
  members: { /** Substance id. */ substance: string; name: string }[];
}

/**
 * What tests can do before anything is read. Every method throws `AnalogueLookupError`, and goes on working after it.
 */
export interface Kits {
  /**
   * Which test tells one substance from another, best first, with what each is expected to show and who says so.
   * @throws {AnalogueLookupError} `unknown-substance` for an id that `find()` does not give, `unknown-value` for a test.
   */
  separate(pair: Pair): Separation;
  /**
   * What a kit tells apart: figures, the substances that it cannot tell apart, those of which it knows nothing, and the
   * dangerous families that it sees or does not.
   */
  review(kit: Kit): KitReview;
  /**
   * What to add to a kit: strips for the dangerous families that no strip at hand is made for, then the reagents that
   * say most about the main component. Strips come first whatever the bits say: no reagent sees a trace.
   */
  advise(kit: KitToGrow): KitAdvice;
  /** Gives the memory back. Any later call throws `freed`; freeing twice does nothing. */
  free(): void;
}

export interface Pair {
  /** Substance ids. */
  a: string;
  b: string;
  /** Ids of reagents and strips to compare, at most 64; every reagent and kind of strip unless given. */
  kit?: readonly string[];
}

/**
 * How well tests separate two substances. Bits are those of a lower bound, 0 to 1, of what one reading says about which
 * of the two it is, if both are as likely beforehand: one less the overlap (Bhattacharyya) of what the model expects of
 * them, as the last colour in one of fourteen plain words, or as a strip's reaction. Who goes by the reading is wrong
 * at most (1 − bits) / 2 of the time. Shades, colours on the way and a skilled eye tell more; mixtures and small
 * amounts tell less.
 */
export interface Separation {
  a: string;
  b: string;
  /** All tests together; absent if none has a record of both, which is neither 0 nor 1. */
  bits?: number;
  /** Best first; last those with a record of one of the two only. Tests without any record are left out. */
  tests: {
    /** Reagent or strip id. */
    test: string;
    /** Absent if it has no record of one of the two. */
    bits?: number;
    a: Shown;
    b: Shown;
  }[];
}

export interface Shown {
  /**
   * The colours in the words of the sources; of a strip `reacts`, `may react` or `does not react`; empty without a
   * record.
   */
  expected: string;
  /** Plain colours that the model expects, likeliest first; empty for a strip. */
  shows: string[];
  /** Whether sources disagree. */
  disputed: boolean;
  /** Source ids. */
  sources: string[];
}

export interface Kit {
  /** Ids of the reagents and strips at hand, at most 64. */
  have?: readonly string[];
  /**
   * Whether the samples to expect are those of published results (`published`, the default) or every substance alike
   * (`flat`).
   */
  prior?: 'published' | 'flat';
  /** Whose published results; biased in known ways, and of a supply that moves within months. */
  region?: 'GB' | 'US' | 'other';
  /**
   * Only what is sold under this name, from counted results; an unknown name is refused. Not used with a flat prior.
   */
  soldAs?: string;
}

export interface KitToGrow extends Kit {
  /** How many strips and how many reagents to advise at most, 1 to 10; 3 unless given. */
  add?: number;
}

/** What a kit gives for the samples to expect. Shares are 0 to 1. A sample stands for its main component. */
export interface KitFigures {
  /**
   * Least expected information about the main component, bits (pairwise lower bound of Kolchinsky and Tracey, 2017),
   * and all that there is to know. Substances that no test of the database has a record of add to neither.
   */
  bits: number;
  allBits: number;
  /** The same about the family of the main component; an estimate, no bound. */
  familyBits: number;
  allFamilyBits: number;
  /** Share of samples whose main component has a record on at least one test of the kit. */
  covered: number;
  /** Share of samples whose main component shares its look on the kit with nothing recorded. */
  alone: number;
  /** Of two samples with different main components, the share that a test tells apart by 0.5 bits or more, */
  apart: number;
  /** that none does, though one has a record of both, */
  alike: number;
  /** and of which no test has a record of both: neither told apart nor alike. */
  unknown: number;
  /** The same as numbers of pairs of the substances with a record on any test of the database. */
  pairsApart: number;
  pairsAlike: number;
  pairsUnknown: number;
}

export interface KitReview {
  figures: KitFigures;
  /** Separation from which two substances count as told apart, bits. */
  toldApart: number;
  /** Every family that may be a hazard, most urgent first. */
  families: {
    /** Family id. */
    family: string;
    name: string;
    /** In every verdict; otherwise under some conditions. */
    always: boolean;
    /**
     * Share of published samples of the region in which a member was found, about: data sets count by age, members as
     * if independent. Absent with a flat prior.
     */
    foundIn?: number;
    /** Strips of the kit made for it. Without one the kit cannot see a trace of it. */
    strips: StripSight[];
    /** Whether there is a strip for it at all. */
    stripExists: boolean;
    /** Members in the database, and those with a record on a reagent of the kit: as a main component only. */
    members: number;
    recorded: number;
  }[];
  /** Two or more that no test of the kit tells apart; those with dangerous members first, then by share. */
  classes: {
    /** Substance ids, dangerous members first. */
    substances: string[];
    /** How many of them belong to a hazard family. */
    dangerous: number;
    share: number;
    /** What the tests show of them: plain colours, likeliest first, or a strip's reaction. */
    shows: { /** Reagent or strip id. */ test: string; shows: string[] }[];
    /** Tests of the kit without a record of them: what these show is not known. */
    unknown: string[];
  }[];
  /** Ids of substances that share their look with nothing recorded; with what has no record they may. */
  alone: string[];
  /** Ids of substances without a record on any test of the kit: neither told apart nor ruled out. */
  unknown: string[];
}

/** Down to what a strip sees the substance that it is made for; other members may be missed. */
export interface StripSight {
  /** Strip id. */
  strip: string;
  /** Family id. */
  family: string;
  /** Substance id of what `limit` and `smallestShare` are about. */
  analyte: string;
  /** Whether it speaks about the family, or about the analyte alone. */
  coversFamily: boolean;
  /** Largest detection limit measured in water, ng/mL; absent if none was. */
  limit?: number;
  /** Strength of the solution that instructions say, mg/mL; absent if none was read. */
  milligramsPerMillilitre?: number;
  /** Smallest share of the analyte that it could have seen at that strength, as mass fraction, 0 to 1. */
  smallestShare?: number;
  /** What it is recorded to miss. */
  missed: { note: string /** Source ids. */; sources: string[] }[];
  /** Source ids of the limit. */
  sources: string[];
}

export interface KitAdvice {
  /** The kit as it is. */
  now: KitFigures;
  /** By the urgency of their families, which they see as a trace; kinds of strip, not products. */
  strips: StripSight[];
  /** Each the best beside those before it; fewer if no more gain anything. */
  reagents: {
    /** Reagent id. */
    reagent: string;
    /** What it gains, bits about the main component. */
    bits: number;
    /** Share of samples whose main component has a record on it; of the others it says nothing. */
    covered: number;
    /** Substances with a record on it. */
    recorded: number;
    /** Pairs of substance ids that it is the first to tell apart, at most 3, those to be met most often first. */
    tellsApart: [string, string][];
    /** The kit with it and those before it. */
    then: KitFigures;
  }[];
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
    stages: { colour: string /** Seconds after the drop. */; seconds?: number }[];
    /** Absent where the source leaves it open. */
    reacts?: boolean;
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
    /**
     * One entry a different answer: more than one where sources disagree. `hampered` is seen at some times and not at
     * others.
     */
    sides: { detected: 'yes' | 'no' | 'hampered' /** Source ids. */; sources: string[] }[];
  }[];
}

export interface Family {
  id: string;
  name: string;
  parent?: string;
  /** Whether the family is a hazard in every verdict, under some conditions, or not. */
  hazard: 'always' | 'when' | 'no';
  /** What naloxone does, in a sentence. */
  naloxone: string;
  /** What to do for a person who took a member, in a sentence or two. */
  response: string;
  /**
   * What a test shows of it, `test` as an id of `missed`: of the family as a whole, by sources; a member may differ.
   * Empty before the identities are there.
   */
  seen: { test: string; note: string /** Source ids. */; sources: string[] }[];
  /** What field tests miss of it. */
  missed: (Missed & {
    /** Strips, their targets, reagents and techniques that this is about; empty: every field test. */ tests: string[];
  })[];
  /** Of those that are loaded; members of a family below it are not among them. */
  members: { /** Id. */ substance: string; name: string }[];
}

export interface Strip {
  id: string;
  name: string;
  /** Its target, and the id of the strip whose product is not known. */
  target: string;
  /** Id of the family that it is made for, or of which it is made for one member. */
  family: string;
  /** `false` for the strip whose product is not known: what holds for it is what holds for any product. */
  product: boolean;
  /**
   * When to read it: from and to, minutes after the dip. Where nothing was read of the product, or it is not known, what
   * is right for every product.
   */
  readWithinMinutes: [number, number];
  /**
   * How much of the sample goes into how much water, in mg and mL, as instructions say; empty where none was read. The
   * `weaker` one is for what may make the strip react by itself, and for a powder that nobody knows.
   */
  solutions: { milligrams: number; millilitres: number; weaker: boolean }[];
  /**
   * What makes it react beside its family, by rising strength of the solution, one entry a strength. Where the strength
   * is not known the entry has none and stands last. It is never all that does.
   */
  turnedBy: {
    /** Ids. */
    substances: string[];
    /** From this strength on, were the substance the whole sample. */
    milligramsPerMillilitre?: number;
    /** Source ids. */
    sources: string[];
    /** For `say()`, which also has `strip-strength` for what a `strength` in mg/mL is. */
    because: Message;
  }[];
}

export interface FamilyStructures {
  /** What tells the family by structure; absent where nothing does. */
  scaffold?: {
    /** A member has one of these SMARTS, */
    smarts: string[];
    /** and none of these. */
    but: string[];
    /**
     * SVG of the most typical member, as `Analogues.structure.drawing`; what makes it a member is bold and has the
     * class `scaffold`.
     */
    drawing?: string;
  };
  /**
   * Those that have a structure: first the most typical, which is nearest to all others taken together, then by how
   * near they come to it.
   */
  members: {
    /** Id. */
    substance: string;
    name: string;
    /** To the first of them; as in `Analogues.neighbours`. */
    tanimoto: number;
    /** As in `Analogues.neighbours`, beside the first of them. */
    drawing?: string;
  }[];
}

/** What is known of a structure. */
export interface Analogues {
  /**
   * The substance of the database that it is. `structure`: the same canonical SMILES. `constitution`: the same atoms
   * and bonds, but stereochemistry or isotopes differ or are not given; another stereoisomer may act otherwise, so the
   * families of its scaffolds are told too. `tautomer`: the same but for hydrogens on nitrogen, oxygen and sulphur.
   */
  identity?: {
    /** Id. */ substance: string;
    name: string;
    by: 'id' | 'inchikey' | 'structure' | 'constitution' | 'tautomer';
  };
  /** What was looked up: the parent of what was asked for. */
  structure: {
    /** Canonical, as RDKit writes it. */
    smiles: string;
    formula: string;
    /** Monoisotopic, Da. */
    mass: number;
    /**
     * SVG without a size of its own, in the colour of the text around it and without styles; bonds are 30 long in its
     * `viewBox`. Absent without the option `drawings`, and of what cannot be drawn as it is.
     */
    drawing?: string;
    /** Counter-ions, solvents and other parts that were left aside; `notes` tell of those that are another drug. */
    removed: { smiles: string; formula: string }[];
    /** Whether charges were neutralised by moving hydrogens. */
    neutralised: boolean;
  };
  /** Substances of the database, nearest first; not the substance itself. */
  neighbours: {
    /** Id. */
    substance: string;
    name: string;
    /** Family id. */
    family: string;
    /**
     * Tanimoto coefficient of Morgan fingerprints (radius 2, 2048 bits, without stereochemistry and isotopes), 0 to 1.
     */
    tanimoto: number;
    /**
     * Where that value lies among the members of the neighbour's family: the share of members whose own nearest
     * relative in the family is no nearer to them than this. 0.5 is as near as members commonly are to each other; 0 is
     * farther than any. Not given for a family of fewer than five, or one whose members share no more than their use.
     */
    withinFamily?: number;
    /**
     * The same of it, turned to lie as what was looked up does. Bonds and letters that differ are bold and have the
     * class `differs`; where something is missing stands a dashed ring of the class `lacks`.
     */
    drawing?: string;
  }[];
  /**
   * The most urgent hazard first. `record`: the database says so of this very substance. `scaffold`: it has what all
   * members have in common. `similarity`: no scaffold tells, and its nearest relative, a member, comes to 0.65 or more.
   * Without an entry no family is told, which is no sign that it belongs to none.
   */
  families: { /** Id. */ family: string; by: 'record' | 'scaffold' | 'similarity' }[];
  /**
   * Lists of controlled substances that name it, and definitions by structure that it matches, or may match. A
   * definition that leaves out what such a list names is not told of it. What is not here was not found in the few
   * lists and definitions that were looked at, which says nothing of any other rule: show `because` with its date, and
   * `notes`.
   */
  rules: {
    /** Id. */
    rule: string;
    jurisdiction: 'GB' | 'US' | 'CN';
    name: string;
    /** Where the list or the definition stands. */
    text: string;
    /** `named`: a list has the very substance; the others: of a definition. */
    verdict: 'named' | 'matches' | 'uncertain';
    /** Of a match: by which clauses it is covered; none for the substance that the definition starts from. */
    clauses: string[];
    /**
     * In force from, ISO 8601, a year, a month or a day; absent of a list that took in its substances one after the
     * other.
     */
    from?: string;
    /** The day on which it ends, ISO 8601: of a temporary order. */
    until?: string;
    /** The day on which it was last looked at, or that of the version that was read, if older; ISO 8601. */
    asOf: string;
    /** Whether the words were read at their source, in part, or are known from memory. */
    certainty: 'read' | 'read-in-part' | 'memory';
    because: Message;
  }[];
  /**
   * To be shown with all else, each whatever its `place`. That what was typed is also a name (`also-a-name`); another
   * substance that stood beside the one that was looked up (`left-aside`, `left-aside-family`); that no test, or no
   * strip, is recorded of this very substance (`unmeasured`, `unmeasured-by-strips`; `family()` tells what tests miss of
   * its family); then what holds of the rules.
   */
  notes: Message[];
}

export interface Catalogue {
  version: string;
  /** SHA-256 of the database, in hexadecimal. */
  sha256: string;
  /** ISO 8601 date of the database. */
  date: string;
  /** How many substances, reactions, sources and so on; of substances and names, those that are loaded. */
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
    /** Id of the family that it is made for, or of which it is made for one member. */
    family: string;
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
  /**
   * Definitions of controlled substances that a structure is compared with, and lists that name some, as in
   * `Analogues.rules`.
   */
  rules: { id: string; jurisdiction: string; name: string /** ISO 8601 date. */; asOf: string }[];
  sources: { id: string; title: string; year?: number; url?: string; licence: string }[];
  /** Ids of the sources left out of this build. */
  without: string[];
  /**
   * What is recorded of every substance on every test, one entry a substance. It is worked out when it is first read,
   * so read it before `free()`. What the records say is in `substance()`.
   */
  readonly coverage: SubstanceCoverage[];
}

/** Which tests have a recorded result for one substance. */
export interface SubstanceCoverage {
  /** Substance id. */
  substance: string;
  name: string;
  /** Family id. */
  family: string;
  /**
   * By reagent id. A reagent that is not here has no recorded result for this substance: what it would show is unknown,
   * which is not "no reaction".
   */
  reagents: Record<
    string,
    | {
        /** `disputed` where sources disagree. */
        recorded: 'known' | 'disputed';
        /** Source ids. */
        sources: string[];
      }
    | undefined
  >;
  /** By strip id. A strip that is not here has no recorded result for this substance, either way. */
  strips: Record<
    string,
    | {
        detected: 'yes' | 'no' | 'disputed';
        /** Source ids. */
        sources: string[];
      }
    | undefined
  >;
}
