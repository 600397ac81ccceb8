// The package as npm would publish it and as a bundler would take it.
import assert from 'node:assert/strict';
import { execFile } from 'node:child_process';
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, test } from 'node:test';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { promisify } from 'node:util';
import { build } from 'esbuild';
import * as entry from '../../pkg/index.js';

const run = promisify(execFile);
const PKG = new URL('../../pkg/', import.meta.url);
const manifest = JSON.parse(await readFile(new URL('package.json', PKG), 'utf8'));

describe('the package', () => {
  test('exports what its types declare, and nothing else', async () => {
    const types = await readFile(new URL('index.d.ts', PKG), 'utf8');
    const declared = [...types.matchAll(/^export (?:function|class|const) (\w+)/gm)].map(([, name]) => name);
    assert.deepEqual(Object.keys(entry).sort(), declared.sort());
  });

  test('holds every file it needs and no other', async () => {
    const { stdout } = await run('npm', ['pack', '--dry-run', '--json', '--ignore-scripts'], {
      cwd: fileURLToPath(PKG),
    });
    const packed = JSON.parse(stdout)[0]
      .files.map(({ path }) => path)
      .sort();
    assert.deepEqual(packed, [...manifest.files, 'package.json'].sort());
    assert.equal(manifest.dependencies, undefined);
  });

  test('goes through a bundler without a warning, and works', async () => {
    const folder = await mkdtemp(join(tmpdir(), 'analogue-lookup-'));
    try {
      const outfile = join(folder, 'bundle.mjs');
      await writeFile(
        join(folder, 'entry.mjs'),
        `export { load } from ${JSON.stringify(fileURLToPath(new URL('index.js', PKG)))};`,
      );
      const { warnings } = await build({
        entryPoints: [join(folder, 'entry.mjs')],
        outfile,
        bundle: true,
        minify: true,
        format: 'esm',
        platform: 'browser',
        logLevel: 'silent',
      });
      assert.deepEqual(warnings, []);
      const { load } = await import(pathToFileURL(outfile).href);
      const file = (name) => readFile(new URL(`wasm/${name}`, PKG));
      const [core, database] = [await file('analogue_lookup_bg.wasm'), await file('database.bin')];
      const lookup = await load({ core, database, identities: await file('identities.bin') });
      assert.equal(lookup.classify({ readings: [] }).schemaVersion, 1);
      assert.equal((await load({ core, database, identities: 'later' })).classify({ readings: [] }).schemaVersion, 1);
    } finally {
      await rm(folder, { recursive: true });
    }
  });

  test('compiles nothing from text and holds no address to send to', async () => {
    for (const name of manifest.files.filter((file) => file.endsWith('.js'))) {
      const code = (await readFile(new URL(name, PKG), 'utf8')).replace(/^\s*\/\/.*$/gm, '');
      assert.doesNotMatch(
        code,
        /\beval\(|new Function\(|https?:\/\/|XMLHttpRequest|WebSocket|sendBeacon|RTCPeerConnection|innerHTML/,
        name,
      );
    }
  });
});
