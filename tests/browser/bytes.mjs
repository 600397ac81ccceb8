// What is fetched, in bytes as brotli at its strongest would send them.
import { readFile } from 'node:fs/promises';
import { brotliCompressSync, constants } from 'node:zlib';

const SITE = new URL('../../site/', import.meta.url);

/** @param {Uint8Array} bytes */
export function brotli(bytes) {
  const params = { [constants.BROTLI_PARAM_QUALITY]: 11, [constants.BROTLI_PARAM_LGWIN]: 24 };
  return brotliCompressSync(bytes, { params }).length;
}

/**
 * The files of the site that the first page has before it is usable, each with its bytes, as they are and sent. What it asks
 * for in the moment in which it becomes usable is none of them: when that begins is a matter of luck, so its end counts.
 * @param {Awaited<ReturnType<typeof import('./chromium.mjs').start>>} chromium
 * @param {string} blank a page of the same host that asks for nothing
 */
export async function firstLoad(chromium, blank = '/tests/browser/pages/blank.html') {
  const view = await chromium.open(blank);
  await view.page.addInitScript(() => {
    const look = () => {
      if (document.documentElement?.dataset.ready === 'true') window.usableAfter ??= performance.now();
    };
    new MutationObserver(look).observe(document, { attributes: true, subtree: true, attributeFilter: ['data-ready'] });
  });
  await view.page.goto(`${chromium.origin}/`);
  await view.page.waitForFunction(() => window.usableAfter !== undefined);
  const asked = await view.page.evaluate(() =>
    performance
      .getEntriesByType('resource')
      .filter(({ responseEnd }) => responseEnd <= window.usableAfter)
      .map(({ name }) => new URL(name).pathname.slice(1)),
  );
  await view.close();
  const files = ['index.html', ...new Set(asked)];
  return Promise.all(
    files.map(async (file) => {
      const bytes = await readFile(new URL(file, SITE));
      return { file, raw: bytes.length, sent: file.endsWith('.png') ? bytes.length : brotli(bytes) };
    }),
  );
}
