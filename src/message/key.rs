//! The keys of `data/messages.toml` as an enum: the compiler of the data writes it, so that the table alone says which there
//! are, and no other can be spoken.

use crate::database::Signatures;
use schema::MessageIndex;

include!(concat!(env!("OUT_DIR"), "/keys.rs"));

impl Key {
    /// The keys of messages that a row of the data names.
    pub fn named<'a>(database: &'a Signatures, messages: &'a [MessageIndex]) -> impl Iterator<Item = Key> + 'a {
        messages.iter().filter_map(|message| Key::of(&database.data.messages[usize::from(*message)].key))
    }
}
