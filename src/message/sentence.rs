//! A sentence to say: its key, what goes into its places, how grave it is.

use super::Key;
use crate::database::Signatures;
use schema::{FamilyIndex, Place, ReagentIndex, Severity, StripIndex, SubstanceIndex};
use std::fmt::Write;

/// What goes into a place of a sentence.
#[derive(Debug, Clone, PartialEq)]
pub enum Value {
    /// An id of the database or free text, by the name of the parameter.
    Text(String),
    /// In the unit that the words of the message give.
    Number(f64),
}

/// A sentence of `data/messages.toml` with what goes into its places; `speech` has it in words.
#[derive(Debug, Clone, PartialEq)]
pub struct Message {
    /// Says which sentence, and so how grave it is and where it stands.
    pub key: Key,
    /// By the name of the place, in the order they were added.
    pub params: Vec<(&'static str, Value)>,
}

impl Message {
    /// Without parameters; the methods below add them.
    pub fn new(key: Key) -> Self {
        Self { key, params: Vec::new() }
    }

    /// Adds an id of the database or free text, by the name of its place; the sentence must have one of that name.
    pub fn text(mut self, name: &'static str, value: impl Into<String>) -> Self {
        self.params.push((name, Value::Text(value.into())));
        self
    }

    /// Adds a figure, already rounded as it is to be said.
    pub fn number(mut self, name: &'static str, value: f64) -> Self {
        self.params.push((name, Value::Number(value)));
        self
    }

    /// Adds its id as `family`.
    pub fn family(self, database: &Signatures, family: FamilyIndex) -> Self {
        self.text("family", &database.family(family).id)
    }

    /// Adds its id as `strip`.
    pub fn strip(self, database: &Signatures, strip: StripIndex) -> Self {
        self.text("strip", &database.strip(strip).id)
    }

    /// Adds its id as `reagent`.
    pub fn reagent(self, database: &Signatures, reagent: ReagentIndex) -> Self {
        self.text("reagent", &database.reagent(reagent).id)
    }

    /// Adds its id as `substance`.
    pub fn substance(self, database: &Signatures, substance: SubstanceIndex) -> Self {
        self.text("substance", &database.substance(substance).id)
    }

    /// All of it as one text, by which equal messages are known.
    pub fn written(&self) -> String {
        let mut written = self.key.word().to_owned();
        for (name, value) in &self.params {
            let _ = match value {
                Value::Text(text) => write!(written, "\n{name}={text}"),
                Value::Number(number) => write!(written, "\n{name}={number}"),
            };
        }
        written
    }

    /// How grave it is, and where it stands.
    pub fn standing(&self, database: &Signatures) -> (Severity, Place) {
        standing(database, self.key.word())
    }
}

/// How grave a message is, and where it stands; a note in its place if there is no such key.
pub fn standing(database: &Signatures, key: &str) -> (Severity, Place) {
    database.message_by_key(key).map_or((Severity::Note, Place::Reason), |text| (text.severity, text.place))
}
