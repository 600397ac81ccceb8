//! Nothing of a source is dropped in silence, and a build can leave sources out.
mod rows;
mod without;

use std::path::PathBuf;

fn data() -> PathBuf {
    PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("data")
}
