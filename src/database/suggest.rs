//! What somebody may be about to type: families and substances with a name of
//! which a word begins so, and after them what is written nearly so.

use super::Signatures;
use super::family_names::{FamilyMatch, short};
use super::lookup::{Match, NameMatch};
use crate::order::{first_by, sort_by};
use schema::FamilyIndex;

/// Families among the suggestions.
const FAMILIES: usize = 2;
/// Fewer letters are like too many names.
const LETTERS_FOR_LIKENESS: usize = 3;

impl Signatures {
    /// Best first: what bears this very name, families, the substances found most
    /// often in counted samples. Of names of one substance the best.
    pub fn suggest(&self, text: &str, limit: usize) -> Vec<Match<'_>> {
        let key: Vec<char> = letters(text).collect();
        if key.iter().all(|c| *c == ' ') {
            return Vec::new();
        }
        let mut found: Vec<Match> = self.named_so(&key, limit).into_iter().map(Match::Substance).collect();
        let families = self.families_so(&key);
        let exact = found.iter().take_while(|matched| matched.score() >= 1.0).count();
        for (at, family) in families.into_iter().take(FAMILIES).enumerate() {
            found.insert(exact + at, Match::Family(family));
        }
        if found.len() < limit && key.len() >= LETTERS_FOR_LIKENESS {
            for like in self.look_up(text, limit) {
                if !found.iter().any(|found| is_same(found, &like)) {
                    found.push(like);
                }
            }
        }
        found.truncate(limit);
        found
    }

    fn named_so(&self, key: &[char], limit: usize) -> Vec<NameMatch<'_>> {
        // Its own name, then what else it is called, then a later word of either.
        let class = |matched: &NameMatch| match matched.kind {
            _ if !starts(matched.text, key) => 2,
            "name" => 0,
            _ => 1,
        };
        let mut best: Vec<Option<NameMatch>> = vec![None; self.substance_count()];
        for own in self.names_with_kinds() {
            let Some(score) = begins(own.text, key) else { continue };
            let (own, index) = (NameMatch { score, ..own }, &mut best[usize::from(own.substance)]);
            let rank = |matched: &NameMatch| (matched.score < 1.0, class(matched));
            if index
                .as_ref()
                .is_none_or(|known| rank(&own) < rank(known) || (rank(&own) == rank(known) && score > known.score))
            {
                *index = Some(own);
            }
        }
        let often = |own: &NameMatch| {
            let rates = self.data.prevalence.rates.get(usize::from(own.substance));
            rates.map_or(0.0, |rates| rates.iter().copied().fold(0.0, f32::max))
        };
        let urgency = |matched: &NameMatch| self.family(self.substance(matched.substance).family).urgency;
        first_by(limit, best.into_iter().flatten(), |a, b| {
            (b.score >= 1.0)
                .cmp(&(a.score >= 1.0))
                .then(class(a).cmp(&class(b)))
                .then(often(b).total_cmp(&often(a)))
                .then(urgency(a).cmp(&urgency(b)))
                .then(b.score.total_cmp(&a.score))
                .then(a.substance.cmp(&b.substance))
        })
    }

    fn families_so(&self, key: &[char]) -> Vec<FamilyMatch<'_>> {
        let mut found: Vec<FamilyMatch> = FamilyIndex::each()
            .zip(&self.data.families)
            .filter_map(|(family, row)| {
                let names = std::iter::once(short(&row.name)).chain(row.sold_as.iter().map(String::as_str));
                let scores = names.filter_map(|text| Some((begins(text, key)?, text)));
                let (score, text) = scores.reduce(|best, next| if next.0 > best.0 { next } else { best })?;
                Some(FamilyMatch { family, text, score })
            })
            .collect();
        sort_by(&mut found, |a, b| {
            let urgency = |matched: &FamilyMatch| self.family(matched.family).urgency;
            (b.score >= 1.0).cmp(&(a.score >= 1.0)).then(urgency(a).cmp(&urgency(b))).then(b.score.total_cmp(&a.score))
        });
        found
    }
}

