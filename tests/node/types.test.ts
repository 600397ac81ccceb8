// Never run: tsc checks that index.d.ts says what an embedder relies on. A line under @ts-expect-error must not
// compile.

import type {
  Analogues,
  Catalogue,
  FamilyMatch,
  KitAdvice,
  KitReview,
  Kits,
  Lookup,
  Reading,
  Sample,
  Strip,
  Substance,
  SubstanceMatch,
  Verdict,
} from '../../pkg/index.js';
import { AnalogueLookupError, load } from '../../pkg/index.js';

const lookup: Lookup = await load();
await load({
  core: new URL('https://example.invalid/core.wasm'),
  database: new URL('https://example.invalid/database.bin'),
});
await load({ core: new Uint8Array(8), identities: new Response() });
await load({ identities: 'later' });
await lookup.identities();
await lookup.identities(new URL('https://example.invalid/identities.bin'));
// @ts-expect-error no other word than 'later'
await load({ identities: 'never' });

const { readWithinMinutes, solutions, turnedBy }: Strip = lookup.strip('btnx-fentanyl');
const until: number = readWithinMinutes[1];
const water: number[] = solutions.map(({ millilitres }) => millilitres);
const turned: string[] = turnedBy.map(({ because }) => lookup.say(because));

const readings: Reading[] = [
  {
    test: 'strip',
    strip: 'btnx-fentanyl',
    lines: 'C+faint T',
    milligrams: 10,
    millilitres: 5,
    minutes: 5,
    lot: 'A1',
    said: 'negative',
    reader: 'camera',
  },
  {
    test: 'reagent',
    reagent: 'marquis',
    stages: [
      { colour: 'purple', seconds: 5, effects: ['fizz'] },
      { colour: { lab: [30, 20, -20] } },
      { colour: 'none' },
    ],
  },
  { test: 'instrument', technique: 'FTIR', components: ['caffeine'] },
];
const sample: Sample = { soldAs: 'heroin', form: 'powder', readings, observed: ['unwell-now'] };
const verdict: Verdict = lookup.classify(sample, {
  prior: 'flat',
  region: 'GB',
  ignoreSoldAs: true,
  kit: ['marquis'],
  limit: 5,
});
const verdicts: Verdict[] = lookup.classifyAll([sample]);
const matches: (SubstanceMatch | FamilyMatch)[] = lookup.find('molly', { limit: 3 });
for (const match of matches) {
  const ids: string[] = match.kind === 'family' ? match.members.map(({ substance: id }) => id) : [match.substance];
  void ids;
}
const substance: Substance = lookup.substance('mdma');
const words: string = lookup.text(verdicts[0], { lang: 'en' });
const sentence: string = lookup.say(verdict.messages[0]) + lookup.say({ key: 'heading-next' }, { lang: 'en' });
const catalogue: Catalogue = lookup.catalogue();
const kits: Kits = await lookup.kits();
const advice: KitAdvice = kits.advise({ have: ['marquis'], region: 'GB', soldAs: 'MDMA', add: 2 });
const review: KitReview = kits.review({ have: [advice.reagents[0].reagent], prior: 'flat' });
const separated: number | undefined = kits.separate({ a: review.alone[0], b: 'mdma', kit: ['marquis'] }).bits;
// @ts-expect-error how many to add is no matter of a review
kits.review({ add: 2 });
const relatives: Analogues = await lookup.analogues({ smiles: 'CCO' }, { limit: 3 });
const near: number | undefined = (await lookup.analogues({ id: 'mdma' })).neighbours[0].withinFamily;
const told: 'record' | 'scaffold' | 'similarity' = relatives.families[0].by;
const ruled: string = lookup.say(relatives.rules[0].because) + lookup.say(relatives.notes[0]);
// @ts-expect-error one question at a time
await lookup.analogues({ id: 'mdma', smiles: 'CCO', text: 'MDMA' });
await load({
  structures: new Uint8Array(8),
  analogues: new URL('https://example.invalid/analogues.wasm'),
  chemistry: new Response(),
});
lookup.free();

// @ts-expect-error readings are required
lookup.classify({});
// @ts-expect-error lines are drawn, not judged
lookup.classify({ readings: [{ test: 'strip', strip: 'fentanyl', lines: 'positive' }] });
// @ts-expect-error fields of one test are not those of another
lookup.classify({ readings: [{ test: 'strip', strip: 'fentanyl', lines: 'C', stages: [] }] });
// @ts-expect-error Lab has three values
lookup.classify({ readings: [{ test: 'reagent', reagent: 'marquis', stages: [{ colour: { lab: [1, 2] } }] }] });
// @ts-expect-error there is no state that means absent
if (verdict.hazards[0].state === 'absent') throw new Error(words);

const limit: number | undefined = verdict.hazards[0].tests[0].limit;
const within: [number, number] | undefined = catalogue.reagents[0].readWithinSeconds;
const mixture: string | undefined = verdict.candidates[0].with;
const reacts: boolean | undefined = substance.reactions[0].reacts;
const [{ reagents, strips }] = catalogue.coverage;
const recorded: 'known' | 'disputed' | 'unknown' = reagents.marquis?.recorded ?? 'unknown';
const detected: 'yes' | 'no' | 'disputed' | undefined = strips.fentanyl?.detected;
// @ts-expect-error a pair without a record has no cell
void reagents.marquis.sources;
export const kept = [
  near,
  told,
  ruled,
  separated,
  sentence,
  limit,
  within,
  mixture,
  reacts,
  recorded,
  detected,
  until,
  water,
  turned,
];

try {
  lookup.free();
} catch (error) {
  if (error instanceof AnalogueLookupError && error.code === 'freed') void [error.field, error.cause];
  // @ts-expect-error there is no such code
  if (error instanceof AnalogueLookupError && error.code === 'nonesuch') void error.message;
}
