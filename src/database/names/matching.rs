//! The ways in which a text and an entry can agree, from the same name to a part of it, and the
//! score of each. Only the order of the scores has a meaning: the same name, its spellings, its
//! beginning, the name with typing errors, a part of it.

use super::locants::Locants;
use super::normalise::{Form, contains, positions};
use super::{Found, LOOSE, NameKey, NameKind, Names, STRICT, digits_of, head, is_not_here, letters_of, slice};
use schema::distance::{LONGEST, Pattern};
use schema::identifiers::{SKELETON_LETTERS, read_cas, read_inchikey};

/// The score of the same name in another spelling (p- for 4-, sulph for sulf).
pub(super) const SAME_NAME: f32 = 0.97;
/// What a name gains that is written in full as the spelling that was looked for.
const AS_WRITTEN: f32 = 0.005;
/// The score of an InChIKey of which only the first block agrees.
const SAME_SKELETON: f32 = 0.95;
/// The shortest text in bytes that is completed or found inside names.
const SHORTEST_PART: usize = 3;
/// The shortest at the end of a street name: "ice" is not juice.
const SHORTEST_STREET_PART: usize = 4;
/// The shortest that may stand in the middle of a name, not only at its ends.
const SHORTEST_INNER_PART: usize = 5;

impl Names {
    pub(super) fn by_identifier(&self, text: &str) -> Vec<Found> {
        let mut found = Vec::new();
        if let Some(number) = read_cas(text) {
            let same = self.cas.iter().filter(|&&(other, _)| other == number);
            found.extend(same.filter_map(|&(_, entry)| self.found_entry(entry, 1.0)));
        }
        if let Some(letters) = read_inchikey(text) {
            let skeleton = letters.get(..SKELETON_LETTERS).unwrap_or_default();
            let same = self.inchikeys.iter().filter(|(other, _)| other.starts_with(skeleton));
            found.extend(same.filter_map(|(other, entry)| {
                self.found_entry(*entry, if letters == *other { 1.0 } else { SAME_SKELETON })
            }));
        }
        found
    }

    /// The keys that begin with `beginning`.
    fn beginning_with<'a>(&'a self, beginning: &'a [u8]) -> impl Iterator<Item = &'a NameKey> {
        let known = head(beginning);
        let within = head(&[0xff; 8][..beginning.len().min(8)]);
        self.keys.iter().filter(move |key| key.head & within == known && slice(&self.text, key).starts_with(beginning))
    }

    /// Entries whose name is the text.
    pub(super) fn equal(&self, form: &Form, found: &mut Vec<Found>) {
        for (query, kind, score) in [(&form.strict, STRICT, 1.0), (&form.loose, LOOSE, SAME_NAME)] {
            let same = self.beginning_with(query).filter(|key| usize::from(key.length) == query.len());
            let same = same.filter(|key| key.forms & kind != 0 && (kind == STRICT || key.locants.may_be(form.locants)));
            // a salt too many is nearer than another mirror form
            let as_written = |key: &NameKey| if kind == LOOSE && key.forms & STRICT != 0 { AS_WRITTEN } else { 0.0 };
            found.extend(same.filter_map(|key| self.found(key, score + as_written(key))));
        }
    }

    /// Entries that the text begins.
    pub(super) fn completions(&self, form: &Form, found: &mut Vec<Found>) {
        for (query, kind, penalty) in [(&form.strict, STRICT, 0.0), (&form.loose, LOOSE, 0.02)] {
            if query.len() < SHORTEST_PART || (kind == LOOSE && (form.loose == form.strict || ends_in_digit(query))) {
                continue;
            }
            let longer = self.beginning_with(query).filter(|key| usize::from(key.length) > query.len());
            let longer = longer.filter(|key| key.forms & kind != 0 && !key.locants.contradict(form.locants));
            // "5-FMP" begins no "5F-MP…": its number stands alone.
            let cuts = if kind == STRICT { cuts_behind_numbers(form) } else { 0 };
            let longer = longer.filter(|key| cuts & !key.starts == 0);
            found.extend(longer.filter_map(|key| self.found(key, 0.86 + 0.09 * share(query, key) - penalty)));
        }
    }

