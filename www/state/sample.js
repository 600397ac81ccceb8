/**
 * What was entered: one object, never changed in place, so that a step back is the object of before. Nothing here
 * knows the page or the package.
 */

/**
 * @typedef {object} Strip
 * @property {'strip'} kind
 * @property {number} id
 * @property {string} target
 * @property {string} strip id of the product, or the target if it is not known
 * @property {string} lines
 * @property {string} milligrams as typed, like the other fields
 * @property {string} millilitres
 * @property {string} minutes
 * @property {string} lot
 * @property {boolean} copied the solution is that of the strip before, until it is changed
 * @property {number | null} started when its timer was started, in milliseconds as of `Date.now()`
 * @property {boolean} timed the minutes are those of the timer
 */

/**
 * @typedef {object} Look one look at a drop
 * @property {number | null} seconds after the drop, if it is looked at more than once
 * @property {string[]} colours two mean "between them"
 * @property {boolean} unsure
 * @property {string[]} effects
 */

/**
 * @typedef {object} Reagent
 * @property {'reagent'} kind
 * @property {number} id
 * @property {string} reagent
 * @property {Look[]} looks
 * @property {number} at the look whose swatches are shown
 * @property {number | null} started as of a strip
 * @property {boolean} timed the seconds of its one look are those of the timer
 */

/** @typedef {Strip | Reagent} Test */

/**
 * @typedef {object} State
 * @property {string} name that the person gives the sample
 * @property {boolean} example whether its readings are made up
 * @property {string} soldAs
 * @property {string} form
 * @property {string[]} observed
 * @property {string} ties whose published results break ties, or `flat`
 * @property {Test[]} tests
 */

/** @param {string} ties @returns {State} */
export function empty(ties) {
  return { name: '', example: false, soldAs: '', form: '', observed: [], ties, tests: [] };
}

/** Whether nothing is told of it; it may have a name. @param {State} state */
export function isEmpty({ soldAs, form, observed, tests }) {
  return soldAs === '' && form === '' && observed.length === 0 && tests.length === 0;
}

/** @param {State} state */
export function isBlank(state) {
  return isEmpty(state) && state.name === '';
}

/** @param {State} state @param {string} target @returns {Strip} */
export function newStrip(state, target) {
  const before = state.tests.findLast((test) => test.kind === 'strip');
  const { milligrams = '', millilitres = '' } = /** @type {Partial<Strip>} */ (before ?? {});
  return {
    kind: 'strip',
    id: nextId(state),
    target,
    strip: target,
    lines: '',
    milligrams,
    millilitres,
    minutes: '',
    lot: '',
    copied: milligrams !== '' || millilitres !== '',
    started: null,
    timed: false,
  };
}

/** @param {State} state @param {string} reagent @returns {Reagent} */
export function newReagent(state, reagent) {
  return { kind: 'reagent', id: nextId(state), reagent, looks: [newLook(null)], at: 0, started: null, timed: false };
}

/** @param {number | null} seconds @returns {Look} */
export function newLook(seconds) {
  return { seconds, colours: [], unsure: false, effects: [] };
}

/** @param {State} state */
function nextId({ tests }) {
  return tests.reduce((most, { id }) => Math.max(most, id), 0) + 1;
}
