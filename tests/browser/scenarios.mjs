// Four samples as outreach staff meet them, each with what the page must show of it. `says` are keys of messages, which
// carry the meanings that tests/fixtures/scenarios.toml asks for (tests/core/scenarios.rs maps them); `like` are the
// scenarios of that file whose forbidden phrases hold here too.

const strip = (name, lines, fields = {}) => ({ test: 'strip', strip: name, lines, ...fields });
const reagent = (name, colour) => ({ test: 'reagent', reagent: name, stages: [{ colour }] });
const dissolved = { milligrams: 10, millilitres: 5, minutes: 5 };

export const SCENARIOS = [
  {
    title: 'MDMA',
    like: ['S08'],
    sample: {
      soldAs: 'MDMA',
      form: 'crystal',
      readings: [
        strip('fentanyl', 'C+T', dissolved),
        reagent('marquis', 'black'),
        reagent('mecke', 'black'),
        reagent('simons', 'blue'),
      ],
    },
    states: { fentanyls: 'not-found-down-to', nitazenes: 'cannot-exclude', 'pma-pmma': 'cannot-exclude' },
    share: 'about 1 part in 10,000',
    first: 'MDMA',
    says: ['naloxone-ready', 'not-found-share', 'pma-slow', 'strength-unknown'],
    next: ['nitazene', 'benzodiazepine', 'laboratory'],
  },
  {
    title: 'heroin with a fentanyl strip',
    like: ['S01', 'S18'],
    sample: {
      soldAs: 'heroin',
      form: 'powder',
      readings: [strip('fentanyl', 'C', dissolved), reagent('marquis', 'violet')],
    },
    states: { fentanyls: 'found', nitazenes: 'cannot-exclude', orphines: 'cannot-exclude' },
    first: 'Heroin',
    says: ['naloxone-ready', 'found', 'found-fits-interferent', 'fits-family', 'strength-unknown'],
    next: ['fentanyl', 'nitazene', 'benzodiazepine', 'laboratory'],
  },
  {
    title: 'a fake pill',
    like: ['S03', 'S04'],
    sample: {
      soldAs: 'Xanax',
      form: 'pill',
      readings: [strip('benzodiazepine', 'C+T', dissolved), strip('nitazene', 'C', dissolved)],
    },
    states: { nitazenes: 'found', benzodiazepines: 'cannot-exclude', fentanyls: 'cannot-exclude' },
    says: [
      'naloxone-ready',
      'naloxone-several-doses',
      'counterfeit-likely',
      'benzodiazepine-strip-silent',
      'not-found-no-limit',
    ],
    next: ['fentanyl', 'laboratory', 'report'],
  },
  {
    title: 'a nitazene strip with caffeine',
    like: ['S06', 'S16'],
    // Caffeine alone turns this strip at 2 mg/mL. The page takes no spectra yet, so it is told by what was said of the
    // sample.
    sample: { soldAs: 'heroin with caffeine', form: 'powder', readings: [strip('nitazene', 'C', dissolved)] },
    states: { nitazenes: 'found-interference-possible', fentanyls: 'cannot-exclude' },
    says: ['naloxone-ready', 'found-interference', 'next-dilute'],
    next: ['nitazene', 'fentanyl', 'laboratory'],
  },
];

/** Four strips and three reagents, as a full kit would give them: what the count of taps is about. */
export const FULL_KIT = {
  soldAs: 'heroin',
  form: 'powder',
  readings: [
    strip('fentanyl', 'C', dissolved),
    strip('nitazene', 'C+T', dissolved),
    strip('benzodiazepine', 'C+T', dissolved),
    strip('xylazine', 'C+T', dissolved),
    reagent('marquis', 'violet'),
    reagent('mecke', 'green'),
    reagent('froehde', 'violet'),
  ],
};

export const HEROIN = SCENARIOS[1].sample;
export const INTERFERENCE = SCENARIOS[3].sample;
