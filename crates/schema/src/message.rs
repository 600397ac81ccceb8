//! The sentences of a verdict.

use crate::wire::{Columns, Input, Output, columns, width_of, words};

words! {
    /// How grave a message is, the gravest first.
    pub enum Severity {
        Danger = "danger",
        Warning = "warning",
        Note = "note",
    }
}

words! {
    /// Where a message stands.
    pub enum Place {
        /// First, with what was found.
        Headline = "headline",
        /// Beside the reaction of a strip.
        Finding = "finding",
        /// Where it belongs by what it is about.
        Reason = "reason",
        /// What a test that did not react may have missed: never said after a finding.
        Limit = "limit",
        /// Apart: what other tests cannot see.
        Aside = "aside",
    }
}

/// A sentence that a verdict may say.
#[derive(Debug, Clone)]
pub struct MessageText {
    /// Stable, lower-case words with hyphens: part of the public contract.
    pub key: String,
    /// How grave it is, whatever its parameters.
    pub severity: Severity,
    /// Where in a verdict it stands; [`Place::Reason`] where the data name no place.
    pub place: Place,
    /// Names of its places, without braces; each text has all of them and no others.
    pub params: Vec<String>,
    /// Text per language, `{param}` marks a place.
    pub texts: Vec<(String, String)>,
}

columns!(MessageText { key, severity, place, params, texts });
