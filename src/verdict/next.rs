//! What to do next: first what was not read properly, then what could settle
//! an interference or move a hazard family, then what tells most about the
//! main part, and always a laboratory.

use super::bulk::Bulk;
use super::candidates::Candidate;
use super::hazards::{Hazard, State, weaker_was_silent};
use super::key::Key;
use super::message::{Message, two_digits};
use super::remarks::nothing_explains;
use super::solution::first_solution;
use super::tests_done::TestsDone;
use crate::colour::HueGroup;
use crate::database::Signatures;
use crate::evidence::{Outcome, Parameters, Reason};
use crate::order::{first_by, sort_by};
use crate::reading::{Observed, Reader, Reading, Sample, Technique};

const GROUPS: usize = HueGroup::ALL.len();
/// Candidates that the expected gain looks at.
const LEADING: usize = 48;
/// Reagents worth less than this (bits) are not offered, nor more than this many.
const LEAST_GAIN: f64 = 0.001;
const MOST_REAGENTS: usize = 3;
/// A reagent with fewer recorded substances says too little to be offered.
const LEAST_RECORDED: usize = 40;
/// The share of its threshold to which a solution is thinned if ten-fold is
/// not enough.
const BELOW_THRESHOLD: f64 = 0.5;

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Action {
    Test,
    Retest,
    Repeat,
    SecondReader,
    OtherProduct,
    Laboratory,
    Report,
}

impl Action {
    pub fn word(self) -> &'static str {
        match self {
            Action::Test => "test",
            Action::Retest => "retest",
            Action::Repeat => "repeat",
            Action::SecondReader => "second-reader",
            Action::OtherProduct => "other-product",
            Action::Laboratory => "laboratory",
            Action::Report => "report",
        }
    }
}

#[derive(Debug, Clone)]
pub struct NextAction {
    pub action: Action,
    /// Id of a strip or reagent, or a technique.
    pub test: Option<String>,
    pub milligrams_per_millilitre: Option<f64>,
    /// Expected bits about the main part.
    pub gain: Option<f64>,
    /// Families that it could settle.
    pub resolves: Vec<u8>,
    pub because: Message,
}

/// What the next action depends on.
pub struct Situation<'a> {
    pub database: &'a Signatures,
    pub parameters: &'a Parameters,
    pub sample: &'a Sample,
    pub tests: &'a TestsDone<'a>,
    pub bulk: &'a Bulk,
    /// The main part by reagents and instruments alone, with a flat prior.
    pub unswayed: &'a Bulk,
    pub hazards: &'a [Hazard],
    pub candidates: &'a [Candidate],
    pub novelty: f64,
    /// Ids of reagents, strips and techniques at hand; `None` if not stated.
    pub kit: Option<&'a [String]>,
}

pub fn next_actions(situation: &Situation) -> Vec<NextAction> {
    if situation.sample.observed.contains(&Observed::UnwellNow) {
        return Vec::new();
    }
    let mut actions = strengths_unknown(situation);
    actions.extend(misread(situation));
    actions.extend(interferences(situation));
    actions.extend(untested_strips(situation));
    actions.extend(other_products(situation));
    actions.extend(reagents(situation));
    actions.extend(instrument(situation));
    let resolves = open_families(situation);
    actions.push(NextAction {
        action: Action::Laboratory,
        test: None,
        milligrams_per_millilitre: None,
        gain: None,
        resolves,
        because: Message::new(Key::NextLaboratory),
    });
    actions.extend(report(situation));
    distinct(actions)
}

/// Each thing to do once, where it stands first.
fn distinct(mut actions: Vec<NextAction>) -> Vec<NextAction> {
    let mut seen: Vec<(Action, Option<String>)> = Vec::new();
    actions.retain(|action| {
        let key = (action.action, action.test.clone());
        let new = !seen.contains(&key);
        seen.push(key);
        new
    });
    actions
}

fn plain(action: Action, test: String, resolves: Vec<u8>, because: Message) -> NextAction {
    NextAction { action, test: Some(test), milligrams_per_millilitre: None, gain: None, resolves, because }
}

fn open_families(situation: &Situation) -> Vec<u8> {
    situation
        .hazards
        .iter()
        .filter(|hazard| hazard.state != State::NotFoundDownTo)
        .map(|hazard| hazard.family)
        .collect()
}

