//! The words of one language: the texts of `data/messages.toml` with their
//! places filled, and the names of the database as they stand in a sentence.

use super::{SpokenMessage, SpokenValue};
use crate::database::Signatures;
use crate::message::{Key, Message, fill, standing};
use crate::message::{is_family, is_strip, name_of, short, within};
use schema::{MessageText, Place, Severity};
use std::cell::RefCell;
use std::collections::BTreeSet;

const ENGLISH: &str = "en";

/// Remarks on a strip or a family, and how they are said where it is plain which is meant.
const SHORT: [(Key, Key); 8] = [
    (Key::FoundFitsInterferent, Key::FoundFitsInterferentShort),
    (Key::LimitOfTarget, Key::LimitOfTargetShort),
    (Key::NotFoundNoLimit, Key::NotFoundNoLimitShort),
    (Key::NotFoundNoStrength, Key::NotFoundNoStrengthShort),
    (Key::NotFoundShare, Key::NotFoundShareShort),
    (Key::OneMemberOnly, Key::OneMemberOnlyShort),
    (Key::ShareTooLarge, Key::ShareTooLargeShort),
    (Key::StripFaint, Key::StripFaintShort),
];

/// The strip and the family that were named last.
#[derive(Clone, Copy, Default)]
struct Named<'b> {
    strip: Option<&'b str>,
    family: Option<&'b str>,
}

impl Named<'_> {
    /// Whether it is plain what a message is about: its strip, or else its family.
    fn makes_plain(self, message: &SpokenMessage) -> bool {
        let (own, named) = match message.param("strip") {
            Some(strip) => (Some(strip), self.strip),
            None => (message.param("family"), self.family),
        };
        own.is_some() && own == named
    }
}

/// Says messages one after another. A strip or a family is named in full where
/// it is met first, and afterwards without its addition.
pub struct Words<'a> {
    database: &'a Signatures,
    language: &'a str,
    met: RefCell<BTreeSet<String>>,
}

impl<'a> Words<'a> {
    pub fn new(database: &'a Signatures, language: &'a str) -> Self {
        Self { database, language, met: RefCell::default() }
    }

    /// Whether any text is there in the language.
    pub fn has_language(&self) -> bool {
        self.database.data.messages.iter().any(|row| self.own_text(row).is_some())
    }

    /// The text in this very language: "en" for "en-GB".
    fn own_text<'b>(&self, row: &'b MessageText) -> Option<&'b str> {
        let main = self.language.split(['-', '_']).next().unwrap_or(ENGLISH);
        [self.language, main].into_iter().find_map(|language| text_in(row, language))
    }

    /// How grave it is, and where it stands.
    pub fn standing(&self, message: &SpokenMessage) -> (Severity, Place) {
        standing(self.database, &message.key)
    }

    pub fn say(&self, message: &Message) -> String {
        self.message(&SpokenMessage::from(message))
    }

    pub fn message(&self, message: &SpokenMessage) -> String {
        self.fill(message, Named::default())
    }

    /// Sentences in a row. Which strip is meant is plain where the sentence before named it, or where they are of one strip
    /// only.
    pub fn sentences<'b>(&self, messages: impl Iterator<Item = &'b SpokenMessage> + Clone) -> Vec<String> {
        let mut named = Named { strip: only_strip(messages.clone()), family: None };
        messages
            .map(|message| {
                let said = self.fill(message, named);
                named.strip = message.param("strip").or(named.strip);
                named.family = message.param("family").or(named.family);
                said
            })
            .collect()
    }

    /// The text of a key with its places filled; an unknown key says nothing.
    fn fill(&self, message: &SpokenMessage, named: Named) -> String {
        let short = SHORT.iter().find(|(long, _)| long.word() == message.key && named.makes_plain(message));
        let key = short.map_or(message.key.as_str(), |(_, short)| short.word());
        let Some(row) = row(self.database, key) else { return String::new() };
        let template = self.own_text(row).or_else(|| text_in(row, ENGLISH)).unwrap_or_default();
        fill(template, |name, opens| message.params.get(name).map(|value| self.names(name, value, opens)))
    }

    /// The name of an id as it stands within a sentence.
    pub fn within(&self, parameter: &str, id: &str) -> String {
        name_of(self.database, parameter, id).map_or(id.to_owned(), |name| within(self.database, parameter, id, &name))
    }

    /// What fills a place. `opens`: it opens a sentence.
    fn names(&self, parameter: &str, value: &SpokenValue, opens: bool) -> String {
        let mut names: Vec<String> = Vec::new();
        for id in &value.0 {
            let Some(name) = name_of(self.database, parameter, id) else {
                names.push(id.clone());
                continue;
            };
            let first = self.met.borrow_mut().insert(name.clone());
            // In a list the additions would drown the names.
            let listed = value.0.len() > 1 && (is_strip(parameter) || is_family(parameter));
            let name = if first && !listed { name } else { short(parameter, name) };
            names.push(if opens && names.is_empty() { name } else { within(self.database, parameter, id, &name) });
        }
        names.join(separator(&names))
    }
}

