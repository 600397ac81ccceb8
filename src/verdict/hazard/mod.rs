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
    /// A strip reacted with nothing else to explain it, or an instrument listed a member.
    Found,
    /// A strip reacted, and something that may be in the sample could have made it: treat it as found.
    FoundInterferencePossible,
    /// Neither found, nor tested down to a share that could be reported.
    CannotExclude,
    /// A strip for the whole family did not react, down to a reportable share; other members may still be there.
    NotFoundDownTo,
}

impl HazardState {
    /// The word of the public interface, such as `cannot-exclude`.
    pub fn word(self) -> &'static str {
        match self {
            HazardState::Found => "found",
            HazardState::FoundInterferencePossible => "found-interference-possible",
            HazardState::CannotExclude => "cannot-exclude",
            HazardState::NotFoundDownTo => "not-found-down-to",
        }
    }

    /// Also where something else may have made the strip react: such a family is treated as found.
    pub fn is_found(self) -> bool {
        matches!(self, HazardState::Found | HazardState::FoundInterferencePossible)
    }
}

/// A family in the verdict for the danger of it, and what the tests say.
#[derive(Debug, Clone)]
pub struct Hazard {
    /// A hazard in every verdict, or one that joined this one.
    pub family: FamilyIndex,
    /// By the tests alone; the prior has no part in it.
    pub state: HazardState,
    /// Every strip reading for the family, in the order of `TestsDone`, those without evidence included.
    pub tests: Vec<HazardTest>,
    /// Rows of the family's `missed` that concern the tests done, blind spots
    /// first.
    pub missed: Vec<Missed>,
    /// Why it is in this state, what found it first.
    pub because: Vec<Message>,
    /// It is a matter of what the sample was sold as, or of its form.
    pub by_context: bool,
    /// What else may have turned a strip, the first; none where another test left no doubt.
    pub interference: Option<(usize, Interference)>,
}

/// A strip of the sample that was made for the family, or for one member.
#[derive(Debug, Clone)]
pub struct HazardTest {
    /// Index into the caller's readings.
    pub reading: usize,
    /// The entry for any brand if the product is not known.
    pub strip: StripIndex,
    /// What `limit` and `smallest_share` are about; not every member is seen as well.
    pub analyte: SubstanceIndex,
    /// What its lines count for.
    pub outcome: Outcome,
    /// Largest detection limit measured in water, ng/mL, perhaps that of other products; `None` if none was.
    pub limit: Option<Limit>,
    /// Smallest mass fraction it could have seen; only of a strip that did not react in a solution of known strength.
    pub smallest_share: Option<Share>,
    /// Of the limit, or of how little the product finds where that is why it has none.
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
