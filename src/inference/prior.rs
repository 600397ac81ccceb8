//! What is likely before any reading, from counted drug-checking results in
//! coarse bands. A tie-breaker: it never touches the state of a hazard.

use super::{ResultsRegion, TestsDone};
use crate::database::Signatures;
use crate::evidence::{Outcome, Parameters};
use crate::reading::{Sample, SoldAs};
use schema::{FamilyIndex, Index, SoldAsCounts, SubstanceIndex};

/// A trace of a hazard family is neither impossible nor certain beforehand: a
/// strip must be able to move it either way, and what is new is in no count.
const LEAST_PRESENCE: f64 = 0.05;
const MOST_PRESENCE: f64 = 0.5;

/// Factor for what a square of blotter paper cannot carry (design decision).
pub const TOO_MUCH_FOR_BLOTTER: f64 = 0.01;

/// What is likely before any reading.
pub struct Prior {
    /// By substance; sums to 1 over the substances. That of a further one is 0
    /// unless the sample names it: a verdict does not depend on whether they
    /// are loaded.
    pub substances: Vec<f64>,
    /// By family: that a member is present as a trace beside the main component.
    pub presence: Vec<f64>,
    /// What the sample was sold as has a part in it.
    pub by_sold_as: bool,
}

impl Prior {
    /// Without a region all substances start alike. `ignore_sold_as` leaves out what the sample was sold as.
    pub fn new(
        database: &Signatures,
        parameters: &Parameters,
        region: Option<ResultsRegion>,
        sample: &Sample,
        tests: &TestsDone,
        ignore_sold_as: bool,
    ) -> Self {
        // Without a reading about the main component the rates speak for themselves.
        let listed = tests.instruments.iter().any(|(_, instrument)| !instrument.components.is_empty());
        let read = listed || !tests.reagents.is_empty();
        let strength = if read { parameters.prior_strength } else { 1.0 };
        let n = database.data.substances.len();
        let mut substances = match region {
            Some(region) => {
                // There are as many rates as bands: a power each is enough.
                let mut powers: Vec<(f32, f64)> = Vec::new();
                let mut power = |rate: f32| match powers.iter().find(|(known, _)| *known == rate) {
                    Some((_, power)) => *power,
                    None => {
                        powers.push((rate, f64::from(rate).powf(strength)));
                        powers[powers.len() - 1].1
                    }
                };
                database.data.prevalence.rates.iter().map(|rates| power(rates[region.index()])).collect()
            }
            None => vec![1.0; n],
        };
        add_further(&mut substances, database, sample, tests);
        normalise(&mut substances);
        let mut presence: Vec<f64> = match region {
            Some(region) => {
                database.data.prevalence.presence.iter().map(|rates| f64::from(rates[region.index()])).collect()
            }
            None => vec![LEAST_PRESENCE; database.data.families.len()],
        };
        let sold_as = &sample.sold_as;
        let by_sold_as = sold_as.is_known() && !ignore_sold_as;
        if by_sold_as {
            let (before, presence_before) = (substances.clone(), presence.clone());
            let meanings = meanings(sold_as);
            let share = 1.0 / meanings.len() as f64;
            substances.fill(0.0);
            presence.fill(0.0);
            for meaning in &meanings {
                let (mut own, mut own_presence) = (before.clone(), presence_before.clone());
                let counted = meaning.counted(database, region.unwrap_or_default());
                if counted.is_empty() {
                    meaning.lift(&mut own, parameters, database);
                } else {
                    given_sold_as(&mut own, &mut own_presence, &counted, parameters, database);
                }
                normalise(&mut own);
                substances.iter_mut().zip(own).for_each(|(sum, own)| *sum += share * own);
                presence.iter_mut().zip(own_presence).for_each(|(sum, own)| *sum += share * own);
            }
            normalise(&mut substances);
        }
        for (family, presence) in presence.iter_mut().enumerate() {
            if !speaks(database, tests, FamilyIndex::at(family)) {
                *presence = LEAST_PRESENCE;
            }
            let signs = database.data.families[family].signs.iter();
            let odds: f64 = signs.filter(|(sign, _)| sample.observed.contains(sign)).map(|(_, odds)| odds).product();
            *presence = odds * *presence / (1.0 - *presence + odds * *presence).max(f64::MIN_POSITIVE);
        }
        presence.iter_mut().for_each(|p| *p = p.clamp(LEAST_PRESENCE, MOST_PRESENCE));
        Self { substances, presence, by_sold_as }
    }

