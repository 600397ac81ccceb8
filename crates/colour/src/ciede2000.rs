//! The CIEDE2000 colour difference.
//!
//! Formula and notation: G. Sharma, W. Wu, E. N. Dalal, "The CIEDE2000 color-difference formula: implementation notes,
//! supplementary test data, and mathematical observations", Color Research & Application 30 (2005) 21, doi 10.1002/col.20070.

use super::lab::Lab;

/// CIEDE2000 with the parametric factors kL, kC, kH all 1.
pub fn ciede2000(a: Lab, b: Lab) -> f64 {
    ciede2000_squared(a, b, [1.0; 3]).sqrt()
}

/// The square of CIEDE2000 with the parametric factors `[kL, kC, kH]`: each divides its own part of the difference,
/// so given the standard deviations of lightness, chroma and hue it is a squared distance in those deviations.
///
/// The paper's angles are kept as vectors, which gives the same figures with a quarter of the trigonometry.
pub fn ciede2000_squared(a: Lab, b: Lab, factors: [f64; 3]) -> f64 {
    let stretch = 1.5 - 0.5 * chroma_weight((a.chroma() + b.chroma()) / 2.0);
    let (v1, v2) = ([stretch * a.a, a.b], [stretch * b.a, b.b]);
    let (c1, c2) = (length(v1), length(v2));
    let (mean_l, mean_c) = ((a.l + b.l) / 2.0, (c1 + c2) / 2.0);
    let (hue_difference, mean_hue) = hue_between(v1, c1, v2, c2);

    let off_middle = (mean_l - 50.0) * (mean_l - 50.0);
    let s_l = 1.0 + 0.015 * off_middle / (20.0 + off_middle).sqrt();
    let s_c = 1.0 + 0.045 * mean_c;
    let s_h = 1.0 + 0.015 * mean_c * hue_weight(mean_hue);
    let r_t = rotation(mean_hue) * chroma_weight(mean_c);

    let l = (b.l - a.l) / (factors[0] * s_l);
    let c = (c2 - c1) / (factors[1] * s_c);
    let h = hue_difference / (factors[2] * s_h);
    (l * l + c * c + h * h + r_t * c * h).max(0.0)
}

fn length(v: [f64; 2]) -> f64 {
    (v[0] * v[0] + v[1] * v[1]).sqrt()
}

/// √(C⁷ / (C⁷ + 25⁷)), in equations 4 and 21.
fn chroma_weight(chroma: f64) -> f64 {
    const POW25_7: f64 = 6_103_515_625.0;
    let cube = chroma * chroma * chroma;
    let seventh = cube * cube * chroma;
    (seventh / (seventh + POW25_7)).sqrt()
}

/// ΔH' (equations 10 and 11) and the direction of the mean hue h̄' (equation 14).
fn hue_between(v1: [f64; 2], c1: f64, v2: [f64; 2], c2: f64) -> (f64, [f64; 2]) {
    let product = c1 * c2;
    if product == 0.0 {
        let sum = [v1[0] + v2[0], v1[1] + v2[1]];
        return (0.0, scaled(sum, 1.0 / length(sum).max(f64::MIN_POSITIVE)));
    }
    let cross = v1[0] * v2[1] - v1[1] * v2[0];
    // Twice the squared cosine of half the angle between the hues, times the product of the chromas.
    let closeness = product + v1[0] * v2[0] + v1[1] * v2[1];
    if closeness <= 1e-13 * product {
        // Opposite hues: the paper's mean is the smaller angle plus 90°.
        let first_is_smaller = v1[1] > 0.0 || (v1[1] == 0.0 && v1[0] > 0.0);
        let (smaller, chroma, sign) = if first_is_smaller { (v1, c1, 1.0) } else { (v2, c2, -1.0) };
        return (sign * 2.0 * product.sqrt(), [-smaller[1] / chroma, smaller[0] / chroma]);
    }
    let bisector = [v1[0] * c2 + v2[0] * c1, v1[1] * c2 + v2[1] * c1];
    (cross * (2.0 / closeness).sqrt(), scaled(bisector, 1.0 / length(bisector)))
}

fn scaled(v: [f64; 2], factor: f64) -> [f64; 2] {
    [v[0] * factor, v[1] * factor]
}

/// T (equation 15) from the cosine and sine of the mean hue, by the formulas for multiples of an angle.
fn hue_weight([cos, sin]: [f64; 2]) -> f64 {
    const COS_30: f64 = 0.866_025_403_784_438_6;
    const COS_SIN_6: [f64; 2] = [0.994_521_895_368_273_3, 0.104_528_463_267_653_47];
    const COS_SIN_63: [f64; 2] = [0.453_990_499_739_546_75, 0.891_006_524_188_367_9];
    let (cos2, sin2) = (cos * cos - sin * sin, 2.0 * cos * sin);
    let (cos3, sin3) = (cos2 * cos - sin2 * sin, sin2 * cos + cos2 * sin);
    let (cos4, sin4) = (cos2 * cos2 - sin2 * sin2, 2.0 * cos2 * sin2);
    1.0 - 0.17 * (cos * COS_30 + sin * 0.5) + 0.24 * cos2 + 0.32 * (cos3 * COS_SIN_6[0] - sin3 * COS_SIN_6[1])
        - 0.20 * (cos4 * COS_SIN_63[0] + sin4 * COS_SIN_63[1])
}

