//! CIELAB under illuminant D65 and the way there from sRGB.
//!
//! sRGB to linear light and to XYZ: IEC 61966-2-1:1999. XYZ to CIELAB: CIE 15:2004, §8.2.1.

/// A colour in CIELAB, white point D65 (2° observer): `l` 0 (black) to 100 (white), `a` green to red, `b` blue to yellow.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Lab {
    /// Lightness L*, 0 (black) to 100 (white).
    pub l: f64,
    /// a*: green below 0, red above.
    pub a: f64,
    /// b*: blue below 0, yellow above.
    pub b: f64,
}

/// The tristimulus values of D65 that belong to the sRGB matrix below (white has Y = 1).
const WHITE: [f64; 3] = [0.950_455_927_051_672, 1.0, 1.089_057_750_759_878_4];

impl Lab {
    /// From L*, a* and b* as they are: nothing is checked or clamped.
    pub const fn new(l: f64, a: f64, b: f64) -> Self {
        Self { l, a, b }
    }

    /// Reads `#rrggbb` or `#rgb` (the `#` may be missing); `None` if it is neither.
    pub fn from_hex(text: &str) -> Option<Self> {
        let digits = text.strip_prefix('#').unwrap_or(text);
        if !digits.bytes().all(|byte| byte.is_ascii_hexdigit()) {
            return None;
        }
        let value = u32::from_str_radix(digits, 16).ok()?;
        let channel = match digits.len() {
            6 => |value: u32, shift: u32| ((value >> (8 * shift)) & 0xff) as u8,
            3 => |value: u32, shift: u32| ((value >> (4 * shift)) & 0xf) as u8 * 17,
            _ => return None,
        };
        Some(Self::from_srgb([channel(value, 2), channel(value, 1), channel(value, 0)]))
    }

    /// An 8-bit sRGB colour in CIELAB.
    pub fn from_srgb(rgb: [u8; 3]) -> Self {
        let [r, g, b] = rgb.map(linear);
        let xyz = [
            0.412_390_799_265_959_5 * r + 0.357_584_339_383_877_96 * g + 0.180_480_788_401_834_3 * b,
            0.212_639_005_871_510_36 * r + 0.715_168_678_767_755_9 * g + 0.072_192_315_360_733_71 * b,
            0.019_330_818_715_591_85 * r + 0.119_194_779_794_625_99 * g + 0.950_532_152_249_660_6 * b,
        ];
        Self::from_xyz_relative([0, 1, 2].map(|axis| xyz[axis] / WHITE[axis]))
    }

    /// From tristimulus values, each divided by that of the white point.
    pub fn from_xyz_relative(xyz: [f64; 3]) -> Self {
        let [x, y, z] = xyz.map(cube_root_or_line);
        Self::new(116.0 * y - 16.0, 500.0 * (x - y), 200.0 * (y - z))
    }

    /// Chroma C*ab, the distance from the neutral axis.
    pub fn chroma(&self) -> f64 {
        (self.a * self.a + self.b * self.b).sqrt()
    }

    /// The point `share` of the way to `other` (0 = here, 1 = there), on a straight line.
    pub fn towards(&self, other: Lab, share: f64) -> Lab {
        let step = |from: f64, to: f64| from + share * (to - from);
        Lab::new(step(self.l, other.l), step(self.a, other.a), step(self.b, other.b))
    }

    /// Whether all three are numbers, neither infinite nor NaN.
    pub fn is_finite(&self) -> bool {
        self.l.is_finite() && self.a.is_finite() && self.b.is_finite()
    }
}

/// The sRGB transfer function, inverted: an 8-bit value in linear light, 0 to 1.
fn linear(value: u8) -> f64 {
    let value = f64::from(value) / 255.0;
    if value <= 0.040_45 { value / 12.92 } else { ((value + 0.055) / 1.055).powf(2.4) }
}

/// The CIE 15 function f: a cube root with a straight line near black.
fn cube_root_or_line(ratio: f64) -> f64 {
    const CORNER: f64 = 6.0 / 29.0;
    if ratio > CORNER.powi(3) { ratio.cbrt() } else { ratio / (3.0 * CORNER * CORNER) + 4.0 / 29.0 }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn assert_close(lab: Lab, l: f64, a: f64, b: f64) {
        let far = (lab.l - l).abs().max((lab.a - a).abs()).max((lab.b - b).abs());
        assert!(far < 0.01, "{lab:?} is not {l} {a} {b}");
    }

    #[test]
    fn white_and_black_are_neutral() {
        assert_close(Lab::from_srgb([255; 3]), 100.0, 0.0, 0.0);
        assert_close(Lab::from_srgb([0; 3]), 0.0, 0.0, 0.0);
    }

    #[test]
    fn primaries_have_their_published_lab() {
        assert_close(Lab::from_srgb([255, 0, 0]), 53.24, 80.09, 67.20);
        assert_close(Lab::from_srgb([0, 255, 0]), 87.74, -86.18, 83.18);
        assert_close(Lab::from_srgb([0, 0, 255]), 32.30, 79.19, -107.86);
    }

    #[test]
    fn hex_is_read_long_and_short() {
        assert_eq!(Lab::from_hex("#FF0000"), Some(Lab::from_srgb([255, 0, 0])));
        assert_eq!(Lab::from_hex("f80"), Some(Lab::from_srgb([255, 136, 0])));
        for bad in ["", "#", "#12345", "#gg0000", "#+12345", "#1234567", "#é000"] {
            assert_eq!(Lab::from_hex(bad), None, "{bad}");
        }
    }

    #[test]
    fn a_step_towards_another_colour_is_straight() {
        assert_eq!(Lab::new(0.0, 10.0, -10.0).towards(Lab::new(10.0, 0.0, 10.0), 0.5), Lab::new(5.0, 5.0, 0.0));
    }
}
