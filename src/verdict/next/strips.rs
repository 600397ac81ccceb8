//! Strips that could settle an interference or move a hazard family.

use super::plain;
use super::solution::{first_solution, preparation_of};
use crate::evidence::{Outcome, StripResult};
use crate::inference::{fading_interferent, weaker_was_silent};
use crate::message::{Key, Message, two_digits};
use crate::verdict::{Action, Findings, HazardState, NextAction};
use schema::{FamilyIndex, Limit, Strength, StripIndex};

/// The share of its threshold to which a solution is thinned if ten-fold is
/// not enough.
const BELOW_THRESHOLD: f64 = 0.5;

/// A reaction that something else may have caused: dilute and test again.
pub fn interferences(findings: &Findings) -> Vec<NextAction> {
    let database = findings.database;
    findings
        .hazards
        .iter()
        .filter(|hazard| hazard.state.is_found())
        .filter_map(|hazard| {
            let (reading, cause) = hazard.interference.as_ref()?;
            let result = findings.tests.strips.iter().find(|result| result.reading == *reading)?;
            let family = hazard.family;
            let of_family = findings.tests.strips.iter().filter(|r| database.target_of(r.strip).family == family);
            if weaker_was_silent(&of_family.collect::<Vec<_>>(), *reading) {
                return None;
            }
            let thinned = result.strength.map(|strength| thinned(strength, cause.from));
            let message = |key| Message::new(key).strip(database, result.strip).substance(database, cause.substance);
            let because = match thinned {
                Some(strength) => message(Key::NextDilute).number("strength", strength.0),
                None => message(Key::NextDiluteUnknown),
            };
            Some(NextAction {
                action: Action::Retest,
                test: Some(database.strip(result.strip).id.clone()),
                strength: thinned,
                gain: None,
                resolves: vec![hazard.family],
                because,
            })
        })
        .collect()
}

/// A tenth of a solution, or less if that is what it takes to be below a
/// threshold.
fn thinned(strength: Strength, threshold: Option<Limit>) -> Strength {
    let ten_fold = Strength(two_digits(strength.0 / 10.0));
    match threshold {
        Some(from) if ten_fold.reaches(from) => Strength(two_digits(BELOW_THRESHOLD * from.of_pure().0)),
        _ => ten_fold,
    }
}

/// A faint line that something else may have faded: dilute and test again.
pub fn faint_lines(findings: &Findings) -> Vec<NextAction> {
    let Findings { database, sample, tests, without_prior, .. } = findings;
    let faint = tests.strips.iter().filter_map(|result| {
        let cause = fading_interferent(database, sample, tests, without_prior, result)?;
        let message = |key| Message::new(key).strip(database, result.strip).substance(database, cause.substance);
        let because = match cause.from {
            Some(from) => message(Key::NextDiluteFaint).number("strength", two_digits(from.of_pure().0)),
            None => message(Key::NextDiluteFaintUnknown),
        };
        let family = database.target_of(result.strip).family;
        Some(NextAction {
            strength: result.strength.map(|strength| thinned(strength, cause.from)),
            ..plain(Action::Retest, database.strip(result.strip).id.clone(), vec![family], because)
        })
    });
    faint.collect()
}

/// How a sample of this form is brought into water, if it is no loose powder. Once a strip was read in a solution of it,
/// that is behind the person.
pub fn preparation(findings: &Findings) -> Option<NextAction> {
    let preparation = preparation_of(findings.database, findings.sample)?;
    let counts = |result: &StripResult| result.outcome != Outcome::NoEvidence;
    if findings.tests.strips.iter().any(|result| counts(result) && (result.strength.is_some() || !preparation.weighed))
    {
        return None;
    }
    let because = Message::new(Key::named(findings.database, &[preparation.message]).next()?);
    Some(NextAction { test: None, ..plain(Action::Prepare, String::new(), Vec::new(), because) })
}

/// Strips for hazard families that no valid strip has spoken about.
pub fn untested_strips(findings: &Findings) -> Vec<NextAction> {
    let database = findings.database;
    let mut actions = Vec::new();
    for index in database.targets_by_urgency() {
        let target = database.target(index);
        let Some(hazard) = findings.hazards.iter().find(|hazard| hazard.family == target.family) else { continue };
        let same = |strip: StripIndex| database.strip(strip).target == index;
        let listed = hazard.state == HazardState::Found && hazard.tests.is_empty();
        if listed || findings.tests.strips.iter().any(|result| same(result.strip)) {
            continue;
        }
        let test = match findings.kit {
            None => Some(target.id.clone()),
            Some(kit) => kit
                .iter()
                .find(|id| database.strip_named(id).is_some_and(same))
                .and_then(|id| database.strip_named(id))
                .map(|strip| database.strip(strip).id.clone()),
        };
        actions.extend(test.map(|test| first_strip(findings, test, hazard.family)));
    }
    actions
}

/// A strip that was not used yet, with the solution that instructions say.
fn first_strip(findings: &Findings, test: String, family: FamilyIndex) -> NextAction {
    let database = findings.database;
    let advice = database.strip_named(&test).and_then(|strip| first_solution(findings, strip));
    let message = |key| Message::new(key).text("strip", &test);
    let because = match &advice {
        None => message(Key::NextStrip),
        Some(advice) => {
            let made = message(if advice.against.is_some() { Key::NextStripWeaker } else { Key::NextStripStrength })
                .number("milligrams", advice.solution.milligrams)
                .number("millilitres", advice.solution.millilitres);
            match advice.against {
                Some(substance) => made.substance(database, substance),
                None => made,
            }
        }
    };
    let strength = advice.map(|advice| advice.solution.strength());
    NextAction { strength, ..plain(Action::Test, test, vec![family], because) }
}

/// A strip that did not react while what was seen of a person speaks for it, or
/// that is of a brand that was found to see little.
pub fn other_products(findings: &Findings) -> Vec<NextAction> {
    let database = findings.database;
    findings
        .tests
        .strips
        .iter()
        .filter(|result| result.outcome == Outcome::DidNotReact)
        .filter(|result| {
            let signs = &database.family(database.target_of(result.strip).family).signs;
            let speaks_for_it = signs.iter().any(|(sign, _)| findings.sample.observed.contains(sign));
            speaks_for_it || result.finds_only.is_some()
        })
        .map(|result| {
            let family = database.target_of(result.strip).family;
            let because = Message::new(Key::NextOtherProduct).strip(database, result.strip);
            plain(Action::OtherProduct, database.strip(result.strip).id.clone(), vec![family], because)
        })
        .collect()
}
