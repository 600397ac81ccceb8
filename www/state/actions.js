/**
 * All that a person can do to a sample. Each is one step back, under a name that undo says; the views call these and
 * change nothing themselves. `title` is the name of a test as its card shows it.
 */
import { texts } from '../texts/en/check.js';
import { fill } from '../texts/words.js';
import { example } from './example.js';
import { figure } from './figure.js';
import { empty, newLook, newReagent, newStrip } from './sample.js';
import { inMinutes, timeOfReading } from './timer.js';

/** @typedef {import('./sample.js').State} State */
/** @typedef {import('./sample.js').Strip} Strip */
/** @typedef {import('./sample.js').Reagent} Reagent */
/** @typedef {import('./sample.js').Look} Look */
/** @typedef {import('./store.js').Action} Action */

/** Seconds after the drop at which a colour that changes is looked at. */
const TIMES = [0, 30, 60];
const text = texts.steps;

/** @param {string} soldAs @returns {Action} */
export function typeSoldAs(soldAs) {
  return { name: text.soldAs, change: (state) => ({ ...state, soldAs }), typed: 'soldAs' };
}

/** @param {string} name @returns {Action} */
export function nameSample(name) {
  return { name: text.sampleName, change: (state) => ({ ...state, name }), typed: 'name' };
}

/** In place of a sample of which nothing is told. @returns {Action} */
export function showExample() {
  return { name: text.example, change: ({ ties }) => example(ties) };
}

/** @param {string} form @returns {Action} */
export function chooseForm(form) {
  return { name: text.form, change: (state) => ({ ...state, form }) };
}

/** @param {string[]} observed @returns {Action} */
export function tickObserved(observed) {
  return { name: text.observed, change: (state) => ({ ...state, observed }) };
}

/** @param {string} ties @returns {Action} */
export function chooseTies(ties) {
  return { name: text.ties, change: (state) => ({ ...state, ties }) };
}

/** Whose results break ties stays: it says nothing of the sample. @returns {Action} */
export function wipeSample() {
  return { name: text.wiped, change: ({ ties }) => empty(ties) };
}

/**
 * @typedef {object} Solution that is advised for a test
 * @property {number} [milligramsPerMillilitre] if it is known
 * @property {boolean} weaker than that of the strip before
 */

/**
 * With the solution of the strip before, unless another is advised: then with the water that makes it, or with none where
 * that cannot be said.
 * @param {{ id: string, target: string }} strip
 * @param {string} title
 * @param {Solution} [advised]
 * @returns {Action}
 */
export function addStrip({ id, target }, title, advised) {
  return added(title, (state) => {
    const strip = { ...newStrip(state, target), strip: id };
    return advised === undefined ? strip : { ...strip, ...solution(strip, advised) };
  });
}

/** @param {Strip} strip @param {Solution} advised */
function solution(strip, { milligramsPerMillilitre, weaker }) {
  const milligrams = figure(strip.milligrams, 'mg') ?? 0;
  if (milligramsPerMillilitre !== undefined && milligrams > 0)
    return { millilitres: String(Number((milligrams / milligramsPerMillilitre).toPrecision(3))), copied: false };
  return weaker ? { milligrams: '', millilitres: '', copied: false } : {};
}

/** @param {string} reagent @param {string} title @returns {Action} */
export function addReagent(reagent, title) {
  return added(title, (state) => newReagent(state, reagent));
}

/** @param {number} id @param {string} title @returns {Action} */
export function removeTest(id, title) {
  return {
    name: fill(text.removed, { test: title }),
    change: (state) => ({ ...state, tests: state.tests.filter((test) => test.id !== id) }),
  };
}

/** @param {Strip} strip @param {string} title @param {string} product @returns {Action} */
export function chooseProduct(strip, title, product) {
  return onStrip(strip, title, 'product', { strip: product });
}

/**
 * With the minutes of its timer, if it runs.
 * @param {Strip} strip
 * @param {string} title
 * @param {string} lines
 * @param {import('./timer.js').Moment} [moment]
 * @returns {Action}
 */
export function chooseLines({ id }, title, lines, moment) {
  const read = (/** @type {Strip} */ strip) => {
    const seconds = moment && timeOfReading(strip, strip.minutes !== '', moment);
    const timed = moment && seconds !== undefined ? { minutes: inMinutes(seconds, moment.span), timed: true } : {};
    return { ...strip, lines, ...timed };
  };
  return {
    name: fill(text.onTest, { test: title, what: text.ofStrip.lines }),
    change: (state) => withTest(state, id, read),
  };
}

/** Also again. @param {Strip | Reagent} test @param {string} title @param {number} started @returns {Action} */
export function startTimer({ id }, title, started) {
  return {
    name: fill(text.onTest, { test: title, what: text.timer }),
    change: (state) => withTest(state, id, (test) => ({ ...test, started })),
  };
}

