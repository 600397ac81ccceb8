//! What holds of every kit: more tests never tell less, what has no record is
//! neither told apart nor alike, and no order matters.

use super::cases;
use crate::common::database;
use analogue_lookup::kit::{KitInput, Review, advise, check_kit, review, separate};
use analogue_lookup::separation::{CombinedOverlap, KitItem, TOLD_APART, overlap_of, separation};
use proptest::prelude::*;
use proptest::sample::select;
use schema::{SubstanceIndex, TargetIndex};

/// Rounding of single precision over a sum of some hundred thousand terms.
const TOLERANCE: f64 = 1e-4;

fn every() -> Vec<KitItem> {
    KitItem::every(database())
}

fn tests() -> impl Strategy<Value = Vec<KitItem>> {
    proptest::collection::vec(select(every()), 0..7)
}

/// Any substance, but more often one with a record.
fn substance() -> impl Strategy<Value = SubstanceIndex> {
    let marquis = database().reagent_named("marquis").expect("an id");
    let recorded: Vec<SubstanceIndex> = database().recorded(marquis).rows.iter().map(|row| row.substance).collect();
    prop_oneof![3 => select(recorded), 1 => any::<prop::sample::Index>().prop_map(|at| schema::Index::at(at.index(database().data.substances.len())))]
}

fn input(tests: &[KitItem], region: &str) -> KitInput {
    let have = tests.iter().map(|test| test.id(database()).to_owned()).collect();
    KitInput { have, region: Some(region.into()), ..KitInput::default() }
}

fn reviewed(tests: &[KitItem], region: &str) -> Review<'static> {
    review(database(), &check_kit(database(), &input(tests, region)).expect("tests of the database"))
}

proptest! {
    #![proptest_config(cases(200))]

    #[test]
    fn a_separation_is_symmetric_and_between_0_and_1(a in substance(), b in substance(), tests in tests()) {
        let (one, other) = (separate(database(), a, b, &tests), separate(database(), b, a, &tests));
        prop_assert_eq!(one.bits, other.bits);
        prop_assert!(one.bits.is_none_or(|bits| (0.0..=1.0).contains(&bits)));
        for row in &one.tests {
            prop_assert_eq!(row.bits.is_none(), row.a.expected.is_empty() || row.b.expected.is_empty());
            prop_assert!(row.bits.is_none_or(|bits| (0.0..=1.0).contains(&bits) && Some(bits) <= one.bits.map(|all| all + 1e-12)));
        }
        prop_assert!(one.tests.windows(2).all(|pair| pair[0].bits.unwrap_or(-1.0) >= pair[1].bits.unwrap_or(-1.0)));
        // Nothing separates a substance from itself.
        prop_assert!(separate(database(), a, a, &tests).bits.is_none_or(|bits| bits == 0.0));
    }

    #[test]
    fn one_more_test_never_separates_less(a in substance(), b in substance(), tests in tests(), more in select(every())) {
        let overlap = |tests: &[KitItem]| {
            let mut together = CombinedOverlap::default();
            for test in tests {
                if let (Some(a), Some(b)) = (test.shares_of(database(), a), test.shares_of(database(), b)) {
                    together.add(database(), *test, overlap_of(&a, &b));
                }
            }
            together.overlap()
        };
        let before = overlap(&tests);
        let mut with = tests.clone();
        with.push(more);
        prop_assert!(overlap(&with) <= before + 1e-12);
        with.reverse();
        let mut tests = tests;
        tests.push(more);
        prop_assert!((overlap(&with) - overlap(&tests)).abs() < 1e-12, "the order matters");
    }
}

