//! The compiled signature database: what `build.rs` writes and the core reads.
//! Plain rows; every reference is an index into the table it names. This file
//! is included by the build script, so it may depend on `wire` alone.

use super::wire::{Columns, Input, Output, Step, columns, kinds, width_of};

/// Everything the core knows, as one value.
#[derive(Debug, Default)]
pub struct Database {
    pub version: String,
    /// ISO 8601 date of the data, as written in `data/database.toml`.
    pub date: String,
    /// SHA-256 of the files of `data/` and of the sources left out, in hex.
    pub sha256: String,
    /// Sources left out of this build by `WITHOUT`.
    pub without: Vec<String>,
    pub sources: Vec<Source>,
    pub lineages: Vec<Lineage>,
    pub reagents: Vec<Reagent>,
    pub families: Vec<Family>,
    pub substances: Vec<Substance>,
    pub aliases: Vec<Alias>,
    /// Distinct stage phrases of the reactions.
    pub phrases: Vec<Phrase>,
    /// Sorted by reagent, then substance, then lineage.
    pub records: Vec<Record>,
    /// What sources without a vote say beside the records.
    pub remarks: Vec<Remark>,
    pub strips: StripTables,
    pub prevalence: Prevalence,
    /// Definitions of controlled substances by structure, then lists of names.
    pub rules: Vec<RuleEntry>,
    pub messages: Vec<MessageText>,
}

#[derive(Debug, Clone)]
pub struct Source {
    pub id: String,
    pub title: String,
    pub year: Option<u16>,
    pub url: Option<String>,
    pub licence: String,
}

/// How far the results of a lineage can be trusted. Quality belongs to the
/// lineage, so that a copy never outranks what it copies.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Quality {
    Laboratory,
    Compiled,
    Vendor,
}

#[derive(Debug, Clone)]
pub struct Lineage {
    pub id: String,
    pub quality: Quality,
}

#[derive(Debug, Clone)]
pub struct Reagent {
    pub id: String,
    pub name: String,
    pub aliases: Vec<String>,
    /// What is printed on bottles and kits, beside the name.
    pub printed: Vec<String>,
    pub variant_of: Option<u8>,
    /// Colour words of the untouched reagent, empty if no source states them.
    pub untouched: String,
    /// Shares sulfuric-acid chemistry with Marquis, Mecke, Mandelin, Froehde
    /// and Liebermann, so that their readings are not independent.
    pub sulfuric_acid: bool,
    /// Seconds after the drop within which a colour counts.
    pub read_within: Option<(u16, u16)>,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum HazardKind {
    Always,
    When,
    No,
}

impl HazardKind {
    /// As the public interface spells it.
    pub fn word(self) -> &'static str {
        match self {
            HazardKind::Always => "always",
            HazardKind::When => "when",
            HazardKind::No => "no",
        }
    }
}

/// What brings a conditional hazard family into a verdict.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Join {
    /// The sample was sold as a member of this family.
    SoldAs(u8),
    /// The sample has this form, as spelled in the interface.
    Form(String),
    /// The readings fit a member.
    Candidates,
    /// The readings fit a member of this other family, which can hide it.
    CandidatesOf(u8),
    /// Every reagent that was read showed no reaction.
    NoReaction,
}

#[derive(Debug, Clone)]
pub struct Family {
    pub id: String,
    pub name: String,
    pub parent: Option<u8>,
    /// The members share no scaffold: "fits the family" would say nothing.
    pub catch_all: bool,
    pub hazard: HazardKind,
    /// 1 = most urgent; meaningful for hazards only.
    pub urgency: u8,
    /// Mass fraction at or below which a strip's blind share may be reported.
    pub reportable_share: Option<f64>,
    pub naloxone: String,
    pub response: String,
    pub sold_as: Vec<String>,
    /// What names of members are made of: `*` before a stem, behind the beginning of a code, or neither in a class word.
    pub member_names: Vec<String>,
    /// A square of blotter paper can carry enough of a member.
    pub on_blotter: bool,
    pub joins: Vec<Join>,
    pub missed: Vec<Missed>,
}

/// The words of a reading that rows of data may name.
pub const FORMS: [&str; 9] = ["powder", "crystal", "pill", "blotter", "paper", "vape", "liquid", "plant", "residue"];
pub const TECHNIQUES: [&str; 5] = ["FTIR", "Raman", "GC-MS", "DART-MS", "LC-MS"];

