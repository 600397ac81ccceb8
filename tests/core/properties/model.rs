//! Properties of the evidence model: what a reading may and may not do to the
//! odds, whatever the parameters.

use super::cases;
use super::samples::*;
use crate::common::{database, verdict, verdict_with};
use analogue_lookup::evidence::{Membership, Observation, Parameters, reagent_likelihoods};
use analogue_lookup::inference::{Candidate, Expectation, ResultsRegion, Says};
use analogue_lookup::reading::{Reading, ReadingInput, SampleInput, check_sample};
use analogue_lookup::separation::{KitItem, TOLD_APART, overlap_of, separation};
use analogue_lookup::verdict::{Hazard, Options, Verdict, classify_with};
use colour::{CELLS, Region as ColourRegion};
use proptest::prelude::*;
use schema::{ReagentIndex, SubstanceIndex};
use std::collections::HashMap;
use std::sync::OnceLock;

/// A number for every substance recorded on a reagent.
type BySubstance = Vec<(SubstanceIndex, f64)>;

/// ln K/B of every substance recorded on a reagent, for a last colour that is
/// wholly one cell: its share of that cell, up to a factor common to all.
fn shares_of(reagent: ReagentIndex) -> &'static [BySubstance] {
    static SHARES: OnceLock<Vec<OnceLock<Vec<BySubstance>>>> = OnceLock::new();
    let all = SHARES.get_or_init(|| database().data.reagents.iter().map(|_| OnceLock::new()).collect());
    all[usize::from(reagent)].get_or_init(|| {
        (0..CELLS)
            .map(|cell| {
                let mut only = [0.0; CELLS];
                only[cell] = 1.0;
                ratios(reagent, None, &only)
            })
            .collect()
    })
}

fn ratios(reagent: ReagentIndex, first: Option<&Membership>, last: &Membership) -> BySubstance {
    let looks = Observation {
        waited: None,
        first: first.map(|first| Box::new(*first)),
        middle: None,
        last: Box::new(*last),
        doubt: 0.02,
    };
    let found = reagent_likelihoods(database(), &Parameters::default(), reagent, &looks);
    found.recorded.rows.iter().map(|row| (row.substance, found.kinds[usize::from(row.kind)].ratio)).collect()
}

/// The first two looks at one reagent reading, as the model takes them.
fn looks_of(reading: ReadingInput) -> Option<(ReagentIndex, Observation)> {
    let input = SampleInput { readings: vec![reading], ..SampleInput::default() };
    let sample = check_sample(database(), &input).expect("a fair reading");
    let Reading::Reagent(reading) = &sample.readings[0] else { return None };
    Some((reading.reagent, Observation::merged(database(), &Parameters::default(), &[reading])?))
}

/// A reading with one stage: one look, and so one distribution to compare.
fn one_stage() -> impl Strategy<Value = ReadingInput> {
    reagent_reading().prop_map(|mut reading| {
        if let ReadingInput::Reagent { stages, .. } = &mut reading {
            stages.truncate(1);
            stages[0].seconds = None;
        }
        reading
    })
}

/// Everything recorded of a substance on these reagents, as text.
fn records_of(substance: SubstanceIndex, reagents: &[ReagentIndex]) -> String {
    let of = |reagent: &ReagentIndex| {
        let own = database().records_of(*reagent).iter().filter(|record| record.substance == substance);
        own.map(|record| {
            let quality = database().data.lineages[usize::from(record.lineage)].quality;
            format!("{reagent:?} {quality:?} {:?};", record.alternatives)
        })
        .collect::<String>()
    };
    reagents.iter().map(of).collect()
}

fn flat() -> Options {
    Options { region: None, next: false, ..Options::default() }
}

