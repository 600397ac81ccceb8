//! What the main component could be: every substance with a record, an unrecorded
//! member of each family, or nothing that is known; singly or two together.

use super::mixture::{Mixture, Shortlist, mixtures};
use super::{Prior, TestsDone, Traces};
use crate::database::Signatures;
use crate::evidence::{Parameters, listed_weight};
use crate::reading::SoldAs;
use schema::SubstanceIndex;

/// Posterior over the main component; all shares sum to 1.
pub struct MainComponent {
    /// By substance, all that are loaded: alone as the main component. Where a reagent or an instrument speaks of any,
    /// those without a record have 0.
    pub substances: Vec<f64>,
    /// By family: a member of which these tests have no record.
    pub unrecorded: Vec<f64>,
    /// Nothing that any record explains.
    pub none: f64,
    /// Every pair of a short list, in no order that tells; empty if not asked for, or without a reagent.
    pub mixtures: Vec<Mixture>,
    /// Substances with a recorded result for at least one of the readings.
    pub ranked: Vec<SubstanceIndex>,
    /// Log posterior without the prior, by substance.
    pub weights: Vec<f64>,
}

impl MainComponent {
    /// Mixtures are looked into if `mixed_with` is given: what the sample was
    /// sold as is then on the shortlist.
    pub fn posterior(
        database: &Signatures,
        parameters: &Parameters,
        prior: &Prior,
        tests: &TestsDone,
        traces: &Traces,
        mixed_with: Option<&SoldAs>,
    ) -> Self {
        let n = database.substance_count();
        let mut weights = vec![0.0; n];
        let mut explained = vec![0.0; n];
        let mut contradicted = vec![false; n];
        let mut recorded = vec![false; n];
        for test in &tests.reagents {
            for row in &test.likelihoods.recorded.rows {
                let kind = &test.likelihoods.kinds[usize::from(row.kind)];
                let index = usize::from(row.substance);
                weights[index] += test.dependence_exponent * kind.weight;
                explained[index] += test.dependence_exponent * kind.weight.max(0.0);
                contradicted[index] |= kind.contradicts;
                recorded[index] = true;
            }
        }
        for (_, instrument) in &tests.instruments {
            for substance in &instrument.components {
                weights[usize::from(*substance)] += listed_weight(instrument.technique, 1);
                recorded[usize::from(*substance)] = true;
            }
        }
        traces.add_to(&mut weights);
        // Once a reading speaks about the main component, a substance without a
        // record is one of the unrecorded members of its family.
        let any = recorded.contains(&true);
        let even = 1.0 / database.data.substances.len() as f64;
        // Counts of its own term speak of this sample; those of a region do not.
        let most = if prior.by_sold_as { parameters.most_contradicted * even } else { even };
        let mut ln = Logarithms::default();
        let log_shares: Vec<f64> = weights
            .iter()
            .zip(&prior.substances)
            .zip(recorded.iter().zip(&contradicted))
            .map(|((weight, prior), (recorded, contradicted))| match (any, recorded) {
                (true, false) => f64::NEG_INFINITY,
                // The prior hardly lifts what contradicts a test.
                _ if *contradicted => weight + ln.of(prior.min(most)),
                _ => weight + ln.of(*prior),
            })
            .collect();
        let unrecorded = unrecorded(database, parameters, prior, tests, &recorded);
        let ranked: Vec<SubstanceIndex> =
            SubstanceIndex::first(n).filter(|index| recorded[usize::from(*index)]).collect();
        let mixtures = match mixed_with {
            Some(sold_as) => {
                // What another component may show counts for nothing here, not against it.
                let in_part: Vec<f64> =
                    explained.iter().zip(&prior.substances).map(|(weight, prior)| weight + ln.of(*prior)).collect();
                let shortlist = Shortlist::new(database, &ranked, &log_shares, &in_part, sold_as);
                mixtures(database, parameters, prior, tests, traces, &shortlist, sold_as)
            }
            None => Vec::new(),
        };

        // In proportion to the substances that compete with it.
        let competing: f64 = prior
            .substances
            .iter()
            .zip(&recorded)
            .filter(|(_, recorded)| !any || **recorded)
            .map(|(share, _)| share)
            .sum();
        let none = (parameters.prior_none * competing).ln();
        let highest = log_shares
            .iter()
            .chain(&unrecorded)
            .chain(mixtures.iter().map(|mixture| &mixture.share))
            .fold(none, |highest, share| highest.max(*share));
        // The largest share is 1 here, so none is lost by being small.
        let relative = |log: &f64| if *log == f64::NEG_INFINITY { 0.0 } else { (log - highest).exp() };
        let mut substances: Vec<f64> = log_shares.iter().map(relative).collect();
        let mut unrecorded: Vec<f64> = unrecorded.iter().map(relative).collect();
        let mut mixtures: Vec<Mixture> =
            mixtures.into_iter().map(|mixture| Mixture { share: relative(&mixture.share), ..mixture }).collect();
        let mut none = relative(&none);
        let shares = || {
            let mixed = mixtures.iter().map(|mixture| &mixture.share);
            substances.iter().chain(&unrecorded).chain(mixed).chain([&none])
        };
        let sum: f64 = shares().sum();
        substances.iter_mut().chain(&mut unrecorded).for_each(|share| *share /= sum);
        mixtures.iter_mut().for_each(|mixture| mixture.share /= sum);
        none /= sum;
        Self { substances, unrecorded, none, mixtures, ranked, weights }
    }

