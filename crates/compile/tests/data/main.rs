//! What is wrong with the data is refused with its file, its line and what to do about it; what the data say of
//! themselves is true.

mod broken;
mod citations;
mod corrections;
mod edits;
mod mistakes;
mod readme;
mod rules;

use std::path::PathBuf;

fn data() -> PathBuf {
    PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("../../data")
}
