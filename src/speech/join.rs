//! Sentences that differ in the strip or the reagent only become one.

use super::SpokenMessage;
use std::collections::BTreeMap;

/// Parameters by which messages of one key may be joined: what is said of one
/// strip or reagent holds for each.
const JOINED_BY: [&str; 3] = ["strip", "reagent", "test"];

impl SpokenMessage {
    /// The name of the parameter by which it is joined with others, and all else that it says, as one text.
    fn joint(&self) -> Option<(&'static str, String)> {
        let by = JOINED_BY.into_iter().find(|name| self.params.contains_key(*name))?;
        let mut rest = format!("{}\n{by}", self.key);
        for (name, value) in self.params.iter().filter(|(name, _)| *name != by) {
            for part in std::iter::once(name).chain(&value.0) {
                // The length tells where a part ends, whatever is in it.
                rest.push_str(&format!("\n{} {part}", part.len()));
            }
        }
        Some((by, rest))
    }
}

/// Sentences that differ in the strip or the reagent only become one, where the
/// first of them stands.
pub fn joined<'a>(messages: impl Iterator<Item = &'a SpokenMessage>) -> Vec<SpokenMessage> {
    let mut joined: Vec<SpokenMessage> = Vec::new();
    let mut indexes: BTreeMap<String, usize> = BTreeMap::new();
    for message in messages {
        let Some((by, joint)) = message.joint() else {
            joined.push(message.clone());
            continue;
        };
        match indexes.get(&joint) {
            None => {
                indexes.insert(joint, joined.len());
                joined.push(message.clone());
            }
            Some(first) => {
                if let (Some(values), Some(more)) = (joined[*first].params.get_mut(by), message.params.get(by)) {
                    let new: Vec<String> = more.0.iter().filter(|value| !values.0.contains(value)).cloned().collect();
                    values.0.extend(new);
                }
            }
        }
    }
    joined
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::message::{Key, Message};

    #[test]
    fn what_is_said_of_several_strips_is_said_once() {
        let of = |key, strip: &str| SpokenMessage::from(&Message::new(key).text("strip", strip));
        let said = [of(Key::StripInvalid, "a"), of(Key::StripLate, "a"), of(Key::StripInvalid, "b")];
        let joined = joined(said.iter().chain(&said));
        let strips: Vec<&[String]> = joined.iter().map(|message| message.params["strip"].0.as_slice()).collect();
        assert_eq!(strips, [&["a".to_owned(), "b".to_owned()][..], &["a".to_owned()][..]]);
    }

    #[test]
    fn a_different_figure_is_a_different_sentence() {
        let of = |reagent: &str, seconds: f64| {
            SpokenMessage::from(&Message::new(Key::ReagentLate).text("reagent", reagent).number("seconds", seconds))
        };
        assert_eq!(joined([of("marquis", 60.0), of("mecke", 30.0)].iter()).len(), 2);
        assert_eq!(joined([of("marquis", 60.0), of("mecke", 60.0)].iter()).len(), 1);
    }
}
