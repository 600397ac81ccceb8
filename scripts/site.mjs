// Writes the site as static files into site/, ready for any host and any path on it: the pages, the other files of
// www/, of the package what is no script, in pkg/ beside them, and in vendor/ what is not ours. The scripts are bundled
// (scripts/bundle.mjs), styles lose their comments and blanks, and the worker gets the list of every other file with its
// SHA-256. So the worker's own bytes change with any file, which is how a browser notices an update. The same input gives
// the same bytes.
import { createHash } from 'node:crypto';
import { mkdir, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { dirname, extname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { transform } from 'esbuild';
import { ALONE, bundle } from './bundle.mjs';
import { renderPages } from './pages.mjs';

const ROOT = dirname(dirname(fileURLToPath(import.meta.url)));
/** Of the package's files, those that a page fetches; its scripts are in the bundles. */
const FETCHED = ['.bin', '.wasm'];
const WORKER = 'sw.js';
/** Not ours, and sent as it is. */
const VENDOR = {
  'vendor/uqr.js': 'uqr/dist/index.mjs',
  'vendor/uqr-licence.txt': 'uqr/LICENSE',
  'vendor/openchemlib.js': 'openchemlib/dist/openchemlib.js',
  'vendor/openchemlib-licence.txt': 'openchemlib/LICENSE',
};
/** The editor for structures: large, and kept by the worker only once somebody asked for it. */
const ON_DEMAND = Object.keys(VENDOR).filter((path) => path.includes('openchemlib'));
const LIST = /^const SITE = .*; \/\/ this line is written by scripts\/site\.mjs$/m;

/**
 * @param {{ to?: string, files?: Map<string, Buffer>, alter?: (path: string, bytes: Buffer) => Buffer }} [options] the folder to
 *   write, whose old content is removed; for tests, files that were collected before, and another content of them
 * @returns {Promise<{ version: string, files: string[], onDemand: string[] }>} the version, all paths inside the site,
 *   and those that the worker keeps only once they were asked for
 */
export async function buildSite({ to = join(ROOT, 'site'), files, alter = (_, bytes) => bytes } = {}) {
  const site = new Map([...(files ?? (await filesOfSite()))].map(([path, bytes]) => [path, alter(path, bytes)]));
  const version = await list(site);
  await rm(to, { recursive: true, force: true });
  for (const [path, bytes] of site) {
    await mkdir(dirname(join(to, path)), { recursive: true });
    await writeFile(join(to, path), bytes);
  }
  return { version, files: [...site.keys()], onDemand: ON_DEMAND };
}

/** Bytes of every file by its path in the site, the worker still without its list. */
export async function filesOfSite() {
  const { files, needs } = await bundle();
  const site = new Map([...(await renderPages(needs))].map(([path, page]) => [path, Buffer.from(page)]));
  for (const [path, bytes] of files) site.set(path, bytes);
  for (const [path, source] of [...(await filesOfPage()), ...(await filesOfPackage()), ...filesOfOthers()])
    site.set(path, await terse(path, await readFile(source)));
  return new Map([...site].sort(([left], [right]) => (left < right ? -1 : 1)));
}

/** @param {string} path @param {Buffer} bytes */
async function terse(path, bytes) {
  const loader = { '.css': 'css', '.js': 'js' }[extname(path)];
  // The worker is still without its list, whose place a comment tells.
  return loader === undefined || path === WORKER || path in VENDOR ? bytes : tersely(loader, bytes);
}

/** @param {'css' | 'js'} loader @param {string | Buffer} text */
async function tersely(loader, text) {
  const { code } = await transform(text.toString(), {
    loader,
    minifyWhitespace: true,
    legalComments: 'none',
    charset: 'utf8',
    target: 'esnext',
  });
  return Buffer.from(code);
}

/** Writes the list into the worker. The version covers the worker too, so that another worker means another version. */
async function list(site) {
  const hashes = [...site].map(([path, bytes]) => [path, sha256(bytes)]);
  const version = sha256(hashes.map(([path, hash]) => `${hash}  ${path}\n`).join('')).slice(0, 16);
  const files = Object.fromEntries(hashes.filter(([path]) => path !== WORKER));
  const code = site.get(WORKER).toString();
  if (!LIST.test(code))
    throw new Error(`www/${WORKER} lacks the line that starts with \`const SITE =\` and names this script; restore it`);
  const own = code.replace(LIST, () => `const SITE = ${JSON.stringify({ version, files, onDemand: ON_DEMAND })};`);
  site.set(WORKER, await tersely('js', own));
  return version;
}

function sha256(bytes) {
  return createHash('sha256').update(bytes).digest('hex');
}

/** Path in the site and file on disk. www/pkg is a link to pkg/, for editors and type checks, and is not followed. */
async function filesOfPage() {
  const entries = await readdir(join(ROOT, 'www'), { recursive: true, withFileTypes: true });
  const files = entries
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath ?? entry.path, entry.name));
  return files
    .map((file) => [file.slice(join(ROOT, 'www/').length), file])
    .filter(([path]) => !path.startsWith('pages/') && (extname(path) !== '.js' || ALONE.includes(path)));
}

async function filesOfPackage() {
  const { files } = JSON.parse(await readFile(join(ROOT, 'pkg/package.json'), 'utf8'));
  return files
    .filter((file) => FETCHED.includes(extname(file)))
    .map((file) => [`pkg/${file}`, join(ROOT, 'pkg', file)]);
}

function filesOfOthers() {
  return Object.entries(VENDOR).map(([path, file]) => [path, join(ROOT, 'node_modules', file)]);
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  const { version, files } = await buildSite();
  console.log(`── site/: ${files.length} files, version ${version}`);
}
