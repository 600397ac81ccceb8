//! `structures.csv`: fingerprints and drawings of the substances that have a
//! structure, as `make structures` wrote them, packed for the file of their own.

use super::families::Families;
use super::problems::Problems;
use super::rules::Rules;
use super::substances::Substances;
use super::table;
use schema::packed::{BITS, Packed, PackedStructure, Wedge};
use schema::{FamilyIndex, Index, SubstanceIndex, formula};
use serde::Deserialize;
use std::collections::HashMap;

const FILE: &str = "structures.csv";
const AGAIN: &str = "run `make structures`";

#[derive(Deserialize)]
struct Row {
    id: String,
    smiles: String,
    bits: String,
    coordinates: String,
    wedges: String,
    families: String,
    rules: String,
}

/// A row that was read.
struct Structure {
    /// Ascending.
    bits: Vec<u16>,
    atoms: Vec<(i16, i16)>,
    wedges: Vec<Wedge>,
    scaffolds: Vec<FamilyIndex>,
    ruling: u8,
}

/// The packed structures, without the name of the database.
pub fn read(substances: &Substances, families: &Families, rules: Rules, problems: &mut Problems) -> Packed {
    let mut rulings = vec![Vec::new()];
    let mut structures: Vec<Option<Structure>> = substances.identities.iter().map(|_| None).collect();
    for row in table::rows::<Row>(FILE, problems) {
        let (line, row) = (row.line, row.value);
        let Some(place) = substances.any(&row.id, FILE, line, problems).map(usize::from) else { continue };
        let identity = &substances.identities[place];
        if row.smiles != identity.smiles {
            problems.add(FILE, line, format!("\"{}\" has another structure by now: {AGAIN}", row.id));
            continue;
        }
        let of: Vec<FamilyIndex> =
            row.families.split_whitespace().filter_map(|id| families.ids.get(id, FILE, line, problems)).collect();
        let told = rules.ruling(SubstanceIndex::at(place), &row.rules).unwrap_or_else(|told| {
            problems.add(FILE, line, format!("unknown rule \"{told}\": {AGAIN}"));
            Vec::new()
        });
        let ruling = rulings.iter().position(|own| *own == told).unwrap_or_else(|| {
            rulings.push(told);
            rulings.len() - 1
        });
        match parse(&row).map(|own| Structure { scaffolds: of, ruling: ruling as u8, ..own }) {
            Some(own) if formula::heavy_atoms(&identity.formula) == Some(own.atoms.len()) => {
                if structures[place].replace(own).is_some() {
                    problems.add(FILE, line, format!("\"{}\" stands twice: {AGAIN}", row.id));
                }
            }
            Some(own) => {
                let atoms = own.atoms.len();
                problems.add(
                    FILE,
                    line,
                    format!(
                        "\"{}\" is drawn with {atoms} atoms, its formula \"{}\" has others: {AGAIN}",
                        row.id, identity.formula
                    ),
                );
            }
            None => problems.add(FILE, line, format!("\"{}\" cannot be read: {AGAIN}", row.id)),
        }
    }
    for (place, (identity, structure)) in substances.identities.iter().zip(&structures).enumerate() {
        if !identity.smiles.is_empty() && structure.is_none() {
            let id = substances.ids.at(place);
            problems.add(FILE, 1, format!("no row for \"{id}\", which has a structure: {AGAIN}"));
        }
    }
    // Nobody reads what has problems, and packing takes longer than all the rest.
    if !problems.is_empty() {
        return Packed::default();
    }
    let mut packed = pack(&structures);
    packed.families = families.told.clone();
    packed.rules = rules.rows;
    if rulings.len() > usize::from(u8::MAX) {
        problems.add(FILE, 1, "more than 255 different sets of rules are matched: widen their index in the schema");
    }
    packed.rulings = rulings;
    let of = substances.rows.iter().chain(&substances.further).map(|row| row.family);
    for (row, family) in packed.rows.iter_mut().zip(of) {
        row.scaffolds = row.scaffolds.take().filter(|scaffolds| *scaffolds != [family]);
    }
    packed
}

