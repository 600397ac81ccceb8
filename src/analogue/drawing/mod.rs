//! Drawings of molecules, as chemists draw them: from a canonical SMILES and
//! where its atoms are.

mod align;
mod common;
mod kekule;
mod molecule;
mod picture;
mod svg;
mod wedges;

use align::{Point, length};
use molecule::Molecule;
use picture::{Compared, Picture};
use schema::packed::Wedge;

/// Atoms nearer than that, 0.3 of a bond, cannot be told apart.
const NEAREST: f64 = 9.0;

/// Classes of what is bold.
const DIFFERS: &str = "differs";
const SCAFFOLD: &str = "scaffold";

/// A molecule with its place in the plane.
pub struct Drawn {
    /// As it was read, with aromatic bonds.
    molecule: Molecule,
    points: Vec<Point>,
    wedges: Vec<Wedge>,
}

impl Drawn {
    /// Of a canonical SMILES; the atoms are where they stand in it, in twentieths
    /// of an angstrom, y upwards. What stands is laid down, for there is more room
    /// across a page and beside words. `None` of what cannot be drawn.
    pub fn of(smiles: &str, atoms: &[(i16, i16)], wedges: &[Wedge]) -> Option<Self> {
        let molecule = Molecule::read(smiles)?;
        let stands = extent(atoms.iter().map(|(_, y)| *y)) > extent(atoms.iter().map(|(x, _)| *x));
        let laid =
            |(x, y): &(i16, i16)| if stands { (f64::from(*y), -f64::from(*x)) } else { (f64::from(*x), f64::from(*y)) };
        let points = atoms.iter().map(laid).collect();
        (molecule.atoms.len() == atoms.len()).then(|| Self { molecule, points, wedges: wedges.to_vec() })
    }

    /// Of a canonical SMILES with the places of its atoms alone: bonds that stand out
    /// of the plane are found. `None` if the drawing would not show what it is.
    pub fn laid_out(smiles: &str, atoms: &[(i16, i16)]) -> Option<Self> {
        let mut own = Self::of(smiles, atoms, &[])?;
        own.wedges = wedges::assign(&own.molecule, &own.points)?;
        own.is_clear().then_some(own)
    }

    /// Whether no two atoms lie on one another.
    fn is_clear(&self) -> bool {
        let near = |one: &Point, two: &Point| length(one.0 - two.0, one.1 - two.1) < NEAREST;
        let points = &self.points;
        !points.iter().enumerate().any(|(at, one)| points[..at].iter().any(|two| near(one, two)))
    }

    /// With nothing marked; `None` if its aromatic bonds cannot be drawn as single and double ones in turn.
    pub fn svg(&self) -> Option<String> {
        let compared = vec![Compared::Same; self.molecule.atoms.len()];
        Some(svg::svg(&self.picture(&compared)?, DIFFERS))
    }

    /// With the scaffold of a family bold: the atoms of it, by their places.
    pub fn svg_scaffold(&self, scaffold: &[u16]) -> Option<String> {
        let of = |atom: usize| scaffold.iter().any(|own| usize::from(*own) == atom);
        let own = |atom| if of(atom) { Compared::Scaffold } else { Compared::Same };
        let compared: Vec<Compared> = (0..self.molecule.atoms.len()).map(own).collect();
        Some(svg::svg(&self.picture(&compared)?, SCAFFOLD))
    }

    /// Turned to lie as another does; what differs from it is marked.
    pub fn svg_beside(&self, other: &Drawn) -> Option<String> {
        let pairs = common::common(&self.molecule, &other.molecule);
        let mut turned =
            Self { molecule: self.molecule.clone(), points: self.points.clone(), wedges: self.wedges.clone() };
        let places: Vec<(usize, Point)> =
            pairs.iter().enumerate().filter_map(|(own, to)| Some((own, other.points[(*to)?]))).collect();
        if align::align(&mut turned.points, &places) {
            // Seen in a mirror what came towards the reader goes away.
            turned.wedges.iter_mut().for_each(|wedge| wedge.solid = !wedge.solid);
        }
        let paired = |there: usize| pairs.contains(&Some(there));
        let compared: Vec<Compared> = pairs
            .iter()
            .map(|to| match to {
                None => Compared::Differs,
                Some(to) if other.molecule.neighbours(*to).any(|there| !paired(there)) => Compared::Lacks,
                Some(_) => Compared::Same,
            })
            .collect();
        // Where something was put in place of something else, that tells it.
        let replaced = |atom: usize| self.molecule.neighbours(atom).any(|next| compared[next] == Compared::Differs);
        let compared: Vec<Compared> = compared
            .iter()
            .enumerate()
            .map(|(atom, own)| if *own == Compared::Lacks && replaced(atom) { Compared::Same } else { *own })
            .collect();
        Some(svg::svg(&turned.picture(&compared)?, DIFFERS))
    }

    fn picture(&self, compared: &[Compared]) -> Option<Picture> {
        let mut molecule = self.molecule.clone();
        kekule::kekulise(&mut molecule).then(|| picture::picture(&molecule, &self.points, &self.wedges, compared))
    }
}

/// From the least to the greatest.
fn extent(values: impl Iterator<Item = i16> + Clone) -> i32 {
    let (least, most) = (values.clone().min(), values.max());
    i32::from(most.unwrap_or(0)) - i32::from(least.unwrap_or(0))
}

