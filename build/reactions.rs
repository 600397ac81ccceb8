//! `reactions/<source>.csv`: what each source saw. Rows become one record a
//! lineage, so that copies of one source are one vote.

use super::left_out::{LeftOut, Tally};
use super::munsell::{self, Chips};
use super::problems::Problems;
use super::reagents::Reagents;
use super::sources::Sources;
use super::substances::Substances;
use super::table;
use crate::colour::{self, Lab, Onset, Region};
use crate::schema::{Alternative, Phrase, Record, Share};
use serde::Deserialize;
use std::collections::{BTreeMap, HashMap};
use std::fs;

/// Two lineages are in dispute when one gives a course whose last colour shares
/// less than this with each of the other's (sum of the smaller of both shares
/// over all cells); less still if one of them is dark, for dark colours are hard
/// to tell apart…
const APART: f64 = 0.08;
const APART_IF_DARK: f64 = 0.05;
/// …or all their last colours less than this, and one says "reacts" where the
/// other says "does not".
const APART_AND_OPPOSED: f64 = 0.3;

/// A measured colour and its chip may differ by this much, ΔE00.
const CHIP_AGREES: f64 = 0.5;

#[derive(Deserialize)]
#[allow(dead_code)]
struct Row {
    substance: String,
    reagent: String,
    variant: String,
    result: String,
    reacts: String,
    seconds: String,
    lineage: String,
    lab: String,
    /// Only in tables of a source that measured by chips.
    #[serde(default)]
    munsell: String,
    limit_ug: String,
    raw: String,
    note: String,
    left_out: String,
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
    /// Marks the records of a pair as disputed if one of these last colours is none of theirs, and says whether; `None`
    /// if the pair has no record.
    pub fn contradict(&mut self, reagent: u8, substance: u16, colours: &[Region]) -> Option<bool> {
        let regions = &self.regions;
        let own = |record: &&mut Record| (record.reagent, record.substance) == (reagent, substance);
        let mut pair: Vec<&mut Record> = self.records.iter_mut().filter(own).collect();
        let told =
            |colour: &Region| pair.iter().any(|record| last_colours(record, regions).any(|own| !apart(own, colour)));
        let denied = !colours.iter().all(told);
        pair.iter_mut().for_each(|record| record.disputed |= denied);
        (!pair.is_empty()).then_some(denied)
    }
}

/// The last colour of each course of a result.
pub fn last_regions(result: &str, file: &str, line: usize, problems: &mut Problems) -> Vec<Region> {
    let mut phrases = Phrases::default();
    let last =
        |course: &str| colour::stages(course).filter_map(|text| phrases.place(text, "", file, line, problems)).last();
    let places: Vec<u16> = result.split("||").filter_map(last).collect();
    places.into_iter().map(|place| phrases.regions[usize::from(place)].clone()).collect()
}

/// Alternatives of one source within a lineage.
type BySource = BTreeMap<usize, Vec<Alternative>>;

pub fn read(sources: &Sources, reagents: &Reagents, substances: &Substances, problems: &mut Problems) -> Reactions {
    let chips = munsell::read(problems);
    let mut reactions = Reactions::default();
    let mut phrases = Phrases::default();
    let mut groups: BTreeMap<(u8, u16, u8), BySource> = BTreeMap::new();
    for source in files(problems) {
        let file = format!("reactions/{source}.csv");
        let Some(source_place) = sources.get(&source, &file, 1, problems) else { continue };
        if sources.without.contains(&usize::from(source_place)) {
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
            let reagent = reagents.ids.get(&row.reagent, &file, line, problems).map(|place| place as u8);
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
                check_chips(&chips, &row, &file, line, problems);
            }
            let alternatives = phrases.alternatives(&row, &file, line, problems);
            let (Some(substance), Some(reagent), Some(lineage)) = (substance, reagent, lineage) else { continue };
            if !sources.order[usize::from(lineage)].contains(&usize::from(source_place)) {
                problems.add(
                    &file,
                    line,
                    format!("lineage \"{}\" does not list \"{source}\": add it in data/sources.toml", row.lineage),
                );
            }
            groups
                .entry((reagent, substance, lineage))
                .or_default()
                .entry(usize::from(source_place))
                .or_default()
                .extend(alternatives);
        }
    }
    reactions
        .left_out
        .sort_by(|a, b| (&a.source, &a.substance, &a.reagent).cmp(&(&b.source, &b.substance, &b.reagent)));
    reactions.records = groups
        .into_iter()
        .map(|((reagent, substance, lineage), by_source)| record(sources, reagent, substance, lineage, by_source))
        .collect();
    mark_disputes(&mut reactions.records, &phrases.regions);
    let (rows, regions) = by_use(phrases.rows, phrases.regions, &mut reactions.records);
    (reactions.phrases, reactions.regions) = (rows, regions);
    if reactions.phrases.len() > usize::from(u16::MAX) {
        problems.add("reactions", 1, "more than 65,535 distinct phrases: widen the phrase index in the schema");
    }
    reactions
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
fn record(sources: &Sources, reagent: u8, substance: u16, lineage: u8, mut by_source: BySource) -> Record {
    let order = &sources.order[usize::from(lineage)];
    let cited: Vec<usize> = order.iter().copied().filter(|source| by_source.contains_key(source)).collect();
    let mut alternatives = cited.first().and_then(|first| by_source.remove(first)).unwrap_or_default();
    let mut distinct: Vec<Alternative> = Vec::new();
    for alternative in alternatives.drain(..) {
        if !distinct.contains(&alternative) {
            distinct.push(alternative);
        }
    }
    Record {
        reagent,
        substance,
        lineage,
        disputed: false,
        alternatives: distinct,
        sources: cited.into_iter().map(|source| source as u8).collect(),
    }
}