fn is_same(one: &Match, other: &Match) -> bool {
    match (one, other) {
        (Match::Substance(one), Match::Substance(other)) => one.substance == other.substance,
        (Match::Family(one), Match::Family(other)) => one.family == other.family,
        _ => false,
    }
}

/// How much of a text is typed if a word of it begins with the key: 1 is all of
/// it, and the beginning of the text counts twice that of a later word.
#[inline(never)]
fn begins(text: &str, key: &[char]) -> Option<f64> {
    let words =
        text.char_indices().filter(|(at, c)| is_letter(*c) && !text[..*at].chars().next_back().is_some_and(is_letter));
    let (index, (at, _)) = words.enumerate().find(|(_, (at, _))| starts(&text[*at..], key))?;
    let share = key.len() as f64 / letters(&text[at..]).count() as f64;
    Some(if index == 0 { share.min(1.0) } else { share / 2.0 })
}

/// Names are in ASCII but for a few Greek letters.
fn is_letter(c: char) -> bool {
    c.is_ascii_alphanumeric() || !c.is_ascii()
}

#[inline(never)]
fn starts(text: &str, key: &[char]) -> bool {
    let mut own = letters(text);
    key.iter().all(|wanted| own.next() == Some(*wanted))
}

/// Letters and digits in lower case, with one space for all between them.
fn letters(text: &str) -> impl Iterator<Item = char> {
    let mut gap = true;
    text.trim().chars().filter_map(move |c| {
        let sign = !is_letter(c);
        if sign && gap {
            return None;
        }
        gap = sign;
        Some(if sign { ' ' } else { c.to_ascii_lowercase() })
    })
}

#[cfg(all(test, not(target_arch = "wasm32")))]
mod tests {
    use super::*;

    fn names(text: &str) -> Vec<String> {
        let database = Signatures::load().unwrap();
        let id = |matched: &Match| match matched {
            Match::Substance(own) => database.substance(own.substance).id.clone(),
            Match::Family(own) => format!("family {}", database.family(own.family).id),
        };
        database.suggest(text, 8).iter().map(id).collect()
    }

    #[test]
    fn what_is_meant_is_among_the_first() {
        for (text, wanted, among) in [
            ("f", "fentanyl", 8),
            ("fe", "family fentanyls", 1),
            ("fe", "fentanyl", 3),
            ("nit", "family nitazenes", 1),
            ("nita", "family nitazenes", 1),
            ("sp", "family scra", 2),
            ("spice", "family scra", 1),
            ("benz", "family benzodiazepines", 2),
            ("her", "heroin", 2),
            ("met", "methamphetamine", 3),
            ("bro", "bromazolam", 4),
            ("ket", "ketamine", 2),
            ("isotonitaz", "isotonitazene", 1),
            ("5f", "5f-mdmb-pica", 8),
            ("25", "25i-nbome", 8),
            ("fentanyl", "fentanyl", 1),
            ("mdma", "mdma", 1),
            ("N-desethyl iso", "n-desethylisotonitazene", 8),
            ("isotonitazine", "isotonitazene", 1),
            ("xan", "alprazolam", 2),
        ] {
            let found = names(text);
            assert!(found.iter().take(among).any(|matched| matched == wanted), "{text}: {found:?}");
        }
    }

    #[test]
    fn a_text_of_nothing_suggests_nothing() {
        for text in ["", " ", "--", "'"] {
            assert!(names(text).is_empty(), "{text}");
        }
        assert!(names("zz").is_empty());
    }

    #[test]
    fn the_beginning_of_a_word_counts_and_its_inside_does_not() {
        let key = |text: &str| letters(text).collect::<Vec<char>>();
        assert_eq!(begins("Fentanyl", &key("FENTANYL")), Some(1.0));
        assert_eq!(begins("Fentanyl", &key("fent")), Some(0.5));
        assert_eq!(begins("para-Fluorofentanyl", &key("fluorofentanyl")), Some(0.5));
        assert_eq!(begins("N-desethyl isotonitazene", &key("n desethyl-iso")).map(|score| score > 0.5), Some(true));
        assert_eq!(begins("Acetylfentanyl", &key("fent")), None);
        assert_eq!(begins("", &key("a")), None);
    }
}
