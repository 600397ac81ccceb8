//! Two substances together as the main component, which neither alone explains.

use super::{Prior, TestsDone};
use crate::database::Signatures;
use crate::evidence::{KindWeight, Parameters};
use crate::order::first_by;
use schema::SubstanceIndex;

/// Substances that enter the shortlist for mixtures by rank.
const SHORTLIST: usize = 24;
/// How much more often than by chance two substances may count as met together.
const MOST_TOGETHER: f64 = 20.0;
const LEAST_TOGETHER: f64 = 0.2;
/// Lightness (CIELAB L) by which one colour must be darker to hide another.
const DARKER_BY: f64 = 15.0;

/// Two substances that make up the main component together.
pub struct Mixture {
    /// The one that shows most: the darker.
    pub first: SubstanceIndex,
    /// Where neither is darker, the one that is later on the short list.
    pub second: SubstanceIndex,
    /// Probability, 0 to 1, within `MainComponent`; before that its natural logarithm, not normalised.
    pub share: f64,
}

pub fn shortlist(
    database: &Signatures,
    ranked: &[SubstanceIndex],
    log_shares: &[f64],
    sold_as: &[SubstanceIndex],
) -> Vec<SubstanceIndex> {
    let share = |index: &SubstanceIndex| log_shares[usize::from(*index)];
    let mut best = first_by(SHORTLIST, ranked.iter().copied(), |a, b| share(b).total_cmp(&share(a)).then(a.cmp(b)));
    let cuts = database.data.prevalence.common_cuts.iter().copied();
    for extra in sold_as.iter().copied().chain(cuts) {
        if !best.contains(&extra) && ranked.contains(&extra) {
            best.push(extra);
        }
    }
    best
}

/// Every pair of the shortlist, with its log share.
pub fn mixtures(
    database: &Signatures,
    parameters: &Parameters,
    prior: &Prior,
    tests: &TestsDone,
    shortlist: &[SubstanceIndex],
) -> Vec<Mixture> {
    if tests.reagents.is_empty() {
        return Vec::new();
    }
    let together = &database.data.prevalence.together;
    // K/B of every test for every substance of the list, 1 without a record.
    let shown: Vec<Vec<ComponentLook>> = shortlist
        .iter()
        .map(|substance| tests.reagents.iter().map(|test| ComponentLook::of(test.likelihoods.of(*substance))).collect())
        .collect();
    let mut pairs = Vec::with_capacity(shortlist.len() * shortlist.len() / 2);
    for (i, a) in shortlist.iter().enumerate() {
        for (j, b) in shortlist.iter().enumerate().skip(i + 1) {
            let pair = (*a.min(b), *a.max(b));
            let met = together.binary_search_by(|row| (row.first, row.second).cmp(&pair));
            let together =
                met.map_or(1.0, |found| f64::from(together[found].ratio).clamp(LEAST_TOGETHER, MOST_TOGETHER));
            let priors = prior.substances[usize::from(*a)] * prior.substances[usize::from(*b)];
            let mut share = (parameters.mixing * together * priors).ln();
            // One logarithm for all tests of one exponent, while their product
            // is far from the ends of the range.
            let (mut factor, mut dependence_exponent) = (1.0, 1.0);
            let mut darkness = 0.0;
            for ((test, first), second) in tests.reagents.iter().zip(&shown[i]).zip(&shown[j]) {
                let shows_first = match (first.lightness, second.lightness) {
                    (Some(first), Some(second)) if first + DARKER_BY < second => parameters.darker_shows,
                    (Some(first), Some(second)) if second + DARKER_BY < first => 1.0 - parameters.darker_shows,
                    _ => 0.5,
                };
                darkness += shows_first - 0.5;
                let ratio = shows_first * first.ratio + (1.0 - shows_first) * second.ratio;
                let slips = test.likelihoods.slips;
                if test.dependence_exponent != dependence_exponent || !(1e-150..1e150).contains(&factor) {
                    share += dependence_exponent * f64::ln(factor);
                    (factor, dependence_exponent) = (1.0, test.dependence_exponent);
                }
                factor *= (1.0 - slips) * ratio + slips;
            }
            share += dependence_exponent * f64::ln(factor);
            let (first, second) = if darkness >= 0.0 { (*a, *b) } else { (*b, *a) };
            pairs.push(Mixture { first, second, share });
        }
    }
    pairs
}

/// What one component of a mixture shows in one test.
struct ComponentLook {
    ratio: f64,
    lightness: Option<f64>,
}

impl ComponentLook {
    fn of(found: Option<&KindWeight>) -> Self {
        Self { ratio: found.map_or(1.0, |found| found.ratio), lightness: found.map(|found| found.lightness) }
    }
}
