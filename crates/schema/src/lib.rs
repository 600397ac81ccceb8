//! The compiled database: what `compile` writes and the core reads. Plain rows,
//! in which every reference is an index into the table it names; how they become
//! bytes; and the texts and numbers that both sides must read alike.

#![forbid(unsafe_code)]
#![deny(missing_docs)]

pub mod digest;
pub mod distance;
pub mod formula;
pub mod identifiers;
pub mod limits;
pub mod packed;
pub mod sealed;
pub mod slug;
pub mod vocabulary;
pub mod wire;

mod database;
mod family;
mod index;
mod message;
mod prevalence;
mod quantity;
mod reagent;
mod rule;
mod source;
mod strip;
mod substance;

pub use database::*;
pub use family::*;
pub use index::*;
pub use message::*;
pub use prevalence::*;
pub use quantity::*;
pub use reagent::*;
pub use rule::*;
pub use source::*;
pub use strip::*;
pub use substance::*;
