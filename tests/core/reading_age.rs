//! Verdicts are read by tired people: the reading age of what they say, by the formula of Flesch and Kincaid (Kincaid et al.
//! 1975: grade = 0.39 words a sentence + 11.8 syllables a word − 15.59; age = grade + 5).

use crate::common::database;

const AGE: f64 = 9.0;
/// A message of a few words has no sentence to measure.
const FEWEST_WORDS: usize = 8;
/// What the staff say every day. They are counted like a short word, and so is whatever fills a place.
const OF_THE_FIELD: [&str; 18] = [
    "ambulance",
    "anything",
    "benzodiazepine",
    "cannabinoids",
    "cocaine",
    "dangerous",
    "diphenhydramine",
    "early-warning",
    "etizolam",
    "family",
    "fentanyls",
    "laboratory",
    "lidocaine",
    "milligrams",
    "millilitres",
    "naloxone",
    "nitazenes",
    "opioid",
];

struct Counts {
    sentences: usize,
    words: usize,
    syllables: usize,
}

impl Counts {
    fn of(text: &str) -> Self {
        let words: Vec<&str> = text.split_whitespace().filter(|word| word.contains(char::is_alphanumeric)).collect();
        let ends = words.iter().rev().skip(1).filter(|word| word.ends_with(['.', '?', '!', ':'])).count();
        Self { sentences: ends + 1, words: words.len(), syllables: words.iter().map(|word| syllables(word)).sum() }
    }

    fn age(&self) -> f64 {
        let ratio = |a: usize, b: usize| a as f64 / b as f64;
        0.39 * ratio(self.words, self.sentences) + 11.8 * ratio(self.syllables, self.words) - 15.59 + 5.0
    }
}

/// Groups of vowels; a silent e at the end is none.
fn syllables(word: &str) -> usize {
    if word.contains(|c: char| c == '{' || c.is_ascii_digit()) {
        return 1;
    }
    let word = word.to_lowercase();
    let word = word.trim_matches(|c: char| !c.is_alphanumeric());
    if OF_THE_FIELD.contains(&word) {
        return 1;
    }
    word.split('-').map(groups_of_vowels).sum::<usize>().max(1)
}

fn groups_of_vowels(part: &str) -> usize {
    let vowel = |c: char| "aeiouy".contains(c);
    let mut before = false;
    let mut groups = 0;
    for letter in part.chars() {
        groups += usize::from(vowel(letter) && !before);
        before = vowel(letter);
    }
    let silent = part.ends_with('e') && !part.ends_with("le") || part.ends_with("ed") && !part.ends_with("ted");
    (groups - usize::from(silent && groups > 1)).max(1)
}

#[test]
fn syllables_are_counted_as_they_are_spoken() {
    for (word, count) in
        [("strip", 1), ("tested", 2), ("called", 1), ("line", 1), ("solution", 3), ("ten-fold,", 2), ("{substance}", 1)]
    {
        assert_eq!(syllables(word), count, "{word}");
    }
}

#[test]
fn a_hard_text_is_told_from_an_easy_one() {
    let easy = "Keep them warm. Stay with them. Call for help.";
    let hard = "The immunochromatographic determination necessitates appropriate preanalytical dilution.";
    assert!(Counts::of(easy).age() < AGE && Counts::of(hard).age() > 20.0);
}

#[test]
fn every_message_of_a_verdict_is_read_at_nine() {
    // What is said of the law is said beside a typed structure, in the law's own terms.
    let spoken = database().data.messages.iter().filter(|row| !row.key.starts_with("rule"));
    let english =
        spoken.filter_map(|row| Some((&row.key, &row.texts.iter().find(|(language, _)| language == "en")?.1)));
    let measured = english.map(|(key, text)| (key, text, Counts::of(text)));
    let hard: Vec<String> = measured
        .filter(|(.., counts)| counts.words >= FEWEST_WORDS && counts.age() > AGE)
        .map(|(key, text, counts)| format!("{key}: {:.1}: {text}", counts.age()))
        .collect();
    assert!(hard.is_empty(), "{}", hard.join("\n"));
}
