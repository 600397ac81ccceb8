//! Reads structures, one a line (a SMILES, or "mol", a tab and a molfile with \n
//! for its line ends), and writes what the crate makes of them: canonical SMILES,
//! the same without stereochemistry and isotopes, formula, mass, bits of the
//! fingerprint, families by scaffold, definitions that it matches, and which of
//! the SMARTS of the file that is named, one a line, it has. For a comparison
//! with other programs (benches/peers).

use analogue_lookup_structure::{Matched, Rules, Scaffold, Scaffolds, Structure, StructureError};
use serde::Deserialize;
use std::io::{BufRead, Write};

#[derive(Deserialize)]
struct Document {
    family: Vec<Family>,
}

#[derive(Deserialize)]
struct Family {
    id: String,
    parent: Option<String>,
    #[serde(default)]
    scaffold: Vec<String>,
    #[serde(default)]
    scaffold_not: Vec<String>,
    #[serde(default = "any_size")]
    scaffold_up_to: u16,
}

fn any_size() -> u16 {
    u16::MAX
}

struct Reader {
    families: Vec<String>,
    scaffolds: Scaffolds,
    rules: Rules,
    /// As families of their own, so many at a time as can be numbered.
    patterns: Vec<Scaffolds>,
}

const AT_A_TIME: usize = 256;

impl Reader {
    fn new(smarts: &[&str]) -> Result<Self, String> {
        let data = concat!(env!("CARGO_MANIFEST_DIR"), "/../../data/families.toml");
        let text = std::fs::read_to_string(data).map_err(|error| format!("{data}: {error}"))?;
        let Document { family: rows } = toml::from_str(&text).map_err(|error| error.to_string())?;
        let place = |id: &String| rows.iter().position(|row| row.id == *id).map(|place| place as u8);
        let told = rows.iter().filter(|row| !row.scaffold.is_empty()).map(|row| Scaffold {
            family: place(&row.id).unwrap_or_default(),
            parent: row.parent.as_ref().and_then(place),
            one_of: row.scaffold.clone(),
            none_of: row.scaffold_not.clone(),
            up_to: row.scaffold_up_to,
        });
        let scaffolds = Scaffolds::new(&told.collect::<Vec<_>>())?;
        let alone = |(place, text): (usize, &&str)| Scaffold {
            family: place as u8,
            one_of: vec![(*text).to_owned()],
            up_to: u16::MAX,
            ..Scaffold::default()
        };
        let patterns = smarts
            .chunks(AT_A_TIME)
            .map(|chunk| Scaffolds::new(&chunk.iter().enumerate().map(alone).collect::<Vec<_>>()))
            .collect::<Result<_, String>>()?;
        Ok(Self { families: rows.into_iter().map(|row| row.id).collect(), scaffolds, rules: Rules::new()?, patterns })
    }

    fn columns(&self, line: &str) -> Result<[String; 8], StructureError> {
        let own = match line.strip_prefix("mol\t") {
            Some(file) => Structure::from_molfile(&file.replace("\\n", "\n"))?,
            None => Structure::from_smiles(line)?,
        };
        let families = self.scaffolds.families(&own)?;
        let mut has = Vec::new();
        for (chunk, patterns) in self.patterns.iter().enumerate() {
            has.extend(patterns.families(&own)?.into_iter().map(|place| chunk * AT_A_TIME + usize::from(place)));
        }
        Ok([
            own.smiles.clone(),
            own.flat.clone(),
            own.formula.clone(),
            format!("{:.6}", own.mass),
            words(&own.fingerprint()?),
            words(&families.iter().map(|place| self.families[usize::from(*place)].clone()).collect::<Vec<_>>()),
            Matched::ruling(&self.rules.of(&own)?),
            words(&has),
        ])
    }
}

fn words(parts: &[impl ToString]) -> String {
    parts.iter().map(ToString::to_string).collect::<Vec<_>>().join(" ")
}

fn main() {
    let file = std::env::args().nth(1).expect("the file with the SMARTS");
    let text = std::fs::read_to_string(file).expect("the SMARTS can be read");
    let reader = Reader::new(&text.lines().collect::<Vec<_>>()).expect("the data can be read");
    let mut out = std::io::BufWriter::new(std::io::stdout().lock());
    for line in std::io::stdin().lock().lines() {
        let line = line.expect("a line of UTF-8");
        let written = match reader.columns(&line) {
            Ok(columns) => columns.join("\t"),
            Err(error) => format!("error\t{error}"),
        };
        writeln!(out, "{written}").expect("the output is open");
    }
}
