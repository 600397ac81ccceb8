// Cold start in Chromium over loopback: from the first request for the package to the first ranked verdict, a fresh
// profile each time; as an embedder has it without doing anything, and as a page that preloads. By turns with it, from the
// first request to the canonical SMILES of one structure, @rdkit/rdkit and openchemlib, which answer nothing else of what
// is asked here: what another chemical package in the browser takes to be there at all. Medians of RUNS.
import { start } from '../tests/browser/chromium.mjs';

const RUNS = Number(process.env.RUNS ?? 9);
const STAGES = ['modules', 'load', 'classify', 'all', 'second classify'];

/** Runs in the page. */
async function measure(preload) {
  const begin = performance.now();
  if (preload) {
    const link = (fields) => document.head.append(Object.assign(document.createElement('link'), fields));
    for (const file of ['analogue_lookup_bg.wasm', 'database.bin'])
      link({ rel: 'preload', as: 'fetch', crossOrigin: 'anonymous', href: `/pkg/wasm/${file}` });
    link({ rel: 'modulepreload', href: '/pkg/index.js' });
  }
  const { load } = await import('/pkg/index.js');
  const loaded = performance.now();
  const lookup = await load(preload ? { identities: 'later' } : undefined);
  const ready = performance.now();
  const reading = { test: 'reagent', reagent: 'marquis', stages: [{ colour: 'purple' }, { colour: 'black' }] };
  const verdict = lookup.classify({ readings: [reading] });
  const end = performance.now();
  lookup.classify({ readings: [reading] });
  const again = performance.now();
  if (verdict.candidates.length === 0) throw new Error('no verdict');
  return {
    modules: loaded - begin,
    load: ready - loaded,
    classify: end - ready,
    all: end - begin,
    'second classify': again - end,
  };
}

const SMILES = 'CC(C)Oc1ccc(Cc2nc3cc([N+](=O)[O-])ccc3n2CCN2CCCC2)cc1';

/** Each runs in the page. */
const PEERS = {
  '@rdkit/rdkit': async (smiles) => {
    const begin = performance.now();
    await new Promise((onload, onerror) =>
      document.head.append(
        Object.assign(document.createElement('script'), {
          src: '/peers/@rdkit/rdkit/dist/RDKit_minimal.js',
          onload,
          onerror,
        }),
      ),
    );
    const locateFile = () => '/peers/@rdkit/rdkit/dist/RDKit_minimal.wasm';
    const rdkit = await window.initRDKitModule({ locateFile });
    const molecule = rdkit.get_mol(smiles);
    if (molecule.get_smiles() === '') throw new Error('no answer');
    molecule.delete();
    return performance.now() - begin;
  },
  openchemlib: async (smiles) => {
    const begin = performance.now();
    const { Molecule } = await import('/peers/openchemlib/dist/openchemlib.js');
    if (Molecule.fromSmiles(smiles).toSmiles() === '') throw new Error('no answer');
    return performance.now() - begin;
  },
};

const chromium = await start({
  folders: {
    '/': 'site',
    '/pkg/': 'dist',
    '/peers/': 'benches/peers/node_modules',
    '/tests/browser/pages/': 'tests/browser/pages',
  },
});
const ways = [
  ['as it comes', false],
  ['preloaded, identities later', true],
];
const times = ways.map(() => []);
const peers = Object.keys(PEERS).map(() => []);
for (let run = 0; run < RUNS; run += 1) {
  for (const [at, [, preload]] of ways.entries()) {
    const view = await chromium.open('/tests/browser/pages/blank.html');
    times[at].push(await view.page.evaluate(measure, preload));
    await view.close();
  }
  for (const [at, peer] of Object.values(PEERS).entries()) {
    const view = await chromium.open('/tests/browser/pages/blank.html');
    peers[at].push(await view.page.evaluate(peer, SMILES));
    await view.close();
  }
}
await chromium.stop();
const ordered = (values) => [...values].sort((a, b) => a - b);
for (const [at, [name]] of ways.entries()) {
  for (const stage of STAGES) {
    const sorted = ordered(times[at].map((time) => time[stage]));
    const [median, least] = [sorted[RUNS >> 1], sorted[0]].map((time) => time.toFixed(1));
    console.log(`cold start, ${name}: ${stage} (ms)`.padEnd(56), median, `(least ${least})`);
  }
}
for (const [at, name] of Object.keys(PEERS).entries()) {
  const [own, other] = [ordered(times[0].map(({ all }) => all)), ordered(peers[at])];
  const [median, least] = [RUNS >> 1, 0].map((place) => [other[place], own[place] / other[place]]);
  console.log(
    `cold start, ${name} (ms), and ours as it comes over it`.padEnd(56),
    `${median[0].toFixed(1)}, ratio ${median[1].toFixed(2)} (least ${least[0].toFixed(1)}, ratio ${least[1].toFixed(2)})`,
  );
}
