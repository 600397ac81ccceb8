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

/// P(a member is present), as a main component or beside it.
pub fn families(
    database: &Signatures,
    main: &MainComponent,
    traces: &Traces,
    tests: &TestsDone,
    hazards: &[Hazard],
) -> Vec<(FamilyIndex, f64)> {
    let mut families: Vec<(FamilyIndex, f64)> = FamilyIndex::each()
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
            (family, present.clamp(at_least, 1.0))
        })
        .collect();
    sort_by(&mut families, |a, b| {
        b.1.total_cmp(&a.1).then_with(|| database.family(a.0).id.cmp(&database.family(b.0).id))
    });
    families
}
