/**
 * The editor for structures: OpenChemLib's, which is large and fetched only when somebody asks to draw. Its element is left
 * alone, for it writes styles into the page, which the policy forbids; its canvas editor does without.
 */
import { make, part, refill } from '../dom.js';

const EDITOR = '../vendor/openchemlib.js';

/** @typedef {{ getMolecule: () => any, setMolecule: (molecule: any) => void, destroy: () => void }} Editor */

/** @type {Editor | undefined} */
let editor;

/**
 * Opens it with a structure, or empty.
 * @param {string} smiles of what is shown, or nothing @param {{ molfile: (text: string) => void, close: () => void }} ways
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
  const title = make('h2', { id: 'editor-title', tabindex: '-1' }, 'Draw it');
  const canvas = make('div', { class: 'canvas', role: 'application', 'aria-label': 'Editor for structures, for mouse or finger' }, make('p', { role: 'status' }, 'The editor is being fetched…'));
  const take = make('button', { class: 'btn main', type: 'button', disabled: true, click: () => look() }, 'Look up what is drawn');
  editor?.destroy();
  refill(
    place,
    make('div', { class: 'head' }, title, make('button', { class: 'btn', type: 'button', click: shut }, 'Close')),
    make('p', { class: 'quiet' }, 'With mouse or finger. With the keyboard, type a SMILES above.'),
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
    fault.textContent = empty ? 'Nothing is drawn yet.' : '';
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
    if (editor === undefined) canvas.replaceChildren(make('p', { role: 'alert' }, 'The editor could not be fetched. Is there a network? Then close it and try again.'));
    else take.disabled = false; // what is shown cannot be laid out by it: it starts empty
    console.info(error);
  }
}
