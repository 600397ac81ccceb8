//! The substances that lie beside the core: a verdict does not depend on
//! whether they are loaded, unless the sample names one.

use crate::common::{database, fixtures, instrument, reagent, sample, verdict};
use analogue_lookup::database::Signatures;
use analogue_lookup::reading::{SampleInput, check_sample};
use analogue_lookup::speech::speak;
use analogue_lookup::verdict::{FamilyShare, Options, classify};
use analogue_lookup::view::VerdictView;
use schema::{HazardKind, SubstanceIndex};

/// The verdict with those that lie beside the core, or without.
fn told(database: &Signatures, input: &SampleInput) -> (serde_json::Value, String) {
    let sample = check_sample(database, input).expect("a fair sample");
    let verdict = classify(database, &sample, &Options::default());
    let view = serde_json::to_value(VerdictView::of(database, &verdict)).expect("a verdict can be written");
    (view, speak(database, &verdict, "en"))
}

fn name_of(substance: SubstanceIndex) -> &'static str {
    &database().substance(substance).name
}

#[test]
fn a_verdict_that_names_none_is_the_same_without_them() {
    let core = Signatures::core().expect("the embedded database is whole");
    assert!(core.substance_count() < database().substance_count());
    for case in fixtures().scenario {
        assert_eq!(told(&core, &case.input()), told(database(), &case.input()), "{}", case.id);
    }
    let marquis = |sold_as| sample(sold_as, vec![reagent("marquis", &[("purple > black", None)])]);
    for sold_as in [None, Some("mdma"), Some("an unheard-of name")] {
        assert_eq!(told(&core, &marquis(sold_as)), told(database(), &marquis(sold_as)), "{sold_as:?}");
    }
}

#[test]
fn one_that_an_instrument_lists_is_weighed() {
    let listed = verdict(&sample(None, vec![instrument("GC-MS", &["N-sec-Butyl Pentylone"])]));
    assert_eq!(name_of(listed.candidates[0].substance), "N-sec-Butyl Pentylone");
    let FamilyShare { family, probability: share, .. } = listed.families[0];
    assert!(database().data.families[usize::from(family)].id == "cathinones" && share > 0.9, "{share}");
    // A reading that it has no record of does not eliminate it.
    let read = verdict(&sample(None, vec![instrument("FTIR", &["canadine"]), reagent("marquis", &[("purple", None)])]));
    assert!(read.candidates.iter().any(|candidate| name_of(candidate.substance) == "Canadine"));
}

#[test]
fn one_that_it_was_sold_as_raises_its_family() {
    let share = |sold_as| {
        let verdict = verdict(&sample(sold_as, Vec::new()));
        let cathinones = database().family_by_id("cathinones").expect("a family");
        verdict.families.iter().find(|own| own.family == cathinones).expect("every family").probability
    };
    assert!(share(Some("N-Butyl Hexedrone")) > share(None));
}

#[test]
fn none_is_dangerous_by_its_family() {
    let first = database().data.substances.len();
    let hazards = |(_, row): &(SubstanceIndex, &schema::Substance)| {
        database().data.families[usize::from(row.family)].hazard != HazardKind::No
    };
    assert_eq!(database().substances().skip(first).filter(hazards).count(), 0);
}
