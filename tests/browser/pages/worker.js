import { load } from '/pkg/index.js';

self.addEventListener('message', async ({ data: samples }) => {
  const lookup = await load();
  if (samples.analogues !== undefined) {
    const told = samples.analogues.map((query) =>
      lookup.analogues(query).catch(({ code, place }) => ({ code, place })),
    );
    self.postMessage({ analogues: await Promise.all(told) });
    return;
  }
  const verdicts = lookup.classifyAll(samples);
  let code;
  try {
    lookup.classify({ readings: [{ test: 'strip', strip: 'fentanyl', lines: 'positive' }] });
  } catch (error) {
    code = error.code;
  }
  self.postMessage({ verdicts, code });
});
