/** The dangerous families: a banner for each that was found, a row for each that cannot be ruled out. */

import { texts } from '../texts/en/check.js';
import { fill } from '../texts/words.js';
import { icon, make } from '../ui/dom.js';
import { sentences } from './sentences.js';

/** @typedef {import('../pkg/index.js').Verdict} Verdict */
/** @typedef {import('../pkg/index.js').Hazard} Hazard */
/** @typedef {import('../pkg/index.js').Message} Message */
/** @typedef {import('../ui/names.js').Say} Say */
/** @typedef {import('../ui/names.js').Names} Names */

const SYMBOLS = /** @type {Record<string, string>} */ ({
  'not-found-share': 'bar',
  'not-found-no-strength': 'bar',
  'not-found-no-limit': 'bar',
  'not-found-poor-brand': 'bar',
  'strip-blind-to': 'noeye',
  'nbome-possible': 'noeye',
  'no-strip-exists': 'noeye',
  'not-tested': 'nil',
});

/** Under the name of the family it need not be named again, nor its strip where there was one only. */
const SHORT = new Set(['not-tested', 'no-strip-exists']);
const SHORT_OF_ONE = new Set(['not-found-share', 'not-found-no-limit', 'not-found-no-strength', 'limit-of-target']);

const found = (/** @type {Hazard} */ { state }) => state.startsWith('found');

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
        make('a', { class: 'btn', href: 'tel:112' }, texts.hazards.call),
        make('a', { class: 'btn', href: '#emergency' }, texts.hazards.steps),
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
    make('ul', {}, ...sentences([...because, ...now], say, names).map((words) => make('li', {}, words))),
  );
  return certain ? section : make('div', { class: 'edge' }, section);
}

/** @param {Verdict} verdict @param {Say} say @param {Names} names */
export function notRuledOut({ hazards }, say, names) {
  const rest = hazards.filter((hazard) => !found(hazard));
  if (rest.length === 0) return undefined;
  return make(
    'section',
    { class: 'tight', 'aria-labelledby': 'hazards-title' },
    make('h2', { id: 'hazards-title' }, texts.hazards.notRuledOut),
    make('ul', { class: 'haz' }, ...rest.map((hazard) => row(hazard, say, names))),
  );
}

/**
 * Tested families say what the tests saw; of the others one line says why, and opens.
 * @param {Hazard} hazard
 * @param {Say} say
 * @param {Names} names
 */
function row(hazard, say, names) {
  const { family, because, missed, tests } = hazard;
  const one = new Set(tests.map(({ strip }) => strip)).size === 1;
  const short = (/** @type {string} */ key) => SHORT.has(key) || (one && SHORT_OF_ONE.has(key));
  const points = because
    .filter(({ place }) => place !== 'aside')
    .map((message) => ({
      symbol: SYMBOLS[message.key] ?? 'nil',
      words: say({ ...message, key: short(message.key) ? `${message.key}-short` : message.key }),
    }));
  const alone = tests.length === 0 && points.length === 1 ? points.pop() : undefined;
  const blind = [
    ...new Set(
      because.filter(({ key }) => key === 'strip-cannot-see').map(({ params }) => names.strip(String(params.strip))),
    ),
  ];
  return make(
    'li',
    {},
    /** @type {any} */ (icon('dia', 'ico')),
    make('h3', {}, names.card('family', family)),
    make(
      'div',
      { class: 'tight' },
      ...points.map(({ symbol, words }) =>
        make('p', { class: 'seen' }, /** @type {any} */ (icon(symbol)), make('span', {}, words)),
      ),
      make(
        'details',
        { id: `missed-${family}` },
        make(
          'summary',
          {},
          alone === undefined
            ? texts.hazards.missed
            : make('span', { class: 'seen' }, /** @type {any} */ (icon(alone.symbol)), make('span', {}, alone.words)),
        ),
        make(
          'ul',
          { class: 'notes small' },
          blind.length > 0 && make('li', {}, fill(texts.hazards.blind, { strips: blind.join('; ') })),
          ...missed.map(({ note, sources }) => make('li', {}, `${note} `, names.sources(sources))),
        ),
      ),
      alone !== undefined && make('p', { class: 'paper' }, alone.words),
    ),
  );
}
