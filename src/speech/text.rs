//! The verdict in words. Every sentence comes from `data/messages.toml`, so
//! that nobody who embeds the core has to invent wording. What is said of
//! several strips or reagents is said once.

use super::{
    Spoken, SpokenCandidate, SpokenHazard, SpokenMainComponent, SpokenMessage, SpokenValue, Words, about_families,
    joined, row,
};
use crate::database::Signatures;
use crate::evidence::Outcome;
use crate::message::{Key, Message};
use crate::reading::{InputError, InputErrorCode};
use crate::verdict::{HazardState, Verdict};
use schema::{Place, Severity};
use std::collections::BTreeSet;
use std::fmt::Write;

/// Notes on what a test misses that are spoken, the blind spots first; the
/// verdict holds them all.
const MISSED: usize = 2;

/// The verdict in words, in the language asked for, or in English with a first
/// line that says so where that language has no text. Sections are separated by
/// empty lines; a danger stands before everything else.
pub fn text(database: &Signatures, spoken: &Spoken, language: &str) -> String {
    let words = Words::new(database, language);
    let (danger, notes): (Vec<_>, Vec<_>) =
        spoken.messages.iter().partition(|message| words.standing(message).0 == Severity::Danger);
    let because = || spoken.hazards.iter().flat_map(|hazard| &hazard.because);
    let again = |note: &SpokenMessage| warns_first(&words, note) && because().any(|said| said == note);
    let notes: Vec<&SpokenMessage> = notes.into_iter().filter(|note| !again(note)).collect();
    let mut out = String::new();
    if !words.has_language() {
        let _ = writeln!(out, "{}\n", words.say(&Message::new(Key::NoLanguage).text("language", language)));
    }
    section(&words, &mut out, Key::HeadingDanger, each(&words, danger.into_iter()));
    section(&words, &mut out, Key::HeadingHazards, hazards(&words, &spoken.hazards));
    section(&words, &mut out, Key::HeadingCandidates, main_component(&words, &spoken.main_component));
    section(&words, &mut out, Key::HeadingNext, each(&words, spoken.next.iter().map(|action| &action.because)));
    section(&words, &mut out, Key::HeadingNotes, each(&words, notes.into_iter()));
    let data = &database.data;
    let line = Message::new(Key::DataLine).text("version", &data.version).text("date", &data.date);
    let _ = writeln!(out, "{}", words.say(&line));
    out
}

/// The verdict of the core in words.
pub fn speak(database: &Signatures, verdict: &Verdict, language: &str) -> String {
    text(database, &Spoken::of(database, verdict), language)
}

/// One message in words, so that an embedder can place it where it belongs on
/// a page. An unknown key or a place left open is refused: half a sentence
/// about a hazard is worse than none.
pub fn say(database: &Signatures, message: &SpokenMessage, language: &str) -> Result<String, InputError> {
    let refuse = |code, field: String, message: String| Err(InputError { code, field, message });
    let Some(row) = row(database, &message.key) else {
        let shown: String = message.key.chars().take(40).collect();
        return refuse(
            InputErrorCode::UnknownValue,
            "message.key".into(),
            format!("\"{shown}\" is no message of this version of the package; pass one that a verdict holds"),
        );
    };
    if let Some(name) = row.params.iter().find(|name| !message.params.contains_key(*name)) {
        let reason = format!("must be given; \"{}\" takes {}", row.key, row.params.join(", "));
        return refuse(InputErrorCode::Missing, format!("message.params.{name}"), reason);
    }
    Ok(Words::new(database, language).message(message))
}

fn section(words: &Words, out: &mut String, heading: Key, lines: Vec<String>) {
    if lines.is_empty() {
        return;
    }
    let _ = writeln!(out, "{}", words.say(&Message::new(heading)));
    for line in lines {
        let _ = writeln!(out, "- {line}");
    }
    out.push('\n');
}

/// A line a message.
fn each<'a>(words: &Words, messages: impl Iterator<Item = &'a SpokenMessage>) -> Vec<String> {
    joined(messages).iter().map(|message| words.message(message)).collect()
}

