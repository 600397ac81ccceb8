// What a text may mean that somebody types into the look-up, and the address that it leads to.
import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { load } from '../../pkg/index.js';
import { addressOf, readShown, START } from '../../www/lookup/address.js';
import { isMolfile, isStructure, mayBeSmiles, meant, rightCheckDigit } from '../../www/lookup/typed.js';

const lookup = await load();
const FENTANYL = 'CCC(=O)N(c1ccccc1)C1CCN(CCc2ccccc2)CC1';

describe('a text that is typed into the look-up', () => {
  const CASES = /** @type {[string, string, string][]} */ ([
    ['Protonitazepyne', 'substance', 'n-pyrrolidino-protonitazene'],
    [' isotonitazene ', 'substance', 'isotonitazene'],
    ['437-38-7', 'substance', 'fentanyl'],
    ['PJMPHNIQZUBGLI-UHFFFAOYSA-N', 'substance', 'fentanyl'],
    ['nitazenes', 'family', 'nitazenes'],
    ['M30', 'find', 'M30'],
    ['isotonitazine', 'find', 'isotonitazine'],
    ['qqqq', 'find', 'qqqq'],
    // Names come before what is also a SMILES.
    ['PCP', 'substance', 'pcp'],
    ['CBN', 'substance', 'cbn'],
    [FENTANYL, 'structure', FENTANYL],
    [`${FENTANYL} `, 'structure', FENTANYL],
    ['C1CC(=O', 'structure', 'C1CC(=O'],
    ['c1ccccc', 'find', 'c1ccccc'],
    ['c1ccccc1', 'structure', 'c1ccccc1'],
    ['InChI=1S/CH4/h1H4', 'structure', 'InChI=1S/CH4/h1H4'],
    ['N-(1-phenethylpiperidin-4-yl)-N-phenylpropanamid', 'find', 'N-(1-phenethylpiperidin-4-yl)-N-phenylpropanamid'],
    // Letters alone are an abbreviation before they are a chain of atoms; the answer offers the other.
    ['CCO', 'find', 'CCO'],
    [`"${FENTANYL}"`, 'structure', FENTANYL],
    [`${FENTANYL} fentanyl`, 'structure', FENTANYL],
    [`${FENTANYL.slice(0, 20)}\n${FENTANYL.slice(20)}`, 'structure', FENTANYL],
    // A family that is called after a substance does not stand in its way.
    ['fentanyl', 'substance', 'fentanyl'],
    ['MDMA', 'substance', 'mdma'],
    [
      'N-phenyl-N-[1-(2-phenylethyl)piperidin-4-yl]propanamide',
      'find',
      'N-phenyl-N-[1-(2-phenylethyl)piperidin-4-yl]propanamide',
    ],
    [
      'N,N-diethyl-2-[2-[(4-propoxyphenyl)methyl]-5-nitrobenzimidazol-1-yl]ethanamine',
      'find',
      'N,N-diethyl-2-[2-[(4-propoxyphenyl)methyl]-5-nitrobenzimidazol-1-yl]ethanamine',
    ],
    // Dextromethamphetamine: of this key only the first block is known.
    ['MYWUZJCMWCOHBA-VIFPVBQESA-N', 'inchikey', 'MYWUZJCMWCOHBA-VIFPVBQESA-N'],
    ['437-38-8', 'find', '437-38-8'],
    ['', 'find', ''],
  ]);
  for (const [text, kind, value] of CASES) {
    test(`“${text}” leads to ${kind} ${value}`, () => assert.deepEqual(meant(lookup, text), { kind, value }));
  }

  test('a street name or a brand comes along to the card, and a name does not', () => {
    assert.deepEqual(meant(lookup, 'smack'), { kind: 'substance', value: 'heroin', as: 'smack' });
    assert.deepEqual(readShown(addressOf('substance', 'heroin', 'smack & more'), START), {
      kind: 'substance',
      value: 'heroin',
      as: 'smack & more',
    });
  });

  test('the last digit of a CAS number checks the others', () => {
    for (const { substance } of lookup.catalogue().coverage)
      assert.equal(rightCheckDigit(lookup.substance(substance).cas ?? ''), undefined, substance);
    assert.equal(rightCheckDigit('437-38-8'), 7);
    assert.equal(rightCheckDigit('437-38'), undefined);
  });

  test('no name of the data is taken for a structure', () => {
    const taken = lookup.catalogue().coverage.flatMap(({ substance }) => {
      const { name, synonyms } = lookup.substance(substance);
      return [name, ...synonyms].filter((own) => own.length <= 200 && meant(lookup, own).kind === 'structure');
    });
    assert.deepEqual(taken, []);
  });

  test('every structure of the data is one, also with letters and signs that few have', () => {
    const smiles = lookup
      .catalogue()
      .coverage.map(({ substance }) => lookup.substance(substance).smiles)
      .filter((own) => own !== undefined);
    assert.ok(smiles.length > 2000);
    // Only chains of letters, such as that of ethanol, may be names.
    assert.deepEqual(
      smiles.filter((own) => !mayBeSmiles(own)),
      [],
    );
    assert.deepEqual(smiles.filter((own) => !isStructure(own) && /[^A-Za-z]/.test(own)).slice(0, 20), []);
    for (const own of ['[13CH4]', 'F/C=C/F', 'N[C@@H](C)C(=O)O', 'c1cc[nH]c1', 'C%12CCCC%12', 'CC(=O)O.[Na+]'])
      assert.ok(isStructure(own), own);
  });

  test('no text takes long, whatever stands in it', () => {
    const hostile = [
      `${'['.repeat(1000)}!`,
      `${'[C'.repeat(900)}!`,
      `${'c1'.repeat(900)}!`,
      `${'Cl'.repeat(900)}!`,
      '('.repeat(1900),
      'c'.repeat(2e6),
      `${'"'.repeat(2e6)}x`,
      ' '.repeat(2e6),
      'V2000\n'.repeat(2e5),
      '1-'.repeat(1e6),
    ];
    for (const text of hostile) {
      const { kind, value } = meant(lookup, text);
      assert.ok(['structure', 'find'].includes(kind) && typeof value === 'string', text.slice(0, 10));
      mayBeSmiles(text);
      isMolfile(text);
      rightCheckDigit(text);
    }
  });

  test('a molfile is told by its lines, however they end', () => {
    const molfile = '\n  program\n\n  1  0  0  0  0  0  0  0  0  0999 V2000\n    0.0 0.0 0.0 C 0 0\nM  END\n';
    assert.ok(isMolfile(molfile) && isMolfile(molfile.replaceAll('\n', '\r\n')));
    for (const text of ['', 'V2000', 'isotonitazene\nsold as M30', FENTANYL]) assert.ok(!isMolfile(text), text);
  });

  test('survives its address, whatever its letters', () => {
    for (const value of [FENTANYL, 'N[C@@H](C)C(=O)O', 'C#N', '[Na+].[Cl-]', 'a & b = c + d', '§ %41 ☃']) {
      assert.deepEqual(readShown(addressOf('structure', value), START), { kind: 'structure', value });
    }
    const shown = readShown('#substance=fentanyl', START);
    assert.deepEqual(readShown('#main', shown), shown);
    assert.deepEqual(readShown('', shown), START);
    for (const odd of ['#=', '#substance=', '#of=lsd', '#__proto__=x'])
      assert.deepEqual(readShown(odd, shown), START, odd);
  });
});
