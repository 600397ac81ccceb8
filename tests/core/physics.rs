//! What happens in the spot plate, in verdicts: reagents that are coloured by themselves, reading windows, colours that
//! come late, faint and dark colours, blanks that drift, and salts that differ from their base.

use crate::common::{database, json, reagent, sample, strip, verdict_with};
use analogue_lookup::inference::Fit;
use analogue_lookup::message::Key;
use analogue_lookup::reading::ReadingInput;
use analogue_lookup::verdict::{Options, Verdict};
use schema::Record;

fn read(name: &str, stages: &[(&str, Option<f64>)]) -> Verdict {
    // Without a prior the readings alone speak.
    verdict_with(&sample(None, vec![reagent(name, stages)]), &Options { region: None, ..Options::default() })
}

fn seen(colour: &str) -> [(&str, Option<f64>); 1] {
    [(colour, None)]
}

/// Weight of the reading for a substance, natural log of the likelihood ratio to the background.
fn weight(verdict: &Verdict, substance: &str) -> f64 {
    let place = database().substance_by_id(substance).unwrap_or_else(|| panic!("{substance} is no substance"));
    let own = verdict.candidates.iter().find(|own| own.substance == place && own.with.is_none());
    let own = own.unwrap_or_else(|| panic!("{substance} is no candidate"));
    verdict.evidence.about(own.row).map(|evidence| evidence.weight).sum()
}

fn says(verdict: &Verdict, key: Key) -> bool {
    verdict.messages.iter().any(|message| message.key == key)
}

/// Reagent, its own colour, a substance recorded as giving none, and one recorded with a colour.
const COLOURED: &[(&str, &str, &str, &str)] = &[
    ("mandelin", "yellow", "caffeine", "amphetamine"),
    ("simons", "light orange", "mda", "mdma"),
    ("scott", "pink", "caffeine", "cocaine"),
    ("morris", "pink", "mdma", "ketamine"),
    ("morris", "pale green", "mdma", "ketamine"),
];

#[test]
fn the_colour_of_the_reagent_alone_is_no_reaction() {
    for (name, own, silent, reacts) in COLOURED {
        let (untouched, none) = (read(name, &seen(own)), read(name, &seen("none")));
        for verdict in [&untouched, &none] {
            assert!(weight(verdict, silent) > 0.0, "{name} {own}: {silent} {}", weight(verdict, silent));
            assert!(weight(verdict, silent) > weight(verdict, reacts) + 1.0, "{name} {own}: {reacts}");
            assert!(says(verdict, Key::NoReaction), "{name} {own}");
        }
        assert!(says(&untouched, Key::UntouchedColour) && !says(&none, Key::UntouchedColour), "{name} {own}");
    }
}

#[test]
fn on_a_colourless_reagent_the_same_colour_is_a_reaction() {
    for (name, colour) in [("marquis", "yellow"), ("robadope", "light orange"), ("mecke", "pink")] {
        let verdict = read(name, &seen(colour));
        assert!(!says(&verdict, Key::UntouchedColour) && !says(&verdict, Key::NoReaction), "{name} {colour}");
    }
}

#[test]
fn a_sequence_that_starts_with_the_reagent_starts_there() {
    let whole = read("mandelin", &[("yellow", Some(0.0)), ("green", Some(30.0))]);
    assert!(weight(&whole, "amphetamine") > 0.0);
    assert!(!says(&whole, Key::UntouchedColour) && !says(&whole, Key::NoReaction));
}

/// Simon's drifts yellow to red by itself, so that such a colour is far from the blue of a secondary amine.
#[test]
fn a_blank_that_drifts_is_no_blue() {
    for drift in ["light orange", "pale orange", "orange"] {
        let verdict = read("simons", &seen(drift));
        assert!(weight(&verdict, "mda") > weight(&verdict, "mdma") + 1.0, "{drift}");
        assert!(weight(&verdict, "mdma") < 0.0, "{drift}");
    }
    let blue = read("simons", &seen("blue"));
    assert!(weight(&blue, "mdma") > 0.0 && weight(&blue, "mda") < 0.0);
}

