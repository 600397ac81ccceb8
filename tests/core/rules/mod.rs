//! One test a rule of a hazard, on a small world with made-up figures: a wrong rule fails here by its name, also where the
//! shipped data do not exercise it.
mod world;

use analogue_lookup::evidence::{Reaction, recorded_reactions};
use analogue_lookup::kit::{KitInput, check_kit, review};
use analogue_lookup::message::Key;
use analogue_lookup::reading::{ColourInput, ReadingInput, SampleInput, StageInput, check_sample};
use analogue_lookup::speech::speak;
use analogue_lookup::verdict::{Action, Hazard, HazardState, Options, Verdict, classify};
use schema::{FamilyIndex, StripIndex};
use world::*;

/// mg in 1 mL, read after so many minutes.
fn strip(id: &str, lines: &str, strength: Option<f64>, minutes: Option<f64>) -> ReadingInput {
    ReadingInput::Strip {
        strip: id.into(),
        lines: lines.into(),
        milligrams: strength,
        millilitres: strength.map(|_| 1.0),
        minutes,
        lot: None,
        said: None,
        reader: None,
    }
}

/// Read in time by every strip.
fn timely(id: &str, lines: &str, strength: f64) -> ReadingInput {
    strip(id, lines, Some(strength), Some(7.0))
}

fn reagent(colour: &str) -> ReadingInput {
    let stages = vec![StageInput { colour: ColourInput::Words(colour.into()), seconds: None, effects: Vec::new() }];
    ReadingInput::Reagent { reagent: "reagent".into(), stages, reader: None }
}

fn listed(component: &str) -> ReadingInput {
    ReadingInput::Instrument { technique: "GC-MS".into(), components: vec![component.into()] }
}

fn sample(sold_as: Option<&str>, readings: Vec<ReadingInput>) -> SampleInput {
    SampleInput { sold_as: sold_as.map(str::to_owned), readings, ..SampleInput::default() }
}

fn judged(input: &SampleInput) -> Verdict {
    classify(world(), &check_sample(world(), input).expect("a sample"), &Options::default())
}

fn verdict(readings: Vec<ReadingInput>) -> Verdict {
    judged(&sample(None, readings))
}

fn hazard(verdict: &Verdict, family: FamilyIndex) -> &Hazard {
    verdict.hazards.iter().find(|hazard| hazard.family == family).expect("an always-on family")
}

fn state(verdict: &Verdict, family: FamilyIndex) -> HazardState {
    hazard(verdict, family).state
}

fn says(verdict: &Verdict, key: Key) -> bool {
    let because = verdict.hazards.iter().flat_map(|hazard| &hazard.because);
    verdict.messages.iter().chain(because).any(|message| message.key == key)
}

fn advises(verdict: &Verdict, key: Key) -> bool {
    verdict.next.iter().any(|action| action.because.key == key)
}

// What else may have turned a strip.

#[test]
fn an_interferent_that_the_reagents_make_probable_makes_a_reaction_doubtful() {
    // One of five that look alike: far from sure, and far from nothing.
    let probable = verdict(vec![timely("acme", "C", 5.0), reagent("purple")]);
    assert_eq!(state(&probable, FENTANYLS), HazardState::FoundInterferencePossible);
    let ruled_out = verdict(vec![timely("acme", "C", 5.0), reagent("yellow")]);
    assert_eq!(state(&verdict(vec![timely("acme", "C", 5.0)]), FENTANYLS), HazardState::Found);
    // Too thin for it, whatever it is.
    let thin = verdict(vec![timely("acme", "C", 0.5), reagent("purple")]);
    assert_eq!(state(&thin, FENTANYLS), HazardState::Found);
    assert!(state(&ruled_out, FENTANYLS).is_found());
}

#[test]
fn a_member_that_turns_the_strip_of_its_family_is_a_finding() {
    let input = sample(Some("medetomidine"), vec![timely("acme-xylazine", "C", 5.0), listed("medetomidine")]);
    assert_eq!(state(&judged(&input), ALPHA2_AGONISTS), HazardState::Found);
    let strip_alone = sample(Some("medetomidine"), vec![timely("acme-xylazine", "C", 5.0)]);
    assert_eq!(state(&judged(&strip_alone), ALPHA2_AGONISTS), HazardState::Found);
}

