//! A verdict as far as words need it, in the shape of the public interface: it
//! comes from the core or back from a caller, perhaps by way of JSON.

use crate::database::Signatures;
use crate::message::{Message, Value};
use crate::verdict::Verdict;
use serde::de::{self, Visitor};
use serde::{Deserialize, Deserializer};
use std::collections::BTreeMap;
use std::fmt;

/// What words need of a verdict. Read from JSON, further fields are ignored and one that is missing is an error.
#[derive(Debug, Default, Deserialize)]
pub struct Spoken {
    /// In the order of the verdict: the emergency line first where one applies.
    pub messages: Vec<SpokenMessage>,
    /// In the order of the verdict, by state and urgency.
    pub hazards: Vec<SpokenHazard>,
    /// Named `mainComponent` in JSON.
    #[serde(rename = "mainComponent")]
    pub main_component: SpokenMainComponent,
    /// Best first.
    pub next: Vec<SpokenAction>,
}

/// A message as the public interface gives it; its severity and place are looked up by the key.
#[derive(Debug, Clone, Default, PartialEq, Deserialize)]
pub struct SpokenMessage {
    /// A key of `data/messages.toml`; one from a caller may be unknown.
    pub key: String,
    /// By the name of the place; none if the field is missing.
    #[serde(default)]
    pub params: BTreeMap<String, SpokenValue>,
}

/// A parameter in words, a number as people write it; several where messages
/// were joined.
#[derive(Debug, Clone, PartialEq)]
pub struct SpokenValue(pub Vec<String>);

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
    pub substance: Option<String>,
    pub group: Option<String>,
}

#[derive(Debug, Deserialize)]
pub struct SpokenAction {
    pub action: String,
    pub because: SpokenMessage,
}

/// What is said of the main component.
#[derive(Debug, Default, Deserialize)]
pub struct SpokenMainComponent {
    pub named: Vec<SpokenCandidate>,
    pub more: usize,
    pub ranked: usize,
}

#[derive(Debug, Deserialize)]
pub struct SpokenCandidate {
    pub substances: Vec<String>,
    pub alike: usize,
    pub with: Option<String>,
    pub tests: SpokenTally,
    pub misfits: Vec<String>,
}

/// How many tests a candidate fits.
#[derive(Debug, Deserialize)]
pub struct SpokenTally {
    pub count: usize,
    pub fits: usize,
    pub unrecorded: usize,
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
                Ok(SpokenValue(vec![text.to_owned()]))
            }

            fn visit_f64<E: de::Error>(self, number: f64) -> Result<SpokenValue, E> {
                Ok(SpokenValue(vec![in_words(number)]))
            }

            fn visit_i64<E: de::Error>(self, number: i64) -> Result<SpokenValue, E> {
                self.visit_f64(number as f64)
            }

            fn visit_u64<E: de::Error>(self, number: u64) -> Result<SpokenValue, E> {
                self.visit_f64(number as f64)
            }
        }

        deserializer.deserialize_any(TextOrNumber)
    }
}

impl From<&Message> for SpokenMessage {
    fn from(message: &Message) -> Self {
        let value = |value: &Value| match value {
            Value::Text(text) => SpokenValue(vec![text.clone()]),
            Value::Number(number) => SpokenValue(vec![in_words(*number)]),
        };
        // Not collected: that would sort first, with a copy of the sorting code.
        let mut params = BTreeMap::new();
        for (name, own) in &message.params {
            params.insert((*name).to_owned(), value(own));
        }
        Self { key: message.key.word().to_owned(), params }
    }
}

impl SpokenMessage {
    /// A parameter that must be one text.
    pub fn param(&self, name: &str) -> Option<&str> {
        match self.params.get(name)?.0.as_slice() {
            [one] => Some(one),
            _ => None,
        }
    }
}

impl Spoken {
    /// Ids instead of indexes, and numbers in words.
    pub fn of(database: &Signatures, verdict: &Verdict) -> Self {
        let spoken = |messages: &[Message]| messages.iter().map(SpokenMessage::from).collect();
        Self {
            messages: spoken(&verdict.messages),
            hazards: verdict
                .hazards
                .iter()
                .map(|hazard| SpokenHazard {
                    family: database.family(hazard.family).id.clone(),
                    state: hazard.state.word().to_owned(),
                    because: spoken(&hazard.because),
                    missed: hazard
                        .missed
                        .iter()
                        .map(|missed| SpokenMissed {
                            substance: missed.substance.map(|index| database.substance(index).id.clone()),
                            group: missed.group.clone(),
                        })
                        .collect(),
                })
                .collect(),
            main_component: SpokenMainComponent {
                named: verdict
                    .main_component
                    .named
                    .iter()
                    .map(|named| SpokenCandidate {
                        substances: named.substances.iter().map(|own| database.substance(*own).id.clone()).collect(),
                        alike: named.alike,
                        tests: SpokenTally {
                            count: named.tally.tests(),
                            fits: named.tally.fits,
                            unrecorded: named.tally.without_record(),
                        },
                        misfits: named.misfits.iter().map(|test| test.id(database).to_owned()).collect(),
                        with: named.with.map(|index| database.substance(index).id.clone()),
                    })
                    .collect(),
                more: verdict.main_component.more,
                ranked: verdict.main_component.ranked,
            },
            next: verdict
                .next
                .iter()
                .map(|next| SpokenAction {
                    action: next.action.word().to_owned(),
                    because: SpokenMessage::from(&next.because),
                })
                .collect(),
        }
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
    fn numbers_read_as_people_write_them() {
        assert_eq!(in_words(800.0), "800");
        assert_eq!(in_words(10_000.0), "10,000");
        assert_eq!(in_words(0.13), "0.13");
    }
}
