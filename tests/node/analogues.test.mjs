/** Relatives of a structure, as the package answers. */
import assert from 'node:assert/strict';
import { readFile } from 'node:fs/promises';
import { before, describe, test } from 'node:test';
import { AnalogueLookupError, load } from '../../pkg/index.js';
import { ofOtherData } from './edition.mjs';

const WASM = new URL('../../pkg/wasm/', import.meta.url);
const FENTANYL = 'CCC(=O)N(c1ccccc1)C1CCN(CCc2ccccc2)CC1';
/** para-Hydroxyfentanyl (at the anilide), N-pyrrolidino isotonitazene: scenarios S37 and S38. */
const HYDROXY = 'CCC(=O)N(c1ccc(O)cc1)C1CCN(CCc2ccccc2)CC1';
const PYRROLIDINO = 'CC(C)Oc1ccc(Cc2nc3cc([N+](=O)[O-])ccc3n2CCN2CCCC2)cc1';
/** Nobody has reported it: a fentanyl by its scaffold. */
const UNHEARD = 'CCCCCC(=O)N(c1cc(F)c(C)c(Cl)c1)C1CCN(CCc2ccc(Br)s2)CC1';

const ids = ({ families }) => families.map(({ family, by }) => `${family} by ${by}`);

describe('analogues', () => {
  let lookup;
  before(async () => {
    lookup = await load();
  });

  const refusal = async (query, options) => {
    const error = await lookup.analogues(query, options).then(
      () => assert.fail(`${JSON.stringify(query)} was answered`),
      (own) => own,
    );
    assert.ok(error instanceof AnalogueLookupError, String(error));
    return error;
  };

  test('of a substance: itself, its family, its nearest relatives', async () => {
    const found = await lookup.analogues({ id: 'fentanyl' }, { limit: 30 });
    assert.deepEqual(found.identity, { substance: 'fentanyl', name: 'Fentanyl', by: 'id' });
    assert.deepEqual(
      { ...found.structure, mass: 336 },
      { smiles: FENTANYL, formula: 'C22H28N2O', mass: 336, removed: [], neutralised: false },
    );
    assert.deepEqual(ids(found), ['fentanyls by record']);
    assert.equal(found.neighbours.length, 30);
    for (const [at, { substance, family, tanimoto, withinFamily }] of found.neighbours.entries()) {
      assert.ok(substance !== 'fentanyl' && family === 'fentanyls' && tanimoto > 0.6 && tanimoto < 1, substance);
      assert.ok(withinFamily > 0 && withinFamily <= 1);
      assert.ok(at === 0 || tanimoto <= found.neighbours[at - 1].tanimoto);
    }
    assert.equal((await lookup.analogues({ id: 'fentanyl' })).neighbours.length, 12);
  });

  test('by every kind of question the same', async () => {
    const { identity, ...byId } = await lookup.analogues({ id: 'fentanyl' });
    for (const [query, by] of [
      [{ inchikey: 'PJMPHNIQZUBGLI-UHFFFAOYSA-N' }, 'inchikey'],
      [{ inchikey: 'InChIKey=pjmphniqzubgli-uhfffaoysa-n' }, 'inchikey'],
      [{ inchikey: 'PJMPHNIQZUBGLI' }, 'constitution'],
      [{ smiles: FENTANYL }, 'structure'],
      [{ smiles: 'O=C(CC)N(C1CCN(CC1)CCC=1C=CC=CC=1)C2=CC=CC=C2 fentanyl' }, 'structure'],
    ]) {
      const { identity: own, ...rest } = await lookup.analogues(query);
      assert.deepEqual(own, { ...identity, by }, JSON.stringify(query));
      assert.deepEqual(rest, byId, JSON.stringify(query));
    }
  });

  test('what stood beside it is told apart', async () => {
    const { structure, identity } = await lookup.analogues({
      smiles: `${FENTANYL.replace('CCN(CC', 'CC[NH+](CC')}.OC(=O)CC(O)(CC([O-])=O)C(O)=O.O`,
    });
    assert.equal(identity.substance, 'fentanyl');
    assert.equal(structure.neutralised, true);
    assert.deepEqual(structure.removed.map(({ formula }) => formula).sort(), ['C6H7O7-', 'H2O']);
  });

  test('a salt is the drug, however large its other part', async () => {
    for (const [smiles, substance] of [
      ['CC(N)Cc1ccccc1.OC(=O)CC(O)(CC(O)=O)C(O)=O', 'amphetamine'],
      ['C[NH2+]C(C)Cc1ccccc1.O=C([O-])c1cc2ccccc2c(Cc2c(O)c(C(=O)O)cc3ccccc23)c1O', 'methamphetamine'],
      ['OC(=O)C(F)(F)F.OCCCC(=O)O', 'ghb'],
      // Alone it is what was asked for.
      ['OC(=O)c1ccccc1O.[Na+].[Cl-]', 'salicylic-acid'],
      ['CCO.OC(=O)c1ccccc1', 'benzoic-acid'],
    ]) {
      assert.equal((await lookup.analogues({ smiles })).identity?.substance, substance, smiles);
    }
  });

  test('a second drug in it is told, with its family', async () => {
    const HEROIN = 'CC(=O)O[C@H]1C=C[C@H]2[C@H]3CC4=C5C(=C(OC(C)=O)C=C4)O[C@@H]1[C@]25CCN3C';
    for (const [smiles, main, key, params, severity] of [
      [
        `${FENTANYL}.${HEROIN}`,
        'heroin',
        'left-aside-family',
        { substance: 'Fentanyl', family: 'fentanyls' },
        'danger',
      ],
      [
        `${HEROIN}.${FENTANYL}`,
        'heroin',
        'left-aside-family',
        { substance: 'Fentanyl', family: 'fentanyls' },
        'danger',
      ],
      [
        `${'C'.repeat(40)}.${UNHEARD}`,
        undefined,
        'left-aside-family',
        { substance: 'C24H31BrClFN2OS', family: 'fentanyls' },
        'danger',
      ],
      [
        `${FENTANYL}.Cc1cccc(C)c1NC1=NCCCS1`,
        'fentanyl',
        'left-aside-family',
        { substance: 'Xylazine', family: 'alpha2-agonists' },
        'danger',
      ],
      [`${FENTANYL}.CCCCCCCCCCCC`, 'fentanyl', 'left-aside', { substance: 'C12H26' }, 'warning'],
    ]) {
      const { identity, notes } = await lookup.analogues({ smiles });
      assert.equal(identity?.substance, main, smiles);
      const named = params.family === undefined ? {} : { family: lookup.family(params.family).name };
      assert.deepEqual(notes[0], { key, params: { ...params, ...named }, severity, place: 'reason' }, smiles);
    }
    const { notes } = await lookup.analogues({ smiles: `${HEROIN}.${FENTANYL}.OC(=O)CC(O)(CC(O)=O)C(O)=O` });
    assert.match(
      lookup.say(notes[0]),
      /^There is another substance in it: Fentanyl \(.*[Ff]entanyl.*\)\. It was left aside\./,
    );
    assert.equal(notes.filter(({ key }) => key.startsWith('left-aside')).length, 1);
  });

  test('another stereoisomer may act otherwise: its scaffolds are told too', async () => {
    const dxm = await lookup.analogues({ smiles: 'CN1CC[C@@]23CCCC[C@@H]2[C@@H]1CC4=C3C=C(C=C4)OC' });
    assert.deepEqual([dxm.identity.substance, dxm.identity.by, ids(dxm)], ['dxm', 'structure', ['dxm by record']]);
    for (const query of [
      { smiles: 'CN1CC[C@]23CCCC[C@H]2[C@H]1CC4=C3C=C(C=C4)OC' },
      { inchikey: 'MKXZASYAUGDDCJ-CGTJXYLNSA-N' },
    ]) {
      const levo = await lookup.analogues(query);
      assert.equal(levo.identity.by, 'constitution');
      assert.ok(
        levo.families.some(({ family }) => family === 'morphinans'),
        JSON.stringify(levo.families),
      );
    }
  });

  test('a tautomer is the substance', async () => {
    for (const [smiles, substance] of [
      ['CC1=C(C(=CC=C1)C(C)C2=CN=CN2)C', 'medetomidine'],
      ['Cc1cccc(C)c1N=C1NCCCS1', 'xylazine'],
    ]) {
      const { identity, rules, notes } = await lookup.analogues({ smiles });
      assert.deepEqual([identity?.substance, identity?.by], [substance, 'tautomer'], smiles);
      const known = await lookup.analogues({ id: substance });
      assert.deepEqual([rules, notes], [known.rules, known.notes]);
    }
  });

  test('a SMILES that is also a name says so', async () => {
    const { notes } = await lookup.analogues({ smiles: 'PCP' });
    assert.deepEqual(notes[0], {
      key: 'also-a-name',
      params: { text: 'PCP', substance: 'PCP' },
      severity: 'warning',
      place: 'reason',
    });
    assert.equal(
      (await lookup.analogues({ smiles: 'CCO' })).notes.some(({ key }) => key === 'also-a-name'),
      false,
    );
  });

  test('an opioid is not called an amphetamine, nor a medicine an opioid by likeness', async () => {
    for (const smiles of [
      'CCC(=O)N(c1ccc(F)cc1)CC(C)N(C)CCc1ccccc1',
      'Fc1ccc(cc1)C(CCCN1CCC(CC1)n1c(=O)[nH]c2ccccc12)c1ccc(F)cc1',
    ]) {
      assert.deepEqual((await lookup.analogues({ smiles })).families, [], smiles);
    }
  });

  test('stereoisomers and labelled compounds are the substance by their atoms and bonds', async () => {
    for (const [smiles, substance] of [
      ['C[C@H](N)Cc1ccccc1', 'amphetamine'],
      ['C[C@@H](N)Cc1ccccc1', 'amphetamine'],
      ['[2H]C([2H])([2H])NC(C)Cc1ccccc1', 'methamphetamine'],
      ['CCN(CC)C(=O)C1C=C2c3cccc4[nH]cc(c34)CC2N(C)C1', 'lsd'],
    ]) {
      const { identity } = await lookup.analogues({ smiles });
      assert.deepEqual([identity?.substance, identity?.by], [substance, 'constitution'], smiles);
    }
  });

  test('a family is told by its scaffold, or else by a near relative, or not', async () => {
    assert.deepEqual(ids(await lookup.analogues({ smiles: HYDROXY })), ['fentanyls by scaffold']);
    assert.deepEqual(ids(await lookup.analogues({ smiles: PYRROLIDINO })), ['nitazenes by record']);
    const unheard = await lookup.analogues({ smiles: UNHEARD });
    assert.deepEqual([unheard.identity, ids(unheard)], [undefined, ['fentanyls by scaffold']]);
    // A ring was opened: the scaffold is gone, the likeness stays.
    const opened = await lookup.analogues({ smiles: 'CCC(=O)N(c1ccccc1)C(CC)CCN(C)CCc1ccccc1' });
    assert.ok(opened.families.every(({ by }) => by === 'similarity'));
    assert.deepEqual(ids(await lookup.analogues({ smiles: 'CCCCCCCCCCCC' })), []);
  });

  const told = ({ rules }) => rules.map(({ rule, verdict, clauses }) => [rule, verdict, ...clauses].join(' '));

  test('the definitions that it matches are told with their date, and no other', async () => {
    const hydroxy = await lookup.analogues({ smiles: HYDROXY });
    assert.deepEqual(told(hydroxy), ['us-fentanyl-related matches (D)', 'cn-fentanyl matches N-phenyl']);
    const [{ because, asOf, jurisdiction, certainty }] = hydroxy.rules;
    assert.deepEqual([jurisdiction, certainty], ['US', 'read']);
    assert.match(asOf, /^\d{4}-\d\d-\d\d$/);
    const words = [because, ...hydroxy.notes].map((message) => lookup.say(message)).join(' ');
    for (const part of [
      'Fentanyl-related substances',
      `as of ${asOf}`,
      'Other rules may apply',
      'not legal advice',
      'Psychoactive Substances Act',
    ])
      assert.ok(words.includes(part), words);
    const pyrrolidino = await lookup.analogues({ smiles: PYRROLIDINO });
    assert.deepEqual(told(pyrrolidino), ['us-temporary-october-2025 named', 'gb-nitazene matches (i) (ii) (iii)']);
    // By name the same, without chemistry; and of what matches nothing the notes alone.
    assert.deepEqual((await lookup.analogues({ id: pyrrolidino.identity.substance })).rules, pyrrolidino.rules);
    const caffeine = await lookup.analogues({ id: 'caffeine' });
    assert.deepEqual(
      [caffeine.rules, caffeine.notes.map(({ key }) => key)],
      [[], ['rules-note-none', 'rules-note-gb']],
    );
    assert.match(lookup.say(caffeine.notes[0]), /says nothing about the law/);
    const carbamate = await lookup.analogues({ smiles: 'CCOC(=O)N(c1ccccc1)C1CCN(CCc2ccccc2)CC1' });
    assert.ok(
      carbamate.rules.some(({ verdict }) => verdict === 'uncertain') &&
        carbamate.rules.every(({ verdict, clauses }) => verdict === 'matches' || clauses.length === 0),
    );
  });

  test('nothing is said of tests that nobody made: scenarios S37 and S38', async () => {
    const [hydroxy, pyrrolidino, xylazine, psilocin] = await Promise.all(
      [{ smiles: HYDROXY }, { smiles: PYRROLIDINO }, { id: 'xylazine' }, { id: '25i-nbome' }].map((query) =>
        lookup.analogues(query),
      ),
    );
    const keys = ({ notes }) => notes.map(({ key }) => key);
    assert.deepEqual(keys(hydroxy), ['unmeasured', 'rules-note', 'rules-note-gb']);
    assert.deepEqual(keys(pyrrolidino), keys(hydroxy));
    assert.deepEqual(keys(xylazine), ['rules-note', 'rules-note-gb']);
    assert.deepEqual(keys(psilocin), ['unmeasured-by-strips', 'rules-note-none', 'rules-note-gb']);
    assert.match(
      lookup.say(hydroxy.notes[0]),
      /^We have no record of this substance with any strip or reagent\..*laboratory/,
    );
    const words = [hydroxy, pyrrolidino]
      .flatMap(({ rules, notes }) => [...rules.map(({ because }) => because), ...notes])
      .map((message) => lookup.say(message))
      .join(' ');
    assert.doesNotMatch(words, /\blegal\b(?! advice)|uncontrolled|not dangerous|detected for certain|\bsafe\b/i);
    const nitazenes = lookup.family('nitazenes');
    const of = (test) =>
      nitazenes.missed
        .filter(({ tests }) => tests.includes(test))
        .map(({ note }) => note)
        .join(' ');
    assert.match(of('nitazene'), /missed 9 of 33 nitazenes/);
    assert.match(of('fentanyl'), /cannot see nitazenes/);
  });

  test('the structures of a family: what tells it, and its members around the most typical', async () => {
    const { scaffold, members } = await lookup.familyStructures('fentanyls', { limit: 20, drawings: true });
    assert.deepEqual([members.length, members[0].substance, members[0].tanimoto], [20, 'fentanyl', 1]);
    assert.deepEqual(
      members.map(({ tanimoto }) => tanimoto),
      members.map(({ tanimoto }) => tanimoto).toSorted((one, two) => two - one),
    );
    const ids = new Set(lookup.family('fentanyls').members.map(({ substance }) => substance));
    assert.ok(members.every(({ substance, drawing }) => ids.has(substance) && drawing.startsWith('<svg')));
    assert.ok(!members[0].drawing.includes('class=') && members[1].drawing.includes('class="differs"'));
    assert.equal(scaffold.smarts.length, 1);
    assert.match(scaffold.drawing, /<path class="scaffold"/);
    // Fentanyl: ten of the bonds are those of the scaffold, the carbonyl drawn as two lines.
    assert.equal(scaffold.drawing.match(/class="scaffold"[^>]* d="([^"]*)"/)[1].match(/M/g).length, 11);
    const plain = await lookup.familyStructures('fentanyls');
    assert.ok(
      plain.members.length === 12 &&
        plain.members.every(({ drawing }) => drawing === undefined) &&
        plain.scaffold.drawing === undefined,
    );
    for (const { id } of lookup.catalogue().families) {
      const own = await lookup.familyStructures(id, { limit: 2, drawings: true });
      assert.ok(
        own.scaffold === undefined || own.scaffold.drawing !== undefined,
        `${id}: its most typical member has the scaffold`,
      );
      assert.ok(own.members.length <= 2 && own.members.every(({ drawing }) => drawing !== undefined), id);
    }
    await assert.rejects(
      lookup.familyStructures('fentanyl'),
      (error) => error instanceof AnalogueLookupError && error.code === 'unknown-family',
    );
    await assert.rejects(
      lookup.familyStructures('fentanyls', { limit: 0 }),
      (error) => error.field === 'options.limit',
    );
  });

  test('a family: what naloxone does, what tests show and miss, who belongs to it', () => {
    const fentanyls = lookup.family('fentanyls');
    assert.deepEqual(
      [fentanyls.id, fentanyls.name, fentanyls.hazard],
      ['fentanyls', lookup.catalogue().families.find(({ id }) => id === 'fentanyls').name, 'always'],
    );
    assert.ok(fentanyls.members.some(({ substance, name }) => substance === 'carfentanil' && name === 'Carfentanil'));
    assert.ok(
      fentanyls.naloxone.includes('aloxone') && fentanyls.response.includes('ambulance') && fentanyls.missed.length > 3,
    );
    assert.match(
      fentanyls.seen.find(({ test }) => test === 'marquis').note,
      /^Orange to brown, only if a fentanyl is a main component\.$/,
    );
    const { families, reagents, strips, sources } = lookup.catalogue();
    const known = new Set(sources.map(({ id }) => id));
    const tests = new Set(
      [...reagents, ...strips]
        .map(({ id }) => id)
        .concat(
          strips.map(({ target }) => target),
          'FTIR',
          'Raman',
          'GC-MS',
          'DART-MS',
          'LC-MS',
        ),
    );
    const all = families.map(({ id }) => lookup.family(id));
    for (const { id, seen, missed } of all) {
      for (const row of [...seen, ...missed])
        assert.ok(row.sources.length > 0 && row.sources.every((source) => known.has(source)), `${id}: ${row.note}`);
      for (const test of [...seen.map((row) => row.test), ...missed.flatMap((row) => row.tests)])
        assert.ok(tests.has(test), `${id}: ${test}`);
    }
    assert.ok(all.filter(({ seen }) => seen.length > 0).length > 25);
    for (const id of ['fentanyl', '', 'constructor'])
      assert.throws(
        () => lookup.family(id),
        (error) =>
          error instanceof AnalogueLookupError && (id === '' ? error.field === 'id' : error.code === 'unknown-family'),
        id,
      );
  });

  test('lists that name the substance are told, and no definition that leaves it out', async () => {
    const named = await lookup.analogues({ smiles: PYRROLIDINO });
    const [{ jurisdiction, from, until, verdict, because }] = named.rules;
    assert.deepEqual(
      { jurisdiction, from, until, verdict },
      { jurisdiction: 'US', from: '2025-10-15', until: '2027-10-15', verdict: 'named' },
    );
    assert.match(
      lookup.say(because),
      /named in a list of controlled substances, as of \d{4}-\d\d-\d\d, in force from 2025-10-15 until 2027-10-15: .*temporary order/,
    );
    for (const [query, rules] of [
      [{ id: 'fentanyl' }, ['gb-class-a-before-2024 named', 'us-schedule-2-fentanyls named', 'cn-fentanyl matches']],
      // With its stereochemistry drawn, which the record leaves open.
      [
        { smiles: 'CCC(=O)N(c1ccccc1)[C@]1(C(=O)OC)CCN(CCc2ccccc2)C[C@@H]1C' },
        ['gb-class-a-fentanyls named', 'us-fentanyl-related matches (C)', 'cn-fentanyl matches piperidine'],
      ],
      [{ id: 'isotonitazene' }, ['gb-class-a-2024 named', 'us-schedule-1-nitazenes named']],
      [{ id: 'isotodesnitazene' }, ['gb-nitazene matches (i) (ii)']],
      [{ id: 'xylazine' }, ['gb-class-c-2025 named']],
      [{ id: 'etonitazepipne' }, ['gb-class-a-2024 named', 'us-schedule-1-january-2026 named']],
      [{ smiles: 'Cl.Cc1cccc(C)c1NC1=NCCCS1' }, ['gb-class-c-2025 named']],
    ]) {
      assert.deepEqual(told(await lookup.analogues(query)), rules, JSON.stringify(query));
    }
    const known = new Map(lookup.catalogue().rules.map((rule) => [rule.id, rule]));
    assert.ok(known.size > 15);
    for (const { rule, jurisdiction, name, asOf } of named.rules)
      assert.deepEqual(known.get(rule), { id: rule, jurisdiction, name, asOf });
  });

  test('no medicine is named after a drug', async () => {
    for (const [name, smiles] of [
      ['domperidone', 'O=c1[nH]c2ccccc2n1CCCN1CCC(n2c(=O)[nH]c3cc(Cl)ccc32)CC1'],
      ['clemizole', 'Clc1ccc(Cn2c(CN3CCCC3)nc3ccccc32)cc1'],
      ['levodopa', 'N[C@@H](Cc1ccc(O)c(O)c1)C(=O)O'],
      ['formoterol', 'COc1ccc(CC(C)NCC(O)c2ccc(O)c(NC=O)c2)cc1'],
      ['granisetron', 'CN1C2CCCC1CC(NC(=O)c1nn(C)c3ccccc13)C2'],
      ['ciprofloxacin', 'O=C(O)c1cn(C2CC2)c2cc(N3CCNCC3)c(F)cc2c1=O'],
      ['naldemedine', 'CC(C)(NC(=O)C1=C(O)C2Oc3c(O)ccc4c3C23CCN(CC2CC2)C(C4)C3(O)C1)c1nc(-c2ccccc2)no1'],
      ['sumatriptan', 'CNS(=O)(=O)Cc1ccc2[nH]cc(CCN(C)C)c2c1'],
    ]) {
      const found = await lookup.analogues({ smiles });
      assert.deepEqual(
        found.families.filter(({ by }) => by === 'scaffold'),
        [],
        name,
      );
    }
  });

  test('drawings on request: of what was looked up, and of its relatives beside it', async () => {
    const plain = await lookup.analogues({ id: 'isotonitazene' }, { limit: 6 });
    assert.ok(!('drawing' in plain.structure) && plain.neighbours.every((own) => !('drawing' in own)));
    const found = await lookup.analogues({ id: 'isotonitazene' }, { limit: 6, drawings: true });
    const { drawing, ...structure } = found.structure;
    assert.deepEqual({ ...found, structure, neighbours: found.neighbours.map(({ drawing: _, ...own }) => own) }, plain);
    for (const own of [drawing, ...found.neighbours.map((neighbour) => neighbour.drawing)]) {
      assert.match(own, /^<svg xmlns="http:\/\/www\.w3\.org\/2000\/svg" viewBox="0 0 [\d.]+ [\d.]+".*<\/svg>$/);
      assert.doesNotMatch(own, /style=|<script|\bon\w+=|href|\bid=|NaN|undefined/);
    }
    assert.doesNotMatch(drawing, /differs|lacks/);
    assert.ok(found.neighbours.every((own) => /differs|lacks/.test(own.drawing)));
    // Typed it is the same picture; what nobody has drawn is laid out.
    assert.equal(
      (await lookup.analogues({ smiles: found.structure.smiles }, { limit: 1, drawings: true })).structure.drawing,
      drawing,
    );
    const unheard = await lookup.analogues({ smiles: UNHEARD }, { drawings: true });
    assert.match(unheard.structure.drawing, />Br<.*>Cl<|>Cl<.*>Br</);
    assert.ok(unheard.neighbours.every((own) => own.drawing.includes('differs')));
    // With its stereochemistry: a wedge is a filled path.
    const stereo = await lookup.analogues({ smiles: 'CCCC[C@H](NC)C(=O)c1ccc(Br)cc1' }, { drawings: true });
    assert.match(stereo.structure.drawing, /fill="currentColor" d="M[^"]*Z"|(M[\d. L]+){6}/);
    const error = await refusal({ id: 'fentanyl' }, { drawings: 'yes' });
    assert.deepEqual([error.code, error.field], ['invalid-type', 'options.drawings']);
  });

  test('what is in no table is laid out with its stereochemistry, or not drawn', async () => {
    const table = await readFile(new URL('../../data/structures.csv', import.meta.url), 'utf8');
    const smiles = table
      .trim()
      .split('\n')
      .slice(1)
      .map((line) => line.split(',')[1])
      .filter((own) => own.includes('@'));
    const undrawn = [];
    for (const own of smiles) {
      const mirrored = own.replace(/@@?/g, (mark) => (mark === '@' ? '@@' : '@'));
      const { structure } = await lookup.analogues({ smiles: mirrored }, { limit: 1, drawings: true });
      if (structure.drawing === undefined) undrawn.push(own);
    }
    assert.ok(smiles.length > 300 && undrawn.length <= 1, undrawn.join(' '));
  });

  test('a molfile is read as the SMILES', async () => {
    const [ethylamine] = await Promise.all([
      lookup.analogues({
        molfile:
          '\n\n\n  3  2  0  0  0  0            999 V2000\n    0.0000    0.0000    0.0000 C   0  0\n    1.5000    0.0000    0.0000 C   0  0\n    2.2500    1.3000    0.0000 N   0  0\n  1  2  1  0\n  2  3  1  0\nM  END\n',
      }),
      lookup.analogues({ id: 'mdma' }),
    ]);
    assert.deepEqual(ethylamine, await lookup.analogues({ smiles: 'CCN' }));
  });

  test('a bad structure is refused with the place, and the next one is answered', async () => {
    for (const [smiles, place, words] of [
      ['CCC1CC', { character: 3, length: 1 }, 'opened here'],
      ['N(=O)(=O)(=O)(C)C', { character: 0, length: 1 }, 'more bonds'],
      ['[13]', { character: 3, length: 1 }, 'not an atom'],
      ['C*C', { character: 1, length: 1 }, 'any group'],
      ['C[Hg]C', { character: 1, length: 4 }, 'metal'],
      ['C\u0000C', { character: 1, length: 1 }, 'no SMILES'],
      ['', undefined, 'no structure'],
      ['C'.repeat(999), { character: 250, length: 1 }, '999 atoms'],
      ['C'.repeat(10_000), undefined, '10000 characters'],
    ]) {
      const error = await refusal({ smiles });
      assert.deepEqual(
        [error.code, error.field, error.place],
        ['invalid-structure', 'query.smiles', place],
        smiles.slice(0, 20),
      );
      assert.ok(error.message.includes(words), error.message);
      assert.equal((await lookup.analogues({ smiles: 'CCO' }, { limit: 1 })).neighbours.length, 1);
    }
    const file = await refusal({ molfile: 'CCO' });
    assert.deepEqual([file.code, file.field, file.place], ['invalid-structure', 'query.molfile', undefined]);
  });

  test('a question that cannot be answered says why', async () => {
    for (const [query, code, field] of [
      [undefined, 'missing', 'query'],
      [{}, 'missing', 'query'],
      [{ id: 'fentanyl', smiles: 'C' }, 'too-many', 'query'],
      [{ id: 1 }, 'invalid-type', 'query.id'],
      [{ smile: 'C' }, 'unknown-field', 'query.smile'],
      [{ id: 'nope' }, 'unknown-substance', 'query.id'],
      [{ id: 'ayahuasca' }, 'no-structure', 'query.id'],
      [{ inchikey: 'fentanyl' }, 'unknown-substance', 'query.inchikey'],
      [{ inchikey: 'AAAAAAAAAAAAAA-UHFFFAOYSA-N' }, 'unknown-substance', 'query.inchikey'],
      [{ smiles: 'C'.repeat(100_001) }, 'too-long', 'query.smiles'],
    ]) {
      const error = await refusal(query);
      assert.deepEqual([error.code, error.field], [code, field], JSON.stringify(query)?.slice(0, 60));
    }
    assert.equal((await refusal({ id: 'mdma' }, { limit: 0 })).field, 'options.limit');
  });

  test('its files may come from elsewhere, and those of another build are refused', async () => {
    const file = (name) => readFile(new URL(name, WASM));
    const elsewhere = await load({
      identities: 'later',
      structures: await file('structures.bin'),
      analogues: await file('relatives_bg.wasm'),
      chemistry: new Response(await file('structure_bg.wasm')),
    });
    assert.deepEqual(await elsewhere.analogues({ smiles: HYDROXY }), await lookup.analogues({ smiles: HYDROXY }));
    for (const [sources, field] of [
      [{ structures: ofOtherData(await file('structures.bin')) }, 'source.structures'],
      [{ structures: new Uint8Array(9) }, 'source.structures'],
      [{ structures: 5 }, 'source.structures'],
      [{ analogues: await file('kits_bg.wasm') }, 'source.structures'],
      [{ chemistry: 'here' }, 'source.chemistry'],
    ]) {
      const wrong = await load(sources);
      const error = await wrong.analogues({ smiles: 'CCO' }).then(
        () => assert.fail('answered'),
        (own) => own,
      );
      assert.equal(error.field, field, error.message);
      assert.ok(wrong.find('mdma').length > 0, 'all else goes on');
    }
  });

  test('a freed one answers no more', async () => {
    const freed = await load();
    await freed.analogues({ id: 'mdma' });
    freed.free();
    const error = await freed.analogues({ id: 'mdma' }).then(
      () => assert.fail('answered'),
      (own) => own,
    );
    assert.equal(error.code, 'freed');
  });
});
