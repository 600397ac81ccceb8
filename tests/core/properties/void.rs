//! Rule 4: what is invalid, late, too early or unreadable is no evidence in
//! either direction; what was said outranks nothing.

use super::cases;
use super::samples::*;
use crate::common::{database, verdict};
use analogue_lookup::reading::{ColourInput, ReadingInput, StageInput};
use analogue_lookup::verdict::{HazardState, Verdict};
use proptest::prelude::*;
use schema::{FamilyIndex, SubstanceIndex};

/// Same states, same probabilities, same order.
fn assert_same_evidence(a: &Verdict, b: &Verdict) -> Result<(), TestCaseError> {
    let states = |verdict: &Verdict| -> Vec<(FamilyIndex, HazardState)> {
        verdict.hazards.iter().map(|h| (h.family, h.state)).collect()
    };
    prop_assert_eq!(states(a), states(b));
    prop_assert_eq!(&a.families, &b.families);
    let ranking = |verdict: &Verdict| -> Vec<(SubstanceIndex, Option<SubstanceIndex>, f64)> {
        verdict.candidates.iter().map(|c| (c.substance, c.with, c.probability)).collect()
    };
    prop_assert_eq!(ranking(a), ranking(b));
    prop_assert_eq!(a.novelty, b.novelty);
    prop_assert_eq!(&a.no_data, &b.no_data);
    Ok(())
}

fn window_of(reading: &ReadingInput) -> (u16, u16) {
    let ReadingInput::Reagent { reagent, .. } = reading else { unreachable!("a reagent was asked for") };
    let row = &database().data.reagents[usize::from(database().reagent_named(reagent).expect("an id"))];
    row.read_within.expect("it has a window")
}

proptest! {
    #![proptest_config(cases(400))]

    #[test]
    fn rule_4_a_strip_that_says_nothing_changes_nothing(
        input in sample(),
        void in void_strip_reading(),
        place in 0usize..9,
    ) {
        let (before, after) = (verdict(&input), verdict(&with(&input, void, place)));
        assert_same_evidence(&before, &after)?;
    }

    #[test]
    fn rule_4_a_colour_outside_the_window_changes_nothing_beside_one_inside(
        input in sample_of(0..=5),
        reading in timed_reading(),
        late in stage_of(coloured()),
        early in stage_of("none".prop_map(ColourInput::Words)),
    ) {
        let known = with(&input, reading.clone(), 0);
        let (from, until) = window_of(&reading);
        let mut more = known.clone();
        if let ReadingInput::Reagent { stages, .. } = &mut more.readings[0] {
            stages.push(StageInput { seconds: Some(f64::from(until) + 1.0), ..late });
            // Nothing to see yet, before the window opens.
            if from > 0 {
                stages.insert(0, StageInput { seconds: Some(f64::from(from) / 2.0), ..early });
            }
        }
        assert_same_evidence(&verdict(&known), &verdict(&more))?;
    }

    /// That something reacted is all that a late colour says: it rules nothing out, and no hazard is found by it.
    #[test]
    fn rule_4_a_colour_after_the_window_says_little(
        input in sample_of(0..=5),
        reading in timed_reading(),
        late in stage_of(coloured()),
    ) {
        let (_, until) = window_of(&reading);
        let mut only = with(&input, reading, 0);
        if let ReadingInput::Reagent { stages, .. } = &mut only.readings[0] {
            *stages = vec![StageInput { seconds: Some(f64::from(until) + 1.0), ..late }];
        }
        let (before, after) = (verdict(&input), verdict(&only));
        let found = |verdict: &Verdict| -> Vec<(FamilyIndex, HazardState)> {
            let hazards = verdict.hazards.iter().filter(|hazard| hazard.state != HazardState::CannotExclude);
            hazards.map(|hazard| (hazard.family, hazard.state)).collect()
        };
        // Another reading of the reagent may hide the late one; an interferent may be less, or more, probable for it.
        let place = after.evidence.readings.iter().position(|own| *own == 0);
        let alone = input.readings.iter().all(|own| !matches!(own, ReadingInput::Reagent { .. } | ReadingInput::Strip { .. }));
        if alone {
            prop_assert_eq!(found(&before), found(&after));
            for own in after.candidates.iter().filter(|_| place.is_some()) {
                let weight = after.evidence.about(own.row).find(|evidence| evidence.reading == 0).map(|evidence| evidence.weight);
                prop_assert!(weight.is_none_or(|weight| weight >= f64::ln(0.6) - 1e-9), "{:?}", weight);
            }
        }
    }

    #[test]
    fn rule_4_an_unknown_time_is_valid_and_what_was_said_is_no_reading(
        input in sample(),
        remarks in prop::collection::vec(said(), 8),
    ) {
        let mut known = input.clone();
        let mut unknown = input.clone();
        for (i, (a, b)) in known.readings.iter_mut().zip(&mut unknown.readings).enumerate() {
            if let (ReadingInput::Strip { minutes: a, .. }, ReadingInput::Strip { minutes: b, said, .. }) = (a, b) {
                *a = Some(5.0);
                *b = None;
                *said = remarks[i].clone();
            }
        }
        assert_same_evidence(&verdict(&known), &verdict(&unknown))?;
    }
}
