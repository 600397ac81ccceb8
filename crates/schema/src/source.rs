//! Where facts come from.

use crate::wire::{Columns, Input, Output, columns, width_of, words};

/// A publication, a page or a data set that facts are cited from.
#[derive(Debug, Clone)]
pub struct Source {
    /// Stable id, lower case with underscores; what `WITHOUT` names.
    pub id: String,
    /// As shown to people, without authors or publisher.
    pub title: String,
    /// Of publication; `None` if it is not stated.
    pub year: Option<u16>,
    /// A DOI, written `https://doi.org/10.…`, or another address; `None` if there is none.
    pub url: Option<String>,
    /// Free text for people, such as "CC BY 4.0" or "cited only".
    pub licence: String,
}

words! {
    /// How far the results of a lineage can be trusted. Quality belongs to the
    /// lineage, so that a copy never outranks what it copies.
    pub enum Quality {
        Laboratory = "laboratory",
        Compiled = "compiled",
        Vendor = "vendor",
    }
}

/// One observer and everyone who copies: together they have one vote.
#[derive(Debug, Clone)]
pub struct Lineage {
    /// Stable id, lower case.
    pub id: String,
    /// That of the observer, which copies share.
    pub quality: Quality,
}

columns!(Source { id, title, year, url, licence });
columns!(Lineage { id, quality });
