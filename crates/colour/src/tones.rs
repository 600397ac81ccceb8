//! What a modifier does to a hue: "dark", "pale", "bright", "dull".

use super::lab::Lab;

/// A modifier as a pull on lightness and a factor on chroma.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Tone {
    /// The lightness it pulls towards.
    towards: f64,
    /// How far, 0 to 1.
    pull: f64,
    /// What chroma is multiplied by.
    chroma: f64,
    pub kind: Kind,
}

/// What a modifier means when it stands alone.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Kind {
    Dark,
    Light,
    /// Light, and perhaps not there at all.
    Pale,
    /// Nothing: it needs a hue.
    Vividness,
}

const fn tone(towards: f64, pull: f64, chroma: f64, kind: Kind) -> Tone {
    Tone { towards, pull, chroma, kind }
}

const DARK: Tone = tone(8.0, 0.42, 0.8, Kind::Dark);
const DEEP: Tone = tone(8.0, 0.3, 1.05, Kind::Dark);
const LIGHT: Tone = tone(94.0, 0.42, 0.75, Kind::Light);
const PALE: Tone = tone(94.0, 0.55, 0.5, Kind::Pale);
const BRIGHT: Tone = tone(70.0, 0.15, 1.35, Kind::Vividness);
const NEON: Tone = tone(85.0, 0.5, 1.8, Kind::Vividness);
const STRONG: Tone = tone(50.0, 0.0, 1.25, Kind::Vividness);
const MODERATE: Tone = tone(50.0, 0.0, 0.8, Kind::Vividness);
const DULL: Tone = tone(45.0, 0.2, 0.6, Kind::Vividness);

static TONES: &[(&str, Tone)] = &[
    ("dark", DARK),
    ("darkening", DARK),
    ("darkish", DARK),
    ("deep", DEEP),
    ("light", LIGHT),
    ("lightish", LIGHT),
    ("milky", LIGHT),
    ("soft", LIGHT),
    ("pale", PALE),
    ("pastel", PALE),
    ("bright", BRIGHT),
    ("brilliant", BRIGHT),
    ("fluorescent", NEON),
    ("neon", NEON),
    ("vivid", BRIGHT),
    ("strong", STRONG),
    ("intense", STRONG),
    ("full", STRONG),
    ("rich", STRONG),
    ("opaque", STRONG),
    ("moderate", MODERATE),
    ("medium", MODERATE),
    ("mid", MODERATE),
    ("dull", DULL),
    ("dusty", DULL),
    ("muddy", DULL),
    ("mud", DULL),
    ("murky", DULL),
    ("dirty", DULL),
    ("muted", DULL),
];

/// Every modifier, for suggestions.
pub fn all() -> impl Iterator<Item = &'static str> {
    TONES.iter().map(|entry| entry.0)
}

/// The modifier of this spelling.
pub fn named(word: &str) -> Option<Tone> {
    TONES.iter().find(|entry| entry.0 == word).map(|entry| entry.1)
}

impl Tone {
    /// The pale tone that "faint" and its like imply.
    pub const FAINT: Tone = PALE;
    /// What "-ish" alone does: "brownish" is a lighter, weaker brown.
    pub const ISH_ALONE: Tone = tone(94.0, 0.2, 0.75, Kind::Light);
    /// "very" before a hue ("very yellow").
    pub const VERY: Tone = STRONG;

    /// "very" before this modifier: applied twice, and a little more for the dark, as "very dark" is next to black.
    pub fn very(self) -> Tone {
        let left = 1.0 - self.pull;
        let more = if self.kind == Kind::Dark { left.sqrt() } else { 1.0 };
        Tone { pull: 1.0 - left * left * more, chroma: self.chroma * self.chroma.sqrt(), ..self }
    }

    /// This modifier before a hue of that name. The dark of orange is brown, so what is called dark orange is a deep one
    /// (the ISCC–NBS names have the second and not the first).
    pub fn before(self, hue: &str) -> Tone {
        if hue == "orange" && self == DARK { DEEP } else { self }
    }

    /// The colour with this modifier.
    pub fn apply(self, lab: Lab) -> Lab {
        let factor = self.chroma.min(90.0 / lab.chroma().max(1.0));
        Lab::new(lab.l + self.pull * (self.towards - lab.l), lab.a * factor, lab.b * factor)
    }

    /// True of "very pale" and "very light": a colour that may have been none.
    pub fn is_very_pale(self) -> bool {
        matches!(self.kind, Kind::Pale | Kind::Light) && self.pull > PALE.pull
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn apply(word: &str, lab: Lab) -> Lab {
        named(word).expect("a modifier").apply(lab)
    }

    #[test]
    fn modifiers_go_their_way() {
        let green = Lab::new(50.0, -32.0, 16.0);
        assert!(apply("dark", green).l < green.l - 10.0);
        assert!(apply("deep", green).chroma() > apply("dark", green).chroma());
        assert!(apply("pale", green).l > apply("light", green).l);
        assert!(apply("pale", green).chroma() < apply("light", green).chroma());
        assert!(apply("vivid", green).chroma() > green.chroma());
        assert!(apply("murky", green).chroma() < green.chroma());
        assert!(named("brown").is_none());
    }

    #[test]
    fn very_goes_further_and_stays_in_range() {
        let dark = named("dark").expect("dark");
        for lab in [Lab::new(0.0, 0.0, 0.0), Lab::new(100.0, 0.0, 0.0), Lab::new(40.0, 50.0, -60.0)] {
            assert!(dark.very().apply(lab).l <= dark.apply(lab).l.max(8.0));
            for word in all() {
                let very = named(word).expect("listed").very().apply(lab);
                assert!((0.0..=100.0).contains(&very.l) && very.chroma() <= 90.5, "{word} {very:?}");
            }
        }
        assert!(named("pale").expect("pale").very().is_very_pale());
        assert!(!named("pale").expect("pale").is_very_pale());
    }
}
