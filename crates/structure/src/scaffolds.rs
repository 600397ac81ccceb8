//! What the members of a family have in common, and who has it.

use crate::error::StructureError;
use crate::structure::Structure;
use chematic::core::Molecule;
use chematic::smarts::{
    MatchOutcome, QueryMolecule, RdkitParityConfig, RdkitRingCountModel, has_match_rdkit_parity_bounded, parse_smarts,
};

/// How a family is told, as SMARTS.
#[derive(Debug, Clone, Default)]
pub struct Scaffold {
    /// Any number the caller knows the family by.
    pub family: u8,
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
