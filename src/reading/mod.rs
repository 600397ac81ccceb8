//! What was observed. `input` is the shape that callers write, with names as
//! free text; `check` turns it into the types here, in which every name is
//! resolved and every number lies in its range. Nothing here judges a reading.

mod check;
mod input;
mod listed;
mod sold_as;
mod told;

pub use check::{InputError, InputErrorCode, check_sample};
pub use input::{ColourInput, OptionsInput, ReadingInput, SampleInput, StageInput};
pub use listed::Unverified;
pub use sold_as::SoldAs;
pub use told::{ColourNote, Told, told};

pub use schema::vocabulary::{Form, Lines, Observed, Reader, Technique};

use colour::Region;
use schema::{FamilyIndex, ReagentIndex, Strength, StripIndex, SubstanceIndex};
use smallvec::SmallVec;

/// A sample with what was read from it.
#[derive(Debug, Clone)]
pub struct Sample {
    pub sold_as: SoldAs,
    pub form: Option<Form>,
    /// In the order of the caller; indices in a verdict refer to it.
    pub readings: Vec<Reading>,
    pub observed: Vec<Observed>,
}

#[derive(Debug, Clone)]
pub enum Reading {
    Reagent(ReagentReading),
    Strip(StripReading),
    Instrument(InstrumentReading),
}

/// Colours of one reagent over time.
#[derive(Debug, Clone)]
pub struct ReagentReading {
    pub reagent: ReagentIndex,
    /// What was written, where it is not the name of the reagent.
    pub printed: Option<String>,
    pub stages: SmallVec<[Stage; 4]>,
    pub reader: Reader,
    /// How the words were read, where not as they stand.
    pub notes: Vec<ColourNote>,
}

#[derive(Debug, Clone)]
pub struct Stage {
    pub region: Region,
    /// Entered as "no reaction".
    pub none: bool,
    /// Seconds after the drop, if noted.
    pub seconds: Option<f64>,
}

#[derive(Debug, Clone)]
pub struct StripReading {
    pub strip: StripIndex,
    /// What was written, where it is not the name of the strip.
    pub printed: Option<Printed>,
    pub lines: Lines,
    /// If what it was made of is known.
    pub strength: Option<Strength>,
    pub minutes: Option<f64>,
    pub lot: Option<String>,
    /// `true` if the person said that it was positive.
    pub said_positive: Option<bool>,
}

/// A strip by what is printed on its packet.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Printed {
    pub text: String,
    /// If not, the strip stands for those of any brand.
    pub brand_known: bool,
}

/// Components that an instrument or a laboratory listed.
#[derive(Debug, Clone)]
pub struct InstrumentReading {
    pub technique: Technique,
    pub components: Vec<SubstanceIndex>,
    /// Names that the database lacks, but that tell their family.
    pub unverified: Vec<Unverified>,
    /// Texts that name nothing in the database.
    pub unknown: Vec<String>,
    /// Texts that say what was not found.
    pub negated: Vec<Negated>,
}

impl InstrumentReading {
    /// Something that is known of was listed as there.
    pub fn lists_anything(&self) -> bool {
        !self.components.is_empty() || !self.unverified.is_empty()
    }
}

/// A line that says what was not found.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub struct Negated {
    pub text: String,
    /// Families of what it names as not found.
    pub families: Vec<FamilyIndex>,
}
