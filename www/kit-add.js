/** What to add to a kit: strips first, then reagents, a sentence and the figures each. */
import { make } from './dom.js';
import { capital, inBits, listed, ofAHundred } from './kit-words.js';

/** @typedef {import('./pkg/index.js').KitAdvice} KitAdvice */
/** @typedef {import('./pkg/index.js').StripSight} StripSight */
/** @typedef {import('./names.js').Names} Names */

/** @param {KitAdvice} advice @param {Names} names */
export function additions({ now, strips, reagents }, names) {
  let before = now;
  const rows = reagents.map((own) => {
    const row = reagent(own, before, names);
    before = own.then;
    return row;
  });
  return [
    strips.length > 0 && make('h3', {}, 'Strips first'),
    strips.length > 0 && make('p', {}, 'Only strips can detect traces of the deadliest drugs. No reagent can.'),
    strips.length > 0 && make('ol', { class: 'card adds' }, ...strips.map((own) => make('li', { class: 'tight' }, make('h4', {}, capital(names.strip(own.strip))), ...sees(own, names)))),
    make('h3', {}, strips.length > 0 ? 'Then reagents' : 'Reagents'),
    rows.length > 0
      ? make('ol', { class: 'card adds' }, ...rows)
      : make('p', {}, 'No further reagent would tell you more about these samples.'),
  ];
}

/** Down to what a strip sees, and what it misses. @param {StripSight} own @param {Names} names */
export function sees({ family, analyte, coversFamily, limit, milligramsPerMillilitre: strength, smallestShare, missed, sources }, names) {
  const of = names.substance(analyte);
  const range = smallestShare !== undefined && strength !== undefined
    ? `It can find ${of} from about 1 part in ${Math.round(1 / smallestShare).toLocaleString('en-GB')} on, with ${strength.toLocaleString('en-GB')} mg of sample in each mL of water.`
    : limit !== undefined
      ? `It can find ${of} from ${limit.toLocaleString('en-GB')} ng in each mL of water on. How small a share of the sample that is cannot be said: no instructions with a strength were read.`
      : 'How little it can find cannot be said: nothing was measured in water.';
  const all = [...new Set([...sources, ...missed.flatMap((note) => note.sources)])];
  const [gravest, ...others] = missed.map(({ note }) => note);
  return [
    make('p', {}, coversFamily ? `Made for ${names.family(family).toLowerCase()}. ${range}` : `Made for ${of} alone, not for others of its family. ${range}`),
    gravest !== undefined && make('p', { class: 'small' }, gravest),
    all.length > 0 && make(
      'details',
      { class: 'small' },
      make('summary', {}, others.length > 0 ? 'What else it misses, and who says so' : 'Who says so'),
      ...others.map((note) => make('p', {}, note)),
      make('p', {}, names.sources(all)),
    ),
  ];
}

/** @param {KitAdvice['reagents'][number]} own @param {import('./pkg/index.js').KitFigures} before @param {Names} names */
function reagent({ reagent: id, bits, covered, recorded, tellsApart, then }, before, names) {
  const pairs = tellsApart.map(([one, other]) => `${names.substance(one)} from ${names.substance(other)}`);
  return make(
    'li',
    { class: 'tight' },
    make('div', { class: 'between' }, make('h4', {}, names.reagent(id)), make('span', { class: 'tag' }, `+ ${inBits(bits)}`)),
    pairs.length > 0 && make('p', {}, `It is the first here to tell ${listed(pairs)}.`),
    make(
      'dl',
      { class: 'kv' },
      make('dt', {}, 'Told apart'),
      make('dd', {}, `${ofAHundred(before.apart)} pairs of samples before, ${ofAHundred(then.apart)} with it`),
      make('dt', {}, 'Recorded'),
      make('dd', {}, `${ofAHundred(covered)} samples, ${recorded.toLocaleString('en-GB')} substances; of the rest it says nothing`),
      make('dt', {}, 'In all'),
      make('dd', {}, `${inBits(then.bits)} of ${inBits(then.allBits)} about the substance, ${inBits(then.familyBits)} of ${inBits(then.allFamilyBits)} about its family`),
    ),
  );
}
