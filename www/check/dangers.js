/** Danger: what was found and what to do about it, and what else changes what a person does next. */

import { texts } from '../texts/en/check.js';
import { icon, make } from '../ui/dom.js';
import { sentences } from './sentences.js';
import { besideStrip } from './short.js';

/** @typedef {import('../pkg/index.js').Verdict} Verdict */
/** @typedef {import('../pkg/index.js').Hazard} Hazard */
/** @typedef {import('../pkg/index.js').Message} Message */
/** @typedef {import('../ui/names.js').Say} Say */
/** @typedef {import('../ui/names.js').Names} Names */

export const found = (/** @type {Hazard} */ { state }) => state.startsWith('found');

/** @typedef {{ hazard: Hazard, words: string[] }} Finding a family that was found, and what is said of it */

/**
 * Danger first: every finding, and what to do now; before all that, what to do for somebody who is unwell.
 * @param {Verdict} verdict
 * @param {Say} say
 * @param {Names} names
 * @returns {{ act: string[], findings: Finding[], warnings: string[] }}
 */
export function dangersInWords({ hazards, messages }, say, names) {
  const now = messages.filter(({ severity }) => severity === 'danger');
  const all = hazards.filter(found);
  // One box: what was found, and what to do. Somebody who is unwell comes before any finding.
  const within = emergency(messages) === undefined && all.length > 0;
  const findings = all.map((hazard, index) => {
    const told = [...beside(hazard), ...(within && index === all.length - 1 ? now : [])];
    return { hazard, words: sentences(told, say, names) };
  });
  return {
    act: within ? [] : sentences(now, say, names),
    findings,
    warnings: sentences(messages.filter(isFirst), say, names),
  };
}

/** @param {Verdict} verdict @param {Say} say @param {Names} names */
export function dangers(verdict, say, names) {
  const { act, findings, warnings } = dangersInWords(verdict, say, names);
  if (act.length + findings.length + warnings.length === 0) return undefined;
  return make(
    'section',
    { class: 'stack', 'aria-labelledby': 'danger-title' },
    make('h2', { id: 'danger-title', class: 'vh' }, say('heading-danger')),
    act.length > 0 && action(act, emergency(verdict.messages) !== undefined),
    ...findings.map((finding) => banner(finding, say, names)),
    ...warnings.map((words) => make('p', { class: 'out warn' }, make('span', {}, words))),
  );
}

/** What to do now. @param {string[]} now @param {boolean} unwell */
function action(now, unwell) {
  return make(
    'div',
    { class: 'out act' },
    // What to press comes before what to read.
    unwell &&
      make(
        'p',
        { class: 'calls' },
        make('a', { class: 'btn', href: 'tel:112' }, texts.dangers.call),
        make('a', { class: 'btn', href: '#emergency' }, texts.dangers.steps),
      ),
    make('ul', {}, ...now.map((words) => make('li', {}, words))),
  );
}

/** A warning that changes what a person does next stands with the dangers. @param {Message} message */
export function isFirst({ place, severity }) {
  return severity !== 'danger' && place === 'headline';
}

/** Somebody is unwell now: what is said of it, if so. @param {Verdict['messages']} messages */
export function emergency(messages) {
  return messages.find(({ key }) => key === 'emergency-now');
}

/** What was found, as speech. @param {Verdict['hazards']} hazards @param {Say} say @param {Names} names */
export function findingsInWords(hazards, say, names) {
  return hazards.filter(found).map(({ family, state }) => `${names.family(family)}: ${say(`heading-${state}`)}`);
}

/** After the sentence that named the strip it need not be named again. @type {(message: Message, at: number, all: Message[]) => Message} */
function brief(message, at, all) {
  return all.slice(0, at).some(({ params }) => params.strip === message.params.strip) ? besideStrip(message) : message;
}

/** What is said of a finding, beside it. @param {Hazard} hazard */
function beside({ because }) {
  // What a test may have missed would be read last and believed.
  return because.filter(({ place }) => place !== 'aside' && place !== 'limit').map(brief);
}

/** @param {Finding} finding @param {Say} say @param {Names} names */
function banner({ hazard, words }, say, names) {
  const certain = hazard.state === 'found';
  const section = make(
    'section',
    { class: 'banner', 'aria-labelledby': `found-${hazard.family}` },
    make(
      'div',
      { class: 'head' },
      /** @type {any} */ (icon(certain ? 'oct' : 'octo', 'ico')),
      make(
        'div',
        {},
        make('p', { class: 'kick' }, say('heading-danger')),
        make(
          'h3',
          { id: `found-${hazard.family}` },
          names.card('family', hazard.family),
          `: ${say(`heading-${hazard.state}`)}`,
        ),
      ),
    ),
    make('ul', {}, ...words.map((own) => make('li', {}, own))),
  );
  return certain ? section : make('div', { class: 'edge' }, section);
}
