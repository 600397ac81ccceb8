//! `reactions/<source>.csv`: what each source saw. Rows become one record a
//! lineage, so that copies of one source are one vote.

use super::disputes;
use super::left_out::{LeftOut, Tally};
use super::munsell;
use super::phrases::{self, Phrases};
use super::problems::Problems;
use super::reagents::Reagents;
use super::sources::Sources;
use super::substances::Substances;
use super::table;
use colour::Region;
use schema::{Alternative, LineageIndex, Phrase, ReagentIndex, Record, SourceIndex, SubstanceIndex};
use serde::Deserialize;
use std::collections::BTreeMap;
use std::fs;

#[derive(Deserialize)]
pub struct Row {
    pub substance: String,
    pub reagent: String,
    #[serde(rename = "variant")]
    _variant: String,
    pub result: String,
    pub reacts: String,
    pub seconds: String,
    pub lineage: String,
    pub lab: String,
    /// Only in tables of a source that measured by chips.
    #[serde(default)]
    pub munsell: String,
    pub limit_ug: String,
    pub raw: String,
    #[serde(rename = "note")]
    _note: String,
    pub left_out: String,
}

#[derive(Default)]
pub struct Reactions {
    pub phrases: Vec<Phrase>,
    pub records: Vec<Record>,
    pub left_out: Vec<LeftOut>,
    pub tables: Vec<Tally>,
    /// Region of each phrase, in the order of the rows.
    regions: Vec<Region>,
}

impl Reactions {
    /// Holds last colours against the records of a pair, which are in dispute if one of the colours is none of theirs,
    /// and says whether; `None` if the pair has no record.
    pub fn contradict(&mut self, reagent: ReagentIndex, substance: SubstanceIndex, colours: &[Region]) -> Option<bool> {
        let own = |record: &&mut Record| (record.reagent, record.substance) == (reagent, substance);
        let mut pair: Vec<&mut Record> = self.records.iter_mut().filter(own).collect();
        disputes::contradict(&mut pair, colours, &self.regions)
    }
}

/// Alternatives of one source within a lineage.
type BySource = BTreeMap<SourceIndex, Vec<Alternative>>;

pub fn read(sources: &Sources, reagents: &Reagents, substances: &Substances, problems: &mut Problems) -> Reactions {
    let chips = munsell::read(problems);
    let mut reactions = Reactions::default();
    let mut phrases = Phrases::default();
    let mut groups: BTreeMap<(ReagentIndex, SubstanceIndex, LineageIndex), BySource> = BTreeMap::new();
    let tables = files(problems);
    check_without(sources, &tables, problems);
    for source in tables {
        let file = format!("reactions/{source}.csv");
        let Some(source_place) = sources.get(&source, &file, 1, problems) else { continue };
        if sources.without.contains(&source_place) {
            continue;
        }
        let rows = table::rows::<Row>(&file, problems);
        let left_out = rows.iter().filter(|row| !row.value.left_out.is_empty()).count();
        reactions.tables.push(Tally { source: source.clone(), rows: rows.len(), left_out });
        if let Some((read, stated)) = sources.rows_read[usize::from(source_place)]
            && read != rows.len()
        {
            problems.add(
                "sources.toml",
                stated,
                format!(
                    "{read} rows were read of \"{source}\", but data/{file} has {}: a row that does not vote stays there with its \
                     reason in left_out; if rows were added, correct `rows`",
                    rows.len()
                ),
            );
        }
        for row in rows {
            let (line, row) = (row.line, row.value);
            let substance = substances.get(&row.substance, &file, line, problems);
            let reagent = reagents.ids.get(&row.reagent, &file, line, problems);
            let lineage = sources.lineage(&row.lineage, &file, line, problems);
            if !row.left_out.is_empty() {
                reactions.left_out.push(LeftOut {
                    source: source.clone(),
                    substance: row.substance,
                    reagent: row.reagent,
                    raw: row.raw,
                    reason: row.left_out,
                });
                continue;
            }
            if !row.munsell.is_empty() {
                phrases::check_chips(&chips, &row, &file, line, problems);
            }
            let only = reagent.and_then(|reagent| Some((reagent, reagents.signals[usize::from(reagent)].as_ref()?)));
            let alternatives = phrases.alternatives(&row, only, &file, line, problems);
            let (Some(substance), Some(reagent), Some(lineage)) = (substance, reagent, lineage) else { continue };
            if !sources.order[usize::from(lineage)].contains(&source_place) {
                problems.add(
                    &file,
                    line,
                    format!("lineage \"{}\" does not list \"{source}\": add it in data/sources.toml", row.lineage),
                );
            }
            groups
                .entry((reagent, substance, lineage))
                .or_default()
                .entry(source_place)
                .or_default()
                .extend(alternatives);
        }
    }
    // So that no verdict reads the words of an untouched reagent: it finds them among the phrases.
    for untouched in reagents.rows.iter().map(|reagent| &reagent.untouched).filter(|words| !words.is_empty()) {
        phrases.place(untouched, "", None, "reagents.toml", 1, problems);
    }
    reactions
        .left_out
        .sort_by(|a, b| (&a.source, &a.substance, &a.reagent).cmp(&(&b.source, &b.substance, &b.reagent)));
    reactions.records = groups
        .into_iter()
        .map(|((reagent, substance, lineage), by_source)| record(sources, reagent, substance, lineage, by_source))
        .collect();
    disputes::mark(&mut reactions.records, &phrases.regions);
    let (rows, regions) = phrases::by_use(phrases.rows, phrases.regions, &mut reactions.records);
    (reactions.phrases, reactions.regions) = (rows, regions);
    if reactions.phrases.len() > usize::from(u16::MAX) {
        problems.add("reactions", 1, "more than 65,535 distinct phrases: widen the phrase index in the schema");
    }
    reactions
}

/// A source without a table of its own is cited for facts that stand in other
/// files, and stay: a build that claimed to lack it would not.
fn check_without(sources: &Sources, tables: &[String], problems: &mut Problems) {
    for place in &sources.without {
        let id = &sources.rows[usize::from(*place)].id;
        if !tables.contains(id) {
            let these = tables.join(", ");
            problems.add(
                "reactions",
                1,
                format!("WITHOUT names \"{id}\", which has no table here: these can be left out: {these}"),
            );
        }
    }
}

fn files(problems: &mut Problems) -> Vec<String> {
    let mut names: Vec<String> = fs::read_dir(problems.folder.join("reactions"))
        .into_iter()
        .flatten()
        .flatten()
        .filter_map(|entry| entry.file_name().to_str()?.strip_suffix(".csv").map(str::to_owned))
        .collect();
    names.sort();
    if names.is_empty() {
        problems.add("reactions", 1, "no table of reactions was found: restore the folder");
    }
    names
}

/// One record a lineage: the originator's rows speak, copies are only cited.
fn record(
    sources: &Sources,
    reagent: ReagentIndex,
    substance: SubstanceIndex,
    lineage: LineageIndex,
    mut by_source: BySource,
) -> Record {
    let order = &sources.order[usize::from(lineage)];
    let cited: Vec<SourceIndex> = order.iter().copied().filter(|source| by_source.contains_key(source)).collect();
    let mut alternatives = cited.first().and_then(|first| by_source.remove(first)).unwrap_or_default();
    let mut distinct: Vec<Alternative> = Vec::new();
    for alternative in alternatives.drain(..) {
        if !distinct.contains(&alternative) {
            distinct.push(alternative);
        }
    }
    Record { reagent, substance, lineage, disputed: false, alternatives: distinct, sources: cited }
}
