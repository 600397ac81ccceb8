//! What follows from what the sample could be: hazards, what is to be said, the next action. This is the one place where
//! inference and safety rules meet.

mod classify;
mod families;
mod findings;
mod hazard;
mod next;
mod options;
mod remark;
mod spoiled;

pub use classify::{classify, classify_with};
pub use families::FamilyShare;
pub use findings::Findings;
pub use hazard::{Hazard, HazardState, HazardTest};
pub use next::{Action, NextAction};
pub use options::{Options, check_options};

use crate::inference::{Candidate, EvidenceTable, Groups, NamedCandidates};
use crate::message::Message;
use schema::SubstanceIndex;

/// The answer to a sample. Substances, families and strips are indexes into the
/// database; `crate::view` spells them out.
#[derive(Debug, Clone)]
pub struct Verdict {
    /// Best first.
    pub candidates: Vec<Candidate>,
    /// All of them, also those that a limit cut, by what fits alike.
    pub groups: Groups,
    /// What is said of them in words; a limit on the candidates does not change it.
    pub main_component: NamedCandidates,
    /// By `Candidate::row`, also of candidates that a limit cut.
    pub evidence: EvidenceTable,
    /// Groups of ranked substances that the tests read cannot tell apart.
    pub signatures: Vec<Vec<SubstanceIndex>>,
    /// Substances without a recorded result for any of the readings.
    pub no_data: Vec<SubstanceIndex>,
    /// Every family, the likeliest main component first.
    pub families: Vec<FamilyShare>,
    /// By state, then those that the form of the sample calls for, then by
    /// urgency.
    pub hazards: Vec<Hazard>,
    /// 0..1, that nothing in the database explains the readings.
    pub novelty: f64,
    /// Best first; empty if somebody is unwell now, or if it was not asked for.
    pub next: Vec<NextAction>,
    /// The emergency line first where one applies.
    pub messages: Vec<Message>,
}
