//! The sentences of a verdict.

use crate::vocabulary::words;
use crate::wire::{Columns, Input, Output, columns, kinds, width_of};

#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Severity {
    Danger,
    Warning,
    Note,
}

words! {
    Severity:
    Danger = "danger",
    Warning = "warning",
    Note = "note",
}

/// Where a message stands.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Place {
    /// First, with what was found.
    Headline,
    /// Beside the reaction of a strip.
    Finding,
    /// Where it belongs by what it is about.
    Reason,
    /// What a test that did not react may have missed: never said after a finding.
    Limit,
    /// Apart: what other tests cannot see.
    Aside,
}

words! {
    Place:
    Headline = "headline",
    Finding = "finding",
    Reason = "reason",
    Limit = "limit",
    Aside = "aside",
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
kinds!(Severity: Danger, Warning, Note);
kinds!(Place: Headline, Finding, Reason, Limit, Aside);
