//! One character as the keys know it: a lower-case ASCII letter, a digit, a space or a prime.

/// Stands for a letter of a script that the database does not use. A text that has one matches nothing.
pub const FOREIGN: u8 = 1;

/// A prime after a digit: 4'- and 4- are different rings. Kept in the strict key only.
pub const PRIME: u8 = b'\'';

/// The same as [`fold`] for one byte of ASCII.
pub fn fold_ascii(byte: u8) -> u8 {
    match byte {
        b'a'..=b'z' | b'0'..=b'9' => byte,
        b'A'..=b'Z' => byte | 0x20,
        b'\'' | b'`' | b'"' => PRIME,
        _ => b' ',
    }
}

/// Writes one character as lower-case ASCII: a letter, a digit, a space for whatever separates
/// words, nothing for marks that only decorate.
pub fn fold(character: char, mut write: impl FnMut(u8)) {
    let ascii: &str = match character {
        '\0'..='\x7f' => return write(fold_ascii(character as u8)),
        '´' | '‘'..='‟' | '′'..='‷' | 'ʹ'..='ˑ' => "'",
        '®' | '™' => "",
        '\u{ad}'
        | '\u{300}'..='\u{36f}'
        | '\u{200b}'..='\u{200f}'
        | '\u{202a}'..='\u{202e}'
        | '\u{2060}'..='\u{206f}'
        | '\u{fe00}'..='\u{fe0f}'
        | '\u{feff}' => "",
        'À'..='Å' | 'à'..='å' | 'ª' | 'Ā'..='ą' => "a",
        'Æ' | 'æ' => "ae",
        'Ç' | 'ç' | 'Ć'..='č' => "c",
        'Ď'..='đ' | 'Ð' | 'ð' => "d",
        'È'..='Ë' | 'è'..='ë' | 'Ē'..='ě' => "e",
        'Ĝ'..='ģ' => "g",
        'Ĥ'..='ħ' => "h",
        'Ì'..='Ï' | 'ì'..='ï' | 'Ĩ'..='ı' => "i",
        'Ĵ' | 'ĵ' => "j",
        'Ķ'..='ĸ' => "k",
        'Ĺ'..='ł' => "l",
        'Ñ' | 'ñ' | 'Ń'..='ŋ' => "n",
        'Ò'..='Ö' | 'Ø' | 'ò'..='ö' | 'ø' | 'º' | 'Ō'..='ő' => "o",
        'Œ' | 'œ' => "oe",
        'Ŕ'..='ř' => "r",
        'Ś'..='š' | 'ſ' => "s",
        'Ţ'..='ŧ' => "t",
        'Ù'..='Ü' | 'ù'..='ü' | 'Ũ'..='ų' | 'µ' | 'μ' | 'Μ' => "u",
        'Ŵ' | 'ŵ' => "w",
        'Ý' | 'ý' | 'ÿ' | 'Ŷ'..='Ÿ' => "y",
        'Ź'..='ž' => "z",
        'ß' | 'ẞ' => "ss",
        'Þ' | 'þ' => "th",
        'Α' | 'α' => "alpha",
        'Β' | 'β' | 'ϐ' => "beta",
        'Γ' | 'γ' => "gamma",
        'Δ' | 'δ' | '∆' => "delta",
        'Ε' | 'ε' => "epsilon",
        'Κ' | 'κ' => "kappa",
        'Λ' | 'λ' => "lambda",
        'Ω' | 'ω' => "omega",
        '²' => "2",
        '³' => "3",
        '¹' => "1",
        '⁰'..='⁹' | '₀'..='₉' | '０'..='９' => return write(b'0' + (character as u32 & 15) as u8),
        'Ａ'..='Ｚ' | 'ａ'..='ｚ' => return write(b'a' + ((character as u32 & 31) as u8).wrapping_sub(1)),
        '\u{180}'..='\u{1fff}'
        | '\u{2c00}'..='\u{2dff}'
        | '\u{3040}'..='\u{d7ff}'
        | '\u{f900}'..='\u{fdff}'
        | '\u{fe70}'..='\u{fefe}'
        | '\u{ff66}'..='\u{ffdc}'
        | '\u{20000}'..='\u{3ffff}' => return write(FOREIGN),
        _ => " ",
    };
    ascii.bytes().for_each(write);
}

#[cfg(test)]
mod tests {
    use super::*;

    fn folded(text: &str) -> String {
        let mut out = Vec::new();
        text.chars().for_each(|character| fold(character, |byte| out.push(byte)));
        String::from_utf8(out).unwrap()
    }

    #[test]
    fn letters_lose_case_and_accents() {
        assert_eq!(folded("ÀÉîÕüÇñßŁžØ"), "aeioucnsslzo");
        assert_eq!(folded("æŒ"), "aeoe");
        assert_eq!(folded("e\u{301}"), "e");
        assert_eq!(folded("ＡＺａｚ０９"), "azaz09");
    }

    #[test]
    fn greek_letters_get_their_names() {
        assert_eq!(folded("αΒγΔ"), "alphabetagammadelta");
        assert_eq!(folded("µμ"), "uu");
    }

    #[test]
    fn digits_dashes_and_primes() {
        assert_eq!(folded("C₂H⁶²"), "c2h62");
        assert_eq!(folded("a-b‐c‑d–e—f−g"), "a b c d e f g");
        assert_eq!(folded("2'2′2’2″"), "2'2'2'2'");
    }

    #[test]
    fn what_is_not_a_letter_separates_and_foreign_letters_are_marked() {
        assert_eq!(folded("a\0b💊c\u{200f}d"), "a b cd");
        assert_eq!(folded("ф中ع"), "\u{1}\u{1}\u{1}");
    }
}
