// How long after a tap on a colour the next frame is painted, by the browser's own event timing (in steps of 8 ms), on a
// processor slowed six-fold, with a heroin sample of two strips and three reagents on the page.
import { start } from '../tests/browser/chromium.mjs';
import { FULL_KIT } from '../tests/browser/scenarios.mjs';
import { Person } from '../tests/browser/taps.mjs';
import { visit } from '../tests/browser/visit.mjs';

const SLOWER = 6;
const TAPS = 11;
const PAUSE_MS = 1200;

const chromium = await start();
await visit(chromium, async (page) => {
  await new Person(page).enter(FULL_KIT);
  const slow = await page.context().newCDPSession(page);
  await slow.send('Emulation.setCPUThrottlingRate', { rate: SLOWER });
  await page.evaluate(() => {
    window.taps = [];
    new PerformanceObserver((list) => {
      for (const { name, duration, processingStart, processingEnd } of list.getEntries())
        if (name === 'click') window.taps.push({ duration, handler: processingEnd - processingStart });
    }).observe({ type: 'event', durationThreshold: 16 });
  });
  for (let tap = 0; tap < TAPS; tap += 1) {
    const tile = page.locator('#reagents > fieldset').last().locator('.sw').nth(tap);
    await tile.scrollIntoViewIfNeeded();
    const { x, y, width, height } = await tile.boundingBox();
    await page.mouse.click(x + width / 2, y + height / 2);
    await page.waitForTimeout(PAUSE_MS);
  }
  // A tap on a label counts twice: once for it, once for its radio, in the same frame.
  const durations = (await page.evaluate(() => window.taps)).map(({ duration }) => duration).sort((a, b) => a - b);
  const middle = durations[Math.floor(durations.length / 2)];
  console.log(
    `tap on a colour, CPU ÷ ${SLOWER}, to the next frame: median ${middle} ms, least ${durations[0]} ms, most ${durations.at(-1)} ms (${durations.length} events)`,
  );
});
await chromium.stop();
