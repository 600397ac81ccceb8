//! A colour as a person tells it: a course in words ("went yellow then brown"), a name that no chart has, a typing error,
//! a faint colour. It becomes the stages that were meant; what was corrected or left out is noted.

use crate::database::Signatures;
use colour::{ColourError, NONE, Region, in_plain_words, is_one_edit};
use schema::ReagentIndex;

/// What a text tells, in the order seen.
#[derive(Debug, Clone, PartialEq)]
pub struct Told {
    /// A colour each, in the order seen.
    pub stages: Vec<Region>,
    /// What was put right or left out.
    pub notes: Vec<ColourNote>,
}

/// How a text was read that could not be read as it stands.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum ColourNote {
    /// A typing error was put right.
    ReadAs {
        /// As it was written.
        word: String,
        /// The colour that it was read as.
        meant: String,
    },
    /// A word that says nothing of a colour.
    LeftOut {
        /// As it was written.
        word: String,
    },
}

/// What tells that one colour came after another, whatever is recorded. Longer ones first.
const AFTER: [&str; 37] = [
    "and then",
    "followed by",
    "changing into",
    "changing to",
    "changed into",
    "changed to",
    "changes into",
    "changes to",
    "fading into",
    "fading to",
    "faded to",
    "fades to",
    "shifting to",
    "shifted to",
    "shifts to",
    "darkening to",
    "darkened to",
    "darkens to",
    "before turning",
    "before going",
    "turning into",
    "turning to",
    "turned to",
    "turns to",
    "turning",
    "turned",
    "turns",
    "going to",
    "going",
    "goes to",
    "goes",
    "went to",
    "went",
    "becoming",
    "became",
    "becomes",
    "then",
];
/// Behind these stands a colour that was not seen: which one was is for the person to say.
const DENIALS: [&str; 9] = [
    "anything but",
    "far from",
    "failed to",
    "lacked",
    "instead of",
    "rather than",
    "expected",
    "supposed to",
    "should be",
];
/// A record and a colour are about the same from this overlap on.
const ALIKE: f64 = 0.15;
/// "X / Y" may be a course from a light colour to one this much darker, in L*.
const DARKER_BY: f64 = 12.0;
/// How far "X to Y" and "X/Y" are a course, where the records of the reagent hold such a course; else they are a colour
/// between. Design decisions: vendors' charts write "to" for a course, people write "/" for both.
const TO_IS_A_COURSE: f64 = 0.75;
const SLASH_IS_A_COURSE: f64 = 0.5;
/// A faint colour keeps its hue and may be as light as this share says. It is never no reaction.
const FAINT_IS_LIGHT: f64 = 0.5;
/// What people call olive lies around the name, not on its block of the charts: this share of it.
const LAY_OLIVE: f64 = 0.5;
/// Said alone, these mean a colour without a clear hue.
const MURKY: [&str; 5] = ["murky", "muddy", "mud", "dirty", "dull"];
const MURKY_COLOURS: &str = "dull brown|dull grey|dull olive";
/// Words that one text may have put right or left out.
const MOST_NOTES: usize = 8;
/// A shorter word may be anything with one letter changed.
const SHORTEST_MISTYPED: usize = 4;
/// From this length on, any colour word is guessed.
const SURELY_MISTYPED: usize = 7;

/// Reads what was told of one reagent.
pub fn told(database: &Signatures, reagent: ReagentIndex, text: &str) -> Result<Told, ColourError> {
    if is_plain(text) {
        return Ok(Told { stages: vec![database.read_colour(text)?], notes: Vec::new() });
    }
    let mut notes = Vec::new();
    let mut stages = Vec::new();
    let spoken = if colour::is_abbreviated(text) { text.to_owned() } else { in_known_words(text) };
    if spoken.split('>').any(|part| part.trim().is_empty()) {
        return Err(ColourError::Empty);
    }
    // What was looked for and not seen must not be read as seen.
    if let Some(denied) = DENIALS.iter().find(|denial| spoken.contains(*denial)) {
        return Err(ColourError::Unreadable { word: (*denied).to_owned(), nearest: None });
    }
    let parts = course(&spoken);
    let several = parts.len() > 1;
    let mut refused = None;
    let mut only_effects = false;
    for part in parts {
        match between(&part) {
            Some((colours, is_a_course)) => {
                stages.extend(course_or_blend(database, reagent, &part, &colours, is_a_course, &mut notes)?);
            }
            None => match read(database, &part, &mut notes) {
                // "Fizzed then went teal": what was seen beside the colours is no stage.
                Ok(read) if several && read.only_effects => only_effects = true,
                Ok(read) => stages.push(read.region),
                // "It went teal": a part may say nothing, but not that a colour was not there.
                Err(error) if several && !is_denial(&error) => {
                    refused.get_or_insert(error);
                }
                Err(error) => return Err(error),
            },
        }
    }
    if stages.is_empty() {
        match refused {
            Some(error) if !only_effects => return Err(error),
            _ => stages.push(Region::none()),
        }
    }
    notes.dedup();
    Ok(Told { stages, notes })
}

