//! Tests by what is printed on the bottle or the packet: "Simon's A+B", "Marquis (DanceSafe)", "FTS", "WiseBatch". The
//! names stand with the test in `reagents.toml` and `strips.toml`.

use super::{Signatures, nearest};
use schema::distance::edit_distance;
use schema::{ReagentIndex, StripIndex, TargetIndex};

/// Words of packets that tell no test from another.
const NOISE: [&str; 25] = [
    "a", "ampoule", "and", "b", "bottle", "brand", "c", "card", "dip", "drop", "drops", "for", "kit", "of", "part",
    "reagent", "reagents", "solution", "strip", "strips", "test", "tester", "testing", "tests", "the",
];
/// A shorter word with one letter changed may be anything.
const SHORTEST_MISTYPED: usize = 6;

/// The strip that a text means, and how far that is certain.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum StripMeant {
    /// By its id or name.
    Named(StripIndex),
    /// By what is printed on it.
    Printed(StripIndex),
    /// Its target is known and its brand is not: the strip of any brand.
    OfAnyBrand(StripIndex),
}

impl StripMeant {
    /// However certain it is.
    pub fn strip(self) -> StripIndex {
        match self {
            StripMeant::Named(strip) | StripMeant::Printed(strip) | StripMeant::OfAnyBrand(strip) => strip,
        }
    }
}

impl Signatures {
    /// The reagent that a text means, and whether it is named outright; `None` if none fits, or several do.
    pub fn reagent_meant(&self, text: &str) -> Option<(ReagentIndex, bool)> {
        if let Some(reagent) = self.reagent_named(text) {
            return Some((reagent, true));
        }
        let words = words(text);
        let named = ReagentIndex::each().zip(&self.data.reagents).flat_map(|(index, reagent)| {
            let names = [&reagent.id, &reagent.name].into_iter().chain(&reagent.aliases);
            names.map(move |name| (index, telling(name)))
        });
        // What is printed beside a name says less: "EZ Test Mandelin" is Mandelin. A brand stands for its usual test, but not
        // where another is named: "EZ Test Cocaine".
        let told = telling(text);
        let is_number = |word: &String| word.bytes().all(|byte| byte.is_ascii_digit());
        let fits = |name: &Vec<String>| {
            name.iter().any(is_number) || told.iter().all(|word| name.iter().any(|known| is_same(word, known)))
        };
        let printed = ReagentIndex::each()
            .zip(&self.data.reagents)
            .flat_map(|(index, reagent)| reagent.printed.iter().map(move |name| (index, self::words(name))))
            .filter(|(_, name)| fits(name));
        let meant = match only_longest(&words, named) {
            Meant::Nothing => only_longest(&words, printed),
            meant => meant,
        };
        match meant {
            Meant::One(reagent) => Some((reagent, false)),
            Meant::Nothing | Meant::Several => None,
        }
    }

    /// The strip that a text means; `None` if it names no target, or several.
    pub fn strip_meant(&self, text: &str) -> Option<StripMeant> {
        if let Some(strip) = self.strip_named(text) {
            return Some(StripMeant::Named(strip));
        }
        let words = words(text);
        let says = |name: &String| is_said(&words, name);
        let tables = &self.data.strips;
        let targets: Vec<TargetIndex> = TargetIndex::each()
            .zip(&tables.targets)
            .filter(|(_, target)| target.printed.iter().any(says) || says(&target.id))
            .map(|(index, _)| index)
            .collect();
        let branded = || StripIndex::each().zip(&tables.strips).filter(|(_, strip)| strip.printed.iter().any(says));
        match targets.as_slice() {
            [] => {
                let mut products = branded().map(|(index, _)| index);
                let only = products.next().filter(|_| products.next().is_none());
                only.map(StripMeant::Printed)
            }
            [target] => {
                let letters = branded().filter(|(_, strip)| strip.target == *target).map(|(index, strip)| {
                    let longest = strip.printed.iter().filter(|name| says(name)).map(String::len).max();
                    (index, longest.unwrap_or(0))
                });
                let best = letters.max_by_key(|(_, letters)| *letters).map(|(index, _)| index);
                let any =
                    StripIndex::each().zip(&tables.strips).find(|(_, strip)| strip.target == *target && !strip.product);
                // Of another version than the one that is known nothing is.
                let best = best.filter(|index| {
                    let name = self::words(&tables.strips[usize::from(*index)].name);
                    let is_number = |word: &&String| word.bytes().all(|byte| byte.is_ascii_digit());
                    words.iter().filter(is_number).all(|number| name.contains(number))
                });
                match (best, any) {
                    (Some(product), _) => Some(StripMeant::Printed(product)),
                    (None, Some((any, _))) if is_only_a_target(&words, self, *target) => Some(StripMeant::Printed(any)),
                    (None, any) => any.map(|(any, _)| StripMeant::OfAnyBrand(any)),
                }
            }
            _ => None,
        }
    }

