//! A colour as a region: how likely each colour cell is what was meant or seen.

use super::cells::{CELLS, NONE, cells, hue_group};
use super::distances::distances_squared;
use super::hue_group::HueGroup;
use super::lab::Lab;
use super::spread::{self, Spread};

/// A distribution over the colour cells: shares above 0 that sum to 1, by rising cell number.
#[derive(Clone, Debug, PartialEq)]
pub struct Region {
    shares: Vec<(u16, f64)>,
}

impl Region {
    /// No reaction, no colour.
    pub fn none() -> Self {
        Self { shares: vec![(NONE, 1.0)] }
    }

    /// Around a point, falling off as `exp(-ΔE00² / 2·spread²)`, with a narrower core.
    pub fn from_lab(lab: Lab, spread: f64) -> Self {
        Self::around(lab, Spread::even(spread))
    }

    /// Around a point, with a spread for each of lightness, chroma and hue. A dark point reaches further in chroma and
    /// hue, because dark liquids are hard to tell apart. A point that is not a number says nothing: all cells alike.
    pub fn around(lab: Lab, spread: Spread) -> Self {
        if !lab.is_finite() {
            return Self::by_weight(|_| 1.0);
        }
        let lab = Lab::new(lab.l.clamp(0.0, 100.0), lab.a.clamp(-128.0, 128.0), lab.b.clamp(-128.0, 128.0));
        let dark = 1.0 + spread::DARK_WIDENING * ((spread::DARK_FROM - lab.l) / spread::DARK_FROM).max(0.0);
        let factors = [spread.lightness, spread.chroma * dark, spread.hue * dark].map(|width| width.clamp(0.5, 100.0));
        // The core is narrower in hue and chroma before all: a bare "blue" covers dark and light blues alike.
        let core =
            [factors[0] * spread::CORE_LIGHTNESS, factors[1] * spread::CORE_WIDTH, factors[2] * spread::CORE_WIDTH];
        // Dark liquids look alike whatever word is chosen: the darker, the less of a core.
        let in_core = spread::CORE_SHARE * (lab.l / spread::CORE_FULL_FROM).min(1.0);
        Self::mix(&[(1.0 - in_core, &Self::gaussian(lab, factors)), (in_core, &Self::gaussian(lab, core))])
    }

    fn gaussian(lab: Lab, factors: [f64; 3]) -> Self {
        let far = distances_squared(lab, factors);
        let nearest = far.iter().fold(f64::INFINITY, |least, (_, far)| far.min(least));
        let shares = far.into_iter().map(|(cell, far)| (cell, (-(far - nearest) / 2.0).exp())).collect();
        Self::normalised(shares, spread::SMALLEST_SHARE)
    }

    /// Cells weighed by a rule on their centroid; `NONE` has no part.
    pub fn by_weight(weight: impl Fn(Lab) -> f64) -> Self {
        let shares = (0..NONE).zip(cells()).map(|(cell, block)| (cell, weight(block.lab))).collect();
        Self::normalised(shares, spread::SMALLEST_MIXED_SHARE)
    }

    /// The mixture of regions by weight. Weights need not sum to 1; those not above 0 are left out. A mixture of nothing is `none`.
    pub fn mix(parts: &[(f64, &Region)]) -> Self {
        let mut dense = [0.0; CELLS];
        for (weight, region) in parts.iter().filter(|(weight, _)| *weight > 0.0 && weight.is_finite()) {
            for &(cell, share) in &region.shares {
                dense[usize::from(cell)] += weight * share;
            }
        }
        Self::from_dense(&dense)
    }

    /// From a weight for every cell, in order.
    pub fn from_dense(weights: &[f64; CELLS]) -> Self {
        Self::from_shares((0..=NONE).zip(weights.iter().copied()).filter(|(_, share)| *share > 0.0))
    }

    /// From the weights of some cells, by rising cell number.
    pub fn from_shares(shares: impl Iterator<Item = (u16, f64)>) -> Self {
        Self::normalised(shares.collect(), spread::SMALLEST_MIXED_SHARE)
    }

    /// `shares` by rising cell number; leaves out what is below `smallest` of the whole and scales the rest to sum to 1.
    fn normalised(mut shares: Vec<(u16, f64)>, smallest: f64) -> Self {
        let whole: f64 = shares.iter().map(|(_, share)| share).sum();
        let largest = shares.iter().map(|(_, share)| *share).fold(0.0, f64::max);
        shares.retain(|(_, share)| *share >= (smallest * whole).min(largest) && *share > 0.0);
        let kept: f64 = shares.iter().map(|(_, share)| share).sum();
        if !(kept > 0.0 && kept.is_finite()) {
            return Self::none();
        }
        Self { shares: shares.into_iter().map(|(cell, share)| (cell, share / kept)).collect() }
    }

    /// The cells with their shares, by rising cell number.
    pub fn shares(&self) -> &[(u16, f64)] {
        &self.shares
    }

    /// The share of one cell.
    pub fn share(&self, cell: u16) -> f64 {
        self.shares.binary_search_by_key(&cell, |entry| entry.0).map_or(0.0, |at| self.shares[at].1)
    }

    /// The cell with the largest share (the first of equals).
    pub fn main_cell(&self) -> u16 {
        self.shares.iter().fold((NONE, 0.0), |best, &entry| if entry.1 > best.1 { entry } else { best }).0
    }

    /// The same without its share of no colour; `none` stays what it is.
    pub fn coloured(&self) -> Self {
        Self::from_shares(self.shares.iter().copied().filter(|(cell, _)| *cell != NONE))
    }

