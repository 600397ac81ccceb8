//! Whether two drawings differ in no more than the place of hydrogens on
//! nitrogen, oxygen and sulphur: then they are tautomers, which no test and no
//! sample tells apart. Those that move a hydrogen to or from carbon are told
//! apart: so do isomers that are different substances.

use crate::error::StructureError;
use crate::formula::formula;
use crate::written::{canonical, unreadable};
use chematic::core::{BondOrder, Molecule, implicit_hcount};
use chematic::smiles::parse;

/// What is written of a carbon, beside its hydrogens: a number that is no isotope.
const MARK: u16 = 100;

/// The same text of all tautomers, from a SMILES without stereochemistry.
///
/// # Errors
///
/// A molecule that cannot be written.
pub fn skeleton(flat: &str) -> Result<String, StructureError> {
    let mut own = parse(flat).map_err(|_| unreadable())?;
    let formula = formula(&own);
    let atoms: Vec<_> = own.atoms().map(|(place, atom)| (place, atom.element.atomic_number())).collect();
    let hydrogens: Vec<u16> = atoms.iter().map(|(place, _)| u16::from(implicit_hcount(&own, *place))).collect();
    for ((place, number), hydrogens) in atoms.into_iter().zip(hydrogens) {
        own.set_isotope(place, (number == 6).then_some(MARK + hydrogens));
        own.set_atom_aromatic(place, false);
        own.set_hydrogen_count(place, Some(0));
    }
    single(&mut own);
    Ok(format!("{formula} {}", canonical(&own)?))
}

fn single(molecule: &mut Molecule) {
    let bonds: Vec<_> = molecule.bonds().map(|(place, _)| place).collect();
    for bond in bonds {
        molecule.set_bond_order(bond, BondOrder::Single);
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::Structure;

    fn of(smiles: &str) -> String {
        skeleton(&Structure::from_smiles(smiles).unwrap().flat).unwrap()
    }

    #[test]
    fn tautomers_are_one_and_isomers_are_not() {
        for (one, two) in [
            ("CC1=C(C(=CC=C1)C(C)C2=CN=CN2)C", "Cc1cccc(C(C)c2c[nH]cn2)c1C"),
            ("Cc1cccc(C)c1N=C1NCCCS1", "Cc1cccc(C)c1NC1=NCCCS1"),
            ("Oc1ccccn1", "O=c1cccc[nH]1"),
        ] {
            assert_eq!(of(one), of(two), "{one}");
        }
        for (one, two) in [
            ("CCCCCc1cc(O)c2c(c1)OC(C)(C)C1CCC(C)=CC21", "CCCCCc1cc(O)c2c(c1)OC(C)(C)C1CC=C(C)CC21"),
            ("CC(N)Cc1ccccc1", "CC(Cc1ccccc1)NC"),
            ("CC(=O)CC", "CC(O)=CC"),
            ("Cc1ccc(CC(C)N)cc1", "Cc1cccc(CC(C)N)c1"),
        ] {
            assert_ne!(of(one), of(two), "{one}");
        }
    }
}
