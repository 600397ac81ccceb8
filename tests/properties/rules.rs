//! The eight global rules of a verdict, one test a rule or a part of it.

use super::common::{database, spoken, verdict, verdict_with};
use super::samples::*;
use super::{always_on, cases, gravity, hazard_of, sold_as, state_of};
use analogue_lookup::database::schema::{Interferent, Matrix};
use analogue_lookup::evidence::Outcome;
use analogue_lookup::reading::{ColourInput, ReadingInput, SampleInput, StageInput};
use analogue_lookup::verdict::{Action, Key, Message, Options, State, Value, Verdict};
use proptest::prelude::*;
use proptest::sample::select;

fn strength_of(reading: &ReadingInput) -> Option<f64> {
    match reading {
        ReadingInput::Strip { milligrams, millilitres, .. } => Some((*milligrams)? / (*millilitres)?),
        _ => None,
    }
}

/// The largest limit of the analyte in water: of the product, else of the target.
fn limit_of(strip: u8) -> Option<f64> {
    let tables = &database().data.strips;
    let target = database().strip(strip).target;
    let worst = |belongs: &dyn Fn(u8) -> bool| {
        let rows = tables.limits.iter().filter(|limit| {
            limit.matrix == Matrix::Water
                && limit.analyte == tables.targets[usize::from(target)].analyte
                && limit.strips.iter().any(|strip| belongs(*strip))
        });
        rows.map(|limit| limit.limit).reduce(f64::max)
    };
    let own = worst(&|other| other == strip).filter(|_| database().strip(strip).product);
    own.or_else(|| worst(&|other| database().strip(other).target == target))
}

fn reacted(verdict: &Verdict, family: u8) -> bool {
    hazard_of(verdict, family).is_some_and(|hazard| hazard.tests.iter().any(|test| test.outcome == Outcome::Reacted))
}

fn says(messages: &[Message], key: Key) -> bool {
    messages.iter().any(|message| message.key == key)
}

/// Everything that a verdict says by message.
fn messages(verdict: &Verdict) -> impl Iterator<Item = &Message> {
    let because = verdict.hazards.iter().flat_map(|hazard| &hazard.because);
    verdict.messages.iter().chain(because).chain(verdict.next.iter().map(|action| &action.because))
}

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
            .filter_map(|other| other.from)
            .fold(f64::INFINITY, f64::min);
        (row.clone(), id.clone(), lowest)
    })
}

