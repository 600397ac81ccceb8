//! What must not change a verdict: how much of it was asked for, what is at
//! hand, what was seen of a person, the same reading written down twice.

use super::cases;
use super::samples::*;
use crate::common::{database, spoken, verdict, verdict_with};
use analogue_lookup::evidence::Parameters;
use analogue_lookup::reading::{ReadingInput, SampleInput, Technique, check_sample};
use analogue_lookup::verdict::{Action, Hazard, HazardState, Options, Verdict, classify_with};
use proptest::prelude::*;
use proptest::sample::subsequence;
use schema::{FamilyIndex, Join};

/// Everything but the candidates and what to do next.
fn judgement(verdict: &Verdict) -> String {
    format!("{:?}", (&verdict.families, &verdict.hazards, verdict.novelty, &verdict.messages, &verdict.no_data))
}

fn states(verdict: &Verdict) -> Vec<(FamilyIndex, HazardState)> {
    verdict.hazards.iter().map(|hazard| (hazard.family, hazard.state)).collect()
}

fn is_known(test: &str) -> bool {
    let technique = Technique::ALL.iter().any(|(word, _)| *word == test);
    technique || database().strip_named(test).is_some() || database().reagent_named(test).is_some()
}

proptest! {
    #![proptest_config(cases(200))]

    #[test]
    fn a_limit_cuts_the_list_and_nothing_else(input in sample(), limit in 1usize..30) {
        let whole = verdict(&input);
        let cut = verdict_with(&input, &Options { limit, ..Options::default() });
        prop_assert_eq!(judgement(&whole), judgement(&cut));
        prop_assert_eq!(format!("{:?}", whole.next), format!("{:?}", cut.next));
        prop_assert_eq!(cut.candidates.len(), limit.min(whole.candidates.len()));
        prop_assert_eq!(spoken(&whole), spoken(&cut));
        for (own, other) in whole.candidates.iter().zip(&cut.candidates) {
            prop_assert_eq!(format!("{own:?}"), format!("{other:?}"));
        }
    }

    #[test]
    fn what_is_at_hand_changes_only_what_to_do_next(
        input in sample(),
        kit in prop::collection::vec(prop_oneof![reagent_id(), strip_id()], 0..6),
    ) {
        let whole = verdict(&input);
        let small = verdict_with(&input, &Options { kit: Some(kit.clone()), ..Options::default() });
        prop_assert_eq!(judgement(&whole), judgement(&small));
        let at_hand = |test: &str| kit.iter().any(|own| own == test);
        for action in small.next.iter().filter(|action| action.action == Action::Test) {
            prop_assert!(action.test.as_deref().is_some_and(at_hand), "{:?} of {:?}", action.test, kit);
        }
        let none = verdict_with(&input, &Options { next: false, ..Options::default() });
        prop_assert!(none.next.is_empty());
        prop_assert_eq!(judgement(&whole), judgement(&none));
    }

    #[test]
    fn what_to_do_next_names_what_there_is(input in sample()) {
        let verdict = verdict(&input);
        for action in &verdict.next {
            let names_a_test = !matches!(action.action, Action::Prepare | Action::Laboratory | Action::Report);
            prop_assert_eq!(action.test.as_deref().is_some_and(is_known), names_a_test, "{:?}", action);
            prop_assert!(action.gain.is_none_or(|bits| bits.is_finite() && bits > 0.0));
            prop_assert!(action.strength.is_none_or(|strength| strength.0 > 0.0));
            // A solution is for a strip: to be tried first, thinned, or tried again at a known strength.
            let of_a_strip = action.test.as_deref().is_some_and(|test| database().strip_named(test).is_some());
            let dissolved = of_a_strip && matches!(action.action, Action::Test | Action::Retest | Action::Repeat);
            prop_assert!(action.strength.is_none() || dissolved, "{:?}", action);
        }
        let mut asked: Vec<(&str, Option<&str>)> =
            verdict.next.iter().map(|action| (action.action.word(), action.test.as_deref())).collect();
        asked.sort();
        prop_assert!(asked.windows(2).all(|pair| pair[0] != pair[1]), "{:?}", asked);
    }

    #[test]
    fn what_was_seen_of_a_person_moves_no_state(input in sample(), seen in subsequence(OBSERVED.to_vec(), 0..=5)) {
        let observed = seen.into_iter().map(str::to_owned).collect();
        let other = SampleInput { observed, ..input.clone() };
        prop_assert_eq!(states(&verdict(&input)), states(&verdict(&other)));
    }

    #[test]
    fn hazards_stand_in_the_order_of_their_gravity(input in sample()) {
        // Within a state what the form of the sample calls for stands first.
        let by_form = |join: &Join| matches!(join, Join::Form(form) if input.form.as_deref() == Some(form.word()));
        let rank = |hazard: &Hazard| {
            let family = &database().data.families[usize::from(hazard.family)];
            (hazard.state, !family.joins.iter().any(by_form), family.urgency)
        };
        prop_assert!(verdict(&input).hazards.is_sorted_by_key(rank));
    }

    #[test]
    fn a_colour_written_down_twice_is_one_reading(
        input in sample_of(0..=4),
        reading in reagent_reading(),
        times in 2usize..4,
    ) {
        let ReadingInput::Reagent { reagent, .. } = &reading else { unreachable!("a reagent was asked for") };
        let reagent = database().reagent_named(reagent).expect("an id");
        prop_assume!(!input.readings.iter().any(|other| is_of(other, reagent)));
        let once = with(&input, reading.clone(), input.readings.len());
        let mut more = once.clone();
        more.readings.extend(std::iter::repeat_n(reading, times - 1));
        let (a, b) = (verdict(&once), verdict(&more));
        prop_assert_eq!(states(&a), states(&b));
        prop_assert!((a.novelty - b.novelty).abs() < 1e-9);
        for (x, y) in a.families.iter().zip(&b.families) {
            prop_assert!((x.main - y.main).abs() < 1e-9);
            let own = b.families.iter().find(|own| own.family == x.family).expect("every family");
            prop_assert!((x.main - own.main).abs() < 1e-9 && (x.probability - own.probability).abs() < 1e-9);
        }
        prop_assert_eq!(a.candidates.len(), b.candidates.len());
        for (x, y) in a.candidates.iter().zip(&b.candidates) {
            prop_assert!((x.probability - y.probability).abs() < 1e-9);
        }
    }

    #[test]
    fn a_slip_rate_of_one_leaves_every_colour_without_a_say(input in sample_of(1..=4)) {
        let parameters = Parameters { epsilon: 1.0, ..Parameters::default() };
        let mut input = input;
        input.readings.retain(|reading| matches!(reading, ReadingInput::Reagent { .. }));
        let sample = check_sample(database(), &input).expect("a fair sample");
        let verdict = classify_with(database(), &parameters, &sample, &Options::default());
        prop_assert!(verdict.evidence.weights.iter().all(|weight| weight.abs() < 1e-9));
    }
}
