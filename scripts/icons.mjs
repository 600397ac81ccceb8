// Draws the icon files of www/icons/ from icon.svg there, in Chromium. Run it by hand when the drawing changes, and
// commit both:
//   node scripts/icons.mjs
import { readFile } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import { chromium } from 'playwright-core';

const ICONS = new URL('../www/icons/', import.meta.url);
const ROUND = await readFile(new URL('icon.svg', ICONS), 'utf8');
// For systems that cut the shape themselves: the ground up to the edges, and the mark, at a radius of 26 of 32 units,
// brought inside the safe circle of 25.6 (W3C manifest, "icon masks").
const FULL = ROUND.replace(' rx="14"', '').replace(
  '<g transform="',
  '<g transform="translate(32 32) scale(0.9) translate(-32 -32) ',
);
const FILES = [
  ['icon-192.png', ROUND, 192],
  ['icon-512.png', ROUND, 512],
  ['icon-maskable-192.png', FULL, 192],
  ['icon-maskable-512.png', FULL, 512],
  ['icon-apple-180.png', FULL, 180],
];

const browser = await chromium.launch({
  executablePath: process.env.CHROMIUM ?? '/usr/bin/chromium',
  args: ['--no-sandbox', '--disable-gpu'],
});
for (const [name, svg, size] of FILES) {
  const page = await browser.newPage({ viewport: { width: size, height: size } });
  await page.setContent(`<style>body { margin: 0 } svg { display: block }</style>${svg}`);
  await page.screenshot({ path: fileURLToPath(new URL(name, ICONS)), omitBackground: true });
  await page.close();
}
await browser.close();