    /// The sum over cells of this region's share times `dense[cell]`; cells beyond the end of `dense` count 0.
    pub fn dot(&self, dense: &[f64]) -> f64 {
        self.shares.iter().map(|&(cell, share)| share * dense.get(usize::from(cell)).copied().unwrap_or(0.0)).sum()
    }

    /// How much two regions have in common: the sum over cells of the smaller share, 0 to 1.
    pub fn overlap(&self, other: &Region) -> f64 {
        let mut others = other.shares.iter().peekable();
        let smaller = self.shares.iter().map(|&(cell, share)| {
            while others.next_if(|own| own.0 < cell).is_some() {}
            others.next_if(|own| own.0 == cell).map_or(0.0, |own| share.min(own.1))
        });
        smaller.sum()
    }

    /// The share of [`NONE`], which is the last cell.
    pub fn share_of_none(&self) -> f64 {
        self.shares.last().filter(|last| last.0 == NONE).map_or(0.0, |last| last.1)
    }

    /// The middle of its coloured part in CIELAB and how far that reaches (the root of the mean squared distance ΔE*ab
    /// from the middle); `None` if no colour was seen.
    pub fn centre_and_spread(&self) -> Option<(Lab, f64)> {
        let coloured =
            || self.shares.iter().filter_map(|&(cell, share)| Some((cells().get(usize::from(cell))?.lab, share)));
        let whole: f64 = coloured().map(|(_, share)| share).sum();
        if whole <= 0.0 {
            return None;
        }
        let mean = |part: &dyn Fn(Lab) -> f64| coloured().map(|(lab, share)| share * part(lab)).sum::<f64>() / whole;
        let centre = Lab::new(mean(&|lab| lab.l), mean(&|lab| lab.a), mean(&|lab| lab.b));
        let squared = |lab: Lab| (lab.l - centre.l).powi(2) + (lab.a - centre.a).powi(2) + (lab.b - centre.b).powi(2);
        Some((centre, mean(&squared).sqrt()))
    }

    /// Expected lightness L*; `NONE` counts 100.
    pub fn lightness(&self) -> f64 {
        let of = |cell: u16| cells().get(usize::from(cell)).map_or(100.0, |cell| cell.lab.l);
        self.shares.iter().map(|&(cell, share)| share * of(cell)).sum()
    }

    /// Whether the expected lightness is below [`spread::MOSTLY_DARK`]; no colour counts as light.
    pub fn is_mostly_dark(&self) -> bool {
        self.lightness() < spread::MOSTLY_DARK
    }

    /// The share of all cells of one hue group.
    pub fn share_of(&self, group: HueGroup) -> f64 {
        self.shares.iter().filter(|(cell, _)| hue_group(*cell) == group).map(|(_, share)| share).sum()
    }

    /// The hue group with the largest share (the first of equals).
    pub fn main_group(&self) -> HueGroup {
        let share = |group: HueGroup| self.share_of(group);
        HueGroup::ALL.into_iter().fold(
            HueGroup::None,
            |best, group| {
                if share(group) > share(best) { group } else { best }
            },
        )
    }
}

#[cfg(test)]
mod tests {
    use super::super::cells::cell_named;
    use super::*;

    fn sum(region: &Region) -> f64 {
        region.shares().iter().map(|(_, share)| share).sum()
    }

    #[test]
    fn a_region_is_a_distribution_by_rising_cell() {
        for lab in [
            Lab::new(0.0, 0.0, 0.0),
            Lab::new(50.0, 90.0, -90.0),
            Lab::new(1e9, -1e9, 0.0),
            Lab::new(f64::NAN, 0.0, 0.0),
        ] {
            for spread in [0.0, 1.0, 7.0, 1e9, f64::NAN] {
                let region = Region::from_lab(lab, spread);
                assert!((sum(&region) - 1.0).abs() < 1e-5, "{lab:?} {spread}");
                assert!(region.shares().windows(2).all(|pair| pair[0].0 < pair[1].0));
                assert!(region.shares().iter().all(|(_, share)| *share > 0.0));
            }
        }
    }

    #[test]
    fn a_point_on_a_centroid_is_mostly_that_cell() {
        let brown = cell_named("moderate brown").expect("a block");
        let region = Region::from_lab(cells()[usize::from(brown)].lab, 2.0);
        assert_eq!(region.main_cell(), brown);
        assert!(region.share(brown) > 0.5);
        assert_eq!(region.main_group(), HueGroup::Brown);
    }

    #[test]
    fn mixing_keeps_the_proportions() {
        let brown = Region::from_lab(Lab::new(36.0, 11.0, 19.0), 5.0);
        let mixed = Region::mix(&[(3.0, &brown), (1.0, &Region::none()), (0.0, &brown), (f64::NAN, &brown)]);
        assert!((mixed.share_of(HueGroup::None) - 0.25).abs() < 1e-5);
        assert_eq!(Region::mix(&[]), Region::none());
    }

    #[test]
    fn dot_is_the_inner_product() {
        let region = Region::from_lab(Lab::new(60.0, 20.0, 10.0), 6.0);
        let mut own = vec![0.0; CELLS];
        region.shares().iter().for_each(|(cell, share)| own[usize::from(*cell)] = *share);
        let squares: f64 = region.shares().iter().map(|(_, share)| share * share).sum();
        assert!((region.dot(&own) - squares).abs() < 1e-6);
        assert_eq!(region.dot(&[]), 0.0);
        assert!((region.overlap(&region) - 1.0).abs() < 1e-5);
    }

    #[test]
    fn lightness_follows_the_cells() {
        assert_eq!(Region::none().lightness(), 100.0);
        assert!(Region::from_lab(Lab::new(13.0, 0.0, 0.0), 4.0).is_mostly_dark());
        assert!(!Region::from_lab(Lab::new(60.0, 0.0, 0.0), 4.0).is_mostly_dark());
    }
}
