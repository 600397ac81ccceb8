//! Whose published results a prior uses.

use crate::reading::{InputError, choice};

/// Whose published results the prior uses.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum ResultsRegion {
    /// The United Kingdom.
    Gb,
    /// The United States.
    Us,
    /// Everywhere else, and where no region is stated.
    #[default]
    Other,
}

impl ResultsRegion {
    /// With their words in the public interface.
    pub const ALL: [(&'static str, ResultsRegion); 3] =
        [("GB", ResultsRegion::Gb), ("US", ResultsRegion::Us), ("other", ResultsRegion::Other)];

    /// Place in the rates by region of `data.prevalence`.
    pub fn index(self) -> usize {
        self as usize
    }
}

/// How a prior may be asked for, and whether published results are then used.
pub const PRIORS: [(&str, bool); 2] = [("published", true), ("flat", false)];

/// Whose published results to use, `None` for a flat prior; `at` stands before
/// the names of the fields.
pub fn check_region(prior: Option<&str>, region: Option<&str>, at: &str) -> Result<Option<ResultsRegion>, InputError> {
    let region = match region {
        Some(text) => choice(text, &format!("{at}region"), &ResultsRegion::ALL)?,
        None => ResultsRegion::default(),
    };
    let published = match prior {
        Some(text) => choice(text, &format!("{at}prior"), &PRIORS)?,
        None => true,
    };
    Ok(published.then_some(region))
}
