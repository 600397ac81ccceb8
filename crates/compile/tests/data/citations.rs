//! Whatever file a citation stands in, it leads to a source, and every DOI has the form that Crossref recommends.

use crate::data;
use std::collections::BTreeSet;
use std::fs;
use std::path::Path;
use toml::Value;

/// Fields of TOML tables and columns of CSV tables that hold ids of sources.
const FIELDS: [&str; 4] = ["sources", "source", "reportable_share_source", "identity"];

fn files(folder: &Path, found: &mut Vec<std::path::PathBuf>) {
    for entry in fs::read_dir(folder).expect("a folder") {
        let path = entry.expect("an entry").path();
        if path.is_dir() { files(&path, found) } else { found.push(path) }
    }
}

/// Ids in the fields of a TOML value, however deep.
fn cited(value: &Value, found: &mut Vec<String>) {
    match value {
        Value::Table(table) => {
            for (field, value) in table {
                match value {
                    Value::Array(ids) if FIELDS.contains(&field.as_str()) => {
                        found.extend(ids.iter().filter_map(Value::as_str).map(str::to_owned));
                    }
                    Value::String(id) if FIELDS.contains(&field.as_str()) => found.push(id.clone()),
                    other => cited(other, found),
                }
            }
        }
        Value::Array(values) => values.iter().for_each(|value| cited(value, found)),
        _ => {}
    }
}

fn known() -> BTreeSet<String> {
    let text = fs::read_to_string(data().join("sources.toml")).expect("the sources");
    let document: Value = toml::from_str(&text).expect("the build has read it");
    let sources = document["source"].as_array().expect("a list");
    sources.iter().map(|source| source["id"].as_str().expect("an id").to_owned()).collect()
}

#[test]
fn every_citation_leads_to_a_source() {
    let known = known();
    let mut paths = Vec::new();
    files(&data(), &mut paths);
    let (mut citations, mut used) = (0, BTreeSet::new());
    for path in paths {
        let mut ids = Vec::new();
        match path.extension().and_then(|extension| extension.to_str()) {
            Some("toml") => {
                let text = fs::read_to_string(&path).expect("a file");
                cited(&toml::from_str(&text).expect("the build has read it"), &mut ids);
            }
            Some("csv") => {
                let mut reader = csv::Reader::from_path(&path).expect("a table");
                let header = reader.headers().expect("a header").clone();
                let places: Vec<usize> = (0..header.len()).filter(|place| FIELDS.contains(&&header[*place])).collect();
                for row in reader.records().map(|row| row.expect("a row")) {
                    let cells = places.iter().flat_map(|place| row[*place].split('|'));
                    ids.extend(cells.map(str::trim).filter(|id| !id.is_empty()).map(str::to_owned));
                }
                if path.parent().is_some_and(|parent| parent.ends_with("reactions")) {
                    ids.push(path.file_stem().and_then(|stem| stem.to_str()).expect("a name").to_owned());
                }
            }
            _ => {}
        }
        citations += ids.len();
        for id in ids {
            assert!(known.contains(&id), "{}: \"{id}\" is no source", path.display());
            used.insert(id);
        }
    }
    assert!(citations > 5000, "{citations}");
    let idle: Vec<&String> = known.difference(&used).collect();
    println!("{citations} citations of {} sources; not cited: {idle:?}", used.len());
}

/// `^10.\d{4,9}/[-._;()/:A-Z0-9]+$`, without regard to case: the pattern that Crossref recommends.
fn is_doi(text: &str) -> bool {
    let Some((registrant, suffix)) = text.strip_prefix("10.").and_then(|rest| rest.split_once('/')) else {
        return false;
    };
    let of_suffix = |letter: char| letter.is_ascii_alphanumeric() || "-._;()/:".contains(letter);
    (4..=9).contains(&registrant.len())
        && registrant.chars().all(|digit| digit.is_ascii_digit())
        && !suffix.is_empty()
        && suffix.chars().all(of_suffix)
}

#[test]
fn every_doi_is_well_formed() {
    assert!(
        is_doi("10.1186/s12954-023-00911-w") && !is_doi("10.118/x") && !is_doi("10.1186/") && !is_doi("10.1186/a b")
    );
    let mut paths = Vec::new();
    files(&data(), &mut paths);
    let mut dois = 0;
    for path in paths {
        let text = fs::read_to_string(&path).expect("a file");
        for (line, text) in text.lines().enumerate() {
            for (at, _) in text.match_indices("doi.org/") {
                let doi = text[at + 8..].split(['"', ' ', ',', ')', '>']).next().unwrap_or_default();
                assert!(is_doi(doi) && text[..at].ends_with("https://"), "{}:{}: {text}", path.display(), line + 1);
                dois += 1;
            }
            for (at, _) in text.match_indices("doi 10.") {
                let doi = text[at + 4..].split(['"', ' ', ',', ')', ';']).next().unwrap_or_default();
                assert!(is_doi(doi.trim_end_matches('.')), "{}:{}: {text}", path.display(), line + 1);
                dois += 1;
            }
        }
    }
    assert!(dois > 15, "{dois}");
}
