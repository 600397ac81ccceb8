/**
 * The page: what is entered goes to the package as any embedder would give it, and what comes back is shown below.
 * It computes no chemistry and invents no wording of a verdict.
 */

import { chooseTies, wipeSample } from '../state/actions.js';
import { country } from '../state/country.js';
import { forgetTheHour, keepForAnHour, keptUntil, withinTheHour } from '../state/hour.js';
import { keep, keepOthers, kept, keptOthers, wipe } from '../state/keep.js';
import { empty, isBlank, isEmpty } from '../state/sample.js';
import { Samples } from '../state/samples.js';
import { Store } from '../state/store.js';
import { texts } from '../texts/en/check.js';
import { counted, fill } from '../texts/words.js';
import { afterPaint, goTo, make, part, steady } from '../ui/dom.js';
import { wireEmergency } from '../ui/emergency.js';
import { tell } from '../ui/fault.js';
import { Names } from '../ui/names.js';
import { openPage } from '../ui/open.js';
import { printSheet } from '../ui/paper.js';
import { showMeaning, tellCards } from './card.js';
import { Cards } from './cards.js';
import { fetchEncoder } from './code.js';
import { Ears } from './ears.js';
import { add, syncForm, wireForm } from './form.js';
import { countedTests, judge } from './judge.js';
import { wireKeys } from './keys.js';
import { kitOf } from './kit.js';
import { Result } from './result.js';
import { nameOfSample, showSamples, wireSamples } from './samples.js';
import { sheet } from './sheet.js';
import { Timers } from './timers.js';
import { warmUp } from './warmup.js';

/** A pause in typing, after which the verdict is worked out again. */
const PAUSE_MS = 250;
/** How long a wipe can be taken back; then nothing is left of it. */
const REGRET_MS = 10_000;
/** Rows of candidates that “Show more” adds. */
const MORE_ROWS = 12;
/** After an answer, before anything is fetched that only paper needs. */
const IDLE_MS = 1_000;

const undo = /** @type {HTMLButtonElement} */ (part('undo'));
const see = /** @type {HTMLButtonElement} */ (part('see'));
const result = part('result');
const said = part('said');
const text = texts.page;
/** As the styles have it. */
const isDesk = matchMedia('(min-width: 1000px)');

await openPage(start);

