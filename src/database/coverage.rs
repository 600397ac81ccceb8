//! What is recorded of which substance on which test, and whether the sources
//! agree. A pair that does not come up here has no record: what it would show
//! is unknown, which is not "no reaction".

use crate::order::sort_by;
use schema::{Database, Detected, Limit, Matrix, ReagentIndex, Record, SourceIndex, StripIndex, SubstanceIndex};

/// The records of one substance on one reagent.
pub struct OnReagent {
    /// Never a further substance: those have no records.
    pub substance: SubstanceIndex,
    /// A variant has records of its own.
    pub reagent: ReagentIndex,
    /// As the build marked the records: lineages say what does not agree.
    pub disputed: bool,
    /// Each once.
    pub sources: Vec<SourceIndex>,
}

/// The records of one substance on one strip.
pub struct OnStrip {
    /// What the strip is made for, or anything else that was tried on it.
    pub substance: SubstanceIndex,
    /// A product, or the entry for any brand.
    pub strip: StripIndex,
    /// Highest detection limit in water.
    pub limit: Option<Limit>,
    /// One entry a different answer.
    pub sides: Vec<Side>,
}

/// An answer of the records, and the sources that give it.
pub struct Side {
    /// Inconsistent if it was seen at some times and not at others.
    pub detected: Detected,
    /// Each once.
    pub sources: Vec<SourceIndex>,
}

/// What the answers come to.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Detection {
    /// Every answer is that the strip sees it.
    Yes,
    /// Every answer is that it does not.
    No,
    /// The answers are opposed, or one of them is inconsistent.
    Disputed,
}

impl Detection {
    /// The word of the public interface: `yes`, `no` or `disputed`.
    pub fn word(self) -> &'static str {
        match self {
            Self::Yes => "yes",
            Self::No => "no",
            Self::Disputed => "disputed",
        }
    }
}

impl OnStrip {
    /// A strip that is hampered sees the substance at some times and not at
    /// others, so it is disputed by itself.
    pub fn detection(&self) -> Detection {
        let says = |answer| self.sides.iter().any(|side| side.detected == answer);
        match (says(Detected::Yes), says(Detected::No), says(Detected::Inconsistent)) {
            (true, false, false) => Detection::Yes,
            (false, true, false) => Detection::No,
            _ => Detection::Disputed,
        }
    }

    /// The sources of all answers, each once.
    pub fn sources(&self) -> Vec<SourceIndex> {
        let mut sources = Vec::new();
        self.sides.iter().for_each(|side| add_new(&mut sources, &side.sources));
        sources
    }
}

/// All pairs with a record, by reagent, then substance, with the sources of
/// what is told of a pair without a vote.
pub fn on_reagents(data: &Database) -> impl Iterator<Item = OnReagent> {
    let pair = |record: &Record| (record.reagent, record.substance);
    data.records.chunk_by(move |a, b| pair(a) == pair(b)).map(move |records| {
        let mut sources = Vec::new();
        records.iter().for_each(|record| add_new(&mut sources, &record.sources));
        let told = data.unweighed.iter().filter(|told| (told.reagent, told.substance) == pair(&records[0]));
        told.for_each(|row| add_new(&mut sources, &row.sources));
        OnReagent {
            substance: records[0].substance,
            reagent: records[0].reagent,
            disputed: records.iter().any(|record| record.disputed),
            sources,
        }
    })
}

/// All pairs with a record, by strip, then substance.
pub fn on_strips(data: &Database) -> Vec<OnStrip> {
    let mut pairs: Vec<OnStrip> = Vec::new();
    let mut add = |strips: &[StripIndex],
                   substance: SubstanceIndex,
                   detected: Detected,
                   limit: Option<Limit>,
                   sources: &[SourceIndex]| {
        for strip in strips {
            let at = pairs.iter().position(|pair| (pair.strip, pair.substance) == (*strip, substance));
            let at = at.unwrap_or_else(|| {
                pairs.push(OnStrip { substance, strip: *strip, limit: None, sides: Vec::new() });
                pairs.len() - 1
            });
            let pair = &mut pairs[at];
            pair.limit = match (pair.limit, limit) {
                (Some(a), Some(b)) => Some(if b > a { b } else { a }),
                (a, b) => a.or(b),
            };
            match pair.sides.iter_mut().find(|side| side.detected == detected) {
                Some(side) => add_new(&mut side.sources, sources),
                None => pair.sides.push(Side { detected, sources: sources.to_vec() }),
            }
        }
    };
    let tables = &data.strips;
    for row in &tables.limits {
        let measured = (row.matrix == Matrix::Water).then_some(row.limit);
        add(&row.strips, row.analyte, Detected::Yes, measured, &row.sources);
    }
    for row in &tables.cross_reactivities {
        add(&row.strips, row.substance, row.detected, None, &row.sources);
    }
    for row in &tables.interferents {
        let detected = if row.reacts { Detected::Yes } else { Detected::No };
        add(&row.strips, row.substance, detected, None, &row.sources);
    }
    sort_by(&mut pairs, |a, b| (a.strip, a.substance).cmp(&(b.strip, b.substance)));
    pairs
}

/// Adds the sources that are not there yet.
pub fn add_new(sources: &mut Vec<SourceIndex>, more: &[SourceIndex]) {
    for source in more {
        if !sources.contains(source) {
            sources.push(*source);
        }
    }
}

#[cfg(test)]
mod tests {
    use super::super::Signatures;
    use super::*;

    #[test]
    fn every_record_stands_in_one_pair_and_disputes_are_those_of_the_records() {
        let database = Signatures::core().unwrap();
        let mut pairs = 0;
        for pair in on_reagents(&database.data) {
            let of_pair = |record: &&Record| record.substance == pair.substance;
            let records: Vec<&Record> = database.records_of(pair.reagent).iter().filter(of_pair).collect();
            assert!(!records.is_empty() && records.iter().all(|record| record.disputed == pair.disputed));
            for source in records.iter().flat_map(|record| &record.sources) {
                assert_eq!(pair.sources.iter().filter(|index| *index == source).count(), 1);
            }
            pairs += 1;
        }
        let rows: usize =
            ReagentIndex::first(database.data.reagents.len()).map(|r| database.recorded(r).rows.len()).sum();
        assert_eq!(pairs, rows);
    }

    #[test]
    fn answers_that_are_opposed_keep_their_sources_apart() {
        let database = Signatures::core().unwrap();
        let pairs = on_strips(&database.data);
        let of = |strip: &str, substance: &str| {
            let strip = database.strip_named(strip).unwrap();
            let substance = database.substance_by_id(substance).unwrap();
            pairs.iter().find(|pair| (pair.strip, pair.substance) == (strip, substance)).unwrap()
        };
        assert_eq!(of("btnx-fentanyl", "fentanyl").detection(), Detection::Yes);
        let carfentanil = of("btnx-fentanyl", "carfentanil");
        assert_eq!(carfentanil.detection(), Detection::Disputed);
        assert!(carfentanil.sides.len() > 1 && carfentanil.sources().len() >= carfentanil.sides.len());
    }
}
