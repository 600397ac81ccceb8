//! What every reading says of every candidate, in columns: there are thousands
//! of cells, and a list for each candidate would cost more than its contents.

use super::mixture::MixedLook;
use super::tally::{Answer, SPEAKS, Tally, speaks_against};
use super::traces::{says_more, should_see};
use super::{Test, TestsDone, Traces};
use crate::database::Signatures;
use crate::evidence::{KindWeight, Parameters, listed_weight};
use crate::order::sort_by;
use schema::{Index, StripIndex, SubstanceIndex};

/// Stands for "no record" in the column of records.
pub const NO_RECORD: u32 = u32::MAX;

/// Which way a reading moves a candidate.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Says {
    /// It weighs more than 0.2 nats.
    For,
    /// It weighs less than -0.2 nats.
    Against,
    /// It weighs something between, or there is no record of the substance.
    Nothing,
}

impl Says {
    fn of(weight: f64) -> Self {
        if weight > SPEAKS {
            Says::For
        } else if speaks_against(weight) {
            Says::Against
        } else {
            Says::Nothing
        }
    }

    /// The word of the public interface: `for`, `against` or `nothing`.
    pub fn word(self) -> &'static str {
        match self {
            Says::For => "for",
            Says::Against => "against",
            Says::Nothing => "nothing",
        }
    }
}

/// What one reading says of one candidate.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Evidence {
    /// Index into the caller's readings.
    pub reading: usize,
    /// Readings of one reagent say the same: it goes by all of them together.
    pub says: Says,
    /// ln of the likelihood ratio to the background.
    pub weight: f64,
    /// It contradicts what is recorded of the candidate.
    pub contradicts: bool,
    /// How its test stands to what is recorded of the candidate.
    pub answer: Answer,
    /// What the database expected: the first of the records of the substance
    /// on the reagent, or what stands after all records (`NonReagentRecord`); none if it
    /// has no record.
    pub record: Option<u32>,
}

/// What else than records of reagents a place may stand for. These places come
/// after all records: one column holds all, and a place means the same in every
/// verdict.
pub enum NonReagentRecord {
    /// What is recorded of a substance on a strip.
    Strip {
        /// The strip that was read.
        strip: StripIndex,
        /// A member that it is recorded to see, or an interferent.
        substance: SubstanceIndex,
    },
    /// An instrument listed the substance.
    Listed,
}

impl NonReagentRecord {
    fn index(self, database: &Signatures) -> u32 {
        let substances = database.data.substances.len();
        let after = match self {
            NonReagentRecord::Listed => 0,
            NonReagentRecord::Strip { strip, substance } => {
                1 + usize::from(strip) * substances + usize::from(substance)
            }
        };
        (database.data.records.len() + after) as u32
    }

    /// What a place stands for, if it is no record of a reagent.
    pub fn of(database: &Signatures, index: u32) -> Option<Self> {
        let after = (index as usize).checked_sub(database.data.records.len())?;
        let Some(pair) = after.checked_sub(1) else { return Some(NonReagentRecord::Listed) };
        let substances = database.data.substances.len();
        Some(NonReagentRecord::Strip {
            strip: StripIndex::at(pair / substances),
            substance: SubstanceIndex::at(pair % substances),
        })
    }
}

/// Cells stand by candidate (`Candidate::row`), then by reading.
#[derive(Debug, Clone, Default)]
pub struct EvidenceTable {
    /// Every reading that counts, in the order of the caller.
    pub readings: Vec<usize>,
    /// One a cell; readings of one reagent say the same.
    pub says: Vec<Says>,
    /// One a cell, in nats, 0 without a record; readings of one reagent share its weight in equal parts.
    pub weights: Vec<f64>,
    /// One a cell: the reading contradicts the candidate.
    pub contradicts: Vec<bool>,
    /// One a cell: how its test stands to what is recorded of the candidate.
    pub answers: Vec<Answer>,
    /// First records, or `NO_RECORD`.
    pub records: Vec<u32>,
    /// Of every test the first of its columns.
    tests: Vec<(usize, Test)>,
}

