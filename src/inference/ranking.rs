//! Candidates for the main component, each with its evidence, ranked.

use super::{EvidenceTable, MainComponent, Mixture, TestsDone, Traces};
use crate::database::Signatures;
use crate::evidence::{Outcome, Parameters};
use crate::order::sort_by;
use crate::separation::{KitItem, SignatureHasher};
use schema::SubstanceIndex;

/// A candidate fits well if no reading weighs less than this, and all together
/// at least that much.
const HARDLY_AGAINST: f64 = -0.5;
const WELL: f64 = 1.0;
/// Mixtures below this probability are not shown, and no more than this many.
const LEAST_MIXTURE: f64 = 0.01;
const MOST_MIXTURES: usize = 5;

/// How well the readings agree with a candidate, without the prior. Weights are in nats.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Fit {
    /// No reading weighs less than -0.5, and all together at least 1.
    FitsWell,
    /// Neither of the others; also what an instrument listed, though the readings speak against it.
    Fits,
    /// A reading contradicts it, or all weigh together less than 0.
    FitsPoorly,
}

impl Fit {
    /// The word of the public interface: `fits-well`, `fits` or `fits-poorly`.
    pub fn word(self) -> &'static str {
        match self {
            Fit::FitsWell => "fits-well",
            Fit::Fits => "fits",
            Fit::FitsPoorly => "fits-poorly",
        }
    }
}

/// A substance, or two mixed, that may be the main component.
#[derive(Debug, Clone)]
pub struct Candidate {
    /// Of a mixture the first component: the one that shows most.
    pub substance: SubstanceIndex,
    /// 0 to 1, with the prior; a model figure, for ranking.
    pub probability: f64,
    /// By the readings alone; show this rather than the probability.
    pub fit: Fit,
    /// Row in `Verdict::evidence`.
    pub row: usize,
    /// Group in `Verdict::signatures` that holds it; `None` for a mixture.
    pub signature: Option<u32>,
    /// Second component of a mixture.
    pub with: Option<SubstanceIndex>,
}

/// The candidates with the tables that their `row` and `signature` point into.
pub struct Ranking {
    /// Best first, ties by id.
    pub candidates: Vec<Candidate>,
    /// One row a candidate, in their order.
    pub evidence: EvidenceTable,
    /// Groups of ranked substances that the tests read cannot tell apart.
    pub signatures: Vec<Vec<SubstanceIndex>>,
}

/// Every substance with a record on what was read, and at most five mixtures, each likelier than its components are
/// alone.
pub fn candidates(
    database: &Signatures,
    parameters: &Parameters,
    tests: &TestsDone,
    traces: &Traces,
    main: &MainComponent,
) -> Ranking {
    let mut order: Vec<(f64, SubstanceIndex, Option<SubstanceIndex>)> =
        main.ranked.iter().map(|index| (main.substances[usize::from(*index)], *index, None)).collect();
    // A mixture is worth a row only if neither component alone does better.
    let alone = |index: SubstanceIndex| main.substances[usize::from(index)];
    let needed = |m: &Mixture| m.share >= LEAST_MIXTURE && m.share > alone(m.first) && m.share > alone(m.second);
    let mut mixed: Vec<_> = main.mixtures.iter().filter(|mixture| needed(mixture)).collect();
    sort_by(&mut mixed, |a, b| b.share.total_cmp(&a.share).then((a.first, a.second).cmp(&(b.first, b.second))));
    order.extend(mixed.iter().take(MOST_MIXTURES).map(|mixture| (mixture.share, mixture.first, Some(mixture.second))));
    let id = |index: SubstanceIndex| database.substance(index).id.as_str();
    sort_by(&mut order, |a, b| {
        b.0.total_cmp(&a.0).then_with(|| id(a.1).cmp(id(b.1))).then_with(|| a.2.map(id).cmp(&b.2.map(id)))
    });
    let rows: Vec<(SubstanceIndex, Option<SubstanceIndex>)> =
        order.iter().map(|(_, substance, with)| (*substance, *with)).collect();
    let evidence = EvidenceTable::of(database, parameters, tests, traces, &rows);
    let alone = order.iter().enumerate().filter(|(_, (_, _, with))| with.is_none());
    let rows = alone.map(|(row, (_, substance, _))| (row, *substance));
    let (groups, group_of) = signatures(database, tests, &main.ranked, rows);
    let candidates = order
        .into_iter()
        .enumerate()
        .map(|(row, (probability, substance, with))| {
            let own = |component: &SubstanceIndex| *component == substance || Some(*component) == with;
            let listed = tests.instruments.iter().any(|(_, i)| i.components.iter().any(own));
            let fit = fit(evidence.weights_of(row), evidence.contradicted(row), listed);
            Candidate { substance, probability, fit, row, signature: group_of.get(row).copied().flatten(), with }
        })
        .collect();
    Ranking { candidates, evidence, signatures: groups }
}

/// What an instrument listed is there: another part may have given the colour.
fn fit(weights: &[f64], contradicted: bool, listed: bool) -> Fit {
    let lowest = weights.iter().copied().fold(0.0, f64::min);
    let sum: f64 = weights.iter().sum();
    if contradicted || sum < 0.0 {
        if listed { Fit::Fits } else { Fit::FitsPoorly }
    } else if lowest >= HARDLY_AGAINST && sum >= WELL {
        Fit::FitsWell
    } else {
        Fit::Fits
    }
}

/// Ranked substances that no test that counts tells apart, by what is recorded of
/// them and not by this reading: the looks of a kit are those of a verdict. And
/// the group of each row.
fn signatures(
    database: &Signatures,
    tests: &TestsDone,
    ranked: &[SubstanceIndex],
    rows: impl Iterator<Item = (usize, SubstanceIndex)>,
) -> (Vec<Vec<SubstanceIndex>>, Vec<Option<u32>>) {
    let mut hasher = SignatureHasher::new(database);
    tests.reagents.iter().for_each(|test| hasher.add(database, KitItem::Reagent(test.reagent)));
    let counting = tests.strips.iter().filter(|result| result.outcome != Outcome::NoEvidence);
    counting.for_each(|result| hasher.add(database, KitItem::Strip(result.strip)));
    for (_, instrument) in &tests.instruments {
        hasher.put(instrument.components.iter().map(|substance| (*substance, 0)));
    }
    let groups = hasher.groups(ranked.iter().copied());
    let mut group_of_substance = vec![None; database.substance_count()];
    for (group, members) in (0u32..).zip(&groups) {
        members.iter().for_each(|substance| group_of_substance[usize::from(*substance)] = Some(group));
    }
    let mut group_of = Vec::new();
    for (row, substance) in rows {
        group_of.resize(row + 1, None);
        group_of[row] = group_of_substance[usize::from(substance)];
    }
    (groups, group_of)
}
