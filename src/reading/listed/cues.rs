//! The phrases by which a report says that something is there, that it was not
//! found, or that it was not looked for. What is not here says nothing: a name
//! that stands alone is there.

use super::words::{Atom, Mark};

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Cue {
    /// Before a name: not found. Behind one, with nothing after it: the same.
    No,
    /// Before a name, and all that are listed with it, up to the end of the statement.
    NoneOf,
    /// Of the name before it, or of the list after it.
    NotFound,
    /// Of the name right before it alone: "free morphine" is there.
    NotFoundBehind,
    /// The same: nobody looked, which says nothing.
    NotLookedFor,
    /// Of the name before it: there, however little, however doubtful.
    There,
    /// The same, by how much there is.
    Amount,
    /// What would have been seen: "LOD 0.1 %".
    Limit,
    /// There, in a word that also ends a negation: "no fentanyl detected".
    Detected,
    /// What follows is said anew.
    Anew,
}

/// Longer phrases come first where one begins another: [`cue_at`] takes the longest.
const CUES: &[(Cue, &[&str])] = &[
    // What doubts an absence says that it may be there.
    (
        Cue::There,
        &[
            "not excluded",
            "not ruled out",
            "cannot be excluded",
            "cannot be ruled out",
            "can not be excluded",
            "can not be ruled out",
            "can't be excluded",
            "can't be ruled out",
            "could not be excluded",
            "could not be ruled out",
            "cannot exclude",
            "cannot rule out",
            "not absent",
            "not negative",
            "false negative",
            "not only",
            "not just",
            // Seen, but too little to say how much, or too little to be sure.
            "not quantified",
            "not quantifiable",
            "not quantitated",
            "not quantitatable",
            "not confirmed",
            "unconfirmed",
            "unquantified",
            "nq",
            "n.q",
            "n/q",
            "< loq",
            "< lloq",
            "< limit of quantitation",
            "< limit of quantification",
            "below loq",
            "below lloq",
            "blq",
            "bloq",
            "below the limit of quantitation",
            "below the limit of quantification",
            "below limit of quantitation",
            "below limit of quantification",
            "below quantitation limit",
            "below quantification limit",
            "below the quantitation limit",
            "below the quantification limit",
            "trace",
            "traces",
            "tr",
            "possible",
            "possibly",
            "probable",
            "probably",
            "likely",
            "suspected",
            "tentative",
            "tentatively",
            "minor",
            "major",
            "yes",
        ],
    ),
    (
        Cue::Detected,
        &["detected", "found", "present", "identified", "seen", "observed", "confirmed", "positive", "pos", "+ve"],
    ),
    (
        Cue::NotFound,
        &[
            "not detected",
            "not detectable",
            "not found",
            "not present",
            "not identified",
            "not seen",
            "not observed",
            "not positive",
            "non detected",
            "non detect",
            "non-detected",
            "non-detect",
            "nondetect",
            "undetected",
            "undetectable",
            "none detected",
            "none found",
            "none",
            "nil",
            "nd",
            "n.d",
            "n/d",
            "negative",
            "neg",
            "-ve",
            "absent",
            "excluded",
            "ruled out",
            "< lod",
            "< llod",
            "< limit of detection",
            "< detection limit",
            "below lod",
            "below llod",
            "below the lod",
            "under lod",
            "under the lod",
            "bdl",
            "blod",
            "below the limit of detection",
            "below limit of detection",
            "below the detection limit",
            "below detection limit",
            "under the limit of detection",
            "under the detection limit",
            "less than the limit of detection",
        ],
    ),
    (
        Cue::NotLookedFor,
        &[
            "not tested",
            "not tested for",
            "not analysed",
            "not analyzed",
            "not targeted",
            "not looked for",
            "not screened",
            "not screened for",
            "not in scope",
            "not applicable",
            "n/a",
        ],
    ),
    // Of how it was measured, or of the salt.
    (
        Cue::Limit,
        &[
            "negative ion mode",
            "negative ion",
            "negative mode",
            "positive ion mode",
            "positive mode",
            "esi neg",
            "esi negative",
            "esi pos",
            "esi positive",
            "free base",
        ],
    ),
    (Cue::NotFoundBehind, &["free"]),
    (Cue::No, &["no", "not", "without", "w/o", "lacks", "lacking", "neither", "nor"]),
    (
        Cue::NoneOf,
        &[
            "negative for",
            "neg for",
            "non-detect for",
            "non detect for",
            "nondetect for",
            "non-detected for",
            "not positive for",
            "lack of",
            "failed to detect",
            "failed to find",
            "free of",
            "free from",
            "absence of",
            "none of",
            "not detected for",
            "did not detect",
            "does not contain",
            "did not contain",
        ],
    ),
    (
        Cue::Anew,
        &[
            "but",
            "however",
            "although",
            "though",
            "except",
            "except for",
            "apart from",
            "other than",
            "rather than",
            "positive for",
            "pos for",
            "contains",
            "containing",
            "contained",
        ],
    ),
];

