//! What brings a hazard family into a verdict.

use crate::database::Signatures;
use crate::inference::{MainComponent, TestsDone};
use crate::reading::Sample;
use schema::{FamilyIndex, HazardKind, Join, SubstanceIndex};

/// A conditional family joins if the readings make a member more likely than
/// the background by this factor, as a natural logarithm.
const JOIN_FROM: f64 = 1.2;

pub fn belongs(
    database: &Signatures,
    sample: &Sample,
    tests: &TestsDone,
    without_prior: &MainComponent,
    family: FamilyIndex,
) -> bool {
    let row = database.family(family);
    match row.hazard {
        HazardKind::Always => true,
        HazardKind::No => false,
        HazardKind::When => {
            listed(database, tests, family).is_some()
                || listed_unverified(tests, family).next().is_some()
                || by_context(database, sample, family)
                || row.joins.iter().any(|join| match join {
                    Join::SoldAs(_) | Join::Form(_) => false,
                    Join::NoReaction => {
                        // A dark colour rules nothing out: it does not count. Nothing
                        // may have happened in time before a late one.
                        let mut clear = tests.reagents.iter().filter(|test| test.late || !test.dark).peekable();
                        clear.peek().is_some() && clear.all(|test| test.no_reaction || test.late)
                    }
                    Join::Candidates => is_candidate(database, tests, without_prior, family),
                    Join::CandidatesOf(other) => is_candidate(database, tests, without_prior, *other),
                })
        }
    }
}

/// Joined by what the sample was sold as, or by its form.
pub fn by_context(database: &Signatures, sample: &Sample, family: FamilyIndex) -> bool {
    // A name that may be mistyped weighs nothing, but a danger that it may mean is told.
    let offered = |sold| sample.sold_as.offered.iter().any(|substance| database.substance(*substance).family == sold);
    let sold_as =
        |join: &Join| matches!(join, Join::SoldAs(sold) if sample.sold_as.families.contains(sold) || offered(*sold));
    joins_by_form(database, sample, family) || database.family(family).joins.iter().any(sold_as)
}

pub fn joins_by_form(database: &Signatures, sample: &Sample, family: FamilyIndex) -> bool {
    let form = |join: &Join| matches!(join, Join::Form(form) if sample.form == Some(*form));
    database.family(family).joins.iter().any(form)
}

/// The readings fit a recorded member. A dark colour rules nothing out: it can
/// only speak for.
pub fn is_candidate(
    database: &Signatures,
    tests: &TestsDone,
    without_prior: &MainComponent,
    family: FamilyIndex,
) -> bool {
    without_prior.ranked.iter().filter(|index| database.substance(**index).family == family).any(|index| {
        let weights = tests.reagents.iter().map(|test| {
            let found = test.likelihoods.of(*index);
            let weight = found.map_or(0.0, |found| found.weight);
            if test.dark { weight.max(0.0) } else { weight }
        });
        weights.sum::<f64>() >= JOIN_FROM
    })
}

/// A member that an instrument listed.
pub fn listed(database: &Signatures, tests: &TestsDone, family: FamilyIndex) -> Option<(&'static str, SubstanceIndex)> {
    tests.instruments.iter().find_map(|(_, instrument)| {
        let member = instrument.components.iter().find(|s| database.substance(**s).family == family)?;
        Some((instrument.technique.word(), *member))
    })
}

/// What an instrument listed that the database lacks, but whose name tells the family.
pub fn listed_unverified<'a>(
    tests: &'a TestsDone,
    family: FamilyIndex,
) -> impl Iterator<Item = (&'static str, &'a str)> {
    tests.instruments.iter().flat_map(move |(_, instrument)| {
        let members = instrument.unverified.iter().filter(move |unverified| unverified.family == family);
        members.map(|unverified| (instrument.technique.word(), unverified.text.as_str()))
    })
}
