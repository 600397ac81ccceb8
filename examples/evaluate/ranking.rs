//! Where the true substance and its family come in a ranking.

use super::folds::{Query, recorded};
use analogue_lookup::database::Signatures;
use analogue_lookup::evidence::Parameters;
use analogue_lookup::inference::{ResultsRegion, Standing};
use analogue_lookup::verdict::{Options, Verdict, classify_with};
use schema::{FamilyIndex, SubstanceIndex};

/// Scores that differ by less than this are a tie.
const SAME: f64 = 1e-9;
/// What one more test that fits is worth: it decides between equals alone.
const FITS_MORE: f64 = 1e-7;

#[derive(Debug, Clone, Copy)]
pub struct Placing {
    /// Mean rank of those that score as the true substance does; 1 is first.
    pub rank: f64,
    /// 1 if the true family is first among the families; a rival ranks none.
    pub family_first: f64,
    /// Of the true family among the families; 1 is first, infinite if it is none of them.
    pub family_place: f64,
    /// 1 if the first substance is of the true family; a share where first
    /// places are tied.
    pub family_of_first: f64,
    /// Natural logarithm of the probability given to the true substance.
    pub log_probability: f64,
    /// The same given that the sample is a single recorded substance.
    pub log_share: f64,
}

impl Placing {
    pub fn within(&self, places: f64) -> f64 {
        if self.rank <= places { 1.0 } else { 0.0 }
    }

    pub fn reciprocal(&self) -> f64 {
        1.0 / self.rank
    }
}

pub fn options(region: Option<ResultsRegion>) -> Options {
    Options { region, next: false, ..Options::default() }
}

/// The model's placing of a query, with the prior of a region or a flat one.
pub fn ours(database: &Signatures, parameters: &Parameters, query: &Query, region: Option<ResultsRegion>) -> Placing {
    placing(database, query, &classify_with(database, parameters, &query.sample, &options(region)))
}

pub fn placing(database: &Signatures, query: &Query, verdict: &Verdict) -> Placing {
    let scores = scores_of(verdict);
    let single = || verdict.candidates.iter().filter(|candidate| candidate.with.is_none());
    let truth = single().find(|candidate| candidate.substance == query.substance).map(|own| own.probability.ln());
    let family = database.substance(query.substance).family;
    let recorded: f64 = single().map(|candidate| candidate.probability).sum();
    let place = verdict.families.iter().position(|own| own.family == family);
    let first = place == Some(0);
    Placing {
        rank: rank(&scores, query.substance),
        family_first: if first { 1.0 } else { 0.0 },
        family_place: place.map_or(f64::INFINITY, |place| place as f64 + 1.0),
        family_of_first: family_of_first(database, &scores, family),
        log_probability: truth.unwrap_or(f64::NEG_INFINITY),
        log_share: truth.map_or(f64::NEG_INFINITY, |own| own - recorded.ln()),
    }
}

/// What every substance is ranked by, as a logarithm, mixtures left aside.
fn scores_of(verdict: &Verdict) -> Vec<(SubstanceIndex, f64)> {
    let single = verdict.candidates.iter().filter(|candidate| candidate.with.is_none());
    let score = |own: Standing| own.probability.ln() + FITS_MORE * own.fits as f64;
    single.map(|candidate| (candidate.substance, score(candidate.standing))).collect()
}

/// A rival's placing: it ranks the same substances.
pub fn rival(database: &Signatures, query: &Query, score: impl Fn(SubstanceIndex) -> f64) -> Placing {
    let scores: Vec<(SubstanceIndex, f64)> = SubstanceIndex::first(database.data.substances.len())
        .filter(|substance| recorded(database, &query.readings, *substance) > 0)
        .map(|substance| (substance, score(substance)))
        .collect();
    let family_of_first = family_of_first(database, &scores, database.substance(query.substance).family);
    Placing {
        rank: rank(&scores, query.substance),
        family_first: f64::NAN,
        family_place: f64::NAN,
        family_of_first,
        log_probability: f64::NAN,
        log_share: f64::NAN,
    }
}

/// Share of the substances tied for the first place that are of this family.
fn family_of_first(database: &Signatures, scores: &[(SubstanceIndex, f64)], family: FamilyIndex) -> f64 {
    let best = scores.iter().map(|(_, score)| *score).fold(f64::NEG_INFINITY, f64::max);
    let first = scores.iter().filter(|(_, score)| best - score < SAME);
    let (members, all) = first.fold((0.0, 0.0), |(members, all), (place, _)| {
        (members + f64::from(u8::from(database.substance(*place).family == family)), all + 1.0)
    });
    members / all
}

fn rank(scores: &[(SubstanceIndex, f64)], truth: SubstanceIndex) -> f64 {
    let Some((_, own)) = scores.iter().find(|(substance, _)| *substance == truth) else { return f64::INFINITY };
    let better = scores.iter().filter(|(_, score)| score - own >= SAME).count();
    let tied = scores.iter().filter(|(_, score)| (score - own).abs() < SAME).count();
    better as f64 + (tied as f64 + 1.0) / 2.0
}
