//! Positions on a molecule as names spell them: "para-", "p-", "4-", "α-", "alpha". What a name
//! says of them is read here, so that a typing error never changes it.

/// Substituents before which "para", "ortho" and "meta" are positions of a ring ("paracetamol"
/// and "metabolite" are not). "flour" is how "fluor" is most often mistyped.
const SUBSTITUENTS: &[&str] = &[
    "fluor", "flour", "chlor", "brom", "iodo", "methyl", "methox", "ethyl", "ethox", "hydroxy", "nitro", "isoprop",
    "trifluor", "cyano", "amino",
];

/// The same for a single letter written together with what follows ("pfluorofentanyl").
const SUBSTITUENTS_AFTER_A_LETTER: &[&str] = &["fluor", "flour", "chlor", "bromo", "methox", "nitro"];

/// Which positions, configurations and atoms a name speaks of in words, so that a typing error is
/// never read as a change of one of them.
#[derive(Clone, Copy, Default, PartialEq, Eq, Debug)]
pub struct Locants(pub(super) u16);

impl Locants {
    const ALPHA: u16 = 1;
    const BETA: u16 = 2;
    const GAMMA: u16 = 4;
    const DELTA: u16 = 8;
    const PARA: u16 = 16;
    const ORTHO: u16 = 32;
    const META: u16 = 64;
    const NITROGEN: u16 = 128;
    const OXYGEN: u16 = 256;
    const LAEVO: u16 = 512;
    const DEXTRO: u16 = 1024;
    const S: u16 = 2048;
    const R: u16 = 4096;
    const CIS: u16 = 8192;
    const TRANS: u16 = 16384;
    pub(super) const PRIMED: u16 = 32768;
    const GREEK: u16 = 15;
    const POSITION: u16 = Self::PARA | Self::ORTHO | Self::META;
    /// In each of these groups two names contradict each other when both speak and differ.
    const GROUPS: [u16; 4] = [
        Self::POSITION,
        Self::NITROGEN | Self::OXYGEN,
        Self::LAEVO | Self::DEXTRO | Self::S | Self::R,
        Self::CIS | Self::TRANS,
    ];

    /// Whether both name a position of one kind, and not the same.
    pub fn contradict(self, other: Locants) -> bool {
        Self::GROUPS.iter().any(|group| {
            let (a, b) = (self.0 & group, other.0 & group);
            a != 0 && b != 0 && a != b
        })
    }

    /// Whether two names with one loose key may be one substance. A fentanyl's primed positions
    /// are on its phenethyl ring, para, ortho and meta on its aniline ring.
    pub fn may_be(self, other: Locants) -> bool {
        let other_ring = |primed: Locants, plain: Locants| {
            primed.0 & Self::PRIMED != 0 && plain.0 & Self::PRIMED == 0 && plain.0 & Self::POSITION != 0
        };
        !other_ring(self, other) && !other_ring(other, self) && !self.contradict(other)
    }

    /// Whether one names a Greek-letter position that the other does not.
    pub fn differ_in_greek(self, other: Locants) -> bool {
        (self.0 ^ other.0) & Self::GREEK != 0
    }
}

/// The word for a position that the loose key writes as a digit.
pub fn position_name(digit: u8) -> &'static [u8] {
    match digit {
        b'2' => b"ortho",
        b'3' => b"meta",
        _ => b"para",
    }
}

/// Splits a word into the locant it begins with: its flag, the symbol the loose key has for it
/// (0 for none) and the rest of the word. The letter after "2C" is a name, not a locant.
pub fn leading_locant<'a>(previous: &[u8], word: &'a [u8], next: &[u8]) -> (u16, u8, &'a [u8]) {
    const WORDS: [(&[u8], u16, u8); 9] = [
        (b"alpha", Locants::ALPHA, b'a'),
        (b"alfa", Locants::ALPHA, b'a'),
        (b"beta", Locants::BETA, b'b'),
        (b"gamma", Locants::GAMMA, b'g'),
        (b"delta", Locants::DELTA, b'd'),
        (b"para", Locants::PARA, b'4'),
        (b"ortho", Locants::ORTHO, b'2'),
        (b"meta", Locants::META, b'3'),
        (b"trans", Locants::TRANS, 0),
    ];
    let none = (0, 0, word);
    let Some((&first, after_first)) = word.split_first() else { return none };
    if !b"abcdglmnoprst".contains(&first) {
        return none;
    }
    let before_letter = next.first().is_some_and(u8::is_ascii_lowercase);
    if word.len() > 3 {
        let Some((name, flag, symbol)) = WORDS.into_iter().find(|(name, ..)| word.starts_with(name)) else {
            return match position_letter(first) {
                Some((flag, symbol)) if begins_with_any(after_first, SUBSTITUENTS_AFTER_A_LETTER) => {
                    (flag, symbol, after_first)
                }
                _ => none,
            };
        };
        let rest = word.get(name.len()..).unwrap_or_default();
        let position = symbol.is_ascii_digit();
        let applies = match (rest.is_empty(), position) {
            _ if symbol == 0 => false,
            (true, true) => before_letter,
            (true, false) => !next.is_empty(),
            (false, true) => begins_with_any(rest, SUBSTITUENTS),
            (false, false) => rest.len() >= 2 || rest.first().is_some_and(u8::is_ascii_digit),
        };
        return if applies { (flag, symbol, rest) } else { (flag, 0, word) };
    }
    match word {
        _ if next.is_empty() || previous == b"2c" => none,
        b"p" | b"o" | b"m" if begins_with_any(next, SUBSTITUENTS) || (first == b'p' && next.first() == Some(&b'f')) => {
            let (flag, symbol) = position_letter(first).unwrap_or_default();
            (flag, symbol, b"")
        }
        b"cis" => (Locants::CIS, 0, word),
        b"a" => (Locants::ALPHA, 0, word),
        b"b" => (Locants::BETA, 0, word),
        b"n" | b"nn" => (Locants::NITROGEN, 0, b""),
        b"o" => (Locants::OXYGEN, 0, word),
        _ if !previous.is_empty() || next.len() <= 3 => none,
        b"l" => (Locants::LAEVO, 0, b""),
        b"d" => (Locants::DEXTRO, 0, b""),
        b"s" => (Locants::S, 0, b""),
        b"r" => (Locants::R, 0, b""),
        b"dl" | b"rac" => (0, 0, b""),
        _ => none,
    }
}

