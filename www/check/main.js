/**
 * The page: what is entered goes to the package as any embedder would give it, and what comes back is shown below.
 * It computes no chemistry and invents no wording of a verdict.
 */

import { chooseTies, wipeSample } from '../state/actions.js';
import { country } from '../state/country.js';
import { keep, kept, wipe } from '../state/keep.js';
import { empty, isEmpty } from '../state/sample.js';
import { Store } from '../state/store.js';
import { texts } from '../texts/en/check.js';
import { counted, fill } from '../texts/words.js';
import { make, part } from '../ui/dom.js';
import { wireEmergency } from '../ui/emergency.js';
import { tell } from '../ui/fault.js';
import { Names } from '../ui/names.js';
import { openPage } from '../ui/open.js';
import { tellCards } from './card.js';
import { Cards } from './cards.js';
import { add, goTo, syncForm, wireForm } from './form.js';
import { countedTests, judge, SHOWN } from './judge.js';
import { inOneBreath, showResult } from './result.js';

/** A pause in typing, after which the verdict is worked out again. */
const PAUSE_MS = 250;
/** How long a wipe can be taken back; then nothing is left of it. */
const REGRET_MS = 10_000;

const undo = /** @type {HTMLButtonElement} */ (part('undo'));
const see = /** @type {HTMLButtonElement} */ (part('see'));
const result = part('result');
const said = part('said');
const text = texts.page;

await openPage(start);

/** @param {import('../pkg/index.js').Lookup} lookup */
function start(lookup) {
  const names = new Names(lookup, lookup.catalogue());
  const store = new Store(kept() ?? empty(country()));
  const cards = new Cards(store, names);
  const say = (/** @type {any} */ message) => lookup.say(typeof message === 'string' ? { key: message } : message);
  let limit = SHOWN;
  let waiting = 0;

  wireEmergency();
  wireForm(store, names);
  undo.addEventListener('click', () => {
    const name = store.last;
    store.undo();
    if (name !== undefined) said.textContent = fill(text.undone, { step: name });
  });
  see.disabled = false;
  see.addEventListener('click', () => {
    clearTimeout(waiting);
    answer(); // with what was typed a moment ago
    if (result.hidden) return goTo('main');
    if (history.state !== 'result') history.pushState('result', ''); // so that Back leads to the form, not away
    goTo('result');
  });
  window.addEventListener('popstate', ({ state }) => goTo(state === 'result' && !result.hidden ? 'result' : 'main'));
  store.listen((state, typing) => {
    if (isEmpty(state)) wipe();
    else keep(state);
    cards.show(state.tests, typing);
    if (!typing) syncForm(state);
    clearTimeout(waiting);
    if (typing) waiting = window.setTimeout(answer, PAUSE_MS);
    else answer();
  });
  syncForm(store.state);
  cards.show(store.state.tests, false);
  answer();

  /** Works out the verdict on what the state holds and shows it everywhere. */
  function answer() {
    const { state } = store;
    const count = countedTests(state);
    label(count, store.last);
    result.hidden = isEmpty(state);
    part('fault').hidden = true;
    if (result.hidden) return result.replaceChildren(); // hidden is not wiped
    try {
      const judged = judge(lookup, state, limit);
      tellCards(state.tests, judged, say);
      showResult(result, state, judged, {
        say,
        names,
        limit,
        more,
        again,
        add: (test) => (offered(test) ? () => add(store, names, test) : undefined),
        ties: (ties) => store.do(chooseTies(ties)),
      });
      if (count > 0 || state.observed.includes('unwell-now')) said.textContent = inOneBreath(judged, say, names);
    } catch (error) {
      tell(error);
    }
  }

  /** Shows more candidates and goes to the first that is new; if there was none left, to the last. */
  function more() {
    const shown = result.querySelectorAll('.cands > li').length;
    limit += 2 * SHOWN;
    answer();
    const rows = /** @type {NodeListOf<HTMLElement>} */ (result.querySelectorAll('.cands > li'));
    (rows[shown] ?? rows[rows.length - 1])?.focus();
  }

  /** A strip or reagent that is not yet on the page. @param {string} test */
  function offered(test) {
    const there = store.state.tests.some((own) =>
      own.kind === 'strip' ? own.target === test || own.strip === test : own.reagent === test,
    );
    return !there && (names.strips.has(test) || names.reagents.has(test));
  }

  /** Wipes the sample from the device at once; for some seconds a slip can be taken back from memory. */
  function again() {
    limit = SHOWN;
    store.do(wipeSample());
    const wiped = store.state;
    setTimeout(() => store.forgetBefore(wiped), REGRET_MS);
    goTo('main');
    said.textContent = text.wiped;
  }
}

/** @param {number} count @param {string | undefined} last */
function label(count, last) {
  // Not `disabled`: who takes the last step back by keyboard would lose their place.
  undo.setAttribute('aria-disabled', String(last === undefined));
  undo.setAttribute('aria-label', last === undefined ? text.undo : fill(text.undoStep, { step: last }));
  see.replaceChildren(make('span', {}, text.see), make('span', { class: 'small' }, counted(text.readings, count)));
}