/// −2 sin 2Δθ (equations 16 and 22): turns the axes of chroma and hue for blues, and is 0 elsewhere.
fn rotation([cos, sin]: [f64; 2]) -> f64 {
    if sin > 0.5 {
        return 0.0; // less than 1e-9 there
    }
    let degrees = sin.atan2(cos).to_degrees().rem_euclid(360.0);
    let turn = 60.0 * (-((degrees - 275.0) / 25.0).powi(2)).exp();
    -2.0 * turn.to_radians().sin()
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Table 1 of Sharma, Wu & Dalal (2005): L a b, L a b, CIEDE2000.
    const SHARMA: &[[f64; 7]] = &[
        [50.0, 2.6772, -79.7751, 50.0, 0.0, -82.7485, 2.0425],
        [50.0, 3.1571, -77.2803, 50.0, 0.0, -82.7485, 2.8615],
        [50.0, 2.8361, -74.0200, 50.0, 0.0, -82.7485, 3.4412],
        [50.0, -1.3802, -84.2814, 50.0, 0.0, -82.7485, 1.0000],
        [50.0, -1.1848, -84.8006, 50.0, 0.0, -82.7485, 1.0000],
        [50.0, -0.9009, -85.5211, 50.0, 0.0, -82.7485, 1.0000],
        [50.0, 0.0, 0.0, 50.0, -1.0, 2.0, 2.3669],
        [50.0, -1.0, 2.0, 50.0, 0.0, 0.0, 2.3669],
        [50.0, 2.4900, -0.0010, 50.0, -2.4900, 0.0009, 7.1792],
        [50.0, 2.4900, -0.0010, 50.0, -2.4900, 0.0010, 7.1792],
        [50.0, 2.4900, -0.0010, 50.0, -2.4900, 0.0011, 7.2195],
        [50.0, 2.4900, -0.0010, 50.0, -2.4900, 0.0012, 7.2195],
        [50.0, -0.0010, 2.4900, 50.0, 0.0009, -2.4900, 4.8045],
        [50.0, -0.0010, 2.4900, 50.0, 0.0010, -2.4900, 4.8045],
        [50.0, -0.0010, 2.4900, 50.0, 0.0011, -2.4900, 4.7461],
        [50.0, 2.5, 0.0, 50.0, 0.0, -2.5, 4.3065],
        [50.0, 2.5, 0.0, 73.0, 25.0, -18.0, 27.1492],
        [50.0, 2.5, 0.0, 61.0, -5.0, 29.0, 22.8977],
        [50.0, 2.5, 0.0, 56.0, -27.0, -3.0, 31.9030],
        [50.0, 2.5, 0.0, 58.0, 24.0, 15.0, 19.4535],
        [50.0, 2.5, 0.0, 50.0, 3.1736, 0.5854, 1.0000],
        [50.0, 2.5, 0.0, 50.0, 3.2972, 0.0, 1.0000],
        [50.0, 2.5, 0.0, 50.0, 1.8634, 0.5757, 1.0000],
        [50.0, 2.5, 0.0, 50.0, 3.2592, 0.3350, 1.0000],
        [60.2574, -34.0099, 36.2677, 60.4626, -34.1751, 39.4387, 1.2644],
        [63.0109, -31.0961, -5.8663, 62.8187, -29.7946, -4.0864, 1.2630],
        [61.2901, 3.7196, -5.3901, 61.4292, 2.2480, -4.9620, 1.8731],
        [35.0831, -44.1164, 3.7933, 35.0232, -40.0716, 1.5901, 1.8645],
        [22.7233, 20.0904, -46.6940, 23.0331, 14.9730, -42.5619, 2.0373],
        [36.4612, 47.8580, 18.3852, 36.2715, 50.5065, 21.2231, 1.4146],
        [90.8027, -2.0831, 1.4410, 91.1528, -1.6435, 0.0447, 1.4441],
        [90.9257, -0.5406, -0.9208, 88.6381, -0.8985, -0.7239, 1.5381],
        [6.7747, -0.2908, -2.4247, 5.8714, -0.0985, -2.2286, 0.6377],
        [2.0776, 0.0795, -1.1350, 0.9033, -0.0636, -0.5514, 0.9082],
    ];

    #[test]
    fn the_published_pairs_agree() {
        for &[l1, a1, b1, l2, a2, b2, expected] in SHARMA {
            let (one, two) = (Lab::new(l1, a1, b1), Lab::new(l2, a2, b2));
            let found = ciede2000(one, two);
            assert!((found - expected).abs() < 1e-4, "{one:?} {two:?}: {found}, published {expected}");
            assert!((ciede2000(two, one) - found).abs() < 1e-9, "not symmetric: {one:?} {two:?}");
        }
    }

    #[test]
    fn a_colour_is_no_distance_from_itself() {
        assert_eq!(ciede2000(Lab::new(40.0, 12.0, -30.0), Lab::new(40.0, 12.0, -30.0)), 0.0);
    }

    #[test]
    fn a_factor_divides_its_own_part() {
        let (dark, light) = (Lab::new(45.0, 0.0, 0.0), Lab::new(55.0, 0.0, 0.0));
        let plain = ciede2000_squared(dark, light, [1.0; 3]);
        assert!((ciede2000_squared(dark, light, [2.0, 1.0, 1.0]) - plain / 4.0).abs() < 1e-12);
        assert_eq!(ciede2000_squared(dark, light, [1.0, 2.0, 2.0]), plain);
    }
}
