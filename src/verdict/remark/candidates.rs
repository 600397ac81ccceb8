//! What the candidates allow one to say.

use crate::inference::{Candidate, Fit, TOO_MUCH_FOR_BLOTTER, carried_by_blotter, nothing_explains};
use crate::message::{Key, Message, substance_within};
use crate::order::first_by;
use crate::reading::Form;
use crate::verdict::{FamilyShare, Findings};
use schema::{FamilyIndex, SubstanceIndex};

/// How many of the first candidates are looked at for a member.
const LEADING: usize = 10;
/// From this probability on, the readings are said to fit a family.
const PROBABLE: f64 = 0.2;
/// …and if they make it this many times as likely as by chance.
const FAVOURED: f64 = 2.0;
/// So many of the first candidates that a loose powder would have are looked
/// at for what a blotter cannot carry.
const STEPPED_BACK: usize = 5;
/// …if it would be at least this many times as probable as the first.
const RIVALS_FROM: f64 = 0.1;
/// Readings separate two candidates if their weights differ by this.
const SEPARATES: f64 = 0.7;

pub fn candidates(findings: &Findings) -> Vec<Message> {
    let database = findings.database;
    let mut messages = Vec::new();
    let found = findings.hazards.iter().any(|hazard| hazard.state.is_found());
    if nothing_explains(findings.tests, findings.candidates, findings.novelty) {
        messages.push(Message::new(Key::NothingExplains));
    } else if let Some(family) = said_to_fit(findings) {
        messages.push(Message::new(Key::FitsFamily).family(database, family));
    } else if let Some((family, first)) = beats_first_name(findings) {
        messages.push(Message::new(Key::FamilyLikelier).family(database, family).substance(database, first));
    }
    let silent = findings.tests.reagents.iter().all(|test| test.no_reaction) && findings.tests.instruments.is_empty();
    if !found && silent && !findings.tests.reagents.is_empty() {
        messages.push(Message::new(Key::NothingRecognised));
    }
    let weight = |candidate: &Candidate| findings.evidence.weights_of(candidate.row).iter().sum::<f64>();
    if let [first, second, ..] = findings.candidates
        && findings.prior_used
        && first.fit != Fit::FitsPoorly
        && weight(first) - weight(second) < SEPARATES
    {
        messages.push(Message::new(Key::PriorDecides));
    }
    let disputed = findings.candidates.first().is_some_and(|candidate| {
        let mut records = findings.evidence.about(candidate.row).filter_map(|evidence| evidence.record);
        records.any(|first| database.data.records.get(first as usize).is_some_and(|record| record.disputed))
    });
    if disputed {
        let first = &findings.candidates[0];
        messages.push(Message::new(Key::Disputed).substance(database, first.substance));
    }
    let reacted = findings.tests.reagents.iter().filter(|test| !test.no_reaction);
    let mut said: Vec<Key> = Vec::new();
    for test in reacted {
        for key in Key::named(database, &database.reagent(test.reagent).when_reacted) {
            if !said.contains(&key) {
                messages.push(Message::new(key).reagent(database, test.reagent));
                said.push(key);
            }
        }
    }
    let stepped_back = stepped_back(findings);
    if !stepped_back.is_empty() {
        let names: Vec<String> = stepped_back.iter().map(|index| substance_within(database, *index)).collect();
        messages.push(Message::new(Key::BlotterCarriesLittle).text("substances", names.join(", ")));
    }
    let sold_on_paper = || findings.sample.sold_as.families.iter().any(|family| database.family(*family).on_paper);
    if match findings.sample.form {
        Some(form) => matches!(form, Form::Blotter | Form::Paper),
        None => sold_on_paper(),
    } {
        messages.push(Message::new(Key::OnPaper));
    }
    messages
}

/// The family that the readings are said to fit.
pub fn said_to_fit(findings: &Findings) -> Option<FamilyIndex> {
    let unexplained = nothing_explains(findings.tests, findings.candidates, findings.novelty);
    if unexplained { None } else { fitting_family(findings) }
}

/// The likeliest family, if the first candidate that is named is a single substance of another, and less likely than the
/// family as a whole.
fn beats_first_name(findings: &Findings) -> Option<(FamilyIndex, SubstanceIndex)> {
    let FamilyShare { family, main, .. } = likely_family(findings)?;
    let first = findings.candidates.iter().find(|candidate| candidate.fit != Fit::FitsPoorly)?;
    let other = first.with.is_none() && findings.database.substance(first.substance).family != family;
    (other && main > first.probability).then_some((family, first.substance))
}

/// The likeliest family, if it is the readings that make it so:
/// without a prior, whatever it was sold as, they must favour it over chance.
fn fitting_family(findings: &Findings) -> Option<FamilyIndex> {
    let database = findings.database;
    let FamilyShare { family, .. } = likely_family(findings)?;
    let is_member = |index: &&SubstanceIndex| database.substance(**index).family == family;
    let recorded = findings.without_prior.ranked.iter().filter(is_member).count();
    let chance = recorded as f64 / findings.without_prior.ranked.len().max(1) as f64;
    let favoured = findings.without_prior.by_family(database)[usize::from(family)] >= FAVOURED * chance;
    (favoured && recorded > 0).then_some(family)
}

/// The likeliest main component, if it is probable and one of the first candidates that do not fit poorly is of it.
fn likely_family(findings: &Findings) -> Option<FamilyShare> {
    let database = findings.database;
    let share = *findings.families.first()?;
    let member = findings.candidates.iter().take(LEADING).any(|candidate| {
        candidate.fit != Fit::FitsPoorly && database.substance(candidate.substance).family == share.family
    });
    let named = !database.family(share.family).catch_all;
    (named && member && share.main >= PROBABLE).then_some(share)
}

/// What would stand among the first candidates, were the sample no blotter.
fn stepped_back(findings: &Findings) -> Vec<SubstanceIndex> {
    let Findings { database, sample, candidates, .. } = findings;
    if sample.form != Some(Form::Blotter) {
        return Vec::new();
    }
    let on_blotter = |candidate: &Candidate| carried_by_blotter(database, candidate.substance);
    let loose = |candidate: &Candidate| {
        let factor = if on_blotter(candidate) { 1.0 } else { TOO_MUCH_FOR_BLOTTER };
        candidate.probability / factor
    };
    let fitting = candidates.iter().filter(|candidate| candidate.with.is_none() && candidate.fit != Fit::FitsPoorly);
    let first = first_by(STEPPED_BACK, fitting, |a, b| loose(b).total_cmp(&loose(a)).then(a.row.cmp(&b.row)));
    let least = first.first().map_or(0.0, |candidate| RIVALS_FROM * loose(candidate));
    let rivals = first.into_iter().filter(|candidate| !on_blotter(candidate) && loose(candidate) >= least);
    rivals.map(|candidate| candidate.substance).collect()
}
