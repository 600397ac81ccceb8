//! How likely a reagent colour is, given a substance.
//!
//! With q the reading as shares of the cells and P a recorded region,
//! K(r | s, t) = Σ w Σ q·P / Σ w over the lineages that recorded s on t, so
//! that a vague word gains nothing; B(r | t) is the mean of K over all
//! substances recorded on t; L = (1 − ε) K + ε B; the weight is ln L/B.
//! A substance without a record on t has L = B.

use super::observation::SLOW_FROM;
use super::{Membership, Observation, Parameters};
use crate::database::{Recorded, Signatures};
use colour::{NONE, Region};
use schema::{Alternative, ReagentIndex, Record, SubstanceIndex};

/// Weights of one reagent for every hypothesis about the main component.
#[derive(Clone)]
pub struct Likelihoods<'a> {
    /// Which substances have a record on it, and of what kind.
    pub recorded: &'a Recorded,
    /// Weights by kind.
    pub kinds: Vec<KindWeight>,
    /// Weight of "an unrecorded member of this family", by family.
    pub unrecorded: Vec<f64>,
    /// Share of slips that the weights allow for.
    pub slips: f64,
    /// How far the reading is doubted beside ε, 0 to 1.
    pub doubt: f64,
}

/// What the reading says of every substance of one kind.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct KindWeight {
    /// ln L/B, in nats, with slips and before tempering.
    pub weight: f64,
    /// Expected lightness of the last colour, 100 for no reaction.
    pub lightness: f64,
    /// K/B before slips and tempering, for mixtures.
    pub ratio: f64,
    /// It contradicts what is recorded, however many readings there are and however often any slips.
    pub contradicts: bool,
    /// The same weight by the one source that records what is likest to the reading.
    pub weight_of_likest: f64,
    /// How likely it is beside what it would be, were just what was seen recorded: K over Σ q², of the first or last
    /// colour that agrees less. 1 is as recorded; more where the record is narrower.
    pub agreement: f64,
}

/// A reading is this much less likely than on average if it contradicts a substance (likelihood ratio to the background,
/// slips apart): data/MODEL.md says how often that is said of the true one.
pub const CONTRADICTS: f64 = 0.1;

/// From this agreement on, a reading fits what is recorded. Where nothing recorded is like the reading, every substance is as
/// unlikely as the average, so that no ratio to it tells.
const FITS_FROM: f64 = 0.05;

impl Likelihoods<'_> {
    /// `None` if the reagent has no record of the substance.
    pub fn of(&self, substance: SubstanceIndex) -> Option<&KindWeight> {
        self.recorded.row_of(substance).map(|row| &self.kinds[usize::from(row.kind)])
    }

    /// ln L/B of a ratio K/B, in nats, with slips and before tempering.
    pub fn weight(&self, ratio: f64) -> f64 {
        with_slips(self.slips, ratio).ln()
    }

    /// Whether a reading of this agreement fits what is recorded; a doubted one does so sooner.
    pub fn fits(&self, agreement: f64) -> bool {
        (1.0 - self.doubt) * agreement + self.doubt >= FITS_FROM
    }

    /// Whether a ratio K/B contradicts what is recorded.
    pub fn contradicts(&self, ratio: f64) -> bool {
        contradicts(self.doubt, ratio)
    }
}

/// L/B of a ratio K/B.
pub fn with_slips(slips: f64, ratio: f64) -> f64 {
    (1.0 - slips) * ratio + slips
}

fn contradicts(doubt: f64, ratio: f64) -> bool {
    (1.0 - doubt) * ratio + doubt < CONTRADICTS
}

/// Which colour of a course a look asks for.
#[derive(Clone, Copy, PartialEq)]
pub(super) enum LookClass {
    /// Nothing yet, though a colour came later.
    Waited,
    /// The first colour, however long it took.
    First,
    Middle,
    Last,
}

