//! The way in for programs that link the crate: it refuses what the package refuses, by the same code and field
//! (tests/node/input.test.mjs reads the same table), and loses no field in silence.

use analogue_lookup::{Lookup, OptionsInput, ReadingInput, SampleInput};
use serde_json::Value;

const CASES: &str = include_str!("../fixtures/refusals.json");

/// Makes the text or the list at a path as long as it is told, by repeating it or its first entry.
fn grow(whole: &mut Value, path: &str, length: usize) {
    let place = path.split('.').fold(whole, |value, name| match name.parse::<usize>() {
        Ok(at) => &mut value[at],
        Err(_) => &mut value[name],
    });
    match place {
        Value::String(text) => *text = text.repeat(length),
        Value::Array(list) => *list = vec![list[0].clone(); length],
        other => panic!("{path} is {other}"),
    }
}

#[test]
fn refuses_what_the_package_refuses() {
    let lookup = Lookup::embedded().expect("the database is whole");
    let cases: Vec<Value> = serde_json::from_str(CASES).expect("a list");
    for case in cases {
        let mut asked = case["sample"].clone();
        asked["options"] = case["options"].clone();
        if let Some(path) = case["grow"][0].as_str() {
            grow(&mut asked, path, case["grow"][1].as_u64().expect("a length") as usize);
        }
        let options: OptionsInput = match asked["options"].take() {
            Value::Null => OptionsInput::default(),
            options => serde_json::from_value(options).expect("options"),
        };
        asked.as_object_mut().expect("a sample").remove("options");
        let sample: SampleInput = serde_json::from_value(asked).expect("a sample");
        let refusal = lookup.classify(&sample, &options).err().map(|error| (error.code.word(), error.field));
        let expected = case["code"].as_str().map(|code| (code, case["field"].as_str().expect("a field").to_owned()));
        assert_eq!(refusal, expected, "{case}");
    }
}

#[test]
fn a_misspelt_field_is_not_lost() {
    for misspelt in [
        r#"{ "readings": [], "soldas": "MDMA" }"#,
        r#"{ "readings": [{ "test": "strip", "strip": "fentanyl", "lines": "C", "miligrams": 10 }] }"#,
        r#"{ "readings": [{ "test": "reagent", "reagent": "marquis", "stages": [{ "colour": "red", "second": 3 }] }] }"#,
    ] {
        let refusal = serde_json::from_str::<SampleInput>(misspelt).expect_err(misspelt).to_string();
        assert!(refusal.contains("unknown field"), "{refusal}");
    }
}

#[test]
fn a_field_of_another_test_is_not_lost() {
    for mixed in [
        r#"{ "test": "strip", "strip": "fentanyl", "lines": "C", "stages": [{ "colour": "red" }] }"#,
        r#"{ "test": "strip", "strip": "fentanyl", "lines": "C", "components": [] }"#,
        r#"{ "test": "reagent", "reagent": "marquis", "stages": [{ "colour": "red" }], "minutes": 5 }"#,
        r#"{ "test": "reagent", "reagent": "marquis", "stages": [{ "colour": "red" }], "lot": "7" }"#,
        r#"{ "test": "instrument", "technique": "FTIR", "components": ["heroin"], "reader": "sure" }"#,
    ] {
        let refusal = serde_json::from_str::<ReadingInput>(mixed).expect_err(mixed).to_string();
        assert!(refusal.contains(" reading takes "), "{refusal}");
    }
    let listed = serde_json::from_str::<ReadingInput>(r#"{ "test": "instrument", "technique": "FTIR" }"#);
    assert!(listed.expect_err("no list").to_string().contains("needs `components`"));
}

#[test]
fn says_what_the_package_says() {
    let lookup = Lookup::embedded().expect("the database is whole");
    let sample: SampleInput =
        serde_json::from_str(r#"{ "readings": [{ "test": "strip", "strip": "fentanyl", "lines": "C" }] }"#)
            .expect("a sample");
    let answer = lookup.classify(&sample, &OptionsInput::default()).expect("a verdict");
    let whole = serde_json::to_value(answer.view()).expect("a verdict is plain data");
    assert_eq!((&whole["schemaVersion"], &whole["hazards"][0]["family"]), (&1.into(), &"fentanyls".into()));
    assert!(answer.text("en").starts_with("Danger"), "{}", answer.text("en"));
    assert!(answer.text("xx").contains("xx"), "a language without texts is told");
}
