/** Several samples, each with its own steps back, of which one is worked on. */

import { empty, isBlank } from './sample.js';

/** @typedef {import('./sample.js').State} State */
/** @typedef {{ state: State, back: import('./store.js').Step[] }} Parked a sample that is not worked on, and its steps back */

export const MOST_SAMPLES = 12;

export class Samples {
  /** In their order; undefined where the sample stands that is worked on. @type {(Parked | undefined)[]} */
  #all;

  /**
   * @param {import('./store.js').Store} store of the sample that is worked on
   * @param {State[]} others
   * @param {number} at which place among the others it has
   */
  constructor(store, others, at) {
    this.store = store;
    const parked = others.map((state) => ({ state, back: [] }));
    this.#all = [...parked.slice(0, at), undefined, ...parked.slice(at)];
  }

  /** All samples as they stand, in their order. */
  get list() {
    return this.#all.map((parked) => parked?.state ?? this.store.state);
  }

  /** The place of the one that is worked on. */
  get at() {
    return this.#all.indexOf(undefined);
  }

  get others() {
    return this.#all.flatMap((parked) => parked?.state ?? []);
  }

  /** Another is worked on; one that was left blank goes. @param {number} place */
  turnTo(place) {
    const wanted = this.#all[place];
    if (wanted === undefined) return;
    const left = this.#park();
    this.#all[place] = undefined;
    Object.assign(left, this.store.exchange(wanted));
    if (isBlank(left.state)) this.#all.splice(this.#all.indexOf(left), 1);
  }

  /** A blank one, after the others. */
  add() {
    if (this.#all.length >= MOST_SAMPLES || isBlank(this.store.state)) return;
    const left = this.#park();
    this.#all.push(undefined);
    Object.assign(left, this.store.exchange({ state: empty(left.state.ties), back: [] }));
  }

  /** The one that is worked on stays where it stands. @returns {Parked} */
  #park() {
    const parked = { state: this.store.state, back: [] };
    this.#all[this.at] = parked;
    return parked;
  }

  /** Nothing is left of any. */
  wipe() {
    const { ties } = this.store.state;
    this.#all = [undefined];
    this.store.exchange({ state: empty(ties), back: [] });
  }
}
