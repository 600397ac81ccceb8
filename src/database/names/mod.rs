//! The index behind `find`: every name, synonym, street name, brand, CAS number and InChIKey of
//! the database, looked up as people type them. It knows texts and numbers of substances and
//! nothing else of the database; a digit of a name is never guessed.

mod fold;
mod free_text;
mod locants;
mod matching;
mod normalise;
mod slips;
#[cfg(test)]
mod tests;

use crate::order::sort_by;
use locants::Locants;
use normalise::Form;
use schema::identifiers::{INCHIKEY_LETTERS, read_cas, read_inchikey};

/// The longest text that is looked up, in characters. A longer one finds nothing.
pub const LONGEST_TEXT: usize = 200;

/// What a text is to its substance. The order is that of preference between equal matches;
/// spelling variants of sources count as synonyms.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Debug)]
pub enum NameKind {
    /// The display name.
    Name,
    /// Another name of the same substance.
    Synonym,
    /// A street name, which may mean several substances.
    Street,
    /// The name of a product.
    Brand,
    /// A CAS Registry Number.
    Cas,
    /// An InChIKey.
    InchiKey,
}

/// One substance that a text may mean.
#[derive(Clone, Copy, PartialEq, Debug)]
pub struct Found {
    /// The number of the substance.
    pub substance: u32,
    /// Which of the entries given to [`Names::build`] matched, counted from 0.
    pub entry: u32,
    /// What that entry is.
    pub kind: NameKind,
    /// How well the text matches, 0 to 1; 1 is the entry itself, give or take case, spaces and dashes.
    pub score: f32,
}

/// Common names of what the database does not hold (nitrous oxide, nitrites,
/// solvents). What they begin or resemble, such as noscapine, would mislead.
const NOT_HERE: [&str; 10] =
    ["nos", "noz", "nox", "laughinggas", "whippets", "balloons", "poppers", "amyl", "butane", "gas"];

/// The score of a substance found by parts of a free text only.
const PART_OF_FREE_TEXT: f32 = 0.5;
const STRICT: u8 = 1;
const LOOSE: u8 = 2;

/// One key of one entry.
struct NameKey {
    /// Its first eight bytes, so that most comparisons never touch the text.
    head: u64,
    start: u32,
    length: u16,
    /// [`STRICT`], [`LOOSE`] or both.
    forms: u8,
    locants: Locants,
    entry: u32,
    /// Where a word begins, a bit a byte.
    starts: u64,
    /// Which letters occur, a bit each.
    letters: u32,
    /// The digits in their order, hashed.
    digits: u32,
}

struct Entry {
    substance: u32,
    kind: NameKind,
}

/// The index. Build it once; a look-up allocates little and never fails.
#[derive(Default)]
pub struct Names {
    entries: Vec<Entry>,
    /// The bytes of all keys, one after another.
    text: Vec<u8>,
    /// By entry: to compare the heads of all takes less than to sort them for a first look-up.
    keys: Vec<NameKey>,
    cas: Vec<(u64, u32)>,
    inchikeys: Vec<([u8; INCHIKEY_LETTERS], u32)>,
    /// Ends of names that tell a family, the longest first.
    stems: Vec<Vec<u8>>,
}

