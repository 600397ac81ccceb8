//! The hazard families: which are in the verdict, and in which state. Only
//! tests decide a state; the prior has no part in it.

use super::blind::{blind_strips, blind_to_named, missed};
use super::bulk::Bulk;
use super::interference::{present_interferent, weaker_was_silent};
use super::key::Key;
use super::message::{Message, parts, percent};
use super::tests_done::TestsDone;
use crate::database::Signatures;
use crate::evidence::{Interference, Outcome, StripResult};
use crate::order::sort_by;
use crate::reading::Sample;
use schema::{HazardKind, Join, Missed};

/// A conditional family joins if the readings make a member more likely than
/// the background by this factor, as a natural logarithm.
const JOIN_FROM: f64 = 1.2;

/// From grave to less grave; none of them means absent.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum State {
    Found,
    FoundInterferencePossible,
    CannotExclude,
    NotFoundDownTo,
}

impl State {
    pub fn word(self) -> &'static str {
        match self {
            State::Found => "found",
            State::FoundInterferencePossible => "found-interference-possible",
            State::CannotExclude => "cannot-exclude",
            State::NotFoundDownTo => "not-found-down-to",
        }
    }

    pub fn is_found(self) -> bool {
        matches!(self, State::Found | State::FoundInterferencePossible)
    }
}

#[derive(Debug, Clone)]
pub struct Hazard {
    pub family: u8,
    pub state: State,
    pub tests: Vec<HazardTest>,
    /// Rows of the family's `missed` that concern the tests done, blind spots
    /// first.
    pub missed: Vec<Missed>,
    pub because: Vec<Message>,
    /// It is a matter of what the sample was sold as, or of its form.
    pub by_context: bool,
    /// The first interference behind `FoundInterferencePossible`.
    pub interference: Option<(usize, Interference)>,
}

#[derive(Debug, Clone)]
pub struct HazardTest {
    pub reading: usize,
    pub strip: u8,
    pub analyte: u16,
    pub outcome: Outcome,
    pub limit: Option<f64>,
    pub smallest_share: Option<f64>,
    pub sources: Vec<u8>,
}

/// `unswayed` is the main part as reagents and instruments alone see it, with
/// a flat prior.
pub fn hazards(database: &Signatures, sample: &Sample, tests: &TestsDone, unswayed: &Bulk) -> Vec<Hazard> {
    let mut hazards: Vec<Hazard> = (0..database.data.families.len() as u8)
        .filter(|family| belongs(database, sample, tests, unswayed, *family))
        .map(|family| hazard(database, sample, tests, unswayed, family))
        .collect();
    // What the very form of the sample calls for stands first within a state.
    let rank = |hazard: &Hazard| {
        let by_form = joins_by_form(database, sample, hazard.family);
        (hazard.state, !by_form, database.data.families[usize::from(hazard.family)].urgency)
    };
    sort_by(&mut hazards, |a, b| rank(a).cmp(&rank(b)));
    hazards
}

fn belongs(database: &Signatures, sample: &Sample, tests: &TestsDone, unswayed: &Bulk, family: u8) -> bool {
    let row = &database.data.families[usize::from(family)];
    match row.hazard {
        HazardKind::Always => true,
        HazardKind::No => false,
        HazardKind::When => {
            listed(database, tests, family).is_some()
                || listed_unverified(tests, family).next().is_some()
                || by_context(database, sample, family)
                || row.joins.iter().any(|join| match join {
                    Join::SoldAs(_) | Join::Form(_) => false,
                    Join::NoReaction => {
                        // A dark colour rules nothing out: it does not count. Nothing
                        // may have happened in time before a late one.
                        let mut clear = tests.reagents.iter().filter(|test| test.late || !test.dark).peekable();
                        clear.peek().is_some() && clear.all(|test| test.no_reaction || test.late)
                    }
                    Join::Candidates => is_candidate(database, tests, unswayed, family),
                    Join::CandidatesOf(other) => is_candidate(database, tests, unswayed, *other),
                })
        }
    }
}

/// Joined by what the sample was sold as, or by its form.
fn by_context(database: &Signatures, sample: &Sample, family: u8) -> bool {
    let sold_as = |join: &Join| matches!(join, Join::SoldAs(sold) if sample.sold_as.families.contains(sold));
    joins_by_form(database, sample, family) || database.data.families[usize::from(family)].joins.iter().any(sold_as)
}

