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
  families     the families whose scaffold (data/families.toml) the molecule has, but for those that a family below them
               tells more closely
"""
import csv
import math
import pathlib
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
    return [round(float(part) * UNITS_AN_ANGSTROM) for point in points for part in (point - points[0])[:2]]


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
        writer.writerow(["id", "smiles", "bits", "coordinates", "wedges", "families"])
        for id, (smiles, molecule) in sorted(structures.items()):
            bits = FINGERPRINT.GetFingerprint(molecule).GetOnBits()
            columns = (bits, lay_out(molecule), wedges_of(molecule), scaffolds.of(molecule))
            writer.writerow([id, smiles, *(" ".join(map(str, column)) for column in columns)])
    print(f"{len(structures)} structures, RDKit {rdkit.__version__}")


main()