/// The strip that all of them are of. What a finding says always names it: nobody has to look up which strip reacted.
fn only_strip<'b>(messages: impl Iterator<Item = &'b SpokenMessage>) -> Option<&'b str> {
    let mut strips = messages.filter_map(|message| message.param("strip"));
    let first = strips.next()?;
    strips.all(|strip| strip == first).then_some(first)
}

/// A name with a comma in it would read as two.
pub fn separator(names: &[String]) -> &'static str {
    if names.iter().any(|name| name.contains(", ")) { "; " } else { ", " }
}

pub fn row<'a>(database: &'a Signatures, key: &str) -> Option<&'a MessageText> {
    database.message_by_key(key)
}

fn text_in<'a>(row: &'a MessageText, language: &str) -> Option<&'a str> {
    row.texts.iter().find(|(spoken, _)| spoken.eq_ignore_ascii_case(language)).map(|(_, text)| text.as_str())
}

/// The families as one parameter, for a sentence about all of them.
pub fn about_families<'a>(key: Key, families: impl Iterator<Item = &'a str>) -> Option<SpokenMessage> {
    let families: Vec<String> = families.map(str::to_owned).collect();
    let params = [("families".to_owned(), SpokenValue(families.clone()))].into();
    (!families.is_empty()).then(|| SpokenMessage { key: key.word().to_owned(), params })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_name_is_small_within_a_sentence_and_not_at_its_head() {
        let database = Signatures::load().unwrap();
        let words = Words::new(&database, "en");
        let message = Message::new(Key::ReadingAgainst).text("reagent", "marquis").text("substance", "caffeine");
        assert!(words.say(&message).contains(" caffeine"), "{}", words.say(&message));
        let named = |substance: &str| {
            let message = Message::new(Key::Candidate).text("substance", substance).text("fit", "fits");
            Words::new(&database, "en").say(&message)
        };
        assert_eq!(named("caffeine"), "Caffeine: fits");
        let both = Message::new(Key::WithSecond).text("first", "mdma").text("second", "caffeine");
        assert_eq!(Words::new(&database, "en").say(&both), "MDMA with caffeine");
    }

    #[test]
    fn a_name_is_given_in_full_once() {
        let database = Signatures::load().unwrap();
        let words = Words::new(&database, "en");
        let repeat = Message::new(Key::NextStripRepeat).text("strip", "btnx-xylazine");
        assert!(words.say(&repeat).contains("first version"));
        assert!(!words.say(&repeat).contains("first version"));
        assert!(Words::new(&database, "en").say(&repeat).contains("first version"), "a sentence by itself is whole");
    }

    #[test]
    fn a_strip_just_named_is_not_named_again() {
        let database = Signatures::load().unwrap();
        let said = |of: [(Key, &str); 2]| {
            let line = of.map(|(key, strip)| SpokenMessage::from(&Message::new(key).text("strip", strip)));
            Words::new(&database, "en").sentences(line.iter())
        };
        let one = said([(Key::NotFoundNoLimit, "btnx-fentanyl"), (Key::LimitOfTarget, "btnx-fentanyl")]);
        assert!(!one.concat().contains("BTNX"), "it is the only strip: {one:?}");
        let two = said([(Key::NotFoundNoLimit, "btnx-fentanyl"), (Key::NotFoundNoLimit, "fentanyl")]);
        assert!(two[0].contains("(BTNX") && two[1].contains("(fentanyl strip)"), "{two:?}");
        let found = said([(Key::StripTimeUnknown, "btnx-fentanyl"), (Key::OneLineOutOfTime, "btnx-fentanyl")]);
        assert!(found.iter().all(|sentence| sentence.contains("BTNX")), "what reacted is always named: {found:?}");
    }
}
