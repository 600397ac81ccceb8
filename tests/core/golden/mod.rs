//! Golden verdicts: 50 samples with what the core says of them, one readable
//! file each. A change of the model or of the data shows here as a diff to be
//! read; `UPDATE_GOLDEN=1 cargo test golden` writes the files anew.

mod reduced;
pub mod samples;
mod written;

use analogue_lookup::database::Signatures;
use samples::{differences, golden_samples, values};
use serde_json::{Map, Value};
use std::collections::BTreeSet;
use std::fs;
use std::path::{Path, PathBuf};

const SAMPLES: usize = 50;
/// Differences shown of each file.
const SHOWN: usize = 12;
const REMEDY: &str = "if the new verdicts are right, run UPDATE_GOLDEN=1 cargo test golden and commit the diff";

fn folder() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/core/golden")
}

fn stored(file: &str) -> Value {
    let text = fs::read_to_string(folder().join(file)).unwrap_or_else(|error| panic!("{file}: {error}; {REMEDY}"));
    serde_json::from_str(&text).unwrap_or_else(|error| panic!("{file} is not JSON: {error}; {REMEDY}"))
}

/// Writes the file, or compares it with what is stored.
fn check(file: &str, found: &Value, tolerance: f64, report: &mut String) {
    if std::env::var_os("UPDATE_GOLDEN").is_some() {
        fs::write(folder().join(file), written::pretty(found)).expect("the golden folder is writable");
        return;
    }
    let lines = differences(&stored(file), found, tolerance);
    if !lines.is_empty() {
        report.push_str(&format!("\ntests/core/golden/{file}: {} differences\n", lines.len()));
        lines.iter().take(SHOWN).for_each(|line| report.push_str(&format!("  {line}\n")));
    }
}

#[test]
fn verdicts_are_as_they_were_read_and_approved() {
    let database = Signatures::load().expect("the embedded database is whole");
    let mut report = String::new();
    let mut exact = Map::new();
    for sample in golden_samples() {
        let verdict = sample.verdict(&database);
        let file = format!("{}.json", sample.id);
        // Six digits are kept; the last one may round either way.
        check(&file, &reduced::of(&database, &sample, &verdict), 1.5e-6, &mut report);
        exact.insert(sample.id, values(&database, &verdict));
    }
    check("values.json", &Value::Object(exact), 1e-9, &mut report);
    assert!(report.is_empty(), "{report}\n{REMEDY}");
}

#[test]
fn every_sample_has_its_file_and_every_file_its_sample() {
    let samples = golden_samples();
    let ids: BTreeSet<String> = samples.iter().map(|sample| format!("{}.json", sample.id)).collect();
    assert_eq!((ids.len(), samples.len()), (SAMPLES, SAMPLES), "ids are unique, and there are {SAMPLES} of them");
    if std::env::var_os("UPDATE_GOLDEN").is_some() {
        return;
    }
    let files: BTreeSet<String> = fs::read_dir(folder())
        .expect("the golden folder")
        .filter_map(|entry| entry.ok()?.file_name().into_string().ok())
        .filter(|name| name.ends_with(".json") && name != "values.json")
        .collect();
    assert_eq!(ids, files, "{REMEDY}, and remove files without a sample");
}

#[test]
fn a_difference_is_named_by_its_path() {
    let (a, b) = (serde_json::json!({"x": [1.0, {"y": "p"}]}), serde_json::json!({"x": [1.0 + 1e-7, {"y": "q"}, 3]}));
    assert_eq!(differences(&a, &b, 1e-6), [".x[1].y: \"p\" is now \"q\"", ".x[2]: null is now 3"]);
    assert!(differences(&a, &a, 0.0).is_empty());
}
