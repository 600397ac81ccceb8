//! The golden samples: the scenarios of the fixtures and those of
//! `samples.toml`, and what of a verdict must agree to the last digit.
use analogue_lookup::database::Signatures;
use analogue_lookup::reading::{OptionsInput, SampleInput, check_sample};
use analogue_lookup::verdict::{Verdict, check_options, classify};
use schema::{FamilyIndex, SubstanceIndex};
use serde_json::{Value, json};

const SCENARIOS: &str = include_str!("../../fixtures/scenarios.toml");
const SAMPLES: &str = include_str!("samples.toml");
/// Candidates and families whose probabilities are kept.
const CANDIDATES: usize = 20;
const FAMILIES: usize = 12;

pub struct Golden {
    pub id: String,
    pub title: String,
    /// In the shape of the package interface.
    pub sample: Value,
    pub options: Value,
}

pub fn golden_samples() -> Vec<Golden> {
    let rows = |text: &str, key: &str| {
        let document: Value = toml::from_str(text).expect("the samples can be read");
        document[key].as_array().expect("a list of samples").clone()
    };
    rows(SCENARIOS, "scenario").into_iter().chain(rows(SAMPLES, "sample")).map(Golden::of).collect()
}

impl Golden {
    fn of(row: Value) -> Self {
        let text = |key: &str| row[key].as_str().expect("every sample has an id and a title").to_owned();
        let or_empty = |key: &str| row.get(key).cloned().unwrap_or_else(|| json!([]));
        let mut sample = json!({ "readings": or_empty("reading"), "observed": or_empty("observed") });
        for (field, key) in [("soldAs", "sold_as"), ("form", "form")] {
            if let Some(value) = row.get(key) {
                sample[field] = value.clone();
            }
        }
        let options = row.get("options").cloned().unwrap_or_else(|| json!({}));
        Self { id: text("id"), title: text("title"), sample, options }
    }

    pub fn verdict(&self, database: &Signatures) -> Verdict {
        let refused = |error: &dyn std::fmt::Display| -> ! { panic!("{}: {error}", self.id) };
        let sample: SampleInput = serde_json::from_value(self.sample.clone()).unwrap_or_else(|error| refused(&error));
        let options: OptionsInput =
            serde_json::from_value(self.options.clone()).unwrap_or_else(|error| refused(&error));
        let sample = check_sample(database, &sample).unwrap_or_else(|error| refused(&error));
        let options = check_options(database, &options).unwrap_or_else(|error| refused(&error));
        classify(database, &sample, &options)
    }
}

/// What native, wasm and Node must agree on: ids in order, values unrounded.
/// A candidate of two parts is spelled `first+second`.
pub fn values(database: &Signatures, verdict: &Verdict) -> Value {
    let id = |place: SubstanceIndex| database.substance(place).id.as_str();
    let family = |family: FamilyIndex| database.family(family).id.as_str();
    let families = verdict.families.iter().take(FAMILIES);
    json!({
        "candidates": verdict.candidates.iter().take(CANDIDATES).map(|candidate| {
            let second = candidate.with.map(|place| format!("+{}", id(place))).unwrap_or_default();
            json!([format!("{}{second}", id(candidate.substance)), candidate.probability])
        }).collect::<Vec<_>>(),
        "families": families.map(|own| json!([family(own.family), own.main, own.probability])).collect::<Vec<_>>(),
        "hazards": verdict.hazards.iter().map(|h| json!([family(h.family), h.state.word()])).collect::<Vec<_>>(),
        "messages": verdict.messages.iter().map(|message| message.key.word()).collect::<Vec<_>>(),
        "next": verdict.next.iter().map(|action| json!([action.action.word(), action.test])).collect::<Vec<_>>(),
        "noData": verdict.no_data.len(),
        "novelty": verdict.novelty,
    })
}

/// Where two JSON values differ: a path and both values a line. Numbers may
/// differ by `tolerance`.
pub fn differences(expected: &Value, found: &Value, tolerance: f64) -> Vec<String> {
    let mut lines = Vec::new();
    compare(expected, found, tolerance, String::new(), &mut lines);
    lines
}

fn compare(expected: &Value, found: &Value, tolerance: f64, path: String, lines: &mut Vec<String>) {
    match (expected, found) {
        (Value::Object(a), Value::Object(b)) => {
            let keys: std::collections::BTreeSet<&String> = a.keys().chain(b.keys()).collect();
            for key in keys {
                let at = format!("{path}.{key}");
                let (a, b) = (a.get(key).unwrap_or(&Value::Null), b.get(key).unwrap_or(&Value::Null));
                compare(a, b, tolerance, at, lines);
            }
        }
        (Value::Array(a), Value::Array(b)) => {
            for place in 0..a.len().max(b.len()) {
                let at = format!("{path}[{place}]");
                let (a, b) = (a.get(place).unwrap_or(&Value::Null), b.get(place).unwrap_or(&Value::Null));
                compare(a, b, tolerance, at, lines);
            }
        }
        (Value::Number(a), Value::Number(b)) => {
            let gap = a.as_f64().unwrap_or(f64::NAN) - b.as_f64().unwrap_or(f64::NAN);
            if gap.is_nan() || gap.abs() > tolerance {
                lines.push(format!("{path}: {a} is now {b}"));
            }
        }
        (a, b) if a == b => {}
        (a, b) => lines.push(format!("{path}: {a} is now {b}")),
    }
}
