//! Test strips: what they are made to see, in which solution, down to which share.

use crate::index::{FamilyIndex, MessageIndex, SourceIndex, StripIndex, SubstanceIndex, TargetIndex};
use crate::quantity::{Limit, Strength};
use crate::vocabulary::Form;
use crate::wire::{Columns, Input, Output, Step, columns, width_of, words};

/// All that is recorded of test strips. A row about a product holds for the strip of its target whose product is not
/// known.
#[derive(Debug, Default, Clone)]
pub struct StripTables {
    /// What strips are made to see; a [`TargetIndex`] is a place here.
    pub targets: Vec<Target>,
    /// Those that can be chosen; a [`StripIndex`] is a place here.
    pub strips: Vec<Strip>,
    /// How instructions make the solution of a first test.
    pub solutions: Vec<Solution>,
    /// Several of one strip and analyte are several sources or lots.
    pub limits: Vec<DetectionLimit>,
    /// Substances that strips were tried on; rows may contradict one another.
    pub cross_reactivities: Vec<CrossReactivity>,
    /// Substances beside the target that make strips react by themselves, or do not.
    pub interferents: Vec<Interferent>,
    /// Results on real samples; several of one strip are several sources.
    pub performances: Vec<Performance>,
    /// At most one row for each form.
    pub preparations: Vec<Preparation>,
    /// Lots of which no reading counts; may be empty.
    pub recalls: Vec<Recall>,
    /// Read no later than this where no product states a window, in seconds.
    pub leaflet_until: u16,
}

/// What a strip is made to see.
#[derive(Debug, Clone)]
pub struct Target {
    /// Stable id, lower case; also that of the strip for it whose product is not known.
    pub id: String,
    /// The family that the strip speaks about, or that its one member belongs to.
    pub family: FamilyIndex,
    /// `true` if the strip speaks about the family, `false` if about one member.
    pub covers_family: bool,
    /// The substance whose detection limit counts as that of the strip.
    pub analyte: SubstanceIndex,
    /// Words and abbreviations for it, as printed on packets.
    pub printed: Vec<String>,
}

/// A strip that can be chosen: a product, or any for one target.
#[derive(Debug, Clone)]
pub struct Strip {
    /// Stable id, lower case with hyphens; of one whose product is not known, the id of its target.
    pub id: String,
    /// As shown to people, with maker and brands.
    pub name: String,
    /// What it is made to see.
    pub target: TargetIndex,
    /// `false` for "a strip of this target, product not known".
    pub product: bool,
    /// Brands, as printed on packets.
    pub printed: Vec<String>,
    /// Seconds from the dip: an earlier reading is no evidence. `None` if not stated: then the earliest of the strips
    /// for its target counts, or of all strips.
    pub read_from: Option<u16>,
    /// Seconds from the dip: a later reading is no evidence. `None` if not stated: then the latest of the strips for
    /// its target counts, or [`StripTables::leaflet_until`].
    pub read_until: Option<u16>,
}

words! {
    /// The liquid that a detection limit was measured in.
    pub enum Matrix {
        Water = "water",
        Urine = "urine",
        NotStated = "not stated",
    }
}

/// How much of a sample instructions put into how much water for a first test.
#[derive(Debug, Clone)]
pub struct Solution {
    /// Strips whose instructions say so; never empty.
    pub strips: Vec<StripIndex>,
    /// How much of the sample, in mg; above 0.
    pub milligrams: f64,
    /// How much water, in mL; above 0.
    pub millilitres: f64,
    /// For what may make the strip react by itself, and for a powder nobody knows.
    pub weaker: bool,
}

impl Solution {
    /// Sample over water, in mg/mL.
    pub fn strength(&self) -> Strength {
        Strength(self.milligrams / self.millilitres)
    }
}

/// A measured detection limit of one analyte.
#[derive(Debug, Clone)]
pub struct DetectionLimit {
    /// Strips on which it was measured; never empty.
    pub strips: Vec<StripIndex>,
    /// What was found: the analyte of the target, or another substance.
    pub analyte: SubstanceIndex,
    /// ng/mL, the worst figure of the row.
    pub limit: Limit,
    /// What it was measured in: only a limit in water gives a smallest share.
    pub matrix: Matrix,
    /// Who says so; at least one.
    pub sources: Vec<SourceIndex>,
}

words! {
    /// Whether a strip found what it was tried on; inconsistent is at some times and not at others.
    pub enum Detected {
        Yes = "yes",
        No = "no",
        Inconsistent = "hampered",
    }
}

/// Cross-reactivity of one substance.
#[derive(Debug, Clone)]
pub struct CrossReactivity {
    /// Strips that were tried; never empty.
    pub strips: Vec<StripIndex>,
    /// What they were tried on.
    pub substance: SubstanceIndex,
    /// Whether they found it.
    pub detected: Detected,
    /// Who says so; at least one.
    pub sources: Vec<SourceIndex>,
}

/// A substance that is not the target, and whether it makes strips react by itself.
#[derive(Debug, Clone)]
pub struct Interferent {
    /// Strips that were tried; never empty.
    pub strips: Vec<StripIndex>,
    /// What they were tried on.
    pub substance: SubstanceIndex,
    /// Whether they reacted. If so `up_to` is `None`, if not `from` is.
    pub reacts: bool,
    /// Lowest recorded concentration at which the strip reacted, ng/mL.
    pub from: Option<Limit>,
    /// Highest concentration that was tried and at which it did not react, ng/mL.
    pub up_to: Option<Limit>,
    /// Who says so; at least one.
    pub sources: Vec<SourceIndex>,
}

/// Share of real samples with the analyte in which a strip found it.
#[derive(Debug, Clone)]
pub struct Performance {
    /// Strips whose results these are; never empty.
    pub strips: Vec<StripIndex>,
    /// 0 to 1; no share of a sample is worked out from it.
    pub sensitivity: f64,
    /// Who says so; at least one.
    pub sources: Vec<SourceIndex>,
}

/// How a sample of a form that is no loose powder is brought into water.
#[derive(Debug, Clone)]
pub struct Preparation {
    /// A form without a row, such as a powder, is weighed out as it is.
    pub form: Form,
    /// The sentence that says it.
    pub message: MessageIndex,
    /// It is then weighed out like a powder.
    pub weighed: bool,
}

/// Lots of a product that were called back: no reading of them is evidence.
#[derive(Debug, Clone)]
pub struct Recall {
    /// The product that the lots are of.
    pub strip: StripIndex,
    /// Lot numbers as printed; upper and lower case count the same.
    pub lots: Vec<String>,
    /// Who says so; at least one.
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