impl Names {
    /// Indexes (text, substance, kind). A text without a Latin letter or a digit, and a CAS number
    /// or InChIKey that is none, is counted but never found.
    pub fn build<'a>(entries: impl Iterator<Item = (&'a str, u32, NameKind)>) -> Names {
        let mut names = Names::default();
        names.keys.reserve(entries.size_hint().0);
        let mut form = Form::default();
        for (entry, (text, substance, kind)) in (0u32..).zip(entries) {
            names.entries.push(Entry { substance, kind });
            match kind {
                NameKind::Cas => names.cas.extend(read_cas(text).map(|number| (number, entry))),
                NameKind::InchiKey => {
                    let whole = read_inchikey(text).filter(|letters| !letters.contains(&0));
                    names.inchikeys.extend(whole.map(|letters| (letters, entry)));
                }
                _ => {
                    form.read(text);
                    if form.is_searchable() {
                        names.add(&form, entry);
                    }
                }
            }
        }
        names
    }

    /// The same index with the ends that names of one family share ("azolam"). A text with such an end spelt right is the
    /// name of a member: what differs before it makes another, unless it is long.
    pub fn with_stems<'a>(mut self, stems: impl Iterator<Item = &'a str>) -> Names {
        self.stems = stems.map(|stem| stem.as_bytes().to_vec()).collect();
        sort_by(&mut self.stems, |a, b| b.len().cmp(&a.len()));
        self
    }

    /// What the text may mean, best first, at most `limit`, each substance once by its best match.
    /// Equal scores are ordered by kind and substance.
    pub fn find(&self, text: &str, limit: usize) -> Vec<Found> {
        if limit == 0 || text.chars().nth(LONGEST_TEXT).is_some() {
            return Vec::new();
        }
        let mut found = self.by_identifier(text);
        let form = Form::of(text);
        if found.is_empty() && form.is_searchable() {
            self.equal(&form, &mut found);
            let exact = !found.is_empty();
            if !exact && is_not_here(&form) {
                return Vec::new();
            }
            self.completions(&form, &mut found);
            let mut inside = self.inside(&form);
            if !exact {
                // what stands inside other names is less likely to be mistyped
                let most_errors = if inside.is_empty() { usize::MAX } else { 1 };
                self.mistyped(&form, most_errors, &mut found);
            }
            found.append(&mut inside);
        }
        if found.is_empty() {
            found = self.names_in(text);
            found.iter_mut().for_each(|found| found.score = PART_OF_FREE_TEXT);
        }
        self.best_first(found, limit)
    }

    /// The substances that have this text as a name, a CAS number or an InChIKey, in any usual
    /// spelling but without typing errors; those spelt the same way only, if there are any.
    pub fn exact(&self, text: &str) -> Vec<u32> {
        let mut found = self.by_identifier(text);
        let form = Form::of(text);
        if form.is_searchable() && text.chars().nth(LONGEST_TEXT).is_none() {
            self.equal(&form, &mut found);
        }
        let best = found.iter().fold(0f32, |best, found| best.max(found.score));
        found.retain(|found| found.score >= best);
        let mut substances: Vec<u32> = found.iter().map(|found| found.substance).collect();
        sort_by(&mut substances, u32::cmp);
        substances.dedup();
        substances
    }

    /// The substances that a free text such as "oxycodone 30 pill" speaks of, in its order. An
    /// ambiguous word gives all it may mean, an unknown text none.
    pub fn resolve_free_text(&self, text: &str) -> Vec<u32> {
        let mut substances = Vec::new();
        for found in self.in_free_text(text) {
            if !substances.contains(&found.substance) {
                substances.push(found.substance);
            }
        }
        substances
    }

    fn add(&mut self, form: &Form, entry: u32) {
        if form.strict == form.loose {
            return self.add_key(&form.strict, STRICT | LOOSE, form.locants, form.starts(), entry);
        }
        self.add_key(&form.strict, STRICT, form.locants, form.starts(), entry);
        self.add_key(&form.loose, LOOSE, form.locants, form.loose_starts, entry);
    }

    fn add_key(&mut self, key: &[u8], forms: u8, locants: Locants, starts: u64, entry: u32) {
        let (Ok(start), Ok(length)) = (u32::try_from(self.text.len()), u16::try_from(key.len())) else { return };
        self.text.extend_from_slice(key);
        let (letters, digits) = (letters_of(key), digits_of(key));
        self.keys.push(NameKey { head: head(key), start, length, forms, locants, entry, starts, letters, digits });
    }

    fn found(&self, key: &NameKey, score: f32) -> Option<Found> {
        self.found_entry(key.entry, score)
    }

    fn found_entry(&self, entry: u32, score: f32) -> Option<Found> {
        let Entry { substance, kind } = *self.entries.get(entry as usize)?;
        Some(Found { substance, entry, kind, score })
    }

    fn best_first(&self, mut found: Vec<Found>, limit: usize) -> Vec<Found> {
        let better = |a: &Found, b: &Found| b.score.total_cmp(&a.score).then(a.kind.cmp(&b.kind));
        sort_by(&mut found, |a, b| {
            a.substance.cmp(&b.substance).then_with(|| better(a, b)).then(a.entry.cmp(&b.entry))
        });
        found.dedup_by_key(|found| found.substance);
        sort_by(&mut found, |a, b| better(a, b).then(a.substance.cmp(&b.substance)));
        found.truncate(limit);
        found
    }
}

fn is_not_here(form: &Form) -> bool {
    NOT_HERE.iter().any(|name| name.as_bytes() == form.strict)
}

fn slice<'a>(text: &'a [u8], key: &NameKey) -> &'a [u8] {
    let start = key.start as usize;
    text.get(start..start + usize::from(key.length)).unwrap_or_default()
}

/// The first eight bytes as a number; a shorter key leaves the last of them 0.
fn head(key: &[u8]) -> u64 {
    let mut head = [0; 8];
    let length = key.len().min(8);
    head[..length].copy_from_slice(&key[..length]);
    u64::from_be_bytes(head)
}

/// A key has letters, digits, commas and primes; only letters are beyond 0x40.
fn letters_of(key: &[u8]) -> u32 {
    key.iter().fold(0, |letters, &byte| letters | u32::from(byte >> 6 & 1) << (byte & 31))
}

/// 0 for a key without digits.
fn digits_of(key: &[u8]) -> u32 {
    let digits = key.iter().filter(|byte| byte.is_ascii_digit());
    digits.fold(0u32, |hash, digit| hash.wrapping_mul(31).wrapping_add(u32::from(digit - b'0') + 1))
}
