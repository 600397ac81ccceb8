//! The structures of the database: their fingerprints, how they are drawn, and
//! which of them are near another. What a typed structure is, `crates/structure`
//! reads.

mod drawing;
mod fingerprint;
mod packed;
mod relatives;
mod structures;

use crate::database::wire;
pub use drawing::Drawn;
pub use fingerprint::Fingerprint;
pub use packed::{Family, Rule, Says, Told, Wedge};
pub use relatives::{By, Known, Relative, Relatives};
#[cfg(not(target_arch = "wasm32"))]
pub use structures::EMBEDDED;
pub use structures::{Drawing, ForeignStructures, Structures};
