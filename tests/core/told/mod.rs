//! Colours as people tell them, `told.csv`: a kind of wording, the reagent, the text, and the hues it means: `>` between the
//! stages, `|` between hues of which the stage may be any, `none` for no colour.

use analogue_lookup::database::Signatures;
use analogue_lookup::reading::{ColourNote, Told, told};
use colour::{NONE, Region};
use std::collections::BTreeSet;

/// The share of the phrases that must be read.
const READ: f64 = 0.97;

struct Row {
    kind: String,
    reagent: String,
    text: String,
    hues: String,
}

fn rows() -> Vec<Row> {
    let mut reader = csv::Reader::from_reader(include_str!("told.csv").as_bytes());
    let cell = |record: &csv::StringRecord, at: usize| record[at].to_owned();
    reader
        .records()
        .map(|record| record.unwrap())
        .map(|r| Row { kind: cell(&r, 0), reagent: cell(&r, 1), text: cell(&r, 2), hues: cell(&r, 3) })
        .collect()
}

fn read(database: &Signatures, reagent: &str, text: &str) -> Option<Told> {
    told(database, database.reagent_named(reagent).unwrap(), text).ok()
}

fn hue(region: &Region) -> &'static str {
    if region.share(NONE) > 0.5 { "none" } else { region.coloured().main_group().word() }
}

#[test]
fn phrases_are_read_and_none_is_misread() {
    let database = Signatures::load().unwrap();
    let rows = rows();
    assert!(rows.len() >= 400, "{} phrases", rows.len());
    let kinds: BTreeSet<&str> = rows.iter().map(|row| row.kind.as_str()).collect();
    assert!(kinds.len() >= 40, "{} kinds of wording", kinds.len());
    let (mut unread, mut misread) = (Vec::new(), String::new());
    for row in &rows {
        let Some(found) = read(&database, &row.reagent, &row.text) else {
            unread.push(format!("{}: {}", row.kind, row.text));
            continue;
        };
        let hues: Vec<&str> = found.stages.iter().map(hue).collect();
        let wanted: Vec<&str> = row.hues.split('>').collect();
        let right = hues.len() == wanted.len()
            && hues.iter().zip(&wanted).all(|(hue, wanted)| wanted.split('|').any(|own| own == *hue));
        if !right {
            misread.push_str(&format!(
                "{} ({}): \"{}\" is {} and not {}\n",
                row.kind,
                row.reagent,
                row.text,
                hues.join(">"),
                row.hues
            ));
        }
    }
    let share = 1.0 - unread.len() as f64 / rows.len() as f64;
    assert!(misread.is_empty(), "{misread}\nunread: {unread:#?}");
    assert!(share >= READ, "{share}: {unread:#?}");
}

#[test]
fn what_is_put_right_or_left_out_is_noted() {
    let database = Signatures::load().unwrap();
    let notes = |text: &str| read(&database, "marquis", text).unwrap().notes;
    let read_as = |word: &str, meant: &str| ColourNote::ReadAs { word: word.into(), meant: meant.into() };
    assert_eq!(notes("purple"), []);
    assert_eq!(notes("it went purple immediately"), []);
    assert_eq!(notes("purple, as expected"), []);
    assert_eq!(notes("blak"), [read_as("blak", "black")]);
    assert_eq!(notes("purpel then blak"), [read_as("purpel", "purple"), read_as("blak", "black")]);
    assert_eq!(notes("omg purple"), [ColourNote::LeftOut { word: "omg".into() }]);
}

#[test]
fn what_is_no_colour_is_still_an_error() {
    let database = Signatures::load().unwrap();
    for text in [
        "",
        "ketamine",
        "no purple",
        "never purple",
        "wasn't purple",
        "anything but black",
        "orange instead of purple",
        "n/a",
        "without red",
        "omg",
        "#12",
        "bright",
        "🙂",
    ] {
        assert!(read(&database, "marquis", text).is_none(), "{text}");
    }
}

/// The same hue as the full colour, lighter, and never no reaction.
#[test]
fn a_faint_colour_keeps_its_hue() {
    let database = Signatures::load().unwrap();
    for colour in ["purple", "blue", "pink", "green", "brown", "olive"] {
        for word in ["faint", "weak", "slight", "pale tint of"] {
            let faint = &read(&database, "ehrlich", &format!("{word} {colour}")).unwrap().stages[0];
            let full = &read(&database, "ehrlich", colour).unwrap().stages[0];
            assert!(faint.share(NONE) < 0.05, "{word} {colour}: {}", faint.share(NONE));
            assert!(faint.lightness() > full.lightness(), "{word} {colour}");
            assert!(faint.overlap(full) > 0.3, "{word} {colour}: {}", faint.overlap(full));
        }
    }
}

/// The words of a chart make a course only where the records of the reagent hold one.
#[test]
fn between_two_colours_the_records_decide() {
    let database = Signatures::load().unwrap();
    let stages = |reagent: &str, text: &str| read(&database, reagent, text).unwrap().stages.len();
    assert_eq!(stages("marquis", "orange to brown"), 2);
    assert_eq!(stages("marquis", "orange/brown"), 2);
    assert_eq!(stages("marquis", "brown/orange"), 1, "a slash goes from light to dark");
    assert_eq!(stages("simons", "pink to green"), 1, "nobody recorded it");
    assert_eq!(stages("marquis", "dark / light brown"), 1);
    assert_eq!(stages("simons", "pink turning green"), 2, "said to be a course, it is one");
}
