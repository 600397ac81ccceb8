//! What to add to a kit: strips for the dangerous families that it cannot see,
//! then the reagents that say most about the main component.

use super::Request;
use super::classes::tables;
use super::family_detection::{StripSight, strip, strip_sight};
use super::figures::{Figures, recorded};
use super::population::{PairState, Pairs, Population, TestOverlaps};
use crate::database::Signatures;
use crate::order::first_by;
use crate::separation::{KitItem, least_information};
use schema::TargetIndex;
use serde::Serialize;

/// A reagent that gains less than this (bits) is not advised.
const LEAST_GAIN: f64 = 0.001;
/// Pairs named as examples of what a reagent tells apart.
const EXAMPLES: usize = 3;

/// What to add to a kit, in the shape of the public interface.
#[derive(Debug, Clone, PartialEq, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct KitAdvice<'a> {
    /// Of the kit as it is.
    pub now: Figures,
    /// For families that no strip at hand is for, the most urgent first. They
    /// come before any reagent: no reagent sees a trace.
    pub strips: Vec<StripSight<'a>>,
    /// Each the best beside those before it.
    pub reagents: Vec<ReagentAdvice<'a>>,
}

#[derive(Debug, Clone, PartialEq, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct ReagentAdvice<'a> {
    pub reagent: &'a str,
    /// What it gains, bits.
    pub bits: f64,
    /// Share of samples whose main component has a record on it; of the others it
    /// says nothing.
    pub covered: f64,
    /// Substances with a record on it.
    pub recorded: usize,
    /// Pairs that it is the first to tell apart, those to be met most often first.
    pub tells_apart: Vec<[&'a str; 2]>,
    /// Of the kit with it and those before it.
    pub then: Figures,
}

/// At most `add` strips and as many reagents; fewer if no more are needed, or none gains anything.
pub fn advise<'a>(database: &'a Signatures, request: &Request) -> KitAdvice<'a> {
    let tables = tables(database, &request.have);
    let population = Population::of(database, &request.shares, &tables);
    let mut pairs = Pairs::of(&population);
    TestOverlaps::of_each(database, &population, &tables[..request.have.len()])
        .iter()
        .for_each(|overlaps| pairs.add(&population, overlaps));
    let mut tests = request.have.clone();
    let now = Figures::of(database, request, &population, &pairs, &tests);
    let is_reagent = |overlaps: &TestOverlaps| matches!(overlaps.test, KitItem::Reagent(_));
    let mut others = TestOverlaps::of_each(database, &population, &tables[request.have.len()..]);
    others.retain(is_reagent);
    let mut reagents: Vec<ReagentAdvice> = Vec::new();
    while reagents.len() < request.add {
        let seen_as = pairs.seen_as(&population);
        let bits = |seen_as: &[f64]| population.whole * least_information(&population.shares, seen_as);
        let before = bits(&seen_as);
        let bits = |overlaps: &TestOverlaps| bits(&pairs.seen_as_with(&population, &seen_as, overlaps)) - before;
        let gains = others.iter().map(bits).enumerate();
        let best = gains.fold((0, f64::NEG_INFINITY), |best, own| if own.1 > best.1 { own } else { best });
        let (index, gain) = best;
        if gain < LEAST_GAIN {
            break;
        }
        let overlaps = others.remove(index);
        let was = pairs.state.clone();
        pairs.add(&population, &overlaps);
        tests.push(overlaps.test);
        let own = recorded(database, &population, &[overlaps.test]);
        reagents.push(ReagentAdvice {
            reagent: overlaps.test.id(database),
            bits: gain,
            covered: own.iter().map(|substance| request.shares[usize::from(*substance)]).sum(),
            recorded: own.len(),
            tells_apart: newly_apart(database, &population, &was, &pairs.state),
            then: Figures::of(database, request, &population, &pairs, &tests),
        });
    }
    KitAdvice { now, strips: strips(database, request), reagents }
}

/// Strips for targets that none at hand is for.
fn strips<'a>(database: &'a Signatures, request: &Request) -> Vec<StripSight<'a>> {
    let at_hand = |target: &TargetIndex| {
        request.have.iter().filter_map(|test| strip(*test)).any(|strip| database.strip(strip).target == *target)
    };
    let targets = database.targets_by_urgency().into_iter().filter(|target| !at_hand(target));
    let kinds = targets.filter_map(|target| database.strip_named(&database.target(target).id));
    kinds.take(request.add).map(|strip| strip_sight(database, strip)).collect()
}

/// The pairs that are met most often among those told apart only now.
fn newly_apart<'a>(
    database: &'a Signatures,
    population: &Population,
    was: &[PairState],
    is: &[PairState],
) -> Vec<[&'a str; 2]> {
    let n = population.shares.len();
    let indexes = (0..n).flat_map(|i| (i + 1..n).map(move |j| (i, j)));
    let new =
        indexes.zip(was.iter().zip(is)).filter(|(_, (was, is))| **was != PairState::Apart && **is == PairState::Apart);
    let weight = |(i, j): &(usize, usize)| population.shares[*i] * population.shares[*j];
    let best = first_by(EXAMPLES, new.map(|(pair, _)| pair), |a, b| weight(b).total_cmp(&weight(a)).then(a.cmp(b)));
    let id = |member: usize| database.substance(population.substances[member]).id.as_str();
    best.into_iter().map(|(i, j)| [id(i), id(j)]).collect()
}
