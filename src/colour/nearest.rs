//! The known word nearest to a typing error, for an error message that helps.

use super::vocabulary::worth_naming;
use super::{tones, words};

/// The known word nearest to `word`, at most two edits away (one for short words).
pub fn nearest(word: &str) -> Option<&'static str> {
    let letters: Vec<char> = word.chars().take(24).collect();
    let allowed = if letters.len() < 5 { 1 } else { 2 };
    let known = words::all().chain(tones::all()).chain(worth_naming());
    let with_edits = known.map(|known| (edits(&letters, known), known));
    with_edits.filter(|(edits, _)| *edits <= allowed).min_by_key(|(edits, _)| *edits).map(|(_, known)| known)
}

/// One typing error apart: a letter too many, one too few, another one, or two that changed places.
pub fn is_one_edit(word: &str, meant: &str) -> bool {
    edits(&word.chars().take(24).collect::<Vec<_>>(), meant) == 1
}

/// The optimal string alignment distance: insertions, deletions, replacements and swaps of neighbours.
fn edits(from: &[char], to: &str) -> usize {
    let mut before: Vec<usize> = Vec::new();
    let mut above: Vec<usize> = (0..=from.len()).collect();
    let mut last = None;
    for (row, letter) in to.chars().enumerate() {
        let mut current = vec![row + 1];
        for column in 1..=from.len() {
            let replaced = above[column - 1] + usize::from(from[column - 1] != letter);
            let mut least = replaced.min(above[column] + 1).min(current[column - 1] + 1);
            if column > 1 && row > 0 && from[column - 2] == letter && Some(from[column - 1]) == last {
                least = least.min(before[column - 2] + 1);
            }
            current.push(least);
        }
        before = std::mem::replace(&mut above, current);
        last = Some(letter);
    }
    above[from.len()]
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

    #[test]
    fn edits_are_counted() {
        let count = |from: &str, to: &str| edits(&from.chars().collect::<Vec<_>>(), to);
        assert_eq!((count("", "red"), count("red", ""), count("red", "red")), (3, 3, 0));
        assert_eq!((count("dakr", "dark"), count("brownsih", "brownish"), count("gry", "grey")), (1, 1, 1));
    }
}