/// In a sample of which nothing is known: what fades the line of a strip is told, but for what the strip looks for.
#[test]
fn a_faint_line_is_tied_to_an_interferent_and_never_to_a_member() {
    let faint = |id: &str, strength| verdict(vec![timely(id, "C+faint T", strength)]);
    assert!(
        says(&faint("acme", 5.0), Key::StripFaintInterferent) && advises(&faint("acme", 5.0), Key::NextDiluteFaint)
    );
    for plain in [faint("acme", 0.5), faint("acme-xylazine", 5.0)] {
        assert!(says(&plain, Key::StripFaint) && !says(&plain, Key::StripFaintInterferent));
        assert!(advises(&plain, Key::NextStripRepeat) && !advises(&plain, Key::NextDiluteFaint));
    }
}

#[test]
fn only_a_weaker_solution_is_a_weaker_solution() {
    let twice = |second: f64| {
        judged(&sample(Some("interferent"), vec![timely("acme", "C", 5.0), timely("acme", "C+T", second)]))
    };
    for same_or_stronger in [5.0, 8.0] {
        let verdict = twice(same_or_stronger);
        assert!(!says(&verdict, Key::WeakerDidNotReact) && advises(&verdict, Key::NextDilute), "{same_or_stronger}");
    }
    let weaker = twice(0.5);
    assert!(says(&weaker, Key::WeakerDidNotReact) && !advises(&weaker, Key::NextDilute));
}

// When a strip may be read.

#[test]
fn the_window_of_a_strip_holds_its_first_and_its_last_minute() {
    for (minutes, counts) in [(4.99, false), (5.0, true), (10.0, true), (10.01, false)] {
        let verdict = verdict(vec![strip("acme", "C", Some(5.0), Some(minutes))]);
        assert_eq!(state(&verdict, FENTANYLS).is_found(), counts, "{minutes}");
    }
}

/// "plain" states no window: it is early before the earliest of its kind, late after the latest.
#[test]
fn a_product_without_a_window_has_the_widest_of_its_kind() {
    for (minutes, counts) in [(4.0, false), (5.0, true), (14.0, true), (15.1, false)] {
        let verdict = verdict(vec![strip("plain", "C", Some(5.0), Some(minutes))]);
        assert_eq!(state(&verdict, FENTANYLS).is_found(), counts, "{minutes}");
    }
}

#[test]
fn a_recalled_lot_says_nothing() {
    let of_lot = |lot: &str| {
        let ReadingInput::Strip { strip, lines, milligrams, millilitres, minutes, .. } = timely("acme", "C", 5.0)
        else {
            unreachable!()
        };
        let lot = Some(lot.to_owned());
        verdict(vec![ReadingInput::Strip {
            strip,
            lines,
            milligrams,
            millilitres,
            minutes,
            lot,
            said: None,
            reader: None,
        }])
    };
    assert_eq!(state(&of_lot(" l1 "), FENTANYLS), HazardState::CannotExclude);
    assert!(says(&of_lot("L1"), Key::StripRecalled));
    assert_eq!(state(&of_lot("L2"), FENTANYLS), HazardState::Found);
}

// What a silent strip lets one say.

#[test]
fn a_strip_for_one_member_never_reports_the_family_absent() {
    // A share of 1 part in 10,000: far below what may be reported.
    let silent = verdict(vec![timely("acme-xylazine", "C+T", 10.0)]);
    assert_eq!(state(&silent, ALPHA2_AGONISTS), HazardState::CannotExclude);
    assert!(says(&silent, Key::OneMemberOnly));
    assert_eq!(state(&verdict(vec![timely("acme", "C+T", 10.0)]), FENTANYLS), HazardState::NotFoundDownTo);
}

#[test]
fn a_solution_too_thin_to_see_anything_is_to_be_done_again() {
    let thin = verdict(vec![timely("acme", "C+T", 1e-4)]);
    assert!(says(&thin, Key::SolutionTooThin) && advises(&thin, Key::NextStripRepeat));
    assert!(!advises(&verdict(vec![timely("acme", "C+T", 5.0)]), Key::NextStripRepeat));
}

