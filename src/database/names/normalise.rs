//! One name in the spellings people use, as two keys. The strict key folds only what nobody
//! means to say (case, spaces, dashes, brackets, accents); the loose key also what chemists and
//! vendors spell both ways (p- and 4-, α- and alpha-, sulph and sulf, a salt at the end). Both
//! keep every digit in its place: 2-MMC never becomes 3-MMC.

use super::fold::{FOREIGN, PRIME, fold, fold_ascii};
use super::locants::{Locants, leading_locant, position_name};

/// A longer strict key (in bytes) is a systematic name, of which every letter counts:
/// N-(2-methylphenyl)-… and 2-methyl-N-phenyl-… are not one substance.
const LONGEST_COMMON_NAME: usize = 40;

/// The keys of one text. Keep one and call [`Form::read`] again: the buffers are reused.
#[derive(Default)]
pub struct Form {
    /// Lower-case letters and digits; a comma stays between two digits that were apart, a prime
    /// after a digit.
    pub strict: Vec<u8>,
    /// Where each word begins and ends in `strict`.
    spans: Vec<(usize, usize)>,
    /// The strict key in one spelling of many; equal to it when nothing had to be folded.
    pub loose: Vec<u8>,
    /// Where words begin in the loose key, a bit a byte; none beyond the 64th.
    pub loose_starts: u64,
    /// The positions that the text names in words.
    pub locants: Locants,
}

impl Form {
    /// The form of one text.
    pub fn of(text: &str) -> Form {
        let mut form = Form::default();
        form.read(text);
        form
    }

    /// Whether the text has a name at all: at least one letter or digit, and no foreign letter.
    pub fn is_searchable(&self) -> bool {
        !self.strict.is_empty() && !self.strict.contains(&FOREIGN)
    }

    /// The words in order.
    pub fn words(&self) -> impl Iterator<Item = &[u8]> {
        self.spans.iter().map(|&(from, to)| self.strict.get(from..to).unwrap_or_default())
    }

    /// Where words begin in the strict key, a bit a byte; none beyond the 64th.
    pub fn starts(&self) -> u64 {
        self.spans.iter().filter(|span| span.0 < 64).fold(0, |starts, span| starts | 1 << span.0)
    }

    /// Replaces the contents by the form of `text`.
    pub fn read(&mut self, text: &str) {
        self.strict.clear();
        self.spans.clear();
        let mut in_word = false;
        if text.is_ascii() {
            text.bytes().for_each(|byte| self.add(fold_ascii(byte), &mut in_word));
        } else {
            text.chars().for_each(|character| fold(character, |byte| self.add(byte, &mut in_word)));
        }
        self.write_loose();
    }

    /// Adds one folded byte to the strict key.
    #[inline]
    fn add(&mut self, byte: u8, in_word: &mut bool) {
        match byte {
            b' ' => {
                *in_word = false;
                return;
            }
            // other quotation marks only decorate
            PRIME if !(*in_word && self.strict.last().is_some_and(|last| last.is_ascii_digit() || *last == PRIME)) => {
                return;
            }
            _ if *in_word => {}
            _ => {
                if byte.is_ascii_digit() && self.strict.last().is_some_and(u8::is_ascii_digit) {
                    self.strict.push(b',');
                }
                *in_word = true;
                self.spans.push((self.strict.len(), self.strict.len()));
            }
        }
        self.strict.push(byte);
        if let Some(span) = self.spans.last_mut() {
            span.1 = self.strict.len();
        }
    }

