// The page on a kit as a service would use it: tick what is there, see what it cannot tell, look a pair up.
import assert from 'node:assert/strict';
import { after, before, describe, test } from 'node:test';
import { FONTS, start } from './chromium.mjs';
import { inEveryTheme, noViolations, picture } from './look.mjs';
import { hasRoom } from './room.mjs';
import { ELSEWHERE, visit, WORKER } from './visit.mjs';

const PATH = '/kit.html';
const MOST_TABS = 80;
/** What may never be said of a sample or a kit. */
const FORBIDDEN = /\bis safe\b|\bsafe to\b|\bharmless\b|\bpure\b|fentanyl-free|100 ?%|\bguaranteed\b/i;

/** @param {import('playwright-core').Page} page @param {...string} labels */
async function tick(page, ...labels) {
  for (const label of labels) await page.getByLabel(label, { exact: true }).check();
  await page.getByText(`${labels.length} test${labels.length === 1 ? '' : 's'} ticked.`).waitFor();
}

/** @param {import('playwright-core').Page} page */
async function openAll(page) {
  await page.evaluate(() => {
    for (const details of document.querySelectorAll('main details')) details.setAttribute('open', '');
  });
}

/** @param {import('playwright-core').Page} page @param {string} one @param {string} other */
async function compare(page, one, other) {
  await page.getByLabel('One substance').fill(one);
  await page.getByLabel('The other').fill(other);
  await page.getByRole('button', { name: /^Which test/ }).click();
}

