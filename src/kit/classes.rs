//! What a kit tells apart, and what it cannot: classes of substances with the
//! same signature, by the definition of a verdict's `same_signature`.

use super::Request;
use super::family_detection::{FamilySight, families};
use super::figures::{Figures, recorded};
use super::pair::colours;
use super::population::{Pairs, Population, TestOverlaps};
use crate::database::Signatures;
use crate::evidence::recorded_reactions;
use crate::order::sort_by;
use crate::separation::{KitItem, Shares, SignatureHasher, TOLD_APART, Table};
use schema::{HazardKind, SubstanceIndex};
use serde::Serialize;

/// What a kit tells apart, in the shape of the public interface. Substances, tests and sources are ids.
#[derive(Debug, Clone, PartialEq, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct Review<'a> {
    /// For the samples to expect.
    pub figures: Figures,
    /// PairSeparation from which two substances count as told apart, bits.
    pub told_apart: f64,
    /// Every family that may be a hazard, the most urgent first.
    pub families: Vec<FamilySight<'a>>,
    /// Two or more that no test of the kit tells apart; those with dangerous
    /// members first, then by expected share.
    pub classes: Vec<Class<'a>>,
    /// Substances that share their look with nothing recorded.
    pub alone: Vec<&'a str>,
    /// Substances without a record on any test of the kit.
    pub unknown: Vec<&'a str>,
}

#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct Class<'a> {
    /// Dangerous first, then by expected share.
    pub substances: Vec<&'a str>,
    /// How many of them are members of a hazard family.
    pub dangerous: usize,
    /// Expected share of samples.
    pub share: f64,
    pub shows: Vec<ExpectedLook<'a>>,
    /// Tests of the kit without a record of them: what they show there is not
    /// known, so they may look like others too.
    pub unknown: Vec<&'a str>,
}

#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct ExpectedLook<'a> {
    pub test: &'a str,
    /// Plain colours, likeliest first; of a strip whether it reacts.
    pub shows: Vec<&'a str>,
}

/// The tables of every test that records anything, those at hand first.
pub fn tables(database: &Signatures, have: &[KitItem]) -> Vec<Table> {
    let others = KitItem::every(database).into_iter().filter(|test| !have.contains(test));
    have.iter().copied().chain(others).map(|test| Table::of(database, test)).collect()
}

/// Never fails; `add` of the request has no part in it.
pub fn review<'a>(database: &'a Signatures, request: &Request) -> Review<'a> {
    let tables = tables(database, &request.have);
    let population = Population::of(database, &request.shares, &tables);
    let mut pairs = Pairs::of(&population);
    TestOverlaps::of_each(database, &population, &tables[..request.have.len()])
        .iter()
        .for_each(|overlaps| pairs.add(&population, overlaps));
    let mut hasher = SignatureHasher::new(database);
    request.have.iter().for_each(|test| hasher.add(database, *test));
    let known = recorded(database, &population, &request.have);
    let mut groups = hasher.groups(known.iter().copied());
    let share = |index: SubstanceIndex| request.shares[usize::from(index)];
    let danger = |index: SubstanceIndex| {
        let family = &database.family(database.substance(index).family);
        if family.hazard == HazardKind::No { u8::MAX } else { family.urgency }
    };
    for group in &mut groups {
        sort_by(group, |a, b| danger(*a).cmp(&danger(*b)).then(share(*b).total_cmp(&share(*a))).then(a.cmp(b)));
    }
    let sum = |group: &[SubstanceIndex]| group.iter().map(|index| share(*index)).sum::<f64>();
    sort_by(&mut groups, |a, b| danger(a[0]).cmp(&danger(b[0])).then(sum(b).total_cmp(&sum(a))).then(a[0].cmp(&b[0])));
    let id = |index: &SubstanceIndex| database.substance(*index).id.as_str();
    let (single, several): (Vec<_>, Vec<_>) = groups.into_iter().partition(|group| group.len() == 1);
    let all = SubstanceIndex::first(database.data.substances.len());
    Review {
        figures: Figures::of(database, request, &population, &pairs, &request.have),
        told_apart: TOLD_APART,
        families: families(database, request),
        classes: several
            .iter()
            .map(|group| {
                let looks = || request.have.iter().map(|test| (*test, look(database, *test, group)));
                Class {
                    substances: group.iter().map(id).collect(),
                    dangerous: group.iter().filter(|index| danger(**index) < u8::MAX).count(),
                    share: sum(group),
                    shows: looks()
                        .filter_map(|(test, shows)| Some(ExpectedLook { test: test.id(database), shows: shows? }))
                        .collect(),
                    unknown: looks().filter(|(_, look)| look.is_none()).map(|(test, _)| test.id(database)).collect(),
                }
            })
            .collect(),
        alone: single.iter().flatten().map(id).collect(),
        unknown: all.filter(|index| known.binary_search(index).is_err()).map(|index| id(&index)).collect(),
    }
}

/// What the members of a class show on a test, the mean over them.
fn look(database: &Signatures, test: KitItem, group: &[SubstanceIndex]) -> Option<Vec<&'static str>> {
    if let KitItem::Strip(strip) = test {
        let reactions = recorded_reactions(database, strip);
        return reactions.iter().find(|(known, _)| *known == group[0]).map(|(_, reaction)| vec![reaction.word()]);
    }
    let mut mean = Shares::default();
    for substance in group {
        let shares = test.shares_of(database, *substance)?;
        mean.iter_mut().zip(&shares).for_each(|(sum, share)| *sum += share / group.len() as f64);
    }
    Some(colours(&mean))
}