    fn write_loose(&mut self) {
        self.loose.clear();
        self.loose_starts = 0;
        self.locants = Locants::default();
        if self.strict.len() > LONGEST_COMMON_NAME {
            self.loose.extend_from_slice(&self.strict);
            self.loose_starts = self.starts();
            return;
        }
        let fentanyl = contains(&self.strict, b"fentan");
        let word = |at: usize| self.spans.get(at).and_then(|&(from, to)| self.strict.get(from..to)).unwrap_or_default();
        let mut words = self.spans.len();
        while words > 1 && is_salt(word(words - 1)) {
            words -= 1;
        }
        for at in 0..words {
            let previous = if at > 0 { word(at - 1) } else { b"" };
            let next = if at + 1 < words { word(at + 1) } else { b"" };
            let (locant, symbol, rest) = leading_locant(previous, word(at), next);
            self.locants.0 |= locant;
            self.loose_starts |= 1u64.checked_shl(self.loose.len() as u32).unwrap_or(0);
            // meta-methylfentanyl (on the aniline ring) is not 3-methylfentanyl (on the piperidine)
            let substituent = if rest.is_empty() { next } else { rest };
            if fentanyl && substituent.starts_with(b"methyl") && symbol.is_ascii_digit() {
                self.loose.extend_from_slice(position_name(symbol));
            } else if symbol != 0 {
                self.loose.push(symbol);
            }
            write_in_one_spelling(rest, &mut self.loose);
        }
        if fentanyl {
            unify_acyl_fentanyl(&mut self.loose);
            // 4'-fluorofentanyl (on the phenethyl ring) is not para-fluorofentanyl
            if self.strict.contains(&PRIME) {
                self.locants.0 |= Locants::PRIMED;
            }
        }
        if self.loose.is_empty() {
            self.loose.extend(self.strict.iter().filter(|byte| byte.is_ascii_alphanumeric()));
        }
    }
}

/// Words for a salt, a hydrate or a base at the end of a name. Acetates and other esters are
/// substances of their own and stay.
fn is_salt(word: &[u8]) -> bool {
    matches!(
        word,
        b"hydrochloride"
            | b"hcl"
            | b"dihydrochloride"
            | b"hydrobromide"
            | b"hbr"
            | b"sulfate"
            | b"sulphate"
            | b"hemisulfate"
            | b"bisulfate"
            | b"tartrate"
            | b"bitartrate"
            | b"fumarate"
            | b"hemifumarate"
            | b"oxalate"
            | b"citrate"
            | b"maleate"
            | b"phosphate"
            | b"succinate"
            | b"mesylate"
            | b"besylate"
            | b"tosylate"
            | b"sodium"
            | b"potassium"
            | b"monohydrate"
            | b"dihydrate"
            | b"hemihydrate"
            | b"salt"
            | b"base"
            | b"freebase"
            | b"free"
    )
}

/// British and American spelling, and the INN's f for ph, in words long enough not to be initials.
fn write_in_one_spelling(word: &[u8], out: &mut Vec<u8>) {
    let initials = word.len() < 6;
    let mut at = 0;
    while let Some(&byte) = word.get(at) {
        let next = word.get(at + 1).copied().unwrap_or(0);
        at += 1;
        let written = match byte {
            PRIME => continue,
            // JWH-018 and JWH-18 are one number
            b'0' if next.is_ascii_digit() && out.last().is_some_and(u8::is_ascii_lowercase) => continue,
            b'p' if !initials && next == b'h' && word.get(at + 1).is_some_and(|after| b"aeiouylrt".contains(after)) => {
                at += 1;
                b'f'
            }
            b'a' | b'o' if !initials && next == b'e' => continue,
            _ => byte,
        };
        out.push(written);
    }
}

/// "butyrylfentanyl", "butyrfentanyl" and "butyrfentanil" are one name; so are acryloyl and acryl.
fn unify_acyl_fentanyl(key: &mut Vec<u8>) {
    remove_after(key, b"acryloyl", 5..8);
    remove_after(key, b"butyryl", 5..7);
    let at = positions(key, b"fentanil").chain(positions(key, b"fentanyl")).next();
    let Some(at) = at else { return };
    if let Some(vowel) = key.get_mut(at + 6) {
        *vowel = b'y';
    }
    if at > 3 && key.get(at - 2..at) == Some(b"yl") {
        key.drain(at - 2..at);
    }
}

fn remove_after(key: &mut Vec<u8>, part: &[u8], range: std::ops::Range<usize>) {
    let at = positions(key, part).next();
    if let Some(at) = at {
        key.drain(at + range.start..at + range.end);
    }
}

