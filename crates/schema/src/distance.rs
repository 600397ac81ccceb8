//! How many typing errors lie between two keys. Knows bytes, not chemistry: that a digit may
//! never differ is the caller's rule.

/// The longest pattern in bytes: one bit a byte of a machine word.
pub const LONGEST: usize = 64;

/// Optimal string alignment (insertion, deletion, substitution, transposition of neighbours)
/// of one pattern against many texts, bit-parallel: H. Hyyrö, "A bit-vector algorithm for
/// computing Levenshtein and Damerau edit distances", Nordic Journal of Computing 10 (2003) 29–39.
pub struct Pattern {
    positions: [u64; 256],
    length: usize,
}

/// Typing errors between two texts; `None` if the pattern is empty or too long to tell.
pub fn edit_distance(pattern: &str, text: &str) -> Option<usize> {
    Some(Pattern::new(pattern.as_bytes())?.distance(text.as_bytes()).whole)
}

/// What one pass over a text tells.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct Distance {
    /// Errors between the pattern and the whole text.
    pub whole: usize,
    /// Errors between the pattern and the beginning of the text that fits it best.
    pub beginning: usize,
    /// The length in bytes of that beginning, the longest of equals.
    pub beginning_end: usize,
}

impl Pattern {
    /// `None` for an empty pattern and for one longer than [`LONGEST`].
    pub fn new(pattern: &[u8]) -> Option<Pattern> {
        if pattern.is_empty() || pattern.len() > LONGEST {
            return None;
        }
        let mut positions = [0u64; 256];
        for (at, &byte) in pattern.iter().enumerate() {
            positions[usize::from(byte)] |= 1 << at;
        }
        Some(Pattern { positions, length: pattern.len() })
    }

    /// The distances to `text`, in one pass of constant work a byte.
    pub fn distance(&self, text: &[u8]) -> Distance {
        let last = 1u64 << (self.length - 1);
        let (mut up, mut down) = (u64::MAX, 0u64);
        let (mut diagonal, mut matched_before) = (0u64, 0u64);
        let mut score = self.length;
        let mut found = Distance { whole: score, beginning: score, beginning_end: 0 };
        for (at, &byte) in text.iter().enumerate() {
            let matched = self.positions[usize::from(byte)];
            let swapped = ((!diagonal & matched) << 1) & matched_before;
            diagonal = ((matched & up).wrapping_add(up) ^ up) | matched | down | swapped;
            let right = down | !(diagonal | up);
            let left = diagonal & up;
            score += usize::from(right & last != 0);
            score -= usize::from(left & last != 0);
            let right = (right << 1) | 1;
            up = (left << 1) | !(diagonal | right);
            down = right & diagonal;
            matched_before = matched;
            if score <= found.beginning {
                found.beginning = score;
                found.beginning_end = at + 1;
            }
        }
        found.whole = score;
        found
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn whole(a: &str, b: &str) -> usize {
        Pattern::new(a.as_bytes()).unwrap().distance(b.as_bytes()).whole
    }

    /// The same distance by the textbook table.
    fn table(a: &[u8], b: &[u8]) -> Vec<Vec<usize>> {
        let mut d = vec![vec![0; b.len() + 1]; a.len() + 1];
        for (i, row) in d.iter_mut().enumerate() {
            row[0] = i;
        }
        d[0] = (0..=b.len()).collect();
        for i in 1..=a.len() {
            for j in 1..=b.len() {
                let cost = usize::from(a[i - 1] != b[j - 1]);
                d[i][j] = (d[i - 1][j] + 1).min(d[i][j - 1] + 1).min(d[i - 1][j - 1] + cost);
                if i > 1 && j > 1 && a[i - 1] == b[j - 2] && a[i - 2] == b[j - 1] {
                    d[i][j] = d[i][j].min(d[i - 2][j - 2] + 1);
                }
            }
        }
        d
    }

    #[test]
    fn the_four_errors() {
        assert_eq!(whole("heroin", "heroin"), 0);
        assert_eq!(whole("heroin", "heroine"), 1);
        assert_eq!(whole("heroin", "heoin"), 1);
        assert_eq!(whole("heroin", "heroyn"), 1);
        assert_eq!(whole("heroin", "herion"), 1);
        assert_eq!(whole("fentanyl", "fentynal"), 2);
        assert_eq!(whole("ca", "abc"), 3, "a swapped pair is not edited again");
    }

    #[test]
    fn a_beginning_is_found_with_its_end() {
        let found = Pattern::new(b"isotinit").unwrap().distance(b"isotonitazene");
        assert_eq!((found.beginning, found.beginning_end), (1, 8));
        assert_eq!(found.whole, 6);
        let found = Pattern::new(b"abc").unwrap().distance(b"");
        assert_eq!((found.whole, found.beginning, found.beginning_end), (3, 3, 0));
    }

    #[test]
    fn equals_the_table_on_random_words() {
        let mut seed = 7u64;
        let mut random = move |below: usize| {
            seed = seed.wrapping_mul(6364136223846793005).wrapping_add(1442695040888963407);
            (seed >> 33) as usize % below
        };
        for _ in 0..4000 {
            let a: Vec<u8> = (0..1 + random(LONGEST)).map(|_| b'a' + random(3) as u8).collect();
            let b: Vec<u8> = (0..random(80)).map(|_| b'a' + random(3) as u8).collect();
            let expected = table(&a, &b);
            let last = &expected[a.len()];
            let found = Pattern::new(&a).unwrap().distance(&b);
            assert_eq!(found.whole, last[b.len()]);
            assert_eq!(found.beginning, *last.iter().min().unwrap());
            assert_eq!(last[found.beginning_end], found.beginning);
        }
    }

    #[test]
    fn a_pattern_has_one_to_sixty_four_bytes() {
        assert!(Pattern::new(b"").is_none());
        assert!(Pattern::new(&[b'a'; LONGEST]).is_some());
        assert!(Pattern::new(&[b'a'; LONGEST + 1]).is_none());
    }
}
