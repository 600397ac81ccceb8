//! The words around the hues: onset, effects, "no reaction", fillers, and the spellings that were seen.

use super::{Effects, Onset};

/// What a word of a colour phrase does when it is neither a hue nor a modifier.
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum Role {
    /// Weak: paler, and perhaps none.
    Faint,
    /// Seen for a moment only.
    Passing,
    /// Said with doubt: perhaps none.
    Doubtful,
    Onset(Onset),
    Effect(Effects),
    /// "no", which needs "reaction" or nothing after it.
    No,
    /// No colour at all.
    None,
    /// No colour, unless one stands beside it ("clear yellow").
    Clear,
    /// Before a modifier or a hue.
    Very,
    /// After a hue: "blue-tinted black".
    Tinted,
    Filler,
}

/// Words by what they do, separated by spaces.
static ROLES: &[(&str, Role)] = &[
    ("faint faintly slight slightly weak weakly hint hints trace barely", Role::Faint),
    ("brief briefly short flash fading fades disappearing dissipating transient momentary", Role::Passing),
    ("maybe may possible possibly perhaps sometimes", Role::Doubtful),
    (
        "slow slowly long late later delayed gradual gradually min mins minute minutes hour hours",
        Role::Onset(Onset::Slow),
    ),
    ("instant instantly immediate immediately fast quick quickly rapid rapidly", Role::Onset(Onset::Instant)),
    (
        "fizz fizzes fizzing fizzy foam foams foaming foamy bubble bubbles bubbling bubbly \
         effervescence effervescent",
        Role::Effect(Effects::FIZZ),
    ),
    ("smoke smokes smoking smoky fumes fuming", Role::Effect(Effects::SMOKE)),
    (
        "precipitate precipitates precipitation precip particle particles clump clumps flakes sediment",
        Role::Effect(Effects::PRECIPITATE),
    ),
    (
        "spot spots speck specks specs dot dots ring rings edge edges streak streaks swirl swirls \
         parts patches",
        Role::Effect(Effects::SPOTS),
    ),
    ("no non not without", Role::No),
    ("none nothing nil negative unchanged colourless unreactive", Role::None),
    ("clear transparent", Role::Clear),
    ("very really extremely", Role::Very),
    ("tinted tinged", Role::Tinted),
    (
        "a after almost an around as at becomes becoming change changes colour coloured have hue \
         hued just liquid mainly mostly near nearly of react reaction reacts real sample sec second \
         seconds secs shade shades small solution the tint tints tone tones turning turns visible \
         within",
        Role::Filler,
    ),
];

/// Spellings that were seen, American ones included, and the words they stand for (perhaps two).
static SPELLINGS: &[(&str, &str)] = &[
    ("blueish", "bluish"),
    ("bluiesh", "bluish"),
    ("browish", "brownish"),
    ("brownsih", "brownish"),
    ("color", "colour"),
    ("colored", "coloured"),
    ("colorless", "colourless"),
    ("dakr", "dark"),
    ("deepgreen", "deep green"),
    ("disapearing", "disappearing"),
    ("dissapearing", "disappearing"),
    ("dissappearing", "disappearing"),
    ("fain", "faint"),
    ("fuschia", "fuchsia"),
    ("geenish", "greenish"),
    ("geyish", "greyish"),
    ("gray", "grey"),
    ("grayish", "greyish"),
    ("gree", "green"),
    ("oange", "orange"),
    ("ocher", "ochre"),
    ("orenge", "orange"),
    ("pueple", "purple"),
    ("purpleish", "purplish"),
    ("reddisch", "reddish"),
    ("turqoise", "turquoise"),
    ("vermillion", "vermilion"),
    ("viloet", "violet"),
];

/// The accepted spelling of a word.
pub fn spelling(word: &str) -> &str {
    SPELLINGS.iter().find(|entry| entry.0 == word).map_or(word, |entry| entry.1)
}

/// What the word does, if it is neither a hue nor a modifier.
pub fn role(word: &str) -> Option<Role> {
    if is_time(word) {
        return Some(Role::Filler);
    }
    ROLES.iter().find(|entry| entry.0.split(' ').any(|known| known == word)).map(|entry| entry.1)
}

/// A number, or a number of seconds such as `120s`.
fn is_time(word: &str) -> bool {
    let unit = word.trim_start_matches(|letter: char| letter.is_ascii_digit());
    unit.len() < word.len() && ["", "s", "sec"].contains(&unit)
}

/// The words worth suggesting for a typing error.
pub fn worth_naming() -> impl Iterator<Item = &'static str> {
    ROLES
        .iter()
        .filter(|entry| !matches!(entry.1, Role::Filler | Role::No | Role::Tinted))
        .flat_map(|entry| entry.0.split(' '))
}

#[cfg(test)]
mod tests {
    use super::super::{tones, words};
    use super::*;

    #[test]
    fn every_spelling_leads_to_known_words() {
        for (_, meant) in SPELLINGS {
            for word in meant.split(' ') {
                let known = role(word).is_some() || tones::named(word).is_some() || words::hue(word).is_some();
                assert!(known || words::adjective(word).is_some(), "{word}");
            }
        }
    }

    #[test]
    fn times_are_fillers_and_other_numbers_are_not() {
        assert_eq!(role("120s"), Some(Role::Filler));
        assert_eq!(role("5"), Some(Role::Filler));
        assert_eq!((role("2c"), role("s60"), role("25i")), (None, None, None));
    }
}
