//! What tells most about the main component: reagents by what one reading of them is
//! expected to say, and an infrared spectrum.

use super::plain;
use crate::message::{Key, Message};
use crate::order::{first_by, sort_by};
use crate::reading::Technique;
use crate::separation::{KitItem, one_reading};
use crate::verdict::{Action, Findings, NextAction};
use schema::{FamilyIndex, ReagentIndex, SubstanceIndex};

/// Candidates that the expected gain looks at.
const LEADING: usize = 48;
/// Reagents worth less than this (bits) are not offered, nor more than this many.
const LEAST_GAIN: f64 = 0.001;
const MOST_REAGENTS: usize = 3;
/// A reagent with fewer recorded substances says too little to be offered.
const LEAST_RECORDED: usize = 40;

/// Reagents by the expected gain of information about the main component.
pub fn reagents(findings: &Findings) -> Vec<NextAction> {
    let database = findings.database;
    let leading = leading(findings);
    let mut gains: Vec<(f64, ReagentIndex)> = ReagentIndex::first(database.data.reagents.len())
        .filter(|reagent| {
            let row = &database.reagent(*reagent);
            let done = findings.tests.reagents.iter().any(|test| test.reagent == *reagent);
            let at_hand = match findings.kit {
                Some(kit) => kit.iter().any(|id| database.reagent_named(id) == Some(*reagent)),
                None => row.variant_of.is_none() && database.recorded(*reagent).rows.len() >= LEAST_RECORDED,
            };
            !done && at_hand
        })
        .map(|reagent| {
            let shown = |substance| KitItem::Reagent(reagent).shares_of(database, substance);
            (one_reading(leading.iter().map(|(substance, share)| (*share, shown(*substance)))), reagent)
        })
        .filter(|(gain, _)| *gain >= LEAST_GAIN)
        .collect();
    sort_by(&mut gains, |a, b| b.0.total_cmp(&a.0).then(a.1.cmp(&b.1)));
    let resolves = leading_families(findings, &leading);
    gains
        .into_iter()
        .take(MOST_REAGENTS)
        .map(|(gain, reagent)| NextAction {
            action: Action::Test,
            test: Some(database.reagent(reagent).id.clone()),
            strength: None,
            gain: Some(gain),
            resolves: resolves.clone(),
            because: Message::new(Key::NextReagent).reagent(database, reagent),
        })
        .collect()
}

/// The most probable main components with their shares, summing to 1.
fn leading(findings: &Findings) -> Vec<(SubstanceIndex, f64)> {
    let shares = SubstanceIndex::each().zip(findings.main.substances.iter().copied());
    let mut shares = first_by(LEADING, shares, |a, b| b.1.total_cmp(&a.1).then(a.0.cmp(&b.0)));
    let sum: f64 = shares.iter().map(|(_, share)| share).sum();
    shares.iter_mut().for_each(|(_, share)| *share /= sum);
    shares
}

fn leading_families(findings: &Findings, leading: &[(SubstanceIndex, f64)]) -> Vec<FamilyIndex> {
    let mut families = Vec::new();
    for (substance, _) in leading.iter().take(8) {
        let family = findings.database.substance(*substance).family;
        if !families.contains(&family) {
            families.push(family);
        }
    }
    families.truncate(4);
    families
}

/// An infrared spectrum, where nothing was measured and the reagents leave
/// the main component open.
pub fn instrument(findings: &Findings) -> Option<NextAction> {
    let word = Technique::Ftir.word();
    let at_hand = findings.kit.is_none_or(|kit| kit.iter().any(|id| id.eq_ignore_ascii_case(word)));
    let open = findings.tests.instruments.is_empty() && at_hand;
    open.then(|| {
        let because = Message::new(Key::NextInstrument).text("technique", word);
        plain(Action::Test, word.to_owned(), Vec::new(), because)
    })
}
