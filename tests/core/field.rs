//! Cases from the field: what staff enter, and what their sources say that the verdict must tell them.

use crate::common::{database, instrument, reagent, sample, spoken, strip, verdict};
use analogue_lookup::inference::Fit;
use analogue_lookup::message::Key;
use analogue_lookup::reading::{ReadingInput, SampleInput};
use analogue_lookup::verdict::{Action, HazardState, Verdict};
use schema::FamilyIndex;

fn of_form(form: &str, input: SampleInput) -> SampleInput {
    SampleInput { form: Some(form.into()), ..input }
}

fn first(verdict: &Verdict, n: usize) -> Vec<&str> {
    verdict.candidates.iter().take(n).map(|own| database().substance(own.substance).id.as_str()).collect()
}

fn family(id: &str) -> FamilyIndex {
    database().family_by_id(id).unwrap_or_else(|| panic!("{id} is no family"))
}

fn state(verdict: &Verdict, id: &str) -> HazardState {
    verdict.hazards.iter().find(|hazard| hazard.family == family(id)).expect(id).state
}

/// The line of the spoken verdict that starts with this.
fn line<'a>(words: &'a str, start: &str) -> &'a str {
    words.lines().find(|line| line.starts_with(start)).unwrap_or_else(|| panic!("no line \"{start}\" in {words}"))
}

fn at(line: &str, part: &str) -> usize {
    line.find(part).unwrap_or_else(|| panic!("no \"{part}\" in {line}"))
}

/// 10 mg in 5 mL, read in time.
fn of_strip(id: &str, lines: &str) -> ReadingInput {
    strip(id, lines, Some(2.0), Some(5.0))
}

fn says(verdict: &Verdict, key: Key) -> bool {
    let because = verdict.hazards.iter().flat_map(|hazard| &hazard.because);
    verdict
        .messages
        .iter()
        .chain(because)
        .chain(verdict.next.iter().map(|action| &action.because))
        .any(|m| m.key == key)
}

/// The Ontario assessment: of samples with a nitazene Trimedic's strip found 11 in 100, BTNX's 71.
#[test]
fn a_brand_that_finds_little_borrows_no_limit() {
    let poor = verdict(&sample(None, vec![of_strip("trimedic-nitazene", "C+T")]));
    let nitazenes = &poor.hazards.iter().find(|hazard| hazard.family == family("nitazenes")).unwrap().tests[0];
    assert_eq!((nitazenes.limit, nitazenes.smallest_share), (None, None));
    let words = spoken(&poor);
    let said = line(&words, "- Nitazenes:");
    assert!(said.contains("Trimedic") && said.contains("11%") && !said.contains("1 part in"), "{said}");
    // Another product is advised, and this one not again.
    assert!(says(&poor, Key::NextOtherProduct));
    let unknown = verdict(&sample(None, vec![strip("trimedic-nitazene", "C+T", None, Some(5.0))]));
    assert!(says(&unknown, Key::NextOtherProduct) && !says(&unknown, Key::NextStripStrengthUnknown));
    // A brand of which no results are recorded, and one that is not known, have what their kind has at its worst.
    for other in ["btnx-nitazene", "nitazene"] {
        let words = spoken(&verdict(&sample(None, vec![of_strip(other, "C+T")])));
        let said = line(&words, "- Nitazenes:");
        assert!(said.contains("1 part in 670") && !said.contains("11%"), "{said}");
    }
    assert!(says(&verdict(&sample(None, vec![of_strip("whpm-fentanyl", "C+T")])), Key::LimitOfTarget));
    // That it did not react hardly moves how likely a nitazene is.
    let present = |id: &str, lines| {
        let verdict = verdict(&sample(Some("heroin"), vec![of_strip(id, lines)]));
        verdict.families.iter().find(|own| own.family == family("nitazenes")).unwrap().probability
    };
    assert!(present("trimedic-nitazene", "C+T") > 2.0 * present("btnx-nitazene", "C+T"));
}

