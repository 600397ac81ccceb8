// Side by side with @rdkit/rdkit and openchemlib, in Chromium over loopback, one after the other in one run: from
// nothing to the first answer, in a fresh profile each time; the time of one structure; and how long it takes to
// compare one fingerprint with many. Medians, with the least beside them.
//
//   make site && npm ci --prefix benches/peers && node benches/peers/speed.mjs
import { execFileSync } from 'node:child_process';
import { readFileSync, statSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { brotliCompressSync, constants } from 'node:zlib';
import { start } from '../../tests/browser/chromium.mjs';

const RUNS = 9;
const ROOT = new URL('../../', import.meta.url);
const QUERY = 'CC(C)Oc1ccc(Cc2nc3cc([N+](=O)[O-])ccc3n2CCN2CCCC2)cc1';
/** Every seventh structure of the database. */
const SAMPLE = readFileSync(new URL('data/structures.csv', ROOT), 'utf8').split('\n').slice(1, -1).filter((_, at) => at % 7 === 0).map((line) => line.split(',')[1]);

/** Structures that are wrong or as bad as they may be; each is answered or refused. */
const tree = (depth) => (depth === 0 ? 'C' : `C(${tree(depth - 1)})(${tree(depth - 1)})`);
const BAD = {
  'an unclosed ring': 'CCC1CC', 'an impossible valence': 'N(=O)(=O)(=O)(C)C', 'no atom': '[13]', 'a wildcard': 'C*C', 'a metal': 'C[Hg]C', 'a control character': 'C\u0000C',
  '10,000 characters': 'C'.repeat(10_000), '999 atoms': 'C'.repeat(999), '2,000 brackets': '('.repeat(2000), '1,999 ring digits': `C${'1'.repeat(1999)}`, '600 two-digit rings': `C${'%12'.repeat(600)}`,
  'a chain of 250': 'C'.repeat(250), 'nested 249 deep': `C${'(C'.repeat(249)}${')'.repeat(249)}`, 'a tree of 127': tree(6), '70 stereocentres': `${'[C@@H](F)(Cl)'.repeat(70)}C`, '80 double bonds': `${'C/C=C/'.repeat(80)}C`,
  '61 parts': `${'CCO.'.repeat(60)}C`, '28 different drugs': Array.from({ length: 28 }, (_, at) => `${'C'.repeat(at % 7 + 1)}N${'C'.repeat(Math.floor(at / 7) + 1)}`).join('.'), 'a fluorinated chain': `FC(F)(F)${'C(F)(F)'.repeat(80)}F`, 'ten fused rings': 'c1ccc2cc3cc4cc5cc6cc7cc8cc9ccccc9cc8cc7cc6cc5cc4cc3cc2c1', dodecahedrane: 'C12C3C4C5C1C6C7C2C8C3C9C4C1C5C6C2C7C8C9C12',
  'a fullerene': 'c12c3c4c5c1c1c6c7c2c2c8c3c3c9c4c4c%10c5c5c1c1c6c6c%11c7c2c2c7c8c3c3c8c9c4c4c9c%10c5c5c1c1c6c6c%11c2c2c7c3c3c8c4c4c9c5c1c1c6c2c3c41',
};

/** What runs in the page: from nothing to a first answer, then more of the same, in ms. */
const PEERS = {
  'ours, by name': { files: ['index.js', 'wasm/analogue_lookup_bg.wasm', 'wasm/database.bin', 'wasm/identities.bin', 'wasm/relatives_bg.wasm', 'wasm/structures.bin'], from: 'dist/', run: async () => {
    const { load } = await import('/pkg/index.js');
    const lookup = await load();
    const [{ substance }] = lookup.find('isotonitazene', { limit: 1 });
    return (await lookup.analogues({ id: substance })).neighbours.length > 0;
  } },
  'ours, by SMILES': { files: ['wasm/structure_bg.wasm'], from: 'dist/', run: async (smiles) => {
    const { load } = await import('/pkg/index.js');
    const lookup = await load();
    return (await lookup.analogues({ smiles })).neighbours.length > 0;
  } },
  '@rdkit/rdkit, first fingerprint': { files: ['@rdkit/rdkit/dist/RDKit_minimal.js', '@rdkit/rdkit/dist/RDKit_minimal.wasm'], from: 'benches/peers/node_modules/', run: async (smiles) => {
    const script = Object.assign(document.createElement('script'), { src: '/peers/@rdkit/rdkit/dist/RDKit_minimal.js' });
    await new Promise((resolve) => { script.onload = resolve; document.head.append(script); });
    const rdkit = await window.initRDKitModule({ locateFile: () => '/peers/@rdkit/rdkit/dist/RDKit_minimal.wasm' });
    const molecule = rdkit.get_mol(smiles);
    const bits = molecule.get_morgan_fp_as_uint8array(JSON.stringify({ radius: 2, nBits: 2048 }));
    molecule.delete();
    window.fingerprint = (text) => { const own = rdkit.get_mol(text); own.get_morgan_fp_as_uint8array('{"radius":2,"nBits":2048}'); own.delete(); };
    return bits.length === 256;
  } },
  'openchemlib, first fingerprint': { files: ['openchemlib/dist/openchemlib.js'], from: 'benches/peers/node_modules/', run: async (smiles) => {
    const { Molecule } = await import('/peers/openchemlib/dist/openchemlib.js');
    window.fingerprint = (text) => Molecule.fromSmiles(text).getIndex();
    return window.fingerprint(smiles).length === 16;
  } },
};

/** In the page: what one structure takes, in µs, the median of seven rounds over the sample. */
async function perStructure(sample) {
  const rounds = [];
  for (let round = 0; round < 8; round += 1) {
    const begin = performance.now();
    for (const smiles of sample) window.fingerprint(smiles);
    rounds.push((performance.now() - begin) * 1000 / sample.length);
  }
  return rounds.slice(1).sort((a, b) => a - b)[3];
}

/** In the page: our file alone, without the package around it. */
async function openOurs() {
  const { instantiate } = await import('/sources/wasm/structure-instance.js');
  const module = await WebAssembly.compileStreaming(fetch('/pkg/wasm/structure_bg.wasm'));
  const chemistry = new (instantiate(module).Chemistry)([]);
  window.fingerprint = (smiles) => chemistry.readSmiles(smiles);
}

/** In the page: what each of these takes once the code is warm, in ms, and how it ends. */
async function bad([structures, sample]) {
  const { load } = await import('/pkg/index.js');
  const lookup = await load();
  for (const smiles of sample) await lookup.analogues({ smiles }, { drawings: true }).catch(() => {});
  const told = [];
  for (const [name, smiles] of Object.entries(structures)) {
    const begin = performance.now();
    const end = await lookup.analogues({ smiles }).then(() => 'answered', (error) => error.code);
    const read = performance.now();
    await lookup.analogues({ smiles }, { drawings: true }).catch(() => {});
    told.push([name, read - begin, end, performance.now() - read]);
  }
  return told;
}

/** In the page: comparing one fingerprint with so many, in wasm and in plain JavaScript; medians in ms. */
async function scan([bytes, counts]) {
  const { instance } = await WebAssembly.instantiate(Uint8Array.from(atob(bytes), (own) => own.charCodeAt(0)), {});
  const { fill, nearest } = instance.exports;
  const most = Math.max(...counts);
  fill(most);
  const words = new Uint32Array(most * 64);
  let state = 7;
  const bit = () => { state ^= state << 13; state ^= state >>> 17; state ^= state << 5; return (state >>> 0) % 2048; };
  for (let row = 0; row < most; row += 1) for (let set = 0; set < 48; set += 1) { const own = bit(); words[row * 64 + (own >> 5)] |= 1 << (own & 31); }
  const ones = (word) => { word -= (word >>> 1) & 0x55555555; word = (word & 0x33333333) + ((word >>> 2) & 0x33333333); return Math.imul((word + (word >>> 4)) & 0x0f0f0f0f, 0x01010101) >>> 24; };
  const plain = (rows) => {
    let [best, value] = [0, 0];
    for (let row = 1; row < rows; row += 1) {
      let [both, either] = [0, 0];
      for (let word = 0; word < 64; word += 1) { both += ones(words[word] & words[row * 64 + word]); either += ones(words[word] | words[row * 64 + word]); }
      if (both / either > value) [best, value] = [row, both / either];
    }
    return best;
  };
  const median = (work, calls) => {
    work();
    const times = Array.from({ length: calls }, () => { const begin = performance.now(); work(); return performance.now() - begin; });
    return times.sort((a, b) => a - b)[calls >> 1];
  };
  return counts.map((rows) => {
    if (nearest(rows) !== plain(rows)) throw new Error('two answers');
    // So many at once that the clock can tell.
    const times = Math.max(1, Math.round(100_000 / rows));
    const often = (work) => () => { for (let time = 0; time < times; time += 1) work(rows); };
    return [rows, median(often(nearest), 9) / times, median(often(plain), 9) / times];
  });
}

const brotli = (file) => brotliCompressSync(readFileSync(file), { params: { [constants.BROTLI_PARAM_QUALITY]: 11, [constants.BROTLI_PARAM_LGWIN]: 24 } }).length;
const show = (what, times) => {
  const sorted = [...times].sort((a, b) => a - b);
  console.log(what.padEnd(52), sorted[sorted.length >> 1].toFixed(1).padStart(9), `(least ${sorted[0].toFixed(1)})`);
};

// As the core is compiled: for size, without SIMD.
execFileSync('cargo', ['build', '--quiet', '--release', '--target=wasm32-unknown-unknown', '--example=scan'], { cwd: fileURLToPath(ROOT), stdio: ['ignore', 'ignore', 'inherit'] });
const wasm = new URL('target/wasm32-unknown-unknown/release/examples/scan.wasm', ROOT);

const chromium = await start({ folders: { '/': 'site', '/pkg/': 'dist', '/sources/': 'pkg', '/tests/browser/pages/': 'tests/browser/pages', '/peers/': 'benches/peers/node_modules' } });
const page = async (work) => {
  const view = await chromium.open('/tests/browser/pages/blank.html');
  try { return await work(view.page); } finally { await view.close(); }
};

for (const [name, { files, from }] of Object.entries(PEERS)) {
  const paths = files.map((file) => fileURLToPath(new URL(from + file, ROOT)));
  const sum = (of) => paths.map(of).reduce((a, b) => a + b, 0);
  console.log(`${name}: ${name.endsWith('SMILES') ? 'besides, ' : ''}${sum((path) => statSync(path).size)} bytes, brotli ${sum(brotli)}`);
}
const cold = Object.fromEntries(Object.keys(PEERS).map((name) => [name, []]));
const each = { 'ours, whole reading': [], '@rdkit/rdkit, first fingerprint': [], 'openchemlib, first fingerprint': [] };
for (let run = 0; run < RUNS; run += 1) {
  for (const [name, { run: work }] of Object.entries(PEERS)) {
    await page(async (own) => {
      cold[name].push(await own.evaluate(`(async () => { const begin = performance.now(); if (!await (${work})(${JSON.stringify(QUERY)})) throw new Error('no answer'); return performance.now() - begin; })()`));
      if (name in each) each[name].push(await own.evaluate(perStructure, SAMPLE));
    });
  }
  await page(async (own) => {
    await own.evaluate(openOurs);
    each['ours, whole reading'].push(await own.evaluate(perStructure, SAMPLE));
  });
}
for (const [name, times] of Object.entries(cold)) show(`cold start, ${name} (ms)`, times);
for (const [name, times] of Object.entries(each)) show(`one structure, ${name.replace('first ', '')} (µs)`, times);
const worst = await page((own) => own.evaluate(bad, [BAD, SAMPLE]));
if (worst.some(([, , end]) => !['answered', 'invalid-structure'].includes(end))) throw new Error(JSON.stringify(worst));
for (const [name, time, end, drawn] of worst.sort((a, b) => b[1] - a[1]).slice(0, 5)) console.log(`bad structures, the slowest of ${worst.length}: ${name}, ${end} after ${time.toFixed(1)} ms, with drawings ${drawn.toFixed(1)}`);
for (const [rows, own, plain] of await page((own) => own.evaluate(scan, [readFileSync(wasm).toString('base64'), [1965, 10_000, 1_000_000]]))) {
  console.log(`Tanimoto, one against ${rows} (ms): ours in wasm ${own.toFixed(3)}, plain JavaScript ${plain.toFixed(3)}`);
}
await chromium.stop();
