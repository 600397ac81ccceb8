//! Where sources are known to disagree, both sides are told with their sources: by the look-up of a substance, and as
//! the evidence of a verdict. A side that only an app without sources gives is not told at all; each such case is named.

use crate::common::{database, json, reagent, sample, verdict};
use analogue_lookup::reading::ReadingInput;
use analogue_lookup::view::Profile;
use serde_json::Value;

/// A colour and a source that gives it.
type Side = (&'static str, &'static str);

/// Both sides may vote.
const VOTING: &[(&str, &str, &[Side])] = &[
    // NIJ used 50 µg and more on its plates, the vendor a blotter's worth: perhaps a matter of the amount.
    ("lsd", "marquis", &[("olive black", "nij_0604_01"), ("none", "protest_pw")]),
    ("lsd", "mecke", &[("greenish black", "nij_0604_01"), ("none", "protest_pw")]),
    ("lsd", "froehde", &[("moderate yellow green", "nij_0604_01"), ("none", "protest_pw")]),
    ("heroin", "mandelin", &[("red > brown / dark brown", "protest_pw"), ("blue-grey", "jaiswal2020")]),
    ("buprenorphine", "marquis", &[("violet", "enix150_wp"), ("none", "protest_pw")]),
    ("fentanyl", "mecke", &[("green", "enix150_wp"), ("none", "protest_pw")]),
    ("xylazine", "mecke", &[("light yellow", "protest_pw"), ("grey blue", "kineticolor_xylazine")]),
    ("xylazine", "marquis", &[("pink", "protest_pw"), ("vermilion red", "kineticolor_xylazine")]),
    ("cocaine", "marquis", &[("none", "protest_pw"), ("peach", "dancesafe_2023")]),
    ("paracetamol", "froehde", &[("pale blue", "enix150_wp"), ("none", "nij_0604_01")]),
];

/// The second side comes from a source that may be told and not weighed.
const TOLD: &[(&str, &str, Side, Side)] = &[
    ("sugar", "marquis", ("dark brown", "nij_0604_01"), ("none", "nightlight_2026")),
    ("caffeine", "mandelin", ("none", "protest_pw"), ("brown", "pl_sheet_2017")),
    ("lidocaine", "scott", ("blue", "protest_pw"), ("light green", "pl_sheet_2017")),
];

/// The second side comes from an app that names no source for any row (orange on methadone, none or faint pink on
/// fentanyl, orange to brown on the others): what is shown is the first side alone.
const UNSOURCED: &[(&str, &str, Side)] = &[
    ("methadone", "mandelin", ("green > blue", "protest_pw")),
    ("fentanyl", "marquis", ("orange > brown", "protest_pw")),
    ("metonitazene", "marquis", ("none", "protest_pw")),
    ("u-47700", "marquis", ("none", "protest_pw")),
];

struct Shown {
    colours: String,
    sources: Vec<String>,
    disputed: bool,
    weighed: bool,
}

fn words(value: &Value) -> Vec<String> {
    value.as_array().expect("a list").iter().map(|word| word.as_str().expect("a word").to_owned()).collect()
}

/// Rows of the pair as `substance()` gives them.
fn shown(substance: &str, reagent: &str) -> Vec<Shown> {
    let place = database().substance_by_id(substance).expect("a substance");
    let profile = serde_json::to_value(Profile::of(database(), place)).expect("a profile can be written");
    let rows = profile["reactions"].as_array().expect("a list").iter().filter(|row| row["reagent"] == reagent);
    let colours = |row: &Value| {
        let stages = row["stages"].as_array().expect("a list").iter();
        stages.map(|stage| stage["colour"].as_str().expect("a colour")).collect::<Vec<_>>().join(" > ")
    };
    rows.map(|row| Shown {
        colours: colours(row),
        sources: words(&row["sources"]),
        disputed: row["disputed"] == true,
        weighed: row["weighed"] == true,
    })
    .collect()
}

fn has(rows: &[Shown], (colours, source): Side) -> bool {
    rows.iter().any(|row| row.colours == colours && row.sources.iter().any(|own| own == source))
}

/// What a verdict on no reaction says of the substance: expected, disputed, sources.
fn evidence(substance: &str, name: &str) -> (String, bool, Vec<String>) {
    let view = json(&verdict(&sample(Some(substance), vec![reagent(name, &[("none", None)])])));
    let candidates = view["candidates"].as_array().expect("a list");
    let own = candidates.iter().find(|candidate| candidate["substance"] == substance && candidate["with"].is_null());
    let evidence = &own.unwrap_or_else(|| panic!("{substance} is no candidate"))["evidence"][0];
    let expected = evidence["expected"].as_str().expect("words").to_owned();
    (expected, evidence["disputed"] == true, words(&evidence["sources"]))
}

fn is_whole() -> bool {
    database().data.without.is_empty()
}

