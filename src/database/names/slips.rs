//! Which differences between a text and a name are slips of the hand or the ear, and which make another name:
//! dipyanone is not dipipanone, and prazolam not pyrazolam.

use super::Names;
use schema::distance::Pattern;

/// What stands before a stem can be mistyped from so many letters on.
const SURE_PREFIX: usize = 6;

impl Names {
    /// One error, or several that leave the consonants as they sound; and a stem spelt right belongs to the same name.
    pub(super) fn is_slip(&self, text: &[u8], name: &[u8], errors: usize) -> bool {
        (errors <= 1 || sounds(text) == sounds(name)) && self.keeps_stem(text, name)
    }

    fn keeps_stem(&self, text: &[u8], name: &[u8]) -> bool {
        let Some((own, stem)) = self.split_at_stem(text) else { return true };
        match self.split_at_stem(name) {
            // "Metonitazine": the stem may be another spelling of it.
            Some((other, _)) if own == other => true,
            Some((other, same)) if stem == same && own.len() >= SURE_PREFIX => {
                Pattern::new(own).is_some_and(|pattern| pattern.distance(other).whole <= 1)
            }
            _ => false,
        }
    }

    /// What stands before the longest stem at the end, and the stem.
    fn split_at_stem<'a>(&self, text: &'a [u8]) -> Option<(&'a [u8], &'a [u8])> {
        let stem = self.stems.iter().find(|stem| text.ends_with(stem))?;
        text.split_at_checked(text.len() - stem.len())
    }
}

/// The consonants as they are heard, a doubled one once.
fn sounds(name: &[u8]) -> Vec<u8> {
    let mut out = Vec::new();
    let mut before = 0;
    for (at, &letter) in name.iter().enumerate() {
        let next = name.get(at + 1).copied().unwrap_or(0);
        let heard = match letter {
            b'a' | b'e' | b'i' | b'o' | b'u' | b'y' | b'h' => 0,
            b'p' if next == b'h' => b'f',
            b'c' if matches!(next, b'e' | b'i' | b'y') => b's',
            b'c' | b'q' => b'k',
            b'z' | b'x' => b's',
            other => other,
        };
        if heard != 0 && heard != before {
            out.push(heard);
        }
        before = heard;
    }
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn consonants_are_compared_as_they_sound() {
        for (one, other) in [
            ("fentynal", "fentanyl"),
            ("zylazine", "xylazine"),
            ("levamizole", "levamisole"),
            ("ammfetamene", "amphetamine"),
            ("percoset", "percocet"),
        ] {
            assert_eq!(sounds(one.as_bytes()), sounds(other.as_bytes()), "{one}");
        }
        for other in ["dipipanone", "dipyrone"] {
            assert_ne!(sounds(b"dipyanone"), sounds(other.as_bytes()), "{other}");
        }
    }

    #[test]
    fn a_stem_spelt_right_belongs_to_the_same_name() {
        let names = Names::default().with_stems(["azolam", "fentanyl"].into_iter());
        let slip = |text: &str, name: &str| names.is_slip(text.as_bytes(), name.as_bytes(), 1);
        assert!(!slip("prazolam", "pyrazolam") && !slip("prazolam", "alprazolam"));
        assert!(slip("alprazalam", "alprazolam"), "the stem itself is mistyped");
        assert!(slip("furanilfentanyl", "furanylfentanyl"), "what stands before it is long");
        assert!(!slip("tetramethylfentanyl", "trimethylfentanyl"));
    }
}
