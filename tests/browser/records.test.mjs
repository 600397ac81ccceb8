// The page of records as a new user meets it: a substance by its name, both sides of a dispute, what nobody recorded,
// and the overview by family and test, without a mouse, without a network, on a narrow screen and on paper.
import assert from 'node:assert/strict';
import { after, before, describe, test } from 'node:test';
import { load } from '../../pkg/index.js';
import { FONTS, start } from './chromium.mjs';
import { inEveryTheme, picture } from './look.mjs';
import { hasRoom } from './room.mjs';
import { visit as anyVisit, ELSEWHERE, ready, WORKER } from './visit.mjs';
import { forbidden } from './wording.mjs';

const PAGE = '/coverage.html';
const { coverage, families, sources } = (await load({ identities: 'later' })).catalogue();
const members = (family) => coverage.filter((row) => row.family === family);

/** Name of the state, the address that leads there, and what shows that it is there. */
const STATES = {
  'records start': ['', 'Substances of each family'],
  'records of a dispute': ['#of=lsd', 'LSD'],
  'records of a strip dispute': ['#of=carfentanil', 'Carfentanil'],
  'records of a test': ['#test=marquis', 'Marquis: substances of each family'],
  'records of a family': ['#family=scra', 'Synthetic cannabinoids'],
  'records of a family on a test': ['#family=nitazenes&test=marquis', 'Nitazenes on Marquis'],
  'records of a family without any': ['#family=orphines', 'Orphines'],
};

