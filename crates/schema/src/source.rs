//! Where facts come from.

use crate::wire::{Columns, Input, Output, columns, width_of, words};

#[derive(Debug, Clone)]
pub struct Source {
    pub id: String,
    pub title: String,
    pub year: Option<u16>,
    pub url: Option<String>,
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

#[derive(Debug, Clone)]
pub struct Lineage {
    pub id: String,
    pub quality: Quality,
}

columns!(Source { id, title, year, url, licence });
columns!(Lineage { id, quality });
