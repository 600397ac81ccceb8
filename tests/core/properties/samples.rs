//! Random samples: names real and not, every reagent, strip and reader,
//! colours in words, as values and measured.
use crate::common::database;
use analogue_lookup::reading::{ColourInput, ReadingInput, SampleInput, StageInput};
use proptest::prelude::*;
use proptest::sample::{select, subsequence};
use schema::ReagentIndex;
use std::ops::RangeInclusive;

pub const FORMS: [&str; 9] = ["powder", "crystal", "pill", "blotter", "paper", "vape", "liquid", "plant", "residue"];
pub const OBSERVED: [&str; 5] =
    ["unwell-now", "naloxone-responded", "sedation-after-naloxone", "long-sedation", "overdose-cluster"];
pub const READERS: [&str; 5] = ["sure", "unsure", "colour-vision-deficient", "camera", "camera-uncorrected"];
pub const TECHNIQUES: [&str; 5] = ["FTIR", "Raman", "GC-MS", "DART-MS", "LC-MS"];
pub const LINES: [&str; 6] = ["C", "C+T", "C+faint T", "T", "none", "unsure"];
/// What a kit often holds; the other reagents come up less often.
const USUAL: [&str; 8] = ["marquis", "mecke", "mandelin", "froehde", "simons", "ehrlich", "liebermann", "morris"];
const SOLD: [&str; 8] = ["heroin", "MDMA", "cocaine", "ketamine", "methamphetamine", "fentanyl", "alprazolam", "LSD"];
pub const DARK: [&str; 8] =
    ["black", "dark brown", "dark purple", "blackish green", "dark blue", "brownish black", "#101014", "#1a0d22"];

pub fn sample() -> impl Strategy<Value = SampleInput> {
    sample_of(0..=8)
}

pub fn sample_of(readings: RangeInclusive<usize>) -> impl Strategy<Value = SampleInput> {
    let observed = prop_oneof![6 => Just(Vec::new()), 1 => subsequence(OBSERVED.to_vec(), 1..=3)];
    (sold_as(), prop::option::weighted(0.4, select(&FORMS[..])), prop::collection::vec(reading(), readings), observed)
        .prop_map(|(sold_as, form, readings, observed)| SampleInput {
            sold_as,
            form: form.map(str::to_owned),
            readings,
            observed: observed.into_iter().map(str::to_owned).collect(),
        })
}

pub fn sold_as() -> impl Strategy<Value = Option<String>> {
    prop_oneof![
        3 => Just(None),
        5 => name().prop_map(Some),
        1 => (name(), select(&["pill", "powder", "bar", "crystal 30"][..])).prop_map(|(a, b)| Some(format!("{a} {b}"))),
        1 => (name(), name()).prop_map(|(a, b)| Some(format!("{a} and {b}"))),
        1 => "[a-z0-9 -]{0,24}".prop_map(Some),
    ]
}

/// A name of a substance, a street name, or a common name of a family.
pub fn name() -> impl Strategy<Value = String> {
    let data = &database().data;
    let sold: Vec<String> = data.families.iter().flat_map(|family| family.sold_as.clone()).collect();
    prop_oneof![
        3 => select(&SOLD[..]).prop_map(str::to_owned),
        2 => (0..data.substances.len()).prop_map(|i| database().data.substances[i].name.clone()),
        2 => (0..data.aliases.len()).prop_map(|i| database().data.aliases[i].text.clone()),
        1 => select(sold),
    ]
}

pub fn reading() -> impl Strategy<Value = ReadingInput> {
    prop_oneof![4 => reagent_reading(), 4 => strip_reading(), 1 => instrument_reading()]
}

pub fn reagent_id() -> impl Strategy<Value = String> {
    prop_oneof![
        2 => select(&USUAL[..]).prop_map(str::to_owned),
        1 => (0..database().data.reagents.len()).prop_map(|i| database().data.reagents[i].id.clone()),
    ]
}

pub fn reagent_reading() -> impl Strategy<Value = ReadingInput> {
    (reagent_id(), prop::collection::vec(stage(), 1..=4), reader())
        .prop_map(|(reagent, stages, reader)| ReadingInput::Reagent { reagent, stages, reader })
}

pub fn stage() -> impl Strategy<Value = StageInput> {
    stage_of(colour())
}

pub fn stage_of(colour: impl Strategy<Value = ColourInput>) -> impl Strategy<Value = StageInput> {
    let effects =
        prop_oneof![5 => Just(Vec::new()), 1 => subsequence(vec!["fizz", "smoke", "precipitate", "spots"], 1)];
    (colour, prop::option::of(0.0..240.0), effects).prop_map(|(colour, seconds, effects)| StageInput {
        colour,
        seconds,
        effects: effects.into_iter().map(str::to_owned).collect(),
    })
}

pub fn colour() -> impl Strategy<Value = ColourInput> {
    prop_oneof![
        5 => phrase().prop_map(ColourInput::Words),
        2 => Just(ColourInput::Words("none".into())),
        2 => "#[0-9a-f]{6}".prop_map(ColourInput::Words),
        1 => (phrase(), phrase())
            .prop_filter("short enough for a field", |(a, b)| a.len() + b.len() < 190)
            .prop_map(|(a, b)| ColourInput::Words(format!("{a}|{b}"))),
        1 => select(&DARK[..]).prop_map(|dark| ColourInput::Words(dark.into())),
        2 => (0.0..=100.0, -90.0..=90.0, -90.0..=90.0).prop_map(|(l, a, b)| ColourInput::Lab { lab: [l, a, b] }),
    ]
}

