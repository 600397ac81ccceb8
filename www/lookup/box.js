/**
 * The one box: a name of any kind, a structure as text, or a molfile that is pasted, dropped or opened. It suggests while
 * somebody types, as the combobox pattern of ARIA has it; the focus stays in the field.
 */
import { make, part } from '../dom.js';
import { said } from './found.js';
import { isMolfile, isStructure, meant, named, shownBy } from './typed.js';

/** @typedef {import('./address.js').Shown} Shown */

/** The longest file that is read: a molfile of 250 atoms has some 20 kB. */
const LARGEST_FILE = 1_000_000;

/**
 * @param {import('../pkg/index.js').Lookup} lookup @param {import('../names.js').Names} names
 * @param {{ show: (asked: Shown) => void, molfile: (text: string) => void, fault: (words: string) => void }} ways
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
    const text = field.value.trim();
    const matches = named(lookup, text);
    const structure = isStructure(text) && !matches.some(({ score }) => score >= 1);
    const rows = [
      ...(structure ? [{ asked: /** @type {Shown} */ ({ kind: 'structure', value: text }), words: [make('b', {}, 'Read it as a structure'), make('span', { class: 'quiet small' }, 'SMILES')] }] : []),
      ...matches.map((match) => ({ asked: shownBy(match), words: said(match, names) })),
    ];
    close();
    if (rows.length === 0) {
      note.textContent = text === '' ? '' : 'Nothing is written so.';
      return;
    }
    offered = rows.map(({ asked }) => asked);
    list.replaceChildren(...rows.map(({ words }, at) => make('li', { id: `suggestion-${at}`, role: 'option', 'aria-selected': 'false' }, ...words)));
    list.hidden = false;
    field.setAttribute('aria-expanded', 'true');
    note.textContent = `${rows.length} ${rows.length === 1 ? 'suggestion' : 'suggestions'}.`;
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
    if (file.size > LARGEST_FILE) return fault(`“${file.name}” is too large for a molfile of one molecule. Choose a file under 1 MB.`);
    const text = await file.text();
    if (isMolfile(text)) take(text);
    else fault(`“${file.name}” is no molfile. Choose a file that ends in .mol or .sdf, or type a SMILES.`);
  };

  field.addEventListener('input', suggest);
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
    else if (field.value.trim() !== '') choose(meant(lookup, field.value));
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
    if (file !== undefined) read(file).catch(() => fault(`“${file.name}” could not be read.`));
  });
  document.addEventListener('dragover', (event) => event.preventDefault());
  document.addEventListener('drop', (event) => {
    event.preventDefault();
    const [file] = event.dataTransfer?.files ?? [];
    const text = event.dataTransfer?.getData('text/plain') ?? '';
    if (file !== undefined) read(file).catch(() => fault(`“${file.name}” could not be read.`));
    else if (isMolfile(text)) take(text);
    else if (text.trim() !== '') choose(meant(lookup, text));
  });
  field.disabled = false;
  opener.disabled = false;
}
