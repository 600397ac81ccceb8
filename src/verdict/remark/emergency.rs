//! What comes first: the emergency line, and what was found that changes what to do.

use crate::evidence::Outcome;
use crate::message::{Key, Message};
use crate::order::sort_by;
use crate::reading::Observed;
use crate::verdict::{Findings, Hazard};

pub fn emergency(findings: &Findings) -> Vec<Message> {
    let database = findings.database;
    let observed = |what| findings.sample.observed.contains(&what);
    let found = || findings.hazards.iter().filter(|hazard| hazard.state.is_found());
    let mut keys = vec![if observed(Observed::UnwellNow) { Key::EmergencyNow } else { Key::NaloxoneReady }];
    let mut of_families: Vec<Key> =
        found().flat_map(|hazard| Key::named(database, &database.family(hazard.family).when_found)).collect();
    if observed(Observed::SedationAfterNaloxone) || observed(Observed::LongSedation) {
        of_families.push(Key::SedationNotLifted);
    }
    sort_by(&mut of_families, Key::cmp);
    of_families.dedup();
    keys.append(&mut of_families);
    if observed(Observed::NaloxoneResponded) {
        keys.push(Key::NaloxoneResponded);
    }
    if observed(Observed::OverdoseCluster) {
        keys.push(Key::OverdoseCluster);
    }
    let reacted = |hazard: &&Hazard| hazard.tests.iter().any(|test| test.outcome == Outcome::Reacted);
    keys.extend(
        found().filter(reacted).flat_map(|hazard| Key::named(database, &database.family(hazard.family).when_reacted)),
    );
    keys.into_iter().map(Message::new).collect()
}
