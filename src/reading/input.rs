//! What a caller writes: names as text, numbers as they come. Field names are
//! those of the public interface.

use serde::de::{self, MapAccess, Visitor};
use serde::{Deserialize, Deserializer};
use std::fmt;

#[derive(Debug, Clone, Default, Deserialize)]
#[serde(rename_all = "camelCase", default)]
pub struct SampleInput {
    pub sold_as: Option<String>,
    pub form: Option<String>,
    pub readings: Vec<ReadingInput>,
    pub observed: Vec<String>,
}

#[derive(Debug, Clone, Deserialize)]
#[serde(try_from = "FlatReading")]
pub enum ReadingInput {
    Reagent {
        reagent: String,
        stages: Vec<StageInput>,
        reader: Option<String>,
    },
    Strip {
        strip: String,
        lines: String,
        milligrams: Option<f64>,
        millilitres: Option<f64>,
        minutes: Option<f64>,
        lot: Option<String>,
        said: Option<String>,
        reader: Option<String>,
    },
    Instrument {
        technique: String,
        components: Vec<String>,
    },
}

/// All fields of all readings. An internally tagged enum would do the same
/// with ten times the code.
#[derive(Default, Deserialize)]
#[serde(default)]
struct FlatReading {
    test: String,
    reagent: Option<String>,
    stages: Vec<StageInput>,
    reader: Option<String>,
    strip: Option<String>,
    lines: Option<String>,
    milligrams: Option<f64>,
    millilitres: Option<f64>,
    minutes: Option<f64>,
    lot: Option<String>,
    said: Option<String>,
    technique: Option<String>,
    components: Vec<String>,
}

impl TryFrom<FlatReading> for ReadingInput {
    type Error = &'static str;

    fn try_from(flat: FlatReading) -> Result<Self, Self::Error> {
        match flat.test.as_str() {
            "reagent" => Ok(Self::Reagent {
                reagent: flat.reagent.ok_or("a reagent reading needs `reagent`")?,
                stages: flat.stages,
                reader: flat.reader,
            }),
            "strip" => Ok(Self::Strip {
                strip: flat.strip.ok_or("a strip reading needs `strip`")?,
                lines: flat.lines.ok_or("a strip reading needs `lines`")?,
                milligrams: flat.milligrams,
                millilitres: flat.millilitres,
                minutes: flat.minutes,
                lot: flat.lot,
                said: flat.said,
                reader: flat.reader,
            }),
            "instrument" => Ok(Self::Instrument {
                technique: flat.technique.ok_or("an instrument reading needs `technique`")?,
                components: flat.components,
            }),
            _ => Err("`test` is one of \"reagent\", \"strip\", \"instrument\""),
        }
    }
}

#[derive(Debug, Clone, Deserialize)]
pub struct StageInput {
    pub colour: ColourInput,
    pub seconds: Option<f64>,
    #[serde(default)]
    pub effects: Vec<String>,
}

#[derive(Debug, Clone)]
pub enum ColourInput {
    /// "none", a colour name, "#rrggbb", or "brown|green".
    Words(String),
    /// CIELAB, D65.
    Lab { lab: [f64; 3] },
}

impl<'de> Deserialize<'de> for ColourInput {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        struct WordsOrLab;

        impl<'de> Visitor<'de> for WordsOrLab {
            type Value = ColourInput;

            fn expecting(&self, f: &mut fmt::Formatter) -> fmt::Result {
                f.write_str("a colour name, \"#rrggbb\" or { lab: [L, a, b] }")
            }

            fn visit_str<E: de::Error>(self, text: &str) -> Result<ColourInput, E> {
                Ok(ColourInput::Words(text.to_owned()))
            }

            fn visit_map<A: MapAccess<'de>>(self, mut map: A) -> Result<ColourInput, A::Error> {
                let mut lab = None;
                while let Some(name) = map.next_key::<String>()? {
                    if name != "lab" {
                        return Err(de::Error::custom("a measured colour is { lab: [L, a, b] }"));
                    }
                    lab = Some(map.next_value()?);
                }
                let lab = lab.ok_or_else(|| de::Error::custom("a measured colour is { lab: [L, a, b] }"))?;
                Ok(ColourInput::Lab { lab })
            }
        }

        deserializer.deserialize_any(WordsOrLab)
    }
}

#[derive(Debug, Clone, Default, Deserialize)]
#[serde(rename_all = "camelCase", default)]
pub struct OptionsInput {
    pub prior: Option<String>,
    pub region: Option<String>,
    pub ignore_sold_as: Option<bool>,
    pub kit: Option<Vec<String>>,
    pub limit: Option<f64>,
}
