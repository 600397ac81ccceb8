//! Lines of instrument lists as services write them. `lines.csv` says of each which substances are there, which families
//! it points to by a name that the database lacks, and which families it denies; all as ids, apart by spaces.
use analogue_lookup::database::Signatures;
use analogue_lookup::message::{Key, Message, Value};
use analogue_lookup::reading::{InstrumentReading, Reading, ReadingInput, Sample, SampleInput, check_sample};
use analogue_lookup::verdict::{HazardState, Options, Verdict, classify};
use schema::{FamilyIndex, HazardKind};
use std::collections::BTreeSet;

struct Row {
    line: String,
    present: BTreeSet<String>,
    unverified: BTreeSet<String>,
    denied: BTreeSet<String>,
}

fn rows() -> Vec<Row> {
    let mut reader = csv::Reader::from_reader(include_str!("lines.csv").as_bytes());
    let ids = |text: &str| text.split_whitespace().map(str::to_owned).collect();
    reader
        .records()
        .map(|record| record.unwrap())
        .map(|record| Row {
            line: record[0].to_owned(),
            present: ids(&record[1]),
            unverified: ids(&record[2]),
            denied: ids(&record[3]),
        })
        .collect()
}

fn sample(database: &Signatures, lines: &[&str]) -> Sample {
    let components = lines.iter().map(|line| (*line).to_owned()).collect();
    let reading = ReadingInput::Instrument { technique: "GC-MS".into(), components };
    check_sample(database, &SampleInput { readings: vec![reading], ..SampleInput::default() }).unwrap()
}

fn list(sample: &Sample) -> &InstrumentReading {
    match &sample.readings[0] {
        Reading::Instrument(list) => list,
        _ => unreachable!("the sample holds one list"),
    }
}

fn text<'a>(message: &'a Message, name: &str) -> &'a str {
    message
        .params
        .iter()
        .find_map(|(own, value)| match value {
            Value::Text(text) if *own == name => Some(text.as_str()),
            _ => None,
        })
        .unwrap_or_default()
}

fn warned_of(verdict: &Verdict, key: Key) -> BTreeSet<String> {
    verdict
        .messages
        .iter()
        .filter(|message| message.key == key)
        .map(|message| text(message, "family").to_owned())
        .collect()
}

#[test]
fn every_line_is_read_as_it_is_meant() {
    let database = Signatures::load().unwrap();
    let rows = rows();
    assert!(rows.len() >= 60, "{} lines", rows.len());
    let mut wrong = String::new();
    for Row { line, present, unverified, denied } in &rows {
        let sample = sample(&database, &[line]);
        let list = list(&sample);
        let family = |family: FamilyIndex| database.family(family).id.clone();
        let found = (
            list.components.iter().map(|place| database.substance(*place).id.clone()).collect::<BTreeSet<_>>(),
            list.unverified.iter().map(|unverified| family(unverified.family)).collect::<BTreeSet<_>>(),
            list.negated
                .iter()
                .flat_map(|negated| &negated.families)
                .map(|place| family(*place))
                .collect::<BTreeSet<_>>(),
        );
        if found != (present.clone(), unverified.clone(), denied.clone()) {
            wrong.push_str(&format!("{line}\n   is {found:?}\n   not {present:?} {unverified:?} {denied:?}\n"));
        }
    }
    assert!(wrong.is_empty(), "{wrong}");
}