    /// " (did you mean …?)" for a brand that is printed on several strips, for it does not say what they test for.
    pub fn strips_of_brand(&self, text: &str) -> String {
        let words = words(text);
        let says = |name: &String| is_said(&words, name);
        let strips = self.data.strips.strips.iter().filter(|strip| strip.printed.iter().any(says));
        nearest::asked(strips.map(|strip| strip.id.as_str()).collect())
    }
}

/// Every word of the name is among these.
fn is_said(words: &[String], name: &str) -> bool {
    let letters = self::words(name);
    !letters.is_empty() && letters.iter().all(|letters| words.iter().any(|word| is_same(word, letters)))
}

/// No word but those of the target: no brand is lost by taking the strip of any brand.
fn is_only_a_target(words: &[String], database: &Signatures, target: TargetIndex) -> bool {
    let target = database.target(target);
    let names: Vec<String> = target.printed.iter().chain([&target.id]).flat_map(|name| self::words(name)).collect();
    words.iter().all(|word| NOISE.contains(&word.as_str()) || names.iter().any(|name| is_same(word, name)))
}

enum Meant {
    Nothing,
    One(ReagentIndex),
    Several,
}

/// The one place whose name is in the words, leaving out names that are part of another that is.
fn only_longest(words: &[String], names: impl Iterator<Item = (ReagentIndex, Vec<String>)>) -> Meant {
    let is_in = |letters: &String, words: &[String]| words.iter().any(|word| is_same(word, letters));
    let found: Vec<(ReagentIndex, Vec<String>)> =
        names.filter(|(_, name)| !name.is_empty() && name.iter().all(|letters| is_in(letters, words))).collect();
    let part_of_another = |name: &[String]| {
        found.iter().any(|(_, other)| other.len() > name.len() && name.iter().all(|letters| is_in(letters, other)))
    };
    let mut indexes = found.iter().filter(|(_, name)| !part_of_another(name)).map(|(index, _)| *index);
    match indexes.next() {
        None => Meant::Nothing,
        Some(first) if indexes.all(|index| index == first) => Meant::One(first),
        Some(_) => Meant::Several,
    }
}

/// Lower-case words and numbers, without the 's of "Ehrlich's".
fn words(text: &str) -> Vec<String> {
    let text = text.to_ascii_lowercase().replace(['\'', '’', '`', '®', '™'], "'").replace(['ö', 'Ö'], "o");
    let words = text.split(|c: char| !(c.is_ascii_alphanumeric() || c == '\''));
    let bare = |word: &str| word.trim_end_matches("'s").replace('\'', "");
    words.map(bare).filter(|word| !word.is_empty()).collect()
}

/// The words that tell a test from others.
fn telling(name: &str) -> Vec<String> {
    words(name).into_iter().filter(|word| !NOISE.contains(&word.as_str())).collect()
}

