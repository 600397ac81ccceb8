//! The swatches of the page: what each means, in the words of the package.

use colour::{NONE, Region, cell_name, cells, read};

const SOURCE: &str = include_str!("../../www/check/colours.js");
/// How much of what it would be, were just what was tapped recorded, a record must agree with to fit (data/MODEL.md).
const FITS_FROM: f64 = 0.05;

/// The word of each, and what it means.
fn swatches() -> Vec<(&'static str, Region)> {
    let rows: Vec<_> =
        SOURCE.lines().filter_map(|line| Some((quoted(line, "word: ")?, quoted(line, "means: ")?))).collect();
    assert_eq!(rows.len(), 13);
    rows.into_iter().map(|(word, means)| (word, region(means))).collect()
}

fn quoted(line: &'static str, name: &str) -> Option<&'static str> {
    line.split_once(name)?.1.split('\'').nth(1)
}

/// Of alternatives, each alike.
fn region(means: &str) -> Region {
    let each: Vec<Region> = means.split('|').map(|words| read(words).expect("a colour").region).collect();
    Region::mix(&each.iter().map(|own| (1.0, own)).collect::<Vec<_>>())
}

/// A record of no reaction fits no colour that was tapped.
#[test]
fn a_colour_that_was_seen_is_never_no_reaction() {
    for (word, means) in swatches() {
        assert_eq!(means.share(NONE), if word == "none" { 1.0 } else { 0.0 }, "{word}");
    }
}

/// Whatever block a source records, there is a swatch to tap that fits it.
#[test]
fn every_colour_has_a_swatch() {
    let swatches = swatches();
    for (place, _) in (0..NONE).zip(cells()) {
        let recorded = read(cell_name(place)).expect("a colour").region;
        let agreement = |means: &Region| {
            let both = means.shares().iter().map(|(cell, share)| share * recorded.share(*cell)).sum::<f64>();
            both / means.shares().iter().map(|(_, share)| share * share).sum::<f64>()
        };
        let best = swatches.iter().map(|(_, means)| agreement(means)).fold(0.0, f64::max);
        assert!(best >= FITS_FROM, "{}: {best:.3}", cell_name(place));
    }
}
