//! A strip that does not count, and why.

use crate::database::Signatures;
use crate::evidence::{Outcome, Reason, StripResult};
use crate::message::{Key, Message};

/// Of a reason for which a strip may not count, how it is said.
pub fn spoils(reason: Reason) -> Option<Key> {
    match reason {
        Reason::Invalid => Some(Key::StripInvalid),
        Reason::TooLate => Some(Key::StripLate),
        Reason::TooEarly => Some(Key::StripEarly),
        Reason::Unsure => Some(Key::StripUnsure),
        Reason::Recalled => Some(Key::StripRecalled),
        Reason::TimeUnknown | Reason::Faint | Reason::SaidOtherwise => None,
    }
}

/// Why a strip does not count; nothing of one that does.
pub fn spoiled(database: &Signatures, result: &StripResult) -> Vec<Message> {
    if result.outcome != Outcome::NoEvidence {
        return Vec::new();
    }
    let keys = result.reasons.iter().filter_map(|reason| spoils(*reason));
    keys.map(|key| Message::new(key).strip(database, result.strip)).collect()
}
