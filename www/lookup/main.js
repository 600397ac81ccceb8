/** The look-up: one box, and the card of what was asked for. It renders from its address alone. */

import { AnalogueLookupError } from '../pkg/index.js';
import { texts } from '../texts/en/lookup.js';
import { fill } from '../texts/words.js';
import { make, part, refill } from '../ui/dom.js';
import { tell } from '../ui/fault.js';
import { Names } from '../ui/names.js';
import { openPage } from '../ui/open.js';
import { unfoldForPaper } from '../ui/paper.js';
import { addressOf, isSame, readShown, START } from './address.js';
import { wireBox } from './box.js';
import { card } from './card.js';
import { Citations } from './citations.js';
import { drawnMembers, familyCard, members } from './family.js';
import { clearFault, showFault } from './fault.js';
import { found } from './found.js';
import { printButton } from './paper.js';
import { relatives } from './relatives.js';
import { rules } from './rules.js';
import { testsOf } from './sees.js';
import { exactly, named, shownBy } from './typed.js';

/** @typedef {import('./address.js').Shown} Shown */
/** @typedef {import('../pkg/index.js').Substance} Substance */
/** @typedef {import('../pkg/index.js').Analogues} Analogues */
/**
 * @typedef {{ isLate: () => boolean, arrived: () => void }} Question whether a later one has taken its place; its title stands
 */

