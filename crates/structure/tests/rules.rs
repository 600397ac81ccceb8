//! The definitions of data/rules.toml against cases whose answer is known: of
//! 80 structures, many named by the authority itself.
#![cfg(not(target_arch = "wasm32"))]

use analogue_lookup_structure::{Matched, Rules, Structure};
use serde::Deserialize;
use std::collections::BTreeMap;
use std::path::Path;

fn matched(smiles: &str) -> Vec<Matched> {
    let structure = Structure::from_smiles(smiles).unwrap_or_else(|error| panic!("{smiles}: {error}"));
    Rules::new().expect("the cores can be read").of(&structure).expect("a search that ends")
}

fn clauses(smiles: &str, rule: &str) -> Vec<&'static str> {
    matched(smiles).into_iter().find(|own| own.rule == rule).unwrap_or_else(|| panic!("{smiles}: {rule}")).clauses
}

#[test]
fn the_cases_come_out_as_they_are_known_to() {
    #[derive(Deserialize)]
    struct Case {
        name: String,
        smiles: String,
        #[serde(flatten)]
        expected: BTreeMap<String, String>,
    }
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/fixtures/rules.csv");
    let mut wrong = Vec::new();
    let mut cases = 0;
    for case in csv::Reader::from_path(path).expect("the cases").deserialize::<Case>() {
        let case = case.expect("a case");
        let found = matched(&case.smiles);
        cases += 1;
        for (rule, expected) in case.expected.iter().filter(|(_, expected)| !expected.is_empty()) {
            let own = found.iter().find(|own| own.rule == rule);
            let outcome = own.map_or("no", |own| if own.uncertain { "uncertain" } else { "matches" });
            if outcome != expected {
                wrong.push(format!("{}: {rule} {outcome}, not {expected}", case.name));
            }
        }
    }
    assert_eq!(cases, 80);
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

/// What a name is told without chemistry is what the structure would be told.
#[test]
fn the_table_holds_what_the_rules_find() {
    #[derive(Deserialize)]
    struct Row {
        id: String,
        smiles: String,
        rules: String,
    }
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../data/structures.csv");
    let rules = Rules::new().expect("the cores can be read");
    for row in csv::Reader::from_path(path).expect("the structures").deserialize::<Row>() {
        let row = row.expect("a row");
        let Ok(structure) = Structure::from_smiles(&row.smiles) else { continue };
        let found = rules.of(&structure).expect("a search that ends");
        assert_eq!(Matched::ruling(&found), row.rules, "{}: run `make structures`", row.id);
    }
}

#[test]
fn a_match_names_its_clauses_and_a_doubt_none() {
    assert_eq!(clauses("CCC(=O)N(c1ccccc1)C1CCN(CCc2ccccc2)CC1", "gb-fentanyl"), [""; 0], "fentanyl itself");
    assert_eq!(clauses("CC(=O)N(c1ccc(F)cc1)C1CCN(CCc2cccs2)CC1", "gb-fentanyl"), ["(i)", "(iv)", "(vi)"]);
    assert_eq!(clauses("CCC(=O)N(c1ccc(O)cc1)C1CCN(CCc2ccccc2)CC1", "us-fentanyl-related"), ["(D)"]);
    assert_eq!(clauses("CCOC(=O)C1(c2ccccc2)CCN(C)CC1", "gb-pethidine"), [""; 0], "pethidine itself");
    let decanoate = matched("CCCCCCCCCC(=O)OC1(CCN(CCCC(=O)c2ccc(F)cc2)CC1)c1ccc(Cl)cc1");
    assert!(decanoate.len() == 1 && decanoate[0].uncertain, "a medicine that the words reach");
    let doubt = matched("CCOC(=O)N(c1ccccc1)C1CCN(CCc2ccccc2)CC1");
    assert!(doubt.iter().any(|own| own.uncertain) && doubt.iter().all(|own| !own.uncertain || own.clauses.is_empty()));
}

#[test]
fn stereochemistry_isotopes_and_salts_play_no_part() {
    let plain = matched("CC1CN(CCc2ccccc2)CCC1N(C(=O)CC)c1ccccc1");
    assert!(!plain.is_empty());
    for other in [
        "C[C@@H]1CN(CCc2ccccc2)CC[C@@H]1N(C(=O)CC)c1ccccc1.Cl",
        "[2H]C([2H])([2H])C1CN(CCc2ccccc2)CCC1N(C(=O)CC)c1ccccc1",
        "CC1C[NH+](CCc2ccccc2)CCC1N(C(=O)CC)c1ccccc1.[Cl-]",
    ] {
        assert_eq!(matched(other), plain, "{other}");
    }
}

/// A dozen of each kind; the approved medicines as a whole are compared in benches/peers.
#[test]
fn common_medicines_match_nothing() {
    for smiles in [
        "CC(=O)Nc1ccc(O)cc1",
        "CC(C)Cc1ccc(C(C)C(=O)O)cc1",
        "CN(C)CCOC(c1ccccc1)c1ccccc1",
        "Cn1c(=O)c2c(ncn2C)n(C)c1=O",
        "CCN(CC)CC(=O)Nc1c(C)cccc1C",
        "COc1ccc2[nH]c(S(=O)Cc3ncc(C)c(OC)c3C)nc2c1",
        "O=c1[nH]c2ccccc2n1CCCN1CCC(n2c(=O)[nH]c3cc(Cl)ccc32)CC1",
        "O=C(CCCN1CCC(O)(c2ccc(Cl)cc2)CC1)c1ccc(F)cc1",
        "CNCCC(Oc1ccc(C(F)(F)F)cc1)c1ccccc1",
        "CN1C(=O)CN=C(c2ccccc2)c2cc(Cl)ccc21",
        "Clc1ccc(Cn2c(CN3CCCC3)nc3ccccc32)cc1",
        "CCCCc1nc(Cl)c(CO)n1Cc1ccc(-c2ccccc2-c2nnn[nH]2)cc1",
    ] {
        assert_eq!(matched(smiles), [], "{smiles}");
    }
}
