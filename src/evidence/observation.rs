//! A reagent reading as looks: what was seen first, in between and last, each
//! as shares of the colour cells, within the reading window.

use super::{Membership, Parameters};
use crate::database::Signatures;
use crate::order::sort_by;
use crate::reading::{ReagentReading, Stage};
use colour::{CELLS, HueGroup, NONE, Region, Signal, hue_group};
use schema::ReagentIndex;

/// What was seen of one reagent; readings of the same reagent are merged into one.
#[derive(Debug, Clone)]
pub struct Observation {
    /// No reaction yet, before a colour came; `None` if one came at once, or none ever did.
    pub waited: Option<Box<Membership>>,
    /// The first colour; `None` if a single colour counts, or none does: that one is `last`.
    pub first: Option<Box<Membership>>,
    /// The mean of the stages between first and last; `None` if there are none.
    pub middle: Option<Box<Membership>>,
    /// There is always one: what was seen at the end, or the only thing seen.
    pub last: Box<Membership>,
    /// How far it is doubted beside ε, 0 to 1; the mean over the merged readings.
    pub doubt: f64,
}

/// Seconds until which nothing tells a quick reaction from a slow one: Wikipedia times the quickest courses from 0 to 5.
const AT_ONCE: f64 = 5.0;
/// A course whose first colour comes after so many seconds is slow.
pub(super) const SLOW_FROM: u16 = 10;
/// Two looks that have this much in common may be of one colour.
const ONE_COLOUR: f64 = 0.45;

/// Why a stage does not count.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Window {
    /// It counts; so does a stage without a time, or of a reagent without a window.
    Inside,
    /// A colour after the window.
    TooLate,
    /// No reaction before the window: the colour may still come.
    TooEarly,
}

/// Whether a stage lies in the reading window of its reagent. A late colour
/// is outside it, a late "no reaction" is not (nothing had happened until
/// then); an early "no reaction" is, for the colour may still come.
pub fn in_window(window: Option<(u16, u16)>, stage: &Stage) -> Window {
    let (Some((from, until)), Some(seconds)) = (window, stage.seconds) else { return Window::Inside };
    if seconds > f64::from(until) && !stage.none {
        Window::TooLate
    } else if seconds < f64::from(from) && stage.none {
        Window::TooEarly
    } else {
        Window::Inside
    }
}

/// The stages of a reading that count.
#[derive(Debug, Clone)]
pub struct Counted<'a> {
    /// In the order seen.
    pub stages: Vec<&'a Stage>,
    /// They are of a reaction that was seen after the reading window.
    pub late: bool,
}

/// The stages inside the window. Where there is none, a clear colour after it
/// counts, for it says that something reacted; but its hue may be no more than
/// the reagent's own ageing, so it counts for little. What was seen in time,
/// be it nothing, stands whatever came later.
pub fn counted<'a>(database: &Signatures, reading: &'a ReagentReading) -> Counted<'a> {
    let window = database.reagent(reading.reagent).read_within;
    let mut seen: Vec<&Stage> = reading.stages.iter().collect();
    // Stages come in the order seen; where every time is noted, time decides.
    if seen.iter().all(|stage| stage.seconds.is_some()) {
        sort_by(&mut seen, |a, b| a.seconds.unwrap_or(0.0).total_cmp(&b.seconds.unwrap_or(0.0)));
    }
    let of = |wanted: Window| seen.iter().copied().filter(move |stage| in_window(window, stage) == wanted);
    let inside: Vec<&Stage> = of(Window::Inside).collect();
    if !inside.is_empty() {
        return Counted { stages: inside, late: false };
    }
    let clear =
        |stage: &&Stage| stage.region.share_of_none() < 0.5 && !database.is_no_reaction(reading.reagent, &stage.region);
    let stages: Vec<&Stage> = of(Window::TooLate).filter(clear).collect();
    Counted { late: !stages.is_empty(), stages }
}

impl Observation {
    /// `None` if no stage of any of the readings lies in the window.
    pub fn merged(database: &Signatures, parameters: &Parameters, readings: &[&ReagentReading]) -> Option<Self> {
        let single: Vec<Observation> = readings.iter().filter_map(|r| Self::of(database, parameters, r)).collect();
        Some(Self {
            waited: mean(single.iter().filter_map(|looks| looks.waited.as_deref())),
            first: mean(single.iter().filter_map(|looks| looks.first.as_deref())),
            middle: mean(single.iter().filter_map(|looks| looks.middle.as_deref())),
            last: mean(single.iter().map(|looks| &*looks.last))?,
            doubt: single.iter().map(|looks| looks.doubt).sum::<f64>() / single.len() as f64,
        })
    }

