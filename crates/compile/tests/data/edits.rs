//! Broken copies of the data: one edit each.

use crate::data;
use std::fs;
use std::path::{Path, PathBuf};

/// A copy of `data/` that goes when it is dropped.
pub struct Copy {
    folder: PathBuf,
}

impl Copy {
    pub fn new(name: &str) -> Self {
        let name = format!("analogue-lookup-{}-{}", std::process::id(), name.replace(' ', "-"));
        let folder = std::env::temp_dir().join(name);
        copy(&data(), &folder);
        Self { folder }
    }

    pub fn folder(&self) -> &Path {
        &self.folder
    }

    pub fn path(&self, file: &str) -> PathBuf {
        self.folder.join(file)
    }

    fn text(&self, file: &str) -> String {
        fs::read_to_string(self.path(file)).unwrap_or_else(|error| panic!("{file}: {error}"))
    }

    /// Adds lines at the end of a file; returns the line where the word stands.
    pub fn append(&self, file: &str, addition: &str, word: &str) -> usize {
        let mut text = self.text(file);
        let before = text.lines().count();
        text.push_str(addition);
        fs::write(self.path(file), &text).expect("the copy is writable");
        let inside = addition.lines().position(|line| line.contains(word)).expect("the word is in the addition");
        before + inside + 1
    }

    /// Other words in the place of these, which stand in the file once or more.
    pub fn replace(&self, file: &str, words: &str, others: &str) {
        let text = self.text(file);
        assert!(text.contains(words), "{file} has no {words:?}");
        fs::write(self.path(file), text.replace(words, others)).expect("the copy is writable");
    }

    /// Sets a cell of the first row of a table that has something in it (or
    /// of the very first row); returns the line of that row.
    pub fn set(&self, file: &str, column: &str, value: &str) -> usize {
        self.edit(file, column, |_| value.to_owned())
    }

    pub fn edit(&self, file: &str, column: &str, change: impl Fn(&str) -> String) -> usize {
        let mut reader = csv::Reader::from_path(self.path(file)).expect("a table");
        let header = reader.headers().expect("a header").clone();
        let place = header.iter().position(|name| name == column).expect("a column of the table");
        let mut rows: Vec<csv::StringRecord> = reader.records().map(|row| row.expect("a row")).collect();
        let row = rows.iter().position(|row| !row[place].is_empty()).unwrap_or(0);
        let line = rows[row].position().expect("a row has a place").line() as usize;
        rows[row] = rows[row]
            .iter()
            .enumerate()
            .map(|(i, cell)| if i == place { change(cell) } else { cell.to_owned() })
            .collect();
        let mut writer = csv::Writer::from_path(self.path(file)).expect("the copy is writable");
        writer.write_record(&header).expect("written");
        rows.iter().for_each(|row| writer.write_record(row).expect("written"));
        writer.flush().expect("written");
        line
    }

    /// Removes the last row of a table; returns the line of another file where a word stands.
    pub fn drop_last(&self, file: &str, other: &str, word: &str) -> usize {
        let text = self.text(file);
        let end = text.trim_end().rfind('\n').expect("a row");
        fs::write(self.path(file), &text[..=end]).expect("the copy is writable");
        1 + self.text(other).lines().position(|line| line.contains(word)).expect("the word is in the file")
    }

    /// Repeats the first row of a table at its end; returns that line.
    pub fn repeat_first(&self, file: &str) -> usize {
        let text = self.text(file);
        let first = text.lines().nth(1).expect("a row").to_owned();
        self.append(file, &format!("{first}\n"), &first)
    }
}

impl Drop for Copy {
    fn drop(&mut self) {
        let _ = fs::remove_dir_all(&self.folder);
    }
}

fn copy(from: &Path, to: &Path) {
    fs::create_dir_all(to).expect("the folder for temporary files is writable");
    for entry in fs::read_dir(from).expect("a folder") {
        let path = entry.expect("an entry").path();
        let target = to.join(path.file_name().expect("a name"));
        if path.is_dir() {
            copy(&path, &target);
        } else {
            fs::copy(&path, &target).expect("copied");
        }
    }
}
