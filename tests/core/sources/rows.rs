//! Every row of every source votes, or is listed with its reason.

use super::data;
use analogue_lookup::database::{LEFT_OUT, Signatures};
use schema::Record;
use serde::Deserialize;
use std::collections::HashSet;
use std::fs;

#[derive(Deserialize)]
struct Row {
    substance: String,
    reagent: String,
    result: String,
    lineage: String,
    raw: String,
    left_out: String,
}

/// The rows of all sources that this build holds, with the source of each.
fn rows(database: &Signatures) -> Vec<(String, Row)> {
    let mut rows = Vec::new();
    for entry in fs::read_dir(data().join("reactions")).expect("the folder of reactions") {
        let path = entry.expect("an entry").path();
        let source = path.file_stem().and_then(|stem| stem.to_str()).expect("a source").to_owned();
        if database.data.without.contains(&source) {
            continue;
        }
        let mut reader = csv::Reader::from_path(&path).expect("a table");
        rows.extend(reader.deserialize().map(|row| (source.clone(), row.expect("the build has read it"))));
    }
    rows
}

fn record<'a>(database: &'a Signatures, row: &Row) -> Option<&'a Record> {
    let reagent = database.reagent_named(&row.reagent)?;
    let substance = database.substance_by_id(&row.substance)?;
    database
        .records_of(reagent)
        .iter()
        .find(|record| record.substance == substance && database.lineage(record.lineage).id == row.lineage)
}

/// Courses of a record as a source would write them.
fn courses(database: &Signatures, record: &Record) -> Vec<String> {
    let text = |stage: &u16| database.data.phrases[usize::from(*stage)].text.as_str();
    let course = |stages: &[u16]| stages.iter().map(text).collect::<Vec<_>>().join(" > ");
    record.alternatives.iter().map(|alternative| course(&alternative.stages)).collect()
}

#[test]
fn the_report_in_the_repository_is_that_of_the_build() {
    let database = Signatures::load().expect("the embedded database is whole");
    if !database.data.without.is_empty() {
        return; // The report in the repository is that of a whole build.
    }
    let stored = fs::read_to_string(data().join("LEFT-OUT.md")).expect("the report");
    assert!(stored == LEFT_OUT, "data/LEFT-OUT.md is behind the data: run make check-data and commit it");
}

#[test]
fn every_row_votes_or_is_listed_with_its_reason() {
    let database = Signatures::load().expect("the embedded database is whole");
    let listed: HashSet<&str> = LEFT_OUT.lines().collect();
    let (mut voting, mut out) = (0, 0);
    for (source, row) in rows(&database) {
        let place = format!("{source}: {} on {}", row.substance, row.reagent);
        if !row.left_out.is_empty() {
            let cell = |text: &str| text.replace('|', "\\|").replace('\n', " ");
            let cells = [&source, &row.substance, &row.reagent, &row.raw, &row.left_out].map(|text| cell(text));
            assert!(
                listed.contains(format!("| {} |", cells.join(" | ")).as_str()),
                "{place} is left out but not listed"
            );
            out += 1;
            continue;
        }
        let record = record(&database, &row).unwrap_or_else(|| panic!("{place} is neither compiled nor left out"));
        let cited: Vec<&str> = record.sources.iter().map(|place| database.source(*place).id.as_str()).collect();
        assert!(cited.contains(&source.as_str()), "{place} is compiled but not cited");
        // The originator speaks for a lineage; its copies are only cited.
        if cited[0] == source {
            let courses = courses(&database, record);
            for course in row.result.split("||").map(str::trim) {
                assert!(courses.iter().any(|own| own == course), "{place}: \"{course}\" is not among {courses:?}");
            }
        }
        voting += 1;
    }
    assert!(voting > 3000 && out > 0, "{voting} rows vote, {out} are left out");
}

/// The other way round: no record without a row.
#[test]
fn every_record_rests_on_rows() {
    let database = Signatures::load().expect("the embedded database is whole");
    let key = |reagent: &str, substance: &str, lineage: &str, source: &str| {
        [reagent, substance, lineage, source].join("\u{1f}")
    };
    let known: HashSet<String> = rows(&database)
        .iter()
        .filter(|(_, row)| row.left_out.is_empty())
        .map(|(source, row)| key(&row.reagent, &row.substance, &row.lineage, source))
        .collect();
    for record in &database.data.records {
        let reagent = &database.reagent(record.reagent).id;
        let substance = &database.substance(record.substance).id;
        let lineage = &database.lineage(record.lineage).id;
        assert!(!record.sources.is_empty(), "{substance} on {reagent} has no source");
        for place in &record.sources {
            let source = &database.source(*place).id;
            assert!(known.contains(&key(reagent, substance, lineage, source)), "{substance} on {reagent} of {source}");
        }
    }
}

/// Sources that do not ship have no rows in the repository, and are listed.
#[test]
fn what_does_not_ship_is_not_there() {
    let document: toml::Value =
        toml::from_str(include_str!("../../../data/sources.toml")).expect("the build has read it");
    let mut withheld = 0;
    for source in document["source"].as_array().expect("a list of sources") {
        if source["ships"].as_bool() == Some(true) {
            continue;
        }
        let id = source["id"].as_str().expect("an id");
        assert!(!data().join(format!("reactions/{id}.csv")).exists(), "{id} does not ship, but its rows are here");
        assert!(LEFT_OUT.contains(&format!("({id}) |")), "{id} does not ship and is not listed");
        withheld += 1;
    }
    assert!(withheld > 0);
}
