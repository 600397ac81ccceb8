//! What must be true of every verdict, tried on random samples.
//!
//! The eight global safety rules stand in `shares` (1, 2), `reactions` (3, 5),
//! `void` (4), `colours` (6) and `words` (7, 8); `model` holds the properties of
//! the evidence model, `kits` those of sets of tests, `order` and `asides` what must not matter, `hostile` what
//! callers may send. Runs are repeatable; PROPTEST_RNG_SEED and PROPTEST_CASES
//! widen the search.

mod asides;
mod colours;
mod hostile;
mod kits;
mod model;
mod order;
mod reactions;
pub mod samples;
mod shares;
mod void;
mod words;

use crate::common::database;
use analogue_lookup::message::{Key, Message};
use analogue_lookup::reading::{SampleInput, check_sample};
use analogue_lookup::verdict::{Hazard, HazardState, Verdict};
use proptest::test_runner::{Config, RngSeed};
use schema::{FamilyIndex, HazardKind, SubstanceIndex};

/// As many cases as stated, unless the environment asks for more or another seed.
fn cases(cases: u32) -> Config {
    let asked = Config::default();
    Config {
        cases: if std::env::var_os("PROPTEST_CASES").is_some() { asked.cases } else { cases },
        rng_seed: match asked.rng_seed {
            RngSeed::Random => RngSeed::Fixed(20_261_123),
            fixed => fixed,
        },
        max_global_rejects: 100_000,
        failure_persistence: None,
        ..asked
    }
}

fn hazard_of(verdict: &Verdict, family: FamilyIndex) -> Option<&Hazard> {
    verdict.hazards.iter().find(|hazard| hazard.family == family)
}

fn state_of(verdict: &Verdict, family: FamilyIndex) -> Option<HazardState> {
    hazard_of(verdict, family).map(|hazard| hazard.state)
}

fn says(messages: &[Message], key: Key) -> bool {
    messages.iter().any(|message| message.key == key)
}

/// Found, then perhaps found, then everything else.
fn gravity(state: HazardState) -> u8 {
    match state {
        HazardState::Found => 0,
        HazardState::FoundInterferencePossible => 1,
        HazardState::CannotExclude | HazardState::NotFoundDownTo => 2,
    }
}

fn always_on() -> impl Iterator<Item = FamilyIndex> {
    FamilyIndex::each()
        .zip(&database().data.families)
        .filter(|(_, family)| family.hazard == HazardKind::Always)
        .map(|(place, _)| place)
}

/// Places of the substances and families that "sold as" names.
fn sold_as(input: &SampleInput) -> (Vec<SubstanceIndex>, Vec<FamilyIndex>) {
    let only = SampleInput { sold_as: input.sold_as.clone(), ..SampleInput::default() };
    let sample = check_sample(database(), &only).expect("a name is never refused");
    (sample.sold_as.substances, sample.sold_as.families)
}

#[test]
fn the_always_on_families_are_the_five_that_kill_unseen() {
    let ids: Vec<&str> = always_on().map(|family| database().data.families[usize::from(family)].id.as_str()).collect();
    assert_eq!(ids, ["fentanyls", "nitazenes", "orphines", "benzodiazepines", "alpha2-agonists"]);
}
