//! Candidates for the main part, each with its evidence, ranked.

use super::bulk::{Bulk, CONTRADICTS, Mixture};
use super::evidence::EvidenceTable;
use super::tests_done::TestsDone;
use super::traces::Traces;
use crate::database::Signatures;
use crate::order::sort_by;

/// A candidate fits well if no reading weighs less than this, and all together
/// at least that much.
const HARDLY_AGAINST: f64 = -0.5;
const WELL: f64 = 1.0;
/// Mixtures below this probability are not shown, and no more than this many.
const LEAST_MIXTURE: f64 = 0.01;
const MOST_MIXTURES: usize = 5;

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Fit {
    FitsWell,
    Fits,
    FitsPoorly,
}

impl Fit {
    pub fn word(self) -> &'static str {
        match self {
            Fit::FitsWell => "fits-well",
            Fit::Fits => "fits",
            Fit::FitsPoorly => "fits-poorly",
        }
    }
}

#[derive(Debug, Clone)]
pub struct Candidate {
    pub substance: u16,
    pub probability: f64,
    pub fit: Fit,
    /// Row in `Verdict::evidence`.
    pub row: usize,
    /// Group in `Verdict::signatures` that holds it; `None` for a mixture.
    pub signature: Option<u32>,
    /// Second component of a mixture.
    pub with: Option<u16>,
}

pub struct Ranking {
    pub candidates: Vec<Candidate>,
    pub evidence: EvidenceTable,
    /// Groups of ranked substances that these readings cannot tell apart.
    pub signatures: Vec<Vec<u16>>,
}

pub fn candidates(database: &Signatures, tests: &TestsDone, traces: &Traces, bulk: &Bulk) -> Ranking {
    let mut order: Vec<(f64, u16, Option<u16>)> =
        bulk.ranked.iter().map(|place| (bulk.substances[usize::from(*place)], *place, None)).collect();
    // A mixture is worth a row only if neither component alone does better.
    let alone = |place: u16| bulk.substances[usize::from(place)];
    let needed = |m: &Mixture| m.share >= LEAST_MIXTURE && m.share > alone(m.first) && m.share > alone(m.second);
    let mut mixed: Vec<_> = bulk.mixtures.iter().filter(|mixture| needed(mixture)).collect();
    sort_by(&mut mixed, |a, b| b.share.total_cmp(&a.share).then((a.first, a.second).cmp(&(b.first, b.second))));
    order.extend(mixed.iter().take(MOST_MIXTURES).map(|mixture| (mixture.share, mixture.first, Some(mixture.second))));
    let id = |place: u16| database.substance(place).id.as_str();
    sort_by(&mut order, |a, b| {
        b.0.total_cmp(&a.0).then_with(|| id(a.1).cmp(id(b.1))).then_with(|| a.2.map(id).cmp(&b.2.map(id)))
    });
    let substances: Vec<u16> = order.iter().map(|(_, substance, _)| *substance).collect();
    let evidence = EvidenceTable::of(database, tests, traces, &substances);
    let alone = order.iter().enumerate().filter(|(_, (_, _, with))| with.is_none());
    let (groups, group_of) = signatures(&evidence, alone.map(|(row, (_, substance, _))| (row, *substance)));
    let candidates = order
        .into_iter()
        .enumerate()
        .map(|(row, (probability, substance, with))| {
            let listed = tests.instruments.iter().any(|(_, i)| i.components.contains(&substance));
            let fit = fit(evidence.weights_of(row), listed);
            Candidate { substance, probability, fit, row, signature: group_of.get(row).copied().flatten(), with }
        })
        .collect();
    Ranking { candidates, evidence, signatures: groups }
}

/// What an instrument listed is there: another part may have given the colour.
fn fit(weights: &[f64], listed: bool) -> Fit {
    let lowest = weights.iter().copied().fold(0.0, f64::min);
    let sum: f64 = weights.iter().sum();
    if lowest < CONTRADICTS || sum < 0.0 {
        if listed { Fit::Fits } else { Fit::FitsPoorly }
    } else if lowest >= HARDLY_AGAINST && sum >= WELL {
        Fit::FitsWell
    } else {
        Fit::Fits
    }
}

/// Ranked substances grouped by equal weights on every reading, each group by
/// rising substance, and the group of each row.
fn signatures(evidence: &EvidenceTable, rows: impl Iterator<Item = (usize, u16)>) -> (Vec<Vec<u16>>, Vec<Option<u32>>) {
    let mut keys: Vec<(u64, u16, usize)> =
        rows.map(|(row, substance)| (evidence.signature_of(row), substance, row)).collect();
    let mut group_of = vec![None; keys.iter().map(|(_, _, row)| row + 1).max().unwrap_or(0)];
    sort_by(&mut keys, |a, b| (a.0, a.1).cmp(&(b.0, b.1)));
    let mut groups: Vec<Vec<u16>> = Vec::new();
    for alike in keys.chunk_by(|a, b| a.0 == b.0) {
        alike.iter().for_each(|(_, _, row)| group_of[*row] = Some(groups.len() as u32));
        groups.push(alike.iter().map(|(_, substance, _)| *substance).collect());
    }
    (groups, group_of)
}