/** The first words of a message of the package, for programs. */
const FIELD = /^`[^`]*`: /;

class LookupPage {
  #lookup;
  #names;
  #field = /** @type {HTMLInputElement} */ (part('query'));
  #answer = part('answer');
  /** @type {Shown} */
  #shown = START;
  /** The structure of the card, for the editor to begin with. */
  #structure = '';
  /** Counts what was asked, so that a late answer to an earlier question is dropped. */
  #turn = 0;

  /** @param {import('../pkg/index.js').Lookup} lookup */
  constructor(lookup) {
    this.#lookup = lookup;
    this.#names = new Names(lookup, lookup.catalogue());
  }

  open() {
    const { version, date } = this.#names.catalogue;
    wireBox(this.#lookup, this.#names, {
      show: (asked) => this.#go(asked),
      molfile: (text) => {
        this.#showMolfile(text);
      },
      fault: (words) => {
        this.#wipe();
        showFault(words);
      },
    });
    const draw = /** @type {HTMLButtonElement} */ (part('draw'));
    draw.addEventListener('click', async () => {
      const { openEditor } = await import('./editor.js');
      await openEditor(this.#structure, {
        molfile: (text) => {
          this.#showMolfile(text);
        },
        close: () => draw.focus(),
      });
    });
    draw.disabled = false;
    unfoldForPaper(this.#answer);
    this.#keepPlaces();
    window.addEventListener('hashchange', () => {
      const asked = readShown(location.hash, this.#shown);
      if (!isSame(asked, this.#shown)) this.#show(asked, true);
    });
    const first = readShown(location.hash, START);
    this.#show(first, !isSame(first, START));
    // The first look among all names makes their index: better now than at the first letter.
    const look = () => {
      this.#lookup.suggest('a', { limit: 1 });
    };
    this.#lookup.identities().then(look, look);
    part('stamp').textContent = this.#say({ key: 'data-line', params: { version, date } });
  }

  /** @type {import('../ui/names.js').Say} */
  #say = (message) => this.#lookup.say(typeof message === 'string' ? { key: message } : message);

  /** The place on the page that somebody comes back to is kept with each step. */
  #keepPlaces() {
    history.scrollRestoration = 'manual';
    document.addEventListener('click', ({ target }) => {
      if (target instanceof Element && target.closest('a') !== null) this.#leave();
    });
    window.addEventListener('pagehide', () => this.#leave());
  }

  #leave() {
    history.replaceState({ y: window.scrollY }, '');
  }

  /** @param {Shown} asked */
  #go(asked) {
    if (isSame(asked, this.#shown)) {
      this.#show(asked, true);
      return;
    }
    this.#leave();
    location.hash = addressOf(asked.kind, asked.value, asked.as);
  }

  /** Nothing is shown any more, also not in the address. */
  #wipe() {
    this.#turn += 1;
    this.#structure = '';
    refill(this.#answer);
    this.#answer.removeAttribute('aria-busy');
    part('start').hidden = false;
    if (isSame(this.#shown, START)) return;
    this.#shown = START;
    this.#leave();
    history.pushState(null, '', location.pathname);
    this.#title('');
  }

  /** @param {Shown} asked @param {boolean} moved somebody went there: the focus goes along, but not on a step back */
  async #show(asked, moved) {
    const from = history.state?.y;
    this.#shown = asked;
    this.#field.value = asked.kind === 'substance' || asked.kind === 'family' ? '' : asked.value;
    part('start').hidden = !isSame(asked, START);
    await this.#ask(
      (question) => {
        if (asked.kind === 'structure') return this.#showStructure({ smiles: asked.value }, question);
        if (asked.kind === 'inchikey') return this.#showStructure({ inchikey: asked.value }, question);
        if (asked.kind === 'substance') return this.#showSubstance(asked.value, asked.as, question);
        return asked.kind === 'family'
          ? this.#showFamily(asked.value, question)
          : this.#showFound(asked.value, question);
      },
      asked,
      moved && from === undefined,
    );
    if (from !== undefined && isSame(this.#shown, asked)) window.scrollTo(0, from);
  }

  /** Shown at once, and kept in the address as a SMILES of all its parts. @param {string} text */
  async #showMolfile(text) {
    part('start').hidden = true;
    await this.#ask(
      async (question) => {
        const answer = await this.#showStructure({ molfile: text }, question);
        if (answer === undefined) return;
        const value = [answer.structure, ...answer.structure.removed].map(({ smiles }) => smiles).join('.');
        this.#leave();
        this.#shown = { kind: 'structure', value };
        history.pushState(null, '', addressOf('structure', value));
        this.#field.value = value;
      },
      { kind: 'structure', value: text },
      true,
    );
  }

  /**
   * One question, until it is answered or a later one has taken its place.
   * @param {(question: Question) => unknown} answer @param {Shown} asked @param {boolean} moved
   */
  async #ask(answer, asked, moved) {
    this.#turn += 1;
    const own = this.#turn;
    const isLate = () => own !== this.#turn;
    this.#structure = '';
    clearFault();
    this.#answer.setAttribute('aria-busy', 'true');
    try {
      await answer({ isLate, arrived: () => this.#arrived(moved) });
    } catch (error) {
      if (!isLate()) this.#failed(error, asked);
    }
    if (!isLate()) this.#answer.removeAttribute('aria-busy');
  }

  /** @param {string} text @param {Question} question */
  #showFound(text, { arrived }) {
    const matches = named(this.#lookup, text);
    const [only, ...others] = exactly(matches);
    if (only !== undefined && others.length === 0) {
      const { kind, value, as } = shownBy(only);
      location.replace(addressOf(kind, value, as));
      return;
    }
    refill(this.#answer, ...(text === '' ? [] : [found(text, matches, this.#names)]));
    if (text === '') this.#title('');
    else arrived();
  }

  /** @param {string} id @param {Question} question */
  async #showFamily(id, question) {
    if (!this.#names.families.has(id)) return this.#showFound(id, question);
    this.#field.value = this.#names.family(id);
    const show = (
      /** @type {Node | string} */ waiting,
      /** @type {import('../pkg/index.js').FamilyStructures | undefined} */ structures = undefined,
    ) => {
      const family = this.#lookup.family(id);
      const citations = new Citations(this.#names);
      refill(
        this.#answer,
        make(
          'div',
          { class: 'sides' },
          familyCard(family, structures, waiting, this.#names),
          testsOf({ of: id, families: [family], gap: '' }, this.#names, citations),
        ),
        structures !== undefined && drawnMembers(structures, this.#names),
        members(family),
        citations.list(),
        printButton(),
      );
    };
    show(texts.page.drawing);
    question.arrived();
    const answer = await this.#lookup.familyStructures(id, { drawings: true }).catch((error) => error);
    if (question.isLate()) return;
    if (!(answer instanceof Error)) show('', answer);
    else if (isMissing(answer)) show(this.#again(texts.page.missing, { kind: 'family', value: id }));
    else throw answer;
  }

  /** @param {string} id @param {string | undefined} as @param {Question} question */
  async #showSubstance(id, as, question) {
    if (this.#known(id) === undefined) {
      this.#wait(texts.page.further);
      await this.#lookup.identities();
      if (question.isLate()) return;
    }
    const substance = this.#known(id);
    if (substance === undefined) return this.#showFound(id, question);
    this.#field.value = substance.name;
    this.#fillCard({ substance, as, waiting: texts.page.drawing });
    question.arrived();
    const answer = await this.#lookup.analogues({ id }, { drawings: true }).catch((error) => error);
    if (question.isLate()) return;
    if (!(answer instanceof Error)) this.#fillCard({ substance: this.#known(id), as, answer });
    else if (isMissing(answer))
      this.#fillCard({ substance, as, waiting: this.#again(texts.page.missing, { kind: 'substance', value: id }) });
    else if (answer instanceof AnalogueLookupError && answer.code === 'no-structure')
      this.#fillCard({ substance: this.#known(id), as, waiting: answer.message.replace(FIELD, '') });
    else throw answer;
  }

  /** @param {{ smiles: string } | { inchikey: string } | { molfile: string }} query @param {Question} question */
  async #showStructure(query, { isLate, arrived }) {
    this.#wait(texts.page.reading);
    const answer = await this.#lookup.analogues(query, { drawings: true });
    if (isLate()) return undefined;
    this.#fillCard({
      substance: answer.identity && this.#lookup.substance(answer.identity.substance),
      answer,
      typed: true,
    });
    arrived();
    return answer;
  }

  /**
   * @param {{ substance?: Substance, answer?: Analogues, typed?: boolean, waiting?: Node | string, as?: string }} known
   */
  #fillCard({ substance, answer, typed = false, waiting = '', as }) {
    const [lookup, names] = [this.#lookup, this.#names];
    const citations = new Citations(names);
    const told =
      answer?.families ??
      (substance === undefined ? [] : [{ family: substance.family, by: /** @type {const} */ ('record') }]);
    const families = told.map(({ family, by }) => ({ family: lookup.family(family), by }));
    const gap = answer?.notes.find(({ place }) => place === 'aside');
    this.#structure = answer?.structure.smiles ?? '';
    refill(
      this.#answer,
      make(
        'div',
        { class: 'sides' },
        card(
          { substance, found: answer, families, typed, waiting, as, rest: lookup.family('other') },
          this.#say,
          names,
        ),
        testsOf(
          {
            of: substance?.id,
            substance,
            families: families.map(({ family }) => family),
            gap: gap === undefined ? '' : this.#say(gap),
          },
          names,
          citations,
        ),
        answer !== undefined && rules(answer, this.#say),
      ),
      answer !== undefined && relatives(answer, names),
      citations.list(),
      printButton(),
    );
  }

  /** @param {string} id */
  #known(id) {
    try {
      return this.#lookup.substance(id);
    } catch {
      return undefined;
    }
  }

  /** @param {string} words */
  #wait(words) {
    refill(
      this.#answer,
      make(
        'div',
        { class: 'card tight', role: 'status' },
        make('p', { id: 'waiting' }, words),
        make('progress', { 'aria-labelledby': 'waiting' }),
      ),
    );
  }

  /** The title of what is shown gets the focus, and is said. @param {boolean} moved */
  #arrived(moved) {
    const title = part('card-title');
    this.#title(title.textContent ?? '');
    if (!moved) return;
    title.focus({ preventScroll: true });
    title.scrollIntoView({ block: 'start' });
  }

  /** Of the window. @param {string} what */
  #title(what) {
    document.title = fill(texts.page.title, { what: what === '' ? texts.page.start : what });
  }

  /** @param {unknown} error @param {Shown} asked */
  #failed(error, asked) {
    if (!(error instanceof AnalogueLookupError)) return tell(error);
    if (error.code === 'load-failed') {
      refill(this.#answer, this.#again(texts.page.lost, asked));
      return;
    }
    const isMolfile = asked.value.includes('\n');
    // What was shown is no answer to it.
    if (isMolfile) this.#wipe();
    refill(this.#answer);
    showFault(error.message.replace(FIELD, ''), {
      text: asked.value,
      where: error.place,
      isName: !isMolfile && named(this.#lookup, asked.value).length > 0,
    });
  }

  /** @param {string} words @param {Shown} asked */
  #again(words, asked) {
    return make(
      'div',
      { class: 'card', role: 'alert' },
      make('p', {}, words),
      make('button', { class: 'btn', type: 'button', click: () => this.#show(asked, true) }, texts.page.again),
    );
  }
}

/** @param {unknown} error */
function isMissing(error) {
  return error instanceof AnalogueLookupError && error.code === 'load-failed';
}

await openPage((lookup) => new LookupPage(lookup).open());
