//! How likely a reagent colour is, given a substance.
//!
//! With q the reading as shares of the cells and P a recorded region,
//! K(r | s, t) = Σ w Σ q·P / Σ w over the lineages that recorded s on t, so
//! that a vague word gains nothing; B(r | t) is the mean of K over all
//! substances recorded on t; L = (1 − ε) K + ε B; the weight is ln L/B.
//! A substance without a record on t has L = B.

use super::{Looks, Membership, Parameters};
use crate::colour::{NONE, Region};
use crate::database::Signatures;
use crate::database::schema::{Alternative, Record};

/// Weights of one reagent for every hypothesis about the main part.
#[derive(Debug, Clone)]
pub struct Likelihoods {
    /// Weight and range of `data.records`, by substance; `None` if the
    /// reagent has no record of it.
    pub substances: Vec<Option<SubstanceWeight>>,
    /// Weight of "an unrecorded member of this family", by family.
    pub unrecorded: Vec<f64>,
    /// Share of slips that the weights allow for.
    pub slips: f64,
}

#[derive(Debug, Clone, Copy, PartialEq)]
pub struct SubstanceWeight {
    pub weight: f64,
    /// First record in `data.records` and number of records (lineages).
    pub first: u32,
    pub records: u8,
    /// Expected lightness of the last colour, 100 for no reaction.
    pub lightness: f64,
    /// ln K/B before slips and tempering, for mixtures.
    pub ratio: f64,
}

/// Which colour of a course a look asks for.
#[derive(Clone, Copy, PartialEq)]
enum Look {
    First,
    Middle,
    Last,
}

pub fn reagent_likelihoods(database: &Signatures, parameters: &Parameters, reagent: u8, looks: &Looks) -> Likelihoods {
    let records = database.records_of(reagent);
    let start = database.first_record_of(reagent) as u32;
    let asked: Vec<(Look, f64, &Membership)> = [
        (Look::First, parameters.first_look, looks.first.as_deref()),
        (Look::Middle, parameters.middle_look, looks.middle.as_deref()),
        (Look::Last, 1.0, Some(&*looks.last)),
    ]
    .into_iter()
    .filter_map(|(look, exponent, seen)| seen.map(|seen| (look, exponent, seen)))
    .collect();

    let mut groups: Vec<Group> = Vec::new();
    for (place, record) in records.iter().enumerate() {
        match groups.last_mut() {
            Some(group) if group.substance == record.substance => group.records += 1,
            _ => groups.push(Group { substance: record.substance, first: place, records: 1 }),
        }
    }

    // ln K/B summed over the looks, per substance and per family.
    let mut ratios = vec![0.0; groups.len()];
    let mut family_ratios = vec![0.0; database.data.families.len()];
    for (look, exponent, seen) in asked {
        let mut cache = vec![f64::NAN; database.regions.len()];
        let likely: Vec<f64> = groups
            .iter()
            .map(|group| {
                let own = &records[group.first..group.first + group.records];
                mixture(database, parameters, own, |record| {
                    course(database, parameters, record, look, seen, &mut cache)
                })
            })
            .collect();
        let background = likely.iter().sum::<f64>() / likely.len().max(1) as f64;
        if background <= 0.0 {
            continue;
        }
        // Keeps ln finite; far below what slips let through.
        let ln_ratio = |k: f64| (k / background).max(1e-12).ln();
        for (ratio, k) in ratios.iter_mut().zip(&likely) {
            *ratio += exponent * ln_ratio(*k);
        }
        let mut sums = vec![(0.0, 0.0); family_ratios.len()];
        for (group, k) in groups.iter().zip(&likely) {
            let (sum, n) = &mut sums[usize::from(database.substance(group.substance).family)];
            *sum += k;
            *n += 1.0;
        }
        for (ratio, (sum, n)) in family_ratios.iter_mut().zip(sums) {
            let k = (parameters.kappa * background + sum) / (parameters.kappa + n);
            *ratio += exponent * ln_ratio(k);
        }
    }

    let with_slips = |ratio: f64| ((1.0 - looks.slips) * ratio.exp() + looks.slips).ln();
    let mut substances = vec![None; database.data.substances.len()];
    for (group, ratio) in groups.iter().zip(&ratios) {
        let own = &records[group.first..group.first + group.records];
        substances[usize::from(group.substance)] = Some(SubstanceWeight {
            weight: with_slips(*ratio),
            first: start + group.first as u32,
            records: group.records as u8,
            lightness: mixture(database, parameters, own, |record| last_lightness(database, record)),
            ratio: *ratio,
        });
    }
    Likelihoods { substances, unrecorded: family_ratios.into_iter().map(with_slips).collect(), slips: looks.slips }
}

