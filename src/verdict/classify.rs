//! From a checked sample to a verdict.

use super::Verdict;
use super::bulk::Bulk;
use super::candidates::{Ranking, candidates};
use super::hazards::{State, hazards};
use super::main_part::MainPart;
use super::next::{Situation, next_actions};
use super::prior::{Prior, Region};
use super::remarks::{Findings, remarks};
use super::tests_done::TestsDone;
use super::traces::Traces;
use crate::database::Signatures;
use crate::evidence::Parameters;
use crate::order::sort_by;
use crate::reading::{Code, Form, InputError, OptionsInput, Sample, Technique};
use schema::HazardKind;

/// A conditional family that joined by what the sample was sold as, or by its
/// form, is taken to be there beside the
/// main part with at least this probability (design decision: caution, no
/// count).
const JOINED_PRESENCE: f64 = 0.15;
/// A family that was found is to be treated as there: it is given at least
/// this probability (design decision), the lower where something else may have
/// turned the strip.
const FOUND: f64 = 0.9;
const FOUND_INTERFERENCE: f64 = 0.5;
/// Probability from which a member found by an instrument counts as present.
const LISTED: f64 = 0.95;

#[derive(Debug, Clone)]
pub struct Options {
    /// Whose published results the prior uses; `None` for a flat prior.
    pub region: Option<Region>,
    pub ignore_sold_as: bool,
    /// Ids of reagents, strips and techniques at hand.
    pub kit: Option<Vec<String>>,
    /// Most candidates returned.
    pub limit: usize,
    /// Work out the next action.
    pub next: bool,
}

impl Default for Options {
    fn default() -> Self {
        Self { region: Some(Region::default()), ignore_sold_as: false, kit: None, limit: usize::MAX, next: true }
    }
}

/// Checks what a caller wrote as options.
pub fn check_options(database: &Signatures, input: &OptionsInput) -> Result<Options, InputError> {
    let refuse = |code, field: String, message: String| Err(InputError { code, field, message });
    let region = check_region(input.prior.as_deref(), input.region.as_deref(), "options.")?;
    let limit = match input.limit {
        None => usize::MAX,
        Some(limit) if limit.fract() == 0.0 && (1.0..=1e6).contains(&limit) => limit as usize,
        Some(limit) => {
            return refuse(
                Code::OutOfRange,
                "options.limit".into(),
                format!("{limit} is no whole number from 1 on; leave it out for all"),
            );
        }
    };
    if let Some(kit) = &input.kit {
        for (i, id) in kit.iter().enumerate() {
            let technique = Technique::ALL.iter().any(|(word, _)| word.eq_ignore_ascii_case(id));
            if database.reagent_named(id).is_none() && database.strip_named(id).is_none() && !technique {
                let near = database.nearest_test(id);
                return refuse(
                    Code::UnknownValue,
                    format!("options.kit[{i}]"),
                    format!("\"{id}\" is no reagent, strip or technique of the database{near}"),
                );
            }
        }
    }
    Ok(Options {
        region,
        ignore_sold_as: input.ignore_sold_as.unwrap_or(false),
        kit: input.kit.clone(),
        limit,
        next: true,
    })
}

/// Whose published results to use, `None` for a flat prior; `at` stands before
/// the names of the fields.
pub fn check_region(prior: Option<&str>, region: Option<&str>, at: &str) -> Result<Option<Region>, InputError> {
    let refuse = |field: &str, text: &str, words: &str| {
        let message = format!("\"{text}\" is not one of {words}");
        Err(InputError { code: Code::UnknownValue, field: format!("{at}{field}"), message })
    };
    let region = match region {
        None => Region::default(),
        Some(text) => match Region::ALL.iter().find(|(word, _)| *word == text) {
            Some((_, region)) => *region,
            None => return refuse("region", text, "\"GB\", \"US\", \"other\""),
        },
    };
    match prior {
        None | Some("published") => Ok(Some(region)),
        Some("flat") => Ok(None),
        Some(text) => refuse("prior", text, "\"published\", \"flat\""),
    }
}

pub fn classify(database: &Signatures, sample: &Sample, options: &Options) -> Verdict {
    classify_with(database, &Parameters::default(), sample, options)
}