#[test]
fn a_blind_spot_stands_before_the_share() {
    let words = spoken(&verdict(&sample(None, vec![of_strip("btnx-nitazene", "C+T")])));
    let said = line(&words, "- Nitazenes:");
    assert!(at(said, "desnitazenes") < at(said, "1 part in"), "{said}");
    let words = spoken(&verdict(&sample(Some("carfentanil"), vec![of_strip("btnx-fentanyl", "C+T")])));
    let said = line(&words, "- Fentanyls:");
    assert!(at(said, "missed carfentanil") < at(said, "1 part in"), "{said}");
}

#[test]
fn what_the_sample_goes_by_and_the_strip_misses_is_named() {
    let ftir = || instrument("FTIR", &["etizolam"]);
    let silent = || strip("benzodiazepine", "C+T", Some(2.0), Some(5.0));
    for input in [
        sample(None, vec![silent(), ftir()]),
        sample(Some("etizolam"), vec![silent()]),
        sample(Some("medetomidine"), vec![of_strip("btnx-xylazine", "C+T")]),
        sample(None, vec![of_strip("medetomidine", "C+T"), instrument("GC-MS", &["xylazine"])]),
        sample(Some("furanylfentanyl"), vec![of_strip("btnx-fentanyl", "C+T")]),
        // With a slip of the pen too.
        sample(Some("etizloam"), vec![silent()]),
        sample(None, vec![silent(), instrument("FTIR", &["etizloam"])]),
    ] {
        assert!(says(&verdict(&input), Key::StripBlindTo), "{input:?}");
        assert!(spoken(&verdict(&input)).contains("or saw it poorly"));
    }
    for input in [
        // It is seen, another is meant, or the strip reacted.
        sample(Some("alprazolam"), vec![silent()]),
        sample(None, vec![silent(), instrument("FTIR", &["heroin"])]),
        sample(Some("etizolam"), vec![strip("benzodiazepine", "C", Some(2.0), Some(5.0))]),
    ] {
        assert!(!says(&verdict(&input), Key::StripBlindTo), "{input:?}");
    }
}

#[test]
fn no_share_is_reported_of_what_the_strip_is_blind_to() {
    let of = |sold_as: &str| verdict(&sample(Some(sold_as), vec![of_strip("btnx-fentanyl", "C+T")]));
    assert_eq!(state(&of("carfentanil"), "fentanyls"), HazardState::CannotExclude);
    assert_eq!(state(&of("fentanyl"), "fentanyls"), HazardState::NotFoundDownTo);
    // One strip is no sign of a fake where it could not have seen the drug.
    let pill = |sold_as: &str| verdict(&sample(Some(sold_as), vec![of_strip("benzodiazepine", "C+T")]));
    assert!(says(&pill("alprazolam"), Key::BenzodiazepineStripSilent));
    assert!(!says(&pill("etizolam"), Key::BenzodiazepineStripSilent));
}

#[test]
fn a_faint_line_out_of_time_counts_as_nothing() {
    let early = verdict(&sample(None, vec![strip("btnx-fentanyl", "C+faint T", Some(2.0), Some(2.0))]));
    assert!(says(&early, Key::StripEarly) && !says(&early, Key::StripFaint));
}

/// A strip that was read early can still be read in time; one that did not work cannot.
#[test]
fn an_early_strip_is_waited_for() {
    let first = |lines: &str, minutes: f64| {
        let read = verdict(&sample(None, vec![strip("btnx-fentanyl", lines, Some(2.0), Some(minutes))]));
        read.next[0].because.key
    };
    assert_eq!(first("C+T", 2.0), Key::NextStripEarly);
    assert_eq!(first("none", 2.0), Key::NextStripRepeat);
    assert_eq!(first("C+T", 60.0), Key::NextStripRepeat);
}

/// What went into the water for one strip need not be crushed for the next.
#[test]
fn a_pill_is_crushed_before_the_first_strip_only() {
    let prepared = |readings: Vec<ReadingInput>| {
        let input = SampleInput { form: Some("pill".into()), ..sample(None, readings) };
        verdict(&input).next.iter().any(|own| own.action == Action::Prepare)
    };
    assert!(prepared(vec![]));
    assert!(!prepared(vec![of_strip("btnx-fentanyl", "C+T")]));
    // Of unknown amounts, or of no account: it may not have been.
    assert!(prepared(vec![strip("btnx-fentanyl", "C+T", None, Some(5.0))]));
    assert!(prepared(vec![of_strip("btnx-fentanyl", "none")]));
}

