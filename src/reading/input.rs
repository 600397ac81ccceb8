//! What a caller writes: names as text, numbers as they come. Field names are
//! those of the public interface.

use serde::de::{self, MapAccess, Visitor};
use serde::{Deserialize, Deserializer};
use std::fmt;

/// A sample as it is written. In JavaScript the package refuses unknown fields before they come here.
#[derive(Debug, Clone, Default, Deserialize)]
#[serde(rename_all = "camelCase", default)]
#[cfg_attr(not(target_arch = "wasm32"), serde(deny_unknown_fields))]
pub struct SampleInput {
    /// What it was sold as, in any words; street names and brands count.
    pub sold_as: Option<String>,
    /// A word of [`schema::vocabulary::Form`].
    pub form: Option<String>,
    /// In any order; a verdict refers to them by place.
    pub readings: Vec<ReadingInput>,
    /// Words of [`schema::vocabulary::Observed`].
    pub observed: Vec<String>,
}

/// One reading, told apart by the field `test`: `reagent`, `strip` or `instrument`.
#[derive(Debug, Clone, Deserialize)]
#[serde(try_from = "FlatReading")]
pub enum ReadingInput {
    /// The colours of one reagent.
    Reagent {
        /// Id, name, or what is printed on the bottle.
        reagent: String,
        /// One, or several if the colour changed.
        stages: Vec<StageInput>,
        /// A word of [`schema::vocabulary::Reader`]; `sure` unless given.
        reader: Option<String>,
    },
    /// The lines of one strip.
    Strip {
        /// Id of the product, or of the target if the product is not known, or what is printed on the packet.
        strip: String,
        /// A word of [`schema::vocabulary::Lines`].
        lines: String,
        /// Sample in the solution, mg.
        milligrams: Option<f64>,
        /// Water in the solution, mL.
        millilitres: Option<f64>,
        /// From dipping to reading.
        minutes: Option<f64>,
        /// Number of the lot, as printed.
        lot: Option<String>,
        /// `positive` or `negative`, if the person said so; it is compared with the lines.
        said: Option<String>,
        /// A word of [`schema::vocabulary::Reader`]; `sure` unless given.
        reader: Option<String>,
    },
    /// What an instrument listed.
    Instrument {
        /// A word of [`schema::vocabulary::Technique`].
        technique: String,
        /// A line each, as the report writes it. What a line denies counts too.
        components: Vec<String>,
    },
}

/// All fields of all readings. An internally tagged enum would do the same
/// with ten times the code.
#[derive(Default, Deserialize)]
#[serde(default)]
#[cfg_attr(not(target_arch = "wasm32"), serde(deny_unknown_fields))]
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
    components: Option<Vec<String>>,
}

impl TryFrom<FlatReading> for ReadingInput {
    type Error = &'static str;

    fn try_from(flat: FlatReading) -> Result<Self, Self::Error> {
        let of_reagent = flat.reagent.is_some() || !flat.stages.is_empty();
        let amounts = [flat.milligrams, flat.millilitres, flat.minutes];
        let texts = [&flat.strip, &flat.lines, &flat.lot, &flat.said];
        let of_strip = amounts.iter().any(Option::is_some) || texts.iter().any(|text| text.is_some());
        let of_instrument = flat.technique.is_some() || flat.components.is_some();
        match flat.test.as_str() {
            "reagent" if of_strip || of_instrument => Err("a reagent reading takes `reagent`, `stages` and `reader`"),
            "strip" if of_reagent || of_instrument => {
                Err("a strip reading takes `strip`, `lines`, amounts, `minutes`, `lot`, `said` and `reader`")
            }
            "instrument" if of_reagent || of_strip || flat.reader.is_some() => {
                Err("an instrument reading takes `technique` and `components`")
            }
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
                components: flat.components.ok_or("an instrument reading needs `components`")?,
            }),
            _ => Err("`test` is one of \"reagent\", \"strip\", \"instrument\""),
        }
    }
}

/// One look at the drop of a reagent.
#[derive(Debug, Clone, Deserialize)]
#[cfg_attr(not(target_arch = "wasm32"), serde(deny_unknown_fields))]
pub struct StageInput {
    /// What it looked like.
    pub colour: ColourInput,
    /// After the drop, if noted.
    pub seconds: Option<f64>,
    /// Words of [`schema::vocabulary::Effect`]; noted, and without influence on the verdict.
    #[serde(default)]
    pub effects: Vec<String>,
}

/// A colour in words or as it was measured.
#[derive(Debug, Clone)]
pub enum ColourInput {
    /// "none", a colour name, "#rrggbb", or "brown|green".
    Words(String),
    /// A measured colour.
    Lab {
        /// L*, a* and b* (CIELAB, D65).
        lab: [f64; 3],
    },
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

/// What may be asked of a verdict.
#[derive(Debug, Clone, Default, Deserialize)]
#[serde(rename_all = "camelCase", default)]
#[cfg_attr(not(target_arch = "wasm32"), serde(deny_unknown_fields))]
pub struct OptionsInput {
    /// `published` (unless given) or `flat`: whether published results count before anything is read.
    pub prior: Option<String>,
    /// Whose published results: `GB`, `US` or `other` (unless given).
    pub region: Option<String>,
    /// Whether what it was sold as is left out of account.
    pub ignore_sold_as: Option<bool>,
    /// Ids of reagents, strips and techniques at hand, for the next test; all unless given.
    pub kit: Option<Vec<String>>,
    /// Most candidates returned; all unless given. A whole number.
    pub limit: Option<f64>,
}
