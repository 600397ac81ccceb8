//! The readings of a sample as tests: readings of one reagent are one test,
//! reagents that share chemistry are tempered, strips are interpreted.

use super::tally::speaks_against;
use crate::database::Signatures;
use crate::evidence::{
    Counted, KindWeight, Likelihoods, Observation, Parameters, StripResult, came_slowly, counted, read_strip,
    reagent_likelihoods,
};
use crate::order::sort_by;
use crate::reading::{InstrumentReading, Reading, ReagentReading, Sample, Technique};
use schema::{ReagentIndex, StripIndex};

/// One test, however often it was read.
#[derive(Debug, Clone, Copy, PartialEq)]
pub enum Test {
    /// All readings of the reagent together.
    Reagent(ReagentIndex),
    /// One strip of this kind.
    Strip(StripIndex),
    /// One look with an instrument.
    Instrument(Technique),
}

impl Test {
    /// The id of a reagent or a strip, or the technique.
    pub fn id(self, database: &Signatures) -> &str {
        match self {
            Test::Reagent(reagent) => &database.reagent(reagent).id,
            Test::Strip(strip) => &database.strip(strip).id,
            Test::Instrument(technique) => technique.word(),
        }
    }
}

/// One reagent, with all its readings merged.
pub struct ReagentTest<'a> {
    /// No other test of the sample is of this reagent.
    pub reagent: ReagentIndex,
    /// Indices of the caller's readings that count.
    pub readings: Vec<usize>,
    /// Before `dependence_exponent`.
    pub likelihoods: Likelihoods<'a>,
    /// Exponent of its weights, 1 unless it shares chemistry with another.
    pub dependence_exponent: f64,
    /// No stage that counts shows a colour other than that of the untouched reagent.
    pub no_reaction: bool,
    /// Every reaction came after the reading window.
    pub late: bool,
    /// A stage that counts is dark.
    pub dark: bool,
    /// A colour was still coming when a quick one would have been there.
    pub slow: bool,
}

/// Everything that was done with a sample, in an order that does not depend
/// on the order of the readings.
#[derive(Default)]
pub struct TestsDone<'a> {
    /// By rising reagent; those of which no stage counts are left out.
    pub reagents: Vec<ReagentTest<'a>>,
    /// One a reading, by `StripResult::rank`; those that are no evidence are among them.
    pub strips: Vec<StripResult>,
    /// With the place of each among the caller's readings; by technique, then by what they listed.
    pub instruments: Vec<(usize, &'a InstrumentReading)>,
}

impl ReagentTest<'_> {
    /// Whether it fits what is recorded of a kind: it is like it, and does not speak against it. Where sources disagree, it
    /// need not speak for all of them: that it fits one is enough.
    pub fn fits(&self, kind: &KindWeight) -> bool {
        self.fits_with(self.dependence_exponent * kind.weight_of_likest, kind.agreement)
    }

    /// The same of a weight in nats, tempered, and an agreement.
    pub fn fits_with(&self, weight: f64, agreement: f64) -> bool {
        !speaks_against(weight) && self.likelihoods.fits(agreement)
    }
}

impl<'a> TestsDone<'a> {
    /// Never fails: a reading that does not count is left out, or is no evidence.
    pub fn of(database: &'a Signatures, parameters: &Parameters, sample: &'a Sample) -> Self {
        let mut by_reagent: Vec<(ReagentIndex, Vec<(usize, &ReagentReading)>)> = Vec::new();
        let mut strips: Vec<StripResult> = Vec::new();
        let mut instruments: Vec<(usize, &InstrumentReading)> = Vec::new();
        for (index, reading) in sample.readings.iter().enumerate() {
            match reading {
                Reading::Reagent(reading) => match by_reagent.iter_mut().find(|(r, _)| *r == reading.reagent) {
                    Some((_, readings)) => readings.push((index, reading)),
                    None => by_reagent.push((reading.reagent, vec![(index, reading)])),
                },
                Reading::Strip(reading) => strips.push(read_strip(database, reading, index)),
                Reading::Instrument(reading) => instruments.push((index, reading)),
            }
        }
        sort_by(&mut by_reagent, |a, b| a.0.cmp(&b.0));
        sort_by(&mut strips, |a, b| a.rank().cmp(&b.rank()));
        sort_by(&mut instruments, |a, b| {
            let listed =
                |i: &'a InstrumentReading| (i.technique as u8, &i.components, &i.unverified, &i.negated, &i.unknown);
            listed(a.1).cmp(&listed(b.1))
        });
        let mut reagents: Vec<ReagentTest> = by_reagent
            .into_iter()
            .filter_map(|(reagent, readings)| reagent_test(database, parameters, reagent, &readings))
            .collect();
        dependence_exponent(database, parameters, &mut reagents);
        Self { reagents, strips, instruments }
    }
}

fn reagent_test<'a>(
    database: &'a Signatures,
    parameters: &Parameters,
    reagent: ReagentIndex,
    readings: &[(usize, &ReagentReading)],
) -> Option<ReagentTest<'a>> {
    let mut counting: Vec<(usize, &ReagentReading, Counted)> = readings
        .iter()
        .map(|(index, reading)| (*index, *reading, counted(database, reading)))
        .filter(|(_, _, counted)| !counted.stages.is_empty())
        .collect();
    // What was seen in time stands, whatever another reading saw later.
    if counting.iter().any(|(_, _, counted)| !counted.late) {
        counting.retain(|(_, _, counted)| !counted.late);
    }
    let merged: Vec<&ReagentReading> = counting.iter().map(|(_, reading, _)| *reading).collect();
    let looks = Observation::merged(database, parameters, &merged)?;
    let mut stages = counting.iter().flat_map(|(_, _, counted)| &counted.stages);
    let no_reaction = stages.clone().all(|stage| stage.none || database.is_no_reaction(reagent, &stage.region));
    Some(ReagentTest {
        reagent,
        readings: counting.iter().map(|(index, _, _)| *index).collect(),
        no_reaction,
        slow: counting.iter().any(|(_, _, counted)| came_slowly(&counted.stages)),
        late: counting.iter().all(|(_, _, counted)| counted.late),
        dark: stages.any(|stage| stage.region.is_mostly_dark()),
        likelihoods: reagent_likelihoods(database, parameters, reagent, &looks),
        dependence_exponent: 1.0,
    })
}

/// n readings that share chemistry count as 1 + (n − 1) τ, in equal parts.
fn dependence_exponent(database: &Signatures, parameters: &Parameters, tests: &mut [ReagentTest]) {
    let shares_chemistry = |test: &ReagentTest| database.reagent(test.reagent).sulfuric_acid;
    let n = tests.iter().filter(|test| shares_chemistry(test)).count() as f64;
    if n > 1.0 {
        let each = (1.0 + (n - 1.0) * parameters.tau) / n;
        tests.iter_mut().filter(|test| shares_chemistry(test)).for_each(|test| test.dependence_exponent = each);
    }
}
