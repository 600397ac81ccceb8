// How strong the solution of a strip is stands beside its figures as they are typed, with what else can make that strip
// react; what instructions name is one tap, and so is a second strip in a tenth of the solution.
import assert from 'node:assert/strict';
import { after, before, describe, test } from 'node:test';
import { start } from './chromium.mjs';
import { lastStrip, Person } from './taps.mjs';
import { answered, paused, visit } from './visit.mjs';

describe('the solution of a strip', () => {
  let chromium;
  before(async () => {
    chromium = await start();
  });
  after(() => chromium?.stop());

  const told = async (page) => (await lastStrip(page).locator('[id^="strength-"]').innerText()).replaceAll(/\s+/g, ' ');
  const figures = (page) =>
    Promise.all(['Sample, mg', 'Water, mL'].map((label) => lastStrip(page).getByLabel(label).inputValue()));

  test('is told as it is typed, with what else can make the strip react', () =>
    visit(chromium, async (page) => {
      await page.locator('button[data-strip="fentanyl"]').click();
      await answered(page);
      const first = 'From 0.5 mg/mL on, this alone can make the strip react: diphenhydramine.';
      assert.equal(await told(page), first, 'before anything is typed');
      await lastStrip(page).getByLabel('Sample, mg').fill('10');
      await lastStrip(page).getByLabel('Water, mL').fill('5');
      await paused(page);
      assert.equal(
        await told(page),
        `2 mg of the sample in each mL. ${first} From 1 mg/mL on, this alone can make the strip react: MDMA, methamphetamine.`,
      );
      await lastStrip(page).getByLabel('Water, mL').fill('50 mL');
      await paused(page);
      assert.equal(await told(page), `0.2 mg of the sample in each mL. ${first}`);
      await lastStrip(page).getByLabel('Water, mL').fill('some');
      await paused(page);
      assert.equal(await told(page), first, 'what is no figure is no strength');
    }));

  test('of the instructions is one tap, and nothing is offered where none was read', () =>
    visit(chromium, async (page) => {
      await page.locator('button[data-strip="fentanyl"]').click();
      await lastStrip(page).getByRole('button', { name: '10 mg in 20 mL' }).click();
      await answered(page);
      assert.deepEqual(await figures(page), ['10', '20']);
      await page.getByRole('button', { name: 'Undo: Fentanyl strip: solution' }).click();
      await answered(page);
      assert.deepEqual(await figures(page), ['', '']);
      await page.locator('button[data-strip="nitazene"]').click();
      assert.equal(
        await lastStrip(page)
          .getByRole('button', { name: / mg in / })
          .count(),
        0,
      );
    }));

  test('is thinned ten-fold for a second strip by one tap', () =>
    visit(chromium, async (page) => {
      await new Person(page).strip({ strip: 'btnx-fentanyl', lines: 'C', milligrams: '10 mg', millilitres: 3 });
      await lastStrip(page).getByRole('button', { name: 'Dilute ten-fold: add a strip' }).click();
      assert.equal(await page.locator('#strips > fieldset').count(), 2);
      assert.deepEqual(await figures(page), ['10 mg', '30'], 'not what a rounded strength would give');
      assert.equal(await lastStrip(page).getByLabel('Which product?').inputValue(), 'btnx-fentanyl');
      await lastStrip(page).getByRole('radio', { name: 'Two lines C and T' }).click();
      await answered(page);
      assert.equal(
        await lastStrip(page)
          .getByRole('button', { name: /Dilute/ })
          .count(),
        0,
        'it did not react',
      );
    }));

  test('that was not entered is asked for first, and a tap leads to it', () =>
    visit(chromium, async (page) => {
      await new Person(page).strip({ strip: 'fentanyl', lines: 'C+T', minutes: 5 });
      await page.locator('button[data-reagent="marquis"]').click(); // folds the strip
      await answered(page);
      assert.match(await page.locator('.first').innerText(), /Enter the amounts if you know them\./);
      await page.locator('#enter-fentanyl').click();
      assert.equal(await page.evaluate(() => document.activeElement.id), 'test-1-milligrams');
      await page.keyboard.type('10');
      await lastStrip(page).getByLabel('Water, mL').fill('5');
      await paused(page);
      assert.equal(await page.locator('#enter-fentanyl').count(), 0);
      // What was entered and could not be used is led to as well.
      await lastStrip(page).getByLabel('Sample, mg').fill('some');
      await paused(page);
      await page.locator('#enter-fentanyl').click();
      assert.equal(await page.evaluate(() => document.activeElement.id), 'test-1-milligrams');
    }));
});
