//! The whole database as one value: what the compiler writes and the core reads.

use crate::family::Family;
use crate::message::MessageText;
use crate::prevalence::Prevalence;
use crate::reagent::{Phrase, Reagent, Record, Unweighed};
use crate::rule::RuleEntry;
use crate::source::{Lineage, Source};
use crate::strip::StripTables;
use crate::substance::{Alias, Substance};
use crate::wire::{Columns, Input, Output, columns, width_of};

/// Everything the core knows, as one value.
#[derive(Debug, Default)]
pub struct Database {
    /// Edition of the data, as written in `data/database.toml`, such as 2026.11.
    pub version: String,
    /// ISO 8601 date of the data, as written in `data/database.toml`.
    pub date: String,
    /// SHA-256 of the files of `data/` and of the sources left out, in hex.
    pub sha256: String,
    /// What the files beside it, [`crate::Identities`] and [`crate::packed::Packed`], must have in common with it: they
    /// point into its rows. Other facts may change without it.
    pub edition: String,
    /// Sources left out of this build by `WITHOUT`.
    pub without: Vec<String>,
    /// Every source of `data/sources.toml` in its order, those that do not ship or are left out among them.
    pub sources: Vec<Source>,
    /// Each has one vote on a reaction; in the order of `data/sources.toml`.
    pub lineages: Vec<Lineage>,
    /// In the order of `data/reagents.toml`, variants of kits among them.
    pub reagents: Vec<Reagent>,
    /// In the order of `data/families.toml`, hazards or not.
    pub families: Vec<Family>,
    /// Those that a verdict can weigh, in the order of `data/substances.csv`; [`crate::Identities`] has the further
    /// ones.
    pub substances: Vec<Substance>,
    /// Names of these substances beside their own, sorted by substance; [`crate::Identities`] has the systematic ones.
    pub aliases: Vec<Alias>,
    /// Distinct stage phrases of the reactions.
    pub phrases: Vec<Phrase>,
    /// Sorted by reagent, then substance, then lineage.
    pub records: Vec<Record>,
    /// What sources without a vote say beside the records.
    pub unweighed: Vec<Unweighed>,
    /// What is recorded of test strips.
    pub strips: StripTables,
    /// How often substances and families were found, for the prior.
    pub prevalence: Prevalence,
    /// Definitions of controlled substances by structure, then lists of names.
    pub rules: Vec<RuleEntry>,
    /// Every sentence that a verdict may say, in the order of `data/messages.toml`.
    pub messages: Vec<MessageText>,
}

columns!(Database {
    version,
    date,
    sha256,
    edition,
    without,
    sources,
    lineages,
    reagents,
    families,
    substances,
    aliases,
    phrases,
    records,
    unweighed,
    strips,
    prevalence,
    rules,
    messages
});
