//! What the lines of a strip mean, down to which share it could have seen, and
//! what else could have turned it. A competitive strip: one line means found.

use crate::database::Signatures;
use crate::database::coverage::add_new;
use crate::reading::{Lines, StripReading};
use schema::{Limit, Matrix, Share, Solution, SourceIndex, Strength, StripIndex, SubstanceIndex};

/// What the lines of a strip count for. Readings of one strip are kept in the order declared here.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Outcome {
    /// One line, unless it is known to be out of time: the strip found something.
    Reacted,
    /// Two lines, a faint one included, unless known to be out of time; what is below its limit may still be there.
    DidNotReact,
    /// It could not be read, is invalid, out of time or recalled.
    NoEvidence,
}

impl Outcome {
    /// The word of the public interface: `reacted`, `did-not-react` or `no-evidence`.
    pub fn word(self) -> &'static str {
        match self {
            Outcome::Reacted => "reacted",
            Outcome::DidNotReact => "did-not-react",
            Outcome::NoEvidence => "no-evidence",
        }
    }
}

/// What a person must be told about how a strip was read.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Reason {
    /// No control line.
    Invalid,
    /// Read after the window, so it does not count.
    TooLate,
    /// Read before the window, so it does not count.
    TooEarly,
    /// No time is given; the lines count all the same.
    TimeUnknown,
    /// A faint test line, which counts as a line.
    Faint,
    /// Nobody could say which lines are there.
    Unsure,
    /// The lines mean something else than what was said.
    SaidOtherwise,
    /// The lot is on a list of recalls, so it does not count.
    Recalled,
}

/// A strip reading, interpreted.
#[derive(Debug, Clone)]
pub struct StripResult {
    /// Index of the reading in the sample.
    pub reading: usize,
    /// The entry for any brand if the product is not known.
    pub strip: StripIndex,
    /// As they were reported, whether or not they count.
    pub lines: Lines,
    /// What the lines count for, once time, validity and recalls are looked at.
    pub outcome: Outcome,
    /// Empty if nothing is to be told.
    pub reasons: Vec<Reason>,
    /// Sample over water, mg/mL.
    pub strength: Option<Strength>,
    /// Largest detection limit of the analyte measured in water, ng/mL.
    pub limit: Option<Limit>,
    /// The limit is that of other products for the target.
    pub limit_of_target: bool,
    /// Of the limit, or of `finds_only` where that stands in its place.
    pub limit_sources: Vec<SourceIndex>,
    /// Share of real samples in which the product found it, where that is less
    /// than of the products whose limit it would have to borrow.
    pub finds_only: Option<f64>,
    /// Mass fraction of the analyte down to which it could have seen.
    pub smallest_share: Option<Share>,
    /// Recorded interferents whose threshold the solution reaches, or where
    /// either is not known.
    pub interferents: Vec<Interference>,
}

impl StripResult {
    /// An order that does not depend on the order of the readings.
    pub fn rank(&self) -> (StripIndex, u8, u64) {
        // Strengths are positive: their bits are in the order of their values.
        (self.strip, self.outcome as u8, self.strength.map_or(0.0, |strength| strength.0).to_bits())
    }

    /// One line, but the time does not let it count.
    pub fn one_line_out_of_time(&self) -> bool {
        self.lines == Lines::Control && self.reasons.iter().any(|r| matches!(r, Reason::TooLate | Reason::TooEarly))
    }

    /// The solution is too thin for the strip to see even the analyte alone.
    pub fn too_thin(&self) -> bool {
        self.limit.is_some() && self.strength.is_some() && self.smallest_share.is_none()
    }
}

/// A substance recorded to make this strip react at a strength that was reached, or
/// could have been.
#[derive(Debug, Clone, PartialEq)]
pub struct Interference {
    /// Of any family, that of the strip included.
    pub substance: SubstanceIndex,
    /// Lowest recorded threshold, ng/mL.
    pub from: Option<Limit>,
    /// Each once.
    pub sources: Vec<SourceIndex>,
}

