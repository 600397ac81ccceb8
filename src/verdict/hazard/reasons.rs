//! The state of one hazard family, and why. Only tests decide it; the prior has no part in it.

use super::blind::{blind_strips, blind_to_named, missed};
use super::joins::{by_context, listed, listed_unverified};
use super::{Hazard, HazardState, HazardTest};
use crate::database::Signatures;
use crate::evidence::{Interference, Outcome, Reason, StripResult};
use crate::inference::{
    MainComponent, TestsDone, fitting_interferents, lowest, present_interferent, weaker_was_silent,
};
use crate::message::{Key, Message, parts, percent, substance_within, two_digits};
use crate::reading::Sample;
use crate::verdict::spoiled::spoiled;
use schema::{FamilyIndex, Share};

/// Interferents named that fit the colours seen.
const NAMED: usize = 3;

pub fn hazard(
    database: &Signatures,
    sample: &Sample,
    tests: &TestsDone,
    without_prior: &MainComponent,
    family: FamilyIndex,
) -> Hazard {
    let row = database.family(family);
    let results: Vec<&StripResult> =
        tests.strips.iter().filter(|result| database.target_of(result.strip).family == family).collect();
    let mut because = Vec::new();
    let mut state = HazardState::CannotExclude;
    let mut interference = None;

    if let Some((technique, substance)) = listed(database, tests, family) {
        state = HazardState::Found;
        because.push(
            Message::new(Key::FoundByInstrument)
                .family(database, family)
                .text("technique", technique)
                .substance(database, substance),
        );
    }
    for (technique, text) in listed_unverified(tests, family) {
        state = HazardState::Found;
        let message = Message::new(Key::FoundUnverifiedMember).family(database, family).text("technique", technique);
        because.push(message.text("text", text));
    }
    // A test that nothing else explains.
    let mut beyond_doubt = state == HazardState::Found;
    for result in results.iter().filter(|result| result.outcome == Outcome::Reacted) {
        match present_interferent(database, sample, tests, without_prior, result.strip, &result.interferents) {
            None => {
                state = HazardState::Found;
                because.push(Message::new(Key::Found).family(database, family).strip(database, result.strip));
                let fitting = fitting_interferents(database, tests, without_prior, result);
                beyond_doubt |= fitting.is_empty();
                if let Some(lowest) = lowest(&fitting) {
                    because.push(fitting_message(database, result, &fitting));
                    interference.get_or_insert((result.reading, lowest.clone()));
                }
            }
            Some(cause) => {
                because.push(interference_message(database, family, result, &cause));
                if state != HazardState::Found {
                    state = HazardState::FoundInterferencePossible;
                }
                interference.get_or_insert((result.reading, cause));
            }
        }
    }
    if state == HazardState::Found {
        // Another test left no doubt.
        let doubts = [Key::FoundInterference, Key::FoundInterferenceUnknownStrength];
        because.retain(|message: &Message| !doubts.contains(&message.key));
    }
    if beyond_doubt {
        interference = None;
        because.retain(|message: &Message| message.key != Key::FoundFitsInterferent);
    }
    let silent: Vec<&StripResult> =
        results.iter().copied().filter(|result| result.outcome == Outcome::DidNotReact).collect();
    let mut absence_reported = false;
    for result in &silent {
        let blind = blind_to_named(database, sample, tests, family, result.strip);
        absence_reported |= blind.is_empty() && reports_absence(database, family, result);
        because.extend(blind);
        because.extend(silence(database, family, result));
    }
    if state.is_found() {
        if !silent.is_empty() && results.iter().any(|result| result.outcome == Outcome::Reacted) {
            because.push(outranked(database, family, &results));
        }
        if let Some((reading, cause)) = &interference
            && weaker_was_silent(&results, *reading)
        {
            because.retain(|message: &Message| message.key != Key::FoundFitsInterferent);
            because.push(
                Message::new(Key::WeakerDidNotReact).family(database, family).substance(database, cause.substance),
            );
        }
    } else if absence_reported {
        state = HazardState::NotFoundDownTo;
    }
    if !state.is_found() {
        // Before all else, or it reads as if nobody had looked.
        because.splice(0..0, results.iter().flat_map(|result| spoiled(database, result)));
        if results.iter().all(|result| result.outcome == Outcome::NoEvidence) {
            because.push(untested(database, family));
        }
    }
    because.extend(blind_strips(database, tests, family));
    if by_context(database, sample, family) {
        because.extend(Key::named(database, &row.when_expected).map(Message::new));
    }
    Hazard {
        family,
        state,
        tests: results.iter().map(|result| hazard_test(database, result)).collect(),
        missed: missed(database, tests, family),
        because,
        by_context: by_context(database, sample, family),
        interference,
    }
}

