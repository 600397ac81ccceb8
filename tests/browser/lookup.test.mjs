// The look-up as a new user meets it: by name, by structure, by molfile, by family; with the keyboard alone, step by
// step back, without a network, on a narrow screen and on paper.
import assert from 'node:assert/strict';
import { after, before, describe, test } from 'node:test';
import { load } from '../../pkg/index.js';
import { FONTS, start } from './chromium.mjs';
import { inEveryTheme, picture } from './look.mjs';
import { hasRoom } from './room.mjs';
import { visit as anyVisit, ELSEWHERE, ready, WORKER } from './visit.mjs';
import { forbidden } from './wording.mjs';

const PAGE = '/lookup.html';
const lookup = await load();
const structure = (smiles) => `#${new URLSearchParams({ structure: smiles })}`;

const NEW_FENTANYL = 'CCC(=O)N(C1CCN(CCc2ccc(F)cc2)CC1)c1ccccc1F';
const MIXTURE = 'CC(=O)Oc1ccc2CC3N(C)CCC45C(Oc1c24)C(OC(C)=O)C=CC35.CCC(=O)N(c1ccccc1)C1CCN(CCc2ccccc2)CC1';

/** Name of the state, the address that leads there, the title of its card, and words that it must have. */
const STATES = {
  start: ['', 'What it takes', /a molfile, pasted/],
  'a nitazene': [
    '#substance=isotonitazene',
    'Isotonitazene',
    /Naloxone works\. Several doses may be needed\.[^]*strip: sees it[^]*United Kingdom[^]*Near \(0\.\d\d\)/,
  ],
  'a dispute of strips': ['#substance=carfentanil', 'Carfentanil', /sources disagree/i],
  'a substance without records': [
    '#substance=canadine',
    'Canadine',
    /We have no record of this substance[^]*Reagents: no record/,
  ],
  'what turns a strip made for others': [
    '#substance=mdma',
    'MDMA',
    /Strips: none is recorded to find this very substance[^]*fentanyl strip[^]*this can make it react too[^]*made for another family \(Fentanyls\)[^]*act on the more dangerous one/i,
  ],
  'a street name': [
    '#substance=heroin&as=smack',
    'Heroin',
    /“smack” is a street name or a brand\. What is sold under it may be something else/,
  ],
  'a plant': ['#substance=kratom', 'Kratom', /it is a plant\. Look up what is in it/],
  'a family': [
    '#family=fentanyls',
    'Fentanyls',
    /A family with \d+ members[^]*Naloxone works\.[^]*What tells the family is bold, here in Fentanyl\.[^]*A new member may be missing here/,
  ],
  'a family above others': ['#family=amphetamines', 'Amphetamines', /Parts of it: /],
  'a known structure': [
    structure('CCN(CC)CCn1c(Cc2ccc(OCC)cc2)nc2cc(ccc12)[N+](=O)[O-]'),
    'Etonitazene',
    /This structure is Etonitazene\./,
  ],
  'a new structure': [
    structure(NEW_FENTANYL),
    'A structure that is not in this data',
    /told by its structure: Fentanyls[^]*It may be new\.[^]*Clauses: \(ii\), \(iv\)/,
  ],
  'a far structure': [
    structure('CCCCCCCCOP(=O)(OC)C#N'),
    'A structure that is not in this data',
    /No family in this data can be told[^]*It may be new, or no drug at all\.[^]*Give naloxone if an opioid may be there\.[^]*Nothing in this data is near/,
  ],
  'two drugs in one': [structure(MIXTURE), 'Heroin', /There is another substance in it: Fentanyl \(Fentanyls\)/],
  'an abbreviation that may be a structure': ['#find=CCO', '“CCO” is not in this data', /Read “CCO” as a structure/],
  'a name of two': ['#find=M30', '“M30” may be any of these', /Fentanyl[^]*Oxycodone/],
  'a misspelt name': [
    '#find=isotonitazine',
    '“isotonitazine”: did you mean one of these?',
    /These are spelt most like it:[^]*Isotonitazene/,
  ],
  'nothing found': ['#find=qqqqqq', '“qqqqqq” is not in this data', /Nothing is spelt like it\.[^]*early-warning/],
};

