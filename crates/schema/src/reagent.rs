//! Reagents, and what was recorded on them.

use crate::index::{LineageIndex, MessageIndex, ReagentIndex, SourceIndex, SubstanceIndex};
use crate::wire::{Columns, Input, Output, Step, columns, width_of};

/// A reagent, or the variant of one that a kit holds.
#[derive(Debug, Clone)]
pub struct Reagent {
    /// Stable id, lower case with hyphens.
    pub id: String,
    /// As shown to people.
    pub name: String,
    /// Other names and spellings by which a caller may name it.
    pub aliases: Vec<String>,
    /// What is printed on bottles and kits, beside the name.
    pub printed: Vec<String>,
    /// The reagent that it is a variant of, which has records of its own; `None` of most.
    pub variant_of: Option<ReagentIndex>,
    /// Colour words of the untouched reagent, empty if no source states them.
    pub untouched: String,
    /// Words of the only colours that are its reaction, such as "blue", as they stand in ISCC–NBS names; any other colour
    /// is a drift of the blank and counts as none. Empty if every colour may be a reaction.
    pub signal: Vec<String>,
    /// What its colour depends on how much of the substance was taken: a lighter or darker shade of one hue agrees.
    pub hue_first: bool,
    /// Shares sulfuric-acid chemistry with Marquis, Mecke, Mandelin, Froehde
    /// and Liebermann, so that their readings are not independent.
    pub sulfuric_acid: bool,
    /// Seconds after the drop within which a colour counts.
    pub read_within: Option<(u16, u16)>,
    /// What is said where it reacted; each takes the reagent.
    pub when_reacted: Vec<MessageIndex>,
}

/// A stage phrase with its region of colour cells.
#[derive(Debug, Clone)]
pub struct Phrase {
    /// The words of the stage as in the tables of reactions, such as "slow dark brown"; "none" is no reaction.
    pub text: String,
    /// Sorted by cell.
    pub cells: Vec<CellShare>,
    /// The region is not that of the words alone: the colour was measured, or its reagent has a signal.
    pub apart: bool,
    /// The colour comes late: the first look may still show no reaction.
    pub slow: bool,
}

/// The share of a colour cell.
#[derive(Debug, Clone, Copy)]
pub struct CellShare {
    /// The number of the cell, by place in `colour::cells()`; the one after the last is no colour.
    pub cell: u16,
    /// In units of 1/100.
    pub share: u8,
}

/// What one lineage says of one substance on one reagent.
#[derive(Debug, Clone)]
pub struct Record {
    /// What the substance was tried on.
    pub reagent: ReagentIndex,
    /// What was tried, whether as salt, base or product.
    pub substance: SubstanceIndex,
    /// Whose observation it is; a pair has one record for each lineage.
    pub lineage: LineageIndex,
    /// Another lineage says something that does not agree.
    pub disputed: bool,
    /// Courses of which one or another was seen, each once, as the first of `sources` gives them; never empty.
    pub alternatives: Vec<Alternative>,
    /// The originator first, copies after it.
    pub sources: Vec<SourceIndex>,
}

/// What a source without a vote says of a pair that has a record: told, never weighed.
#[derive(Debug, Clone)]
pub struct Unweighed {
    /// The reagent of the pair.
    pub reagent: ReagentIndex,
    /// The substance of the pair.
    pub substance: SubstanceIndex,
    /// Its courses as in the tables of reactions: stages apart by " > ", courses by " || ".
    pub seen: String,
    /// Who says so; at least one.
    pub sources: Vec<SourceIndex>,
}

/// One of the courses a lineage gives for the same pair.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Alternative {
    /// Indices into `phrases`, in order of appearance.
    pub stages: Vec<u16>,
    /// Seconds after the drop, from and to, in which the first colour came; `None` if not stated.
    pub seconds: Option<(u16, u16)>,
    /// `None` if the source leaves open whether it reacts.
    pub reacts: Option<bool>,
}

columns!(Reagent {
    id,
    name,
    aliases,
    printed,
    variant_of,
    untouched,
    signal,
    hue_first,
    sulfuric_acid,
    read_within,
    when_reacted
});
columns!(Phrase { text, cells, apart, slow });
columns!(CellShare { cell: Step, share });
columns!(Unweighed { reagent, substance, seen, sources });
columns!(Record { reagent, substance: Step, lineage, disputed, alternatives, sources });
columns!(Alternative { stages, seconds, reacts });
