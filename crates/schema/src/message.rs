//! The sentences of a verdict.

use crate::wire::{Columns, Input, Output, columns, width_of, words};

words! {
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

#[derive(Debug, Clone)]
pub struct MessageText {
    pub key: String,
    pub severity: Severity,
    pub place: Place,
    pub params: Vec<String>,
    /// Text per language, `{param}` marks a place.
    pub texts: Vec<(String, String)>,
}

columns!(MessageText { key, severity, place, params, texts });
