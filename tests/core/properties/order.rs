//! The order of the readings does not matter.

use super::cases;
use super::samples::*;
use crate::common::{database, verdict};
use analogue_lookup::message::Message;
use analogue_lookup::reading::SampleInput;
use analogue_lookup::verdict::Verdict;
use proptest::prelude::*;
use schema::SubstanceIndex;
use std::collections::BTreeMap;

fn close(a: f64, b: f64) -> bool {
    (a - b).abs() <= 1e-9
}

fn sorted(items: impl Iterator<Item = String>) -> Vec<String> {
    let mut items: Vec<String> = items.collect();
    items.sort();
    items
}

fn spelled(messages: &[Message]) -> Vec<String> {
    sorted(messages.iter().map(|message| format!("{message:?}")))
}

/// A candidate and its second part.
type Parts = (SubstanceIndex, Option<SubstanceIndex>);
/// Its probability, and its weights by reading.
type Standing = (f64, BTreeMap<usize, f64>);

fn candidates(verdict: &Verdict, back: &[usize]) -> BTreeMap<Parts, Standing> {
    let evidence = |candidate: &analogue_lookup::inference::Candidate| {
        verdict.evidence.about(candidate.row).map(|evidence| (back[evidence.reading], evidence.weight)).collect()
    };
    verdict.candidates.iter().map(|c| ((c.substance, c.with), (c.probability, evidence(c)))).collect()
}

proptest! {
    #![proptest_config(cases(300))]

    #[test]
    fn the_order_of_readings_does_not_matter(input in sample_of(2..=8), seed in any::<u64>()) {
        // Place `i` of the shuffled sample holds reading `back[i]` of the first.
        let mut back: Vec<usize> = (0..input.readings.len()).collect();
        let mut state = seed;
        for i in (1..back.len()).rev() {
            state = state.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1);
            back.swap(i, (state >> 33) as usize % (i + 1));
        }
        let readings = back.iter().map(|i| input.readings[*i].clone()).collect();
        let shuffled = SampleInput { readings, ..input.clone() };
        let same: Vec<usize> = (0..back.len()).collect();
        let (a, b) = (verdict(&input), verdict(&shuffled));

        prop_assert!(close(a.novelty, b.novelty));
        let (own, other) = (candidates(&a, &same), candidates(&b, &back));
        prop_assert_eq!(own.len(), other.len());
        for (key, (probability, weights)) in &own {
            let (p, w) = &other[key];
            prop_assert!(close(*probability, *p), "{}", database().substance(key.0).id);
            prop_assert_eq!(weights.len(), w.len());
            prop_assert!(weights.iter().all(|(reading, weight)| close(*weight, w[reading])));
        }
        // The same ranking, but for what rounding may swap.
        for (x, y) in a.candidates.iter().zip(&b.candidates) {
            prop_assert!((x.substance, x.with) == (y.substance, y.with) || close(x.probability, y.probability));
        }
        prop_assert_eq!(a.families.len(), b.families.len());
        for (x, y) in a.families.iter().zip(&b.families) {
            // The same order, but for what rounding may swap.
            prop_assert!(close(x.main, y.main));
            let own = b.families.iter().find(|own| own.family == x.family).expect("every family");
            prop_assert!(close(x.main, own.main) && close(x.probability, own.probability));
        }
        prop_assert_eq!(a.hazards.len(), b.hazards.len());
        for (x, y) in a.hazards.iter().zip(&b.hazards) {
            prop_assert_eq!((x.family, x.state), (y.family, y.state));
            prop_assert_eq!(spelled(&x.because), spelled(&y.because));
            let tests = |hazard: &analogue_lookup::verdict::Hazard, back: &[usize]| {
                sorted(hazard.tests.iter().map(|test| {
                    let told = (test.strip, test.analyte, test.outcome, test.limit, test.smallest_share);
                    format!("{} {told:?}", back[test.reading])
                }))
            };
            prop_assert_eq!(tests(x, &same), tests(y, &back));
        }
        prop_assert_eq!(spelled(&a.messages), spelled(&b.messages));
        let next = |verdict: &Verdict| {
            sorted(verdict.next.iter().map(|n| {
                format!("{:?}", (n.action, &n.test, n.strength, &n.resolves, &n.because))
            }))
        };
        prop_assert_eq!(next(&a), next(&b));
    }
}