    /// Probability, by family, that the main component, or one of two, is a member.
    pub fn by_family(&self, database: &Signatures) -> Vec<f64> {
        let mut shares = self.unrecorded.clone();
        let family = |index: SubstanceIndex| usize::from(database.substance(index).family);
        for (index, share) in SubstanceIndex::each().zip(&self.substances) {
            shares[family(index)] += share;
        }
        for mixture in &self.mixtures {
            shares[family(mixture.first)] += mixture.share;
            if family(mixture.second) != family(mixture.first) {
                shares[family(mixture.second)] += mixture.share;
            }
        }
        shares
    }

    /// Probability that a substance is there as a main component.
    pub fn of_substance(&self, substance: SubstanceIndex) -> f64 {
        let mixed: f64 =
            self.mixtures.iter().filter(|m| m.first == substance || m.second == substance).map(|m| m.share).sum();
        self.substances[usize::from(substance)] + mixed
    }

    /// Share of "nothing that is known" among what the readings speak about.
    pub fn novelty(&self) -> f64 {
        let ranked: f64 = self.ranked.iter().map(|index| self.substances[usize::from(*index)]).sum();
        let mixed: f64 = self.mixtures.iter().map(|mixture| mixture.share).sum();
        let unrecorded: f64 = self.unrecorded.iter().sum();
        self.none / (self.none + ranked + mixed + unrecorded)
    }
}

/// Log shares of "an unrecorded member", by family: a share of the prior of the
/// recorded members, and what the unrecorded ones have by counts of their own.
fn unrecorded(
    database: &Signatures,
    parameters: &Parameters,
    prior: &Prior,
    tests: &TestsDone,
    recorded: &[bool],
) -> Vec<f64> {
    let possible = |share: &f64| *share > 0.0;
    let floor = prior.substances.iter().copied().filter(possible).fold(f64::INFINITY, f64::min);
    let mut of_family = vec![0.0; database.data.families.len()];
    // A family of which no member was recorded on the reagents read says no
    // more than "nothing that is known".
    let mut spoken_of = vec![tests.reagents.is_empty(); of_family.len()];
    let shares = SubstanceIndex::each().zip(&prior.substances).zip(recorded);
    for ((index, share), recorded) in shares.filter(|((_, share), _)| possible(share)) {
        let own = if *recorded { parameters.prior_unrecorded * share } else { share - floor };
        let family = usize::from(database.substance(index).family);
        of_family[family] += own;
        spoken_of[family] |= *recorded;
    }
    of_family
        .iter()
        .enumerate()
        .map(|(family, share)| {
            if !spoken_of[family] {
                return f64::NEG_INFINITY;
            }
            let weight: f64 =
                tests.reagents.iter().map(|test| test.dependence_exponent * test.likelihoods.unrecorded[family]).sum();
            weight + share.max(parameters.least_unrecorded).ln()
        })
        .collect()
}

/// Logarithms of priors, of which there are about as many as bands.
#[derive(Default)]
struct Logarithms(Vec<(f64, f64)>);

impl Logarithms {
    const KEPT: usize = 8;

    fn of(&mut self, number: f64) -> f64 {
        if let Some((_, known)) = self.0.iter().find(|(known, _)| *known == number) {
            return *known;
        }
        let ln = number.ln();
        if self.0.len() < Self::KEPT {
            self.0.push((number, ln));
        }
        ln
    }
}
