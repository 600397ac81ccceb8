//! Ids that a misspelt or shortened one may stand for, to be offered in an
//! error. It only suggests: nothing is ever looked up by a near id.

use super::plain;
use schema::distance::edit_distance;

/// Most ids offered.
const MOST: usize = 5;
/// A word with fewer letters begins too many others.
const SHORTEST_WORD: usize = 3;
/// Letters of a word for each typing error that is forgiven.
const LETTERS_AN_ERROR: usize = 4;

/// " (did you mean "btnx-fentanyl" or "btnx-nitazene"?)", or nothing.
pub fn did_you_mean<'a>(text: &str, ids: impl Iterator<Item = &'a str>) -> String {
    asked(nearest(text, ids))
}

/// The same of ids that are known to be meant.
pub fn asked(near: Vec<&str>) -> String {
    match near.split_last() {
        None => String::new(),
        Some((only, [])) => format!(" (did you mean \"{only}\"?)"),
        Some((last, before)) => format!(" (did you mean \"{}\" or \"{last}\"?)", before.join("\", \"")),
    }
}

/// Ids that are the text but for typing errors; else ids with words that the
/// words of the text begin, those with most of them.
fn nearest<'a>(text: &str, ids: impl Iterator<Item = &'a str>) -> Vec<&'a str> {
    let ids: Vec<&str> = ids.collect();
    let whole = plain(text);
    let errors =
        |id: &str| edit_distance(&whole, &plain(id)).filter(|errors| *errors <= whole.len() / LETTERS_AN_ERROR);
    if let Some(fewest) = ids.iter().filter_map(|id| errors(id)).min() {
        return ids.into_iter().filter(|id| errors(id) == Some(fewest)).take(MOST).collect();
    }
    let words = text.split(|c: char| !c.is_ascii_alphanumeric()).map(plain);
    let words: Vec<String> = words.filter(|word| word.len() >= SHORTEST_WORD && word != "test").collect();
    let begun =
        |id: &str| words.iter().filter(|word| id.split('-').any(|part| part.starts_with(word.as_str()))).count();
    let most = ids.iter().map(|id| begun(id)).max().unwrap_or(0);
    ids.into_iter().filter(|id| most > 0 && begun(id) == most).take(MOST).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    const IDS: [&str; 6] = ["btnx-fentanyl", "btnx-nitazene", "fentanyl", "marquis", "simons", "froehde"];

    #[test]
    fn a_part_of_an_id_offers_all_that_have_it() {
        assert_eq!(nearest("btnx", IDS.into_iter()), ["btnx-fentanyl", "btnx-nitazene"]);
        assert_eq!(nearest("BTNX fent strip", IDS.into_iter()), ["btnx-fentanyl"]);
        assert_eq!(nearest("marq", IDS.into_iter()), ["marquis"]);
    }

    #[test]
    fn typing_errors_are_forgiven() {
        assert_eq!(nearest("marqis", IDS.into_iter()), ["marquis"]);
        assert_eq!(nearest("froede", IDS.into_iter()), ["froehde"]);
        assert_eq!(nearest("btnx_fentanil", IDS.into_iter()), ["btnx-fentanyl"]);
    }

    #[test]
    fn what_is_like_nothing_offers_nothing() {
        for text in ["", "x", "../../etc/passwd", "\u{0}\u{feff}", "zzzzzzzz"] {
            assert!(nearest(text, IDS.into_iter()).is_empty(), "{text}");
        }
        assert!(did_you_mean(&"a".repeat(200), IDS.into_iter()).is_empty());
    }

    #[test]
    fn the_offer_reads_as_a_question() {
        assert_eq!(did_you_mean("marqis", IDS.into_iter()), " (did you mean \"marquis\"?)");
        let offer = did_you_mean("btnx", IDS.into_iter());
        assert_eq!(offer, " (did you mean \"btnx-fentanyl\" or \"btnx-nitazene\"?)");
    }
}