proptest! {
    #![proptest_config(cases(250))]

    #[test]
    fn odds_never_fall_for_the_substance_that_shows_the_cells_more(reading in one_stage()) {
        let Some((reagent, looks)) = looks_of(reading.clone()) else { return Ok(()) };
        // Words may tell a course ("purple to green"): two looks, and no one distribution.
        prop_assume!(looks.first.is_none());
        let shares = shares_of(reagent);
        let seen: Vec<usize> = (0..CELLS).filter(|cell| looks.last[*cell] > 0.0).collect();
        let found = reagent_likelihoods(database(), &Parameters::default(), reagent, &looks);
        let recorded: Vec<SubstanceIndex> = shares[0].iter().map(|(place, _)| *place).collect();
        let verdict = verdict_with(&SampleInput { readings: vec![reading], ..SampleInput::default() }, &flat());
        let probability: HashMap<SubstanceIndex, f64> =
            verdict.candidates.iter().filter(|c| c.with.is_none()).map(|c| (c.substance, c.probability)).collect();
        for (i, s) in recorded.iter().enumerate().step_by(7) {
            for (j, u) in recorded.iter().enumerate() {
                if !seen.iter().all(|cell| shares[*cell][i].1 >= shares[*cell][j].1) {
                    continue;
                }
                let weight = |place: &SubstanceIndex| found.of(*place).expect("recorded").weight;
                let ids = (&database().substance(*s).id, &database().substance(*u).id);
                prop_assert!(weight(s) >= weight(u) - 1e-12, "{:?}", ids);
                prop_assert!(probability[s] >= probability[u] * (1.0 - 1e-9));
            }
        }
    }

    #[test]
    fn equal_records_keep_equal_odds(input in sample()) {
        let mut input = SampleInput { sold_as: None, form: None, ..input };
        input.readings.retain(|reading| matches!(reading, ReadingInput::Reagent { .. }));
        let read: Vec<ReagentIndex> = input.readings.iter().filter_map(|reading| match reading {
            ReadingInput::Reagent { reagent, .. } => database().reagent_named(reagent),
            _ => None,
        }).collect();
        let verdict = verdict_with(&input, &flat());
        let mut equals: HashMap<String, (f64, Option<u32>)> = HashMap::new();
        for candidate in verdict.candidates.iter().filter(|candidate| candidate.with.is_none()) {
            let own = (candidate.probability, candidate.signature);
            let first = *equals.entry(records_of(candidate.substance, &read)).or_insert(own);
            prop_assert!((first.0 - own.0).abs() <= 1e-9 * first.0);
            prop_assert!(own.1.is_some() && own.1 == first.1);
        }
    }

    #[test]
    fn no_test_tells_two_of_one_signature_apart(input in sample_of(1..=6)) {
        let tests: Vec<KitItem> = input.readings.iter().filter_map(|reading| match reading {
            ReadingInput::Reagent { reagent, .. } => KitItem::named(database(), reagent),
            _ => None,
        }).collect();
        let verdict = verdict_with(&input, &flat());
        let counts = |test: &&KitItem| verdict.evidence.readings.iter().any(|reading| match &input.readings[*reading] {
            ReadingInput::Reagent { reagent, .. } => KitItem::named(database(), reagent) == Some(**test),
            _ => false,
        });
        let tests: Vec<&KitItem> = tests.iter().filter(counts).collect();
        for group in &verdict.signatures {
            for (test, (a, b)) in tests.iter().flat_map(|test| group.windows(2).map(move |pair| (test, (pair[0], pair[1])))) {
                match (test.shares_of(database(), a), test.shares_of(database(), b)) {
                    (Some(a), Some(b)) => prop_assert!(separation(overlap_of(&a, &b)) < TOLD_APART),
                    (a, b) => prop_assert!(a.is_none() && b.is_none(), "only one of them has a record"),
                }
            }
        }
    }

    #[test]
    fn no_single_reading_weighs_below_the_share_of_slips(input in sample()) {
        let Parameters { epsilon, plain_slips, .. } = Parameters::default();
        let floor = epsilon.min(plain_slips).ln();
        let verdict = verdict(&input);
        for candidate in &verdict.candidates {
            for evidence in verdict.evidence.about(candidate.row) {
                prop_assert!(evidence.weight.is_finite() && evidence.weight >= floor - 1e-12, "{:?}", evidence);
            }
        }
    }

    #[test]
    fn unknown_never_eliminates(input in sample_of(1..=5), reading in reagent_reading()) {
        // Tempering joins the reagents of one chemistry; without it every reading stands alone.
        let parameters = Parameters { tau: 1.0, ..Parameters::default() };
        let ReadingInput::Reagent { reagent, .. } = &reading else { unreachable!("a reagent was asked for") };
        let reagent = database().reagent_named(reagent).expect("an id");
        prop_assume!(!input.readings.iter().any(|other| is_of(other, reagent)));
        let classified = |input: &SampleInput| {
            let sample = check_sample(database(), input).expect("a fair sample");
            classify_with(database(), &parameters, &sample, &flat())
        };
        let more = with(&input, reading, input.readings.len());
        let (before, after) = (classified(&input), classified(&more));
        let recorded = |place: SubstanceIndex| database().records_of(reagent).iter().any(|record| record.substance == place);
        let unrecorded = |verdict: &Verdict| -> Vec<(SubstanceIndex, f64)> {
            let mut rows: Vec<(SubstanceIndex, f64)> = verdict
                .candidates
                .iter()
                .filter(|c| c.with.is_none() && !recorded(c.substance))
                .map(|c| (c.substance, c.probability))
                .collect();
            rows.sort_by_key(|(place, _)| *place);
            rows
        };
        let (rows_before, rows_after) = (unrecorded(&before), unrecorded(&after));
        prop_assert_eq!(rows_before.len(), rows_after.len());
        // All by one factor: none of them is helped or hurt beside the others.
        let factors = rows_before.iter().zip(&rows_after).map(|(a, b)| b.1 / a.1);
        let (least, most) = factors.fold((f64::INFINITY, 0.0f64), |(least, most), f| (least.min(f), most.max(f)));
        prop_assert!(rows_before.is_empty() || most / least < 1.0 + 1e-9, "{} {}", least, most);
        let last = more.readings.len() - 1;
        for candidate in after.candidates.iter().filter(|c| c.with.is_none() && !recorded(c.substance)) {
            for evidence in after.evidence.about(candidate.row).filter(|evidence| evidence.reading == last) {
                prop_assert_eq!((evidence.weight, evidence.says, evidence.record), (0.0, Says::Nothing, None));
            }
        }
        for place in before.no_data.iter().filter(|place| !recorded(**place)) {
            prop_assert!(after.no_data.contains(place));
        }
    }

    /// data/MODEL.md, "The rank": what nobody recorded does not beat what was recorded, fits, and is as common.
    #[test]
    fn what_has_no_record_stands_behind_what_fits_more(input in sample_of(2..=6)) {
        let mut input = SampleInput { sold_as: None, form: None, ..input };
        input.readings.retain(|reading| matches!(reading, ReadingInput::Reagent { .. }));
        let verdict = verdict_with(&input, &flat());
        let single: Vec<&Candidate> = verdict.candidates.iter().filter(|candidate| candidate.with.is_none()).collect();
        let mut least_fits = usize::MAX;
        for candidate in single {
            let tally = candidate.tally;
            if tally.unrecorded > 0 {
                least_fits = least_fits.min(tally.fits);
            }
            if tally.against == 0 {
                prop_assert!(tally.fits <= least_fits, "{:?} after one that fits {} and lacks a record", candidate, least_fits);
            }
        }
    }

    #[test]
    fn what_weighs_says_what_was_expected(input in sample()) {
        let sample = check_sample(database(), &input).expect("a fair sample");
        let verdict = classify_with(database(), &Parameters::default(), &sample, &flat());
        for candidate in &verdict.candidates {
            for evidence in verdict.evidence.about(candidate.row).filter(|evidence| evidence.weight != 0.0) {
                let expectation = Expectation::of(database(), evidence.record);
                prop_assert!(!expectation.expected.is_empty(), "{:?}", evidence);
                let instrument = matches!(sample.readings[evidence.reading], Reading::Instrument(_));
                prop_assert!(instrument || !expectation.sources.is_empty(), "{:?}", evidence);
            }
        }
    }

    #[test]
    fn a_silent_strip_of_unknown_strength_weighs_nothing(input in sample()) {
        let sample = check_sample(database(), &input).expect("a fair sample");
        let verdict = classify_with(database(), &Parameters::default(), &sample, &flat());
        for evidence in verdict.candidates.iter().flat_map(|candidate| verdict.evidence.about(candidate.row)) {
            if let Reading::Strip(strip) = &sample.readings[evidence.reading]
                && strip.strength.is_none()
                && evidence.weight < 0.0
            {
                return Err(TestCaseError::fail(format!("{evidence:?}")));
            }
        }
    }

    #[test]
    fn the_prior_never_touches_a_hazard(input in sample()) {
        let sample = check_sample(database(), &input).expect("a fair sample");
        let tests = |options: Options| -> Vec<String> {
            let verdict = analogue_lookup::verdict::classify(database(), &sample, &options);
            let told = |h: &Hazard| format!("{:?} {:?} {:?} {:?}", h.family, h.state, h.tests, h.because);
            verdict.hazards.iter().map(told).collect()
        };
        let without = tests(flat());
        for region in [ResultsRegion::Gb, ResultsRegion::Us, ResultsRegion::Other] {
            prop_assert_eq!(&without, &tests(Options { region: Some(region), ..flat() }));
        }
        prop_assert_eq!(&without, &tests(Options { ignore_sold_as: true, ..Options::default() }));
    }

    #[test]
    fn a_verdict_is_a_ranking_of_everything_once(input in sample()) {
        let verdict = verdict(&input);
        let share = |p: f64| p.is_finite() && (0.0..=1.0).contains(&p);
        prop_assert!(share(verdict.novelty));
        prop_assert!(verdict.families.iter().all(|own| share(own.main) && share(own.probability)));
        prop_assert_eq!(verdict.families.len(), database().data.families.len());
        prop_assert!(verdict.families.is_sorted_by(|a, b| a.main >= b.main));
        prop_assert!(verdict.families.iter().all(|own| own.main <= own.probability + 1e-12));
        let id = |place: SubstanceIndex| database().substance(place).id.as_str();
        for pair in verdict.candidates.windows(2) {
            let key = |at: usize| (id(pair[at].substance), pair[at].with.map(id));
            let [before, after] = [pair[0].standing, pair[1].standing];
            let order = after.probability.total_cmp(&before.probability).then(after.fits.cmp(&before.fits));
            let order = order.then(key(0).cmp(&key(1)));
            prop_assert!(order.is_lt(), "{:?} before {:?}", key(0), key(1));
        }
        prop_assert!(verdict.candidates.iter().all(|candidate| share(candidate.probability)));
        prop_assert!(verdict.candidates.iter().map(|candidate| candidate.probability).sum::<f64>() <= 1.0 + 1e-9);
        let mut seen = vec![0; database().data.substances.len()];
        verdict.candidates.iter().filter(|c| c.with.is_none()).for_each(|c| seen[usize::from(c.substance)] += 1);
        verdict.no_data.iter().for_each(|place| seen[usize::from(*place)] += 1);
        prop_assert!(seen.iter().all(|n| *n == 1));
        let readings: Vec<usize> = (0..input.readings.len()).collect();
        for candidate in &verdict.candidates {
            let own: Vec<usize> = verdict.evidence.about(candidate.row).map(|evidence| evidence.reading).collect();
            prop_assert!(own.is_sorted() && own.iter().all(|reading| readings.contains(reading)));
        }
    }
}

#[test]
fn a_vague_word_gains_nothing_over_a_sharp_one() {
    // A word that reaches wider spreads its share thinner: the most that any one cell can win falls.
    let parameters = Parameters::default();
    let chip = ColourRegion::from_lab(colour::Lab::new(25.0, 30.0, -30.0), 4.0);
    let best = |factor: f64| {
        let mut last = [0.0; CELLS];
        colour::widen(&chip, factor).shares().iter().for_each(|(c, s)| last[usize::from(*c)] = *s);
        let looks = Observation { waited: None, first: None, middle: None, last: Box::new(last), doubt: 0.0 };
        let marquis = database().reagent_named("marquis").expect("a reagent");
        let found = reagent_likelihoods(database(), &parameters, marquis, &looks);
        found.kinds.iter().map(|found| found.weight).fold(f64::NEG_INFINITY, f64::max)
    };
    // A chip narrower than what the sources say by words is not compared: it is sharper than the records.
    assert!(best(2.0) > best(3.0) && best(3.0) > best(4.0), "{} {} {}", best(2.0), best(3.0), best(4.0));
}
