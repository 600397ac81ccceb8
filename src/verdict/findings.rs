//! What is known of a sample when something is to be said of it or done next.

use super::{FamilyShare, Hazard};
use crate::database::Signatures;
use crate::inference::{Candidate, EvidenceTable, MainComponent, NamedCandidates, TestsDone};
use crate::reading::Sample;

/// All that messages and next actions are worked out from.
pub struct Findings<'a> {
    /// That all indexes point into.
    pub database: &'a Signatures,
    /// As it was checked; indexes of readings point into its `readings`.
    pub sample: &'a Sample,
    /// Its readings, those of one reagent merged and strips interpreted.
    pub tests: &'a TestsDone<'a>,
    /// By all tests, with the prior that was asked for.
    pub main: &'a MainComponent,
    /// The main component by reagents and instruments alone, with a flat prior.
    pub without_prior: &'a MainComponent,
    /// Best first, before a limit cuts them.
    pub candidates: &'a [Candidate],
    /// Those of them that are named in words.
    pub named: &'a NamedCandidates,
    /// By `Candidate::row`.
    pub evidence: &'a EvidenceTable,
    /// The likeliest main component first.
    pub families: &'a [FamilyShare],
    /// In the order of the verdict.
    pub hazards: &'a [Hazard],
    /// 0..1, that nothing in the database explains the readings.
    pub novelty: f64,
    /// Whether published results had a part in the ranking; not with a flat prior.
    pub prior_used: bool,
    /// Ids of reagents, strips and techniques at hand; `None` if not stated.
    pub kit: Option<&'a [String]>,
}
