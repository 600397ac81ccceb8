//! The families of `data/families.toml`, as the core hands them over.

use analogue_lookup_structure::{Scaffold, Scaffolds};
use serde::Deserialize;

#[derive(Deserialize)]
struct Document {
    family: Vec<Family>,
}

#[derive(Deserialize)]
struct Family {
    id: String,
    parent: Option<String>,
    #[serde(default)]
    scaffold: Vec<String>,
    #[serde(default)]
    scaffold_not: Vec<String>,
    scaffold_up_to: Option<u16>,
}

/// Ids of all families, and the scaffolds of those that have one, by their places.
pub fn families() -> (Vec<String>, Scaffolds) {
    let Document { family: rows } =
        toml::from_str(include_str!("../../../../data/families.toml")).expect("the families");
    let place = |id: &str| rows.iter().position(|row| row.id == id).expect("a family") as u8;
    let told = rows.iter().filter(|row| !row.scaffold.is_empty()).map(|row| Scaffold {
        family: place(&row.id),
        parent: row.parent.as_deref().map(place),
        one_of: row.scaffold.clone(),
        none_of: row.scaffold_not.clone(),
        up_to: row.scaffold_up_to.unwrap_or(u16::MAX),
    });
    let scaffolds = Scaffolds::new(&told.collect::<Vec<_>>()).expect("they can be read");
    (rows.into_iter().map(|row| row.id).collect(), scaffolds)
}
