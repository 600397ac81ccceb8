//! The pieces into which a molecule falls when its core is taken out, and what
//! kind of substituent each is.

use super::graph::{Bond, Graph};

/// A connected part outside the core.
pub struct Piece {
    pub atoms: Vec<usize>,
    /// Bonds to the core: its atom, and the atom of the piece.
    pub links: Vec<(usize, usize)>,
}

/// Halogens, by atomic number.
const HALOGENS: [u8; 4] = [9, 17, 35, 53];

/// `in_core` by atom.
pub fn pieces(graph: &Graph, in_core: &[bool]) -> Vec<Piece> {
    let mut seen = in_core.to_vec();
    let mut pieces = Vec::new();
    for start in 0..graph.atoms.len() {
        if seen[start] {
            continue;
        }
        seen[start] = true;
        let (mut atoms, mut next) = (vec![start], 0);
        while next < atoms.len() {
            for (other, _) in &graph.atoms[atoms[next]].neighbours {
                if !seen[*other] {
                    seen[*other] = true;
                    atoms.push(*other);
                }
            }
            next += 1;
        }
        let to_core = |atom: &usize| {
            let own = *atom;
            let cores = graph.atoms[own].neighbours.iter().filter(|(other, _)| in_core[*other]);
            cores.map(move |(core, _)| (*core, own)).collect::<Vec<_>>()
        };
        let links = atoms.iter().flat_map(to_core).collect();
        pieces.push(Piece { atoms, links });
    }
    pieces
}

impl Piece {
    pub fn carbons(&self, graph: &Graph) -> usize {
        self.count(graph, 6)
    }

    /// Atoms of an element.
    pub fn count(&self, graph: &Graph, number: u8) -> usize {
        self.atoms.iter().filter(|atom| graph.atoms[**atom].number == number).count()
    }

    /// What hangs on the core by one bond.
    pub fn kind(&self, graph: &Graph) -> &'static str {
        let Some((core, root)) = self.links.first().copied() else { return "other" };
        let number = |atom: usize| graph.atoms[atom].number;
        let own = |atom: usize| self.atoms.contains(&atom);
        let bonds = || {
            let inner =
                move |atom: usize| graph.atoms[atom].neighbours.iter().map(move |(other, bond)| (atom, *other, *bond));
            self.atoms.iter().flat_map(move |atom| inner(*atom)).filter(|(atom, other, _)| atom < other && own(*other))
        };
        let double = bonds().any(|(.., bond)| bond == Bond::Double);
        let triple = bonds().any(|(.., bond)| bond == Bond::Triple);
        let carbons = self.carbons(graph);
        let halogens = self.atoms.iter().filter(|atom| HALOGENS.contains(&number(**atom))).count();
        let mut others: Vec<u8> =
            self.atoms.iter().map(|atom| number(*atom)).filter(|own| *own != 6 && !HALOGENS.contains(own)).collect();
        others.sort_unstable();
        let mut all: Vec<u8> = self.atoms.iter().map(|atom| number(*atom)).collect();
        all.sort_unstable();

        if graph.bond(core, root) == Some(Bond::Double) {
            return if all == [8] { "oxo" } else { "ylidene" };
        }
        if self.atoms.iter().any(|atom| graph.atoms[*atom].aromatic) {
            return "aryl-containing";
        }
        if others.is_empty() {
            return match (halogens, carbons) {
                (0, _) if triple => "alkynyl",
                (0, _) if double => "alkenyl",
                (0, _) => "alkyl",
                (1, 0) => "halogen",
                _ if !double && !triple && number(root) == 6 => "haloalkyl",
                _ => "haloalkenyl",
            };
        }
        match (all.as_slice(), number(root)) {
            ([8], _) => return "hydroxy",
            ([7], _) => return "amino",
            ([7, 8, 8], 7) => return "nitro",
            ([6, 7], 6) if triple => return "cyano",
            _ => {}
        }
        if let Some(kind) = self.carbonyl(graph, root, &others, &all) {
            return kind;
        }
        let to_oxygen = |(atom, other, bond): (usize, usize, Bond)| {
            bond == Bond::Double && (atom == root || other == root) && (number(atom) == 8 || number(other) == 8)
        };
        if number(root) == 6 && others == [8] && bonds().any(to_oxygen) {
            return if carbons == 2 && halogens == 0 { "acetyl" } else { "acyl" };
        }
        match (others.as_slice(), number(root)) {
            ([8], 8) if double => "alkenyloxy",
            ([8], 8) if triple => "other",
            ([8], 8) if halogens > 0 => "haloalkoxy",
            ([8], 8) => "alkoxy",
            ([8], _) if !double && !triple => {
                let oxygen = self.atoms.iter().find(|atom| number(**atom) == 8);
                match oxygen.map(|atom| graph.atoms[*atom].neighbours.len()) {
                    Some(2) => "alkoxyalkyl",
                    _ => "hydroxyalkyl",
                }
            }
            ([16], 16) if !double => "thioalkyl",
            ([8, 8, 16], 16) => "alkylsulphonyl",
            ([7], 7) if !double => "alkylamino",
            _ => "other",
        }
    }

    /// Esters and amides, by what hangs on the core.
    fn carbonyl(&self, graph: &Graph, root: usize, others: &[u8], all: &[u8]) -> Option<&'static str> {
        let number = |atom: usize| graph.atoms[atom].number;
        let around = |atom: usize| graph.atoms[atom].neighbours.iter().copied();
        let has_oxo = |atom: usize| around(atom).any(|(other, bond)| bond == Bond::Double && number(other) == 8);
        let saturated = |atom: usize| {
            let plain = around(atom).all(|(_, bond)| bond == Bond::Single);
            number(atom) == 6 && !graph.atoms[atom].aromatic && plain
        };
        match number(root) {
            6 if has_oxo(root) => {
                let single = |element: u8| {
                    let beside =
                        around(root).filter(move |(other, bond)| *bond == Bond::Single && number(*other) == element);
                    beside.map(|(other, _)| other)
                };
                let ester = single(8).any(|oxygen| around(oxygen).any(|(other, _)| other != root && saturated(other)));
                if ester && others == [8, 8] {
                    return Some("alkoxycarbonyl");
                }
                let amide =
                    single(7).any(|nitrogen| graph.atoms[nitrogen].hydrogens as usize + around(nitrogen).count() == 3);
                amide.then_some("carbamoyl")
            }
            8 => {
                let acyl = around(root).any(|(other, _)| {
                    self.atoms.contains(&other) && number(other) == 6 && has_oxo(other) && {
                        let carbon = around(other).any(|(own, _)| number(own) == 6);
                        carbon || graph.atoms[other].hydrogens > 0
                    }
                });
                acyl.then_some(if all == [6, 6, 8, 8] { "acetyloxy" } else { "acyloxy" })
            }
            _ => None,
        }
    }
}
