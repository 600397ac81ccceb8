//! A molecule as it was drawn, with coordinates, and how it is written as a
//! SMILES: so a molfile is read by the very reader of SMILES.

use crate::error::{Place, StructureError};

/// How a bond leaves the plane, seen from its first atom.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Wedge {
    None,
    Up,
    Down,
    /// Drawn wavy, or as a crossed double bond: nothing is said.
    Either,
}

#[derive(Debug, Clone)]
pub struct Atom {
    pub symbol: String,
    pub isotope: Option<u16>,
    pub charge: i8,
    /// Electrons without a partner.
    pub unpaired: u8,
    /// All bonds and hydrogens together, where the file states it.
    pub valence: Option<u8>,
    pub x: f64,
    pub y: f64,
    pub z: f64,
    /// Of the file.
    pub line: usize,
}

#[derive(Debug, Clone, Copy)]
pub struct Bond {
    pub from: usize,
    pub to: usize,
    /// 1 to 3; 4 is aromatic.
    pub order: u8,
    pub wedge: Wedge,
}

#[derive(Debug, Clone, Default)]
pub struct Drawn {
    pub atoms: Vec<Atom>,
    pub bonds: Vec<Bond>,
}

/// A SMILES, with the line of the file where each of its atoms stands.
pub struct Written {
    pub text: String,
    lines: Vec<(usize, usize)>,
}

impl Written {
    /// The same error with the line of the file in place of the character.
    pub fn on_line(&self, error: StructureError) -> StructureError {
        let place = match error.place {
            Some(Place::Character { at, .. }) => {
                let before = self.lines.partition_point(|(start, _)| *start <= at);
                before.checked_sub(1).map(|found| Place::Line(self.lines[found].1))
            }
            other => other,
        };
        StructureError { place, ..error }
    }
}

impl Drawn {
    /// With every hydrogen that the file draws, and the stereochemistry that its
    /// wedges and double bonds show.
    pub fn smiles(&self) -> Written {
        let mut writer = Writer::of(self);
        for atom in 0..self.atoms.len() {
            if !writer.written[atom] {
                if !writer.text.is_empty() {
                    writer.text.push('.');
                }
                writer.write(atom, None);
            }
        }
        Written { text: writer.text, lines: writer.lines }
    }

    fn neighbours(&self) -> Vec<Vec<(usize, usize)>> {
        let mut neighbours = vec![Vec::new(); self.atoms.len()];
        for (place, bond) in self.bonds.iter().enumerate() {
            neighbours[bond.from].push((bond.to, place));
            neighbours[bond.to].push((bond.from, place));
        }
        neighbours
    }

    fn toward(&self, from: usize, to: usize) -> (f64, f64) {
        (self.atoms[to].x - self.atoms[from].x, self.atoms[to].y - self.atoms[from].y)
    }
}

struct Writer<'a> {
    drawn: &'a Drawn,
    neighbours: Vec<Vec<(usize, usize)>>,
    aromatic: Vec<bool>,
    /// By bond: whether it rises from its first atom to its second, where a
    /// double bond beside it tells.
    rises: Vec<Option<bool>>,
    written: Vec<bool>,
    /// By atom: bonds that close a ring here, with their numbers.
    closures: Vec<Vec<(usize, usize)>>,
    text: String,
    lines: Vec<(usize, usize)>,
}

impl<'a> Writer<'a> {
    fn of(drawn: &'a Drawn) -> Self {
        let neighbours = drawn.neighbours();
        let mut aromatic = vec![false; drawn.atoms.len()];
        for bond in drawn.bonds.iter().filter(|bond| bond.order == 4) {
            aromatic[bond.from] = true;
            aromatic[bond.to] = true;
        }
        let (closures, in_ring) = rings(drawn, &neighbours);
        let rises = directions(drawn, &neighbours, &in_ring);
        Self {
            rises,
            written: vec![false; drawn.atoms.len()],
            closures,
            text: String::new(),
            lines: Vec::new(),
            drawn,
            neighbours,
            aromatic,
        }
    }

