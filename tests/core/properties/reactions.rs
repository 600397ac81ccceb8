//! Rule 3: a reaction outranks every non-reaction. Rule 5: one that something
//! else may have caused is doubtful, and says how to settle it.

use super::samples::*;
use super::{cases, gravity, hazard_of, says, sold_as, state_of};
use crate::common::{database, verdict};
use analogue_lookup::evidence::Outcome;
use analogue_lookup::message::Key;
use analogue_lookup::reading::{ReadingInput, SampleInput};
use analogue_lookup::verdict::{Action, Hazard, HazardState, NextAction};
use proptest::prelude::*;
use proptest::sample::select;
use schema::{FamilyIndex, Interferent};

/// An interferent recorded for a strip, and a strip it concerns: the product, or its target.
fn recorded_interference() -> impl Strategy<Value = (Interferent, String, f64)> {
    let rows: Vec<Interferent> = database()
        .data
        .strips
        .interferents
        .iter()
        .filter(|row| {
            let family = database().target_of(row.strips[0]).family;
            row.reacts && database().substance(row.substance).family != family
        })
        .cloned()
        .collect();
    (select(rows), any::<prop::sample::Index>(), any::<bool>()).prop_map(|(row, strip, by_target)| {
        let tables = &database().data.strips;
        let strip = row.strips[strip.index(row.strips.len())];
        let target = &database().target_of(strip).id;
        let id = if by_target { target } else { &database().strip(strip).id };
        let asked = database().strip_named(id).expect("a target is a strip too");
        let lowest = tables
            .interferents
            .iter()
            .filter(|other| other.reacts && other.substance == row.substance)
            .filter(|other| {
                other.strips.iter().any(|strip| {
                    *strip == asked
                        || (!database().strip(asked).product
                            && database().strip(*strip).target == database().strip(asked).target)
                })
            })
            .filter_map(|other| Some(other.from?.0))
            .fold(f64::INFINITY, f64::min);
        (row.clone(), id.clone(), lowest)
    })
}

/// The sample without instruments and without strips of this family.
fn without_tests_of(input: &SampleInput, family: FamilyIndex) -> SampleInput {
    let mut rest = input.clone();
    rest.readings.retain(|reading| match reading {
        ReadingInput::Reagent { .. } => true,
        ReadingInput::Strip { strip, .. } => {
            database().strip_named(strip).is_some_and(|strip| database().target_of(strip).family != family)
        }
        ReadingInput::Instrument { .. } => false,
    });
    rest
}

proptest! {
    #![proptest_config(cases(400))]

    #[test]
    fn rule_3_a_reaction_outranks_every_later_strip(input in sample(), strip in strip_reading(), place in 0usize..9) {
        let more = with(&input, strip, place);
        let (before, after) = (verdict(&input), verdict(&more));
        for hazard in before.hazards.iter().filter(|hazard| hazard.state.is_found()) {
            let state = state_of(&after, hazard.family);
            let kept = state.is_some_and(|state| gravity(state) <= gravity(hazard.state));
            prop_assert!(kept, "{:?} became {:?}", hazard.state, state);
        }
    }

    #[test]
    fn rule_3_a_silent_strip_after_a_reaction_adds_words_only(input in sample(), again in strip_reading()) {
        let before = verdict(&input);
        let reacted = |hazard: &&Hazard| hazard.tests.iter().any(|test| test.outcome == Outcome::Reacted);
        let Some(hazard) = before.hazards.iter().find(reacted) else { return Ok(()) };
        let ReadingInput::Strip { milligrams, millilitres, .. } = &again else { unreachable!("a strip was asked for") };
        let strip = &database().strip(hazard.tests[0].strip).id;
        let silent = strip_of(strip, "C+T", milligrams.zip(*millilitres).map(|(mg, ml)| mg / ml), Some(5.0), None);
        let after = verdict(&with(&input, silent, 0));
        prop_assert_eq!(state_of(&after, hazard.family), Some(hazard.state));
        let because = &hazard_of(&after, hazard.family).expect("still there").because;
        prop_assert!(says(because, Key::ReactionOutranks) || says(because, Key::ReactionOutranksShares));
    }

    #[test]
    fn rule_5_a_present_interferent_makes_a_reaction_doubtful(
        input in sample_of(0..=4),
        (row, strip, lowest) in recorded_interference(),
        thicker in 1.0..20.0f64,
        strength_known in any::<bool>(),
        listed in any::<bool>(),
    ) {
        let family = database().target_of(row.strips[0]).family;
        let name = database().substance(row.substance).name.clone();
        let mut input = without_tests_of(&input, family);
        if listed {
            input.readings.push(ReadingInput::Instrument { technique: "FTIR".into(), components: vec![name] });
        } else {
            input.sold_as = Some(name);
            prop_assume!(sold_as(&input).0.contains(&row.substance));
        }
        let reached = if lowest.is_finite() { lowest / 1e6 } else { 1.0 };
        let strength = strength_known.then_some((reached * thicker).min(900.0));
        input.readings.push(strip_of(&strip, "C", strength, Some(5.0), None));
        let verdict = verdict(&input);
        prop_assert_eq!(state_of(&verdict, family), Some(HazardState::FoundInterferencePossible));
        if !input.observed.iter().any(|seen| seen == "unwell-now") {
            let of_family = |action: &&NextAction| action.action == Action::Retest && action.resolves.contains(&family);
            let retest = verdict.next.iter().find(of_family);
            prop_assert!(retest.is_some_and(|action| action.test.as_deref() == Some(&strip)));
            // Thinned as advised, the same interferent cannot be the cause again.
            let advised = retest.and_then(|action| Some(action.strength?.0));
            if let Some(thinner) = advised.filter(|_| lowest.is_finite()) {
                prop_assert!(thinner < reached, "{} mg/mL still reaches {} mg/mL", thinner, reached);
            }
        }
    }

    #[test]
    fn rule_5_without_an_interferent_a_reaction_is_found(strip in strip_id(), strength in strength()) {
        let reading = strip_of(&strip, "C", strength, None, None);
        let input = SampleInput { readings: vec![reading], ..SampleInput::default() };
        let family = database().target_of(database().strip_named(&strip).expect("an id")).family;
        prop_assert_eq!(state_of(&verdict(&input), family), Some(HazardState::Found));
    }
}
