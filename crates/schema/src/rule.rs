//! Definitions and lists of controlled substances, as the catalogue names them.

use crate::wire::{Columns, Input, Output, columns, width_of};

/// A definition or a list of controlled substances, as the catalogue names it.
#[derive(Debug, Clone)]
pub struct RuleEntry {
    /// Stable id, as in `data/rules.toml` or `data/named.toml`.
    pub id: String,
    /// GB, US or CN.
    pub jurisdiction: String,
    /// As shown to people.
    pub name: String,
    /// The day on which it was last looked at, ISO 8601.
    pub as_of: String,
}

columns!(RuleEntry { id, jurisdiction, name, as_of });