    /// An atom and all that hangs on it. No deeper than there are atoms, which
    /// the reader of the file bounds.
    fn write(&mut self, atom: usize, by: Option<(usize, usize)>) {
        self.written[atom] = true;
        let closures = self.closures[atom].clone();
        let closes = |bond: usize| closures.iter().any(|(own, _)| *own == bond);
        let came_by = by.map(|(_, bond)| bond);
        let children: Vec<(usize, usize)> = self.neighbours[atom]
            .iter()
            .copied()
            .filter(|(_, bond)| Some(*bond) != came_by && !closes(*bond))
            .collect();
        let mut order: Vec<usize> = by.map(|(before, _)| before).into_iter().collect();
        order.extend(closures.iter().map(|(bond, _)| self.other(*bond, atom)));
        order.extend(children.iter().map(|(child, _)| *child));
        self.lines.push((self.text.len(), self.drawn.atoms[atom].line));
        let turn = self.turn(atom, by.is_some(), &order);
        self.symbol(atom, turn);
        for (bond, number) in &closures {
            let other = self.other(*bond, atom);
            // The mark stands where the ring is opened.
            if !self.written[other] {
                self.bond(*bond, atom);
            }
            let number = if *number < 10 { number.to_string() } else { format!("%{number:02}") };
            self.text.push_str(&number);
        }
        let last = children.len().saturating_sub(1);
        for (place, (child, bond)) in children.into_iter().enumerate() {
            if place < last {
                self.text.push('(');
            }
            self.bond(bond, atom);
            self.write(child, Some((atom, bond)));
            if place < last {
                self.text.push(')');
            }
        }
    }

    fn other(&self, bond: usize, atom: usize) -> usize {
        let bond = &self.drawn.bonds[bond];
        if bond.from == atom { bond.to } else { bond.from }
    }

    fn bond(&mut self, place: usize, from: usize) {
        let bond = &self.drawn.bonds[place];
        let mark = match (bond.order, self.rises[place]) {
            (2, _) => "=",
            (3, _) => "#",
            (4, _) => ":",
            (_, Some(rises)) if rises == (bond.from == from) => "/",
            (_, Some(_)) => "\\",
            // Between two rings, where nothing would be read as aromatic.
            _ if self.aromatic[bond.from] && self.aromatic[bond.to] => "-",
            _ => "",
        };
        self.text.push_str(mark);
    }

    fn symbol(&mut self, place: usize, turn: &str) {
        let atom = &self.drawn.atoms[place];
        let plain = ["B", "C", "N", "O", "P", "S", "F", "Cl", "Br", "I"].contains(&atom.symbol.as_str());
        let unmarked = atom.isotope.is_none() && atom.charge == 0 && atom.unpaired == 0 && atom.valence.is_none();
        let letters = if self.aromatic[place] { atom.symbol.to_ascii_lowercase() } else { atom.symbol.clone() };
        if plain && unmarked && turn.is_empty() {
            self.text.push_str(&letters);
            return;
        }
        let isotope = atom.isotope.map_or(String::new(), |isotope| isotope.to_string());
        let hydrogens = match self.hydrogens(place) {
            0 => String::new(),
            1 => "H".into(),
            n => format!("H{n}"),
        };
        let charge = match atom.charge {
            0 => String::new(),
            1 => "+".into(),
            -1 => "-".into(),
            n => format!("{n:+}"),
        };
        self.text.push_str(&format!("[{isotope}{letters}{turn}{hydrogens}{charge}]"));
    }

    /// Hydrogens that are not drawn.
    fn hydrogens(&self, place: usize) -> u8 {
        let atom = &self.drawn.atoms[place];
        let bonds = self.neighbours[place].iter().map(|(_, bond)| self.drawn.bonds[*bond].order);
        // Aromatic bonds count one each, and one more for all of them.
        let (mut used, mut ring) = (u8::from(self.aromatic[place]), 0);
        for order in bonds {
            used += if order == 4 { 1 } else { order };
            ring += u8::from(order == 4);
        }
        // Pyrrole, furan: the ring takes two electrons of the atom, no bond.
        if ring > 0 && used > valences(&atom.symbol, atom.charge).first().copied().unwrap_or(0) {
            used -= 1;
        }
        used += atom.unpaired;
        let all = match atom.valence {
            Some(stated) => stated,
            None => valences(&atom.symbol, atom.charge).into_iter().find(|valence| *valence >= used).unwrap_or(0),
        };
        all.saturating_sub(used)
    }