/// May stand between "no" and its name: "no evidence of fentanyl".
const FILLERS: [&str; 39] = [
    "a",
    "added",
    "all",
    "an",
    "and",
    "any",
    "are",
    "by",
    "detectable",
    "drug",
    "drugs",
    "evidence",
    "for",
    "further",
    "hit",
    "hits",
    "in",
    "indication",
    "is",
    "known",
    "match",
    "matches",
    "more",
    "of",
    "or",
    "other",
    "peak",
    "peaks",
    "presence",
    "sample",
    "sign",
    "significant",
    "signs",
    "such",
    "the",
    "this",
    "visible",
    "was",
    "were",
];

/// Kept out of line: it is small only if it stands once.
#[inline(never)]
pub fn is_one_of(word: &str, words: &[&str]) -> bool {
    words.iter().any(|known| known.eq_ignore_ascii_case(word))
}

pub fn is_filler(word: &str) -> bool {
    is_one_of(word, &FILLERS)
}

/// The longest phrase that begins at the first of the atoms, and how many atoms it takes.
pub fn cue_at(atoms: &[Atom]) -> Option<(Cue, usize)> {
    if let Some(found) = figure(atoms).or_else(|| limit(atoms)) {
        return Some(found);
    }
    if is_number_sign(atoms) {
        return None;
    }
    if is_numbered(atoms) {
        return Some((Cue::Limit, 2));
    }
    let first = match atoms.first()? {
        Atom::Word(word) => *word.text.as_bytes().first()?,
        Atom::Sign(sign) => u8::try_from(*sign).ok()?,
        Atom::Mark(_) => return None,
    };
    // Most names begin no phrase: a look at the first letter spares taking them apart.
    let may_begin = |phrase: &str| phrase.as_bytes().first().is_some_and(|byte| byte.eq_ignore_ascii_case(&first));
    CUES.iter()
        .flat_map(|(cue, phrases)| phrases.iter().map(|phrase| (*cue, *phrase)))
        .filter(|(_, phrase)| may_begin(phrase))
        .filter_map(|(cue, phrase)| Some((cue, length_of(phrase, atoms)?)))
        .max_by_key(|(_, length)| *length)
}

/// How many atoms the phrase takes, if they begin with it.
#[inline(never)]
fn length_of(phrase: &str, atoms: &[Atom]) -> Option<usize> {
    let mut length = 0;
    for wanted in phrase.split(' ') {
        let found = match atoms.get(length)? {
            Atom::Word(word) => word.text.eq_ignore_ascii_case(wanted),
            Atom::Sign(sign) => wanted.len() == 1 && wanted.starts_with(*sign),
            Atom::Mark(_) => false,
        };
        if !found {
            return None;
        }
        length += 1;
    }
    Some(length)
}

