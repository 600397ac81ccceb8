//! The examples of `data/README.md` apply to the data as they are, and what they make builds.

use crate::data;
use crate::edits::Copy;
use compile::compile;
use std::fs;

const README: &str = include_str!("../../../../data/README.md");

/// The examples, each by the heading above it.
fn examples() -> Vec<(&'static str, &'static str)> {
    let sections = README.split("\n## ").filter(|section| section.contains("```diff"));
    sections
        .map(|section| {
            let diff =
                section.split_once("```diff\n").and_then(|(_, rest)| rest.split_once("```")).expect("a whole block");
            (section.lines().next().unwrap_or_default(), diff.0)
        })
        .collect()
}

/// Applies a diff: the lines with a space or a minus are found in the file and replaced by those with a space or a plus.
/// A hunk that only adds goes to the end of the file.
fn apply(copy: &Copy, diff: &str) {
    for file in diff.split("--- ").filter(|part| !part.is_empty()) {
        let path = file.lines().find_map(|line| line.strip_prefix("+++ b/data/")).expect("the name of a file");
        let old = fs::read_to_string(copy.path(path)).unwrap_or_default();
        let body: Vec<&str> = file.lines().skip_while(|line| !line.starts_with("@@")).skip(1).collect();
        let side = |mark: char| -> String {
            let kept = body.iter().filter_map(|line| line.strip_prefix([' ', mark]));
            kept.map(|line| format!("{line}\n")).collect()
        };
        let (before, after) = (side('-'), side('+'));
        assert!(body.iter().all(|line| line.starts_with([' ', '+', '-']) || line.is_empty()), "{path}: {body:?}");
        let new = match before.is_empty() {
            true => old + &after,
            false => {
                assert_eq!(old.matches(&before).count(), 1, "{path}: the example does not fit the file:\n{before}");
                old.replace(&before, &after)
            }
        };
        fs::write(copy.path(path), new).expect("the copy is writable");
    }
}

#[test]
fn every_example_applies_and_builds() {
    let examples = examples();
    let titles: Vec<&str> = examples.iter().map(|(title, _)| *title).collect();
    assert_eq!(
        titles,
        [
            "How to add a substance",
            "How to add a reaction",
            "How to add a source",
            "How to add a strip",
            "How to add a family",
            "How to add a remark"
        ]
    );
    for (title, diff) in examples {
        let copy = Copy::new(title);
        apply(&copy, diff);
        let compiled = compile(copy.folder(), Vec::new());
        let problems =
            compiled.err().map(|problems| problems.iter().map(|problem| problem.to_string()).collect::<Vec<_>>());
        assert_eq!(problems, None, "{title}");
    }
}

#[test]
fn every_file_and_column_is_explained() {
    let missing = |name: &str| !README.contains(&format!("`{name}`"));
    for table in [
        "substances.csv",
        "further-substances.csv",
        "structures.csv",
        "counter-ions.csv",
        "aliases.csv",
        "unweighed.csv",
        "reactions/nij_0604_01.csv",
    ] {
        let mut reader = csv::Reader::from_path(data().join(table)).expect("a table");
        for column in reader.headers().expect("a header") {
            assert!(!missing(column), "{table}: {column}");
        }
    }
    for entry in fs::read_dir(data()).expect("the folder of the data") {
        let entry = entry.expect("an entry");
        let name = entry.file_name().into_string().expect("a name");
        let known = !missing(&name)
            || README.contains(&format!("`{name}/"))
            || ["LICENSE", "README.md"].contains(&name.as_str());
        assert!(known, "{name}");
    }
}
