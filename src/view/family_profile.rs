//! What the database holds of one family, in the shape of the public interface.

use crate::database::Signatures;
use schema::{FamilyIndex, Missed, Seen, TestRef};
use serde::Serialize;

/// `Family` of the public interface.
#[derive(Serialize)]
pub struct FamilyProfile<'a> {
    id: &'a str,
    name: &'a str,
    #[serde(skip_serializing_if = "Option::is_none")]
    parent: Option<&'a str>,
    hazard: &'static str,
    naloxone: &'a str,
    response: &'a str,
    seen: Vec<SeenView<'a>>,
    missed: Vec<MissedView<'a>>,
    members: Vec<MemberView<'a>>,
}

#[derive(Serialize)]
struct SeenView<'a> {
    test: &'a str,
    note: &'a str,
    sources: Vec<&'a str>,
}

#[derive(Serialize)]
struct MissedView<'a> {
    #[serde(skip_serializing_if = "Option::is_none")]
    substance: Option<&'a str>,
    #[serde(skip_serializing_if = "Option::is_none")]
    group: Option<&'a str>,
    note: &'a str,
    tests: Vec<&'a str>,
    sources: Vec<&'a str>,
}

/// A substance of a family: id and display name.
#[derive(Serialize)]
pub struct MemberView<'a> {
    substance: &'a str,
    name: &'a str,
}

impl<'a> FamilyProfile<'a> {
    /// Without the identities `seen` is empty and no further substance is among the members.
    pub fn of(database: &'a Signatures, family: FamilyIndex) -> Self {
        let families = &database.data.families;
        let row = &families[usize::from(family)];
        Self {
            id: &row.id,
            name: &row.name,
            parent: row.parent.map(|parent| families[usize::from(parent)].id.as_str()),
            hazard: row.hazard.word(),
            naloxone: &row.naloxone,
            response: &row.response,
            seen: database.seen(family).map(|seen| SeenView::of(database, seen)).collect(),
            missed: row.missed.iter().map(|missed| MissedView::of(database, missed)).collect(),
            members: members(database, family),
        }
    }
}

/// The substances of a family.
pub fn members(database: &Signatures, family: FamilyIndex) -> Vec<MemberView<'_>> {
    let rows = database.members_of(family).map(|index| database.substance(index));
    rows.map(|row| MemberView { substance: &row.id, name: &row.name }).collect()
}

/// Id of a test, or the word of a technique.
fn id_of<'a>(database: &'a Signatures, test: &'a TestRef) -> &'a str {
    let data = &database.data;
    match test {
        TestRef::Target(target) => &data.strips.targets[usize::from(*target)].id,
        TestRef::Strip(strip) => &data.strips.strips[usize::from(*strip)].id,
        TestRef::Reagent(reagent) => &database.reagent(*reagent).id,
        TestRef::Technique(technique) => technique.word(),
    }
}

impl<'a> SeenView<'a> {
    fn of(database: &'a Signatures, seen: &'a Seen) -> Self {
        Self { test: id_of(database, &seen.test), note: &seen.note, sources: database.source_ids(&seen.sources) }
    }
}

impl<'a> MissedView<'a> {
    fn of(database: &'a Signatures, missed: &'a Missed) -> Self {
        Self {
            substance: missed.substance.map(|index| database.substance(index).id.as_str()),
            group: missed.group.as_deref(),
            note: &missed.note,
            tests: missed.tests.iter().map(|test| id_of(database, test)).collect(),
            sources: database.source_ids(&missed.sources),
        }
    }
}
