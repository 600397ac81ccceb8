//! Two substances together as the main component, which neither alone explains.

use super::traces::{StripWeight, says_more};
use super::{Prior, TestsDone, Traces};
use crate::database::Signatures;
use crate::evidence::{KindWeight, Parameters, listed_weight, with_slips};
use crate::order::first_by;
use crate::reading::SoldAs;
use schema::{CoOccurrence, SubstanceIndex};

/// Substances that enter the shortlist by what they are alone, and by what they would explain beside another.
const BEST_ALONE: usize = 18;
const BEST_IN_PART: usize = 8;
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

/// Which pairs are tried.
pub struct Shortlist {
    /// Each with each.
    pub substances: Vec<SubstanceIndex>,
    /// Further pairs: what it was sold as, with what is met with it.
    pub pairs: Vec<(SubstanceIndex, SubstanceIndex)>,
}

impl Shortlist {
    /// Of the substances with a record: the best alone, those that explain most of what another leaves open, what the
    /// sample was sold as, and common cuts. `ranked` are those with a record, by rising index.
    pub fn new(
        database: &Signatures,
        ranked: &[SubstanceIndex],
        alone: &[f64],
        in_part: &[f64],
        sold_as: &SoldAs,
    ) -> Self {
        let best_by = |n: usize, shares: &[f64]| {
            let share = |index: &SubstanceIndex| shares[usize::from(*index)];
            first_by(n, ranked.iter().copied(), |a, b| share(b).total_cmp(&share(a)).then(a.cmp(b)))
        };
        let is_ranked = |index: &SubstanceIndex| ranked.binary_search(index).is_ok();
        let prevalence = &database.data.prevalence;
        let mut substances = best_by(BEST_ALONE, alone);
        let further = best_by(BEST_IN_PART, in_part);
        let cuts = prevalence.common_cuts.iter().copied();
        for extra in further.into_iter().chain(sold_as.substances.iter().copied()).chain(cuts) {
            if !substances.contains(&extra) && is_ranked(&extra) {
                substances.push(extra);
            }
        }
        let tried = |pair: &&CoOccurrence| substances.contains(&pair.first) && substances.contains(&pair.second);
        let named = |pair: &&CoOccurrence| {
            [(pair.first, pair.second), (pair.second, pair.first)]
                .iter()
                .any(|(sold, other)| sold_as.substances.contains(sold) && is_ranked(sold) && is_ranked(other))
        };
        let pairs = prevalence
            .together
            .iter()
            .filter(named)
            .filter(|pair| !tried(pair))
            .map(|pair| (pair.first, pair.second))
            .collect();
        Self { substances, pairs }
    }
}

