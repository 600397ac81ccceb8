//! Where the lines, wedges and letters of a drawing go. Lengths are twentieths
//! of an angstrom, in which a bond is 30 long; y downwards, as on a page.

use super::align::{Point, length};
use super::molecule::{Atom, Bond, Molecule, Order};
use schema::packed::Wedge;

/// Between the two lines of a double bond, and how much shorter the inner one
/// is at an end without letters.
const APART: f64 = 5.2;
const SHORTER: f64 = 4.0;
/// Half of what a letter takes, with a little room around it.
const LETTER: (f64, f64) = (5.6, 7.4);
/// From the letters of an atom to its hydrogens above or below.
const LINE: f64 = 14.0;
/// Half of the ring around an atom that something hangs on elsewhere; it leaves room for a letter.
pub const RING: f64 = 8.5;
/// Half the wide end of a wedge.
const WIDE: f64 = 4.2;

#[derive(Debug, Clone, PartialEq)]
pub struct Picture {
    pub lines: Vec<Line>,
    pub wedges: Vec<WedgeLines>,
    pub letters: Vec<Letters>,
    /// Atoms at which something of the other molecule is missing.
    pub rings: Vec<Point>,
    /// The least and the greatest corner.
    pub corners: (Point, Point),
}

/// Part of a bond.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Line {
    pub from: Point,
    pub to: Point,
    /// Of the bonds of the molecule.
    pub bond: usize,
    pub bold: bool,
}

/// A bond out of the plane, narrow at `from`.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct WedgeLines {
    pub from: Point,
    pub to: [Point; 2],
    pub solid: bool,
    pub bond: usize,
    pub bold: bool,
}

/// The letters of an atom: what stands at its place, and its hydrogens on the
/// free side.
#[derive(Debug, Clone, PartialEq)]
pub struct Letters {
    pub atom: usize,
    pub symbol: String,
    pub at: Point,
    /// 13 in [13C].
    pub isotope: u16,
    pub charge: i8,
    pub hydrogens: u8,
    pub side: Side,
    pub bold: bool,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Side {
    Right,
    Left,
    Below,
    Above,
}

/// How an atom compares with its counterpart in another molecule.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Compared {
    Same,
    /// It has none.
    Differs,
    /// It has one, on which something hangs that this molecule lacks.
    Lacks,
    /// It is of the scaffold that is shown.
    Scaffold,
}

/// The picture of a molecule with Kekulé bonds. `points` are y upwards.
pub fn picture(molecule: &Molecule, points: &[Point], wedges: &[Wedge], compared: &[Compared]) -> Picture {
    let page: Vec<Point> = points.iter().map(|(x, y)| (*x, -*y)).collect();
    let is = |atom: usize, own: Compared| compared[atom] == own;
    let bold = |atom: usize| is(atom, Compared::Differs) || is(atom, Compared::Scaffold);
    // What differs hangs on what is the same; a scaffold ends at its atoms.
    let bold_bond =
        |one: usize, two: usize| is(one, Compared::Differs) || is(two, Compared::Differs) || (bold(one) && bold(two));
    let letters: Vec<Letters> = (0..molecule.atoms.len())
        .filter(|atom| has_letters(molecule, *atom))
        .map(|atom| letters_of(molecule, &page, atom, bold(atom)))
        .collect();
    let mut picture =
        Picture { lines: Vec::new(), wedges: Vec::new(), letters, rings: Vec::new(), corners: corners(&page) };
    let lettered: Vec<Option<f64>> = (0..molecule.atoms.len())
        .map(|atom| picture.letters.iter().find(|own| own.atom == atom).map(|own| LETTER.0 * own.symbol.len() as f64))
        .collect();
    for (place, bond) in molecule.bonds.iter().enumerate() {
        let pen = Pen { page: &page, lettered: &lettered, bond: place, bold: bold_bond(bond.one, bond.two) };
        let wedge = wedges.iter().find(|own| {
            let ends = (usize::from(own.from), usize::from(own.to));
            ends == (bond.one, bond.two) || ends == (bond.two, bond.one)
        });
        match (bond.order, wedge) {
            (Order::Single, Some(wedge)) => picture.wedges.push(pen.wedge(wedge)),
            (Order::Single | Order::Aromatic, _) => picture.lines.push(pen.line(*bond, 0.0, 0.0)),
            (Order::Triple, _) => {
                picture.lines.extend([0.0, -APART, APART].map(|aside| pen.line(*bond, aside, 0.0)));
            }
            (Order::Double, _) => picture.lines.extend(match inner_side(molecule, &page, place) {
                0 => [pen.line(*bond, APART / 2.0, 0.0), pen.line(*bond, -APART / 2.0, 0.0)],
                side => [pen.line(*bond, 0.0, 0.0), pen.line(*bond, f64::from(side) * APART, SHORTER)],
            }),
        }
    }
    let lacking = (0..molecule.atoms.len()).filter(|atom| compared[*atom] == Compared::Lacks);
    picture.rings = lacking.map(|atom| page[atom]).collect();
    let around = |(x, y): &Point| ((x - RING, y - RING), (x + RING, y + RING));
    let rings: Vec<(Point, Point)> = picture.rings.iter().map(around).collect();
    let boxes: Vec<(Point, Point)> = picture.letters.iter().flat_map(Letters::boxes).chain(rings).collect();
    for (least, most) in boxes {
        picture.corners.0 = (picture.corners.0.0.min(least.0), picture.corners.0.1.min(least.1));
        picture.corners.1 = (picture.corners.1.0.max(most.0), picture.corners.1.1.max(most.1));
    }
    picture
}