/// Where `part` occurs in `text`.
pub fn positions<'a>(text: &'a [u8], part: &'a [u8]) -> impl Iterator<Item = usize> + 'a {
    let first = part.first().copied();
    let places = text.iter().enumerate().filter(move |(_, byte)| Some(**byte) == first).map(|(at, _)| at);
    places.filter(|at| text.get(*at..).is_some_and(|rest| rest.starts_with(part)))
}

/// Whether `part` occurs in `text`.
pub fn contains(text: &[u8], part: &[u8]) -> bool {
    positions(text, part).next().is_some()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn keys(text: &str) -> (String, String) {
        let form = Form::of(text);
        (String::from_utf8(form.strict).unwrap(), String::from_utf8(form.loose).unwrap())
    }

    fn one_loose_key(texts: &[&str]) {
        for text in texts {
            assert_eq!(keys(text).1, keys(texts[0]).1, "{text}");
        }
    }

    #[test]
    fn the_strict_key_folds_what_nobody_means() {
        assert_eq!(keys("25I-NBOMe").0, "25inbome");
        assert_eq!(keys(" (25i)  nbome ").0, "25inbome");
        assert_eq!(keys("1,4-Butanediol").0, "1,4butanediol");
        assert_eq!(keys("2'-Oxo-PCE").0, "2'oxopce");
        assert_eq!(keys("“Angel's” trumpet").0, "angelstrumpet");
    }

    #[test]
    fn one_name_in_many_spellings_has_one_loose_key() {
        one_loose_key(&["a-PVP", "alpha-PVP", "α-PVP", "aPVP", "alphapvp", "α‑pvp"]);
        one_loose_key(&[
            "4-fluorofentanyl",
            "para-fluorofentanyl",
            "p-fluorofentanyl",
            "parafluoro fentanil",
            "4'-fluorofentanyl",
        ]);
        one_loose_key(&["carfentanil", "carfentanyl"]);
        one_loose_key(&["butyryl fentanyl", "butyrfentanyl", "butyrylfentanil"]);
        one_loose_key(&["acryl fentanyl", "acryloylfentanyl"]);
        one_loose_key(&["amphetamine sulphate", "amfetamine", "Amphetamine hemisulfate salt"]);
        one_loose_key(&["oestradiol", "estradiol"]);
        one_loose_key(&["N,N-DMT", "n-n-dmt", "DMT"]);
        one_loose_key(&["JWH-018", "jwh 18"]);
        one_loose_key(&["delta-9-THC", "Δ9-THC", "d9 thc"]);
        one_loose_key(&["S-ketamine", "(R)-ketamine", "rac-ketamine", "ketamine HCl"]);
    }

    #[test]
    fn different_substances_keep_different_keys() {
        let apart = [
            ["2-MMC", "3-MMC"],
            ["2-FA", "4-FA"],
            ["meta-methylfentanyl", "3-methylfentanyl"],
            ["ortho-fluorofentanyl", "para-fluorofentanyl"],
            ["alphaprodine", "betaprodine"],
            ["O-desmethyltramadol", "N-desmethyltramadol"],
            ["2C-D-NBOMe", "2C-N-NBOMe"],
            ["HHC", "HHC acetate"],
            ["PHP", "PFP"],
            ["1,4-butanediol", "1,3-butanediol"],
            ["JWH-018", "JWH-180"],
            [
                "N-(2-methylphenyl)-N-[1-(2-phenylethyl)-4-piperidinyl]propanamide",
                "2-methyl-N-phenyl-N-[1-(2-phenylethyl)-4-piperidinyl]-propanamide",
            ],
        ];
        for [a, b] in apart {
            assert_ne!(keys(a).1, keys(b).1, "{a} {b}");
        }
    }

    #[test]
    fn salts_alone_are_names() {
        assert_eq!(keys("sodium").1, "sodium");
        assert_eq!(keys("hydrochloride hcl").1, "hydrochloride");
    }
}
