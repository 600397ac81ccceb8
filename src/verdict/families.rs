//! How probable it is that a member of each family is there, as the main component or beside it.

use super::{Hazard, HazardState};
use crate::database::Signatures;
use crate::inference::{MainComponent, TestsDone, Traces};
use crate::order::sort_by;
use schema::{FamilyIndex, HazardKind};

/// A conditional family that joined by what the sample was sold as, or by its
/// form, is taken to be there beside the
/// main component with at least this probability (design decision: caution, no
/// count).
const JOINED_PRESENCE: f64 = 0.15;
/// A family that was found is to be treated as there: it is given at least
/// this probability (design decision), the lower where something else may have
/// made the strip react.
const FOUND: f64 = 0.9;
const FOUND_INTERFERENCE: f64 = 0.5;
/// Probability from which a member found by an instrument counts as present.
const LISTED: f64 = 0.95;

/// How probable a family is; model figures, 0 to 1.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct FamilyShare {
    /// Which family.
    pub family: FamilyIndex,
    /// That a member is the main component, or one of two.
    pub main: f64,
    /// That a member is present, as that or beside it.
    pub probability: f64,
}

/// Every family, the likeliest main component first; a hazard that is no more than a trace has its state, and no rank
/// before what the sample mostly is.
pub fn families(
    database: &Signatures,
    main: &MainComponent,
    traces: &Traces,
    tests: &TestsDone,
    hazards: &[Hazard],
) -> Vec<FamilyShare> {
    let mut families: Vec<FamilyShare> = FamilyIndex::each()
        .zip(main.by_family(database))
        .map(|(family, as_main)| {
            let mut present = as_main;
            let hazard = hazards.iter().find(|hazard| hazard.family == family);
            if let Some(hazard) = hazard {
                let trace = &traces.families[usize::from(family)];
                // Main components that turn the family's strips explain a reaction.
                let explained: f64 = trace
                    .beside_interferents
                    .iter()
                    .map(|(substance, beside)| main.substances[usize::from(*substance)] * (beside - trace.present))
                    .sum();
                let beside = (1.0 - as_main) * trace.present + explained;
                let joined = database.family(family).hazard == HazardKind::When;
                let least = if joined && hazard.by_context { (1.0 - as_main) * JOINED_PRESENCE } else { 0.0 };
                present += beside.max(least);
            }
            let listed = tests.instruments.iter().any(|(_, i)| {
                i.components.iter().any(|s| database.substance(*s).family == family)
                    || i.unverified.iter().any(|unverified| unverified.family == family)
            });
            if listed {
                present = 1.0 - (1.0 - present.min(1.0)) * (1.0 - LISTED);
            }
            let at_least = match hazard.map(|hazard| hazard.state) {
                Some(HazardState::Found) => FOUND,
                Some(HazardState::FoundInterferencePossible) => FOUND_INTERFERENCE,
                _ => 0.0,
            };
            FamilyShare { family, main: as_main.min(1.0), probability: present.clamp(at_least, 1.0) }
        })
        .collect();
    let id = |own: &FamilyShare| &database.family(own.family).id;
    sort_by(&mut families, |a, b| {
        let likelier = b.main.total_cmp(&a.main).then(b.probability.total_cmp(&a.probability));
        likelier.then_with(|| id(a).cmp(id(b)))
    });
    families
}
