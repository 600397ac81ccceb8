// A picture of a state of the page, kept for the eye, and what axe finds wrong in it.
import assert from 'node:assert/strict';
import { mkdir } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import { AxeBuilder } from '@axe-core/playwright';

const SCREENS = fileURLToPath(new URL('../../target/screens/', import.meta.url));
const CONTRAST = ['color-contrast', 'link-in-text-block'];
const TAGS = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22a', 'wcag22aa', 'best-practice'];

/**
 * What the screen holds, kept for the eye.
 * @param {import('playwright-core').Page} page @param {string} name
 */
export async function picture(page, name) {
  await mkdir(SCREENS, { recursive: true });
  await page.screenshot({ path: `${SCREENS}${name}.png` });
}

/** @param {import('playwright-core').Page} page @param {string} name of the state, for the message */
export function noViolations(page, name) {
  return whole(page, () => check(page, name));
}

/** As ui/theme.js has them. Night is off while there are colours to pick. */
const THEMES = {
  light: { dark: 'not all', night: 'not all' },
  dark: { dark: 'screen', night: 'not all' },
  night: { dark: 'screen', night: 'screen' },
};

/**
 * The whole page in light, dark and at night, which differ in their colours alone.
 * @param {import('playwright-core').Page} page
 * @param {string} name of the state
 */
export function inEveryTheme(page, name) {
  return whole(page, async () => {
    for (const [theme, media] of Object.entries(THEMES)) {
      await page.evaluate((own) => {
        for (const [id, value] of Object.entries(own)) document.getElementById(id).setAttribute('media', value);
      }, media);
      await picture(page, `${name.replaceAll(' ', '-')}-${theme}`);
      await check(page, `${name}, ${theme}`, theme === 'light' ? undefined : CONTRAST);
    }
  });
}

/**
 * On a screen as high as the page, where no sticky bar lies over anything: pictures then show all of it, and axe does
 * not take a target that lies half under a bar, and could be scrolled out, for one that is too small.
 * @param {import('playwright-core').Page} page @param {() => Promise<void>} act @param {number} [wide] px
 */
export async function whole(page, act, wide) {
  const { width, height } = page.viewportSize();
  await page.setViewportSize({ width: wide ?? width, height });
  // Twice: what is as high as the screen allows grows with it.
  for (let time = 0; time < 2; time += 1) {
    await page.setViewportSize({
      width: wide ?? width,
      height: Math.max(height, await page.evaluate(() => document.documentElement.scrollHeight)),
    });
  }
  await act();
  await page.setViewportSize({ width, height });
}

/** @param {import('playwright-core').Page} page @param {string} name @param {string[]} [rules] all unless given */
async function check(page, name, rules) {
  const axe = new AxeBuilder({ page }).options({ resultTypes: ['violations'] }).setLegacyMode(true); // no frames to look into
  const { violations } = await (rules === undefined ? axe.withTags(TAGS) : axe.withRules(rules)).analyze();
  assert.deepEqual(
    violations.map(
      ({ id, nodes }) => `${id}: ${nodes.map(({ html, failureSummary }) => `${html} ${failureSummary}`).join(' ')}`,
    ),
    [],
    name,
  );
}