/// Hand-computed: limit in ng/mL over strength in mg/mL, by a factor of a million.
#[test]
fn the_smallest_share_is_the_limit_over_the_strength() {
    for (id, strength, share) in [
        ("acme", 2.0, Some(0.0001)),
        ("acme", 0.2, Some(0.001)),
        ("patient", 5.0, Some(0.0001)),
        // The largest of its kind.
        ("fentanyl", 5.0, Some(0.0001)),
        ("acme", 1e-4, None),
    ] {
        let verdict = verdict(vec![timely(id, "C+T", strength)]);
        let found = hazard(&verdict, FENTANYLS).tests[0].smallest_share;
        assert!(
            matches!((found, share), (None, None)) || (found.unwrap().0 - share.unwrap()).abs() < 1e-12,
            "{id} {found:?}"
        );
    }
}

#[test]
fn a_brand_that_finds_less_than_the_one_it_would_borrow_from_borrows_nothing() {
    let plain = verdict(vec![timely("plain", "C+T", 5.0)]);
    assert_eq!(hazard(&plain, FENTANYLS).tests[0].limit, None);
    assert!(says(&plain, Key::NotFoundPoorBrand) && !says(&plain, Key::LimitOfTarget));
    assert_eq!(state(&plain, FENTANYLS), HazardState::CannotExclude);
    let any = verdict(vec![timely("fentanyl", "C+T", 5.0)]);
    assert!(says(&any, Key::BrandNotSaid));
    assert!(!says(&any, Key::LimitOfTarget) && !says(&any, Key::NotFoundPoorBrand));
}

#[test]
fn what_a_strip_is_blind_to_comes_first_and_what_concerns_another_not_at_all() {
    let notes = |id: &str| -> Vec<String> {
        let verdict = verdict(vec![timely(id, "C+T", 5.0)]);
        hazard(&verdict, FENTANYLS).missed.iter().map(|missed| missed.note.clone()).collect()
    };
    assert_eq!(notes("acme"), ["blind", "all-of-target", "all-tests"]);
    assert_eq!(notes("plain"), ["all-of-target", "all-tests", "of-another"]);
    // A strip of no known brand may be any.
    assert_eq!(notes("fentanyl"), ["blind", "all-of-target", "all-tests", "of-another"]);
}

#[test]
fn a_kit_review_knows_the_misses_that_a_verdict_knows() {
    for id in ["acme", "plain", "fentanyl"] {
        let request = check_kit(world(), &KitInput { have: vec![id.into()], ..KitInput::default() }).unwrap();
        let review = review(world(), &request);
        let sight = review.families.iter().find(|family| family.family == "fentanyls").unwrap();
        let mut of_kit: Vec<&str> = sight.strips[0].missed.iter().map(|miss| miss.note).collect();
        let verdict = verdict(vec![timely(id, "C+T", 5.0)]);
        let mut of_verdict: Vec<&str> =
            hazard(&verdict, FENTANYLS).missed.iter().map(|missed| missed.note.as_str()).collect();
        of_kit.sort_unstable();
        of_verdict.sort_unstable();
        assert_eq!(of_kit, of_verdict, "{id}");
    }
}

#[test]
fn what_did_not_react_says_nothing_of_a_stronger_solution() {
    let reactions = recorded_reactions(world(), StripIndex(0));
    let of = |id: &str| reactions.iter().find(|(own, _)| *own == substance(id)).map(|(_, reaction)| *reaction);
    // The usual solution is 5 mg/mL: one was tried up to 1, the other up to 10.
    assert_eq!((of("cut-a"), of("cut-b")), (None, Some(Reaction::DoesNotReact)));
    assert_eq!((of("interferent"), of("fentanyl")), (Some(Reaction::MayReact), Some(Reaction::Reacts)));
}

// What is said, and what is not.

#[test]
fn after_a_finding_nothing_is_said_of_what_cannot_be_ruled_out() {
    // 1 part in 100: more than may be reported.
    let silent = timely("acme", "C+T", 0.02);
    let alone = verdict(vec![silent.clone()]);
    assert!(says(&alone, Key::ShareTooLarge));
    assert!(speak(world(), &alone, "en").contains("Less than that can be dangerous"));
    let found = verdict(vec![silent, timely("patient", "C", 5.0)]);
    assert_eq!(state(&found, FENTANYLS), HazardState::Found);
    assert!(!speak(world(), &found, "en").contains("Less than that can be dangerous"));
}

