// Writes the npm package into dist/: all of its scripts as one module, so that a page without a bundler waits for one request
// before it asks for the core, and beside it what that module fetches. The modules in pkg/ run as they are and are not published;
// the source map has their text.
import { copyFile, mkdir, readFile, rm, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { build } from 'esbuild';

const ROOT = dirname(dirname(fileURLToPath(import.meta.url)));
const FROM = join(ROOT, 'pkg');
const TO = join(ROOT, 'dist');
const SCRIPT = 'index.js';
const WRITTEN = [SCRIPT, `${SCRIPT}.map`];

const { private: _, ...manifest } = JSON.parse(await readFile(join(FROM, 'package.json'), 'utf8'));
await rm(TO, { recursive: true, force: true });
await mkdir(TO);
await writeFile(join(TO, 'package.json'), `${JSON.stringify(manifest, null, 2)}\n`);
await build({
  entryPoints: [join(FROM, SCRIPT)],
  outfile: join(TO, SCRIPT),
  bundle: true,
  format: 'esm',
  minify: true,
  sourcemap: true,
  charset: 'utf8',
  target: 'es2022',
  logLevel: 'warning',
});
for (const file of manifest.files.filter((file) => !WRITTEN.includes(file))) {
  await mkdir(dirname(join(TO, file)), { recursive: true });
  await copyFile(join(FROM, file), join(TO, file));
}
console.log(`── dist/: the npm package, ${manifest.files.length + 1} files`);
