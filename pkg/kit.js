/**
 * What a kit can do. A file of its own with a small wasm of its own, fetched when it is asked for: no verdict needs it.
 */
import * as check from './check.js';
import { compile, Engine } from './core.js';
import { instantiate } from './wasm/kits-instance.js';

/** @typedef {import('./index.d.ts').Kits} KitsInterface */

/** @type {import('./core.js').File} */
const KITS = {
  name: 'kits_bg.wasm',
  field: 'source',
  beside: () => new URL('./wasm/kits_bg.wasm', import.meta.url),
};

/**
 * @param {Uint8Array} database that the core has
 * @param {unknown} [source] where the wasm is, if not beside this file
 */
export async function openKits(database, source) {
  const module = await compile(KITS, source);
  return new Kits(new Engine(module, (own) => new (instantiate(own).Kits)(database), KITS));
}

/** @implements {KitsInterface} */
class Kits {
  #engine;

  /** @param {Engine} engine */
  constructor(engine) {
    this.#engine = engine;
  }

  /** @param {import('./index.d.ts').Pair} pair @returns {import('./index.d.ts').Separation} */
  separate(pair) {
    const input = check.pair(pair);
    return this.#engine.call((core) => core.separate(input));
  }

  /** @param {import('./index.d.ts').Kit} kit @returns {import('./index.d.ts').KitReview} */
  review(kit) {
    const input = check.kit(kit);
    return this.#engine.call((core) => core.review(input));
  }

  /** @param {import('./index.d.ts').KitToGrow} kit @returns {import('./index.d.ts').KitAdvice} */
  advise(kit) {
    const input = check.kitToGrow(kit);
    return this.#engine.call((core) => core.advise(input));
  }

  free() {
    this.#engine.free();
  }
}
