//! What must be done or read again before it counts.

use super::plain;
use super::solution::{first_solution, preparation_of};
use crate::evidence::{Outcome, Reason};
use crate::inference::fading_interferent;
use crate::message::{Key, Message};
use crate::reading::{Reader, Reading};
use crate::verdict::{Action, Findings, NextAction};
use schema::StripIndex;

/// Strips that did not react in a solution of unknown strength: they may have
/// been too thin to see anything, so they do not count as done.
pub fn strengths_unknown(findings: &Findings) -> Vec<NextAction> {
    let database = findings.database;
    let strips = &findings.tests.strips;
    let target = |strip: StripIndex| database.strip(strip).target;
    // What cannot be weighed has no known strength.
    if preparation_of(database, findings.sample).is_some_and(|preparation| !preparation.weighed) {
        return Vec::new();
    }
    strips
        .iter()
        .filter(|result| result.outcome == Outcome::DidNotReact && result.strength.is_none())
        // Another product is advised where this one sees little at any strength.
        .filter(|result| result.finds_only.is_none())
        // Another strip for the target reacted, or was tried as it should be.
        .filter(|result| {
            !strips.iter().any(|other| {
                target(other.strip) == target(result.strip)
                    && (other.outcome == Outcome::Reacted
                        || other.outcome == Outcome::DidNotReact && other.strength.is_some())
            })
        })
        .map(|result| {
            let because = Message::new(Key::NextStripStrengthUnknown).strip(database, result.strip);
            let advice = first_solution(findings, result.strip);
            let family = database.target_of(result.strip).family;
            NextAction {
                strength: advice.map(|advice| advice.solution.strength()),
                ..plain(Action::Repeat, database.strip(result.strip).id.clone(), vec![family], because)
            }
        })
        .collect()
}

/// Strips and colours that must be read again.
pub fn misread(findings: &Findings) -> Vec<NextAction> {
    let database = findings.database;
    let mut actions: Vec<NextAction> = Vec::new();
    for result in &findings.tests.strips {
        let strip = &database.strip(result.strip).id;
        let family = database.target_of(result.strip).family;
        let has = |reason| result.reasons.contains(&reason);
        if has(Reason::SaidOtherwise) || has(Reason::Unsure) {
            let because = Message::new(Key::NextSecondReader).text("test", strip);
            actions.push(plain(Action::SecondReader, strip.clone(), vec![family], because));
        }
        let spoiled = [Reason::Invalid, Reason::TooLate, Reason::TooEarly, Reason::Recalled];
        // A line that something may have faded is tested again in a weaker solution.
        let Findings { sample, tests, without_prior, .. } = findings;
        let faint = has(Reason::Faint) && fading_interferent(database, sample, tests, without_prior, result).is_none();
        let thin = result.outcome == Outcome::DidNotReact && result.too_thin();
        // One strip for the target reacted, another did not.
        let opposed = result.outcome == Outcome::DidNotReact
            && findings.tests.strips.iter().any(|other| {
                other.outcome == Outcome::Reacted
                    && database.strip(other.strip).target == database.strip(result.strip).target
            });
        if opposed || thin || faint || spoiled.into_iter().any(has) || has(Reason::SaidOtherwise) || has(Reason::Unsure)
        {
            // It may still be read in time, if it was only read early.
            let only_early = !opposed && result.reasons == [Reason::TooEarly];
            let key = if only_early { Key::NextStripEarly } else { Key::NextStripRepeat };
            let because = Message::new(key).strip(database, result.strip);
            actions.push(plain(Action::Repeat, strip.clone(), vec![family], because));
        }
    }
    for reading in &findings.sample.readings {
        let Reading::Reagent(reading) = reading else { continue };
        let reagent = &database.reagent(reading.reagent).id;
        let timely = findings.tests.reagents.iter().any(|test| test.reagent == reading.reagent && !test.late);
        if !timely || reading.reader == Reader::CameraUncorrected {
            let because = Message::new(Key::NextReagentRepeat).reagent(database, reading.reagent);
            actions.push(plain(Action::Repeat, reagent.clone(), Vec::new(), because));
        }
        if matches!(reading.reader, Reader::Unsure | Reader::ColourVisionDeficient | Reader::CameraUncorrected) {
            let because = Message::new(Key::NextSecondReader).text("test", reagent);
            actions.push(plain(Action::SecondReader, reagent.clone(), Vec::new(), because));
        }
    }
    actions
}
