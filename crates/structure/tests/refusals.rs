//! What is refused, where, and in which words.
#![cfg(not(target_arch = "wasm32"))]

use analogue_lookup_structure::smiles::{LONGEST, MOST_ATOMS};
use analogue_lookup_structure::{Place, Structure, StructureError};

fn refused(text: &str) -> StructureError {
    match Structure::from_smiles(text) {
        Ok(read) => panic!("{text} was read as {}", read.smiles),
        Err(error) => error,
    }
}

/// Character from 1, or 0 for the whole, and a part of the sentence.
const REFUSED: [(&str, usize, &str); 67] = [
    ("", 0, "there is no structure"),
    ("  \t\n", 0, "there is no structure"),
    ("CCO\nCCN", 0, "one SMILES at a time"),
    ("CCC1CC", 4, "the ring 1 is opened here and never closed"),
    ("C1CC2CC1CC", 5, "the ring 2 is opened here"),
    ("C12CC1CC2C3", 11, "the ring 3 is opened here"),
    ("C1CC1C1CC", 7, "the ring 1 is opened here"),
    ("C%12CC", 2, "the ring 12 is opened here"),
    ("  CCC1CC", 6, "the ring 1 is opened here"),
    ("C%1CC", 5, "ends here"),
    ("CC(C", 3, "no partner"),
    ("CC)C", 3, "cannot stand here"),
    ("CC(C))C", 6, "cannot stand here"),
    ("C[N", 2, "this is not an atom"),
    ("C]C", 2, "cannot stand here"),
    ("[13]", 4, "this is not an atom"),
    ("[Qq]", 2, "this is not an atom"),
    ("[C@@@H](C)(N)O", 5, "this is not an atom"),
    ("[R1]CC", 2, "this is not an atom"),
    ("Xx", 1, "\"X\" cannot stand here"),
    ("CQ", 2, "\"Q\" cannot stand here"),
    ("fentanyl", 1, "if this is a name, look it up as one"),
    ("InChI=1S/CH4/h1H4", 0, "this is an InChI"),
    ("PJMPHNIQZUBGLI-UHFFFAOYSA-N", 0, "this is an InChIKey"),
    ("437-38-7", 0, "this is a CAS number"),
    ("C22H28N2O", 0, "this is a formula"),
    ("C*C", 2, "stands for any group"),
    ("[*]CC", 2, "stands for any group"),
    ("CC>>CO", 3, "reaction"),
    ("[#6]~C", 5, "search pattern"),
    ("[C,N]C", 3, "search pattern"),
    ("{CC}", 1, "polymer"),
    ("{[]CC[]}n", 1, "polymer"),
    ("N(=O)(=O)(=O)(C)C", 1, "N has more bonds here than it can have"),
    ("CC(C)(C)(C)C", 2, "C has more bonds here than it can have"),
    ("C[N+](C)(C)(C)C", 2, "N has more bonds here"),
    ("[CH5]", 1, "C has more bonds here"),
    ("O=O1C=CC=C1", 3, "O has more bonds here"),
    ("CCCl(C)C", 3, "Cl has more bonds here"),
    ("CCF(C)C", 3, "F has more bonds here"),
    ("c1cccc1", 1, "[nH]"),
    ("[nH]1ccc1", 6, "cannot be drawn with single and double bonds"),
    ("cC", 1, "write a capital"),
    ("CC==C", 4, "ends here"),
    ("C=", 2, "something is missing"),
    ("C/C=C/", 6, "something is missing"),
    ("=C", 1, "cannot stand here"),
    ("()C", 1, "cannot stand here"),
    ("C..C", 3, "between two dots"),
    (".C", 1, "between two dots"),
    ("C.", 2, "between two dots"),
    ("C-1CCC=1", 8, "name different bonds"),
    ("C[C@TB21](C)C", 4, "no arrangement"),
    ("[99C]C", 1, "C has no isotope 99"),
    ("C[Hg]C", 2, "Hg is a metal"),
    ("[Pt](Cl)(Cl)(N)N", 1, "Pt is a metal"),
    ("CC(=O)O[Na]", 8, "write it apart as an ion"),
    ("[Na+].[Cl-]", 1, "Na is a metal"),
    ("[He]", 1, "noble gas"),
    ("C\u{0}C", 2, "no SMILES has this character"),
    ("C\u{7}C", 2, "no SMILES has this character"),
    ("C\u{200b}C", 2, "no SMILES has this character"),
    ("CéC", 2, "no SMILES has this character"),
    ("ÅCO", 1, "no SMILES has this character"),
    ("C11", 1, "to itself"),
    ("C12CCC12", 8, "a second time"),
    ("C1C1", 4, "a second time"),
];

