//! A sentence to say: its key, what goes into its places, how grave it is.

use super::Key;
use crate::database::Signatures;
use schema::{FamilyIndex, Place, ReagentIndex, Severity, StripIndex, SubstanceIndex};
use std::fmt::Write;

#[derive(Debug, Clone, PartialEq)]
pub enum Value {
    /// An id of the database or free text, by the name of the parameter.
    Text(String),
    Number(f64),
}

#[derive(Debug, Clone, PartialEq)]
pub struct Message {
    pub key: Key,
    pub params: Vec<(&'static str, Value)>,
}

impl Message {
    pub fn new(key: Key) -> Self {
        Self { key, params: Vec::new() }
    }

    pub fn text(mut self, name: &'static str, value: impl Into<String>) -> Self {
        self.params.push((name, Value::Text(value.into())));
        self
    }

    pub fn number(mut self, name: &'static str, value: f64) -> Self {
        self.params.push((name, Value::Number(value)));
        self
    }

    pub fn family(self, database: &Signatures, family: FamilyIndex) -> Self {
        self.text("family", &database.family(family).id)
    }

    pub fn strip(self, database: &Signatures, strip: StripIndex) -> Self {
        self.text("strip", &database.strip(strip).id)
    }

    pub fn reagent(self, database: &Signatures, reagent: ReagentIndex) -> Self {
        self.text("reagent", &database.reagent(reagent).id)
    }

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
