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
    ("faint faintly slight slightly weak weakly hint hints trace traces barely tinge tinges", Role::Faint),
    ("brief briefly short flash fading fades disappearing dissipating transient momentary", Role::Passing),
    ("maybe may possible possibly perhaps sometimes", Role::Doubtful),
    (
        "slow slowly long late later delayed gradual gradually min mins minute minutes hour hours",
        Role::Onset(Onset::Slow),
    ),
    ("instant instantly immediate immediately fast quick quickly rapid rapidly", Role::Onset(Onset::Instant)),
    (
        "fizz fizzed fizzes fizzing fizzy foam foamed foams foaming foamy bubble bubbled bubbles bubbling bubbly \
         effervesced effervescence effervescent sizzle sizzled sizzling",
        Role::Effect(Effects::FIZZ),
    ),
    ("smoke smoked smokes smoking smoky fume fumed fumes fuming steam vapour", Role::Effect(Effects::SMOKE)),
    (
        "precipitate precipitated precipitates precipitation precip particle particles clump clumps flakes sediment \
         cloudy turbid hazy chunks grains grainy gritty solids",
        Role::Effect(Effects::PRECIPITATE),
    ),
    (
        "spot spots speck specks specs dot dots ring rings edge edges streak streaks swirl swirls \
         parts patches fleck flecks flecked blob blobs halo specky speckles streaky wisp wisps strands threads",
        Role::Effect(Effects::SPOTS),
    ),
    ("no non not without", Role::No),
    ("none nothing nil negative unchanged colourless unreactive inert nada nope nr neg zilch nowt", Role::None),
    ("clear transparent", Role::Clear),
    ("very really extremely", Role::Very),
    ("tinted tinged ish", Role::Tinted),
    (
        "a after almost an around as at b becomes becoming change changes colour coloured compare control have \
         hue hued just liquid mainly mostly near nearly of react reaction reacts real sample sec second \
         seconds secs shade shades simon small solution the tint tints tone tones turning turns visible vs \
         within \
         about activity all also am any anything appear appeared appears approx approximately are away back be became \
         been being bit bold bottom bull but by came clean clearish clearly cold come comes contact deal definitely did do \
         does done dose drop dropped drops during each effect eight end ended ending ends eventually everything \
         fairly few final finally fine first for from get gets getting give gives go goes going gone got had happen \
         happened happening happens has hold hope hot i if initially is it its kept kind kinda last less like liquid \
         little look looked looking looks lot lots made make makes might mix mixed mixture more most much must my \
         nice night note number obvious off on once one only out overall part place pretty quite rather reach reached \
         reacted reacting reagent remain remained remains rest result results right saw see seem seemed seems seen \
         sets show showed showing shows side sight so sold some something somewhat sort sorta start started starting \
         starts stay stayed staying stays still stir stirred strip surface test tested than that them then there \
         these they think this those though through tight time together told too top touch turn turned two under \
         until up upon used was way we well went were what when where which while whole will you",
        Role::Filler,
    ),
];

/// Spellings that were seen or are likely, American ones and abbreviations included, and the words they stand for
/// (perhaps two).
static SPELLINGS: &[(&str, &str)] = &[
    ("blk", "black"),
    ("blu", "blue"),
    ("bluegreen", "blue green"),
    ("blueish", "bluish"),
    ("bluiesh", "bluish"),
    ("brn", "brown"),
    ("browish", "brownish"),
    ("brownsih", "brownish"),
    ("brt", "bright"),
    ("color", "colour"),
    ("colored", "coloured"),
    ("colorless", "colourless"),
    ("dakr", "dark"),
    ("rx", "reaction"),
    ("rxn", "reaction"),
    ("vapor", "vapour"),
    ("darkblue", "dark blue"),
    ("darkbrown", "dark brown"),
    ("darker", "dark"),
    ("darkgreen", "dark green"),
    ("deeper", "deep"),
    ("deepgreen", "deep green"),
    ("disapearing", "disappearing"),
    ("dissapearing", "disappearing"),
    ("dissappearing", "disappearing"),
    ("dk", "dark"),
    ("drk", "dark"),
    ("fain", "faint"),
    ("fuschia", "fuchsia"),
    ("geenish", "greenish"),
    ("geyish", "greyish"),
    ("gray", "grey"),
    ("grayish", "greyish"),
    ("gree", "green"),
    ("grn", "green"),
    ("gry", "grey"),
    ("lighter", "light"),
    ("lite", "light"),
    ("lt", "light"),
    ("med", "medium"),
    ("oange", "orange"),
    ("ocher", "ochre"),
    ("orenge", "orange"),
    ("org", "orange"),
    ("paler", "pale"),
    ("pnk", "pink"),
    ("prp", "purple"),
    ("pueple", "purple"),
    ("purlple", "purple"),
    ("purlplish", "purplish"),
    ("purpelish", "purplish"),
    ("purpleish", "purplish"),
    ("reddisch", "reddish"),
    ("redish", "reddish"),
    ("turqoise", "turquoise"),
    ("v", "very"),
    ("vermillion", "vermilion"),
    ("viloet", "violet"),
    ("wht", "white"),
    ("yel", "yellow"),
    ("yellowgreen", "yellow green"),
    ("yellowisch", "yellowish"),
];

/// The accepted spelling of a word.
pub fn spelling(word: &str) -> &str {
    SPELLINGS.iter().find(|entry| entry.0 == word).map_or(word, |entry| entry.1)
}

/// What the word does, if it is neither a hue nor a modifier.
pub fn role(word: &str) -> Option<Role> {
    if let Some(seconds) = seconds(word) {
        return Some(if seconds < SLOW_FROM { Role::Filler } else { Role::Onset(Onset::Slow) });
    }
    ROLES.iter().find(|entry| entry.0.split(' ').any(|known| known == word)).map(|entry| entry.1)
}

/// A colour that needs this many seconds is slow.
const SLOW_FROM: u32 = 10;

/// A number, or a number of seconds such as `120s`; one that is too long for a number is slow in any case.
fn seconds(word: &str) -> Option<u32> {
    let unit = word.trim_start_matches(|letter: char| letter.is_ascii_digit());
    let number = &word[..word.len() - unit.len()];
    (!number.is_empty() && ["", "s", "sec"].contains(&unit)).then(|| number.parse().unwrap_or(u32::MAX))
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
    use super::super::{hue_words, tones};
    use super::*;

    #[test]
    fn every_spelling_leads_to_known_words() {
        for (_, meant) in SPELLINGS {
            for word in meant.split(' ') {
                let known = role(word).is_some() || tones::named(word).is_some() || hue_words::hue(word).is_some();
                assert!(known || hue_words::adjective(word).is_some(), "{word}");
            }
        }
    }

    #[test]
    fn long_times_are_slow_and_other_numbers_are_nothing() {
        assert_eq!(role("120s"), Some(Role::Onset(Onset::Slow)));
        assert_eq!(role("99999999999999"), Some(Role::Onset(Onset::Slow)));
        assert_eq!((role("5"), role("5s")), (Some(Role::Filler), Some(Role::Filler)));
        assert_eq!((role("2c"), role("s60"), role("25i")), (None, None, None));
    }
}