/// Strips that did not react in a solution of unknown strength: they may have
/// been too thin to see anything, so they do not count as done.
fn strengths_unknown(situation: &Situation) -> Vec<NextAction> {
    let database = situation.database;
    let strips = &situation.tests.strips;
    let target = |strip: u8| database.strip(strip).target;
    strips
        .iter()
        .filter(|result| result.outcome == Outcome::DidNotReact && result.strength.is_none())
        // Another strip for the target reacted, or was tried as it should be.
        .filter(|result| {
            !strips.iter().any(|other| {
                target(other.strip) == target(result.strip)
                    && (other.outcome == Outcome::Reacted
                        || other.outcome == Outcome::DidNotReact && other.strength.is_some())
            })
        })
        .map(|result| {
            let because = Message::new(Key::NextStripStrengthUnknown).strip(database, result.strip);
            let advice = first_solution(situation, result.strip);
            let family = database.target_of(result.strip).family;
            NextAction {
                milligrams_per_millilitre: advice.map(|advice| advice.solution.strength()),
                ..plain(Action::Repeat, database.strip(result.strip).id.clone(), vec![family], because)
            }
        })
        .collect()
}

/// Strips and colours that must be read again.
fn misread(situation: &Situation) -> Vec<NextAction> {
    let database = situation.database;
    let mut actions: Vec<NextAction> = Vec::new();
    for result in &situation.tests.strips {
        let strip = &database.strip(result.strip).id;
        let family = database.target_of(result.strip).family;
        let has = |reason| result.reasons.contains(&reason);
        if has(Reason::SaidOtherwise) || has(Reason::Unsure) {
            let because = Message::new(Key::NextSecondReader).text("test", strip);
            actions.push(plain(Action::SecondReader, strip.clone(), vec![family], because));
        }
        let spoiled = [Reason::Invalid, Reason::TooLate, Reason::TooEarly, Reason::Faint, Reason::Recalled];
        let thin = result.outcome == Outcome::DidNotReact && result.too_thin();
        // One strip for the target reacted, another did not.
        let opposed = result.outcome == Outcome::DidNotReact
            && situation.tests.strips.iter().any(|other| {
                other.outcome == Outcome::Reacted
                    && database.strip(other.strip).target == database.strip(result.strip).target
            });
        if opposed || thin || spoiled.into_iter().any(has) || has(Reason::SaidOtherwise) || has(Reason::Unsure) {
            let because = Message::new(Key::NextStripRepeat).strip(database, result.strip);
            actions.push(plain(Action::Repeat, strip.clone(), vec![family], because));
        }
    }
    for reading in &situation.sample.readings {
        let Reading::Reagent(reading) = reading else { continue };
        let reagent = &database.data.reagents[usize::from(reading.reagent)].id;
        let counted = situation.tests.reagents.iter().any(|test| test.reagent == reading.reagent);
        if !counted || reading.reader == Reader::CameraUncorrected {
            let because = Message::new(Key::NextReagentRepeat).reagent(database, reading.reagent);
            actions.push(plain(Action::Repeat, reagent.clone(), Vec::new(), because));
        }
        if matches!(reading.reader, Reader::Unsure | Reader::ColourVisionDeficient | Reader::CameraUncorrected) {
            let because = Message::new(Key::NextSecondReader).text("test", reagent);
            actions.push(plain(Action::SecondReader, reagent.clone(), Vec::new(), because));
        }
    }
    actions
}

/// A reaction that something else may have caused: dilute and test again.
fn interferences(situation: &Situation) -> Vec<NextAction> {
    let database = situation.database;
    situation
        .hazards
        .iter()
        .filter(|hazard| hazard.state == State::FoundInterferencePossible)
        .filter_map(|hazard| {
            let (reading, cause) = hazard.interference.as_ref()?;
            let result = situation.tests.strips.iter().find(|result| result.reading == *reading)?;
            let family = hazard.family;
            let own = situation.tests.strips.iter().filter(|r| database.target_of(r.strip).family == family);
            if weaker_was_silent(&own.collect::<Vec<_>>(), *reading) {
                return None;
            }
            let thinned = result.strength.map(|strength| {
                let ten_fold = two_digits(strength / 10.0);
                match cause.from {
                    Some(from) if ten_fold * 1e6 >= from => two_digits(BELOW_THRESHOLD * from / 1e6),
                    _ => ten_fold,
                }
            });
            let message = |key| Message::new(key).strip(database, result.strip).substance(database, cause.substance);
            let because = match thinned {
                Some(strength) => message(Key::NextDilute).number("strength", strength),
                None => message(Key::NextDiluteUnknown),
            };
            Some(NextAction {
                action: Action::Retest,
                test: Some(database.strip(result.strip).id.clone()),
                milligrams_per_millilitre: thinned,
                gain: None,
                resolves: vec![hazard.family],
                because,
            })
        })
        .collect()
}