/// What was tested, one line a family; then what nobody looked for, in a line
/// for all of it. At night the first lines are read.
fn hazards(words: &Words, hazards: &[SpokenHazard]) -> Vec<String> {
    let says = |hazard: &SpokenHazard, key: Key| hazard.because.iter().any(|message| message.key == key.word());
    let (untested, tested): (Vec<_>, Vec<_>) = hazards.iter().partition(|hazard| {
        hazard.state == HazardState::CannotExclude.word()
            && (says(hazard, Key::NotTested) || says(hazard, Key::NoStripExists))
    });
    let grouped = [Key::NotTested, Key::NoStripExists, Key::StripCannotSee].map(Key::word);
    let single = untested.iter().flat_map(|hazard| &hazard.because).filter(|m| !grouped.contains(&m.key.as_str()));
    // A strip that does not count is told first: whoever used it believes that it was tested.
    let (spoiled, single): (Vec<_>, Vec<_>) = single.partition(|message| warns_first(words, message));
    let mut lines = each(words, spoiled.into_iter());
    lines.extend(tested.into_iter().map(|tested| hazard(words, tested)));
    lines.extend(each(words, single.into_iter()));
    for (group, key) in [(Key::GroupNotTested, Key::NotTested), (Key::GroupNoStrip, Key::NoStripExists)] {
        let families = untested.iter().filter(|hazard| says(hazard, key)).map(|hazard| hazard.family.as_str());
        lines.extend(about_families(group, families).map(|message| words.message(&message)));
    }
    lines.extend(blind_strips(hazards, &untested).iter().map(|message| words.message(message)));
    lines
}

/// A warning that changes what a person does next.
fn warns_first(words: &Words, message: &SpokenMessage) -> bool {
    words.standing(message) == (Severity::Warning, Place::Headline)
}

/// Which untested families the strips that worked cannot see: strips that are
/// blind to the same families together. A strip that did not work says nothing
/// of any family, and a family that was tested has its own line.
fn blind_strips(hazards: &[SpokenHazard], untested: &[&SpokenHazard]) -> Vec<SpokenMessage> {
    let tests = hazards.iter().flat_map(|hazard| &hazard.tests);
    let worked: BTreeSet<&str> =
        tests.filter(|test| test.outcome != Outcome::NoEvidence.word()).map(|test| test.strip.as_str()).collect();
    let mut by_strip: Vec<SpokenMessage> = Vec::new();
    for message in untested.iter().flat_map(|hazard| &hazard.because) {
        let Some(strip) = message.param("strip").filter(|strip| worked.contains(strip)) else { continue };
        if message.key != Key::StripCannotSee.word() {
            continue;
        }
        match by_strip.iter_mut().find(|own| own.param("strip") == Some(strip)) {
            Some(own) => {
                let families = message.params.get("family").map(|family| family.0.clone()).unwrap_or_default();
                own.params.entry("family".into()).and_modify(|own| own.0.extend(families));
            }
            None => by_strip.push(message.clone()),
        }
    }
    joined(by_strip.iter())
}

/// A family that a test spoke about. What a test may miss is said where nothing
/// was found, before any figure; after a finding it would only sow doubt. What strips for other
/// families cannot see does not matter here: its own was used.
fn hazard(words: &Words, hazard: &SpokenHazard) -> String {
    let key = match hazard.state.as_str() {
        "found" | "found-interference-possible" => None,
        "not-found-down-to" => Some(Key::StateNotFoundDownTo),
        _ => Some(Key::StateCannotExclude),
    };
    let state = key.map(|key| SpokenMessage::from(&Message::new(key).text("family", &hazard.family)));
    // What a silent test may have missed would only sow doubt beside a finding.
    let is_said = |message: &&SpokenMessage| match words.standing(message).1 {
        Place::Aside => false,
        Place::Limit => key.is_some(),
        Place::Headline | Place::Finding | Place::Reason => true,
    };
    let because = hazard.because.iter().filter(is_said);
    let because: Vec<&SpokenMessage> = because.collect();
    let mut sentences = words.sentences(state.iter().chain(because.iter().copied()));
    if state.is_some() {
        let named = because.iter().take_while(|message| message.key == Key::StripBlindTo.word()).count();
        let missed = hazard.missed.iter().map(|missed| missed.note.clone()).take(MISSED);
        sentences.splice(1 + named..1 + named, missed);
    }
    sentences.join(" ")
}

