//! Fits the numbers of the model on left-out lineages, and on the sources without a vote where there is a file of them:
//! one number after the other, over the values it may take, until a round changes nothing. The same data
//! give the same numbers.
//!
//! `make fit`

use super::dev;
use super::folds::Fold;
use super::objective::{Queries, unknown};
use super::parameters_grid::{Aim, DIALS, Dial, by_hand};
use analogue_lookup::evidence::Parameters;
use schema::SubstanceIndex;
use std::thread;

const ROUNDS: usize = 3;
/// A value must be better by this much, in nats a query, to be taken.
const LEAST_GAIN: f64 = 1e-4;
/// Parts into which the substances are divided, by their place.
const PARTS: u16 = 4;
/// Lineages with fewer queries are left out together.
const FEWEST: usize = 15;

/// Fitted on all queries, beside the hand-chosen numbers.
pub fn print(mut folds: Vec<Fold>) {
    let dev = dev::fold();
    let without = if dev.is_none() { ", without the sources that have no vote: there is no file of them" } else { "" };
    folds.extend(dev);
    let folds = folds.as_slice();
    let all = Queries::of(folds, |_, _| true);
    let fitted = fit(&all, &[Aim::Readings, Aim::Prior, Aim::Unknown]);
    println!("### Fit{without}\n\n| number | by hand | fitted | in use |\n|---|---|---|---|");
    let (mut hand, mut fitted_to, mut used) = (by_hand(), fitted.clone(), Parameters::default());
    for dial in &DIALS {
        let value = (dial.of)(&mut fitted_to);
        println!("| `{}` | {} | {value} | {} |", dial.name, (dial.of)(&mut hand), (dial.of)(&mut used));
    }
    println!("\n| loss, nats a query | by hand | fitted | in use |\n|---|---|---|---|");
    let row = |name: &str, loss: &dyn Fn(&Parameters) -> f64| {
        println!("| {name} | {:.3} | {:.3} | {:.3} |", loss(&by_hand()), loss(&fitted), loss(&Parameters::default()));
    };
    row("readings, flat prior", &|parameters| all.flat(parameters));
    row("readings, published prior", &|parameters| all.with_prior(parameters));
    row("substances nobody recorded", &unknown);
    println!();
    cross_validated(folds);
}

/// What was left out of a fit, with its loss by hand and fitted without it.
pub struct Held {
    pub name: String,
    pub queries: usize,
    pub by_hand: f64,
    pub fitted: f64,
}

fn cross_validated(folds: &[Fold]) {
    println!("Left out of the fit itself: the numbers that readings decide, fitted without these queries.\n");
    println!("| left out | n | by hand | fitted |\n|---|---|---|---|");
    for held in held_out(folds) {
        println!("| {} | {} | {:.3} | {:.3} |", held.name, held.queries, held.by_hand, held.fitted);
    }
}

/// Fits without each large lineage, and without each part of the substances.
pub fn held_out(folds: &[Fold]) -> Vec<Held> {
    let large = |lineage: &str| folds.iter().any(|fold| fold.name == lineage && fold.queries.len() >= FEWEST);
    let lineages = folds.iter().filter(|fold| large(&fold.name)).map(|fold| fold.name.clone());
    type Left = (String, Box<dyn Fn(&str, SubstanceIndex) -> bool + Sync + Send>);
    let by_lineage =
        lineages.map(|own| -> Left { (format!("lineage {own}"), Box::new(move |lineage: &str, _| lineage == own)) });
    let by_substance = (0..PARTS).map(|part| -> Left {
        (format!("substances, part {} of {PARTS}", part + 1), Box::new(move |_, substance| substance.0 % PARTS == part))
    });
    let left: Vec<Left> = by_lineage.chain(by_substance).collect();
    let held = |(name, is_left): &Left| {
        let test = Queries::of(folds, |lineage, substance| is_left(lineage, substance));
        let fitted = fit(&Queries::of(folds, |lineage, substance| !is_left(lineage, substance)), &[Aim::Readings]);
        Held { name: name.clone(), queries: test.0.len(), by_hand: test.flat(&by_hand()), fitted: test.flat(&fitted) }
    };
    let (one, two) = left.split_at(left.len() / 2);
    thread::scope(|scope| {
        let first = scope.spawn(|| one.iter().map(held).collect::<Vec<Held>>());
        let second: Vec<Held> = two.iter().map(held).collect();
        first.join().expect("a fit does not panic").into_iter().chain(second).collect()
    })
}

fn fit(queries: &Queries, aims: &[Aim]) -> Parameters {
    let mut parameters = by_hand();
    for aim in aims {
        let loss = |parameters: &Parameters| match aim {
            Aim::Readings => queries.flat(parameters),
            Aim::Prior => queries.with_prior(parameters),
            Aim::Unknown => unknown(parameters),
        };
        descend(&mut parameters, DIALS.iter().filter(|dial| dial.aim == *aim).collect(), loss);
    }
    parameters
}

fn descend(parameters: &mut Parameters, dials: Vec<&Dial>, loss: impl Fn(&Parameters) -> f64) {
    let mut least = loss(parameters);
    for _ in 0..ROUNDS {
        let before = least;
        for dial in &dials {
            for value in dial.values {
                let mut tried = parameters.clone();
                if *(dial.of)(&mut tried) == *value {
                    continue;
                }
                *(dial.of)(&mut tried) = *value;
                let loss = loss(&tried);
                if loss < least - LEAST_GAIN {
                    (least, *parameters) = (loss, tried);
                }
            }
        }
        if before - least < LEAST_GAIN {
            break;
        }
    }
}
