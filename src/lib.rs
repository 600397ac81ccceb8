//! Analogue Lookup: what a drug-checking sample could be, what cannot be ruled
//! out, and which test to do next, from what a kit shows.
//!
//! `database` and `colour` know facts; `reading` takes what was observed;
//! `evidence` weighs it; `analogue` knows the structures; `separation` says what tests tell apart; `verdict` says
//! what follows, and `kit` what a set of tests can do. Dependencies run in that
//! order only. `wasm` is the one module that knows JavaScript.

pub mod analogue;
pub mod database;
pub mod evidence;
pub mod kit;
mod order;
mod pairs;
pub mod reading;
pub mod separation;
pub mod verdict;
#[cfg(target_arch = "wasm32")]
mod wasm;
