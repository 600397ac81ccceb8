//! What the database is made of, in the shape of the public interface.

use crate::database::Signatures;
use crate::pairs::Pairs;
use serde::Serialize;

/// `Catalogue` of the public interface but for `coverage`.
#[derive(Serialize)]
pub struct Catalogue<'a> {
    version: &'a str,
    sha256: &'a str,
    date: &'a str,
    counts: Pairs<&'static str, usize>,
    reagents: Vec<ReagentView<'a>>,
    strips: Vec<StripEntry<'a>>,
    families: Vec<FamilyEntry<'a>>,
    rules: Vec<RuleView<'a>>,
    sources: Vec<SourceView<'a>>,
    without: &'a [String],
}

#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
struct ReagentView<'a> {
    id: &'a str,
    name: &'a str,
    #[serde(skip_serializing_if = "Option::is_none")]
    variant_of: Option<&'a str>,
    #[serde(skip_serializing_if = "Option::is_none")]
    untouched: Option<&'a str>,
    #[serde(skip_serializing_if = "Option::is_none")]
    read_within_seconds: Option<(u16, u16)>,
}

#[derive(Serialize)]
struct StripEntry<'a> {
    id: &'a str,
    name: &'a str,
    target: &'a str,
    family: &'a str,
    product: bool,
}

#[derive(Serialize)]
struct FamilyEntry<'a> {
    id: &'a str,
    name: &'a str,
    #[serde(skip_serializing_if = "Option::is_none")]
    parent: Option<&'a str>,
    hazard: &'static str,
}

#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
struct RuleView<'a> {
    id: &'a str,
    jurisdiction: &'a str,
    name: &'a str,
    as_of: &'a str,
}

#[derive(Serialize)]
struct SourceView<'a> {
    id: &'a str,
    title: &'a str,
    #[serde(skip_serializing_if = "Option::is_none")]
    year: Option<u16>,
    #[serde(skip_serializing_if = "Option::is_none")]
    url: Option<&'a str>,
    licence: &'a str,
}

impl<'a> Catalogue<'a> {
    /// Substances and names are counted as far as they are loaded.
    pub fn of(database: &'a Signatures) -> Self {
        let data = &database.data;
        Self {
            version: &data.version,
            sha256: &data.sha256,
            date: &data.date,
            counts: Pairs(vec![
                ("families", data.families.len()),
                ("names", database.substance_count() + database.aliases().count()),
                ("reagents", data.reagents.len()),
                ("records", data.records.len()),
                ("sources", data.sources.len()),
                ("strips", data.strips.strips.len()),
                ("substances", database.substance_count()),
            ]),
            reagents: data
                .reagents
                .iter()
                .map(|row| ReagentView {
                    id: &row.id,
                    name: &row.name,
                    variant_of: row.variant_of.map(|parent| data.reagents[usize::from(parent)].id.as_str()),
                    untouched: Some(row.untouched.as_str()).filter(|text| !text.is_empty()),
                    read_within_seconds: row.read_within,
                })
                .collect(),
            strips: data
                .strips
                .strips
                .iter()
                .map(|row| {
                    let target = &data.strips.targets[usize::from(row.target)];
                    StripEntry {
                        id: &row.id,
                        name: &row.name,
                        target: &target.id,
                        family: &data.families[usize::from(target.family)].id,
                        product: row.product,
                    }
                })
                .collect(),
            families: data
                .families
                .iter()
                .map(|row| FamilyEntry {
                    id: &row.id,
                    name: &row.name,
                    parent: row.parent.map(|parent| data.families[usize::from(parent)].id.as_str()),
                    hazard: row.hazard.word(),
                })
                .collect(),
            rules: data
                .rules
                .iter()
                .map(|row| RuleView {
                    id: &row.id,
                    jurisdiction: &row.jurisdiction,
                    name: &row.name,
                    as_of: &row.as_of,
                })
                .collect(),
            sources: data
                .sources
                .iter()
                .map(|row| SourceView {
                    id: &row.id,
                    title: &row.title,
                    year: row.year,
                    url: row.url.as_deref(),
                    licence: &row.licence,
                })
                .collect(),
            without: &data.without,
        }
    }
}
