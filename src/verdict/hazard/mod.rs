//! The hazard families: which are in the verdict, and in which state. Only
//! tests decide a state; the prior has no part in it.

mod blind;
mod joins;
mod reasons;

use crate::database::Signatures;
use crate::evidence::{Interference, Outcome};
use crate::inference::{MainComponent, TestsDone};
use crate::message::Message;
use crate::order::sort_by;
use crate::reading::Sample;
use joins::{belongs, joins_by_form};
use reasons::hazard;
use schema::{FamilyIndex, Limit, Missed, Share, SourceIndex, StripIndex, SubstanceIndex};

/// From grave to less grave; none of them means absent.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum HazardState {
    Found,
    FoundInterferencePossible,
    CannotExclude,
    NotFoundDownTo,
}

impl HazardState {
    pub fn word(self) -> &'static str {
        match self {
            HazardState::Found => "found",
            HazardState::FoundInterferencePossible => "found-interference-possible",
            HazardState::CannotExclude => "cannot-exclude",
            HazardState::NotFoundDownTo => "not-found-down-to",
        }
    }

    pub fn is_found(self) -> bool {
        matches!(self, HazardState::Found | HazardState::FoundInterferencePossible)
    }
}

#[derive(Debug, Clone)]
pub struct Hazard {
    pub family: FamilyIndex,
    pub state: HazardState,
    pub tests: Vec<HazardTest>,
    /// Rows of the family's `missed` that concern the tests done, blind spots
    /// first.
    pub missed: Vec<Missed>,
    pub because: Vec<Message>,
    /// It is a matter of what the sample was sold as, or of its form.
    pub by_context: bool,
    /// The first interference behind `FoundInterferencePossible`.
    pub interference: Option<(usize, Interference)>,
}

#[derive(Debug, Clone)]
pub struct HazardTest {
    pub reading: usize,
    pub strip: StripIndex,
    pub analyte: SubstanceIndex,
    pub outcome: Outcome,
    pub limit: Option<Limit>,
    pub smallest_share: Option<Share>,
    pub sources: Vec<SourceIndex>,
}

/// `without_prior` is the main component as reagents and instruments alone see it, with
/// a flat prior.
pub fn hazards(
    database: &Signatures,
    sample: &Sample,
    tests: &TestsDone,
    without_prior: &MainComponent,
) -> Vec<Hazard> {
    let mut hazards: Vec<Hazard> = FamilyIndex::first(database.data.families.len())
        .filter(|family| belongs(database, sample, tests, without_prior, *family))
        .map(|family| hazard(database, sample, tests, without_prior, family))
        .collect();
    // What the very form of the sample calls for stands first within a state.
    let rank = |hazard: &Hazard| {
        let by_form = joins_by_form(database, sample, hazard.family);
        (hazard.state, !by_form, database.family(hazard.family).urgency)
    };
    sort_by(&mut hazards, |a, b| rank(a).cmp(&rank(b)));
    hazards
}
