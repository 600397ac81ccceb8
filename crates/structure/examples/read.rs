//! Reads structures, one a line (a SMILES, or "mol", a tab and a molfile with \n
//! for its line ends), and writes what the crate makes of them: canonical SMILES,
//! the same without stereochemistry and isotopes, formula, mass, bits of the
//! fingerprint, families by scaffold, definitions that it matches, and which of
//! the SMARTS of the file that is named, if one is, it has. For
//! data/structures.csv, and for a comparison with other programs (benches/peers).

use analogue_lookup_structure::{Matched, Rules, Scaffold, Scaffolds, Structure, StructureError};
use std::io::{BufRead, Write};
use std::path::Path;

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
        let data = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../data");
        let problems = |problems: compile::Problems| problems.iter().map(ToString::to_string).collect::<Vec<_>>();
        let rows = compile::scaffolds(&data).map_err(|found| problems(found).join("\n"))?;
        let (families, rows): (Vec<String>, Vec<_>) = rows.into_iter().unzip();
        let scaffolds = Scaffolds::of_families(&rows)?;
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
        Ok(Self { families, scaffolds, rules: Rules::new()?, patterns })
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
    let file = std::env::args().nth(1);
    let text = file.map(|file| std::fs::read_to_string(file).expect("the SMARTS can be read")).unwrap_or_default();
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
