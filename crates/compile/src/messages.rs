//! `messages.toml`: every sentence a verdict may say.

use super::problems::Problems;
use super::table::{self, Ids};
use schema::{MessageIndex, MessageText, Severity};
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
    #[serde(default)]
    params: Vec<String>,
    text: BTreeMap<String, String>,
}

pub fn read(problems: &mut Problems) -> Vec<MessageText> {
    let Some((document, lines)) = table::document::<Document>(FILE, problems) else { return Vec::new() };
    let mut ids = Ids::<MessageIndex>::new("message", FILE);
    let mut messages = Vec::new();
    for row in document.message {
        let line = lines.of(row.key.span());
        let key = row.key.into_inner();
        ids.take(&key, FILE, line, problems);
        let severity = match row.severity.as_str() {
            "danger" => Severity::Danger,
            "warning" => Severity::Warning,
            "note" => Severity::Note,
            other => {
                problems.add(FILE, line, format!("severity \"{other}\": write danger, warning or note"));
                Severity::Note
            }
        };
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
        messages.push(MessageText { key, severity, params: row.params, texts: row.text.into_iter().collect() });
    }
    messages
}