/// Records of one substance: consecutive, one a lineage.
struct Group {
    substance: u16,
    first: usize,
    records: usize,
}

/// Mean over the lineages by quality. Sources that disagree form a mixture;
/// their colours are never averaged.
fn mixture(
    database: &Signatures,
    parameters: &Parameters,
    records: &[Record],
    mut of: impl FnMut(&Record) -> f64,
) -> f64 {
    let (sum, weights) = records.iter().fold((0.0, 0.0), |(sum, weights), record| {
        let quality = database.data.lineages[usize::from(record.lineage)].quality;
        let weight = parameters.quality_weight(quality);
        (sum + weight * of(record), weights + weight)
    });
    if weights > 0.0 { sum / weights } else { 0.0 }
}

/// Σ q·P over the alternatives and stages of a record, as the look asks.
fn course(
    database: &Signatures,
    parameters: &Parameters,
    record: &Record,
    look: Look,
    seen: &Membership,
    cache: &mut [f64],
) -> f64 {
    let untouched = database.untouched(record.reagent).filter(|r| r.share(NONE) < 0.5);
    let mut overlap = |phrase: u16| {
        let place = usize::from(phrase);
        if cache[place].is_nan() {
            cache[place] = likely(parameters, &database.regions[place], untouched, seen);
        }
        cache[place]
    };
    let total: f64 = record
        .alternatives
        .iter()
        .map(|alternative| {
            let n = alternative.stages.len();
            let end = match look {
                Look::First => Some(0),
                Look::Last => n.checked_sub(1),
                Look::Middle => None,
            };
            let colours: f64 = alternative
                .stages
                .iter()
                .enumerate()
                .map(|(i, phrase)| stage_share(parameters.end_stage, n, end, i) * overlap(*phrase))
                .sum();
            if look == Look::Last {
                return colours;
            }
            let waiting = if is_slow(database, alternative) { parameters.not_yet_slow } else { parameters.not_yet };
            (1.0 - waiting) * colours + waiting * seen[usize::from(NONE)]
        })
        .sum();
    total / record.alternatives.len().max(1) as f64
}

/// Σ q·P of a recorded region. Where the untouched reagent is coloured, a
/// record of no reaction may be read as that colour, and a record of a colour
/// like it as no reaction.
fn likely(parameters: &Parameters, region: &Region, untouched: Option<&Region>, seen: &Membership) -> f64 {
    let recorded = region.dot(seen);
    let Some(untouched) = untouched else { return recorded };
    let none = seen[usize::from(NONE)];
    let as_untouched = region.share(NONE) * parameters.none_as_untouched * (untouched.dot(seen) - none);
    let alike = parameters.untouched_as_none * region.overlap(untouched);
    (1.0 - alike) * (recorded + as_untouched) + alike * none
}

/// Share of stage `i` of `n` when the stage at `end` is the one asked for.
fn stage_share(end_share: f64, n: usize, end: Option<usize>, i: usize) -> f64 {
    match end {
        _ if n == 1 => 1.0,
        Some(end) if i == end => end_share,
        Some(_) => (1.0 - end_share) / (n - 1) as f64,
        None => 1.0 / n as f64,
    }
}

/// The course is called slow, or is timed to begin after ten seconds.
fn is_slow(database: &Signatures, alternative: &Alternative) -> bool {
    alternative.seconds.is_some_and(|(from, _)| from >= 10)
        || alternative.stages.first().is_some_and(|stage| database.data.phrases[usize::from(*stage)].slow)
}

fn last_lightness(database: &Signatures, record: &Record) -> f64 {
    let last = record.alternatives.iter().filter_map(|alternative| alternative.stages.last());
    let (sum, n) = last.fold((0.0, 0.0), |(sum, n), stage| (sum + database.lightness[usize::from(*stage)], n + 1.0));
    if n > 0.0 { sum / n } else { 100.0 }
}