describe('the page on a kit', () => {
  let chromium;
  before(async () => {
    chromium = await start();
  });
  after(() => chromium?.stop());
  const on = (act, more = {}) => visit(chromium, act, { path: PATH, ...more });

  test('is reached from the first page and leads back', () =>
    visit(chromium, async (page) => {
      await page.getByRole('link', { name: 'Kit', exact: true }).click();
      await page.getByText('No reagent can.').waitFor();
      await page.getByRole('navigation').getByRole('link', { name: 'Check', exact: true }).click();
      await page.getByRole('heading', { name: 'Check a sample', level: 1 }).waitFor();
    }));

  test('with nothing at hand it advises strips first, then reagents, and sees none of what kills', () =>
    on(async (page) => {
      const add = page.getByRole('region', { name: 'What to add' });
      await add.getByText('No reagent can.').waitFor();
      const names = await add.getByRole('heading', { level: 4 }).allInnerTexts();
      assert.deepEqual(names.slice(0, 3), ['Fentanyl strip', 'Nitazene strip', 'Benzodiazepine strip']);
      assert.equal(names.length, 6);
      assert.ok(await add.getByText('1 part in 10,000').isVisible());
      const sees = page.getByRole('region', { name: 'What this kit sees' });
      for (const family of ['Fentanyls', 'Nitazenes', 'Orphines', 'Benzodiazepines', 'Xylazine-type'])
        assert.ok(await sees.getByRole('heading', { name: family }).isVisible(), family);
      assert.ok(!(await page.getByRole('region', { name: 'What looks the same' }).isVisible()), 'nothing is ticked');
    }));

  test('a service with two reagents and a fentanyl strip', () =>
    on(async (page) => {
      await page.getByLabel('UK', { exact: true }).check();
      await tick(page, 'Marquis', 'Mecke', 'Fentanyl');
      const sees = page.getByRole('region', { name: 'What this kit sees' });
      const unseen = await sees.getByRole('listitem').getByRole('heading').allInnerTexts();
      assert.ok(unseen.includes('Nitazenes') && !unseen.includes('Fentanyls'), String(unseen));
      assert.ok(await sees.getByText('Not known', { exact: true }).isVisible());
      const alike = page.getByRole('region', { name: 'What looks the same' });
      const [first] = await alike.getByRole('listitem').allInnerTexts();
      assert.match(first, /Marquis: no reaction · Mecke: no reaction/);
      assert.match(first, /of the most dangerous families/);
      const added = await page
        .getByRole('region', { name: 'What to add' })
        .getByRole('heading', { level: 4 })
        .allInnerTexts();
      assert.ok(!added.some((name) => /Marquis|Mecke|Fentanyl/.test(name)), String(added));
      await page.getByLabel('Only what is sold as').fill('MDMA');
      await page.getByRole('region', { name: 'What to add' }).getByText("Simon's").waitFor();
      await page.getByLabel('Only what is sold as').fill('ketamien');
      await page.getByText('It may mean Ketamine').waitFor();
      await page.getByLabel('Only what is sold as').fill('gribblefix');
      await page.getByText('No name like this is known').waitFor();
      assert.doesNotMatch(await page.locator('body').innerText(), FORBIDDEN);
    }));

  test('which test tells one from another', () =>
    on(async (page) => {
      await compare(page, 'molly', 'PMA');
      await page.getByText('MDMA / PMA: Marquis tells them apart best.').waitFor();
      assert.equal(await page.evaluate(() => document.activeElement?.id), 'pair-answer');
      await compare(page, 'BTMPS', '4-ANPP');
      await page.getByText(/No test has a record of both/).waitFor();
      await compare(page, 'MDMA', '');
      await page.getByRole('alert').getByText('Enter two names.').waitFor();
      await compare(page, 'MDMA', 'qqqqzzzz');
      await page.getByRole('alert').getByText('No substance is known by the name').waitFor();
      await compare(page, 'MDMA', 'methedrnoe');
      await page.getByRole('alert').getByText('It may mean Methedrone').waitFor();
      // It lies beside the core, and is known once the identities are there.
      for (
        let tries = 0;
        tries < 50 && !(await page.getByText('No test has a record of Canadine.').isVisible());
        tries += 1
      ) {
        await compare(page, 'MDMA', 'canadine');
        await page.waitForTimeout(100);
      }
      await page.getByText('No test has a record of Canadine.').waitFor();
      await compare(page, 'MDMA', 'benzos');
      await page.getByRole('alert').getByText('“benzos” names a family').waitFor();
    }));

  test('speaks of one as of one, and of few as of few', () =>
    on(async (page) => {
      await tick(page, 'Medetomidine');
      const words = await page.locator('main').innerText();
      assert.doesNotMatch(words, /\b1 substances|\b1 substance (?:of|look |have )|about fewer/);
      assert.match(
        words,
        /Found in (?:about \d+|fewer than 1) in 100 published samples|1 substance looks like no other/,
      );
    }));

  test('every state in light and dark', () =>
    on(async (page) => {
      await inEveryTheme(page, 'kit empty');
      await tick(page, 'Marquis', 'Nitazene');
      await compare(page, 'MDMA', 'PMA');
      await openAll(page);
      await inEveryTheme(page, 'kit ticked');
    }));

  test('the keyboard alone', () =>
    on(async (page) => {
      await page.getByText('No reagent can.').waitFor();
      const to = async (wanted) => {
        for (let tabs = 0; tabs < MOST_TABS; tabs += 1) {
          await page.keyboard.press('Tab');
          if (await wanted.evaluate((element) => element === document.activeElement)) return;
        }
        assert.fail('never reached');
      };
      await to(page.getByLabel('Nitazene', { exact: true }));
      await page.keyboard.press('Space');
      await to(page.getByLabel('Marquis', { exact: true }));
      await page.keyboard.press('Space');
      await page.getByText('2 tests ticked.').waitFor();
      assert.equal(
        await page.evaluate(() => document.activeElement?.getAttribute('value')),
        'marquis',
        'the answer leaves the focus alone',
      );
      await to(page.getByLabel('One substance'));
      await page.keyboard.type('heroin');
      await page.keyboard.press('Tab');
      await page.keyboard.type('cocaine');
      await page.keyboard.press('Enter');
      await page.getByText(/^Heroin \/ Cocaine: .* tells them apart best/).waitFor();
    }));

  test('works without a network', () =>
    on(async (page) => {
      await page.getByText('Works offline').waitFor();
      await page.context().setOffline(true);
      await page.reload();
      await page.getByText('No reagent can.').waitFor();
      await tick(page, 'Marquis');
      await page.context().setOffline(false);
    }, WORKER));

  test('says so when the file for kits is not there', () =>
    visit(
      chromium,
      async (page, origin) => {
        await page.route('**/kits_bg.wasm', (route) => route.abort());
        await page.goto(`${origin}${PATH}`);
        await page.getByRole('alert').getByText('could not be fetched').waitFor();
      },
      { path: ELSEWHERE, expected: /\.wasm|ERR_FAILED/ },
    ));
});

for (const font of FONTS) {
  describe(`the page on a kit on narrow screens, in ${font}`, () => {
    let chromium;
    before(async () => {
      chromium = await start({ font });
    });
    after(() => chromium?.stop());

    for (const [name, options, size] of [
      ['320 px', { viewport: { width: 320, height: 640 } }, ''],
      ['200 % text at 360 px', {}, '200%'],
    ]) {
      test(`nothing runs off the side at ${name}`, () =>
        visit(
          chromium,
          async (page) => {
            await page.evaluate((text) => {
              document.documentElement.style.fontSize = text;
            }, size);
            await tick(page, 'Marquis', 'Fentanyl');
            await compare(page, 'MDMA', 'PMA');
            await openAll(page);
            await hasRoom(page, 'a pair compared');
            const cut = await page.evaluate(() =>
              [...document.querySelectorAll('.pill, .kv dd, h3, h4, .btn')]
                .filter((element) => element.scrollWidth > element.clientWidth + 1)
                .map((element) => element.textContent),
            );
            assert.deepEqual(cut, []);
            await picture(page, `kit-${name.replaceAll(/[ %]+/g, '-')}-${font}`);
            await noViolations(page, name);
          },
          { path: PATH, options },
        ));
    }
  });
}