/// One colour, or alternatives, in the parser's plainest words ("dark green|bluish green"), as pages send them: nothing in it
/// has to be made out first.
fn is_plain(text: &str) -> bool {
    let is_lay_olive = |word: &str| word == "olive" && !text.contains('|');
    !text.is_empty() && text.split([' ', '|']).all(|word| colour::is_plain_word(word) && !is_lay_olive(word))
}

/// The text with the ways to say "no" and "after" that are not words of the parser.
fn in_known_words(text: &str) -> String {
    const WAYS: [(&str, &str); 45] = [
        ("pale tint", "faint"),
        ("light tint", "faint"),
        ("tint of", "faint"),
        ("shade of", " "),
        ("=>", ">"),
        ("->", ">"),
        ("...", " then "),
        ("→", ">"),
        ("…", " then "),
        ("did not", "no"),
        ("does not", "no"),
        ("do not", "no"),
        ("didn't", "no"),
        ("didn’t", "no"),
        ("didnt", "no"),
        ("doesn't", "no"),
        ("doesn’t", "no"),
        ("doesnt", "no"),
        ("n/r", "none"),
        ("n.r.", "none"),
        ("right away", "instantly"),
        ("straight away", "instantly"),
        ("stayed the same", "none"),
        ("stays the same", "none"),
        ("remained the same", "none"),
        ("see-through", "clear"),
        ("see through", "clear"),
        ("as expected", " "),
        ("or maybe", "or"),
        ("or possibly", "or"),
        ("or perhaps", "or"),
        ("maybe", " "),
        ("possibly", " "),
        ("perhaps", " "),
        ("never", "no"),
        ("wasn't", "no"),
        ("wasnt", "no"),
        ("wasn’t", "no"),
        ("isn't", "no"),
        ("isnt", "no"),
        ("isn’t", "no"),
        ("hasn't changed", "no change"),
        ("hasn’t changed", "no change"),
        ("hasnt changed", "no change"),
        ("not changed", "no change"),
    ];
    let mut known = text.to_lowercase();
    for (way, word) in WAYS {
        if known.contains(way) {
            known = known.replace(way, word);
        }
    }
    known
}

/// The parts of a course that is told as one.
fn course(text: &str) -> Vec<String> {
    let mut parts = Vec::new();
    for part in text.split('>') {
        let words: Vec<&str> = part.split_whitespace().collect();
        let mut own: Vec<&str> = Vec::new();
        let mut at = 0;
        while let Some(word) = words.get(at) {
            let length = AFTER.iter().find_map(|phrase| {
                let count = phrase.split(' ').count();
                let same = words
                    .get(at..at + count)?
                    .iter()
                    .map(|word| word.trim_matches([',', '.', ';']))
                    .eq(phrase.split(' '));
                same.then_some(count)
            });
            match length {
                Some(length) => {
                    parts.push(std::mem::take(&mut own).join(" "));
                    at += length;
                }
                None => {
                    own.push(word);
                    at += 1;
                }
            }
        }
        parts.push(own.join(" "));
    }
    parts.retain(|part| part.chars().any(|c| c.is_ascii_alphanumeric() || !c.is_ascii()));
    if parts.is_empty() { vec![text.trim().to_owned()] } else { parts }
}

/// The colours of "X to Y" or "X/Y" and how far that is a course; `None` of any other text.
fn between(text: &str) -> Option<(Vec<String>, f64)> {
    if text.contains(['(', '[', '|', '#']) {
        return None;
    }
    let to = [" to ", " into ", " – ", "–", " - "].into_iter().find(|joint| text.contains(joint));
    let (joint, share) = match to {
        Some(joint) => (joint, TO_IS_A_COURSE),
        None if text.contains('/') => ("/", SLASH_IS_A_COURSE),
        None => return None,
    };
    let colours: Vec<String> = text.split(joint).map(|part| part.trim().to_owned()).collect();
    (colours.len() > 1 && colours.iter().all(|colour| !colour.is_empty())).then_some((colours, share))
}

