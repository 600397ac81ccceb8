//! Builds that leave sources out: `make build WITHOUT=source,source`.

use super::data;
use analogue_lookup::analogue::Structures;
use analogue_lookup::database::Signatures;
use analogue_lookup::reading::{ColourInput, ReadingInput, SampleInput, StageInput, check_sample};
use analogue_lookup::speech::speak;
use analogue_lookup::verdict::{Options, classify};
use analogue_lookup::view::Catalogue;
use compile::{Compiled, compile};
use schema::{FamilyIndex, Index, SourceIndex};

fn build(without: &[&str]) -> Result<Compiled, Vec<String>> {
    compile(&data(), without.iter().map(|source| (*source).to_owned()).collect())
        .map_err(|problems| problems.iter().map(|problem| problem.to_string()).collect())
}

/// The database as the core of such a build would load it.
fn core(without: &[&str]) -> Signatures {
    let compiled = build(without).unwrap_or_else(|problems| panic!("{}", problems.join("\n")));
    let mut database = Signatures::read(&compiled.database).expect("just written");
    database.add_identities(&compiled.identities).expect("those of the same build");
    let families: Vec<FamilyIndex> = database.substances().map(|(_, row)| row.family).collect();
    assert!(
        Structures::read(&compiled.structures, &families).is_ok_and(|own| own.edition == database.data.edition),
        "those of the same build"
    );
    database
}

fn marquis(colour: &str) -> SampleInput {
    let stage = StageInput { colour: ColourInput::Words(colour.into()), seconds: None, effects: Vec::new() };
    let reading = ReadingInput::Reagent { reagent: "marquis".into(), stages: vec![stage], reader: None };
    SampleInput { readings: vec![reading], ..SampleInput::default() }
}

#[test]
fn it_holds_none_of_their_rows_and_works() {
    let (whole, without) = (core(&[]), core(&["protest_pw"]));
    let place = without.data.sources.iter().position(|source| source.id == "protest_pw").expect("still named");
    let place = SourceIndex::at(place);
    assert!(whole.data.records.iter().any(|record| record.sources.contains(&place)));
    assert!(without.data.records.iter().all(|record| !record.sources.contains(&place)));
    assert!(!without.data.records.is_empty() && without.data.records.len() < whole.data.records.len());
    assert_ne!(without.data.sha256, whole.data.sha256);
    assert_ne!(without.data.edition, whole.data.edition);
    let catalogue = serde_json::to_value(Catalogue::of(&without)).expect("a catalogue can be written");
    assert_eq!(catalogue["without"], serde_json::json!(["protest_pw"]));

    let sample = check_sample(&without, &marquis("purple")).expect("a reading");
    let verdict = classify(&without, &sample, &Options::default());
    assert!(verdict.candidates.iter().any(|candidate| without.substance(candidate.substance).id == "mdma"));
    assert!(speak(&without, &verdict, "en").contains("protest_pw"));
    // The vendor alone disagrees with the laboratory here.
    let disputed = |database: &Signatures| {
        let (reagent, substance) = (database.reagent_named("marquis"), database.substance_by_id("lsd"));
        let records = database.records_of(reagent.expect("a reagent")).iter();
        records.filter(|record| Some(record.substance) == substance).all(|record| record.disputed)
    };
    assert!(disputed(&whole) && !disputed(&without));
}

#[test]
fn it_lists_them_in_one_order_and_each_once() {
    let one = build(&["protest_pw", "enix150_wp"]).unwrap_or_else(|problems| panic!("{}", problems.join("\n")));
    let two =
        build(&["enix150_wp", "protest_pw", "enix150_wp"]).unwrap_or_else(|problems| panic!("{}", problems.join("\n")));
    assert!(one.database == two.database);
    assert_eq!(core(&["protest_pw", "enix150_wp"]).data.without, ["enix150_wp", "protest_pw"]);
}

#[test]
fn its_report_names_none_of_their_rows() {
    let report = |without| build(without).unwrap_or_else(|problems| panic!("{}", problems.join("\n"))).left_out;
    assert!(report(&[]).contains("| protest_pw |"));
    assert!(!report(&["protest_pw"]).contains("| protest_pw |"));
}

#[test]
fn what_cannot_be_left_out_is_refused_with_what_to_do() {
    let refused = |source: &str, says: &[&str]| {
        let problems = build(&[source]).err().unwrap_or_else(|| panic!("it builds without {source}"));
        assert_eq!(problems.len(), 1, "{problems:?}");
        assert!(says.iter().all(|part| problems[0].contains(part)), "{problems:?}");
    };
    refused("zz", &["WITHOUT names \"zz\"", "no source: correct it"]);
    refused("protest_wp", &["WITHOUT names \"protest_wp\"", "(nearest: \"protest_pw\")", "correct it"]);
    // Cited for strips: its facts would stay.
    refused("amate2026", &["has no table", "these can be left out", "protest_pw", "nij_0604_01"]);
}
