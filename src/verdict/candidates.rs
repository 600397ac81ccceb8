//! Candidates for the main part, each with its evidence, ranked.

use super::bulk::{Bulk, CONTRADICTS, Mixture};
use super::tests_done::TestsDone;
use super::traces::Traces;
use crate::database::Signatures;
use crate::evidence::listed_weight;
use crate::order::sort_by;

/// A weight beyond which a reading speaks for or against, in nats.
const SPEAKS: f64 = 0.2;
/// A candidate fits well if no reading weighs less than this, and all together
/// at least that much.
const HARDLY_AGAINST: f64 = -0.5;
const WELL: f64 = 1.0;
/// Mixtures below this probability are not shown, and no more than this many.
const LEAST_MIXTURE: f64 = 0.01;
const MOST_MIXTURES: usize = 5;
/// Weights that agree to this are one signature.
const SAME: f64 = 1e-9;

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

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Says {
    For,
    Against,
    Nothing,
}

impl Says {
    fn of(weight: f64) -> Self {
        if weight > SPEAKS {
            Says::For
        } else if weight < -SPEAKS {
            Says::Against
        } else {
            Says::Nothing
        }
    }

    pub fn word(self) -> &'static str {
        match self {
            Says::For => "for",
            Says::Against => "against",
            Says::Nothing => "nothing",
        }
    }
}

/// What one reading says of one candidate.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Evidence {
    pub reading: usize,
    pub says: Says,
    /// ln of the likelihood ratio to the background.
    pub weight: f64,
    /// What the database expected: first record and number of records, none
    /// if it has no record.
    pub records: Option<(u32, u8)>,
}

#[derive(Debug, Clone)]
pub struct Candidate {
    pub substance: u16,
    pub probability: f64,
    pub fit: Fit,
    pub evidence: Vec<Evidence>,
    /// Group in `Verdict::signatures` that holds it; `None` for a mixture.
    pub signature: Option<u32>,
    /// Second component of a mixture.
    pub with: Option<u16>,
}

pub fn candidates(
    database: &Signatures,
    tests: &TestsDone,
    traces: &Traces,
    bulk: &Bulk,
) -> (Vec<Candidate>, Vec<Vec<u16>>) {
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
    let signatures = Signature::group(database, tests, traces, bulk);
    let order_of_readings = order_of_readings(tests);
    let candidates = order
        .into_iter()
        .map(|(probability, substance, with)| {
            let evidence = evidence(tests, traces, substance, &order_of_readings);
            let listed = tests.instruments.iter().any(|(_, i)| i.components.contains(&substance));
            let fit = fit(&evidence, listed);
            let signature = if with.is_none() { signatures.of[usize::from(substance)] } else { None };
            Candidate { substance, probability, fit, evidence, signature, with }
        })
        .collect();
    (candidates, signatures.groups)
}

/// Places of the evidence as it is worked out, in the order of the readings.
fn order_of_readings(tests: &TestsDone) -> Vec<usize> {
    let readings: Vec<usize> = tests
        .reagents
        .iter()
        .flat_map(|test| test.readings.iter().copied())
        .chain(tests.instruments.iter().map(|(reading, _)| *reading))
        .chain(tests.strips.iter().map(|result| result.reading))
        .collect();
    let mut order: Vec<usize> = (0..readings.len()).collect();
    sort_by(&mut order, |a, b| readings[*a].cmp(&readings[*b]));
    order
}

fn evidence(tests: &TestsDone, traces: &Traces, substance: u16, order: &[usize]) -> Vec<Evidence> {
    let mut evidence = Vec::with_capacity(order.len());
    for test in &tests.reagents {
        let found = test.likelihoods.substances[usize::from(substance)];
        // Readings of one reagent are one test: they share its weight.
        let share = test.temper / test.readings.len() as f64;
        for reading in &test.readings {
            let weight = found.map_or(0.0, |found| share * found.weight);
            evidence.push(Evidence {
                reading: *reading,
                says: Says::of(weight * test.readings.len() as f64),
                weight,
                records: found.map(|found| (found.first, found.records)),
            });
        }
    }
    for (reading, instrument) in &tests.instruments {
        let listed = instrument.components.contains(&substance);
        let weight = if listed { listed_weight(instrument.technique) } else { 0.0 };
        evidence.push(Evidence { reading: *reading, says: Says::of(weight), weight, records: None });
    }
    for (place, result) in tests.strips.iter().enumerate() {
        let weight = traces.weight(place, substance).unwrap_or(0.0);
        evidence.push(Evidence { reading: result.reading, says: Says::of(weight), weight, records: None });
    }
    order.iter().map(|place| evidence[*place]).collect()
}

/// What an instrument listed is there: another part may have given the colour.
fn fit(evidence: &[Evidence], listed: bool) -> Fit {
    let lowest = evidence.iter().map(|evidence| evidence.weight).fold(0.0, f64::min);
    let sum: f64 = evidence.iter().map(|evidence| evidence.weight).sum();
    if lowest < CONTRADICTS || sum < 0.0 {
        if listed { Fit::Fits } else { Fit::FitsPoorly }
    } else if lowest >= HARDLY_AGAINST && sum >= WELL {
        Fit::FitsWell
    } else {
        Fit::Fits
    }
}

/// Ranked substances grouped by equal weights on every reading.
struct Signature {
    groups: Vec<Vec<u16>>,
    of: Vec<Option<u32>>,
}

impl Signature {
    fn group(database: &Signatures, tests: &TestsDone, traces: &Traces, bulk: &Bulk) -> Self {
        let vector = |place: u16| -> Vec<f64> {
            let reagents = tests.reagents.iter().map(|test| {
                test.likelihoods.substances[usize::from(place)].map_or(f64::INFINITY, |found| found.weight)
            });
            let listed = tests.instruments.iter().map(|(_, i)| f64::from(u8::from(i.components.contains(&place))));
            let strips = (0..tests.strips.len()).map(|r| traces.weight(r, place).unwrap_or(f64::INFINITY));
            reagents.chain(listed).chain(strips).collect()
        };
        let mut vectors: Vec<(Vec<f64>, u16)> = bulk.ranked.iter().map(|place| (vector(*place), *place)).collect();
        let order = |a: &[f64], b: &[f64]| {
            a.iter().zip(b).map(|(a, b)| a.total_cmp(b)).find(|o| o.is_ne()).unwrap_or(std::cmp::Ordering::Equal)
        };
        sort_by(&mut vectors, |a, b| order(&a.0, &b.0).then(a.1.cmp(&b.1)));
        let same = |a: &[f64], b: &[f64]| a.iter().zip(b).all(|(a, b)| a == b || (a - b).abs() <= SAME);
        let mut groups: Vec<Vec<u16>> = Vec::new();
        let mut of = vec![None; database.data.substances.len()];
        for (i, (own, place)) in vectors.iter().enumerate() {
            if i > 0 && same(own, &vectors[i - 1].0) {
                groups.last_mut().expect("a group was opened for the first").push(*place);
            } else {
                groups.push(vec![*place]);
            }
            of[usize::from(*place)] = Some(groups.len() as u32 - 1);
        }
        Self { groups, of }
    }
}