#[test]
fn a_refusal_points_at_the_character_and_says_what_to_do() {
    for (text, at, words) in REFUSED {
        let error = refused(text);
        let found = match error.place {
            Some(Place::Character { at, .. }) => at + 1,
            None => 0,
            Some(Place::Line(line)) => panic!("{text}: line {line}"),
        };
        assert_eq!(found, at, "{text:?}: {error}");
        assert!(error.message.contains(words), "{text:?}: {error}");
        assert!(at <= text.chars().count() && !error.message.ends_with('.'), "{text:?}: {error}");
    }
}

#[test]
fn what_is_too_large_is_refused_before_it_is_read() {
    let long = "C".repeat(LONGEST + 1);
    assert!(refused(&long).message.contains("2001 characters"));
    assert!(refused(&"[Si]".repeat(3_000)).message.contains("12000 characters"));
    let many = refused(&"C".repeat(999));
    assert!(many.message.contains("999 atoms"), "{many}");
    assert_eq!(many.place, Some(Place::Character { at: MOST_ATOMS, length: 1 }));
    assert!(Structure::from_smiles(&"C".repeat(MOST_ATOMS)).is_ok());
    let nested = refused(&format!("{}C{}", "C(".repeat(300), ")".repeat(300)));
    assert!(nested.place.is_some(), "{nested}");
    assert!(Structure::from_smiles(&format!("C{}C{}", "(C".repeat(200), ")".repeat(200))).is_ok());
}

const HEAD: &str = "\n\n\n  2  1  0  0  0  0            999 V2000\n";
const ATOMS: &str = "    0.0000    0.0000    0.0000 C   0  0\n    1.5000    0.0000    0.0000 N   0  0\n";

