//! How a verdict is said: the words of a language, sentences joined, the whole text.

mod join;
mod spoken;
mod text;
mod words;

pub use join::joined;
pub use spoken::{Spoken, SpokenMessage};
pub use text::{say, speak, text};

use spoken::{SpokenAction, SpokenCandidate, SpokenHazard, SpokenMainComponent, SpokenMissed, SpokenValue};
use words::{Words, about_families, row, separator};
