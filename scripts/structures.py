#!/usr/bin/env python3
"""Checks the structures of data/ with RDKit and writes data/structures.csv.

Run it after a row with a structure was added or changed (`make structures`). A build does not need it: it reads what
is committed. Of every SMILES it asks that it is the canonical one of RDKit, and that InChIKey, formula and
monoisotopic mass are those of the structure; it names the column that is not, and what to write instead.

data/structures.csv, a row a structure, in the order of the ids:
  id           the substance
  smiles       the SMILES it was worked out from: a build refuses a row that is older than the structure
  bits         the bits that are set of the Morgan fingerprint: radius 2, 2048 bits, no chirality (Rogers D, Hahn M,
               J Chem Inf Model 2010;50:742, as RDKit counts it)
  coordinates  x and y of every atom in the order of the SMILES, from the first of them, in twentieths of an angstrom,
               y upwards; a bond is 30 long
  wedges       bonds that are drawn as a wedge: from-to of a solid one, from~to of a hashed one, by the places of the
               atoms, the narrow end first
  rules        the definitions of data/rules.toml that it matches, or may, with their clauses, as crates/structure finds them
  families     the families whose scaffold (data/families.toml) the molecule has, but for those that a family below them
               tells more closely
"""
import collections
import csv
import math
import pathlib
import subprocess
import sys
import tomllib

try:
    import rdkit
    from rdkit import Chem, RDLogger
    from rdkit.Chem import rdDepictor, rdFingerprintGenerator
    from rdkit.Chem.Descriptors import ExactMolWt
    from rdkit.Chem.rdMolDescriptors import CalcMolFormula
except ImportError:
    sys.exit("RDKit is missing: python3 -m venv .tools/rdkit && .tools/rdkit/bin/pip install rdkit==2026.9.1, then make structures")

DATA = pathlib.Path(__file__).parent.parent / "data"
TABLES = ["substances.csv", "further-substances.csv"]
UNITS_AN_ANGSTROM = 20
FINGERPRINT = rdFingerprintGenerator.GetMorganGenerator(radius=2, fpSize=2048)


def read_families():
    """Reads how families are told by their scaffolds."""
    with open(DATA / "families.toml", "rb") as file:
        return tomllib.load(file)["family"]


def read_rules():
    """Reads the definitions of controlled substances."""
    with open(DATA / "rules.toml", "rb") as file:
        return tomllib.load(file)["rule"]


class Scaffolds:
    def __init__(self, families):
        pattern = Chem.MolFromSmarts
        self.parents = {family["id"]: family.get("parent") for family in families}
        self.rows = [
            (family["id"], [pattern(smarts) for smarts in family["scaffold"]], family.get("scaffold_up_to", math.inf),
             [pattern(smarts) for smarts in family.get("scaffold_not", [])])
            for family in families
            if family["scaffold"]
        ]

    def above(self, family):
        while family := self.parents[family]:
            yield family

    def of(self, molecule):
        has = molecule.HasSubstructMatch
        told = [
            family
            for family, scaffolds, up_to, others in self.rows
            if molecule.GetNumHeavyAtoms() <= up_to and any(map(has, scaffolds)) and not any(map(has, others))
        ]
        return [family for family in told if not any(family in self.above(other) for other in told)]


def problems_of(row, molecule):
    """What a row says that its structure does not, each with the remedy."""
    own = {
        "smiles": Chem.MolToSmiles(molecule),
        "inchikey": Chem.MolToInchiKey(molecule),
        "formula": CalcMolFormula(molecule),
        "mass": f"{ExactMolWt(molecule):.5f}",
    }
    for column, value in own.items():
        agrees = abs(float(row["mass"] or 0) - float(value)) < 2e-5 if column == "mass" else row[column] == value
        if not agrees:
            yield f'{column} is "{row[column]}" and should be "{value}"'


