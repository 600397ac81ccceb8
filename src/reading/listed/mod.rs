//! One line of an instrument's list, as services write it: which names it says
//! are there, and which it says were not found. Decided for each name, and
//! towards danger: what is not plainly denied is there, however little.

mod cues;
mod words;

use crate::database::names::Found;
use crate::database::{ClassName, Signatures};
use cues::{Cue, cue_at, is_filler, is_of_reports, is_one_of};
use schema::{FamilyIndex, Index, SubstanceIndex};
use std::cell::Cell;
use words::{Atom, Mark, Word, atoms};

/// What a line says.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct ListedLine {
    /// Substances that are there.
    pub present: Vec<SubstanceIndex>,
    /// What is there and not in the database, but by its name of these families.
    pub unverified: Vec<Unverified>,
    /// What is there, and by its spelling may be of these: told, never weighed.
    pub offered: Vec<Offered>,
    /// Families of what was named as not found, or not looked for.
    pub denied: Vec<FamilyIndex>,
    /// Something was denied, whether or not it is known.
    pub denies: bool,
    /// Parts beside the names that say nothing that is known.
    pub unknown: Vec<String>,
}

/// A name that the database lacks, tied to a family by a stem, a code or a class word.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub struct Unverified {
    /// The family that it tells.
    pub family: FamilyIndex,
    /// The name as it was written.
    pub text: String,
}

/// A text that is no name, and the substance whose name it may mistype.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub struct Offered {
    /// As it was written.
    pub text: String,
    /// What it may mean.
    pub substance: SubstanceIndex,
}

/// How many names of a sample may still be looked up as mistyped, which is the
/// dear part of reading them: no list of a person has so many errors. Beyond
/// that a name is taken as it is spelt, and by its stem.
#[derive(Debug)]
pub struct Guesses(Cell<u32>);

impl Default for Guesses {
    fn default() -> Self {
        Self(Cell::new(48))
    }
}

impl Guesses {
    fn mistyped(&self, database: &Signatures, text: &str) -> Option<Found> {
        let left = self.0.get().checked_sub(1)?;
        self.0.set(left);
        database.names().mistyped_name(text)
    }
}

impl ListedLine {
    pub fn says_nothing_there(&self) -> bool {
        self.present.is_empty() && self.unverified.is_empty()
    }

    pub fn read(database: &Signatures, line: &str, guesses: &Guesses) -> Self {
        let items = items(database, line, guesses);
        let mut said = Self::default();
        let denial = items.iter().any(is_denial);
        said.unknown = unknown_parts(&items);
        let names = names(items);
        said.denies = names.iter().any(|(_, says)| *says == Says::Denied) || (names.is_empty() && denial);
        for (name, says) in names {
            let families = name.families.iter().copied();
            if says == Says::There {
                for substance in &name.substances {
                    if !said.present.contains(substance) {
                        said.present.push(*substance);
                    }
                }
                said.unverified.extend(families.map(|family| Unverified { family, text: name.text.clone() }));
                if let Some(substance) = name.offered {
                    if name.families.is_empty() {
                        said.unknown.push(name.text.clone());
                    }
                    said.offered.push(Offered { text: name.text.clone(), substance });
                }
            } else {
                let of_substances = name.substances.iter().map(|substance| database.substance(*substance).family);
                said.denied.extend(of_substances.chain(families));
            }
        }
        // Of what is there, it is not denied in the same breath.
        let there = |family: &FamilyIndex| {
            said.present.iter().any(|substance| database.substance(*substance).family == *family)
                || said.unverified.iter().any(|unverified| unverified.family == *family)
        };
        let mut denied = Vec::new();
        for family in &said.denied {
            if !denied.contains(family) && !there(family) {
                denied.push(*family);
            }
        }
        said.denied = denied;
        said
    }
}

