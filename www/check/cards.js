/** The cards of the tests, kept in step with the state: only the card whose test changed is made anew. */

import { part, swap } from '../ui/dom.js';
import { reagentCard } from './reagent.js';
import { stripCard } from './strip.js';

/** @typedef {import('../state/sample.js').Test} Test */

export class Cards {
  /**
   * @typedef {object} Made
   * @property {Test} test what the card shows
   * @property {Test} wanted what it is to show
   * @property {HTMLElement} element
   */
  /** @type {Map<number, Made>} */
  #made = new Map();

  /** @param {import('../state/store.js').Store} store @param {import('../ui/names.js').Names} names */
  constructor(store, names) {
    this.store = store;
    this.names = names;
  }

  /** Cards of new tests come and those of removed tests go; the others stay as they are. @param {Test[]} tests */
  follow(tests) {
    for (const [id, { element }] of this.#made) {
      if (tests.some((test) => test.id === id)) continue;
      const near = element.contains(document.activeElement) ? beside(element) : undefined;
      element.remove();
      this.#made.delete(id);
      near?.focus({ preventScroll: true });
    }
    for (const test of tests) {
      const made = this.#made.get(test.id);
      if (made !== undefined) {
        made.wanted = test;
        continue;
      }
      const element = this.#make(test);
      part(test.kind === 'strip' ? 'strips' : 'reagents').append(element);
      this.#made.set(test.id, { test, wanted: test, element });
    }
    this.#order(tests);
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

  /** Every card shows its test. @param {Test[]} tests */
  show(tests) {
    this.follow(tests);
    for (const test of tests) {
      const made = /** @type {Made} */ (this.#made.get(test.id));
      if (made.test === test) continue;
      const element = this.#make(test);
      swap(made.element, element);
      this.#made.set(test.id, { test, wanted: test, element });
    }
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
    if (test.kind === 'strip') return stripCard(test, this.store, this.names.catalogue.strips, this.#numberOf(test));
    return reagentCard(test, this.store, this.names.reagents.get(test.reagent) ?? { name: test.reagent });
  }

  /** Two strips of one kind are told apart by number. @param {import('../state/sample.js').Strip} strip */
  #numberOf(strip) {
    return this.store.state.tests.filter(
      (own) => own.kind === 'strip' && own.target === strip.target && own.id <= strip.id,
    ).length;
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
