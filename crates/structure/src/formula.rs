//! Molecular formula and monoisotopic mass.

use crate::elements::mass_of;
use chematic::core::{Molecule, implicit_hcount};
use std::collections::BTreeMap;

/// Mass of an electron, Da (CODATA 2018).
const ELECTRON: f64 = 0.000_548_579_909_065;

/// In Hill order: carbon, hydrogen, then by the alphabet; a charge stands at
/// the end. Labelled atoms count as their element.
pub fn formula(molecule: &Molecule) -> String {
    let counts = counts(molecule);
    let mut symbols: Vec<&str> = counts.keys().copied().collect();
    let organic = counts.contains_key("C");
    symbols.sort_by_key(|symbol| match *symbol {
        "C" if organic => (0, *symbol),
        "H" if organic => (1, *symbol),
        other => (2, other),
    });
    let mut text = String::new();
    for symbol in symbols {
        text.push_str(symbol);
        if counts[symbol] > 1 {
            text.push_str(&counts[symbol].to_string());
        }
    }
    let charge = charge(molecule);
    if charge != 0 {
        text.push(if charge > 0 { '+' } else { '-' });
        if charge.abs() > 1 {
            text.push_str(&charge.abs().to_string());
        }
    }
    text
}

/// In Da; `None` if an isotope is not in the tables.
pub fn monoisotopic_mass(molecule: &Molecule) -> Option<f64> {
    let hydrogen = mass_of("H", None)?;
    let mut mass = -f64::from(charge(molecule)) * ELECTRON;
    for (place, atom) in molecule.atoms() {
        mass += mass_of(atom.element.symbol(), atom.isotope)? + f64::from(implicit_hcount(molecule, place)) * hydrogen;
    }
    Some(mass)
}

fn charge(molecule: &Molecule) -> i32 {
    molecule.atoms().map(|(_, atom)| i32::from(atom.charge)).sum()
}

fn counts(molecule: &Molecule) -> BTreeMap<&'static str, usize> {
    let mut counts = BTreeMap::new();
    for (place, atom) in molecule.atoms() {
        *counts.entry(atom.element.symbol()).or_default() += 1;
        let hydrogens = usize::from(implicit_hcount(molecule, place));
        if hydrogens > 0 {
            *counts.entry("H").or_default() += hydrogens;
        }
    }
    counts
}