/// The first candidates that do not fit poorly, and how many more.
fn main_component(words: &Words, main_component: &SpokenMainComponent) -> Vec<String> {
    let mut lines: Vec<String> = main_component.named.iter().map(|named| candidate(words, named)).collect();
    if lines.is_empty() {
        let none = if main_component.ranked > 0 { Key::OnlyPoorFits } else { Key::NoCandidates };
        lines.push(words.say(&Message::new(none)));
    }
    if main_component.more > 0 {
        lines.push(words.say(&Message::new(Key::MoreCandidates).number("count", main_component.more as f64)));
    }
    lines
}

fn candidate(words: &Words, candidate: &SpokenCandidate) -> String {
    let fit = fit(words, candidate).join("; ");
    words.say(&Message::new(Key::Candidate).text("substance", names(words, candidate)).text("fit", fit))
}

/// Those that fit alike in one breath, or the two of a mixture.
fn names(words: &Words, SpokenCandidate { substances, alike, with, .. }: &SpokenCandidate) -> String {
    let say = |key: Key, params: &[(&str, &[String])]| {
        let params = params.iter().map(|(name, ids)| ((*name).to_owned(), SpokenValue(ids.to_vec()))).collect();
        words.message(&SpokenMessage { key: key.word().to_owned(), params })
    };
    match (with, substances.as_slice()) {
        (Some(second), first) => say(Key::WithSecond, &[("first", first), ("second", std::slice::from_ref(second))]),
        (None, all) if *alike > 0 => say(Key::AndAlike, &[("substance", all), ("count", &[alike.to_string()])]),
        (None, [first @ .., last]) if !first.is_empty() => {
            say(Key::Either, &[("first", first), ("second", std::slice::from_ref(last))])
        }
        (None, one) => one.concat(),
    }
}

/// How many tests it fits, which it does not, and how many say nothing of it.
fn fit(words: &Words, SpokenCandidate { tests, misfits, .. }: &SpokenCandidate) -> Vec<String> {
    let number = |key: Key, count: usize| Message::new(key).number("count", count as f64);
    let mut parts = Vec::new();
    if tests.fits == tests.count {
        parts.push(words.say(&match tests.count {
            1 => Message::new(Key::FitsOne),
            2 => Message::new(Key::FitsBoth),
            count => number(Key::FitsWell, count),
        }));
    } else if tests.fits > 0 {
        parts.push(words.say(&number(Key::Fits, tests.count).number("fits", tests.fits as f64)));
    }
    if !misfits.is_empty() {
        let params = [("test".to_owned(), SpokenValue(misfits.clone()))].into();
        parts.push(words.message(&SpokenMessage { key: Key::DoesNotFit.word().to_owned(), params }));
    }
    if tests.unrecorded > 0 {
        parts.push(words.say(&number(Key::WithoutRecord, tests.unrecorded)));
    }
    parts
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_language_without_texts_is_said_so() {
        let database = Signatures::load().unwrap();
        let head = |language| text(&database, &Spoken::default(), language).lines().next().unwrap().to_owned();
        assert_eq!(head("de"), "There is no text in \"de\" yet. This is English.");
        assert!(!head("en").contains("no text") && !head("en-GB").contains("no text"));
    }

    #[test]
    fn a_main_component_that_nothing_fits_is_not_one_that_nobody_read() {
        let database = Signatures::load().unwrap();
        let words = |ranked| {
            let main_component = SpokenMainComponent { ranked, ..SpokenMainComponent::default() };
            text(&database, &Spoken { main_component, ..Spoken::default() }, "en")
        };
        assert!(words(0).contains("No reading tells us about the main component yet."));
        assert!(words(7).contains("Nothing on record fits these readings well."));
    }
}
