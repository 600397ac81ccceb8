import { load } from '/pkg/index.js';

self.addEventListener('message', async ({ data: samples }) => {
  const lookup = await load();
  const verdicts = lookup.classifyAll(samples);
  let code;
  try {
    lookup.classify({ readings: [{ test: 'strip', strip: 'fentanyl', lines: 'positive' }] });
  } catch (error) {
    code = error.code;
  }
  self.postMessage({ verdicts, code });
});