impl EvidenceTable {
    /// One row a substance, or two that are mixed, in their order.
    pub fn of(
        database: &Signatures,
        parameters: &Parameters,
        tests: &TestsDone,
        traces: &Traces,
        candidates: &[(SubstanceIndex, Option<SubstanceIndex>)],
    ) -> Self {
        let columns = columns(tests);
        let width = columns.len();
        let cells = width * candidates.len();
        let mut table = Self {
            readings: columns.iter().map(|(reading, _)| *reading).collect(),
            says: vec![Says::Nothing; cells],
            weights: vec![0.0; cells],
            contradicts: vec![false; cells],
            answers: vec![Answer::NoRecord; cells],
            tests: tests_of(&columns, tests),
            records: vec![NO_RECORD; cells],
        };
        for (column, (_, from)) in columns.iter().enumerate() {
            let cells = (column..cells).step_by(width).zip(candidates);
            match *from {
                Origin::Reagent(test) => {
                    let test = &tests.reagents[test];
                    // Readings of one reagent are one test: they share its weight.
                    let parts = test.readings.len() as f64;
                    let answer = |fits: bool| if fits { Answer::Fits } else { Answer::DoesNotFit };
                    let weighed = |kind: &KindWeight| {
                        let weight = test.dependence_exponent * kind.weight;
                        (Says::of(weight), weight / parts, kind.contradicts, answer(test.fits(kind)))
                    };
                    for (cell, (substance, with)) in cells {
                        let row = test.likelihoods.recorded.row_of(*substance);
                        let Some(with) = with else {
                            if let Some(row) = row {
                                (table.says[cell], table.weights[cell], table.contradicts[cell], table.answers[cell]) =
                                    weighed(&test.likelihoods.kinds[usize::from(row.kind)]);
                                table.records[cell] = row.first;
                            }
                            continue;
                        };
                        let other = test.likelihoods.recorded.row_of(*with);
                        let look = |substance| test.likelihoods.of(substance);
                        let both = (look(*substance), look(*with));
                        let mixed = MixedLook::of(parameters, both.0, both.1);
                        let shown = if mixed.first_shows >= 0.5 { row.or(other) } else { other.or(row) };
                        if let Some(shown) = shown {
                            let weight = test.dependence_exponent * test.likelihoods.weight(mixed.ratio);
                            table.says[cell] = Says::of(weight);
                            table.weights[cell] = weight / parts;
                            table.contradicts[cell] = test.likelihoods.contradicts(mixed.ratio);
                            table.records[cell] = shown.first;
                            if let (Some(first), Some(second)) = both {
                                table.answers[cell] = answer(test.fits_with(weight, mixed.agreement(first, second)));
                            } else if table.says[cell] == Says::Against {
                                table.answers[cell] = Answer::DoesNotFit;
                            }
                        }
                    }
                }
                Origin::Instrument(index) => {
                    let instrument = tests.instruments[index].1;
                    for (cell, (substance, with)) in cells {
                        let own = |listed: &&SubstanceIndex| *listed == substance || Some(**listed) == *with;
                        let listed = instrument.components.iter().filter(own).count();
                        if listed > 0 {
                            table.put(cell, listed_weight(instrument.technique, listed));
                            if listed == 1 + usize::from(with.is_some()) {
                                table.answers[cell] = Answer::Fits;
                            }
                            table.records[cell] = NonReagentRecord::Listed.index(database);
                        }
                    }
                }
                Origin::Strip(index) => {
                    let strip = tests.strips[index].strip;
                    for (cell, (substance, with)) in cells {
                        let own = traces.weight(index, *substance);
                        let other = with.and_then(|with| traces.weight(index, with));
                        if let Some(said) = says_more(own, other) {
                            let substance = with.filter(|_| own != Some(said)).unwrap_or(*substance);
                            table.put(cell, said.weight);
                            table.contradicts[cell] = said.contradicts;
                            table.answers[cell] = match table.says[cell] {
                                Says::Against if should_see(database, strip, substance) => Answer::DoesNotFit,
                                // An interferent turns it at times.
                                Says::Against => Answer::NoRecord,
                                Says::For | Says::Nothing => Answer::Fits,
                            };
                            table.records[cell] = NonReagentRecord::Strip { strip, substance }.index(database);
                        }
                    }
                }
            }
        }
        table
    }

