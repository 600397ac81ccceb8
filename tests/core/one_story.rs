//! Candidates, findings and the next step of one sample tell the same.

use crate::common::{database, reagent, sample, spoken, strip, verdict};
use analogue_lookup::inference::{Candidate, Fit};
use analogue_lookup::message::Key;
use analogue_lookup::reading::ReadingInput;
use analogue_lookup::verdict::{Action, Hazard, HazardState, Verdict};

fn candidate<'a>(verdict: &'a Verdict, id: &str) -> (usize, &'a Candidate) {
    let substance = database().substance_by_id(id).unwrap_or_else(|| panic!("{id} is no substance"));
    let single =
        verdict.candidates.iter().enumerate().find(|(_, own)| own.substance == substance && own.with.is_none());
    single.unwrap_or_else(|| panic!("{id} is no candidate"))
}

fn hazard<'a>(verdict: &'a Verdict, family: &str) -> &'a Hazard {
    let family = database().family_by_id(family).expect("a family");
    verdict.hazards.iter().find(|hazard| hazard.family == family).expect("in every verdict")
}

fn says(hazard: &Hazard, key: Key) -> bool {
    hazard.because.iter().any(|message| message.key == key)
}

/// A pill sold as Xanax, with a benzodiazepine strip at this strength, and a colour on Marquis.
fn xanax(benzodiazepine: (&str, Option<f64>), marquis: &str) -> Verdict {
    let readings = vec![
        strip("benzodiazepine", benzodiazepine.0, benzodiazepine.1, Some(5.0)),
        strip("nitazene", "C", Some(2.0), Some(5.0)),
        reagent("marquis", &[(marquis, None)]),
    ];
    verdict(&sample(Some("Xanax"), readings))
}

#[test]
fn what_a_strip_should_have_found_and_did_not_is_not_first_and_its_row_says_so() {
    let silent = xanax(("C+T", Some(2.0)), "none");
    let (place, alprazolam) = candidate(&silent, "alprazolam");
    assert!(place > 0 && alprazolam.fit == Fit::Fits && alprazolam.tally.against == 1);
    assert!(spoken(&silent).contains("does not fit benzodiazepine strip"));
    // Etizolam is recorded as found poorly: that it was not found says nothing of it.
    assert_eq!(candidate(&silent, "etizolam").1.tally.against, 0);
    // What may have been too thin says nothing either.
    for unread in [("C+T", None), ("C+T", Some(0.1)), ("none", Some(2.0))] {
        let verdict = xanax(unread, "none");
        let (place, alprazolam) = candidate(&verdict, "alprazolam");
        assert_eq!((place, alprazolam.tally.against), (0, 0), "{unread:?}");
    }
    let reacted = xanax(("C", Some(2.0)), "none");
    assert_eq!(candidate(&reacted, "alprazolam").1.tally.fits, 2);
}

/// MDMA turns a fentanyl strip in a strong solution at times: that it did not is no misfit.
#[test]
fn a_strip_that_an_interferent_did_not_turn_is_none_of_its_tests() {
    let strips = vec![strip("fentanyl", "C+T", Some(2.0), Some(5.0)), reagent("marquis", &[("black", None)])];
    let verdict = verdict(&sample(Some("MDMA"), strips));
    let (place, mdma) = candidate(&verdict, "mdma");
    assert_eq!((place, mdma.tally.fits, mdma.tally.against), (0, 1, 0));
}

#[test]
fn an_interferent_that_fits_the_colours_is_named_and_diluted_first_and_the_finding_stays() {
    let fits = xanax(("C+T", Some(2.0)), "none");
    let nitazenes = hazard(&fits, "nitazenes");
    assert!(nitazenes.state == HazardState::Found && says(nitazenes, Key::FoundFitsInterferent));
    assert!(spoken(&fits).contains("The colours fit caffeine too"));
    let next = &fits.next[0];
    assert_eq!((next.action, next.because.key), (Action::Retest, Key::NextDilute));
    // What the colours speak against is no explanation.
    let other = xanax(("C+T", Some(2.0)), "purple");
    let nitazenes = hazard(&other, "nitazenes");
    assert!(nitazenes.state == HazardState::Found && !says(nitazenes, Key::FoundFitsInterferent));
    assert!(other.next.iter().all(|next| next.action != Action::Retest));
    // Nor is anything, where no colour was seen.
    let strip_alone = verdict(&sample(None, vec![strip("nitazene", "C", Some(2.0), Some(5.0))]));
    assert!(!says(hazard(&strip_alone, "nitazenes"), Key::FoundFitsInterferent));
}

#[test]
fn what_a_weaker_solution_showed_takes_the_place_of_the_advice() {
    let with_weaker = |lines| {
        let strips =
            [("C", 2.0), (lines, 0.2)].map(|(lines, strength)| strip("nitazene", lines, Some(strength), Some(5.0)));
        let readings: Vec<ReadingInput> = strips.into_iter().chain([reagent("marquis", &[("none", None)])]).collect();
        verdict(&sample(Some("Xanax"), readings))
    };
    let (silent, reacted) = (with_weaker("C+T"), with_weaker("C"));
    for (verdict, weaker) in [(&silent, true), (&reacted, false)] {
        let nitazenes = hazard(verdict, "nitazenes");
        assert_eq!(nitazenes.state, HazardState::Found);
        assert!(!says(nitazenes, Key::FoundFitsInterferent));
        assert_eq!(says(nitazenes, Key::WeakerDidNotReact), weaker);
        assert!(verdict.next.iter().all(|next| next.action != Action::Retest));
    }
}

#[test]
fn a_strip_that_does_not_count_is_told_first_in_its_family_and_among_the_warnings() {
    for (lines, minutes, key) in [
        ("none", 5.0, Key::StripInvalid),
        ("T", 5.0, Key::StripInvalid),
        ("unsure", 5.0, Key::StripUnsure),
        ("C+T", 60.0, Key::StripLate),
    ] {
        let verdict = verdict(&sample(Some("heroin"), vec![strip("fentanyl", lines, Some(2.0), Some(minutes))]));
        let fentanyls = hazard(&verdict, "fentanyls");
        assert_eq!(fentanyls.because.first().map(|message| message.key), Some(key), "{lines}");
        assert!(says(fentanyls, Key::NotTested) && verdict.messages.iter().any(|message| message.key == key));
        let words = spoken(&verdict);
        let told: Vec<&str> = words.lines().filter(|line| line.contains("fentanyl strip")).collect();
        assert!(words.starts_with(&format!("Danger\n{}", told[0])), "{words}");
        assert_eq!(told.iter().filter(|line| **line == told[0]).count(), 1, "told once");
    }
}
