//! What can be wrong with a colour that someone wrote.

use std::fmt;

/// Why a colour could not be read.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum ColourError {
    /// There was nothing to read.
    Empty,
    /// More than [`super::LONGEST`] characters, the bound against hostile input.
    TooLong,
    /// A word that is no colour word; the nearest one that is.
    Unreadable {
        /// In lower case; the whole text, as it was written, where no single word is at fault.
        word: String,
        /// At most two typing errors away; `None` if no known word is, or the word is known and cannot stand alone.
        nearest: Option<&'static str>,
    },
    /// A `#` without three or six hexadecimal digits.
    BadHex,
}

impl fmt::Display for ColourError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Empty => write!(f, "no colour was given; write \"none\" if nothing changed colour"),
            Self::TooLong => write!(f, "a colour may have at most {} characters", super::LONGEST),
            Self::Unreadable { word, nearest: Some(nearest) } => {
                write!(f, "\"{word}\" is not a colour word (nearest: {nearest})")
            }
            Self::Unreadable { word, nearest: None } => {
                write!(f, "\"{word}\" is not a colour; use words such as \"dark brown\" or a value such as \"#6f4e37\"")
            }
            Self::BadHex => write!(f, "a colour value needs six hexadecimal digits after the #, such as \"#6f4e37\""),
        }
    }
}

impl std::error::Error for ColourError {}
