//! Two simple ways to match a kit, as apps do it. Written for comparison only.

use super::folds::{Query, Seen, records};
use super::hue_words::hues;
use analogue_lookup::database::Signatures;
use schema::{Record, SubstanceIndex};

/// Share of the tests chosen whose last phrase is a recorded last phrase, word
/// for word. A missing result counts as a miss.
pub fn exact_phrase(database: &Signatures, query: &Query, substance: SubstanceIndex) -> f64 {
    let hits = query.readings.iter().filter(|seen| {
        let wanted = normalised(seen.last());
        last_phrases(database, records(database, seen.reagent, substance)).any(|phrase| normalised(phrase) == wanted)
    });
    hits.count() as f64 / query.readings.len() as f64
}

/// Agreements less disagreements of basic hue words; what is not recorded, or
/// names no hue, counts nothing.
pub fn hue_words(database: &Signatures, query: &Query, substance: SubstanceIndex) -> f64 {
    query.readings.iter().map(|seen| agreement(database, seen, substance)).sum()
}

fn agreement(database: &Signatures, seen: &Seen, substance: SubstanceIndex) -> f64 {
    let recorded = records(database, seen.reagent, substance);
    let expected = last_phrases(database, recorded).fold(0, |set, phrase| set | hues(phrase));
    let found = hues(seen.last());
    match (expected, found) {
        (0, _) | (_, 0) => 0.0,
        _ if expected & found != 0 => 1.0,
        _ => -1.0,
    }
}

/// The last phrase of every course of every lineage.
fn last_phrases<'a>(database: &'a Signatures, records: &'a [Record]) -> impl Iterator<Item = &'a str> {
    let courses = records.iter().flat_map(|record| &record.alternatives);
    courses.filter_map(|course| Some(database.data.phrases[usize::from(*course.stages.last()?)].text.as_str()))
}

/// Lower-case words with single spaces; "gray" and "color" in British spelling.
fn normalised(phrase: &str) -> String {
    let lower = phrase.to_lowercase().replace("gray", "grey").replace("color", "colour");
    let words: Vec<&str> = lower.split(|c: char| !c.is_alphanumeric()).filter(|word| !word.is_empty()).collect();
    words.join(" ")
}
