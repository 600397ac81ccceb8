//! What comes first: the emergency line, and what was found that changes what to do.

use super::state_of;
use crate::evidence::{Outcome, StripResult};
use crate::message::{Key, Message};
use crate::reading::Observed;
use crate::verdict::{Findings, HazardState};

pub fn emergency(findings: &Findings) -> Vec<Message> {
    let observed = |what| findings.sample.observed.contains(&what);
    let found = |family| state_of(findings, family).is_some_and(HazardState::is_found);
    let mut messages = Vec::new();
    messages.push(Message::new(if observed(Observed::UnwellNow) { Key::EmergencyNow } else { Key::NaloxoneReady }));
    if observed(Observed::SedationAfterNaloxone)
        || observed(Observed::LongSedation)
        || found("alpha2-agonists")
        || found("benzodiazepines")
    {
        messages.push(Message::new(Key::SedationNotLifted));
    }
    if found("nitazenes") || found("orphines") {
        messages.push(Message::new(Key::NaloxoneSeveralDoses));
    }
    if observed(Observed::NaloxoneResponded) {
        messages.push(Message::new(Key::NaloxoneResponded));
    }
    if observed(Observed::OverdoseCluster) {
        messages.push(Message::new(Key::OverdoseCluster));
    }
    if found("benzodiazepines")
        && findings.tests.strips.iter().any(|result| reacted_to(findings, result, "benzodiazepines"))
    {
        messages.push(Message::new(Key::BenzodiazepineWhich));
    }
    messages
}
fn reacted_to(findings: &Findings, result: &StripResult, family: &str) -> bool {
    let target = findings.database.target_of(result.strip);
    result.outcome == Outcome::Reacted && findings.database.family(target.family).id == family
}
