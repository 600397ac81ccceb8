//! The structures of the database: their fingerprints and how they are drawn.

mod packed;
mod structures;

use crate::database::wire;
pub use packed::Wedge;
#[cfg(not(target_arch = "wasm32"))]
pub use structures::EMBEDDED;
pub use structures::{Drawing, Fingerprint, ForeignStructures, Structures};
