//! The verdict in words. Every sentence comes from `data/messages.toml`, so
//! that nobody who embeds the core has to invent wording.

use super::Verdict;
use super::candidates::Fit;
use super::hazards::State;
use super::key::Key;
use super::message::{Message, Value};
use crate::database::Signatures;
use crate::database::schema::Severity;
use crate::reading::{Code, InputError};
use serde::de::{self, Visitor};
use serde::{Deserialize, Deserializer};
use std::collections::BTreeMap;
use std::fmt::{self, Write};

/// Candidates named before "and … more".
const NAMED: usize = 5;

/// A candidate that is less than this times as probable as the first is counted
/// among the "more" and not named. Colours alone fit hundreds of substances; a
/// rare one named beside a common one reads as if both were likely, and a
/// dangerous one among them has its own line under what cannot be ruled out.
const NAMED_FROM: f64 = 0.01;

/// Notes on what a test misses that are spoken; the verdict holds them all.
const MISSED: usize = 2;

/// A verdict as far as words need it: the shape of the public interface.
#[derive(Debug, Default, Deserialize)]
pub struct Spoken {
    pub messages: Vec<SpokenMessage>,
    pub hazards: Vec<SpokenHazard>,
    pub candidates: Vec<SpokenCandidate>,
    pub next: Vec<SpokenAction>,
}

#[derive(Debug, Default, Deserialize)]
pub struct SpokenMessage {
    pub key: String,
    #[serde(default)]
    pub params: BTreeMap<String, SpokenValue>,
}

/// A parameter in words; a number as people write it.
#[derive(Debug)]
pub struct SpokenValue(String);

#[derive(Debug, Deserialize)]
pub struct SpokenHazard {
    pub family: String,
    pub state: String,
    pub because: Vec<SpokenMessage>,
    #[serde(default)]
    pub missed: Vec<SpokenMissed>,
}

#[derive(Debug, Deserialize)]
pub struct SpokenMissed {
    pub note: String,
}

#[derive(Debug, Deserialize)]
pub struct SpokenAction {
    pub because: SpokenMessage,
}

#[derive(Debug, Deserialize)]
pub struct SpokenCandidate {
    pub substance: String,
    pub fit: String,
    #[serde(default)]
    pub probability: f64,
    pub with: Option<String>,
}

impl<'de> Deserialize<'de> for SpokenValue {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        struct TextOrNumber;

        impl Visitor<'_> for TextOrNumber {
            type Value = SpokenValue;

            fn expecting(&self, f: &mut fmt::Formatter) -> fmt::Result {
                f.write_str("a text or a number")
            }

            fn visit_str<E: de::Error>(self, text: &str) -> Result<SpokenValue, E> {
                Ok(SpokenValue(text.to_owned()))
            }

            fn visit_f64<E: de::Error>(self, number: f64) -> Result<SpokenValue, E> {
                Ok(SpokenValue(in_words(number)))
            }

            fn visit_i64<E: de::Error>(self, number: i64) -> Result<SpokenValue, E> {
                Ok(SpokenValue(in_words(number as f64)))
            }

            fn visit_u64<E: de::Error>(self, number: u64) -> Result<SpokenValue, E> {
                Ok(SpokenValue(in_words(number as f64)))
            }
        }

        deserializer.deserialize_any(TextOrNumber)
    }
}

impl From<&Message> for SpokenMessage {
    fn from(message: &Message) -> Self {
        let value = |value: &Value| match value {
            Value::Text(text) => SpokenValue(text.clone()),
            Value::Number(number) => SpokenValue(in_words(*number)),
        };
        Self {
            key: message.key.word().to_owned(),
            params: message.params.iter().map(|(name, own)| ((*name).to_owned(), value(own))).collect(),
        }
    }
}