/// Caffeine fades the line of a nitazene strip above 0.3 mg/mL (Marland 2025).
#[test]
fn a_faint_line_is_tied_to_what_may_have_faded_it() {
    let read = |strength: Option<f64>, components: &[&str]| {
        let mut readings = vec![strip("btnx-nitazene", "C+faint T", strength, Some(5.0))];
        if !components.is_empty() {
            readings.push(instrument("GC-MS", components));
        }
        verdict(&sample(None, readings))
    };
    let retest = |verdict: &Verdict| -> Option<Option<f64>> {
        let faint = |key| [Key::NextDiluteFaint, Key::NextDiluteFaintUnknown].contains(&key);
        let own = verdict.next.iter().find(|own| own.action == Action::Retest && faint(own.because.key));
        own.map(|own| own.strength.map(|strength| strength.0))
    };
    let repeated = |verdict: &Verdict| verdict.next.iter().any(|own| own.because.key == Key::NextStripRepeat);
    // Listed, or in a sample of which no instrument told what is in it.
    for components in [&["heroin", "caffeine"][..], &[]] {
        let verdict = read(Some(2.0), components);
        assert!(
            spoken(&verdict).contains("Caffeine can fade this line: dilute below 0.3 mg/mL"),
            "{}",
            spoken(&verdict)
        );
        assert_eq!(retest(&verdict), Some(Some(0.2)));
        assert!(!repeated(&verdict) && spoken(&verdict).contains("Faint line: not found, but test again."));
    }
    // Ten-fold is not enough.
    assert_eq!(retest(&read(Some(10.0), &["caffeine"])), Some(Some(0.15)));
    assert_eq!(retest(&read(None, &["caffeine"])), Some(None));
    // Too thin for it, or not there: as any faint line.
    for verdict in [read(Some(0.2), &["caffeine"]), read(Some(2.0), &["heroin"])] {
        assert!(retest(&verdict).is_none() && repeated(&verdict) && says(&verdict, Key::StripFaint));
    }
    // A line that is not faint is tied to nothing.
    let plain = verdict(&sample(None, vec![of_strip("btnx-nitazene", "C+T"), instrument("GC-MS", &["caffeine"])]));
    assert!(retest(&plain).is_none() && !says(&plain, Key::StripFaintInterferent));
    // No figure is recorded of lidocaine.
    let xylazine = strip("btnx-xylazine", "C+faint T", Some(2.0), Some(5.0));
    let unknown = verdict(&sample(None, vec![xylazine, instrument("GC-MS", &["lidocaine"])]));
    assert!(says(&unknown, Key::StripFaintInterferentUnknown) && says(&unknown, Key::NextDiluteFaintUnknown));
}

/// DOH 150-238: for use on fentanyl only, cocaine can make it react.
#[test]
fn cocaine_may_have_turned_a_xylazine_strip() {
    let reacted = verdict(&sample(Some("cocaine"), vec![of_strip("btnx-xylazine", "C")]));
    assert_eq!(state(&reacted, "alpha2-agonists"), HazardState::FoundInterferencePossible);
    assert!(says(&reacted, Key::NextDilute));
    let heroin = verdict(&sample(Some("heroin"), vec![of_strip("btnx-xylazine", "C")]));
    assert_eq!(state(&heroin, "alpha2-agonists"), HazardState::Found);
}

/// Form, sentence, and whether an amount to weigh out is advised.
const PREPARED: &[(&str, Option<&str>, bool)] = &[
    ("powder", None, true),
    ("crystal", None, true),
    ("pill", Some("Crush and mix the whole pill"), true),
    ("blotter", Some("Soak a corner of it"), false),
    ("paper", Some("Soak a corner of it"), false),
    ("residue", Some("with 1 to 2 mL of water"), false),
    ("liquid", Some("a few drops"), false),
    ("vape", Some("a few drops"), false),
    ("plant", Some("a pinch"), false),
];

