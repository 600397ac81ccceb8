//! Which dangerous families a kit sees as a trace: only strips do, each down to
//! the share that its recorded limit and instructions allow to state.

use super::Request;
use crate::database::Signatures;
use crate::evidence::{InWater, limit_in_water, recorded_solution};
use crate::order::sort_by;
use crate::separation::KitItem;
use schema::{FamilyIndex, HazardKind, ReagentIndex, StripIndex, SubstanceIndex, TestRef};
use serde::Serialize;

/// What a kit can see of one hazard family.
#[derive(Debug, Clone, PartialEq, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct FamilySight<'a> {
    /// Id.
    pub family: &'a str,
    /// Display name.
    pub name: &'a str,
    /// In every verdict; otherwise under some conditions.
    pub always: bool,
    /// Share of published samples of the region in which a member was found:
    /// data sets count by age, members as if independent.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub found_in: Option<f64>,
    /// Strips of the kit that are made for it; without one no trace is seen.
    pub strips: Vec<StripSight<'a>>,
    /// Whether a strip for it is recorded at all.
    pub strip_exists: bool,
    /// Members in the database, those that are loaded.
    pub members: usize,
    /// Members with a record on a reagent of the kit, which sees them as a main component only.
    pub recorded: usize,
}

/// Down to what a strip sees its analyte.
#[derive(Debug, Clone, PartialEq, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct StripSight<'a> {
    /// Id, of a product or of the entry for any brand.
    pub strip: &'a str,
    /// Id of the family that it is made for, or of which it is made for one member.
    pub family: &'a str,
    /// Id of the substance that `limit` and `smallest_share` are about.
    pub analyte: &'a str,
    /// It speaks about the family; otherwise about the analyte alone.
    pub covers_family: bool,
    /// Largest detection limit measured in water, ng/mL.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub limit: Option<f64>,
    /// Strength that instructions say, mg/mL.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub milligrams_per_millilitre: Option<f64>,
    /// Smallest share of the analyte that it could have seen at that strength.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub smallest_share: Option<f64>,
    /// What it is recorded to miss.
    pub missed: Vec<Miss<'a>>,
    /// Source ids of the limit, or of how little the product finds if that is why it has none.
    pub sources: Vec<&'a str>,
}

#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct Miss<'a> {
    pub note: &'a str,
    pub sources: Vec<&'a str>,
}

/// The most urgent first.
pub fn families<'a>(database: &'a Signatures, request: &Request) -> Vec<FamilySight<'a>> {
    let data = &database.data;
    let mut hazards: Vec<FamilyIndex> =
        FamilyIndex::first(data.families.len()).filter(|index| database.is_hazard(*index)).collect();
    let urgency = |family: &FamilyIndex| database.family(*family).urgency;
    sort_by(&mut hazards, |a, b| urgency(a).cmp(&urgency(b)));
    let reagents: Vec<ReagentIndex> = request.have.iter().filter_map(|test| reagent(*test)).collect();
    hazards
        .into_iter()
        .map(|index| {
            let family = database.family(index);
            let members: Vec<SubstanceIndex> = database.members_of(index).collect();
            let on_reagent =
                |member: &&SubstanceIndex| reagents.iter().any(|r| database.recorded(*r).row_of(**member).is_some());
            let strips = request.have.iter().filter_map(|test| strip(*test));
            let own = strips.filter(|strip| database.target_of(*strip).family == index);
            FamilySight {
                family: &family.id,
                name: &family.name,
                always: family.hazard == HazardKind::Always,
                found_in: request
                    .region
                    .map(|region| f64::from(data.prevalence.presence[usize::from(index)][region.index()])),
                strips: own.map(|strip| strip_sight(database, strip)).collect(),
                strip_exists: data.strips.targets.iter().any(|target| target.family == index),
                members: members.len(),
                recorded: members.iter().filter(on_reagent).count(),
            }
        })
        .collect()
}

pub fn strip_sight(database: &Signatures, strip: StripIndex) -> StripSight<'_> {
    let target = database.target_of(strip);
    let family = &database.family(target.family);
    let row = database.strip(strip);
    let InWater { limit, sources, .. } = limit_in_water(database, strip);
    let strength = recorded_solution(database, strip, false).map(|solution| solution.strength());
    let missed = family.missed.iter().filter(|missed| database.concerns(missed, &TestRef::Strip(strip)));
    StripSight {
        strip: &row.id,
        family: &family.id,
        analyte: &database.substance(target.analyte).id,
        covers_family: target.covers_family,
        limit: limit.map(|limit| limit.0),
        milligrams_per_millilitre: strength.map(|strength| strength.0),
        // ng/mL over mg/mL: a factor of 10⁶ between ng and mg.
        smallest_share: limit.zip(strength).and_then(|(limit, strength)| limit.share_at(strength)).map(|share| share.0),
        missed: missed.map(|row| Miss { note: &row.note, sources: database.source_ids(&row.sources) }).collect(),
        sources: database.source_ids(&sources),
    }
}

pub fn strip(test: KitItem) -> Option<StripIndex> {
    match test {
        KitItem::Strip(strip) => Some(strip),
        KitItem::Reagent(_) => None,
    }
}

fn reagent(test: KitItem) -> Option<ReagentIndex> {
    match test {
        KitItem::Reagent(reagent) => Some(reagent),
        KitItem::Strip(_) => None,
    }
}
