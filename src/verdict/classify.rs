//! From a checked sample to a verdict.

use super::families::families;
use super::hazard::hazards;
use super::next::next_actions;
use super::remark::remarks;
use super::{Findings, Options, Verdict};
use crate::database::Signatures;
use crate::evidence::Parameters;
use crate::inference::{Groups, MainComponent, NamedCandidates, Prior, Ranking, TestsDone, Traces, candidates};
use crate::reading::{Form, Sample};
use schema::{FamilyIndex, SubstanceIndex};

/// With the fitted parameters. Never fails, for sample and options are checked.
pub fn classify(database: &Signatures, sample: &Sample, options: &Options) -> Verdict {
    classify_with(database, &Parameters::default(), sample, options)
}

/// The same with other numbers of the model, as `make fit` tries them.
pub fn classify_with(database: &Signatures, parameters: &Parameters, sample: &Sample, options: &Options) -> Verdict {
    let tests = TestsDone::of(database, parameters, sample);
    // A flat prior is flat: counted results of what samples were sold as are
    // published results too.
    let ignore_sold_as = options.ignore_sold_as || options.region.is_none();
    let mut prior = Prior::new(database, parameters, options.region, sample, &tests, ignore_sold_as);
    if sample.form == Some(Form::Blotter) {
        prior.on_blotter(database);
    }
    let traces = Traces::new(database, &tests.strips, &prior.presence, parameters.plain_slips);
    let main = MainComponent::posterior(database, parameters, &prior, &tests, &traces, Some(&sample.sold_as));

    // What decides about hazards is the readings alone: no prior has a part in
    // it, and no strip can weaken the reaction of another.
    let flat = Prior::new(database, parameters, None, sample, &tests, true);
    let no_strips = Traces::new(database, &[], &flat.presence, parameters.plain_slips);
    let without_prior = MainComponent::posterior(database, parameters, &flat, &tests, &no_strips, None);

    let hazards = hazards(database, sample, &tests, &without_prior);
    let novelty = main.novelty();
    let families = families(database, &main, &traces, &tests, &hazards);
    let Ranking { mut candidates, evidence, signatures } =
        candidates(database, parameters, &prior, &tests, &traces, &main);
    let is_dangerous = |family: FamilyIndex| hazards.iter().any(|hazard| hazard.family == family);
    let groups = Groups::of(&candidates, |substance| is_dangerous(database.substance(substance).family));
    let main_component = NamedCandidates::of(&candidates, &groups, &evidence);
    let findings = Findings {
        database,
        sample,
        tests: &tests,
        main: &main,
        without_prior: &without_prior,
        candidates: &candidates,
        named: &main_component,
        evidence: &evidence,
        families: &families,
        hazards: &hazards,
        novelty,
        prior_used: options.region.is_some(),
        kit: options.kit.as_deref(),
    };
    let messages = remarks(&findings);
    let next = if options.next { next_actions(&findings) } else { Vec::new() };
    // The whole list was heard; now it may be cut.
    candidates.truncate(options.limit);
    let mut has_data = vec![false; database.substance_count()];
    main.ranked.iter().for_each(|index| has_data[usize::from(*index)] = true);
    // The further substances have no data by their nature: none is worth a line.
    let weighed = SubstanceIndex::first(database.data.substances.len());
    let no_data = weighed.filter(|index| !has_data[usize::from(*index)]).collect();
    Verdict {
        candidates,
        groups,
        main_component,
        evidence,
        signatures,
        no_data,
        families,
        hazards,
        novelty,
        next,
        messages,
    }
}