    fn put(&mut self, cell: usize, weight: f64) {
        self.says[cell] = Says::of(weight);
        self.weights[cell] = weight;
    }

    /// Weights of one row.
    pub fn weights_of(&self, row: usize) -> &[f64] {
        let width = self.readings.len();
        &self.weights[row * width..(row + 1) * width]
    }

    /// Whether any reading contradicts the candidate of a row.
    pub fn contradicted(&self, row: usize) -> bool {
        let width = self.readings.len();
        self.contradicts[row * width..(row + 1) * width].contains(&true)
    }

    /// How the tests stand to the candidate of a row.
    pub fn tally(&self, row: usize) -> Tally {
        let first = row * self.readings.len();
        let mut tally = Tally::default();
        for (column, kind) in &self.tests {
            match (self.answers[first + column], kind) {
                (Answer::Fits, _) => tally.fits += 1,
                (Answer::DoesNotFit, _) => tally.against += 1,
                (Answer::NoRecord, Test::Reagent(_)) => tally.unrecorded += 1,
                (Answer::NoRecord, Test::Instrument(_)) => tally.unlisted += 1,
                (Answer::NoRecord, Test::Strip(_)) => {}
            }
        }
        tally
    }

    /// The tests that the candidate of a row does not fit.
    pub fn misfits(&self, row: usize) -> impl Iterator<Item = Test> + '_ {
        let first = row * self.readings.len();
        let against = move |(column, _): &&(usize, Test)| self.answers[first + column] == Answer::DoesNotFit;
        self.tests.iter().filter(against).map(|(_, test)| *test)
    }

    /// What the readings say of a candidate.
    pub fn about(&self, row: usize) -> impl Iterator<Item = Evidence> + '_ {
        let first = row * self.readings.len();
        self.readings.iter().enumerate().map(move |(column, reading)| Evidence {
            reading: *reading,
            says: self.says[first + column],
            weight: self.weights[first + column],
            contradicts: self.contradicts[first + column],
            answer: self.answers[first + column],
            record: Some(self.records[first + column]).filter(|record| *record != NO_RECORD),
        })
    }
}

/// What a reading is evidence from.
#[derive(Clone, Copy)]
enum Origin {
    Reagent(usize),
    Instrument(usize),
    Strip(usize),
}

/// The tests, each with the first of the columns that are of it.
fn tests_of(columns: &[(usize, Origin)], done: &TestsDone) -> Vec<(usize, Test)> {
    let mut tests: Vec<(usize, Test)> = Vec::new();
    for (column, (_, origin)) in columns.iter().enumerate() {
        let test = match *origin {
            Origin::Reagent(test) => Test::Reagent(done.reagents[test].reagent),
            Origin::Instrument(index) => Test::Instrument(done.instruments[index].1.technique),
            Origin::Strip(index) => Test::Strip(done.strips[index].strip),
        };
        let again = matches!(test, Test::Reagent(_)) && tests.iter().any(|(_, before)| *before == test);
        if !again {
            tests.push((column, test));
        }
    }
    tests
}

/// Every reading that counts, in the order of the caller.
fn columns(tests: &TestsDone) -> Vec<(usize, Origin)> {
    let reagents = tests.reagents.iter().enumerate();
    let mut columns: Vec<(usize, Origin)> = reagents
        .flat_map(|(test, own)| own.readings.iter().map(move |reading| (*reading, Origin::Reagent(test))))
        .chain(tests.instruments.iter().enumerate().map(|(i, (reading, _))| (*reading, Origin::Instrument(i))))
        .chain(tests.strips.iter().enumerate().map(|(i, result)| (result.reading, Origin::Strip(i))))
        .collect();
    sort_by(&mut columns, |a, b| a.0.cmp(&b.0));
    columns
}
