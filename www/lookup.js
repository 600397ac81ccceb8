/** The look-up: one box, and the card of what was asked for. It renders from its address alone. */
import { make, part, refill } from './dom.js';
import { tell } from './fault.js';
import { addressOf, isSame, readShown, START } from './lookup/address.js';
import { wireBox } from './lookup/box.js';
import { card } from './lookup/card.js';
import { Citations } from './lookup/citations.js';
import { drawnMembers, familyCard, members } from './lookup/family.js';
import { found } from './lookup/found.js';
import { relatives } from './lookup/relatives.js';
import { rules } from './lookup/rules.js';
import { testsOf } from './lookup/sees.js';
import { exactly, named, shownBy } from './lookup/typed.js';
import { Names } from './names.js';
import { openPage } from './open.js';
import { AnalogueLookupError } from './pkg/index.js';

/** The first words of every message of the package, for programs. */
const FIELD = /^`[^`]*`: /;
/** Characters shown on either side of one that is wrong. */
const AROUND = 40;
const DRAWING = 'It is being drawn…';
const MISSING = 'What draws and compares structures could not be fetched. Is there a network? What else stands here does not need it.';

await openPage(start);

/** @param {import('./pkg/index.js').Lookup} lookup */
function start(lookup) {
  const names = new Names(lookup, lookup.catalogue());
  const field = /** @type {HTMLInputElement} */ (part('query'));
  const place = part('answer');
  /** @type {import('./card.js').Say} */
  const say = (message) => lookup.say(typeof message === 'string' ? { key: message } : message);
  let shown = START;
  /** The structure of the card, for the editor to begin with. */
  let structure = '';
  /** Counts what was asked, so that a late answer to an earlier question is dropped. */
  let turn = 0;

  const go = (/** @type {import('./lookup/address.js').Shown} */ asked) => {
    leave();
    if (isSame(asked, shown)) show(asked, true);
    else location.hash = addressOf(asked.kind, asked.value, asked.as);
  };
  /** Nothing is shown any more, also not in the address. */
  const wipe = () => {
    turn += 1;
    shown = START;
    structure = '';
    refill(place);
    place.removeAttribute('aria-busy');
    if (location.hash !== '') history.pushState(null, '', location.pathname);
  };
  const draw = /** @type {HTMLButtonElement} */ (part('draw'));
  draw.addEventListener('click', async () => {
    const { openEditor } = await import('./lookup/editor.js');
    await openEditor(structure, { molfile: showMolfile, close: () => draw.focus() });
  });
  draw.disabled = false;
  const fault = (/** @type {string} */ words, wiping = true) => {
    if (wiping) wipe();
    bad('', words);
  };
  wireBox(lookup, names, { show: go, molfile: (text) => { showMolfile(text); }, fault });
  // On paper nothing can be opened.
  /** @type {Element[]} */
  let folded = [];
  window.addEventListener('beforeprint', () => {
    folded = [...place.querySelectorAll('details.printed:not([open])')];
    for (const details of folded) details.setAttribute('open', '');
  });
  window.addEventListener('afterprint', () => { for (const details of folded) details.removeAttribute('open'); });
  window.addEventListener('hashchange', () => {
    const asked = readShown(location.hash, shown);
    if (!isSame(asked, shown)) show(asked, true);
  });
  // The place on the page that somebody comes back to is kept with each step.
  history.scrollRestoration = 'manual';
  document.addEventListener('click', ({ target }) => { if (target instanceof Element && target.closest('a') !== null) leave(); });
  window.addEventListener('pagehide', leave);
  const first = readShown(location.hash, START);
  show(first, !isSame(first, START));
  // The first look among the names makes their index: better now than at the first letter.
  lookup.find('a', { limit: 1 });
  part('stamp').textContent = say({ key: 'data-line', params: { version: names.catalogue.version, date: names.catalogue.date }, severity: 'note' });

  /** @param {import('./lookup/address.js').Shown} asked @param {boolean} moved somebody went there: the focus goes along */
  async function show(asked, moved) {
    turn += 1;
    const own = turn;
    shown = asked;
    structure = '';
    part('start').hidden = !isSame(asked, START);
    bad('', '');
    field.value = asked.kind === 'substance' || asked.kind === 'family' ? '' : asked.value;
    const from = history.state?.y; // of a step back
    const ways = { isLate: () => own !== turn, arrived: () => arrived(moved && from === undefined) };
    place.setAttribute('aria-busy', 'true');
    try {
      if (asked.kind === 'structure') await showStructure({ smiles: asked.value }, ways);
      else if (asked.kind === 'inchikey') await showStructure({ inchikey: asked.value }, ways);
      else if (asked.kind === 'substance') await showSubstance(asked.value, asked.as, ways);
      else if (asked.kind === 'family') await showFamily(asked.value, ways);
      else showFound(asked.value, ways);
    } catch (error) {
      if (!ways.isLate()) failed(error, asked);
    }
    if (ways.isLate()) return;
    place.removeAttribute('aria-busy');
    if (from !== undefined) window.scrollTo(0, from);
  }

  function leave() {
    history.replaceState({ y: window.scrollY }, '');
  }

  /** @typedef {{ isLate: () => boolean, arrived: () => void }} Ways of one question */

  /** @param {string} text @param {Ways} ways */
  function showFound(text, ways) {
    const [only, ...others] = exactly(lookup, text);
    if (only !== undefined && others.length === 0) {
      const { kind, value, as } = shownBy(only);
      location.replace(addressOf(kind, value, as));
      return;
    }
    refill(place, ...(text === '' ? [] : [found(text, lookup, names)]));
    if (text !== '') ways.arrived();
    else document.title = titled('');
  }

  /** @param {string} id @param {Ways} ways */
  async function showFamily(id, ways) {
    if (!names.families.has(id)) return showFound(id, ways);
    field.value = names.family(id);
    const fill = (/** @type {Node | string} */ waiting, /** @type {import('./pkg/index.js').FamilyStructures | undefined} */ structures = undefined) => {
      const family = lookup.family(id);
      const citations = new Citations(names);
      refill(
        place,
        make('div', { class: 'sides' }, familyCard(family, structures, waiting, names), testsOf({ of: id, families: [family], gap: '' }, names, citations)),
        structures !== undefined && drawnMembers(structures, names),
        members(family),
        citations.list(),
        printing(),
      );
    };
    fill(DRAWING);
    ways.arrived();
    const answer = await lookup.familyStructures(id, { drawings: true }).catch((error) => error);
    if (ways.isLate()) return;
    if (!(answer instanceof Error)) fill('', answer);
    else if (isMissing(answer)) fill(again(MISSING, { kind: 'family', value: id }));
    else throw answer;
  }

  /** @param {string} id @param {string | undefined} as @param {Ways} ways */
  async function showSubstance(id, as, ways) {
    if (known(id) === undefined) {
      wait('Looking among further substances…');
      await lookup.identities();
      if (ways.isLate()) return;
    }
    const substance = known(id);
    if (substance === undefined) return showFound(id, ways);
    field.value = substance.name;
    fillCard({ substance, as, waiting: DRAWING });
    ways.arrived();
    const answer = await lookup.analogues({ id }, { drawings: true }).catch((error) => error);
    if (ways.isLate()) return;
    if (!(answer instanceof Error)) fillCard({ substance: lookup.substance(id), as, answer });
    else if (answer instanceof AnalogueLookupError && answer.code === 'no-structure') fillCard({ substance: lookup.substance(id), as, waiting: answer.message.replace(FIELD, '') });
    else if (isMissing(answer)) fillCard({ substance, as, waiting: again(MISSING, { kind: 'substance', value: id }) });
    else throw answer;
  }

  /** @param {{ smiles: string } | { inchikey: string } | { molfile: string }} query @param {Ways} ways */
  async function showStructure(query, ways) {
    wait('The structure is being read. What reads structures is fetched once, at the first.');
    const answer = await lookup.analogues(query, { drawings: true });
    if (ways.isLate()) return undefined;
    fillCard({ substance: answer.identity && lookup.substance(answer.identity.substance), answer, typed: true });
    ways.arrived();
    return answer;
  }

  /** Shown at once, and kept in the address as a SMILES of all its parts. @param {string} text */
  async function showMolfile(text) {
    turn += 1;
    const own = turn;
    bad('', '');
    part('start').hidden = true;
    const ways = { isLate: () => own !== turn, arrived: () => arrived(true) };
    place.setAttribute('aria-busy', 'true');
    try {
      const answer = await showStructure({ molfile: text }, ways);
      if (answer !== undefined) {
        const smiles = [answer.structure, ...answer.structure.removed].map((structure) => structure.smiles).join('.');
        shown = { kind: 'structure', value: smiles };
        history.pushState(null, '', addressOf('structure', smiles));
        field.value = smiles;
      }
    } catch (error) {
      if (!ways.isLate()) {
        wipe(); // what was shown is no answer to it
        failed(error, { kind: 'structure', value: text });
        return;
      }
    }
    if (!ways.isLate()) place.removeAttribute('aria-busy');
  }

  /** @param {{ substance?: import('./pkg/index.js').Substance, answer?: import('./pkg/index.js').Analogues, typed?: boolean, waiting?: Node | string, as?: string }} known */
  function fillCard({ substance, answer, typed = false, waiting = '', as }) {
    structure = answer?.structure.smiles ?? '';
    const citations = new Citations(names);
    const told = answer?.families ?? (substance === undefined ? [] : [{ family: substance.family, by: /** @type {const} */ ('record') }]);
    const families = told.map(({ family, by }) => ({ family: lookup.family(family), by }));
    const gap = answer?.notes.find(({ key }) => key.startsWith('unmeasured'));
    refill(
      place,
      make(
        'div',
        { class: 'sides' },
        card({ substance, found: answer, families, typed, waiting, as, rest: lookup.family('other'), made: (strip, own) => names.isMadeFor(strip, own) }, say),
        testsOf({ of: substance?.id, substance, families: families.map(({ family }) => family), gap: gap === undefined ? '' : say(gap) }, names, citations),
        answer !== undefined && rules(answer, say),
      ),
      answer !== undefined && relatives(answer, names),
      citations.list(),
      printing(),
    );
  }

  /** @param {string} id */
  function known(id) {
    try {
      return lookup.substance(id);
    } catch {
      return undefined;
    }
  }

  /** @param {string} words */
  function wait(words) {
    refill(place, make('div', { class: 'card tight', role: 'status' }, make('p', { id: 'waiting' }, words), make('progress', { 'aria-labelledby': 'waiting' })));
  }

  /** The title of what is shown gets the focus, and is said. @param {boolean} moved */
  function arrived(moved) {
    const title = part('card-title');
    document.title = titled(title.textContent ?? '');
    if (!moved) return;
    title.focus({ preventScroll: true });
    title.scrollIntoView({ block: 'start' });
  }

  /** @param {unknown} error @param {import('./lookup/address.js').Shown} asked */
  function failed(error, asked) {
    if (!(error instanceof AnalogueLookupError)) return tell(error);
    refill(place);
    if (error.code === 'load-failed') refill(place, again('What reads structures could not be fetched. Is there a network? It is kept once it was fetched.', asked));
    else bad(asked.value, error.message.replace(FIELD, ''), error.place);
  }

  /** @param {string} words @param {import('./lookup/address.js').Shown} asked */
  function again(words, asked) {
    return make('div', { class: 'card', role: 'alert' }, make('p', {}, words), make('button', { class: 'btn', type: 'button', click: () => show(asked, true) }, 'Try again'));
  }

  /** What is wrong with what was typed, and where. @param {string} text @param {string} words @param {import('./pkg/index.js').Place} [where] */
  function bad(text, words, where) {
    const fault = part('query-fault');
    const isText = text !== '' && !text.includes('\n') && named(lookup, text).length > 0;
    refill(
      fault,
      words !== '' && make('p', {}, words.charAt(0).toUpperCase() + words.slice(1)),
      where !== undefined && marked(text, where),
      isText && make('p', {}, make('a', { href: addressOf('find', text) }, 'Look it up as a name')),
    );
    fault.hidden = words === '';
    if (words === '') field.removeAttribute('aria-invalid');
    else field.setAttribute('aria-invalid', 'true');
    if (words === '') return;
    field.focus();
    if (where === undefined || !('character' in where)) return;
    const before = [...text].slice(0, where.character).join('').length;
    field.setSelectionRange(before, before + where.length);
  }
}

/** The place in a structure that cannot be read. @param {string} text @param {import('./pkg/index.js').Place} where */
function marked(text, where) {
  if ('line' in where) return make('p', { class: 'mono' }, `Line ${where.line}: `, make('mark', {}, text.split('\n')[where.line - 1] ?? 'nothing'));
  const characters = [...text];
  const [from, to] = [where.character, where.character + where.length];
  const before = characters.slice(0, from).join('');
  const after = characters.slice(to).join('');
  return make(
    'p',
    { class: 'mono' },
    before.length > AROUND ? `…${before.slice(-AROUND)}` : before,
    make('mark', {}, characters.slice(from, to).join('').slice(0, AROUND) || ' '),
    after.length > AROUND ? `${after.slice(0, AROUND)}…` : after,
  );
}

/** A page on the home screen has no menu to print from. */
function printing() {
  return make('p', { class: 'screen' }, make('button', { class: 'btn', type: 'button', click: () => window.print() }, 'Print'));
}

/** @param {unknown} error */
function isMissing(error) {
  return error instanceof AnalogueLookupError && error.code === 'load-failed';
}

/** @param {string} what */
function titled(what) {
  return `${what === '' ? 'Look up' : what} – Analogue Lookup`;
}
