//! What the database expected of a substance on a test, in words, with the sources.

use super::NonReagentRecord;
use crate::database::Signatures;
use crate::database::coverage::add_new;
use crate::evidence::{found_in_samples, interferents, recorded_as_seen, sources_on_strip};
use crate::message::{Key, percent, phrase};
use schema::{Record, SourceIndex, StripIndex, SubstanceIndex, Unweighed};

/// What the database expected of a substance on a reagent.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct Expectation {
    /// Courses of all lineages, "; " between lineages, " or " between
    /// alternatives; empty without a record.
    pub expected: String,
    /// Whether sources disagree on the reagent; never of a strip or an instrument.
    pub disputed: bool,
    /// Each once.
    pub sources: Vec<SourceIndex>,
}

impl Expectation {
    /// `first` is the first record of the pair, or stands for a `NonReagentRecord`.
    pub fn of(database: &Signatures, first: Option<u32>) -> Self {
        let beyond = match first.and_then(|first| NonReagentRecord::of(database, first)) {
            Some(NonReagentRecord::Strip { strip, substance }) => Some(of_strip(database, strip, substance)),
            Some(NonReagentRecord::Listed) => Some((phrase(database, Key::ExpectedListed, ""), Vec::new())),
            None => None,
        };
        if let Some((expected, sources)) = beyond {
            return Self { expected, disputed: false, sources };
        }
        let records = first.and_then(|first| database.data.records.get(first as usize..)).unwrap_or_default();
        let pair = |record: &Record| (record.reagent, record.substance);
        let mut found = Self::default();
        let mut before = String::new();
        for record in records.iter().take_while(|record| pair(record) == pair(&records[0])) {
            let courses = courses(database, record);
            // Lineages that say the same after one another are written once.
            if courses != before {
                if !before.is_empty() {
                    found.expected.push_str("; ");
                }
                found.expected.push_str(&courses);
                before = courses;
            }
            found.disputed |= record.disputed;
            add_new(&mut found.sources, &record.sources);
        }
        for row in first.and_then(|_| records.first()).into_iter().flat_map(|record| unweighed(database, record)) {
            let seen = row.seen.replace(" || ", " or ");
            found.expected.push_str(&format!("; {}", phrase(database, Key::ExpectedElsewhere, &seen)));
            add_new(&mut found.sources, &row.sources);
        }
        found
    }
}

/// What is told of the pair beside its records.
fn unweighed<'a>(database: &'a Signatures, record: &Record) -> impl Iterator<Item = &'a Unweighed> {
    let pair = (record.reagent, record.substance);
    database.data.unweighed.iter().filter(move |row| (row.reagent, row.substance) == pair)
}

fn courses(database: &Signatures, record: &Record) -> String {
    let mut text = String::new();
    for (i, course) in record.alternatives.iter().enumerate() {
        if i > 0 {
            text.push_str(" or ");
        }
        for (j, stage) in course.stages.iter().enumerate() {
            if j > 0 {
                text.push_str(" > ");
            }
            text.push_str(&database.data.phrases[usize::from(*stage)].text);
        }
    }
    text
}

/// What was expected of a strip for a main component that it weighs: in words, and
/// the sources that say so.
fn of_strip(database: &Signatures, strip: StripIndex, substance: SubstanceIndex) -> (String, Vec<SourceIndex>) {
    if database.substance(substance).family != database.target_of(strip).family {
        let turning = interferents(database, strip, None).into_iter().find(|i| i.substance == substance);
        let Some(interference) = turning else { return Default::default() };
        let text = match interference.from {
            Some(from) => phrase(database, Key::ExpectedInterferentFrom, &from.of_pure().0.to_string()),
            None => phrase(database, Key::ExpectedInterferent, ""),
        };
        return (text, interference.sources);
    }
    let recorded = recorded_as_seen(database, strip).contains(&substance);
    match found_in_samples(database, strip).filter(|_| !recorded) {
        Some((share, sources)) => {
            (phrase(database, Key::ExpectedMemberCounted, &percent(share).to_string()), sources.to_vec())
        }
        None => (phrase(database, Key::ExpectedMember, ""), sources_on_strip(database, strip, substance)),
    }
}
