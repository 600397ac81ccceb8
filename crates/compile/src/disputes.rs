//! Where sources disagree on a pair of substance and reagent.

use colour::Region;
use schema::Record;

/// Two lineages are in dispute when one gives a course whose last colour shares
/// less than this with each of the other's (sum of the smaller of both shares
/// over all cells); less still if one of them is dark, for dark colours are hard
/// to tell apart…
const APART: f64 = 0.08;
const APART_IF_DARK: f64 = 0.05;
/// …or all their last colours less than this, and one says "reacts" where the
/// other says "does not".
const APART_AND_OPPOSED: f64 = 0.3;

/// Marks the records of each pair on which lineages disagree; records are sorted by pair.
pub fn mark(records: &mut [Record], regions: &[Region]) {
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

/// Marks the records of one pair if one of these last colours is none of theirs, and says whether; `None` of no record.
pub fn contradict(pair: &mut [&mut Record], colours: &[Region], regions: &[Region]) -> Option<bool> {
    let told = |colour: &Region| pair.iter().any(|record| last_colours(record, regions).any(|own| !apart(own, colour)));
    let denied = !colours.iter().all(told);
    pair.iter_mut().for_each(|record| record.disputed |= denied);
    (!pair.is_empty()).then_some(denied)
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
