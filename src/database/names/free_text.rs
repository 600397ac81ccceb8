//! What a sample was sold as, in the words of whoever sold it: the names in a free text, apart
//! from the words for its form, strength and colour.

use super::normalise::Form;
use super::{Found, LONGEST_TEXT, Names};

/// Names of more words than this are found as whole texts only.
const LONGEST_RUN: usize = 6;
/// Words beyond this are not read.
const MOST_WORDS: usize = 24;
/// The score from which a mistyped text counts as its nearest name.
const CERTAIN: f32 = 0.85;
/// Mistyped texts with fewer letters may be anything.
const SHORTEST_MISTYPED: usize = 5;

/// Words for forms, packages, strengths, colours and doubts. None is a name inside a longer text,
/// though each may be one alone ("brown", "crystal").
#[rustfmt::skip] // a word a line would hide the rest of the file
const NO_NAMES: &[&str] = &[
    "a", "amp", "ampoule", "and", "as", "bad", "bag", "baggie", "bar", "bars", "beige", "black", "blotter",
    "blotters", "blue", "bottle", "brown", "bud", "cap", "caplet", "caps", "capsule", "capsules", "cart", "cartridge",
    "chunk", "clear", "cream", "crystal", "crystalline", "crystals", "dab", "dark", "dose", "dust", "edible",
    "edibles", "fake", "flower", "form", "from", "g", "gel", "genuine", "gold", "good", "gram", "grams", "gray",
    "green", "grey", "gum", "gummies", "gummy", "half", "herb", "high", "hit", "in", "leaf", "legit", "light",
    "liquid", "lump", "maybe", "mcg", "mg", "microdot", "mix", "ml", "na", "new", "of", "off", "oil", "or", "orange",
    "paper", "papers", "paste", "patch", "patches", "pellet", "pellets", "pharma", "pharmaceutical", "pill", "pills",
    "pink", "plant", "possibly", "powder", "powders", "press", "pressed", "presses", "probably", "pure", "purple",
    "quality", "real", "red", "research", "residue", "resin", "rock", "rocks", "sample", "scratch", "shard", "shards",
    "sheet", "silver", "sold", "solution", "spray", "square", "squares", "stamp", "sticker", "street", "strip",
    "strong", "sugar", "suspected", "tab", "tablet", "tablets", "tabs", "tan", "the", "transparent", "ug", "uncut",
    "unknown", "vape", "vial", "violet", "wax", "white", "with", "wrap", "x", "yellow",
];
const NEGATIONS: &[&str] = &["no", "not", "without"];
/// "Legal MDMA" and what a petrol station sells as heroin are mostly something else.
const SUBSTITUTES: &[&str] = &["legal", "herbal", "synthetic", "imitation", "substitute", "alternative", "station"];
/// Ends of words that make another substance of the name that follows: "acetyl fentanyl" is not fentanyl.
const MODIFIERS: &[&str] = &[
    "yl", "oxy", "fluoro", "chloro", "bromo", "iodo", "nitro", "hydro", "thio", "ino", "nor", "iso", "des", "para",
    "ortho", "meta", "alpha", "beta",
];
const UNITS: &[&str] = &["mg", "g", "mcg", "ug", "ml", "kg", "iu", "x"];

#[derive(Clone, Copy, PartialEq, Eq)]
enum Word {
    /// May be a name or part of one.
    Plain,
    /// The same, and it changes what the next word means.
    Modifier,
    /// A form, a colour, a unit: part of a name, but never one.
    Accompanying,
    /// One or two digits alone, which may be the locant of what follows.
    ShortNumber,
    /// A strength.
    Strength,
    /// Turns the next word round.
    Negation,
    /// Something in place of what the next word names.
    Substitute,
}

impl Word {
    fn may_be_a_name(self) -> bool {
        matches!(self, Word::Plain | Word::Modifier)
    }

    fn of(text: &str) -> Word {
        let form = Form::of(text);
        let is = |list: &[&str]| is_one_of(&form.strict, list);
        if is(NEGATIONS) {
            return Word::Negation;
        }
        if is(SUBSTITUTES) {
            return Word::Substitute;
        }
        let numeric = |byte: &u8| byte.is_ascii_digit() || *byte == b',';
        let digits = form.strict.iter().take_while(|byte| numeric(byte)).count();
        let rest = form.strict.get(digits..).unwrap_or_default();
        match (digits, rest.is_empty()) {
            (0, true) => Word::Accompanying,
            (1..=2, true) => Word::ShortNumber,
            (_, true) => Word::Strength,
            (1.., _) if is_one_of(rest, UNITS) => Word::Strength,
            _ if is(NO_NAMES) => Word::Accompanying,
            _ if MODIFIERS.iter().any(|end| form.strict.ends_with(end.as_bytes())) => Word::Modifier,
            _ => Word::Plain,
        }
    }
}