describe('the page of records', () => {
  let chromium;
  before(async () => {
    chromium = await start();
  });
  after(() => chromium?.stop());

  const visit = (act, address = '', settings = {}) => anyVisit(chromium, act, { path: PAGE + address, ...settings });
  const on = (page, name) =>
    page.locator('.recorded > li', { has: page.locator('summary b', { hasText: new RegExp(`^${name}$`) }) });
  const search = (page) => page.getByLabel('Find a substance');

  for (const [name, [address, heading]] of Object.entries(STATES)) {
    test(`${name}, in light and dark`, () =>
      visit(async (page) => {
        await page.getByRole('heading', { name: heading }).first().waitFor();
        await inEveryTheme(page, name);
        assert.deepEqual(forbidden(await page.locator('main').innerText()), []);
      }, address));
  }

  test('a dispute shows both sides, each with the title and the link of its sources', () =>
    visit(async (page) => {
      const marquis = on(page, 'Marquis');
      assert.match(await marquis.locator('summary').innerText(), /disputed/);
      const sides = marquis.locator('.says > li');
      const says = await sides.allInnerTexts();
      assert.ok(says.length >= 2, says.join('\n'));
      for (const [words, id] of [
        ['Olive black', 'nij_0604_01'],
        ['No reaction', 'protest_pw'],
      ]) {
        const { title, url } = sources.find((source) => source.id === id);
        const side = sides.filter({ hasText: words });
        const link = side.getByRole('link', { name: title });
        assert.ok(await link.isVisible(), `${words}: ${title}`);
        assert.equal(await link.getAttribute('href'), url);
      }
      assert.ok(!(await on(page, 'Hofmann').locator('.says').isVisible()), 'what is agreed opens when it is asked for');
      await on(page, 'Hofmann').locator('summary').click();
      assert.ok(await on(page, 'Hofmann').getByRole('link').first().isVisible());
    }, '#of=lsd'));

  test('so does a strip', () =>
    visit(async (page) => {
      const says = await on(page, 'BTNX Rapid Response fentanyl strip').locator('.says > li').allInnerTexts();
      assert.ok(
        says.some((words) => words.startsWith('Reacts')) && says.some((words) => words.startsWith('Does not react')),
        says.join('\n'),
      );
    }, '#of=carfentanil'));

  test('what nobody recorded is unknown, and not "no reaction"', () =>
    visit(async (page) => {
      const reagents = page.getByRole('region', { name: 'Reagents: what is recorded of Brorphine' });
      const words = await reagents.innerText();
      assert.match(words, /unknown: what these show with it is not recorded\. They may react or not\.\s[^]*Marquis/);
      assert.doesNotMatch(words, /no reaction|does not react/i);
      await page.goto(`${page.url().split('#')[0]}#family=nitazenes&test=marquis`);
      assert.equal(
        await page.getByRole('row', { name: 'Isotonitazene', exact: false }).first().getByRole('cell').innerText(),
        'unknown',
      );
    }, '#of=brorphine'));

  test('a source that leaves open whether a substance reacts is told so', () =>
    visit(async (page) => {
      assert.ok(
        (await on(page, 'Mandelin').innerText()).includes('light orange (the source leaves open whether it reacts)'),
      );
    }, '#of=2-fdck'));

  test('by keyboard: a street name, its substance, its family, and back', () =>
    visit(async (page) => {
      const focused = () => page.evaluate(() => document.activeElement?.id);
      await page.keyboard.press('Tab');
      await page.keyboard.press('Enter'); // past the header
      for (let presses = 0; (await focused()) !== 'search' && presses < 4; presses += 1)
        await page.keyboard.press('Tab');
      await page.keyboard.type('acid');
      await page.getByText('found.').waitFor();
      await page.keyboard.press('Enter');
      await page.getByRole('heading', { name: 'LSD', exact: true }).waitFor();
      assert.equal(await focused(), 'substance-title');
      await page.keyboard.press('Tab');
      await page.keyboard.press('Enter');
      await page.getByRole('heading', { name: /^LSD and relatives: \d+ substances/ }).waitFor();
      assert.equal(await focused(), 'overview-of');
      await page.keyboard.press('Tab');
      assert.match(await page.evaluate(() => document.activeElement?.textContent), /^The card of the family/);
      await page.keyboard.press('Tab');
      assert.equal(
        await page.evaluate(() => document.activeElement?.getAttribute('role')),
        'region',
        'the table can be scrolled',
      );
      await page.evaluate(() => history.back());
      await page.getByRole('heading', { name: 'Substances of each family' }).waitFor();
      assert.ok(await page.getByRole('heading', { name: 'LSD', exact: true }).isVisible());
    }));

  test('a name that nobody bears is said so; an empty field says nothing', () =>
    visit(async (page) => {
      await search(page).fill('benzos');
      await page.getByText(/^Benzodiazepines, \d+ in this data$/).click();
      await page.getByRole('link', { name: 'Alprazolam', exact: true }).first().waitFor();
      await search(page).fill('qqqqqqqq');
      await page.getByText('No substance by the name “qqqqqqqq” is in this data.').waitFor();
      await search(page).fill('');
      await page.getByText('No substance by the name').waitFor({ state: 'hidden' });
      assert.equal(await page.locator('#found > li').count(), 0);
    }));

  test('the counts of a family are those of the catalogue, and its matrix has a state for every pair', () =>
    visit(async (page) => {
      const { name } = families.find(({ id }) => id === 'lysergamides');
      const known = members('lysergamides').filter(({ reagents }) => reagents.marquis?.recorded === 'known').length;
      const disputed = members('lysergamides').filter(
        ({ reagents }) => reagents.marquis?.recorded === 'disputed',
      ).length;
      await page.getByLabel('Test', { exact: true }).selectOption('marquis');
      const row = page.getByRole('row', { name });
      await row.waitFor();
      assert.deepEqual(
        await row.getByRole('cell').allInnerTexts(),
        [known, disputed, members('lysergamides').length - known - disputed].map(String),
      );
      await page.getByLabel('Test', { exact: true }).selectOption('');
      await page.getByLabel('Family', { exact: true }).selectOption('lysergamides');
      await page.getByRole('heading', { name: `${name}: ${members('lysergamides').length} substances` }).waitFor();
      const tests = (await page.getByRole('columnheader').count()) - 1;
      const cells = await page.locator('tbody td').allInnerTexts();
      assert.equal(cells.length, tests * members('lysergamides').length);
      for (const state of cells) assert.match(state, /^(known|disputed|unknown)$/);
      const signs = await page
        .locator('tbody td .state')
        .evaluateAll((all) => all.map((one) => `${one.textContent} ${getComputedStyle(one, '::before').content}`));
      assert.equal(new Set(signs).size, 3, 'a sign each, not a colour');
      assert.equal(new Set(signs.map((sign) => sign.split(' ')[1])).size, 3);
    }));

  test('a large family comes in parts, and more go on where the first ended', () =>
    visit(async (page) => {
      const rows = () => page.locator('tbody tr').count();
      const first = await rows();
      assert.ok(first < 60);
      await page.getByRole('button', { name: /^Show more/ }).click();
      assert.ok((await rows()) > first);
      assert.equal(
        await page.evaluate(() => [...document.querySelectorAll('tbody a')].indexOf(document.activeElement), first),
        first,
      );
    }, '#family=scra'));

  test('without a network', () =>
    visit(
      async (page, origin) => {
        await page.getByText('Works offline').waitFor();
        await page.context().setOffline(true);
        await page.goto(`${origin}/`);
        await ready(page);
        await page.getByRole('link', { name: 'Records' }).click();
        await ready(page);
        await search(page).fill('ketamine');
        await page.locator('#found').getByRole('link', { name: 'Ketamine', exact: true }).click();
        await page.getByRole('heading', { name: 'Ketamine', exact: true }).waitFor();
        assert.ok(await on(page, 'Morris').isVisible());
      },
      '',
      WORKER,
    ));

  test('a build that leaves a source out says so by its title', () =>
    visit(
      async (page, origin) => {
        await page.route('**/records/main.js', async (route) => {
          const response = await route.fetch();
          const code = await response.text();
          const altered = code.replace(/\b\w+\.catalogue\(\)/, 'Object.assign($&, { without: ["protest_pw"] })');
          assert.notEqual(altered, code);
          await route.fulfill({ response, body: altered });
        });
        await page.goto(origin + PAGE);
        await ready(page);
        const notice = page.getByText('This build leaves sources out.');
        assert.match(await notice.innerText(), /shown as unknown\. Left out: /);
        assert.ok(
          await notice.getByRole('link', { name: sources.find(({ id }) => id === 'protest_pw').title }).isVisible(),
        );
        await inEveryTheme(page, 'records without a source');
      },
      '',
      { path: ELSEWHERE },
    ));

  test('a whole build says nothing of the kind', () =>
    visit(async (page) => {
      assert.ok(!(await page.locator('#without').isVisible()));
    }));

  test('data that cannot be fetched is said in words, with a way out', () =>
    visit(
      async (page, origin) => {
        await page.route('**/*.wasm', (route) => route.abort());
        await page.goto(origin + PAGE);
        await page.getByRole('alert').waitFor();
        assert.match(
          await page.getByRole('alert').innerText(),
          /could not be fetched.*The call to 112 works without it\./s,
        );
        assert.ok(await page.getByText('Not available').isVisible());
        assert.ok((await search(page).isDisabled()) && (await page.getByLabel('Family', { exact: true }).isDisabled()));
        await page.unroute('**/*.wasm');
        await page.getByRole('button', { name: 'Reload' }).click();
        await ready(page);
        assert.ok(!(await page.getByText('Loading…').isVisible()));
      },
      '',
      { path: ELSEWHERE, expected: /\.wasm|ERR_FAILED/ },
    ));

  test('without JavaScript it says what it needs, and leads to the steps of help', () =>
    visit(
      async (page) => {
        assert.ok(await page.locator('noscript p').isVisible());
        assert.ok(!(await page.getByText('Loading…').isVisible()));
        assert.equal(await page.getByRole('link', { name: 'Someone unwell?' }).getAttribute('href'), './#steps');
      },
      '',
      { options: { javaScriptEnabled: false }, expected: /^failed: .*\.js$/ },
    ));
});

