//! Compiles `data/` into the signature database that the core embeds and the
//! identities and structures that lie beside it, and refuses data that would make
//! an answer dishonest: an unknown id, a fact without a source, an unreadable
//! colour, a duplicate id, an alias that leads nowhere. Every problem is reported
//! with file, line and remedy.

#[allow(dead_code, unused_imports)]
#[path = "src/colour/mod.rs"]
mod colour;
#[path = "build/mod.rs"]
mod compile;
#[path = "src/database/formula.rs"]
mod formula;
#[path = "src/analogue/packed.rs"]
mod packed;
#[allow(dead_code)]
#[path = "src/database/schema.rs"]
mod schema;
#[path = "src/database/slug.rs"]
mod slug;
#[allow(dead_code)]
#[path = "src/database/wire.rs"]
mod wire;

use std::{env, fs, path::PathBuf};

fn main() {
    println!("cargo::rerun-if-changed=data");
    println!("cargo::rerun-if-changed=build");
    println!("cargo::rerun-if-changed=src/analogue/packed.rs");
    println!("cargo::rerun-if-changed=src/colour");
    println!("cargo::rerun-if-changed=src/database");
    println!("cargo::rerun-if-env-changed=ANALOGUE_LOOKUP_WITHOUT");

    let without: Vec<String> = env::var("ANALOGUE_LOOKUP_WITHOUT")
        .unwrap_or_default()
        .split(',')
        .map(|source| source.trim().to_owned())
        .filter(|source| !source.is_empty())
        .collect();
    let data = PathBuf::from(env::var_os("CARGO_MANIFEST_DIR").expect("set by cargo")).join("data");
    let out = PathBuf::from(env::var_os("OUT_DIR").expect("set by cargo"));

    match compile::compile(&data, without) {
        Ok(compiled) => {
            fs::write(out.join("core.bin"), compiled.core).expect("the output folder is writable");
            fs::write(out.join("identities.bin"), compiled.identities).expect("the output folder is writable");
            fs::write(out.join("structures.bin"), compiled.structures).expect("the output folder is writable");
            fs::write(out.join("LEFT-OUT.md"), compiled.left_out).expect("the output folder is writable");
        }
        Err(problems) => {
            for problem in problems.iter() {
                println!("cargo::error={problem}");
            }
            std::process::exit(1);
        }
    }
}