fn is_one_of(word: &[u8], list: &[&str]) -> bool {
    list.iter().any(|other| other.as_bytes() == word)
}

/// A word of a free text, or several that are one name.
pub struct Part {
    /// Bytes of the text, from and to.
    pub from: usize,
    pub to: usize,
    /// What it may mean; empty if it names nothing.
    pub found: Vec<Found>,
    /// May be a name or part of one: no form, colour, unit or number.
    pub may_be_a_name: bool,
    /// It stands behind a word for "in place of".
    pub instead: bool,
}

/// The words of a text as ranges of bytes: split where names are not, trimmed of brackets and stops.
fn words(text: &str) -> Vec<(usize, usize, Word)> {
    let mut words = Vec::new();
    let mut from = 0;
    let ends = text.char_indices().filter(|(_, c)| c.is_whitespace() || matches!(c, '/' | '+' | '&' | ';' | '|' | '"'));
    for (at, separator) in ends.chain([(text.len(), ' ')]) {
        let piece = text.get(from..at).unwrap_or_default();
        let is_edge =
            |c: char| matches!(c, '(' | ')' | '[' | ']' | ',' | '.' | ':' | '?' | '!' | '\'' | '“' | '”' | '‘' | '’');
        let start = from + piece.len() - piece.trim_start_matches(is_edge).len();
        let word = piece.trim_matches(is_edge);
        from = at + separator.len_utf8();
        if word.is_empty() || words.len() >= MOST_WORDS {
            continue;
        }
        match split_at_form(word) {
            Some(cut) => {
                words.push((start, start + cut, Word::of(word.get(..cut).unwrap_or_default())));
                words.push((start + cut + 1, start + word.len(), Word::of(word.get(cut + 1..).unwrap_or_default())));
            }
            None => words.push((start, start + word.len(), Word::of(word))),
        }
    }
    words
}

/// The hyphen of "MDMA-crystal": one side is a form. That of "2-MMC" is not.
fn split_at_form(word: &str) -> Option<usize> {
    let cut = word.find('-')?;
    let (left, right) = (word.get(..cut)?, word.get(cut + 1..)?);
    let side = |text: &str| text.len() > 2 && Word::of(text) == Word::Accompanying;
    (left.len() > 2 && right.len() > 2 && !right.contains('-') && (side(left) || side(right))).then_some(cut)
}

impl Names {
    /// The whole text; else the longest runs of words that are names, from left to right.
    pub(super) fn in_free_text(&self, text: &str) -> Vec<Found> {
        if text.chars().nth(LONGEST_TEXT).is_some() {
            return Vec::new();
        }
        let whole = self.named(text);
        if !whole.is_empty() {
            return whole;
        }
        self.names_in(text)
    }

    /// The names among the words of a text.
    pub(super) fn names_in(&self, text: &str) -> Vec<Found> {
        self.parts(text).into_iter().flat_map(|part| part.found).collect()
    }

    /// The substances that a text names only to say what it is sold in place of ("legal MDMA"); none of a name that
    /// has such a word in it.
    pub fn stand_ins(&self, text: &str) -> Vec<u32> {
        let says_so = || words(text).iter().any(|word| word.2 == Word::Substitute);
        if text.chars().nth(LONGEST_TEXT).is_some() || !says_so() || !self.named(text).is_empty() {
            return Vec::new();
        }
        let (mut instead, mut itself) = (Vec::new(), Vec::new());
        for part in self.parts(text) {
            let of = if part.instead { &mut instead } else { &mut itself };
            of.extend(part.found.iter().map(|found| found.substance));
        }
        if instead.is_empty() && itself.is_empty() {
            instead.extend(self.mistyped_name(text).map(|found| found.substance));
        }
        instead.retain(|substance| !itself.contains(substance));
        instead
    }

