//! The names of the database as they stand in a sentence.

use crate::database::Signatures;
use schema::{FamilyIndex, SubstanceIndex, SubstanceKind};

/// The display name of a substance as it stands within a sentence.
pub fn substance_within(database: &Signatures, substance: SubstanceIndex) -> String {
    let row = database.substance(substance);
    within(database, "substance", &row.id, &row.name)
}

/// The same of a family.
pub fn family_within(database: &Signatures, family: FamilyIndex) -> String {
    let row = database.family(family);
    within(database, "family", &row.id, &row.name)
}

pub fn is_substance(parameter: &str) -> bool {
    ["substance", "analyte", "first", "second"].contains(&parameter)
}

/// Whether a parameter of this name holds ids of families.
pub fn is_family(parameter: &str) -> bool {
    ["family", "families"].contains(&parameter)
}

/// Whether a parameter of this name may hold ids of strips; `test` may hold those of reagents too.
pub fn is_strip(parameter: &str) -> bool {
    ["strip", "test"].contains(&parameter)
}

/// The display name of an id, by the kind of its parameter.
pub fn name_of(database: &Signatures, parameter: &str, id: &str) -> Option<String> {
    let strip = || database.strip_named(id).map(|s| database.strip(s).name.clone());
    let reagent = || database.reagent_named(id).map(|r| database.reagent(r).name.clone());
    match parameter {
        _ if is_family(parameter) => database.family_by_id(id).map(|f| database.family(f).name.clone()),
        _ if is_substance(parameter) => database.substance_by_id(id).map(|s| database.substance(s).name.clone()),
        "strip" => strip(),
        "reagent" => reagent(),
        "test" => strip().or_else(reagent),
        _ => None,
    }
}

/// A name without what it adds in brackets, and a strip's without what follows
/// a comma: "Orphines (brorphine and relatives)", "BTNX xylazine strip, first version".
pub fn short(parameter: &str, name: String) -> String {
    let cut = match parameter {
        _ if is_strip(parameter) => name.find(" (").into_iter().chain(name.find(", ")).min(),
        _ if is_family(parameter) => name.find(" ("),
        _ => None,
    };
    cut.map_or(name.clone(), |cut| name[..cut].to_owned())
}

/// A name as it stands within a sentence: ordinary words in small letters.
/// Products keep their capital, and so do the Latin names of plants.
pub fn within(database: &Signatures, parameter: &str, id: &str, name: &str) -> String {
    let proper = || {
        database.substance_by_id(id).is_some_and(|index| match database.substance(index).kind {
            SubstanceKind::Product => true,
            SubstanceKind::Plant => name.contains(' '),
            SubstanceKind::Substance | SubstanceKind::Mixture => false,
        })
    };
    if is_family(parameter) || (is_substance(parameter) && !proper()) {
        name.split(' ').map(in_small_letters).collect::<Vec<_>>().join(" ")
    } else {
        name.to_owned()
    }
}

/// A word begins with a small letter, unless it is a code or an abbreviation
/// (MDMA, 2C-B, U-47700, N-ethyl…): what stands before its first hyphen or
/// digit is then shorter than three letters or has a further capital.
fn in_small_letters(word: &str) -> String {
    let letters = word.find(|c: char| !c.is_alphabetic()).map_or(word, |end| &word[..end]);
    let mut rest = letters.chars();
    let Some(first) = rest.next() else { return word.to_owned() };
    let ordinary = letters.chars().count() >= 3 && rest.all(char::is_lowercase);
    if first.is_uppercase() && ordinary {
        first.to_lowercase().chain(word[first.len_utf8()..].chars()).collect()
    } else {
        word.to_owned()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn ordinary_words_are_small_within_a_sentence() {
        for (name, within) in [
            ("Caffeine", "caffeine"),
            ("Xylazine-type sedatives", "xylazine-type sedatives"),
            ("Para-fluorofentanyl", "para-fluorofentanyl"),
            ("Isotonitazene", "isotonitazene"),
            ("Bromo-DragonFLY", "bromo-DragonFLY"),
        ] {
            assert_eq!(in_small_letters(name.split(' ').next().unwrap()), within.split(' ').next().unwrap());
        }
    }

    #[test]
    fn codes_and_abbreviations_keep_their_letters() {
        for name in
            ["MDMA", "2C-B", "U-47700", "U-compounds", "NBOMes", "N-Ethylpentylone", "a-PVP", "5-MeO-DMT", "LSD", "THC"]
        {
            assert_eq!(in_small_letters(name), name);
        }
    }

    #[test]
    fn products_and_plants_keep_their_capital() {
        let database = Signatures::load().unwrap();
        for (id, kept) in [("adderall", "Adderall"), ("psilocybe-cubensis", "Psilocybe cubensis"), ("kratom", "kratom")]
        {
            let index = database.substance_by_id(id).unwrap();
            assert_eq!(substance_within(&database, index), kept);
        }
    }
}