/// A course, where the records of the reagent hold one like it, mixed with the colour between; the colour between
/// otherwise.
fn course_or_blend(
    database: &Signatures,
    reagent: ReagentIndex,
    text: &str,
    colours: &[String],
    is_a_course: f64,
    notes: &mut Vec<ColourNote>,
) -> Result<Vec<Region>, ColourError> {
    let blend = read(database, text, notes)?.region;
    // "Dark / light brown" has one colour: the parts alone say less than the whole.
    let mut unnoted = Vec::new();
    let parts: Option<Vec<Region>> = colours
        .iter()
        .map(|colour| {
            let read = read(database, colour, &mut unnoted).ok()?;
            (!read.only_effects && !colour::is_bare_tone(colour)).then_some(read.region)
        })
        .collect();
    let Some(mut parts) = parts else { return Ok(vec![blend]) };
    let (Some(first), Some(last)) = (parts.first(), parts.last()) else { return Ok(vec![blend]) };
    let (first, last) = (&database.counted_on(reagent, first), &database.counted_on(reagent, last));
    // No colour before the first is how every course begins.
    let from_nothing = first.share(NONE) > 0.5 && last.share(NONE) <= 0.5;
    let slash = is_a_course == SLASH_IS_A_COURSE;
    let darker = first.lightness() - last.lightness() >= DARKER_BY;
    if from_nothing && !slash {
        return Ok(parts);
    }
    if from_nothing || last.share(NONE) > 0.5 || (slash && !darker) || !holds_course(database, reagent, first, last) {
        return Ok(vec![blend]);
    }
    for part in &mut parts {
        *part = Region::mix(&[(is_a_course, part), (1.0 - is_a_course, &blend)]);
    }
    Ok(parts)
}

/// Some record of the reagent begins like the first colour and ends like the last.
fn holds_course(database: &Signatures, reagent: ReagentIndex, first: &Region, last: &Region) -> bool {
    let mut alike = vec![[None; 2]; database.regions.len()];
    let mut is = |phrase: u16, end: usize, colour: &Region| {
        let known = &mut alike[usize::from(phrase)][end];
        *known.get_or_insert_with(|| database.regions[usize::from(phrase)].overlap(colour) >= ALIKE)
    };
    database.records_of(reagent).iter().flat_map(|record| &record.alternatives).any(|course| {
        match course.stages.as_slice() {
            [from, .., to] => is(*to, 1, last) && is(*from, 0, first),
            _ => false,
        }
    })
}

struct Read {
    region: Region,
    /// It says what was seen beside a colour, and no colour.
    only_effects: bool,
}

/// Reads one colour, with typing errors put right and words left out that say nothing of it.
fn read(database: &Signatures, text: &str, notes: &mut Vec<ColourNote>) -> Result<Read, ColourError> {
    let mut words: Vec<String> = in_plain_words(text).split(' ').map(str::to_owned).collect();
    let mut refused = None;
    for _ in 0..=MOST_NOTES {
        let plain = words.join(" ");
        // Of several alternatives the swatches of a page are made: each is meant as it stands.
        let is_olive = has_word(&plain, "olive") && !plain.contains('|');
        // Looking words up is a hundred times faster than reading them.
        if !is_olive
            && !colour::says_faint(&plain)
            && let Some(region) = database.recorded_colour(&plain)
        {
            return Ok(Read { region: region.clone(), only_effects: false });
        }
        match colour::read(&plain) {
            Ok(read) => {
                let only_effects = read.region == Region::none() && !read.effects.is_empty() && !says_none(&plain);
                let region = match () {
                    _ if read.faint && !only_effects && !says_none(&plain) => faint(&plain, &read.region),
                    _ if is_olive => lay_olive(&read.region),
                    _ => read.region,
                };
                return Ok(Read { region, only_effects });
            }
            Err(ColourError::Unreadable { word, nearest }) => {
                let error = ColourError::Unreadable { word: word.clone(), nearest };
                let index = words.iter().position(|known| has_word(known, &word));
                if MURKY.contains(&word.as_str()) && colour::knows_words(&plain) {
                    words = MURKY_COLOURS.split(' ').map(str::to_owned).collect();
                    continue;
                }
                // Words that are known and say no colour ("it") leave nothing to put right.
                let says_nothing = word.trim() == plain.trim() && colour::knows_words(&plain);
                let Some(index) = index.filter(|_| !is_denial(&error) && !says_nothing) else { return Err(error) };
                // Everyday words are one letter from "gold", "rose" or "mint": only the plain ones are guessed.
                let mistyped = nearest.filter(|near| {
                    word.chars().count() >= SHORTEST_MISTYPED
                        && is_one_edit(&word, near)
                        && (colour::is_basic_or_modifier(near) || word.chars().count() >= SURELY_MISTYPED)
                });
                let note = match mistyped {
                    Some(meant) => {
                        words[index] = with_word(&words[index], &word, meant);
                        ColourNote::ReadAs { word, meant: meant.to_owned() }
                    }
                    None => {
                        words[index] = with_word(&words[index], &word, " ");
                        ColourNote::LeftOut { word }
                    }
                };
                refused.get_or_insert(error);
                if !notes.contains(&note) {
                    notes.push(note);
                }
            }
            // Nothing that was told is a colour.
            Err(error) => return Err(refused.unwrap_or(error)),
        }
    }
    Err(refused.unwrap_or(ColourError::Empty))
}

