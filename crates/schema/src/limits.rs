//! How much an input may hold. The package checks the same before it asks the core: `pkg/limits.js` is written from here.

use std::ops::RangeInclusive;

/// Longest text of a field, in UTF-16 code units, which is what JavaScript counts.
pub const LONGEST_TEXT: usize = 200;
/// Readings of one sample.
pub const MOST_READINGS: usize = 64;
/// Colours of one reagent over time.
pub const MOST_STAGES: usize = 16;
/// What was seen of one drop beside its colour.
pub const MOST_EFFECTS: usize = 4;
/// Lines of one list of an instrument.
pub const MOST_COMPONENTS: usize = 64;
/// What was seen of people.
pub const MOST_OBSERVED: usize = 8;
/// Reagents, strips and techniques of a kit.
pub const MOST_TESTS: usize = 64;
/// Tests to add to a kit.
pub const MOST_ADDED: usize = 10;
/// Candidates that may be asked for.
pub const MOST_CANDIDATES: usize = 10_000;
/// Letters of a structure, as SMILES or molfile.
pub const LONGEST_STRUCTURE: usize = 100_000;

/// Of a sample in mg, of water in mL: less is a slip of the hand.
pub const AMOUNT: RangeInclusive<f64> = 1e-6..=10_000.0;
/// Between dipping a strip and reading it: at most a day.
pub const MINUTES: RangeInclusive<f64> = 0.0..=1440.0;
/// Between the drop and the colour: at most a day.
pub const SECONDS: RangeInclusive<f64> = 0.0..=86_400.0;
/// L* of a measured colour (CIELAB, D65).
pub const LIGHTNESS: RangeInclusive<f64> = 0.0..=100.0;
/// a* and b* of a measured colour, as 8-bit encodings of CIELAB hold them.
pub const CHROMA: RangeInclusive<f64> = -128.0..=127.0;
