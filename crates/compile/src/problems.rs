//! What is wrong with the data, with file, line and remedy.

use schema::distance::edit_distance;
use std::fmt;
use std::path::{Path, PathBuf};

/// One mistake in the data; it is shown as `data/<file>:<line>: <what is wrong>: <remedy>`.
pub struct Problem {
    file: String,
    line: usize,
    text: String,
}

impl fmt::Display for Problem {
    fn fmt(&self, f: &mut fmt::Formatter) -> fmt::Result {
        write!(f, "data/{}:{}: {}", self.file, self.line, self.text)
    }
}

/// Collects problems, so that a contributor sees them together.
pub struct Problems {
    /// The folder of the data; names of files are relative to it.
    pub folder: PathBuf,
    /// A file could not be read, so that every reference to it would look wrong.
    pub unreadable: bool,
    list: Vec<Problem>,
}

impl Problems {
    const SHOWN: usize = 40;

    /// No problems yet, of the data in this folder.
    pub fn new(folder: &Path) -> Self {
        Self { folder: folder.to_owned(), unreadable: false, list: Vec::new() }
    }

    /// Notes a mistake: `file` is relative to the folder, `line` counts from 1, `text` holds the remedy too.
    pub fn add(&mut self, file: &str, line: usize, text: impl Into<String>) {
        self.list.push(Problem { file: file.to_owned(), line, text: text.into() });
    }

    /// Whether nothing wrong was found so far.
    pub fn is_empty(&self) -> bool {
        self.list.is_empty()
    }

    /// The first 40 of them, in the order in which they were found.
    pub fn iter(&self) -> impl Iterator<Item = &Problem> {
        self.list.iter().take(Self::SHOWN)
    }
}

/// The known id nearest to a wrong one, for the remedy; empty if none is near.
pub fn nearest<'a>(wrong: &str, known: impl Iterator<Item = &'a str>) -> String {
    known
        .filter_map(|id| Some((edit_distance(wrong, id)?, id)))
        .min()
        .filter(|(errors, _)| *errors <= 1 + wrong.len() / 4)
        .map(|(_, id)| format!(" (nearest: \"{id}\")"))
        .unwrap_or_default()
}
