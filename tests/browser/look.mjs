// A picture of a state of the page, kept for the eye, and what axe finds wrong in it.
import assert from 'node:assert/strict';
import { mkdir } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import { AxeBuilder } from '@axe-core/playwright';

const SCREENS = fileURLToPath(new URL('../../target/screens/', import.meta.url));
const TAGS = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22a', 'wcag22aa', 'best-practice'];

/** @param {import('playwright-core').Page} page @param {string} name @param {boolean} [fullPage] all of it, or what the screen holds */
export async function picture(page, name, fullPage = true) {
  await mkdir(SCREENS, { recursive: true });
  await page.screenshot({ path: `${SCREENS}${name}.png`, fullPage });
}

/**
 * On a screen as high as the page, where no sticky bar lies over anything: axe takes a target that happens to lie half
 * under a bar, and could be scrolled out, for one that is too small.
 * @param {import('playwright-core').Page} page @param {string} name of the state, for the message
 */
export async function noViolations(page, name) {
  const { width, height } = page.viewportSize();
  await page.setViewportSize({ width, height: Math.max(height, await page.evaluate(() => document.documentElement.scrollHeight)) });
  const axe = new AxeBuilder({ page }).options({ resultTypes: ['violations'] }).withTags(TAGS).setLegacyMode(true); // no frames to look into
  const { violations } = await axe.analyze();
  await page.setViewportSize({ width, height });
  assert.deepEqual(violations.map(({ id, nodes }) => `${id}: ${nodes.map(({ html, failureSummary }) => `${html} ${failureSummary}`).join(' ')}`), [], name);
}

/** The state in light and in dark. @param {import('playwright-core').Page} page @param {string} name */
export async function inBothThemes(page, name) {
  for (const colorScheme of /** @type {const} */ (['light', 'dark'])) {
    await page.emulateMedia({ colorScheme });
    await picture(page, `${name}-${colorScheme}`);
    await noViolations(page, `${name}, ${colorScheme}`);
  }
}
