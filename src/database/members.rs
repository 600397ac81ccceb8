//! Names that the database lacks, tied to their family by what they are made
//! of: a stem ("*azolam"), a code ("jwh*") or a class word ("nitazene"). The
//! patterns stand with the family in `families.toml`.

use super::{Signatures, plain};
use schema::FamilyIndex;
use schema::distance::edit_distance;

/// Most words of a class name.
const LONGEST_CLASS: usize = 5;
/// A class word of so many letters is known with one typing error.
const SURELY_MISTYPED: usize = 10;

/// A class word in a text.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ClassName {
    /// Bytes of the text, from and to.
    pub from: usize,
    /// The byte after its last.
    pub to: usize,
    /// More than one if the word does not tell them apart ("synthetic opioid").
    pub families: Vec<FamilyIndex>,
}

impl Signatures {
    /// The families whose stem or code this one word has, by the longest of them; none if it has none.
    pub fn families_by_stem(&self, word: &str) -> Vec<FamilyIndex> {
        self.stems_of(word).into_iter().map(|(family, _)| family).collect()
    }

    /// The same, each with the pattern that fits.
    pub(super) fn stems_of(&self, word: &str) -> Vec<(FamilyIndex, &str)> {
        // "fentanyl-like" is about fentanyl; "5F-EDMB-PINACA" is one name.
        let whole = plain(word);
        let pieces = word.split('-').map(plain).filter(|piece| piece.len() < whole.len());
        let mut best: Vec<(FamilyIndex, &str)> = Vec::new();
        for text in std::iter::once(whole.clone()).chain(pieces) {
            for (family, row) in FamilyIndex::each().zip(&self.data.families) {
                for pattern in row.member_names.iter().filter(|pattern| fits(pattern, &text)) {
                    let longest = best.first().map_or(0, |(_, longest)| longest.len());
                    if pattern.len() > longest {
                        best.clear();
                    }
                    if pattern.len() >= longest && best.iter().all(|(known, _)| *known != family) {
                        best.push((family, pattern));
                    }
                }
            }
        }
        best
    }

    /// The class words of a text, from left to right, the longest at each place.
    pub fn class_names(&self, text: &str) -> Vec<ClassName> {
        let words = words(text);
        let mut found = Vec::new();
        let mut at = 0;
        while at < words.len() {
            // The end of a name, as in "2C-I-NBOMe".
            let of_a_name = words[at].0 > 0 && text.as_bytes().get(words[at].0 - 1) == Some(&b'-');
            if of_a_name {
                at += 1;
                continue;
            }
            let named = (1..=LONGEST_CLASS.min(words.len() - at)).rev().find_map(|length| {
                let run = &words[at..at + length];
                let families = self.families_by_class(&run.iter().map(|word| word.2.as_str()).collect::<Vec<_>>());
                let (first, last) = (run.first()?, run.last()?);
                (!families.is_empty()).then_some((length, ClassName { from: first.0, to: last.1, families }))
            });
            at += named.as_ref().map_or(1, |(length, _)| *length);
            found.extend(named.map(|(_, class)| class));
        }
        found
    }

    fn families_by_class(&self, words: &[&str]) -> Vec<FamilyIndex> {
        let text = words.join(" ");
        let names = |pattern: &String| {
            let one = text.strip_suffix('s').unwrap_or(&text);
            // "Benzodiazapine": a long word may be mistyped.
            let near = || pattern.len().abs_diff(one.len()) <= 1 && edit_distance(one, pattern) == Some(1);
            let mistyped = || pattern.len() >= SURELY_MISTYPED && near();
            !pattern.contains('*') && (*pattern == text || one == pattern || mistyped())
        };
        let families = FamilyIndex::each().zip(&self.data.families);
        families.filter(|(_, row)| row.member_names.iter().any(names)).map(|(family, _)| family).collect()
    }
}

/// Whether a name has a stem or the beginning of a code; a class word is neither.
fn fits(pattern: &str, name: &str) -> bool {
    match (pattern.strip_prefix('*'), pattern.strip_suffix('*')) {
        (Some(end), _) => name.ends_with(end),
        (_, Some(beginning)) => name.starts_with(beginning) && name.len() > beginning.len(),
        _ => false,
    }
}

/// Lower-case words without blanks and hyphens between, with the bytes they stand at.
fn words(text: &str) -> Vec<(usize, usize, String)> {
    let mut words = Vec::new();
    let mut from = None;
    for (at, c) in text.char_indices().chain([(text.len(), ' ')]) {
        if c.is_ascii_alphanumeric() || !c.is_ascii() {
            from.get_or_insert(at);
        } else if let Some(start) = from.take() {
            words.push((start, at, text.get(start..at).unwrap_or_default().to_ascii_lowercase()));
        }
    }
    words
}

#[cfg(test)]
mod tests {
    use super::*;

    fn ids(database: &Signatures, families: &[FamilyIndex]) -> String {
        let ids: Vec<&str> = families.iter().map(|family| database.family(*family).id.as_str()).collect();
        ids.join(" ")
    }

    #[test]
    fn a_stem_or_a_code_ties_a_new_name_to_its_family() {
        let database = Signatures::load().unwrap();
        for (word, expected) in [
            ("tetramethylfentanyl", "fentanyls"),
            ("Ocfentanil", "fentanyls"),
            ("fentanyl-like", "fentanyls"),
            ("N-desethyl-fluetonitazene", "nitazenes"),
            ("etazene", "nitazenes"),
            ("spirobromorphine", "morphinans"),
            ("methylchlorphine", "orphines"),
            ("ethylflualprazolam", "benzodiazepines"),
            ("3-hydroxy-desalkylgidazepam", "benzodiazepines"),
            ("5F-EDMB-PINACA", "scra"),
            ("ADB-FUBIATA", "scra"),
            ("JWH-999", "scra"),
            ("jwh", ""),
            ("gribblefix", ""),
            ("", ""),
        ] {
            assert_eq!(ids(&database, &database.families_by_stem(word)), expected, "{word}");
        }
    }

    #[test]
    fn a_class_word_names_all_families_that_it_may_mean() {
        let database = Signatures::load().unwrap();
        for (text, expected) in [
            ("unknown benzodiazepine", "benzodiazepines"),
            ("a nitazene", "nitazenes"),
            ("Nitazenes", "nitazenes"),
            ("possible fentanyl analogue", "fentanyls"),
            ("synthetic cannabinoids", "scra"),
            ("cathinone", "cathinones"),
            ("opioids", ""),
            ("isotonitazene", ""),
            ("25X-NBOMe", ""),
            ("an NBOMe", "nbomes"),
        ] {
            let found: Vec<FamilyIndex> =
                database.class_names(text).into_iter().flat_map(|class| class.families).collect();
            assert_eq!(ids(&database, &found), expected, "{text}");
        }
        let opioids = database.class_names("novel synthetic opioid");
        assert_eq!(opioids.len(), 1);
        assert_eq!(ids(&database, &opioids[0].families), "fentanyls nitazenes orphines");
    }
}
