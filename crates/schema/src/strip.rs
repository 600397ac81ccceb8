//! Test strips: what they are made to see, in which solution, down to which share.

use crate::index::{FamilyIndex, MessageIndex, SourceIndex, StripIndex, SubstanceIndex, TargetIndex};
use crate::quantity::{Limit, Strength};
use crate::vocabulary::Form;
use crate::wire::{Columns, Input, Output, Step, columns, width_of, words};

#[derive(Debug, Default, Clone)]
pub struct StripTables {
    pub targets: Vec<Target>,
    pub strips: Vec<Strip>,
    pub solutions: Vec<Solution>,
    pub limits: Vec<DetectionLimit>,
    pub cross_reactivities: Vec<CrossReactivity>,
    pub interferents: Vec<Interferent>,
    pub performances: Vec<Performance>,
    pub preparations: Vec<Preparation>,
    pub recalls: Vec<Recall>,
    /// Read no later than this where no product states a window, in seconds.
    pub leaflet_until: u16,
}

/// What a strip is made to see.
#[derive(Debug, Clone)]
pub struct Target {
    pub id: String,
    pub family: FamilyIndex,
    /// `true` if the strip speaks about the family, `false` if about one member.
    pub covers_family: bool,
    pub analyte: SubstanceIndex,
    /// Words and abbreviations for it, as printed on packets.
    pub printed: Vec<String>,
}

#[derive(Debug, Clone)]
pub struct Strip {
    pub id: String,
    pub name: String,
    pub target: TargetIndex,
    /// `false` for "a strip of this target, product not known".
    pub product: bool,
    /// Brands, as printed on packets.
    pub printed: Vec<String>,
    pub read_from: Option<u16>,
    pub read_until: Option<u16>,
}

words! {
    pub enum Matrix {
        Water = "water",
        Urine = "urine",
        NotStated = "not stated",
    }
}

/// How much of a sample instructions put into how much water for a first test.
#[derive(Debug, Clone)]
pub struct Solution {
    pub strips: Vec<StripIndex>,
    pub milligrams: f64,
    pub millilitres: f64,
    /// For what may make the strip react by itself, and for a powder nobody knows.
    pub weaker: bool,
}

impl Solution {
    pub fn strength(&self) -> Strength {
        Strength(self.milligrams / self.millilitres)
    }
}

/// A measured detection limit of one analyte.
#[derive(Debug, Clone)]
pub struct DetectionLimit {
    pub strips: Vec<StripIndex>,
    pub analyte: SubstanceIndex,
    /// ng/mL, the worst figure of the row.
    pub limit: Limit,
    pub matrix: Matrix,
    pub sources: Vec<SourceIndex>,
}

words! {
    pub enum Detected {
        Yes = "yes",
        No = "no",
        Inconsistent = "hampered",
    }
}

/// CrossReactivity-reactivity of one substance.
#[derive(Debug, Clone)]
pub struct CrossReactivity {
    pub strips: Vec<StripIndex>,
    pub substance: SubstanceIndex,
    pub detected: Detected,
    pub sources: Vec<SourceIndex>,
}

#[derive(Debug, Clone)]
pub struct Interferent {
    pub strips: Vec<StripIndex>,
    pub substance: SubstanceIndex,
    pub reacts: bool,
    /// Lowest recorded concentration at which the strip reacted, ng/mL.
    pub from: Option<Limit>,
    /// Highest concentration that was tried and at which it did not react, ng/mL.
    pub up_to: Option<Limit>,
    pub sources: Vec<SourceIndex>,
}

/// Share of real samples with the analyte in which a strip found it.
#[derive(Debug, Clone)]
pub struct Performance {
    pub strips: Vec<StripIndex>,
    pub sensitivity: f64,
    pub sources: Vec<SourceIndex>,
}

/// How a sample of a form that is no loose powder is brought into water.
#[derive(Debug, Clone)]
pub struct Preparation {
    pub form: Form,
    /// The sentence that says it.
    pub message: MessageIndex,
    /// It is then weighed out like a powder.
    pub weighed: bool,
}

#[derive(Debug, Clone)]
pub struct Recall {
    pub strip: StripIndex,
    pub lots: Vec<String>,
    pub sources: Vec<SourceIndex>,
}

columns!(StripTables {
    targets,
    strips,
    limits,
    cross_reactivities,
    interferents,
    performances,
    preparations,
    recalls,
    leaflet_until,
    solutions
});
columns!(Solution { strips, milligrams, millilitres, weaker });
columns!(Target { id, family, covers_family, analyte: Step, printed });
columns!(Strip { id, name, target, product, printed, read_from, read_until });
columns!(DetectionLimit { strips, analyte: Step, limit, matrix, sources });
columns!(CrossReactivity { strips, substance: Step, detected, sources });
columns!(Interferent { strips, substance: Step, reacts, from, up_to, sources });
columns!(Performance { strips, sensitivity, sources });
columns!(Preparation { form, message, weighed });
columns!(Recall { strip, lots, sources });
