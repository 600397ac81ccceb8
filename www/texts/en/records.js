/** What the page of the records says, by the part of it that says it. */
export const texts = {
  page: {
    extent: 'This data holds {substances} substances, {reagents} reagents and {strips} strips.',
    reagents: 'Reagents',
    strips: 'Strips',
    without: 'This build leaves sources out. What only they recorded is shown as unknown. Left out: {sources}.',
  },
  overview: {
    card: 'The card of the family: what naloxone does, scaffold, members',
    allUnknown: '{unknown}: no result of any of them is recorded on any test. They may react or not.',
    more: { one: 'Show more: {count} is left', other: 'Show more: {count} are left' },
    blank: { one: '{count} test is unknown for all of them', other: '{count} tests are unknown for all of them' },
    blankTests: 'Nobody recorded a result: {tests}.',
    onTest: '{test}: substances of each family',
    onTestColumns: ['Family', 'Known', 'Disputed', 'Unknown'],
    families: 'Substances of each family, and how many have a result on any reagent or strip',
    familiesColumns: ['Family', 'All', 'With a result', 'With a dispute'],
    family: { one: '{family}: {count} substance', other: '{family}: {count} substances' },
    familyOnTest: '{family} on {test}',
    substance: 'Substance',
  },
  recorded: {
    family: 'Family: {family}. {card}.',
    card: 'Its card: what naloxone does, drawing, relatives, rules',
    label: '{tests}: what is recorded of {name}',
    counts: '{known} known, {disputed} disputed, {unknown} unknown.',
    unknown: '{unknown}: what these show with it is not recorded. They may react or not.',
    disagree: 'The sources do not agree:',
  },
  marks: {
    state: { known: 'known', disputed: 'disputed', unknown: 'unknown' },
  },
  search: {
    none: 'No substance by the name “{name}” is in this data. It may be spelt differently.',
    found: '{count} found.',
    foundMore: '{count} or more found.',
    family: '{name}, {count} in this data',
  },
};
