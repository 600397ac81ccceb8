//! The known word nearest to a typing error, for an error message that helps.

use super::vocabulary::worth_naming;
use super::{hue_words, tones};
use schema::distance::edit_distance;

/// The known word nearest to `word`, at most two edits away (one for short words).
pub fn nearest(word: &str) -> Option<&'static str> {
    let allowed = if word.chars().count() < 5 { 1 } else { 2 };
    let known = hue_words::all().chain(tones::all()).chain(worth_naming());
    let with_edits = known.filter_map(|known| Some((edit_distance(word, known)?, known)));
    with_edits.filter(|(edits, _)| *edits <= allowed).min_by_key(|(edits, _)| *edits).map(|(_, known)| known)
}

/// One typing error apart: a letter too many, one too few, another one, or two that changed places.
pub fn is_one_edit(word: &str, meant: &str) -> bool {
    edit_distance(word, meant) == Some(1)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_typing_error_finds_its_word() {
        for (word, meant) in [
            ("orrange", "orange"),
            ("yelow", "yellow"),
            ("prurple", "purple"),
            ("gren", "green"),
            ("slwo", "slow"),
            ("bule", "blue"),
        ] {
            assert_eq!(nearest(word), Some(meant), "{word}");
        }
        for word in ["", "x", "nalorphine", "ketamine", "🙂", "ééééééééé"] {
            assert_eq!(nearest(word), None, "{word}");
        }
    }
}