/// Every pair of the shortlist, with its log share.
pub fn mixtures(
    database: &Signatures,
    parameters: &Parameters,
    prior: &Prior,
    tests: &TestsDone,
    traces: &Traces,
    shortlist: &Shortlist,
    sold_as: &SoldAs,
) -> Vec<Mixture> {
    if tests.reagents.is_empty() {
        return Vec::new();
    }
    let together = &database.data.prevalence.together;
    let even = 1.0 / database.data.substances.len() as f64;
    let mixture = |one: &Component, other: &Component| {
        let (a, b) = (one.substance, other.substance);
        let pair = (a.min(b), a.max(b));
        let met = if sold_as.mixed.contains(&pair) {
            MOST_TOGETHER
        } else {
            together
                .binary_search_by(|row| (row.first, row.second).cmp(&pair))
                .map_or(1.0, |found| f64::from(together[found].ratio).clamp(LEAST_TOGETHER, MOST_TOGETHER))
        };
        let before = parameters.mixing * met * prior.substances[usize::from(a)] * prior.substances[usize::from(b)];
        let mut share = 0.0;
        let mut contradicted = false;
        // One logarithm for all tests of one exponent, while their product
        // is far from the ends of the range.
        let (mut factor, mut dependence_exponent) = (1.0, 1.0);
        let mut darkness = 0.0;
        for ((test, first), second) in tests.reagents.iter().zip(&one.reagents).zip(&other.reagents) {
            let mixed = MixedLook::of(parameters, *first, *second);
            darkness += mixed.first_shows - 0.5;
            contradicted |= (first.is_some() || second.is_some()) && test.likelihoods.contradicts(mixed.ratio);
            if test.dependence_exponent != dependence_exponent || !(1e-150..1e150).contains(&factor) {
                share += dependence_exponent * f64::ln(factor);
                (factor, dependence_exponent) = (1.0, test.dependence_exponent);
            }
            factor *= with_slips(test.likelihoods.slips, mixed.ratio);
        }
        share += dependence_exponent * f64::ln(factor);
        for (place, (_, instrument)) in tests.instruments.iter().enumerate() {
            let listed = [one, other].iter().filter(|own| own.listed[place]).count();
            share += listed_weight(instrument.technique, listed);
        }
        for own in one.strips.iter().zip(&other.strips).filter_map(|(one, other)| says_more(*one, *other)) {
            share += own.weight;
            contradicted |= own.contradicts;
        }
        // The prior lifts no mixture that a test contradicts above an even share.
        share += (if contradicted { before.min(even) } else { before }).ln();
        let (first, second) = if darkness >= 0.0 { (a, b) } else { (b, a) };
        Mixture { first, second, share }
    };
    let component = |substance: &SubstanceIndex| Component::of(*substance, tests, traces);
    let components: Vec<Component> = shortlist.substances.iter().map(component).collect();
    let mut pairs = Vec::with_capacity(components.len() * components.len() / 2 + shortlist.pairs.len());
    for (place, one) in components.iter().enumerate() {
        pairs.extend(components[place + 1..].iter().map(|other| mixture(one, other)));
    }
    pairs.extend(shortlist.pairs.iter().map(|(one, other)| mixture(&component(one), &component(other))));
    pairs
}

/// What every test says of a substance that may be one of two.
struct Component<'a> {
    substance: SubstanceIndex,
    reagents: Vec<Option<&'a KindWeight>>,
    strips: Vec<Option<StripWeight>>,
    listed: Vec<bool>,
}

impl<'a> Component<'a> {
    fn of(substance: SubstanceIndex, tests: &'a TestsDone, traces: &Traces) -> Self {
        Self {
            substance,
            reagents: tests.reagents.iter().map(|test| test.likelihoods.of(substance)).collect(),
            strips: (0..tests.strips.len()).map(|result| traces.weight(result, substance)).collect(),
            listed: tests.instruments.iter().map(|(_, own)| own.components.contains(&substance)).collect(),
        }
    }
}

/// What two substances show together in one test.
pub struct MixedLook {
    /// K/B; 1 of a component without a record.
    pub ratio: f64,
    /// How likely it is the first that shows, 0 to 1.
    pub first_shows: f64,
}

impl MixedLook {
    /// The darker colour hides the other.
    pub fn of(parameters: &Parameters, first: Option<&KindWeight>, second: Option<&KindWeight>) -> Self {
        let first_shows = match (first, second) {
            (Some(first), Some(second)) if first.lightness + DARKER_BY < second.lightness => parameters.darker_shows,
            (Some(first), Some(second)) if second.lightness + DARKER_BY < first.lightness => {
                1.0 - parameters.darker_shows
            }
            _ => 0.5,
        };
        let ratio = |look: Option<&KindWeight>| look.map_or(1.0, |look| look.ratio);
        Self { ratio: first_shows * ratio(first) + (1.0 - first_shows) * ratio(second), first_shows }
    }

    /// How likely the reading is beside just what was seen, as of one substance (`KindWeight::agreement`).
    pub fn agreement(&self, first: &KindWeight, second: &KindWeight) -> f64 {
        self.first_shows * first.agreement + (1.0 - self.first_shows) * second.agreement
    }
}
