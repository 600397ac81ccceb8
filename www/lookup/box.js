/**
 * The one box: a name of any kind, a structure as text, or a molfile that is pasted, dropped or opened. It suggests
 * while somebody types, as the combobox pattern of ARIA has it; the focus stays in the field.
 */

import { texts } from '../texts/en/lookup.js';
import { counted, fill } from '../texts/words.js';
import { make, part } from '../ui/dom.js';
import { clearFault, showFault } from './fault.js';
import { said } from './found.js';
import { asSmiles, isMolfile, isStructure, meant, shownBy, suggested, unquoted } from './typed.js';

/** @typedef {import('./address.js').Shown} Shown */

/** The longest file that is read: a molfile of 250 atoms has some 20 kB. */
const LARGEST_FILE = 1_000_000;

/**
 * @typedef {object} Ways where the box leads
 * @property {(asked: Shown) => void} show
 * @property {(text: string) => void} molfile
 * @property {(words: string) => void} fault says what is wrong, and takes away what is shown, which is no answer to it
 */

/**
 * @param {import('../pkg/index.js').Lookup} lookup
 * @param {import('../ui/names.js').Names} names
 * @param {Ways} ways
 */
export function wireBox(lookup, names, { show, molfile, fault }) {
  const field = /** @type {HTMLInputElement} */ (part('query'));
  const list = part('suggestions');
  const note = part('suggested');
  /** Where each suggestion leads. @type {Shown[]} */
  let offered = [];
  let active = -1;

  const close = () => {
    offered = [];
    active = -1;
    list.replaceChildren();
    list.hidden = true;
    note.textContent = '';
    field.setAttribute('aria-expanded', 'false');
    field.removeAttribute('aria-activedescendant');
  };

  const choose = (/** @type {Shown} */ asked) => {
    close();
    show(asked);
  };

  const suggest = () => {
    const text = unquoted(field.value);
    const smiles = asSmiles(text);
    const matches = suggested(lookup, text);
    const structure = isStructure(smiles) && !matches.some(({ score }) => score >= 1);
    const rows = [
      ...(structure
        ? [
            {
              asked: /** @type {Shown} */ ({ kind: 'structure', value: smiles }),
              words: [make('b', {}, texts.box.asStructure), make('span', { class: 'quiet small' }, 'SMILES')],
            },
          ]
        : []),
      ...matches.map((match) => ({ asked: shownBy(match), words: said(match, names) })),
    ];
    close();
    if (rows.length === 0) {
      note.textContent = text === '' ? '' : texts.found.nothing;
      return;
    }
    offered = rows.map(({ asked }) => asked);
    list.replaceChildren(
      ...rows.map(({ words }, at) =>
        make('li', { id: `suggestion-${at}`, role: 'option', 'aria-selected': 'false' }, ...words),
      ),
    );
    list.hidden = false;
    field.setAttribute('aria-expanded', 'true');
    note.textContent = counted(texts.box.suggestions, rows.length);
  };

  const move = (/** @type {number} */ to) => {
    active = to;
    for (const [at, option] of [...list.children].entries()) option.setAttribute('aria-selected', String(at === to));
    if (to < 0) field.removeAttribute('aria-activedescendant');
    else field.setAttribute('aria-activedescendant', `suggestion-${to}`);
    list.children[to]?.scrollIntoView({ block: 'nearest' });
  };

  const take = (/** @type {string} */ text) => {
    field.value = text.split('\n', 1)[0]?.trim() ?? '';
    close();
    molfile(text);
  };

  const read = async (/** @type {File} */ file) => {
    if (file.size > LARGEST_FILE) return fault(fill(texts.box.tooLarge, { file: file.name }));
    const text = await file.text();
    if (isMolfile(text)) take(text);
    else if (text.trim() === '') fault(fill(texts.box.emptyFile, { file: file.name }));
    else if (isStructure(asSmiles(unquoted(text)))) choose({ kind: 'structure', value: asSmiles(unquoted(text)) });
    else fault(fill(texts.box.noMolfile, { file: file.name }));
  };

  field.addEventListener('input', () => {
    clearFault(); // of what stood there before
    suggest();
  });
  field.addEventListener('keydown', (event) => {
    const open = offered.length > 0;
    if (event.key === 'ArrowDown' || event.key === 'ArrowUp') {
      event.preventDefault();
      if (!open) suggest();
      const step = event.key === 'ArrowDown' ? 1 : -1;
      // Round, by way of the field itself.
      if (offered.length > 0) move(((active + 1 + step + offered.length + 1) % (offered.length + 1)) - 1);
    } else if (event.key === 'Escape' && open) {
      event.preventDefault();
      close();
    }
  });
  field.form?.addEventListener('submit', (event) => {
    event.preventDefault();
    const chosen = offered[active];
    if (chosen !== undefined) choose(chosen);
    else if (unquoted(field.value) !== '') choose(meant(lookup, field.value));
    else showFault(texts.box.empty);
  });
  field.addEventListener('blur', close);
  // A press must not take the focus from the field, which would close the list before the click.
  list.addEventListener('pointerdown', (event) => event.preventDefault());
  list.addEventListener('click', ({ target }) => {
    const option = target instanceof Element ? target.closest('[role="option"]') : null;
    const asked = option === null ? undefined : offered[[...list.children].indexOf(option)];
    if (asked !== undefined) choose(asked);
  });

  // A field of one line drops line ends, and a molfile lives by them.
  field.addEventListener('paste', (event) => {
    const text = event.clipboardData?.getData('text/plain') ?? '';
    if (!isMolfile(text)) return;
    event.preventDefault();
    take(text);
  });
  const opener = /** @type {HTMLInputElement} */ (part('file'));
  opener.addEventListener('change', () => {
    const [file] = opener.files ?? [];
    opener.value = '';
    if (file !== undefined) read(file).catch(() => fault(fill(texts.box.unread, { file: file.name })));
  });
  document.addEventListener('dragover', (event) => event.preventDefault());
  document.addEventListener('drop', (event) => {
    event.preventDefault();
    const [file, second] = event.dataTransfer?.files ?? [];
    if (second !== undefined) return fault(texts.box.several);
    const text = event.dataTransfer?.getData('text/plain') ?? '';
    if (file !== undefined) read(file).catch(() => fault(fill(texts.box.unread, { file: file.name })));
    else if (isMolfile(text)) take(text);
    else if (text.trim() !== '') choose(meant(lookup, text));
  });
  field.disabled = false;
  opener.disabled = false;
}
