//! What a fit makes small: mean logarithmic losses, in nats a query.

use super::folds::{Fold, Query};
use super::open_set::{Extent, leave_out_some};
use super::ranking;
use analogue_lookup::database::Signatures;
use analogue_lookup::evidence::Parameters;
use analogue_lookup::inference::ResultsRegion;
use schema::SubstanceIndex;

/// Loss of a true substance that is ranked with next to no probability.
const MOST: f64 = 12.0;
/// How often a sample is of a substance that no record holds (design
/// decision).
const UNKNOWN: f64 = 0.1;
/// Of the substances left out one at a time, one in this many is used.
pub const EVERY: usize = 5;

/// The queries of some folds, each with its database.
pub struct Queries<'a>(pub Vec<(&'a Signatures, &'a Query)>);

impl<'a> Queries<'a> {
    /// Those of the folds that `keep` allows, by lineage and substance.
    pub fn of(folds: &'a [Fold], keep: impl Fn(&str, SubstanceIndex) -> bool) -> Self {
        let of_fold = |fold: &'a Fold| fold.queries.iter().map(move |query| (&fold.database, query, &fold.name));
        let kept = folds.iter().flat_map(of_fold).filter(|(_, query, lineage)| keep(lineage, query.substance));
        Self(kept.map(|(database, query, _)| (database, query)).collect())
    }

    fn losses(&self, parameters: &Parameters, region: Option<ResultsRegion>) -> Vec<f64> {
        let placed = self.0.iter().map(|(database, query)| ranking::ours(database, parameters, query, region));
        placed.map(|placing| (-placing.log_share).min(MOST)).collect()
    }

    /// −ln P of the true substance among the recorded ones, with a flat prior.
    pub fn flat(&self, parameters: &Parameters) -> f64 {
        weighted_mean(&self.losses(parameters, None), |_| 1.0)
    }

    /// −ln P of the true substance with the published prior: each query alike,
    /// and each as often as its substance turns up in counted samples.
    pub fn published(&self, parameters: &Parameters) -> (f64, f64) {
        let losses = self.losses(parameters, Some(ResultsRegion::default()));
        let rate = |index: usize| {
            let (database, query): (&Signatures, &Query) = self.0[index];
            f64::from(database.data.prevalence.rates[usize::from(query.substance)][ResultsRegion::default() as usize])
        };
        (weighted_mean(&losses, |_| 1.0), weighted_mean(&losses, rate))
    }

    /// The mean of both, the first counted twice: what is brought to a service
    /// follows the counts, but what is rare must not be hidden by them (design
    /// decision).
    pub fn with_prior(&self, parameters: &Parameters) -> f64 {
        let (alike, counted) = self.published(parameters);
        (2.0 * alike + counted) / 3.0
    }
}

/// Losses for a substance that nobody recorded: that novelty is low with the
/// record and high without, and that its family is still named.
pub fn unknown(parameters: &Parameters) -> f64 {
    let dropped = leave_out_some(parameters, Extent::Substance, None, EVERY);
    let loss = |probability: f64| -probability.max(1e-6).ln();
    let each = dropped.iter().map(|d| {
        (1.0 - UNKNOWN) * loss(1.0 - d.novelty_with)
            + UNKNOWN * loss(d.novelty_without)
            + if d.has_relatives { UNKNOWN * loss(d.family_probability) } else { 0.0 }
    });
    each.sum::<f64>() / dropped.len() as f64
}

fn weighted_mean(values: &[f64], weight: impl Fn(usize) -> f64) -> f64 {
    let weights: Vec<f64> = (0..values.len()).map(weight).collect();
    let sum: f64 = values.iter().zip(&weights).map(|(value, weight)| value * weight).sum();
    sum / weights.iter().sum::<f64>()
}