impl Spoken {
    pub fn of(database: &Signatures, verdict: &Verdict) -> Self {
        let spoken = |messages: &[Message]| messages.iter().map(SpokenMessage::from).collect();
        Self {
            messages: spoken(&verdict.messages),
            hazards: verdict
                .hazards
                .iter()
                .map(|hazard| SpokenHazard {
                    family: database.data.families[usize::from(hazard.family)].id.clone(),
                    state: hazard.state.word().to_owned(),
                    because: spoken(&hazard.because),
                    missed: hazard.missed.iter().map(|missed| SpokenMissed { note: missed.note.clone() }).collect(),
                })
                .collect(),
            candidates: verdict
                .candidates
                .iter()
                .map(|candidate| SpokenCandidate {
                    substance: database.substance(candidate.substance).id.clone(),
                    fit: candidate.fit.word().to_owned(),
                    probability: candidate.probability,
                    with: candidate.with.map(|place| database.substance(place).id.clone()),
                })
                .collect(),
            next: verdict.next.iter().map(|a| SpokenAction { because: SpokenMessage::from(&a.because) }).collect(),
        }
    }
}

/// The verdict in words, in the language asked for, or in English where that
/// language has no text. Sections are separated by empty lines; a danger
/// stands before everything else.
pub fn text(database: &Signatures, spoken: &Spoken, language: &str) -> String {
    let words = Words { database, language };
    let (danger, notes): (Vec<_>, Vec<_>) =
        spoken.messages.iter().partition(|message| words.severity(&message.key) == Severity::Danger);
    let mut out = String::new();
    words.section(&mut out, Key::HeadingDanger, danger.into_iter().map(|m| words.message(m)).collect());
    words.section(&mut out, Key::HeadingHazards, words.hazards(&spoken.hazards));
    words.section(&mut out, Key::HeadingCandidates, words.candidates(&spoken.candidates));
    words.section(&mut out, Key::HeadingNext, spoken.next.iter().map(|a| words.message(&a.because)).collect());
    words.section(&mut out, Key::HeadingNotes, notes.into_iter().map(|m| words.message(m)).collect());
    let data = &database.data;
    let _ = writeln!(
        out,
        "{}",
        words.say(&Message::new(Key::DataLine).text("version", &data.version).text("date", &data.date))
    );
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
    let Some(row) = database.data.messages.iter().find(|text| text.key == message.key) else {
        let shown: String = message.key.chars().take(40).collect();
        return refuse(
            Code::UnknownValue,
            "message.key".into(),
            format!("\"{shown}\" is no message of this version of the package; pass one that a verdict holds"),
        );
    };
    if let Some(name) = row.params.iter().find(|name| !message.params.contains_key(*name)) {
        let reason = format!("is missing; \"{}\" takes {}", row.key, row.params.join(", "));
        return refuse(Code::Missing, format!("message.params.{name}"), reason);
    }
    Ok(Words { database, language }.message(message))
}

/// The words of one language.
struct Words<'a> {
    database: &'a Signatures,
    language: &'a str,
}

