/**
 * The cards of the tests, kept in step with the state: only the card whose test changed is made anew. A test that is
 * done folds to a line when the next one is added, or when the person says so.
 */

import { part, swap } from '../ui/dom.js';
import { isDone } from './card.js';
import { foldedCard } from './folded.js';
import { reagentCard } from './reagent.js';
import { nameOf, stripCard } from './strip.js';

/** @typedef {import('../state/sample.js').Test} Test */

export class Cards {
  /**
   * @typedef {object} Made
   * @property {Test} test what the card shows
   * @property {Test} wanted what it is to show
   * @property {boolean} open
   * @property {Set<number>} before the tests that were worked on before it came
   * @property {HTMLElement} element
   */
  /** @type {Map<number, Made>} */
  #made = new Map();
  /** Tests that are being worked on: they stay open though they are done. @type {Set<number>} */
  #open = new Set();
  /** Tests with a field that could not be used. @type {Set<number>} */
  #faulty = new Set();

  /**
   * @param {import('../state/store.js').Store} store
   * @param {import('../ui/names.js').Names} names
   * @param {() => void} tell says in the cards what was answered last
   * @param {(test: string, advised: import('../state/actions.js').Solution) => void} add adds a further test
   */
  constructor(store, names, tell, add) {
    this.store = store;
    this.names = names;
    this.tell = tell;
    this.add = add;
  }

  /** Cards of new tests come and those of removed tests go; the others stay as they are. @param {Test[]} tests */
  follow(tests) {
    for (const [id, { element, before }] of this.#made) {
      if (tests.some((test) => test.id === id)) continue;
      const near = element.contains(document.activeElement) ? beside(element) : undefined;
      element.remove();
      this.#made.delete(id);
      this.#open = new Set([...this.#open, ...before]);
      near?.focus({ preventScroll: true });
    }
    const before = this.#open;
    for (const test of tests) {
      const made = this.#made.get(test.id);
      if (made === undefined) this.#open = new Set([test.id]);
      else if (made.wanted !== test) {
        made.wanted = test;
        this.#open.add(test.id);
      }
    }
    for (const test of tests) {
      const made = this.#made.get(test.id);
      if (made === undefined) {
        const element = this.#make(test);
        part(test.kind === 'strip' ? 'strips' : 'reagents').append(element);
        this.#made.set(test.id, { test, wanted: test, open: this.#isOpen(test), before, element });
      } else if (made.open && !this.#isOpen(test)) this.#renew(made, test);
    }
    this.#order(tests);
  }

  /** Opens a strip, at the first of its amounts that is to be entered. @param {import('../state/sample.js').Strip} test */
  enter({ id, milligrams, millilitres }) {
    this.#fold(id, true);
    const field = milligrams !== '' && millilitres === '' ? 'millilitres' : 'milligrams';
    part(`test-${id}-${field}`).focus({ preventScroll: true });
  }

  /** All that are done fold, for now the result is looked at. */
  foldAll() {
    this.#open.clear();
    for (const made of this.#made.values()) if (made.open && !this.#isOpen(made.wanted)) this.#renew(made, made.wanted);
    this.tell();
  }

  /** None is left, as for another sample. */
  clear() {
    this.follow([]);
    this.#open.clear();
    this.#faulty.clear();
  }

  /**
   * A card that is typed into stays as it is, or the keyboard of a phone would close; unless it was still to change.
   * @param {Test[]} tests
   */
  typed(tests) {
    const settled = [...this.#made.values()].filter(({ test, wanted }) => test === wanted);
    this.follow(tests);
    for (const made of settled) made.test = made.wanted;
  }

  /**
   * Every card shows its test.
   * @param {Test[]} tests
   * @param {import('./judge.js').Fault[]} faults
   */
  show(tests, faults) {
    this.#faulty = new Set(faults.map(({ test }) => test ?? 0));
    this.follow(tests);
    for (const test of tests) {
      const made = /** @type {Made} */ (this.#made.get(test.id));
      if (made.test !== test || made.open !== this.#isOpen(test)) this.#renew(made, test);
    }
  }

  /** @param {Test} test */
  #isOpen(test) {
    return this.#open.has(test.id) || this.#faulty.has(test.id) || !isDone(test);
  }

  /** @param {number} id @param {boolean} open */
  #fold(id, open) {
    if (open) this.#open.add(id);
    else this.#open.delete(id);
    const made = /** @type {Made} */ (this.#made.get(id));
    this.#renew(made, made.wanted);
    this.tell();
    part(`test-${id}`).focus({ preventScroll: true });
    part(`test-${id}`).scrollIntoView({ block: open ? 'start' : 'nearest' });
  }

  /** @param {Made} made @param {Test} test */
  #renew(made, test) {
    const element = this.#make(test);
    // Until it is told anew, a card that only folds keeps what its test means.
    if (made.test === test)
      element
        .querySelector('.outs')
        ?.replaceChildren(...[...(made.element.querySelector('.outs')?.children ?? [])].slice(0, 1));
    swap(made.element, element);
    this.#made.set(test.id, { ...made, test, wanted: test, open: this.#isOpen(test), element });
  }

  /** After a step back a card may have to return to its place. @param {Test[]} tests */
  #order(tests) {
    for (const [kind, id] of /** @type {const} */ ([
      ['strip', 'strips'],
      ['reagent', 'reagents'],
    ])) {
      const wanted = tests
        .filter((test) => test.kind === kind)
        .map((test) => /** @type {HTMLElement} */ (this.#made.get(test.id)?.element));
      const place = part(id);
      if (wanted.some((element, index) => place.children[index] !== element)) place.append(...wanted);
    }
  }

  /** @param {Test} test */
  #make(test) {
    const name = nameOf(test, this.store.state.tests, this.names);
    const done = () => this.#fold(test.id, false);
    if (!this.#isOpen(test)) return foldedCard(test, name, () => this.#fold(test.id, true));
    if (test.kind === 'strip') return stripCard(test, this.store, this.names, name, done, this.add);
    return reagentCard(test, this.store, this.names.reagents.get(test.reagent) ?? { name }, done);
  }
}

/**
 * Where the focus goes when a card with the focus is removed: to the next card, the one before, or the buttons that add
 * one.
 * @param {HTMLElement} card
 */
function beside(card) {
  const near =
    card.nextElementSibling ?? card.previousElementSibling ?? card.closest('section')?.querySelector('.adders button');
  return /** @type {HTMLElement | null | undefined} */ (near);
}
