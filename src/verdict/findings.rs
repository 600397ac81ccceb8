//! What is known of a sample when something is to be said of it or done next.

use super::Hazard;
use crate::database::Signatures;
use crate::inference::{Candidate, EvidenceTable, MainComponent, TestsDone};
use crate::reading::Sample;
use schema::FamilyIndex;

pub struct Findings<'a> {
    pub database: &'a Signatures,
    pub sample: &'a Sample,
    pub tests: &'a TestsDone<'a>,
    pub main: &'a MainComponent,
    /// The main component by reagents and instruments alone, with a flat prior.
    pub without_prior: &'a MainComponent,
    pub candidates: &'a [Candidate],
    pub evidence: &'a EvidenceTable,
    /// With the probability that a member is present, most probable first.
    pub families: &'a [(FamilyIndex, f64)],
    pub hazards: &'a [Hazard],
    /// 0..1, that nothing in the database explains the readings.
    pub novelty: f64,
    pub prior_used: bool,
    /// Ids of reagents, strips and techniques at hand; `None` if not stated.
    pub kit: Option<&'a [String]>,
}
