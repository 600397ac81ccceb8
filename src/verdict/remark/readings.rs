//! How each reading was taken.

use crate::evidence::{Outcome, Reason, StripResult, Window, in_window};
use crate::inference::fading_interferent;
use crate::message::{Key, Message, substance_within, two_digits};
use crate::reading::{ColourNote, Reader, Reading, ReagentReading};
use crate::verdict::Findings;
use crate::verdict::spoiled::spoils;
use schema::FamilyIndex;
use std::collections::BTreeSet;

pub fn readings(findings: &Findings) -> Vec<Message> {
    let database = findings.database;
    let mut messages = Vec::new();
    for result in &findings.tests.strips {
        messages.extend(result.reasons.iter().filter_map(|reason| strip_remark(findings, result, *reason)));
        if result.one_line_out_of_time() {
            messages.push(Message::new(Key::OneLineOutOfTime).strip(database, result.strip));
        }
    }
    // The limit of a strip of no brand is always that of its target.
    let of_no_brand = |result: &StripResult| {
        let silent = result.outcome == Outcome::DidNotReact && result.smallest_share.is_some();
        silent && !database.strip(result.strip).product
    };
    if findings.tests.strips.iter().any(of_no_brand) {
        messages.push(Message::new(Key::BrandNotSaid));
    }
    for reading in &findings.sample.readings {
        match reading {
            Reading::Reagent(reading) => messages.extend(reagent_remarks(findings, reading)),
            Reading::Instrument(reading) => {
                if reading.technique.sees_main_components_only() {
                    messages.push(Message::new(Key::InstrumentLimit).text("technique", reading.technique.word()));
                }
                if !reading.components.is_empty() {
                    let names: Vec<String> =
                        reading.components.iter().map(|index| substance_within(database, *index)).collect();
                    let message = Message::new(Key::InstrumentLists).text("technique", reading.technique.word());
                    messages.push(message.text("substances", names.join(", ")));
                }
                for unverified in &reading.unverified {
                    let message = Message::new(Key::ComponentUnverifiedMember).text("text", &unverified.text);
                    messages.push(message.family(database, unverified.family));
                }
                for negated in &reading.negated {
                    let hazards: Vec<FamilyIndex> =
                        negated.families.iter().copied().filter(|family| database.is_hazard(*family)).collect();
                    if hazards.len() < negated.families.len().max(1) {
                        messages.push(Message::new(Key::ComponentNegated).text("text", &negated.text));
                    }
                    for family in hazards {
                        let message = Message::new(Key::ComponentNegatedHazard).text("text", &negated.text);
                        messages.push(message.family(database, family));
                    }
                }
                for text in &reading.unknown {
                    messages.push(Message::new(Key::ComponentUnknown).text("text", text));
                }
                for offered in &reading.offered {
                    let message = Message::new(Key::MayMean).text("text", &offered.text);
                    messages.push(message.substance(database, offered.substance));
                }
            }
            Reading::Strip(reading) => messages.extend(reading.printed.as_ref().map(|printed| {
                let key = if printed.brand_known { Key::StripReadAs } else { Key::StripBrandUnknown };
                Message::new(key).text("text", &printed.text).strip(database, reading.strip)
            })),
        }
    }
    for test in findings.tests.reagents.iter().filter(|test| test.dark) {
        messages.push(Message::new(Key::DarkHides).reagent(database, test.reagent));
    }
    if findings.tests.reagents.iter().any(|test| test.no_reaction) {
        messages.push(Message::new(Key::NoReaction));
    }
    distinct(messages)
}

/// That a line was faint stands with what its family was tested for; here, what may have faded it.
fn strip_remark(findings: &Findings, result: &StripResult, reason: Reason) -> Option<Message> {
    let Findings { database, sample, tests, without_prior, .. } = findings;
    if reason == Reason::Faint {
        let cause = fading_interferent(database, sample, tests, without_prior, result)?;
        let message = |key| Message::new(key).strip(database, result.strip).substance(database, cause.substance);
        return Some(match cause.from {
            Some(from) => message(Key::StripFaintInterferent).number("strength", two_digits(from.of_pure().0)),
            None => message(Key::StripFaintInterferentUnknown),
        });
    }
    let key = spoils(reason).or(match (reason, result.outcome) {
        (Reason::TimeUnknown, _) => Some(Key::StripTimeUnknown),
        (Reason::SaidOtherwise, Outcome::Reacted) => Some(Key::LinesMeanFound),
        (Reason::SaidOtherwise, _) => Some(Key::LinesMeanNotFound),
        _ => None,
    });
    key.map(|key| Message::new(key).strip(database, result.strip))
}

fn reagent_remarks(findings: &Findings, reading: &ReagentReading) -> Vec<Message> {
    let database = findings.database;
    let row = &database.reagent(reading.reagent);
    let mut messages = Vec::new();
    let windows: Vec<Window> = reading.stages.iter().map(|stage| in_window(row.read_within, stage)).collect();
    if let Some((from, until)) = row.read_within {
        if windows.contains(&Window::TooLate) {
            let late = findings.tests.reagents.iter().any(|test| test.reagent == reading.reagent && test.late);
            let key = if late { Key::ReagentReactedLate } else { Key::ReagentLate };
            let message = Message::new(key).reagent(database, reading.reagent);
            messages.push(message.number("seconds", f64::from(until)));
        }
        if windows.contains(&Window::TooEarly) {
            let message = Message::new(Key::ReagentEarly).reagent(database, reading.reagent);
            messages.push(message.number("seconds", f64::from(from)));
        }
    }
    let last = reading.stages.iter().zip(&windows).rfind(|(_, window)| **window == Window::Inside);
    if let Some((stage, _)) = last.filter(|(stage, _)| !stage.none) {
        if database.looks_untouched(reading.reagent, &stage.region) {
            messages.push(Message::new(Key::UntouchedColour).reagent(database, reading.reagent));
        } else if database.is_no_signal(reading.reagent, &stage.region) {
            messages.push(Message::new(Key::NoSignal).reagent(database, reading.reagent));
        }
    }
    if let Some(text) = &reading.printed {
        messages.push(Message::new(Key::ReagentReadAs).text("text", text).reagent(database, reading.reagent));
    }
    for note in &reading.notes {
        let message = |key| Message::new(key).reagent(database, reading.reagent);
        messages.push(match note {
            ColourNote::ReadAs { word, meant } => message(Key::ColourReadAs).text("text", word).text("colour", meant),
            ColourNote::LeftOut { word } => message(Key::ColourLeftOut).text("text", word),
        });
    }
    match reading.reader {
        Reader::CameraUncorrected => {
            messages.push(Message::new(Key::PhotoUnreliable).reagent(database, reading.reagent));
        }
        Reader::Unsure | Reader::ColourVisionDeficient => {
            messages.push(Message::new(Key::ReaderUnsure).reagent(database, reading.reagent));
        }
        Reader::Sure | Reader::Camera => {}
    }
    messages
}

fn distinct(mut messages: Vec<Message>) -> Vec<Message> {
    let mut seen = BTreeSet::new();
    messages.retain(|message| seen.insert(message.written()));
    messages
}
