//! Candidates for the main component, each with its evidence, ranked.

use super::precedence::{Standing, standings};
use super::{EvidenceTable, MainComponent, Mixture, Prior, Tally, TestsDone, Traces};
use crate::database::Signatures;
use crate::evidence::{Outcome, Parameters};
use crate::order::sort_by;
use crate::separation::{KitItem, SignatureHasher};
use schema::SubstanceIndex;

/// Mixtures below this probability are not shown, and no more than this many.
const LEAST_MIXTURE: f64 = 0.01;
const MOST_MIXTURES: usize = 5;

/// How well the readings agree with a candidate, without the prior. Weights are in nats.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Fit {
    /// Every test has a record of it, and it fits each.
    FitsWell,
    /// Neither of the others; also what an instrument listed, though it fits poorly.
    Fits,
    /// A reading contradicts it, it fits none of the tests, or those that it does not fit outweigh the others.
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
    /// What it is ranked by.
    pub standing: Standing,
    /// By the readings alone; show this rather than the probability.
    pub fit: Fit,
    /// How the tests stand to it.
    pub tally: Tally,
    /// Row in `Verdict::evidence`.
    pub row: usize,
    /// Group in `Verdict::signatures` that holds it; `None` for a mixture.
    pub signature: Option<u32>,
    /// Second component of a mixture.
    pub with: Option<SubstanceIndex>,
}

/// The candidates with the tables that their `row` and `signature` point into.
pub struct Ranking {
    /// Best first, ties by how many tests it fits, then by id.
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
    prior: &Prior,
    tests: &TestsDone,
    traces: &Traces,
    main: &MainComponent,
) -> Ranking {
    let mut order: Vec<(Standing, SubstanceIndex, Option<SubstanceIndex>)> =
        standings(database, prior, tests, traces, main)
            .into_iter()
            .zip(&main.ranked)
            .map(|(own, index)| (own, *index, None))
            .collect();
    // A mixture is worth a row only if neither component alone does better.
    let alone = |index: SubstanceIndex| main.substances[usize::from(index)];
    let needed = |m: &Mixture| m.share >= LEAST_MIXTURE && m.share > alone(m.first) && m.share > alone(m.second);
    let mut mixed: Vec<_> = main.mixtures.iter().filter(|mixture| needed(mixture)).collect();
    sort_by(&mut mixed, |a, b| b.share.total_cmp(&a.share).then((a.first, a.second).cmp(&(b.first, b.second))));
    let standing = |mixture: &Mixture| Standing { probability: mixture.share, fits: tests.reagents.len() };
    let tally = |substance, with| EvidenceTable::of(database, parameters, tests, traces, &[(substance, with)]).tally(0);
    // What a test speaks against explains less than a component that fits every colour alone.
    let explains = |m: &&&Mixture| {
        let alone = |substance| tally(substance, None).fits_every_colour();
        tally(m.first, Some(m.second)).against == 0 || !(alone(m.first) || alone(m.second))
    };
    let mixed = mixed.iter().take(MOST_MIXTURES).filter(explains);
    order.extend(mixed.map(|mixture| (standing(mixture), mixture.first, Some(mixture.second))));
    let id = |index: SubstanceIndex| database.substance(index).id.as_str();
    sort_by(&mut order, |a, b| {
        let better = b.0.probability.total_cmp(&a.0.probability).then(b.0.fits.cmp(&a.0.fits));
        better.then_with(|| id(a.1).cmp(id(b.1))).then_with(|| a.2.map(id).cmp(&b.2.map(id)))
    });
    let rows: Vec<(SubstanceIndex, Option<SubstanceIndex>)> =
        order.iter().map(|(_, substance, with)| (*substance, *with)).collect();
    let evidence = EvidenceTable::of(database, parameters, tests, traces, &rows);
    let single = order.iter().enumerate().filter(|(_, (_, _, with))| with.is_none());
    let rows = single.map(|(row, (_, substance, _))| (row, *substance));
    let (groups, group_of) = signatures(database, tests, &main.ranked, rows);
    let candidates = order
        .into_iter()
        .enumerate()
        .map(|(row, (standing, substance, with))| {
            let own = |component: &SubstanceIndex| *component == substance || Some(*component) == with;
            let listed = tests.instruments.iter().any(|(_, i)| i.components.iter().any(own));
            let tally = evidence.tally(row);
            let fit = fit(tally, evidence.weights_of(row), evidence.contradicted(row), listed);
            let signature = group_of.get(row).copied().flatten();
            let probability = if with.is_none() { alone(substance) } else { standing.probability };
            Candidate { substance, probability, standing, fit, tally, row, signature, with }
        })
        .collect();
    Ranking { candidates, evidence, signatures: groups }
}

/// What an instrument listed is there: another part may have given the colour.
fn fit(tally: Tally, weights: &[f64], contradicted: bool, listed: bool) -> Fit {
    let mostly_against = tally.against > 0 && (tally.fits == 0 || weights.iter().sum::<f64>() < 0.0);
    if tally.fits_all() {
        Fit::FitsWell
    } else if !listed && (contradicted || mostly_against) {
        Fit::FitsPoorly
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
