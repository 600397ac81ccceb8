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

/**
 * Danger first: every finding, and what to do now; before all that, what to do for somebody who is unwell.
 * @param {Verdict} verdict
 * @param {Say} say
 * @param {Names} names
 */
export function dangers({ hazards, messages }, say, names) {
  const now = messages.filter(({ severity }) => severity === 'danger');
  const findings = hazards.filter(found);
  const warnings = messages.filter(isFirst);
  if (now.length + findings.length + warnings.length === 0) return undefined;
  const unwell = emergency(messages) !== undefined;
  // One box: what was found, and what to do. Somebody who is unwell comes before any finding.
  const within = !unwell && findings.length > 0;
  const banners = findings.map((hazard, index) =>
    banner(hazard, within && index === findings.length - 1 ? now : [], say, names),
  );
  const act = !within && now.length > 0 && action(now, unwell, say, names);
  const warned = sentences(warnings, say, names).map((words) =>
    make('p', { class: 'out warn' }, make('span', {}, words)),
  );
  return make(
    'section',
    { class: 'stack', 'aria-labelledby': 'danger-title' },
    make('h2', { id: 'danger-title', class: 'vh' }, say('heading-danger')),
    act,
    ...banners,
    ...warned,
  );
}

/** What to do now. @param {Message[]} now @param {boolean} unwell @param {Say} say @param {Names} names */
function action(now, unwell, say, names) {
  return make(
    'div',
    { class: 'out act' },
    make('ul', {}, ...sentences(now, say, names).map((words) => make('li', {}, words))),
    unwell &&
      make(
        'p',
        { class: 'calls screen' },
        make('a', { class: 'btn', href: 'tel:112' }, texts.dangers.call),
        make('a', { class: 'btn', href: '#emergency' }, texts.dangers.steps),
      ),
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

/**
 * @param {Hazard} hazard
 * @param {Message[]} now what to do, said in the same box
 * @param {Say} say
 * @param {Names} names
 */
function banner(hazard, now, say, names) {
  const certain = hazard.state === 'found';
  // Said beside a finding of the same family, what a test may have missed would be read last and believed.
  const because = hazard.because.filter(({ place }) => place !== 'aside' && place !== 'limit');
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
    make('ul', {}, ...sentences([...because.map(brief), ...now], say, names).map((words) => make('li', {}, words))),
  );
  return certain ? section : make('div', { class: 'edge' }, section);
}
