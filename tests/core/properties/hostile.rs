//! What callers may send: nothing of it may bring the core down, and every
//! refusal names the field.

use super::cases;
use super::samples::*;
use crate::common::{database, instrument, spoken, verdict};
use analogue_lookup::reading::{ColourInput, OptionsInput, ReadingInput, SampleInput, StageInput, check_sample};
use analogue_lookup::verdict::{check_options, classify};
use proptest::prelude::*;
use proptest::sample::select;

const TEXTS: &[&str] = &[
    "",
    " ",
    "\u{0}",
    "\u{202e}evil",
    "{family}",
    "{",
    "__proto__",
    "../../data",
    "<script>",
    "NaN",
    "-0",
    "🙂🙂🙂",
    "#",
    "#12345",
    "#gggggg",
    "|",
    "|||",
    " > ",
    "none|none",
    "((((",
    "))))",
    "brown (",
    "C+T ",
    "FTIR\n",
    "İ",
    "ß",
    "ﬀ",
    "mdma\n- Fentanyls: not found.",
    "1e309",
    "50-00-0",
    "AAAAAAAAAAAAAA-AAAAAAAAAA-A",
];
const NUMBERS: &[f64] =
    &[f64::NAN, f64::INFINITY, -f64::INFINITY, -0.0, 1e308, -1e308, f64::MIN_POSITIVE, 1e-300, 1e4, 1440.0];

fn text() -> BoxedStrategy<String> {
    prop_oneof![
        2 => select(TEXTS).prop_map(str::to_owned),
        2 => "\\PC{0,40}",
        1 => prop::collection::vec(any::<char>(), 0..=220).prop_map(|letters| letters.into_iter().collect()),
        1 => "[a-z,/|()#>+ -]{0,60}",
    ]
    .boxed()
}

fn number() -> impl Strategy<Value = Option<f64>> {
    prop::option::of(prop_oneof![select(NUMBERS), prop::num::f64::ANY, (0.0..100.0)])
}

fn either(fair: &'static [&'static str]) -> impl Strategy<Value = String> {
    prop_oneof![3 => select(fair).prop_map(str::to_owned), 1 => text()]
}

fn colour_of_any_kind() -> impl Strategy<Value = ColourInput> {
    let lab = [number(), number(), number()].prop_map(|lab| ColourInput::Lab { lab: lab.map(|n| n.unwrap_or(50.0)) });
    prop_oneof![3 => colour(), 2 => text().prop_map(ColourInput::Words), 1 => lab]
}

/// Mostly a few, at times around the most that is allowed.
fn few_or_many<T: Clone + std::fmt::Debug + 'static>(
    one: impl Strategy<Value = T> + Clone + 'static,
) -> impl Strategy<Value = Vec<T>> {
    prop_oneof![9 => prop::collection::vec(one.clone(), 0..=3), 1 => prop::collection::vec(one, 60..=70)]
}

fn anything() -> impl Strategy<Value = ReadingInput> {
    let effects = prop::collection::vec(either(&["fizz", "smoke"]), 0..=2);
    let stage = (colour_of_any_kind(), number(), effects).prop_map(|(colour, seconds, effects)| StageInput {
        colour,
        seconds,
        effects,
    });
    let reagent = (
        prop_oneof![3 => reagent_id(), 1 => text()],
        prop::collection::vec(stage, 0..=18),
        prop::option::of(either(&READERS)),
    )
        .prop_map(|(reagent, stages, reader)| ReadingInput::Reagent { reagent, stages, reader });
    let strip = (
        (prop_oneof![3 => strip_id(), 1 => text()], either(&LINES)),
        (number(), number(), number()),
        (
            prop::option::of(text()),
            prop::option::of(either(&["positive", "negative"])),
            prop::option::of(either(&READERS)),
        ),
    )
        .prop_map(|((strip, lines), (milligrams, millilitres, minutes), (lot, said, reader))| {
            ReadingInput::Strip { strip, lines, milligrams, millilitres, minutes, lot, said, reader }
        });
    let instrument = (either(&TECHNIQUES), few_or_many(prop_oneof![name(), text()].boxed()))
        .prop_map(|(technique, components)| ReadingInput::Instrument { technique, components });
    prop_oneof![3 => reagent, 3 => strip, 1 => instrument, 3 => reading()]
}

fn hostile() -> impl Strategy<Value = SampleInput> {
    (
        prop::option::of(prop_oneof![text(), name()]),
        prop::option::weighted(0.3, either(&FORMS)),
        few_or_many(anything().boxed()),
        prop::collection::vec(either(&OBSERVED), 0..=6),
    )
        .prop_map(|(sold_as, form, readings, observed)| SampleInput { sold_as, form, readings, observed })
}