/**
 * @param {Strip} strip
 * @param {string} title
 * @param {number} milligrams
 * @param {number} millilitres
 * @returns {Action}
 */
export function fillSolution(strip, title, milligrams, millilitres) {
  return onStrip(strip, title, 'solution', {
    milligrams: String(milligrams),
    millilitres: String(millilitres),
    copied: false,
  });
}

/**
 * What is typed of the solution makes it this strip's own.
 * @param {Strip} strip
 * @param {string} title
 * @param {'milligrams' | 'millilitres' | 'minutes' | 'lot'} field
 * @param {string} value
 * @returns {Action}
 */
export function typeField(strip, title, field, value) {
  const solution = field === 'milligrams' || field === 'millilitres';
  return {
    ...onStrip(strip, title, field, {
      [field]: value,
      ...(solution ? { copied: false } : {}),
      ...(field === 'minutes' ? { timed: false } : {}),
    }),
    typed: `${strip.id} ${field}`,
  };
}

/**
 * @param {Reagent} reagent
 * @param {string} title
 * @param {string[]} colours none: nobody is sure
 * @param {boolean} unsure
 * @param {import('./timer.js').Moment} [moment] at which it was seen, for its timer
 * @returns {Action}
 */
export function chooseColours(reagent, title, colours, unsure, moment) {
  return onReagent(reagent, title, text.colour, (own) => {
    const [first] = own.looks;
    const alone = own.looks.length === 1 && first !== undefined;
    const seconds = moment && alone ? timeOfReading(own, first.colours.length > 0, moment) : undefined;
    const timed = seconds === undefined ? {} : { seconds: Math.round(seconds) };
    return {
      ...look({ colours, unsure, ...timed })(own),
      ...(seconds === undefined ? {} : { timed: true }),
    };
  });
}

/**
 * @param {Reagent} reagent
 * @param {string} title
 * @param {string[]} effects
 * @param {string} changed the one that was ticked or no more, in words
 * @returns {Action}
 */
export function tickEffects(reagent, title, effects, changed) {
  return onReagent(reagent, title, changed, look({ effects }));
}

/**
 * The colour that was seen stands for the first time.
 * @param {Reagent} reagent
 * @param {string} title
 * @returns {Action}
 */
export function lookOverTime(reagent, title) {
  return onReagent(reagent, title, text.times, ({ looks: [first = newLook(null)] }) => ({
    looks: TIMES.map((seconds, at) => (at === 0 ? { ...first, seconds } : newLook(seconds))),
    at: first.colours.length > 0 ? 1 : 0,
    timed: false,
  }));
}

/** The first that was seen is kept. @param {Reagent} reagent @param {string} title @returns {Action} */
export function lookOnce(reagent, title) {
  return onReagent(reagent, title, text.oneColour, ({ looks }) => ({
    looks: [{ ...(looks.find(({ colours }) => colours.length > 0) ?? newLook(null)), seconds: null }],
    at: 0,
    timed: false,
  }));
}

/** @param {Reagent} reagent @param {string} title @param {number} at @returns {Action} */
export function turnTo(reagent, title, at) {
  return onReagent(reagent, title, text.time, () => ({ at }));
}

/** @param {string} title @param {(state: State) => import('./sample.js').Test} test @returns {Action} */
function added(title, test) {
  return {
    name: fill(text.added, { test: title }),
    change: (state) => ({ ...state, tests: [...state.tests, test(state)] }),
  };
}

/**
 * @param {Strip} strip
 * @param {string} title
 * @param {keyof typeof text.ofStrip} field
 * @param {Partial<Strip>} patch
 * @returns {Action}
 */
function onStrip({ id }, title, field, patch) {
  return {
    name: fill(text.onTest, { test: title, what: text.ofStrip[field] }),
    change: (state) => withTest(state, id, (test) => ({ ...test, ...patch })),
  };
}

/**
 * @param {Reagent} reagent
 * @param {string} title
 * @param {string} what
 * @param {(reagent: Reagent) => Partial<Reagent>} patch
 * @returns {Action}
 */
function onReagent({ id }, title, what, patch) {
  return {
    name: fill(text.onTest, { test: title, what }),
    change: (state) => withTest(state, id, (test) => ({ ...test, ...patch(test) })),
  };
}

/**
 * A change of the look that is shown.
 * @param {Partial<Look>} patch
 * @returns {(reagent: Reagent) => Partial<Reagent>}
 */
function look(patch) {
  return ({ looks, at }) => ({ looks: looks.map((own, index) => (index === at ? { ...own, ...patch } : own)) });
}

/**
 * @param {State} state
 * @param {number} id
 * @param {(test: any) => import('./sample.js').Test} change
 * @returns {State}
 */
function withTest(state, id, change) {
  return { ...state, tests: state.tests.map((test) => (test.id === id ? change(test) : test)) };
}
