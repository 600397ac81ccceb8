// The scripts of the site: what the page that checks a sample needs at once is one file and two small ones that the package's later
// parts share with it; the other pages share theirs. A start waits for few requests, and the modules in www/ and pkg/ stay as they are.
import { readdir, readFile } from 'node:fs/promises';
import { dirname, join, relative, sep } from 'node:path';
import { fileURLToPath } from 'node:url';
import { build } from 'esbuild';

const ROOT = dirname(dirname(fileURLToPath(import.meta.url)));
const SITE = join(ROOT, 'www');
/** Fetched by themselves, before or beside the others. */
export const ALONE = ['sw.js', 'ui/start.js', 'ui/theme.js'];
/** Comes with nothing that only another page needs. */
const FIRST = 'check/main.js';
/** In the first line of a page. */
const OWN_SCRIPT = /\bscript: '([^']+)'/;
/** A module knows where it lies; every script that is written lies as deep as it, in a folder of the site. */
const OWN_ADDRESS = /\bimport\.meta\.url\b/g;

/** @returns {Promise<{ files: Map<string, Buffer>, needs: (script: string) => string[] }>} bytes by path in the site, and the files that a page's script needs at once, itself first */
export async function bundle() {
  const files = new Map();
  const outputs = {};
  const others = (await scriptsOfPages()).filter((script) => script !== FIRST);
  for (const group of [[FIRST], others]) {
    const { outputFiles, metafile } = await build({
      entryPoints: group.map((script) => join(SITE, script)),
      absWorkingDir: SITE,
      outbase: SITE,
      outdir: SITE,
      chunkNames: 'shared/[name]-[hash]',
      bundle: true,
      splitting: true,
      format: 'esm',
      minify: true,
      legalComments: 'none',
      charset: 'utf8',
      target: 'esnext',
      metafile: true,
      write: false,
      logLevel: 'silent',
      plugins: [{ name: 'own-address', setup: keepOwnAddress }],
    });
    for (const { path, contents } of outputFiles) files.set(inSite(path), Buffer.from(contents));
    Object.assign(outputs, metafile.outputs);
  }
  return { files, needs: (script) => needsOf(script, outputs) };
}

/** The script that each page names. */
async function scriptsOfPages() {
  const pages = (await readdir(join(SITE, 'pages'))).filter((name) => name.endsWith('.html')).sort();
  const texts = await Promise.all(pages.map((name) => readFile(join(SITE, 'pages', name), 'utf8')));
  return texts.flatMap((text) => text.match(OWN_SCRIPT)?.slice(1) ?? []);
}

/** @param {import('esbuild').PluginBuild} building */
function keepOwnAddress({ onLoad }) {
  onLoad({ filter: /\.js$/ }, async ({ path }) => {
    const code = await readFile(path, 'utf8');
    return { contents: code.replace(OWN_ADDRESS, `new URL('../${inSite(path)}', import.meta.url).href`), loader: 'js' };
  });
}

/** @param {string} path of a file of the site or of the package */
function inSite(path) {
  const place = relative(path.startsWith(SITE + sep) ? SITE : ROOT, path);
  return place.split(sep).join('/');
}

/** @param {string} script @param {Record<string, { imports: { path: string, kind: string }[] }>} outputs */
function needsOf(script, outputs) {
  const found = new Set([script]);
  for (const path of found)
    for (const { path: imported, kind } of outputs[path].imports) if (kind === 'import-statement') found.add(imported);
  return [...found];
}
