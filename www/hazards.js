/** The dangerous families: a banner for each that was found, a row for each that cannot be ruled out. */
import { icon, make } from './dom.js';

/** @typedef {import('./pkg/index.js').Verdict} Verdict */
/** @typedef {import('./pkg/index.js').Hazard} Hazard */
/** @typedef {import('./pkg/index.js').Message} Message */
/** @typedef {import('./card.js').Say} Say */
/** @typedef {import('./names.js').Names} Names */

/** What a strip for something else cannot see is told once a family, folded away; after a finding it would only sow doubt. */
const ASIDE = ['strip-cannot-see', 'limit-of-target'];
/** Said by the heading of a finding already. */
const BY_STATE = ['found', 'found-by-instrument'];
const SYMBOLS = /** @type {Record<string, string>} */ ({ 'not-found-share': 'bar', 'not-found-no-strength': 'bar', 'not-found-no-limit': 'bar', 'no-strip-exists': 'noeye', 'not-tested': 'nil' });

const found = (/** @type {Hazard} */ { state }) => state.startsWith('found');

/** Danger first: what to do now, then every finding. @param {Verdict} verdict @param {Say} say @param {Names} names */
export function dangers({ hazards, messages }, say, names) {
  const now = messages.filter(({ severity }) => severity === 'danger');
  const findings = hazards.filter(found);
  if (now.length + findings.length === 0) return undefined;
  return make(
    'section',
    { class: 'stack', 'aria-labelledby': 'danger-title' },
    make('h2', { id: 'danger-title', class: 'vh' }, say('heading-danger')),
    ...findings.map((hazard) => banner(hazard, say, names)),
    now.length > 0 && make('div', { class: 'out act' }, make('ul', {}, ...now.map((message) => make('li', {}, say(message))))),
  );
}

/** @param {Hazard} hazard @param {Say} say @param {Names} names */
function banner(hazard, say, names) {
  const certain = hazard.state === 'found';
  const because = hazard.because.filter(({ key }) => !ASIDE.includes(key) && (!BY_STATE.includes(key) || certain));
  const section = make(
    'section',
    { class: 'banner', 'aria-labelledby': `found-${hazard.family}` },
    make(
      'div',
      { class: 'head' },
      /** @type {any} */ (icon(certain ? 'oct' : 'octo', 'ico')),
      make('div', {}, make('p', { class: 'kick' }, say('heading-danger')), make('h3', { id: `found-${hazard.family}` }, `${names.family(hazard.family)}: ${certain ? 'found' : 'found, or something else turned the strip'}`)),
    ),
    make('ul', {}, ...sentences(because, say).map((words) => make('li', {}, words))),
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
    make('h2', { id: 'hazards-title' }, 'Cannot be ruled out'),
    make('ul', { class: 'haz' }, ...rest.map((hazard) => row(hazard, say, names))),
  );
}

/** @param {Hazard} hazard @param {Say} say @param {Names} names */
function row(hazard, say, names) {
  const because = hazard.because.filter(({ key }) => !ASIDE.includes(key));
  const state = hazard.state === 'not-found-down-to' ? say({ key: 'state-not-found-down-to', params: { family: hazard.family }, severity: 'warning' }) : undefined;
  const blind = [...new Set(hazard.because.filter(({ key }) => key === 'strip-cannot-see').map(({ params }) => names.strip(String(params.strip))))];
  return make(
    'li',
    {},
    /** @type {any} */ (icon('dia', 'ico')),
    make('h3', {}, names.family(hazard.family)),
    make(
      'div',
      { class: 'tight' },
      state !== undefined && point('bar', state),
      ...because.map((message) => point(SYMBOLS[message.key] ?? 'nil', say(message))),
      blind.length + hazard.missed.length > 0 && make(
        'details',
        { id: `missed-${hazard.family}` },
        make('summary', {}, 'What the tests miss'),
        make(
          'ul',
          { class: 'notes small' },
          blind.length > 0 && make('li', {}, `You used strips that cannot see it: ${blind.join('; ')}.`),
          ...hazard.missed.map(({ note, sources }) => make('li', {}, `${note} `, names.sources(sources))),
        ),
      ),
    ),
  );
}

/** @param {string} symbol @param {string} words */
function point(symbol, words) {
  return make('p', { class: 'seen' }, /** @type {any} */ (icon(symbol)), make('span', {}, words));
}

/** Each sentence once. @param {Message[]} messages @param {Say} say */
function sentences(messages, say) {
  return [...new Set(messages.map(say))];
}
