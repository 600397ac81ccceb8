/**
 * What was entered: one object, never changed in place, so that a step back is the object of before. Nothing here
 * knows the page or the package.
 */

/** @typedef {{ kind: 'strip', id: number, target: string, strip: string, lines: string, milligrams: string, millilitres: string, minutes: string, lot: string, copied: boolean }} Strip `copied`: the solution is that of the strip before, until it is changed */
/** @typedef {{ seconds: number | null, colours: string[], unsure: boolean, effects: string[] }} Look one look at a drop; two colours mean "between them" */
/** @typedef {{ kind: 'reagent', id: number, reagent: string, looks: Look[], at: number }} Reagent `at`: the look whose swatches are shown */
/** @typedef {Strip | Reagent} Test */
/** @typedef {{ soldAs: string, form: string, observed: string[], ties: string, tests: Test[] }} State `ties`: whose published results break ties, or `flat` */

const STEPS = 100;

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

/** @param {State} state @param {number} id @param {(test: any) => Test} change @returns {State} */
export function withTest(state, id, change) {
  return { ...state, tests: state.tests.map((test) => (test.id === id ? change(test) : test)) };
}

/** @param {State} state */
function nextId({ tests }) {
  return tests.reduce((most, { id }) => Math.max(most, id), 0) + 1;
}

/** The state as it is, the steps back, and who wants to know. */
export class Store {
  /** @type {{ state: State, name: string, typed: string }[]} */
  #back = [];
  /** @type {((state: State, typing: boolean) => void)[]} */
  #listeners = [];

  /** @param {State} state */
  constructor(state) {
    this.state = state;
  }

  /** The name of the step that undo() takes back. */
  get last() {
    return this.#back.at(-1)?.name;
  }

  /** @param {(state: State, typing: boolean) => void} listener */
  listen(listener) {
    this.#listeners.push(listener);
  }

  /**
   * @param {string} name of the step, as undo says it
   * @param {(state: State) => State} change
   * @param {string} [typed] the field that is being typed into: its letters are one step
   */
  change(name, change, typed = '') {
    const last = this.#back.at(-1);
    if (typed === '' || last?.typed !== typed) this.#back.push({ state: this.state, name, typed });
    if (this.#back.length > STEPS) this.#back.shift();
    this.state = change(this.state);
    this.#tell(typed !== '');
  }

  undo() {
    const last = this.#back.pop();
    if (last === undefined) return;
    this.state = last.state;
    this.#tell(false);
  }

  /** Forgets the steps that lead back beyond a state, so that nothing of what was wiped is left; not if the wipe was undone. @param {State} state */
  forgetBefore(state) {
    const steps = this.state === state ? this.#back.length : this.#back.findIndex((step) => step.state === state);
    if (steps > 0) this.#back.splice(0, steps);
    this.#tell(false);
  }

  /** @param {boolean} typing */
  #tell(typing) {
    for (const listener of this.#listeners) listener(this.state, typing);
  }
}