/// A test that a row of data is about.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum TestRef {
    /// Every strip for a target.
    Target(u8),
    Strip(u8),
    Reagent(u8),
    /// By its word, as in a reading.
    Technique(String),
}

/// Something that a field test misses.
#[derive(Debug, Clone)]
pub struct Missed {
    pub substance: Option<u16>,
    pub group: Option<String>,
    pub note: String,
    /// Which tests this concerns; empty means every field test.
    pub tests: Vec<TestRef>,
    /// It names members that the test may not see at all, however much of them
    /// there is.
    pub blind: bool,
    pub sources: Vec<u8>,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum SubstanceKind {
    Substance,
    Plant,
    Product,
    Mixture,
}

#[derive(Debug, Clone)]
pub struct Substance {
    /// Empty in the blob if it is the slug of the name; filled on loading.
    pub id: String,
    pub kind: SubstanceKind,
    pub name: String,
    pub family: u8,
    pub cas: String,
}

/// What files that belong to one database have in common: enough of its SHA-256,
/// in hexadecimal, to tell any two apart.
pub fn edition(sha256: &str) -> &str {
    sha256.get(..24).unwrap_or(sha256)
}

/// What no verdict needs, a file of its own: who the substances are chemically,
/// further substances, the long names, and what tests show of a family.
#[derive(Debug, Default)]
pub struct Identities {
    /// [`edition`] of the database it belongs to.
    pub edition: String,
    /// One a substance, in the order of the substances, the further ones last.
    pub rows: Vec<Identity>,
    /// Nothing is recorded of them but who they are, and they are of no hazard
    /// family. Their places follow those of the substances of the database.
    pub further: Vec<Substance>,
    /// Systematic names of all substances, and all names of the further ones.
    pub aliases: Vec<Alias>,
    /// In the order of `data/families.toml`.
    pub seen: Vec<Seen>,
}

/// What a field test shows of a family.
#[derive(Debug)]
pub struct Seen {
    pub family: u8,
    pub test: TestRef,
    pub note: String,
    pub sources: Vec<u8>,
}

/// Each text is empty if it is not known.
#[derive(Debug, Default, Clone)]
pub struct Identity {
    pub inchikey: String,
    pub smiles: String,
    pub formula: String,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum AliasKind {
    Synonym,
    Street,
    Brand,
    Spelling,
}

#[derive(Debug, Clone)]
pub struct Alias {
    pub text: String,
    pub substance: u16,
    pub kind: AliasKind,
}

/// A stage phrase with its region of colour cells.
#[derive(Debug, Clone)]
pub struct Phrase {
    pub text: String,
    /// Sorted by cell.
    pub cells: Vec<Share>,
    /// The region is that of a measured colour, not of the words.
    pub measured: bool,
    /// The colour comes late: the first look may still show no reaction.
    pub slow: bool,
}

/// The share of a colour cell.
#[derive(Debug, Clone, Copy)]
pub struct Share {
    pub cell: u16,
    /// In units of 1/100.
    pub share: u8,
}

/// What one lineage says of one substance on one reagent.
#[derive(Debug, Clone)]
pub struct Record {
    pub reagent: u8,
    pub substance: u16,
    pub lineage: u8,
    /// Another lineage says something that does not agree.
    pub disputed: bool,
    pub alternatives: Vec<Alternative>,
    /// The originator first, copies after it.
    pub sources: Vec<u8>,
}

/// What a source without a vote says of a pair that has a record: told, never weighed.
#[derive(Debug, Clone)]
pub struct Remark {
    pub reagent: u8,
    pub substance: u16,
    /// Its courses as in the tables of reactions: stages apart by " > ", courses by " || ".
    pub seen: String,
    pub sources: Vec<u8>,
}

/// One of the courses a lineage gives for the same pair.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Alternative {
    /// Indices into `phrases`, in order of appearance.
    pub stages: Vec<u16>,
    pub seconds: Option<(u16, u16)>,
    /// `None` if the source leaves open whether it reacts.
    pub reacts: Option<bool>,
}

#[derive(Debug, Default, Clone)]
pub struct StripTables {
    pub targets: Vec<Target>,
    pub strips: Vec<Strip>,
    pub solutions: Vec<Solution>,
    pub limits: Vec<Limit>,
    pub crosses: Vec<Cross>,
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
    pub family: u8,
    /// `true` if the strip speaks about the family, `false` if about one member.
    pub covers_family: bool,
    pub analyte: u16,
    /// Words and abbreviations for it, as printed on packets.
    pub printed: Vec<String>,
}

#[derive(Debug, Clone)]
pub struct Strip {
    pub id: String,
    pub name: String,
    pub target: u8,
    /// `false` for "a strip of this target, product not known".
    pub product: bool,
    /// Brands, as printed on packets.
    pub printed: Vec<String>,
    pub read_from: Option<u16>,
    pub read_until: Option<u16>,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Matrix {
    Water,
    Urine,
    NotStated,
}

/// How much of a sample instructions put into how much water for a first test.
#[derive(Debug, Clone)]
pub struct Solution {
    pub strips: Vec<u8>,
    pub milligrams: f64,
    pub millilitres: f64,
    /// For what may turn the strip by itself, and for a powder nobody knows.
    pub weaker: bool,
}

impl Solution {
    /// mg/mL
    pub fn strength(&self) -> f64 {
        self.milligrams / self.millilitres
    }
}

/// A measured detection limit of one analyte.
#[derive(Debug, Clone)]
pub struct Limit {
    pub strips: Vec<u8>,
    pub analyte: u16,
    /// ng/mL, the worst figure of the row.
    pub limit: f64,
    pub matrix: Matrix,
    pub sources: Vec<u8>,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Detected {
    Yes,
    No,
    Hampered,
}

/// Cross-reactivity of one substance.
#[derive(Debug, Clone)]
pub struct Cross {
    pub strips: Vec<u8>,
    pub substance: u16,
    pub detected: Detected,
    pub sources: Vec<u8>,
}

#[derive(Debug, Clone)]
pub struct Interferent {
    pub strips: Vec<u8>,
    pub substance: u16,
    pub reacts: bool,
    /// Lowest recorded concentration that turned the strip, ng/mL.
    pub from: Option<f64>,
    /// Highest concentration that was tried and did not turn it, ng/mL.
    pub up_to: Option<f64>,
    pub sources: Vec<u8>,
}

/// Share of real samples with the analyte in which a strip found it.
#[derive(Debug, Clone)]
pub struct Performance {
    pub strips: Vec<u8>,
    pub sensitivity: f64,
    pub sources: Vec<u8>,
}

/// How a sample of a form that is no loose powder is brought into water.
#[derive(Debug, Clone)]
pub struct Preparation {
    pub form: String,
    /// Key of the sentence that says it.
    pub message: String,
    /// It is then weighed out like a powder.
    pub weighed: bool,
}

#[derive(Debug, Clone)]
pub struct Recall {
    pub strip: u8,
    pub lots: Vec<String>,
    pub sources: Vec<u8>,
}

/// Counted drug-checking results, reduced to what the prior needs.
#[derive(Debug, Default, Clone)]
pub struct Prevalence {
    /// Rates per substance in coarse bands, by region (GB, US, other).
    pub rates: Vec<[f32; 3]>,
    pub sold_as: Vec<SoldAs>,
    /// Sorted by the pair.
    pub together: Vec<Together>,
    /// Share of samples in which a member of the family was found, by region.
    pub presence: Vec<[f32; 3]>,
}

/// Two substances met in one sample.
#[derive(Debug, Clone, Copy)]
pub struct Together {
    /// The smaller place.
    pub first: u16,
    pub second: u16,
    /// Observed over expected.
    pub ratio: f32,
}

/// What was found in samples sold under one term, in one data set.
#[derive(Debug, Clone)]
pub struct SoldAs {
    pub substances: Vec<u16>,
    pub families: Vec<u8>,
    /// Region of the data set: 0 GB, 1 US, 2 other.
    pub region: u8,
    pub samples: u32,
    /// Weight beside other data sets: old results say less.
    pub say: f32,
    pub found: Vec<Found>,
}

#[derive(Debug, Clone, Copy)]
pub struct Found {
    pub substance: u16,
    /// Samples with it at all.
    pub any: u32,
    /// Samples with it as a main part: the count above times the share of the
    /// substance's findings in the data set in which it was a main part.
    pub main: f32,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Severity {
    Danger,
    Warning,
    Note,
}

/// A definition or a list of controlled substances, as the catalogue names it.
#[derive(Debug, Clone)]
pub struct RuleEntry {
    pub id: String,
    pub jurisdiction: String,
    pub name: String,
    /// The day on which it was last looked at, ISO 8601.
    pub as_of: String,
}

#[derive(Debug, Clone)]
pub struct MessageText {
    pub key: String,
    pub severity: Severity,
    pub params: Vec<String>,
    /// Text per language, `{param}` marks a place.
    pub texts: Vec<(String, String)>,
}

// The columns of each table.

columns!(Database {
    version,
    date,
    sha256,
    without,
    sources,
    lineages,
    reagents,
    families,
    substances,
    aliases,
    phrases,
    records,
    remarks,
    strips,
    prevalence,
    rules,
    messages
});
columns!(Source { id, title, year, url, licence });
columns!(Lineage { id, quality });
columns!(Reagent { id, name, aliases, printed, variant_of, untouched, sulfuric_acid, read_within });
columns!(Family {
    id,
    name,
    parent,
    catch_all,
    hazard,
    urgency,
    reportable_share,
    naloxone,
    response,
    sold_as,
    member_names,
    on_blotter,
    joins,
    missed
});
columns!(Missed { substance, group, note, tests, blind, sources });
columns!(Substance { id, kind, name, family, cas });
columns!(Identities { edition, rows, further, aliases, seen });
columns!(Seen { family, test, note, sources });
columns!(Identity { inchikey, smiles, formula });
columns!(Alias { text, substance: Step, kind });
columns!(Phrase { text, cells, measured, slow });
columns!(Share { cell: Step, share });
columns!(Remark { reagent, substance, seen, sources });
columns!(Record { reagent, substance: Step, lineage, disputed, alternatives, sources });
columns!(Alternative { stages, seconds, reacts });
columns!(StripTables {
    targets,
    strips,
    limits,
    crosses,
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
columns!(Limit { strips, analyte: Step, limit, matrix, sources });
columns!(Cross { strips, substance: Step, detected, sources });
columns!(Interferent { strips, substance: Step, reacts, from, up_to, sources });
columns!(Performance { strips, sensitivity, sources });
columns!(Preparation { form, message, weighed });
columns!(Recall { strip, lots, sources });
columns!(Prevalence { rates, sold_as, together, presence });
columns!(Together { first: Step, second: Step, ratio });
columns!(SoldAs { substances, families, region, samples, say, found });
columns!(Found { substance: Step, any, main });
columns!(RuleEntry { id, jurisdiction, name, as_of });
columns!(MessageText { key, severity, params, texts });
kinds!(Quality: Laboratory, Compiled, Vendor);
kinds!(HazardKind: Always, When, No);
kinds!(SubstanceKind: Substance, Plant, Product, Mixture);
kinds!(AliasKind: Synonym, Street, Brand, Spelling);
kinds!(Matrix: Water, Urine, NotStated);
kinds!(Detected: Yes, No, Hampered);
kinds!(Severity: Danger, Warning, Note);

/// As rows of (kind, (family, form)).
impl Columns for Join {
    const WIDTH: usize = <(u8, (u8, String))>::WIDTH;

    fn write(&self, into: &mut [Output]) {
        let row: (u8, (u8, String)) = match self {
            Join::SoldAs(family) => (0, (*family, String::new())),
            Join::Form(form) => (1, (0, form.clone())),
            Join::Candidates => (2, (0, String::new())),
            Join::CandidatesOf(family) => (3, (*family, String::new())),
            Join::NoReaction => (4, (0, String::new())),
        };
        row.write(into);
    }

    fn read(from: &mut [Input]) -> Self {
        let (kind, (family, form)): (u8, (u8, String)) = Columns::read(from);
        match kind {
            0 => Join::SoldAs(family),
            1 => Join::Form(form),
            2 => Join::Candidates,
            3 => Join::CandidatesOf(family),
            4 => Join::NoReaction,
            _ => {
                from[0].damage::<()>();
                Join::Candidates
            }
        }
    }
}

/// As rows of (kind, (place, technique)).
impl Columns for TestRef {
    const WIDTH: usize = <(u8, (u8, String))>::WIDTH;

    fn write(&self, into: &mut [Output]) {
        let row: (u8, (u8, String)) = match self {
            TestRef::Target(target) => (0, (*target, String::new())),
            TestRef::Strip(strip) => (1, (*strip, String::new())),
            TestRef::Reagent(reagent) => (2, (*reagent, String::new())),
            TestRef::Technique(word) => (3, (0, word.clone())),
        };
        row.write(into);
    }

    fn read(from: &mut [Input]) -> Self {
        let (kind, (place, word)): (u8, (u8, String)) = Columns::read(from);
        match kind {
            0 => TestRef::Target(place),
            1 => TestRef::Strip(place),
            2 => TestRef::Reagent(place),
            3 => TestRef::Technique(word),
            _ => {
                from[0].damage::<()>();
                TestRef::Target(0)
            }
        }
    }
}
