//! What was observed. `input` is the shape that callers write, with names as
//! free text; `check` turns it into the types here, in which every name is
//! resolved and every number lies in its range. Nothing here judges a reading.

mod check;
mod input;
mod listed;
mod sold_as;
mod told;

pub use check::{InputError, InputErrorCode, check_count, check_length, check_sample, check_whole, choice};
pub use input::{ColourInput, OptionsInput, ReadingInput, SampleInput, StageInput};
pub use listed::{Offered, Unverified};
pub use sold_as::SoldAs;
pub use told::{ColourNote, Told, told};

pub use schema::vocabulary::{Form, Lines, Observed, Reader, Technique};

use colour::Region;
use schema::{FamilyIndex, ReagentIndex, Strength, StripIndex, SubstanceIndex};
use smallvec::SmallVec;

/// A sample with what was read from it.
#[derive(Debug, Clone)]
pub struct Sample {
    /// What it was sold as, and may be by that name.
    pub sold_as: SoldAs,
    /// What it looks like, if that was said.
    pub form: Option<Form>,
    /// In the order of the caller; indices in a verdict refer to it.
    pub readings: Vec<Reading>,
    /// What was seen of people, each once.
    pub observed: Vec<Observed>,
}

/// What one test showed.
#[derive(Debug, Clone)]
pub enum Reading {
    /// The colours of a reagent.
    Reagent(ReagentReading),
    /// The lines of a strip.
    Strip(StripReading),
    /// The list of an instrument or a laboratory.
    Instrument(InstrumentReading),
}

/// Colours of one reagent over time.
#[derive(Debug, Clone)]
pub struct ReagentReading {
    /// Of the database.
    pub reagent: ReagentIndex,
    /// What was written, where it is not the name of the reagent.
    pub printed: Option<String>,
    /// In the order seen, at least one.
    pub stages: SmallVec<[Stage; 4]>,
    /// Who or what read the colours.
    pub reader: Reader,
    /// How the words were read, where not as they stand.
    pub notes: Vec<ColourNote>,
}

/// One colour of a course.
#[derive(Debug, Clone)]
pub struct Stage {
    /// The colours that it may be, by share.
    pub region: Region,
    /// Entered as "no reaction".
    pub none: bool,
    /// Seconds after the drop, if noted.
    pub seconds: Option<f64>,
}

/// The lines of one strip, and the solution that it was dipped into.
#[derive(Debug, Clone)]
pub struct StripReading {
    /// The product, or the target if the product is not known.
    pub strip: StripIndex,
    /// What was written, where it is not the name of the strip.
    pub printed: Option<Printed>,
    /// As seen.
    pub lines: Lines,
    /// Sample in the solution; `None` unless both sample and water are known.
    pub strength: Option<Strength>,
    /// From dipping to reading, if noted.
    pub minutes: Option<f64>,
    /// As printed on the packet, if noted.
    pub lot: Option<String>,
    /// `true` if the person said that it was positive.
    pub said_positive: Option<bool>,
}

/// A strip by what is printed on its packet.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Printed {
    /// As it was written, on one line.
    pub text: String,
    /// If not, the strip stands for those of any brand.
    pub brand_known: bool,
}

/// Components that an instrument or a laboratory listed.
#[derive(Debug, Clone)]
pub struct InstrumentReading {
    /// How it looks at a sample.
    pub technique: Technique,
    /// Substances that it lists as there, each once.
    pub components: Vec<SubstanceIndex>,
    /// Names that the database lacks, but that tell their family.
    pub unverified: Vec<Unverified>,
    /// Texts that name nothing in the database.
    pub unknown: Vec<String>,
    /// Of both, those that may mistype a name.
    pub offered: Vec<Offered>,
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
    /// As it was written, on one line.
    pub text: String,
    /// Families of what it names as not found.
    pub families: Vec<FamilyIndex>,
}
