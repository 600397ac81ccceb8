//! A molecule as far as it is drawn, read from a canonical SMILES. It is no
//! reader for what people type (that is `crates/structure`): of a text that is
//! none it makes nothing.

/// So many atoms are drawn at most: those that can be looked up.
pub const MOST_ATOMS: usize = 250;

#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Atom {
    /// "C", "Br".
    pub symbol: String,
    pub isotope: u16,
    pub charge: i8,
    pub hydrogens: u8,
    pub aromatic: bool,
    /// Which way round the others stand.
    pub chirality: Option<Chirality>,
}

/// Seen from the first of `around`, the others in their order stand clockwise
/// or not.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Chirality {
    pub clockwise: bool,
    /// Atoms in the order of the text; `None` is the hydrogen.
    pub around: Vec<Option<usize>>,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Order {
    Single,
    Double,
    Triple,
    Aromatic,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Bond {
    pub one: usize,
    pub two: usize,
    pub order: Order,
}

impl Bond {
    /// The other end.
    pub fn across(&self, atom: usize) -> usize {
        if self.one == atom { self.two } else { self.one }
    }
}

#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Molecule {
    pub atoms: Vec<Atom>,
    pub bonds: Vec<Bond>,
    /// Bonds of each atom, by their places.
    pub bonds_of: Vec<Vec<usize>>,
}

impl Molecule {
    /// `None` if it is no canonical SMILES, or too large.
    pub fn read(smiles: &str) -> Option<Self> {
        let mut reader = Reader::default();
        let mut text = smiles.as_bytes();
        while !text.is_empty() {
            text = reader.step(text)?;
        }
        reader.finish()
    }

    pub fn neighbours(&self, atom: usize) -> impl Iterator<Item = usize> + '_ {
        self.bonds_of[atom].iter().map(move |bond| self.bonds[*bond].across(atom))
    }

    pub fn bond_between(&self, one: usize, two: usize) -> Option<usize> {
        self.bonds_of[one].iter().copied().find(|bond| self.bonds[*bond].across(one) == two)
    }

    /// How many atoms hang on it, hydrogen aside.
    pub fn degree(&self, atom: usize) -> usize {
        self.bonds_of[atom].len()
    }

    /// A smallest ring that a bond is part of, as atoms in their order.
    pub fn ring_of(&self, bond: usize) -> Option<Vec<usize>> {
        let Bond { one, two, .. } = self.bonds[bond];
        let mut before = vec![None; self.atoms.len()];
        before[one] = Some(one);
        let mut reached = vec![one];
        let mut at = 0;
        while before[two].is_none() {
            let atom = *reached.get(at)?;
            at += 1;
            for other in &self.bonds_of[atom] {
                let next = self.bonds[*other].across(atom);
                if *other != bond && before[next].is_none() {
                    before[next] = Some(atom);
                    reached.push(next);
                }
            }
        }
        let mut ring = vec![two];
        while let Some(&last) = ring.last().filter(|last| **last != one) {
            ring.push(before[last]?);
        }
        Some(ring)
    }
}

#[derive(Default)]
struct Reader {
    atoms: Vec<Atom>,
    bonds: Vec<Bond>,
    /// Whether the symbol of an atom stood in brackets.
    bracketed: Vec<bool>,
    /// What stands around each atom, in the order of the text; rings that are
    /// still open are filled in later.
    around: Vec<Vec<Around>>,
    last: Option<usize>,
    branches: Vec<Option<usize>>,
    order: Option<Order>,
    /// Number, atom, its place among what stands around it, order.
    open: Vec<(u8, usize, usize, Option<Order>)>,
}

#[derive(Clone, Copy, PartialEq)]
enum Around {
    Atom(usize),
    Hydrogen,
    Open,
}

