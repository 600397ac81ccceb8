//! Reads SMILES, one a line, and writes which definitions they match, and by which
//! clauses: for data/structures.csv, and for a comparison with other programs.
fn main() {
    use std::io::{BufRead, Write};
    let rules = analogue_lookup_structure::Rules::new().expect("the cores can be read");
    let mut out = std::io::BufWriter::new(std::io::stdout().lock());
    for line in std::io::stdin().lock().lines() {
        let line = line.expect("a line of UTF-8");
        let found = analogue_lookup_structure::Structure::from_smiles(&line).and_then(|own| rules.of(&own));
        let written = match found {
            Ok(found) => {
                let word = |uncertain| if uncertain { "uncertain" } else { "matches" };
                let told =
                    found.iter().map(|own| format!("{}:{}:{}", own.rule, word(own.uncertain), own.clauses.join(",")));
                told.collect::<Vec<_>>().join(" ")
            }
            Err(error) => format!("error\t{error}"),
        };
        writeln!(out, "{written}").expect("the output is open");
    }
}