#[test]
fn the_form_decides_how_it_is_brought_into_water() {
    for (form, sentence, weighed) in PREPARED {
        let verdict = verdict(&of_form(form, sample(Some("heroin"), Vec::new())));
        let words = spoken(&verdict);
        assert_eq!(words.contains("10 mg of the sample"), *weighed, "{form}: {words}");
        let prepared = verdict.next.iter().filter(|own| own.action == Action::Prepare).count();
        assert_eq!(prepared, usize::from(sentence.is_some()), "{form}");
        assert!(sentence.is_none_or(|sentence| words.contains(sentence)), "{form}: {words}");
        let place = |action| verdict.next.iter().position(|own| own.action == action);
        assert!(place(Action::Prepare) < place(Action::Test) || prepared == 0, "{form}");
        let dissolved = verdict.next.iter().any(|own| own.strength.is_some());
        assert_eq!(dissolved, *weighed, "{form}");
        // Nobody is told to weigh what cannot be weighed.
        let silent = sample(None, vec![strip("btnx-fentanyl", "C+T", None, Some(5.0))]);
        let again = crate::common::verdict(&of_form(form, silent));
        assert_eq!(says(&again, Key::NextStripStrengthUnknown), *weighed, "{form}");
    }
    // Where there is nothing to dissolve it for, nobody is told to.
    let strips = ["fentanyl", "nitazene", "xylazine", "medetomidine", "benzodiazepine"];
    let done = strips.iter().map(|id| of_strip(id, "C+T")).collect();
    assert!(verdict(&of_form("pill", sample(None, done))).next.iter().all(|own| own.action != Action::Prepare));
}

/// Ehrlich is blind to NBOMes, and a square of paper carries no 100 mg of anything.
#[test]
fn on_a_blotter_what_paper_cannot_carry_steps_back() {
    let silent = sample(Some("LSD"), vec![reagent("ehrlich", &[("none", None)])]);
    let loose = verdict(&silent);
    let blotter = verdict(&of_form("blotter", silent));
    let takes_much = ["mdma", "ketamine", "cocaine", "paracetamol"];
    assert!(first(&loose, 5).iter().any(|id| takes_much.contains(id)), "{:?}", first(&loose, 5));
    assert!(!first(&blotter, 5).iter().any(|id| takes_much.contains(id)), "{:?}", first(&blotter, 5));
    let leading = database().substance(blotter.candidates[0].substance);
    assert_eq!(leading.family, family("nbomes"), "{:?}", first(&blotter, 8));
    // They step back, they do not vanish, and the reason is said.
    assert!(blotter.candidates.iter().any(|own| database().substance(own.substance).id == "mdma"));
    assert!(says(&blotter, Key::BlotterCarriesLittle) && !says(&loose, Key::BlotterCarriesLittle));
    assert_eq!(blotter.hazards[0].family, family("nbomes"));
    let words = spoken(&blotter);
    assert!(at(&words, "NBOMe") < at(&words, "fentanyls"), "{words}");
    // No state of a hazard hangs on it.
    let always = ["fentanyls", "nitazenes", "orphines", "benzodiazepines", "alpha2-agonists"];
    assert!(always.iter().all(|id| state(&blotter, id) == state(&loose, id)));
    // Where LSD fits, nothing would have stood before it.
    let purple = of_form("blotter", sample(Some("LSD"), vec![reagent("ehrlich", &[("purple", None)])]));
    assert!(!says(&verdict(&purple), Key::BlotterCarriesLittle));
}

/// DanceSafe reads Ehrlich for 30 minutes.
#[test]
fn a_slow_reaction_is_a_reaction() {
    for seconds in [600.0, 900.0] {
        let verdict = verdict(&sample(Some("LSD"), vec![reagent("ehrlich", &[("purple", Some(seconds))])]));
        assert_eq!(first(&verdict, 1), ["lsd"]);
        assert_eq!(verdict.candidates[0].fit, Fit::FitsWell);
    }
    let late = verdict(&sample(None, vec![reagent("marquis", &[("red", Some(120.0))])]));
    assert!(!late.candidates.is_empty() && says(&late, Key::ReagentReactedLate));
}