    /// A square of blotter paper carries little: what takes tens of milligrams
    /// steps back. It stays a candidate, for paper is sometimes called by the
    /// wrong name, and no hazard depends on it.
    pub fn on_blotter(&mut self, database: &Signatures) {
        for (index, prior) in SubstanceIndex::each().zip(&mut self.substances) {
            if !carried_by_blotter(database, index) {
                *prior *= TOO_MUCH_FOR_BLOTTER;
            }
        }
        normalise(&mut self.substances);
    }
}

/// Whether a square of blotter paper can carry enough of it, by its family.
pub fn carried_by_blotter(database: &Signatures, substance: SubstanceIndex) -> bool {
    database.family(database.substance(substance).family).on_blotter
}

/// A strip of the family spoke. Without one, how often it turns up in other
/// samples says nothing of this one.
fn speaks(database: &Signatures, tests: &TestsDone, family: FamilyIndex) -> bool {
    tests
        .strips
        .iter()
        .any(|result| result.outcome != Outcome::NoEvidence && database.target_of(result.strip).family == family)
}

/// One thing that "sold as" may mean; of several each counts alike, however often one of them was counted.
struct Meaning<'a> {
    substances: &'a [SubstanceIndex],
    families: &'a [FamilyIndex],
    /// A product that has its substances mixed: what sells as one of them says nothing of it.
    mixed: bool,
}

/// At least one.
fn meanings(sold_as: &SoldAs) -> Vec<Meaning<'_>> {
    let SoldAs { substances, families, mixed, .. } = sold_as;
    if substances.is_empty() || !mixed.is_empty() {
        return vec![Meaning { substances, families, mixed: !mixed.is_empty() }];
    }
    substances.chunks(1).map(|substance| Meaning { substances: substance, families, mixed: false }).collect()
}

impl Meaning<'_> {
    /// Counted results: of the region if it has any, else of all.
    fn counted<'a>(&self, database: &'a Signatures, region: ResultsRegion) -> Vec<&'a SoldAsCounts> {
        if self.mixed {
            return Vec::new();
        }
        let means = |term: &&SoldAsCounts| {
            term.substances.iter().any(|s| self.substances.contains(s))
                || (self.substances.is_empty() && term.families.iter().any(|f| self.families.contains(f)))
        };
        let all: Vec<&SoldAsCounts> = database.data.prevalence.sold_as.iter().filter(means).collect();
        if region == ResultsRegion::Other {
            return all;
        }
        let own: Vec<&SoldAsCounts> =
            all.iter().copied().filter(|term| usize::from(term.region) == region.index()).collect();
        if own.is_empty() { all } else { own }
    }

    /// Lifts what it names, and less so the rest of the families.
    fn lift(&self, substances: &mut [f64], parameters: &Parameters, database: &Signatures) {
        for (index, prior) in SubstanceIndex::each().zip(substances) {
            if self.substances.contains(&index) {
                *prior *= parameters.sold_as_factor;
            } else if self.families.contains(&database.substance(index).family) {
                *prior *= parameters.sold_as_family_factor;
            }
        }
    }
}

