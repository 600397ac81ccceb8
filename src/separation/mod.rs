//! How well tests tell substances apart, before anything is read: one measure
//! for a verdict's `same_signature`, for `next` and for `kit`.
//!
//! A test shows one of a few outcomes: a reagent a hue group as its last
//! colour, a strip a reaction or none. With P and Q the distributions that the
//! model expects of two substances (slips included), their overlap is the
//! Bhattacharyya coefficient Σ √(P·Q), 1 for the same and 0 for nothing in
//! common. The separation, 1 − overlap, is 0 to 1 and a lower bound, in bits,
//! of what one reading says about which of the two it is, if both are as likely
//! beforehand; who decides by it is wrong at most (1 − separation) / 2 of the
//! time (M. E. Hellman, J. Raviv, IEEE Trans. Inf. Theory 16 (1970) 368,
//! doi 10.1109/TIT.1970.1054466). A test without a record of one of the two
//! says nothing of them: neither 0 nor 1. Shades, colours on the way and amounts
//! tell more than is counted here.

mod information;
mod kit_item;
mod look_classes;
mod overlap;

pub use information::{entropy, family_information, least_information, one_reading};
pub use kit_item::{KitItem, Shares};
pub use look_classes::{SignatureHasher, look_of, looks};
pub use overlap::{CombinedOverlap, TOLD_APART, Table, overlap_of, separation};
