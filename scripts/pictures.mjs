// Takes the pictures of the page that the README shows, from site/, into docs/. Run it when the page has changed: node
// scripts/pictures.mjs
import { mkdir } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import { start } from '../tests/browser/chromium.mjs';

const DOCS = fileURLToPath(new URL('../docs/', import.meta.url));

await mkdir(DOCS, { recursive: true });
const chromium = await start();
for (const colorScheme of ['light', 'dark']) {
  const { page, close } = await chromium.open('/', { colorScheme });
  await page.locator('html[data-ready]').waitFor();
  await page.getByLabel('Sold as').fill('heroin');
  await page.locator('[data-strip="fentanyl"]').click();
  const strip = page.locator('#test-1');
  await strip.locator('.pick').first().click();
  await strip.getByLabel('Sample, mg').fill('10');
  await strip.getByLabel('Water, mL').fill('5');
  await strip.getByLabel('Read after, min').fill('5');
  await page.getByText('Works offline').waitFor();
  await page.evaluate(() => document.activeElement.blur());
  await strip.evaluate((card) => card.scrollIntoView());
  await page.screenshot({ path: `${DOCS}enter-${colorScheme}.png` });
  await page.locator('[data-reagent="marquis"]').click();
  await page.locator('#test-2 .sw', { hasText: 'violet' }).click();
  await page.locator('#see').click();
  await page.screenshot({ path: `${DOCS}result-${colorScheme}.png` });
  await close();

  const card = await chromium.open('/lookup.html#substance=isotonitazene', { colorScheme });
  await card.page.locator('.rel').first().waitFor();
  await card.page.getByText('Works offline').waitFor();
  await card.page.evaluate(() => {
    document.activeElement.blur();
    document.querySelector('article').scrollIntoView();
  });
  await card.page.screenshot({ path: `${DOCS}look-up-${colorScheme}.png` });
  await card.close();
}
await chromium.stop();