#[derive(Default)]
struct Phrases {
    rows: Vec<Phrase>,
    regions: Vec<Region>,
    places: HashMap<(String, String), u16>,
}

impl Phrases {
    fn alternatives(&mut self, row: &Row, file: &str, line: usize, problems: &mut Problems) -> Vec<Alternative> {
        let seconds = read_seconds(&row.seconds, file, line, problems);
        let stages = row.result.split("||").flat_map(colour::stages).count();
        if !row.lab.is_empty() && row.lab.split('>').count() != stages {
            problems.add(
                file,
                line,
                format!(
                    "lab measures {} colours, the result has {stages} stages: write as many, \" > \" between them",
                    row.lab.split('>').count()
                ),
            );
        }
        if row.reacts == "no" && row.result.split("||").all(|course| course.trim() != "none") {
            problems.add(
                file,
                line,
                "the result names a colour and `reacts` says no: add \"|| none\" or write yes or unclear",
            );
        }
        if !row.limit_ug.is_empty() && !row.limit_ug.parse().is_ok_and(|limit: f64| limit > 0.0) {
            problems.add(
                file,
                line,
                format!("limit_ug \"{}\": write a number of micrograms, without the unit", row.limit_ug),
            );
        }
        let mut measured = row.lab.split('>').map(str::trim);
        row.result
            .split("||")
            .map(|course| {
                let stages: Vec<u16> = colour::stages(course)
                    .filter_map(|text| {
                        let lab = measured.next().unwrap_or("");
                        self.place(text, lab, file, line, problems)
                    })
                    .collect();
                let only_none = course.trim() == "none";
                let reacts = match row.reacts.as_str() {
                    "yes" if row.result == "none" => {
                        problems.add(file, line, "the result says none and `reacts` says yes: correct one");
                        None
                    }
                    "yes" => Some(!only_none),
                    "no" => Some(false),
                    "unclear" => None,
                    other => {
                        problems.add(file, line, format!("reacts \"{other}\": write yes, no or unclear"));
                        None
                    }
                };
                Alternative { stages, seconds, reacts }
            })
            .filter(|alternative| !alternative.stages.is_empty())
            .collect()
    }

    fn place(&mut self, text: &str, lab: &str, file: &str, line: usize, problems: &mut Problems) -> Option<u16> {
        let key = (text.to_owned(), lab.to_owned());
        if let Some(place) = self.places.get(&key) {
            return Some(*place);
        }
        let read = match colour::read(text) {
            Ok(read) => read,
            Err(error) => {
                problems.add(
                    file,
                    line,
                    format!(
                        "result \"{text}\", unreadable colour: {error}; \"none\" is no reaction, \" > \" stands between stages, \
                         \" || \" between courses"
                    ),
                );
                return None;
            }
        };
        let region = if lab.is_empty() {
            read.region
        } else {
            match read_lab(lab) {
                Some(lab) => colour::region_of_measured(lab),
                None => {
                    problems.add(
                        file,
                        line,
                        format!("\"{lab}\" is no CIELAB colour: write \"L a b\", for instance 48.2 31.0 -12.5"),
                    );
                    return None;
                }
            }
        };
        let place = self.rows.len() as u16;
        self.rows.push(Phrase {
            text: text.to_owned(),
            cells: quantised(&region),
            measured: !lab.is_empty(),
            slow: read.onset == Onset::Slow,
        });
        self.regions.push(region);
        self.places.insert(key, place);
        Some(place)
    }
}

