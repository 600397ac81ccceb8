//! Whose published results a prior uses.

use crate::reading::{InputError, InputErrorCode};

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

/// How a prior may be asked for: from published results, or flat.
pub const PRIORS: [&str; 2] = ["published", "flat"];

/// Whose published results to use, `None` for a flat prior; `at` stands before
/// the names of the fields.
pub fn check_region(prior: Option<&str>, region: Option<&str>, at: &str) -> Result<Option<ResultsRegion>, InputError> {
    let refuse = |field: &str, text: &str, words: &str| {
        let message = format!("\"{text}\" is not one of {words}");
        Err(InputError { code: InputErrorCode::UnknownValue, field: format!("{at}{field}"), message })
    };
    let region = match region {
        None => ResultsRegion::default(),
        Some(text) => match ResultsRegion::ALL.iter().find(|(word, _)| *word == text) {
            Some((_, region)) => *region,
            None => return refuse("region", text, "\"GB\", \"US\", \"other\""),
        },
    };
    match prior {
        None | Some("published") => Ok(Some(region)),
        Some("flat") => Ok(None),
        Some(text) => refuse("prior", text, "\"published\", \"flat\""),
    }
}
