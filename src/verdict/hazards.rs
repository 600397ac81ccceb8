//! The hazard families: which are in the verdict, and in which state. Only
//! tests decide a state; the prior has no part in it.

use super::bulk::Bulk;
use super::interference::{present_interferent, weaker_was_silent};
use super::key::Key;
use super::message::{Message, parts, percent};
use super::tests_done::TestsDone;
use crate::database::Signatures;
use crate::database::schema::{Detected, HazardKind, Join, Missed, TestRef};
use crate::evidence::{Interference, Outcome, StripResult};
use crate::order::sort_by;
use crate::reading::Sample;

/// A conditional family joins if the readings make a member more likely than
/// the background by this factor, as a natural logarithm.
const JOIN_FROM: f64 = 1.2;

/// So many of the names that a sample goes by are looked up for each strip.
const MOST_NAMED: usize = 3;

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
    let form = |join: &Join| matches!(join, Join::Form(form) if sample.form.is_some_and(|own| own.word() == form));
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
    for result in &silent {
        because.extend(blind_to_named(database, sample, tests, family, result.strip));
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
    } else if silent.iter().any(|result| {
        reports_absence(database, family, result)
            && blind_to_named(database, sample, tests, family, result.strip).is_empty()
    }) {
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

/// Strips for other families that were used and are recorded as blind to this
/// one, so that nobody takes their silence for an answer.
fn blind_strips(database: &Signatures, tests: &TestsDone, family: u8) -> Vec<Message> {
    let mut messages: Vec<Message> = Vec::new();
    for result in &tests.strips {
        let target = database.target_of(result.strip);
        let mut missed = database.data.families[usize::from(family)].missed.iter();
        let named =
            |missed: &Missed| !missed.tests.is_empty() && database.concerns(missed, &TestRef::Strip(result.strip));
        let blind = missed.any(named);
        let message = Message::new(Key::StripCannotSee).strip(database, result.strip).family(database, family);
        if target.family != family && blind && !messages.contains(&message) {
            messages.push(message);
        }
    }
    messages
}

/// What a person must know of these families where they are to be expected.
fn family_line(id: &str) -> Option<Key> {
    match id {
        "pma-pmma" => Some(Key::PmaSlow),
        "scra" => Some(Key::CannabinoidCollapse),
        "nbomes" => Some(Key::NbomeOnPaper),
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

/// Members that the sample was sold as, or that an instrument listed, and that
/// the strip is recorded to see poorly or not at all: its silence says nothing
/// of them.
fn blind_to_named(database: &Signatures, sample: &Sample, tests: &TestsDone, family: u8, strip: u8) -> Vec<Message> {
    let blind = |substance: u16| {
        let crosses = database.data.strips.crosses.iter();
        let missed = database.data.families[usize::from(family)].missed.iter();
        crosses
            .filter(|cross| cross.substance == substance && database.is_about(strip, &cross.strips))
            .any(|cross| cross.detected != Detected::Yes)
            || missed
                .filter(|missed| missed.blind && missed.substance == Some(substance))
                .any(|missed| database.concerns(missed, &TestRef::Strip(strip)))
    };
    let listed = tests.instruments.iter().flat_map(|(_, instrument)| &instrument.components);
    let mut named: Vec<u16> = sample.sold_as.substances.iter().chain(listed).copied().collect();
    named.retain(|substance| database.substance(*substance).family == family && blind(*substance));
    sort_by(&mut named, u16::cmp);
    named.dedup();
    // A street name that may mean several would fill the line.
    named
        .into_iter()
        .take(MOST_NAMED)
        .map(|substance| Message::new(Key::StripBlindTo).strip(database, strip).substance(database, substance))
        .collect()
}

/// What the tests done miss of a family, what the strips for it are blind to
/// before the rest: a figure for one member must not be read before the
/// members to which no figure applies.
fn missed(database: &Signatures, tests: &TestsDone, family: u8) -> Vec<Missed> {
    let rows = database.data.families[usize::from(family)].missed.iter();
    let rows: Vec<&Missed> = rows.filter(|missed| concerns(database, tests, missed)).collect();
    let (blind, rest): (Vec<&Missed>, Vec<&Missed>) = rows.into_iter().partition(|missed| missed.blind);
    blind.into_iter().chain(rest).cloned().collect()
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

/// A row about what is missed is shown if it concerns a test that was done, or
/// every field test.
fn concerns(database: &Signatures, tests: &TestsDone, missed: &Missed) -> bool {
    let strips = tests.strips.iter().map(|result| TestRef::Strip(result.strip));
    let reagents = tests.reagents.iter().map(|test| TestRef::Reagent(test.reagent));
    let techniques = tests.instruments.iter().map(|(_, own)| TestRef::Technique(own.technique.word().to_owned()));
    missed.tests.is_empty() || strips.chain(reagents).chain(techniques).any(|test| database.concerns(missed, &test))
}