    /// "@" or "@@", where wedges tell how the neighbours stand.
    fn turn(&self, atom: usize, entered: bool, order: &[usize]) -> &'static str {
        let wedge_to = |other: usize| {
            let own = |(_, bond): &&(usize, usize)| self.other(*bond, atom) == other;
            let bond = self.neighbours[atom].iter().find(own).map(|(_, bond)| &self.drawn.bonds[*bond]);
            bond.filter(|bond| bond.from == atom).map_or(Wedge::None, |bond| bond.wedge)
        };
        let single = self.neighbours[atom].iter().all(|(_, bond)| self.drawn.bonds[*bond].order == 1);
        let wedges: Vec<Wedge> = order.iter().map(|other| wedge_to(*other)).collect();
        let drawn = wedges.iter().any(|wedge| matches!(wedge, Wedge::Up | Wedge::Down));
        // Sulfoxides carry a double bond beside their wedge.
        let centre = single || ["S", "P", "Se"].contains(&self.drawn.atoms[atom].symbol.as_str());
        if !drawn || wedges.contains(&Wedge::Either) || !centre || !(3..=4).contains(&order.len()) {
            return "";
        }
        let mut points: Vec<[f64; 3]> = order
            .iter()
            .zip(&wedges)
            .map(|(other, wedge)| {
                let (x, y) = self.drawn.toward(atom, *other);
                let length = x.hypot(y).max(f64::MIN_POSITIVE);
                let z = match wedge {
                    Wedge::Up => 1.0,
                    Wedge::Down => -1.0,
                    Wedge::None | Wedge::Either => 0.0,
                };
                [x / length, y / length, z]
            })
            .collect();
        if points.len() == 3 {
            // The hydrogen, or the free pair, stands opposite to the others; in the text it follows what was before.
            let sum = |axis: usize| -points.iter().map(|point| point[axis]).sum::<f64>();
            points.insert(usize::from(entered), [sum(0), sum(1), sum(2)]);
        }
        let [a, b, c, d] = [points[0], points[1], points[2], points[3]];
        let from = |point: [f64; 3]| [point[0] - a[0], point[1] - a[1], point[2] - a[2]];
        let (b, c, d) = (from(b), from(c), from(d));
        let volume = b[0] * (c[1] * d[2] - c[2] * d[1]) - b[1] * (c[0] * d[2] - c[2] * d[0])
            + b[2] * (c[0] * d[1] - c[1] * d[0]);
        match volume {
            volume if volume > FLAT => "@@",
            volume if volume < -FLAT => "@",
            _ => "",
        }
    }
}

/// A volume below which neighbours count as lying in one plane.
const FLAT: f64 = 0.05;

/// Bonds of an atom by its group, the least first; a charge makes it that of the
/// neighbour in the periodic table (N+ bonds as C does).
fn valences(symbol: &str, charge: i8) -> Vec<u8> {
    const GROUPS: [(&[&str], i8); 5] = [
        (&["B"], 13),
        (&["C", "Si", "Ge"], 14),
        (&["N", "P", "As"], 15),
        (&["O", "S", "Se", "Te"], 16),
        (&["F", "Cl", "Br", "I"], 17),
    ];
    let Some((_, group)) = GROUPS.iter().find(|(members, _)| members.contains(&symbol)) else { return vec![0] };
    let heavy = !["B", "C", "N", "O", "F"].contains(&symbol);
    match (group - charge, heavy) {
        (13, _) => vec![3],
        (14, _) => vec![4],
        (15, false) => vec![3],
        (15, true) => vec![3, 5],
        (16, false) => vec![2],
        (16, true) => vec![2, 4, 6],
        (17, false) => vec![1],
        (17, true) => vec![1, 3, 5, 7],
        _ => vec![0],
    }
}

