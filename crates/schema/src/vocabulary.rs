//! The words of a reading, which callers write and rows of data may name.

use crate::wire::{Columns, Input, Output, kinds};

/// Gives an enum its words: all of them in order, the word of a value, and the value of a word.
macro_rules! words {
    ($name:ident: $($value:ident = $word:literal),* $(,)?) => {
        impl $name {
            pub const ALL: &[(&str, $name)] = &[$(($word, $name::$value)),*];

            pub fn word(self) -> &'static str {
                match self {
                    $($name::$value => $word),*
                }
            }

            /// The value of exactly this word.
            pub fn named(word: &str) -> Option<Self> {
                Self::ALL.iter().find(|(own, _)| *own == word).map(|(_, value)| *value)
            }
        }
    };
}

pub(crate) use words;

/// What the sample looks like, or comes as.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Form {
    Powder,
    Crystal,
    Pill,
    Blotter,
    Paper,
    Vape,
    Liquid,
    Plant,
    Residue,
}

words! {
    Form:
    Powder = "powder",
    Crystal = "crystal",
    Pill = "pill",
    Blotter = "blotter",
    Paper = "paper",
    Vape = "vape",
    Liquid = "liquid",
    Plant = "plant",
    Residue = "residue",
}
kinds!(Form: Powder, Crystal, Pill, Blotter, Paper, Vape, Liquid, Plant, Residue);

/// What was seen of a person, never who they are.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Observed {
    UnwellNow,
    NaloxoneResponded,
    SedationAfterNaloxone,
    LongSedation,
    OverdoseCluster,
}

words! {
    Observed:
    UnwellNow = "unwell-now",
    NaloxoneResponded = "naloxone-responded",
    SedationAfterNaloxone = "sedation-after-naloxone",
    LongSedation = "long-sedation",
    OverdoseCluster = "overdose-cluster",
}
kinds!(Observed: UnwellNow, NaloxoneResponded, SedationAfterNaloxone, LongSedation, OverdoseCluster);

/// Who or what read the colour, and how far that can be trusted.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Reader {
    Sure,
    Unsure,
    ColourVisionDeficient,
    Camera,
    CameraUncorrected,
}

words! {
    Reader:
    Sure = "sure",
    Unsure = "unsure",
    ColourVisionDeficient = "colour-vision-deficient",
    Camera = "camera",
    CameraUncorrected = "camera-uncorrected",
}

/// The lines of a competitive lateral-flow strip, as seen.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Lines {
    Control,
    ControlAndTest,
    ControlAndFaintTest,
    TestOnly,
    None,
    Unsure,
}

words! {
    Lines:
    Control = "C",
    ControlAndTest = "C+T",
    ControlAndFaintTest = "C+faint T",
    TestOnly = "T",
    None = "none",
    Unsure = "unsure",
}

/// How an instrument looks at a sample.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Technique {
    Ftir,
    Raman,
    GcMs,
    DartMs,
    LcMs,
}

words! {
    Technique:
    Ftir = "FTIR",
    Raman = "Raman",
    GcMs = "GC-MS",
    DartMs = "DART-MS",
    LcMs = "LC-MS",
}
kinds!(Technique: Ftir, Raman, GcMs, DartMs, LcMs);

impl Technique {
    /// Vibrational spectroscopy sees main components only.
    pub fn sees_main_components_only(self) -> bool {
        matches!(self, Technique::Ftir | Technique::Raman)
    }
}
