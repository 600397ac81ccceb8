//! Templates with their places filled.

use super::Key;
use crate::database::Signatures;

/// A template with what `place` gives for the name of each; a place for which it gives nothing stays empty. The flag says
/// whether the place opens a sentence.
pub fn fill(template: &str, mut place: impl FnMut(&str, bool) -> Option<String>) -> String {
    let mut out = String::new();
    let mut rest = template;
    while let Some((before, after)) = rest.split_once('{') {
        out.push_str(before);
        let Some((name, tail)) = after.split_once('}') else { break };
        let opens = out.is_empty() || out.ends_with(". ");
        out.push_str(&place(name, opens).unwrap_or_default());
        rest = tail;
    }
    out.push_str(rest);
    out
}

/// The English words of a key, for what stands in a list of facts and in no sentence; the parameter is put in as it is.
pub fn phrase(database: &Signatures, key: Key, parameter: &str) -> String {
    let row = database.message_by_key(key.word());
    let english = row.and_then(|row| row.texts.iter().find(|(language, _)| language == "en"));
    english.map_or(String::new(), |(_, text)| fill(text, |_, _| Some(parameter.to_owned())))
}
