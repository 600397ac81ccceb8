//! Munsell chips in CIELAB under D65.
//!
//! Chromaticities: S. M. Newhall, D. Nickerson, D. B. Judd, "Final Report of the O.S.A. Subcommittee on the Spacing of the
//! Munsell Colors", J. Opt. Soc. Am. 33 (1943) 385, doi 10.1364/JOSA.33.000385, the real colours of the renotation.
//! Luminance from value: ASTM D1535. Illuminant C to D65: Bradford. What lies between the chips of the table is
//! interpolated on a straight line in x, y.

use super::problems::Problems;
use super::table;
use colour::Lab;
use serde::Deserialize;
use std::collections::HashMap;

const FILE: &str = "colours/munsell.csv";
/// White points of illuminants C and D65 for the 2° observer, with Y = 1.
const C: [f64; 3] = white(0.310_06, 0.316_16);
const D65: [f64; 3] = white(0.312_7, 0.329);
/// Cone responses of the Bradford transform, and the way back.
const BRADFORD: [[f64; 3]; 3] = [[0.8951, 0.2664, -0.1614], [-0.7502, 1.7135, 0.0367], [0.0389, -0.0685, 1.0296]];
const BACK: [[f64; 3]; 3] = [
    [0.986_992_9, -0.147_054_3, 0.159_962_7],
    [0.432_305_3, 0.518_360_3, 0.049_291_2],
    [-0.008_528_7, 0.040_042_8, 0.968_486_7],
];
const LETTERS: [&str; 10] = ["R", "YR", "Y", "GY", "G", "BG", "B", "PB", "P", "RP"];

#[derive(Deserialize)]
struct Row {
    hue: String,
    value: f64,
    chroma: u32,
    x: f64,
    y: f64,
}

pub struct Chips(HashMap<(u32, u32, u32), (f64, f64)>);

pub fn read(problems: &mut Problems) -> Chips {
    let mut chips = HashMap::new();
    for row in table::rows::<Row>(FILE, problems) {
        let (line, row) = (row.line, row.value);
        match hue(&row.hue) {
            // The darkest chips, of value below 1, are not needed for whole steps.
            Some(hue) if row.value >= 1.0 => {
                chips.insert(((hue * 4.0) as u32, row.value as u32, row.chroma), (row.x, row.y));
            }
            Some(_) => {}
            None => problems.add(FILE, line, format!("\"{}\" is no Munsell hue: it looks like 2.5YR", row.hue)),
        }
    }
    Chips(chips)
}

/// Steps of the hue circle, 0 to 100: 5R is 5, 10RP is 100.
fn hue(text: &str) -> Option<f64> {
    let (steps, letters) = text.split_at(text.find(|letter: char| letter.is_ascii_uppercase())?);
    let family = LETTERS.iter().position(|own| *own == letters)?;
    let steps: f64 = steps.parse().ok()?;
    (0.0..=10.0).contains(&steps).then_some(10.0 * family as f64 + steps)
}

impl Chips {
    /// The colour of a chip such as "5YR 6/14"; `None` if it is not written so, or lies outside the table.
    pub fn lab(&self, chip: &str) -> Option<Lab> {
        let (hue_text, rest) = chip.split_once(' ')?;
        let (value, chroma) = rest.split_once('/')?;
        let (hue, value, chroma): (f64, f64, u32) = (hue(hue_text)?, value.parse().ok()?, chroma.parse().ok()?);
        let at_value = |value: u32| {
            let (below, above) = ((hue / 2.5).floor() * 2.5, (hue / 2.5).ceil() * 2.5);
            let at =
                |hue: f64| self.0.get(&((if hue == 0.0 { 400.0 } else { hue * 4.0 }) as u32, value, chroma)).copied();
            Some(between(at(below)?, at(above)?, (hue - below) / 2.5))
        };
        let xy = between(at_value(value.floor() as u32)?, at_value(value.ceil() as u32)?, value.fract());
        Some(lab(xy, luminance(value)))
    }
}

