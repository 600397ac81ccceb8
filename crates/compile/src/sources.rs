//! `sources.toml`: where facts come from, and which lineages vote.

use super::problems::{Problems, nearest};
use super::table::{self, Ids};
use schema::{Lineage, LineageIndex, Quality, Source, SourceIndex};
use serde::Deserialize;
use toml::Spanned;

const FILE: &str = "sources.toml";

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Document {
    source: Vec<SourceRow>,
    lineage: Vec<LineageRow>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct SourceRow {
    id: Spanned<String>,
    title: String,
    #[serde(rename = "authors")]
    _authors: Option<String>,
    #[serde(rename = "publisher")]
    _publisher: Option<String>,
    year: Option<u16>,
    url: Option<String>,
    licence: String,
    ships: bool,
    #[serde(rename = "data", default)]
    _data: bool,
    quality: String,
    #[serde(rename = "read")]
    _read: String,
    #[serde(rename = "note")]
    _note: Option<String>,
    reason: Option<String>,
    rows: Option<u32>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct LineageRow {
    id: Spanned<String>,
    quality: String,
    sources: Vec<String>,
    #[serde(rename = "note")]
    _note: Option<String>,
}

/// A source whose rows stay out of every build.
pub struct Withheld {
    pub title: String,
    pub rows: u32,
    pub reason: String,
}

pub struct Sources {
    pub rows: Vec<Source>,
    pub lineages: Vec<Lineage>,
    /// Sources of each lineage, the originator first.
    pub order: Vec<Vec<SourceIndex>>,
    pub withheld: Vec<Withheld>,
    /// Sources that this build leaves out.
    pub without: Vec<SourceIndex>,
    /// Rows of reactions that were read of each source, and the line that says so; `None` where it is not stated.
    pub rows_read: Vec<Option<(usize, usize)>>,
    /// Sources that do not ship: they may be told, never weighed.
    silent: Vec<String>,
    /// Sources that give none for what they say.
    unsourced: Vec<String>,
    ids: Ids<SourceIndex>,
    lineage_ids: Ids<LineageIndex>,
}

impl Sources {
    pub fn get(&self, id: &str, file: &str, line: usize, problems: &mut Problems) -> Option<SourceIndex> {
        self.ids.get(id, file, line, problems)
    }

    /// True of a source that gives none for what it says; it is not even told.
    pub fn never_cited(&self, id: &str) -> bool {
        self.unsourced.iter().any(|own| own == id)
    }

    pub fn lineage(&self, id: &str, file: &str, line: usize, problems: &mut Problems) -> Option<LineageIndex> {
        self.lineage_ids.get(id, file, line, problems)
    }

    /// Sources of a fact; none at all is a problem.
    pub fn of_fact(&self, list: &[String], file: &str, line: usize, problems: &mut Problems) -> Vec<SourceIndex> {
        if list.is_empty() {
            problems.add(file, line, "a fact without a source: name one, or \"general_knowledge\" if it is only that");
        }
        list.iter().filter_map(|id| self.get(id, file, line, problems)).collect()
    }
}

pub fn read(without: &[String], problems: &mut Problems) -> Sources {
    let mut sources = Sources {
        rows: Vec::new(),
        lineages: Vec::new(),
        order: Vec::new(),
        withheld: Vec::new(),
        without: Vec::new(),
        rows_read: Vec::new(),
        silent: Vec::new(),
        unsourced: Vec::new(),
        ids: Ids::new("source", FILE),
        lineage_ids: Ids::new("lineage", FILE),
    };
    let Some((document, lines)) = table::document::<Document>(FILE, problems) else { return sources };
    for row in document.source {
        let line = lines.of(row.id.span());
        let id = row.id.into_inner();
        sources.ids.take(&id, FILE, line, problems);
        if !row.ships {
            match row.reason {
                Some(reason) => sources.withheld.push(Withheld {
                    title: format!("{} ({id})", row.title),
                    rows: row.rows.unwrap_or(0),
                    reason,
                }),
                None => problems.add(FILE, line, format!("source \"{id}\" does not ship: give the reason")),
            }
        }
        const QUALITIES: [&str; 5] = ["laboratory", "compiled", "vendor", "reference", "unsourced"];
        if !QUALITIES.contains(&row.quality.as_str()) {
            problems.add(FILE, line, format!("quality \"{}\": write one of {}", row.quality, QUALITIES.join(", ")));
        }
        check_url(row.url.as_deref().unwrap_or_default(), line, problems);
        if !row.ships {
            sources.silent.push(id.clone());
        }
        sources.rows_read.push(row.rows.map(|rows| (rows as usize, line)));
        if row.quality == "unsourced" {
            sources.unsourced.push(id.clone());
        }
        sources.rows.push(Source { id, title: row.title, year: row.year, url: row.url, licence: row.licence });
    }
    for row in document.lineage {
        let line = lines.of(row.id.span());
        let id = row.id.into_inner();
        sources.lineage_ids.take(&id, FILE, line, problems);
        let quality = Quality::named(&row.quality).unwrap_or_else(|| {
            let those = table::words(Quality::ALL);
            problems.add(FILE, line, format!("quality \"{}\": write {those} (others never vote)", row.quality));
            Quality::Compiled
        });
        for source in row.sources.iter().filter(|source| sources.silent.contains(source)) {
            problems.add(
                FILE,
                line,
                format!("\"{source}\" does not ship, so it has no vote: take it out of the lineage"),
            );
        }
        let order = row.sources.iter().filter_map(|s| sources.ids.get(s, FILE, line, problems)).collect();
        sources.order.push(order);
        sources.lineages.push(Lineage { id, quality });
    }
    for id in without {
        match sources.ids.find(id) {
            Some(place) => sources.without.push(place),
            None => {
                let near = nearest(id, sources.rows.iter().map(|source| source.id.as_str()));
                problems.add(FILE, 1, format!("WITHOUT names \"{id}\", which is no source{near}: correct it"));
            }
        }
    }
    sources
}

/// A DOI is written as https://doi.org/10.…, any other address with http or https.
fn check_url(url: &str, line: usize, problems: &mut Problems) {
    match url.split_once("doi.org/") {
        Some(("https://", doi)) if is_doi(doi) => {}
        Some(("https://", doi)) => {
            problems.add(FILE, line, format!("\"{doi}\" is no DOI: it looks like 10.1186/s12954-023-00911-w"));
        }
        Some(_) => problems.add(FILE, line, format!("\"{url}\": write a DOI as https://doi.org/10.…")),
        None if url.is_empty() || url.starts_with("https://") || url.starts_with("http://") => {}
        None => problems.add(FILE, line, format!("\"{url}\" is no address: it begins with https://")),
    }
}

/// The pattern that Crossref recommends for current DOIs: `10.`, four to nine digits, `/`, then letters, digits and
/// `-._;()/:`.
fn is_doi(text: &str) -> bool {
    let suffix =
        |text: &str| !text.is_empty() && text.bytes().all(|b| b.is_ascii_alphanumeric() || b"-._;()/:".contains(&b));
    let registrant = |text: &str| (4..=9).contains(&text.len()) && text.bytes().all(|b| b.is_ascii_digit());
    text.strip_prefix("10.").and_then(|rest| rest.split_once('/')).is_some_and(|(r, s)| registrant(r) && suffix(s))
}