#[test]
fn both_sides_of_a_dispute_between_votes_are_shown() {
    if !is_whole() {
        return; // A build without a source lacks sides.
    }
    for (substance, reagent, sides) in VOTING {
        let rows = shown(substance, reagent);
        let (expected, disputed, sources) = evidence(substance, reagent);
        assert!(disputed && rows.iter().all(|row| row.disputed && row.weighed), "{substance} on {reagent}");
        for side in *sides {
            assert!(has(&rows, *side), "{substance} on {reagent}: {side:?}");
            assert!(expected.contains(side.0), "{substance} on {reagent}: {expected}");
            assert!(sources.iter().any(|own| own == side.1), "{substance} on {reagent}: {sources:?}");
        }
    }
}

#[test]
fn a_side_without_a_vote_is_told_and_not_weighed() {
    if !is_whole() {
        return;
    }
    for (substance, reagent, voting, told) in TOLD {
        let rows = shown(substance, reagent);
        let (expected, disputed, sources) = evidence(substance, reagent);
        assert!(disputed && rows.iter().all(|row| row.disputed), "{substance} on {reagent}");
        let (weighed, remarks): (Vec<Shown>, Vec<Shown>) = rows.into_iter().partition(|row| row.weighed);
        assert!(has(&weighed, *voting) && !has(&weighed, *told), "{substance} on {reagent}");
        assert!(has(&remarks, *told) && !has(&remarks, *voting), "{substance} on {reagent}");
        assert!(expected.ends_with(&format!("; told elsewhere, not weighed: {}", told.0)), "{expected}");
        assert!(sources.iter().any(|own| own == told.1), "{sources:?}");
    }
}

#[test]
fn what_an_app_without_sources_says_is_not_told() {
    if !is_whole() {
        return;
    }
    for (substance, reagent, side) in UNSOURCED {
        let rows = shown(substance, reagent);
        assert!(has(&rows, *side) && rows.iter().all(|row| !row.disputed && row.weighed), "{substance} on {reagent}");
        assert!(evidence(substance, reagent).0.contains(side.0));
    }
    let cited = database().data.unweighed.iter().flat_map(|row| &row.sources);
    let cited = cited.chain(database().data.records.iter().flat_map(|record| &record.sources));
    let ids: Vec<&str> = cited.map(|place| database().data.sources[usize::from(*place)].id.as_str()).collect();
    for app in ["cptnope_pwa", "reagentkit_app", "hex_grid_py"] {
        assert!(!ids.contains(&app), "{app}");
    }
}

/// Whoever reads what one of the sources prints has read what that source expects: it fits.
#[test]
fn either_side_of_a_dispute_fits() {
    if !is_whole() {
        return;
    }
    let against = |substance: &str, reading: ReadingInput| {
        let verdict = verdict(&sample(None, vec![reading]));
        let place = database().substance_by_id(substance);
        let own = verdict.candidates.iter().find(|own| Some(own.substance) == place && own.with.is_none());
        own.unwrap_or_else(|| panic!("{substance} is no candidate")).tally.against
    };
    for (substance, name, sides) in VOTING {
        for (colours, source) in *sides {
            let first = colours.split(" / ").next().unwrap_or(colours);
            let course: Vec<(&str, Option<f64>)> = first.split(" > ").map(|stage| (stage, None)).collect();
            assert_eq!(against(substance, reagent(name, &course)), 0, "{substance} on {name}: {colours} ({source})");
        }
    }
    // Brown is common on Mandelin, and of morphine one source prints a dull brown, another no colour or grey.
    let brown = "brown|dark brown|reddish brown|yellowish brown|greyish brown|light brown";
    for (colour, fits) in [(brown, true), ("grey", true), ("none", true), ("green", false)] {
        assert_eq!(against("morphine", reagent("mandelin", &[(colour, None)])) == 0, fits, "{colour}");
    }
}

/// Protonitazene on Marquis: the app says orange to brown, and the row of the vendor contradicts itself and is left out,
/// so that the pair shows as unknown.
#[test]
fn a_row_that_contradicts_itself_leaves_the_pair_unknown() {
    assert!(shown("protonitazene", "marquis").is_empty());
    assert!(analogue_lookup::database::LEFT_OUT.contains("| protonitazene | marquis |"));
}

/// Whatever the side, a silent Marquis clears no fentanyl and no nitazene.
#[test]
fn no_side_lifts_a_hazard() {
    let view = json(&verdict(&sample(None, vec![reagent("marquis", &[("none", None)])])));
    for family in ["fentanyls", "nitazenes"] {
        let hazards = view["hazards"].as_array().expect("a list");
        let own = hazards.iter().find(|hazard| hazard["family"] == family).expect("in every verdict");
        assert_eq!(own["state"], "cannot-exclude");
    }
}