fn between(one: (f64, f64), two: (f64, f64), share: f64) -> (f64, f64) {
    (one.0 + share * (two.0 - one.0), one.1 + share * (two.1 - one.1))
}

/// Y of a Munsell value, 0 to 1.
fn luminance(value: f64) -> f64 {
    const TERMS: [f64; 5] = [1.1914, -0.225_33, 0.233_52, -0.020_484, 0.000_819_39];
    TERMS.iter().rev().fold(0.0, |sum, term| (sum + term) * value) / 100.0
}

const fn white(x: f64, y: f64) -> [f64; 3] {
    [x / y, 1.0, (1.0 - x - y) / y]
}

fn times(matrix: [[f64; 3]; 3], vector: [f64; 3]) -> [f64; 3] {
    matrix.map(|row| row.iter().zip(vector).map(|(a, b)| a * b).sum())
}

fn lab((x, y): (f64, f64), luminance: f64) -> Lab {
    let (from, to) = (times(BRADFORD, C), times(BRADFORD, D65));
    let cones = times(BRADFORD, white(x, y).map(|part| part * luminance));
    let adapted = times(BACK, [0, 1, 2].map(|i| cones[i] * to[i] / from[i]));
    Lab::from_xyz_relative([0, 1, 2].map(|i| adapted[i] / D65[i]))
}

#[cfg(test)]
mod tests {
    use super::*;
    use colour::ciede2000;
    use std::path::PathBuf;

    fn data() -> PathBuf {
        PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("../../data")
    }

    fn chips() -> Chips {
        let mut problems = Problems::new(&data());
        let chips = read(&mut problems);
        assert!(problems.is_empty() && chips.0.len() == 2734);
        chips
    }

    /// The table of the NIJ standard states a chip and its colour for 102 rows. Their colours were computed with the
    /// package colour-science 0.4.7, so the two ways are independent.
    #[test]
    fn chips_have_the_measured_colours_of_their_rows() {
        let chips = chips();
        let mut reader = csv::Reader::from_path(data().join("reactions/nij_0604_01.csv")).expect("a table");
        let header = reader.headers().expect("a header").clone();
        let column = |name: &str| header.iter().position(|own| own == name).expect("a column");
        let (lab, munsell) = (column("lab"), column("munsell"));
        let (mut rows, mut largest) = (0, 0.0_f64);
        for row in reader.records().map(|row| row.expect("a row")).filter(|row| !row[munsell].is_empty()) {
            rows += 1;
            for (lab, chip) in row[lab].split('>').zip(row[munsell].split('>')) {
                let numbers: Vec<f64> = lab.split_whitespace().map(|n| n.parse().expect("a number")).collect();
                let stated = Lab::new(numbers[0], numbers[1], numbers[2]);
                let own = chips.lab(chip.trim()).unwrap_or_else(|| panic!("{chip}"));
                largest = largest.max(ciede2000(stated, own));
            }
        }
        println!("{rows} {largest}");
        assert_eq!(rows, 149);
        assert!(largest < 0.2, "{largest}");
    }

    #[test]
    fn a_chip_that_is_none_is_refused() {
        let chips = chips();
        for text in ["", "5YR", "5YR 6", "5YR 6/13", "5XY 6/4", "11R 5/4", "5YR 12/4", "5YR six/4", "-5R 5/4", "N 5/"] {
            assert!(chips.lab(text).is_none(), "{text}");
        }
        // Between the chips: a half step of value, and of hue across red and purple.
        let (below, middle, above) = (chips.lab("5Y 8/8"), chips.lab("5Y 8.5/8"), chips.lab("5Y 9/8"));
        let lightness = |lab: Option<Lab>| lab.expect("a chip").l;
        assert!(lightness(below) < lightness(middle) && lightness(middle) < lightness(above));
        assert!(chips.lab("1R 5/6").is_some() && chips.lab("10RP 5/6").is_some());
    }
}
