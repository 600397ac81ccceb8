//! What a caller writes: names as text, numbers as they come. Field names are
//! those of the public interface.

use serde::Deserialize;

#[derive(Debug, Clone, Default, Deserialize)]
#[serde(rename_all = "camelCase", default)]
pub struct SampleInput {
    pub sold_as: Option<String>,
    pub form: Option<String>,
    pub readings: Vec<ReadingInput>,
    pub observed: Vec<String>,
}

#[derive(Debug, Clone, Deserialize)]
#[serde(tag = "test", rename_all = "lowercase", rename_all_fields = "camelCase")]
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
        #[serde(default)]
        reader: Option<String>,
    },
    Instrument {
        technique: String,
        components: Vec<String>,
    },
}

#[derive(Debug, Clone, Deserialize)]
pub struct StageInput {
    pub colour: ColourInput,
    pub seconds: Option<f64>,
    #[serde(default)]
    pub effects: Vec<String>,
}

#[derive(Debug, Clone, Deserialize)]
#[serde(untagged)]
pub enum ColourInput {
    /// "none", a colour name, "#rrggbb", or "brown|green".
    Words(String),
    /// CIELAB, D65.
    Lab { lab: [f64; 3] },
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