/// The sample without instruments and without strips of this family.
fn without_tests_of(input: &SampleInput, family: u8) -> SampleInput {
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
    fn rule_1_a_silent_strip_speaks_for_its_analyte_down_to_a_share(input in sample()) {
        let verdict = verdict(&input);
        for hazard in &verdict.hazards {
            for test in &hazard.tests {
                prop_assert_eq!(test.analyte, database().target_of(test.strip).analyte);
                prop_assert_eq!(database().target_of(test.strip).family, hazard.family);
                prop_assert_eq!(test.limit, limit_of(test.strip));
                let strength = strength_of(&input.readings[test.reading]);
                let share = match (test.outcome, test.limit, strength) {
                    (Outcome::DidNotReact, Some(limit), Some(strength)) => {
                        // More than the whole cannot be seen: that is no share but a solution too thin.
                        Some(limit / (strength * 1e6)).filter(|share| *share <= 1.0)
                    }
                    _ => None,
                };
                match (share, test.smallest_share) {
                    (Some(expected), Some(share)) => prop_assert!((expected - share).abs() < 1e-12 * expected),
                    (expected, share) => prop_assert_eq!(expected, share),
                }
                if test.outcome == Outcome::DidNotReact {
                    let analyte = &database().substance(test.analyte).id;
                    let named = hazard.because.iter().any(|message| {
                        message.params.contains(&("analyte", Value::Text(analyte.clone()))) || message.key == Key::NotFoundNoLimit
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
            prop_assert!(["found", "found-interference-possible", "not-found-down-to", "cannot-exclude"].contains(&hazard.state.word()));
            let reportable = database().data.families[usize::from(hazard.family)].reportable_share;
            let adequate = hazard.tests.iter().any(|test| {
                test.outcome == Outcome::DidNotReact
                    && database().target_of(test.strip).covers_family
                    && matches!((test.smallest_share, reportable), (Some(share), Some(most)) if share <= most)
            });
            prop_assert_eq!(hazard.state == State::NotFoundDownTo, adequate && !hazard.state.is_found());
            prop_assert_eq!(hazard.state.is_found(), reacted(&verdict, hazard.family) || says(&hazard.because, Key::FoundByInstrument));
        }
    }

    #[test]
    fn rule_3_a_reaction_outranks_every_later_strip(input in sample(), strip in strip_reading(), place in 0usize..9) {
        let more = with(&input, strip, place);
        let (before, after) = (verdict(&input), verdict(&more));
        for hazard in before.hazards.iter().filter(|hazard| hazard.state.is_found()) {
            let state = state_of(&after, hazard.family);
            prop_assert!(state.is_some_and(|state| gravity(state) <= gravity(hazard.state)), "{:?} became {:?}", hazard.state, state);
        }
    }

    #[test]
    fn rule_3_a_silent_strip_after_a_reaction_adds_words_only(input in sample(), again in strip_reading()) {
        let before = verdict(&input);
        let Some(hazard) = before.hazards.iter().find(|hazard| hazard.tests.iter().any(|test| test.outcome == Outcome::Reacted)) else {
            return Ok(());
        };
        let ReadingInput::Strip { milligrams, millilitres, .. } = &again else { unreachable!("a strip was asked for") };
        let strip = &database().strip(hazard.tests[0].strip).id;
        let silent = strip_of(strip, "C+T", milligrams.zip(*millilitres).map(|(mg, ml)| mg / ml), Some(5.0), None);
        let after = verdict(&with(&input, silent, 0));
        prop_assert_eq!(state_of(&after, hazard.family), Some(hazard.state));
        let because = &hazard_of(&after, hazard.family).expect("still there").because;
        prop_assert!(says(because, Key::ReactionOutranks) || says(because, Key::ReactionOutranksShares));
    }

    #[test]
    fn rule_4_a_strip_that_says_nothing_changes_nothing(input in sample(), void in void_strip_reading(), place in 0usize..9) {
        let (before, after) = (verdict(&input), verdict(&with(&input, void, place)));
        assert_same_evidence(&before, &after)?;
    }

    #[test]
    fn rule_4_a_colour_outside_the_window_changes_nothing(
        input in sample_of(0..=5),
        reading in timed_reading(),
        late in stage_of(coloured()),
        early in stage_of("none".prop_map(ColourInput::Words)),
    ) {
        let known = with(&input, reading.clone(), 0);
        let ReadingInput::Reagent { reagent, .. } = &reading else { unreachable!("a reagent was asked for") };
        let row = &database().data.reagents[usize::from(database().reagent_named(reagent).expect("an id"))];
        let (from, until) = row.read_within.expect("it has a window");
        let mut more = known.clone();
        if let ReadingInput::Reagent { stages, .. } = &mut more.readings[0] {
            stages.push(StageInput { seconds: Some(f64::from(until) + 1.0), ..late.clone() });
            stages.insert(0, StageInput { seconds: (from > 0).then_some(f64::from(from) / 2.0), ..if from > 0 { early } else { stages[0].clone() } });
            if from == 0 {
                stages.remove(0);
            }
        }
        assert_same_evidence(&verdict(&known), &verdict(&more))?;
        // Nothing but a late colour is no reading at all.
        let mut only = with(&input, reading, 0);
        if let ReadingInput::Reagent { stages, .. } = &mut only.readings[0] {
            *stages = vec![StageInput { seconds: Some(f64::from(until) + 1.0), ..late }];
        }
        assert_same_evidence(&verdict(&input), &verdict(&only))?;
    }

    #[test]
    fn rule_4_an_unknown_time_is_valid_and_what_was_said_is_no_reading(input in sample(), remarks in prop::collection::vec(said(), 8)) {
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
        prop_assert_eq!(state_of(&verdict, family), Some(State::FoundInterferencePossible));
        if !input.observed.iter().any(|seen| seen == "unwell-now") {
            let retest = verdict.next.iter().find(|action| action.action == Action::Retest && action.resolves.contains(&family));
            prop_assert!(retest.is_some_and(|action| action.test.as_deref() == Some(&strip)));
            // Thinned as advised, the same interferent cannot be the cause again.
            if let Some(thinner) = retest.and_then(|action| action.milligrams_per_millilitre).filter(|_| lowest.is_finite()) {
                prop_assert!(thinner < reached, "{} mg/mL still reaches {} mg/mL", thinner, reached);
            }
        }
    }

    #[test]
    fn rule_5_without_an_interferent_a_reaction_is_found(strip in strip_id(), strength in strength()) {
        let input = SampleInput { readings: vec![strip_of(&strip, "C", strength, None, None)], ..SampleInput::default() };
        let family = database().target_of(database().strip_named(&strip).expect("an id")).family;
        prop_assert_eq!(state_of(&verdict(&input), family), Some(State::Found));
    }

    #[test]
    fn rule_6_a_dark_colour_rules_nothing_out(input in sample(), dark in dark_reading(), place in 0usize..9) {
        let ReadingInput::Reagent { reagent, .. } = &dark else { unreachable!("a reagent was asked for") };
        let reagent = database().reagent_named(reagent).expect("an id");
        // A reagent read twice is one test read twice: neither reading outranks the other.
        let read = |reading: &ReadingInput| {
            matches!(reading, ReadingInput::Reagent { reagent: other, .. } if database().reagent_named(other) == Some(reagent))
        };
        let mut input = input;
        input.readings.retain(|reading| !read(reading));
        let (before, after) = (verdict(&input), verdict(&with(&input, dark, place)));
        for hazard in &before.hazards {
            let state = state_of(&after, hazard.family);
            let same = state == Some(hazard.state) || (hazard.state.is_found() && state.is_some_and(State::is_found));
            let id = &database().data.families[usize::from(hazard.family)].id;
            prop_assert!(same, "{}: {:?} became {:?}", id, hazard.state, state);
        }
        let ranked = |verdict: &Verdict, substance: u16| {
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
    fn rule_6_no_reaction_is_a_reading_with_candidates(reagent in reagent_id(), reader in reader()) {
        let place = database().reagent_named(&reagent).expect("an id");
        let none = |record: &analogue_lookup::database::schema::Record| {
            record.alternatives.iter().any(|alternative| alternative.reacts == Some(false))
        };
        prop_assume!(database().records_of(place).iter().any(none) && !database().records_of(place).iter().all(none));
        let mut reading = super::common::reagent(&reagent, &[("none", None)]);
        if let ReadingInput::Reagent { reader: own, .. } = &mut reading {
            *own = reader;
        }
        let flat = Options { region: None, ..Options::default() };
        let verdict = verdict_with(&super::common::sample(None, vec![reading]), &flat);
        let first = &verdict.candidates[0];
        prop_assert!(first.evidence[0].weight > 0.0);
        prop_assert!(says(&verdict.messages, Key::NoReaction));
    }

    #[test]
    fn rule_7_what_was_not_tested_and_what_to_do_is_said(input in sample()) {
        let verdict = verdict(&input);
        for family in always_on() {
            let hazard = hazard_of(&verdict, family).expect("in every verdict");
            let tested = hazard.tests.iter().any(|test| test.outcome != Outcome::NoEvidence);
            let unsaid = !hazard.state.is_found() && !says(&hazard.because, Key::NotTested) && !says(&hazard.because, Key::NoStripExists);
            prop_assert!(tested || !unsaid);
            prop_assert!(!hazard.because.is_empty());
        }
        let unwell = input.observed.iter().any(|seen| seen == "unwell-now");
        prop_assert_eq!(verdict.next.is_empty(), unwell);
        prop_assert_eq!(verdict.messages[0].key, if unwell { Key::EmergencyNow } else { Key::NaloxoneReady });
    }

    #[test]
    fn rule_8_no_percentage_of_certainty_and_no_dose(input in sample()) {
        let verdict = verdict(&input);
        let mut percents = 0;
        for message in messages(&verdict) {
            percents += usize::from([Key::NotFoundShare, Key::InstrumentLimit].contains(&message.key));
            for (name, value) in &message.params {
                if let Value::Number(number) = value {
                    prop_assert!(["strength", "parts", "percent", "fewest", "most", "seconds"].contains(name), "{}", name);
                    prop_assert!(number.is_finite() && *number > 0.0, "{} {}", name, number);
                }
            }
        }
        let mut text = spoken(&verdict);
        for missed in verdict.hazards.iter().flat_map(|hazard| &hazard.missed) {
            text = text.replace(&missed.note, "");
        }
        if let Some(own) = input.sold_as.as_deref().map(str::trim).filter(|own| !own.is_empty()) {
            text = text.replace(own, "");
        }
        prop_assert_eq!(text.matches('%').count(), percents, "{}", text);
        prop_assert!(text.match_indices(" mg").all(|(at, _)| text[at..].starts_with(" mg/mL")), "{}", text);
    }
}

/// Same states, same probabilities, same order.
fn assert_same_evidence(a: &Verdict, b: &Verdict) -> Result<(), TestCaseError> {
    let states =
        |verdict: &Verdict| -> Vec<(u8, State)> { verdict.hazards.iter().map(|h| (h.family, h.state)).collect() };
    prop_assert_eq!(states(a), states(b));
    prop_assert_eq!(&a.families, &b.families);
    let ranking = |verdict: &Verdict| -> Vec<(u16, Option<u16>, f64)> {
        verdict.candidates.iter().map(|c| (c.substance, c.with, c.probability)).collect()
    };
    prop_assert_eq!(ranking(a), ranking(b));
    prop_assert_eq!(a.novelty, b.novelty);
    prop_assert_eq!(&a.no_data, &b.no_data);
    Ok(())
}
