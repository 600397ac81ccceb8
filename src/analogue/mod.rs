//! The structures of the database: their fingerprints, how they are drawn, and
//! which of them are near another. What a typed structure is, `crates/structure`
//! reads.

mod drawing;
mod fingerprint;
mod relatives;
mod structures;

pub use drawing::Drawn;
pub use fingerprint::Fingerprint;
pub use relatives::{By, Known, Relative, Relatives};
pub use schema::packed::{Family, Rule, Says, Told, Wedge};
#[cfg(not(target_arch = "wasm32"))]
pub use structures::EMBEDDED;
pub use structures::{Drawing, ForeignStructures, Structures};
