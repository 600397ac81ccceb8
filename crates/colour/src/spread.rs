//! How wide each kind of colour statement reaches. Every width of the colour model stands here, so that a fit can move it.
//!
//! Widths are standard deviations in units of CIEDE2000. The figures are design decisions.

/// Standard deviations of lightness, chroma and hue, in units of CIEDE2000.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Spread {
    /// Of the difference in lightness.
    pub lightness: f64,
    /// Of the difference in chroma.
    pub chroma: f64,
    /// Of the difference in hue, ΔH of the formula and no angle.
    pub hue: f64,
}

impl Spread {
    /// The same deviation in all three.
    pub const fn even(width: f64) -> Self {
        Self { lightness: width, chroma: width, hue: width }
    }

    /// The same shape, wider (or narrower) by a factor.
    pub const fn times(self, factor: f64) -> Self {
        Self { lightness: self.lightness * factor, chroma: self.chroma * factor, hue: self.hue * factor }
    }
}

/// A measured colour: finer than a block.
pub const MEASURED: f64 = 4.5;
/// An ISCC–NBS name: about the size of a block.
pub const BLOCK: f64 = 7.0;
/// A plain hue word ("brown"): every lightness it is used for.
pub const HUE_WORD: Spread = Spread { lightness: 15.0, chroma: 8.0, hue: 7.0 };
/// A word for one sort of a hue ("navy", "salmon").
pub const SORT_WORD: Spread = Spread { lightness: 10.0, chroma: 8.0, hue: 7.0 };
/// "Black" and "white" are narrower than other hue words: beside them stand dark and pale words.
pub const END_WORD: Spread = Spread { lightness: 8.0, chroma: 7.0, hue: 7.0 };

/// How a modifier ("dark", "pale") narrows the lightness of a hue word.
pub const WITH_TONE: f64 = 0.85;
/// How "-ish" alone ("brownish") widens the hue word.
pub const ISH_ALONE: f64 = 1.15;
/// How a colour that passes quickly ("brief", "short") widens: it was seen for a moment only.
pub const PASSING: f64 = 1.25;

/// Most people who mean the same colour choose the same word, some a far one: this share of a region lies in a core of
/// this width, relative to the whole. Chosen by leaving out lineages of the database in turn.
pub const CORE_SHARE: f64 = 0.6;
/// How wide the core is in chroma and hue, relative to the whole.
pub const CORE_WIDTH: f64 = 0.3;
/// The same for lightness.
pub const CORE_LIGHTNESS: f64 = 0.7;
/// Below this lightness the core is smaller, down to none at 0.
pub const CORE_FULL_FROM: f64 = 36.0;

/// Below this lightness hue and chroma become hard to see; at lightness 0 their spread is `1 + DARK_WIDENING` as wide.
pub const DARK_FROM: f64 = 45.0;
/// How much wider hue and chroma spread at lightness 0, as a part of their own width; nothing from [`DARK_FROM`] on.
pub const DARK_WIDENING: f64 = 0.9;
/// A region is dark if its expected lightness is below this.
pub const MOSTLY_DARK: f64 = 30.0;

/// A cell with a smaller share of a region than this is left out.
pub const SMALLEST_SHARE: f64 = 0.005;
/// The same for mixtures of regions, whose parts are each thinner.
pub const SMALLEST_MIXED_SHARE: f64 = 0.001;

/// How far `widen` by a factor of √2 reaches.
pub const WIDEN_STEP: f64 = 6.0;
/// What `widen` moves between "none" and the near-white cells, at most.
pub const WIDEN_NONE: f64 = 0.15;

/// The share of a faint colour that may have been no colour at all.
pub const FAINT_NONE: f64 = 0.3;
/// The same for "faint" with no colour named.
pub const FAINT_ALONE_NONE: f64 = 0.5;
/// The same for "very pale" and "very light".
pub const VERY_PALE_NONE: f64 = 0.12;
/// The same for "pale", and for "white".
pub const PALE_NONE: f64 = 0.06;
/// The same for spots with nothing said about the rest.
pub const SPOTS_NONE: f64 = 0.15;

/// The weight of an alternative in brackets; what stands before weighs 1.
pub const BRACKET: f64 = 0.45;
/// The weight of spots, rings and streaks beside another colour.
pub const SPOTS: f64 = 0.4;
/// The share of the middle in a range ("yellow to brown") and between two hues ("blue-green").
pub const RANGE_MIDDLE: f64 = 0.3;
/// The share of the middle between two hues that are not opposite.
pub const BETWEEN_MIDDLE: f64 = 0.5;
/// The same between hues with nothing between them ("blue brown": two colours seen, not a grey).
pub const OPPOSITE_MIDDLE: f64 = 0.15;
/// The share of the block in a name that is both an ISCC–NBS name and plain speech ("pale green").
pub const PLAIN_BLOCK: f64 = 0.6;
/// How far "-ish" leads towards its hue, and how far towards its lightness.
pub const ISH_HUE: f64 = 0.35;
/// How far "-ish" leads towards the lightness of its hue, 0 to 1.
pub const ISH_LIGHTNESS: f64 = 0.15;
