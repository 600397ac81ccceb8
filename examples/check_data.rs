//! `make check-data`: the build script has compiled `data/` and refused what
//! is wrong; this writes the report of what was left out and says what there is.
//! The report is that of a whole build: one without some sources leaves it alone.

use analogue_lookup::database::{LEFT_OUT, Signatures};
use std::error::Error;
use std::fs;
use std::path::Path;

fn main() -> Result<(), Box<dyn Error>> {
    let database = Signatures::load()?;
    let data = &database.data;
    let report = Path::new(env!("CARGO_MANIFEST_DIR")).join("data/LEFT-OUT.md");
    if !data.without.is_empty() {
        println!("   without {}: data/LEFT-OUT.md stays that of a whole build", data.without.join(", "));
    } else if fs::read_to_string(&report).unwrap_or_default() != LEFT_OUT {
        fs::write(&report, LEFT_OUT)?;
        println!("   data/LEFT-OUT.md was brought up to date");
    }
    println!(
        "   {} substances, {} records on {} reagents, {} strips, {} families, {} names, {} sources: no problem found",
        database.substance_count(),
        data.records.len(),
        data.reagents.len(),
        data.strips.strips.len(),
        data.families.len(),
        database.substance_count() + database.aliases().count(),
        data.sources.len(),
    );
    Ok(())
}