/** @param {import('../pkg/index.js').Lookup} lookup */
function start(lookup) {
  const names = new Names(lookup, lookup.catalogue());
  const ofTab = kept();
  const { state, others, at } = (ofTab === undefined ? withinTheHour() : undefined) ?? {
    state: ofTab ?? empty(country()),
    ...keptOthers(),
  };
  const store = new Store(state);
  const samples = new Samples(store, others, at);
  const say = (/** @type {any} */ message) => lookup.say(typeof message === 'string' ? { key: message } : message);
  /** @type {import('./judge.js').Judged | undefined} */
  let last;
  const cards = new Cards(
    store,
    names,
    () => last && tellCards(store.state.tests, last, say, names),
    (test, advised) => add(store, names, test, advised),
  );
  const shown = new Result(result, tell);
  const timers = new Timers(samples, names, (place) => turn(() => samples.turnTo(place)));
  let rows = 0;
  let waiting = 0;
  /** What was asked last is answered; what was asked before it need not be. */
  let asked = 0;
  let silent = false;
  const ears = new Ears();

  wireEmergency();
  printSheet(part('sheet'), layOut);
  wireKeys();
  wireSamples(samples, turn);
  wireForm(store, names);
  undo.addEventListener('click', () => {
    const name = store.last;
    silent = name !== undefined;
    store.undo();
    if (name !== undefined) said.textContent = fill(text.undone, { step: name });
  });
  see.disabled = false;
  see.addEventListener('click', () => {
    clearTimeout(waiting);
    answer(); // with what was typed a moment ago
    if (result.hidden) return goTo('strips-title');
    cards.foldAll();
    if (history.state !== 'result') history.pushState('result', ''); // so that Back leads to the form, not away
    // Beside the form it is in view already, and the form stays where it is.
    if (isDesk.matches) result.focus({ preventScroll: true });
    else goTo('result');
  });
  // Come back to, from the page on which the kit was changed, as the browser had put it away.
  const first = kitOf(names).join();
  window.addEventListener('pageshow', () => {
    if (kitOf(names).join() !== first) location.reload();
  });
  window.addEventListener('popstate', ({ state }) => goTo(state === 'result' && !result.hidden ? 'result' : 'main'));
  store.listen((state, typing) => {
    keepAll();
    showSamples(samples, turn);
    if (typing) cards.typed(state.tests);
    else {
      cards.follow(state.tests);
      syncForm(state);
    }
    clearTimeout(waiting);
    if (typing) waiting = window.setTimeout(answer, PAUSE_MS);
    else if (isEmpty(state))
      answer(); // what is wiped is gone at once
    else soon();
  });
  keepAll();
  setInterval(withinTheHour, 60_000);
  syncForm(store.state);
  showSamples(samples, turn);
  answer();

  warmUp(lookup);

  /** In the tab, and on the device for an hour where that was asked for, until all is wiped. */
  function keepAll() {
    const { others, at } = samples;
    const { state } = store;
    if (isBlank(state)) wipe();
    else keep(state);
    keepOthers(others, at);
    if (isBlank(state) && others.length === 0) forgetTheHour();
    else if (keptUntil() !== undefined) keepForAnHour({ state, others, at });
  }

  /** Another sample is worked on. @param {() => void} change */
  function turn(change) {
    rows = 0;
    silent = true;
    cards.clear();
    ears.forget();
    change();
    cards.follow(store.state.tests);
    keepAll();
    showSamples(samples, turn);
    said.textContent = fill(text.turnedTo, { name: nameOfSample(samples, samples.at) });
    goTo('main');
  }

  /** What was tapped is painted before the answer to it is worked out. */
  function soon() {
    asked += 1;
    const own = asked;
    afterPaint(() => {
      if (own === asked) answer();
    });
  }

  /** Works out the verdict on what the state holds and shows it everywhere. */
  function answer() {
    asked += 1;
    part('sheet').replaceChildren(); // what was printed holds no longer
    timers.follow();
    const { state } = store;
    const count = countedTests(state);
    label(isEmpty(state) ? undefined : count, store.last);
    result.hidden = isEmpty(state);
    part('fault').hidden = true;
    part('show-example').hidden = !result.hidden;
    last = undefined;
    const kit = kitOf(names);
    try {
      if (!result.hidden) last = judge(lookup, state, kit, 1);
    } catch (error) {
      tell(error);
    }
    cards.show(state.tests, last?.faults ?? []);
    if (result.hidden) {
      silent = false;
      ears.forget();
      return shown.wipe(); // hidden is not wiped
    }
    if (last === undefined) return;
    const judged = last;
    try {
      steady(() => tellCards(state.tests, judged, say, names));
      showMeaning();
      shown.show(state, judged, ways(state, kit));
      setTimeout(fetchEncoder, IDLE_MS);
      const news = ears.news(judged, state.tests, say, names);
      if (!silent && news !== '' && (count > 0 || state.observed.includes('unwell-now'))) said.textContent = news;
      silent = false;
    } catch (error) {
      tell(error);
    }
  }

  /** @param {import('../state/sample.js').State} state @param {string[]} kit @returns {import('./result.js').Ways} */
  function ways(state, kit) {
    /** @type {ReturnType<import('./result.js').Ways['whole']> | undefined} */
    let all;
    return {
      say,
      names,
      rows,
      kit,
      more,
      again,
      until: keptUntil(),
      forAnHour: (wanted) => {
        if (wanted) keepForAnHour({ state: store.state, others: samples.others, at: samples.at });
        else forgetTheHour();
        answer();
      },
      another: () => turn(() => samples.add()),
      whole: () => {
        all ??= judge(lookup, state, kit).verdict.candidates;
        return all;
      },
      add: (test, advised) => add(store, names, test, advised),
      enter,
      ties: (ties) => store.do(chooseTies(ties)),
    };
  }

  /** Opens a strip that was read without amounts, at the first of them. @param {string} strip */
  function enter(strip) {
    const own = store.state.tests.flatMap((test) => (test.kind === 'strip' && test.strip === strip ? test : []));
    // Where no field is empty, one holds what could not be used.
    const test = own.find(({ milligrams, millilitres }) => milligrams === '' || millilitres === '') ?? own[0];
    if (test !== undefined) cards.enter(test);
  }

  /** The result on paper, with what was typed a moment ago. */
  function layOut() {
    clearTimeout(waiting);
    answer();
    if (result.hidden) return [text.nothing];
    if (last === undefined) return [part('fault').textContent];
    return sheet(store.state, last, ways(store.state, kitOf(names)));
  }

  /** Shows more candidates and goes to the first that is new; if there was none left, to the last. */
  function more() {
    const before = result.querySelectorAll('.cands > li').length;
    rows += MORE_ROWS;
    answer();
    shown.complete();
    const all = /** @type {NodeListOf<HTMLElement>} */ (result.querySelectorAll('.cands > li'));
    (all[before] ?? all[all.length - 1])?.focus();
  }

  /** Wipes the sample from the device at once; for some seconds a slip can be taken back from memory. */
  function again() {
    rows = 0;
    store.do(wipeSample());
    const wiped = store.state;
    setTimeout(() => store.forgetBefore(wiped), REGRET_MS);
    goTo('main');
    said.textContent = text.wiped;
  }
}

/** @param {number | undefined} count of readings; undefined if nothing is entered @param {string | undefined} last */
function label(count, last) {
  // Not `disabled`: who takes the last step back by keyboard would lose their place.
  undo.setAttribute('aria-disabled', String(last === undefined));
  undo.setAttribute('aria-label', last === undefined ? text.undo : fill(text.undoStep, { step: last }));
  see.setAttribute('aria-disabled', String(count === undefined));
  see.replaceChildren(
    ...(count === undefined
      ? [text.addFirst]
      : [make('span', {}, text.see), make('span', { class: 'small' }, counted(text.readings, count))]),
  );
}