fn interference_message(
    database: &Signatures,
    family: FamilyIndex,
    result: &StripResult,
    cause: &Interference,
) -> Message {
    let key = match result.strength {
        Some(_) => Key::FoundInterference,
        None => Key::FoundInterferenceUnknownStrength,
    };
    let message =
        Message::new(key).family(database, family).strip(database, result.strip).substance(database, cause.substance);
    match result.strength {
        Some(strength) => message.number("strength", two_digits(strength.0)),
        None => message,
    }
}

/// That a reaction may be of what fits the colours too. It is a finding all the same.
fn fitting_message(database: &Signatures, result: &StripResult, fitting: &[Interference]) -> Message {
    let named = fitting.iter().take(NAMED).map(|own| substance_within(database, own.substance));
    let names = named.collect::<Vec<_>>().join(", ");
    Message::new(Key::FoundFitsInterferent).strip(database, result.strip).text("substances", names)
}

/// What a strip that did not react lets one say.
fn silence(database: &Signatures, family: FamilyIndex, result: &StripResult) -> Vec<Message> {
    let target = database.target_of(result.strip);
    let analyte = &database.substance(target.analyte).id;
    let mut said = Vec::new();
    if result.reasons.contains(&Reason::Faint) {
        said.push(Message::new(Key::StripFaint).strip(database, result.strip));
    }
    match (result.smallest_share, result.limit) {
        (Some(share), _) => {
            said.push(
                Message::new(Key::NotFoundShare)
                    .strip(database, result.strip)
                    .text("analyte", analyte)
                    .number("parts", parts(share))
                    .number("percent", percent(share.0)),
            );
            if result.limit_of_target && database.strip(result.strip).product {
                said.push(Message::new(Key::LimitOfTarget).strip(database, result.strip));
            }
            let reportable = database.family(family).reportable_share;
            if target.covers_family && reportable.is_some_and(|reportable| share > reportable) {
                said.push(Message::new(Key::ShareTooLarge).family(database, family));
            }
        }
        (None, Some(_)) if result.too_thin() => {
            said.push(Message::new(Key::SolutionTooThin).strip(database, result.strip).text("analyte", analyte));
        }
        (None, Some(_)) => {
            said.push(Message::new(Key::NotFoundNoStrength).strip(database, result.strip).text("analyte", analyte))
        }
        (None, None) => said.push(match result.finds_only {
            Some(share) => Message::new(Key::NotFoundPoorBrand)
                .strip(database, result.strip)
                .family(database, family)
                .number("percent", percent(share)),
            None => Message::new(Key::NotFoundNoLimit).strip(database, result.strip),
        }),
    }
    if !target.covers_family {
        said.push(Message::new(Key::OneMemberOnly).strip(database, result.strip).text("analyte", analyte));
    }
    said
}

/// A valid test of the family, at a known strength, down to a share small
/// enough to be worth reporting.
fn reports_absence(database: &Signatures, family: FamilyIndex, result: &StripResult) -> bool {
    let reportable = database.family(family).reportable_share;
    database.target_of(result.strip).covers_family
        && matches!((result.smallest_share, reportable), (Some(share), Some(reportable)) if share <= reportable)
}

/// A reaction and a non-reaction on one family.
fn outranked(database: &Signatures, family: FamilyIndex, results: &[&StripResult]) -> Message {
    let shares = |outcome: Outcome| {
        results.iter().filter(move |result| result.outcome == outcome).filter_map(|result| result.smallest_share)
    };
    let least = |least: Option<Share>, share: Share| Some(least.filter(|least| *least <= share).unwrap_or(share));
    let reacted = shares(Outcome::Reacted).fold(None, least);
    let silent = shares(Outcome::DidNotReact).fold(None, least);
    let message = |key| Message::new(key).family(database, family);
    match (reacted, silent) {
        (Some(reacted), Some(silent)) if reacted < silent => {
            message(Key::ReactionOutranksShares).number("fewest", parts(silent)).number("most", parts(reacted))
        }
        _ => message(Key::ReactionOutranks),
    }
}

fn untested(database: &Signatures, family: FamilyIndex) -> Message {
    let key = if database.data.strips.targets.iter().any(|target| target.family == family) {
        Key::NotTested
    } else {
        Key::NoStripExists
    };
    Message::new(key).family(database, family)
}

fn hazard_test(database: &Signatures, result: &StripResult) -> HazardTest {
    HazardTest {
        reading: result.reading,
        strip: result.strip,
        analyte: database.target_of(result.strip).analyte,
        outcome: result.outcome,
        limit: result.limit,
        smallest_share: result.smallest_share.filter(|_| result.outcome == Outcome::DidNotReact),
        sources: result.limit_sources.clone(),
    }
}