/// Carbon has letters only where a corner would not tell it.
fn has_letters(molecule: &Molecule, atom: usize) -> bool {
    let own = &molecule.atoms[atom];
    own.symbol != "C" || own.charge != 0 || own.isotope != 0 || molecule.degree(atom) == 0
}

fn letters_of(molecule: &Molecule, page: &[Point], atom: usize, bold: bool) -> Letters {
    let Atom { symbol, isotope, charge, hydrogens, .. } = &molecule.atoms[atom];
    let at = page[atom];
    let bonds: Vec<Point> = molecule
        .neighbours(atom)
        .map(|other| {
            let (x, y) = (page[other].0 - at.0, page[other].1 - at.1);
            let size = length(x, y).max(1.0);
            (x / size, y / size)
        })
        .collect();
    // The side that no bond goes to; of equals the first.
    let crowded = |(x, y): Point| bonds.iter().map(|bond| bond.0 * x + bond.1 * y).fold(-1.0, f64::max);
    let sides =
        [(Side::Right, (1.0, 0.0)), (Side::Left, (-1.0, 0.0)), (Side::Below, (0.0, 1.0)), (Side::Above, (0.0, -1.0))];
    let mut best = (Side::Right, f64::INFINITY);
    for (side, direction) in sides {
        let own = crowded(direction);
        if own < best.1 - 0.05 {
            best = (side, own);
        }
    }
    Letters {
        atom,
        symbol: symbol.clone(),
        at,
        isotope: *isotope,
        charge: *charge,
        hydrogens: *hydrogens,
        side: best.0,
        bold,
    }
}

impl Letters {
    /// What the letters cover: the symbol, then the hydrogens and the charge.
    pub fn boxes(&self) -> Vec<(Point, Point)> {
        let (x, y) = self.at;
        let half = LETTER.0 * self.symbol.len() as f64;
        let tall = LETTER.1;
        let mut boxes = vec![((x - half, y - tall), (x + half, y + tall))];
        let width = match self.hydrogens {
            0 => 0.0,
            1 => 2.0 * LETTER.0,
            _ => 3.2 * LETTER.0,
        };
        if width > 0.0 {
            boxes.push(match self.side {
                Side::Right => ((x + half, y - tall), (x + half + width, y + tall)),
                Side::Left => ((x - half - width, y - tall), (x - half, y + tall)),
                Side::Below => ((x - LETTER.0, y - tall + LINE), (x - LETTER.0 + width, y + tall + LINE)),
                Side::Above => ((x - LETTER.0, y - tall - LINE), (x - LETTER.0 + width, y + tall - LINE)),
            });
        }
        if self.charge != 0 {
            let from = x + half + if self.side == Side::Right { width } else { 0.0 };
            boxes.push(((from, y - tall - 3.0), (from + 1.3 * LETTER.0, y)));
        }
        if self.isotope != 0 {
            let to = x - half - if self.side == Side::Left { width } else { 0.0 };
            boxes.push(((to - 2.2 * LETTER.0, y - tall - 3.0), (to, y)));
        }
        boxes
    }
}

