//! The same answers as RDKit 2026.9.1: on every structure of the database, and
//! on molfiles, salts, charged and labelled forms (fixtures/make.py).
#![cfg(not(target_arch = "wasm32"))]

use analogue_lookup_structure::{Scaffolds, Structure};
use serde::Deserialize;
use std::collections::HashMap;
use std::path::Path;

/// RDKit and the reader sum up masses of nine digits.
const MASS_AGREES: f64 = 2e-6;

fn rows<T: serde::de::DeserializeOwned>(path: &str) -> Vec<T> {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join(path);
    csv::Reader::from_path(&path).expect("a table").deserialize().map(|row| row.expect("a row")).collect()
}

fn words(bits: &[u16]) -> String {
    bits.iter().map(u16::to_string).collect::<Vec<_>>().join(" ")
}

#[test]
fn every_structure_of_the_database_is_read_as_it_is_written() {
    #[derive(Deserialize)]
    struct Substance {
        id: String,
        formula: String,
        mass: Option<f64>,
    }
    #[derive(Deserialize)]
    struct Row {
        id: String,
        smiles: String,
        bits: String,
    }
    let mut substances: Vec<Substance> = rows("../../data/substances.csv");
    substances.extend(rows::<Substance>("../../data/further-substances.csv"));
    let known: HashMap<&str, &Substance> = substances.iter().map(|own| (own.id.as_str(), own)).collect();
    let mut wrong = Vec::new();
    for row in rows::<Row>("../../data/structures.csv") {
        let substance = known[row.id.as_str()];
        match Structure::from_smiles(&row.smiles) {
            Ok(own) => {
                let mass = (own.mass - substance.mass.expect("a mass")).abs() < 1e-5;
                let same = own.smiles == row.smiles && own.formula == substance.formula && mass;
                // What is a salt by itself is looked up by its organic part.
                if own.removed.is_empty()
                    && !own.neutralised
                    && !(same && words(&own.fingerprint().expect("bits")) == row.bits)
                {
                    wrong.push(format!("{}: {} {} {}", row.id, own.smiles, own.formula, own.mass));
                }
            }
            Err(error) => wrong.push(format!("{}: {error}", row.id)),
        }
    }
    assert_eq!(wrong.len(), 1, "{}", wrong.join("\n"));
    assert!(wrong[0].starts_with("salt: "), "sodium chloride is the one without a non-metal part: {}", wrong[0]);
}

/// Ids of all families, and the scaffolds of those that have one.
fn families() -> (Vec<String>, Scaffolds) {
    let data = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../data");
    let Ok(rows) = compile::scaffolds(&data) else { panic!("the families can be read") };
    let (ids, rows): (Vec<String>, Vec<_>) = rows.into_iter().unzip();
    (ids, Scaffolds::of_families(&rows).expect("they can be read"))
}

/// Every scaffold finds the very substances in which RDKit found it.
#[test]
fn every_scaffold_finds_what_rdkit_finds() {
    #[derive(Deserialize)]
    struct Row {
        id: String,
        smiles: String,
        families: String,
    }
    let (families, scaffolds) = families();
    for row in rows::<Row>("../../data/structures.csv") {
        let Ok(own) = Structure::from_smiles(&row.smiles) else { continue };
        if own.smiles != row.smiles {
            continue;
        }
        let told = scaffolds.families(&own).expect("a search that ends");
        let ids: Vec<&str> = told.iter().map(|place| families[usize::from(*place)].as_str()).collect();
        assert_eq!(ids.join(" "), row.families, "{}: run `make structures` after a change of a scaffold", row.id);
    }
}

#[test]
fn what_is_drawn_in_another_way_is_read_as_rdkit_reads_it() {
    #[derive(Deserialize)]
    struct Row {
        kind: String,
        text: String,
        smiles: String,
        flat: String,
        formula: String,
        mass: f64,
        bits: String,
    }
    let rows: Vec<Row> = rows("tests/fixtures/drawn.csv");
    assert!(rows.len() > 290);
    for row in rows {
        let read = match row.kind.as_str() {
            "molfile" => Structure::from_molfile(&row.text),
            _ => Structure::from_smiles(&row.text),
        };
        let own = read.unwrap_or_else(|error| panic!("{error}\n{}", row.text));
        let found = [own.smiles.as_str(), &own.flat, &own.formula, &words(&own.fingerprint().expect("bits"))];
        assert_eq!(found, [row.smiles.as_str(), &row.flat, &row.formula, &row.bits], "{}", row.text);
        assert!((own.mass - row.mass).abs() < MASS_AGREES, "{}: {} and {}", row.text, own.mass, row.mass);
    }
}

/// A molfile that was mended by hand, or that another program wrote.
#[test]
fn a_molfile_is_read_in_the_ways_it_is_written() {
    let ethanol = "\n  hand\n\n  3  2  0  0  0  0            999 V2000\n    0.0000    0.0000    0.0000 C   0  0\n    1.3000    0.7500    0.0000 C   0  0\n    2.6000    0.0000    0.0000 O   0  0\n  1  2  1  0\n  2  3  1  0\nM  END\n";
    for text in [
        ethanol.to_owned(),
        ethanol.replace('\n', "\r\n"),
        // The empty lines of the head are lost when a file is pasted.
        ethanol.trim_start().to_owned(),
        ethanol.replace("M  END\n", ""),
        format!("{ethanol}> <name>\nethanol\n\n$$$$\n"),
        ethanol
            .replace("    1.3000    0.7500    0.0000 C   0  0", "1.3 0.75 0 C 0 0")
            .replace("  1  2  1  0", "1 2 1 0"),
    ] {
        let own = Structure::from_molfile(&text).unwrap_or_else(|error| panic!("{error}\n{text}"));
        assert_eq!(own.smiles, "CCO", "{text}");
    }
    let charged = ethanol.replace(" O   0  0", " O   0  5");
    assert!(Structure::from_molfile(&charged).expect("an anion").neutralised);
    let labelled = ethanol.replace("M  END", "M  ISO  1   1  13\nM  END");
    assert_eq!(Structure::from_molfile(&labelled).expect("labelled").smiles, "[13CH3]CO");
    let heavy = ethanol.replace(" O   0  0", " D   0  0");
    assert_eq!(Structure::from_molfile(&heavy).expect("deuterium").flat, "CC");
}