pub fn classify_with(database: &Signatures, parameters: &Parameters, sample: &Sample, options: &Options) -> Verdict {
    let tests = TestsDone::of(database, parameters, sample);
    // A flat prior is flat: counted results of what samples were sold as are
    // published results too.
    let ignore_sold_as = options.ignore_sold_as || options.region.is_none();
    let mut prior = Prior::new(database, parameters, options.region, sample, &tests, ignore_sold_as);
    if sample.form == Some(Form::Blotter) {
        prior.on_blotter(database);
    }
    let traces = Traces::new(database, &tests.strips, &prior.presence, parameters.epsilon);
    let bulk = Bulk::posterior(database, parameters, &prior, &tests, &traces, Some(&sample.sold_as.substances));

    // What decides about hazards is the readings alone: no prior has a part in
    // it, and no strip can weaken the reaction of another.
    let flat = Prior::new(database, parameters, None, sample, &tests, true);
    let no_strips = Traces::new(database, &[], &flat.presence, parameters.epsilon);
    let unswayed = Bulk::posterior(database, parameters, &flat, &tests, &no_strips, None);

    let hazards = hazards(database, sample, &tests, &unswayed);
    let novelty = bulk.novelty();
    let families = families(database, &bulk, &traces, &tests, &hazards);
    let Ranking { mut candidates, evidence, signatures } = candidates(database, &tests, &traces, &bulk);
    let messages = remarks(&Findings {
        database,
        sample,
        tests: &tests,
        bulk: &bulk,
        unswayed: &unswayed,
        candidates: &candidates,
        evidence: &evidence,
        families: &families,
        hazards: &hazards,
        novelty,
        prior_used: options.region.is_some(),
    });
    let next = if options.next {
        next_actions(&Situation {
            database,
            sample,
            tests: &tests,
            bulk: &bulk,
            unswayed: &unswayed,
            hazards: &hazards,
            candidates: &candidates,
            novelty,
            kit: options.kit.as_deref(),
        })
    } else {
        Vec::new()
    };
    let main_part = MainPart::of(&candidates);
    // The whole list was heard; now it may be cut.
    candidates.truncate(options.limit);
    let mut has_data = vec![false; database.substance_count()];
    bulk.ranked.iter().for_each(|place| has_data[usize::from(*place)] = true);
    // The further substances have no data by their nature: none is worth a line.
    let weighed = 0..database.data.substances.len() as u16;
    let no_data = weighed.filter(|place| !has_data[usize::from(*place)]).collect();
    Verdict { candidates, main_part, evidence, signatures, no_data, families, hazards, novelty, next, messages }
}

/// P(a member is present), as a main part or beside it.
fn families(
    database: &Signatures,
    bulk: &Bulk,
    traces: &Traces,
    tests: &TestsDone,
    hazards: &[super::Hazard],
) -> Vec<(u8, f64)> {
    let mut families: Vec<(u8, f64)> = (0u8..)
        .zip(bulk.by_family(database))
        .map(|(family, main)| {
            let mut present = main;
            let hazard = hazards.iter().find(|hazard| hazard.family == family);
            if let Some(hazard) = hazard {
                let trace = &traces.families[usize::from(family)];
                // Main parts that turn the family's strips explain a reaction.
                let explained: f64 = trace
                    .beside_interferents
                    .iter()
                    .map(|(main, beside)| bulk.substances[usize::from(*main)] * (beside - trace.present))
                    .sum();
                let beside = (1.0 - main) * trace.present + explained;
                let joined = database.data.families[usize::from(family)].hazard == HazardKind::When;
                let least = if joined && hazard.by_context { (1.0 - main) * JOINED_PRESENCE } else { 0.0 };
                present += beside.max(least);
            }
            let listed = tests.instruments.iter().any(|(_, i)| {
                i.components.iter().any(|s| database.substance(*s).family == family)
                    || i.unverified.iter().any(|unverified| unverified.family == family)
            });
            if listed {
                present = 1.0 - (1.0 - present.min(1.0)) * (1.0 - LISTED);
            }
            let at_least = match hazard.map(|hazard| hazard.state) {
                Some(State::Found) => FOUND,
                Some(State::FoundInterferencePossible) => FOUND_INTERFERENCE,
                _ => 0.0,
            };
            (family, present.clamp(at_least, 1.0))
        })
        .collect();
    sort_by(&mut families, |a, b| {
        b.1.total_cmp(&a.1)
            .then_with(|| database.data.families[usize::from(a.0)].id.cmp(&database.data.families[usize::from(b.0)].id))
    });
    families
}
