//! What an instrument's list says of the main component. Being listed is recorded;
//! not being listed is no record, for a library may lack the substance and a
//! share may lie below what the technique sees.

use crate::reading::Technique;

/// Weight of a list that holds so many of the components of a candidate, two of a mixture. What sees main components alone
/// says of each that it is one; a mass spectrometer lists traces too, so that a second one adds nothing. Design decision:
/// vibrational spectra confuse close analogues more often than mass spectra with chromatography.
pub fn listed_weight(technique: Technique, listed: usize) -> f64 {
    let times = if technique.sees_main_components_only() { listed } else { listed.min(1) };
    let each = match technique {
        Technique::Ftir | Technique::Raman => 6.0,
        Technique::DartMs => 7.0,
        Technique::GcMs | Technique::LcMs => 8.0,
    };
    times as f64 * each
}
