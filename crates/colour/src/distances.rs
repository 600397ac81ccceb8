//! How far a colour is from the cells, quickly: a rough distance first, CIEDE2000 for those that are near.

use super::cells::{Cell, NONE, cells, din99o};
use super::ciede2000::ciede2000_squared;
use super::lab::Lab;
use super::spread;

/// The squared CIEDE2000 distance of each cell that can hold a share worth keeping.
pub fn distances_squared(lab: Lab, factors: [f64; 3]) -> Vec<(u16, f64)> {
    // CIEDE2000 is dear, so a rough distance in DIN99o goes first. Among 71,000 pairs of cells its square times ROUGH is
    // above the true figure for fewer than one in a hundred, blues far apart.
    const ROUGH: f64 = 0.3;
    let here = din99o(lab);
    let weights = [0, 1, 1].map(|part| if part == 0 { factors[0] } else { factors[1].max(factors[2]) }.powi(-2));
    let rough = |block: &Cell| {
        ROUGH * (0..3).map(|axis| weights[axis] * (block.din99o[axis] - here[axis]).powi(2)).sum::<f64>()
    };
    let true_figure = |block: &Cell| ciede2000_squared(lab, block.lab, factors);

    let first = cells().iter().min_by(|one, two| rough(one).total_cmp(&rough(two)));
    // The nearest cell weighs 1 and the sum no less, so what weighs below the smallest share is not kept.
    let limit = first.map_or(0.0, true_figure) - 2.0 * spread::SMALLEST_SHARE.ln();
    let near = (0..NONE).zip(cells()).filter(|(_, block)| rough(block) < limit);
    near.map(|(cell, block)| (cell, true_figure(block))).filter(|(_, far)| *far < limit).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn passing_over_far_cells_loses_next_to_nothing() {
        for factors in [[4.5; 3], [7.0, 12.0, 12.0], [15.0, 8.0, 7.0]] {
            for cell in cells() {
                let limit = -2.0 * spread::SMALLEST_SHARE.ln();
                let weight = |far: f64| if far < limit { (-far / 2.0).exp() } else { 0.0 };
                let all: f64 =
                    cells().iter().map(|other| weight(ciede2000_squared(cell.lab, other.lab, factors))).sum();
                let kept: f64 = distances_squared(cell.lab, factors).iter().map(|(_, far)| weight(*far)).sum();
                assert!(kept > 0.98 * all, "{} {factors:?}: {}", cell.name, kept / all);
            }
        }
    }
}