fn corners(page: &[Point]) -> (Point, Point) {
    let fold = |least: fn(f64, f64) -> f64, start: f64| {
        page.iter().fold((start, start), |own, point| (least(own.0, point.0), least(own.1, point.1)))
    };
    (fold(f64::min, f64::INFINITY), fold(f64::max, f64::NEG_INFINITY))
}

/// To which side of a double bond its second line goes: into its ring, or else
/// to where more hangs; 0: both lines lie beside the middle.
fn inner_side(molecule: &Molecule, page: &[Point], place: usize) -> i8 {
    let bond = molecule.bonds[place];
    let (one, two) = (page[bond.one], page[bond.two]);
    let side = |point: Point| (two.0 - one.0) * (point.1 - one.1) - (two.1 - one.1) * (point.0 - one.0);
    if let Some(ring) = molecule.ring_of(place) {
        let sum: f64 = ring.iter().map(|atom| side(page[*atom])).sum();
        return if sum < 0.0 { -1 } else { 1 };
    }
    if molecule.degree(bond.one) == 1 || molecule.degree(bond.two) == 1 {
        return 0;
    }
    let around = molecule.neighbours(bond.one).chain(molecule.neighbours(bond.two));
    let sum: f64 =
        around.filter(|atom| *atom != bond.one && *atom != bond.two).map(|atom| side(page[atom]).signum()).sum();
    if sum < 0.0 { -1 } else { 1 }
}

/// Draws one bond.
struct Pen<'a> {
    page: &'a [Point],
    /// Half the width of the letters of an atom.
    lettered: &'a [Option<f64>],
    bond: usize,
    bold: bool,
}

impl Pen<'_> {
    /// The line, so far aside (to the left, seen along it), and so much shorter
    /// at ends without letters.
    fn line(&self, bond: Bond, aside: f64, shorter: f64) -> Line {
        let (from, to) = self.ends(bond.one, bond.two, shorter);
        let (x, y) = direction(self.page[bond.one], self.page[bond.two]);
        let shifted = |point: Point| (point.0 - y * aside, point.1 + x * aside);
        Line { from: shifted(from), to: shifted(to), bond: self.bond, bold: self.bold }
    }

    fn wedge(&self, wedge: &Wedge) -> WedgeLines {
        let (narrow, wide) = (usize::from(wedge.from), usize::from(wedge.to));
        let (from, to) = self.ends(narrow, wide, 0.0);
        let (x, y) = direction(self.page[narrow], self.page[wide]);
        let to = [WIDE, -WIDE].map(|aside| (to.0 - y * aside, to.1 + x * aside));
        WedgeLines { from, to, solid: wedge.solid, bond: self.bond, bold: self.bold }
    }

    /// Where a bond begins and ends, clear of letters.
    fn ends(&self, one: usize, two: usize, shorter: f64) -> (Point, Point) {
        let (a, b) = (self.page[one], self.page[two]);
        let (x, y) = direction(a, b);
        let clear = |atom: usize| match self.lettered[atom] {
            Some(half) => (half / x.abs().max(1e-9)).min(LETTER.1 / y.abs().max(1e-9)),
            None => shorter,
        };
        let (first, last) = (clear(one), clear(two));
        ((a.0 + x * first, a.1 + y * first), (b.0 - x * last, b.1 - y * last))
    }
}

fn direction(from: Point, to: Point) -> Point {
    let (x, y) = (to.0 - from.0, to.1 - from.1);
    let size = length(x, y).max(1e-9);
    (x / size, y / size)
}
