//! ISCC–NBS names as their charts abbreviate them: "l.gy.rBr" is "light greyish reddish brown". Case matters: `p` is
//! pale and `P` purple, `v` vivid and `V` violet.

/// What stands before the hue, each with a stop.
static MODIFIERS: &[(&str, &str)] = &[
    ("bk", "blackish"),
    ("brill", "brilliant"),
    ("d", "dark"),
    ("gy", "greyish"),
    ("l", "light"),
    ("m", "moderate"),
    ("med", "medium"),
    ("p", "pale"),
    ("s", "strong"),
    ("v", "vivid"),
];

/// Letters of a hue name: small ones for what it leans to, capitals for the hue.
static HUES: &[(&str, &str)] = &[
    ("br", "brownish"),
    ("bk", "blackish"),
    ("gy", "greyish"),
    ("pk", "pinkish"),
    ("b", "bluish"),
    ("g", "greenish"),
    ("p", "purplish"),
    ("r", "reddish"),
    ("y", "yellowish"),
    ("Bk", "black"),
    ("Br", "brown"),
    ("Gy", "grey"),
    ("Ol", "olive"),
    ("Pk", "pink"),
    ("Wh", "white"),
    ("B", "blue"),
    ("G", "green"),
    ("O", "orange"),
    ("P", "purple"),
    ("R", "red"),
    ("V", "violet"),
    ("Y", "yellow"),
];

/// The words of an abbreviated name; `None` if it is not one.
pub fn expand(text: &str) -> Option<String> {
    let (modifiers, hue) = text.rsplit_once(['.', ' ']).unwrap_or(("", text));
    let hue = hue_words(hue)?;
    let mut words: Vec<&str> =
        modifiers.split(['.', ' ']).filter(|part| !part.is_empty()).map(modifier).collect::<Option<_>>()?;
    // Before another modifier v is "very", alone it is "vivid".
    let count = words.len();
    words.iter_mut().take(count.saturating_sub(1)).filter(|word| **word == "vivid").for_each(|word| *word = "very");
    words.extend(hue);
    Some(words.join(" "))
}

fn modifier(part: &str) -> Option<&'static str> {
    // These two are written out in the table of names.
    let written_out = ["deep", "blackish"].into_iter().find(|word| *word == part);
    written_out.or_else(|| MODIFIERS.iter().find(|entry| entry.0 == part).map(|entry| entry.1))
}

/// "yPk" as "yellowish pink"; ends in a capital hue, and is at most two parts.
fn hue_words(text: &str) -> Option<Vec<&'static str>> {
    let mut words = Vec::new();
    let mut rest = text;
    while !rest.is_empty() {
        let (short, word) = HUES.iter().find(|entry| rest.starts_with(entry.0))?;
        words.push(*word);
        rest = &rest[short.len()..];
    }
    let ends_in_hue = text.rfind(|letter: char| letter.is_ascii_uppercase()).is_some_and(|at| text.len() - at <= 2);
    (ends_in_hue && (1..=2).contains(&words.len())).then_some(words)
}

#[cfg(test)]
mod tests {
    use super::super::cells::cells;
    use super::*;

    /// The other way round, from the tables.
    fn shorten(name: &str) -> String {
        let short = |table: &[(&str, &str)], word: &str| {
            table.iter().find(|entry| entry.1 == word).map(|entry| entry.0.to_string())
        };
        let words: Vec<&str> = name.split(' ').collect();
        let hues = words.iter().rev().take_while(|word| short(HUES, word).is_some()).count();
        let toned = |word: &str| short(MODIFIERS, word).is_some();
        // "Greyish" and "blackish" before a hue of two parts are modifiers.
        let hues = if hues == 3 || (hues == 2 && toned(words[words.len() - 2])) { hues - 1 } else { hues };
        let (modifiers, hue) = words.split_at(words.len() - hues);
        let stopped = |word: &&str| match *word {
            "deep" => "deep ".to_string(),
            "very" => "v.".to_string(),
            word => format!("{}.", short(MODIFIERS, word).expect("in the table")),
        };
        let hue: String = hue.iter().filter_map(|word| short(HUES, word)).collect();
        modifiers.iter().map(stopped).collect::<String>() + &hue
    }

    #[test]
    fn every_block_has_its_abbreviation() {
        for cell in cells() {
            assert_eq!(expand(&shorten(cell.name)).as_deref(), Some(cell.name), "{}", shorten(cell.name));
        }
        for (short, name) in [
            ("v.deep R", "very deep red"),
            ("l.gy.rBr", "light greyish reddish brown"),
            ("brill.OY", "brilliant orange yellow"),
            ("v.V", "vivid violet"),
            ("p.P", "pale purple"),
            ("OlBk", "olive black"),
            ("med.Gy", "medium grey"),
            ("Y", "yellow"),
        ] {
            assert_eq!(expand(short).as_deref(), Some(name), "{short}");
        }
    }

    #[test]
    fn what_is_no_abbreviation_is_left_alone() {
        for text in ["", ".", "p", "br", "brown", "Red", "d.", "d.brown", "x.R", "RGB", "RR.", "é.R", "BrBrBr", "P.p"]
        {
            assert_eq!(expand(text), None, "{text}");
        }
    }
}
