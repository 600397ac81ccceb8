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
    /// `None` if a single stage counts; that one is `last`.
    pub first: Option<Box<Membership>>,
    /// The mean of the stages between first and last; `None` if there are none.
    pub middle: Option<Box<Membership>>,
    /// There is always one: what was seen at the end, or the only thing seen.
    pub last: Box<Membership>,
    /// How far it is doubted beside ε, 0 to 1; the mean over the merged readings.
    pub doubt: f64,
}

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
    /// In the order of the caller.
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
    let of = |wanted: Window| reading.stages.iter().filter(move |stage| in_window(window, stage) == wanted);
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
            first: mean(single.iter().filter_map(|looks| looks.first.as_deref())),
            middle: mean(single.iter().filter_map(|looks| looks.middle.as_deref())),
            last: mean(single.iter().map(|looks| &*looks.last))?,
            doubt: single.iter().map(|looks| looks.doubt).sum::<f64>() / single.len() as f64,
        })
    }

    fn of(database: &Signatures, parameters: &Parameters, reading: &ReagentReading) -> Option<Self> {
        let Counted { mut stages, late } = counted(database, reading);
        // Stages come in the order seen; where every time is noted, time decides.
        if stages.iter().all(|stage| stage.seconds.is_some()) {
            sort_by(&mut stages, |a, b| a.seconds.unwrap_or(0.0).total_cmp(&b.seconds.unwrap_or(0.0)));
        }
        let factor = parameters.widening(reading.reader, late);
        let mut seen: Vec<Box<Membership>> = stages
            .iter()
            .map(|stage| membership(database, parameters, reading.reagent, &colour::widen(&stage.region, factor)))
            .collect();
        let last = seen.pop()?;
        let first = if seen.is_empty() { None } else { Some(seen.remove(0)) };
        Some(Self {
            first,
            middle: mean(seen.iter().map(|look| &**look)),
            last,
            doubt: Parameters::doubt(reading.reader, late),
        })
    }
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
