//! The hue words of the field and what they mean in CIELAB.
//!
//! The centres of the basic words lie in the middle of their ISCC–NBS blocks (a test holds them to it); the centres of
//! the sorts ("navy", "salmon") are general knowledge.

use super::cells::{cell_named, cells};
use super::lab::Lab;
use super::spread::{self, Spread};

/// A hue word: its centre and how far it reaches.
#[derive(Clone, Copy, Debug)]
pub struct HueWord {
    pub word: &'static str,
    pub lab: Lab,
    pub spread: Spread,
}

/// A word and its centre, as L*, a*, b*.
type Entry = (&'static str, [i8; 3]);

/// The basic words, each used for every lightness of its hue.
static BASIC: &[Entry] = &[
    ("brown", [38, 14, 26]),
    ("yellow", [83, -1, 56]),
    ("green", [50, -32, 16]),
    ("orange", [65, 30, 54]),
    ("purple", [42, 28, -23]),
    ("violet", [42, 26, -28]),
    ("red", [40, 50, 22]),
    ("blue", [45, -3, -32]),
    ("olive", [40, -5, 33]),
    ("grey", [56, 0, 0]),
    ("pink", [75, 25, 6]),
];

/// The ends of the neutral axis.
static ENDS: &[Entry] = &[("black", [13, 0, 0]), ("white", [94, 0, 0])];

/// Words for one sort of a hue.
static SORTS: &[Entry] = &[
    ("amber", [66, 22, 62]),
    ("apricot", [78, 18, 36]),
    ("aqua", [72, -28, -8]),
    ("aubergine", [22, 20, -12]),
    ("azure", [60, -5, -36]),
    ("beige", [82, 3, 17]),
    ("blood", [31, 44, 20]),
    ("bordeaux", [27, 34, 8]),
    ("bronze", [48, 14, 36]),
    ("buff", [80, 6, 26]),
    ("burgundy", [27, 34, 8]),
    ("caramel", [55, 18, 40]),
    ("charcoal", [28, 0, -1]),
    ("cherry", [36, 54, 22]),
    ("chestnut", [35, 26, 22]),
    ("chocolate", [28, 14, 18]),
    ("cobalt", [35, 10, -42]),
    ("copper", [50, 28, 36]),
    ("coral", [66, 42, 32]),
    ("cream", [91, -1, 18]),
    ("crimson", [38, 55, 18]),
    ("cyan", [68, -28, -18]),
    ("emerald", [50, -42, 18]),
    ("fuchsia", [48, 56, -16]),
    ("gold", [72, 5, 60]),
    ("golden", [72, 5, 60]),
    ("honey", [68, 14, 52]),
    ("indigo", [24, 20, -36]),
    ("ivory", [92, -1, 12]),
    ("khaki", [65, -2, 28]),
    ("lavender", [70, 14, -21]),
    ("lemon", [88, -7, 62]),
    ("lilac", [68, 18, -18]),
    ("lime", [76, -30, 58]),
    ("magenta", [45, 48, -14]),
    ("mahogany", [28, 28, 20]),
    ("maroon", [26, 32, 14]),
    ("mauve", [58, 18, -11]),
    ("mint", [82, -24, 8]),
    ("mustard", [64, 5, 54]),
    ("navy", [18, 5, -25]),
    ("ochre", [58, 16, 45]),
    ("peach", [81, 16, 24]),
    ("plum", [30, 26, -12]),
    ("rose", [60, 40, 8]),
    ("ruby", [34, 50, 16]),
    ("rust", [42, 34, 36]),
    ("saddle", [38, 23, 38]),
    ("salmon", [70, 32, 25]),
    ("sand", [75, 4, 24]),
    ("scarlet", [46, 58, 38]),
    ("sea", [55, -25, -6]),
    ("sienna", [42, 26, 34]),
    ("silver", [75, 0, 0]),
    ("sky", [70, -8, -26]),
    ("slate", [48, -3, -8]),
    ("straw", [84, -2, 38]),
    ("tan", [67, 8, 26]),
    ("teal", [45, -24, -8]),
    ("turquoise", [64, -29, -9]),
    ("umber", [30, 8, 18]),
    ("vermilion", [52, 54, 46]),
    ("wine", [29, 33, 7]),
];

/// Below this chroma a colour is black, grey or white before all, even if it leans to a hue.
const NEUTRAL: f64 = 12.0;

fn tables() -> [(&'static [Entry], Spread); 3] {
    [(BASIC, spread::HUE_WORD), (ENDS, spread::END_WORD), (SORTS, spread::SORT_WORD)]
}

/// Every hue word, for suggestions.
pub fn all() -> impl Iterator<Item = &'static str> {
    tables().into_iter().flat_map(|(table, _)| table.iter().map(|entry| entry.0))
}

/// The hue word of this spelling.
pub fn hue(word: &str) -> Option<HueWord> {
    tables().into_iter().find_map(|(table, spread)| {
        let &(word, [l, a, b]) = table.iter().find(|entry| entry.0 == word)?;
        Some(HueWord { word, lab: Lab::new(f64::from(l), f64::from(a), f64::from(b)), spread })
    })
}

/// The hue that an adjective in "-ish" or "-y" leans towards: "reddish" to red, "orangy" to orange.
pub fn adjective(word: &str) -> Option<HueWord> {
    let stem = word.strip_suffix("ish").or_else(|| word.strip_suffix("ey")).or_else(|| word.strip_suffix('y'))?;
    let undoubled = || stem.char_indices().next_back().and_then(|(last, _)| hue(&stem[..last]));
    hue(stem).or_else(|| hue(&format!("{stem}e"))).or_else(undoubled)
}

/// The hue of a pair that is one hue in the ISCC–NBS names too ("reddish purple", "olive green"): the middle of its
/// moderate and strong blocks. Two plain hues side by side ("yellow green") are two hues.
pub fn pair(first: &str, second: &str) -> Option<HueWord> {
    if is_basic(first) && first != "olive" {
        return None;
    }
    let block = |tone: &str| {
        let name = format!("{tone} {first} {second}");
        cell_named(&name).and_then(|cell| cells().get(usize::from(cell)))
    };
    let lab = block("moderate")?.lab.towards(block("strong")?.lab, 0.5);
    Some(HueWord { lab, ..hue(second)? })
}

/// One of the eleven basic words, black or white: those that plain speech shares with the ISCC–NBS names.
pub fn is_basic(word: &str) -> bool {
    BASIC.iter().chain(ENDS).any(|entry| entry.0 == word)
}

impl HueWord {
    /// The colour leaning towards this hue, as in "purplish red" (`self` is purple, `base` red).
    pub fn lend_to(&self, base: Lab) -> Lab {
        if self.lab.chroma() < 3.0 {
            return self.grey_out(base);
        }
        // Black stays black and grey grey, whatever they lean to.
        let share = if base.chroma() < NEUTRAL { 0.4 } else { 1.0 };
        let lightness = base.towards(self.lab, spread::ISH_LIGHTNESS * share).l;
        Lab { l: lightness, ..base.towards(self.lab, spread::ISH_HUE * share) }
    }

    /// "greyish", "blackish", "whitish": less chroma, and nearer to that lightness.
    fn grey_out(&self, base: Lab) -> Lab {
        let share = if self.word == "grey" { 0.2 } else { 0.6 };
        Lab::new(base.towards(self.lab, share).l, base.a * 0.45, base.b * 0.45)
    }
}

#[cfg(test)]
mod tests {
    use super::super::region::Region;
    use super::*;

    #[test]
    fn a_basic_word_means_its_own_hue_group() {
        for &(word, _) in BASIC.iter().chain(ENDS) {
            let meant = hue(word).expect("in the table");
            let group = Region::around(meant.lab, meant.spread).main_group().word();
            assert_eq!(group, if word == "violet" { "purple" } else { word });
        }
    }

    #[test]
    fn adjectives_find_their_hue() {
        for (word, base) in [
            ("reddish", "red"),
            ("bluish", "blue"),
            ("purplish", "purple"),
            ("orangish", "orange"),
            ("orangeish", "orange"),
            ("orangy", "orange"),
            ("bluey", "blue"),
            ("rusty", "rust"),
            ("olivish", "olive"),
            ("tannish", "tan"),
            ("whitish", "white"),
        ] {
            assert_eq!(adjective(word).map(|hue| hue.word), Some(base), "{word}");
        }
        for word in ["ish", "y", "ey", "é", "éy", "fish", "brown"] {
            assert!(adjective(word).is_none(), "{word}");
        }
    }

    #[test]
    fn an_adjective_pulls_towards_its_hue() {
        let (red, purple) = (hue("red").expect("red").lab, hue("purple").expect("purple"));
        let pulled = purple.lend_to(red);
        assert!(pulled.b < red.b && pulled.a > purple.lab.a);
        let greyed = hue("grey").expect("grey").lend_to(red);
        assert!(greyed.chroma() < red.chroma() / 2.0);
    }

    #[test]
    fn no_word_stands_twice() {
        let words: Vec<_> = all().collect();
        assert!(words.iter().all(|word| words.iter().filter(|other| *other == word).count() == 1));
    }
}