/// Strips for hazard families that no valid strip has spoken about.
fn untested_strips(situation: &Situation) -> Vec<NextAction> {
    let database = situation.database;
    let tables = &database.data.strips;
    let mut actions = Vec::new();
    let mut hazards: Vec<&Hazard> = situation.hazards.iter().collect();
    let urgency = |hazard: &Hazard| database.data.families[usize::from(hazard.family)].urgency;
    sort_by(&mut hazards, |a, b| urgency(a).cmp(&urgency(b)));
    for hazard in hazards {
        for (place, target) in tables.targets.iter().enumerate().filter(|(_, target)| target.family == hazard.family) {
            let same = |strip: u8| usize::from(database.strip(strip).target) == place;
            let listed = hazard.state == State::Found && hazard.tests.is_empty();
            if listed || situation.tests.strips.iter().any(|result| same(result.strip)) {
                continue;
            }
            let test = match situation.kit {
                None => Some(target.id.clone()),
                Some(kit) => kit
                    .iter()
                    .find(|id| database.strip_named(id).is_some_and(same))
                    .and_then(|id| database.strip_named(id))
                    .map(|strip| database.strip(strip).id.clone()),
            };
            if let Some(test) = test {
                actions.push(first_strip(situation, test, hazard.family));
            }
        }
    }
    actions
}

/// A strip that was not used yet, with the solution that instructions say.
fn first_strip(situation: &Situation, test: String, family: u8) -> NextAction {
    let database = situation.database;
    let advice = database.strip_named(&test).and_then(|strip| first_solution(situation, strip));
    let message = |key| Message::new(key).text("strip", &test);
    let because = match &advice {
        None => message(Key::NextStrip),
        Some(advice) => {
            let made = message(if advice.against.is_some() { Key::NextStripWeaker } else { Key::NextStripStrength })
                .number("milligrams", advice.solution.milligrams)
                .number("millilitres", advice.solution.millilitres);
            match advice.against {
                Some(substance) => made.substance(database, substance),
                None => made,
            }
        }
    };
    let milligrams_per_millilitre = advice.map(|advice| advice.solution.strength());
    NextAction { milligrams_per_millilitre, ..plain(Action::Test, test, vec![family], because) }
}

/// A strip that did not react while what was seen of a person speaks for it.
fn other_products(situation: &Situation) -> Vec<NextAction> {
    let database = situation.database;
    let observed = |what| situation.sample.observed.contains(&what);
    let sedation = observed(Observed::SedationAfterNaloxone) || observed(Observed::LongSedation);
    let opioid = observed(Observed::NaloxoneResponded) || observed(Observed::OverdoseCluster);
    situation
        .tests
        .strips
        .iter()
        .filter(|result| result.outcome == Outcome::DidNotReact)
        .filter(|result| {
            let family = database.data.families[usize::from(database.target_of(result.strip).family)].id.as_str();
            match family {
                "alpha2-agonists" | "benzodiazepines" => sedation,
                "fentanyls" | "nitazenes" => opioid,
                _ => false,
            }
        })
        .map(|result| {
            let family = database.target_of(result.strip).family;
            let because = Message::new(Key::NextOtherProduct).strip(database, result.strip);
            plain(Action::OtherProduct, database.strip(result.strip).id.clone(), vec![family], because)
        })
        .collect()
}

