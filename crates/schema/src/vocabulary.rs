//! The words of a reading, which callers write and rows of data may name.

use crate::wire::{Columns, Input, Output, words};

words! {
    /// What the sample looks like, or comes as.
    pub enum Form {
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
}

words! {
    /// What was seen of a person, never who they are.
    pub enum Observed {
        UnwellNow = "unwell-now",
        NaloxoneResponded = "naloxone-responded",
        SedationAfterNaloxone = "sedation-after-naloxone",
        LongSedation = "long-sedation",
        OverdoseCluster = "overdose-cluster",
    }
}

words! {
    /// What else a drop shows. It is noted, and decides nothing.
    pub enum Effect {
        Fizz = "fizz",
        Smoke = "smoke",
        Precipitate = "precipitate",
        Spots = "spots",
    }
}

words! {
    /// What a person said of a strip.
    pub enum Said {
        Positive = "positive",
        Negative = "negative",
    }
}

words! {
    /// Who or what read the colour, and how far that can be trusted.
    pub enum Reader {
        Sure = "sure",
        Unsure = "unsure",
        ColourVisionDeficient = "colour-vision-deficient",
        Camera = "camera",
        CameraUncorrected = "camera-uncorrected",
    }
}

words! {
    /// The lines of a competitive lateral-flow strip, as seen.
    pub enum Lines {
        Control = "C",
        ControlAndTest = "C+T",
        ControlAndFaintTest = "C+faint T",
        TestOnly = "T",
        None = "none",
        Unsure = "unsure",
    }
}

words! {
    /// How an instrument looks at a sample.
    pub enum Technique {
        Ftir = "FTIR",
        Raman = "Raman",
        GcMs = "GC-MS",
        DartMs = "DART-MS",
        LcMs = "LC-MS",
    }
}

impl Technique {
    /// Vibrational spectroscopy sees main components only.
    pub fn sees_main_components_only(self) -> bool {
        matches!(self, Technique::Ftir | Technique::Raman)
    }
}
