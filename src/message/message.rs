//! A sentence to say: its key, what goes into its places, how grave it is.

use super::Key;
use crate::database::Signatures;
use schema::{FamilyIndex, ReagentIndex, Severity, StripIndex, SubstanceIndex};
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

    pub fn severity(&self, database: &Signatures) -> Severity {
        database.message_by_key(self.key.word()).map_or(Severity::Note, |text| text.severity)
    }
}
