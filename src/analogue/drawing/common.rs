//! What two molecules have in common: the largest part that was found by
//! growing it from atoms with like surroundings, and further parts beside it.

use super::molecule::{Bond, Molecule};
use crate::order::sort_by;

/// So many pairs of atoms are grown from, those with the likest surroundings.
const SEEDS: usize = 40;
/// How far around an atom its surroundings are looked at, in bonds.
const RADIUS: usize = 4;
/// A further part has as many atoms at least.
const SMALLEST_PART: usize = 3;

/// For each atom of the first molecule its counterpart in the second.
pub fn common(one: &Molecule, two: &Molecule) -> Vec<Option<usize>> {
    let likeness = Likeness::of(one, two);
    let mut pairs: Vec<(usize, usize)> = (0..one.atoms.len())
        .flat_map(|a| (0..two.atoms.len()).map(move |b| (a, b)))
        .filter(|(a, b)| likeness.at(*a, *b) > 0)
        .collect();
    sort_by(&mut pairs, |one, two| likeness.at(two.0, two.1).cmp(&likeness.at(one.0, one.1)));
    let mut pairing = Pairing { to: vec![None; one.atoms.len()], from: vec![None; two.atoms.len()] };
    loop {
        let free = pairs.iter().filter(|(a, b)| pairing.to[*a].is_none() && pairing.from[*b].is_none());
        let grown = free.take(SEEDS).map(|seed| grow(one, two, &likeness, &pairing, *seed));
        let Some(best) = grown.max_by_key(|own| own.size()) else { break };
        let gained = best.size() - pairing.size();
        if gained < SMALLEST_PART && pairing.size() > 0 {
            break;
        }
        pairing = best;
    }
    pairing.to
}

#[derive(Clone)]
struct Pairing {
    to: Vec<Option<usize>>,
    from: Vec<Option<usize>>,
}

impl Pairing {
    fn size(&self) -> usize {
        self.to.iter().flatten().count()
    }

    fn add(&mut self, a: usize, b: usize) {
        (self.to[a], self.from[b]) = (Some(b), Some(a));
    }
}

/// Adds to a pairing what hangs together with a pair of atoms.
fn grow(one: &Molecule, two: &Molecule, likeness: &Likeness, begun: &Pairing, seed: (usize, usize)) -> Pairing {
    let mut pairing = begun.clone();
    pairing.add(seed.0, seed.1);
    let mut part = vec![seed];
    loop {
        let around = part
            .iter()
            .flat_map(|&(a, b)| one.neighbours(a).flat_map(move |x| two.neighbours(b).map(move |y| (a, b, x, y))));
        let fits = |(a, b, x, y): &(usize, usize, usize, usize)| {
            pairing.to[*x].is_none()
                && pairing.from[*y].is_none()
                && likeness.at(*x, *y) > 0
                && same_bond(one, two, (*a, *x), (*b, *y))
                && agrees(one, two, &pairing, *x, *y)
        };
        let best = around
            .filter(fits)
            .map(|(.., x, y)| (x, y))
            .min_by_key(|(x, y)| (std::cmp::Reverse(likeness.at(*x, *y)), *x, *y));
        let Some((x, y)) = best else { return pairing };
        pairing.add(x, y);
        part.push((x, y));
    }
}

/// Whether the bonds of a pair to all atoms that are paired already are the same.
fn agrees(one: &Molecule, two: &Molecule, pairing: &Pairing, x: usize, y: usize) -> bool {
    let there = one.neighbours(x).all(|a| pairing.to[a].is_none_or(|b| same_bond(one, two, (a, x), (b, y))));
    let back = two.neighbours(y).all(|b| pairing.from[b].is_none_or(|a| one.bond_between(a, x).is_some()));
    there && back
}

