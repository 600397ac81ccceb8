//! Bonds out of the plane: what they say of a centre, and which a centre needs.

use super::align::{Point, length};
use super::molecule::{Atom, Molecule, Order};
use crate::order::sort_by;
use schema::packed::Wedge;

/// How far out of the plane, in bond lengths; any part of one does.
const OUT: f64 = 0.6;
/// What is smaller says nothing: the bonds lie in a plane with the centre.
const FLAT: f64 = 0.02;

/// Whether a centre is drawn with its arrangement. `None` if the drawing leaves
/// it open.
pub fn is_right(molecule: &Molecule, points: &[Point], wedges: &[Wedge], centre: usize) -> Option<bool> {
    let chirality = molecule.atoms[centre].chirality.as_ref()?;
    let around = stations(&molecule.atoms[centre], &chirality.around)?;
    let height = |other: usize| {
        let own = wedges.iter().find(|own| (usize::from(own.from), usize::from(own.to)) == (centre, other));
        own.map_or(0.0, |own| if own.solid { OUT } else { -OUT })
    };
    let mut places: Vec<Option<[f64; 3]>> = around
        .iter()
        .map(|station| {
            let other = (*station)?;
            let (x, y) = (points[other].0 - points[centre].0, points[other].1 - points[centre].1);
            let size = length(x, y).max(1e-9);
            Some([x / size, y / size, height(other)])
        })
        .collect();
    // What has no place stands opposite to all others.
    let mut sum = [0.0; 3];
    for place in places.iter().flatten() {
        (0..3).for_each(|axis| sum[axis] += place[axis]);
    }
    places.iter_mut().for_each(|place| {
        place.get_or_insert(sum.map(|axis| -axis));
    });
    let [first, second, third, fourth] = <[Option<[f64; 3]>; 4]>::try_from(places).ok()?.map(Option::unwrap_or_default);
    let from_first = |place: [f64; 3]| [place[0] - first[0], place[1] - first[1], place[2] - first[2]];
    let volume = volume(from_first(second), from_first(third), from_first(fourth));
    (volume.abs() > FLAT).then_some((volume > 0.0) == chirality.clockwise)
}

/// Four stations around a centre, in the order of the text; a lone pair stands
/// where a hydrogen would.
fn stations(atom: &Atom, around: &[Option<usize>]) -> Option<Vec<Option<usize>>> {
    let mut stations = around.to_vec();
    if stations.len() == 3 && atom.hydrogens == 0 {
        stations.insert(1, None);
    }
    let places = stations.iter().flatten().count();
    (stations.len() == 4 && places >= 3).then_some(stations)
}

/// Positive if the second and third follow each other clockwise, seen from where
/// the vectors start.
fn volume(a: [f64; 3], b: [f64; 3], c: [f64; 3]) -> f64 {
    a[0] * (b[1] * c[2] - b[2] * c[1]) - a[1] * (b[0] * c[2] - b[2] * c[0]) + a[2] * (b[0] * c[1] - b[1] * c[0])
}

/// Wedges that show every centre as it is. `None` if one cannot be shown: such a
/// molecule is not drawn.
pub fn assign(molecule: &Molecule, points: &[Point]) -> Option<Vec<Wedge>> {
    let centres: Vec<usize> =
        (0..molecule.atoms.len()).filter(|atom| molecule.atoms[*atom].chirality.is_some()).collect();
    let mut wedges: Vec<Wedge> = Vec::new();
    for &centre in &centres {
        let mut bonds: Vec<usize> = molecule.bonds_of[centre].clone();
        bonds.retain(|bond| molecule.bonds[*bond].order == Order::Single && !is_taken(molecule, &wedges, *bond));
        // A bond that leads to no other centre, out of a ring and to an end is told best by itself.
        let rank = |bond: &usize| {
            let other = molecule.bonds[*bond].across(centre);
            let ring = molecule.ring_of(*bond).is_some();
            (centres.contains(&other), ring, molecule.degree(other) > 1, other)
        };
        sort_by(&mut bonds, |one, two| rank(one).cmp(&rank(two)));
        let shown = bonds.into_iter().find_map(|bond| {
            let to = molecule.bonds[bond].across(centre);
            [true, false].into_iter().find_map(|solid| {
                let wedge = Wedge { from: u8::try_from(centre).ok()?, to: u8::try_from(to).ok()?, solid };
                let with: Vec<Wedge> = wedges.iter().copied().chain([wedge]).collect();
                (is_right(molecule, points, &with, centre) == Some(true)).then_some(wedge)
            })
        });
        wedges.push(shown?);
    }
    Some(wedges)
}

fn is_taken(molecule: &Molecule, wedges: &[Wedge], bond: usize) -> bool {
    let own = molecule.bonds[bond];
    wedges.iter().any(|wedge| {
        let ends = (usize::from(wedge.from), usize::from(wedge.to));
        ends == (own.one, own.two) || ends == (own.two, own.one)
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Three neighbours and a hydrogen, seen from above: the first of the text to the left, the others to the right.
    const CROSS: [Point; 4] = [(-30.0, 0.0), (0.0, 0.0), (15.0, 26.0), (15.0, -26.0)];

    #[test]
    fn a_wedge_shows_the_arrangement() {
        // Seen from carbon: hydrogen, nitrogen, oxygen clockwise. The oxygen towards the reader, or away.
        let molecule = Molecule::read("C[C@@H](N)O").unwrap();
        let [toward, away] = [true, false].map(|solid| [Wedge { from: 1, to: 3, solid }]);
        let right = [&toward, &away].map(|wedges| is_right(&molecule, &CROSS, wedges, 1).unwrap());
        assert_ne!(right[0], right[1]);
        let mirrored = Molecule::read("C[C@H](N)O").unwrap();
        assert_eq!(is_right(&mirrored, &CROSS, &toward, 1), Some(!right[0]));
        assert_eq!(is_right(&molecule, &CROSS, &[], 1), None);
        for own in [&molecule, &mirrored] {
            let wedges = assign(own, &CROSS).unwrap();
            assert_eq!(wedges.len(), 1);
            assert_eq!(is_right(own, &CROSS, &wedges, 1), Some(true));
        }
        assert_eq!(assign(&Molecule::read("CC(N)O").unwrap(), &CROSS), Some(Vec::new()));
        assert_eq!(assign(&molecule, &[(0.0, 0.0); 4]), None);
    }
}
