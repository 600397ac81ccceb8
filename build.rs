//! Compiles `data/` into what the core embeds and what lies beside it; see `crates/compile`.

use std::{env, fs, path::Path};

fn main() -> Result<(), Box<dyn std::error::Error>> {
    println!("cargo::rerun-if-changed=data");
    println!("cargo::rerun-if-env-changed=ANALOGUE_LOOKUP_WITHOUT");
    let without = env::var("ANALOGUE_LOOKUP_WITHOUT").unwrap_or_default();
    match compile::compile(Path::new("data"), compile::sources_named(&without)) {
        Ok(compiled) => {
            for (file, content) in compiled.files() {
                fs::write(Path::new(&env::var("OUT_DIR")?).join(file), content)?;
            }
        }
        Err(problems) => problems.iter().for_each(|problem| println!("cargo::error={problem}")),
    }
    Ok(())
}
