//! From what was drawn to what is compared: the largest organic part without its
//! counter-ions and solvents, and without charges where hydrogens can be moved.

use crate::counter_ions::is_counter_ion;
use chematic::core::{AtomIdx, Molecule, implicit_hcount};
use chematic::perception::rdkit_canonical_atom_ranks;
use chematic::smiles::parse;

/// The parts of a molecule: the one that is looked up, and the others with
/// their SMILES.
pub struct Parts {
    pub parent: Molecule,
    pub others: Vec<(String, Molecule)>,
}

impl Parts {
    /// Of a canonical SMILES. The parent is the part with carbon that is no known
    /// counter-ion or solvent and has the most atoms, hydrogen aside, or the first
    /// of them; if all with carbon are known ones, the largest of these; without
    /// carbon anywhere, the part with the most atoms.
    pub fn of(smiles: &str) -> Option<Self> {
        let read = |part: &str| Some((part.to_owned(), parse(part).ok()?));
        let mut parts = smiles.split('.').map(read).collect::<Option<Vec<_>>>()?;
        // One alone is looked up, whatever it is.
        let several = parts.iter().filter(|(_, part)| has_carbon(part)).nth(1).is_some();
        let ranks: Vec<_> = parts.iter().map(|(_, part)| rank(part, several)).collect();
        let best = ranks.iter().max()?;
        let (_, parent) = parts.remove(ranks.iter().position(|rank| rank == best)?);
        Some(Self { parent, others: parts })
    }
}

fn rank(part: &Molecule, several: bool) -> (bool, bool, usize) {
    let heavy = part.atoms().filter(|(_, atom)| atom.element.atomic_number() > 1).count();
    (has_carbon(part), !(several && is_counter_ion(part)), heavy)
}

fn has_carbon(part: &Molecule) -> bool {
    part.atoms().any(|(_, atom)| atom.element.atomic_number() == 6)
}

/// Moves hydrogens until no charge is left that a hydrogen can take away, as
/// RDKit's `Uncharger` does: a cation with hydrogen gives it up, an anion takes
/// one up. What stays: charges beside an opposite one (nitro groups, N-oxides),
/// cations without hydrogen, and as many anions as those need. Says whether
/// anything moved.
pub fn neutralise(molecule: &mut Molecule) -> bool {
    let charged: Vec<(AtomIdx, i8)> =
        molecule.atoms().filter(|(_, atom)| atom.charge != 0).map(|(place, atom)| (place, atom.charge)).collect();
    let paired = |place: AtomIdx, charge: i8| {
        molecule.neighbors(place).any(|(other, _)| molecule.atom(other).charge.signum() == -charge.signum())
    };
    let free: Vec<(AtomIdx, i8)> = charged.iter().copied().filter(|(place, charge)| !paired(*place, *charge)).collect();
    let fixed: i32 = free
        .iter()
        .filter(|(place, charge)| *charge > 0 && implicit_hcount(molecule, *place) == 0)
        .map(|(_, charge)| i32::from(*charge))
        .sum();
    let mut moves: Vec<(AtomIdx, i8)> = Vec::new();
    for (place, charge) in free.iter().filter(|(_, charge)| *charge > 0) {
        let hydrogens = implicit_hcount(molecule, *place) as i8;
        if hydrogens > 0 {
            moves.push((*place, -(*charge).min(hydrogens)));
        }
    }
    // Anions that keep a cation company stay, carbon and nitrogen first.
    let mut anions: Vec<(AtomIdx, i8)> = free.iter().copied().filter(|(_, charge)| *charge < 0).collect();
    let is_acid = |place: AtomIdx| matches!(molecule.atom(place).element.atomic_number(), 8 | 16 | 34);
    let ranks = rdkit_canonical_atom_ranks(molecule);
    anions.sort_by_key(|(place, _)| (!is_acid(*place), ranks.get(place.0 as usize).copied()));
    let mut surplus = anions.iter().map(|(_, charge)| -i32::from(*charge)).sum::<i32>() - fixed;
    for (place, charge) in anions {
        let taken = i32::from(-charge).min(surplus);
        if taken > 0 {
            moves.push((place, taken as i8));
            surplus -= taken;
        }
    }
    for (place, change) in &moves {
        let hydrogens = implicit_hcount(molecule, *place) as i8 + change;
        molecule.set_charge(*place, molecule.atom(*place).charge + change);
        molecule.set_hydrogen_count(*place, Some(hydrogens as u8));
    }
    !moves.is_empty()
}
