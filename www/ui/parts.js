/** Parts of a place by name: one is built anew only when what it is made of has changed. */

import { swap } from './dom.js';

/** @typedef {[name: string, of: unknown, build: () => HTMLElement | undefined]} Part `of`: all that it is made of */

export class Parts {
  /** @type {Map<string, { of: string, element: HTMLElement | undefined }>} */
  #made = new Map();

  /**
   * Shows the parts in this order, and nothing else.
   * @param {Element} place
   * @param {Part[]} parts
   */
  show(place, parts) {
    const shown = parts.map(([name, of, build]) => this.#part(name, JSON.stringify(of), build));
    const elements = shown.filter((element) => element !== undefined);
    for (const [index, element] of elements.entries())
      if (place.children[index] !== element) place.insertBefore(element, place.children[index] ?? null);
    while (place.children.length > elements.length) place.lastElementChild?.remove();
  }

  /** Leaves nothing of what was shown. @param {Element} place */
  clear(place) {
    place.replaceChildren();
    this.#made.clear();
  }

  /** @param {string} name @param {string} of @param {Part[2]} build */
  #part(name, of, build) {
    const made = this.#made.get(name);
    if (made?.of === of) return made.element;
    const element = build();
    if (made?.element !== undefined && element !== undefined) swap(made.element, element);
    this.#made.set(name, { of, element });
    return element;
  }
}
