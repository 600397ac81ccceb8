//! Cuts a colour phrase into words, joints and brackets.

use super::vocabulary::spelling;

/// A part of a phrase.
#[derive(Clone, Debug, PartialEq)]
pub enum Token {
    /// Lower-case, in the accepted spelling.
    Word(String),
    /// `#` and what follows it.
    Hex(String),
    /// What stands in brackets.
    Bracket(String),
    Joint(Joint),
}

/// What stands between two colours.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Joint {
    /// "or", "and", "/", "|", ",": one or the other, or both.
    Either,
    /// "/" without spaces: the same, and a modifier before it holds for both ("dark red/brown").
    TightEither,
    /// "to", " - ", "–": everything from one to the other.
    Range,
}

/// The tokens of a phrase. A hyphen inside a word only separates: "blue-green" is read as "blue green".
pub fn tokens(text: &str) -> Vec<Token> {
    let letters: Vec<char> = text.chars().map(|letter| letter.to_ascii_lowercase()).collect();
    let spaced = |at: usize| letters.get(at).is_none_or(|letter| letter.is_whitespace());
    let alone = |at: usize| (at == 0 || spaced(at - 1), spaced(at + 1));
    let mut found = Vec::new();
    let mut at = 0;
    while let Some(&letter) = letters.get(at) {
        let end = match letter {
            '(' | '[' => closing_bracket(&letters, at),
            '#' => end_of_word(&letters, at + 1),
            _ if is_letter(letter) => end_of_word(&letters, at),
            _ => at + 1,
        };
        let text = |from: usize| letters[from.min(end)..end].iter().collect::<String>();
        match letter {
            '(' | '[' => found.push(Token::Bracket(text(at + 1))),
            '#' => found.push(Token::Hex(text(at))),
            '/' if alone(at) == (false, false) => found.push(Token::Joint(Joint::TightEither)),
            '/' | '|' | ',' | ';' | '+' | '&' => found.push(Token::Joint(Joint::Either)),
            '–' | '—' => found.push(Token::Joint(Joint::Range)),
            '-' if alone(at) != (false, false) => found.push(Token::Joint(Joint::Range)),
            '-' | '‐' | '‑' | ')' | ']' | '?' | '!' | '.' | ':' | '"' | '\'' | '’' | '*' | '~' => {}
            _ if letter.is_whitespace() => {}
            _ => push_word(&mut found, &text(at)),
        }
        at = end;
    }
    found
}

/// The place of the bracket that closes the one at `at` (or the end of the text).
fn closing_bracket(letters: &[char], at: usize) -> usize {
    let mut depth = 0;
    for (offset, letter) in letters[at..].iter().enumerate() {
        match letter {
            '(' | '[' => depth += 1,
            ')' | ']' => depth -= 1,
            _ => {}
        }
        if depth == 0 {
            return at + offset;
        }
    }
    letters.len()
}

fn end_of_word(letters: &[char], at: usize) -> usize {
    letters[at..].iter().position(|letter| !is_letter(*letter)).map_or(letters.len(), |length| at + length)
}

fn push_word(found: &mut Vec<Token>, word: &str) {
    // A number that clings to a word ("yellow2") is a footnote mark.
    let bare = word.trim_end_matches(|letter: char| letter.is_ascii_digit());
    let word = if bare.is_empty() { word } else { bare };
    for word in spelling(word).split(' ') {
        found.push(match word {
            "or" | "and" | "with" | "over" | "in" => Token::Joint(Joint::Either),
            "to" | "into" => Token::Joint(Joint::Range),
            _ => Token::Word(word.to_string()),
        });
    }
}

/// A letter or digit; what is not ASCII and not a sign counts as a letter, so that it is reported as an unknown word.
fn is_letter(letter: char) -> bool {
    letter.is_ascii_alphanumeric() || (!letter.is_ascii() && !"–—−→·…“”‘’\u{a0}".contains(letter))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn shown(text: &str) -> String {
        let show = |token: &Token| match token {
            Token::Word(word) | Token::Hex(word) => word.clone(),
            Token::Bracket(inner) => format!("({inner})"),
            Token::Joint(Joint::Either) => "OR".into(),
            Token::Joint(Joint::TightEither) => "/".into(),
            Token::Joint(Joint::Range) => "TO".into(),
        };
        tokens(text).iter().map(show).collect::<Vec<_>>().join(" ")
    }

    #[test]
    fn joints_are_told_apart_by_their_spaces() {
        assert_eq!(shown("Blue-Green"), "blue green");
        assert_eq!(shown("blue - green"), "blue TO green");
        assert_eq!(shown("blue–green"), "blue TO green");
        assert_eq!(shown("dark red/brown / black"), "dark red / brown OR black");
        assert_eq!(shown("brown|green, red & pink"), "brown OR green OR red OR pink");
        assert_eq!(shown("#6F4E37|red"), "#6f4e37 OR red");
    }

    #[test]
    fn brackets_are_kept_whole_and_may_be_broken() {
        assert_eq!(shown("pink (a (b) / c) red"), "pink (a (b) / c) red");
        assert_eq!(shown("black (purple"), "black (purple)");
        assert_eq!(shown("purple) ("), "purple ()");
        assert_eq!(shown(""), "");
    }

    #[test]
    fn spellings_and_footnote_marks_are_set_right() {
        assert_eq!(shown("Dakr gray, deepgreen yellow2?"), "dark grey OR deep green yellow");
        assert_eq!(shown("within 30–120s"), "within 30 TO 120s");
        assert_eq!(shown("red > 🙂"), "red > 🙂");
    }
}
