/** A reagent: one tap on a swatch, or one at each of three times if the colour changed. */

import { chooseColours, lookOnce, lookOverTime, tickEffects, turnTo } from '../state/actions.js';
import { isWaitedFor } from '../state/timer.js';
import { texts } from '../texts/en/check.js';
import { fill } from '../texts/words.js';
import { make } from '../ui/dom.js';
import { colourWord } from '../ui/sayings.js';
import { card, outs } from './card.js';
import { COLOURS, chip, dot, EFFECTS } from './colours.js';
import { timer } from './timer.js';

/** @typedef {import('../state/sample.js').Reagent} Reagent */
/** @typedef {import('../state/sample.js').Look} Look */

const text = texts.reagent;
const words = texts.colours;

/**
 * @param {Reagent} reagent
 * @param {import('../state/store.js').Store} store
 * @param {{ name: string, readWithinSeconds?: [number, number] }} known
 * @param {() => void} done
 */
export function reagentCard(reagent, store, known, done) {
  const { name } = known;
  const { looks, at } = reagent;
  const look = /** @type {Look} */ (looks[at]);
  const id = (/** @type {string} */ field) => `test-${reagent.id}-${field}`;
  const span = known.readWithinSeconds;
  const choose = (/** @type {string[]} */ colours, unsure = look.unsure) =>
    store.do(chooseColours(reagent, name, colours, unsure, span && { span, now: Date.now() }));
  return card(
    reagent,
    name,
    store,
    done,
    span && isWaitedFor(reagent, { span, now: Date.now() }) && timer(reagent, name, span, store),
    looks.length > 1 &&
      make(
        'fieldset',
        {},
        make('legend', { class: 'vh' }, text.time),
        make('div', { class: 'stages' }, ...looks.map((own, index) => stage(own, index))),
      ),
    make(
      'fieldset',
      {},
      make('legend', {}, look.seconds === null ? text.colour : fill(text.colourAt, { seconds: look.seconds })),
      make(
        'div',
        { class: 'swatches' },
        ...COLOURS.map(({ word, letter }) =>
          swatch(word, letter, words.labels[word], !look.unsure && look.colours[0] === word, () =>
            choose([word], false),
          ),
        ),
        swatch('unsure', '?', text.notSure, look.unsure, () => choose([], true)),
      ),
    ),
    look.unsure && make('p', { class: 'out' }, make('span', {}, text.unsure)),
    look.unsure && choice('first', text.couldBe, 0, look.colours),
    (look.unsure ? look.colours.length > 0 : look.colours.length > 0 && look.colours[0] !== 'none') &&
      choice('second', text.between, 1, look.colours),
    look.colours.length > 0 &&
      make(
        'fieldset',
        {},
        make('legend', {}, text.effects),
        make(
          'div',
          { class: 'pills' },
          ...EFFECTS.map((word) =>
            make(
              'label',
              { class: 'pill' },
              make('input', {
                type: 'checkbox',
                id: id(word),
                checked: look.effects.includes(word),
                change: (/** @type {any} */ { target }) =>
                  store.do(
                    tickEffects(
                      reagent,
                      name,
                      target.checked ? [...look.effects, word] : look.effects.filter((own) => own !== word),
                      words.effects[word].toLowerCase(),
                    ),
                  ),
              }),
              words.effects[word],
            ),
          ),
        ),
      ),
    looks.length === 1
      ? make(
          'button',
          { class: 'btn', type: 'button', id: id('times'), click: () => store.do(lookOverTime(reagent, name)) },
          text.changed,
        )
      : make(
          'button',
          { class: 'link', type: 'button', id: id('times'), click: () => store.do(lookOnce(reagent, name)) },
          text.oneOnly,
        ),
    make('a', { class: 'link small', href: 'guide.html#colours' }, text.guide),
    known.readWithinSeconds !== undefined &&
      make('p', { class: 'small quiet' }, fill(text.readWithin, { time: spanned(known.readWithinSeconds[1]) })),
    outs(reagent),
  );

  /** @param {Look} own @param {number} index */
  function stage(own, index) {
    return make(
      'label',
      { class: 'stage' },
      make('input', {
        class: 'vh',
        type: 'radio',
        name: id('stage'),
        id: id(`stage-${own.seconds}`),
        value: String(own.seconds),
        checked: index === at,
        change: () => store.do(turnTo(reagent, name, index)),
      }),
      make('b', {}, fill(text.seconds, { seconds: String(own.seconds) })),
      own.colours[0] !== undefined
        ? dot(own.colours[0])
        : make('span', { class: 'small quiet' }, index === at ? text.pickNow : text.notYet),
    );
  }

  /**
   * @param {string} word
   * @param {string} letter
   * @param {string} label
   * @param {boolean} checked
   * @param {() => void} picked
   */
  function swatch(word, letter, label, checked, picked) {
    return make(
      'label',
      { class: 'sw' },
      make('input', {
        type: 'radio',
        name: id(`colour-${at}`),
        id: id(`colour-${at}-${word}`),
        value: word,
        checked,
        change: picked,
      }),
      chip(word, letter),
      make('b', {}, label),
    );
  }

  /** @param {string} field @param {string} label @param {number} place @param {string[]} colours */
  function choice(field, label, place, colours) {
    const picked = (/** @type {string} */ word) => {
      const next = [...colours.slice(0, place), word, ...colours.slice(place + 1)].filter((own) => own !== '');
      return [...new Set(next)];
    };
    return make(
      'p',
      { class: 'field' },
      make('label', { for: id(field) }, label),
      make(
        'select',
        { class: 'in', id: id(field), change: (/** @type {any} */ { target }) => choose(picked(target.value)) },
        make('option', { value: '' }, place === 0 ? text.choose : text.noOther),
        ...COLOURS.filter(({ word }) => place === 0 || (word !== 'none' && word !== colours[0])).map(({ word }) =>
          make(
            'option',
            { value: word, selected: colours[place] === word },
            word === 'none' ? colourWord(word) : words.labels[word],
          ),
        ),
      ),
    );
  }
}

/** What was seen, look by look. @param {Reagent} reagent @returns {Node[]} */
export function seenColours({ looks }) {
  return looks
    .filter(({ colours }) => colours.length > 0)
    .flatMap(({ colours, seconds }) => [
      ...colours.flatMap((word, index) =>
        index > 0 ? [document.createTextNode(` ${text.or} `), dot(word)] : [dot(word)],
      ),
      ...(seconds === null ? [] : [document.createTextNode(` ${fill(text.atSeconds, { seconds })} `)]),
    ]);
}

/** The same where nothing is drawn: “violet at 0 s, black at 30 s”. @param {import('../state/sample.js').Reagent} test */
export function coloursInWords(test) {
  const stages = test.looks
    .filter(({ colours }) => colours.length > 0)
    .map(({ colours, seconds }) => {
      const words = colours.map(colourWord).join(` ${text.or} `);
      return seconds === null ? words : `${words} ${fill(text.atSeconds, { seconds })}`;
    });
  return [...stages, ...seenEffects(test)].join(', ');
}

/** Noted beside the colours: “Fizz”. @param {import('../state/sample.js').Reagent} test */
export function seenEffects({ looks }) {
  const known = /** @type {Record<string, string>} */ (words.effects);
  const all = [...new Set(looks.flatMap(({ effects }) => effects))];
  return all.map((effect) => known[effect] ?? effect);
}

/** @param {number} seconds */
function spanned(seconds) {
  return seconds > 180 && seconds % 60 === 0
    ? fill(text.inMinutes, { count: seconds / 60 })
    : fill(text.inSeconds, { count: seconds });
}
