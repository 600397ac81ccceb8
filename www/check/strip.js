/** A strip: the person taps the picture of the lines they see; what the lines mean, the package says below. */

import { chooseLines, chooseProduct, typeField } from '../state/actions.js';
import { isWaitedFor, wasEarly } from '../state/timer.js';
import { texts } from '../texts/en/check.js';
import { fill } from '../texts/words.js';
import { drawing, make } from '../ui/dom.js';
import { stripTitle } from '../ui/names.js';
import { card, outs } from './card.js';
import { dilution, presets } from './solution.js';
import { spanOf, timer } from './timer.js';

/** @typedef {import('../state/sample.js').Strip} Strip */

const text = texts.strip;

/** @type {{ lines: keyof typeof text.lines, drawn: [string, Record<string, string>, string?][] }[]} */
const PICTURES = [
  { lines: 'C', drawn: [['path', { class: 'st-ln', d: 'M56 19V47' }]] },
  { lines: 'C+T', drawn: [['path', { class: 'st-ln', d: 'M56 19V47M84 19V47' }]] },
  {
    lines: 'C+faint T',
    drawn: [
      ['path', { class: 'st-ln', d: 'M56 19V47' }],
      ['path', { class: 'st-ft', d: 'M84 19V47' }],
    ],
  },
  { lines: 'T', drawn: [['path', { class: 'st-ln', d: 'M84 19V47' }]] },
  { lines: 'none', drawn: [] },
  { lines: 'unsure', drawn: [['text', { class: 'st-t q', x: '70', y: '43', 'text-anchor': 'middle' }, '?']] },
];

/**
 * A test as its card names it: two strips of one kind are told apart by number.
 * @param {import('../state/sample.js').Test} test
 * @param {import('../state/sample.js').Test[]} tests of the sample
 * @param {import('../ui/names.js').Names} names
 */
export function nameOf(test, tests, names) {
  if (test.kind === 'reagent') return names.reagent(test.reagent);
  const { id, target } = test;
  const number = tests.filter((own) => own.kind === 'strip' && own.target === target && own.id <= id).length;
  return number > 1 ? fill(text.numbered, { strip: stripTitle(target), number }) : stripTitle(target);
}

/** @param {string} lines */
export function linesInWords(lines) {
  const words = text.lines[/** @type {keyof typeof text.lines} */ (lines)];
  return words === undefined ? lines : `${words.title} ${words.rest}`.trim();
}

/**
 * @param {Strip} strip
 * @param {import('../state/store.js').Store} store
 * @param {import('../ui/names.js').Names} names
 * @param {string} name
 * @param {() => void} done
 * @param {(test: string, advised: import('../state/actions.js').Solution) => void} add
 */
export function stripCard(strip, store, names, name, done, add) {
  const known = names.stripProfile(strip.strip);
  const span = spanOf(strip, names);
  const products = names.catalogue.strips.filter(({ target, product }) => product && target === strip.target);
  const id = (/** @type {string} */ field) => `test-${strip.id}-${field}`;
  const read = (/** @type {Strip['lines']} */ lines) =>
    store.do(chooseLines(strip, name, lines, span && { span, now: Date.now() }));
  const isEarly = () => {
    const now = store.state.tests.find((own) => own.id === strip.id);
    return now !== undefined && span !== undefined && wasEarly(now, span);
  };
  return card(
    strip,
    name,
    store,
    done,
    products.length > 0 &&
      make(
        'p',
        { class: 'field' },
        make('label', { for: id('product') }, text.product),
        make(
          'select',
          {
            class: 'in',
            id: id('product'),
            change: (/** @type {any} */ { target }) => store.do(chooseProduct(strip, name, target.value)),
          },
          option(strip.target, text.noProduct, strip.strip),
          ...products.map((product) => option(product.id, product.name, strip.strip)),
        ),
      ),
    span && isWaitedFor(strip, { span, now: Date.now() }) && timer(strip, name, span, store),
    make(
      'fieldset',
      { class: 'picks' },
      make('legend', {}, text.tap),
      ...PICTURES.flatMap(({ lines, drawn }) => [
        make(
          'label',
          { class: 'pick' },
          make('input', {
            type: 'radio',
            name: id('lines'),
            id: id(`lines-${lines}`),
            value: lines,
            checked: strip.lines === lines,
            change: () => read(lines),
            // Lines that were read too early are read again, the same ones too.
            click: () => isEarly() && read(lines),
          }),
          /** @type {any} */ (
            drawing({ class: 'strip', viewBox: '0 0 140 56' }, ['use', { href: '#strip' }], ...drawn)
          ),
          make('span', {}, make('b', {}, text.lines[lines].title), text.lines[lines].rest),
        ),
        // What it means, before anything else is asked.
        strip.lines === lines && outs(strip),
      ]),
      strip.lines === '' && outs(strip),
      make('a', { class: 'link small', href: 'guide.html#lines' }, text.guide),
    ),
    make('div', { class: 'row' }, entry('milligrams', 12), entry('millilitres', 12), entry('minutes', 12)),
    known && presets(strip, name, known, store),
    known && make('p', { class: 'out', id: `strength-${strip.id}` }),
    known && dilution(strip, known, store, add),
    strip.copied && make('p', { class: 'small quiet', id: id('copied') }, text.copied),
    strip.strip !== strip.target && entry('lot', 40),
  );

  /** @param {'milligrams' | 'millilitres' | 'minutes' | 'lot'} field @param {number} most letters */
  function entry(field, most) {
    return make(
      'div',
      { class: 'field' },
      make('label', { for: id(field) }, text.fields[field]),
      make('input', {
        class: 'in',
        id: id(field),
        'data-field': field,
        type: 'text',
        inputmode: field === 'lot' ? 'text' : 'decimal',
        maxlength: String(most),
        value: strip[field],
        input: (/** @type {any} */ { target }) => store.do(typeField(strip, name, field, target.value)),
      }),
    );
  }
}

/** @param {string} value @param {string} words @param {string} chosen */
function option(value, words, chosen) {
  return make('option', { value, selected: value === chosen }, words);
}