/// Bonds that close rings, by atom, with their numbers in the text; and which
/// bonds lie in a ring.
fn rings(drawn: &Drawn, neighbours: &[Vec<(usize, usize)>]) -> (Vec<Vec<(usize, usize)>>, Vec<bool>) {
    let mut order = vec![usize::MAX; drawn.atoms.len()];
    let mut parent: Vec<Option<(usize, usize)>> = vec![None; drawn.atoms.len()];
    let mut closures = vec![Vec::new(); drawn.atoms.len()];
    let mut in_ring = vec![false; drawn.bonds.len()];
    let mut closed = vec![false; drawn.bonds.len()];
    let (mut seen, mut number) = (0, 0);
    for start in 0..drawn.atoms.len() {
        if order[start] != usize::MAX {
            continue;
        }
        // In the order in which the text is written: a neighbour that was reached by another way closes a ring.
        let mut stack = vec![(start, 0)];
        order[start] = seen;
        seen += 1;
        while let Some((atom, next)) = stack.pop() {
            let Some((other, bond)) = neighbours[atom].get(next).copied() else { continue };
            stack.push((atom, next + 1));
            if parent[atom].is_some_and(|(_, by)| by == bond) || closed[bond] {
                continue;
            }
            if order[other] == usize::MAX {
                order[other] = seen;
                seen += 1;
                parent[other] = Some((atom, bond));
                stack.push((other, 0));
                continue;
            }
            closed[bond] = true;
            number += 1;
            closures[atom].push((bond, number));
            closures[other].push((bond, number));
            in_ring[bond] = true;
            let mut at = atom;
            while at != other {
                let Some((before, by)) = parent[at] else { break };
                in_ring[by] = true;
                at = before;
            }
        }
    }
    (closures, in_ring)
}

/// Which single bonds rise or fall beside the double bonds that are drawn cis or
/// trans. A double bond in a ring is left to the ring.
fn directions(drawn: &Drawn, neighbours: &[Vec<(usize, usize)>], in_ring: &[bool]) -> Vec<Option<bool>> {
    let mut rises: Vec<Option<bool>> = vec![None; drawn.bonds.len()];
    let beside = |atom: usize, double: usize| {
        let singles = neighbours[atom].iter().copied().filter(move |(_, bond)| *bond != double);
        let all = neighbours[atom].len();
        singles.filter(move |(_, bond)| drawn.bonds[*bond].order == 1 && (2..=3).contains(&all))
    };
    let mut open: Vec<usize> = (0..drawn.bonds.len())
        .filter(|place| {
            let bond = &drawn.bonds[*place];
            let sided = |atom| beside(atom, *place).next().is_some();
            bond.order == 2 && bond.wedge == Wedge::None && !in_ring[*place] && sided(bond.from) && sided(bond.to)
        })
        .collect();
    while !open.is_empty() {
        // One that stands beside a bond already told comes first: its other end is free to follow.
        let touches = |place: &usize| {
            let bond = &drawn.bonds[*place];
            [bond.from, bond.to].iter().any(|atom| beside(*atom, *place).any(|(_, single)| rises[single].is_some()))
        };
        let place = open.remove(open.iter().position(touches).unwrap_or(0));
        let bond = drawn.bonds[place];
        let pick = |atom: usize| {
            beside(atom, place).find(|(_, single)| rises[*single].is_some()).or_else(|| beside(atom, place).next())
        };
        let (Some((left, first)), Some((right, second))) = (pick(bond.from), pick(bond.to)) else { continue };
        let axis = drawn.toward(bond.from, bond.to);
        let side = |from: usize, to: usize| {
            let (x, y) = drawn.toward(from, to);
            let side = axis.0 * y - axis.1 * x;
            let scale = axis.0.hypot(axis.1) * x.hypot(y);
            (side.abs() > 0.02 * scale).then_some(side > 0.0)
        };
        let (Some(left_side), Some(right_side)) = (side(bond.from, left), side(bond.to, right)) else { continue };
        let trans = left_side != right_side;
        // Rising towards the double bond and rising from it: trans.
        let towards = |single: usize, atom: usize, rises: bool| rises == (drawn.bonds[single].to == atom);
        let known = rises[first].map(|own| towards(first, bond.from, own));
        let away = rises[second].map(|own| !towards(second, bond.to, own));
        let rises_in = known.or(away.map(|away| away == trans)).unwrap_or(true);
        rises[first] = Some(rises_in == (drawn.bonds[first].to == bond.from));
        let rises_out = rises_in == trans;
        if rises[second].is_none() {
            rises[second] = Some(rises_out == (drawn.bonds[second].from == bond.to));
        }
    }
    rises
}
