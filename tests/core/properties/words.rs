//! Rule 7: what was not tested is said, and what to do next. Rule 8: no
//! percentage of certainty, no dose.

use super::samples::*;
use super::{always_on, cases, hazard_of, says};
use crate::common::{database, sample as plain_sample, spoken, verdict, verdict_with};
use analogue_lookup::evidence::Outcome;
use analogue_lookup::inference::{Fit, ResultsRegion};
use analogue_lookup::message::{Key, Message, Value};
use analogue_lookup::verdict::{HazardState, Options, Verdict};
use proptest::prelude::*;
use schema::TargetIndex;

/// Parameters that hold a number; none of them is a probability.
const NUMBERS: [&str; 8] = ["strength", "parts", "percent", "fewest", "most", "seconds", "milligrams", "millilitres"];

/// Everything that a verdict says by message.
fn messages(verdict: &Verdict) -> impl Iterator<Item = &Message> {
    let because = verdict.hazards.iter().flat_map(|hazard| &hazard.because);
    verdict.messages.iter().chain(because).chain(verdict.next.iter().map(|action| &action.because))
}

/// A strip of one target that surely reacted leaves no doubt about another of
/// the same target to be settled by dilution.
fn is_doubted_and_found(because: &[Message]) -> bool {
    let targets = |keys: &[Key]| -> Vec<TargetIndex> {
        let strips = because.iter().filter(|message| keys.contains(&message.key)).flat_map(|message| &message.params);
        let named = strips.filter_map(|(name, value)| match value {
            Value::Text(id) if *name == "strip" => database().strip_named(id),
            _ => None,
        });
        named.map(|strip| database().strip(strip).target).collect()
    };
    let found = targets(&[Key::Found]);
    targets(&[Key::FoundInterference, Key::FoundInterferenceUnknownStrength]).iter().any(|doubt| found.contains(doubt))
}

#[test]
fn a_thinner_solution_that_still_reacts_settles_the_doubt() {
    let readings = [10.0, 0.5].map(|strength| strip_of("btnx-fentanyl", "C", Some(strength), Some(5.0), None));
    let sample = plain_sample(Some("methamphetamine"), readings.to_vec());
    let verdict = verdict(&sample);
    let fentanyls = &verdict.hazards[0];
    assert_eq!(fentanyls.state, HazardState::Found);
    assert!(!is_doubted_and_found(&fentanyls.because), "{:?}", fentanyls.because);
}

proptest! {
    #![proptest_config(cases(400))]

    #[test]
    fn rule_7_what_was_not_tested_and_what_to_do_is_said(input in sample()) {
        let verdict = verdict(&input);
        for family in always_on() {
            let hazard = hazard_of(&verdict, family).expect("in every verdict");
            let tested = hazard.tests.iter().any(|test| test.outcome != Outcome::NoEvidence);
            let said = says(&hazard.because, Key::NotTested) || says(&hazard.because, Key::NoStripExists);
            prop_assert!(tested || hazard.state.is_found() || said);
            prop_assert!(!hazard.because.is_empty());
        }
        let unwell = input.observed.iter().any(|seen| seen == "unwell-now");
        prop_assert_eq!(verdict.next.is_empty(), unwell);
        prop_assert_eq!(verdict.messages[0].key, if unwell { Key::EmergencyNow } else { Key::NaloxoneReady });
    }

    #[test]
    fn a_verdict_does_not_contradict_itself(input in sample(), published in any::<bool>()) {
        let region = published.then_some(ResultsRegion::Other);
        let verdict = verdict_with(&input, &Options { region, ..Options::default() });
        if says(&verdict.messages, Key::NothingExplains) {
            let well = verdict.candidates.iter().find(|candidate| candidate.fit == Fit::FitsWell);
            prop_assert!(well.is_none(), "{:?} fits well, yet nothing explains the readings", well);
        }
        let unwell = input.observed.iter().any(|seen| seen == "unwell-now");
        if says(&verdict.messages, Key::NothingExplains) && !unwell {
            prop_assert!(verdict.next.iter().any(|action| action.because.key == Key::NextReport));
        }
        for hazard in &verdict.hazards {
            prop_assert!(!is_doubted_and_found(&hazard.because), "{:?}", hazard.because);
        }
    }

    #[test]
    fn rule_8_no_percentage_of_certainty_and_no_dose(input in sample()) {
        let verdict = verdict(&input);
        let with_percents = [Key::NotFoundShare, Key::NotFoundPoorBrand, Key::InstrumentLimit];
        // After a finding, what another test may have missed is not said.
        let silent = verdict.hazards.iter().filter(|hazard| !hazard.state.is_found()).flat_map(|hazard| &hazard.because);
        let percents = silent.chain(&verdict.messages).filter(|message| with_percents.contains(&message.key)).count();
        for message in messages(&verdict) {
            for (name, value) in &message.params {
                if let Value::Number(number) = value {
                    prop_assert!(NUMBERS.contains(name), "{}", name);
                    prop_assert!(number.is_finite() && *number > 0.0, "{} {}", name, number);
                }
            }
        }
        let mut text = spoken(&verdict);
        for missed in verdict.hazards.iter().flat_map(|hazard| &hazard.missed) {
            text = missed.group.iter().chain([&missed.note]).fold(text, |text, own| text.replace(own.as_str(), ""));
        }
        if let Some(own) = input.sold_as.as_deref().map(str::trim).filter(|own| !own.is_empty()) {
            text = text.replace(own, "");
        }
        prop_assert_eq!(text.matches('%').count(), percents, "{}", text);
        // A strength, or what goes into the water of a test; never an amount to take.
        let of_a_test = |at: usize| [" mg/mL", " mg of the sample in "].iter().any(|own| text[at..].starts_with(own));
        prop_assert!(text.match_indices(" mg").all(|(at, _)| of_a_test(at)), "{}", text);
    }
}
