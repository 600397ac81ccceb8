//! The boundary to JavaScript, and the only file that knows it. It converts
//! and nothing else. Candidates cross as columns, because there may be
//! hundreds of them; `pkg/unpack.js` makes objects of them.

use crate::database::Signatures;
use crate::database::schema::{Detected, HazardKind, SubstanceKind};
use crate::reading::{Code, InputError, OptionsInput, SampleInput, check_sample};
use crate::verdict::{Expectation, Spoken, Verdict, VerdictHead, check_options, classify, sources_of, text};
use js_sys::{Array, Float64Array, Object, Reflect, Uint8Array, Uint16Array, Uint32Array};
use serde::{Deserialize, Serialize};
use serde_wasm_bindgen::Serializer;
use std::borrow::Cow;
use std::collections::BTreeMap;
use wasm_bindgen::prelude::*;

/// Stands for "none" in a column.
const NONE16: u16 = u16::MAX;
const NONE32: u32 = u32::MAX;

#[wasm_bindgen]
pub struct Core {
    database: Signatures,
}

#[wasm_bindgen]
impl Core {
    #[wasm_bindgen(constructor)]
    pub fn new() -> Result<Core, JsValue> {
        let database = Signatures::load()
            .map_err(|error| refusal("core-failed", "", &format!("the embedded database cannot be read: {error}")))?;
        Ok(Core { database })
    }

    /// Columns of one verdict.
    pub fn classify(&self, sample: JsValue, options: JsValue) -> Result<JsValue, JsValue> {
        let options: OptionsInput = read(options, "options")?;
        let options = check_options(&self.database, &options).map_err(refuse)?;
        let input: SampleInput = read(sample, "sample")?;
        let sample = check_sample(&self.database, &input).map_err(refuse)?;
        self.pack(&classify(&self.database, &sample, &options))
    }

    /// Columns of the verdicts of several samples; an error names the sample.
    #[wasm_bindgen(js_name = classifyAll)]
    pub fn classify_all(&self, samples: JsValue, options: JsValue) -> Result<Array, JsValue> {
        let options: OptionsInput = read(options, "options")?;
        let options = check_options(&self.database, &options).map_err(refuse)?;
        let verdicts = Array::new();
        for (i, sample) in Array::from(&samples).iter().enumerate() {
            let input: SampleInput = read(sample, &format!("samples[{i}]"))?;
            let sample = check_sample(&self.database, &input).map_err(|mut error| {
                error.field = format!("samples[{i}].{}", error.field);
                refuse(error)
            })?;
            verdicts.push(&self.pack(&classify(&self.database, &sample, &options))?);
        }
        Ok(verdicts)
    }

    pub fn find(&self, text: &str, limit: Option<u32>) -> Result<JsValue, JsValue> {
        let limit = limit.map_or(10, |limit| limit as usize);
        let matches: Vec<SubstanceMatch> = self
            .database
            .find(text, limit)
            .into_iter()
            .map(|found| {
                let row = self.database.substance(found.substance);
                SubstanceMatch {
                    substance: &row.id,
                    name: &row.name,
                    matched: found.text,
                    kind: found.kind,
                    score: found.score,
                }
            })
            .collect();
        write(&matches)
    }

    pub fn substance(&self, id: &str) -> Result<JsValue, JsValue> {
        match self.database.substance_by_id(id) {
            Some(place) => write(&substance_view(&self.database, place)),
            None => Err(refuse(InputError {
                code: Code::UnknownSubstance,
                field: "id".into(),
                message: format!("\"{id}\" is no id of the database; find() gives the ids of names"),
            })),
        }
    }

    /// The words of a verdict as `classify` of the package returned it.
    pub fn text(&self, verdict: JsValue, lang: Option<String>) -> Result<String, JsValue> {
        let spoken: Spoken = read(verdict, "verdict")?;
        Ok(text(&self.database, &spoken, lang.as_deref().unwrap_or("en")))
    }

    pub fn catalogue(&self) -> Result<JsValue, JsValue> {
        write(&catalogue(&self.database))
    }

    /// Ids, names and families of all substances, in the order of the columns.
    pub fn tables(&self) -> Result<JsValue, JsValue> {
        let rows = &self.database.data.substances;
        let families = &self.database.data.families;
        write(&Tables {
            ids: rows.iter().map(|row| row.id.as_str()).collect(),
            names: rows.iter().map(|row| row.name.as_str()).collect(),
            families: rows.iter().map(|row| families[usize::from(row.family)].id.as_str()).collect(),
        })
    }

