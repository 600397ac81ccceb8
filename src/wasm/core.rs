//! The core as JavaScript sees it. Candidates cross as columns, because there
//! may be hundreds of them; `pkg/unpack.js` makes objects of them.

use super::values::{read, refusal, refuse, write};
use crate::database::{Match, Signatures, coverage};
use crate::inference::{Expectation, Tally};
use crate::message::standing;
use crate::reading::{InputError, InputErrorCode, OptionsInput, SampleInput, check_sample};
use crate::speech::{Spoken, SpokenMessage, say, text};
use crate::verdict::{Verdict, check_options, classify};
use crate::view::{Catalogue, FamilyProfile, MemberView, Profile, StripProfile, VerdictHead, members};
use js_sys::{Array, Float64Array, Object, Reflect, Uint8Array, Uint16Array, Uint32Array};
use schema::{SourceIndex, SubstanceIndex};
use serde::Serialize;
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
    /// On the bytes of `database.bin`.
    #[wasm_bindgen(constructor)]
    pub fn new(database: &[u8]) -> Result<Core, JsValue> {
        let foreign = |_| {
            let reason = "the file is no database.bin that this code reads, or did not come whole; take that of the same version";
            refusal("load-failed", "source.database", reason)
        };
        Ok(Core { database: Signatures::read(database).map_err(foreign)? })
    }

    /// What the files that belong to this database have in common with it.
    #[wasm_bindgen(getter)]
    pub fn edition(&self) -> String {
        self.database.data.edition.clone()
    }

    /// Adds the identities of a file that belongs to this database.
    pub fn identities(&mut self, bytes: &[u8]) -> Result<(), JsValue> {
        let reason = "the file is no identities.bin that belongs to this database; take both of the same version";
        let foreign = |_| refusal("load-failed", "identities", reason);
        self.database.add_identities(bytes).map_err(foreign)
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
        self.matches(self.database.look_up(text, limit.map_or(10, |limit| limit as usize)))
    }

    /// What somebody may be about to type.
    pub fn suggest(&self, text: &str, limit: Option<u32>) -> Result<JsValue, JsValue> {
        self.matches(self.database.suggest(text, limit.map_or(10, |limit| limit as usize)))
    }

    pub fn substance(&self, id: &str) -> Result<JsValue, JsValue> {
        match self.database.substance_by_id(id) {
            Some(index) => write(&Profile::of(&self.database, index)),
            None => Err(no_such(
                InputErrorCode::UnknownSubstance,
                format!("\"{id}\" is not an id of the database; find() gives the ids of names"),
            )),
        }
    }

    pub fn family(&self, id: &str) -> Result<JsValue, JsValue> {
        match self.database.family_by_id(id) {
            Some(index) => write(&FamilyProfile::of(&self.database, index)),
            None => Err(no_such(
                InputErrorCode::UnknownFamily,
                format!("\"{id}\" is not an id of a family; catalogue().families lists them"),
            )),
        }
    }

    pub fn strip(&self, id: &str) -> Result<JsValue, JsValue> {
        match self.database.strip_named(id) {
            Some(index) => write(&StripProfile::of(&self.database, index)),
            None => Err(no_such(
                InputErrorCode::UnknownStrip,
                format!("\"{id}\" is not an id of a strip; catalogue().strips lists them"),
            )),
        }
    }

    /// The words of a verdict as `classify` of the package returned it.
    pub fn text(&self, verdict: JsValue, lang: Option<String>) -> Result<String, JsValue> {
        let spoken: Spoken = read(verdict, "verdict")?;
        Ok(text(&self.database, &spoken, lang.as_deref().unwrap_or("en")))
    }

    /// The words of one message.
    pub fn say(&self, message: JsValue, lang: Option<String>) -> Result<String, JsValue> {
        let message: SpokenMessage = read(message, "message")?;
        say(&self.database, &message, lang.as_deref().unwrap_or("en")).map_err(refuse)
    }

    pub fn catalogue(&self) -> Result<JsValue, JsValue> {
        write(&Catalogue::of(&self.database))
    }

    /// How grave a message is, and where it stands: `{ severity, place }`.
    pub fn standing(&self, key: &str) -> Result<JsValue, JsValue> {
        let (severity, place) = standing(&self.database, key);
        write(&Standing { severity: severity.word(), place: place.word() })
    }

    /// Columns of what is recorded of which substance on which reagent and on
    /// which strip.
    pub fn coverage(&self) -> Result<JsValue, JsValue> {
        let mut reagents = Cells::default();
        for pair in coverage::on_reagents(&self.database.data) {
            reagents.add(pair.substance, pair.reagent.into(), u8::from(pair.disputed), pair.sources);
        }
        let mut strips = Cells::default();
        for pair in coverage::on_strips(&self.database.data) {
            strips.add(pair.substance, pair.strip.into(), pair.detection() as u8, pair.sources());
        }
        let packed = Object::new();
        Reflect::set(&packed, &"reagents".into(), &reagents.pack()?)?;
        Reflect::set(&packed, &"strips".into(), &strips.pack()?)?;
        Ok(packed.into())
    }

    /// Ids, names and families of all substances that are loaded, in the order
    /// of the columns, and ids of the families and sources: a line each, for thousands of
    /// strings that cross one by one would take longer than the verdict.
    pub fn tables(&self) -> Result<JsValue, JsValue> {
        let data = &self.database.data;
        let rows = || self.database.substances().map(|(_, row)| row);
        let packed = Object::new();
        let set = |name: &str, value: &JsValue| Reflect::set(&packed, &name.into(), value).map(drop);
        set("ids", &lines(rows().map(|row| row.id.as_str())))?;
        set("names", &lines(rows().map(|row| row.name.as_str())))?;
        set("family", &column8(rows().map(|row| row.family)))?;
        set("families", &lines(data.families.iter().map(|row| row.id.as_str())))?;
        set("sources", &lines(data.sources.iter().map(|row| row.id.as_str())))?;
        Ok(packed.into())
    }

    /// SMILES of all substances in the order of the columns, a line each; empty
    /// where there is none.
    pub fn smiles(&self) -> JsValue {
        let database = &self.database;
        lines(
            database
                .substances()
                .map(|(index, _)| database.identity(index).map_or("", |identity| identity.smiles.as_str())),
        )
    }

    /// What the database expected of the pairs whose first records these are:
    /// a line each, and the places of the sources that say so.
    pub fn expectations(&self, firsts: &[u32]) -> Result<JsValue, JsValue> {
        let mut texts = String::new();
        let (mut disputed, mut ends, mut sources) = (Vec::new(), Vec::new(), Vec::new());
        for first in firsts {
            let expectation = Expectation::of(&self.database, Some(*first));
            texts.push_str(&expectation.expected);
            texts.push('\n');
            disputed.push(u8::from(expectation.disputed));
            sources.extend(expectation.sources);
            ends.push(sources.len() as u32);
        }
        let packed = Object::new();
        let set = |name: &str, value: &JsValue| Reflect::set(&packed, &name.into(), value).map(drop);
        set("texts", &texts.into())?;
        set("disputed", &Uint8Array::from(&disputed[..]))?;
        set("sourceEnd", &Uint32Array::from(&ends[..]))?;
        set("source", &column8(sources.into_iter()))?;
        Ok(packed.into())
    }
}