fn same_bond(one: &Molecule, two: &Molecule, (a, x): (usize, usize), (b, y): (usize, usize)) -> bool {
    let order = |molecule: &Molecule, from, to| {
        molecule.bond_between(from, to).map(|bond| {
            let Bond { order, .. } = molecule.bonds[bond];
            order
        })
    };
    order(one, a, x).is_some_and(|own| order(two, b, y) == Some(own))
}

/// How far the surroundings of two atoms are the same.
struct Likeness {
    one: Vec<[u64; RADIUS]>,
    two: Vec<[u64; RADIUS]>,
}

impl Likeness {
    fn of(one: &Molecule, two: &Molecule) -> Self {
        Self { one: surroundings(one), two: surroundings(two) }
    }

    /// 0: they are of different elements or charges; then 1 and 1 more for each
    /// sphere.
    fn at(&self, a: usize, b: usize) -> usize {
        self.one[a].iter().zip(&self.two[b]).take_while(|(one, two)| one == two).count()
    }
}

fn surroundings(molecule: &Molecule) -> Vec<[u64; RADIUS]> {
    let mut found: Vec<[u64; RADIUS]> = molecule
        .atoms
        .iter()
        .map(|atom| {
            let mut own = [0; RADIUS];
            own[0] = atom.symbol.bytes().fold(mixed(1, atom.charge as u64), |sum, byte| mixed(sum, u64::from(byte)));
            own
        })
        .collect();
    for sphere in 1..RADIUS {
        let before: Vec<u64> = found.iter().map(|own| own[sphere - 1]).collect();
        for (atom, own) in found.iter_mut().enumerate() {
            // A sum, for those around have no order.
            let around = molecule.bonds_of[atom].iter().fold(0u64, |sum, bond| {
                let bond = molecule.bonds[*bond];
                sum.wrapping_add(mixed(before[bond.across(atom)], bond.order as u64))
            });
            own[sphere] = mixed(before[atom], around);
        }
    }
    found
}

/// A number that tells two apart.
fn mixed(one: u64, two: u64) -> u64 {
    (one ^ two.wrapping_add(0x9e37_79b9_7f4a_7c15)).wrapping_mul(0xff51_afd7_ed55_8ccd).rotate_left(31)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn shared(one: &str, two: &str) -> (usize, usize, usize) {
        let (one, two) = (Molecule::read(one).unwrap(), Molecule::read(two).unwrap());
        let pairs = common(&one, &two);
        for (a, b) in pairs.iter().enumerate().filter_map(|(a, b)| Some((a, (*b)?))) {
            assert_eq!(one.atoms[a].symbol, two.atoms[b].symbol);
            for x in one.neighbours(a) {
                if let Some(y) = pairs[x] {
                    assert!(two.bond_between(b, y).is_some());
                }
            }
        }
        (pairs.iter().flatten().count(), one.atoms.len(), two.atoms.len())
    }

    #[test]
    fn what_differs_is_what_was_changed() {
        const FENTANYL: &str = "CCC(=O)N(c1ccccc1)C1CCN(CCc2ccccc2)CC1";
        assert_eq!(shared(FENTANYL, FENTANYL), (25, 25, 25));
        // One methyl group less, one fluorine more.
        assert_eq!(shared(FENTANYL, "CC(=O)N(c1ccccc1)C1CCN(CCc2ccccc2)CC1"), (24, 25, 24));
        assert_eq!(shared(FENTANYL, "CCC(=O)N(c1ccc(F)cc1)C1CCN(CCc2ccccc2)CC1"), (25, 25, 26));
        // Another ring at the end, another link in the middle: both sides of it stay.
        assert_eq!(shared(FENTANYL, "CCC(=O)N(c1ccccc1)C1CCN(CCc2cccs2)CC1").0, 19 + 4);
        assert_eq!(shared("CCOc1ccc(Cc2nc3ccccc3n2CCN(CC)CC)cc1", "CCOc1ccc(Sc2nc3ccccc3n2CCN(CC)CC)cc1").0, 25);
        assert_eq!(shared("CCO", "N").0, 0);
    }
}
