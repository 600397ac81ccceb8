//! `LEFT-OUT.md`: every row of a source that does not vote, with its reason.

use super::sources::Sources;
use std::fmt::Write;

/// A row of a shipped source that does not vote.
pub struct LeftOut {
    pub source: String,
    pub substance: String,
    pub reagent: String,
    pub raw: String,
    pub reason: String,
}

pub fn report(sources: &Sources, rows: &[LeftOut]) -> String {
    let mut text = String::from(
        "# What was left out, and why\n\nWritten by `make check-data` from `data/`; do not edit by hand.\n\n\
         ## Rows of shipped sources that do not vote\n\nThey stay in the table of their source, with the reason in the column `left_out`.\n\n\
         | source | substance | reagent | as printed | reason |\n|---|---|---|---|---|\n",
    );
    for row in rows {
        let cell = |text: &str| text.replace('|', "\\|").replace('\n', " ");
        let _ = writeln!(
            text,
            "| {} | {} | {} | {} | {} |",
            cell(&row.source),
            cell(&row.substance),
            cell(&row.reagent),
            cell(&row.raw),
            cell(&row.reason)
        );
    }
    text.push_str("\n## Sources that do not ship\n\n| source | rows read | reason |\n|---|---|---|\n");
    for source in &sources.withheld {
        let _ = writeln!(text, "| {} | {} | {} |", source.title, source.rows, source.reason);
    }
    text
}