/// Only blue to purple is a reaction of Simon's: what else it turns is no reaction, for every substance alike.
#[test]
fn a_colour_that_is_no_signal_is_no_reaction() {
    let none = read("simons", &seen("none"));
    for drift in ["red", "pink", "yellow", "brown", "grey-green", "muddy gray-green", "dark green"] {
        let verdict = read("simons", &seen(drift));
        assert!(weight(&verdict, "mdma") < -1.0 && weight(&verdict, "mda") > 0.0, "{drift}");
        assert!(says(&verdict, Key::NoSignal) && says(&verdict, Key::NoReaction), "{drift}");
        assert!(!says(&none, Key::NoSignal));
    }
    let dark = read("simons", &seen("dark gray"));
    assert!(weight(&dark, "mdma") < -1.0 && weight(&dark, "mda") > -0.3, "{}", weight(&dark, "mda"));
    let course = read("simons", &[("red", Some(5.0)), ("brown", Some(60.0))]);
    // A source prints this very course for DOB.
    for substance in ["dob", "dmt", "dom", "amphetamine", "mda"] {
        let (drift, own) = (weight(&course, substance), weight(&none, substance));
        assert!((0.0..1.0).contains(&drift) && (drift - own).abs() < 0.3, "{substance} {drift} {own}");
    }
}

/// How dark the blue of Simon's or the purple of Ehrlich is depends on the amount.
#[test]
fn a_shade_of_the_signal_is_the_signal() {
    for (name, reacts, shades) in [
        ("simons", "mdma", ["royal blue", "bright blue", "light blue", "deep blue"]),
        ("simons", "methamphetamine", ["royal blue", "bright blue", "light blue", "dark blue"]),
        ("ehrlich", "dmt", ["purple", "light purple", "dark purple", "deep purple"]),
        ("scott", "cocaine", ["blue", "bright blue", "dark blue", "sky blue"]),
        ("morris", "ketamine", ["purple", "dark purple", "light purple", "deep purple"]),
    ] {
        for shade in shades {
            let weight = weight(&read(name, &seen(shade)), reacts);
            assert!(weight > 0.0, "{name} {shade}: {reacts} {weight}");
        }
    }
}

/// Sold as MDMA, with the dark Marquis of both: what is no blue on Simon's is not called MDMA.
#[test]
fn a_grey_on_simons_is_no_mdma() {
    let fit = |colour: &str| {
        let readings = vec![reagent("marquis", &seen("black")), reagent("simons", &seen(colour))];
        let verdict = verdict_with(&sample(Some("mdma"), readings), &Options::default());
        let view = json(&verdict);
        let candidates = view["candidates"].as_array().expect("a list").clone();
        let mdma = candidates.iter().find(|own| own["substance"] == "mdma" && own["with"].is_null());
        mdma.map_or(String::new(), |own| own["fit"].as_str().expect("a fit").to_owned())
    };
    for colour in ["dark gray", "gray-green", "muddy gray-green", "none"] {
        assert_ne!(fit(colour), "fits-well", "{colour}");
    }
    for colour in ["royal blue", "bright blue", "light blue", "dark blue"] {
        assert_eq!(fit(colour), "fits-well", "{colour}");
    }
}

/// Whether a reading contradicts a substance is a matter of that reading: four more acids, or the same one read twice,
/// change nothing.
#[test]
fn a_contradiction_stands_whatever_else_was_read() {
    let none = |name: &str| reagent(name, &seen("none"));
    let of = |readings: Vec<_>| verdict_with(&sample(None, readings), &Options { region: None, ..Options::default() });
    let alone = of(vec![none("marquis")]);
    let acids = of(["marquis", "mecke", "mandelin", "froehde", "liebermann"].map(none).to_vec());
    let twice = of(vec![none("marquis"), none("marquis")]);
    let contradicts = |verdict: &Verdict, substance| {
        let own = verdict.candidates.iter().find(|own| own.substance == substance && own.with.is_none());
        own.and_then(|own| verdict.evidence.about(own.row).find(|found| found.reading == 0))
            .map(|found| found.contradicts)
    };
    let recorded: Vec<_> = alone.candidates.iter().map(|own| own.substance).collect();
    for substance in &recorded {
        let said = contradicts(&alone, *substance);
        assert!(said == contradicts(&acids, *substance) && said == contradicts(&twice, *substance), "{substance:?}");
    }
    let named = |id: &str| database().substance_by_id(id).expect("a substance");
    assert_eq!(contradicts(&alone, named("mdma")), Some(true));
    assert_eq!(contradicts(&alone, named("pma")), Some(false));
}

