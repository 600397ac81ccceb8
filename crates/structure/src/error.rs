//! What is wrong with a structure, and where.

use std::fmt;

/// Where in the text that was given.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Place {
    /// A character of a SMILES, from 0, and how many belong to what is wrong.
    Character {
        /// Of the first, from the beginning of the text, white space included.
        at: usize,
        /// At least 1.
        length: usize,
    },
    /// A line of a molfile, from 1.
    Line(usize),
}

/// A structure that cannot be read. The sentence says what to do; it does not
/// say where, for that is in `place`.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct StructureError {
    /// `None` if it is about the structure as a whole, or its place cannot be told.
    pub place: Option<Place>,
    /// A sentence for people, without a full stop.
    pub message: String,
}

impl StructureError {
    /// About the structure as a whole.
    pub fn whole(message: impl Into<String>) -> Self {
        Self { place: None, message: message.into() }
    }

    /// About one place of the text.
    pub fn at(place: Place, message: impl Into<String>) -> Self {
        Self { place: Some(place), message: message.into() }
    }
}

impl fmt::Display for StructureError {
    fn fmt(&self, f: &mut fmt::Formatter) -> fmt::Result {
        match self.place {
            Some(Place::Character { at, .. }) => write!(f, "character {}: {}", at + 1, self.message),
            Some(Place::Line(line)) => write!(f, "line {line}: {}", self.message),
            None => f.write_str(&self.message),
        }
    }
}

impl std::error::Error for StructureError {}
