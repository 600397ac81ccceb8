//! What the database holds of one family, in the shape of the public interface.

use super::Signatures;
use super::schema::{Missed, TestRef};
use serde::Serialize;

#[derive(Serialize)]
pub struct FamilyProfile<'a> {
    id: &'a str,
    name: &'a str,
    #[serde(skip_serializing_if = "Option::is_none")]
    parent: Option<&'a str>,
    hazard: &'static str,
    naloxone: &'a str,
    response: &'a str,
    missed: Vec<MissedView<'a>>,
    members: Vec<MemberView<'a>>,
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

#[derive(Serialize)]
pub struct MemberView<'a> {
    substance: &'a str,
    name: &'a str,
}

impl<'a> FamilyProfile<'a> {
    pub fn of(database: &'a Signatures, family: u8) -> Self {
        let families = &database.data.families;
        let row = &families[usize::from(family)];
        Self {
            id: &row.id,
            name: &row.name,
            parent: row.parent.map(|parent| families[usize::from(parent)].id.as_str()),
            hazard: row.hazard.word(),
            naloxone: &row.naloxone,
            response: &row.response,
            missed: row.missed.iter().map(|missed| MissedView::of(database, missed)).collect(),
            members: members(database, family),
        }
    }
}

/// The substances of a family.
pub fn members(database: &Signatures, family: u8) -> Vec<MemberView<'_>> {
    let rows = database.members_of(family).map(|place| database.substance(place));
    rows.map(|row| MemberView { substance: &row.id, name: &row.name }).collect()
}

impl<'a> MissedView<'a> {
    fn of(database: &'a Signatures, missed: &'a Missed) -> Self {
        let data = &database.data;
        let test = |test: &'a TestRef| match test {
            TestRef::Target(target) => data.strips.targets[usize::from(*target)].id.as_str(),
            TestRef::Strip(strip) => &data.strips.strips[usize::from(*strip)].id,
            TestRef::Reagent(reagent) => &data.reagents[usize::from(*reagent)].id,
            TestRef::Technique(word) => word,
        };
        Self {
            substance: missed.substance.map(|place| database.substance(place).id.as_str()),
            group: missed.group.as_deref(),
            note: &missed.note,
            tests: missed.tests.iter().map(test).collect(),
            sources: database.source_ids(&missed.sources),
        }
    }
}