/// (k + m p) / (n + m) for each data set, where m is `sold_as_pseudocount`, then the mean by weight. What a partial
/// data set does not count is as likely as beforehand, of what it leaves over.
fn given_sold_as(
    substances: &mut [f64],
    presence: &mut [f64],
    counted: &[&SoldAsCounts],
    parameters: &Parameters,
    database: &Signatures,
) {
    let pseudo = parameters.sold_as_pseudocount;
    let weights: f64 = counted.iter().map(|term| f64::from(term.weight)).sum();
    let mut given = vec![0.0; substances.len()];
    let mut present = vec![0.0; presence.len()];
    for term in counted {
        let share = f64::from(term.weight) / weights;
        let samples = f64::from(term.samples);
        let total = samples + pseudo;
        let rest = samples - term.found.iter().map(|found| f64::from(found.main)).sum::<f64>();
        let likely: f64 = term.found.iter().map(|found| substances[usize::from(found.substance)]).sum();
        // What is left over, for each share beforehand of what was not counted.
        let left_over = if term.partial && likely < 1.0 { rest.max(0.0) / (1.0 - likely) } else { 0.0 };
        for (sum, prior) in given.iter_mut().zip(substances.iter()) {
            *sum += share * (pseudo + left_over) * prior / total;
        }
        let mut absent = vec![1.0; presence.len()];
        for found in &term.found {
            let substance = usize::from(found.substance);
            given[substance] += share * (f64::from(found.main) - left_over * substances[substance]) / total;
            let family = usize::from(database.substance(found.substance).family);
            absent[family] *= 1.0 - (f64::from(found.any) / f64::from(term.samples.max(1))).min(1.0);
        }
        for ((sum, absent), prior) in present.iter_mut().zip(&absent).zip(presence.iter()) {
            let uncounted = term.partial && *absent == 1.0;
            let counted = if uncounted { samples * prior } else { samples * (1.0 - absent) };
            *sum += share * (counted + pseudo * prior) / total;
        }
    }
    substances.copy_from_slice(&given);
    presence.copy_from_slice(&present);
}

/// What no verdict weighs becomes possible, as the least of the others, where
/// the sample was sold as it or an instrument lists it.
fn add_further(substances: &mut Vec<f64>, database: &Signatures, sample: &Sample, tests: &TestsDone) {
    let least = substances.iter().copied().fold(f64::INFINITY, f64::min);
    let first = substances.len();
    substances.resize(database.substance_count(), 0.0);
    let listed = tests.instruments.iter().flat_map(|(_, instrument)| &instrument.components);
    for named in sample.sold_as.substances.iter().chain(listed).map(|index| usize::from(*index)) {
        if named >= first {
            substances[named] = least;
        }
    }
}

fn normalise(shares: &mut [f64]) {
    let sum: f64 = shares.iter().sum();
    if sum > 0.0 {
        shares.iter_mut().for_each(|share| *share /= sum);
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use schema::Found;

    /// Of 100 samples 60 were one substance. Where the others were counted and found nothing else, they share the
    /// pseudocount alone; where they were not, the other 40 too, and their families are as likely as they were.
    #[test]
    fn what_a_partial_data_set_does_not_count_shares_what_it_leaves_over() {
        let database = Signatures::core().unwrap();
        let parameters = Parameters::default();
        let (samples, main) = (100, 60.0);
        let found = vec![Found { substance: SubstanceIndex(0), any: 60, main }];
        let given = |partial| {
            let (families, found) = (Vec::new(), found.clone());
            let term = SoldAsCounts { substances: vec![], families, region: 2, samples, weight: 1.0, partial, found };
            // The first half is twice as likely beforehand as the second.
            let n = database.data.substances.len();
            let mut substances: Vec<f64> = (0..n).map(|place| if place < n / 2 { 2.0 } else { 1.0 }).collect();
            normalise(&mut substances);
            let before = substances[0];
            let mut presence = vec![0.3; database.data.families.len()];
            given_sold_as(&mut substances, &mut presence, &[&term], &parameters, &database);
            (before, substances, presence)
        };
        let total = f64::from(samples) + parameters.sold_as_pseudocount;
        let own = usize::from(database.substance(SubstanceIndex(0)).family);
        for (partial, left) in [(true, 40.0), (false, 0.0)] {
            let (before, after, presence) = given(partial);
            let others: f64 = after[1..].iter().sum();
            let expected = (left + parameters.sold_as_pseudocount * (1.0 - before)) / total;
            assert!((others - expected).abs() < 1e-9, "{others} {expected}");
            assert!((after[0] - (60.0 + parameters.sold_as_pseudocount * before) / total).abs() < 1e-9);
            assert!((after[1] / after[after.len() - 1] - 2.0).abs() < 1e-9, "the order beforehand stays");
            for (family, share) in presence.iter().enumerate() {
                let unknown = partial && family != own;
                assert_eq!((share - 0.3).abs() < 1e-9, unknown, "{family}: {share}");
            }
        }
    }
}
