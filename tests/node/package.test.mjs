// The package as npm would publish it and as a bundler would take it.
import assert from 'node:assert/strict';
import { execFile } from 'node:child_process';
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { homedir, tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, test } from 'node:test';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { promisify } from 'node:util';
import { build } from 'esbuild';
import * as entry from '../../dist/index.js';

const run = promisify(execFile);
const PACKAGE = new URL('../../dist/', import.meta.url);
const manifest = JSON.parse(await readFile(new URL('package.json', PACKAGE), 'utf8'));

describe('the package', () => {
  test('exports what its types declare, and nothing else', async () => {
    const types = await readFile(new URL('index.d.ts', PACKAGE), 'utf8');
    const declared = [...types.matchAll(/^export (?:function|class|const) (\w+)/gm)].map(([, name]) => name);
    assert.deepEqual(Object.keys(entry).sort(), declared.sort());
  });

  test('holds every file it needs and no other', async () => {
    const { stdout } = await run('npm', ['pack', '--dry-run', '--json', '--ignore-scripts'], {
      cwd: fileURLToPath(PACKAGE),
    });
    const packed = JSON.parse(stdout)[0]
      .files.map(({ path }) => path)
      .sort();
    assert.deepEqual(packed, [...manifest.files, 'package.json'].sort());
    assert.equal(manifest.dependencies, undefined);
  });

  test('is one script, which names what lies beside it so that bundlers find it', async () => {
    const script = await readFile(new URL('index.js', PACKAGE), 'utf8');
    assert.deepEqual(
      manifest.files.filter((file) => file.endsWith('.js')),
      ['index.js'],
    );
    const { metafile } = await build({ stdin: { contents: script }, write: false, metafile: true, format: 'esm' });
    assert.deepEqual(Object.values(metafile.inputs)[0].imports, []);
    const named = [...script.matchAll(/new URL\("\.\/(wasm\/[^"]+)",import\.meta\.url\)/g)].map(([, file]) => file);
    assert.deepEqual([...new Set(named)].sort(), manifest.files.filter((file) => file.startsWith('wasm/')).sort());
  });

  test('is not published from the folder of its sources, which lacks the script', async () => {
    assert.equal(JSON.parse(await readFile(new URL('../../pkg/package.json', import.meta.url), 'utf8')).private, true);
    assert.equal(manifest.private, undefined);
  });

  test('throws its one error from the parts that are fetched later too', async () => {
    const lookup = await entry.load();
    await assert.rejects(lookup.analogues({ smiles: 'C1CC' }), entry.AnalogueLookupError);
    await assert.rejects(lookup.kits(new URL('none.wasm', PACKAGE)), entry.AnalogueLookupError);
  });

  test('goes through a bundler without a warning, and works', async () => {
    const folder = await mkdtemp(join(tmpdir(), 'analogue-lookup-'));
    try {
      const outfile = join(folder, 'bundle.mjs');
      await writeFile(
        join(folder, 'entry.mjs'),
        `export { load } from ${JSON.stringify(fileURLToPath(new URL('index.js', PACKAGE)))};`,
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
      const file = (name) => readFile(new URL(`wasm/${name}`, PACKAGE));
      const [core, database] = [await file('analogue_lookup_bg.wasm'), await file('database.bin')];
      const lookup = await load({ core, database, identities: await file('identities.bin') });
      assert.equal(lookup.classify({ readings: [] }).schemaVersion, 1);
      assert.equal((await load({ core, database, identities: 'later' })).classify({ readings: [] }).schemaVersion, 1);
    } finally {
      await rm(folder, { recursive: true });
    }
  });

  test('holds no path of the machine that built it, so that the same sources give the same bytes anywhere', async () => {
    const own = [
      process.env.CARGO_HOME ?? join(homedir(), '.cargo'),
      fileURLToPath(new URL('../../', import.meta.url)),
    ];
    for (const file of manifest.files) {
      const bytes = await readFile(new URL(file, PACKAGE));
      for (const path of own) assert.equal(bytes.indexOf(path), -1, `${file} holds ${path}`);
    }
  });

  test('does what its README says: the first example, and its sentences one by one', async (context) => {
    const readme = await readFile(new URL('README.md', PACKAGE), 'utf8');
    const [example, sentences] = [...readme.matchAll(/```js\n([\s\S]*?)```/g)].map(([, code]) => code);
    const log = context.mock.method(console, 'log', () => {});
    const told = () => {
      const lines = log.mock.calls.map(({ arguments: words }) => words.flat(2).join(' '));
      log.mock.resetCalls();
      return lines;
    };
    const code = example.replace("'analogue-lookup'", JSON.stringify(new URL('index.js', PACKAGE).href));
    const run = (text) => import(`data:text/javascript,${encodeURIComponent(text)}`);
    await run(code);
    assert.match(told().join('\n'), /not found by this strip/);
    await run(code.replace("'C+T'", "'C'") + sentences);
    const [, danger, ...rest] = told();
    assert.match(danger, /naloxone ready.*Treat it as containing fentanyls/);
    assert.match(rest.join('\n'), /^Nitazenes cannot-exclude/m);
  });

  test('leaves nothing to a bundler that it cannot follow, and says which file is missing where it cannot tell', async () => {
    const bundled = await build({
      entryPoints: [fileURLToPath(new URL('index.js', PACKAGE))],
      bundle: true,
      write: false,
      format: 'iife',
      globalName: 'analogueLookup',
      logOverride: { 'empty-import-meta': 'silent' },
    });
    const [{ text }] = bundled.outputFiles;
    assert.doesNotMatch(text, /\bimport\(/);
    const folder = await mkdtemp(join(tmpdir(), 'analogue-lookup-'));
    try {
      const script = join(folder, 'bundle.cjs');
      await writeFile(script, `${text};module.exports = analogueLookup;`);
      const { load } = (await import(pathToFileURL(script).href)).default;
      const beside = (name) => new URL(`wasm/${name}`, PACKAGE);
      const core = beside('analogue_lookup_bg.wasm');
      const database = beside('database.bin');
      const files = { structures: beside('structures.bin'), analogues: beside('relatives_bg.wasm') };
      await assert.rejects(load(), { code: 'load-failed', field: 'source.core', message: /analogue_lookup_bg\.wasm/ });
      await assert.rejects(load({ core, database }), { code: 'load-failed', field: 'source.identities' });
      const identities = beside('identities.bin');
      const without = await load({ core, database, identities });
      await assert.rejects(without.analogues({ id: 'mdma' }), {
        code: 'load-failed',
        field: /^source\.(analogues|structures)$/,
      });
      await assert.rejects(without.kits(), { code: 'load-failed', field: 'source', message: /kits_bg\.wasm/ });
      const lookup = await load({ core, database, identities, ...files });
      assert.equal((await lookup.analogues({ id: 'mdma' })).identity.substance, 'mdma');
      await assert.rejects(lookup.analogues({ smiles: 'CCO' }), { code: 'load-failed', field: 'source.chemistry' });
    } finally {
      await rm(folder, { recursive: true });
    }
  });

  test('compiles nothing from text and holds no address to send to', async () => {
    for (const name of manifest.files.filter((file) => file.endsWith('.js'))) {
      const code = (await readFile(new URL(name, PACKAGE), 'utf8')).replace(/^\s*\/\/.*$/gm, '');
      assert.doesNotMatch(
        code,
        /\beval\(|new Function\(|https?:\/\/|XMLHttpRequest|WebSocket|sendBeacon|RTCPeerConnection|innerHTML/,
        name,
      );
    }
  });
});