describe('the look-up', () => {
  let chromium;
  before(async () => {
    chromium = await start();
  });
  after(() => chromium?.stop());

  const visit = (act, address = '', settings = {}) => anyVisit(chromium, act, { path: PAGE + address, ...settings });
  const field = (page) => page.getByRole('combobox');
  const title = (page, name) => page.getByRole('heading', { name, exact: true, level: 2 }).waitFor();
  const focused = (page) => page.evaluate(() => document.activeElement?.id);
  /** Drawings and relatives are there, or never will be. */
  const whole = (page) => page.locator('#answer:not([aria-busy])').waitFor({ state: 'attached' });

  test('every state in light and dark', () =>
    visit(async (page) => {
      for (const [name, [address, heading, words]] of Object.entries(STATES)) {
        await page.evaluate((hash) => {
          location.hash = hash;
        }, address);
        await title(page, heading);
        await whole(page);
        assert.match(await page.locator('main').innerText(), words, name);
        await inEveryTheme(page, `look-up ${name}`);
        for (const details of await page.locator('main details').all())
          await details.evaluate((own) => own.setAttribute('open', ''));
        assert.deepEqual(forbidden(await page.locator('main').innerText()), [], name);
      }
    }));

  test('drawings are those of the package, atom by atom', async () => {
    const { structure: own, neighbours } = await lookup.analogues({ id: 'cocaine' }, { drawings: true });
    const plain = (svg) =>
      svg
        .replace(/ xmlns="[^"]*"/, '')
        .replace(/ (?:width|height|role|aria-label|aria-hidden)="[^"]*"/g, '')
        .replace(/(<svg[^>]*?) class="[^"]*"/, '$1')
        .replace(/><\/(?:path|circle)>/g, '/>');
    const asked = [own, ...neighbours].map(({ drawing }) => plain(drawing));
    await visit(async (page) => {
      await whole(page);
      const shown = await page.locator('.mol').evaluateAll((all) => all.map((one) => one.outerHTML));
      assert.deepEqual(shown.map(plain), asked);
      assert.equal(await page.getByRole('img', { name: 'Structure drawing of Cocaine' }).count(), 1);
    }, '#substance=cocaine');
  });

  test('by keyboard alone: suggestions, a relative, its family, and back step by step', () =>
    visit(async (page) => {
      for (let presses = 0; (await focused(page)) !== 'query' && presses < 14; presses += 1)
        await page.keyboard.press('Tab');
      await page.keyboard.type('isotonitaz');
      const options = page.getByRole('option');
      await options.first().waitFor();
      assert.equal(await field(page).getAttribute('aria-expanded'), 'true');
      assert.equal(await page.locator('#suggested').innerText(), `${await options.count()} suggestions.`);
      await inEveryTheme(page, 'look-up suggestions');
      await page.keyboard.press('ArrowDown');
      const [chosen] = await page.locator('[aria-selected="true"]').all();
      assert.equal(await field(page).getAttribute('aria-activedescendant'), await chosen.getAttribute('id'));
      assert.match(await chosen.innerText(), /^Isotonitazene\s+Nitazenes$/);
      await page.keyboard.press('ArrowUp');
      assert.equal(await page.locator('[aria-selected="true"]').count(), 0, 'back in the field');
      await page.keyboard.press('ArrowUp');
      assert.equal(
        await field(page).getAttribute('aria-activedescendant'),
        await options.last().getAttribute('id'),
        'round',
      );
      await page.keyboard.press('Escape');
      assert.ok(!(await page.getByRole('listbox').isVisible()) && (await field(page).inputValue()) === 'isotonitaz');
      await page.keyboard.press('ArrowDown');
      await page.keyboard.press('ArrowDown');
      if (!(await page.locator('[aria-selected="true"]').innerText()).startsWith('Isotonitazene'))
        await page.keyboard.press('ArrowUp');
      await page.keyboard.press('Enter');
      await title(page, 'Isotonitazene');
      assert.equal(await focused(page), 'card-title');
      assert.match(await page.title(), /^Isotonitazene – /);
      await page.keyboard.press('Tab');
      await whole(page); // the card is filled anew, and the focus stays
      await page.keyboard.press('Enter'); // its family
      await title(page, 'Nitazenes');
      await whole(page);
      await page.locator('.members').getByRole('link', { name: 'Metonitazene', exact: true }).focus();
      const left = await page.evaluate(() => scrollY);
      assert.ok(left > 500);
      await page.keyboard.press('Enter');
      await title(page, 'Metonitazene');
      await page.goBack();
      await title(page, 'Nitazenes');
      await whole(page);
      assert.ok(await page.evaluate((y) => Math.abs(scrollY - y) < 3, left), 'at the place that was left');
      await page.goBack();
      await title(page, 'Isotonitazene');
      assert.equal(await field(page).inputValue(), 'Isotonitazene');
      await page.goBack();
      await title(page, 'What it takes');
      assert.equal(await field(page).inputValue(), '');
    }));

  test('a slang name with two meanings asks which; a family is among the suggestions; Enter takes the one that is meant', () =>
    visit(async (page) => {
      await field(page).fill('benzos');
      await page.getByRole('option', { name: /^Benzodiazepines family, \d+ in this data/ }).click();
      await title(page, 'Benzodiazepines');
      await field(page).fill('m30');
      await page.keyboard.press('Enter');
      await title(page, '“m30” may be any of these');
      await page.getByRole('link', { name: /^Oxycodone/ }).click();
      await title(page, 'Oxycodone');
      await field(page).fill('fentanyl');
      await page.keyboard.press('Enter');
      await title(page, 'Fentanyl');
      await field(page).fill('437-38-7');
      await page.getByRole('button', { name: 'Look up' }).click();
      await title(page, 'Fentanyl');
      assert.equal(new URL(page.url()).search, '', 'nothing is sent');
    }));

  test('a bad structure: the characters are marked in the field and beside the words, and the next one is read', () =>
    visit(async (page) => {
      await field(page).fill('CCC(=O)N(c1ccccc');
      await page.keyboard.press('Enter');
      const fault = page.locator('#query-fault');
      await fault.getByText(/^Character 9: this bracket has no partner/).waitFor();
      assert.equal(await fault.locator('mark').innerText(), '(');
      assert.equal(await field(page).getAttribute('aria-invalid'), 'true');
      assert.deepEqual(await field(page).evaluate((own) => [own.selectionStart, own.selectionEnd]), [8, 9]);
      assert.equal(await focused(page), 'query');
      await inEveryTheme(page, 'look-up a bad structure');
      await field(page).fill('');
      assert.ok(!(await fault.isVisible()), 'what is typed on takes the fault away');
      await page.keyboard.press('Enter');
      await fault.getByText('Type a name or a structure first.').waitFor();
      await page.goto(`${page.url().split('#')[0]}${structure('N-(2C-X) Fentanyl')}`);
      await fault.getByRole('link', { name: 'Look it up as a name' }).click();
      await page.getByRole('heading', { level: 2, name: '“N-(2C-X) Fentanyl”' }).waitFor();
      await field(page).fill('CCO');
      await page.keyboard.press('Enter');
      await page.getByRole('link', { name: 'Read “CCO” as a structure (SMILES)' }).click();
      await page
        .getByText(/^C2H6O|C\s*2\s*H\s*6\s*O/)
        .first()
        .waitFor();
      assert.ok(!(await fault.isVisible()));
      await field(page).fill('InChI=1S/CH4/h1H4');
      await page.keyboard.press('Enter');
      await fault.getByText(/SMILES/).waitFor();
    }));

  const MOLFILE = `
  test

 10 10  0  0  0  0  0  0  0  0999 V2000
    0.0000    0.0000    0.0000 C   0  0
    1.0000    0.0000    0.0000 C   0  0
    2.0000    0.0000    0.0000 N   0  0
    1.0000    1.0000    0.0000 C   0  0
    0.0000    2.0000    0.0000 C   0  0
    0.0000    3.0000    0.0000 C   0  0
    1.0000    4.0000    0.0000 C   0  0
    2.0000    3.0000    0.0000 C   0  0
    2.0000    2.0000    0.0000 C   0  0
    1.0000    1.5000    0.0000 C   0  0
  1  2  1  0
  2  3  1  0
  2  4  1  0
  4 10  1  0
 10  5  2  0
  5  6  1  0
  6  7  2  0
  7  8  1  0
  8  9  2  0
  9 10  1  0
M  END
`;

  test('a molfile: pasted, dropped, opened, and one that is broken', () =>
    visit(async (page) => {
      const give = (kind, text) =>
        page.evaluate(
          ([type, data]) => {
            const transfer = new DataTransfer();
            if (type === 'drop') transfer.items.add(new File([data], 'own.mol'));
            else transfer.setData('text/plain', data);
            const event =
              type === 'drop'
                ? new DragEvent('drop', { dataTransfer: transfer, bubbles: true, cancelable: true })
                : new ClipboardEvent('paste', { clipboardData: transfer, bubbles: true, cancelable: true });
            document.getElementById('query').dispatchEvent(event);
          },
          [kind, text],
        );
      for (const kind of ['paste', 'drop', 'open']) {
        await page.goto(`${page.url().split('#')[0]}#`);
        await title(page, 'What it takes');
        if (kind === 'open')
          await page
            .locator('#file')
            .setInputFiles({ name: 'own.mol', mimeType: 'text/plain', buffer: Buffer.from(MOLFILE) });
        else await give(kind, MOLFILE);
        await title(page, 'Amphetamine');
        assert.match(page.url(), /#structure=/);
        assert.equal(await focused(page), 'card-title');
      }
      await page.reload();
      await title(page, 'Amphetamine');
      await give('paste', MOLFILE.replace(' N   0', ' Qq  0'));
      const fault = page.locator('#query-fault');
      await fault
        .getByText(/Line 7: /)
        .first()
        .waitFor();
      assert.match(await fault.locator('mark').innerText(), /Qq/);
      await page
        .locator('#file')
        .setInputFiles({ name: 'holiday.jpg', mimeType: 'image/jpeg', buffer: Buffer.from([255, 216, 255]) });
      await fault.getByText('“holiday.jpg” holds no molfile that can be read here.').waitFor();
      assert.equal(await page.locator('#card-title').count(), 0, 'no answer to another question stands below');
      assert.equal(new URL(page.url()).hash, '');
      await page.locator('#file').setInputFiles({
        name: 'one.smi',
        mimeType: 'text/plain',
        buffer: Buffer.from('CC(N)Cc1ccccc1 amphetamine\n'),
      });
      await title(page, 'Amphetamine');
      await page
        .locator('#file')
        .setInputFiles({ name: 'nothing.mol', mimeType: 'text/plain', buffer: Buffer.from('\n') });
      await fault.getByText('“nothing.mol” is empty.').waitFor();
    }));

  test('from a verdict to a card and back: nothing that was entered is lost', () =>
    anyVisit(chromium, async (page) => {
      await page.getByLabel('Sold as').fill('heroin');
      await page.locator('[data-strip="fentanyl"]').click();
      await page.locator('#test-1 .pick').first().click();
      for (const [reagent, colour] of [
        ['marquis', 'violet'],
        ['simons', 'blue'],
        ['ehrlich', 'violet'],
      ]) {
        await page.locator(`[data-reagent="${reagent}"]`).click();
        await page.locator('#reagents .sw', { hasText: colour }).last().click();
      }
      await page.locator('#see').click();
      const result = await page.locator('#result').innerText();
      const links = await page
        .locator('#result h3 a')
        .evaluateAll((all) => all.map((link) => [link.textContent, link.getAttribute('href')]));
      const candidates = await page.locator('.cands > li h3').count();
      const hazards = await page.locator('.banner h3, .haz h3').count();
      assert.ok(
        hazards > 4 && candidates > 2 && links.length >= hazards + candidates,
        `${links.length}: ${hazards} + ${candidates}`,
      );
      for (const [words, href] of links) {
        const [, kind, id] = href.match(/^lookup\.html#(substance|family)=([a-z0-9-]+)$/);
        assert.equal(words, kind === 'family' ? lookup.family(id).name : lookup.substance(id).name);
      }
      await page.getByRole('link', { name: 'Fentanyls', exact: true }).first().click();
      await title(page, 'Fentanyls');
      await page.getByRole('navigation').getByRole('link', { name: 'Check', exact: true }).click();
      await ready(page);
      assert.equal(await page.getByLabel('Sold as').inputValue(), 'heroin');
      assert.deepEqual(await page.locator('#reagents .done').allInnerTexts(), ['V\nviolet', 'B\nblue']);
      assert.equal(await page.locator('#reagents .sw :checked').count(), 1);
      assert.equal(await page.locator('#result').innerText(), result);
      await page.locator('.cands h3 a').first().click();
      await title(page, links.find(([, href]) => href.includes('substance='))[0]);
      await page.goBack();
      await ready(page);
      assert.equal(await page.locator('#result').innerText(), result);
    }));

  test('from a kit and from the records to a card and back', () =>
    anyVisit(
      chromium,
      async (page, origin) => {
        await page.getByLabel('Marquis').check();
        await page.getByLabel('Fentanyl', { exact: true }).check();
        await page.getByLabel('USA').check();
        await page.getByLabel('One substance').fill('MDMA');
        await page.locator('#alike').waitFor();
        const links = await page
          .locator('#sight a, #alike a')
          .evaluateAll((all) =>
            all
              .map((link) => [link.textContent, link.getAttribute('href')])
              .filter(([, href]) => href.startsWith('lookup.html')),
          );
        assert.ok(
          links.some(([, href]) => href.includes('#family=')) &&
            links.filter(([, href]) => href.includes('#substance=')).length > 20,
        );
        for (const [words, href] of links) {
          const [, kind, id] = href.match(/^lookup\.html#(substance|family)=([a-z0-9-]+)$/);
          assert.equal(words, kind === 'family' ? lookup.family(id).name : lookup.substance(id).name);
        }
        await page.getByRole('link', { name: 'Nitazenes', exact: true }).first().click();
        await title(page, 'Nitazenes');
        await page.getByRole('navigation').getByRole('link', { name: 'Kit', exact: true }).click();
        await ready(page);
        assert.deepEqual(
          [
            await page.locator('[name="have"]:checked').count(),
            await page.getByLabel('USA').isChecked(),
            await page.getByLabel('One substance').inputValue(),
          ],
          [2, true, 'MDMA'],
        );
        await page.evaluate(() => sessionStorage.setItem('analogue-lookup-kit-1', '[[["have"]],7]'));
        await page.reload();
        await ready(page);
        assert.equal(await page.getByLabel('One substance').inputValue(), '', 'what is not whole counts as nothing');
        assert.equal(await page.locator('[name="have"]:checked').count(), 2, 'the device keeps the kit');
        await page.goto(`${origin}/coverage.html#of=lsd`);
        await page.getByRole('link', { name: /^Its card/ }).click();
        await title(page, 'LSD');
        await page.getByRole('link', { name: 'All records of it' }).click();
        await page.getByRole('heading', { name: 'LSD', exact: true }).waitFor();
        await page.goto(`${origin}/coverage.html#family=scra`);
        await page.getByRole('link', { name: /^The card of the family/ }).click();
        await title(page, 'Synthetic cannabinoids');
      },
      { path: '/kit.html' },
    ));

  test('a source is led to by its mark, and the address stays', () =>
    visit(async (page) => {
      await whole(page);
      const before = page.url();
      await page.locator('.cites a').first().click();
      assert.equal(await focused(page), 'source-1');
      assert.equal(page.url(), before);
      const cited = new Set((await page.locator('.cites a').allTextContents()).map((words) => words.match(/\d+/)[0]));
      assert.equal(await page.locator('.sources > li').count(), cited.size);
      assert.ok((await page.locator('.sources a').count()) > 3);
    }, '#substance=isotonitazene'));

  test('without a network: names, structures and drawings', () =>
    visit(
      async (page, origin) => {
        await page.getByText('Works offline').waitFor();
        await page.context().setOffline(true);
        await page.goto(`${origin}${PAGE}${structure(NEW_FENTANYL)}`);
        await page.reload();
        await ready(page);
        await title(page, 'A structure that is not in this data');
        await whole(page);
        await field(page).fill('tranq');
        await page.keyboard.press('Enter');
        await title(page, 'Xylazine');
        await page.getByRole('img', { name: 'Structure drawing of Xylazine' }).waitFor();
      },
      '',
      WORKER,
    ));

  test('what cannot be fetched is said where it is missing; what does not need it stands; trying again mends it', () =>
    visit(
      async (page, origin) => {
        const lost = /(?:structures\.bin|structure_bg\.wasm)$/;
        await page.route(lost, (route) => route.abort());
        await page.goto(`${origin}${PAGE}#substance=isotonitazene`);
        await page.getByText('could not be fetched. Is there a network?').waitFor();
        const words = await page.locator('main').innerText();
        assert.match(words, /Naloxone works[^]*strip: sees it/);
        await page.goto(`${origin}${PAGE}#family=nitazenes`);
        await page.getByText('could not be fetched. Is there a network?').waitFor();
        assert.match(await page.locator('main').innerText(), /Several doses[^]*All members in this data/);
        await page.goBack();
        await title(page, 'Isotonitazene');
        await inEveryTheme(page, 'look-up without structures');
        await field(page).fill(NEW_FENTANYL);
        await page.keyboard.press('Enter');
        await page.getByText('What this needs could not be fetched.').waitFor();
        await page.unroute(lost);
        await page.getByRole('button', { name: 'Try again' }).click();
        await title(page, 'A structure that is not in this data');
      },
      '',
      { path: ELSEWHERE, expected: /registration blocked|structures\.bin|structure_bg|ERR_FAILED/ },
    ));

  test('drawn: the editor is fetched when it is asked for, begins with what is shown, and is kept from then on', () =>
    visit(
      async (page) => {
        const editors = () =>
          page.evaluate(
            () => performance.getEntriesByType('resource').filter(({ name }) => name.endsWith('openchemlib.js')).length,
          );
        const draw = page.getByRole('button', { name: 'Draw it' });
        const take = page.getByRole('button', { name: 'Look up what is drawn' });
        await page.getByText('Works offline').waitFor();
        await page.context().setOffline(true);
        await draw.click();
        await page.getByText('The editor could not be fetched.').waitFor();
        await page.getByRole('button', { name: 'Close' }).click();
        assert.equal(await focused(page), 'draw');
        await page.context().setOffline(false);
        await page.reload();
        await ready(page);
        assert.equal(await editors(), 0);
        await draw.click();
        await page.locator('.canvas canvas').first().waitFor();
        assert.ok(await page.evaluate(() => document.activeElement?.closest('#editor') !== null));
        await take.click();
        await page.getByText('Nothing is drawn yet.').waitFor();
        await page
          .locator('.canvas canvas')
          .last()
          .click({ position: { x: 100, y: 250 } });
        await inEveryTheme(page, 'look-up drawing');
        await take.click();
        await page
          .getByText(/C\s*2\s*H\s*6/)
          .first()
          .waitFor();
        await page.getByRole('button', { name: 'Close' }).click();
        await page.context().setOffline(true);
        await page.goto(`${page.url().split('#')[0]}#substance=cocaine`);
        await page.reload();
        await ready(page);
        await whole(page);
        await draw.click();
        await take.click();
        await page.getByText('This structure is Cocaine.').waitFor();
      },
      '',
      { ...WORKER, expected: /openchemlib|ERR_INTERNET_DISCONNECTED|ERR_FAILED/ },
    ));

  test('while what reads structures is on its way, it says so; a later question takes the place of an earlier one', () =>
    visit(
      async (page, origin) => {
        /** @type {(() => void) | undefined} */
        let release;
        const released = new Promise((resolve) => {
          release = resolve;
        });
        await page.route(/structure_bg\.wasm$/, (route) => released.then(() => route.continue()));
        await page.goto(`${origin}${PAGE}${structure(NEW_FENTANYL)}`);
        await page.getByRole('status').getByText('The structure is being read.').waitFor();
        assert.ok(await page.getByRole('progressbar').isVisible());
        await inEveryTheme(page, 'look-up waiting');
        await field(page).fill('ketamine');
        await page.keyboard.press('Enter');
        await title(page, 'Ketamine');
        await whole(page);
        release?.();
        await page.waitForTimeout(500);
        assert.equal(await page.getByRole('heading', { level: 2 }).first().innerText(), 'Ketamine');
        await page.goBack();
        await title(page, 'A structure that is not in this data');
      },
      '',
      { path: ELSEWHERE },
    ));

  test('without JavaScript it says what it needs, and leads to the steps of help', () =>
    visit(
      async (page) => {
        assert.ok(await page.locator('noscript p').isVisible());
        assert.equal(await page.getByRole('link', { name: 'Someone unwell?' }).getAttribute('href'), './#steps');
      },
      '',
      { options: { javaScriptEnabled: false }, expected: /^failed: .*\.js$/ },
    ));
});

for (const font of FONTS) {
  describe(`the look-up on narrow screens and on paper, in ${font}`, () => {
    let chromium;
    before(async () => {
      chromium = await start({ font });
    });
    after(() => chromium?.stop());

    test('nothing runs out at 320 px, nor with letters of twice the size', () =>
      anyVisit(
        chromium,
        async (page) => {
          for (const [name, [address, heading]] of Object.entries(STATES)) {
            await page.setViewportSize({ width: 320, height: 740 });
            await page.evaluate((hash) => {
              document.documentElement.style.fontSize = '';
              location.hash = hash;
            }, address);
            await page.getByRole('heading', { name: heading, exact: true, level: 2 }).waitFor();
            await page.locator('#answer:not([aria-busy])').waitFor({ state: 'attached' });
            for (const details of await page.locator('main details').all())
              await details.evaluate((own) => own.setAttribute('open', ''));
            await hasRoom(page, `${name} at 320 px`);
            await page.evaluate(() => {
              document.documentElement.style.fontSize = '200%';
            });
            await hasRoom(page, `${name} at 200 %`);
          }
        },
        { path: PAGE },
      ));

    test('on paper: the card without the box', () =>
      anyVisit(
        chromium,
        async (page) => {
          await page.locator('.rel').first().waitFor();
          await page.emulateMedia({ media: 'print' });
          assert.ok(!(await page.getByRole('combobox').isVisible()));
          assert.ok(
            (await page.getByText('Naloxone works.').isVisible()) && (await page.locator('.mol').first().isVisible()),
          );
          await page.evaluate(() => window.dispatchEvent(new Event('beforeprint')));
          assert.ok(
            await page.getByText('A fentanyl strip cannot see nitazenes.').isVisible(),
            'what is folded away is opened',
          );
          assert.ok(!(await page.getByRole('button', { name: 'Print' }).isVisible()));
          await picture(page, `look-up-on-paper-${font}`);
          await page.emulateMedia({ media: 'screen' });
          await page.evaluate(() => window.dispatchEvent(new Event('afterprint')));
          assert.ok(!(await page.getByText('A fentanyl strip cannot see nitazenes.').isVisible()));
        },
        { path: `${PAGE}#substance=isotonitazene` },
      ));
  });
}