/// Wikipedia times DXM on Marquis from 15 to 30 seconds, grey, then black; MDMA is black at once.
#[test]
fn a_colour_that_comes_slowly_speaks_for_what_is_slow() {
    let seen = |stages: &[(&str, Option<f64>)]| verdict(&sample(Some("molly"), vec![reagent("marquis", stages)]));
    let weight = |verdict: &Verdict, id: &str| {
        let own = verdict.candidates.iter().find(|own| database().substance(own.substance).id == id).expect(id);
        verdict.evidence.weights_of(own.row)[0]
    };
    let at_once = seen(&[("purple", Some(1.0)), ("black", Some(5.0))]);
    assert_eq!(first(&at_once, 1), ["mdma"]);
    assert!(!says(&at_once, Key::ReagentSlow));
    // The first colour came when a quick one would have been there, or nothing had come by then.
    let seen_late = [("none", Some(0.0)), ("gray", Some(20.0)), ("black", Some(40.0))];
    let waited_for = [("none", Some(8.0)), ("gray", None), ("black", None)];
    for stages in [seen_late, [seen_late[2], seen_late[0], seen_late[1]], waited_for] {
        let verdict = seen(&stages);
        assert_eq!(first(&verdict, 1), ["dxm"], "{stages:?}");
        assert!(weight(&verdict, "dxm") > weight(&verdict, "mdma") + 3.0);
        assert!(says(&verdict, Key::ReagentSlow));
    }
    // That nothing had happened at the drop says nothing.
    let drop = seen(&[("none", Some(0.0)), ("purple", Some(2.0)), ("black", Some(10.0))]);
    assert_eq!(weight(&drop, "mdma"), weight(&at_once, "mdma"));
}

/// KnowYourStuffNZ, 2020-21: eutylone sold as MDMA. DIMS, 2021-23: 3-CMC sold as 3-MMC.
#[test]
fn what_was_counted_under_a_term_is_not_buried() {
    let seen = |sold_as: &str, colours: &[(&str, &str)]| {
        let readings = colours.iter().map(|(test, colour)| reagent(test, &[(*colour, None)])).collect();
        verdict(&sample(Some(sold_as), readings))
    };
    let pill = seen("mdma", &[("marquis", "yellow/orange"), ("mandelin", "muddy greenish-brown")]);
    assert_eq!(first(&pill, 1), ["eutylone"]);
    assert_eq!(pill.families[0].family, family("cathinones"));
    let powder = seen("3-MMC", &[("marquis", "none"), ("liebermann", "yellow")]);
    assert_eq!(first(&powder, 2), ["3-cmc", "3-mmc"]);
    // What a partial data set does not count stays as likely as it was.
    let pill = seen("ecstasy", &[("marquis", "orange > brown")]);
    assert!(first(&pill, 10).contains(&"amphetamine"), "{:?}", first(&pill, 12));
}

/// 2C-B is the likeliest name for yellow on Marquis, but the cathinones, many of them, are likelier together.
#[test]
fn a_family_that_beats_the_first_name_is_said() {
    let seen = |simons: &str| {
        let readings = [("marquis", "yellow"), ("simons", simons)];
        let readings = readings.map(|(test, colour)| reagent(test, &[(colour, None)])).to_vec();
        verdict(&sample(Some("mdma"), readings))
    };
    let several = seen("none");
    assert_eq!(first(&several, 1), ["2c-b"]);
    let said = |verdict: &Verdict| verdict.messages.iter().find(|m| m.key == Key::FamilyLikelier).map(|m| m.written());
    let words = said(&several).expect("the family is said");
    assert!(words.contains("family=cathinones") && words.contains("substance=2c-b"), "{words}");
    assert!(several.families[0].main > several.candidates[0].probability);
    // Of the family of the first name it is not said.
    let one = verdict(&sample(Some("mdma"), vec![reagent("marquis", &[("black", None)])]));
    assert_eq!(said(&one), None);
}
