//! What to do next: first what could settle an interference, then what was not read properly,
//! what could move a hazard family, then what tells most about the
//! main component, and always a laboratory.

mod main_component;
mod reread;
mod solution;
mod strips;

use super::{Findings, HazardState};
use crate::inference::nothing_explains;
use crate::message::{Key, Message};
use crate::reading::Observed;
use schema::{FamilyIndex, Strength};

/// What kind of thing to do; `NextAction::because` says it in words.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Action {
    /// Bring the sample into water, before the strips that follow.
    Prepare,
    /// Use a strip, a reagent or a technique that was not used yet.
    Test,
    /// Use the same strip again in a weaker solution: something else may have turned it or faded its line.
    Retest,
    /// Do the same test again: it did not count, or is in doubt.
    Repeat,
    /// Let somebody else read the same test.
    SecondReader,
    /// Use a strip of another product or lot for the same target; `test` is the one that did not react.
    OtherProduct,
    /// Send some to a laboratory; always offered.
    Laboratory,
    /// Tell the local early-warning service.
    Report,
}

impl Action {
    /// The word of the public interface, such as `second-reader`.
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

/// One thing to do next.
#[derive(Debug, Clone)]
pub struct NextAction {
    /// No two in a verdict have the same action and test.
    pub action: Action,
    /// Id of a strip or reagent, or a technique.
    pub test: Option<String>,
    /// Of the solution to make.
    pub strength: Option<Strength>,
    /// Expected bits about the main component.
    pub gain: Option<f64>,
    /// Families that it could settle.
    pub resolves: Vec<FamilyIndex>,
    /// What to do and why, as a sentence.
    pub because: Message,
}

pub fn next_actions(findings: &Findings) -> Vec<NextAction> {
    if findings.sample.observed.contains(&Observed::UnwellNow) {
        return Vec::new();
    }
    let mut actions = strips::interferences(findings);
    actions.extend(reread::strengths_unknown(findings));
    actions.extend(strips::faint_lines(findings));
    actions.extend(reread::misread(findings));
    let untested = strips::untested_strips(findings);
    if !untested.is_empty() {
        actions.extend(strips::preparation(findings));
    }
    actions.extend(untested);
    actions.extend(strips::other_products(findings));
    actions.extend(main_component::reagents(findings));
    actions.extend(main_component::instrument(findings));
    let resolves = open_families(findings);
    actions.push(NextAction {
        action: Action::Laboratory,
        test: None,
        strength: None,
        gain: None,
        resolves,
        because: Message::new(Key::NextLaboratory),
    });
    actions.extend(report(findings));
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

fn plain(action: Action, test: String, resolves: Vec<FamilyIndex>, because: Message) -> NextAction {
    NextAction { action, test: Some(test), strength: None, gain: None, resolves, because }
}

fn open_families(findings: &Findings) -> Vec<FamilyIndex> {
    findings
        .hazards
        .iter()
        .filter(|hazard| hazard.state != HazardState::NotFoundDownTo)
        .map(|hazard| hazard.family)
        .collect()
}

fn report(findings: &Findings) -> Option<NextAction> {
    let unexpected_hazard = findings.hazards.iter().any(|hazard| {
        hazard.state.is_found()
            && !findings.sample.sold_as.families.contains(&hazard.family)
            && findings.database.family(hazard.family).report_when_found
    });
    let unexplained = nothing_explains(findings.tests, findings.candidates, findings.novelty);
    let cluster = findings.sample.observed.contains(&Observed::OverdoseCluster);
    (unexpected_hazard || unexplained || cluster).then(|| NextAction {
        action: Action::Report,
        test: None,
        strength: None,
        gain: None,
        resolves: Vec::new(),
        because: Message::new(Key::NextReport),
    })
}
