//! The numbers of the model that a fit may move, with the values it may take.

use analogue_lookup::evidence::Parameters;

/// What a number is fitted on.
#[derive(Clone, Copy, PartialEq, Eq)]
pub enum Aim {
    /// The true substance, flat prior, lineages left out.
    Readings,
    /// The same with the published prior.
    Prior,
    /// Substances that nobody recorded.
    Unknown,
}

pub struct Dial {
    pub name: &'static str,
    pub aim: Aim,
    pub values: &'static [f64],
    pub of: fn(&mut Parameters) -> &mut f64,
}

/// In the order in which they are tried. Bounds that are no matter of fit are
/// said beside them.
pub const DIALS: [Dial; 15] = [
    Dial {
        name: "epsilon",
        aim: Aim::Readings,
        values: &[0.04, 0.08, 0.12, 0.16, 0.2, 0.25, 0.3],
        of: |p| &mut p.epsilon,
    },
    // No more: "no reaction" must go on speaking against what is recorded to react.
    Dial { name: "too_little", aim: Aim::Readings, values: &[0.0, 0.01, 0.02], of: |p| &mut p.too_little },
    Dial { name: "tau", aim: Aim::Readings, values: &[0.4, 0.55, 0.7, 0.85, 1.0], of: |p| &mut p.tau },
    // No less: a laboratory's record never weighs less than a vendor's.
    Dial { name: "quality[0]", aim: Aim::Readings, values: &[1.25, 1.5, 2.0], of: |p| &mut p.quality[0] },
    Dial { name: "end_stage", aim: Aim::Readings, values: &[0.6, 0.75, 0.9], of: |p| &mut p.end_stage },
    Dial { name: "first_look", aim: Aim::Readings, values: &[0.3, 0.5, 0.7, 0.9], of: |p| &mut p.first_look },
    Dial { name: "middle_look", aim: Aim::Readings, values: &[0.1, 0.4, 0.7], of: |p| &mut p.middle_look },
    Dial { name: "not_yet", aim: Aim::Readings, values: &[0.02, 0.05, 0.1], of: |p| &mut p.not_yet },
    Dial { name: "not_yet_slow", aim: Aim::Readings, values: &[0.4, 0.6, 0.8], of: |p| &mut p.not_yet_slow },
    Dial { name: "none_as_untouched", aim: Aim::Readings, values: &[0.1, 0.2, 0.3], of: |p| &mut p.none_as_untouched },
    Dial { name: "untouched_as_none", aim: Aim::Readings, values: &[0.2, 0.4, 0.6], of: |p| &mut p.untouched_as_none },
    Dial { name: "hue_alone", aim: Aim::Readings, values: &[0.0, 0.3, 0.6, 0.9], of: |p| &mut p.hue_alone },
    Dial {
        name: "prior_strength",
        aim: Aim::Prior,
        values: &[0.1, 0.2, 0.25, 0.3, 0.4, 0.5],
        of: |p| &mut p.prior_strength,
    },
    Dial { name: "kappa", aim: Aim::Unknown, values: &[1.0, 2.0, 3.0, 5.0], of: |p| &mut p.kappa },
    Dial {
        name: "prior_unrecorded",
        aim: Aim::Unknown,
        values: &[0.01, 0.03, 0.1, 0.2],
        of: |p| &mut p.prior_unrecorded,
    },
];

/// The numbers as they were chosen by hand before there was a fit, from which
/// every fit starts.
pub fn by_hand() -> Parameters {
    Parameters {
        epsilon: 0.06,
        too_little: 0.0,
        kappa: 3.0,
        tau: 0.7,
        quality: [1.5, 1.0, 1.0],
        end_stage: 0.75,
        first_look: 0.9,
        middle_look: 0.4,
        not_yet: 0.05,
        not_yet_slow: 0.6,
        none_as_untouched: 0.2,
        untouched_as_none: 0.4,
        hue_alone: 0.6,
        prior_strength: 0.4,
        prior_unrecorded: 0.03,
        ..Parameters::default()
    }
}
