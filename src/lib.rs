//! Analogue Lookup: what a drug-checking sample could be, what cannot be ruled
//! out, and which test to do next, from what a kit shows.
//!
//! `database` knows facts and `analogue` the structures; `reading` takes what was observed; `evidence` weighs it;
//! `separation` says what tests tell apart; `message` what can be said; `inference` what the sample could be; `verdict`
//! what follows, `speech` how it is said, and `view` in which shape. `kit` says what a set of tests can do. Dependencies run
//! in that order only. `wasm` is the one module that knows JavaScript; [`Lookup`] is the way in for everybody else.

#![deny(missing_docs)]
// What traps in a browser loses what the person was about to be told.
#![cfg_attr(target_arch = "wasm32", deny(clippy::unwrap_used))]

pub mod analogue;
pub mod database;
pub mod evidence;
pub mod inference;
pub mod kit;
#[cfg(not(target_arch = "wasm32"))]
mod lookup;
pub mod message;
mod order;
mod pairs;
pub mod reading;
pub mod separation;
pub mod speech;
pub mod verdict;
pub mod view;
#[cfg(target_arch = "wasm32")]
mod wasm;

#[cfg(not(target_arch = "wasm32"))]
pub use lookup::{Answer, Lookup};
pub use reading::{InputError, InputErrorCode, OptionsInput, ReadingInput, SampleInput, StageInput};