    /// Entries that are the text with typing errors, or, when nothing else was found, that begin so.
    pub(super) fn mistyped(&self, form: &Form, most_errors: usize, found: &mut Vec<Found>) {
        let mut beginnings = Vec::new();
        for (query, kind) in [(&form.strict, STRICT), (&form.loose, LOOSE)] {
            if kind == LOOSE && form.loose == form.strict {
                continue;
            }
            self.mistyped_form(query, kind, form.locants, most_errors, found, &mut beginnings);
        }
        if found.is_empty() {
            found.append(&mut beginnings);
        }
    }

    fn mistyped_form(
        &self,
        query: &[u8],
        kind: u8,
        locants: Locants,
        most_errors: usize,
        found: &mut Vec<Found>,
        beginnings: &mut Vec<Found>,
    ) {
        let query_letters = query.iter().filter(|byte| byte.is_ascii_lowercase()).count();
        let allowed =
            if are_initials(query, query_letters) { 0 } else { allowed_errors(query_letters).min(most_errors) };
        let allowed_in_beginning = if query_letters < 6 { 0 } else { allowed.min(query_letters / 5) };
        let (Some(pattern), true) = (Pattern::new(query), allowed > 0) else { return };
        let (mask, digits) = (letters_of(query), digits_of(query));
        for key in self.keys.iter().filter(|key| key.forms & kind != 0) {
            let length = usize::from(key.length);
            if length + allowed < query.len() || (mask & !key.letters).count_ones() as usize > allowed {
                continue;
            }
            let whole = length <= query.len() + allowed && key.digits == digits;
            if !whole && (length <= query.len() || allowed_in_beginning == 0) {
                continue;
            }
            if key.locants.contradict(locants) || (kind == LOOSE && key.locants.differ_in_greek(locants)) {
                continue;
            }
            let text = slice(&self.text, key);
            let text = text.get(..query.len() + allowed).unwrap_or(text);
            let distance = pattern.distance(text);
            let other_first = if text.first() == query.first() { 0.0 } else { 0.06 };
            // two letters too many are more often another substance ("butonitazepyne") than an error
            let other_length = if text.len().abs_diff(query.len()) > 1 { 0.06 } else { 0.0 };
            let with_digits = if digits == 0 { 0.0 } else { 0.08 };
            let loss = |errors: usize| 0.5 * errors as f32 / query_letters as f32 + other_first + with_digits;
            let slip = |errors: usize, text: &[u8]| self.is_slip(query, text, errors);
            if whole && distance.whole <= allowed {
                if !slip(distance.whole, text) {
                    continue;
                }
                found.extend(self.found(key, 0.96 - loss(distance.whole) - other_length));
            } else if distance.beginning <= allowed_in_beginning
                && digits_of(text.get(..distance.beginning_end).unwrap_or_default()) == digits
                && slip(distance.beginning, text.get(..distance.beginning_end).unwrap_or_default())
            {
                beginnings.extend(self.found(key, 0.78 + 0.06 * share(query, key) - loss(distance.beginning)));
            }
        }
    }

    /// Entries that contain the text, or all its words in any order.
    pub(super) fn inside(&self, form: &Form) -> Vec<Found> {
        let mut found = Vec::new();
        let words: Vec<&[u8]> = form.words().collect();
        let by_words = words.len() > 1
            && words.iter().any(|word| word.len() > 3)
            && words.iter().all(|word| word.len() >= SHORTEST_PART || word.iter().all(u8::is_ascii_digit));
        // "prazolam" is no part of alprazolam, "fluorofentanyl" one of para-fluorofentanyl
        let has_stem = self.stems.iter().any(|stem| form.strict.ends_with(stem));
        let mask = letters_of(&form.strict);
        let loose_mask = letters_of(&form.loose);
        for key in &self.keys {
            if mask & !key.letters != 0 && loose_mask & !key.letters != 0 {
                continue;
            }
            if key.locants.contradict(form.locants) {
                continue;
            }
            let street = self.entries.get(key.entry as usize).is_some_and(|entry| entry.kind == NameKind::Street);
            if street && form.strict.len() < SHORTEST_STREET_PART {
                continue;
            }
            let text = slice(&self.text, key);
            let part = |form: &[u8]| {
                let whole_words = form.len() < SHORTEST_INNER_PART || has_stem;
                is_part(form, text) && (!whole_words || begins_a_word(form, text, key))
            };
            let strict = key.forms & STRICT != 0 && part(&form.strict);
            let loose = key.forms & LOOSE != 0 && part(&form.loose);
            if strict || loose {
                let query = if strict { &form.strict } else { &form.loose };
                found.extend(self.found(key, 0.5 + 0.2 * share(query, key)));
            } else if by_words && words.iter().all(|word| is_word_of(word, text)) {
                found.extend(self.found(key, 0.4 + 0.1 * share(&form.strict, key)));
            }
        }
        found
    }

