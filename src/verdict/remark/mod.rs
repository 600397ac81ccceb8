//! The messages beside the hazards: the emergency line, how each reading was
//! taken, what it was sold as, what the candidates allow one to say.

mod candidates;
mod emergency;
mod readings;
mod slow;
mod sold_as;

use super::Findings;
use crate::message::{Key, Message};

pub fn remarks(findings: &Findings) -> Vec<Message> {
    let mut messages = emergency::emergency(findings);
    messages.extend(sold_as::sold_as(findings));
    messages.extend(readings::readings(findings));
    messages.extend(candidates::candidates(findings));
    messages.extend(slow::slow(findings));
    if !findings.database.data.without.is_empty() {
        messages.push(Message::new(Key::SourcesLeftOut).text("sources", findings.database.data.without.join(", ")));
    }
    messages.push(Message::new(Key::StrengthUnknown));
    messages.push(Message::new(Key::Presumptive));
    messages
}
