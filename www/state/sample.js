/**
 * What was entered: one object, never changed in place, so that a step back is the object of before. Nothing here
 * knows the page or the package.
 */

/** @typedef {{ kind: 'strip', id: number, target: string, strip: string, lines: string, milligrams: string, millilitres: string, minutes: string, lot: string, copied: boolean }} Strip `copied`: the solution is that of the strip before, until it is changed */
/** @typedef {{ seconds: number | null, colours: string[], unsure: boolean, effects: string[] }} Look one look at a drop; two colours mean "between them" */
/** @typedef {{ kind: 'reagent', id: number, reagent: string, looks: Look[], at: number }} Reagent `at`: the look whose swatches are shown */
/** @typedef {Strip | Reagent} Test */
/** @typedef {{ soldAs: string, form: string, observed: string[], ties: string, tests: Test[] }} State `ties`: whose published results break ties, or `flat` */

/** @param {string} ties @returns {State} */
export function empty(ties) {
  return { soldAs: '', form: '', observed: [], ties, tests: [] };
}

/** @param {State} state */
export function isEmpty({ soldAs, form, observed, tests }) {
  return soldAs === '' && form === '' && observed.length === 0 && tests.length === 0;
}

/** @param {State} state @param {string} target @returns {Strip} */
export function newStrip(state, target) {
  const before = state.tests.findLast((test) => test.kind === 'strip');
  const { milligrams = '', millilitres = '' } = /** @type {Partial<Strip>} */ (before ?? {});
  return { kind: 'strip', id: nextId(state), target, strip: target, lines: '', milligrams, millilitres, minutes: '', lot: '', copied: milligrams !== '' || millilitres !== '' };
}

/** @param {State} state @param {string} reagent @returns {Reagent} */
export function newReagent(state, reagent) {
  return { kind: 'reagent', id: nextId(state), reagent, looks: [newLook(null)], at: 0 };
}

/** @param {number | null} seconds @returns {Look} */
export function newLook(seconds) {
  return { seconds, colours: [], unsure: false, effects: [] };
}

/** @param {State} state */
function nextId({ tests }) {
  return tests.reduce((most, { id }) => Math.max(most, id), 0) + 1;
}
