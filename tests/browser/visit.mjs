// One visit to the page in a fresh profile, which fails on anything that went wrong in it and was not expected.
import assert from 'node:assert/strict';
import { setTimeout } from 'node:timers/promises';

/** A page of the site that holds nothing: where a test can prepare a browser before the page itself is opened. */
export const ELSEWHERE = '/tests/browser/pages/blank.html';

/** With the worker, which fetches and checks the whole site beside a page: for what depends on it. */
export const WORKER = { worker: true };
const BLOCKED = /registration blocked/;

/** What takes longer does not come. */
const PATIENCE_MS = 10_000;
const VISIT_MS = 120_000;
/** Longer than any pause in typing that a page waits for. */
const TYPING_PAUSE_MS = 300;

/**
 * A visit is without the worker unless it asks for it: most tests would fetch and check the whole site for nothing.
 * @param {Awaited<ReturnType<import('./chromium.mjs').start>>} chromium
 * @param {(page: import('playwright-core').Page, origin: string) => Promise<void>} act
 * @param {object} [settings]
 * @param {string} [settings.path] what is opened first
 * @param {import('playwright-core').BrowserContextOptions} [settings.options] of the profile
 * @param {RegExp} [settings.expected] faults that belong to the test
 * @param {boolean} [settings.worker]
 * @param {boolean} [settings.clock] the page's clock is in the hand of the test (`page.clock`)
 */
export async function visit(chromium, act, { path = '/', options = {}, expected, worker = false, clock = false } = {}) {
  const serviceWorkers = /** @type {'allow' | 'block'} */ (worker ? 'allow' : 'block');
  // A clock is put in before the page's own scripts run.
  const { page, faults, close } = await chromium.open(clock ? ELSEWHERE : path, { serviceWorkers, ...options });
  page.setDefaultTimeout(PATIENCE_MS);
  try {
    if (clock) {
      await page.clock.install();
      await page.goto(chromium.origin + path);
    }
    if (path !== ELSEWHERE && options.javaScriptEnabled !== false) await ready(page);
    await Promise.race([act(page, chromium.origin), tooLate()]);
    assert.deepEqual(
      faults.filter((fault) => !expected?.test(fault) && (worker || !BLOCKED.test(fault))),
      [],
    );
  } finally {
    await close();
  }
}

/** The core is there and the page can be used. @param {import('playwright-core').Page} page */
export function ready(page) {
  return page.locator('html[data-ready]').waitFor();
}

/** A tap or a key is painted first, then answered with what is urgent, and then in full. @param {import('playwright-core').Page} page */
export function answered(page) {
  return page.evaluate(async () => {
    for (let frame = 0; frame < 2; frame += 1)
      await new Promise((done) => requestAnimationFrame(() => setTimeout(() => setTimeout(done))));
  });
}

/**
 * The pause in typing is over, and so is the answer to it. Counted by the clock of the page: what was to come before it
 * has come, however slow the machine is.
 * @param {import('playwright-core').Page} page
 */
export async function paused(page) {
  await page.evaluate((pause) => new Promise((done) => setTimeout(done, pause)), TYPING_PAUSE_MS);
  await answered(page);
}

/** A test that waits for ever would hold up all others. */
async function tooLate() {
  await setTimeout(VISIT_MS, undefined, { ref: false });
  throw new Error(`the visit was not over after ${VISIT_MS / 1000} s`);
}
