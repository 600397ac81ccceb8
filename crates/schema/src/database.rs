//! The whole database as one value: what the compiler writes and the core reads.

use crate::family::Family;
use crate::message::MessageText;
use crate::prevalence::Prevalence;
use crate::reagent::{Phrase, Reagent, Record, Remark};
use crate::rule::RuleEntry;
use crate::source::{Lineage, Source};
use crate::strip::StripTables;
use crate::substance::{Alias, Substance};
use crate::wire::{Columns, Input, Output, columns, width_of};

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

/// What files that belong to one database have in common: enough of its SHA-256,
/// in hexadecimal, to tell any two apart.
pub fn edition(sha256: &str) -> &str {
    sha256.get(..24).unwrap_or(sha256)
}

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