#[test]
fn several_doses_of_naloxone_are_said_of_orphines() {
    assert!(says(&verdict(vec![listed("brorphine")]), Key::NaloxoneSeveralDoses));
    assert!(!says(&verdict(vec![listed("cut-a")]), Key::NaloxoneSeveralDoses));
    assert_eq!(state(&verdict(vec![listed("brorphine")]), ORPHINES), HazardState::Found);
}

#[test]
fn a_silent_benzodiazepine_strip_is_no_warning_where_another_test_found_one() {
    let silent = || timely("benzodiazepine", "C+T", 5.0);
    let alone = judged(&sample(Some("alprazolam"), vec![silent()]));
    assert!(says(&alone, Key::BenzodiazepineStripSilent));
    let found = judged(&sample(Some("alprazolam"), vec![silent(), listed("alprazolam")]));
    assert_eq!(state(&found, BENZODIAZEPINES), HazardState::Found);
    assert!(!says(&found, Key::BenzodiazepineStripSilent));
}

#[test]
fn a_cluster_of_overdoses_is_reported() {
    let quiet = sample(Some("cut-a"), vec![reagent("purple")]);
    let reports = |input: &SampleInput| judged(input).next.iter().any(|own| own.action == Action::Report);
    assert!(!reports(&quiet));
    let cluster = SampleInput { observed: vec!["overdose-cluster".into()], ..quiet };
    assert!(reports(&cluster));
}

#[test]
fn the_strongest_of_the_instructions_is_the_usual_solution() {
    let options = Options { kit: Some(vec!["acme".into()]), ..Options::default() };
    let advised = |sold_as: &str| {
        let input = check_sample(world(), &sample(Some(sold_as), Vec::new())).unwrap();
        let verdict = classify(world(), &input, &options);
        verdict
            .next
            .into_iter()
            .find(|own| own.test.as_deref() == Some("acme"))
            .unwrap()
            .strength
            .map(|strength| strength.0)
    };
    assert_eq!(advised("cut-b"), Some(5.0));
    assert_eq!(advised("interferent"), Some(0.5));
}

// What a row of a family says.

#[test]
fn a_family_brings_its_lines_where_it_was_found() {
    let lists = verdict(vec![listed("alprazolam")]);
    assert!(says(&lists, Key::SedationNotLifted) && !says(&lists, Key::BenzodiazepineWhich));
    let reacts = verdict(vec![timely("benzodiazepine", "C", 5.0)]);
    assert!(says(&reacts, Key::SedationNotLifted) && says(&reacts, Key::BenzodiazepineWhich));
    let silent = verdict(vec![timely("benzodiazepine", "C+T", 5.0)]);
    assert!(!says(&silent, Key::SedationNotLifted) && !says(&silent, Key::BenzodiazepineWhich));
}

#[test]
fn a_sign_asks_for_another_product_where_the_strip_of_its_family_was_silent() {
    let of = |observed: &str, id: &str| {
        let readings = vec![timely(id, "C+T", 5.0)];
        let input = SampleInput { observed: vec![observed.into()], ..sample(None, readings) };
        judged(&input).next.iter().any(|action| action.action == Action::OtherProduct)
    };
    assert!(of("long-sedation", "acme-xylazine"));
    assert!(!of("naloxone-responded", "acme-xylazine"), "no sign of the family");
    assert!(!of("long-sedation", "acme"), "a sign of another family");
}

#[test]
fn a_find_that_nobody_expected_is_reported_unless_its_family_is_common() {
    let reports = |sold_as: &str, component: &str| {
        let verdict = judged(&sample(Some(sold_as), vec![listed(component)]));
        verdict.next.iter().any(|action| action.action == Action::Report)
    };
    assert!(reports("cut-a", "brorphine"));
    assert!(!reports("brorphine", "brorphine"), "sold as it");
    assert!(!reports("cut-a", "alprazolam"), "its family is not news");
}

#[test]
fn what_is_known_of_a_family_is_said_where_it_is_expected() {
    assert!(says(&judged(&sample(Some("xylazine"), Vec::new())), Key::PmaSlow));
    assert!(!says(&judged(&sample(Some("cut-a"), Vec::new())), Key::PmaSlow));
}
