//! What the database holds of one substance, in the shape of the public
//! interface.

use super::Signatures;
use super::schema::{Detected, Matrix, Remark, SubstanceKind};
use crate::order::sort_by;
use serde::Serialize;

#[derive(Serialize)]
pub struct Profile<'a> {
    id: &'a str,
    kind: &'static str,
    name: &'a str,
    synonyms: Vec<&'a str>,
    family: &'a str,
    #[serde(skip_serializing_if = "Option::is_none")]
    cas: Option<&'a str>,
    #[serde(skip_serializing_if = "Option::is_none")]
    inchikey: Option<&'a str>,
    #[serde(skip_serializing_if = "Option::is_none")]
    smiles: Option<&'a str>,
    #[serde(skip_serializing_if = "Option::is_none")]
    formula: Option<&'a str>,
    #[serde(skip_serializing_if = "Option::is_none")]
    mass: Option<f64>,
    reactions: Vec<ReactionView<'a>>,
    strips: Vec<StripView<'a>>,
}

#[derive(Serialize)]
struct ReactionView<'a> {
    reagent: &'a str,
    stages: Vec<StageView<'a>>,
    reacts: Option<bool>,
    disputed: bool,
    weighed: bool,
    sources: Vec<&'a str>,
}

#[derive(Serialize)]
struct StageView<'a> {
    colour: &'a str,
    #[serde(skip_serializing_if = "Option::is_none")]
    seconds: Option<u16>,
}

#[derive(Serialize)]
struct StripView<'a> {
    strip: &'a str,
    detected: &'static str,
    #[serde(skip_serializing_if = "Option::is_none")]
    limit: Option<f64>,
    sources: Vec<&'a str>,
}

impl<'a> Profile<'a> {
    pub fn of(database: &'a Signatures, place: u16) -> Self {
        let data = &database.data;
        let row = database.substance(place);
        let identity = database.identity(place);
        let stated = |text: &'a String| Some(text.as_str()).filter(|text| !text.is_empty());
        Self {
            id: &row.id,
            kind: match row.kind {
                SubstanceKind::Substance => "substance",
                SubstanceKind::Plant => "plant",
                SubstanceKind::Product => "product",
                SubstanceKind::Mixture => "mixture",
            },
            name: &row.name,
            synonyms: data.aliases.iter().filter(|a| a.substance == place).map(|a| a.text.as_str()).collect(),
            family: &data.families[usize::from(row.family)].id,
            cas: stated(&row.cas),
            inchikey: identity.and_then(|identity| stated(&identity.inchikey)),
            smiles: identity.and_then(|identity| stated(&identity.smiles)),
            formula: identity.and_then(|identity| stated(&identity.formula)),
            mass: database.mass(place),
            reactions: reactions(database, place),
            strips: strips(database, place),
        }
    }
}

/// One row a lineage and alternative, then what is only told.
fn reactions(database: &Signatures, place: u16) -> Vec<ReactionView<'_>> {
    let data = &database.data;
    let own = data.records.iter().filter(|record| record.substance == place);
    own.flat_map(|record| {
        record.alternatives.iter().map(|alternative| ReactionView {
            reagent: &data.reagents[usize::from(record.reagent)].id,
            stages: alternative
                .stages
                .iter()
                .enumerate()
                .map(|(i, stage)| StageView {
                    colour: &data.phrases[usize::from(*stage)].text,
                    seconds: alternative.seconds.filter(|_| i == 0).map(|(from, _)| from),
                })
                .collect(),
            reacts: alternative.reacts,
            disputed: record.disputed,
            weighed: true,
            sources: database.source_ids(&record.sources),
        })
    })
    .chain(data.remarks.iter().filter(|remark| remark.substance == place).flat_map(|remark| told(database, remark)))
    .collect()
}

/// The courses of a remark. It is told because it does not agree with the records.
fn told<'a>(database: &'a Signatures, remark: &'a Remark) -> impl Iterator<Item = ReactionView<'a>> {
    remark.seen.split(" || ").map(|course| ReactionView {
        reagent: &database.data.reagents[usize::from(remark.reagent)].id,
        stages: course.split(" > ").map(|colour| StageView { colour, seconds: None }).collect(),
        reacts: Some(course != "none"),
        disputed: true,
        weighed: false,
        sources: database.source_ids(&remark.sources),
    })
}

/// What is recorded of the substance on strips, one row a strip; records that
/// are opposed make it disputed.
fn strips(database: &Signatures, place: u16) -> Vec<StripView<'_>> {
    struct Found {
        seen: bool,
        unseen: bool,
        limit: Option<f64>,
        sources: Vec<u8>,
    }
    let tables = &database.data.strips;
    let mut by_strip: Vec<(u8, Found)> = Vec::new();
    let mut add = |strips: &[u8], seen: Option<bool>, limit: Option<f64>, sources: &[u8]| {
        for strip in strips {
            let at = by_strip.iter().position(|(own, _)| own == strip).unwrap_or_else(|| {
                by_strip.push((*strip, Found { seen: false, unseen: false, limit: None, sources: Vec::new() }));
                by_strip.len() - 1
            });
            let found = &mut by_strip[at].1;
            found.seen |= seen != Some(false);
            found.unseen |= seen != Some(true);
            found.limit = match (found.limit, limit) {
                (Some(a), Some(b)) => Some(a.max(b)),
                (a, b) => a.or(b),
            };
            let new: Vec<u8> = sources.iter().filter(|source| !found.sources.contains(source)).copied().collect();
            found.sources.extend(new);
        }
    };
    for limit in tables.limits.iter().filter(|limit| limit.analyte == place) {
        let measured = (limit.matrix == Matrix::Water).then_some(limit.limit);
        add(&limit.strips, Some(true), measured, &limit.sources);
    }
    for cross in tables.crosses.iter().filter(|cross| cross.substance == place) {
        let seen = match cross.detected {
            Detected::Yes => Some(true),
            Detected::No => Some(false),
            Detected::Hampered => None,
        };
        add(&cross.strips, seen, None, &cross.sources);
    }
    for row in tables.interferents.iter().filter(|row| row.substance == place) {
        add(&row.strips, Some(row.reacts), None, &row.sources);
    }
    sort_by(&mut by_strip, |a, b| a.0.cmp(&b.0));
    by_strip
        .into_iter()
        .map(|(strip, found)| StripView {
            strip: &database.strip(strip).id,
            detected: match (found.seen, found.unseen) {
                (true, true) => "disputed",
                (true, false) => "yes",
                _ => "no",
            },
            limit: found.limit,
            sources: database.source_ids(&found.sources),
        })
        .collect()
}
