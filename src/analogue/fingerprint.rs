//! Fingerprints and how much two of them have in common.

use schema::packed::BITS;

const WORDS: usize = BITS as usize / 64;

/// The bits of a Morgan fingerprint of radius 2 without chirality, folded to
/// 2048, as RDKit counts it (Rogers D, Hahn M, J Chem Inf Model 2010;50:742).
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Fingerprint([u64; WORDS]);

impl Fingerprint {
    /// `None` if a bit is beyond the last.
    pub fn of(bits: &[u16]) -> Option<Self> {
        let mut words = [0; WORDS];
        for bit in bits {
            *words.get_mut(usize::from(bit / 64))? |= 1 << (bit % 64);
        }
        Some(Self(words))
    }

    /// The bits that are set, ascending.
    pub fn bits(&self) -> impl Iterator<Item = u16> {
        (0..BITS).filter(|bit| self.0[usize::from(bit / 64)] >> (bit % 64) & 1 == 1)
    }

    /// Tanimoto coefficient, 0 to 1: bits that both have by bits that either has;
    /// 1 of two without any.
    pub fn tanimoto(&self, other: &Self) -> f64 {
        let (mut both, mut either) = (0, 0);
        for (one, other) in self.0.iter().zip(&other.0) {
            both += (one & other).count_ones();
            either += (one | other).count_ones();
        }
        if either == 0 { 1.0 } else { f64::from(both) / f64::from(either) }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_two_have_in_common_is_counted() {
        let of = |bits: &[u16]| Fingerprint::of(bits).unwrap();
        assert_eq!(of(&[1, 64, 2047]).bits().collect::<Vec<_>>(), [1, 64, 2047]);
        assert_eq!(of(&[1, 64, 2047]).tanimoto(&of(&[1, 64, 2047])), 1.0);
        assert_eq!(of(&[1, 64, 2047]).tanimoto(&of(&[1, 2, 3])), 0.2);
        assert_eq!(of(&[1]).tanimoto(&of(&[2])), 0.0);
        assert_eq!(of(&[]).tanimoto(&of(&[])), 1.0);
        assert!(Fingerprint::of(&[BITS]).is_none());
    }
}
