// The pages as static markup: www/pages/ in the frame that all share, with the texts of www/texts/ in their places, and
// the list of the scripts that each needs. A template that names a text which is not there is an error, not a blank.
import { readdir } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { Liquid } from 'liquidjs';
import { texts as check } from '../www/texts/en/check.js';
import { texts } from '../www/texts/en/markup.js';
import { LANGUAGE } from '../www/texts/words.js';

const ROOT = dirname(dirname(fileURLToPath(import.meta.url)));
const PAGES = join(ROOT, 'www/pages');
/** The frame, and what else pages are made of. */
const PARTS = join(PAGES, 'parts');

/**
 * @param {(script: string) => string[]} needs the files that a page's script needs at once, by path in the site
 * @param {Record<string, any>} [words] other texts, for tests
 * @returns {Promise<Map<string, string>>} markup by the name of the page
 */
export async function renderPages(needs, words = { texts, forms: check.result.forms }) {
  const liquid = new Liquid({
    root: PAGES,
    layouts: PARTS,
    partials: PARTS,
    strictVariables: true,
    strictFilters: true,
    lenientIf: true,
    outputEscape: 'escape',
  });
  liquid.registerFilter('modules', needs);
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