/// A strip that stays silent contradicts what it would have seen, though colours fit; slips are no part of that.
#[test]
fn a_silent_strip_contradicts_what_it_would_have_seen() {
    let of = |lines| {
        let readings = vec![reagent("marquis", &seen("orange")), strip("fentanyl", lines, Some(5.0), Some(5.0))];
        verdict_with(&sample(Some("fentanyl"), readings), &Options::default())
    };
    let fentanyl = database().substance_by_id("fentanyl").expect("a substance");
    let fit = |verdict: &Verdict| {
        let own =
            verdict.candidates.iter().find(|own| own.substance == fentanyl && own.with.is_none()).expect("ranked");
        (own.fit, verdict.evidence.contradicted(own.row))
    };
    let (silent, reacted) = (of("C+T"), of("C"));
    assert_eq!(fit(&silent), (Fit::FitsPoorly, true));
    assert_eq!(fit(&reacted), (Fit::FitsWell, false));
    assert!(says(&silent, Key::SoldAsDoesNotFit) && !says(&reacted, Key::SoldAsDoesNotFit));
}

/// What a reader may have seen wrong is evidence, and contradicts nothing outright.
#[test]
fn a_doubted_colour_contradicts_nothing() {
    let late = read("marquis", &[("black", Some(300.0))]);
    let mut photo = reagent("marquis", &seen("black"));
    if let ReadingInput::Reagent { reader, .. } = &mut photo {
        *reader = Some("camera-uncorrected".to_owned());
    }
    let photo = verdict_with(&sample(None, vec![photo]), &Options { region: None, ..Options::default() });
    for verdict in [&late, &photo] {
        assert!(weight(verdict, "pma") < 0.0 && !verdict.evidence.contradicts.contains(&true));
    }
    assert!(read("marquis", &seen("black")).evidence.contradicts.contains(&true));
}

/// Marquis is read until 60 s. That something reacted can be seen later.
#[test]
fn a_colour_after_the_window_says_only_that_something_reacted() {
    let late = read("marquis", &[("brown", Some(90.0))]);
    let timely = read("marquis", &[("brown", Some(50.0))]);
    let (weak, full) = (weight(&late, "amphetamine"), weight(&timely, "amphetamine"));
    assert!(0.0 < weak && weak < 0.5 * full, "{weak} {full}");
    // PMA gives no colour: against it, and little.
    assert!(weight(&late, "pma") < 0.0 && weight(&late, "pma") > -0.7, "{}", weight(&late, "pma"));
    assert!(
        says(&late, Key::ReagentReactedLate)
            && !says(&late, Key::ReagentLate)
            && !says(&timely, Key::ReagentReactedLate)
    );
    assert!(!says(&late, Key::NoReaction));
    let again = |verdict: &Verdict| verdict.next.iter().any(|action| action.because.key == Key::NextReagentRepeat);
    assert!(again(&late) && !again(&timely));
    // Nothing may have happened in time: what gives no reaction stays a hazard.
    let pma = |verdict: &Verdict| {
        verdict.hazards.iter().any(|hazard| database().data.families[usize::from(hazard.family)].id == "pma-pmma")
    };
    assert!(pma(&late));
}

#[test]
fn what_was_seen_in_time_stands_whatever_came_later() {
    let silent = read("marquis", &[("none", Some(20.0))]);
    let both = read("marquis", &[("none", Some(20.0)), ("brown", Some(90.0))]);
    assert_eq!(weight(&both, "amphetamine"), weight(&silent, "amphetamine"));
    assert!(says(&both, Key::ReagentLate) && says(&both, Key::NoReaction) && !says(&both, Key::ReagentReactedLate));

    let timely = read("marquis", &[("orange", Some(20.0))]);
    let darker = read("marquis", &[("orange", Some(20.0)), ("black", Some(300.0))]);
    assert_eq!(weight(&darker, "amphetamine"), weight(&timely, "amphetamine"));
    assert!(says(&darker, Key::ReagentLate) && !says(&darker, Key::ReagentReactedLate));

    // In two readings as in one.
    let apart = [&[("none", Some(20.0))], &[("brown", Some(90.0))]].map(|stages| reagent("marquis", stages));
    let apart = verdict_with(&sample(None, apart.to_vec()), &Options { region: None, ..Options::default() });
    assert_eq!(weight(&apart, "amphetamine"), weight(&silent, "amphetamine"));
    // The reagent's own colour is no reaction, however late.
    assert!(read("mandelin", &[("yellow", Some(300.0))]).candidates.is_empty());
}