def lay_out(molecule):
    """Coordinates from the first atom, not turned to lie flat: so most bonds have one of a few directions."""
    rdDepictor.Compute2DCoords(molecule, canonOrient=False)
    points = molecule.GetConformer().GetPositions()
    return [tuple(round(float(part) * UNITS_AN_ANGSTROM) for part in (point - points[0])[:2]) for point in points]


def smoothed(drawings):
    """The same within a unit, with the few steps from atom to atom that most drawings share: they pack better."""
    def steps(drawing):
        return [(x - a, y - b) for (a, b), (x, y) in zip(drawing, drawing[1:])]

    def near(step):
        return [(step[0] + dx, step[1] + dy) for dx in (-1, 0, 1) for dy in (-1, 0, 1)]

    counts = collections.Counter(step for drawing in drawings for step in steps(drawing))
    shared = set()
    for step, _ in counts.most_common():
        if not shared.intersection(near(step)):
            shared.add(step)
    for drawing in drawings:
        at, smooth = drawing[0], [drawing[0]]
        for x, y in drawing[1:]:
            step = (x - at[0], y - at[1])
            distance = lambda other: abs(other[0] - step[0]) + abs(other[1] - step[1])
            known = sorted(shared.intersection(near(step)), key=lambda other: (distance(other), -counts[other], other))
            own = known[0] if known else step
            at = (at[0] + own[0], at[1] + own[1])
            smooth.append(at)
        yield [part for point in smooth for part in point]


def rules_of(smiles):
    """Asks crates/structure, whose rules are the ones that ship."""
    command = ["cargo", "run", "--quiet", "--package", "analogue-lookup-structure", "--example", "rules"]
    answer = subprocess.run(command, input="\n".join(smiles) + "\n", capture_output=True, text=True, check=True, cwd=DATA.parent)
    lines = answer.stdout.split("\n")[:-1]
    return ["" if line.startswith("error") else line for line in lines]


def wedges_of(molecule):
    wedged = Chem.Mol(molecule)
    Chem.WedgeMolBonds(wedged, wedged.GetConformer())
    marks = {Chem.BondDir.BEGINWEDGE: "-", Chem.BondDir.BEGINDASH: "~"}
    bonds = ((bond, marks.get(bond.GetBondDir())) for bond in wedged.GetBonds())
    return [f"{bond.GetBeginAtomIdx()}{mark}{bond.GetEndAtomIdx()}" for bond, mark in bonds if mark]


def main():
    RDLogger.DisableLog("rdApp.*")
    structures, wrong = {}, 0
    scaffolds = Scaffolds(read_families())
    for table in TABLES:
        with open(DATA / table, newline="") as file:
            for row in csv.DictReader(file):
                if not row["smiles"]:
                    continue
                molecule = Chem.MolFromSmiles(row["smiles"])
                found = ["smiles cannot be read by RDKit"] if molecule is None else list(problems_of(row, molecule))
                for problem in found:
                    print(f'data/{table}: {row["id"]}: {problem}', file=sys.stderr)
                wrong += len(found)
                if not found:
                    structures[row["id"]] = (row["smiles"], molecule)
    if wrong:
        sys.exit(f"{wrong} problems; data/structures.csv is as it was")
    with open(DATA / "structures.csv", "w", newline="") as file:
        writer = csv.writer(file, lineterminator="\n")
        writer.writerow(["id", "smiles", "bits", "coordinates", "wedges", "families", "rules"])
        rows = sorted(structures.items())
        drawings = smoothed([lay_out(molecule) for _, (_, molecule) in rows])
        rules = rules_of([smiles for _, (smiles, _) in rows])
        for (id, (smiles, molecule)), drawing, matched in zip(rows, drawings, rules, strict=True):
            bits = FINGERPRINT.GetFingerprint(molecule).GetOnBits()
            columns = (bits, drawing, wedges_of(molecule), scaffolds.of(molecule))
            writer.writerow([id, smiles, *(" ".join(map(str, column)) for column in columns), matched])
    print(f"{len(structures)} structures, RDKit {rdkit.__version__}")


if __name__ == "__main__":
    main()