/// The same word, perhaps in the plural, or with one typing error if it is long.
fn is_same(word: &str, own: &str) -> bool {
    let singular = |text: &str| text.len() > 3 && text.ends_with('s');
    word == own
        || (singular(word) && &word[..word.len() - 1] == own)
        || (singular(own) && &own[..own.len() - 1] == word)
        || (own.len() >= SHORTEST_MISTYPED
            && word.len() >= SHORTEST_MISTYPED
            && own.bytes().all(|byte| byte.is_ascii_alphabetic())
            && edit_distance(word, own) == Some(1))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_reagent_is_known_by_its_bottle() {
        let database = Signatures::load().unwrap();
        for (text, id) in [
            ("Simon's A+B", "simons"),
            ("Simons A + B", "simons"),
            ("Simon’s", "simons"),
            ("Ehrlich's", "ehrlich"),
            ("ehrlich's test", "ehrlich"),
            ("Chen's", "chen-kao"),
            ("Chen", "chen-kao"),
            ("Gallic acid", "gallic"),
            ("gallic acid reagent", "gallic"),
            ("Duquenois", "duquenois-levine"),
            ("Duquenois-Levine", "duquenois-levine"),
            ("Mecke reagent", "mecke"),
            ("MECKE TEST", "mecke"),
            ("marquise", "marquis"),
            ("Zimmerman", "zimmermann"),
            ("Marquis (DanceSafe)", "marquis"),
            ("Bunk Police Mandelin", "mandelin"),
            ("EZ Test", "marquis"),
            ("EZ Test Marquis", "marquis"),
            ("EZ Test Mandelin", "mandelin"),
            ("EZ Test Scott", "scott"),
            ("Froehde's reagent", "froehde"),
            ("Frohde test kit", "froehde"),
            ("Liebermann reagent", "liebermann"),
            ("Hofmann", "hofmann"),
            ("Hoffmann", "hofmann"),
            ("Hoffman reagent", "hofmann"),
            ("Fröhde", "froehde"),
            ("sulphuric acid", "sulfuric-acid"),
            ("van Urk", "ehrlich"),
            ("Scott test", "scott"),
            ("modified Scott", "scott"),
            ("NIK Test A", "marquis"),
            ("NIK G", "scott"),
            ("NIK test U", "simons"),
            ("#902", "marquis"),
            ("NarcoPouch 902", "marquis"),
            ("ODV 924", "mecke"),
            ("narcopouch #907", "ehrlich"),
            ("ODV 905", "dille-koppanyi"),
            ("NarcoPouch 908", "duquenois-levine"),
            ("marquis fentanyl pouch", "marquis-fentanyl-pouch"),
            ("cobalt thiocyanate reagent", "cobalt-thiocyanate"),
            ("Morris reagent", "morris"),
            ("Robadope (Simon's with acetone)", "robadope"),
            ("Folin's", "folin"),
            ("Zimmermann reagent A & B", "zimmermann"),
        ] {
            let found = database.reagent_meant(text).map(|(index, _)| database.reagent(index).id.as_str());
            assert_eq!(found, Some(id), "{text}");
        }
        for text in [
            "",
            "reagent",
            "A",
            "test kit",
            "Marquis and Mecke",
            "Mecke / Froehde",
            "EZ Test Cocaine",
            "EZ-Test for LSD",
            "gribblefix",
            "#999",
            "NIK",
            "KN reagent",
        ] {
            assert_eq!(database.reagent_meant(text), None, "{text}");
        }
    }

    #[test]
    fn a_strip_is_known_by_its_packet() {
        let database = Signatures::load().unwrap();
        let meant = |text: &str| {
            database.strip_meant(text).map(|meant| {
                let brand = if matches!(meant, StripMeant::OfAnyBrand(_)) { "?" } else { "" };
                format!("{}{brand}", database.strip(meant.strip()).id)
            })
        };
        for (text, id) in [
            ("FTS", "fentanyl"),
            ("XTS", "xylazine"),
            ("BTS", "benzodiazepine"),
            ("NTS", "nitazene"),
            ("MTS", "medetomidine"),
            ("FYL", "fentanyl"),
            ("BZD dip card", "benzodiazepine"),
            ("Tranq strip", "xylazine"),
            ("fentanyl strip", "fentanyl"),
            ("fentanyl test strips", "fentanyl"),
            ("fent strip", "fentanyl"),
            ("benzo strip", "benzodiazepine"),
            ("Nitazene test strip", "nitazene"),
            ("fentanyl dip card", "fentanyl"),
            ("DanceSafe fentanyl", "whpm-fentanyl"),
            ("DanceSafe FTS", "whpm-fentanyl"),
            ("Dance Safe xylazine", "whpm-xylazine"),
            ("Bunk Police", "whpm-fentanyl"),
            ("Grassroots fentanyl strip", "whpm-fentanyl"),
            ("WiseBatch", "btnx-xylazine"),
            ("Wise Batch xylazine", "btnx-xylazine"),
            ("WiseBatch benzo", "benzodiazepine?"),
            ("Rapid Response fentanyl", "btnx-fentanyl"),
            ("BTNX Rapid Response FTS", "btnx-fentanyl"),
            ("BTNX nitazene", "btnx-nitazene"),
            ("Rapid Response nitazenes", "btnx-nitazene"),
            ("BTNX medetomidine 2.0", "btnx-medetomidine"),
            ("BTNX xylazine 2.0", "xylazine?"),
            ("Trimedic", "trimedic-nitazene"),
            ("TriMedic nitazene strip", "trimedic-nitazene"),
            ("Test Assured fentanyl", "testassured-fentanyl"),
            ("Signify FYL", "signify-fentanyl"),
            ("BTNX fentanyl urine", "btnx-fentanyl-urine"),
            ("MobileDetect fentanyl", "fentanyl?"),
            ("Acme benzo strips", "benzodiazepine?"),
            ("SafeSip xylazine", "xylazine?"),
        ] {
            assert_eq!(meant(text).as_deref(), Some(id), "{text}");
        }
        assert_eq!(database.strips_of_brand("DanceSafe"), " (did you mean \"whpm-fentanyl\" or \"whpm-xylazine\"?)");
        assert_eq!(database.strips_of_brand("gribblefix"), "");
        for text in ["", "strip", "DanceSafe", "BTNX", "Rapid Response", "fentanyl and xylazine strip", "gribblefix"] {
            assert_eq!(meant(text), None, "{text}");
        }
    }
}
