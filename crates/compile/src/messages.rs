//! `messages.toml`: every sentence a verdict may say.

use super::problems::Problems;
use super::table::{self, Ids};
use schema::{MessageIndex, MessageText, Place, Severity};
use serde::Deserialize;
use std::collections::BTreeMap;
use toml::Spanned;

const FILE: &str = "messages.toml";

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Document {
    message: Vec<Row>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Row {
    key: Spanned<String>,
    severity: String,
    place: Option<String>,
    #[serde(default)]
    params: Vec<String>,
    text: BTreeMap<String, String>,
}

pub struct Messages {
    pub rows: Vec<MessageText>,
    ids: Ids<MessageIndex>,
}

impl Messages {
    /// The messages that another table names by their keys; each may have these parameters and no others.
    pub fn named(
        &self,
        keys: &[String],
        params: &[&str],
        file: &str,
        line: usize,
        problems: &mut Problems,
    ) -> Vec<MessageIndex> {
        let mut named = Vec::new();
        for key in keys {
            let Some(index) = self.ids.get(key, file, line, problems) else { continue };
            let takes = &self.rows[usize::from(index)].params;
            if takes != params {
                problems.add(
                    file,
                    line,
                    format!("message \"{key}\" takes {takes:?}, but stands where {params:?} is known: name another"),
                );
            }
            named.push(index);
        }
        named
    }

    /// The keys as an enum, in the order of the table, each with its English text.
    pub fn keys(&self) -> String {
        let name = |row: &MessageText| -> String {
            let capital = |word: &str| word[..1].to_uppercase() + &word[1..];
            row.key.split('-').map(capital).collect()
        };
        let text = |row: &MessageText| {
            row.texts.iter().find(|(language, _)| language == "en").map_or(String::new(), |(_, text)| text.clone())
        };
        let each = |write: &dyn Fn(&MessageText) -> String| self.rows.iter().map(write).collect::<String>();
        format!(
            "/// A key of `data/messages.toml`.\n\
             #[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]\n\
             pub enum Key {{\n{}}}\n\n\
             impl Key {{\n\
             /// In the order of the table.\n\
             pub const ALL: &[Key] = &[\n{}];\n\n\
             /// As it is written in the table.\n\
             pub fn word(self) -> &'static str {{ match self {{\n{}}} }}\n\n\
             /// The key that is written so.\n\
             pub fn of(word: &str) -> Option<Key> {{ match word {{\n{}_ => None, }} }}\n\
             }}\n",
            each(&|row| format!("/// {}\n{},\n", text(row), name(row))),
            each(&|row| format!("Key::{},\n", name(row))),
            each(&|row| format!("Key::{} => {:?},\n", name(row), row.key)),
            each(&|row| format!("{:?} => Some(Key::{}),\n", row.key, name(row))),
        )
    }
}

pub fn read(problems: &mut Problems) -> Messages {
    let mut messages = Messages { rows: Vec::new(), ids: Ids::new("message", FILE) };
    let Some((document, lines)) = table::document::<Document>(FILE, problems) else { return messages };
    for row in document.message {
        let line = lines.of(row.key.span());
        let key = row.key.into_inner();
        messages.ids.take(&key, FILE, line, problems);
        let is_word = |word: &str| {
            word.starts_with(|c: char| c.is_ascii_lowercase())
                && word.bytes().all(|b| b.is_ascii_lowercase() || b.is_ascii_digit())
        };
        if !key.split('-').all(is_word) {
            problems.add(
                FILE,
                line,
                format!(
                    "key \"{key}\" is no name for the code: write words that begin with a letter, with single hyphens"
                ),
            );
        }
        let severity =
            table::choice("severity", &row.severity, Severity::ALL, FILE, line, problems).unwrap_or(Severity::Note);
        let place = row.place.as_deref().unwrap_or(Place::Reason.word());
        let place = table::choice("place", place, Place::ALL, FILE, line, problems).unwrap_or(Place::Reason);
        if !row.text.contains_key("en") {
            problems.add(FILE, line, format!("message \"{key}\" has no English text: add text.en"));
        }
        for (language, text) in &row.text {
            let mut used: Vec<String> =
                text.split('{').skip(1).filter_map(|part| part.split_once('}')).map(|(p, _)| p.to_owned()).collect();
            used.sort();
            used.dedup();
            let mut declared = row.params.clone();
            declared.sort();
            if used != declared {
                problems.add(
                    FILE,
                    line,
                    format!("message \"{key}\" ({language}) uses {used:?} but declares {declared:?}: make them agree"),
                );
            }
        }
        messages.rows.push(MessageText {
            key,
            severity,
            place,
            params: row.params,
            texts: row.text.into_iter().collect(),
        });
    }
    messages
}
