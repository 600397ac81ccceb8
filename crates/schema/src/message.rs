//! The sentences of a verdict.

use crate::wire::{Columns, Input, Output, columns, kinds, width_of};

#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Severity {
    Danger,
    Warning,
    Note,
}

#[derive(Debug, Clone)]
pub struct MessageText {
    pub key: String,
    pub severity: Severity,
    pub params: Vec<String>,
    /// Text per language, `{param}` marks a place.
    pub texts: Vec<(String, String)>,
}

columns!(MessageText { key, severity, params, texts });
kinds!(Severity: Danger, Warning, Note);
