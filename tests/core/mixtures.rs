//! Two main components in one sample: which are considered, how they fit, and what is said of them.

use crate::common::{database, instrument, reagent, sample, verdict};
use analogue_lookup::inference::{Candidate, Fit};
use analogue_lookup::message::Key;
use analogue_lookup::reading::ReadingInput;
use analogue_lookup::verdict::Verdict;

/// The first candidate that is a mixture, as sorted ids, and how it fits.
fn first_mixture(verdict: &Verdict) -> Option<([&str; 2], Fit)> {
    let id = |substance| database().substance(substance).id.as_str();
    let mixed = |own: &Candidate| own.with.map(|with| (own.substance, with, own.fit));
    verdict.candidates.iter().find_map(mixed).map(|(first, second, fit)| {
        let mut ids = [id(first), id(second)];
        ids.sort_unstable();
        (ids, fit)
    })
}

fn colours(seen: &[(&str, &str)]) -> Vec<ReadingInput> {
    seen.iter().map(|(test, colour)| reagent(test, &[(*colour, None)])).collect()
}

/// Marquis goes black with MDMA and not with ketamine, Morris purple with ketamine and not with MDMA.
#[test]
fn tusi_is_read_as_the_mixture_that_it_is() {
    let readings = colours(&[("marquis", "black"), ("morris", "purple")]);
    for sold_as in ["tusi", "pink cocaine", "tucibi"] {
        let verdict = verdict(&sample(Some(sold_as), readings.clone()));
        assert_eq!(first_mixture(&verdict), Some((["ketamine", "mdma"], Fit::FitsWell)), "{sold_as}");
        assert!(verdict.candidates[0].with.is_some(), "{sold_as}");
        assert!(verdict.messages.iter().any(|message| message.key == Key::SoldAsMixture));
        // Neither fits alone, and it was not sold as either alone.
        assert!(verdict.messages.iter().all(|message| message.key != Key::SoldAsDoesNotFit));
    }
}

/// Tablets of today hold none of the substance that was first sold under the name.
#[test]
fn a_product_is_told_by_its_components() {
    for (sold_as, expected) in
        [("Captagon", "amphetamine, theophylline, caffeine"), ("co-codamol tablets", "codeine, paracetamol")]
    {
        let verdict = verdict(&sample(Some(sold_as), Vec::new()));
        let said = verdict.messages.iter().find(|message| message.key == Key::SoldAsMixture).expect(sold_as);
        assert!(said.written().contains(expected), "{}", said.written());
    }
}

/// Sold as either, what is met with it is looked for, however badly each of them fits alone.
#[test]
fn what_is_met_together_is_looked_for_when_sold_as_either() {
    for (sold_as, seen, expected) in [
        ("ketamine", [("marquis", "black"), ("morris", "purple")], ["ketamine", "mdma"]),
        ("heroin", [("marquis", "purple"), ("mandelin", "olive")], ["heroin", "paracetamol"]),
        ("cocaine", [("scott", "blue"), ("mandelin", "olive")], ["cocaine", "phenacetin"]),
        ("speedball", [("marquis", "purple"), ("scott", "blue")], ["cocaine", "heroin"]),
        ("goofball", [("marquis", "purple"), ("simons", "blue")], ["heroin", "methamphetamine"]),
    ] {
        let verdict = verdict(&sample(Some(sold_as), colours(&seen)));
        let (ids, fit) = first_mixture(&verdict).unwrap_or_else(|| panic!("no mixture for {sold_as}"));
        assert_eq!(ids, expected, "{sold_as}");
        assert_ne!(fit, Fit::FitsPoorly, "{sold_as}");
        assert!(verdict.messages.iter().all(|message| message.key != Key::SoldAsDoesNotFit), "{sold_as}");
    }
}

/// Each reading of a mixture weighs what the two show together, not what the one that is named first shows.
#[test]
fn a_mixture_is_weighed_by_what_it_shows() {
    let verdict = verdict(&sample(Some("tusi"), colours(&[("marquis", "black"), ("morris", "purple")])));
    let mixed = &verdict.candidates[0];
    let alone = |id: &str| {
        let own = |own: &&Candidate| own.with.is_none() && database().substance(own.substance).id == id;
        verdict.candidates.iter().find(own).unwrap_or_else(|| panic!("{id} is no candidate"))
    };
    let weights = |own: &Candidate| verdict.evidence.weights_of(own.row);
    let (mixed, mdma, ketamine) = (weights(mixed), weights(alone("mdma")), weights(alone("ketamine")));
    assert!(mixed.iter().all(|weight| *weight > 0.0), "{mixed:?}");
    assert!(mdma[1] < 0.0 && ketamine[0] < 0.0, "{mdma:?} {ketamine:?}");
    // The darker shows, mostly: a little less than it would alone.
    assert!(mixed[0] < mdma[0] && mixed[1] < ketamine[1]);
}

/// Caffeine is met with heroin twelve times as often as by chance, but neither turns Mandelin olive: no prior lifts the
/// two, as it lifts no single substance that a reading contradicts.
#[test]
fn no_prior_lifts_a_mixture_that_is_contradicted() {
    let verdict = verdict(&sample(Some("heroin"), colours(&[("marquis", "purple"), ("mandelin", "olive")])));
    let mixtures: Vec<&Candidate> = verdict.candidates.iter().filter(|own| own.with.is_some()).collect();
    assert!(mixtures.len() > 1, "{}", mixtures.len());
    for own in mixtures {
        let names = [Some(own.substance), own.with].map(|index| index.map(|index| &database().substance(index).id));
        assert!(!verdict.evidence.contradicted(own.row), "{names:?}");
    }
}

/// Of two that it may mean, one that nobody counted is no less likely than the other.
#[test]
fn what_was_never_counted_is_not_buried_by_what_was() {
    let verdict = verdict(&sample(Some("goofball"), colours(&[("simons", "blue")])));
    assert_eq!(database().substance(verdict.candidates[0].substance).id, "methamphetamine");
}

/// What a strip or an instrument says of a component it says of the mixture.
#[test]
fn an_instrument_speaks_of_each_component() {
    let share = |technique: &str, listed: &[&str]| {
        let mut readings = colours(&[("marquis", "black"), ("morris", "purple")]);
        readings.push(instrument(technique, listed));
        let verdict = verdict(&sample(Some("tusi"), readings));
        let (ids, _) = first_mixture(&verdict).expect("a mixture");
        let mixed = verdict.candidates.iter().find(|own| own.with.is_some()).expect("a mixture");
        assert_eq!(ids, ["ketamine", "mdma"]);
        (mixed.probability, verdict.evidence.weights_of(mixed.row)[2])
    };
    let (one, weight_of_one) = share("FTIR", &["ketamine"]);
    let (both, weight_of_both) = share("FTIR", &["ketamine", "MDMA"]);
    assert!(both >= one && one > 0.9, "{one} {both}");
    assert_eq!(weight_of_both, 2.0 * weight_of_one);
    // A mass spectrometer lists traces too.
    assert_eq!(share("GC-MS", &["ketamine", "MDMA"]).1, share("GC-MS", &["ketamine"]).1);
}
