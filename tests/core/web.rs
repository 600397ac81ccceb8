//! The core in a browser says what the native core says: the golden samples
//! in headless Chromium, ids in equal order, values within 10⁻⁹.

use crate::golden::samples::{differences, golden_samples, values};
use analogue_lookup::database::{LEFT_OUT, Signatures};
use serde_json::Value;
use wasm_bindgen_test::{wasm_bindgen_test, wasm_bindgen_test_configure};

wasm_bindgen_test_configure!(run_in_browser);

const VALUES: &str = include_str!("golden/values.json");
const TOLERANCE: f64 = 1e-9;

#[wasm_bindgen_test]
fn wasm_and_native_agree() {
    let database = Signatures::load().expect("the embedded database is whole");
    let stored: Value = serde_json::from_str(VALUES).expect("values.json is JSON");
    let mut report = String::new();
    for sample in golden_samples() {
        let found = values(&database, &sample.verdict(&database));
        for line in differences(&stored[&sample.id], &found, TOLERANCE) {
            report.push_str(&format!("{}{line}\n", sample.id));
        }
    }
    assert!(report.is_empty(), "native first, then wasm:\n{report}");
}

#[wasm_bindgen_test]
fn every_golden_sample_is_spoken() {
    let database = Signatures::load().expect("the embedded database is whole");
    for sample in golden_samples() {
        let text = analogue_lookup::speech::speak(&database, &sample.verdict(&database), "en");
        assert!(text.lines().count() > 8 && !text.contains('{'), "{}\n{text}", sample.id);
    }
    assert!(LEFT_OUT.starts_with("# What was left out"));
}

/// A phone goes on after the first verdict; the tenth must be the first again.
#[wasm_bindgen_test]
fn the_same_sample_gets_the_same_verdict_again() {
    let database = Signatures::load().expect("the embedded database is whole");
    let samples = golden_samples();
    let first: Vec<Value> = samples.iter().map(|sample| values(&database, &sample.verdict(&database))).collect();
    let again: Vec<Value> = samples.iter().rev().map(|sample| values(&database, &sample.verdict(&database))).collect();
    assert!(first.iter().eq(again.iter().rev()));
}
