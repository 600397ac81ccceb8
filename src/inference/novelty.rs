//! Readings that nothing in the database explains.

use super::{Candidate, Fit, TestsDone};

/// From this novelty on, the readings count as unexplained.
const UNEXPLAINED: f64 = 0.5;

/// What was read of the main component is like nothing in the database. A candidate
/// that fits well explains it, however rare it may be.
pub fn nothing_explains(tests: &TestsDone, candidates: &[Candidate], novelty: f64) -> bool {
    let read = !tests.reagents.is_empty() || !tests.instruments.is_empty();
    let explained = candidates.iter().any(|candidate| candidate.fit == Fit::FitsWell);
    read && novelty >= UNEXPLAINED && !explained
}
