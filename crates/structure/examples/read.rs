//! Reads structures, one a line, and writes what they are as JSON lines: for a
//! comparison with other programs (benches/peers).
fn main() {
    use std::io::{BufRead, Write};
    let input = std::io::stdin().lock();
    let mut out = std::io::BufWriter::new(std::io::stdout().lock());
    for line in input.lines() {
        let line = line.expect("a line of UTF-8");
        let read = match line.strip_prefix("mol\t") {
            Some(file) => analogue_lookup_structure::Structure::from_molfile(&file.replace("\\n", "\n")),
            None => analogue_lookup_structure::Structure::from_smiles(&line),
        };
        let written = match read {
            Ok(own) => {
                let bits: Vec<String> = own.fingerprint().unwrap_or_default().iter().map(u16::to_string).collect();
                let removed: Vec<String> = own.removed.iter().map(|part| part.smiles.clone()).collect();
                [
                    own.smiles.as_str(),
                    &own.flat,
                    &own.formula,
                    &format!("{:.6}", own.mass),
                    &bits.join(" "),
                    &removed.join("."),
                ]
                .join("\t")
            }
            Err(error) => format!("error\t{error}"),
        };
        writeln!(out, "{written}").expect("the output is open");
    }
}
