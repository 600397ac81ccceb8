//! Whose published results a prior uses.

use crate::reading::{InputError, InputErrorCode};

/// Whose published results the prior uses.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum ResultsRegion {
    Gb,
    Us,
    #[default]
    Other,
}

impl ResultsRegion {
    pub const ALL: [(&'static str, ResultsRegion); 3] =
        [("GB", ResultsRegion::Gb), ("US", ResultsRegion::Us), ("other", ResultsRegion::Other)];

    pub fn index(self) -> usize {
        self as usize
    }
}

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
