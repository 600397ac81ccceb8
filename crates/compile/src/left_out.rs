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

/// How many rows the table of a source has.
pub struct Tally {
    pub source: String,
    pub rows: usize,
    pub left_out: usize,
}

pub fn report(sources: &Sources, tables: &[Tally], rows: &[LeftOut]) -> String {
    let mut text = String::from(
        "# What was left out, and why\n\nWritten by `make check-data` from `data/`; do not edit by hand.\n\n\
         ## Sources that ship\n\nEvery row that was read of a source is in its table; rows that say the same of one pair are one \
         record.\n\n| source | rows read | rows that vote or are cited | rows left out |\n|---|---|---|---|\n",
    );
    for table in tables {
        let _ = writeln!(
            text,
            "| {} | {} | {} | {} |",
            table.source,
            table.rows,
            table.rows - table.left_out,
            table.left_out
        );
    }
    let all = |of: fn(&Tally) -> usize| tables.iter().map(of).sum::<usize>();
    let (read, out) = (all(|table| table.rows), all(|table| table.left_out));
    let _ = writeln!(text, "| all | {read} | {} | {out} |", read - out);
    text.push_str(
        "\n## Rows of shipped sources that do not vote\n\nThey stay in the table of their source, with the reason in the column `left_out`.\n\n\
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
