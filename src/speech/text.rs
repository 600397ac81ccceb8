//! The verdict in words. Every sentence comes from `data/messages.toml`, so
//! that nobody who embeds the core has to invent wording. What is said of
//! several strips or reagents is said once.

use super::{
    Spoken, SpokenAction, SpokenCandidate, SpokenHazard, SpokenMainComponent, SpokenMessage, SpokenMissed, SpokenValue,
    Words, about_families, joined, row, separator,
};
use crate::database::Signatures;
use crate::message::{Key, Message};
use crate::reading::{InputError, InputErrorCode};
use crate::verdict::{Action, Verdict};
use schema::{Place, Severity};
use std::fmt::Write;

/// Members that a strip can miss and that are named, the blind spots first; the verdict holds all of them.
const MISSED: usize = 2;
/// Tests that are named as the next if they are done alike; the verdict holds all of them.
const TESTS: usize = 3;
/// Groups of candidates that are named; the others are counted.
const GROUPS: usize = 3;

/// The verdict in words, in the language asked for, or in English with a first
/// line that says so where that language has no text. Sections are separated by
/// empty lines: danger, what to do now, the next tests, what cannot be ruled out, what it may be, notes. Who is unwell comes
/// before everything else.
pub fn text(database: &Signatures, spoken: &Spoken, language: &str) -> String {
    let words = Words::new(database, language);
    let (now, notes): (Vec<_>, Vec<_>) =
        spoken.messages.iter().partition(|message| words.standing(message).0 == Severity::Danger);
    let because = || spoken.hazards.iter().flat_map(|hazard| &hazard.because);
    let (warnings, notes): (Vec<_>, Vec<_>) = notes.into_iter().partition(|note| warns_first(&words, note));
    let (found, rest): (Vec<_>, Vec<_>) = spoken.hazards.iter().partition(|hazard| hazard.state.starts_with("found"));
    let mut out = String::new();
    if !words.has_language() {
        let _ = writeln!(out, "{}\n", words.say(&Message::new(Key::NoLanguage).text("language", language)));
    }
    // What is said of a family is not said again as a warning.
    let of_family = |warning: &SpokenMessage| because().any(|said| said == warning);
    let mut danger: Vec<String> = found.iter().map(|found| hazard(&words, found)).collect();
    let spoiled = rest.iter().flat_map(|hazard| &hazard.because).filter(|message| warns_first(&words, message));
    danger.extend(each(&words, spoiled.chain(warnings.into_iter().filter(|warning| !of_family(warning)))));
    let emergency = now.iter().any(|message| message.key == Key::EmergencyNow.word());
    let now = (Key::HeadingNow, each(&words, now.into_iter()));
    let danger = (Key::HeadingDanger, danger);
    for (heading, lines) in if emergency { [now, danger] } else { [danger, now] } {
        section(&words, &mut out, heading, lines);
    }
    section(&words, &mut out, Key::HeadingNext, next(&words, &spoken.next));
    section(&words, &mut out, Key::HeadingHazards, hazards(&words, &rest));
    let (order, notes): (Vec<_>, Vec<_>) = notes.into_iter().partition(|note| note.key == Key::PriorDecides.word());
    let mut candidates = main_component(&words, &spoken.main_component);
    candidates.extend(each(&words, order.into_iter()));
    section(&words, &mut out, Key::HeadingCandidates, candidates);
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

/// The first test, and those that are done like it, with what it needs beforehand; then whom to send it to.
fn next(words: &Words, actions: &[SpokenAction]) -> Vec<String> {
    let is = |action: &SpokenAction, which: &[Action]| which.iter().any(|own| own.word() == action.action);
    let (tests, others): (Vec<_>, Vec<_>) =
        actions.iter().partition(|action| !is(action, &[Action::Prepare, Action::Laboratory, Action::Report]));
    let (before, after): (Vec<_>, Vec<_>) = others.into_iter().partition(|action| is(action, &[Action::Prepare]));
    let said = |actions: Vec<&SpokenAction>| each(words, actions.into_iter().map(|action| &action.because));
    let first = said(tests.into_iter().take(TESTS).collect()).into_iter().take(1);
    said(before).into_iter().chain(first).chain(said(after)).collect()
}

/// Of what was not found: what was tested, one line a family; then what nobody looked for, in a line for all of it.
fn hazards(words: &Words, hazards: &[&SpokenHazard]) -> Vec<String> {
    let says = |hazard: &SpokenHazard, key: Key| hazard.because.iter().any(|message| message.key == key.word());
    let (untested, tested): (Vec<&SpokenHazard>, Vec<_>) =
        hazards.iter().partition(|hazard| says(hazard, Key::NotTested) || says(hazard, Key::NoStripExists));
    let grouped = [Key::NotTested, Key::NoStripExists, Key::StripCannotSee].map(Key::word);
    let single = untested.iter().flat_map(|hazard| &hazard.because);
    let single = single.filter(|m| !grouped.contains(&m.key.as_str()) && !warns_first(words, m));
    let mut lines: Vec<String> = tested.into_iter().map(|tested| hazard(words, tested)).collect();
    lines.extend(each(words, single));
    for (group, key) in [(Key::GroupNotTested, Key::NotTested), (Key::GroupNoStrip, Key::NoStripExists)] {
        let families = untested.iter().filter(|hazard| says(hazard, key)).map(|hazard| hazard.family.as_str());
        lines.extend(about_families(group, families).map(|message| words.message(&message)));
    }
    lines
}

/// A warning that changes what a person does next.
fn warns_first(words: &Words, message: &SpokenMessage) -> bool {
    words.standing(message) == (Severity::Warning, Place::Headline)
}

/// A family that a test spoke about. What a test may miss is said where nothing
/// was found, before any figure; after a finding it would only sow doubt. What strips for other
/// families cannot see does not matter here: its own was used.
fn hazard(words: &Words, hazard: &SpokenHazard) -> String {
    let label = Message::new(Key::FamilyLabel).text("family", &hazard.family);
    let label = (!hazard.state.starts_with("found")).then(|| SpokenMessage::from(&label));
    // What a silent test may have missed would only sow doubt beside a finding.
    let is_said = |message: &&SpokenMessage| match words.standing(message).1 {
        Place::Aside => false,
        Place::Limit => label.is_some(),
        Place::Headline | Place::Finding | Place::Reason => true,
    };
    let because = hazard.because.iter().filter(is_said);
    let because: Vec<&SpokenMessage> = because.collect();
    let mut sentences = words.sentences(label.iter().chain(because.iter().copied()));
    if label.is_some() && !hazard.missed.is_empty() {
        let named = because.iter().take_while(|message| message.key == Key::StripBlindTo.word()).count();
        sentences.insert(1 + named, may_miss(words, &hazard.missed));
    }
    sentences.join(" ")
}

/// Whom the tests miss: the first members by name, or the first group where none is named, and whether there are more.
fn may_miss(words: &Words, missed: &[SpokenMissed]) -> String {
    let members = missed.iter().filter_map(|missed| missed.substance.as_deref()).take(MISSED);
    let mut names: Vec<String> = members.map(|id| words.within("substance", id)).collect();
    if names.is_empty() {
        names.extend(missed.iter().find_map(|missed| missed.group.clone()));
    }
    let key = if names.len() < missed.len() { Key::MayMissOthers } else { Key::MayMiss };
    words.say(&Message::new(key).text("substances", names.join(separator(&names))))
}

/// The first candidates that do not fit poorly, and how many more.
fn main_component(words: &Words, main_component: &SpokenMainComponent) -> Vec<String> {
    let (named, further) = main_component.named.split_at(GROUPS.min(main_component.named.len()));
    let more = further.iter().map(|own| own.substances.len() + own.alike).sum::<usize>() + main_component.more;
    let mut lines: Vec<String> = named.iter().map(|named| candidate(words, named)).collect();
    if lines.is_empty() && main_component.ranked > 0 {
        lines.push(words.say(&Message::new(Key::OnlyPoorFits)));
    }
    if more > 0 {
        lines.push(words.say(&Message::new(Key::MoreCandidates).number("count", more as f64)));
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
    fn a_main_component_that_nothing_fits_is_said_and_one_that_nobody_read_is_not() {
        let database = Signatures::load().unwrap();
        let words = |ranked| {
            let main_component = SpokenMainComponent { ranked, ..SpokenMainComponent::default() };
            text(&database, &Spoken { main_component, ..Spoken::default() }, "en")
        };
        assert!(!words(0).contains("Main part may be"));
        assert!(words(7).contains("Nothing on record fits these readings well."));
    }
}
