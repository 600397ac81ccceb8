//! What the tests done do not see of a hazard family: members to which a strip
//! is blind, strips for other families, and all else that is missed.

use crate::database::Signatures;
use crate::inference::TestsDone;
use crate::message::{Key, Message};
use crate::order::sort_by;
use crate::reading::Sample;
use schema::{Detected, FamilyIndex, Missed, StripIndex, SubstanceIndex, TestRef};

/// So many of the names that a sample goes by are looked up for each strip.
const MOST_NAMED: usize = 3;

/// Members that the sample was sold as, or that an instrument listed, be it with a slip, and that
/// the strip is recorded to see poorly or not at all: its silence says nothing
/// of them.
pub fn blind_to_named(
    database: &Signatures,
    sample: &Sample,
    tests: &TestsDone,
    family: FamilyIndex,
    strip: StripIndex,
) -> Vec<Message> {
    let blind = |substance: SubstanceIndex| {
        let cross_reactivities = database.data.strips.cross_reactivities.iter();
        let missed = database.family(family).missed.iter();
        cross_reactivities
            .filter(|cross| cross.substance == substance && database.is_about(strip, &cross.strips))
            .any(|cross| cross.detected != Detected::Yes)
            || missed
                .filter(|missed| missed.blind && missed.substance == Some(substance))
                .any(|missed| database.concerns(missed, &TestRef::Strip(strip)))
    };
    let listed = tests.instruments.iter().flat_map(|(_, instrument)| &instrument.components);
    // What a slip may mean is told as if it stood there: silence says nothing of it either.
    let slips = tests.instruments.iter().flat_map(|(_, instrument)| &instrument.offered);
    let offered = sample.sold_as.offered.iter().chain(slips.map(|offered| &offered.substance));
    let mut named: Vec<SubstanceIndex> =
        sample.sold_as.substances.iter().chain(listed).chain(offered).copied().collect();
    named.retain(|substance| database.substance(*substance).family == family && blind(*substance));
    sort_by(&mut named, SubstanceIndex::cmp);
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
pub fn missed(database: &Signatures, tests: &TestsDone, family: FamilyIndex) -> Vec<Missed> {
    let rows = database.family(family).missed.iter();
    let rows: Vec<&Missed> = rows.filter(|missed| concerns(database, tests, missed)).collect();
    let (blind, rest): (Vec<&Missed>, Vec<&Missed>) = rows.into_iter().partition(|missed| missed.blind);
    blind.into_iter().chain(rest).cloned().collect()
}

/// Strips for other families that were used and are recorded as blind to this
/// one, so that nobody takes their silence for an answer.
pub fn blind_strips(database: &Signatures, tests: &TestsDone, family: FamilyIndex) -> Vec<Message> {
    let mut messages: Vec<Message> = Vec::new();
    for result in &tests.strips {
        let target = database.target_of(result.strip);
        let mut missed = database.family(family).missed.iter();
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

/// A row about what is missed is shown if it concerns a test that was done, or
/// every field test.
fn concerns(database: &Signatures, tests: &TestsDone, missed: &Missed) -> bool {
    let strips = tests.strips.iter().map(|result| TestRef::Strip(result.strip));
    let reagents = tests.reagents.iter().map(|test| TestRef::Reagent(test.reagent));
    let techniques = tests.instruments.iter().map(|(_, reading)| TestRef::Technique(reading.technique));
    missed.tests.is_empty() || strips.chain(reagents).chain(techniques).any(|test| database.concerns(missed, &test))
}