impl Words<'_> {
    fn section(&self, out: &mut String, heading: Key, lines: Vec<String>) {
        if lines.is_empty() {
            return;
        }
        let _ = writeln!(out, "{}", self.say(&Message::new(heading)));
        for line in lines {
            let _ = writeln!(out, "- {line}");
        }
        out.push('\n');
    }

    /// What was tested, one line a family; then what nobody looked for, in a
    /// line for all of it. At night the first lines are read.
    fn hazards(&self, hazards: &[SpokenHazard]) -> Vec<String> {
        let says = |hazard: &SpokenHazard, key: Key| hazard.because.iter().any(|message| message.key == key.word());
        let found = |hazard: &SpokenHazard| hazard.state != State::CannotExclude.word();
        let untested = |hazard: &&SpokenHazard| {
            !found(hazard) && (says(hazard, Key::NotTested) || says(hazard, Key::NoStripExists))
        };
        let mut lines: Vec<String> =
            hazards.iter().filter(|hazard| !untested(hazard)).map(|h| self.hazard(h)).collect();
        for (group, key) in [(Key::GroupNotTested, Key::NotTested), (Key::GroupNoStrip, Key::NoStripExists)] {
            let families = self.joined(hazards.iter().filter(untested).filter(|hazard| says(hazard, key)));
            if !families.is_empty() {
                lines.push(self.say(&Message::new(group).text("families", families)));
            }
        }
        let rest =
            || hazards.iter().filter(untested).flat_map(|hazard| hazard.because.iter().map(move |m| (hazard, m)));
        let mut blind: Vec<&str> = Vec::new();
        for (_, message) in rest().filter(|(_, message)| message.key == Key::StripCannotSee.word()) {
            let strip = message.params.get("strip").map_or("", |value| value.0.as_str());
            if !blind.contains(&strip) {
                blind.push(strip);
            }
        }
        for strip in blind {
            let concerned = |message: &SpokenMessage| {
                message.key == Key::StripCannotSee.word() && message.params.get("strip").is_some_and(|s| s.0 == strip)
            };
            let families = self.joined(rest().filter(|(_, message)| concerned(message)).map(|(hazard, _)| hazard));
            lines.push(self.say(&Message::new(Key::StripCannotSee).text("strip", strip).text("family", families)));
        }
        let grouped = [Key::NotTested, Key::NoStripExists, Key::StripCannotSee].map(Key::word);
        lines.extend(
            rest().filter(|(_, m)| !grouped.contains(&m.key.as_str())).map(|(_, message)| self.message(message)),
        );
        lines
    }

    fn joined<'b>(&self, hazards: impl Iterator<Item = &'b SpokenHazard>) -> String {
        hazards.map(|hazard| self.name_of("family", &hazard.family)).collect::<Vec<_>>().join("; ")
    }

    /// A family that a test spoke about. What a test may miss is said where
    /// nothing was found; after a finding it would only sow doubt.
    fn hazard(&self, hazard: &SpokenHazard) -> String {
        let key = match hazard.state.as_str() {
            "found" | "found-interference-possible" => None,
            "not-found-down-to" => Some(Key::StateNotFound),
            _ => Some(Key::StateCannotExclude),
        };
        let state = key.map(|key| self.say(&Message::new(key).text("family", &hazard.family)));
        let because = hazard.because.iter().filter(|m| key.is_some() || m.key != Key::ShareTooLarge.word());
        let missed = hazard.missed.iter().map(|missed| missed.note.clone());
        state
            .into_iter()
            .chain(because.map(|message| self.message(message)))
            .chain(missed.take(if key.is_some() { MISSED } else { 0 }))
            .collect::<Vec<_>>()
            .join(" ")
    }

    /// The first candidates that do not fit poorly, and how many more.
    fn candidates(&self, candidates: &[SpokenCandidate]) -> Vec<String> {
        let fitting = || candidates.iter().filter(|candidate| candidate.fit != Fit::FitsPoorly.word());
        let least = NAMED_FROM * fitting().next().map_or(0.0, |first| first.probability);
        let named = fitting().filter(|candidate| candidate.probability >= least).take(NAMED);
        let mut lines: Vec<String> = named.map(|candidate| self.candidate(candidate)).collect();
        let more = fitting().count() - lines.len();
        if lines.is_empty() {
            lines.push(self.say(&Message::new(Key::NoCandidates)));
        }
        if more > 0 {
            lines.push(self.say(&Message::new(Key::MoreCandidates).number("count", more as f64)));
        }
        lines
    }

    fn candidate(&self, candidate: &SpokenCandidate) -> String {
        let name = match &candidate.with {
            Some(second) => self.say(
                &Message::new(Key::WithSecond)
                    .text("first", self.name_of("substance", &candidate.substance))
                    .text("second", self.name_of("substance", second)),
            ),
            None => candidate.substance.clone(),
        };
        self.say(&Message::new(Key::of(&candidate.fit).unwrap_or(Key::Fits)).text("substance", name))
    }

    fn severity(&self, key: &str) -> Severity {
        self.database.data.messages.iter().find(|text| text.key == key).map_or(Severity::Note, |text| text.severity)
    }

    fn say(&self, message: &Message) -> String {
        self.message(&SpokenMessage::from(message))
    }

    fn message(&self, message: &SpokenMessage) -> String {
        self.fill(&message.key, |name| message.params.get(name).map(|value| self.name_of(name, &value.0)))
    }

    /// The text of a key with its places filled; an unknown key says nothing.
    fn fill(&self, key: &str, value: impl Fn(&str) -> Option<String>) -> String {
        let Some(row) = self.database.data.messages.iter().find(|text| text.key == key) else { return String::new() };
        let own = |language: &str| row.texts.iter().find(|(own, _)| own == language).map(|(_, text)| text.as_str());
        let main_part = self.language.split(['-', '_']).next().unwrap_or("en");
        let template = own(self.language).or_else(|| own(main_part)).or_else(|| own("en")).unwrap_or_default();
        let mut out = String::new();
        let mut rest = template;
        while let Some((before, after)) = rest.split_once('{') {
            out.push_str(before);
            let Some((name, tail)) = after.split_once('}') else { break };
            out.push_str(&value(name).unwrap_or_default());
            rest = tail;
        }
        out.push_str(rest);
        out
    }

    /// The display name of an id, by the kind of its parameter.
    fn name_of(&self, parameter: &str, id: &str) -> String {
        let data = &self.database.data;
        let substance = || self.database.substance_by_id(id).map(|s| self.database.substance(s).name.clone());
        let strip = || self.database.strip_named(id).map(|s| self.database.strip(s).name.clone());
        let reagent = || self.database.reagent_named(id).map(|r| data.reagents[usize::from(r)].name.clone());
        let found = match parameter {
            "family" => self.database.family_by_id(id).map(|f| data.families[usize::from(f)].name.clone()),
            "substance" | "analyte" => substance(),
            "strip" => strip(),
            "reagent" => reagent(),
            "test" => strip().or_else(reagent),
            _ => None,
        };
        found.unwrap_or_else(|| id.to_owned())
    }
}