/// Never fails: what cannot count comes out as no evidence. `index` is the place of the reading in the sample.
pub fn read_strip(database: &Signatures, reading: &StripReading, index: usize) -> StripResult {
    let mut reasons = Vec::new();
    let mut outcome = match reading.lines {
        Lines::Control => Outcome::Reacted,
        Lines::ControlAndTest => Outcome::DidNotReact,
        Lines::ControlAndFaintTest => {
            reasons.push(Reason::Faint);
            Outcome::DidNotReact
        }
        Lines::TestOnly | Lines::None => {
            reasons.push(Reason::Invalid);
            Outcome::NoEvidence
        }
        Lines::Unsure => {
            reasons.push(Reason::Unsure);
            Outcome::NoEvidence
        }
    };
    if outcome != Outcome::NoEvidence {
        let (from, until) = read_window(database, reading.strip);
        match reading.minutes.map(|minutes| minutes * 60.0) {
            Some(seconds) if seconds > until => {
                reasons.push(Reason::TooLate);
                outcome = Outcome::NoEvidence;
            }
            Some(seconds) if from.is_some_and(|from| seconds < from) => {
                reasons.push(Reason::TooEarly);
                outcome = Outcome::NoEvidence;
            }
            Some(_) => {}
            None => reasons.push(Reason::TimeUnknown),
        }
    }
    if is_recalled(database, reading) {
        reasons.push(Reason::Recalled);
        outcome = Outcome::NoEvidence;
    }
    if outcome == Outcome::NoEvidence {
        // A faint line counts as a line only where lines count.
        reasons.retain(|reason| *reason != Reason::Faint);
    }
    if let Some(said) = reading.said_positive
        && match outcome {
            Outcome::Reacted => !said,
            Outcome::DidNotReact => said,
            Outcome::NoEvidence => false,
        }
    {
        reasons.push(Reason::SaidOtherwise);
    }
    let InWater { limit, of_target, sources, finds_only } = limit_in_water(database, reading.strip);
    let smallest_share = match (limit, reading.strength) {
        // ng/mL over mg/mL: a factor of 10⁶ between ng and mg.
        // More than the whole: too thin to see even the analyte alone.
        (Some(limit), Some(strength)) => limit.share_at(strength),
        _ => None,
    };
    StripResult {
        reading: index,
        strip: reading.strip,
        lines: reading.lines,
        outcome,
        reasons,
        strength: reading.strength,
        limit,
        limit_of_target: of_target,
        limit_sources: sources,
        finds_only,
        smallest_share,
        interferents: interferents(database, reading.strip, reading.strength),
    }
}

/// When a reading counts, in seconds: the product's own window, else the widest of the products
/// for the target, else what leaflets say in general.
fn read_window(database: &Signatures, strip: StripIndex) -> (Option<f64>, f64) {
    window(database, strip, u16::min, u16::max)
}

/// When to read it, in seconds: the product's own window, else the narrowest that holds for every product of the target,
/// or for every strip. A reading at that time counts whichever product it is.
pub fn advised_window(database: &Signatures, strip: StripIndex) -> (f64, f64) {
    let (from, until) = window(database, strip, u16::max, u16::min);
    (from.unwrap_or(0.0), until)
}

/// Where the product has no time of its own, the one that is chosen of each two that others have.
fn window(
    database: &Signatures,
    strip: StripIndex,
    start: fn(u16, u16) -> u16,
    end: fn(u16, u16) -> u16,
) -> (Option<f64>, f64) {
    let tables = &database.data.strips;
    let row = database.strip(strip);
    let same_target = || tables.strips.iter().filter(|other| other.target == row.target);
    let from = row
        .read_from
        .or_else(|| same_target().filter_map(|other| other.read_from).reduce(start))
        .or_else(|| tables.strips.iter().filter_map(|other| other.read_from).reduce(start));
    let until = row
        .read_until
        .or_else(|| same_target().filter_map(|other| other.read_until).reduce(end))
        .unwrap_or(tables.leaflet_until);
    (from.map(f64::from), f64::from(until))
}

fn is_recalled(database: &Signatures, reading: &StripReading) -> bool {
    let Some(lot) = reading.lot.as_deref().map(str::trim) else { return false };
    database.data.strips.recalls.iter().any(|recall| {
        recall.strip == reading.strip && recall.lots.iter().any(|recalled| recalled.eq_ignore_ascii_case(lot))
    })
}

/// Down to what a strip was measured to see its analyte in water.
#[derive(Debug, Clone, Default)]
pub struct InWater {
    /// ng/mL
    pub limit: Option<Limit>,
    /// The limit is that of other products for the target.
    pub of_target: bool,
    /// Of the limit, or of `finds_only` where that stands in its place.
    pub sources: Vec<SourceIndex>,
    /// Why it has none: see `StripResult`.
    pub finds_only: Option<f64>,
}

