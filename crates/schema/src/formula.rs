//! Monoisotopic mass from a molecular formula in Hill notation. The masses are
//! those of the most abundant isotopes (AME2020, Wang et al. 2021,
//! doi 10.1088/1674-1137/abddaf).

const ISOTOPES: [(&str, f64); 17] = [
    ("C", 12.0),
    ("H", 1.007_825_032),
    ("N", 14.003_074_004),
    ("O", 15.994_914_619),
    ("S", 31.972_071_174),
    ("F", 18.998_403_163),
    ("Cl", 34.968_852_69),
    ("Br", 78.918_337_6),
    ("I", 126.904_471_9),
    ("P", 30.973_761_998),
    ("Si", 27.976_926_534),
    ("Na", 22.989_769_282),
    ("K", 38.963_706_485),
    ("Ca", 39.962_590_851),
    ("Mg", 23.985_041_689),
    ("Co", 58.933_193_5),
    ("B", 11.009_305_17),
];

/// In Da; `None` if the text is no formula of these elements. A charge at the
/// end ("+", "-") is left to the reader.
pub fn monoisotopic_mass(formula: &str) -> Option<f64> {
    let mut mass = 0.0;
    for element in elements(formula) {
        let (symbol, count) = element?;
        mass += f64::from(count) * ISOTOPES.iter().find(|(own, _)| *own == symbol)?.1;
    }
    (mass > 0.0).then_some(mass)
}

/// Atoms other than hydrogen; `None` if the text is no formula.
pub fn heavy_atoms(formula: &str) -> Option<usize> {
    elements(formula)
        .filter(|element| !matches!(element, Some(("H", _))))
        .map(|element| Some(usize::from(element?.1)))
        .sum()
}

/// Symbols and counts in their order; `None` in place of what is neither.
fn elements(formula: &str) -> impl Iterator<Item = Option<(&str, u16)>> {
    let mut rest = formula.trim_end_matches(['+', '-']);
    std::iter::from_fn(move || {
        let first = rest.chars().next()?;
        let symbol_end = first.len_utf8() + rest[first.len_utf8()..].bytes().take_while(u8::is_ascii_lowercase).count();
        let (symbol, tail) = rest.split_at(symbol_end);
        let (count, tail) = tail.split_at(tail.bytes().take_while(u8::is_ascii_digit).count());
        rest = tail;
        let count = if count.is_empty() { Ok(1) } else { count.parse() };
        Some(count.ok().map(|count| (symbol, count)))
    })
}

#[cfg(test)]
mod tests {
    use super::monoisotopic_mass;

    #[test]
    fn known_masses() {
        // Fentanyl and isotonitazene, PubChem CID 3345 and 145721979.
        assert!((monoisotopic_mass("C22H28N2O").unwrap() - 336.220_164).abs() < 1e-4);
        assert!((monoisotopic_mass("C23H30N4O3").unwrap() - 410.231_791).abs() < 1e-4);
        assert_eq!(monoisotopic_mass("Xy2"), None);
        assert_eq!(monoisotopic_mass(""), None);
        assert_eq!(monoisotopic_mass("é"), None);
        assert_eq!(monoisotopic_mass("C99999999999"), None);
    }
}