/// "40 %", "< 5 %", "3 ng/mL", "0 %": an amount is there, unless it is nought.
#[inline(never)]
fn figure(atoms: &[Atom]) -> Option<(Cue, usize)> {
    let signs = atoms.iter().take_while(|atom| matches!(atom, Atom::Sign('<' | '>' | '~'))).count();
    let Some(Atom::Word(number)) = atoms.get(signs) else { return None };
    let is_figure = |c: char| c.is_ascii_digit() || matches!(c, '.' | ',' | '-' | '–');
    let text = number.text;
    let digits = text.trim_end_matches(|c| !is_figure(c));
    if !digits.starts_with(|c: char| c.is_ascii_digit()) || !digits.chars().all(is_figure) {
        return None;
    }
    let unit_within = digits.len() < text.len();
    let nought = !digits.contains(|c: char| matches!(c, '1'..='9'));
    let unit = match atoms.get(signs + 1) {
        Some(Atom::Sign('%')) => 1,
        Some(Atom::Word(word)) if is_unit(word.text) => 1,
        _ => 0,
    };
    let within = unit_within && is_unit(text.get(digits.len()..)?);
    if unit == 0 && !within && signs == 0 {
        return None;
    }
    let cue = if nought && signs == 0 { Cue::NotFound } else { Cue::Amount };
    Some((cue, signs + 1 + unit))
}

/// "LOD 0.1 %", "limit of detection: 5 ng/mL": a figure, but none of what was found.
#[inline(never)]
fn limit(atoms: &[Atom]) -> Option<(Cue, usize)> {
    const LIMITS: [&str; 13] = [
        "lod",
        "llod",
        "loq",
        "lloq",
        "mdl",
        "rl",
        "limit of detection",
        "detection limit",
        "limit of quantitation",
        "limit of quantification",
        "reporting limit",
        "cut-off",
        "cutoff",
    ];
    const BETWEEN: [&str; 4] = ["of", "is", "was", "at"];
    let mut length = LIMITS.iter().filter_map(|phrase| length_of(phrase, atoms)).max()?;
    while let Some(Atom::Mark(Mark::Colon) | Atom::Word(_)) = atoms.get(length) {
        let passed = match atoms.get(length) {
            Some(Atom::Word(word)) => is_one_of(word.text, &BETWEEN),
            _ => true,
        };
        if !passed {
            break;
        }
        length += 1;
    }
    let (_, figure) = figure(atoms.get(length..)?)?;
    Some((Cue::Limit, length + figure))
}

fn is_unit(text: &str) -> bool {
    const UNITS: [&str; 14] =
        ["ng", "ug", "µg", "μg", "mcg", "mg", "g", "ppm", "ppb", "percent", "ng/ml", "ug/ml", "mg/g", "mg/ml"];
    is_one_of(text, &UNITS)
}

/// "No. 12", "CAS No 437-38-7", "sample no 5": a number, not a denial.
fn is_number_sign(atoms: &[Atom]) -> bool {
    let [Atom::Word(no), Atom::Word(number), ..] = atoms else { return false };
    is_one_of(no.text, &["no", "nr"])
        && number.text.starts_with(|c: char| c.is_ascii_digit())
        && (no.dotted || number.text.chars().all(|c| c.is_ascii_digit() || matches!(c, '-' | '/' | '.')))
}

/// "Peak 2", "component 3": the number is no locant of what follows.
fn is_numbered(atoms: &[Atom]) -> bool {
    const NUMBERED: [&str; 6] = ["peak", "component", "compound", "hit", "sample", "spot"];
    let [Atom::Word(what), Atom::Word(number), ..] = atoms else { return false };
    is_one_of(what.text, &NUMBERED)
        && (1..=2).contains(&number.text.len())
        && number.text.bytes().all(|byte| byte.is_ascii_digit())
}

/// Words of a report that name nothing.
pub fn is_of_reports(word: &str) -> bool {
    const WORDS: [&str; 39] = [
        "amount",
        "approx",
        "area",
        "base",
        "batch",
        "bag",
        "content",
        "cut",
        "cutting",
        "component",
        "components",
        "contains",
        "hcl",
        "hydrochloride",
        "library",
        "main",
        "mainly",
        "mass",
        "mixed",
        "only",
        "peak",
        "pill",
        "powder",
        "purity",
        "quality",
        "report",
        "result",
        "results",
        "salt",
        "sample",
        "score",
        "see",
        "strip",
        "sulfate",
        "sulphate",
        "tablet",
        "test",
        "tested",
        "with",
    ];
    is_one_of(word, &WORDS)
}