#[cfg(all(test, not(target_arch = "wasm32")))]
mod tests {
    use super::picture::{Line, WedgeLines};
    use super::*;
    use crate::analogue::{EMBEDDED, Structures};
    use crate::database::Signatures;

    /// Every drawing of the database, by the name of the substance.
    fn drawn() -> Vec<(String, Drawn)> {
        let database = Signatures::load().unwrap();
        let families: Vec<_> = database.substances().map(|(_, row)| row.family).collect();
        let structures = Structures::read(EMBEDDED, &families).unwrap();
        let places: Vec<_> = structures.fingerprints().map(|(place, ..)| place).collect();
        places
            .into_iter()
            .map(|place| {
                let drawing = structures.drawing(place).unwrap();
                let smiles = &database.identity(place).unwrap().smiles;
                let name = format!("{} {smiles}", database.substance(place).id);
                let own = Drawn::of(smiles, &drawing.atoms, &drawing.wedges);
                (name.clone(), own.unwrap_or_else(|| panic!("{name} cannot be drawn")))
            })
            .collect()
    }

    #[test]
    fn every_substance_is_drawn_as_it_is() {
        let all = drawn();
        assert!(all.len() > 2_200);
        let (mut near, mut crossed, mut wrong, mut open) = (Vec::new(), Vec::new(), Vec::new(), Vec::new());
        for (name, own) in &all {
            let compared = vec![Compared::Same; own.molecule.atoms.len()];
            let picture = own.picture(&compared).unwrap_or_else(|| panic!("{name} has no Kekulé form"));
            if !own.is_clear() {
                near.push(name);
            }
            for letters in &picture.letters {
                let boxed = letters.boxes()[0];
                let through = |line: Line| {
                    let bond = own.molecule.bonds[line.bond];
                    ![bond.one, bond.two].contains(&letters.atom) && cross_reactivities(&line, boxed)
                };
                let sides = picture.wedges.iter().flat_map(|wedge| {
                    let WedgeLines { from, bond, bold, .. } = *wedge;
                    wedge.to.map(|to| Line { from, to, bond, bold })
                });
                if picture.lines.iter().copied().chain(sides).any(through) {
                    crossed.push(name);
                }
            }
            for centre in (0..own.molecule.atoms.len()).filter(|atom| own.molecule.atoms[*atom].chirality.is_some()) {
                match wedges::is_right(&own.molecule, &own.points, &own.wedges, centre) {
                    Some(true) => {}
                    Some(false) => wrong.push(name),
                    None => open.push(name),
                }
            }
            let svg = own.svg().unwrap();
            assert!(
                svg.starts_with("<svg ") && svg.ends_with("</svg>") && !svg.contains("NaN") && !svg.contains("inf"),
                "{name}"
            );
        }
        println!("near {near:?}\ncrossed {crossed:?}\nwrong {wrong:?}\nopen {open:?}");
        assert!(near.is_empty() && crossed.is_empty() && wrong.is_empty() && open.is_empty());
    }

    /// Whether a line runs through a box, but for its rim.
    fn cross_reactivities(line: &Line, (least, most): (Point, Point)) -> bool {
        (1..20).any(|step| {
            let share = f64::from(step) / 20.0;
            let (x, y) =
                (line.from.0 + (line.to.0 - line.from.0) * share, line.from.1 + (line.to.1 - line.from.1) * share);
            x > least.0 + 1.0 && x < most.0 - 1.0 && y > least.1 + 1.0 && y < most.1 - 1.0
        })
    }

    #[test]
    fn wedges_that_are_found_show_what_the_text_says() {
        for (name, own) in drawn() {
            let found = wedges::assign(&own.molecule, &own.points).unwrap_or_else(|| panic!("{name}"));
            for centre in (0..own.molecule.atoms.len()).filter(|atom| own.molecule.atoms[*atom].chirality.is_some()) {
                assert_eq!(wedges::is_right(&own.molecule, &own.points, &found, centre), Some(true), "{name}");
            }
        }
    }

    #[test]
    fn what_differs_from_another_is_bold_and_lies_as_it_lies_there() {
        let all = drawn();
        let find = |id: &str| &all.iter().find(|(name, _)| name.starts_with(&format!("{id} "))).unwrap().1;
        let beside = find("butyrfentanyl").svg_beside(find("fentanyl")).unwrap();
        assert_eq!(beside.matches("class=\"differs\"").count(), 1);
        assert!(!beside.contains("class=\"lacks\""));
        assert!(find("acetylfentanyl").svg_beside(find("fentanyl")).unwrap().contains("class=\"lacks\""));
        let same = find("fentanyl").svg_beside(find("fentanyl")).unwrap();
        assert_eq!(same, find("fentanyl").svg().unwrap());
    }
    #[test]
    fn a_scaffold_is_bold_from_atom_to_atom() {
        let all = drawn();
        let (_, fentanyl) = all.iter().find(|(name, _)| name.starts_with("fentanyl CCC(=O)N(")).unwrap();
        // The carbonyl, the nitrogen and the first atom of the ring: three bonds, one of them double, and two letters.
        let svg = fentanyl.svg_scaffold(&[2, 3, 4, 5, 999]).unwrap();
        let path = svg.split("<path class=\"scaffold\"").nth(1).and_then(|rest| rest.split("/>").next()).unwrap();
        assert_eq!(path.matches('M').count(), 4, "{svg}");
        assert_eq!(svg.matches(" class=\"scaffold\" font-weight").count(), 2, "{svg}");
        assert!(!svg.contains("differs"));
    }
}
