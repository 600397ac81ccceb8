//! Quantities whose units are easily taken for one another.

use crate::digest;
use crate::wire::{Columns, Input, Output};

/// Nanograms in a milligram.
const NANOGRAMS: f64 = 1e6;

/// How strong a solution is: sample over water, mg/mL.
#[derive(Debug, Clone, Copy, PartialEq, PartialOrd)]
pub struct Strength(pub f64);

/// A concentration from which a strip sees something, or reacts to it, ng/mL.
#[derive(Debug, Clone, Copy, PartialEq, PartialOrd)]
pub struct Limit(pub f64);

/// A mass fraction, 0 to 1.
#[derive(Debug, Clone, Copy, PartialEq, PartialOrd)]
pub struct Share(pub f64);

impl Strength {
    /// As strong as a substance at this limit, were it the whole sample.
    pub fn reaches(self, limit: Limit) -> bool {
        self.0 * NANOGRAMS >= limit.0
    }
}

impl Limit {
    /// The smallest share of a sample that reaches it in a solution; `None` if no share does.
    pub fn share_at(self, strength: Strength) -> Option<Share> {
        Some(Share(self.0 / (strength.0 * NANOGRAMS))).filter(|share| share.0 <= 1.0)
    }

    /// The solution in which a substance that is the whole sample reaches it.
    pub fn of_pure(self) -> Strength {
        Strength(self.0 / NANOGRAMS)
    }
}

impl From<Strength> for Limit {
    /// The concentration of a substance that is the whole sample.
    fn from(strength: Strength) -> Limit {
        Limit(strength.0 * NANOGRAMS)
    }
}

macro_rules! columns_of {
    ($($name:ident),*) => {$(
        impl Columns for $name {
            const WIDTH: usize = f64::WIDTH;
            const SHAPE: u64 = digest::of(stringify!($name).as_bytes());

            fn write(&self, into: &mut [Output]) {
                self.0.write(into);
            }

            fn read(from: &mut [Input]) -> Self {
                Self(Columns::read(from))
            }
        }
    )*};
}

columns_of!(Limit, Share);

#[cfg(test)]
mod tests {
    use super::*;

    /// Worked out by hand: 200 ng/mL in 2 mg/mL is 200 of 2,000,000 ng.
    #[test]
    fn the_smallest_share_is_the_limit_over_the_solution() {
        for (limit, strength, share) in [(200.0, 2.0, 0.0001), (500.0, 0.5, 0.001), (1000.0, 20.0, 0.00005)] {
            let found = Limit(limit).share_at(Strength(strength)).expect("a share");
            assert!((found.0 - share).abs() < 1e-15, "{limit} ng/mL in {strength} mg/mL: {found:?}");
        }
        assert_eq!(Limit(3e6).share_at(Strength(2.0)), None, "weaker than the limit, were it pure");
        assert_eq!(Limit(2e6).share_at(Strength(2.0)), Some(Share(1.0)));
    }

    #[test]
    fn a_solution_reaches_a_limit_by_the_million() {
        assert!(Strength(2.0).reaches(Limit(2e6)) && !Strength(2.0).reaches(Limit(2.1e6)));
        assert_eq!((Limit(500_000.0).of_pure(), Limit::from(Strength(0.5))), (Strength(0.5), Limit(500_000.0)));
    }
}
