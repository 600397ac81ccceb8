//! Who stands before whom, beside probability: what nobody recorded must not beat what was recorded and fits.

use super::weights::speaks_against;
use super::{MainComponent, Prior, TestsDone};
use crate::order::sort_by;
use schema::SubstanceIndex;

/// What is recorded of one substance on the reagents read, and fits.
#[derive(Clone, Copy, Default)]
struct Recorded {
    fits: usize,
    against: usize,
    missing: usize,
}

/// By what a candidate is ranked; more stands before less.
#[derive(Debug, Clone, Copy, PartialEq, PartialOrd)]
pub struct Standing {
    /// Its probability; where it has no record on some reagent, no more than that of any substance which is at least as
    /// common, fits more of the reagents, and that none speaks against.
    pub probability: f64,
    /// How many reagents it fits: decides between equals.
    pub fits: usize,
}

/// Of the ranked substances alone, in their order.
pub fn standings(prior: &Prior, tests: &TestsDone, main: &MainComponent) -> Vec<Standing> {
    let likely: Vec<f64> = main.ranked.iter().map(|index| main.substances[usize::from(*index)]).collect();
    let mut own = likely.clone();
    let recorded: Vec<Recorded> = main.ranked.iter().map(|index| recorded(tests, *index)).collect();
    let common = |place: usize| prior.substances[usize::from(main.ranked[place])];
    let mut by_prior: Vec<usize> = (0..own.len()).collect();
    sort_by(&mut by_prior, |a, b| common(*b).total_cmp(&common(*a)).then(a.cmp(b)));
    // Of those met so far, which are at least as common: the least likely that fits so many.
    let mut least = vec![f64::INFINITY; tests.reagents.len() + 1];
    for equals in by_prior.chunk_by(|a, b| common(*a) == common(*b)) {
        for &place in equals.iter().filter(|place| recorded[**place].against == 0) {
            let fits = recorded[place].fits;
            least[fits] = least[fits].min(likely[place]);
        }
        for &place in equals.iter().filter(|place| recorded[**place].missing > 0) {
            let better = &least[recorded[place].fits + 1..];
            own[place] = better.iter().copied().fold(own[place], f64::min);
        }
    }
    own.into_iter().zip(recorded).map(|(probability, recorded)| Standing { probability, fits: recorded.fits }).collect()
}

fn recorded(tests: &TestsDone, substance: SubstanceIndex) -> Recorded {
    let mut own = Recorded::default();
    for test in &tests.reagents {
        match test.likelihoods.of(substance) {
            None => own.missing += 1,
            Some(kind) if speaks_against(test.dependence_exponent * kind.weight) => own.against += 1,
            Some(kind) if test.likelihoods.fits(kind.agreement) => own.fits += 1,
            Some(_) => own.against += 1,
        }
    }
    own
}
