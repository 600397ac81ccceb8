// The kit that was ticked stays on the device, stands first among the tests that can be added, and bounds what is advised;
// it hides no danger, and what it lacks is named.
import assert from 'node:assert/strict';
import { after, before, describe, test } from 'node:test';
import { start } from './chromium.mjs';
import { inEveryTheme } from './look.mjs';
import { HEROIN } from './scenarios.mjs';
import { Person, result } from './taps.mjs';
import { answered, ELSEWHERE, ready, visit } from './visit.mjs';

describe('a kit at hand', () => {
  let chromium;
  before(async () => {
    chromium = await start();
  });
  after(() => chromium?.stop());

  const buttons = (page, kind) => page.locator(`#add-${kind}s button`).allInnerTexts();
  const next = (page) => result(page).getByRole('region', { name: 'Next' });
  const tick = async (page, ...labels) => {
    await page.getByRole('link', { name: 'Kit', exact: true }).click();
    await page.getByText('No reagent can.').waitFor();
    await page.getByText('More reagents').click();
    for (const label of labels) await page.getByLabel(label, { exact: true }).check();
  };
  const back = async (page) => {
    await page.getByRole('navigation').getByRole('link', { name: 'Check', exact: true }).click();
    await ready(page);
  };

  test('stands first, and bounds what is advised, in this tab and the next', () =>
    visit(chromium, async (page, origin) => {
      await tick(page, 'Xylazine', 'Scott', 'Mecke');
      await back(page);
      const order = async (own) => [(await buttons(own, 'strip'))[0], ...(await buttons(own, 'reagent')).slice(0, 3)];
      assert.deepEqual(await order(page), ['Xylazine', 'Mecke', 'Scott', 'Marquis']);
      assert.ok(await page.getByText('Your kit stands first.').isVisible());
      await page.locator('button[data-reagent="scott"]').click();
      await page.getByRole('button', { name: 'Remove Scott' }).click();

      await new Person(page).enter({ soldAs: 'heroin', readings: [HEROIN.readings[0]] });
      await answered(page);
      const words = (await next(page).innerText()).replaceAll(/\s+/g, ' ');
      assert.match(words, /Add xylazine strip/);
      assert.doesNotMatch(words, /Add (nitazene|benzodiazepine)/);
      assert.match(
        words,
        /Not in your kit: nitazene strip, (medetomidine|benzodiazepine) strip and (medetomidine|benzodiazepine) strip\./,
      );
      assert.match(words, /Only tests of your kit are offered/);
      await inEveryTheme(page, 'a kit at hand');
      const hazards = result(page).getByRole('region', { name: 'Cannot be ruled out' });
      assert.match(await hazards.innerText(), /Nitazenes/, 'a kit hides no danger');
      assert.ok(await hazards.getByRole('button', { name: 'Add nitazene strip' }).isVisible());

      const second = await page.context().newPage();
      await second.goto(`${origin}/`);
      await ready(second);
      assert.deepEqual(await order(second), ['Xylazine', 'Mecke', 'Scott', 'Marquis']);
    }));

  test('is whole again by one tap, and Back shows it', () =>
    visit(chromium, async (page) => {
      await tick(page, 'Xylazine');
      await back(page);
      assert.equal((await buttons(page, 'strip'))[0], 'Xylazine');
      await page.getByRole('link', { name: 'Change your kit' }).first().click();
      await page.getByText('No reagent can.').waitFor();
      assert.ok(await page.getByLabel('Xylazine', { exact: true }).isChecked());
      await page.getByRole('button', { name: 'Untick all' }).click();
      await page.getByText('0 tests ticked.').waitFor();
      await page.goBack();
      await ready(page);
      await page.getByRole('link', { name: 'Tick your kit' }).waitFor();
      assert.equal((await buttons(page, 'strip'))[0], 'Fentanyl');
      await new Person(page).enter({ readings: [HEROIN.readings[0]] });
      await answered(page);
      assert.doesNotMatch(await next(page).innerText(), /your kit/);
    }));

  for (const [name, value] of Object.entries({
    'no JSON': '{"kit":',
    'no list': '{"kit":7,"sound":"yes"}',
    'tests that this version does not know': '{"kit":["nonesuch",7,"constructor"]}',
  })) {
    test(`counts as none if it is broken: ${name}`, () =>
      visit(
        chromium,
        async (page, origin) => {
          await page.evaluate((text) => localStorage.setItem('analogue-lookup-device-1', text), value);
          await page.goto(`${origin}/`);
          await ready(page);
          assert.equal((await buttons(page, 'strip'))[0], 'Fentanyl');
          await new Person(page).enter({ readings: [HEROIN.readings[0]] });
          await result(page).getByText('Fentanyls: found').first().waitFor();
        },
        { path: ELSEWHERE },
      ));
  }
});
