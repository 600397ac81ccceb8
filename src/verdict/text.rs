//! The verdict in words. Every sentence comes from `data/messages.toml`, so
//! that nobody who embeds the core has to invent wording.

use super::Verdict;
use super::candidates::Fit;
use super::hazards::State;
use super::key::Key;
use super::message::{Message, Value};
use super::view::{MessageView, ValueView, VerdictHead};
use crate::database::Signatures;
use crate::database::schema::Severity;
use std::fmt::Write;

/// Candidates named before "and … more".
const NAMED: usize = 5;

/// A candidate as far as words need it.
#[derive(Debug, Clone)]
pub struct SpokenCandidate<'a> {
    pub substance: &'a str,
    pub fit: &'a str,
    pub with: Option<&'a str>,
}

/// The verdict in words, in the language asked for, or in English where that
/// language has no text. Sections are separated by empty lines; a danger
/// stands before everything else.
pub fn text(database: &Signatures, head: &VerdictHead, candidates: &[SpokenCandidate], language: &str) -> String {
    let words = Words { database, language };
    let (danger, notes): (Vec<_>, Vec<_>) =
        head.messages.iter().partition(|message| words.severity(message) == Severity::Danger);
    let mut out = String::new();
    words.section(&mut out, Key::HeadingDanger, danger.into_iter().map(|m| words.view(m)));

    let mut lines = Vec::new();
    for hazard in &head.hazards {
        let key = [State::Found, State::FoundInterferencePossible, State::NotFoundDownTo, State::CannotExclude]
            .into_iter()
            .find(|state| state.word() == hazard.state)
            .map_or(Key::StateCannotExclude, |state| match state {
                State::Found => Key::StateFound,
                State::FoundInterferencePossible => Key::StateInterference,
                State::NotFoundDownTo => Key::StateNotFound,
                State::CannotExclude => Key::StateCannotExclude,
            });
        let mut line = words.say(&Message::new(key).text("family", &*hazard.family));
        for message in &hazard.because {
            line.push(' ');
            line.push_str(&words.view(message));
        }
        for missed in &hazard.missed {
            line.push(' ');
            line.push_str(&missed.note);
        }
        lines.push(line);
    }
    words.section(&mut out, Key::HeadingHazards, lines.into_iter());

    let mut lines: Vec<String> = candidates
        .iter()
        .filter(|candidate| candidate.fit != Fit::FitsPoorly.word())
        .take(NAMED)
        .map(|candidate| {
            let key = Key::of(candidate.fit).unwrap_or(Key::Fits);
            match candidate.with {
                Some(second) => {
                    let both = Message::new(Key::WithSecond)
                        .text("first", words.name_of("substance", candidate.substance))
                        .text("second", words.name_of("substance", second));
                    words.say(&Message::new(key).text("substance", words.say(&both)))
                }
                None => words.say(&Message::new(key).text("substance", candidate.substance)),
            }
        })
        .collect();
    let more = candidates.iter().filter(|candidate| candidate.fit != Fit::FitsPoorly.word()).count() - lines.len();
    if lines.is_empty() {
        lines.push(words.say(&Message::new(Key::NoCandidates)));
    }
    if more > 0 {
        lines.push(words.say(&Message::new(Key::MoreCandidates).number("count", more as f64)));
    }
    words.section(&mut out, Key::HeadingCandidates, lines.into_iter());
    words.section(&mut out, Key::HeadingNext, head.next.iter().map(|action| words.view(&action.because)));
    words.section(&mut out, Key::HeadingNotes, notes.into_iter().map(|m| words.view(m)));
    let data = Message::new(Key::DataLine).text("version", &*head.database.version).text("date", &*head.database.date);
    out.push_str(&words.say(&data));
    out.push('\n');
    out
}

/// The verdict of the core in words.
pub fn speak(database: &Signatures, verdict: &Verdict, language: &str) -> String {
    let head = VerdictHead::of(database, verdict);
    let candidates: Vec<SpokenCandidate> = verdict
        .candidates
        .iter()
        .map(|candidate| SpokenCandidate {
            substance: &database.substance(candidate.substance).id,
            fit: candidate.fit.word(),
            with: candidate.with.map(|place| database.substance(place).id.as_str()),
        })
        .collect();
    text(database, &head, &candidates, language)
}

/// The words of one language.
struct Words<'a> {
    database: &'a Signatures,
    language: &'a str,
}

impl Words<'_> {
    fn section(&self, out: &mut String, heading: Key, lines: impl Iterator<Item = String>) {
        let mut lines = lines.peekable();
        if lines.peek().is_none() {
            return;
        }
        let _ = writeln!(out, "{}", self.say(&Message::new(heading)));
        for line in lines {
            let _ = writeln!(out, "- {line}");
        }
        out.push('\n');
    }

    fn severity(&self, message: &MessageView) -> Severity {
        self.database
            .data
            .messages
            .iter()
            .find(|text| text.key == *message.key)
            .map_or(Severity::Note, |text| text.severity)
    }

    fn say(&self, message: &Message) -> String {
        self.fill(message.key.word(), |name| {
            message.params.iter().find(|(own, _)| *own == name).map(|(_, value)| match value {
                Value::Text(text) => self.name_of(name, text),
                Value::Number(number) => spoken(*number),
            })
        })
    }

    fn view(&self, message: &MessageView) -> String {
        self.fill(&message.key, |name| {
            message.params.get(name).map(|value| match value {
                ValueView::Text(text) => self.name_of(name, text),
                ValueView::Number(number) => spoken(*number),
            })
        })
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
fn spoken(number: f64) -> String {
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
    use super::spoken;

    #[test]
    fn numbers_read_as_people_write_them() {
        assert_eq!(spoken(800.0), "800");
        assert_eq!(spoken(10_000.0), "10,000");
        assert_eq!(spoken(0.13), "0.13");
    }
}