/// An id that the database does not have.
fn no_such(code: InputErrorCode, message: String) -> JsValue {
    refuse(InputError { code, field: "id".into(), message })
}

impl Core {
    #[inline(never)]
    fn matches(&self, found: Vec<Match>) -> Result<JsValue, JsValue> {
        let database = &self.database;
        let matches: Vec<FoundView> = found
            .into_iter()
            .map(|found| match found {
                Match::Substance(found) => {
                    let row = database.substance(found.substance);
                    FoundView::Substance {
                        substance: &row.id,
                        name: &row.name,
                        matched: found.text,
                        kind: found.kind,
                        score: found.score,
                    }
                }
                Match::Family(found) => {
                    let row = &database.family(found.family);
                    FoundView::Family {
                        family: &row.id,
                        name: &row.name,
                        matched: found.text,
                        kind: "family",
                        score: found.score,
                        members: members(database, found.family),
                    }
                }
            })
            .collect();
        write(&matches)
    }

    fn pack(&self, verdict: &Verdict) -> Result<JsValue, JsValue> {
        let candidates = &verdict.candidates;
        let evidence = &verdict.evidence;
        // Rows stand in the order of the candidates, of which a limit leaves the first.
        let cells = candidates.len() * evidence.readings.len();
        let packed = Object::new();
        let set = |name: &str, value: &JsValue| Reflect::set(&packed, &name.into(), value).map(drop);
        set("head", &write(&VerdictHead::of(&self.database, verdict))?)?;
        set("substance", &column16(candidates.iter().map(|candidate| candidate.substance)))?;
        set("with", &column16(candidates.iter().map(|candidate| candidate.with.map_or(NONE16, u16::from))))?;
        set("probability", &column64(candidates.iter().map(|candidate| candidate.probability)))?;
        set("fit", &column8(candidates.iter().map(|candidate| candidate.fit as u8)))?;
        let counted = |of: fn(Tally) -> usize| column16(candidates.iter().map(|own| of(own.tally) as u16));
        set("fits", &counted(|tally| tally.fits))?;
        set("against", &counted(|tally| tally.against))?;
        set("unrecorded", &counted(Tally::without_record))?;
        set("signature", &column32(candidates.iter().map(|candidate| candidate.signature.unwrap_or(NONE32))))?;
        set("reading", &column32(evidence.readings.iter().map(|reading| *reading as u32)))?;
        set("says", &column8(evidence.says[..cells].iter().map(|says| *says as u8)))?;
        set("answer", &column8(evidence.answers[..cells].iter().map(|answer| *answer as u8)))?;
        set("weight", &Float64Array::from(&evidence.weights[..cells]))?;
        set("record", &Uint32Array::from(&evidence.records[..cells]))?;
        let mut ends = Vec::with_capacity(verdict.signatures.len());
        let mut end = 0;
        for group in &verdict.signatures {
            end += group.len() as u32;
            ends.push(end);
        }
        set("groupEnd", &column32(ends.into_iter()))?;
        set("group", &column16(verdict.signatures.iter().flatten().copied()))?;
        let groups = &verdict.groups.all;
        let substances = |group| verdict.groups.substances(group);
        let mut end = 0;
        let ends = groups.iter().map(|group| {
            end += substances(group).len() as u32;
            end
        });
        set("alikeEnd", &column32(ends))?;
        set("alike", &column16(groups.iter().flat_map(substances).copied()))?;
        set("alikeWith", &column16(groups.iter().map(|group| group.with.map_or(NONE16, u16::from))))?;
        set("alikeFit", &column8(groups.iter().map(|group| group.fit as u8)))?;
        let counted = |of: fn(Tally) -> usize| column16(groups.iter().map(|own| of(own.tally) as u16));
        set("alikeFits", &counted(|tally| tally.fits))?;
        set("alikeAgainst", &counted(|tally| tally.against))?;
        set("alikeUnrecorded", &counted(Tally::without_record))?;
        set("noData", &column16(verdict.no_data.iter().copied()))?;
        Ok(packed.into())
    }
}

