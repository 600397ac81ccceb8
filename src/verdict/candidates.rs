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
    let readings = readings(tests);
    let candidates = order
        .into_iter()
        .map(|(probability, substance, with)| {
            let evidence = evidence(tests, traces, substance, &readings);
            let listed = tests.instruments.iter().any(|(_, i)| i.components.contains(&substance));
            let fit = fit(&evidence, listed);
            let signature = if with.is_none() { signatures.of[usize::from(substance)] } else { None };
            Candidate { substance, probability, fit, evidence, signature, with }
        })
        .collect();
    (candidates, signatures.groups)
}

/// What a reading is evidence from.
#[derive(Clone, Copy)]
enum From {
    Reagent(usize),
    Instrument(usize),
    Strip(usize),
}

/// Every reading that counts, in the order of the caller.
fn readings(tests: &TestsDone) -> Vec<(usize, From)> {
    let reagents = tests.reagents.iter().enumerate();
    let mut readings: Vec<(usize, From)> = reagents
        .flat_map(|(test, own)| own.readings.iter().map(move |reading| (*reading, From::Reagent(test))))
        .chain(tests.instruments.iter().enumerate().map(|(i, (reading, _))| (*reading, From::Instrument(i))))
        .chain(tests.strips.iter().enumerate().map(|(i, result)| (result.reading, From::Strip(i))))
        .collect();
    sort_by(&mut readings, |a, b| a.0.cmp(&b.0));
    readings
}

fn evidence(tests: &TestsDone, traces: &Traces, substance: u16, readings: &[(usize, From)]) -> Vec<Evidence> {
    let plain = |reading, weight| Evidence { reading, says: Says::of(weight), weight, records: None };
    readings
        .iter()
        .map(|(reading, from)| match *from {
            From::Reagent(test) => {
                let test = &tests.reagents[test];
                let found = test.likelihoods.substances[usize::from(substance)];
                // Readings of one reagent are one test: they share its weight.
                let whole = found.map_or(0.0, |found| test.temper * found.weight);
                Evidence {
                    reading: *reading,
                    says: Says::of(whole),
                    weight: whole / test.readings.len() as f64,
                    records: found.map(|found| (found.first, found.records)),
                }
            }
            From::Instrument(place) => {
                let instrument = tests.instruments[place].1;
                let listed = instrument.components.contains(&substance);
                plain(*reading, if listed { listed_weight(instrument.technique) } else { 0.0 })
            }
            From::Strip(place) => plain(*reading, traces.weight(place, substance).unwrap_or(0.0)),
        })
        .collect()
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
        let mut keys: Vec<(u64, u16)> =
            bulk.ranked.iter().map(|place| (signature(tests, traces, *place), *place)).collect();
        keys.sort_unstable();
        let mut groups: Vec<Vec<u16>> = Vec::new();
        let mut of = vec![None; database.data.substances.len()];
        for alike in keys.chunk_by(|a, b| a.0 == b.0) {
            alike.iter().for_each(|(_, place)| of[usize::from(*place)] = Some(groups.len() as u32));
            groups.push(alike.iter().map(|(_, place)| *place).collect());
        }
        Self { groups, of }
    }
}

/// A hash (FNV-1a over words) of what every reading says of a substance. Equal
/// records give equal weights to the last bit.
fn signature(tests: &TestsDone, traces: &Traces, place: u16) -> u64 {
    let weights = tests
        .reagents
        .iter()
        .map(|test| test.likelihoods.substances[usize::from(place)].map_or(u64::MAX, |found| found.weight.to_bits()));
    let listed = tests.instruments.iter().map(|(_, i)| u64::from(i.components.contains(&place)));
    let strips = (0..tests.strips.len()).map(|result| traces.weight(result, place).map_or(u64::MAX, f64::to_bits));
    weights
        .chain(listed)
        .chain(strips)
        .fold(0xcbf2_9ce4_8422_2325, |hash, word| (hash ^ word ^ (word >> 32)).wrapping_mul(0x0000_0100_0000_01b3))
}
