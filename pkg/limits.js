/**
 * The words and limits that the core takes, written from `crates/schema`; see tests/core/limits.rs.
 */

export const WORDS = {
  form: ['powder', 'crystal', 'pill', 'blotter', 'paper', 'vape', 'liquid', 'plant', 'residue'],
  observed: ['unwell-now', 'naloxone-responded', 'sedation-after-naloxone', 'long-sedation', 'overdose-cluster'],
  effect: ['fizz', 'smoke', 'precipitate', 'spots'],
  lines: ['C', 'C+T', 'C+faint T', 'T', 'none', 'unsure'],
  said: ['positive', 'negative'],
  reader: ['sure', 'unsure', 'colour-vision-deficient', 'camera', 'camera-uncorrected'],
  technique: ['FTIR', 'Raman', 'GC-MS', 'DART-MS', 'LC-MS'],
  region: ['GB', 'US', 'other'],
  prior: ['published', 'flat'],
};

/** Most entries of a list, and the longest text, in UTF-16 code units. */
export const MOST = {
  text: 200,
  readings: 64,
  stages: 16,
  effects: 4,
  components: 64,
  observed: 8,
  tests: 64,
  added: 10,
  candidates: 10000,
  structure: 100000,
};

/** @type {Record<string, [number, number]>} from and to */
export const RANGES = {
  /** mg or mL */
  amount: [0.000001, 10000],
  /** until a strip is read */
  minutes: [0, 1440],
  /** after the drop */
  seconds: [0, 86400],
  /** L* of CIELAB */
  lightness: [0, 100],
  /** a* and b* of CIELAB */
  chroma: [-128, 127],
};
