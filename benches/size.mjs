// Every file of the site in bytes: raw, and as brotli at its strongest.
import { readFileSync } from 'node:fs';
import { buildSite } from '../scripts/site.mjs';
import { brotli } from '../tests/browser/bytes.mjs';

const site = new URL('../site/', import.meta.url);
let raw = 0;
let packed = 0;
for (const file of (await buildSite()).files) {
  const bytes = readFileSync(new URL(file, site));
  const small = brotli(bytes);
  raw += bytes.length;
  packed += small;
  console.log(file.padEnd(40), String(bytes.length).padStart(9), String(small).padStart(9));
}
console.log('the whole site'.padEnd(40), String(raw).padStart(9), String(packed).padStart(9));
