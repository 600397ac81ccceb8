//! Reading CSV and TOML with the line of every row at hand.

use super::problems::{Problems, nearest};
use schema::Index;
use serde::de::DeserializeOwned;
use std::collections::HashMap;
use std::marker::PhantomData;
use std::ops::Range;

/// A CSV row with its line in the file.
pub struct Row<T> {
    pub line: usize,
    pub value: T,
}

/// Reads `data/<file>`; a row that does not fit is a problem and is left out.
pub fn rows<T: DeserializeOwned>(file: &str, problems: &mut Problems) -> Vec<Row<T>> {
    let path = problems.folder.join(file);
    let mut reader = match csv::Reader::from_path(&path) {
        Ok(reader) => reader,
        Err(error) => {
            problems.add(file, 1, format!("cannot be read: {error}; restore the file"));
            return Vec::new();
        }
    };
    let headers = match reader.headers() {
        Ok(headers) => headers.clone(),
        Err(error) => {
            problems.add(file, 1, format!("has no header line: {error}"));
            return Vec::new();
        }
    };
    let mut rows = Vec::new();
    for record in reader.records() {
        match record {
            Ok(record) => {
                let line = record.position().map_or(0, |p| p.line() as usize);
                match record.deserialize(Some(&headers)) {
                    Ok(value) => rows.push(Row { line, value }),
                    Err(error) => problems.add(file, line, misfit(&error, &headers, &record)),
                }
            }
            Err(error) => {
                let line = error.position().map_or(0, |p| p.line() as usize);
                let reason = match error.kind() {
                    csv::ErrorKind::UnequalLengths { expected_len, len, .. } => format!(
                        "it has {len} cells, the header {expected_len}; a cell that holds a comma stands in \"quotes\", an empty one between two commas"
                    ),
                    _ => error.to_string(),
                };
                problems.add(file, line, format!("is not a row of this table: {reason}"));
            }
        }
    }
    rows
}

/// Which cell of a row cannot be read.
fn misfit(error: &csv::Error, headers: &csv::StringRecord, record: &csv::StringRecord) -> String {
    let csv::ErrorKind::Deserialize { err, .. } = error.kind() else { return error.to_string() };
    let cell = err.field().and_then(|place| usize::try_from(place).ok());
    match cell.and_then(|place| Some((headers.get(place)?, record.get(place)?))) {
        Some((column, cell)) => {
            format!("column {column} holds \"{cell}\": {}; a number has a point and no unit", err.kind())
        }
        None => format!("does not fit the header: {}; restore the header line", err.kind()),
    }
}

/// Where a byte of a TOML document stands.
pub struct Lines(String);

impl Lines {
    pub fn of(&self, span: Range<usize>) -> usize {
        1 + self.0.as_bytes()[..span.start.min(self.0.len())].iter().filter(|b| **b == b'\n').count()
    }
}

/// Reads the TOML file `data/<file>`.
pub fn document<T: DeserializeOwned>(file: &str, problems: &mut Problems) -> Option<(T, Lines)> {
    let text = match std::fs::read_to_string(problems.folder.join(file)) {
        Ok(text) => text,
        Err(error) => {
            problems.add(file, 1, format!("cannot be read: {error}; restore the file"));
            return None;
        }
    };
    match toml::from_str(&text) {
        Ok(value) => Some((value, Lines(text))),
        Err(error) => {
            let message = error.message();
            let line = error.span().map_or(1, |span| Lines(text).of(span));
            let remedy = match message {
                _ if message.contains("expected f64") || message.contains("expected u") => {
                    "write a bare number, without quotes or a unit"
                }
                _ if message.contains("expected a sequence") => "write a list: [\"…\", \"…\"]",
                _ if message.contains("missing field") => "add it to this entry",
                _ => "compare with the other entries of the file",
            };
            problems.add(file, line, format!("{message}: {remedy}"));
            problems.unreadable = true;
            None
        }
    }
}

/// Ids of one table, in order, with a sentence for what is not among them.
pub struct Ids<I> {
    what: &'static str,
    home: &'static str,
    rows: HashMap<String, usize>,
    index: PhantomData<I>,
}

impl<I: Index> Ids<I> {
    pub fn new(what: &'static str, home: &'static str) -> Self {
        Self { what, home, rows: HashMap::new(), index: PhantomData }
    }

    /// Takes the next id; a malformed or repeated one is a problem.
    pub fn take(&mut self, id: &str, file: &str, line: usize, problems: &mut Problems) {
        let well_formed = !id.is_empty()
            && id.bytes().all(|b| b.is_ascii_lowercase() || b.is_ascii_digit() || b == b'-' || b == b'_')
            && !id.starts_with('-')
            && !id.ends_with('-');
        if !well_formed {
            problems.add(file, line, format!("\"{id}\" is no id: use lower-case letters, digits and hyphens"));
        }
        let next = self.rows.len();
        if next == I::MOST {
            let what = self.what;
            problems.add(
                file,
                line,
                format!("more than {next} rows of the table of {what}s: widen its index in the schema"),
            );
        }
        if self.rows.insert(id.to_owned(), next).is_some() {
            problems.add(file, line, format!("{} \"{id}\" stands twice: ids are unique, merge the rows", self.what));
        }
    }

    /// The id of a row.
    pub fn at(&self, row: usize) -> &str {
        self.rows.iter().find(|(_, own)| **own == row).map_or("", |(id, _)| id)
    }

    pub fn find(&self, id: &str) -> Option<I> {
        self.rows.get(id).copied().map(I::at)
    }

    /// The index of an id; one that is not known is a problem.
    pub fn get(&self, id: &str, file: &str, line: usize, problems: &mut Problems) -> Option<I> {
        let index = self.find(id);
        if id.is_empty() {
            problems.add(file, line, format!("the {} is missing: write an id of data/{}", self.what, self.home));
        } else if index.is_none() && id.contains(',') {
            problems.add(file, line, format!("unknown {} \"{id}\": ids of a list stand apart by |", self.what));
        } else if index.is_none() {
            let near = nearest(id, self.rows.keys().map(String::as_str));
            problems.add(
                file,
                line,
                format!("unknown {} \"{id}\"{near}: correct it or add it to data/{}", self.what, self.home),
            );
        }
        index
    }
}

/// Parts of a cell that holds a list.
pub fn list(cell: &str) -> impl Iterator<Item = &str> {
    cell.split('|').map(str::trim).filter(|part| !part.is_empty())
}

/// The words that a value may have, for a remedy: "water, urine or not stated".
pub fn words<T>(all: &[(&str, T)]) -> String {
    let words: Vec<&str> = all.iter().map(|(word, _)| *word).collect();
    match words.split_last() {
        Some((last, before)) if !before.is_empty() => format!("{} or {last}", before.join(", ")),
        _ => words.concat(),
    }
}

/// The value of a word; another word is a problem.
pub fn choice<T: Copy>(
    field: &str,
    word: &str,
    all: &[(&str, T)],
    file: &str,
    line: usize,
    problems: &mut Problems,
) -> Option<T> {
    let found = all.iter().find(|(known, _)| *known == word);
    if found.is_none() {
        problems.add(file, line, format!("{field} \"{word}\": write {}", words(all)));
    }
    found.map(|(_, value)| *value)
}
