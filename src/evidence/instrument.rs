//! What an instrument's list says of the main component. Being listed is recorded;
//! not being listed is no record, for a library may lack the substance and a
//! share may lie below what the technique sees.

use crate::reading::Technique;

/// Weight of being listed. Design decision: vibrational spectra confuse close
/// analogues more often than mass spectra with chromatography.
pub fn listed_weight(technique: Technique) -> f64 {
    match technique {
        Technique::Ftir | Technique::Raman => 6.0,
        Technique::DartMs => 7.0,
        Technique::GcMs | Technique::LcMs => 8.0,
    }
}