/// Reagents by the expected gain of information about the main part.
fn reagents(situation: &Situation) -> Vec<NextAction> {
    let database = situation.database;
    let leading = leading(situation);
    let mut gains: Vec<(f64, u8)> = (0..database.data.reagents.len() as u8)
        .filter(|reagent| {
            let row = &database.data.reagents[usize::from(*reagent)];
            let done = situation.tests.reagents.iter().any(|test| test.reagent == *reagent);
            let at_hand = match situation.kit {
                Some(kit) => kit.iter().any(|id| database.reagent_named(id) == Some(*reagent)),
                None => row.variant_of.is_none() && database.recorded(*reagent).rows.len() >= LEAST_RECORDED,
            };
            !done && at_hand
        })
        .map(|reagent| (expected_gain(situation, &leading, reagent), reagent))
        .filter(|(gain, _)| *gain >= LEAST_GAIN)
        .collect();
    sort_by(&mut gains, |a, b| b.0.total_cmp(&a.0).then(a.1.cmp(&b.1)));
    let resolves = leading_families(situation, &leading);
    gains
        .into_iter()
        .take(MOST_REAGENTS)
        .map(|(gain, reagent)| NextAction {
            action: Action::Test,
            test: Some(database.data.reagents[usize::from(reagent)].id.clone()),
            milligrams_per_millilitre: None,
            gain: Some(gain),
            resolves: resolves.clone(),
            because: Message::new(Key::NextReagent).reagent(database, reagent),
        })
        .collect()
}

/// The most probable main parts with their shares, summing to 1.
fn leading(situation: &Situation) -> Vec<(u16, f64)> {
    let shares = (0u16..).zip(situation.bulk.substances.iter().copied());
    let mut shares = first_by(LEADING, shares, |a, b| b.1.total_cmp(&a.1).then(a.0.cmp(&b.0)));
    let sum: f64 = shares.iter().map(|(_, share)| share).sum();
    shares.iter_mut().for_each(|(_, share)| *share /= sum);
    shares
}

fn leading_families(situation: &Situation, leading: &[(u16, f64)]) -> Vec<u8> {
    let mut families = Vec::new();
    for (substance, _) in leading.iter().take(8) {
        let family = situation.database.substance(*substance).family;
        if !families.contains(&family) {
            families.push(family);
        }
    }
    families.truncate(4);
    families
}

/// Mutual information, in bits, between the main part and the hue group that
/// the reagent would show. A substance without a record shows the background
/// and so gains nothing.
fn expected_gain(situation: &Situation, leading: &[(u16, f64)], reagent: u8) -> f64 {
    let entropy = |shares: &[f64; GROUPS]| -> f64 {
        -shares.iter().filter(|share| **share > 0.0).map(|share| share * share.log2()).sum::<f64>()
    };
    let slips = situation.parameters.epsilon;
    let mut overall = [0.0; GROUPS];
    let mut within = 0.0;
    let mut known = 0.0;
    for (substance, share) in leading {
        let Some(mut hues) = situation.database.last_hues(reagent, *substance) else { continue };
        hues.iter_mut().for_each(|hue| *hue = (1.0 - slips) * *hue + slips / GROUPS as f64);
        overall.iter_mut().zip(&hues).for_each(|(total, hue)| *total += share * hue);
        within += share * entropy(&hues);
        known += share;
    }
    if known <= 0.0 {
        return 0.0;
    }
    overall.iter_mut().for_each(|total| *total /= known);
    (known * entropy(&overall) - within).max(0.0)
}

/// An infrared spectrum, where nothing was measured and the reagents leave
/// the main part open.
fn instrument(situation: &Situation) -> Option<NextAction> {
    let word = Technique::Ftir.word();
    let at_hand = situation.kit.is_none_or(|kit| kit.iter().any(|id| id.eq_ignore_ascii_case(word)));
    let open = situation.tests.instruments.is_empty() && at_hand;
    open.then(|| {
        let because = Message::new(Key::NextInstrument).text("technique", word);
        plain(Action::Test, word.to_owned(), Vec::new(), because)
    })
}

fn report(situation: &Situation) -> Option<NextAction> {
    let new_opioid = situation.hazards.iter().any(|hazard| {
        let id = situation.database.data.families[usize::from(hazard.family)].id.as_str();
        hazard.state.is_found()
            && !situation.sample.sold_as.families.contains(&hazard.family)
            && id != "benzodiazepines"
    });
    let unexplained = nothing_explains(situation.tests, situation.candidates, situation.novelty);
    let cluster = situation.sample.observed.contains(&Observed::OverdoseCluster);
    (new_opioid || unexplained || cluster).then(|| NextAction {
        action: Action::Report,
        test: None,
        milligrams_per_millilitre: None,
        gain: None,
        resolves: Vec::new(),
        because: Message::new(Key::NextReport),
    })
}