fn joins_by_form(database: &Signatures, sample: &Sample, family: u8) -> bool {
    let form = |join: &Join| matches!(join, Join::Form(form) if sample.form == Some(*form));
    database.data.families[usize::from(family)].joins.iter().any(form)
}

/// The readings fit a recorded member. A dark colour rules nothing out: it can
/// only speak for.
fn is_candidate(database: &Signatures, tests: &TestsDone, unswayed: &Bulk, family: u8) -> bool {
    unswayed.ranked.iter().filter(|place| database.substance(**place).family == family).any(|place| {
        let weights = tests.reagents.iter().map(|test| {
            let found = test.likelihoods.of(*place);
            let weight = found.map_or(0.0, |found| found.weight);
            if test.dark { weight.max(0.0) } else { weight }
        });
        weights.sum::<f64>() >= JOIN_FROM
    })
}

fn hazard(database: &Signatures, sample: &Sample, tests: &TestsDone, unswayed: &Bulk, family: u8) -> Hazard {
    let row = &database.data.families[usize::from(family)];
    let results: Vec<&StripResult> =
        tests.strips.iter().filter(|result| database.target_of(result.strip).family == family).collect();
    let mut because = Vec::new();
    let mut state = State::CannotExclude;
    let mut interference = None;

    if let Some((technique, substance)) = listed(database, tests, family) {
        state = State::Found;
        because.push(
            Message::new(Key::FoundByInstrument)
                .family(database, family)
                .text("technique", technique)
                .substance(database, substance),
        );
    }
    for (technique, text) in listed_unverified(tests, family) {
        state = State::Found;
        let message = Message::new(Key::FoundUnverifiedMember).family(database, family).text("technique", technique);
        because.push(message.text("text", text));
    }
    for result in results.iter().filter(|result| result.outcome == Outcome::Reacted) {
        match present_interferent(database, sample, tests, unswayed, result.strip, &result.interferents) {
            None => {
                state = State::Found;
                because.push(Message::new(Key::Found).family(database, family).strip(database, result.strip));
            }
            Some(cause) => {
                because.push(interference_message(database, family, result, &cause));
                if state != State::Found {
                    state = State::FoundInterferencePossible;
                }
                interference.get_or_insert((result.reading, cause));
            }
        }
    }
    if state == State::Found {
        // Another test left no doubt.
        let doubts = [Key::FoundInterference, Key::FoundInterferenceUnknownStrength];
        because.retain(|message: &Message| !doubts.contains(&message.key));
    }
    let silent: Vec<&StripResult> =
        results.iter().copied().filter(|result| result.outcome == Outcome::DidNotReact).collect();
    let mut absence_reported = false;
    for result in &silent {
        let blind = blind_to_named(database, sample, tests, family, result.strip);
        absence_reported |= blind.is_empty() && reports_absence(database, family, result);
        because.extend(blind);
        because.extend(silence(database, family, result));
    }
    if state.is_found() {
        if !silent.is_empty() && results.iter().any(|result| result.outcome == Outcome::Reacted) {
            because.push(outranked(database, family, &results));
        }
        if let Some((reading, cause)) = &interference
            && state == State::FoundInterferencePossible
            && weaker_was_silent(&results, *reading)
        {
            because.push(
                Message::new(Key::WeakerDidNotReact).family(database, family).substance(database, cause.substance),
            );
        }
    } else if absence_reported {
        state = State::NotFoundDownTo;
    }
    if results.iter().all(|result| result.outcome == Outcome::NoEvidence) && !state.is_found() {
        because.push(untested(database, family));
    }
    because.extend(blind_strips(database, tests, family));
    if by_context(database, sample, family) {
        because.extend(family_line(&row.id).map(Message::new));
    }
    Hazard {
        family,
        state,
        tests: results.iter().map(|result| hazard_test(database, result)).collect(),
        missed: missed(database, tests, family),
        because,
        by_context: by_context(database, sample, family),
        interference,
    }
}

/// What a person must know of these families where they are to be expected.
fn family_line(id: &str) -> Option<Key> {
    match id {
        "pma-pmma" => Some(Key::PmaSlow),
        "scra" => Some(Key::CannabinoidCollapse),
        "nbomes" => Some(Key::NbomePossible),
        _ => None,
    }
}

/// A member that an instrument listed.
fn listed(database: &Signatures, tests: &TestsDone, family: u8) -> Option<(&'static str, u16)> {
    tests.instruments.iter().find_map(|(_, instrument)| {
        let member = instrument.components.iter().find(|s| database.substance(**s).family == family)?;
        Some((instrument.technique.word(), *member))
    })
}

