//! Colour phrases as basic hue words, for the second rival alone. It shares
//! nothing with the colour model.

/// Words that stand for each basic hue.
const HUES: [(&str, &[&str]); 15] = [
    ("none", &["none", "no"]),
    ("black", &["black", "charcoal"]),
    ("white", &["white", "whitish"]),
    ("grey", &["grey", "gray", "slate", "silver"]),
    ("brown", &["brown", "chocolate", "rust", "chestnut", "bronze", "copper", "caramel"]),
    ("beige", &["beige", "tan", "cream", "buff", "ivory"]),
    ("yellow", &["yellow", "gold", "golden", "mustard", "amber", "lemon", "ochre"]),
    ("olive", &["olive", "khaki"]),
    ("green", &["green", "emerald", "lime", "mint"]),
    ("teal", &["teal", "turquoise", "cyan", "aqua"]),
    ("blue", &["blue", "navy", "azure", "indigo", "cobalt"]),
    ("purple", &["purple", "violet", "lilac", "lavender", "plum", "mauve", "magenta"]),
    ("pink", &["pink", "salmon", "rose", "coral", "peach", "fuchsia"]),
    ("red", &["red", "maroon", "wine", "crimson", "scarlet", "vermilion", "burgundy", "bordeaux"]),
    ("orange", &["orange", "apricot"]),
];

/// The set of basic hues of a phrase, a bit each; 0 if it names none.
/// "Reddish" and the like count only where no plain hue word stands.
pub fn hues(phrase: &str) -> u16 {
    let lower = phrase.to_lowercase();
    let words = || lower.split(|c: char| !c.is_alphabetic()).filter(|word| !word.is_empty());
    let plain = words().fold(0, |set, word| set | hue(word));
    if plain != 0 {
        return plain;
    }
    words().filter_map(|word| word.strip_suffix("ish")).fold(0, |set, stem| {
        // "bluish", "reddish"
        let undoubled = stem.get(..stem.len().saturating_sub(1)).unwrap_or("");
        set | hue(stem) | hue(&format!("{stem}e")) | hue(undoubled)
    })
}

fn hue(word: &str) -> u16 {
    HUES.iter().position(|(_, words)| words.contains(&word)).map_or(0, |place| 1 << place)
}
