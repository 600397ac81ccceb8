/**
 * What was entered, as a Sample of the package; and the verdict on it, with a wrong field set aside rather than the
 * whole.
 */
import { AnalogueLookupError } from '../pkg/index.js';
import { figure } from '../state/figure.js';
import { meaning } from './colours.js';

/** @typedef {import('../state/sample.js').State} State */
/** @typedef {import('../pkg/index.js').Lookup} Lookup */
/** @typedef {{ test?: number, field: string, message: string }} Fault a field that was not used, and why */
/**
 * @typedef {object} Judged
 * @property {import('../pkg/index.js').Verdict} verdict
 * @property {number[]} read the id of the test behind each reading
 * @property {Fault[]} faults
 */

/** @param {State} state */
function toSample(state) {
  const read = [];
  const readings = [];
  for (const test of state.tests) {
    const reading = test.kind === 'strip' ? stripReading(test) : reagentReading(test);
    if (reading === undefined) continue;
    read.push(test.id);
    readings.push(reading);
  }
  const sample = {
    soldAs: state.soldAs.trim() || undefined,
    form: state.form || undefined,
    observed: state.observed,
    readings,
  };
  return { read, sample: /** @type {any} */ (sample) };
}

/** @param {import('../state/sample.js').Strip} strip */
function stripReading({ strip, lines, milligrams, millilitres, minutes, lot }) {
  if (lines === '') return undefined;
  return {
    test: 'strip',
    strip,
    lines,
    milligrams: figure(milligrams, 'mg'),
    millilitres: figure(millilitres, 'ml'),
    minutes: figure(minutes, 'min|minutes?'),
    lot: lot.trim() || undefined,
  };
}

/** @param {import('../state/sample.js').Reagent} test */
function reagentReading({ reagent, looks }) {
  const seen = looks.filter(({ colours }) => colours.length > 0);
  if (seen.length === 0) return undefined;
  const stages = seen.map(({ colours, seconds, effects }) => ({
    colour: meaning(colours),
    seconds: seconds ?? undefined,
    effects,
  }));
  return { test: 'reagent', reagent, stages, reader: seen.some(({ unsure }) => unsure) ? 'unsure' : undefined };
}

/** How many tests count. @param {State} state */
export function countedTests(state) {
  return toSample(state).read.length;
}

/**
 * The verdict on all that can be read. A field that the package refuses is left out and named, so that one slip never
 * hides what the other tests show.
 * @param {Lookup} lookup
 * @param {State} state
 * @param {string[]} kit ids of the tests at hand; none: of every test
 * @param {number} [limit] candidates to return; all of them unless given
 * @returns {Judged}
 */
export function judge(lookup, state, kit, limit) {
  const { sample, read } = toSample(state);
  const prior = state.ties === 'flat' ? { prior: 'flat' } : { region: state.ties };
  const options = /** @type {any} */ ({ ...prior, limit, kit: kit.length > 0 ? kit : undefined });
  /** @type {Fault[]} */
  const faults = [];
  for (;;) {
    try {
      return { verdict: lookup.classify(sample, options), read, faults };
    } catch (error) {
      if (!(error instanceof AnalogueLookupError)) throw error;
      const fault = setAside(sample, error, read);
      if (fault === undefined) throw error;
      faults.push(fault);
    }
  }
}

/** What a reading can do without. */
const SPARE = ['milligrams', 'millilitres', 'minutes', 'lot'];

/** @param {any} sample @param {AnalogueLookupError} error @param {number[]} read @returns {Fault | undefined} */
function setAside(sample, { field, message }, read) {
  const [, place, own = ''] = field.match(/^readings\[(\d+)\]\.?(\w*)/) ?? [];
  const why = message.replace(/^`[^`]*`:?\s*/, '');
  if (place === undefined) {
    if (sample[field] === undefined || field === 'readings') return undefined;
    delete sample[field];
    return { field, message: why };
  }
  const at = Number(place);
  const fault = { test: read[at], field: own, message: why };
  if (SPARE.includes(own)) {
    delete sample.readings[at][own];
  } else {
    sample.readings.splice(at, 1);
    read.splice(at, 1);
  }
  return fault;
}
