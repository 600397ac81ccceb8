//! What can be said: the keys of `data/messages.toml`, a sentence with what goes into its places, and names and figures as
//! they stand in one.

mod key;
mod names;
mod phrase;
mod rounding;
mod sentence;

pub use key::Key;
pub use names::{family_within, is_family, is_strip, name_of, short, substance_within, within};
pub use phrase::{fill, phrase};
pub use rounding::{parts, percent, two_digits};
pub use sentence::{Message, Value, standing};
