/** The state as it is, the steps back, and who wants to know. */

/** @typedef {import('./sample.js').State} State */
/** @typedef {{ state: State, name: string, typed: string }} Step back */
/**
 * @typedef {object} Action what a person did, see actions.js
 * @property {string} name as undo says it
 * @property {(state: State) => State} change
 * @property {string} [typed] the field that is being typed into: its letters are one step
 */

const STEPS = 100;

export class Store {
  /** @type {Step[]} */
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

  /** @param {Action} action */
  do({ name, change, typed = '' }) {
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

  /**
   * Forgets the steps that lead back beyond a state, so that nothing of what was wiped is left; not if the wipe was
   * undone.
   * @param {State} state
   */
  forgetBefore(state) {
    const steps = this.state === state ? this.#back.length : this.#back.findIndex((step) => step.state === state);
    if (steps > 0) this.#back.splice(0, steps);
    this.#tell(false);
  }

  /**
   * Puts a sample with its steps back in the place of the one that is here, and gives that one back.
   * @param {{ state: State, back: Step[] }} other
   */
  exchange({ state, back }) {
    const own = { state: this.state, back: this.#back };
    this.state = state;
    this.#back = back;
    this.#tell(false);
    return own;
  }

  /** @param {boolean} typing */
  #tell(typing) {
    for (const listener of this.#listeners) listener(this.state, typing);
  }
}