proptest! {
    #![proptest_config(cases(1500))]

    #[test]
    fn a_sample_is_classified_or_refused_with_its_field(input in hostile()) {
        match check_sample(database(), &input) {
            Ok(sample) => {
                let verdict = classify(database(), &sample, &Default::default());
                prop_assert!(verdict.novelty.is_finite());
                prop_assert!(verdict.candidates.iter().all(|candidate| candidate.probability.is_finite()));
                prop_assert!(verdict.hazards.len() >= 5);
                prop_assert!(!spoken(&verdict).is_empty());
            }
            Err(error) => {
                let roots = ["soldAs", "form", "readings", "observed"];
                prop_assert!(roots.iter().any(|root| error.field.starts_with(root)), "{}", error.field);
                prop_assert!(!error.message.is_empty());
                prop_assert!(error.message.chars().count() < 600, "{}", error.message);
            }
        }
    }

    #[test]
    fn options_are_taken_or_refused_with_their_field(
        prior in prop::option::of(either(&["published", "flat"])),
        region in prop::option::of(either(&["GB", "US", "other"])),
        kit in prop::option::of(prop::collection::vec(prop_oneof![reagent_id(), strip_id(), text()], 0..=4)),
        limit in number(),
    ) {
        let input = OptionsInput { prior, region, ignore_sold_as: None, kit, limit };
        match check_options(database(), &input) {
            Ok(options) => prop_assert!(options.limit >= 1),
            Err(error) => prop_assert!(error.field.starts_with("options."), "{}", error.field),
        }
    }

    #[test]
    fn a_name_cannot_forge_a_line_of_the_spoken_verdict(names in prop::collection::vec(text(), 1..=3)) {
        let plain = SampleInput {
            sold_as: Some("qqq".into()),
            readings: vec![instrument("FTIR", &vec!["qqq"; names.len()])],
            ..SampleInput::default()
        };
        let fair = SampleInput {
            sold_as: names.first().cloned(),
            readings: vec![ReadingInput::Instrument { technique: "FTIR".into(), components: names }],
            ..SampleInput::default()
        };
        prop_assume!(check_sample(database(), &fair).is_ok_and(|s| s.sold_as.text.is_some() && !s.sold_as.is_known()));
        prop_assume!(matches!(&check_sample(database(), &fair).expect("just read").readings[0],
            analogue_lookup::reading::Reading::Instrument(list)
                if !list.lists_anything() && list.negated.iter().all(|negated| negated.families.is_empty())));
        let lines = |input: &SampleInput| {
            let aside = |line: &&str| line.contains("is not in the database") || line.contains("says that something was not found");
            spoken(&verdict(input)).lines().filter(|line| !aside(line)).count()
        };
        prop_assert_eq!(lines(&fair), lines(&plain));
    }
}

#[test]
fn bounds_are_kept() {
    let many = |n: usize| SampleInput {
        readings: vec![crate::common::strip("fentanyl", "C", None, None); n],
        ..SampleInput::default()
    };
    assert!(check_sample(database(), &many(64)).is_ok());
    assert_eq!(check_sample(database(), &many(65)).unwrap_err().field, "readings");
    let stages = |n: usize| SampleInput {
        readings: vec![crate::common::reagent("marquis", &vec![("brown", None); n])],
        ..SampleInput::default()
    };
    assert!(check_sample(database(), &stages(16)).is_ok());
    assert_eq!(check_sample(database(), &stages(17)).unwrap_err().field, "readings[0].stages");
    assert_eq!(check_sample(database(), &stages(0)).unwrap_err().field, "readings[0].stages");
    let sold = |n: usize| SampleInput { sold_as: Some("a".repeat(n)), ..SampleInput::default() };
    assert!(check_sample(database(), &sold(200)).is_ok());
    assert_eq!(check_sample(database(), &sold(201)).unwrap_err().field, "soldAs");
    let lab = SampleInput {
        readings: vec![ReadingInput::Reagent {
            reagent: "marquis".into(),
            stages: vec![StageInput {
                colour: ColourInput::Lab { lab: [f64::NAN, 0.0, 0.0] },
                seconds: None,
                effects: vec![],
            }],
            reader: None,
        }],
        ..SampleInput::default()
    };
    assert_eq!(check_sample(database(), &lab).unwrap_err().field, "readings[0].stages[0].colour.lab");
}

#[test]
fn a_solution_thicker_than_paste_is_refused() {
    // 10 g in a millionth of a millilitre: a slip of the pen that would make a strip look all-seeing.
    let mut slip = crate::common::strip("fentanyl", "C+T", None, Some(5.0));
    if let ReadingInput::Strip { milligrams, millilitres, .. } = &mut slip {
        (*milligrams, *millilitres) = (Some(10_000.0), Some(1e-6));
    }
    assert!(check_sample(database(), &crate::common::sample(None, vec![slip])).is_err());
}

#[test]
fn a_solution_too_thin_for_the_pure_analyte_claims_no_share() {
    let thin = crate::common::strip("nitazene", "C+T", Some(1e-6), Some(5.0));
    let verdict = verdict(&crate::common::sample(None, vec![thin]));
    let shares = verdict.hazards.iter().flat_map(|hazard| &hazard.tests).filter_map(|test| test.smallest_share);
    assert!(shares.count() == 0, "{}", spoken(&verdict));
}
