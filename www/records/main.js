/**
 * The page that shows what is recorded of which substance on which test, and by whom. It renders from its address
 * alone.
 */

import { texts } from '../texts/en/records.js';
import { fill, LANGUAGE, pieces } from '../texts/words.js';
import { make, part, refill } from '../ui/dom.js';
import { tell } from '../ui/fault.js';
import { Names } from '../ui/names.js';
import { openPage } from '../ui/open.js';
import { linkTo, readView } from './address.js';
import { FIRST, overview } from './overview.js';
import { recordedOf } from './recorded.js';
import { wireSearch } from './search.js';

/** Rows that "Show more" adds. */
const MORE = 100;
const text = texts.page;

await openPage(start);

/** @param {import('../pkg/index.js').Lookup} lookup */
function start(lookup) {
  const names = new Names(lookup, lookup.catalogue());
  const { families, reagents, strips, coverage } = names.catalogue;
  const byId = new Map(coverage.map((row) => [row.substance, row]));
  const family = /** @type {HTMLSelectElement} */ (part('family'));
  const test = /** @type {HTMLSelectElement} */ (part('test'));
  /** @type {import('./address.js').View} */
  let view = { of: '', family: '', test: '' };
  let limit = FIRST;

  part('extent').textContent = fill(text.extent, {
    substances: coverage.length,
    reagents: reagents.length,
    strips: strips.length,
  });
  tellWithout(names);
  family.append(...families.map(({ id, name }) => new Option(name, id)));
  test.append(group(text.reagents, reagents), group(text.strips, strips));
  for (const [filter, field] of /** @type {const} */ ([
    [family, 'family'],
    [test, 'test'],
  ])) {
    filter.disabled = false;
    filter.addEventListener('change', () => {
      location.hash = linkTo(view, { [field]: filter.value });
    });
  }
  wireSearch(lookup, (substance) => linkTo(view, { of: substance }));
  window.addEventListener('hashchange', () => show(readView(location.hash, view)));
  view = valid(readView(location.hash, view));
  showSubstance(view);
  showOverview();

  /** @param {import('./address.js').View} asked */
  function show(asked) {
    const before = view;
    view = valid(asked);
    try {
      if (view.of !== before.of) showSubstance(view);
      if (view.family === before.family && view.test === before.test) {
        if (view.of !== before.of && view.of !== '') goTo('substance-title');
        return;
      }
      limit = FIRST;
      showOverview();
      if (document.activeElement !== family && document.activeElement !== test) goTo('overview-of');
    } catch (error) {
      tell(error);
    }
  }

  /** What the data does not have is not shown. @param {import('./address.js').View} asked */
  function valid(asked) {
    return {
      of: byId.has(asked.of) ? asked.of : '',
      family: names.families.has(asked.family) ? asked.family : '',
      test: names.reagents.has(asked.test) || names.strips.has(asked.test) ? asked.test : '',
    };
  }

  /** @param {import('./address.js').View} view */
  function showSubstance({ of }) {
    const row = byId.get(of);
    part('substance').hidden = row === undefined;
    if (row !== undefined)
      refill(part('substance'), ...recordedOf(lookup.substance(of), row, names, linkTo(view, { family: row.family })));
  }

  function showOverview() {
    family.value = view.family;
    test.value = view.test;
    refill(part('overview'), ...overview(view, names, limit, more));
  }

  function more() {
    const shown = limit;
    limit += MORE;
    showOverview();
    /** @type {HTMLElement | undefined} */ (part('overview').querySelectorAll('tbody a')[shown])?.focus();
  }
}

/** @param {string} label @param {{ id: string, name: string }[]} tests */
function group(label, tests) {
  return make(
    'optgroup',
    { label },
    ...tests
      .toSorted((left, right) => left.name.localeCompare(right.name, LANGUAGE))
      .map(({ id, name }) => new Option(name, id)),
  );
}

/** @param {Names} names */
function tellWithout(names) {
  const { without } = names.catalogue;
  const notice = part('without');
  notice.hidden = without.length === 0;
  if (without.length > 0)
    notice.replaceChildren(
      make('span', {}, ...pieces(text.without, { sources: make('span', {}, ...names.titles(without)) })),
    );
}

/** @param {string} id */
function goTo(id) {
  part(id).focus({ preventScroll: true });
  part(id).scrollIntoView({ block: 'start' });
}
