// The page as a person uses it, at the width of a small phone, in light and dark.
import assert from 'node:assert/strict';
import { mkdir } from 'node:fs/promises';
import { after, before, describe, test } from 'node:test';
import { AxeBuilder } from '@axe-core/playwright';
import { start } from './chromium.mjs';

const SCREENS = new URL('../../target/screens/', import.meta.url);
const TAGS = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'];

describe('the page', () => {
  let chromium;
  before(async () => {
    await mkdir(SCREENS, { recursive: true });
    chromium = await start();
  });
  after(() => chromium?.stop());

  for (const colorScheme of ['light', 'dark']) {
    test(`heroin with a fentanyl strip, ${colorScheme}`, async () => {
      const { page, faults, close } = await chromium.open('/', { colorScheme });
      await ready(page);
      await look(page, `enter-${colorScheme}`);

      await page.getByText('Someone is unwell').click();
      assert.ok(await page.getByText('Open the airway.').isVisible());
      await look(page, `emergency-${colorScheme}`);
      await page.getByText('Someone is unwell').click();

      await page.getByLabel('Sold as').fill('heroin');
      await page.getByLabel('Form', { exact: true }).selectOption('powder');
      await page.getByLabel('Which strip').selectOption('btnx-fentanyl');
      await page.getByText('One line, at C').click();
      await page.getByLabel('Sample, mg').fill('10');
      await page.getByLabel('Water, mL').fill('5');
      await page.getByLabel('Read after, minutes').fill('5');
      await page.getByLabel('Which reagent').selectOption('marquis');
      await page.getByLabel('Colour you see').fill('purple');
      await page.getByRole('button', { name: 'Show the result' }).click();

      const result = page.getByRole('region', { name: 'Result' });
      await result.waitFor();
      assert.match(await result.innerText(), /fentanyl/i);
      assert.match(await page.locator('#hazards > li.found').first().innerText(), /fentanyl[\s\S]*Found/i);
      assert.ok((await page.locator('#hazards > li').count()) >= 5);
      assert.match(await page.locator('#candidates').innerText(), /Heroin/);
      assert.doesNotMatch(await page.locator('#candidates > li').first().innerText(), /%/);
      await page.locator('details.why summary').first().click();
      await look(page, `result-${colorScheme}`);

      assert.deepEqual(faults, []);
      await close();
    });

    test(`a figure that is none is named, ${colorScheme}`, async () => {
      const { page, faults, close } = await chromium.open('/', { colorScheme });
      await ready(page);
      await page.getByLabel('Which strip').selectOption('fentanyl');
      await page.getByText('Two lines', { exact: true }).click();
      await page.getByLabel('Sample, mg').fill('ten');
      await page.keyboard.press('Enter');
      await page.getByRole('alert').waitFor();
      assert.equal(await page.getByLabel('Sample, mg').getAttribute('aria-invalid'), 'true');
      assert.match(await page.getByRole('alert').innerText(), /^“Sample, mg” is not a figure/);
      await look(page, `fault-${colorScheme}`);
      await page.getByLabel('Sample, mg').fill('2,5');
      await page.keyboard.press('Enter');
      await page.getByRole('region', { name: 'Result' }).waitFor();
      assert.equal(await page.getByRole('alert').count(), 0);
      assert.deepEqual(faults, []);
      await close();
    });
  }

  test('what was left out is named by its label', async () => {
    const { page, faults, close } = await chromium.open('/');
    await ready(page);
    const submit = page.getByRole('button', { name: 'Show the result' });
    await page.getByLabel('Which strip').selectOption('fentanyl');
    await submit.click();
    await page.getByRole('link', { name: '“Which lines do you see?” is missing' }).click();
    await page.keyboard.press('Space');
    await page.getByLabel('Which reagent').selectOption('marquis');
    await submit.click();
    await page.getByRole('link', { name: '“Colour you see” is missing' }).click();
    await page.keyboard.type('none');
    await submit.click();
    await page.getByRole('region', { name: 'Result' }).waitFor();
    assert.deepEqual(faults, []);
    await close();
  });

  test('the emergency steps need no script', async () => {
    const { page, close } = await chromium.open('/', { javaScriptEnabled: false });
    await page.getByText('Someone is unwell').click();
    assert.ok(await page.getByText('Give naloxone').isVisible());
    await close();
  });

  test('a core that cannot be fetched is said in words', async () => {
    const { page, close } = await chromium.open('/nonesuch.html');
    await page.route('**/*.wasm', (route) => route.abort());
    await page.goto(`${chromium.origin}/`);
    await page.getByRole('alert').waitFor();
    assert.match(await page.getByRole('alert').innerText(), /could not be fetched/);
    assert.ok(await page.getByRole('button', { name: 'Not available' }).isDisabled());
    await close();
  });

  for (const [name, options] of [['320 px', { viewport: { width: 320, height: 640 } }], ['200 % text', {}]]) {
    test(`nothing runs off the side at ${name}`, async () => {
      const { page, close } = await chromium.open('/', options);
      await ready(page);
      if (name === '200 % text') await page.evaluate(() => { document.documentElement.style.fontSize = '200%'; });
      await page.getByRole('button', { name: 'Show the result' }).click();
      await page.getByRole('region', { name: 'Result' }).waitFor();
      const [content, width] = await page.evaluate(() => [document.documentElement.scrollWidth, window.innerWidth]);
      assert.ok(content <= width, `${content} px in ${width}`);
      await close();
    });
  }
});

function ready(page) {
  return page.getByRole('button', { name: 'Show the result' }).waitFor();
}

/** Keeps a picture and lets axe look. */
async function look(page, name) {
  await page.screenshot({ path: new URL(`${name}.png`, SCREENS).pathname, fullPage: true });
  const { violations } = await new AxeBuilder({ page }).withTags(TAGS).analyze();
  assert.deepEqual(violations.map(({ id, nodes }) => `${id}: ${nodes.map(({ html }) => html).join(' ')}`), [], name);
}
