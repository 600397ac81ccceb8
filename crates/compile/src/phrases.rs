//! Results in words as places in the table of phrases, with the region of each.

use super::munsell::Chips;
use super::problems::Problems;
use super::reactions::Row;
use colour::{Lab, Onset, Region, Signal};
use schema::{Alternative, CellShare, Phrase, ReagentIndex, Record};
use std::collections::HashMap;

/// A measured colour and its chip may differ by this much, ΔE00.
const CHIP_AGREES: f64 = 0.5;

/// A reagent of which only some colours are a reaction.
pub type Only<'a> = Option<(ReagentIndex, &'a Signal)>;

/// Words and measured colour of a stage, and the reagent if that has a signal, for its regions are narrowed.
type Key = (String, String, Option<ReagentIndex>);

#[derive(Default)]
pub struct Phrases {
    pub rows: Vec<Phrase>,
    pub regions: Vec<Region>,
    places: HashMap<Key, u16>,
}

impl Phrases {
    /// The courses of a row.
    pub fn alternatives(
        &mut self,
        row: &Row,
        only: Only,
        file: &str,
        line: usize,
        problems: &mut Problems,
    ) -> Vec<Alternative> {
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
                        self.place(text, lab, only, file, line, problems)
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

    pub fn place(
        &mut self,
        text: &str,
        lab: &str,
        only: Only,
        file: &str,
        line: usize,
        problems: &mut Problems,
    ) -> Option<u16> {
        let key = (text.to_owned(), lab.to_owned(), only.map(|(reagent, _)| reagent));
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
        let region = match only {
            Some((_, signal)) => {
                let narrowed = signal.only(&region);
                if narrowed == region {
                    return self.place(text, lab, None, file, line, problems);
                }
                narrowed
            }
            None => region,
        };
        let place = self.rows.len() as u16;
        self.rows.push(Phrase {
            text: text.to_owned(),
            cells: quantised(&region),
            apart: !lab.is_empty() || only.is_some(),
            slow: read.onset == Onset::Slow,
        });
        self.regions.push(region);
        self.places.insert(key, place);
        Some(place)
    }
}

/// The last colour of each course of a result.
pub fn last_regions(result: &str, file: &str, line: usize, problems: &mut Problems) -> Vec<Region> {
    let mut phrases = Phrases::default();
    let mut last = |course: &str| {
        colour::stages(course).filter_map(|text| phrases.place(text, "", None, file, line, problems)).last()
    };
    let places: Vec<u16> = result.split("||").filter_map(&mut last).collect();
    places.into_iter().map(|place| phrases.regions[usize::from(place)].clone()).collect()
}

/// The measured colour of a chip is that of the chip.
pub fn check_chips(chips: &Chips, row: &Row, file: &str, line: usize, problems: &mut Problems) {
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
fn quantised(region: &Region) -> Vec<CellShare> {
    region
        .shares()
        .iter()
        .map(|(cell, share)| CellShare { cell: *cell, share: (share * 100.0).round() as u8 })
        .filter(|share| share.share > 0)
        .collect()
}

/// The phrases with the commonest first: most places then take one byte.
pub fn by_use(phrases: Vec<Phrase>, regions: Vec<Region>, records: &mut [Record]) -> (Vec<Phrase>, Vec<Region>) {
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
