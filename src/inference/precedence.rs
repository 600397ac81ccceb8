//! Who stands before whom, beside probability: what nobody recorded must not beat what was recorded and fits.

use super::weights::{should_see, speaks_against};
use super::{MainComponent, Prior, TestsDone, Traces};
use crate::database::Signatures;
use crate::evidence::StripResult;
use crate::order::sort_by;
use schema::SubstanceIndex;

/// What is recorded of one substance on the reagents read, and fits; and whether a strip for its family speaks against it.
#[derive(Clone, Copy, Default)]
struct Recorded {
    fits: usize,
    against: usize,
    missing: usize,
    strip_against: bool,
}

impl Recorded {
    fn fits_all(self) -> bool {
        self.fits > 0 && self.against == 0 && self.missing == 0 && !self.strip_against
    }
}

/// By what a candidate is ranked; more stands before less.
#[derive(Debug, Clone, Copy, PartialEq, PartialOrd)]
pub struct Standing {
    /// Its probability; where it has no record on some reagent, no more than that of any substance which is at least as
    /// common, fits more of the reagents, and that none speaks against; where a strip for its family speaks against it, no more than that of
    /// the likeliest that fits every test.
    pub probability: f64,
    /// How many reagents it fits, none where such a strip speaks against it: decides between equals.
    pub fits: usize,
}

/// Of the ranked substances alone, in their order.
pub fn standings(
    database: &Signatures,
    prior: &Prior,
    tests: &TestsDone,
    traces: &Traces,
    main: &MainComponent,
) -> Vec<Standing> {
    let likely: Vec<f64> = main.ranked.iter().map(|index| main.substances[usize::from(*index)]).collect();
    let mut own = likely.clone();
    let recorded: Vec<Recorded> = main.ranked.iter().map(|index| recorded(database, tests, traces, *index)).collect();
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
    let fitting = likely.iter().zip(&recorded).filter(|(_, recorded)| recorded.fits_all());
    let likeliest = fitting.map(|(likely, _)| *likely).reduce(f64::max).unwrap_or(f64::INFINITY);
    for (own, _) in own.iter_mut().zip(&recorded).filter(|(_, recorded)| recorded.strip_against) {
        *own = own.min(likeliest);
    }
    own.into_iter()
        .zip(recorded)
        .map(|(probability, recorded)| Standing {
            probability,
            fits: if recorded.strip_against { 0 } else { recorded.fits },
        })
        .collect()
}

fn recorded(database: &Signatures, tests: &TestsDone, traces: &Traces, substance: SubstanceIndex) -> Recorded {
    let silent = |(place, result): (usize, &StripResult)| {
        should_see(database, result.strip, substance)
            && traces.weight(place, substance).is_some_and(|own| speaks_against(own.weight))
    };
    let strip_against = tests.strips.iter().enumerate().any(silent);
    let mut own = Recorded { strip_against, ..Recorded::default() };
    for test in &tests.reagents {
        match test.likelihoods.of(substance) {
            None => own.missing += 1,
            Some(kind) if test.fits(kind) => own.fits += 1,
            Some(_) => own.against += 1,
        }
    }
    own
}
