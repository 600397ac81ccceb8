// Writes the whole page as static files into site/, ready for any host and any path on it: the files of www/, and of the
// package what a browser fetches, in pkg/ beside them. Nothing is bundled and nothing rewritten. The same input gives the
// same bytes.
import { cp, mkdir, readdir, readFile, rm } from 'node:fs/promises';
import { dirname, extname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

const ROOT = dirname(dirname(fileURLToPath(import.meta.url)));
/** Of the package's files, those that a page fetches; types, licence and read-me stay behind. */
const FETCHED = ['.js', '.json', '.wasm'];

/**
 * @param {{ to?: string }} [options] the folder to write; what it held is removed
 * @returns {Promise<string[]>} the files written, as paths inside the site
 */
export async function buildSite({ to = join(ROOT, 'site') } = {}) {
  const sources = new Map([...await filesOfPage(), ...await filesOfPackage()].sort(([left], [right]) => (left < right ? -1 : 1)));
  await rm(to, { recursive: true, force: true });
  for (const [path, source] of sources) {
    await mkdir(dirname(join(to, path)), { recursive: true });
    await cp(source, join(to, path));
  }
  return [...sources.keys()];
}

/** Path in the site and file on disk. www/pkg is a link to pkg/, for editors and type checks, and is not followed. */
async function filesOfPage() {
  const entries = await readdir(join(ROOT, 'www'), { recursive: true, withFileTypes: true });
  return entries.filter((entry) => entry.isFile()).map((entry) => {
    const file = join(entry.parentPath ?? entry.path, entry.name);
    return [file.slice(join(ROOT, 'www/').length), file];
  });
}

async function filesOfPackage() {
  const { files } = JSON.parse(await readFile(join(ROOT, 'pkg/package.json'), 'utf8'));
  return files.filter((file) => FETCHED.includes(extname(file))).map((file) => [`pkg/${file}`, join(ROOT, 'pkg', file)]);
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  const files = await buildSite();
  console.log(`── site/: ${files.length} files`);
}