/// A colour that is denied ("no purple") says nothing of the one that was there.
fn is_denial(error: &ColourError) -> bool {
    let ColourError::Unreadable { word, .. } = error else { return false };
    ["no", "non", "not", "without"].iter().any(|no| word.split(' ').next() == Some(*no))
}

/// A word of the text holds the one that was refused, perhaps beside a hyphen or a slash.
fn has_word(own: &str, word: &str) -> bool {
    own.split(|c: char| !c.is_alphanumeric()).any(|part| part == word)
}

/// The text with this word of it replaced, and no part of another.
fn with_word(own: &str, word: &str, by: &str) -> String {
    let mut text = String::new();
    for part in own.split_inclusive(|c: char| !c.is_alphanumeric()) {
        let bare = part.trim_end_matches(|c: char| !c.is_alphanumeric());
        text.push_str(if bare == word { by } else { bare });
        text.push_str(part.get(bare.len()..).unwrap_or_default());
    }
    text
}

fn says_none(text: &str) -> bool {
    colour::read(text).is_ok_and(|read| read.effects.is_empty() && read.region == Region::none())
        || text
            .split(|c: char| !c.is_alphabetic())
            .any(|word| ["no", "none", "nothing", "clear", "colourless", "colorless"].contains(&word))
}

/// The hue as it would be if it were not faint, and light.
fn faint(text: &str, as_read: &Region) -> Region {
    let plain = colour::without_faint(text);
    match (colour::read(&plain), colour::read(&format!("light {plain}"))) {
        (Ok(full), Ok(light)) if !full.faint => {
            Region::mix(&[(1.0 - FAINT_IS_LIGHT, &full.region.coloured()), (FAINT_IS_LIGHT, &light.region.coloured())])
        }
        _ => as_read.coloured(),
    }
}

fn lay_olive(as_read: &Region) -> Region {
    match colour::read("olive") {
        Ok(olive) => Region::mix(&[(1.0 - LAY_OLIVE, as_read), (LAY_OLIVE, &olive.region)]),
        Err(_) => as_read.clone(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn plain_words_are_read_as_the_long_way_reads_them() {
        let database = Signatures::load().unwrap();
        let marquis = database.reagent_named("marquis").unwrap();
        for text in [
            "none",
            "purple",
            "dark green",
            "light orange brown",
            "bluish green",
            "green|dark green|bluish green",
            "none|pink",
        ] {
            assert!(is_plain(text), "{text}");
            // A blank at the end is enough to go the long way.
            let long = told(&database, marquis, &format!("{text} ")).unwrap();
            assert_eq!(told(&database, marquis, text).unwrap(), long, "{text}");
        }
        for text in
            ["", "olive", "dark olive", "faint purple", "royal blue", "purple to black", "went purple", "Purple", " "]
        {
            assert!(!is_plain(text), "{text}");
        }
    }

    #[test]
    fn a_course_is_cut_where_one_colour_comes_after_another() {
        for (text, parts) in [
            ("went orange then brown", "orange|brown"),
            ("yellow turning green, going black", "yellow|green,|black"),
            ("fizzed then went teal", "fizzed|teal"),
            ("purple > black", "purple|black"),
            ("turned orange", "orange"),
            ("orange", "orange"),
            ("then", "then"),
        ] {
            assert_eq!(course(text).join("|"), parts, "{text}");
        }
    }
}
