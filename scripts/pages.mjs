// The pages as static markup: www/pages/ in the frame that all share, with the texts of www/texts/ in their places, and
// the list of the modules that each needs. A template that names a text which is not there is an error, not a blank.
import { readdir } from 'node:fs/promises';
import { dirname, join, relative } from 'node:path';
import { fileURLToPath } from 'node:url';
import { build } from 'esbuild';
import { Liquid } from 'liquidjs';
import { texts as check } from '../www/texts/en/check.js';
import { texts } from '../www/texts/en/markup.js';
import { LANGUAGE } from '../www/texts/words.js';

const ROOT = dirname(dirname(fileURLToPath(import.meta.url)));
const PAGES = join(ROOT, 'www/pages');
/** The frame, and what else pages are made of. */
const PARTS = join(PAGES, 'parts');

/**
 * @param {Record<string, any>} [words] other texts, for tests
 * @returns {Promise<Map<string, string>>} markup by the name of the page
 */
export async function renderPages(words = { texts, forms: check.result.forms }) {
  const liquid = new Liquid({
    root: PAGES,
    layouts: PARTS,
    partials: PARTS,
    strictVariables: true,
    strictFilters: true,
    lenientIf: true,
    outputEscape: 'escape',
  });
  liquid.registerFilter('modules', modules);
  const names = (await readdir(PAGES)).filter((name) => name.endsWith('.html')).sort();
  return new Map(
    await Promise.all(
      names.map(async (name) => [
        name,
        await liquid.renderFile(name, {}, { globals: { ...words, language: LANGUAGE } }),
      ]),
    ),
  );
}

/**
 * A script of www/ and all modules that it imports, itself first, as addresses from the root of the site.
 * @param {string} script
 */
async function modules(script) {
  const { metafile } = await build({
    entryPoints: [join(ROOT, 'www', script)],
    absWorkingDir: ROOT,
    bundle: true,
    format: 'esm',
    metafile: true,
    write: false,
    logLevel: 'silent',
  });
  const found = new Set([join('www', script)]);
  for (const path of found) {
    for (const { path: imported, kind } of metafile.inputs[path].imports)
      if (kind === 'import-statement') found.add(imported);
  }
  return [...found].map((path) => (path.startsWith('www/') ? relative('www', path) : path));
}
