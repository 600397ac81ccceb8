// What a first visit downloads, in bytes: raw, and as brotli at its strongest.
import { readFileSync, readdirSync } from 'node:fs';
import { brotliCompressSync, constants } from 'node:zlib';

const root = new URL('../', import.meta.url);
const brotli = (bytes) => brotliCompressSync(bytes, { params: { [constants.BROTLI_PARAM_QUALITY]: 11, [constants.BROTLI_PARAM_LGWIN]: 24 } }).length;
const files = [
  'pkg/wasm/analogue_lookup_bg.wasm', 'pkg/wasm/instance.js',
  ...readdirSync(new URL('pkg/', root)).filter((name) => name.endsWith('.js')).map((name) => `pkg/${name}`),
  ...readdirSync(new URL('www/', root)).filter((name) => /\.(html|css|js|svg)$/.test(name)).map((name) => `www/${name}`),
];
let raw = 0;
let packed = 0;
for (const file of files) {
  const bytes = readFileSync(new URL(file, root));
  const small = brotli(bytes);
  raw += bytes.length;
  packed += small;
  console.log(file.padEnd(40), String(bytes.length).padStart(9), String(small).padStart(9));
}
console.log('first load'.padEnd(40), String(raw).padStart(9), String(packed).padStart(9));
