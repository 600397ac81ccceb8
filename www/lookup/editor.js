/**
 * The editor for structures: OpenChemLib's, which is large and fetched only when somebody asks to draw. Its element is
 * left alone, for it writes styles into the page, which the policy forbids; its canvas editor does without.
 */

import { texts } from '../texts/en/lookup.js';
import { make, part, refill } from '../ui/dom.js';

const EDITOR = '../vendor/openchemlib.js';
const text = texts.editor;

/** @typedef {{ getMolecule: () => any, setMolecule: (molecule: any) => void, destroy: () => void }} Editor */

/** @type {Editor | undefined} */
let editor;

/**
 * Opens it with a structure, or empty.
 * @param {string} smiles of what is shown, or nothing
 * @param {{ molfile: (text: string) => void, close: () => void }} ways
 */
export async function openEditor(smiles, { molfile, close }) {
  const place = part('editor');
  const fault = make('p', { role: 'alert', hidden: true });
  const shut = () => {
    editor?.destroy();
    editor = undefined;
    place.hidden = true;
    place.replaceChildren();
    close();
  };
  const title = make('h2', { id: 'editor-title', tabindex: '-1' }, text.title);
  const canvas = make(
    'div',
    { class: 'canvas', role: 'application', 'aria-label': text.canvas },
    make('p', { role: 'status' }, text.fetching),
  );
  const take = make('button', { class: 'btn main', type: 'button', disabled: true, click: () => look() }, text.take);
  editor?.destroy();
  refill(
    place,
    make('div', { class: 'head' }, title, make('button', { class: 'btn', type: 'button', click: shut }, text.close)),
    make('p', { class: 'quiet' }, text.about),
    canvas,
    fault,
    take,
  );
  place.hidden = false;
  title.focus({ preventScroll: true });
  place.scrollIntoView({ block: 'start' });

  const look = () => {
    const drawn = editor?.getMolecule();
    const empty = drawn === undefined || drawn.getAllAtoms() === 0;
    fault.textContent = empty ? text.nothing : '';
    fault.hidden = !empty;
    if (!empty) molfile(drawn.toMolfile());
  };

  try {
    const { CanvasEditor, Molecule } = await import(EDITOR);
    if (place.hidden || !canvas.isConnected) return;
    canvas.replaceChildren();
    editor = /** @type {Editor} */ (new CanvasEditor(canvas, { initialMode: 'molecule' }));
    if (smiles !== '') editor.setMolecule(Molecule.fromSmiles(smiles));
    take.disabled = false;
  } catch (error) {
    if (editor === undefined) canvas.replaceChildren(make('p', { role: 'alert' }, text.lost));
    else take.disabled = false; // what is shown cannot be laid out by it: it starts empty
    console.info(error);
  }
}
