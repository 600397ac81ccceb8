/** A strip: the person taps the picture of the lines they see; what the lines mean, the package says below. */
import { card } from './card.js';
import { drawing, make } from './dom.js';
import { withTest } from './state.js';

/** @typedef {import('./state.js').Strip} Strip */

/** @type {{ lines: string, title: string, rest: string, drawn: [string, Record<string, string>, string?][] }[]} */
const PICTURES = [
  { lines: 'C', title: 'One line', rest: 'at C', drawn: [['path', { class: 'st-ln', d: 'M56 19V47' }]] },
  { lines: 'C+T', title: 'Two lines', rest: 'C and T', drawn: [['path', { class: 'st-ln', d: 'M56 19V47M84 19V47' }]] },
  { lines: 'C+faint T', title: 'Two lines', rest: 'T is faint', drawn: [['path', { class: 'st-ln', d: 'M56 19V47' }], ['path', { class: 'st-ft', d: 'M84 19V47' }]] },
  { lines: 'T', title: 'Only T', rest: 'no line at C', drawn: [['path', { class: 'st-ln', d: 'M84 19V47' }]] },
  { lines: 'none', title: 'No line', rest: 'at all', drawn: [] },
  { lines: 'unsure', title: 'Not sure', rest: '', drawn: [['text', { class: 'st-t q', x: '70', y: '43', 'text-anchor': 'middle' }, '?']] },
];

/** @param {string} lines */
export function linesInWords(lines) {
  const picture = PICTURES.find((own) => own.lines === lines);
  return picture === undefined ? lines : `${picture.title} ${picture.rest}`.trim();
}

/** @param {Strip} strip @param {import('./state.js').Store} store @param {{ id: string, name: string, target: string, product: boolean }[]} strips @param {number} number among the strips of its kind */
export function stripCard(strip, store, strips, number) {
  const name = number > 1 ? `${titleOf(strip.target)} ${number}` : titleOf(strip.target);
  const set = (/** @type {string} */ step, /** @type {Partial<Strip>} */ patch, typed = '') => store.change(step, (state) => withTest(state, strip.id, (test) => ({ ...test, ...patch })), typed);
  const products = strips.filter(({ target, product }) => product && target === strip.target);
  const id = (/** @type {string} */ field) => `test-${strip.id}-${field}`;
  return card(
    strip,
    name,
    store,
    products.length > 0 && make(
      'p',
      { class: 'field' },
      make('label', { for: id('product') }, 'Which product?'),
      make(
        'select',
        { class: 'in', id: id('product'), change: (/** @type {any} */ { target }) => set(`${name}: product`, { strip: target.value }) },
        option(strip.target, 'Not sure which', strip.strip),
        ...products.map((product) => option(product.id, product.name, strip.strip)),
      ),
    ),
    make(
      'fieldset',
      { class: 'picks' },
      make('legend', {}, 'Tap the lines you see'),
      ...PICTURES.map(({ lines, title, rest, drawn }) => make(
        'label',
        { class: 'pick' },
        make('input', { type: 'radio', name: id('lines'), id: id(`lines-${lines}`), value: lines, checked: strip.lines === lines, change: () => set(`${name}: lines`, { lines }) }),
        /** @type {any} */ (drawing({ class: 'strip', viewBox: '0 0 140 56' }, ['use', { href: '#strip' }], ...drawn)),
        make('span', {}, make('b', {}, title), rest),
      )),
    ),
    make(
      'div',
      { class: 'row' },
      entry('milligrams', 'Sample, mg', 12),
      entry('millilitres', 'Water, mL', 12),
      entry('minutes', 'Read after, min', 12),
    ),
    strip.copied && make('p', { class: 'small quiet', id: id('copied') }, 'Sample and water as for the strip before. Change them if this was another solution.'),
    strip.strip !== strip.target && entry('lot', 'Lot number, if printed', 40),
  );

  /** @param {'milligrams' | 'millilitres' | 'minutes' | 'lot'} field @param {string} label @param {number} most letters */
  function entry(field, label, most) {
    const solution = field === 'milligrams' || field === 'millilitres';
    return make(
      'div',
      { class: 'field' },
      make('label', { for: id(field) }, label),
      make('input', {
        class: 'in', id: id(field), 'data-field': field, type: 'text', inputmode: field === 'lot' ? 'text' : 'decimal', maxlength: String(most), value: strip[field],
        input: (/** @type {any} */ { target }) => set(`${name}: ${label.split(',', 1)[0]?.toLowerCase()}`, { [field]: target.value, ...(solution ? { copied: false } : {}) }, id(field)),
      }),
    );
  }
}

/** @param {string} target */
export function titleOf(target) {
  return `${target.charAt(0).toUpperCase()}${target.slice(1)} strip`;
}

/** @param {string} value @param {string} words @param {string} chosen */
function option(value, words, chosen) {
  return make('option', { value, selected: value === chosen }, words);
}
