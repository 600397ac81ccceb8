//! A colour that came slowly, and what is recorded to be slow.

use crate::evidence::recorded_as_slow;
use crate::message::{Key, Message, substance_within};
use crate::verdict::Findings;
use schema::SubstanceIndex;

/// One a reagent whose colour came slowly, with those of the named candidates that are recorded so.
pub fn slow(findings: &Findings) -> Vec<Message> {
    let database = findings.database;
    let named =
        findings.named.named.iter().filter(|own| own.with.is_none()).flat_map(|own| own.substances.iter().copied());
    let slow_tests = findings.tests.reagents.iter().filter(|test| test.slow);
    slow_tests
        .filter_map(|test| {
            let recorded = test.likelihoods.recorded;
            let is_slow = |substance: &SubstanceIndex| {
                recorded.row_of(*substance).is_some_and(|row| {
                    let records = &database.data.records[recorded.kinds[usize::from(row.kind)].clone()];
                    records.iter().any(|record| recorded_as_slow(database, record))
                })
            };
            let names: Vec<String> =
                named.clone().filter(is_slow).map(|substance| substance_within(database, substance)).collect();
            let message = || Message::new(Key::ReagentSlow).reagent(database, test.reagent);
            (!names.is_empty()).then(|| message().text("substances", names.join(", ")))
        })
        .collect()
}
