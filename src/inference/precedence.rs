//! Who stands before whom, beside probability: what nobody recorded must not beat what was recorded and fits.

use super::tally::speaks_against;
use super::traces::should_see;
use super::{MainComponent, Prior, TestsDone, Traces};
use crate::database::Signatures;
use crate::order::sort_by;
use schema::SubstanceIndex;

/// What is recorded of one substance on the reagents read, and fits; and whether a strip for its family speaks against it.
/// Small, for there are thousands: a sample has at most 64 readings.
#[derive(Clone, Copy, Default)]
struct Recorded {
    fits: u8,
    against: u8,
    missing: u8,
    strip_against: bool,
}

impl Recorded {
    fn fits_all(self) -> bool {
        self.fits > 0 && self.against == 0 && self.missing == 0 && !self.strip_against
    }
}

/// By what a candidate is ranked.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Standing {
    /// Its probability; where it has no record on some reagent, no more than that of any substance which is at least as
    /// common, fits more of the reagents, and that none speaks against; where a strip for its family speaks against it,
    /// no more than that of the likeliest that fits every test.
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
    let recorded = recorded(database, tests, traces, &main.ranked);
    let common = |place: usize| prior.substances[usize::from(main.ranked[place])];
    let mut by_prior: Vec<usize> = (0..own.len()).collect();
    sort_by(&mut by_prior, |a, b| common(*b).total_cmp(&common(*a)).then(a.cmp(b)));
    // Of those met so far, which are at least as common: the least likely that fits so many.
    let mut least = vec![f64::INFINITY; tests.reagents.len() + 1];
    for equals in by_prior.chunk_by(|a, b| common(*a) == common(*b)) {
        for &place in equals.iter().filter(|place| recorded[**place].against == 0) {
            let fits = usize::from(recorded[place].fits);
            least[fits] = least[fits].min(likely[place]);
        }
        for &place in equals.iter().filter(|place| recorded[**place].missing > 0) {
            let better = &least[usize::from(recorded[place].fits) + 1..];
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
            fits: if recorded.strip_against { 0 } else { recorded.fits.into() },
        })
        .collect()
}

/// Of the ranked substances, in their order. By the rows of the reagents: looking each substance up on each of them would
/// take as long as all weights.
fn recorded(database: &Signatures, tests: &TestsDone, traces: &Traces, ranked: &[SubstanceIndex]) -> Vec<Recorded> {
    let mut by_substance = vec![Recorded::default(); database.substance_count()];
    for test in &tests.reagents {
        let fits: Vec<bool> = test.likelihoods.kinds.iter().map(|kind| test.fits(kind)).collect();
        for row in &test.likelihoods.recorded.rows {
            let own = &mut by_substance[usize::from(row.substance)];
            if fits[usize::from(row.kind)] {
                own.fits += 1;
            } else {
                own.against += 1;
            }
        }
    }
    for (place, result) in tests.strips.iter().enumerate() {
        for (substance, weight) in traces.weights(place) {
            let own = &mut by_substance[usize::from(*substance)];
            own.strip_against |= should_see(database, result.strip, *substance) && speaks_against(weight.weight);
        }
    }
    let of = |index: &SubstanceIndex| {
        let own = by_substance[usize::from(*index)];
        Recorded { missing: tests.reagents.len() as u8 - own.fits - own.against, ..own }
    };
    ranked.iter().map(of).collect()
}
