//! Look-up by name: the index over names, aliases, CAS numbers and InChIKeys,
//! and the names that stand for a whole family.

use super::Signatures;
use super::family_names::FamilyMatch;
use super::names::{NameKind, Names};
use crate::order::sort_by;
use schema::{Alias, AliasKind, FamilyIndex, SubstanceIndex};

pub struct NameIndex {
    names: Names,
    /// Texts of the index in its order: name, aliases, CAS, InChIKey.
    entries: Vec<Entry>,
}

/// A text that names a substance.
#[derive(Debug, Clone, Copy)]
enum Entry {
    Name(SubstanceIndex),
    Alias(u32),
    Cas(SubstanceIndex),
    InchiKey(SubstanceIndex),
}

/// What a text may name.
#[derive(Debug, Clone, PartialEq)]
pub enum Match<'a> {
    /// By one of its names, numbers or keys.
    Substance(NameMatch<'a>),
    /// By its name, a class word or a stem; all its members are meant.
    Family(FamilyMatch<'a>),
}

impl Match<'_> {
    /// 0 to 1; 1 is exact. Families and substances are on one scale.
    pub fn score(&self) -> f64 {
        match self {
            Match::Substance(found) => found.score,
            Match::Family(found) => found.score,
        }
    }

    /// The order of equals.
    fn rank(&self) -> u8 {
        match self {
            Match::Substance(found) if ["name", "synonym"].contains(&found.kind) => 0,
            Match::Family(_) => 1,
            Match::Substance(_) => 2,
        }
    }
}

/// A name that was found.
#[derive(Debug, Clone, PartialEq)]
pub struct NameMatch<'a> {
    /// That bears the name; a name may belong to several, each with a match of its own.
    pub substance: SubstanceIndex,
    /// As the database writes it, not as it was typed.
    pub text: &'a str,
    /// `name`, `synonym`, `street`, `brand`, `cas` or `inchikey`.
    pub kind: &'static str,
    /// 0..1; 1 is exact.
    pub score: f64,
}

impl Signatures {
    /// The index of names.
    pub fn names(&self) -> &Names {
        &self.name_index().names
    }

    fn name_index(&self) -> &NameIndex {
        self.names.get_or_init(|| {
            let entries = self.entries();
            let names = Names::build(entries.iter().map(|entry| {
                let (text, substance, kind) = self.entry(*entry);
                (text, u32::from(substance.0), kind)
            }));
            let patterns = self.data.families.iter().flat_map(|family| &family.member_names);
            let names = names.with_stems(patterns.filter_map(|pattern| pattern.strip_prefix('*')));
            NameIndex { names, entries }
        })
    }

    /// Families and substances that a text may name, best first: of equals a
    /// substance by its own name, then a family, then what else is called so.
    pub fn look_up(&self, text: &str, limit: usize) -> Vec<Match<'_>> {
        let families = self.find_families(text);
        let mut found: Vec<Match> =
            self.find_beside(&families, text, limit).into_iter().map(Match::Substance).collect();
        found.extend(families.into_iter().map(Match::Family));
        sort_by(&mut found, |a, b| b.score().total_cmp(&a.score()).then(a.rank().cmp(&b.rank())));
        found.truncate(limit);
        found
    }

    /// Substances that a text may name, best first. The name of a family finds
    /// members of it and what bears this very name: "benzos" is not benzocaine.
    pub fn find(&self, text: &str, limit: usize) -> Vec<NameMatch<'_>> {
        self.find_beside(&self.find_families(text), text, limit)
    }

    fn find_beside(&self, families: &[FamilyMatch], text: &str, limit: usize) -> Vec<NameMatch<'_>> {
        let mut found = self.matches(text, usize::MAX);
        if families.iter().any(|family| family.score >= 1.0) {
            let member = |substance| families.iter().any(|class| class.family == self.substance(substance).family);
            found.retain(|found| found.score >= 1.0 || member(found.substance));
        }
        let instead = self.names().stand_ins(text);
        found.retain(|found| !instead.contains(&u32::from(found.substance.0)) || self.is_of_hazard(found.substance));
        found.truncate(limit);
        found
    }

    fn matches(&self, text: &str, limit: usize) -> Vec<NameMatch<'_>> {
        let index = self.name_index();
        index
            .names
            .find(text, limit)
            .into_iter()
            .map(|found| {
                let own = self.name_match(index.entries[found.entry as usize]);
                NameMatch { score: f64::from(found.score), ..own }
            })
            .collect()
    }

    /// Names of all kinds but numbers and keys, without a score.
    pub(super) fn names_with_kinds(&self) -> impl Iterator<Item = NameMatch<'_>> {
        let names = self.name_index().entries.iter().filter(|entry| matches!(entry, Entry::Name(_) | Entry::Alias(_)));
        names.map(|entry| self.name_match(*entry))
    }

    fn name_match(&self, entry: Entry) -> NameMatch<'_> {
        let (text, substance, kind) = self.entry(entry);
        let kind = match kind {
            NameKind::Name => "name",
            NameKind::Synonym => "synonym",
            NameKind::Street => "street",
            NameKind::Brand => "brand",
            NameKind::Cas => "cas",
            NameKind::InchiKey => "inchikey",
        };
        NameMatch { substance, text, kind, score: 0.0 }
    }

    /// Families whose common names, as a whole, are this text or a word run
    /// in it ("spice paper").
    pub fn families_sold_as(&self, text: &str) -> Vec<FamilyIndex> {
        let words = format!(" {} ", spaced(text));
        let names = self.sold_as.get_or_init(|| {
            let families = FamilyIndex::each().zip(&self.data.families);
            let names = families.flat_map(|(family, row)| row.sold_as.iter().map(move |name| (family, spaced(name))));
            names.filter(|(_, name)| !name.is_empty()).map(|(family, name)| (family, format!(" {name} "))).collect()
        });
        let mut families: Vec<FamilyIndex> =
            names.iter().filter(|(_, name)| words.contains(name.as_str())).map(|(family, _)| *family).collect();
        families.dedup();
        families
    }

    fn entries(&self) -> Vec<Entry> {
        let keyed = SubstanceIndex::each().zip(&self.beside.rows).filter(|(_, identity)| !identity.inchikey.is_empty());
        let numbered = self.substances().filter(|(_, row)| !row.cas.is_empty());
        self.substances()
            .map(|(index, _)| Entry::Name(index))
            .chain((0..self.aliases().count() as u32).map(Entry::Alias))
            .chain(numbered.map(|(index, _)| Entry::Cas(index)))
            .chain(keyed.map(|(index, _)| Entry::InchiKey(index)))
            .collect()
    }

    fn entry(&self, entry: Entry) -> (&str, SubstanceIndex, NameKind) {
        match entry {
            Entry::Name(index) => (&self.substance(index).name, index, NameKind::Name),
            Entry::Cas(index) => (&self.substance(index).cas, index, NameKind::Cas),
            Entry::InchiKey(index) => (&self.beside.rows[usize::from(index)].inchikey, index, NameKind::InchiKey),
            Entry::Alias(index) => {
                let Alias { text, substance, kind } = self.alias(index);
                let kind = match kind {
                    AliasKind::Synonym | AliasKind::Spelling => NameKind::Synonym,
                    AliasKind::Street => NameKind::Street,
                    AliasKind::Brand => NameKind::Brand,
                };
                (text, *substance, kind)
            }
        }
    }
}

