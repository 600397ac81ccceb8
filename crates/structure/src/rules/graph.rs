//! A molecule as the rules see it: atoms, bonds and rings by number.

use chematic::core::{AtomIdx, BondOrder, Molecule, implicit_hcount};
use chematic::perception::find_sssr;

pub struct Graph {
    pub atoms: Vec<Atom>,
    /// Atoms of every smallest ring.
    pub rings: Vec<Vec<usize>>,
}

pub struct Atom {
    /// Atomic number.
    pub number: u8,
    pub aromatic: bool,
    pub hydrogens: u8,
    /// Average mass with its hydrogens, Da.
    pub mass: f64,
    pub neighbours: Vec<(usize, Bond)>,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Bond {
    Single,
    Double,
    Triple,
    Aromatic,
}

/// Average mass of hydrogen, Da (IUPAC 2021).
const HYDROGEN: f64 = 1.008;

impl Graph {
    pub fn of(molecule: &Molecule) -> Self {
        let rings: Vec<Vec<usize>> =
            find_sssr(molecule).rings().iter().map(|ring| ring.iter().map(|atom| atom.0 as usize).collect()).collect();
        let bond = |place| match molecule.bond(place).order {
            BondOrder::Double => Bond::Double,
            BondOrder::Triple => Bond::Triple,
            BondOrder::Aromatic => Bond::Aromatic,
            _ => Bond::Single,
        };
        let atoms = molecule
            .atoms()
            .map(|(place, atom)| {
                let hydrogens = implicit_hcount(molecule, place);
                Atom {
                    number: atom.element.atomic_number(),
                    aromatic: atom.aromatic,
                    hydrogens,
                    mass: atom.element.atomic_mass() + f64::from(hydrogens) * HYDROGEN,
                    neighbours: molecule.neighbors(place).map(|(other, by)| (other.0 as usize, bond(by))).collect(),
                }
            })
            .collect();
        Self { atoms, rings }
    }

    /// Average, Da.
    pub fn mass(&self) -> f64 {
        self.atoms.iter().map(|atom| atom.mass).sum()
    }

    pub fn bond(&self, one: usize, other: usize) -> Option<Bond> {
        self.atoms[one].neighbours.iter().find(|(atom, _)| *atom == other).map(|(_, bond)| *bond)
    }

    pub fn symbol(&self, atom: usize) -> &'static str {
        match self.atoms[atom].number {
            6 => "C",
            7 => "N",
            8 => "O",
            16 => "S",
            _ => "",
        }
    }

    /// Their elements, the lightest first: "C O O".
    pub fn elements(&self, atoms: &[usize]) -> String {
        let mut atoms = atoms.to_vec();
        atoms.sort_by_key(|atom| self.atoms[*atom].number);
        atoms.iter().map(|atom| self.symbol(*atom)).collect::<Vec<_>>().join(" ")
    }
}

pub fn place(atom: AtomIdx) -> usize {
    atom.0 as usize
}