/// Pairs of a substance and a test, as columns.
#[derive(Default)]
struct Cells {
    substance: Vec<u16>,
    test: Vec<u8>,
    state: Vec<u8>,
    source_end: Vec<u32>,
    source: Vec<u8>,
}

impl Cells {
    fn add(&mut self, substance: SubstanceIndex, test: u8, state: u8, sources: Vec<SourceIndex>) {
        self.substance.push(substance.into());
        self.test.push(test);
        self.state.push(state);
        self.source.extend(sources.into_iter().map(u8::from));
        self.source_end.push(self.source.len() as u32);
    }

    fn pack(&self) -> Result<JsValue, JsValue> {
        let packed = Object::new();
        let set = |name: &str, value: &JsValue| Reflect::set(&packed, &name.into(), value).map(drop);
        set("substance", &Uint16Array::from(&self.substance[..]))?;
        set("test", &Uint8Array::from(&self.test[..]))?;
        set("state", &Uint8Array::from(&self.state[..]))?;
        set("sourceEnd", &Uint32Array::from(&self.source_end[..]))?;
        set("source", &Uint8Array::from(&self.source[..]))?;
        Ok(packed.into())
    }
}

fn lines<'a>(texts: impl Iterator<Item = &'a str>) -> JsValue {
    let mut all = String::new();
    for text in texts {
        all.push_str(text);
        all.push('\n');
    }
    all.into()
}

fn column8(values: impl Iterator<Item = impl Into<u8>>) -> JsValue {
    Uint8Array::from(&values.map(Into::into).collect::<Vec<u8>>()[..]).into()
}

fn column16(values: impl Iterator<Item = impl Into<u16>>) -> JsValue {
    Uint16Array::from(&values.map(Into::into).collect::<Vec<u16>>()[..]).into()
}

fn column32(values: impl Iterator<Item = u32>) -> JsValue {
    Uint32Array::from(&values.collect::<Vec<_>>()[..]).into()
}

fn column64(values: impl Iterator<Item = f64>) -> JsValue {
    Float64Array::from(&values.collect::<Vec<_>>()[..]).into()
}

#[derive(Serialize)]
#[serde(untagged)]
enum FoundView<'a> {
    Substance { substance: &'a str, name: &'a str, matched: &'a str, kind: &'a str, score: f64 },
    Family { family: &'a str, name: &'a str, matched: &'a str, kind: &'a str, score: f64, members: Vec<MemberView<'a>> },
}

#[derive(Serialize)]
struct Standing {
    severity: &'static str,
    place: &'static str,
}
