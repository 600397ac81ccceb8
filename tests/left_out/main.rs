//! Nothing of a source is dropped in silence, and what is wrong with the data
//! is refused with its file, its line and what to do about it.
//!
//! The modules of the build script stand at the root, where they look for one
//! another.
#![cfg(not(target_arch = "wasm32"))]

#[allow(dead_code, unused_imports)]
#[path = "../../src/colour/mod.rs"]
mod colour;
#[path = "../../build/mod.rs"]
mod compile;
#[path = "../../src/database/formula.rs"]
mod formula;
#[path = "../../src/analogue/packed.rs"]
mod packed;
#[allow(dead_code)]
#[path = "../../src/database/schema.rs"]
mod schema;
#[path = "../../src/database/slug.rs"]
mod slug;
#[allow(dead_code)]
#[path = "../../src/database/wire.rs"]
mod wire;

mod broken;
mod citations;
mod edits;
mod mistakes;
mod readme;
mod rows;
mod without;

use std::path::PathBuf;

fn data() -> PathBuf {
    PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("data")
}
