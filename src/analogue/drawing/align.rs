//! Turns a drawing so that what it shares with another lies as it lies there.

/// A point in the plane of the drawing, y upwards.
pub type Point = (f64, f64);

pub fn length(x: f64, y: f64) -> f64 {
    (x * x + y * y).sqrt()
}

/// The points turned, mirrored if that fits better, so that each of the pairs
/// (a point of these, a place for it) comes as near as it can. Says whether they
/// were mirrored.
pub fn align(points: &mut [Point], pairs: &[(usize, Point)]) -> bool {
    if pairs.len() < 2 {
        return false;
    }
    let centre = |points: &mut dyn Iterator<Item = Point>| {
        let (x, y, n) = points.fold((0.0, 0.0, 0.0), |(x, y, n), point| (x + point.0, y + point.1, n + 1.0));
        (x / n, y / n)
    };
    let own = centre(&mut pairs.iter().map(|(place, _)| points[*place]));
    let other = centre(&mut pairs.iter().map(|(_, point)| *point));
    // The best turn is that of the sum of all turns (Kabsch, in the plane).
    let turn = |mirrored: f64| {
        let (mut along, mut across) = (0.0, 0.0);
        for (place, to) in pairs {
            let (x, y) = ((points[*place].0 - own.0) * mirrored, points[*place].1 - own.1);
            let (u, v) = (to.0 - other.0, to.1 - other.1);
            along += x * u + y * v;
            across += x * v - y * u;
        }
        (length(along, across), along, across)
    };
    let (as_drawn, mirrored) = (turn(1.0), turn(-1.0));
    let mirror = mirrored.0 > as_drawn.0 * 1.000_1;
    let (sign, (size, along, across)) = if mirror { (-1.0, mirrored) } else { (1.0, as_drawn) };
    if size < 1e-9 {
        return false;
    }
    let (sine, cosine) = (across / size, along / size);
    for point in points {
        let (x, y) = ((point.0 - own.0) * sign, point.1 - own.1);
        *point = (x * cosine - y * sine + other.0, x * sine + y * cosine + other.1);
    }
    mirror
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_turned_or_mirrored_drawing_comes_to_lie_on_the_other() {
        let there: [Point; 4] = [(0.0, 0.0), (30.0, 0.0), (45.0, 26.0), (0.0, 60.0)];
        for mirrored in [false, true] {
            let sign = if mirrored { -1.0 } else { 1.0 };
            let mut points: Vec<Point> = there.iter().map(|(x, y)| (7.0 - y * sign, x + 3.0)).collect();
            let pairs: Vec<(usize, Point)> = there.iter().copied().enumerate().collect();
            assert_eq!(align(&mut points, &pairs), mirrored);
            for (own, other) in points.iter().zip(&there) {
                assert!(length(own.0 - other.0, own.1 - other.1) < 1e-9, "{points:?}");
            }
        }
        let mut one = [(1.0, 2.0)];
        assert!(!align(&mut one, &[(0, (9.0, 9.0))]));
        assert_eq!(one, [(1.0, 2.0)]);
    }
}