fn parse(row: &Row) -> Option<Structure> {
    let bits: Vec<u16> = numbers(&row.bits)?;
    let ascend = bits.windows(2).all(|pair| pair[0] < pair[1]);
    let in_range = bits.last().is_some_and(|last| *last < BITS);
    let flat: Vec<i16> = numbers(&row.coordinates)?;
    let atoms: Vec<(i16, i16)> = flat.chunks_exact(2).map(|pair| (pair[0], pair[1])).collect();
    let whole = flat.len() == 2 * atoms.len() && atoms.first() == Some(&(0, 0)) && atoms.len() <= usize::from(u8::MAX);
    let wedges = row.wedges.split_whitespace().map(wedge).collect::<Option<Vec<_>>>()?;
    let drawn = |atom: u8| usize::from(atom) < atoms.len();
    let led = wedges.iter().all(|wedge| drawn(wedge.from) && drawn(wedge.to));
    (ascend && in_range && whole && led).then_some(Structure { bits, atoms, wedges, scaffolds: Vec::new(), ruling: 0 })
}

fn numbers<N: std::str::FromStr>(text: &str) -> Option<Vec<N>> {
    text.split_whitespace().map(|number| number.parse().ok()).collect()
}

/// "3-4" or "3~4".
fn wedge(text: &str) -> Option<Wedge> {
    let solid = text.contains('-');
    let (from, to) = text.split_once(['-', '~'])?;
    Some(Wedge { from: from.parse().ok()?, to: to.parse().ok()?, solid })
}

fn pack(structures: &[Option<Structure>]) -> Packed {
    let steps = steps_by_frequency(structures);
    let place_of: HashMap<(i16, i16), u16> = steps.iter().copied().zip(0u16..).collect();
    let none: &[u16] = &[];
    let bits: Vec<&[u16]> = structures.iter().map(|own| own.as_ref().map_or(none, |own| &own.bits)).collect();
    let rows = structures.iter().enumerate().map(|(place, structure)| {
        let Some(structure) = structure else { return PackedStructure::default() };
        let like = most_like(&bits, place);
        let other = if like == 0 { none } else { bits[place - like] };
        let lost = (0u16..).zip(other).filter(|(_, bit)| structure.bits.binary_search(bit).is_err());
        let gained = structure.bits.iter().copied().filter(|bit| other.binary_search(bit).is_err());
        PackedStructure {
            like: like as u16,
            without: differences(lost.map(|(place, _)| place)),
            with: differences(gained),
            atoms: steps_of(&structure.atoms).map(|step| place_of[&step]).collect(),
            wedges: structure.wedges.clone(),
            scaffolds: Some(structure.scaffolds.clone()),
            ruling: structure.ruling,
        }
    });
    Packed { rows: rows.collect(), steps, ..Packed::default() }
}

/// How many rows back the fingerprint is that has the fewest bits to tell; 0 if
/// it is shorter to tell all.
fn most_like(bits: &[&[u16]], place: usize) -> usize {
    let own = bits[place];
    let mut best = (own.len(), 0);
    for back in 1..=place {
        let other = bits[place - back];
        // As many at least have to be told.
        if own.len().abs_diff(other.len()) >= best.0 {
            continue;
        }
        let both = own.len() + other.len() - 2 * shared(own, other);
        if both < best.0 {
            best = (both, back);
        }
    }
    best.1
}

/// How many numbers are in both, each ascending.
fn shared(one: &[u16], other: &[u16]) -> usize {
    let (mut i, mut j, mut n) = (0, 0, 0);
    while let (Some(a), Some(b)) = (one.get(i), other.get(j)) {
        n += usize::from(a == b);
        i += usize::from(a <= b);
        j += usize::from(b <= a);
    }
    n
}

fn differences(numbers: impl Iterator<Item = u16>) -> Vec<u16> {
    let mut before = 0;
    numbers
        .map(|number| {
            let difference = number - before;
            before = number;
            difference
        })
        .collect()
}

fn steps_by_frequency(structures: &[Option<Structure>]) -> Vec<(i16, i16)> {
    let mut counts: HashMap<(i16, i16), usize> = HashMap::new();
    for structure in structures.iter().flatten() {
        steps_of(&structure.atoms).for_each(|step| *counts.entry(step).or_default() += 1);
    }
    let mut steps: Vec<((i16, i16), usize)> = counts.into_iter().collect();
    steps.sort_by_key(|(step, count)| (std::cmp::Reverse(*count), *step));
    steps.into_iter().map(|(step, _)| step).collect()
}

fn steps_of(atoms: &[(i16, i16)]) -> impl Iterator<Item = (i16, i16)> {
    atoms.windows(2).map(|pair| (pair[1].0 - pair[0].0, pair[1].1 - pair[0].1))
}
