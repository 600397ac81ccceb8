//! What the sample could be: the readings as tests, the prior, the posterior over the main component and over traces
//! beside it, candidates with their evidence. It knows no hazard and says nothing.

mod expectation;
mod groups;
mod interference;
mod main_component;
mod mixture;
mod named_candidates;
mod novelty;
mod precedence;
mod prior;
mod ranking;
mod results_region;
mod tally;
mod tests_done;
mod traces;
mod weights;

pub use expectation::Expectation;
pub use groups::{Group, Groups};
pub use interference::{fading_interferent, fitting_interferents, lowest, present_interferent, weaker_was_silent};
pub use main_component::MainComponent;
pub use mixture::Mixture;
pub use named_candidates::{Named, NamedCandidates};
pub use novelty::nothing_explains;
pub use precedence::Standing;
pub use prior::{Prior, TOO_MUCH_FOR_BLOTTER, carried_by_blotter};
pub use ranking::{Candidate, Fit, Ranking, candidates};
pub use results_region::{PRIORS, ResultsRegion, check_region};
pub use tally::{Answer, Tally};
pub use tests_done::{ReagentTest, Test, TestsDone};
pub use traces::Traces;
pub use weights::{Evidence, EvidenceTable, NO_RECORD, NonReagentRecord, Says};
