//! How a molecule is written: canonical, as RDKit 2026.9 has it.

use crate::error::StructureError;
use chematic::core::Molecule;
use chematic::smiles::{RdkitSmilesParams, parse, rdkit_canonical_smiles, rdkit_smiles};

pub fn canonical(molecule: &Molecule) -> Result<String, StructureError> {
    rdkit_canonical_smiles(molecule).map_err(|_| unreadable())
}

/// Without stereochemistry and isotopes.
pub fn flat(molecule: &Molecule) -> Result<String, StructureError> {
    let plain = RdkitSmilesParams { isomeric: false, ..RdkitSmilesParams::default() };
    let text = rdkit_smiles(molecule, &plain).map_err(|_| unreadable())?;
    // What was deuterium is hydrogen like any other by now.
    if text.contains("[H]") { canonical(&parse(&text).map_err(|_| unreadable())?) } else { Ok(text) }
}

pub fn unreadable() -> StructureError {
    StructureError::whole("the molecule cannot be read; check its bonds and charges")
}