    /// The entries that are `text` but for typing errors, if they all mean the one substance that
    /// is nearest.
    pub(super) fn nearest(&self, text: &str) -> Option<Found> {
        let form = Form::of(text);
        let mut found = Vec::new();
        // the names of synthetic cannabinoids are assembled letter by letter
        let assembled = form.strict.ends_with(b"aca") || form.strict.ends_with(b"ica");
        if form.is_searchable() && form.strict.len() <= LONGEST && !assembled && !is_not_here(&form) {
            self.mistyped(&form, usize::MAX, &mut found);
        }
        let found = self.best_first(found, 2);
        match found.as_slice() {
            [only] => Some(*only),
            [first, second] if first.score > second.score => Some(*first),
            _ => None,
        }
    }
}

/// How much of the key the query is, at most 1.
fn share(query: &[u8], key: &NameKey) -> f32 {
    (query.len() as f32 / f32::from(key.length.max(1))).min(1.0)
}

/// In a short name another letter is another substance.
fn allowed_errors(letters: usize) -> usize {
    match letters {
        0..=4 => 0,
        5..=7 => 1,
        8..=12 => 2,
        _ => 3,
    }
}

/// Hardly a vowel: another letter in MDPHP is another substance.
fn are_initials(key: &[u8], letters: usize) -> bool {
    key.iter().filter(|byte| b"aeiouy".contains(byte)).count() * 4 < letters
}

/// Whether `part` stands inside `text`, cutting no number apart: 2-MMC is no part of 3,2-MMC.
fn is_part(part: &[u8], text: &[u8]) -> bool {
    if part.len() < SHORTEST_PART || part.len() >= text.len() {
        return false;
    }
    if part.len() < SHORTEST_INNER_PART {
        return text.ends_with(part) && cuts_no_number(part, text, text.len() - part.len());
    }
    positions(text, part).any(|at| at > 0 && cuts_no_number(part, text, at))
}

/// Whether a part that ends the text begins where a word does, or behind a number: "cid" is no part of benzoic acid.
fn begins_a_word(part: &[u8], text: &[u8], key: &NameKey) -> bool {
    let at = text.len() - part.len();
    let after_number = at.checked_sub(1).and_then(|before| text.get(before)).is_some_and(u8::is_ascii_digit);
    after_number || (at < 64 && key.starts >> at & 1 == 1)
}

/// Where a word of the text ends in a digit and another follows, a bit a byte.
fn cuts_behind_numbers(form: &Form) -> u64 {
    let behind_number =
        |at: &u32| at.checked_sub(1).and_then(|at| form.strict.get(at as usize)).is_some_and(u8::is_ascii_digit);
    let starts = form.starts();
    (1..64).filter(|at| starts >> at & 1 == 1).filter(behind_number).fold(0, |cuts, at| cuts | 1 << at)
}

fn cuts_no_number(part: &[u8], text: &[u8], at: usize) -> bool {
    let numeric = |byte: Option<&u8>| byte.is_some_and(|byte| byte.is_ascii_digit() || *byte == b',');
    let before = at.checked_sub(1).and_then(|before| text.get(before));
    let cut_before = numeric(part.first()) && numeric(before);
    let cut_after = numeric(part.last()) && numeric(text.get(at + part.len()));
    !cut_before && !cut_after
}

fn ends_in_digit(key: &[u8]) -> bool {
    key.last().is_some_and(u8::is_ascii_digit)
}

fn is_word_of(word: &[u8], text: &[u8]) -> bool {
    if word.iter().all(u8::is_ascii_digit) {
        let numbers = text.split(|byte| !byte.is_ascii_digit());
        return numbers.into_iter().any(|number| number == word);
    }
    contains(text, word)
}
