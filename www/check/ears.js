/** What those hear who do not see the page: in one breath, and only what the last change brought. */

import { texts } from '../texts/en/check.js';
import { capital, fill } from '../texts/words.js';
import { emergency, findingsInWords, found } from './dangers.js';
import { toldOutcome } from './outcome.js';

/** @typedef {import('../ui/names.js').Say} Say */
/** @typedef {import('../ui/names.js').Names} Names */
/** @typedef {import('./judge.js').Judged} Judged */
/** @typedef {[about: string, words: string]} Told */

const text = texts.ears;

export class Ears {
  /** What holds, by what it is about. @type {Map<string, string>} */
  #known = new Map();

  /** Another sample is here, or none. */
  forget() {
    this.#known.clear();
  }

  /**
   * What is new; empty if nothing is.
   * @param {Judged} judged
   * @param {import('../state/sample.js').Test[]} tests
   * @param {Say} say
   * @param {Names} names
   */
  news({ verdict, read }, tests, say, names) {
    const { hazards, messages } = verdict;
    const now = emergency(messages);
    /** @type {Told[]} */
    const first = now === undefined ? [] : [['unwell', say(now).replace(/\. .*/s, '.')]]; // the rest stands on the page
    const findings = findingsInWords(hazards, say, names).map(
      (words) => /** @type {Told} */ ([`finding ${words}`, words]),
    );
    const outcomes = hazards.flatMap((hazard) =>
      hazard.tests.map((own) => outcomeOf(own, verdict, read, tests, names)),
    );
    /** @type {Told} */
    const rest = ['rest', fill(text.rest, { count: hazards.filter((hazard) => !found(hazard)).length })];
    const isNew = (/** @type {Told} */ [about, words]) => this.#known.get(about) !== words;
    const fresh = findings.filter(isNew);
    const gone = [...this.#known].filter(
      ([about]) => about.startsWith('finding ') && !findings.some(([own]) => own === about),
    );
    // What a strip found is said by the finding.
    const others = outcomes.filter(([about]) => fresh.length === 0 || !about.endsWith(' reacted'));
    const words = (/** @type {Told} */ told) => told[1];
    const told = [
      ...first.filter(isNew).map(words),
      ...(fresh.length > 0 ? [fill(text.danger, { findings: fresh.map(words).join('. ') })] : []),
      ...gone.map((own) => fill(text.gone, { finding: words(own) })),
      ...[...others, rest].filter(isNew).map(words),
    ];
    this.#known = new Map([...first, ...findings, ...outcomes, rest]);
    return told.join(' ');
  }
}

/**
 * @param {Judged['verdict']['hazards'][number]['tests'][number]} test
 * @param {Judged['verdict']} verdict
 * @param {number[]} read
 * @param {import('../state/sample.js').Test[]} tests
 * @param {Names} names
 * @returns {Told}
 */
function outcomeOf({ reading, outcome }, verdict, read, tests, names) {
  const test = tests.find(({ id }) => id === read[reading]);
  const name = test?.kind === 'strip' ? capital(names.single(test.strip)) : '';
  const told = toldOutcome(test, outcome, verdict);
  return [`test ${read[reading]} ${told}`, fill(text.outcomes[told], { test: name })];
}
