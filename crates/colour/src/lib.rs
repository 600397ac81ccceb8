//! Colour words and measured colours as regions over a fixed set of colour cells.
//!
//! One parser reads what a database row says and what a person enters, so both mean the same. The compiler and the
//! core share it; it knows neither reagents nor substances.

#![deny(missing_docs)]

mod abbreviation;
mod brackets;
mod cells;
mod ciede2000;
mod distances;
mod error;
mod hue_group;
mod hue_words;
mod lab;
mod lay;
mod nearest;
mod paint;
mod phrase;
mod piece;
mod region;
mod signal;
pub mod spread;
mod tokens;
mod tones;
mod vocabulary;
mod widen;

#[cfg(test)]
mod tests;

pub use cells::{CELLS, Cell, NONE, cell_name, cell_named, cells, hue_group};
pub use ciede2000::ciede2000;
pub use error::ColourError;
pub use hue_group::HueGroup;
pub use lab::Lab;
pub use lay::in_plain_words;
pub use nearest::is_one_edit;
pub use region::Region;
pub use signal::Signal;
pub use widen::widen;

use std::borrow::Cow;
use std::ops::{BitOr, BitOrAssign};

/// The longest text that is read, in characters.
pub const LONGEST: usize = 200;

/// One stage of a reaction, as read.
#[derive(Clone, Debug, PartialEq)]
pub struct StageColour {
    /// What the words or the value may mean, with a share of [`NONE`] if they are faint, pale or doubtful.
    pub region: Region,
    /// Of several colours the first decides, unless a remark of its own is about all of them.
    pub onset: Onset,
    /// Of several colours that rest on different things, [`Basis::Word`].
    pub basis: Basis,
    /// Of all colours of the stage together; empty if none is named.
    pub effects: Effects,
    /// True if the colour was called faint, weak or slight.
    pub faint: bool,
}

/// When the colour came, as far as the words say.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Onset {
    /// Called instant, immediate, quick or the like.
    Instant,
    /// Nothing is said of it, or less than ten seconds.
    Usual,
    /// Called slow or late, or timed at ten seconds or more, minutes included.
    Slow,
}

/// What a region rests on.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Basis {
    /// A measured colour.
    Measured,
    /// An ISCC–NBS name.
    Block,
    /// Everyday words, "no reaction" among them.
    Word,
}

/// A set of things seen besides colour.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Effects(u8);

impl Effects {
    /// Bubbles or foam.
    pub const FIZZ: Effects = Effects(1);
    /// Smoke, fumes or vapour.
    pub const SMOKE: Effects = Effects(2);
    /// Solids in the drop, or a cloudy one.
    pub const PRECIPITATE: Effects = Effects(4);
    /// Spots, rings, streaks: the colour was not everywhere.
    pub const SPOTS: Effects = Effects(8);

    /// Whether all of `other` are among these; always so if `other` is empty.
    pub const fn contains(self, other: Effects) -> bool {
        self.0 & other.0 == other.0
    }

    /// Whether nothing but colour was seen.
    pub const fn is_empty(self) -> bool {
        self.0 == 0
    }
}

impl BitOr for Effects {
    type Output = Effects;

    fn bitor(self, other: Effects) -> Effects {
        Effects(self.0 | other.0)
    }
}

impl BitOrAssign for Effects {
    fn bitor_assign(&mut self, other: Effects) {
        self.0 |= other.0;
    }
}

/// The stages of a course, in order: what stands between ">", "→" or "then".
pub fn stages(course: &str) -> impl Iterator<Item = &str> {
    course.split(['>', '→']).flat_map(|part| part.split(" then ")).map(str::trim)
}

/// Reads one stage: "none", "no reaction", a phrase such as "slow dark brown", a value such as "#6f4e37", or several
/// such joined by "|". A course of several is cut by [`stages`] first.
pub fn read(text: &str) -> Result<StageColour, ColourError> {
    if text.chars().nth(LONGEST).is_some() {
        return Err(ColourError::TooLong);
    }
    if text.trim().is_empty() {
        return Err(ColourError::Empty);
    }
    let alternatives = text.split('|').map(str::trim);
    let whole: Vec<Cow<str>> =
        alternatives.map(|text| abbreviation::expand(text).map_or(Cow::from(text), Cow::from)).collect();
    phrase::read_phrase(&whole.join("|"))
}

/// A chart's abbreviation ("l.gy.rBr"), in which capitals mean something.
pub fn is_abbreviated(text: &str) -> bool {
    text.contains(|c: char| c.is_ascii_uppercase())
        && text.split('|').any(|text| abbreviation::expand(text.trim()).is_some())
}

/// A basic colour word or a modifier: those that are worth guessing where a word is mistyped.
pub fn is_basic_or_modifier(word: &str) -> bool {
    hue_words::is_basic(word) || tones::named(word).is_some()
}

/// One of the plainest words of the parser: a basic colour, a modifier, "bluish" and the like, or "none".
pub fn is_plain_word(word: &str) -> bool {
    word == "none" || is_basic_or_modifier(word) || hue_words::adjective(word).is_some()
}

/// A modifier without a hue, such as "dark".
pub fn is_bare_tone(text: &str) -> bool {
    piece::split(&tokens::tokens(text)).is_ok_and(|pieces| pieces.iter().all(|(_, piece)| piece.is_bare_tone()))
}

/// Every word of the text is one of the parser's.
pub fn knows_words(text: &str) -> bool {
    piece::split(&tokens::tokens(text)).is_ok()
}

/// A word of the text calls a colour faint.
pub fn says_faint(text: &str) -> bool {
    without_faint(text).len() < text.len()
}

/// The text without the words that call a colour faint.
pub fn without_faint(text: &str) -> String {
    let faint = |word: &str| vocabulary::role(vocabulary::spelling(word)) == Some(vocabulary::Role::Faint);
    let words = text.split_whitespace().filter(|word| !faint(word.trim_matches(|c: char| !c.is_alphanumeric())));
    let kept = words.collect::<Vec<_>>().join(" ");
    if kept.split_whitespace().count() == text.split_whitespace().count() { text.to_owned() } else { kept }
}

/// A measured colour (a Munsell chip, a colorimeter, a camera with a reference card). Widen it for an uncorrected camera.
pub fn region_of_measured(lab: Lab) -> Region {
    Region::from_lab(lab, spread::MEASURED)
}