/// A colour that is surely one.
pub fn coloured() -> impl Strategy<Value = ColourInput> {
    prop_oneof![
        select(&DARK[..]).prop_map(|dark| ColourInput::Words(dark.into())),
        select(&["purple", "orange", "green", "red-brown", "blue"][..]).prop_map(|hue| ColourInput::Words(hue.into())),
        (20.0..=70.0, 30.0..=90.0, -90.0..=90.0).prop_map(|(l, a, b)| ColourInput::Lab { lab: [l, a, b] }),
    ]
}

/// A reading of a reagent that has a window, with every time noted and inside it.
pub fn timed_reading() -> impl Strategy<Value = ReadingInput> {
    let windows: Vec<(String, (u16, u16))> =
        database().data.reagents.iter().filter_map(|row| Some((row.id.clone(), row.read_within?))).collect();
    let stages = prop::collection::vec((colour(), 0.0..1.0f64), 1..=3);
    (select(windows), stages, reader()).prop_map(|((reagent, (from, until)), stages, reader)| {
        let within = |part: f64| f64::from(from) + part * f64::from(until - from);
        let stage = |(colour, part)| StageInput { colour, seconds: Some(within(part)), effects: Vec::new() };
        ReadingInput::Reagent { reagent, stages: stages.into_iter().map(stage).collect(), reader }
    })
}

/// A colour as one of the sources writes it.
pub fn phrase() -> impl Strategy<Value = String> {
    (0..database().data.phrases.len()).prop_map(|i| database().data.phrases[i].text.clone())
}

pub fn reader() -> impl Strategy<Value = Option<String>> {
    prop::option::weighted(0.3, select(&READERS[..]).prop_map(str::to_owned))
}

pub fn strip_id() -> impl Strategy<Value = String> {
    (0..database().data.strips.strips.len()).prop_map(|i| database().data.strips.strips[i].id.clone())
}

/// mg/mL, evenly over the orders of magnitude that people make.
pub fn strength() -> impl Strategy<Value = Option<f64>> {
    prop::option::weighted(0.7, (-0.9..2.0).prop_map(|power: f64| 10f64.powf(power)))
}

pub fn strip_reading() -> impl Strategy<Value = ReadingInput> {
    let minutes = prop_oneof![2 => Just(Some(5.0)), 1 => Just(None), 1 => (0.0..30.0).prop_map(Some)];
    let lines = prop_oneof![3 => select(&LINES[..3]), 1 => select(&LINES[..])];
    (strip_id(), lines, strength(), minutes, said())
        .prop_map(|(strip, lines, strength, minutes, said)| strip_of(&strip, lines, strength, minutes, said))
}

pub fn said() -> impl Strategy<Value = Option<String>> {
    prop::option::weighted(0.25, select(&["positive", "negative"][..]).prop_map(str::to_owned))
}

pub fn strip_of(
    strip: &str,
    lines: &str,
    strength: Option<f64>,
    minutes: Option<f64>,
    said: Option<String>,
) -> ReadingInput {
    ReadingInput::Strip {
        strip: strip.into(),
        lines: lines.into(),
        milligrams: strength.map(|strength| strength * 5.0),
        millilitres: strength.map(|_| 5.0),
        minutes,
        lot: None,
        said,
        reader: None,
    }
}

/// A strip reading that says nothing: no control line, unreadable, too late or too early.
pub fn void_strip_reading() -> impl Strategy<Value = ReadingInput> {
    let drawn = (select(&LINES[3..]), prop::option::of(0.0..60.0));
    let timed = (select(&LINES[..3]), prop_oneof![(61.0..1440.0), (0.0..0.9)].prop_map(Some));
    (strip_id(), prop_oneof![drawn, timed], strength(), said())
        .prop_map(|(strip, (lines, minutes), strength, said)| strip_of(&strip, lines, strength, minutes, said))
}

pub fn instrument_reading() -> impl Strategy<Value = ReadingInput> {
    (select(&TECHNIQUES[..]), prop::collection::vec(prop_oneof![4 => name(), 1 => "[a-z]{0,9}"], 0..=4))
        .prop_map(|(technique, components)| ReadingInput::Instrument { technique: technique.into(), components })
}

/// A dark colour on one reagent.
pub fn dark_reading() -> impl Strategy<Value = ReadingInput> {
    (reagent_id(), select(&DARK[..]), reader()).prop_map(|(reagent, dark, reader)| ReadingInput::Reagent {
        reagent,
        stages: vec![StageInput { colour: ColourInput::Words(dark.into()), seconds: None, effects: Vec::new() }],
        reader,
    })
}

/// Whether a reading is of this reagent.
pub fn is_of(reading: &ReadingInput, reagent: ReagentIndex) -> bool {
    matches!(reading, ReadingInput::Reagent { reagent: own, .. } if database().reagent_named(own) == Some(reagent))
}

/// The sample with one more reading at a place of its own choosing.
pub fn with(input: &SampleInput, reading: ReadingInput, place: usize) -> SampleInput {
    let mut more = input.clone();
    more.readings.insert(place % (input.readings.len() + 1), reading);
    more
}
