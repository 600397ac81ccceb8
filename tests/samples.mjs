// Samples that Node and Chromium must answer alike; of every kind of reading, form and strength of evidence.

const strip = (name, lines, fields = {}) => ({ test: 'strip', strip: name, lines, ...fields });
const reagent = (name, ...colours) => ({
  test: 'reagent',
  reagent: name,
  stages: colours.map((colour, index) => ({ colour, seconds: 5 + 25 * index })),
});
const instrument = (technique, ...components) => ({ test: 'instrument', technique, components });
const dissolved = { milligrams: 10, millilitres: 5, minutes: 5 };

export const SAMPLES = {
  'nothing known': { readings: [] },
  MDMA: {
    soldAs: 'MDMA',
    form: 'crystal',
    readings: [
      reagent('marquis', 'purple', 'black'),
      reagent('mecke', 'green', 'dark blue'),
      reagent('simons', 'blue'),
    ],
  },
  'heroin with a fentanyl strip': {
    soldAs: 'heroin',
    form: 'powder',
    readings: [strip('btnx-fentanyl', 'C', dissolved), reagent('marquis', 'purple')],
  },
  'heroin, strip did not react': {
    soldAs: 'heroin',
    form: 'powder',
    readings: [strip('fentanyl', 'C+T', dissolved), reagent('marquis', 'purple')],
  },
  'nitazene strip with caffeine': {
    form: 'powder',
    readings: [strip('btnx-nitazene', 'C', dissolved), instrument('FTIR', 'caffeine')],
  },
  'a pressed pill': {
    soldAs: 'xanax',
    form: 'pill',
    readings: [strip('benzodiazepine', 'C+faint T', { milligrams: 5, millilitres: 5 }), strip('nitazene', 'unsure')],
  },
  'a blotter': { soldAs: 'LSD', form: 'blotter', readings: [reagent('ehrlich', 'none')] },
  'no reaction anywhere': {
    readings: [reagent('marquis', 'none'), reagent('mecke', 'none'), reagent('simons', 'none')],
  },
  'unsure colours': {
    readings: [
      { test: 'reagent', reagent: 'marquis', stages: [{ colour: 'brown|green' }], reader: 'unsure' },
      reagent('mandelin', '#3a2a10'),
    ],
  },
  'a measured colour': {
    readings: [
      {
        test: 'reagent',
        reagent: 'marquis',
        stages: [{ colour: { lab: [25, 30, -30] }, seconds: 60, effects: ['fizz'] }],
        reader: 'camera',
      },
    ],
  },
  'someone unwell': {
    soldAs: 'oxycodone',
    form: 'pill',
    readings: [strip('xylazine', 'C', dissolved)],
    observed: ['unwell-now', 'sedation-after-naloxone'],
  },
  'an invalid strip': {
    readings: [strip('fentanyl', 'none'), strip('medetomidine', 'T'), strip('btnx-fentanyl', 'C+T', { minutes: 600 })],
  },
};