/// What an instrument listed that the database lacks, but whose name tells the family.
fn listed_unverified<'a>(tests: &'a TestsDone, family: u8) -> impl Iterator<Item = (&'static str, &'a str)> {
    tests.instruments.iter().flat_map(move |(_, instrument)| {
        let own = instrument.unverified.iter().filter(move |unverified| unverified.family == family);
        own.map(|unverified| (instrument.technique.word(), unverified.text.as_str()))
    })
}

fn interference_message(database: &Signatures, family: u8, result: &StripResult, cause: &Interference) -> Message {
    let key = match result.strength {
        Some(_) => Key::FoundInterference,
        None => Key::FoundInterferenceUnknownStrength,
    };
    let message =
        Message::new(key).family(database, family).strip(database, result.strip).substance(database, cause.substance);
    match result.strength {
        Some(strength) => message.number("strength", super::message::two_digits(strength)),
        None => message,
    }
}

/// What a strip that did not react lets one say.
fn silence(database: &Signatures, family: u8, result: &StripResult) -> Vec<Message> {
    let target = database.target_of(result.strip);
    let analyte = &database.substance(target.analyte).id;
    let mut said = Vec::new();
    match (result.smallest_share, result.limit) {
        (Some(share), _) => {
            said.push(
                Message::new(Key::NotFoundShare)
                    .strip(database, result.strip)
                    .text("analyte", analyte)
                    .number("parts", parts(share))
                    .number("percent", percent(share)),
            );
            if result.limit_of_target {
                said.push(Message::new(Key::LimitOfTarget).strip(database, result.strip));
            }
            let reportable = database.data.families[usize::from(family)].reportable_share;
            if target.covers_family && reportable.is_some_and(|reportable| share > reportable) {
                said.push(Message::new(Key::ShareTooLarge).family(database, family));
            }
        }
        (None, Some(_)) if result.too_thin() => {
            said.push(Message::new(Key::SolutionTooThin).strip(database, result.strip).text("analyte", analyte));
        }
        (None, Some(_)) => {
            said.push(Message::new(Key::NotFoundNoStrength).strip(database, result.strip).text("analyte", analyte))
        }
        (None, None) => said.push(match result.finds_only {
            Some(share) => Message::new(Key::NotFoundPoorBrand)
                .strip(database, result.strip)
                .family(database, family)
                .number("percent", percent(share)),
            None => Message::new(Key::NotFoundNoLimit).strip(database, result.strip),
        }),
    }
    if !target.covers_family {
        said.push(Message::new(Key::OneMemberOnly).strip(database, result.strip).text("analyte", analyte));
    }
    said
}

/// A valid test of the family, at a known strength, down to a share small
/// enough to be worth reporting.
fn reports_absence(database: &Signatures, family: u8, result: &StripResult) -> bool {
    let reportable = database.data.families[usize::from(family)].reportable_share;
    database.target_of(result.strip).covers_family
        && matches!((result.smallest_share, reportable), (Some(share), Some(reportable)) if share <= reportable)
}

/// A reaction and a non-reaction on one family.
fn outranked(database: &Signatures, family: u8, results: &[&StripResult]) -> Message {
    let shares = |outcome: Outcome| {
        results.iter().filter(move |result| result.outcome == outcome).filter_map(|result| result.smallest_share)
    };
    let reacted = shares(Outcome::Reacted).fold(f64::INFINITY, f64::min);
    let silent = shares(Outcome::DidNotReact).fold(f64::INFINITY, f64::min);
    let message = |key| Message::new(key).family(database, family);
    if reacted.is_finite() && silent.is_finite() && reacted < silent {
        message(Key::ReactionOutranksShares).number("fewest", parts(silent)).number("most", parts(reacted))
    } else {
        message(Key::ReactionOutranks)
    }
}

fn untested(database: &Signatures, family: u8) -> Message {
    let key = if database.data.strips.targets.iter().any(|target| target.family == family) {
        Key::NotTested
    } else {
        Key::NoStripExists
    };
    Message::new(key).family(database, family)
}

fn hazard_test(database: &Signatures, result: &StripResult) -> HazardTest {
    HazardTest {
        reading: result.reading,
        strip: result.strip,
        analyte: database.target_of(result.strip).analyte,
        outcome: result.outcome,
        limit: result.limit,
        smallest_share: result.smallest_share.filter(|_| result.outcome == Outcome::DidNotReact),
        sources: result.limit_sources.clone(),
    }
}