/// A number as people write it: no decimals it does not need.
fn in_words(number: f64) -> String {
    if number.fract() == 0.0 && number.abs() < 1e15 {
        let digits = format!("{number:.0}");
        if digits.len() <= 4 {
            return digits;
        }
        let mut grouped = String::new();
        for (i, digit) in digits.chars().enumerate() {
            if i > 0 && (digits.len() - i) % 3 == 0 {
                grouped.push(',');
            }
            grouped.push(digit);
        }
        return grouped;
    }
    format!("{number}")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_rare_candidate_is_counted_and_not_named() {
        let database = Signatures::load().unwrap();
        let candidate = |substance: &str, fit: Fit, probability: f64| SpokenCandidate {
            substance: substance.into(),
            fit: fit.word().into(),
            probability,
            with: None,
        };
        let candidates = vec![
            candidate("paracetamol", Fit::FitsPoorly, 0.9),
            candidate("mdma", Fit::Fits, 0.05),
            candidate("mda", Fit::FitsWell, 0.0006),
            candidate("fentanyl", Fit::FitsWell, 0.0004),
        ];
        let words = text(&database, &Spoken { candidates, ..Spoken::default() }, "en");
        assert!(words.contains("MDMA: fits\n- MDA: fits well\n- and 1 more"), "{words}");
    }

    #[test]
    fn numbers_read_as_people_write_them() {
        assert_eq!(in_words(800.0), "800");
        assert_eq!(in_words(10_000.0), "10,000");
        assert_eq!(in_words(0.13), "0.13");
    }
}
