//! Overlaps of what two substances are expected to show, for one test and for
//! several together.

use super::kit_item::{KitItem, Shares};
use crate::database::Signatures;
use crate::evidence::Parameters;
use schema::{SubstanceIndex, TargetIndex};

/// Separation from which a test tells two substances apart, in bits: who goes
/// by it is wrong at most once in four times.
pub const TOLD_APART: f64 = 0.5;

/// Stands for "no record" beside the kinds of a table.
const UNKNOWN: u16 = u16::MAX;

/// Σ √(P·Q), 0 to 1.
pub fn overlap_of(a: &Shares, b: &Shares) -> f64 {
    Roots::of(a).overlap(&Roots::of(b))
}

/// √P, so that the overlaps of many pairs take a root a share and not one a pair.
#[derive(Clone, Copy, PartialEq)]
pub struct Roots(Shares);

impl Roots {
    /// Of shares that sum to 1.
    pub fn of(shares: &Shares) -> Self {
        Self(shares.map(f64::sqrt))
    }

    /// As [`overlap_of`] the shares.
    pub fn overlap(&self, other: &Self) -> f64 {
        // The same shares overlap wholly, whatever rounding says.
        if self == other { 1.0 } else { self.0.iter().zip(&other.0).map(|(a, b)| a * b).sum::<f64>().min(1.0) }
    }
}

/// Least expected information about which of two it is, in bits.
pub fn separation(overlap: f64) -> f64 {
    1.0 - overlap
}

/// Overlaps of all pairs of kinds on one test.
pub struct Table {
    /// Of which the overlaps are.
    pub test: KitItem,
    kinds: usize,
    overlaps: Vec<f64>,
    /// Kind of every substance of the database.
    kind_of: Vec<u16>,
}

impl Table {
    /// A test without records gives a table without kinds.
    pub fn of(database: &Signatures, test: KitItem) -> Self {
        let (expected, rows) = test.expected(database);
        let kinds = expected.len();
        let roots: Vec<Roots> = expected.iter().map(Roots::of).collect();
        let mut overlaps = vec![1.0; kinds * kinds];
        for (i, a) in roots.iter().enumerate() {
            for (j, b) in roots.iter().enumerate().skip(i + 1) {
                let overlap = a.overlap(b);
                (overlaps[i * kinds + j], overlaps[j * kinds + i]) = (overlap, overlap);
            }
        }
        let mut kind_of = vec![UNKNOWN; database.substance_count()];
        rows.iter().for_each(|(substance, kind)| kind_of[usize::from(*substance)] = *kind);
        Self { test, kinds, overlaps, kind_of }
    }

    /// How many: of a reagent those of `Recorded`, of a strip one a recorded substance.
    pub fn kinds(&self) -> usize {
        self.kinds
    }

    /// Whether the test has a record of it.
    pub fn is_recorded(&self, substance: SubstanceIndex) -> bool {
        self.kind_of(substance).is_some()
    }

    /// `None` without a record.
    pub fn kind_of(&self, substance: SubstanceIndex) -> Option<u16> {
        Some(self.kind_of[usize::from(substance)]).filter(|kind| *kind != UNKNOWN)
    }

    /// 0 to 1, of two kinds as `kind_of` gives them; panics beyond `kinds()`.
    pub fn of_kinds(&self, a: usize, b: usize) -> f64 {
        self.overlaps[a * self.kinds + b]
    }
}

/// Overlap of a pair on several tests. Independent tests multiply. Of reagents
/// with the same sulfuric-acid chemistry the one that separates best counts
/// whole, each further one with the exponent τ of the model; strips for one
/// target are one test. So a further test never adds to an overlap, and the
/// order of tests does not matter.
#[derive(Debug, Clone)]
pub struct CombinedOverlap {
    independent: f64,
    sulfuric: f64,
    strongest_sulfuric: f64,
    /// Least overlap on the strips of each target.
    targets: Vec<(TargetIndex, f64)>,
    tau: f64,
}

impl Default for CombinedOverlap {
    fn default() -> Self {
        let tau = Parameters::default().tau;
        Self { independent: 1.0, sulfuric: 1.0, strongest_sulfuric: 1.0, targets: Vec::new(), tau }
    }
}

impl CombinedOverlap {
    /// Takes in a test that has a record of both; `overlap` is theirs on it, 0 to 1.
    pub fn add(&mut self, database: &Signatures, test: KitItem, overlap: f64) {
        match test {
            KitItem::Reagent(reagent) if database.reagent(reagent).sulfuric_acid => {
                self.sulfuric *= overlap;
                self.strongest_sulfuric = self.strongest_sulfuric.min(overlap);
            }
            KitItem::Reagent(_) => self.independent *= overlap,
            KitItem::Strip(strip) => {
                let target = database.strip(strip).target;
                match self.targets.iter_mut().find(|(known, _)| *known == target) {
                    Some((_, least)) => *least = least.min(overlap),
                    None => self.targets.push((target, overlap)),
                }
            }
        }
    }

    /// 0 to 1; 1 while no test is taken in.
    pub fn overlap(&self) -> f64 {
        let strips: f64 = self.targets.iter().map(|(_, overlap)| overlap).product();
        let sulfuric = self.sulfuric.powf(self.tau) * self.strongest_sulfuric.powf(1.0 - self.tau);
        self.independent * strips * sulfuric
    }
}
