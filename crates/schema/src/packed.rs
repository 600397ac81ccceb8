//! How fingerprints and drawings of the substances become bytes: a file of
//! their own, for a verdict needs neither.

use crate::index::{FamilyIndex, RuleIndex};
use crate::wire::{Columns, Input, Output, columns, width_of, words};

/// Bits of a fingerprint.
pub const BITS: u16 = 2048;

/// What the file of structures holds: fingerprints, drawings, and what rules say of the substances.
#[derive(Debug, Default)]
pub struct Packed {
    /// [`edition`](crate::Database::edition) of the database that it belongs to.
    pub edition: String,
    /// Ways from one atom to the next in a drawing, the most frequent first, in
    /// twentieths of an angstrom: molecules are drawn with few of them.
    pub steps: Vec<(i16, i16)>,
    /// In the order of the database.
    pub families: Vec<Family>,
    /// The definitions of controlled substances that a structure may match, then
    /// the lists that name a substance.
    pub rules: Vec<Rule>,
    /// What rules say of substances, each answer once. The first is empty.
    pub rulings: Vec<Vec<Told>>,
    /// One a substance, in the order of the substances, the further ones last;
    /// of one without a structure everything is empty.
    pub rows: Vec<PackedStructure>,
}

/// A family, and what its members have in common, as SMARTS.
#[derive(Debug, Default, Clone)]
pub struct Family {
    /// The family above, whose scaffold the members have too; `None` at the top.
    pub parent: Option<FamilyIndex>,
    /// The members share no more than their use: to be like one says nothing.
    pub catch_all: bool,
    /// 1 = most urgent; of no hazard: the largest number.
    pub urgency: u8,
    /// A molecule of the family has one of these (none: nothing tells it),
    pub one_of: Vec<String>,
    /// none of these,
    pub none_of: Vec<String>,
    /// and at most so many atoms, hydrogen aside.
    pub up_to: u16,
}

/// Where a definition or a list stands. What a definition says,
/// `crates/structure` knows.
#[derive(Debug, Default, Clone)]
pub struct Rule {
    /// Stable id, as in `data/rules.toml` or `data/named.toml`.
    pub id: String,
    /// GB, US or CN.
    pub jurisdiction: String,
    /// As shown to people.
    pub name: String,
    /// Where the words stand: act, schedule and paragraph, or notice, as shown to people.
    pub text: String,
    /// In force from: a year, a month or a day, ISO 8601; empty of a list that
    /// grew.
    pub from: String,
    /// Empty: without an end.
    pub until: String,
    /// The day on which it was last looked at, ISO 8601.
    pub as_of: String,
    /// read, read-in-part or memory.
    pub certainty: String,
}

/// What a rule says of a substance.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Told {
    /// Place in `rules`.
    pub rule: RuleIndex,
    /// A list names it; a definition matches it, or may.
    pub says: Says,
    /// Of a match, apart by commas: the clauses that cover it.
    pub clauses: String,
}

words! {
    /// How a rule bears on a substance: a list names it, or a definition matches it or may.
    pub enum Says {
        Named = "named",
        Matches = "matches",
        Uncertain = "uncertain",
    }
}

/// The fingerprint and the drawing of one substance, and what rules say of it, told by places in the tables of
/// [`Packed`].
#[derive(Debug, Default)]
pub struct PackedStructure {
    /// So many rows back is the fingerprint that this one is told from; 0: from
    /// the empty one.
    pub like: u16,
    /// Places of the bits of that one which are not set here, as differences.
    pub without: Vec<u16>,
    /// Bits that are set besides, as differences.
    pub with: Vec<u16>,
    /// The step to every atom but the first, in the order of the SMILES, by its
    /// place in `steps`.
    pub atoms: Vec<u16>,
    /// Bonds that show stereochemistry; empty if none does.
    pub wedges: Vec<Wedge>,
    /// Families whose scaffold it has, but for those above another of them; `None`
    /// if that is the family that the database gives it, and no other.
    pub scaffolds: Option<Vec<FamilyIndex>>,
    /// Place in `rulings`.
    pub ruling: u8,
}

/// A bond that points out of the plane of the drawing.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Wedge {
    /// The atom at the narrow end, by its place in the SMILES.
    pub from: u8,
    /// The atom at the wide end, by its place in the SMILES.
    pub to: u8,
    /// Towards the reader; hashed otherwise.
    pub solid: bool,
}

columns!(Packed { edition, steps, families, rules, rulings, rows });
columns!(Told { rule, says, clauses });
columns!(Rule { id, jurisdiction, name, text, from, until, as_of, certainty });
columns!(Family { parent, catch_all, urgency, one_of, none_of, up_to });
columns!(PackedStructure { like, without, with, atoms, wedges, scaffolds, ruling });
columns!(Wedge { from, to, solid });
