//! Reads SMILES, one a line, and writes which definitions they match, and by which
//! clauses: for data/structures.csv, and for a comparison with other programs.
use analogue_lookup_structure::{Matched, Rules, Structure};
use std::io::{BufRead, Write};

fn main() {
    let rules = Rules::new().expect("the cores can be read");
    let mut out = std::io::BufWriter::new(std::io::stdout().lock());
    for line in std::io::stdin().lock().lines() {
        let line = line.expect("a line of UTF-8");
        let found = Structure::from_smiles(&line).and_then(|own| rules.of(&own));
        let written = match found {
            Ok(found) => Matched::ruling(&found),
            Err(error) => format!("error\t{error}"),
        };
        writeln!(out, "{written}").expect("the output is open");
    }
}