/// A product that finds less than this on real samples borrows no limit, also
/// where nothing is recorded of how the other fares (design decision).
const POOR: f64 = 0.5;

/// The largest limit of the target's analyte measured in water: over the lots
/// of the product, or over the products of the target if the product is not
/// known or has no such figure. Labels and urine cut-offs are never used, and
/// a product never borrows the limit of a better one.
pub fn limit_in_water(database: &Signatures, strip: StripIndex) -> InWater {
    let tables = &database.data.strips;
    let row = database.strip(strip);
    let analyte = database.target_of(strip).analyte;
    let worst = |belongs: &dyn Fn(StripIndex) -> bool| {
        tables
            .limits
            .iter()
            .filter(|limit| limit.matrix == Matrix::Water && limit.analyte == analyte)
            .filter(|limit| limit.strips.iter().any(|s| belongs(*s)))
            .max_by(|a, b| a.limit.0.total_cmp(&b.limit.0))
    };
    if row.product
        && let Some(limit) = worst(&|s| s == strip)
    {
        return InWater { limit: Some(limit.limit), sources: limit.sources.clone(), ..InWater::default() };
    }
    let Some(limit) = worst(&|s| database.strip(s).target == row.target) else { return InWater::default() };
    if row.product
        && let Some((finds, sources)) = worst_sensitivity(database, &[strip])
        && finds < worst_sensitivity(database, &limit.strips).map_or(POOR, |(lender, _)| lender)
    {
        return InWater { finds_only: Some(finds), sources: sources.to_vec(), ..InWater::default() };
    }
    InWater { limit: Some(limit.limit), of_target: true, sources: limit.sources.clone(), finds_only: None }
}

/// Of a strip for a whole family of which no limit in water is known: the least share, 0 to 1, of real samples with a member
/// in which it found one, and who counted. It stands for members of which nothing is recorded on the strip.
pub fn found_in_samples(database: &Signatures, strip: StripIndex) -> Option<(f64, &[SourceIndex])> {
    let unmeasured = limit_in_water(database, strip).limit.is_none();
    let found = worst_sensitivity(database, &[strip])?;
    (unmeasured && database.target_of(strip).covers_family).then_some(found)
}

/// The weakest solution that any instructions give for a first test, mg/mL: what is told of real samples is told of such.
pub fn weakest_instructed(database: &Signatures) -> Option<Strength> {
    let strengths = database.data.strips.solutions.iter().map(|solution| solution.strength());
    strengths.min_by(|a, b| a.0.total_cmp(&b.0))
}

fn worst_sensitivity<'a>(database: &'a Signatures, strips: &[StripIndex]) -> Option<(f64, &'a [SourceIndex])> {
    let performances = database.data.strips.performances.iter();
    performances
        .filter(|performance| performance.strips.iter().any(|strip| strips.contains(strip)))
        .map(|performance| (performance.sensitivity, &*performance.sources))
        .min_by(|a, b| a.0.total_cmp(&b.0))
}

/// Substances recorded to make the strip react, at this strength if it is known.
pub fn interferents(database: &Signatures, strip: StripIndex, strength: Option<Strength>) -> Vec<Interference> {
    let mut found: Vec<Interference> = Vec::new();
    let rows = database.data.strips.interferents.iter();
    for row in rows.filter(|row| row.reacts && database.is_about(strip, &row.strips)) {
        match found.iter_mut().find(|interference| interference.substance == row.substance) {
            Some(known) => {
                known.from = match (known.from, row.from) {
                    (Some(a), Some(b)) => Some(if b < a { b } else { a }),
                    (a, b) => a.or(b),
                };
                add_new(&mut known.sources, &row.sources);
            }
            None => {
                found.push(Interference { substance: row.substance, from: row.from, sources: row.sources.clone() });
            }
        }
    }
    found.retain(|interference| match (strength, interference.from) {
        (Some(strength), Some(from)) => strength.reaches(from),
        _ => true,
    });
    found
}

/// The strongest solution recorded for the strip, or for the products of its
/// target if the product is not known.
pub fn recorded_solution(database: &Signatures, strip: StripIndex, weaker: bool) -> Option<&Solution> {
    let solutions = database.data.strips.solutions.iter();
    solutions
        .filter(|solution| solution.weaker == weaker && database.is_about(strip, &solution.strips))
        .max_by(|a, b| a.strength().0.total_cmp(&b.strength().0))
}
