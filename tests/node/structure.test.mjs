/** The file that reads structures, by itself. */
import assert from 'node:assert/strict';
import { readFile } from 'node:fs/promises';
import { before, describe, test } from 'node:test';
import { instantiate } from '../../pkg/wasm/structure-instance.js';

const FILE = new URL('../../pkg/wasm/structure_bg.wasm', import.meta.url);
const FENTANYL = 'CCC(=O)N(c1ccccc1)C1CCN(CCc2ccccc2)CC1';

describe('structures', () => {
  let chemistry;
  let memory;

  before(async () => {
    const { Chemistry, memory: own } = instantiate(await WebAssembly.compile(await readFile(FILE)));
    chemistry = new Chemistry([[3, undefined, ['[NX3](c)C(=O)C'], ['[Cl]'], 30]]);
    memory = own;
  });

  const refusal = (call) => {
    try {
      call();
    } catch (error) {
      return error;
    }
    throw new Error('was read');
  };

  test('a salt is read as its parent', () => {
    const { bits, mass, families, ruling, ...rest } = chemistry.readSmiles(
      `${FENTANYL.replace('CCN(CC', 'CC[NH+](CC')}.[Cl-]`,
    );
    assert.deepEqual(rest, {
      smiles: FENTANYL,
      flat: FENTANYL,
      formula: 'C22H28N2O',
      removed: [['[Cl-]', 'Cl-', false]],
      neutralised: true,
    });
    assert.deepEqual([...families], [3]);
    assert.equal(ruling, 'gb-fentanyl:matches: us-fentanyl-related:matches: cn-fentanyl:matches:');
    assert.ok(Math.abs(mass - 336.220163) < 1e-6);
    assert.deepEqual([...bits.slice(0, 4), bits.length], [80, 218, 288, 294, 40]);
  });

  test('a molfile is read as the SMILES', () => {
    const file =
      '\n\n\n  2  1  0  0  0  0            999 V2000\n    0.0000    0.0000    0.0000 C   0  0\n    1.5000    0.0000    0.0000 N   0  0\n  1  2  1  0\nM  END\n';
    assert.deepEqual(chemistry.readMolfile(file), chemistry.readSmiles('NC'));
  });

  test('a refusal says where, and the next structure is read', () => {
    assert.deepEqual(
      refusal(() => chemistry.readSmiles('CCC1CC')),
      {
        code: 'invalid-structure',
        field: 'query.smiles',
        message: 'character 4: the ring 1 is opened here and never closed',
        place: { character: 3, length: 1 },
      },
    );
    assert.deepEqual(refusal(() => chemistry.readMolfile('\n\n\n  1  0  0  0            999 V2000\n')).place, {
      line: 4,
    });
    assert.equal(refusal(() => chemistry.readMolfile('CCO')).place, undefined);
    assert.equal(chemistry.readSmiles('OCC').smiles, 'CCO');
  });

  test('a thousand structures take no more memory than a few', () => {
    for (let i = 0; i < 200; i += 1) chemistry.readSmiles(FENTANYL);
    const { byteLength } = memory.buffer;
    for (let i = 0; i < 1000; i += 1) {
      chemistry.readSmiles(FENTANYL);
      refusal(() => chemistry.readSmiles(`${FENTANYL}C1`));
    }
    assert.equal(memory.buffer.byteLength, byteLength);
  });
});