    /// What the database expected of the pair whose first record this is.
    pub fn expectation(&self, first: u32) -> Result<JsValue, JsValue> {
        let records = &self.database.data.records;
        let pair = |place: usize| records.get(place).map(|record| (record.reagent, record.substance));
        let own = pair(first as usize);
        let n = (first as usize..).take_while(|place| own.is_some() && pair(*place) == own).count();
        write(&Expectation::of(&self.database, Some((first, n as u8)).filter(|_| n > 0)))
    }
}

impl Core {
    fn pack(&self, verdict: &Verdict) -> Result<JsValue, JsValue> {
        let candidates = &verdict.candidates;
        let readings: Vec<u32> = candidates
            .first()
            .map(|first| first.evidence.iter().map(|evidence| evidence.reading as u32).collect())
            .unwrap_or_default();
        let evidence = || candidates.iter().flat_map(|candidate| &candidate.evidence);
        let packed = Object::new();
        let set = |name: &str, value: &JsValue| Reflect::set(&packed, &name.into(), value).map(drop);
        set("head", &write(&VerdictHead::of(&self.database, verdict))?)?;
        set("substance", &column16(candidates.iter().map(|candidate| candidate.substance)))?;
        set("with", &column16(candidates.iter().map(|candidate| candidate.with.unwrap_or(NONE16))))?;
        set("probability", &column64(candidates.iter().map(|candidate| candidate.probability)))?;
        set("fit", &column8(candidates.iter().map(|candidate| candidate.fit as u8)))?;
        set("signature", &column32(candidates.iter().map(|candidate| candidate.signature.unwrap_or(NONE32))))?;
        set("reading", &column32(readings.into_iter()))?;
        set("says", &column8(evidence().map(|evidence| evidence.says as u8)))?;
        set("weight", &column64(evidence().map(|evidence| evidence.weight)))?;
        set("record", &column32(evidence().map(|e| e.records.map_or(NONE32, |(first, _)| first))))?;
        let mut ends = Vec::with_capacity(verdict.signatures.len());
        let mut end = 0;
        for group in &verdict.signatures {
            end += group.len() as u32;
            ends.push(end);
        }
        set("groupEnd", &column32(ends.into_iter()))?;
        set("group", &column16(verdict.signatures.iter().flatten().copied()))?;
        set("noData", &column16(verdict.no_data.iter().copied()))?;
        Ok(packed.into())
    }
}

fn column8(values: impl Iterator<Item = u8>) -> JsValue {
    Uint8Array::from(&values.collect::<Vec<_>>()[..]).into()
}

fn column16(values: impl Iterator<Item = u16>) -> JsValue {
    Uint16Array::from(&values.collect::<Vec<_>>()[..]).into()
}

fn column32(values: impl Iterator<Item = u32>) -> JsValue {
    Uint32Array::from(&values.collect::<Vec<_>>()[..]).into()
}

fn column64(values: impl Iterator<Item = f64>) -> JsValue {
    Float64Array::from(&values.collect::<Vec<_>>()[..]).into()
}

fn read<T: for<'de> Deserialize<'de> + Default>(value: JsValue, field: &str) -> Result<T, JsValue> {
    if value.is_undefined() {
        return Ok(T::default());
    }
    serde_wasm_bindgen::from_value(value)
        .map_err(|error| refusal("invalid-type", field, &format!("{error}; see the types of the package")))
}

fn write<T: Serialize>(value: &T) -> Result<JsValue, JsValue> {
    value
        .serialize(&Serializer::new().serialize_maps_as_objects(true))
        .map_err(|error| refusal("core-failed", "", &error.to_string()))
}

fn refuse(error: InputError) -> JsValue {
    refusal(error.code.word(), &error.field, &error.message)
}

/// `{ code, field, message }`, which the package turns into its error.
fn refusal(code: &str, field: &str, message: &str) -> JsValue {
    let refusal = Object::new();
    for (name, value) in [("code", code), ("field", field), ("message", message)] {
        // Setting a property of a fresh plain object cannot fail.
        let _ = Reflect::set(&refusal, &name.into(), &value.into());
    }
    refusal.into()
}

#[derive(Serialize)]
struct SubstanceMatch<'a> {
    substance: &'a str,
    name: &'a str,
    matched: &'a str,
    kind: &'a str,
    score: f64,
}

#[derive(Serialize)]
struct Tables<'a> {
    ids: Vec<&'a str>,
    names: Vec<&'a str>,
    families: Vec<&'a str>,
}

#[derive(Serialize)]
struct SubstanceView<'a> {
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

