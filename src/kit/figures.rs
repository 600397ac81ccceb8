//! What a kit gives, in figures, for the samples that are to be expected.

use super::Request;
use super::population::{PairState, Pairs, Population};
use crate::database::Signatures;
use crate::separation::{KitItem, SignatureHasher, family_information, least_information};
use schema::SubstanceIndex;
use serde::Serialize;

/// What a kit gives for the samples to expect. Shares are 0 to 1; a sample stands for its main component.
#[derive(Debug, Clone, Copy, Default, PartialEq, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct Figures {
    /// Least expected information about the main component, bits. A sample of what no test of the database has a record
    /// of adds nothing to it, nor to `all_bits`.
    pub bits: f64,
    /// All that there is to know about the main component, bits: what a kit that tells all apart would give.
    pub all_bits: f64,
    /// Estimate of the same about its family.
    pub family_bits: f64,
    /// All that there is to know about its family, bits.
    pub all_family_bits: f64,
    /// Share of samples whose main component has a record on one of the tests.
    pub covered: f64,
    /// Share of samples whose main component shares its look with nothing recorded.
    pub alone: f64,
    /// Of two samples with different main components, the share that a test tells apart by 0.5 bits or more.
    pub apart: f64,
    /// The share that no test tells apart, though one has a record of both.
    pub alike: f64,
    /// The share of which no test has a record of both: neither told apart nor alike.
    pub unknown: f64,
    /// The same as a number of pairs, of the substances with a record on any test of the database.
    pub pairs_apart: usize,
    /// Pairs that no test tells apart, though one has a record of both.
    pub pairs_alike: usize,
    /// Pairs of which no test has a record of both.
    pub pairs_unknown: usize,
}

impl Figures {
    /// Of these tests, which `pairs` must have taken in; those at hand in `request` have no part in it.
    pub fn of(
        database: &Signatures,
        request: &Request,
        population: &Population,
        pairs: &Pairs,
        tests: &[KitItem],
    ) -> Self {
        let recorded: Vec<SubstanceIndex> = recorded(database, population, tests);
        let share = |substance: &SubstanceIndex| request.shares[usize::from(*substance)];
        let mut hasher = SignatureHasher::new(database);
        tests.iter().for_each(|test| hasher.add(database, *test));
        let groups = hasher.groups(recorded.iter().copied());
        let seen_as = pairs.seen_as(population);
        let within = pairs.seen_as_in_family(population);
        let sum = |shares: &mut dyn Iterator<Item = f64>| shares.fold(0.0, |sum, share| sum + share);
        let mut figures = Self {
            bits: population.whole * least_information(&population.shares, &seen_as).max(0.0),
            all_bits: population.whole * population.bits,
            family_bits: population.whole
                * family_information(&population.shares, &seen_as, &within, &population.of_family),
            all_family_bits: population.whole * population.family_bits,
            covered: sum(&mut recorded.iter().map(share)),
            alone: sum(&mut groups.iter().filter(|group| group.len() == 1).flatten().map(share)),
            ..Self::default()
        };
        let mut at = 0;
        for i in 0..population.shares.len() {
            for j in i + 1..population.shares.len() {
                let weight = 2.0 * population.whole * population.whole * population.shares[i] * population.shares[j];
                let (count, sum) = match pairs.state[at] {
                    PairState::Apart => (&mut figures.pairs_apart, &mut figures.apart),
                    PairState::Alike => (&mut figures.pairs_alike, &mut figures.alike),
                    PairState::Unknown => (&mut figures.pairs_unknown, &mut figures.unknown),
                };
                *count += 1;
                *sum += weight;
                at += 1;
            }
        }
        let different = 1.0 - request.shares.iter().map(|share| share * share).sum::<f64>();
        if different > 0.0 {
            figures.apart /= different;
            figures.alike /= different;
        }
        // What has no record at all is unknown beside everything.
        figures.unknown = (1.0 - figures.apart - figures.alike).max(0.0);
        figures
    }
}

/// Members of the population with a record on one of the tests.
pub fn recorded(database: &Signatures, population: &Population, tests: &[KitItem]) -> Vec<SubstanceIndex> {
    let mut has = vec![false; database.substance_count()];
    for test in tests {
        test.expected(database).1.iter().for_each(|(substance, _)| has[usize::from(*substance)] = true);
    }
    population.substances.iter().copied().filter(|substance| has[usize::from(*substance)]).collect()
}