/// Weighs what was seen of one reagent against every kind of record on it, and against unrecorded members.
pub fn reagent_likelihoods<'a>(
    database: &'a Signatures,
    parameters: &Parameters,
    reagent: ReagentIndex,
    looks: &Observation,
) -> Likelihoods<'a> {
    let recorded = database.recorded(reagent);
    let untouched = database.coloured_untouched(reagent);
    let asked = [
        (LookClass::Waited, parameters.first_look, looks.waited.as_deref()),
        (LookClass::First, parameters.first_look, looks.first.as_deref()),
        (LookClass::Middle, parameters.middle_look, looks.middle.as_deref()),
        (LookClass::Last, 1.0, Some(&*looks.last)),
    ];
    let rows = &recorded.rows;
    let records_of = |kind: usize| &database.data.records[recorded.kinds[kind].clone()];

    // ln K/B summed over the looks, per kind, per record of a kind (those of all kinds in one row) and per family.
    let mut ratios = vec![0.0; recorded.kinds.len()];
    let mut record_ratios = vec![0.0; recorded.kinds.iter().map(|kind| kind.len()).sum()];
    let mut agreements = vec![f64::INFINITY; recorded.kinds.len()];
    let mut family_ratios = vec![0.0; database.data.families.len()];
    let mut overlaps = vec![f64::NAN; database.regions.len()];
    for (look, exponent, seen) in asked {
        let Some(seen) = seen else { continue };
        overlaps.fill(f64::NAN);
        let nothing_yet = likely(parameters, &Region::none(), untouched, seen);
        let mut overlap = |phrase: u16| {
            let known = &mut overlaps[usize::from(phrase)];
            if known.is_nan() {
                *known = likely(parameters, &database.regions[usize::from(phrase)], untouched, seen);
            }
            *known
        };
        let mut by_record = Vec::with_capacity(record_ratios.len());
        let likely: Vec<f64> = (0..ratios.len())
            .map(|kind| {
                mixture(database, parameters, records_of(kind), |record| {
                    let k = course(database, parameters, record, look, nothing_yet, &mut overlap);
                    by_record.push(k);
                    k
                })
            })
            .collect();
        if matches!(look, LookClass::First | LookClass::Last) {
            let own = seen.iter().map(|share| share * share).sum::<f64>();
            agreements.iter_mut().zip(&likely).for_each(|(least, k)| *least = least.min(k / own));
        }
        let of_row = rows.iter().map(|row| likely[usize::from(row.kind)]);
        let background = of_row.clone().sum::<f64>() / rows.len().max(1) as f64;
        if background <= 0.0 {
            continue;
        }
        // Keeps ln finite; far below what slips let through.
        let ln_ratio = |k: f64| (k / background).max(1e-12).ln();
        for (ratio, k) in ratios.iter_mut().chain(&mut record_ratios).zip(likely.iter().chain(&by_record)) {
            *ratio += exponent * ln_ratio(*k);
        }
        let mut sums = vec![(0.0, 0.0); family_ratios.len()];
        for (row, k) in rows.iter().zip(of_row) {
            let (sum, n) = &mut sums[usize::from(database.substance(row.substance).family)];
            *sum += k;
            *n += 1.0;
        }
        for (ratio, (sum, n)) in family_ratios.iter_mut().zip(sums) {
            // Without a recorded member K is B.
            if n > 0.0 {
                let k = (parameters.kappa * background + sum) / (parameters.kappa + n);
                *ratio += exponent * ln_ratio(k);
            }
        }
    }

    let slips = parameters.slips(looks.doubt);
    let weight = |ratio: f64| with_slips(slips, ratio).ln();
    let mut record_ratios = record_ratios.into_iter();
    let kinds = ratios
        .iter()
        .zip(agreements)
        .enumerate()
        .map(|(kind, (ratio, agreement))| {
            let likest = record_ratios.by_ref().take(records_of(kind).len()).fold(*ratio, f64::max);
            let ratio = ratio.exp();
            KindWeight {
                weight: weight(ratio),
                weight_of_likest: weight(likest.exp()),
                lightness: mixture(database, parameters, records_of(kind), |record| last_lightness(database, record)),
                ratio,
                contradicts: contradicts(looks.doubt, ratio),
                agreement,
            }
        })
        .collect();
    let of_family = |ratio: f64| if ratio == 0.0 { 0.0 } else { weight(ratio.exp()) };
    let unrecorded = family_ratios.into_iter().map(of_family).collect();
    Likelihoods { recorded, kinds, unrecorded, slips, doubt: looks.doubt }
}