#[test]
fn a_molfile_is_refused_with_the_line() {
    let file = |atoms: &str, bond: &str, rest: &str| format!("{HEAD}{atoms}{bond}{rest}M  END\n");
    let bond = "  1  2  1  0\n";
    let v30 = |inside: &str| {
        format!("\n\n\n  0  0  0     0  0            999 V3000\nM  V30 BEGIN CTAB\nM  V30 COUNTS 1 0 0 0 0\n{inside}")
    };
    for (text, line, words) in [
        (String::new(), 0, "this is not a molfile"),
        ("CCO".to_owned(), 0, "this is not a molfile"),
        (format!("{HEAD}{ATOMS}"), 6, "ends here; a bond should follow"),
        (HEAD.to_owned(), 4, "ends here; an atom should follow"),
        (HEAD.replace("  2  1", "  a  1"), 4, "numbers of atoms and bonds"),
        (HEAD.replace("  2  1", " -2  1"), 4, "cannot be negative"),
        (HEAD.replace("  2  1", "999999"), 4, "up to 250 atoms"),
        (HEAD.replace("  2  1", "  0  0") + "M  END\n", 4, "no atoms"),
        (file(&ATOMS.replace(" N ", " R#"), bond, ""), 6, "any atom or a group"),
        (file(&ATOMS.replace(" N ", " A "), bond, ""), 6, "any atom or a group"),
        (file(&ATOMS.replace(" N ", " * "), bond, ""), 6, "any atom or a group"),
        (file(&ATOMS.replace(" N ", " Qq"), bond, ""), 6, "this is not an atom"),
        (file(&ATOMS.replace(" N ", " Hg"), bond, ""), 6, "Hg is a metal"),
        (file(&ATOMS.replace("1.5000", "1.5OOO"), bond, ""), 6, "an atom should stand here"),
        (file(&ATOMS.replace("1.5000", "   inf"), bond, ""), 6, "an atom should stand here"),
        (file(ATOMS, "  1  3  1  0\n", ""), 7, "an atom that is not there"),
        (file(ATOMS, "  1  1  1  0\n", ""), 7, "joins an atom to itself"),
        (file(ATOMS, "  1  2  8  0\n", ""), 7, "search pattern"),
        (file(ATOMS, "  1  2  9  0\n", ""), 7, "no order of a bond"),
        (file(ATOMS, "  1  2\n", ""), 7, "a bond should stand here"),
        (file(ATOMS, bond, "M  CHG  1   3   1\n"), 8, "no atom 3"),
        (file(ATOMS, bond, "M  CHG  1   2  99\n"), 8, "charge 99"),
        (file(ATOMS, bond, "M  RAD  1   2   9\n"), 8, "no kind of radical"),
        (file(ATOMS, bond, "M  ISO  1   2  99\n"), 6, "N has no isotope 99"),
        (file(ATOMS, bond, "M  STY  1   1 SRU\n"), 8, "polymer"),
        (file(ATOMS, bond, "M  ALS   1  2 F C   N\n"), 8, "search pattern"),
        (file(ATOMS, bond, "nonsense\n"), 8, "\"M  END\" should stand"),
        (file(ATOMS, bond, "") + "$$$$\n" + &file(ATOMS, bond, ""), 13, "a second molecule begins here"),
        (v30(""), 6, "ends here; the molecule should follow"),
        (v30("M  V30 BEGIN ATOM\nM  V30 1 C 0 0\n"), 8, "an atom should stand here"),
        (v30("M  V30 BEGIN ATOM\nM  V30 1 R# 0 0 0 0\n"), 8, "any atom or a group"),
        (v30("M  V30 BEGIN ATOM\nM  V30 1 C 0 0 0 0 SUBST=2\n"), 8, "search pattern"),
        (v30("M  V30 BEGIN ATOM\nM  V30 1 C 0 -\nC\n"), 9, "continued"),
        (v30("M  V30 BEGIN TEMPLATE\n"), 7, "save the molecule as V2000"),
    ] {
        let error = Structure::from_molfile(&text).err().unwrap_or_else(|| panic!("was read:\n{text}"));
        let found = match error.place {
            Some(Place::Line(line)) => line,
            None => 0,
            Some(Place::Character { .. }) => panic!("{error}"),
        };
        assert!(error.message.contains(words), "{error}\n{text}");
        assert_eq!(found, line, "{error}\n{text}");
    }
    let long = "x".repeat(100_001);
    assert!(Structure::from_molfile(&long).is_err_and(|error| error.message.contains("100001 characters")));
}

/// Cut anywhere, and with any byte in any place: an answer or a refusal.
#[test]
fn no_text_makes_it_panic() {
    let smiles = "CC[C@@H](N(C)C)c1ccc2[nH]c(/C=C\\C(=O)[O-])nc2c1.[Na+].Cl%10CC%10";
    let molfile = format!("{HEAD}{ATOMS}  1  2  1  1\nM  CHG  1   2   1\nM  END\n");
    for at in 0..smiles.len() {
        let _ = Structure::from_smiles(&smiles[..at]);
        for other in "C[(]1%@#=/\\.+-*\0Qé".chars() {
            let text: String = smiles.chars().enumerate().map(|(i, c)| if i == at { other } else { c }).collect();
            let _ = Structure::from_smiles(&text);
        }
    }
    for at in 0..molfile.len() {
        let _ = Structure::from_molfile(&molfile[..at]);
        for other in "9- M\0é".chars() {
            let text: String = molfile.chars().enumerate().map(|(i, c)| if i == at { other } else { c }).collect();
            let _ = Structure::from_molfile(&text);
        }
    }
}