impl Reader {
    fn step<'a>(&mut self, text: &'a [u8]) -> Option<&'a [u8]> {
        let (first, rest) = text.split_first()?;
        match first {
            b'(' => self.branches.push(Some(self.last?)),
            b')' => self.last = self.branches.pop()?,
            b'.' => self.last = None,
            b'-' | b'/' | b'\\' => self.order = Some(Order::Single),
            b'=' => self.order = Some(Order::Double),
            b'#' => self.order = Some(Order::Triple),
            b':' => self.order = Some(Order::Aromatic),
            b'0'..=b'9' => self.ring(first - b'0')?,
            b'%' => {
                let (tens, units) = (rest.first()?.checked_sub(b'0')?, rest.get(1)?.checked_sub(b'0')?);
                self.ring((tens < 10 && units < 10).then_some(tens * 10 + units)?)?;
                return rest.get(2..);
            }
            b'[' => {
                let end = rest.iter().position(|byte| *byte == b']')?;
                self.bracket(&rest[..end])?;
                return rest.get(end + 1..);
            }
            _ => return self.bare(text),
        }
        Some(rest)
    }

    fn bare<'a>(&mut self, text: &'a [u8]) -> Option<&'a [u8]> {
        let long = [&b"Cl"[..], b"Br"].into_iter().find(|symbol| text.starts_with(symbol));
        let symbol = long.unwrap_or(text.get(..1)?);
        let known = matches!(symbol, b"B" | b"C" | b"N" | b"O" | b"P" | b"S" | b"F" | b"I" | b"Cl" | b"Br")
            || matches!(symbol, b"b" | b"c" | b"n" | b"o" | b"p" | b"s");
        let (name, aromatic) = named(std::str::from_utf8(symbol).ok()?);
        let atom = Atom { symbol: name, isotope: 0, charge: 0, hydrogens: 0, aromatic, chirality: None };
        known.then(|| self.atom(atom, false))??;
        text.get(symbol.len()..)
    }

    /// `13C@@H+2` and the like.
    fn bracket(&mut self, text: &[u8]) -> Option<()> {
        let text = std::str::from_utf8(text).ok()?;
        let (isotope, text) = digits(text);
        let length = match text.as_bytes() {
            [b'A'..=b'Z', b'a'..=b'z', ..] => 2,
            [b's', b'e', ..] | [b'a', b's', ..] | [b't', b'e', ..] | [b's', b'i', ..] => 2,
            [_, ..] => 1,
            [] => return None,
        };
        let (name, aromatic) = named(text.get(..length)?);
        let text = text.get(length..)?;
        let turned = text.len() - text.trim_start_matches('@').len();
        let text = &text[turned..];
        let (hydrogens, text) = match text.strip_prefix('H') {
            Some(rest) => {
                let (count, rest) = digits(rest);
                (count.unwrap_or(1), rest)
            }
            None => (0, text),
        };
        let charge = match text.as_bytes() {
            [] => 0,
            [sign @ (b'+' | b'-'), ..] => {
                let (count, rest) = digits(&text[1..]);
                let more = rest.len() as u16 + 1;
                let all = rest.bytes().all(|byte| byte == *sign);
                let size = i8::try_from(count.unwrap_or(more)).ok().filter(|_| all)?;
                if *sign == b'+' { size } else { -size }
            }
            _ => return None,
        };
        let hydrogens = u8::try_from(hydrogens).ok()?;
        let chirality = (turned > 0).then(|| Chirality { clockwise: turned == 2, around: Vec::new() });
        let atom = Atom { symbol: name, isotope: isotope.unwrap_or(0), charge, hydrogens, aromatic, chirality };
        self.atom(atom, true)
    }

    fn atom(&mut self, atom: Atom, bracketed: bool) -> Option<()> {
        let place = self.atoms.len();
        if place == MOST_ATOMS {
            return None;
        }
        let mut around = Vec::new();
        if let Some(last) = self.last {
            around.push(Around::Atom(last));
            self.around[last].push(Around::Atom(place));
        }
        if bracketed && atom.hydrogens > 0 {
            around.push(Around::Hydrogen);
        }
        self.atoms.push(atom);
        self.bracketed.push(bracketed);
        self.around.push(around);
        if let Some(last) = self.last {
            self.bond(last, place);
        }
        self.order = None;
        self.last = Some(place);
        Some(())
    }

    fn bond(&mut self, one: usize, two: usize) {
        let both = self.atoms[one].aromatic && self.atoms[two].aromatic;
        let order = self.order.unwrap_or(if both { Order::Aromatic } else { Order::Single });
        self.bonds.push(Bond { one, two, order });
    }

    fn ring(&mut self, number: u8) -> Option<()> {
        let last = self.last?;
        match self.open.iter().position(|(own, ..)| *own == number) {
            Some(at) => {
                let (_, other, place, order) = self.open.remove(at);
                self.around[other][place] = Around::Atom(last);
                self.around[last].push(Around::Atom(other));
                self.order = self.order.or(order);
                if other == last || self.bonds.iter().any(|bond| (bond.one, bond.two) == (other, last)) {
                    return None;
                }
                self.bond(other, last);
            }
            None => {
                self.open.push((number, last, self.around[last].len(), self.order));
                self.around[last].push(Around::Open);
            }
        }
        self.order = None;
        Some(())
    }

    fn finish(self) -> Option<Molecule> {
        let Self { mut atoms, bonds, bracketed, around, branches, open, .. } = self;
        if atoms.is_empty() || !branches.is_empty() || !open.is_empty() {
            return None;
        }
        let mut bonds_of = vec![Vec::new(); atoms.len()];
        for (place, bond) in bonds.iter().enumerate() {
            bonds_of[bond.one].push(place);
            bonds_of[bond.two].push(place);
        }
        for (place, atom) in atoms.iter_mut().enumerate() {
            if let Some(chirality) = &mut atom.chirality {
                chirality.around = around[place]
                    .iter()
                    .map(|own| match own {
                        Around::Atom(other) => Some(*other),
                        Around::Hydrogen | Around::Open => None,
                    })
                    .collect();
            }
            if !bracketed[place] {
                atom.hydrogens = implicit_hydrogens(atom, bonds_of[place].iter().map(|bond| bonds[*bond].order));
            }
        }
        Some(Molecule { atoms, bonds, bonds_of })
    }
}

