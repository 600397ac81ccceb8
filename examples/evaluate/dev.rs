//! Result sets of sources that have no vote, read from outside the repository: they may be seen, and are not ours to publish.
//! `make evaluate DEV=<reactions.json>`; without the file the measures that need it are left out, and it is said.

use super::folds::{Fold, Query, Seen, whole};
use analogue_lookup::database::Signatures;
use analogue_lookup::reading::{ColourInput, ReadingInput, SampleInput, StageInput, check_sample};
use schema::{Quality, SubstanceIndex};
use serde::Deserialize;
use std::collections::BTreeMap;

/// Sources without a vote; fewer reagents than this make no set.
const SOURCES: [&str; 3] = ["pl_sheet_2017", "hex_grid_py", "fieldkit_chart"];
const FEWEST: usize = 3;

#[derive(Deserialize)]
struct Row {
    substance: String,
    reagent: String,
    result: Result,
    source: String,
}

#[derive(Deserialize)]
#[serde(untagged)]
enum Result {
    Stages(Vec<String>),
    Words(String),
}

/// What these sets are called in tables.
pub const NAME: &str = "sources without a vote";

/// The sets as a fold with the whole database; `None` without the file.
pub fn fold() -> Option<Fold> {
    let database = whole();
    let queries = sets(&database)?;
    Some(Fold { name: NAME.to_owned(), quality: Quality::Vendor, database, copies: 0, queries, fell_out: 0 })
}

/// One set for each source and substance; `None` without the file.
pub fn sets(all: &Signatures) -> Option<Vec<Query>> {
    let path = std::env::var_os("ANALOGUE_LOOKUP_DEV")?;
    let text = std::fs::read_to_string(&path).ok()?;
    let rows: Vec<Row> = serde_json::from_str(&text).unwrap_or_else(|error| panic!("{}: {error}", path.display()));
    let mut sets: BTreeMap<(String, String), Vec<(ReadingInput, Seen)>> = BTreeMap::new();
    for row in rows.into_iter().filter(|row| SOURCES.contains(&row.source.as_str())) {
        let readings = sets.entry((row.source.clone(), row.substance.clone())).or_default();
        readings.extend(reading(all, row));
    }
    let query = |((_, substance), readings): ((String, String), Vec<(ReadingInput, Seen)>)| {
        let substance = named(all, &substance)?;
        let (inputs, readings): (Vec<ReadingInput>, Vec<Seen>) = readings.into_iter().unzip();
        let input = SampleInput { readings: inputs, ..SampleInput::default() };
        let sample = check_sample(all, &input).ok()?;
        (sample.readings.len() >= FEWEST).then(|| Query { substance, sample, readings })
    };
    Some(sets.into_iter().filter_map(query).collect())
}

/// A reading as the core and as the rivals take it; `None` if its colour or reagent cannot be read.
fn reading(all: &Signatures, row: Row) -> Option<(ReadingInput, Seen)> {
    let stages = match row.result {
        Result::Stages(stages) => stages,
        Result::Words(words) if words == "no reaction" => vec!["none".to_owned()],
        Result::Words(words) => vec![words],
    };
    let seen = Seen { reagent: all.reagent_named(&row.reagent)?, stages: stages.clone() };
    let stage = |words| StageInput { colour: ColourInput::Words(words), seconds: None, effects: Vec::new() };
    let reading =
        ReadingInput::Reagent { reagent: row.reagent, stages: stages.into_iter().map(stage).collect(), reader: None };
    let alone = SampleInput { readings: vec![reading.clone()], ..SampleInput::default() };
    check_sample(all, &alone).ok().map(|_| (reading, seen))
}

/// The one substance that bears this very name.
fn named(all: &Signatures, name: &str) -> Option<SubstanceIndex> {
    let exact = all.substances().find(|(_, row)| row.name.eq_ignore_ascii_case(name)).map(|(index, _)| index);
    exact.or_else(|| match all.names().resolve_free_text(name).as_slice() {
        [only] => Some(SubstanceIndex(*only as u16)),
        _ => None,
    })
}
