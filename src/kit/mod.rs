//! What a set of reagents and strips can do before anything is read: which
//! substances it cannot tell apart, which dangerous families it cannot see, and
//! what to add to it.
//!
//! Reagents speak of the main component, and are measured in bits about it. A trace of
//! a dangerous family is seen by strips alone, however many bits a reagent gains:
//! the two are never added up. What has no record on a test is told apart from
//! nothing by it, and is never taken for "no reaction": a test can neither win
//! nor lose by ignorance beyond what it leaves unknown, and how much that is
//! stands beside every figure.

mod advice;
mod classes;
mod family_detection;
mod figures;
mod pair;
mod population;
mod request;

pub use advice::{KitAdvice, advise};
pub use classes::{Review, review};
pub use family_detection::{FamilySight, StripSight};
pub use figures::Figures;
pub use pair::{PairSeparation, separate};
pub use request::{KitInput, PairInput, Request, check_kit, check_pair};
