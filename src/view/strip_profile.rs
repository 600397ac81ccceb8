//! What the database holds on one strip, in the shape of the public interface.

use super::verdict::{MessageView, message_view};
use crate::database::{Signatures, coverage::add_new};
use crate::evidence::{Interference, advised_window, interferents, recorded_solution};
use crate::message::{Key, Message, substance_within, two_digits};
use crate::order::sort_by;
use schema::{Limit, StripIndex};
use serde::Serialize;

/// `Strip` of the public interface.
#[derive(Debug, PartialEq, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct StripProfile<'a> {
    id: &'a str,
    name: &'a str,
    target: &'a str,
    family: &'a str,
    product: bool,
    /// From and to, minutes after the dip.
    read_within_minutes: (f64, f64),
    solutions: Vec<SolutionView>,
    turned_by: Vec<TurnedView<'a>>,
}

#[derive(Debug, PartialEq, Serialize)]
struct SolutionView {
    milligrams: f64,
    millilitres: f64,
    weaker: bool,
}

#[derive(Debug, PartialEq, Serialize)]
#[serde(rename_all = "camelCase")]
struct TurnedView<'a> {
    substances: Vec<&'a str>,
    #[serde(skip_serializing_if = "Option::is_none")]
    milligrams_per_millilitre: Option<f64>,
    sources: Vec<&'a str>,
    because: MessageView<'static>,
}

impl<'a> StripProfile<'a> {
    /// A strip whose product is not known has what holds for the products of its target.
    pub fn of(database: &'a Signatures, strip: StripIndex) -> Self {
        let row = database.strip(strip);
        let target = database.target_of(strip);
        let (from, until) = advised_window(database, strip);
        let solutions = [false, true].into_iter().filter_map(|weaker| recorded_solution(database, strip, weaker));
        Self {
            id: &row.id,
            name: &row.name,
            target: &target.id,
            family: &database.family(target.family).id,
            product: row.product,
            read_within_minutes: (from / 60.0, until / 60.0),
            solutions: solutions
                .map(|solution| SolutionView {
                    milligrams: solution.milligrams,
                    millilitres: solution.millilitres,
                    weaker: solution.weaker,
                })
                .collect(),
            turned_by: turned_by(database, strip),
        }
    }
}

/// What else than its family makes the strip react, by rising strength, one entry a strength; where that is not known, last.
fn turned_by(database: &Signatures, strip: StripIndex) -> Vec<TurnedView<'_>> {
    let family = database.target_of(strip).family;
    let mut others = interferents(database, strip, None);
    others.retain(|own| database.substance(own.substance).family != family);
    let beyond_all = Limit(f64::MAX);
    let threshold = |own: &Interference| own.from.unwrap_or(beyond_all).0;
    sort_by(&mut others, |a, b| threshold(a).total_cmp(&threshold(b)).then(a.substance.cmp(&b.substance)));
    others.chunk_by(|a, b| a.from == b.from).map(|alike| TurnedView::of(database, alike)).collect()
}

impl<'a> TurnedView<'a> {
    /// Of interferents with one threshold; at least one.
    fn of(database: &'a Signatures, alike: &[Interference]) -> Self {
        let strength = alike.iter().find_map(|own| own.from).map(|from| two_digits(from.of_pure().0));
        let names = alike.iter().map(|own| substance_within(database, own.substance)).collect::<Vec<_>>().join(", ");
        let message = match strength {
            Some(strength) => Message::new(Key::StripTurnedBy).number("strength", strength),
            None => Message::new(Key::StripTurnedByUnknownStrength),
        };
        let mut sources = Vec::new();
        for own in alike {
            add_new(&mut sources, &own.sources);
        }
        Self {
            substances: alike.iter().map(|own| database.substance(own.substance).id.as_str()).collect(),
            milligrams_per_millilitre: strength,
            sources: database.source_ids(&sources),
            because: message_view(database, &message.text("substances", names)).into_owned(),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::speech::{SpokenMessage, say};

    fn profile<'a>(database: &'a Signatures, strip: &str) -> StripProfile<'a> {
        StripProfile::of(database, database.strip_named(strip).unwrap())
    }

    #[test]
    fn a_strip_tells_when_to_read_it_and_in_what_solution() {
        let database = Signatures::load().unwrap();
        let strip = profile(&database, "btnx-fentanyl");
        assert_eq!(strip.read_within_minutes, (5.0, 10.0));
        assert_eq!(profile(&database, "whpm-fentanyl").read_within_minutes, (3.0, 10.0));
        assert_eq!(profile(&database, "fentanyl").read_within_minutes, (5.0, 10.0), "right for either");
        let solutions: Vec<_> =
            strip.solutions.iter().map(|own| (own.milligrams, own.millilitres, own.weaker)).collect();
        assert_eq!(solutions, [(10.0, 5.0, false), (10.0, 20.0, true)]);
        assert_eq!(profile(&database, "nitazene").solutions, [], "none was read, and none is invented");
    }

    #[test]
    fn what_turns_it_stands_by_rising_strength() {
        let database = Signatures::load().unwrap();
        let strip = profile(&database, "btnx-fentanyl");
        let turned: Vec<_> =
            strip.turned_by.iter().map(|own| (own.milligrams_per_millilitre, &own.substances[..])).collect();
        let expected: [(Option<f64>, &[&str]); 3] =
            [(Some(0.5), &["diphenhydramine"]), (Some(1.0), &["mdma", "methamphetamine"]), (Some(2.5), &["lidocaine"])];
        assert_eq!(turned, expected);
        let xylazine = profile(&database, "xylazine");
        assert_eq!(xylazine.turned_by.first().unwrap().milligrams_per_millilitre, Some(0.5));
        assert_eq!(xylazine.turned_by.last().unwrap().milligrams_per_millilitre, None);
    }

    #[test]
    fn every_strip_has_words_for_what_turns_it() {
        let database = Signatures::load().unwrap();
        for row in &database.data.strips.strips {
            let strip = profile(&database, &row.id);
            assert!(strip.read_within_minutes.0 < strip.read_within_minutes.1, "{}", row.id);
            for turned in &strip.turned_by {
                let message: SpokenMessage =
                    serde_json::from_value(serde_json::to_value(&turned.because).unwrap()).unwrap();
                let words = say(&database, &message, "en").unwrap();
                assert!(words.contains("alone can make the strip react") && !words.contains('{'), "{words}");
            }
        }
    }
}
