//! The colour cells that every reading and every recorded colour is spread over.
//!
//! 267 cells are the ISCC–NBS blocks by their centroids: K. L. Kelly, D. B. Judd, "Color: Universal Language and
//! Dictionary of Names", NBS Special Publication 440 (1976). One more cell means that nothing changed colour.

use std::sync::OnceLock;

use super::hue_group::HueGroup;
use super::lab::Lab;

/// How many cells there are: the 267 ISCC–NBS blocks and [`NONE`].
pub const CELLS: usize = 268;
/// The cell "no reaction, no colour".
pub const NONE: u16 = 267;

const TABLE: &str = include_str!("../../../data/colours/iscc-nbs.csv");

/// One ISCC–NBS block.
#[derive(Clone, Copy, Debug)]
pub struct Cell {
    /// The full ISCC–NBS name with British spelling, such as `dark greyish reddish brown`.
    pub name: &'static str,
    /// The centroid.
    pub lab: Lab,
    /// The centroid in DIN99o, where a straight distance is close to a perceived one.
    pub din99o: [f64; 3],
    /// The plain hue that its name ends in, or black if it is a near-black.
    pub group: HueGroup,
}

/// The 267 blocks, in the order of the table; the index is the cell's number.
pub fn cells() -> &'static [Cell] {
    static CELL_TABLE: OnceLock<Vec<Cell>> = OnceLock::new();
    CELL_TABLE.get_or_init(|| TABLE.lines().skip(1).filter_map(parse_line).take(usize::from(NONE)).collect())
}

fn parse_line(line: &'static str) -> Option<Cell> {
    let mut fields = line.split(',');
    let name = fields.next()?;
    // Not as decimals: reading those would cost 20 kB of tables in wasm.
    let lab = Lab::from_hex(fields.next()?)?;
    Some(Cell { name, lab, din99o: din99o(lab), group: HueGroup::of_name(name) })
}

/// The number of the block with exactly this name.
pub fn cell_named(name: &str) -> Option<u16> {
    cells().iter().position(|cell| cell.name == name).and_then(|index| u16::try_from(index).ok())
}

/// What a person calls the cell: its ISCC–NBS name, or `none`.
pub fn cell_name(cell: u16) -> &'static str {
    cells().get(usize::from(cell)).map_or("none", |cell| cell.name)
}

/// The hue group of a cell.
pub fn hue_group(cell: u16) -> HueGroup {
    cells().get(usize::from(cell)).map_or(HueGroup::None, |cell| cell.group)
}

/// CIELAB in the DIN99o space (G. Cui et al., Color Research & Application 27 (2002) 282, doi 10.1002/col.10066;
/// DIN 6176): cheaper than CIEDE2000 and near it, good enough to find neighbours.
pub(super) fn din99o(lab: Lab) -> [f64; 3] {
    let (sin, cos) = 26_f64.to_radians().sin_cos();
    let e = lab.a * cos + lab.b * sin;
    let f = 0.83 * (lab.b * cos - lab.a * sin);
    let length = e.hypot(f);
    let scale = if length == 0.0 { 0.0 } else { (0.075 * length).ln_1p() / (0.0435 * length) };
    [303.67 * (0.0039 * lab.l).ln_1p(), e * scale, f * scale]
}

#[cfg(test)]
mod tests {
    use super::super::ciede2000::ciede2000;
    use super::*;

    #[test]
    fn every_block_is_there_once() {
        assert_eq!(cells().len(), usize::from(NONE));
        assert_eq!(CELLS, usize::from(NONE) + 1);
        for (index, cell) in cells().iter().enumerate() {
            assert_eq!(cell_named(cell.name), u16::try_from(index).ok(), "{}", cell.name);
        }
        assert_eq!((cell_name(NONE), cell_name(9999)), ("none", "none"));
    }

    #[test]
    fn din99o_ranks_neighbours_as_ciede2000_does() {
        for cell in cells() {
            for other in cells() {
                let far = ciede2000(cell.lab, other.lab);
                let near = distance(cell.din99o, other.din99o);
                assert!(far > 12.0 || near < 3.0 * far + 1.0, "{} {} {far} {near}", cell.name, other.name);
                assert!(near > 12.0 || far < 2.0 * near + 1.0, "{} {} {far} {near}", cell.name, other.name);
            }
        }
    }

    fn distance(one: [f64; 3], two: [f64; 3]) -> f64 {
        (0..3).map(|axis| (one[axis] - two[axis]).powi(2)).sum::<f64>().sqrt()
    }
}
