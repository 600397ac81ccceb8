/** What every page of the site says. */
export const texts = {
  fault: {
    notLoaded: 'The part that holds the data could not be fetched. Is there a network? Then try again. {still}',
    unexpected: 'Something went wrong on this page. What you entered is kept. Reload it and try again.',
    reload: 'Reload',
  },
  offline: {
    states: {
      unsupported: 'Needs a network',
      // No longer than what follows it, or the page moves when that comes.
      saving: 'Saving…',
      ready: 'Works offline',
      failed: 'Not saved for offline',
    },
    failedAt: 'Not saved for offline: {done} of {total} files',
  },
  names: {
    strip: '{target} strip',
    strips: '{target} strips',
    sources: { one: 'Source: {titles}.', other: 'Sources: {titles}.' },
    titled: '{title} ({year})',
  },
  sayings: {
    noReaction: 'no reaction',
    after: '{colour} after {seconds} s',
    followed: '{first}, then {next}',
    leftOpen: '{course} (the source leaves open whether it reacts)',
    detected: { yes: 'reacts', no: 'does not react', hampered: 'reacts at times, and at times does not' },
    detectedFrom: 'reacts, from {limit} ng/mL in water',
  },
};
