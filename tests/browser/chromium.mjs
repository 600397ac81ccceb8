// The served site and a Chromium that may speak to it alone. Whatever goes wrong in a page is kept in `faults`.
import { chromium } from 'playwright-core';
import { serve } from '../../scripts/serve.mjs';
import { buildSite } from '../../scripts/site.mjs';

const PATH = process.env.CHROMIUM ?? '/usr/bin/chromium';

/** @param {import('../../scripts/serve.mjs').ServeOptions} [serving] other than the site of today with the tests' pages */
export async function start(serving) {
  await buildSite();
  const server = await serve({ folders: { '/': 'site', '/tests/browser/pages/': 'tests/browser/pages' }, ...serving });
  const browser = await chromium.launch({
    executablePath: PATH,
    args: ['--no-sandbox', '--disable-gpu', '--disable-dev-shm-usage', '--disable-background-networking', '--disable-component-update', '--disable-sync', '--no-first-run'],
  });
  return {
    origin: server.origin,
    /** A fresh profile: a page, and the list of what went wrong in it. */
    async open(path, options = {}) {
      const context = await browser.newContext({ viewport: { width: 360, height: 740 }, ...options });
      const page = await context.newPage();
      const faults = [];
      const listen = (speaker) => speaker.on('console', (message) => {
        if (['error', 'warning'].includes(message.type())) faults.push(`console ${message.type()}: ${message.text()}`);
      });
      listen(page);
      context.on('serviceworker', listen);
      page.on('pageerror', (error) => faults.push(`error: ${error.message}`));
      page.on('requestfailed', (request) => faults.push(`failed: ${request.url()}`));
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