fn position_letter(letter: u8) -> Option<(u16, u8)> {
    match letter {
        b'p' => Some((Locants::PARA, b'4')),
        b'o' => Some((Locants::ORTHO, b'2')),
        b'm' => Some((Locants::META, b'3')),
        _ => None,
    }
}

fn begins_with_any(text: &[u8], beginnings: &[&str]) -> bool {
    beginnings.iter().any(|beginning| text.starts_with(beginning.as_bytes()))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn symbol(previous: &str, word: &'static str, next: &str) -> (u8, &'static str) {
        let (_, symbol, rest) = leading_locant(previous.as_bytes(), word.as_bytes(), next.as_bytes());
        (symbol, std::str::from_utf8(rest).unwrap())
    }

    #[test]
    fn positions_in_words_become_digits() {
        assert_eq!(symbol("", "para", "fluorofentanyl"), (b'4', ""));
        assert_eq!(symbol("", "parafluorofentanyl", ""), (b'4', "fluorofentanyl"));
        assert_eq!(symbol("", "pfluorofentanyl", ""), (b'4', "fluorofentanyl"));
        assert_eq!(symbol("", "p", "fluorofentanyl"), (b'4', ""));
        assert_eq!(symbol("", "o", "methyl"), (b'2', ""));
        assert_eq!(symbol("", "meta", "chlorophenylpiperazine"), (b'3', ""));
    }

    #[test]
    fn names_that_begin_like_positions_stay() {
        for word in [
            "paracetamol",
            "metamizole",
            "pethidine",
            "omeprazole",
            "metabolite",
            "orthodox",
            "alpha",
            "beta",
            "n",
            "p",
            "s",
        ] {
            assert_eq!(symbol("", word, ""), (0, word));
        }
        assert_eq!(symbol("", "p", "2"), (0, "p"), "P-2-P");
        assert_eq!(symbol("", "m", "30"), (0, "m"), "M-30");
        assert_eq!(symbol("2c", "d", "nbome"), (0, "d"), "2C-D");
        assert_eq!(symbol("2c", "n", "nbome"), (0, "n"), "2C-N");
    }

    #[test]
    fn greek_letters_have_one_sign() {
        assert_eq!(symbol("", "alpha", "pvp"), (b'a', ""));
        assert_eq!(symbol("", "alphapvp", ""), (b'a', "pvp"));
        assert_eq!(symbol("", "a", "pvp"), (0, "a"));
        assert_eq!(symbol("", "delta", "9"), (b'd', ""));
    }

    #[test]
    fn contradictions() {
        let of = |word: &str, next: &str| Locants(leading_locant(b"", word.as_bytes(), next.as_bytes()).0);
        assert!(of("meta", "fluoro").contradict(of("para", "fluoro")));
        assert!(of("n", "desmethyltramadol").contradict(of("o", "desmethyltramadol")));
        assert!(of("l", "methamphetamine").contradict(of("d", "methamphetamine")));
        assert!(!of("para", "fluoro").contradict(of("fluoro", "")));
        assert!(of("alpha", "methyl").differ_in_greek(of("methyl", "")));
        assert!(!of("alpha", "methyl").differ_in_greek(of("a", "methyl")));
        assert!(!Locants(Locants::PRIMED).may_be(Locants(Locants::PARA)));
        assert!(Locants(Locants::PRIMED).may_be(Locants(0)));
    }
}
