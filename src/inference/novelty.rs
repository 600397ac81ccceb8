//! Readings that nothing in the database explains.

use super::{Candidate, Fit, TestsDone};

/// From this novelty on, what an instrument listed counts as unexplained.
const UNEXPLAINED: f64 = 0.5;

/// What was read of the main component is like nothing in the database: no candidate, however rare, and no two mixed fit
/// every colour that was seen without a strip against them. Where no colour was, novelty tells. data/MODEL.md says how often it is so of nonsense, and
/// of what is recorded.
pub fn nothing_explains(tests: &TestsDone, candidates: &[Candidate], novelty: f64) -> bool {
    let mut all = candidates.iter();
    if tests.reagents.is_empty() {
        return !tests.instruments.is_empty() && novelty >= UNEXPLAINED && all.all(|own| own.fit != Fit::FitsWell);
    }
    !all.any(|own| own.tally.fits_every_colour())
}
