//! What the database holds of one substance, in the shape of the public
//! interface.

use crate::database::{Signatures, coverage};
use schema::{SubstanceIndex, Unweighed};
use serde::Serialize;

/// `Substance` of the public interface.
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
    sides: Vec<SideView<'a>>,
}

#[derive(Serialize)]
struct SideView<'a> {
    detected: &'static str,
    sources: Vec<&'a str>,
}

impl<'a> Profile<'a> {
    /// Without the identities there is no InChIKey, structure, formula or mass.
    pub fn of(database: &'a Signatures, substance: SubstanceIndex) -> Self {
        let row = database.substance(substance);
        let identity = database.identity(substance);
        let stated = |text: &'a String| Some(text.as_str()).filter(|text| !text.is_empty());
        Self {
            id: &row.id,
            kind: row.kind.word(),
            name: &row.name,
            synonyms: database.aliases().filter(|a| a.substance == substance).map(|a| a.text.as_str()).collect(),
            family: &database.family(row.family).id,
            cas: stated(&row.cas),
            inchikey: identity.and_then(|identity| stated(&identity.inchikey)),
            smiles: identity.and_then(|identity| stated(&identity.smiles)),
            formula: identity.and_then(|identity| stated(&identity.formula)),
            mass: database.mass(substance),
            reactions: reactions(database, substance),
            strips: strips(database, substance),
        }
    }
}

/// One row a lineage and alternative, then what is only told.
fn reactions(database: &Signatures, substance: SubstanceIndex) -> Vec<ReactionView<'_>> {
    let data = &database.data;
    let own = data.records.iter().filter(|record| record.substance == substance);
    own.flat_map(|record| {
        record.alternatives.iter().map(|alternative| ReactionView {
            reagent: &database.reagent(record.reagent).id,
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
    .chain(data.unweighed.iter().filter(|row| row.substance == substance).flat_map(|row| told(database, row)))
    .collect()
}

/// The courses of a row without a vote. It is told because it does not agree with the records.
fn told<'a>(database: &'a Signatures, row: &'a Unweighed) -> impl Iterator<Item = ReactionView<'a>> {
    row.seen.split(" || ").map(|course| ReactionView {
        reagent: &database.reagent(row.reagent).id,
        stages: course.split(" > ").map(|colour| StageView { colour, seconds: None }).collect(),
        reacts: Some(course != "none"),
        disputed: true,
        weighed: false,
        sources: database.source_ids(&row.sources),
    })
}

fn strips(database: &Signatures, substance: SubstanceIndex) -> Vec<StripView<'_>> {
    let own = coverage::on_strips(&database.data).into_iter().filter(|pair| pair.substance == substance);
    own.map(|pair| StripView {
        strip: &database.strip(pair.strip).id,
        detected: pair.detection().word(),
        limit: pair.limit.map(|limit| limit.0),
        sources: database.source_ids(&pair.sources()),
        sides: pair
            .sides
            .iter()
            .map(|side| SideView { detected: side.detected.word(), sources: database.source_ids(&side.sources) })
            .collect(),
    })
    .collect()
}