/// What a line is made of: names, what is said of them, and what stands between.
#[derive(Debug)]
enum Item {
    Name(Name),
    Cue(Cue),
    Mark(Mark),
    /// "and", "or", "nor".
    Joint {
        or: bool,
    },
    /// A word that is no name; a filler may stand between a "no" and its name.
    Other {
        filler: bool,
        /// The word, if it may be a name that nobody knows.
        unknown: Option<String>,
    },
}

#[derive(Debug, Clone)]
struct Name {
    text: String,
    /// What it may mean, by the database.
    substances: Vec<SubstanceIndex>,
    /// Else its families, by what it is made of, or of the danger that it may mean.
    families: Vec<FamilyIndex>,
    /// The one that it may mistype.
    offered: Option<SubstanceIndex>,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Says {
    There,
    Denied,
}

/// What stands between the marks without a name in it, in the words that may be one.
fn unknown_parts(items: &[Item]) -> Vec<String> {
    let ends = |item: &Item| matches!(item, Item::Mark(_) | Item::Joint { .. });
    let parts = items.split(ends).filter(|part| !part.iter().any(|item| matches!(item, Item::Name(_))));
    let words = |part: &[Item]| {
        let unknown = part.iter().filter_map(|item| match item {
            Item::Other { unknown, .. } => unknown.as_deref(),
            _ => None,
        });
        unknown.collect::<Vec<_>>().join(" ")
    };
    parts.map(words).filter(|words| !words.is_empty()).collect()
}

fn is_denial(item: &Item) -> bool {
    matches!(item, Item::Cue(Cue::No | Cue::NoneOf | Cue::NotFound | Cue::NotFoundBehind | Cue::NotLookedFor))
}

#[inline(never)]
fn items(database: &Signatures, line: &str, guesses: &Guesses) -> Vec<Item> {
    let atoms = atoms(line);
    let mut items = Vec::new();
    let mut text: Option<(usize, usize)> = None;
    let mut at = 0;
    while let Some(atom) = atoms.get(at) {
        let rest = atoms.get(at..).unwrap_or_default();
        let (item, length) = match (cue_at(rest), atom) {
            (Some((cue, length)), _) => (Some(Item::Cue(cue)), length),
            (None, Atom::Mark(mark)) => (Some(Item::Mark(*mark)), 1),
            (None, Atom::Sign(_)) => (Some(Item::Other { filler: false, unknown: None }), 1),
            (None, Atom::Word(word)) => match joint(word) {
                Some(joint) => (Some(joint), 1),
                None => {
                    text = Some((text.map_or(word.from, |(from, _)| from), word.to));
                    (None, 1)
                }
            },
        };
        if let Some(item) = item {
            read_text(database, line, text.take(), guesses, &mut items);
            items.push(item);
        }
        at += length;
    }
    read_text(database, line, text, guesses, &mut items);
    items
}

fn joint(word: &Word) -> Option<Item> {
    is_one_of(word.text, &["and", "or"]).then(|| Item::Joint { or: is_one_of(word.text, &["or"]) })
}

fn exact(database: &Signatures, text: &str) -> Vec<SubstanceIndex> {
    database.names().exact(text).into_iter().map(|number| SubstanceIndex::at(number as usize)).collect()
}

/// The names of a text in which nothing is said of them, and the words between.
#[inline(never)]
fn read_text(
    database: &Signatures,
    line: &str,
    range: Option<(usize, usize)>,
    guesses: &Guesses,
    items: &mut Vec<Item>,
) {
    let Some(text) = range.and_then(|(from, to)| line.get(from..to)) else { return };
    let classes = database.class_names(text);
    let only_a_class = |class: &ClassName| text.trim().len() == class.to - class.from;
    let whole = exact(database, text);
    if !whole.is_empty() && !classes.iter().any(only_a_class) {
        items.push(Item::Name(Name { text: text.to_owned(), substances: whole, families: Vec::new(), offered: None }));
        return;
    }
    let mut read_to = 0;
    for class in classes {
        read_names(database, text.get(read_to..class.from).unwrap_or_default(), guesses, items);
        let own = text.get(class.from..class.to).unwrap_or_default().to_owned();
        items.push(Item::Name(Name { text: own, substances: Vec::new(), families: class.families, offered: None }));
        read_to = class.to;
    }
    read_names(database, text.get(read_to..).unwrap_or_default(), guesses, items);
}

#[inline(never)]
fn read_names(database: &Signatures, text: &str, guesses: &Guesses, items: &mut Vec<Item>) {
    let name = |text: &str, substances: Vec<SubstanceIndex>, families: Vec<FamilyIndex>| {
        Item::Name(Name { text: text.trim().to_owned(), substances, families, offered: None })
    };
    if text.trim().is_empty() {
        return;
    }
    let from = items.len();
    let mut named = false;
    for part in database.names().parts(text) {
        let own = text.get(part.from..part.to).unwrap_or_default();
        let mut substances: Vec<SubstanceIndex> =
            part.found.iter().map(|found| SubstanceIndex::at(found.substance as usize)).collect();
        if substances.is_empty() && is_identifier(own) {
            substances = exact(database, own);
        }
        let families = match substances.is_empty() && part.may_be_a_name {
            true => database.families_by_stem(own),
            false => Vec::new(),
        };
        named |= !substances.is_empty() || !families.is_empty();
        if is_one_of(own, &ANALOGUES)
            && let Some(Item::Name(of)) = items.last_mut()
        {
            // "Etizolam analogue" is not etizolam.
            let families = of.substances.drain(..).map(|substance| database.substance(substance).family);
            of.families.extend(families);
            of.families.dedup();
            of.text = format!("{} {own}", of.text);
            continue;
        }
        items.push(match substances.is_empty() && families.is_empty() {
            true => {
                let filler = is_filler(own);
                let may_be = part.may_be_a_name && !filler && !is_of_reports(own) && own.len() >= SHORTEST_UNKNOWN;
                Item::Other { filler, unknown: may_be.then(|| own.to_owned()) }
            }
            false => name(own, substances, families),
        });
    }
    let says_something = items.iter().skip(from).any(|item| matches!(item, Item::Other { unknown: Some(_), .. }));
    if !named
        && says_something
        && let Some(found) = guesses.mistyped(database, text)
    {
        let offered = SubstanceIndex::at(found.substance as usize);
        // What may name a danger is there, whichever member it is.
        let family = database.substance(offered).family;
        let families = if database.is_hazard(family) { vec![family] } else { Vec::new() };
        items.truncate(from);
        let text = text.trim().to_owned();
        items.push(Item::Name(Name { text, substances: Vec::new(), families, offered: Some(offered) }));
    }
}

/// A word with fewer letters is no name worth asking about.
const SHORTEST_UNKNOWN: usize = 3;
/// Behind the name of a substance, these make another of its family.
const ANALOGUES: [&str; 8] =
    ["analogue", "analogues", "analog", "analogs", "derivative", "derivatives", "homologue", "homolog"];

/// A CAS number is digits apart by hyphens, which a free text takes for a strength.
fn is_identifier(text: &str) -> bool {
    text.bytes().filter(|byte| *byte == b'-').count() == 2 && text.bytes().all(|b| b.is_ascii_digit() || b == b'-')
}

/// A name with its place among the items, and what governs it.
struct Governed {
    name: Name,
    at: usize,
    /// Denied by "no", whose verb may follow: "no fentanyl was detected".
    by_no: bool,
    denied: bool,
    there: bool,
}

/// Every name of the line with what is said of it.
#[inline(never)]
fn names(items: Vec<Item>) -> Vec<(Name, Says)> {
    let mut governed: Vec<Governed> = Vec::new();
    for (at, item) in items.iter().enumerate() {
        if let Item::Name(name) = item {
            governed.push(Governed { name: name.clone(), at, by_no: false, denied: false, there: false });
        }
    }
    let mut statement = Statement { first: 0, denied: false };
    let mut at = 0;
    while let Some(item) = items.get(at) {
        let mut next = at + 1;
        match item {
            Item::Mark(Mark::Stop) | Item::Cue(Cue::Anew) => statement = Statement { first: at, denied: false },
            Item::Cue(Cue::NoneOf) => statement.denied = true,
            Item::Cue(Cue::No) => match name_after(&items, next) {
                Some(name) => {
                    deny_listed(&items, &mut governed, name);
                    // "trace" in "no trace of" says nothing of the name before.
                    next = name;
                }
                None if matches!(items.get(next), None | Some(Item::Mark(_))) => {
                    deny_before(&items, &mut governed, statement.first, at);
                }
                None => {}
            },
            Item::Cue(Cue::NotFoundBehind) => {
                if at > 0 && matches!(items.get(at - 1), Some(Item::Name(_))) {
                    deny_before(&items, &mut governed, statement.first, at);
                }
            }
            Item::Cue(Cue::NotFound | Cue::NotLookedFor) => {
                let before = governed.iter().any(|item| (statement.first..at).contains(&item.at));
                match name_after(&items, next) {
                    _ if matches!(items.get(next), Some(Item::Mark(Mark::Colon))) => statement.denied = true,
                    Some(name) if begins_a_part(&items, at) => deny_listed(&items, &mut governed, name),
                    _ if before => deny_before(&items, &mut governed, statement.first, at),
                    _ => statement.denied = true,
                }
            }
            Item::Cue(Cue::Amount) if of_a_limit(&items, at) => {}
            Item::Cue(cue @ (Cue::There | Cue::Detected | Cue::Amount)) => {
                if matches!(items.get(next), Some(Item::Mark(Mark::Colon))) {
                    statement = Statement { first: at, denied: false };
                } else if begins_a_part(&items, at) && matches!(items.get(next), Some(Item::Name(_))) {
                    // "5 % heroin": of the name behind it, which is said anew.
                    statement.denied = false;
                    governed
                        .iter_mut()
                        .filter(|item| item.at == next)
                        .for_each(|item| item.there |= *cue != Cue::Detected);
                } else if let Some(item) =
                    governed.iter_mut().rev().find(|item| (statement.first..at).contains(&item.at))
                {
                    item.there |= *cue != Cue::Detected || !item.by_no;
                }
            }
            Item::Name(_) if statement.denied => {
                governed.iter_mut().filter(|item| item.at == at).for_each(|item| item.denied = true);
            }
            Item::Name(_) | Item::Mark(_) | Item::Joint { .. } | Item::Other { .. } | Item::Cue(Cue::Limit) => {}
        }
        at = next;
    }
    join_names_of_one(&items, &mut governed);
    governed
        .into_iter()
        .map(|item| (item.name, if item.denied && !item.there { Says::Denied } else { Says::There }))
        .collect()
}

/// Since the last full stop or "but".
struct Statement {
    first: usize,
    /// Its names are denied as a list.
    denied: bool,
}

/// The name that follows, past fillers and words such as "trace".
#[inline(never)]
fn name_after(items: &[Item], from: usize) -> Option<usize> {
    let passed = |item: &Item| match item {
        Item::Other { filler, .. } => *filler,
        Item::Joint { .. } => true,
        Item::Cue(cue) => matches!(cue, Cue::There | Cue::Detected | Cue::Limit),
        Item::Name(_) | Item::Mark(_) => false,
    };
    let at = from + items.iter().skip(from).take_while(|item| passed(item)).count();
    matches!(items.get(at), Some(Item::Name(_))).then_some(at)
}

/// Denies a name and those that "or" joins to it: "no A, B or C".
fn deny_listed(items: &[Item], governed: &mut [Governed], first: usize) {
    let mut until = first;
    let mut at = first + 1;
    while let Some(item) = items.get(at) {
        match item {
            Item::Name(_) => {
                let between = items.get(until + 1..at).unwrap_or_default();
                if between.iter().any(|item| matches!(item, Item::Joint { or: true } | Item::Mark(Mark::Beside('/')))) {
                    until = at;
                } else if !or_follows(items, at) {
                    break;
                }
            }
            Item::Mark(Mark::Comma | Mark::Beside('/') | Mark::Open | Mark::Close) | Item::Joint { or: true } => {}
            Item::Other { filler: true, .. } => {}
            _ => break,
        }
        at += 1;
    }
    for item in governed.iter_mut().filter(|item| (first..=until).contains(&item.at)) {
        item.denied = true;
        item.by_no = true;
    }
}

/// The list goes on to an "or" by commas alone.
fn or_follows(items: &[Item], from: usize) -> bool {
    let listed =
        |item: &&Item| matches!(item, Item::Name(_) | Item::Mark(Mark::Comma) | Item::Other { filler: true, .. });
    let at = from + items.iter().skip(from).take_while(listed).count();
    matches!(items.get(at), Some(Item::Joint { or: true }))
}

/// Denies the name before a "not detected", and those that are joined to it: "A, B and C not detected". What only a comma
/// stands before is not joined: it may be there.
fn deny_before(items: &[Item], governed: &mut [Governed], first: usize, cue: usize) {
    let indexes: Vec<usize> = governed.iter().map(|item| item.at).filter(|at| (first..cue).contains(at)).collect();
    let Some((last, earlier)) = indexes.split_last() else { return };
    let between = |from: usize, to: usize| items.get(from + 1..to).unwrap_or_default();
    let mut denied = vec![*last];
    // "A and B (not detected)" is about B.
    if !between(*last, cue).iter().any(|item| matches!(item, Item::Mark(Mark::Open))) {
        let (mut joined, mut after) = (false, *last);
        for at in earlier.iter().rev() {
            let between = between(*at, after);
            let joins = |item: &Item| matches!(item, Item::Joint { .. } | Item::Mark(Mark::Beside('/' | '&')));
            joined |= between.iter().any(joins);
            let of_list =
                |item: &Item| joins(item) || matches!(item, Item::Mark(Mark::Comma) | Item::Other { filler: true, .. });
            if !joined || !between.iter().all(of_list) {
                break;
            }
            denied.push(*at);
            after = *at;
        }
    }
    for item in governed.iter_mut().filter(|item| denied.contains(&item.at)) {
        item.denied = true;
    }
}

/// The figure in "not detected (0.1 ng/mL)" says what would have been.
fn of_a_limit(items: &[Item], at: usize) -> bool {
    let before = items.get(..at).unwrap_or_default();
    let before = before.iter().rev().find(|item| !matches!(item, Item::Mark(Mark::Open | Mark::Colon)));
    matches!(before, Some(Item::Cue(Cue::NotFound | Cue::Limit)))
}

/// The cue opens its part of the line, so that it is about what follows.
fn begins_a_part(items: &[Item], at: usize) -> bool {
    at == 0
        || matches!(
            items.get(at - 1),
            Some(Item::Mark(Mark::Comma | Mark::Stop | Mark::Open | Mark::Dash | Mark::Beside(_)) | Item::Joint { .. })
        )
}

/// "Fentanyl (CAS 437-38-7) not detected": a name in brackets that means the same as the one before it shares its lot.
fn join_names_of_one(items: &[Item], governed: &mut [Governed]) {
    for at in 1..governed.len() {
        let [.., one, other] = &mut governed[..=at] else { return };
        let between = items.get(one.at + 1..other.at).unwrap_or_default();
        let bracket = between.iter().any(|item| matches!(item, Item::Mark(Mark::Open)))
            && !between.iter().any(|item| matches!(item, Item::Mark(Mark::Close | Mark::Stop)));
        if bracket && one.name.substances.iter().any(|substance| other.name.substances.contains(substance)) {
            (one.denied, other.denied) = (one.denied || other.denied, one.denied || other.denied);
            (one.there, other.there) = (one.there || other.there, one.there || other.there);
        }
    }
}
