// Writes the npm package into dist/: all of its scripts as one module, so that a page without a bundler waits for one request
// before it asks for the core, and beside it what that module fetches. The modules in pkg/ run as they are and are not published;
// the source map has their text.
import { copyFile, mkdir, readFile, rm, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { build } from 'esbuild';

const ROOT = dirname(dirname(fileURLToPath(import.meta.url)));
const FROM = join(ROOT, 'pkg');
const SCRIPT = 'index.js';
const WRITTEN = [SCRIPT, `${SCRIPT}.map`];

/** @returns {Promise<string[]>} the files of the package, beside its package.json */
export async function buildPackage(to = join(ROOT, 'dist')) {
  const { private: _, ...manifest } = JSON.parse(await readFile(join(FROM, 'package.json'), 'utf8'));
  await rm(to, { recursive: true, force: true });
  await mkdir(to);
  await writeFile(join(to, 'package.json'), `${JSON.stringify(manifest, null, 2)}\n`);
  await build({
    entryPoints: [join(FROM, SCRIPT)],
    outfile: join(to, SCRIPT),
    bundle: true,
    format: 'esm',
    minify: true,
    sourcemap: true,
    charset: 'utf8',
    target: 'es2022',
    logLevel: 'warning',
  });
  for (const file of manifest.files.filter((file) => !WRITTEN.includes(file))) {
    await mkdir(dirname(join(to, file)), { recursive: true });
    await copyFile(join(FROM, file), join(to, file));
  }
  return manifest.files;
}

if (process.argv[1] === fileURLToPath(import.meta.url))
  console.log(`── dist/: the npm package, ${(await buildPackage()).length + 1} files`);