/// Ehrlich is read from 60 s to 30 min.
#[test]
fn a_silence_before_the_window_does_not_count() {
    let early = read("ehrlich", &[("none", Some(5.0)), ("purple", Some(120.0))]);
    let timely = read("ehrlich", &[("purple", Some(120.0))]);
    assert_eq!(weight(&early, "dmt"), weight(&timely, "dmt"));
    assert!(says(&early, Key::ReagentEarly));
    assert!(read("ehrlich", &[("none", Some(5.0))]).candidates.is_empty(), "nothing was read in time");
    // A colour that has come before the window opens is a colour.
    assert!(weight(&read("ehrlich", &[("purple", Some(20.0))]), "dmt") > 0.0);
}

/// Trimetazidine is slow to orange on Marquis, tiletamine is not.
#[test]
fn a_colour_that_comes_late_speaks_for_what_is_slow() {
    let late = read("marquis", &[("none", Some(0.0)), ("orange", Some(50.0))]);
    let at_once = read("marquis", &[("orange", Some(0.0)), ("orange", Some(50.0))]);
    let gap = |verdict: &Verdict| weight(verdict, "trimetazidine") - weight(verdict, "tiletamine");
    assert!(gap(&late) > 1.0 && gap(&at_once) < 0.0, "{} {}", gap(&late), gap(&at_once));
    assert!(weight(&late, "trimetazidine") > 0.0);
}

/// A faint colour may be a little of it, or nothing.
#[test]
fn a_faint_colour_is_between_the_colour_and_none() {
    for (name, colour, reacts, silent) in [
        ("marquis", "orange", "amphetamine", "caffeine"),
        ("simons", "blue", "mdma", "mda"),
        ("marquis", "purple", "heroin", "caffeine"),
    ] {
        let full = read(name, &seen(colour));
        let faint = read(name, &seen(&format!("faint {colour}")));
        let none = read(name, &seen("none"));
        for (weights, what) in [
            ([&none, &faint, &full].map(|verdict| weight(verdict, reacts)), reacts),
            ([&full, &faint, &none].map(|verdict| weight(verdict, silent)), silent),
        ] {
            assert!(weights.is_sorted(), "{name} {colour} {what}: {weights:?}");
        }
    }
}

/// Whatever the hue that sources name for it.
#[test]
fn a_dark_colour_alone_does_not_separate_what_goes_dark() {
    let marquis = database().reagent_named("marquis").expect("a reagent");
    let dark = |record: &&Record| {
        let last = record.alternatives.iter().filter_map(|course| course.stages.last());
        last.clone().count() > 0 && last.clone().all(|stage| database().lightness[usize::from(*stage)] < 27.0)
    };
    let verdict = read("marquis", &seen("black"));
    let records = database().records_of(marquis).iter().filter(dark);
    let weights: Vec<f64> =
        records.map(|record| weight(&verdict, &database().substance(record.substance).id)).collect();
    let least = weights.iter().copied().fold(f64::INFINITY, f64::min);
    let most = weights.iter().copied().fold(f64::NEG_INFINITY, f64::max);
    assert!(weights.len() > 30 && least > 0.0 && most - least < 3.0, "{} {least} {most}", weights.len());
    assert!(says(&verdict, Key::DarkHides));
}

/// A vendor lists salts and bases apart: the salt of 5-MeO-DMT turns Simon's dark blue, the base does nothing. Either
/// fits, better than it fits a substance that does only the other.
#[test]
fn salt_and_base_are_two_courses_of_one_record() {
    let (blue, none) = (read("simons", &seen("dark blue")), read("simons", &seen("none")));
    assert!(weight(&blue, "5-meo-dmt") > weight(&blue, "mda") + 1.0);
    assert!(weight(&none, "5-meo-dmt") > weight(&none, "mdma") + 1.0);
    for verdict in [&blue, &none] {
        let view = json(verdict);
        let candidates = view["candidates"].as_array().expect("a list");
        let own = candidates.iter().find(|own| own["substance"] == "5-meo-dmt").expect("a candidate");
        assert_eq!(own["evidence"][0]["expected"], "dark blue or none");
    }
}
