//! Acids and bases that make the salts of drugs, and solvents: beside another
//! compound they are not what is looked up, however large they are.

use crate::parent::neutralise;
use crate::written::{canonical, flat};
use chematic::core::Molecule;
use chematic::smiles::parse;

/// A name, which may hold a comma, and a SMILES a line, canonical and without
/// stereochemistry.
const TABLE: &str = include_str!("../../../data/counter-ions.csv");

/// Whether a part is one of them, whatever its charge.
pub fn is_counter_ion(part: &Molecule) -> bool {
    let mut own = part.clone();
    neutralise(&mut own);
    let written = canonical(&own).ok().and_then(|text| flat(&parse(&text).ok()?).ok());
    written.is_some_and(|own| known().any(|smiles| smiles == own))
}

fn known() -> impl Iterator<Item = &'static str> {
    TABLE.lines().skip(1).filter_map(|line| Some(line.rsplit_once(',')?.1))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_row_is_found_as_it_is_written() {
        assert!(known().count() > 70);
        for smiles in known() {
            assert!(is_counter_ion(&parse(smiles).unwrap()), "{smiles}");
        }
        for smiles in ["CC(=O)[O-]", "C[NH2+]CC(O)C(O)C(O)C(O)CO", "O=C([O-])[C@H](O)[C@@H](O)C(=O)O"] {
            assert!(is_counter_ion(&parse(smiles).unwrap()), "{smiles}");
        }
        assert!(!is_counter_ion(&parse("CC(N)Cc1ccccc1").unwrap()));
    }
}
