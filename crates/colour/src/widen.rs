//! Widening a region when its reader may be wrong: unsure, colour-vision-deficient, or a camera without a reference.

use super::cells::{CELLS, NONE, cells};
use super::region::Region;
use super::spread;

/// Spreads every share to the neighbouring cells. The variance grows by about `factor²`; a factor of 1 or less (or not
/// a number) changes nothing, more than 10 counts as 10. Near-white cells and `NONE` exchange a little: a pale colour
/// may have been none, and the other way round.
pub fn widen(region: &Region, factor: f64) -> Region {
    if factor.is_nan() || factor <= 1.0 {
        return region.clone();
    }
    let factor = factor.min(10.0);
    let reach = spread::WIDEN_STEP * (factor * factor - 1.0).sqrt();
    let to_none = spread::WIDEN_NONE * (1.0 - 1.0 / factor);
    let mut wide = [0.0; CELLS];
    let mut add = |from: usize, share: f64| {
        if from >= usize::from(NONE) {
            wide[usize::from(NONE)] += share * (1.0 - to_none);
            let pale = kernel([PALEST, 0.0, 0.0], spread::WIDEN_STEP);
            pale.into_iter().for_each(|(cell, part)| wide[cell] += share * to_none * part);
        } else if let Some(cell) = cells().get(from) {
            let lost = to_none * paleness(cell.lab.l, cell.lab.chroma());
            wide[usize::from(NONE)] += share * lost;
            kernel(cell.din99o, reach).into_iter().for_each(|(cell, part)| wide[cell] += share * (1.0 - lost) * part);
        }
    };
    region.shares().iter().for_each(|&(cell, share)| add(usize::from(cell), share));
    Region::from_dense(&wide)
}

/// The DIN99o lightness of the palest blocks.
const PALEST: f64 = 95.0;

/// 1 for white, falling to 0 for a colour nobody would take for none.
fn paleness(lightness: f64, chroma: f64) -> f64 {
    ((lightness - 70.0) / 25.0).clamp(0.0, 1.0) * (1.0 - chroma / 40.0).clamp(0.0, 1.0)
}

/// The cells around a point of DIN99o with shares that sum to 1: a biweight, near a Gaussian of this deviation but
/// without an exponential.
fn kernel(centre: [f64; 3], reach: f64) -> Vec<(usize, f64)> {
    let edge = 7.0 * reach * reach;
    let squared = |at: [f64; 3]| (0..3).map(|axis| (at[axis] - centre[axis]).powi(2)).sum::<f64>();
    let inside =
        cells().iter().map(|cell| 1.0 - squared(cell.din99o) / edge).enumerate().filter(|(_, inside)| *inside > 0.0);
    let mut near: Vec<(usize, f64)> = inside.map(|(cell, inside)| (cell, inside * inside)).collect();
    let whole: f64 = near.iter().map(|(_, weight)| weight).sum();
    near.iter_mut().for_each(|(_, weight)| *weight /= whole.max(f64::MIN_POSITIVE));
    near
}

#[cfg(test)]
mod tests {
    use super::super::HueGroup;
    use super::super::cells::cell_named;
    use super::super::lab::Lab;
    use super::*;

    fn chip() -> Region {
        Region::from_lab(Lab::new(52.0, 31.0, 55.0), 3.0)
    }

    #[test]
    fn a_wider_region_is_flatter_and_stays_in_place() {
        let mut before = chip();
        for factor in [1.5, 2.0, 3.0] {
            let after = widen(&chip(), factor);
            let sum: f64 = after.shares().iter().map(|(_, share)| share).sum();
            assert!((sum - 1.0).abs() < 1e-5);
            assert!(after.shares().len() > before.shares().len());
            assert!(after.share(chip().main_cell()) < before.share(chip().main_cell()));
            assert!((after.lightness() - chip().lightness()).abs() < 12.0);
            assert!(after.share_of(HueGroup::Orange) > 0.15);
            before = after;
        }
    }

    #[test]
    fn no_factor_no_change() {
        for factor in [1.0, 0.0, -3.0, f64::NAN] {
            assert_eq!(widen(&chip(), factor), chip());
        }
        assert!(widen(&chip(), f64::INFINITY).shares().len() > 50);
    }

    #[test]
    fn none_and_near_white_exchange_a_little() {
        let none = widen(&Region::none(), 2.0);
        assert!(none.share(NONE) > 0.8 && none.share(NONE) < 1.0);
        assert!(none.lightness() > 90.0);
        let white = Region::from_lab(Lab::new(95.0, 0.0, 0.0), 2.0);
        assert!(widen(&white, 2.0).share(NONE) > 0.02);
        let black = cell_named("black").expect("a block");
        assert_eq!(widen(&Region::from_lab(cells()[usize::from(black)].lab, 2.0), 2.0).share(NONE), 0.0);
    }
}
