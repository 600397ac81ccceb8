//! Rule 1: what a silent strip says is about its analyte, down to a share.
//! Rule 2: no dangerous family drops out of a verdict, or is called absent.

use super::samples::*;
use super::{always_on, cases, hazard_of, says};
use crate::common::{database, verdict};
use analogue_lookup::evidence::Outcome;
use analogue_lookup::message::{Key, Value};
use analogue_lookup::reading::ReadingInput;
use analogue_lookup::verdict::{HazardState, Verdict};
use proptest::prelude::*;
use schema::{FamilyIndex, Matrix, StripIndex};

const STATES: [&str; 4] = ["found", "found-interference-possible", "not-found-down-to", "cannot-exclude"];

fn strength_of(reading: &ReadingInput) -> Option<f64> {
    match reading {
        ReadingInput::Strip { milligrams, millilitres, .. } => Some((*milligrams)? / (*millilitres)?),
        _ => None,
    }
}

/// The largest limit of the analyte in water: of the product, else of the target. A brand that is known to find less
/// than one in two borrows none.
fn limit_of(strip: StripIndex) -> Option<f64> {
    let tables = &database().data.strips;
    let target = database().strip(strip).target;
    let worst = |belongs: &dyn Fn(StripIndex) -> bool| {
        let rows = tables.limits.iter().filter(|limit| {
            limit.matrix == Matrix::Water
                && limit.analyte == tables.targets[usize::from(target)].analyte
                && limit.strips.iter().any(|strip| belongs(*strip))
        });
        rows.map(|limit| limit.limit.0).reduce(f64::max)
    };
    let own = worst(&|other| other == strip).filter(|_| database().strip(strip).product);
    let poor = tables.performances.iter().any(|row| row.strips.contains(&strip) && row.sensitivity < 0.5);
    let borrows = !(database().strip(strip).product && poor);
    own.or_else(|| worst(&|other| borrows && database().strip(other).target == target))
}

fn reacted(verdict: &Verdict, family: FamilyIndex) -> bool {
    hazard_of(verdict, family).is_some_and(|hazard| hazard.tests.iter().any(|test| test.outcome == Outcome::Reacted))
}

proptest! {
    #![proptest_config(cases(400))]

    #[test]
    fn rule_1_a_silent_strip_speaks_for_its_analyte_down_to_a_share(input in sample()) {
        let verdict = verdict(&input);
        for hazard in &verdict.hazards {
            for test in &hazard.tests {
                prop_assert_eq!(test.analyte, database().target_of(test.strip).analyte);
                prop_assert_eq!(database().target_of(test.strip).family, hazard.family);
                prop_assert_eq!(test.limit.map(|limit| limit.0), limit_of(test.strip));
                let strength = strength_of(&input.readings[test.reading]);
                let share = match (test.outcome, test.limit, strength) {
                    (Outcome::DidNotReact, Some(limit), Some(strength)) => {
                        // More than the whole cannot be seen: that is no share but a solution too thin.
                        Some(limit.0 / (strength * 1e6)).filter(|share| *share <= 1.0)
                    }
                    _ => None,
                };
                match (share, test.smallest_share.map(|share| share.0)) {
                    (Some(expected), Some(share)) => prop_assert!((expected - share).abs() < 1e-12 * expected),
                    (expected, share) => prop_assert_eq!(expected, share),
                }
                if test.outcome == Outcome::DidNotReact {
                    let analyte = &database().substance(test.analyte).id;
                    let named = hazard.because.iter().any(|message| {
                        let own = ("analyte", Value::Text(analyte.clone()));
                        message.params.contains(&own) || [Key::NotFoundNoLimit, Key::NotFoundPoorBrand].contains(&message.key)
                    });
                    prop_assert!(named, "the analyte {} is not named", analyte);
                }
            }
        }
    }

    #[test]
    fn rule_2_no_dangerous_family_drops_out_or_is_absent(input in sample()) {
        let verdict = verdict(&input);
        for family in always_on() {
            prop_assert!(hazard_of(&verdict, family).is_some(), "{}", database().data.families[usize::from(family)].id);
        }
        for hazard in &verdict.hazards {
            prop_assert!(STATES.contains(&hazard.state.word()));
            let reportable = database().data.families[usize::from(hazard.family)].reportable_share;
            let adequate = hazard.tests.iter().any(|test| {
                test.outcome == Outcome::DidNotReact
                    && database().target_of(test.strip).covers_family
                    && matches!((test.smallest_share, reportable), (Some(share), Some(most)) if share <= most)
            });
            prop_assert_eq!(hazard.state == HazardState::NotFoundDownTo, adequate && !hazard.state.is_found());
            let listed = [Key::FoundByInstrument, Key::FoundUnverifiedMember].iter().any(|key| says(&hazard.because, *key));
            prop_assert_eq!(hazard.state.is_found(), reacted(&verdict, hazard.family) || listed);
        }
    }
}
