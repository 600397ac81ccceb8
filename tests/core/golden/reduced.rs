//! What of a verdict a golden file shows: enough to be judged by a reader.

use super::samples::Golden;
use analogue_lookup::database::Signatures;
use analogue_lookup::speech::speak;
use analogue_lookup::verdict::Verdict;
use analogue_lookup::view::VerdictView;
use serde_json::{Value, json};

const CANDIDATES: usize = 8;
const LEAST_FAMILY: f64 = 0.01;

pub fn of(database: &Signatures, sample: &Golden, verdict: &Verdict) -> Value {
    let whole = serde_json::to_value(VerdictView::of(database, verdict)).expect("a verdict can be written");
    let list = |key: &str| whole[key].as_array().cloned().unwrap_or_default();
    let families = list("families").into_iter().filter(|row| row["probability"].as_f64() >= Some(LEAST_FAMILY));
    json!({
        "id": sample.id,
        "title": sample.title,
        "sample": sample.sample,
        "options": sample.options,
        "verdict": {
            "candidates": list("candidates").iter().take(CANDIDATES).map(candidate).collect::<Vec<_>>(),
            "families": families.map(|row| json!([row["family"], rounded(&row["probability"])])).collect::<Vec<_>>(),
            "hazards": list("hazards").into_iter().map(hazard).collect::<Vec<_>>(),
            "messages": list("messages").iter().map(message).collect::<Vec<_>>(),
            "next": list("next").into_iter().map(action).collect::<Vec<_>>(),
            "noData": verdict.no_data.len(),
            "novelty": rounded(&whole["novelty"]),
            "words": speak(database, verdict, "en").lines().filter(|line| !line.is_empty()).collect::<Vec<_>>(),
            "ranked": verdict.candidates.iter().filter(|candidate| candidate.with.is_none()).count(),
        },
    })
}

fn candidate(row: &Value) -> Value {
    let weights = row["evidence"].as_array().into_iter().flatten().map(|evidence| rounded(&evidence["weight"]));
    let mut short = json!({
        "substance": row["substance"],
        "fit": row["fit"],
        "tests": row["tests"],
        "probability": rounded(&row["probability"]),
        "weights": weights.collect::<Vec<_>>(),
    });
    if let Some(second) = row.get("with") {
        short["with"] = second.clone();
    }
    short
}

/// Whole, but for the notes on what is missed: whom they concern is enough.
fn hazard(mut row: Value) -> Value {
    let missed = row["missed"].as_array().into_iter().flatten();
    let whom = missed.map(|missed| missed.get("substance").or(missed.get("group")).cloned().unwrap_or_default());
    row["missed"] = whom.collect();
    row["because"] = row["because"].as_array().into_iter().flatten().map(message).collect();
    for test in row["tests"].as_array_mut().into_iter().flatten() {
        if let Some(share) = test.get_mut("smallestShare") {
            *share = significant(share);
        }
    }
    row
}

fn action(mut row: Value) -> Value {
    row["because"] = message(&row["because"]);
    if let Some(gain) = row.get_mut("gain") {
        *gain = rounded(gain);
    }
    row
}

/// The key and what goes into its places; the severity is that of the key.
fn message(row: &Value) -> Value {
    let params = row["params"].as_object().into_iter().flatten().map(|(name, value)| match value.as_str() {
        Some(text) => format!(" {name}={text}"),
        None => format!(" {name}={value}"),
    });
    json!(format!("{}{}", row["key"].as_str().unwrap_or_default(), params.collect::<String>()))
}

/// To six decimals.
fn rounded(value: &Value) -> Value {
    let number = (value.as_f64().unwrap_or(f64::NAN) * 1e6).round() / 1e6;
    // No "-0.0".
    json!(number + 0.0)
}

/// To six digits: shares may be far smaller than a millionth.
fn significant(value: &Value) -> Value {
    let number = value.as_f64().unwrap_or(f64::NAN);
    json!(format!("{number:.5e}").parse::<f64>().unwrap_or(number))
}
