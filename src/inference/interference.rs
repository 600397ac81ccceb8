//! What else than the family may have turned its strip, or faded its test line.

use super::{MainComponent, TestsDone};
use crate::database::Signatures;
use crate::evidence::{Interference, Outcome, Reason, StripResult};
use crate::order::sort_by;
use crate::reading::Sample;
use schema::StripIndex;

/// An interferent counts as possibly present from this probability on.
const PRESENT_FROM: f64 = 0.05;

/// An interferent recorded for this strip that may be present: sold as it,
/// listed by an instrument, or probable by the reagents.
pub fn present_interferent(
    database: &Signatures,
    sample: &Sample,
    tests: &TestsDone,
    without_prior: &MainComponent,
    strip: StripIndex,
    interferents: &[Interference],
) -> Option<Interference> {
    let family = database.target_of(strip).family;
    let present: Vec<Interference> = interferents
        .iter()
        // A member that makes the strip of its own family react is a finding.
        .filter(|interference| database.substance(interference.substance).family != family)
        .filter(|interference| {
            let substance = interference.substance;
            sample.sold_as.substances.contains(&substance)
                || tests.instruments.iter().any(|(_, instrument)| instrument.components.contains(&substance))
                || without_prior.of_substance(substance) >= PRESENT_FROM
        })
        .cloned()
        .collect();
    lowest(&present).cloned()
}

/// Interferents recorded for a strip that reacted, of another family, which fit every colour that was seen: by the
/// readings alone they may be there, however improbable. The likeliest by the reagents first; none without a reagent.
pub fn fitting_interferents(
    database: &Signatures,
    tests: &TestsDone,
    without_prior: &MainComponent,
    result: &StripResult,
) -> Vec<Interference> {
    let family = database.target_of(result.strip).family;
    let fits = |substance| {
        tests.reagents.iter().all(|test| {
            let look = test.likelihoods.of(substance);
            look.is_some_and(|look| test.fits(look))
        })
    };
    let mut fitting: Vec<Interference> = result
        .interferents
        .iter()
        .filter(|_| !tests.reagents.is_empty())
        .filter(|own| database.substance(own.substance).family != family && fits(own.substance))
        .cloned()
        .collect();
    let likely = |own: &Interference| without_prior.of_substance(own.substance);
    sort_by(&mut fitting, |a, b| likely(b).total_cmp(&likely(a)).then(a.substance.cmp(&b.substance)));
    fitting
}

/// The one that reacts at the lowest strength, so that a solution thin enough for it is thin enough for all.
pub fn lowest(interferents: &[Interference]) -> Option<&Interference> {
    interferents.iter().min_by(|a, b| threshold(a).total_cmp(&threshold(b)))
}

/// From where it reacts, ng/mL; where that is not known, beyond all others.
fn threshold(interference: &Interference) -> f64 {
    interference.from.map_or(f64::MAX, |from| from.0)
}

/// What may have faded the test line of a strip that did not react: an
/// interferent that may be present or, where no instrument told what is in the
/// sample, the one that does so at the lowest strength.
pub fn fading_interferent(
    database: &Signatures,
    sample: &Sample,
    tests: &TestsDone,
    without_prior: &MainComponent,
    result: &StripResult,
) -> Option<Interference> {
    if result.outcome != Outcome::DidNotReact || !result.reasons.contains(&Reason::Faint) {
        return None;
    }
    let present = present_interferent(database, sample, tests, without_prior, result.strip, &result.interferents);
    if present.is_some() || !tests.instruments.is_empty() {
        return present;
    }
    // A member that fades the line is what the strip looks for.
    let family = database.target_of(result.strip).family;
    let others =
        result.interferents.iter().filter(|interference| database.substance(interference.substance).family != family);
    let known = others.filter_map(|interference| Some((interference.from?, interference)));
    known.min_by(|a, b| a.0.0.total_cmp(&b.0.0)).map(|(_, interference)| interference.clone())
}

/// A weaker solution than that of the reading was tried and did not react.
pub fn weaker_was_silent(results: &[&StripResult], reading: usize) -> bool {
    let strength = |result: &StripResult| result.strength;
    let first = results.iter().find(|result| result.reading == reading).and_then(|result| strength(result));
    results.iter().any(|result| {
        result.outcome == Outcome::DidNotReact
            && matches!((strength(result), first), (Some(weaker), Some(first)) if weaker < first)
    })
}