/// The measured colour of a chip is that of the chip.
fn check_chips(chips: &Chips, row: &Row, file: &str, line: usize, problems: &mut Problems) {
    let mut stated = row.lab.split('>').map(|lab| read_lab(lab.trim()));
    for chip in row.munsell.split('>').map(str::trim) {
        let Some(own) = chips.lab(chip) else {
            problems.add(
                file,
                line,
                format!("munsell \"{chip}\" is no chip of data/colours/munsell.csv: write it like 5YR 6/14"),
            );
            continue;
        };
        if !stated.next().flatten().is_some_and(|lab| colour::ciede2000(lab, own) < CHIP_AGREES) {
            let lab = format!("{:.1} {:.1} {:.1}", own.l, own.a, own.b);
            problems.add(file, line, format!("lab \"{}\" is not that of the chip {chip}: write {lab}", row.lab));
        }
    }
}

fn read_lab(text: &str) -> Option<Lab> {
    let numbers: Vec<f64> = text.split_whitespace().map(|n| n.parse().ok()).collect::<Option<_>>()?;
    match numbers.as_slice() {
        [l, a, b] if (0.0..=100.0).contains(l) && a.abs() <= 128.0 && b.abs() <= 128.0 => Some(Lab::new(*l, *a, *b)),
        _ => None,
    }
}

fn read_seconds(text: &str, file: &str, line: usize, problems: &mut Problems) -> Option<(u16, u16)> {
    if text.is_empty() {
        return None;
    }
    let read = text.split_once('-').and_then(|(from, until)| Some((from.parse().ok()?, until.parse().ok()?)));
    if read.is_none_or(|(from, until): (u16, u16)| from > until) {
        problems.add(file, line, format!("seconds \"{text}\": write from-to, for instance 15-30"));
    }
    read
}

/// Shares in units of 1/100; what rounds to nothing is dropped.
fn quantised(region: &Region) -> Vec<Share> {
    region
        .shares()
        .iter()
        .map(|(cell, share)| Share { cell: *cell, share: (share * 100.0).round() as u8 })
        .filter(|share| share.share > 0)
        .collect()
}

/// The phrases with the commonest first: most places then take one byte.
fn by_use(phrases: Vec<Phrase>, regions: Vec<Region>, records: &mut [Record]) -> (Vec<Phrase>, Vec<Region>) {
    let mut order: Vec<(usize, (Phrase, Region))> = phrases.into_iter().zip(regions).enumerate().collect();
    let mut uses = vec![0; order.len()];
    let stages = |record: &Record| record.alternatives.iter().flat_map(|a| a.stages.clone()).collect::<Vec<u16>>();
    records.iter().flat_map(stages).for_each(|stage| uses[usize::from(stage)] += 1);
    order.sort_by_key(|(place, _)| std::cmp::Reverse(uses[*place]));
    let mut place_of = vec![0u16; order.len()];
    (0u16..).zip(&order).for_each(|(place, (before, _))| place_of[*before] = place);
    for stage in records.iter_mut().flat_map(|r| &mut r.alternatives).flat_map(|a| &mut a.stages) {
        *stage = place_of[usize::from(*stage)];
    }
    order.into_iter().map(|(_, phrase)| phrase).unzip()
}

fn mark_disputes(records: &mut [Record], regions: &[Region]) {
    let mut start = 0;
    while start < records.len() {
        let key = (records[start].reagent, records[start].substance);
        let end = start + records[start..].iter().take_while(|r| (r.reagent, r.substance) == key).count();
        let group = &mut records[start..end];
        let disputed = (0..group.len()).any(|i| {
            (i + 1..group.len()).any(|j| {
                let shared = last_colour(&group[i], regions).overlap(&last_colour(&group[j], regions));
                (shared < APART_AND_OPPOSED && opposed(&group[i], &group[j]))
                    || denied(&group[i], &group[j], regions)
                    || denied(&group[j], &group[i], regions)
            })
        });
        group.iter_mut().for_each(|record| record.disputed = disputed);
        start = end;
    }
}

fn apart(one: &Region, two: &Region) -> bool {
    let dark = one.is_mostly_dark() || two.is_mostly_dark();
    one.overlap(two) < if dark { APART_IF_DARK } else { APART }
}

/// One course of `record` ends in a colour that no course of `other` ends in.
fn denied(record: &Record, other: &Record, regions: &[Region]) -> bool {
    last_colours(record, regions).any(|own| last_colours(other, regions).all(|seen| apart(own, seen)))
}

fn last_colours<'a>(record: &'a Record, regions: &'a [Region]) -> impl Iterator<Item = &'a Region> {
    record.alternatives.iter().filter_map(|course| Some(&regions[usize::from(*course.stages.last()?)]))
}

/// The distribution of the last colour, alternatives in equal parts.
fn last_colour(record: &Record, regions: &[Region]) -> Region {
    let parts: Vec<(f64, &Region)> = last_colours(record, regions).map(|region| (1.0, region)).collect();
    Region::mix(&parts)
}

fn opposed(a: &Record, b: &Record) -> bool {
    let all = |record: &Record, reacts| record.alternatives.iter().all(|x| x.reacts == Some(reacts));
    (all(a, true) && all(b, false)) || (all(a, false) && all(b, true))
}
