//! Presence of a hazard family as a trace beside the main component: an independent
//! bit a family, moved by strips. The main component moves it too, where it is a
//! member, or a substance that makes the strip react.

use crate::database::Signatures;
use crate::evidence::{
    CONTRADICTS, Outcome, REACTS_TO_INTERFERENT, REACTS_TO_NOTHING, SEES_MAIN_COMPONENT, StripResult, expected_members,
    found_in_samples, recorded_as_seen, weakest_instructed,
};
use crate::order::sort_by;
use schema::{FamilyIndex, StripIndex, SubstanceIndex};

/// Chance that a strip reacts to a trace of a family, which may lie below the
/// limit: a strip for the family, and one for a single member. Design decisions
/// in the range of published field figures (see `data/strips.toml`, performance).
const SEES_TRACE: f64 = 0.8;
const SEES_ONE_MEMBER: f64 = 0.4;

/// What the strips say of one family.
pub struct Trace {
    /// Probability that a member is present if the main component is none of
    /// theirs and turns no strip.
    pub present: f64,
    /// The same for main components that turn one of the family's strips.
    pub beside_interferents: Vec<(SubstanceIndex, f64)>,
}

/// What one strip says of a main component, relative to one that is no member and turns no strip.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct StripWeight {
    /// ln of the likelihood ratio, in nats, with slips.
    pub weight: f64,
    /// The ratio itself contradicts it.
    pub contradicts: bool,
}

/// The strips' say in what the main component is, and in what is present.
pub struct Traces {
    /// By strip result, in their order: of the main components that it
    /// says something of, sorted by substance.
    weights: Vec<Vec<(SubstanceIndex, StripWeight)>>,
    /// By family of the database, hazard or not.
    pub families: Vec<Trace>,
}

impl Traces {
    /// `presence` is how likely a trace is beforehand, by family, 0 to 1; `slips` the share of slips.
    pub fn new(database: &Signatures, strips: &[StripResult], presence: &[f64], slips: f64) -> Self {
        let families = FamilyIndex::each()
            .zip(presence)
            .map(|(family, prior)| {
                let own: Vec<&StripResult> =
                    strips.iter().filter(|result| database.target_of(result.strip).family == family).collect();
                let interferents = own.iter().flat_map(|result| &result.interferents);
                let mut beside: Vec<SubstanceIndex> = interferents.map(|interference| interference.substance).collect();
                sort_by(&mut beside, SubstanceIndex::cmp);
                beside.dedup();
                Trace {
                    present: present(database, &own, *prior, None),
                    beside_interferents: beside
                        .into_iter()
                        .map(|main| (main, present(database, &own, *prior, Some(main))))
                        .collect(),
                }
            })
            .collect();
        let weights = strips.iter().map(|result| main_component_weights(database, result, presence, slips)).collect();
        Self { weights, families }
    }

    /// What one strip result says of a main component; `None` if the strip says nothing of this substance.
    pub fn weight(&self, result: usize, main: SubstanceIndex) -> Option<StripWeight> {
        let weights = &self.weights[result];
        weights.binary_search_by_key(&main, |(index, _)| *index).ok().map(|found| weights[found].1)
    }

    /// What one strip result says, of every main component that it says something of.
    pub fn weights(&self, result: usize) -> &[(SubstanceIndex, StripWeight)] {
        &self.weights[result]
    }

    /// Weights of all strips, added to those of the main components.
    pub fn add_to(&self, weights: &mut [f64]) {
        for (index, own) in self.weights.iter().flatten() {
            weights[usize::from(*index)] += own.weight;
        }
    }
}

/// What a strip says of two that are mixed: what it says of the one of which it says more.
pub fn says_more(one: Option<StripWeight>, other: Option<StripWeight>) -> Option<StripWeight> {
    match (one, other) {
        (Some(first), Some(second)) if second.weight.abs() > first.weight.abs() => other,
        _ => one.or(other),
    }
}

