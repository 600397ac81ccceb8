//! Names of colours that people use and the charts do not: what vendors print on their cards, and everyday things. Each
//! stands for plain words of the vocabulary; what they mean is general knowledge, and DanceSafe's cards of 2023 for
//! royal, ice, midnight, brick, army, pea, swamp, canary, tangerine, seafoam, hot pink and off-white.

/// A name, and the plain words it stands for. A hue behind it that it implies ("royal blue") is taken with it.
static LAY: &[(&str, &str)] = &[
    ("acid green", "bright yellow green"),
    ("amethyst", "purple"),
    ("apple green", "light green"),
    ("army", "dark olive"),
    ("ash", "light grey"),
    ("ashy", "light grey"),
    ("aubergine", "aubergine"),
    ("avocado", "yellowish olive"),
    ("baby blue", "light blue"),
    ("baby pink", "light pink"),
    ("banana", "light yellow"),
    ("banana yellow", "light yellow"),
    ("barbie pink", "vivid pink"),
    ("beet", "dark purplish red"),
    ("beetroot", "dark purplish red"),
    ("bile", "yellowish green"),
    ("bone", "cream"),
    ("bottle green", "dark green"),
    ("brick", "brownish red"),
    ("bubblegum", "bright pink"),
    ("camo", "dull olive"),
    ("canary", "bright yellow"),
    ("candy floss", "light pink"),
    ("carrot", "orange"),
    ("cinnamon", "reddish brown"),
    ("claret", "wine"),
    ("clay", "reddish brown"),
    ("cocoa", "brown"),
    ("coffee", "dark brown"),
    ("cola", "very dark brown"),
    ("cornflower", "light blue"),
    ("cranberry", "dark red"),
    ("custard", "light yellow"),
    ("denim", "dull blue"),
    ("dijon", "mustard"),
    ("ebony", "black"),
    ("eggplant", "aubergine"),
    ("eggshell", "cream"),
    ("electric blue", "bright blue"),
    ("fire engine red", "vivid red"),
    ("flamingo", "pink"),
    ("forest", "dark green"),
    ("grape", "purple"),
    ("grass", "bright green"),
    ("gunmetal", "dark grey"),
    ("highlighter", "neon yellow"),
    ("hot pink", "vivid purplish pink"),
    ("hunter green", "dark green"),
    ("ice", "light blue"),
    ("icy blue", "light blue"),
    ("ink", "black"),
    ("inky", "blackish"),
    ("jade", "green"),
    ("jet", "black"),
    ("jet black", "black"),
    ("kelly green", "vivid green"),
    ("lemonade", "light yellow"),
    ("mango", "orange yellow"),
    ("merlot", "wine"),
    ("midnight", "very dark blue"),
    ("milk", "white"),
    ("mocha", "brown"),
    ("moss", "olive green"),
    ("mulberry", "dark purple"),
    ("off white", "cream"),
    ("orchid", "light purple"),
    ("oxblood", "dark red"),
    ("pea", "yellowish green"),
    ("pearl", "white"),
    ("pee", "yellow"),
    ("periwinkle", "light purplish blue"),
    ("pickle", "olive green"),
    ("pine", "dark green"),
    ("pitch", "black"),
    ("pitch black", "black"),
    ("pond", "dark olive"),
    ("powder blue", "light blue"),
    ("pumpkin", "orange"),
    ("raspberry", "purplish red"),
    ("robin egg blue", "light bluish green"),
    ("royal", "strong blue"),
    ("royal purple", "strong purple"),
    ("seafoam", "light bluish green"),
    ("sea foam", "light bluish green"),
    ("soot", "black"),
    ("steel", "bluish grey"),
    ("steel blue", "greyish blue"),
    ("strawberry", "pinkish red"),
    ("sunflower", "bright yellow"),
    ("sunny yellow", "bright yellow"),
    ("swamp", "dark dull olive"),
    ("tangerine", "bright orange"),
    ("tar", "black"),
    ("taupe", "greyish brown"),
    ("tea", "light brown"),
    ("terracotta", "reddish brown"),
    ("tobacco", "brown"),
    ("toffee", "caramel"),
    ("tomato", "bright red"),
    ("urine", "yellow"),
    ("walnut", "dark brown"),
];

/// Hues that a name may be followed by and implies.
const IMPLIED: [&str; 12] =
    ["black", "blue", "brown", "green", "grey", "gray", "orange", "pink", "purple", "red", "white", "yellow"];

/// The text with such names in plain words; the longest name first. Words and their order are kept otherwise.
pub fn in_plain_words(text: &str) -> String {
    let words: Vec<&str> = text.split(' ').collect();
    let mut plain: Vec<&str> = Vec::with_capacity(words.len());
    let mut at = 0;
    while let Some(word) = words.get(at) {
        let named = (1..=3usize).rev().find_map(|length| {
            let name = words.get(at..at + length)?.join(" ");
            let meant = LAY.iter().find(|entry| entry.0 == name)?.1;
            Some((length, meant))
        });
        match named {
            Some((length, meant)) => {
                plain.push(meant);
                at += length;
                let hue = meant.rsplit(' ').next().unwrap_or_default();
                let implied = words.get(at).is_some_and(|word| *word == hue || (length == 1 && IMPLIED.contains(word)));
                at += usize::from(implied);
            }
            None => {
                plain.push(word);
                at += 1;
            }
        }
    }
    plain.join(" ")
}

#[cfg(test)]
mod tests {
    use super::super::read;
    use super::*;

    #[test]
    fn every_lay_name_stands_for_words_that_are_read() {
        for (name, meant) in LAY {
            assert!(read(meant).is_ok(), "{name}: {meant}");
        }
    }

    #[test]
    fn a_name_takes_the_hue_it_implies_with_it() {
        for (text, plain) in [
            ("royal blue", "strong blue"),
            ("dark royal blue", "dark strong blue"),
            ("army green", "dark olive"),
            ("hot pink", "vivid purplish pink"),
            ("brick red", "brownish red"),
            ("off white", "cream"),
            ("jet black", "black"),
            ("dark green", "dark green"),
            ("grape purple", "purple"),
            ("", ""),
        ] {
            assert_eq!(in_plain_words(text), plain, "{text}");
        }
    }
}
