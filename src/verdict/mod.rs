//! From what was observed to what can be said: candidates, families, hazards,
//! novelty, the next action and the messages. This is the one place where
//! evidence, prior and safety rules meet.

mod blind;
mod bulk;
mod candidates;
mod classify;
mod evidence;
mod hazards;
mod interference;
mod key;
mod main_part;
mod message;
mod next;
mod prior;
mod remarks;
mod solution;
mod spoken;
mod tests_done;
mod text;
mod traces;
mod view;
mod words;

pub use candidates::{Candidate, Fit};
pub use classify::{Options, check_options, check_region, classify, classify_with};
pub use evidence::{Evidence, EvidenceTable, Says};
pub use hazards::{Hazard, HazardTest, State};
pub use key::Key;
pub use main_part::{MainPart, Named};
pub use message::{Message, Value};
pub use next::{Action, NextAction};
pub use prior::{Prior, Region};
pub use spoken::{Spoken, SpokenMessage};
pub use tests_done::TestsDone;
pub use text::{say, speak, text};
pub use view::{CandidateView, EvidenceView, Expectation, VerdictHead, VerdictView};

/// The answer to a sample. Substances, families and strips are places in the
/// database; `view` spells them out.
#[derive(Debug, Clone)]
pub struct Verdict {
    /// Best first.
    pub candidates: Vec<Candidate>,
    pub main_part: MainPart,
    pub evidence: EvidenceTable,
    /// Groups of ranked substances that the tests read cannot tell apart.
    pub signatures: Vec<Vec<u16>>,
    /// Substances without a recorded result for any of the readings.
    pub no_data: Vec<u16>,
    /// Every family with the probability that a member is present, most
    /// probable first.
    pub families: Vec<(u8, f64)>,
    /// By state, then those that the form of the sample calls for, then by
    /// urgency.
    pub hazards: Vec<Hazard>,
    /// 0..1, that nothing in the database explains the readings.
    pub novelty: f64,
    pub next: Vec<NextAction>,
    /// The emergency line first where one applies.
    pub messages: Vec<Message>,
}