/// Whether a strip is for the family of a substance.
pub fn should_see(database: &Signatures, strip: StripIndex, substance: SubstanceIndex) -> bool {
    database.target_of(strip).family == database.substance(substance).family
}

/// Probability of a trace of the family beside a main component.
fn present(database: &Signatures, strips: &[&StripResult], prior: f64, main: Option<SubstanceIndex>) -> f64 {
    let (with, without) = strips.iter().filter(|result| result.outcome != Outcome::NoEvidence).fold(
        (1.0, 1.0),
        |(with, without), result| {
            let interferes = main.is_some_and(|main| result.interferents.iter().any(|i| i.substance == main));
            let nothing = if interferes { REACTS_TO_INTERFERENT } else { REACTS_TO_NOTHING };
            (with * chance(result, sees(database, result).max(nothing)), without * chance(result, nothing))
        },
    );
    prior * with / (prior * with + (1.0 - prior) * without)
}

fn main_component_weights(
    database: &Signatures,
    result: &StripResult,
    presence: &[f64],
    slips: f64,
) -> Vec<(SubstanceIndex, StripWeight)> {
    if result.outcome == Outcome::NoEvidence {
        return Vec::new();
    }
    let family = database.target_of(result.strip).family;
    let prior = presence[usize::from(family)];
    let trace = sees(database, result);
    let either = |trace: f64, nothing: f64| prior * chance(result, trace) + (1.0 - prior) * chance(result, nothing);
    let background = either(trace, REACTS_TO_NOTHING);
    let weight = |likelihood: f64| {
        let ratio = likelihood / background;
        StripWeight { weight: ((1.0 - slips) * ratio + slips).ln(), contradicts: ratio < CONTRADICTS }
    };
    let member = weight(chance(result, SEES_MAIN_COMPONENT));
    let interferent = weight(either(trace.max(REACTS_TO_INTERFERENT), REACTS_TO_INTERFERENT));
    let is_member = |substance: SubstanceIndex| database.substance(substance).family == family;
    // Unknown never eliminates: what may not have been strong enough to be seen
    // says nothing of the main component. A reaction of a member was strong enough.
    let reached = result.interferents.iter().filter(|i| result.strength.is_some() && i.from.is_some());
    let interferents = reached.map(|i| i.substance).filter(|s| !is_member(*s));
    let reacted = result.outcome == Outcome::Reacted;
    let seen = recorded_as_seen(database, result.strip).into_iter().filter(|substance| is_member(*substance));
    let seen: Vec<SubstanceIndex> = seen.filter(|_| reacted || result.smallest_share.is_some()).collect();
    // Where no limit is known, what was counted on real samples stands for it, in a solution as instructions have it.
    let as_instructed = result.strength.zip(weakest_instructed(database)).is_some_and(|(own, least)| own.0 >= least.0);
    let counted = found_in_samples(database, result.strip).filter(|_| reacted || as_instructed).map(|(share, _)| {
        let members = expected_members(database, result.strip);
        let unrecorded = members.into_iter().filter(|substance| !seen.contains(substance));
        (weight(chance(result, share)), unrecorded.collect::<Vec<_>>())
    });
    let counted = counted.iter().flat_map(|(weight, members)| members.iter().map(|substance| (*substance, *weight)));
    let mut weights: Vec<(SubstanceIndex, StripWeight)> = seen
        .iter()
        .map(|substance| (*substance, member))
        .chain(counted)
        .chain(interferents.map(|substance| (substance, interferent)))
        .collect();
    sort_by(&mut weights, |a, b| a.0.cmp(&b.0));
    weights
}

/// Chance that the strip reacts to a trace of its family.
fn sees(database: &Signatures, result: &StripResult) -> f64 {
    let usual = if database.target_of(result.strip).covers_family { SEES_TRACE } else { SEES_ONE_MEMBER };
    result.finds_only.map_or(usual, |share| usual.min(share))
}

fn chance(result: &StripResult, reacts: f64) -> f64 {
    if result.outcome == Outcome::Reacted { reacts } else { 1.0 - reacts }
}