/// Lower-case words with one space between.
pub(super) fn spaced(text: &str) -> String {
    let cleaned: String =
        text.chars().map(|c| if c.is_ascii_alphanumeric() { c.to_ascii_lowercase() } else { ' ' }).collect();
    cleaned.split_whitespace().collect::<Vec<_>>().join(" ")
}

#[cfg(test)]
mod tests {
    use super::*;

    /// What staff type, and all that it must give, or nothing.
    #[test]
    fn street_names_find_what_a_worker_expects() {
        let database = Signatures::load().unwrap();
        for (text, expected) in [
            ("smack", "heroin"),
            ("gear", "heroin"),
            ("dope", "heroin"),
            ("molly", "mdma"),
            ("mandy", "mdma"),
            ("eccies", "mdma"),
            ("xans", "alprazolam"),
            ("tranq", "xylazine"),
            ("tranq dope", "fentanyl heroin xylazine"),
            ("benzo dope", "fentanyl heroin"),
            ("M30", "fentanyl oxycodone"),
            ("blue 30s", "fentanyl oxycodone"),
            ("blues", "diazepam fentanyl oxycodone"),
            ("lean", "codeine promethazine"),
            ("speedball", "cocaine heroin"),
            ("crystal", "mdma methamphetamine"),
            ("tina", "methamphetamine"),
            ("ice", "methamphetamine"),
            ("crank", "methamphetamine"),
            ("meow", "mephedrone"),
            ("monkey dust", "mdphp mdpv"),
            ("pink", "tusi u-47700"),
            ("zaza", "tianeptine"),
            ("GBL", "gbl"),
            ("spice", ""),
            ("K2", ""),
            ("benzos", ""),
            ("down", ""),
            ("nos", ""),
            ("laughing gas", ""),
            ("poppers", ""),
        ] {
            let mut own: Vec<&str> = database
                .find(text, 10)
                .iter()
                .filter(|found| found.score >= 1.0 || expected.is_empty())
                .map(|found| database.substance(found.substance).id.as_str())
                .collect();
            own.sort_unstable();
            assert_eq!(own.join(" "), expected, "{text}");
        }
    }

    #[test]
    fn a_name_that_stands_for_a_class_is_read_as_the_family() {
        let database = Signatures::load().unwrap();
        for (text, family) in [
            ("spice", "scra"),
            ("K2", "scra"),
            ("K-2", "scra"),
            ("black mamba", "scra"),
            ("benzos", "benzodiazepines"),
            ("benzo dope", "benzodiazepines"),
            ("down", "fentanyls"),
            ("nitazenes", "nitazenes"),
            ("bath salts", "cathinones"),
            ("sleepers", "other-sedative"),
        ] {
            let index = database.family_by_id(family).unwrap();
            assert!(database.families_sold_as(text).contains(&index), "{text}");
        }
        let members = database.find("nitazene", 100);
        let nitazenes = database.family_by_id("nitazenes").unwrap();
        assert!(!members.is_empty());
        assert!(members.iter().all(|found| database.substance(found.substance).family == nitazenes));
    }

    #[test]
    fn names_of_families_are_whole_words() {
        let database = Signatures::load().unwrap();
        let scra = database.family_by_id("scra");
        assert!(scra.is_some_and(|family| database.families_sold_as("spice paper").contains(&family)));
        assert!(database.families_sold_as("allspices").is_empty());
    }
}