proptest! {
    #![proptest_config(cases(24))]

    #[test]
    fn one_more_test_never_tells_less(tests in tests(), more in select(every()), region in select(vec!["GB", "US", "other"])) {
        let before = reviewed(&tests, region).figures;
        let mut with = tests.clone();
        with.push(more);
        let after = reviewed(&with, region).figures;
        prop_assert!(after.bits >= before.bits - TOLERANCE, "{} after {}", after.bits, before.bits);
        prop_assert!(after.bits <= after.all_bits + TOLERANCE && after.family_bits <= after.all_family_bits + TOLERANCE);
        prop_assert!(after.covered >= before.covered - 1e-12);
        prop_assert!(after.pairs_apart >= before.pairs_apart && after.pairs_unknown <= before.pairs_unknown);
        prop_assert!((after.apart + after.alike + after.unknown - 1.0).abs() < 1e-9);
        // A test that is there already adds nothing, and no order matters.
        with.push(more);
        with.reverse();
        prop_assert_eq!(reviewed(&with, region).figures, after);
    }

    #[test]
    fn classes_are_a_partition_of_what_has_a_record(tests in tests()) {
        let review = reviewed(&tests, "GB");
        let place = |id: &str| database().substance_by_id(id).expect("an id");
        let mut seen = vec![0u8; database().data.substances.len()];
        let all = review.classes.iter().flat_map(|class| &class.substances);
        all.chain(&review.alone).chain(&review.unknown).for_each(|id| seen[usize::from(place(id))] += 1);
        prop_assert!(seen.iter().all(|times| *times == 1));
        let recorded = |id: &str| tests.iter().any(|test| test.shares_of(database(), place(id)).is_some());
        prop_assert!(review.unknown.iter().all(|id| !recorded(id)) && review.alone.iter().all(|id| recorded(id)));
        for class in &review.classes {
            prop_assert!(class.substances.len() > 1);
            for pair in class.substances.windows(2) {
                for test in &tests {
                    let shares = pair.iter().map(|id| test.shares_of(database(), place(id))).collect::<Vec<_>>();
                    match (shares[0], shares[1]) {
                        (Some(a), Some(b)) => prop_assert!(separation(overlap_of(&a, &b)) < TOLD_APART),
                        (a, b) => prop_assert!(a.is_none() && b.is_none() && class.unknown.contains(&test.id(database()))),
                    }
                }
            }
        }
    }

    #[test]
    fn advice_counts_what_the_kit_then_gives(tests in tests(), region in select(vec!["GB", "US", "other"])) {
        let request = check_kit(database(), &input(&tests, region)).expect("tests of the database");
        let advice = advise(database(), &request);
        let mut kit = tests.clone();
        let mut before = advice.now.bits;
        prop_assert_eq!(advice.now, reviewed(&kit, region).figures);
        for own in &advice.reagents {
            let test = KitItem::named(database(), own.reagent).expect("an id");
            prop_assert!(!kit.contains(&test));
            kit.push(test);
            prop_assert!((before + own.bits - own.then.bits).abs() < TOLERANCE);
            prop_assert!((own.then.bits - reviewed(&kit, region).figures.bits).abs() < TOLERANCE);
            // What a reagent gains it gains on what it has a record of.
            prop_assert!(own.bits <= own.covered * own.then.all_bits.max(1.0));
            before = own.then.bits;
        }
        // Strips are for families that none at hand is for, and each is of another target.
        let target = |id: &str| database().strip(database().strip_named(id).expect("an id")).target;
        let at_hand: Vec<TargetIndex> = tests.iter().filter_map(|test| match test {
            KitItem::Strip(strip) => Some(database().strip(*strip).target),
            KitItem::Reagent(_) => None,
        }).collect();
        let advised: Vec<TargetIndex> = advice.strips.iter().map(|own| target(own.strip)).collect();
        prop_assert!(advised.iter().all(|own| !at_hand.contains(own)));
        prop_assert!((1..advised.len()).all(|i| !advised[..i].contains(&advised[i])));
    }
}

#[test]
fn advice_begins_with_the_strips_for_what_kills_unseen() {
    for region in ["GB", "US"] {
        let advice = advise(database(), &check_kit(database(), &input(&[], region)).expect("nothing is a kit"));
        let strips: Vec<&str> = advice.strips.iter().map(|own| own.strip).collect();
        assert_eq!(strips, ["fentanyl", "nitazene", "benzodiazepine"]);
        // 200 ng/mL at 2 mg/mL; of the others no instructions were read.
        assert_eq!(advice.strips.iter().map(|own| own.smallest_share).collect::<Vec<_>>(), [Some(1e-4), None, None]);
        assert!(advice.now.bits < 1e-9);
        assert_eq!((advice.now.covered, advice.now.unknown), (0.0, 1.0));
        assert_eq!(advice.reagents.len(), 3);
    }
}

/// What is said of a test with few records rests on these alone.
#[test]
fn a_test_with_few_records_does_not_win_by_ignorance() {
    let advice = advise(database(), &check_kit(database(), &input(&[], "GB")).expect("nothing is a kit"));
    for own in &advice.reagents {
        assert!(own.recorded > 500 && own.covered > 0.5, "{} knows {} substances", own.reagent, own.recorded);
    }
}

#[test]
fn what_is_wrong_in_a_kit_is_named() {
    let refused = |input: KitInput| {
        let error = check_kit(database(), &input).expect_err("refused");
        (error.code.word(), error.field)
    };
    let of = |have: &[&str]| KitInput { have: have.iter().map(|id| (*id).into()).collect(), ..KitInput::default() };
    assert_eq!(refused(of(&["marquis", "marqis"])), ("unknown-value", "have[1]".into()));
    assert_eq!(refused(of(&["FTIR"])), ("unknown-value", "have[0]".into()));
    assert_eq!(refused(of(&["marquis"; 65])), ("too-many", "have".into()));
    assert_eq!(refused(KitInput { add: Some(0.0), ..of(&[]) }), ("out-of-range", "add".into()));
    assert_eq!(refused(KitInput { add: Some(1.5), ..of(&[]) }), ("out-of-range", "add".into()));
    assert_eq!(refused(KitInput { region: Some("FR".into()), ..of(&[]) }), ("unknown-value", "region".into()));
    assert_eq!(refused(KitInput { prior: Some("none".into()), ..of(&[]) }), ("unknown-value", "prior".into()));
    assert_eq!(refused(KitInput { sold_as: Some("gribblefix".into()), ..of(&[]) }), ("unknown-value", "soldAs".into()));
}
