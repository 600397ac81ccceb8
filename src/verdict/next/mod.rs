//! What to do next: first what was not read properly, then what could settle
//! an interference or move a hazard family, then what tells most about the
//! main part, and always a laboratory.

mod main_part;
mod reread;
mod strips;

use super::bulk::Bulk;
use super::candidates::Candidate;
use super::hazards::{Hazard, State};
use super::key::Key;
use super::message::Message;
use super::remarks::nothing_explains;
use super::tests_done::TestsDone;
use crate::database::Signatures;
use crate::reading::{Observed, Sample};

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Action {
    /// Bring the sample into water, before the strips that follow.
    Prepare,
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
            Action::Prepare => "prepare",
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
    let mut actions = reread::strengths_unknown(situation);
    actions.extend(strips::faint_lines(situation));
    actions.extend(reread::misread(situation));
    actions.extend(strips::interferences(situation));
    let untested = strips::untested_strips(situation);
    if !untested.is_empty() {
        actions.extend(strips::preparation(situation));
    }
    actions.extend(untested);
    actions.extend(strips::other_products(situation));
    actions.extend(main_part::reagents(situation));
    actions.extend(main_part::instrument(situation));
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
