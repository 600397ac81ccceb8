//! Writes the definitions of `data/rules.toml` as constants; see `crates/compile`.

use std::{env, fs, path::Path};

fn main() -> Result<(), Box<dyn std::error::Error>> {
    println!("cargo::rerun-if-changed=../../data/rules.toml");
    match compile::definitions(Path::new("../../data")) {
        Ok(code) => fs::write(Path::new(&env::var("OUT_DIR")?).join("rules.rs"), code)?,
        Err(problems) => problems.iter().for_each(|problem| println!("cargo::error={problem}")),
    }
    Ok(())
}
