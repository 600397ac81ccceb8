// What a person taps and types to enter a sample, found by the words on the page as a person finds them, and how many
// taps it took. A sample is written as the package takes it.
import { texts } from '../../www/texts/en/check.js';
import { answered } from './visit.mjs';

const LINES = {
  C: 'One line at C',
  'C+T': 'Two lines C and T',
  'C+faint T': 'Two lines, T is faint',
  T: 'Only T, no line at C',
  none: 'No line at all',
  unsure: 'Not sure',
};
const OBSERVED = {
  'unwell-now': 'Someone is unwell now',
  'naloxone-responded': 'They came round after naloxone',
  'sedation-after-naloxone': 'They stayed asleep after naloxone',
  'long-sedation': 'They slept for hours',
  'overdose-cluster': 'Several people fell ill',
};
const FIGURES = { milligrams: 'Sample, mg', millilitres: 'Water, mL', minutes: 'Read after, min' };
const TARGETS = ['fentanyl', 'nitazene', 'benzodiazepine', 'xylazine', 'medetomidine'];

export class Person {
  taps = 0;
  letters = 0;

  /** @param {import('playwright-core').Page} page */
  constructor(page) {
    this.page = page;
  }

  /** @param {import('playwright-core').Locator} place */
  async tap(place) {
    await place.click();
    this.taps += 1;
  }

  /** @param {import('playwright-core').Locator} field @param {string} text */
  async type(field, text) {
    await this.tap(field);
    await field.press('Control+A');
    await this.page.keyboard.type(text);
    this.letters += text.length;
  }

  /**
   * A list counts as two taps: one opens it, one picks.
   * @param {import('playwright-core').Locator} list
   * @param {string} value
   */
  async pick(list, value) {
    await list.selectOption(value);
    this.taps += 2;
  }

  /** @param {import('../../pkg/index.js').Sample} sample */
  async enter({ soldAs, form, observed = [], readings }) {
    const { page } = this;
    if (soldAs !== undefined) await this.type(page.getByLabel('Sold as'), soldAs);
    if (form !== undefined) await this.pick(page.getByLabel('Form', { exact: true }), form);
    if (observed.length > 0) await this.tap(page.getByText('Was anyone unwell?'));
    for (const seen of observed) await this.tap(page.getByRole('checkbox', { name: OBSERVED[seen] }));
    for (const reading of readings) await (reading.test === 'strip' ? this.strip(reading) : this.reagent(reading));
  }

  /** @param {any} reading */
  async strip({ strip, lines, ...figures }) {
    const target = TARGETS.find((own) => strip.endsWith(own));
    await this.tap(this.page.locator(`button[data-strip="${target}"]`));
    const card = lastStrip(this.page);
    if (strip !== target) await this.pick(card.getByLabel('Which product?'), strip);
    await this.tap(card.getByRole('radio', { name: LINES[lines], exact: true }));
    const { milligrams, millilitres } = figures;
    const preset = card.getByRole('button', { name: `${milligrams} mg in ${millilitres} mL`, exact: true });
    const isThere = (await card.getByLabel(FIGURES.millilitres).inputValue()) === String(millilitres);
    if (!isThere && (await preset.count()) > 0) {
      await this.tap(preset);
      await answered(this.page);
    }
    for (const [field, label] of Object.entries(FIGURES)) {
      const place = card.getByLabel(label);
      // The page carries the solution of the strip before over; nobody types it again.
      if (figures[field] !== undefined && (await place.inputValue()) !== String(figures[field]))
        await this.type(place, String(figures[field]));
    }
  }

  /** @param {any} reading one look, or looks at 0, 30 and 60 s */
  async reagent({ reagent, stages }) {
    const button = this.page.locator(`button[data-reagent="${reagent}"]`);
    if ((await button.count()) > 0) await this.tap(button);
    else await this.pick(this.page.getByLabel('Another reagent'), reagent);
    const card = lastReagent(this.page);
    for (const [index, { colour, seconds }] of stages.entries()) {
      if (index === 1) await this.tap(card.getByRole('button', { name: 'The colour changed over time' }));
      const time = card.getByRole('radio', { name: new RegExp(`^${seconds} s`) });
      if (index > 0 && !(await time.isChecked()))
        await this.tap(card.locator('label').filter({ hasText: `${seconds} s` }));
      await this.tap(swatch(card, colour));
    }
  }

  async seeResult() {
    await this.tap(this.page.getByRole('button', { name: texts.page.see }));
  }

  async wipe() {
    await this.tap(this.page.getByRole('button', { name: 'Wipe sample' }));
  }
}

/** The card that was added last. @param {import('playwright-core').Page} page */
export function lastStrip(page) {
  return page.locator('#strips > fieldset').last();
}

/** @param {import('playwright-core').Page} page */
export function lastReagent(page) {
  return page.locator('#reagents > fieldset').last();
}

/** Opens a card that is folded. @param {import('playwright-core').Locator} card */
export async function change(card) {
  await card.getByRole('button', { name: /^Change / }).click();
  return card;
}

/** @param {import('playwright-core').Locator} card @param {string} colour */
export function swatch(card, colour) {
  return card.getByRole('group', { name: /^Colour you see/ }).getByRole('radio', { name: colour, exact: true });
}

/** @param {import('playwright-core').Page} page */
export function result(page) {
  return page.getByRole('region', { name: 'Result', exact: true });
}

/**
 * Unfolds all that is folded, without taps: for reading the whole text.
 * @param {import('playwright-core').Locator} place
 */
export async function openAll(place) {
  await place.evaluate((element) => {
    for (const details of element.querySelectorAll('details')) details.setAttribute('open', '');
  });
}