    /// The words of a text in their order, the longest runs of them that are names as one part each.
    pub fn parts(&self, text: &str) -> Vec<Part> {
        self.runs(text, &words(text))
    }

    /// The entries with exactly this name, in the strictest spelling that has any.
    fn named(&self, text: &str) -> Vec<Found> {
        let mut found = self.by_identifier(text);
        let form = Form::of(text);
        if form.is_searchable() {
            self.equal(&form, &mut found);
        }
        let best = found.iter().fold(0f32, |best, found| best.max(found.score));
        found.retain(|found| found.score >= best);
        self.best_first(found, usize::MAX)
    }

    fn runs(&self, text: &str, words: &[(usize, usize, Word)]) -> Vec<Part> {
        let mut parts = Vec::new();
        let unnamed_part = |&(from, to, word): &(usize, usize, Word)| Part {
            from,
            to,
            found: Vec::new(),
            may_be_a_name: word.may_be_a_name(),
            instead: false,
        };
        let mut at = 0;
        let mut unnamed = None;
        while let Some(&(start, _, word)) = words.get(at) {
            if word == Word::Negation {
                parts.extend(words.iter().skip(at).take(2).map(unnamed_part));
                at += 2;
                unnamed = None;
                continue;
            }
            let longest = (1..=LONGEST_RUN.min(words.len() - at)).rev().find_map(|length| {
                let run = words.get(at..at + length)?;
                let end = run.last()?.1;
                let named = self.run_named(text.get(start..end)?, run, unnamed, words.len());
                (!named.is_empty()).then_some((length, end, named))
            });
            match longest {
                Some((length, end, named)) => {
                    let instead = unnamed == Some(Word::Substitute);
                    parts.push(Part { from: start, to: end, found: named, may_be_a_name: true, instead });
                    at += length;
                    unnamed = None;
                }
                None => {
                    parts.extend(words.get(at).map(unnamed_part));
                    at += 1;
                    unnamed = Some(word);
                }
            }
        }
        parts
    }

    fn run_named(
        &self,
        text: &str,
        run: &[(usize, usize, Word)],
        unnamed_before: Option<Word>,
        words: usize,
    ) -> Vec<Found> {
        let no_name = !run.iter().any(|word| word.2.may_be_a_name());
        let letters = text.chars().filter(|character| character.is_ascii_alphabetic() || !character.is_ascii()).count();
        // "5 MMC" is not MMC: the number may be a locant, which must agree
        let locant_lost = letters <= 4 && unnamed_before == Some(Word::ShortNumber);
        // "k" in a longer text is a letter; beside one word for a form it may be a name
        let lone_letter = text.chars().nth(1).is_none() && words > 2;
        let modified = unnamed_before == Some(Word::Modifier);
        if no_name || locant_lost || lone_letter || modified {
            return Vec::new();
        }
        self.named(text)
    }

    /// The one name that a text without any mistypes.
    pub fn mistyped_name(&self, text: &str) -> Option<Found> {
        self.mistyped_free_text(text, &words(text))
    }

    fn mistyped_free_text(&self, text: &str, words: &[(usize, usize, Word)]) -> Option<Found> {
        let names = words.iter().filter(|word| word.2.may_be_a_name()).count();
        let modified = names > 1 && words.iter().any(|word| word.2 == Word::Modifier);
        // "n-pyrrolidino metonitazene" is no mistyped N-pyrrolidino etonitazene
        if modified || words.iter().any(|word| word.2 == Word::Negation) {
            return None;
        }
        let mut named = String::new();
        for &(from, to, _) in words.iter().filter(|word| word.2.may_be_a_name() || word.2 == Word::ShortNumber) {
            named.push_str(text.get(from..to).unwrap_or_default());
            named.push(' ');
        }
        let certain = |text: &str| {
            let letters = text.chars().filter(|c| c.is_ascii_alphabetic() || !c.is_ascii()).count();
            self.nearest(text).filter(|found| letters >= SHORTEST_MISTYPED && found.score >= CERTAIN)
        };
        // a strength after one word ("oxycodon 30") is no locant
        let alone = || {
            let mut plain = words.iter().filter(|word| word.2.may_be_a_name());
            let &(from, to, _) = plain.next()?;
            let first = words.first().is_some_and(|word| word.0 == from);
            if first && plain.next().is_none() { certain(text.get(from..to)?) } else { None }
        };
        certain(text).or_else(|| certain(&named)).or_else(alone)
    }
}
