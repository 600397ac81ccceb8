/** Display names of the package's ids, and sources with their links. */

import { texts } from '../texts/en/site.js';
import { capital, fill, pieces } from '../texts/words.js';
import { make } from './dom.js';

const text = texts.names;

/** @typedef {import('../pkg/index.js').Lookup} Lookup */
/** @typedef {import('../pkg/index.js').Message} Message */
/**
 * @callback Say puts a message of the package, or one by its key, into words
 * @param {(Pick<Message, 'key'> & Partial<Message>) | string} message
 * @returns {string}
 */

export class Names {
  /** @param {Lookup} lookup @param {import('../pkg/index.js').Catalogue} catalogue */
  constructor(lookup, catalogue) {
    this.lookup = lookup;
    this.catalogue = catalogue;
    this.families = new Map(catalogue.families.map(({ id, name }) => [id, name]));
    this.strips = new Map(catalogue.strips.map(({ id, name }) => [id, name]));
    this.reagents = new Map(catalogue.reagents.map((reagent) => [reagent.id, reagent]));
    this.known = new Map(catalogue.sources.map((source) => [source.id, source]));
    /** @type {Map<string, string>} */
    this.substances = new Map();
    /** @type {Map<string, string>} */
    this.familyIds = new Map();
    /** @type {Map<string, import('../pkg/index.js').Strip>} */
    this.profiles = new Map();
  }

  /** @param {string} id */
  family(id) {
    return this.families.get(id) ?? id;
  }

  /** @param {string} id */
  strip(id) {
    return this.strips.get(id) ?? id;
  }

  /** What the database holds on a strip; undefined if this version does not know it. @param {string} id */
  stripProfile(id) {
    if (!this.strips.has(id)) return undefined;
    const profile = this.profiles.get(id) ?? this.lookup.strip(id);
    this.profiles.set(id, profile);
    return profile;
  }

  /** One test of a kind: “nitazene strip”, “Mecke”. @param {string} id */
  single(id) {
    return this.strips.get(id) ?? this.reagent(id);
  }

  /** Whether the family is in every verdict. @param {string} id */
  isAlways(id) {
    return this.catalogue.families.some((own) => own.id === id && own.hazard === 'always');
  }

  /** @param {string} id */
  reagent(id) {
    return this.reagents.get(id)?.name ?? id;
  }

  /** @param {string} id */
  substance(id) {
    const name = this.substances.get(id) ?? this.lookup.substance(id).name;
    this.substances.set(id, name);
    return name;
  }

  /** Id of the family of a substance. @param {string} id */
  familyOf(id) {
    const family = this.familyIds.get(id) ?? this.lookup.substance(id).family;
    this.familyIds.set(id, family);
    return family;
  }

  /** What a strip is made for; undefined if it is none. @param {string} id */
  targetOf(id) {
    return this.catalogue.strips.find((own) => own.id === id)?.target;
  }

  /** Name of the family that a strip is made for. @param {string} strip */
  madeFor(strip) {
    return this.family(this.catalogue.strips.find(({ id }) => id === strip)?.family ?? '');
  }

  /** Whether it is made for the family of a substance. @param {string} strip @param {{ family: string }} substance */
  isMadeFor(strip, { family }) {
    return this.catalogue.strips.find(({ id }) => id === strip)?.family === family;
  }

  /**
   * A test as rows of families name it: a reagent, a strip, all strips for a target, or a technique.
   * @param {string} id
   */
  test(id) {
    const strip = this.catalogue.strips.find((own) => own.id === id);
    return strip === undefined
      ? this.reagent(id)
      : strip.product
        ? strip.name
        : fill(text.strips, { target: strip.target });
  }

  /**
   * A link to its card in the look-up.
   * @param {'substance' | 'family'} kind
   * @param {string} id
   * @param {string} [words] its name unless given
   */
  card(kind, id, words = kind === 'family' ? this.family(id) : this.substance(id)) {
    return make('a', { href: `lookup.html#${new URLSearchParams({ [kind]: id })}` }, words);
  }

  /** Where it is from. @param {string[]} ids */
  sources(ids) {
    if (ids.length === 0) return '';
    const forms = text.sources;
    return make(
      'span',
      { class: 'quiet' },
      ...pieces(ids.length === 1 ? forms.one : forms.other, { titles: make('span', {}, ...this.titles(ids)) }),
    );
  }

  /** Titles of sources, each a link if it has an address. @param {string[]} ids @returns {(Node | string)[]} */
  titles(ids) {
    return ids.flatMap((id, index) => {
      const { title, year, url } = this.known.get(id) ?? { title: id, year: undefined, url: undefined };
      const words = year === undefined ? title : fill(text.titled, { title, year: String(year) });
      return [
        index > 0 ? '; ' : '',
        url === undefined ? words : make('a', { href: url, rel: 'noreferrer noopener', target: '_blank' }, words),
      ];
    });
  }
}

/** A strip by its target, as a title: “Fentanyl strip”. @param {string} target */
export function stripTitle(target) {
  return fill(text.strip, { target: capital(target) });
}