fn named(symbol: &str) -> (String, bool) {
    let aromatic = symbol.starts_with(|first: char| first.is_ascii_lowercase());
    let mut name = symbol.to_owned();
    if let Some(first) = name.get_mut(..1) {
        first.make_ascii_uppercase();
    }
    (name, aromatic)
}

/// A number at the beginning, and what follows it.
fn digits(text: &str) -> (Option<u16>, &str) {
    let end = text.bytes().take_while(u8::is_ascii_digit).count();
    (text[..end].parse().ok(), &text[end..])
}

/// What an atom without brackets has: as much as fills its lowest valence.
fn implicit_hydrogens(atom: &Atom, orders: impl Iterator<Item = Order>) -> u8 {
    let valences: &[u8] = match atom.symbol.as_str() {
        "B" => &[3],
        "C" => &[4],
        "N" => &[3],
        "P" => &[3, 5],
        "O" => &[2],
        "S" => &[2, 4, 6],
        _ => &[1],
    };
    let mut sum = 0;
    for order in orders {
        sum += match order {
            Order::Single | Order::Aromatic => 1,
            Order::Double => 2,
            Order::Triple => 3,
        };
    }
    if atom.aromatic {
        // One more for the double bond that an aromatic carbon takes part in; other elements without brackets have none.
        let double = sum + 1;
        return if atom.symbol == "C" { 4u8.saturating_sub(double) } else { 0 };
    }
    valences.iter().find(|valence| **valence >= sum).map_or(0, |valence| valence - sum)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn read(smiles: &str) -> Molecule {
        Molecule::read(smiles).unwrap_or_else(|| panic!("{smiles}"))
    }

    #[test]
    fn atoms_bonds_and_hydrogens_are_read() {
        let own = read("CC(=O)Nc1ccc([N+](=O)[O-])cc1");
        let hydrogens: Vec<u8> = own.atoms.iter().map(|atom| atom.hydrogens).collect();
        assert_eq!(hydrogens, [3, 0, 0, 1, 0, 1, 1, 0, 0, 0, 0, 1, 1]);
        assert_eq!((own.atoms[8].charge, own.atoms[10].charge), (1, -1));
        assert_eq!(own.bonds.len(), 13);
        assert_eq!(own.bonds[own.bond_between(4, 12).unwrap()].order, Order::Aromatic);
        assert_eq!(own.ring_of(own.bond_between(4, 12).unwrap()).unwrap().len(), 6);
        assert_eq!(own.ring_of(own.bond_between(0, 1).unwrap()), None);
        let salt = read("[13CH3][NH2+]C.[Cl-]");
        assert_eq!((salt.atoms[0].isotope, salt.atoms[0].hydrogens, salt.bonds.len()), (13, 3, 2));
        assert_eq!(read("c1ccc(-c2cccs2)cc1").bonds.iter().filter(|bond| bond.order == Order::Single).count(), 1);
        assert_eq!(read("C%11CC%11").bonds.len(), 3);
        assert_eq!(
            read("O=S(=O)(O)CCl").atoms.iter().map(|atom| atom.hydrogens).collect::<Vec<_>>(),
            [0, 0, 0, 1, 2, 0]
        );
    }

    #[test]
    fn what_stands_around_a_centre_is_kept_in_its_order() {
        let own = read("C[C@@H](N)C1CC1");
        let chirality = own.atoms[1].chirality.as_ref().unwrap();
        assert!(chirality.clockwise);
        assert_eq!(chirality.around, [Some(0), None, Some(2), Some(3)]);
        let ring = read("O[C@]12CCC1CC2");
        assert_eq!(ring.atoms[1].chirality.as_ref().unwrap().around, [Some(0), Some(4), Some(6), Some(2)]);
    }

    #[test]
    fn what_is_no_canonical_smiles_makes_nothing() {
        for text in [
            "", "C(", "C)", "C1CC", "Cx", "[C", "[]", "C%1", "=", "(C)", "1CC1", "C11", "C12CC12x", "[C+a]", "[CH999]",
            "é",
        ] {
            assert!(Molecule::read(text).is_none(), "{text}");
        }
        assert!(Molecule::read(&"C".repeat(MOST_ATOMS + 1)).is_none());
        assert!(Molecule::read(&"C".repeat(MOST_ATOMS)).is_some());
    }
}
