//! Aromatic rings as single and double bonds in turn, as chemists draw them.

use super::molecule::{Molecule, Order};

/// So often is another way tried; a system of forty atoms needs a few.
const MOST_STEPS: usize = 20_000;

/// Gives every aromatic bond an order. `false` if there is no way that was
/// found: such a molecule is not drawn.
pub fn kekulise(molecule: &mut Molecule) -> bool {
    let mut search = Search { open: Vec::new(), taken: vec![false; molecule.bonds.len()], steps: 0 };
    search.open = (0..molecule.atoms.len()).map(|atom| needs_double(molecule, atom)).collect();
    if !search.run(molecule) {
        return false;
    }
    for (bond, taken) in molecule.bonds.iter_mut().zip(&search.taken) {
        if bond.order == Order::Aromatic {
            bond.order = if *taken { Order::Double } else { Order::Single };
        }
    }
    true
}

/// Whether an atom has one double bond within its ring.
fn needs_double(molecule: &Molecule, atom: usize) -> bool {
    let own = &molecule.atoms[atom];
    let orders = || molecule.bonds_of[atom].iter().map(|bond| molecule.bonds[*bond].order);
    if !own.aromatic || orders().any(|order| order == Order::Double) {
        return false;
    }
    let around = molecule.degree(atom) + usize::from(own.hydrogens);
    match own.symbol.as_str() {
        "C" => own.charge == 0,
        "N" | "P" | "As" => around == 2 && own.charge == 0 || around == 3 && own.charge == 1,
        "O" | "S" | "Se" | "Te" => own.charge == 1,
        _ => false,
    }
}

struct Search {
    /// Atoms that still need a double bond.
    open: Vec<bool>,
    /// Bonds that are double.
    taken: Vec<bool>,
    steps: usize,
}

impl Search {
    fn run(&mut self, molecule: &Molecule) -> bool {
        self.steps += 1;
        if self.steps > MOST_STEPS {
            return false;
        }
        // The atom with the fewest ways first.
        let open = (0..self.open.len()).filter(|atom| self.open[*atom]);
        let Some((atom, ways)) = open.map(|atom| (atom, self.ways(molecule, atom))).min_by_key(|(_, ways)| ways.len())
        else {
            return true;
        };
        for bond in ways {
            let other = molecule.bonds[bond].across(atom);
            (self.open[atom], self.open[other], self.taken[bond]) = (false, false, true);
            if self.run(molecule) {
                return true;
            }
            (self.open[atom], self.open[other], self.taken[bond]) = (true, true, false);
        }
        false
    }

    fn ways(&self, molecule: &Molecule, atom: usize) -> Vec<usize> {
        let free = |bond: &usize| {
            let own = molecule.bonds[*bond];
            own.order == Order::Aromatic && self.open[own.across(atom)]
        };
        molecule.bonds_of[atom].iter().copied().filter(free).collect()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_atom_gets_its_valence() {
        for (smiles, doubles) in [
            ("c1ccccc1", 3),
            ("c1ccc2[nH]ccc2c1", 4),
            ("c1ccc2nc(Cc3ccccc3)n(C)c2c1", 7),
            ("Cn1c(=O)c2c(ncn2C)n(C)c1=O", 4),
            ("c1ccc2cc3ccccc3cc2c1", 7),
            ("c1cc2cccc3ccc4cccc1c4c32", 8),
            ("O=c1cc[nH]c(=O)[nH]1", 3),
            ("C[n+]1ccccc1", 3),
            ("c1nn[nH]n1", 2),
            ("c1ccsc1", 2),
            ("CCC", 0),
        ] {
            let mut molecule = Molecule::read(smiles).unwrap();
            assert!(kekulise(&mut molecule), "{smiles}");
            let count = molecule.bonds.iter().filter(|bond| bond.order == Order::Double).count();
            assert_eq!(count, doubles, "{smiles}");
            assert!(molecule.bonds.iter().all(|bond| bond.order != Order::Aromatic));
        }
        let mut odd = Molecule::read("c1cccc1").unwrap();
        assert!(!kekulise(&mut odd));
    }
}
