//! `reagents.toml`: the reagents, their untouched colours and reading windows.

use super::messages::Messages;
use super::problems::Problems;
use super::sources::Sources;
use super::table::{self, Ids};
use colour::Signal;
use schema::{Reagent, ReagentIndex};
use serde::Deserialize;
use toml::Spanned;

const FILE: &str = "reagents.toml";

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Document {
    reagent: Vec<Row>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Row {
    id: Spanned<String>,
    name: String,
    #[serde(default)]
    aliases: Vec<String>,
    #[serde(default)]
    printed: Vec<String>,
    #[serde(default)]
    printed_sources: Vec<String>,
    variant_of: Option<String>,
    #[serde(rename = "active_class")]
    _active_class: String,
    #[serde(rename = "separates")]
    _separates: String,
    untouched: String,
    #[serde(default)]
    signal: Vec<String>,
    #[serde(default)]
    hue_first: bool,
    sulfuric_acid: bool,
    read_within_seconds: Option<(u16, u16)>,
    #[serde(rename = "final_colour_seconds")]
    _final_colour_seconds: Option<(u16, u16)>,
    #[serde(default)]
    when_reacted: Vec<String>,
    #[serde(rename = "parts")]
    _parts: u8,
    #[serde(rename = "note")]
    _note: Option<String>,
    #[serde(rename = "general_knowledge", default)]
    _general_knowledge: Vec<String>,
    sources: Vec<String>,
}

pub struct Reagents {
    pub rows: Vec<Reagent>,
    /// What of the colours on each reagent is its reaction, where not all are.
    pub signals: Vec<Option<Signal>>,
    pub ids: Ids<ReagentIndex>,
}

pub fn read(sources: &Sources, messages: &Messages, problems: &mut Problems) -> Reagents {
    let mut reagents = Reagents { rows: Vec::new(), signals: Vec::new(), ids: Ids::new("reagent", FILE) };
    let Some((document, lines)) = table::document::<Document>(FILE, problems) else { return reagents };
    for row in &document.reagent {
        reagents.ids.take(row.id.as_ref(), FILE, lines.of(row.id.span()), problems);
    }
    for row in document.reagent {
        let line = lines.of(row.id.span());
        sources.of_fact(&row.sources, FILE, line, problems);
        check_printed(&row.printed, &row.printed_sources, FILE, line, sources, problems);
        if !row.untouched.is_empty()
            && let Err(error) = colour::read(&row.untouched)
        {
            problems.add(FILE, line, format!("untouched colour: {error}"));
        }
        if let Some((from, until)) = row.read_within_seconds
            && from >= until
        {
            problems.add(FILE, line, "the read window ends before it begins: write [from, until] in seconds");
        }
        reagents.signals.push(Signal::of(&row.signal).unwrap_or_else(|word| {
            let remedy = "write words of the names in data/colours/iscc-nbs.csv";
            problems.add(FILE, line, format!("signal \"{word}\" is in no name of a colour: {remedy}"));
            None
        }));
        let variant_of = row.variant_of.and_then(|parent| reagents.ids.get(&parent, FILE, line, problems));
        let when_reacted = messages.named(&row.when_reacted, &["reagent"], FILE, line, problems);
        reagents.rows.push(Reagent {
            id: row.id.into_inner(),
            name: row.name,
            aliases: row.aliases,
            printed: row.printed,
            variant_of,
            untouched: row.untouched,
            signal: row.signal,
            hue_first: row.hue_first,
            sulfuric_acid: row.sulfuric_acid,
            read_within: row.read_within_seconds,
            when_reacted,
        });
    }
    reagents
}

/// What is printed on bottles and packets comes with its sources.
pub fn check_printed(
    printed: &[String],
    printed_sources: &[String],
    file: &str,
    line: usize,
    sources: &Sources,
    problems: &mut Problems,
) {
    if printed.is_empty() != printed_sources.is_empty() {
        problems.add(file, line, "printed goes with printed_sources");
    }
    if !printed_sources.is_empty() {
        sources.of_fact(printed_sources, file, line, problems);
    }
}
