//! Where the atoms of a drawing go, as RDKit lays molecules out.

use chematic::smiles::{parse, rdkit_2d_coords};

/// Coordinates are whole numbers of these; a bond is 30 long.
const UNITS_AN_ANGSTROM: f64 = 20.0;

/// The atoms of a canonical SMILES in their order, from the first of them, y
/// upwards. `None` if no place is found for one.
pub fn lay_out(smiles: &str) -> Option<Vec<(i16, i16)>> {
    let molecule = parse(smiles).ok()?;
    let points = rdkit_2d_coords(&molecule).ok()?;
    let [left, bottom] = *points.first()?;
    let unit = |distance: f64| {
        let units = (distance * UNITS_AN_ANGSTROM).round();
        (units.abs() <= f64::from(i16::MAX)).then_some(units as i16)
    };
    points.iter().map(|[x, y]| Some((unit(x - left)?, unit(y - bottom)?))).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn bonds_are_as_long_as_they_are_drawn() {
        let ethanol = lay_out("CCO").unwrap();
        assert_eq!((ethanol.len(), ethanol[0]), (3, (0, 0)));
        for pair in ethanol.windows(2) {
            let length = f64::hypot(f64::from(pair[1].0 - pair[0].0), f64::from(pair[1].1 - pair[0].1));
            assert!((29.0..31.0).contains(&length), "{ethanol:?}");
        }
        assert_eq!(lay_out("CCC(=O)N(c1ccccc1)C1CCN(CCc2ccccc2)CC1").unwrap().len(), 25);
        assert_eq!(lay_out("C1CC"), None);
    }
}
