//! What people type to find a drug, on the real database. `queries.csv` says of each what must come first: ids of
//! substances (all that an ambiguous name means, in any order), ids of families in brackets, or "-" where nothing may
//! look like an answer.
use analogue_lookup::database::{Match, Signatures};
use std::collections::BTreeSet;

/// From this score on a match reads as an answer.
const ANSWER: f64 = 0.75;

fn queries() -> Vec<(String, String)> {
    let mut reader = csv::Reader::from_reader(include_str!("queries.csv").as_bytes());
    let records = reader.records().map(|record| record.unwrap());
    records.map(|record| (record[0].to_owned(), record[1].to_owned())).collect()
}

fn id_of(database: &Signatures, found: &Match) -> String {
    match found {
        Match::Substance(found) => database.substance(found.substance).id.clone(),
        Match::Family(found) => format!("[{}]", database.data.families[usize::from(found.family)].id),
    }
}

#[test]
fn there_are_three_hundred_queries_and_each_is_one() {
    let texts: BTreeSet<String> = queries().into_iter().map(|(text, _)| text).collect();
    assert_eq!(texts.len(), queries().len());
    assert!(texts.len() >= 300, "{}", texts.len());
}

#[test]
fn every_query_finds_what_a_person_means() {
    let database = Signatures::load().unwrap();
    let mut wrong = Vec::new();
    for (text, expected) in queries() {
        let found = database.look_up(&text, 50);
        let shown: Vec<String> =
            found.iter().take(8).map(|own| format!("{} {:.2}", id_of(&database, own), own.score())).collect();
        if expected == "-" {
            if found.iter().any(|own| own.score() >= ANSWER) {
                wrong.push(format!("{text}: nothing is an answer, found {shown:?}"));
            }
            continue;
        }
        let wanted: BTreeSet<String> = expected.split_whitespace().map(str::to_owned).collect();
        let first: BTreeSet<String> = found.iter().take(wanted.len()).map(|own| id_of(&database, own)).collect();
        if first != wanted {
            wrong.push(format!("{text}: expected {expected}, found {shown:?}"));
        }
    }
    assert!(wrong.is_empty(), "{} wrong:\n{}", wrong.len(), wrong.join("\n"));
}