/// What is there is a finding of its family, and what is denied and dangerous is warned of by the name of the family.
#[test]
fn no_line_that_names_a_danger_is_dropped_in_silence() {
    let database = Signatures::load().unwrap();
    for Row { line, present, unverified, denied } in rows() {
        let verdict = classify(&database, &sample(&database, &[&line]), &Options::default());
        let dangerous = |family: &str| {
            let family = database.family_by_id(family).unwrap();
            database.family(family).hazard != HazardKind::No
        };
        let state = |family: &str| {
            let place = database.family_by_id(family).unwrap();
            verdict.hazards.iter().find(|hazard| hazard.family == place).map(|hazard| hazard.state)
        };
        let of_present = present.iter().map(|substance| {
            let place = database.substance_by_id(substance).unwrap();
            database.family(database.substance(place).family).id.clone()
        });
        let there: BTreeSet<String> = of_present.chain(unverified.iter().cloned()).collect();
        for family in there.iter().filter(|family| dangerous(family)) {
            assert_eq!(state(family), Some(HazardState::Found), "{line}: {family}");
        }
        assert_eq!(warned_of(&verdict, Key::ComponentUnverifiedMember), unverified, "{line}");
        let warned: BTreeSet<String> = denied.iter().filter(|family| dangerous(family)).cloned().collect();
        assert_eq!(warned_of(&verdict, Key::ComponentNegatedHazard), warned, "{line}");
        for family in &warned {
            assert_ne!(state(family), Some(HazardState::NotFoundDownTo), "{line}: a list rules out nothing");
        }
    }
}

#[test]
fn an_unverified_member_is_said_so_and_never_ranked() {
    let database = Signatures::load().unwrap();
    let verdict = classify(&database, &sample(&database, &["tetraethylfentanyl"]), &Options::default());
    assert!(verdict.candidates.is_empty());
    let fentanyls = database.family_by_id("fentanyls").unwrap();
    let hazard = verdict.hazards.iter().find(|hazard| hazard.family == fentanyls).unwrap();
    let found = hazard.because.iter().find(|message| message.key == Key::FoundUnverifiedMember).unwrap();
    assert_eq!(text(found, "text"), "tetraethylfentanyl");
    let share = verdict.families.iter().find(|own| own.family == fentanyls).unwrap().probability;
    assert!(share >= 0.9, "{share}");
}

/// What may mistype a name is not that substance; a danger that it may mean counts as a member that nobody verified.
#[test]
fn a_mistyped_name_is_offered_and_never_ranked() {
    let database = Signatures::load().unwrap();
    for (lines, meant, danger) in [
        (&["caffiene"][..], "Caffeine", None),
        (&["heroin, caffiene"], "Caffeine", None),
        (&["metonitazeen"], "Metonitazene", Some("nitazenes")),
        (&["bromazolma"], "Bromazolam", Some("benzodiazepines")),
    ] {
        let sample = sample(&database, lines);
        let offered = &list(&sample).offered;
        let meant = database.substances().find(|(_, row)| row.name == meant).unwrap().0;
        assert_eq!(offered.iter().map(|own| own.substance).collect::<Vec<_>>(), [meant], "{lines:?}");
        assert!(!list(&sample).components.contains(&meant), "{lines:?}");
        let verdict = classify(&database, &sample, &Options::default());
        assert!(verdict.messages.iter().any(|message| message.key == Key::MayMean), "{lines:?}");
        assert_eq!(danger.is_none(), verdict.messages.iter().any(|m| m.key == Key::ComponentUnknown), "{lines:?}");
        if let Some(danger) = danger {
            let family = database.family_by_id(danger).unwrap();
            let hazard = verdict.hazards.iter().find(|hazard| hazard.family == family).unwrap();
            assert!(hazard.because.iter().any(|message| message.key == Key::FoundUnverifiedMember), "{lines:?}");
        }
    }
    // What is denied is not offered.
    assert!(list(&sample(&database, &["no caffiene"])).offered.is_empty());
}

/// Joining lines to one list changes nothing of what each says.
#[test]
fn a_list_says_what_its_lines_say() {
    let database = Signatures::load().unwrap();
    let rows = rows();
    for some in rows.chunks(20) {
        let lines: Vec<&str> = some.iter().map(|row| row.line.as_str()).collect();
        let joined = sample(&database, &lines);
        let expected: BTreeSet<&String> = some.iter().flat_map(|row| &row.present).collect();
        let found: BTreeSet<&String> =
            list(&joined).components.iter().map(|place| &database.substance(*place).id).collect();
        assert_eq!(found, expected);
    }
}
