//! Families by name: what they are called, what is sold as one, class words,
//! and the stem of a name that the database lacks.

use super::lookup::spaced;
use super::{Signatures, plain};
use crate::order::sort_by;
use schema::{FamilyIndex, SubstanceIndex};

/// A family that was found.
#[derive(Debug, Clone, PartialEq)]
pub struct FamilyMatch<'a> {
    /// Hazard or not, and with or without members of its own.
    pub family: FamilyIndex,
    /// The name, class word or stem ("*azolam") that matched.
    pub text: &'a str,
    /// 0..1; 1 is exact.
    pub score: f64,
}

/// Scores beside those of substances: a name that is typed as far as that, a
/// class word among others, and no more than a stem.
const BEGUN: f64 = 0.8;
const FULLY_BEGUN: f64 = 0.05;
const AMONG_OTHERS: f64 = 0.5;
const BY_STEM: f64 = 0.5;
/// Fewer letters begin too much.
const SHORTEST_BEGINNING: usize = 4;

impl Signatures {
    /// Families that a text names, best first.
    pub fn find_families(&self, text: &str) -> Vec<FamilyMatch<'_>> {
        let wanted = plain(text);
        let words = format!(" {} ", spaced(text));
        if wanted.is_empty() {
            return Vec::new();
        }
        let classes: Vec<FamilyIndex> = self.class_names(text).into_iter().flat_map(|class| class.families).collect();
        let stems = if self.names().exact(text).is_empty() { self.stems_of(text.trim()) } else { Vec::new() };
        let mut found: Vec<FamilyMatch> = FamilyIndex::each()
            .zip(&self.data.families)
            .filter_map(|(family, row)| {
                let named = [row.name.as_str(), short(&row.name), row.id.as_str()];
                let called = || row.sold_as.iter().map(String::as_str);
                let class = || row.member_names.iter().map(String::as_str).filter(|name| !name.contains('*'));
                let score = |name: &&str| likeness(&wanted, &words, &plain(name));
                let best = named.into_iter().chain(called()).chain(class()).map(|name| (score(&name), name));
                let best = best.reduce(|best, next| if next.0 > best.0 { next } else { best })?;
                let stem = stems.iter().find(|(known, _)| *known == family).map(|(_, pattern)| *pattern);
                let (score, text) = match best {
                    (score, name) if score > 0.0 => (score, name),
                    _ if classes.contains(&family) => (AMONG_OTHERS, class().next()?),
                    _ => (BY_STEM, stem?),
                };
                Some(FamilyMatch { family, text, score })
            })
            .collect();
        sort_by(&mut found, |a, b| b.score.total_cmp(&a.score).then(a.family.cmp(&b.family)));
        found
    }

    /// Every substance of a family.
    pub fn members_of(&self, family: FamilyIndex) -> impl Iterator<Item = SubstanceIndex> + '_ {
        self.substances().filter(move |(_, row)| row.family == family).map(|(index, _)| index)
    }
}

/// The name without what explains it: "Orphines (brorphine and relatives)".
pub(super) fn short(name: &str) -> &str {
    let end = name.find(" (").or_else(|| name.find(" and relatives")).unwrap_or(name.len());
    name.get(..end).unwrap_or(name)
}

/// How well a text (its letters, and its words) agrees with a name.
fn likeness(wanted: &str, words: &str, name: &str) -> f64 {
    let one = |text: &str| text.strip_suffix('s').unwrap_or(text).to_owned();
    if wanted == name || one(wanted) == one(name) {
        return 1.0;
    }
    // "spice paper"
    if name.len() >= SHORTEST_BEGINNING && words.contains(&format!(" {name} ")) {
        return AMONG_OTHERS;
    }
    if wanted.len() >= SHORTEST_BEGINNING && name.starts_with(wanted) {
        return BEGUN + FULLY_BEGUN * wanted.len() as f64 / name.len() as f64;
    }
    0.0
}
