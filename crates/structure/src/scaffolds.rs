//! What the members of a family have in common, and who has it.

use crate::error::StructureError;
use crate::structure::Structure;
use chematic::core::Molecule;
use chematic::smarts::{
    MatchOutcome, QueryMolecule, RdkitParityConfig, RdkitRingCountModel, find_matches_rdkit_parity,
    has_match_rdkit_parity_bounded, parse_smarts,
};
use chematic::smiles::{parse, rdkit_parsed_molecule};
use schema::packed;

/// How a family is told, as SMARTS.
#[derive(Debug, Clone, Default)]
pub struct Scaffold {
    /// Any number the caller knows the family by.
    pub family: u8,
    /// The family above it, by the same numbers; it is not told of a structure that has this scaffold too.
    pub parent: Option<u8>,
    /// A molecule of the family has one of these,
    pub one_of: Vec<String>,
    /// none of these,
    pub none_of: Vec<String>,
    /// and at most so many atoms, hydrogen aside.
    pub up_to: u16,
}

/// Scaffolds that were read.
pub struct Scaffolds {
    rows: Vec<Row>,
    matching: RdkitParityConfig,
}

struct Row {
    family: u8,
    parent: Option<u8>,
    one_of: Vec<QueryMolecule>,
    none_of: Vec<QueryMolecule>,
    up_to: usize,
}

impl Scaffolds {
    /// # Errors
    ///
    /// The first SMARTS that cannot be read.
    pub fn new(scaffolds: &[Scaffold]) -> Result<Self, String> {
        let read = |texts: &[String]| {
            let own = |text: &String| parse_smarts(text).map_err(|_| format!("\"{text}\" is no SMARTS"));
            texts.iter().map(own).collect::<Result<Vec<_>, String>>()
        };
        let row = |scaffold: &Scaffold| {
            Ok(Row {
                family: scaffold.family,
                parent: scaffold.parent,
                one_of: read(&scaffold.one_of)?,
                none_of: read(&scaffold.none_of)?,
                up_to: usize::from(scaffold.up_to),
            })
        };
        let matching = RdkitParityConfig {
            use_rdkit_parity_aromaticity: true,
            ring_count_model: RdkitRingCountModel::RelevantCycles,
            ..RdkitParityConfig::default()
        };
        Ok(Self { rows: scaffolds.iter().map(row).collect::<Result<_, String>>()?, matching })
    }

    /// Those of families that have one, by their indexes.
    ///
    /// # Errors
    ///
    /// The first SMARTS that cannot be read.
    pub fn of_families(families: &[packed::Family]) -> Result<Self, String> {
        let scaffold = |(family, row): (u8, &packed::Family)| Scaffold {
            family,
            parent: row.parent.map(u8::from),
            one_of: row.one_of.clone(),
            none_of: row.none_of.clone(),
            up_to: row.up_to,
        };
        let told = (0u8..).zip(families).filter(|(_, row)| !row.one_of.is_empty());
        Self::new(&told.map(scaffold).collect::<Vec<_>>())
    }

    /// Families whose scaffold a structure has, in the order given, but for those
    /// above another of them.
    ///
    /// # Errors
    ///
    /// A molecule with so many rings that the search was given up.
    pub fn families(&self, structure: &Structure) -> Result<Vec<u8>, StructureError> {
        let molecule = structure.as_rdkit_parsed();
        let heavy = molecule.atoms().filter(|(_, atom)| atom.element.atomic_number() > 1).count();
        let mut told = Vec::new();
        for row in self.rows.iter().filter(|row| heavy <= row.up_to) {
            if self.any(&row.one_of, &molecule)? && !self.any(&row.none_of, &molecule)? {
                told.push(row);
            }
        }
        let above = |family: u8| told.iter().any(|other| self.is_above(family, other));
        Ok(told.iter().map(|row| row.family).filter(|family| !above(*family)).collect())
    }

    /// The atoms of a SMILES that make it one of a family, by their places in it:
    /// those of the first pattern that it has. None if it is none of it.
    pub fn atoms(&self, family: u8, smiles: &str) -> Vec<u16> {
        let Ok(molecule) = parse(smiles) else { return Vec::new() };
        let molecule = rdkit_parsed_molecule(&molecule).unwrap_or(molecule);
        let patterns = self.rows.iter().filter(|row| row.family == family).flat_map(|row| &row.one_of);
        let found = patterns.filter_map(|pattern| {
            let (ways, _) = find_matches_rdkit_parity(pattern, &molecule, &self.matching).ok()?;
            let mut atoms: Vec<u16> = ways.first()?.values().map(|atom| atom.0 as u16).collect();
            atoms.sort_unstable();
            Some(atoms)
        });
        found.take(1).next().unwrap_or_default()
    }

    fn is_above(&self, family: u8, row: &Row) -> bool {
        let mut parent = row.parent;
        // No chain is longer than there are rows.
        for _ in 0..self.rows.len() {
            match parent {
                Some(own) if own == family => return true,
                Some(own) => parent = self.rows.iter().find(|row| row.family == own).and_then(|row| row.parent),
                None => return false,
            }
        }
        false
    }

    fn any(&self, patterns: &[QueryMolecule], molecule: &Molecule) -> Result<bool, StructureError> {
        for pattern in patterns {
            match has_match_rdkit_parity_bounded(pattern, molecule, &self.matching) {
                Ok(MatchOutcome::Found) => return Ok(true),
                Ok(MatchOutcome::NotFound) => {}
                Ok(MatchOutcome::BudgetExhausted) | Err(_) => {
                    return Err(StructureError::whole("the molecule has too many rings to look for families in it"));
                }
            }
        }
        Ok(false)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_atoms_of_a_scaffold_are_told_by_their_places() {
        let row = |family, one_of: &[&str]| Scaffold {
            family,
            one_of: one_of.iter().map(|own| (*own).to_owned()).collect(),
            up_to: u16::MAX,
            ..Scaffold::default()
        };
        let scaffolds = Scaffolds::new(&[row(4, &["[Si]", "O=CN(a)"]), row(7, &["[Si]"])]).unwrap();
        assert_eq!(scaffolds.atoms(4, "CCC(=O)N(c1ccccc1)C1CCN(CCc2ccccc2)CC1"), [2, 3, 4, 5]);
        for (family, smiles) in [(7, "CCC(=O)N(C)c1ccccc1"), (9, "CCO"), (4, "C1CC"), (4, "")] {
            assert!(scaffolds.atoms(family, smiles).is_empty(), "{family} {smiles}");
        }
    }
}