    fn of(database: &Signatures, parameters: &Parameters, reading: &ReagentReading) -> Option<Self> {
        let Counted { stages, late } = counted(database, reading);
        let (none, colours) = stages.split_at(first_colour(&stages));
        let factor = parameters.widening(reading.reader, late);
        let counts =
            |stage: &Stage| membership(database, parameters, reading.reagent, &colour::widen(&stage.region, factor));
        let waited = waited(none, colours).map(counts);
        let mut seen: Vec<Box<Membership>> = colours.iter().copied().map(counts).collect();
        let last = seen.pop()?;
        let first = if seen.is_empty() { None } else { Some(seen.remove(0)) };
        Some(Self {
            waited,
            first,
            middle: mean(seen.iter().map(|look| &**look)),
            last,
            doubt: Parameters::doubt(reading.reader, late),
        })
    }
}

/// Whether a colour was still coming when a quick one would have been there: it was waited for, or another followed it
/// late. `stages` are those that count, in the order seen.
pub fn came_slowly(stages: &[&Stage]) -> bool {
    let (none, colours) = stages.split_at(first_colour(stages));
    let late = |stage: &Stage| stage.seconds.is_some_and(|seconds| seconds >= f64::from(SLOW_FROM));
    let followed = |pair: &[&Stage]| late(pair[1]) && pair[0].region.overlap(&pair[1].region) < ONE_COLOUR;
    waited(none, colours).is_some() || colours.windows(2).any(followed)
}

/// The last look without a reaction, if a quick colour would have been there by then, or before the first that was seen.
fn waited<'a>(none: &[&'a Stage], colours: &[&Stage]) -> Option<&'a Stage> {
    let (last, first) = (*none.last()?, colours.first()?);
    let until_then = last.seconds.is_none_or(|seconds| seconds >= AT_ONCE);
    let until_seen = first.seconds.is_some_and(|seconds| seconds >= f64::from(SLOW_FROM));
    (!is_none(first) && (until_then || until_seen)).then_some(last)
}

/// Place of the first look that is a colour; of all that are none, the last, which is what was seen.
fn first_colour(stages: &[&Stage]) -> usize {
    stages.iter().position(|stage| !is_none(stage)).unwrap_or(stages.len().saturating_sub(1))
}

fn is_none(stage: &Stage) -> bool {
    stage.none || stage.region.share_of_none() >= 0.5
}

/// A colour as shares of the cells, as it counts on the reagent.
fn membership(
    database: &Signatures,
    parameters: &Parameters,
    reagent: ReagentIndex,
    region: &Region,
) -> Box<Membership> {
    let mut shares = Box::new([0.0; CELLS]);
    for (cell, share) in database.counted_on(reagent, region).shares() {
        shares[usize::from(*cell)] = *share;
    }
    if database.reagent(reagent).hue_first {
        in_every_shade(&mut shares, parameters.hue_alone, database.signal(reagent));
    }
    shares
}

/// Spreads a part of every hue group's share evenly over its colours, light and dark.
fn in_every_shade(shares: &mut Membership, part: f64, signal: Option<&Signal>) {
    let counts = |cell: &u16| signal.is_none_or(|signal| signal.counts(*cell));
    let mut groups = [(0.0, 0.0); HueGroup::ALL.len()];
    for cell in (0..NONE).filter(counts) {
        let (whole, cells) = &mut groups[hue_group(cell).index()];
        *whole += shares[usize::from(cell)];
        *cells += 1.0;
    }
    for cell in (0..NONE).filter(counts) {
        let (whole, cells) = groups[hue_group(cell).index()];
        let share = &mut shares[usize::from(cell)];
        *share = (1.0 - part) * *share + part * whole / cells;
    }
}

fn mean<'a>(looks: impl Iterator<Item = &'a Membership>) -> Option<Box<Membership>> {
    let mut sum = Box::new([0.0; CELLS]);
    let mut n = 0u32;
    for look in looks {
        sum.iter_mut().zip(look).for_each(|(total, share)| *total += share);
        n += 1;
    }
    sum.iter_mut().for_each(|total| *total /= f64::from(n.max(1)));
    (n > 0).then_some(sum)
}
