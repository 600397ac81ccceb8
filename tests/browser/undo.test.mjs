// Every kind of step can be taken back, is named when it is, and leaves no other trace.
import assert from 'node:assert/strict';
import { after, before, describe, test } from 'node:test';
import { start } from './chromium.mjs';
import { lastReagent, lastStrip, swatch } from './taps.mjs';
import { answered, visit } from './visit.mjs';

const KEY = 'analogue-lookup-sample-1';

/**
 * The steps in the order of a visit: the name that undo gives it, and the step. Each is taken, taken back, and taken
 * again.
 */
const STEPS = [
  ['sold as', (page) => type(page.getByLabel('Sold as'), 'ketamine')],
  ['form', (page) => page.getByLabel('Form', { exact: true }).selectOption('blotter')],
  [
    'what was seen in people',
    async (page) => {
      if (!(await page.getByRole('checkbox', { name: 'They slept for hours' }).isVisible()))
        await page.getByText('Was anyone unwell?').click();
      await page.getByRole('checkbox', { name: 'They slept for hours' }).click();
    },
  ],
  ['Fentanyl strip added', (page) => page.locator('button[data-strip="fentanyl"]').click()],
  ['Fentanyl strip: lines', (page) => lastStrip(page).getByRole('radio', { name: 'Two lines, T is faint' }).click()],
  ['Fentanyl strip: product', (page) => lastStrip(page).getByLabel('Which product?').selectOption('btnx-fentanyl')],
  ['Fentanyl strip: sample', (page) => type(lastStrip(page).getByLabel('Sample, mg'), '12,5')],
  ['Fentanyl strip: water', (page) => type(lastStrip(page).getByLabel('Water, mL'), '5')],
  ['Fentanyl strip: read after', (page) => type(lastStrip(page).getByLabel('Read after, min'), '3')],
  ['Fentanyl strip removed', (page) => page.getByRole('button', { name: 'Remove Fentanyl strip' }).click()],
  ['Xylazine strip added', (page) => page.locator('button[data-strip="xylazine"]').click()],
  ['Mecke added', (page) => page.locator('button[data-reagent="mecke"]').click()],
  ['Mecke: colour', (page) => swatch(lastReagent(page), 'green').click()],
  ['Mecke: fizz', (page) => lastReagent(page).getByRole('checkbox', { name: 'Fizz' }).click()],
  ['Mecke: colour', (page) => lastReagent(page).getByLabel('Or between that and').selectOption('teal')],
  ['Mecke: times', (page) => lastReagent(page).getByRole('button', { name: 'The colour changed over time' }).click()],
  ['Mecke: colour', (page) => swatch(lastReagent(page), 'blue').click()],
  ['Mecke: time', (page) => lastReagent(page).locator('label').filter({ hasText: '60 s' }).click()],
  ['Mecke: colour', (page) => swatch(lastReagent(page), 'not sure').click()],
  ['Mecke: colour', (page) => lastReagent(page).getByLabel('It could be').selectOption('black')],
  ['Mecke: one colour', (page) => lastReagent(page).getByRole('button', { name: 'One colour only' }).click()],
  [
    'ties',
    async (page) => {
      await page.locator('#about-data').evaluate((fold) => fold.setAttribute('open', ''));
      await page.getByLabel('When readings cannot decide').selectOption('flat');
    },
  ],
];

describe('undo', () => {
  let chromium;
  before(async () => {
    chromium = await start();
  });
  after(() => chromium?.stop());

  test('takes back every kind of step, one by one', () =>
    visit(chromium, async (page) => {
      for (const [name, step] of STEPS) {
        const before = await shown(page);
        await step(page);
        const taken = await shown(page);
        assert.notDeepEqual(taken, before, `${name} changes nothing`);
        await takeBack(page, name);
        assert.deepEqual(await shown(page), before, `${name} is not taken back whole`);
        await step(page);
      }
      for (const [name] of STEPS.toReversed()) await takeBack(page, name);
      assert.equal(await page.evaluate(() => sessionStorage.length), 0);
    }));

  test('puts a removed test back in its place, with all that was entered', () =>
    visit(chromium, async (page) => {
      for (const strip of ['fentanyl', 'nitazene', 'xylazine'])
        await page.locator(`button[data-strip="${strip}"]`).click();
      await page.locator('#strips > fieldset').nth(1).getByRole('radio', { name: 'One line at C' }).click();
      await page.getByRole('button', { name: 'Remove Nitazene strip' }).click();
      await takeBack(page, 'Nitazene strip removed');
      assert.deepEqual(await page.locator('#strips h3').allInnerTexts(), [
        'Fentanyl strip',
        'Nitazene strip',
        'Xylazine strip',
      ]);
      assert.ok(
        await page.locator('#strips > fieldset').nth(1).getByRole('radio', { name: 'One line at C' }).isChecked(),
      );
    }));
});

async function type(field, text) {
  await field.fill('');
  await field.pressSequentially(text);
}

async function takeBack(page, name) {
  await page.getByRole('button', { name: `Undo: ${name}`, exact: true }).click();
  assert.equal(await page.getByRole('status').filter({ hasText: 'Undone' }).innerText(), `Undone: ${name}.`);
}

/** What is kept, and what the form shows. */
async function shown(page) {
  await answered(page);
  return page.evaluate(
    (key) => ({
      kept: sessionStorage.getItem(key),
      fields: [...document.querySelectorAll('form :is(input, select)')].map(({ name, id, value, checked }) => [
        name || id,
        value,
        checked,
      ]),
    }),
    KEY,
  );
}
