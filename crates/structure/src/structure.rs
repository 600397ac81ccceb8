//! A structure that was read, ready to be compared.

use crate::counter_ions::is_counter_ion;
use crate::error::StructureError;
use crate::molfile;
use crate::parent::{Parts, neutralise};
use crate::smiles::{self, Read};
use crate::written::{canonical, flat, unreadable};
use crate::{elements, formula};
use chematic::core::Molecule;
use chematic::fp::rdkit_morgan_ecfp4_bitvec;
use chematic::smiles::{parse, rdkit_parsed_molecule};

/// Bits of a fingerprint.
pub const BITS: usize = 2048;

/// What stood beside the parent: a counter-ion, a solvent, another substance.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Removed {
    /// Canonical.
    pub smiles: String,
    /// In Hill order, a charge at the end; labelled atoms count as their element.
    pub formula: String,
    /// A compound of carbon that is no known counter-ion or solvent: it may be
    /// looked up by itself.
    pub other: bool,
}

/// The parent of what was drawn. Counter-ions and solvents are taken away and
/// charges neutralised where moving hydrogens can do it; isotopes and
/// stereochemistry stay.
pub struct Structure {
    molecule: Molecule,
    /// Canonical, as RDKit 2026.9 writes it.
    pub smiles: String,
    /// The same without stereochemistry and isotopes.
    pub flat: String,
    /// In Hill order, a charge at the end; labelled atoms count as their element.
    pub formula: String,
    /// Monoisotopic, Da.
    pub mass: f64,
    /// What stood beside it and was taken away, a part each; empty if nothing was.
    pub removed: Vec<Removed>,
    /// A charge was taken away.
    pub neutralised: bool,
}

impl Structure {
    /// # Errors
    ///
    /// A [`StructureError`] with the character. See [`smiles::LONGEST`] and
    /// [`smiles::MOST_ATOMS`] for the bounds.
    pub fn from_smiles(text: &str) -> Result<Self, StructureError> {
        Self::of(&smiles::read(text)?)
    }

    /// V2000 or V3000, one molecule.
    ///
    /// # Errors
    ///
    /// A [`StructureError`] with the line.
    pub fn from_molfile(text: &str) -> Result<Self, StructureError> {
        let drawn = molfile::read(text)?;
        let written = drawn.smiles();
        // What is wrong with the molecule is told with the line of the atom.
        let on_line = |error: StructureError| written.on_line(error);
        Self::of(&smiles::read(&written.text).map_err(on_line)?).map_err(on_line)
    }

    fn of(read: &Read) -> Result<Self, StructureError> {
        check_atoms(read)?;
        // Written and read once more: what follows sees nothing of how it was drawn.
        let parts = Parts::of(&canonical(&read.molecule)?).ok_or_else(unreadable)?;
        let mut molecule = parts.parent;
        let neutralised = neutralise(&mut molecule);
        let smiles = canonical(&molecule)?;
        let molecule = parse(&smiles).map_err(|_| unreadable())?;
        Ok(Self {
            flat: flat(&molecule)?,
            formula: formula::formula(&molecule),
            mass: formula::monoisotopic_mass(&molecule).ok_or_else(unreadable)?,
            removed: parts.others.iter().map(removed).collect(),
            neutralised,
            smiles,
            molecule,
        })
    }

    /// With hydrogens and aromaticity as patterns expect them.
    pub(crate) fn as_rdkit_parsed(&self) -> Molecule {
        rdkit_parsed_molecule(&self.molecule).unwrap_or_else(|| self.molecule.clone())
    }

    /// The same without stereochemistry and isotopes.
    pub(crate) fn as_flat(&self) -> Result<Molecule, StructureError> {
        let flat = parse(&self.flat).map_err(|_| unreadable())?;
        Ok(rdkit_parsed_molecule(&flat).unwrap_or(flat))
    }

    /// The bits of the Morgan fingerprint that are set, ascending: radius 2,
    /// [`BITS`] bits, without chirality; bit for bit that of RDKit.
    ///
    /// # Errors
    ///
    /// A molecule of which none can be made.
    pub fn fingerprint(&self) -> Result<Vec<u16>, StructureError> {
        bits(&self.molecule)
    }

    /// The same without isotopes: a labelled compound is as near to others as the
    /// compound itself.
    ///
    /// # Errors
    ///
    /// The same.
    pub fn fingerprint_unlabelled(&self) -> Result<Vec<u16>, StructureError> {
        let labelled = self.molecule.atoms().any(|(_, atom)| atom.isotope.is_some());
        if labelled { bits(&parse(&self.flat).map_err(|_| unreadable())?) } else { self.fingerprint() }
    }
}

fn bits(molecule: &Molecule) -> Result<Vec<u16>, StructureError> {
    let bits = rdkit_morgan_ecfp4_bitvec(molecule).map_err(|_| unreadable())?;
    Ok((0..BITS as u16).filter(|bit| bits.get(usize::from(*bit))).collect())
}

fn removed((smiles, part): &(String, Molecule)) -> Removed {
    let carbon = part.atoms().any(|(_, atom)| atom.element.atomic_number() == 6);
    Removed { smiles: smiles.clone(), formula: formula::formula(part), other: carbon && !is_counter_ion(part) }
}

/// Only what is made of non-metals is looked up (a counter-ion may be a metal),
/// and isotopes have to exist.
fn check_atoms(read: &Read) -> Result<(), StructureError> {
    let parts = read.molecule.fragments_with_source_atoms();
    let organic = |part: &Molecule| part.atoms().any(|(_, atom)| atom.element.symbol() == "C");
    let any = parts.iter().any(|(part, _)| organic(part));
    for (part, places) in parts.iter().filter(|(part, _)| !any || organic(part)) {
        for ((_, atom), place) in part.atoms().zip(places) {
            let symbol = atom.element.symbol();
            let message = if !COVERED.contains(&symbol) {
                let remedy = if part.atom_count() == 1 {
                    "there is none here"
                } else {
                    "leave it out, or write it apart as an ion"
                };
                format!("{symbol} is a metal or a noble gas, and compounds of non-metals are looked up; {remedy}")
            } else if elements::mass_of(symbol, atom.isotope).is_none() {
                format!("{symbol} has no isotope {} that compounds are labelled with", atom.isotope.unwrap_or_default())
            } else {
                continue;
            };
            return Err(StructureError { place: read.place(place.0 as usize), message });
        }
    }
    Ok(())
}

/// Elements of the molecules that are looked up.
const COVERED: [&str; 16] = ["H", "B", "C", "N", "O", "F", "Si", "P", "S", "Cl", "Ge", "As", "Se", "Br", "Te", "I"];