/// Mean over the lineages by quality. Sources that disagree form a mixture;
/// their colours are never averaged.
pub(super) fn mixture(
    database: &Signatures,
    parameters: &Parameters,
    records: &[Record],
    mut of: impl FnMut(&Record) -> f64,
) -> f64 {
    let (sum, weights) = records.iter().fold((0.0, 0.0), |(sum, weights), record| {
        let quality = database.lineage(record.lineage).quality;
        let weight = parameters.quality_weight(quality);
        (sum + weight * of(record), weights + weight)
    });
    if weights > 0.0 { sum / weights } else { 0.0 }
}

/// Σ q·P over the alternatives and stages of a record, as the look asks; `none`
/// is that of no reaction yet, `overlap` gives Σ q·P of a phrase.
pub(super) fn course(
    database: &Signatures,
    parameters: &Parameters,
    record: &Record,
    look: LookClass,
    none: f64,
    overlap: &mut impl FnMut(u16) -> f64,
) -> f64 {
    let total: f64 = record
        .alternatives
        .iter()
        .map(|alternative| {
            let n = alternative.stages.len();
            let end = match look {
                LookClass::Waited => Some(0),
                LookClass::First => Some(first_colour(database, alternative)),
                LookClass::Last => n.checked_sub(1),
                LookClass::Middle => None,
            };
            let colours: f64 = alternative
                .stages
                .iter()
                .enumerate()
                .map(|(i, phrase)| stage_share(parameters.end_stage, n, end, i) * overlap(*phrase))
                .sum();
            if look == LookClass::Last {
                return colours;
            }
            let waiting = if is_slow(database, alternative) { parameters.not_yet_slow } else { parameters.not_yet };
            (1.0 - waiting) * colours + waiting * none
        })
        .sum();
    total / record.alternatives.len().max(1) as f64
}

/// Σ q·P of a recorded region. Where the untouched reagent is coloured, a
/// record of no reaction may be read as that colour, and a record of a colour
/// like it as no reaction.
fn likely(parameters: &Parameters, region: &Region, untouched: Option<&Region>, seen: &Membership) -> f64 {
    let none = seen[usize::from(NONE)];
    let recorded = too_little(parameters, region.dot(seen), region.share_of_none(), none);
    let Some(untouched) = untouched else { return recorded };
    beside_untouched(
        parameters,
        [recorded, untouched.dot(seen), none],
        region.share_of_none(),
        region.overlap(untouched),
    )
}

/// How likely something seen is, where it agrees with a recorded region and
/// with no reaction by these shares and `none` of the region is no reaction:
/// too little of the substance shows none.
pub(super) fn too_little(parameters: &Parameters, recorded: f64, none: f64, as_none: f64) -> f64 {
    let weak = parameters.too_little * (1.0 - none);
    (1.0 - weak) * recorded + weak * as_none
}

/// How likely something seen is, where it agrees with a recorded region, with
/// the untouched reagent and with no reaction by these shares, `none` of the
/// region is no reaction, and `alike` is what it has in common with the
/// untouched reagent.
pub(super) fn beside_untouched(parameters: &Parameters, seen: [f64; 3], none: f64, alike: f64) -> f64 {
    let [recorded, as_untouched, as_none] = seen;
    let alike = parameters.untouched_as_none * alike;
    (1.0 - alike) * (recorded + none * parameters.none_as_untouched * (as_untouched - as_none)) + alike * as_none
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
    alternative.seconds.is_some_and(|(from, _)| from >= SLOW_FROM)
        || alternative.stages.first().is_some_and(|stage| database.data.phrases[usize::from(*stage)].slow)
}

/// Whether the course is recorded as slow, at its beginning or later on.
pub fn recorded_as_slow(database: &Signatures, record: &Record) -> bool {
    let later = |stage: &u16| database.data.phrases[usize::from(*stage)].slow;
    record.alternatives.iter().any(|own| is_slow(database, own) || own.stages.iter().any(later))
}

/// Place of the first stage that is a colour, 0 if none is.
fn first_colour(database: &Signatures, alternative: &Alternative) -> usize {
    let is_colour = |phrase: &u16| database.regions[usize::from(*phrase)].share_of_none() < 0.5;
    alternative.stages.iter().position(is_colour).unwrap_or(0)
}

fn last_lightness(database: &Signatures, record: &Record) -> f64 {
    let last = record.alternatives.iter().filter_map(|alternative| alternative.stages.last());
    let (sum, n) = last.fold((0.0, 0.0), |(sum, n), stage| (sum + database.lightness[usize::from(*stage)], n + 1.0));
    if n > 0.0 { sum / n } else { 100.0 }
}
