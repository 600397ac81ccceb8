// The served site and package (`make site package` writes them) and a Chromium that may speak to their host alone. Whatever
// goes wrong in a page is kept in `faults`.
import { fileURLToPath } from 'node:url';
import { chromium } from 'playwright-core';
import { serve } from '../../scripts/serve.mjs';

const PATH = process.env.CHROMIUM ?? '/usr/bin/chromium';

/**
 * System fonts that the page is tried with: the first is as narrow as those of phones, the last as wide as any. A
 * browser sees one of them and no other font of the machine, so that a test does not depend on what is installed beside
 * them.
 */
export const FONTS = ['liberation', 'dejavu'];

/** The site, the package as an embedder has it, and pages that embed it. */
const FOLDERS = { '/': 'site', '/pkg/': 'dist', '/tests/browser/pages/': 'tests/browser/pages' };

/**
 * @param {import('../../scripts/serve.mjs').ServeOptions & { font?: string }} [settings] the font of the machine, and a
 *   server other than that of the site with the tests' pages
 */
export async function start({ font = FONTS[0], ...serving } = {}) {
  const server = await serve({ folders: FOLDERS, ...serving });
  const browser = await chromium.launch({
    executablePath: PATH,
    env: { ...process.env, FONTCONFIG_FILE: fileURLToPath(new URL(`fonts/${font}.conf`, import.meta.url)) },
    args: [
      '--no-sandbox',
      '--disable-gpu',
      '--disable-dev-shm-usage',
      '--disable-background-networking',
      '--disable-component-update',
      '--disable-sync',
      '--no-first-run',
    ],
  });
  return {
    origin: server.origin,
    /** A fresh profile: a page, and the list of what went wrong in it. */
    async open(path, options = {}) {
      const context = await browser.newContext({ viewport: { width: 360, height: 740 }, ...options });
      const page = await context.newPage();
      const faults = [];
      const listen = (speaker) =>
        speaker.on('console', (message) => {
          if (['error', 'warning'].includes(message.type()))
            faults.push(`console ${message.type()}: ${message.text()}`);
        });
      listen(page);
      context.on('serviceworker', listen);
      page.on('pageerror', (error) => faults.push(`error: ${error.message}`));
      // What a page still waits for when it is left is no fault of it.
      page.on('requestfailed', (request) => {
        if (request.failure()?.errorText !== 'net::ERR_ABORTED') faults.push(`failed: ${request.url()}`);
      });
      context.on('request', (request) => {
        if (!request.url().startsWith(`${server.origin}/`)) faults.push(`off-origin: ${request.url()}`);
      });
      await page.goto(server.origin + path);
      return { page, context, faults, close: () => context.close() };
    },
    async stop() {
      await browser.close();
      await server.close();
    },
  };
}