for (const font of FONTS) {
  describe(`the page of records on narrow screens and on paper, in ${font}`, () => {
    let chromium;
    before(async () => {
      chromium = await start({ font });
    });
    after(() => chromium?.stop());

    for (const [name, [address]] of Object.entries(STATES)) {
      test(`${name}: nothing runs out at 320 px, nor with letters of twice the size`, () =>
        anyVisit(
          chromium,
          async (page) => {
            await page.setViewportSize({ width: 320, height: 740 });
            await hasRoom(page, 'at 320 px');
            await page.evaluate(() => {
              document.documentElement.style.fontSize = '200%';
            });
            await hasRoom(page, 'at 200 %');
          },
          { path: PAGE + address },
        ));
    }

    test('on paper the whole table stands, without the controls', () =>
      anyVisit(
        chromium,
        async (page) => {
          await page.emulateMedia({ media: 'print' });
          for (const control of ['Find a substance', 'Family'])
            assert.ok(!(await page.getByLabel(control, { exact: true }).isVisible()));
          const region = page.locator('.matrix');
          assert.equal(await region.evaluate((place) => place.scrollHeight > place.clientHeight + 1), false);
          await picture(page, `records-on-paper-${font}`);
        },
        { path: `${PAGE}#family=lysergamides` },
      ));
  });
}
