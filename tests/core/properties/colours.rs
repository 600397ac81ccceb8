//! Rule 6: a dark colour rules nothing out, and no reaction is a reading.

use super::samples::*;
use super::{cases, says, state_of};
use crate::common::{database, reagent, sample as plain_sample, verdict, verdict_with};
use analogue_lookup::message::Key;
use analogue_lookup::reading::ReadingInput;
use analogue_lookup::verdict::{HazardState, Options, Verdict};
use proptest::prelude::*;
use schema::{Record, SubstanceIndex};

proptest! {
    #![proptest_config(cases(400))]

    #[test]
    fn rule_6_a_dark_colour_rules_nothing_out(input in sample(), dark in dark_reading(), place in 0usize..9) {
        let ReadingInput::Reagent { reagent, .. } = &dark else { unreachable!("a reagent was asked for") };
        let reagent = database().reagent_named(reagent).expect("an id");
        // A reagent read twice is one test read twice: neither reading outranks the other.
        let mut input = input;
        input.readings.retain(|reading| !is_of(reading, reagent));
        let (before, after) = (verdict(&input), verdict(&with(&input, dark, place)));
        for hazard in &before.hazards {
            let state = state_of(&after, hazard.family);
            let same = state == Some(hazard.state) || (hazard.state.is_found() && state.is_some_and(HazardState::is_found));
            let id = &database().data.families[usize::from(hazard.family)].id;
            prop_assert!(same, "{}: {:?} became {:?}", id, hazard.state, state);
        }
        let ranked = |verdict: &Verdict, substance: SubstanceIndex| {
            verdict.candidates.iter().any(|candidate| candidate.substance == substance && candidate.with.is_none())
        };
        for record in database().records_of(reagent) {
            prop_assert!(ranked(&after, record.substance), "{}", database().substance(record.substance).id);
        }
        for candidate in before.candidates.iter().filter(|candidate| candidate.with.is_none()) {
            prop_assert!(ranked(&after, candidate.substance), "{}", database().substance(candidate.substance).id);
        }
    }

    #[test]
    fn rule_6_no_reaction_is_a_reading_with_candidates(name in reagent_id(), reader in reader()) {
        let place = database().reagent_named(&name).expect("an id");
        let none = |record: &Record| {
            record.alternatives.iter().any(|alternative| alternative.reacts == Some(false))
        };
        prop_assume!(database().records_of(place).iter().any(none) && !database().records_of(place).iter().all(none));
        let mut reading = reagent(&name, &[("none", None)]);
        if let ReadingInput::Reagent { reader: own, .. } = &mut reading {
            *own = reader;
        }
        let flat = Options { region: None, ..Options::default() };
        let verdict = verdict_with(&plain_sample(None, vec![reading]), &flat);
        let first = &verdict.candidates[0];
        prop_assert!(verdict.evidence.about(first.row).next().is_some_and(|evidence| evidence.weight > 0.0));
        prop_assert!(says(&verdict.messages, Key::NoReaction));
    }
}
