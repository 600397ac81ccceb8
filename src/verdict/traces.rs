//! Presence of a hazard family as a trace beside the main part: an independent
//! bit a family, moved by strips. The main part moves it too, where it is a
//! member, or a substance that turns the strip.

use crate::database::Signatures;
use crate::database::schema::Detected;
use crate::evidence::{Outcome, StripResult};

/// Chance that a strip reacts: to a member recorded as seen that is the main
/// part, to a trace of a family (which may lie below the limit), to nothing,
/// and to an interferent at a strength that was reached. Design decisions in
/// the range of published field figures (see `data/strips.toml`, performance).
const SEES_MAIN_PART: f64 = 0.97;
const SEES_TRACE: f64 = 0.8;
const SEES_ONE_MEMBER: f64 = 0.4;
const REACTS_TO_NOTHING: f64 = 0.03;
const REACTS_TO_INTERFERENT: f64 = 0.5;

/// What the strips say of one family.
pub struct Trace {
    /// Probability that a member is present if the main part is none of
    /// theirs and turns no strip.
    pub present: f64,
    prior: f64,
}

/// The strips' say in what the main part is, and in what is present.
pub struct Traces<'a> {
    strips: Vec<&'a StripResult>,
    pub families: Vec<Trace>,
}

impl<'a> Traces<'a> {
    pub fn new(database: &Signatures, strips: &'a [StripResult], presence: &[f64]) -> Self {
        let valid = strips.iter().filter(|result| result.outcome != Outcome::NoEvidence).collect();
        let mut traces = Self { strips: valid, families: Vec::new() };
        traces.families = presence
            .iter()
            .enumerate()
            .map(|(family, prior)| {
                let family = family as u8;
                let (with, without) = traces.likelihoods(database, family, None);
                let background = prior * with + (1.0 - prior) * without;
                Trace { present: prior * with / background, prior: *prior }
            })
            .collect();
        traces
    }

    /// Likelihood of the strips for this family with and without a trace.
    fn likelihoods(&self, database: &Signatures, family: u8, main: Option<u16>) -> (f64, f64) {
        self.of_family(database, family).fold((1.0, 1.0), |(with, without), result| {
            let target = database.target_of(result.strip);
            let sees = if target.covers_family { SEES_TRACE } else { SEES_ONE_MEMBER };
            let interferes =
                main.is_some_and(|main| result.interferents.iter().any(|interference| interference.substance == main));
            let nothing = if interferes { REACTS_TO_INTERFERENT } else { REACTS_TO_NOTHING };
            (with * chance(result, sees.max(nothing)), without * chance(result, nothing))
        })
    }

    fn of_family(&self, database: &Signatures, family: u8) -> impl Iterator<Item = &'a StripResult> {
        self.strips.iter().copied().filter(move |result| database.target_of(result.strip).family == family)
    }

    /// Weight of one strip reading for a main part, relative to a main part
    /// that is no member and turns no strip; `None` if the strip says nothing
    /// of this substance.
    pub fn weight(&self, database: &Signatures, main: u16, result: &StripResult) -> Option<f64> {
        if result.outcome == Outcome::NoEvidence {
            return None;
        }
        let target = database.target_of(result.strip);
        let prior = self.families[usize::from(target.family)].prior;
        let sees = if target.covers_family { SEES_TRACE } else { SEES_ONE_MEMBER };
        let background = prior * chance(result, sees) + (1.0 - prior) * chance(result, REACTS_TO_NOTHING);
        let likelihood = if database.substance(main).family == target.family {
            match detected(database, result.strip, main)? {
                Detected::Yes => chance(result, SEES_MAIN_PART),
                Detected::No | Detected::Hampered => return None,
            }
        } else {
            result.interferents.iter().find(|interference| interference.substance == main)?;
            prior * chance(result, sees.max(REACTS_TO_INTERFERENT))
                + (1.0 - prior) * chance(result, REACTS_TO_INTERFERENT)
        };
        Some((likelihood / background).ln())
    }

    /// Weight of all strip readings for a main part.
    pub fn total_weight(&self, database: &Signatures, main: u16) -> f64 {
        self.strips.iter().filter_map(|result| self.weight(database, main, result)).sum()
    }

    /// Probability of a trace of the family beside this main part.
    pub fn present_beside(&self, database: &Signatures, family: u8, main: u16) -> f64 {
        let trace = &self.families[usize::from(family)];
        let turns =
            |result: &StripResult| result.interferents.iter().any(|interference| interference.substance == main);
        if !self.of_family(database, family).any(turns) {
            return trace.present;
        }
        let (with, without) = self.likelihoods(database, family, Some(main));
        trace.prior * with / (trace.prior * with + (1.0 - trace.prior) * without).max(f64::MIN_POSITIVE)
    }
}

fn chance(result: &StripResult, reacts: f64) -> f64 {
    if result.outcome == Outcome::Reacted { reacts } else { 1.0 - reacts }
}

/// What is recorded of a member of the target family on this strip, or on the
/// products of its target where the product is not known. Opposed records are
/// no record.
fn detected(database: &Signatures, strip: u8, substance: u16) -> Option<Detected> {
    let own = database.strip(strip);
    let concerns =
        |strips: &[u8]| strips.iter().any(|s| *s == strip || (!own.product && database.strip(*s).target == own.target));
    let tables = &database.data.strips;
    let mut found = tables
        .crosses
        .iter()
        .filter(|cross| cross.substance == substance && concerns(&cross.strips))
        .map(|cross| cross.detected)
        .chain(
            tables
                .limits
                .iter()
                .filter(|limit| limit.analyte == substance && concerns(&limit.strips))
                .map(|_| Detected::Yes),
        );
    let first = found.next()?;
    found.all(|other| other == first).then_some(first)
}
