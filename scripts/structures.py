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
# As src/analogue/drawing draws: atoms nearer than that cannot be told apart; half of what a letter takes,
# and what of it a bond may touch.
NEAREST = 9
LETTER = (5.6, 7.4)
RIM = 1
# A step from atom to atom that so many drawings hold costs little.
FREQUENT = 20
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


def faults_of(molecule, points):
    """How many atoms lie on one another, and how many bonds run through the letters of an atom."""
    near = sum(math.dist(one, two) < NEAREST for at, one in enumerate(points) for two in points[:at])
    lettered = [atom for atom in molecule.GetAtoms() if atom.GetSymbol() != "C" or atom.GetFormalCharge()]

    def runs_through(bond, atom):
        ends = bond.GetBeginAtomIdx(), bond.GetEndAtomIdx()
        if atom.GetIdx() in ends:
            return False
        (x, y), (u, v) = (points[end] for end in ends)
        (a, b), wide = points[atom.GetIdx()], LETTER[0] * len(atom.GetSymbol()) - RIM
        along = ((x + (u - x) * step / 20, y + (v - y) * step / 20) for step in range(1, 20))
        return any(abs(p - a) < wide and abs(q - b) < LETTER[1] - RIM for p, q in along)

    return near + sum(runs_through(bond, atom) for bond in molecule.GetBonds() for atom in lettered)


def lay_out(molecule):
    """
    Coordinates from the first atom, and whether they are as RDKit lays most out. Not turned to lie flat: so most bonds
    have one of a few directions. Where atoms would lie on one another, as in bridged rings, as CoordGen lays it out, and
    pushed apart if that is not enough.
    """
    found = []
    for prefers in (False, True):
        rdDepictor.SetPreferCoordGen(prefers)
        rdDepictor.Compute2DCoords(molecule, canonOrient=False)
        positions = [tuple(map(float, point[:2])) for point in molecule.GetConformer().GetPositions()]
        bonds = [(bond.GetBeginAtomIdx(), bond.GetEndAtomIdx()) for bond in molecule.GetBonds()]
        # A bond is 30 long, whoever lays it out.
        scale = 1.5 * len(bonds) / sum(math.dist(positions[a], positions[b]) for a, b in bonds) if prefers else 1
        points = [(x * scale * UNITS_AN_ANGSTROM, y * scale * UNITS_AN_ANGSTROM) for x, y in positions]
        for own in (points, pushed_apart(molecule, points)) if found else (points,):
            whole = [(round(x - own[0][0]), round(y - own[0][1])) for x, y in own]
            found.append((faults_of(molecule, whole), len(found), whole))
        if found[0][0] == 0:
            break
    rdDepictor.SetPreferCoordGen(False)
    _, _, best = min(found)
    # Wedges go by the drawing that was chosen.
    for atom, (x, y) in enumerate(best):
        molecule.GetConformer().SetAtomPosition(atom, (x / UNITS_AN_ANGSTROM, y / UNITS_AN_ANGSTROM, 0))
    return best, len(found) == 1


def pushed_apart(molecule, points):
    """The points, moved a little until atoms that are not bonded keep their distance from one another and from bonds."""
    points = [list(point) for point in points]
    bonds = [(bond.GetBeginAtomIdx(), bond.GetEndAtomIdx()) for bond in molecule.GetBonds()]
    bonded = {frozenset(bond) for bond in bonds}

    def push(moved, target, length, wanted, force):
        """Moves the first along the way from the second until it is as far off as wanted."""
        (x, y), (u, v) = moved, target
        share = force * (wanted - length) / max(length, 1)
        moved[0], moved[1] = x + (x - u) * share, y + (y - v) * share

    for _ in range(400):
        for a, b in bonds:
            length = math.dist(points[a], points[b])
            push(points[a], points[b], length, 30, 0.2)
            push(points[b], points[a], length, 30, 0.2)
        for a, one in enumerate(points):
            for b, other in enumerate(points):
                length = math.dist(one, other)
                if a != b and frozenset((a, b)) not in bonded and length < 18:
                    push(one, other, length, 18, 0.2)
            for b, c in bonds:
                if a not in (b, c):
                    (x, y), (u, v) = points[b], points[c]
                    along = ((one[0] - x) * (u - x) + (one[1] - y) * (v - y)) / max((u - x) ** 2 + (v - y) ** 2, 1)
                    foot = (x + along * (u - x), y + along * (v - y))
                    length = math.dist(one, foot)
                    if 0 < along < 1 and length < 11:
                        push(one, foot, length, 11, 0.2)
    return points


def smoothed(drawings):
    """
    The same within a unit, with the few steps from atom to atom that most drawings share: they pack better. Those that
    were not laid out as the others are, and share few, within two units.
    """
    def steps(drawing):
        return [(x - a, y - b) for (a, b), (x, y) in zip(drawing, drawing[1:])]

    def near(step, reach=1):
        around = range(-reach, reach + 1)
        return [(step[0] + dx, step[1] + dy) for dx in around for dy in around]

    counts = collections.Counter(step for drawing, _ in drawings for step in steps(drawing))
    shared = set()
    for step, _ in counts.most_common():
        if not shared.intersection(near(step)):
            shared.add(step)
    frequent = {step for step in shared if counts[step] >= FREQUENT}
    for drawing, is_usual in drawings:
        at, smooth = drawing[0], [drawing[0]]
        for x, y in drawing[1:]:
            step = (x - at[0], y - at[1])
            distance = lambda other: abs(other[0] - step[0]) + abs(other[1] - step[1])
            known = [] if is_usual else frequent.intersection(near(step, 2))
            known = sorted(known or shared.intersection(near(step)), key=lambda other: (distance(other), -counts[other], other))
            own = known[0] if known else step
            at = (at[0] + own[0], at[1] + own[1])
            smooth.append(at)
        yield [part for point in smooth for part in point]


def rules_of(smiles):
    """Asks crates/structure, whose rules are the ones that ship: its seventh column."""
    command = ["cargo", "run", "--quiet", "--package", "analogue-lookup-structure", "--example", "read"]
    answer = subprocess.run(command, input="\n".join(smiles) + "\n", capture_output=True, text=True, check=True, cwd=DATA.parent)
    lines = answer.stdout.split("\n")[:-1]
    return ["" if line.startswith("error\t") else line.split("\t")[6] for line in lines]


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
