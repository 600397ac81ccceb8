//! Every phrase of the sources, and every ISCC–NBS name, as a region of CIELAB: its middle, its spread and its kind.
//! The phrases are data, `phrases.csv`, so that a change of the lexicon shows as a diff to be read.

use colour::{Basis, Effects, HueGroup, NONE, Onset, Region, StageColour, cells, ciede2000, read};
use serde::{Deserialize, Serialize};
use std::fs;
use std::path::{Path, PathBuf};

/// How far a middle may lie from the one that was approved, on each axis, and its spread.
const NEAR: f64 = 3.0;
/// The same for the percentage of "no colour".
const NEAR_PERCENT: f64 = 2.0;
/// The least part of the coloured share that a hue of a phrase holds.
const PART: f64 = 0.08;
/// The most that one hue holds where none is named ("dark").
const ANY: f64 = 0.4;

#[derive(Deserialize, Serialize, Debug)]
struct Row {
    phrase: String,
    kind: String,
    hue: String,
    none: Option<f64>,
    #[serde(rename = "L")]
    l: Option<f64>,
    a: Option<f64>,
    b: Option<f64>,
    spread: Option<f64>,
    onset: String,
    faint: String,
    effects: String,
}

fn file() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/lexicon/phrases.csv")
}

fn rows() -> Vec<Row> {
    let mut reader = csv::ReaderBuilder::new().comment(Some(b'#')).from_path(file()).expect("the table of phrases");
    reader.deserialize().map(|row| row.expect("a row of the table")).collect()
}

fn kind(basis: Basis) -> &'static str {
    match basis {
        Basis::Measured => "measured",
        Basis::Block => "block",
        Basis::Word => "words",
    }
}

fn onset(onset: Onset) -> &'static str {
    match onset {
        Onset::Instant => "instant",
        Onset::Usual => "",
        Onset::Slow => "slow",
    }
}

fn effects(effects: Effects) -> String {
    let words = [
        (Effects::FIZZ, "fizz"),
        (Effects::SMOKE, "smoke"),
        (Effects::PRECIPITATE, "precipitate"),
        (Effects::SPOTS, "spots"),
    ];
    let seen: Vec<&str> = words.iter().filter(|(effect, _)| effects.contains(*effect)).map(|(_, word)| *word).collect();
    seen.join("+")
}

/// The row as the lexicon reads the phrase today, its hues as they were approved.
fn today(row: &Row, read: &StageColour) -> Row {
    let middle = read.region.centre_and_spread();
    Row {
        phrase: row.phrase.clone(),
        kind: kind(read.basis).into(),
        hue: row.hue.clone(),
        none: Some((read.region.share(NONE) * 100.0).round()),
        l: Some(middle.map_or(100.0, |(lab, _)| lab.l.round())),
        a: Some(middle.map_or(0.0, |(lab, _)| lab.a.round() + 0.0)),
        b: Some(middle.map_or(0.0, |(lab, _)| lab.b.round() + 0.0)),
        spread: Some(middle.map_or(0.0, |(_, spread)| spread.round())),
        onset: onset(read.onset).into(),
        faint: if read.faint { "faint".into() } else { String::new() },
        effects: effects(read.effects),
    }
}

/// What differs from what was approved, in words; empty if nothing does.
fn differences(row: &Row, today: &Row, region: &Region) -> String {
    let far = |one: Option<f64>, two: Option<f64>, most: f64| (one.unwrap_or(-999.0) - two.unwrap_or(0.0)).abs() > most;
    let axes = [(row.l, today.l), (row.a, today.a), (row.b, today.b), (row.spread, today.spread)];
    let words = |row: &Row| [&row.kind, &row.onset, &row.faint, &row.effects].map(String::clone);
    let mut found = String::new();
    if axes.iter().any(|(one, two)| far(*one, *two, NEAR)) || far(row.none, today.none, NEAR_PERCENT) {
        found.push_str(" is another colour");
    }
    if words(row) != words(today) {
        found.push_str(" has other words beside it");
    }
    let coloured = 1.0 - region.share(NONE);
    let share = |group: HueGroup| if coloured > 0.0 { region.share_of(group) / coloured } else { 0.0 };
    let best = HueGroup::ALL.into_iter().skip(1).max_by(|a, b| share(*a).total_cmp(&share(*b)));
    let main = best.filter(|_| coloured > 0.0).unwrap_or(HueGroup::None);
    if row.hue == "any" {
        if share(main) > ANY {
            found.push_str(&format!(" is {} and not of any hue", main.word()));
        }
        return found;
    }
    if !row.hue.split('|').any(|hue| hue == main.word()) {
        found.push_str(&format!(" is mostly {}", main.word()));
    }
    for hue in row.hue.split('|').filter(|hue| *hue != "none") {
        match HueGroup::ALL.into_iter().find(|group| group.word() == hue) {
            Some(group) if share(group) >= PART => {}
            _ => found.push_str(&format!(" has no {hue}")),
        }
    }
    found
}

#[test]
fn every_phrase_of_the_sources_is_a_sensible_region() {
    let rows = rows();
    assert_eq!(rows.len(), 898);
    let mut report = String::new();
    let mut updated = Vec::new();
    for row in rows {
        let read = match read(&row.phrase) {
            Ok(read) if row.kind != "refused" => read,
            Err(_) if row.kind == "refused" => {
                updated.push(row);
                continue;
            }
            outcome => panic!("\"{}\" ({}): {outcome:?}", row.phrase, row.kind),
        };
        let now = today(&row, &read);
        let found = differences(&row, &now, &read.region);
        if !found.is_empty() {
            report.push_str(&format!("\n\"{}\"{found}:\n  {row:?}\n  {now:?}", row.phrase));
        }
        updated.push(now);
    }
    if std::env::var_os("UPDATE_GOLDEN").is_some() {
        let text = fs::read_to_string(file()).expect("the table of phrases");
        let head: String =
            text.lines().take_while(|line| line.starts_with('#')).map(|line| format!("{line}\n")).collect();
        let mut writer = csv::Writer::from_writer(head.into_bytes());
        updated.iter().for_each(|row| writer.serialize(row).expect("a row can be written"));
        fs::write(file(), writer.into_inner().expect("written")).expect("the table can be written");
    }
    assert!(report.is_empty(), "{report}\nIf that is right, run UPDATE_GOLDEN=1 cargo test -p analogue-lookup-colour.");
}

/// A name lies where its block lies: the nearer, the more it is only a name of the charts.
#[test]
fn every_block_name_has_its_middle_near_its_centroid() {
    let mut far = (0.0, "");
    for cell in cells() {
        let read = read(cell.name).expect("a name");
        let (middle, spread) = read.region.centre_and_spread().expect("a colour");
        assert!((5.0..30.0).contains(&spread), "{} {spread}", cell.name);
        let distance = ciede2000(cell.lab, middle);
        if distance > far.0 {
            far = (distance, cell.name);
        }
    }
    assert!(far.0 < 12.0, "{far:?}");
}