fn substance_view(database: &Signatures, place: u16) -> SubstanceView<'_> {
    let data = &database.data;
    let row = database.substance(place);
    SubstanceView {
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
        cas: Some(row.cas.as_str()).filter(|text| !text.is_empty()),
        inchikey: Some(row.inchikey.as_str()).filter(|text| !text.is_empty()),
        smiles: Some(row.smiles.as_str()).filter(|text| !text.is_empty()),
        formula: Some(row.formula.as_str()).filter(|text| !text.is_empty()),
        mass: database.mass(place),
        reactions: reactions(database, place),
        strips: strips(database, place),
    }
}

/// One row a lineage and alternative.
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
            sources: sources_of(database, &record.sources),
        })
    })
    .collect()
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
    let mut by_strip: BTreeMap<u8, Found> = BTreeMap::new();
    let mut add = |strips: &[u8], seen: Option<bool>, limit: Option<f64>, sources: &[u8]| {
        for strip in strips {
            let found = by_strip.entry(*strip).or_insert(Found {
                seen: false,
                unseen: false,
                limit: None,
                sources: Vec::new(),
            });
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
        let measured = (limit.matrix == crate::database::schema::Matrix::Water).then_some(limit.limit);
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
            sources: sources_of(database, &found.sources),
        })
        .collect()
}

#[derive(Serialize)]
struct CatalogueView<'a> {
    version: &'a str,
    sha256: &'a str,
    date: &'a str,
    counts: BTreeMap<&'static str, usize>,
    reagents: Vec<ReagentView<'a>>,
    strips: Vec<StripEntry<'a>>,
    families: Vec<FamilyEntry<'a>>,
    rules: [(); 0],
    sources: Vec<SourceView<'a>>,
    without: &'a [String],
}

#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
struct ReagentView<'a> {
    id: &'a str,
    name: &'a str,
    #[serde(skip_serializing_if = "Option::is_none")]
    variant_of: Option<&'a str>,
    #[serde(skip_serializing_if = "Option::is_none")]
    untouched: Option<&'a str>,
    #[serde(skip_serializing_if = "Option::is_none")]
    read_within_seconds: Option<(u16, u16)>,
}

#[derive(Serialize)]
struct StripEntry<'a> {
    id: &'a str,
    name: &'a str,
    target: &'a str,
    product: bool,
}

#[derive(Serialize)]
struct FamilyEntry<'a> {
    id: &'a str,
    name: &'a str,
    #[serde(skip_serializing_if = "Option::is_none")]
    parent: Option<&'a str>,
    hazard: &'static str,
}

#[derive(Serialize)]
struct SourceView<'a> {
    id: &'a str,
    title: &'a str,
    #[serde(skip_serializing_if = "Option::is_none")]
    year: Option<u16>,
    #[serde(skip_serializing_if = "Option::is_none")]
    url: Option<Cow<'a, str>>,
    licence: &'a str,
}

fn catalogue(database: &Signatures) -> CatalogueView<'_> {
    let data = &database.data;
    CatalogueView {
        version: &data.version,
        sha256: &data.sha256,
        date: &data.date,
        counts: BTreeMap::from([
            ("substances", data.substances.len()),
            ("names", data.substances.len() + data.aliases.len()),
            ("reagents", data.reagents.len()),
            ("records", data.records.len()),
            ("strips", data.strips.strips.len()),
            ("families", data.families.len()),
            ("sources", data.sources.len()),
        ]),
        reagents: data
            .reagents
            .iter()
            .map(|row| ReagentView {
                id: &row.id,
                name: &row.name,
                variant_of: row.variant_of.map(|parent| data.reagents[usize::from(parent)].id.as_str()),
                untouched: Some(row.untouched.as_str()).filter(|text| !text.is_empty()),
                read_within_seconds: row.read_within,
            })
            .collect(),
        strips: data
            .strips
            .strips
            .iter()
            .map(|row| StripEntry {
                id: &row.id,
                name: &row.name,
                target: &data.strips.targets[usize::from(row.target)].id,
                product: row.product,
            })
            .collect(),
        families: data
            .families
            .iter()
            .map(|row| FamilyEntry {
                id: &row.id,
                name: &row.name,
                parent: row.parent.map(|parent| data.families[usize::from(parent)].id.as_str()),
                hazard: match row.hazard {
                    HazardKind::Always => "always",
                    HazardKind::When => "when",
                    HazardKind::No => "no",
                },
            })
            .collect(),
        rules: [],
        sources: data
            .sources
            .iter()
            .map(|row| SourceView {
                id: &row.id,
                title: &row.title,
                year: row.year,
                url: row.url.as_deref().map(Cow::from),
                licence: &row.licence,
            })
            .collect(),
        without: &data.without,
    }
}
