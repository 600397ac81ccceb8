//! `unweighed.csv`: what a source without a vote says beside the records, so that
//! a disagreement is told even where only one side may be weighed.

use super::phrases;
use super::problems::Problems;
use super::reactions::Reactions;
use super::reagents::Reagents;
use super::sources::Sources;
use super::substances::Substances;
use super::table;
use schema::Unweighed;
use serde::Deserialize;

const FILE: &str = "unweighed.csv";

#[derive(Deserialize)]
struct Row {
    substance: String,
    reagent: String,
    result: String,
    source: String,
    #[serde(rename = "note")]
    _note: String,
}

/// Reads the rows, and marks the records that they contradict as disputed.
pub fn read(
    sources: &Sources,
    reagents: &Reagents,
    substances: &Substances,
    found: &mut Reactions,
    problems: &mut Problems,
) -> Vec<Unweighed> {
    let mut unweighed = Vec::new();
    for row in table::rows::<Row>(FILE, problems) {
        let (line, row) = (row.line, row.value);
        let named: Vec<String> = table::list(&row.source).map(str::to_owned).collect();
        for id in &named {
            if sources.never_cited(id) {
                problems.add(
                    FILE,
                    line,
                    format!("\"{id}\" gives no sources of its own: find who says it first, or drop the row"),
                );
            }
        }
        let cited = sources.of_fact(&named, FILE, line, problems);
        let colours = phrases::last_regions(&row.result, FILE, line, problems);
        let substance = substances.get(&row.substance, FILE, line, problems);
        let reagent = reagents.ids.get(&row.reagent, FILE, line, problems);
        let (Some(substance), Some(reagent)) = (substance, reagent) else { continue };
        match found.contradict(reagent, substance, &colours) {
            Some(true) => {}
            // A build without a source may lack the record that the row stands beside.
            _ if !sources.without.is_empty() => continue,
            Some(false) => problems.add(FILE, line, "agrees with the records: this table is for what they deny, drop the row"),
            None => problems.add(
                FILE,
                line,
                format!(
                    "no table of reactions has \"{}\" on \"{}\": a row stands beside a record, alone it would be a vote",
                    row.substance, row.reagent
                ),
            ),
        }
        unweighed.push(Unweighed { reagent, substance, seen: row.result, sources: cited });
    }
    unweighed
}
