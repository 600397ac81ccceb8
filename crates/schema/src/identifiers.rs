//! CAS Registry Numbers and InChIKeys: found whole or not at all, never by likeness.

/// The letters of an InChIKey without its two hyphens.
pub const INCHIKEY_LETTERS: usize = 25;
/// The letters of its first block, which stands for the skeleton without stereochemistry.
pub const SKELETON_LETTERS: usize = 14;

const CAS_LABELS: &[&str] = &["CAS Registry Number", "CAS number", "CAS No.", "CAS No", "CAS RN", "CASRN", "CAS"];

/// Reads a CAS Registry Number, with hyphens or with none, after an optional "CAS". `None` when
/// the check digit is wrong (CAS, "Check Digit Verification of CAS Registry Numbers").
pub fn read_cas(text: &str) -> Option<u64> {
    let text = text.trim();
    let labelled = text.starts_with(['C', 'c']);
    let text = if labelled { after_label(text, CAS_LABELS) } else { text };
    let mut number = 0u64;
    let (mut digits, mut hyphens) = (0, [0; 2]);
    let mut hyphens_seen = 0;
    for character in text.chars() {
        match character {
            '0'..='9' if digits < 10 => {
                number = number * 10 + u64::from(character as u32 - '0' as u32);
                digits += 1;
            }
            '-' | '‐' | '‑' | '‒' | '–' | '−' => {
                *hyphens.get_mut(hyphens_seen)? = digits;
                hyphens_seen += 1;
            }
            _ => return None,
        }
    }
    let well_formed = digits >= 5 && (hyphens_seen == 0 || hyphens == [digits - 3, digits - 1]);
    if !well_formed {
        return None;
    }
    let mut sum = 0;
    let (mut rest, mut weight) = (number / 10, 1);
    while rest > 0 {
        sum += weight * (rest % 10);
        rest /= 10;
        weight += 1;
    }
    (sum % 10 == number % 10).then_some(number)
}

/// The capital letters of an InChIKey, after an optional "InChIKey="; of its first block alone
/// they are followed by zeros. `None` for any other text.
pub fn read_inchikey(text: &str) -> Option<[u8; INCHIKEY_LETTERS]> {
    let text = after_label(text.trim(), &["InChIKey"]).as_bytes();
    if text.len() != SKELETON_LETTERS && text.len() != INCHIKEY_LETTERS + 2 {
        return None;
    }
    let mut letters = [0; INCHIKEY_LETTERS];
    let mut free = letters.iter_mut();
    for (at, byte) in text.iter().enumerate() {
        let hyphen = at == SKELETON_LETTERS || at == SKELETON_LETTERS + 11;
        match byte {
            b'-' if hyphen => {}
            _ if !hyphen && byte.is_ascii_alphabetic() => *free.next()? = byte.to_ascii_uppercase(),
            _ => return None,
        }
    }
    Some(letters)
}

fn after_label<'a>(text: &'a str, labels: &[&str]) -> &'a str {
    for label in labels {
        let is_label = text.get(..label.len()).is_some_and(|start| start.eq_ignore_ascii_case(label));
        if let (true, Some(rest)) = (is_label, text.get(label.len()..)) {
            return rest.trim_start_matches([' ', ':', '=', '#']);
        }
    }
    text
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_cas_number_with_and_without_hyphens() {
        assert_eq!(read_cas("437-38-7"), Some(437387));
        assert_eq!(read_cas(" CAS: 437-38-7 "), Some(437387));
        assert_eq!(read_cas("CAS No. 28981-97-7"), Some(28981977));
        assert_eq!(read_cas("437387"), Some(437387));
        assert_eq!(read_cas("437–38–7"), Some(437387));
    }

    #[test]
    fn what_is_no_cas_number() {
        for text in [
            "437-38-6",
            "437386",
            "1234",
            "437-387",
            "4-37-38-7",
            "437-38-a",
            "",
            "-",
            "99999999999999999999",
            "٤٣٧-٣٨-٧",
        ] {
            assert_eq!(read_cas(text), None, "{text}");
        }
    }

    #[test]
    fn an_inchikey_whole_or_its_first_block() {
        assert_eq!(read_inchikey("PJMPHNIQZUBGLI-UHFFFAOYSA-N").as_ref(), Some(b"PJMPHNIQZUBGLIUHFFFAOYSAN"));
        assert_eq!(read_inchikey("inchikey=pjmphniqzubgli-uhfffaoysa-n"), read_inchikey("PJMPHNIQZUBGLI-UHFFFAOYSA-N"));
        assert_eq!(read_inchikey("PJMPHNIQZUBGLI").as_ref(), Some(b"PJMPHNIQZUBGLI\0\0\0\0\0\0\0\0\0\0\0"));
        for text in [
            "PJMPHNIQZUBGL",
            "PJMPHNIQZUBGLI-UHFFFAOYSA",
            "PJMPHNIQZUBGL1",
            "é",
            "InChIKey",
            "PJMPHNIQZUBGLI-UHFFFAOYSA-N-N",
        ] {
            assert_eq!(read_inchikey(text), None, "{text}");
        }
    }
}
