//! What each part of the model gains: the same queries with the part taken
//! out, everything else alike.

use super::dev;
use super::folds::{Fold, Query, records, whole};
use super::open_set::{Extent, leave_out_some};
use super::parameters_grid::by_hand;
use super::ranking::{self, Placing};
use super::rivals;
use super::statistics::{area_under_curve, mean, share};
use analogue_lookup::database::Signatures;
use analogue_lookup::evidence::{Observation, Parameters, reagent_likelihoods};
use analogue_lookup::inference::ResultsRegion;
use analogue_lookup::reading::Reading;
use analogue_lookup::verdict::classify_with;
use colour::{CELLS, HueGroup, Region, hue_group};
use schema::{ReagentIndex, SubstanceIndex};

/// Of the substances left out one at a time, one in this many is used.
const EVERY: usize = 3;

/// `folds` are the left-out lineages; the sources without a vote stand behind them where there is a file of them.
pub fn print(mut folds: Vec<Fold>, parameters: &Parameters) {
    folds.extend(dev::fold());
    let folds = folds.as_slice();
    println!(
        "| without | first five | mean reciprocal rank | family first | mean ln P | {}: first five | family first |",
        dev::NAME
    );
    println!("|---|---|---|---|---|---|---|");
    row("nothing: the whole model, flat prior", folds, |fold, query| {
        ranking::ours(&fold.database, parameters, query, None)
    });
    let hues: Vec<Signatures> = folds.iter().map(|fold| coarse(&fold.database)).collect();
    row("1 the lexicon: 14 hue groups instead of regions", folds, |fold, query| {
        let at = folds.iter().position(|other| std::ptr::eq(other, fold)).unwrap_or_default();
        ranking::ours(&hues[at], parameters, &coarse_query(query), None)
    });
    let changed = |change: fn(&mut Parameters)| {
        let mut own = parameters.clone();
        change(&mut own);
        own
    };
    for (name, own) in [
        ("2 the course: last colour only", changed(|p| (p.first_look, p.middle_look) = (0.0, 0.0))),
        ("2 too little: a silent reagent is silent", changed(|p| p.too_little = 0.0)),
        ("2 the untouched colour", changed(|p| (p.none_as_untouched, p.untouched_as_none) = (0.0, 0.0))),
        ("2 hue before shade", changed(|p| p.hue_alone = 0.0)),
        ("3 quality weights", changed(|p| p.quality = [1.0; 3])),
        ("3 tempering of the acids", changed(|p| p.tau = 1.0)),
        ("5 the fit: numbers by hand", by_hand()),
    ] {
        row(name, folds, |fold, query| ranking::ours(&fold.database, &own, query, None));
    }
    let whatever: Vec<Signatures> = folds.iter().map(|fold| every_colour(&fold.database)).collect();
    row("2 the signal of Simon's: every colour a reaction", folds, |fold, query| {
        let at = folds.iter().position(|other| std::ptr::eq(other, fold)).unwrap_or_default();
        ranking::ours(&whatever[at], parameters, query, None)
    });
    row("4 a flat prior: the published one", folds, |fold, query| {
        ranking::ours(&fold.database, parameters, query, Some(ResultsRegion::default()))
    });
    for lean in [0.5, 1.0] {
        row(&format!("6 neutral gaps: a missing cell leans on its family by {lean}"), folds, |fold, query| {
            leaning(fold, parameters, query, lean)
        });
    }
    row("all: exact phrase (rival)", folds, |fold, query| {
        ranking::rival(&fold.database, query, |place| rivals::exact_phrase(&fold.database, query, place))
    });
    row("all: hue words (rival)", folds, |fold, query| {
        ranking::rival(&fold.database, query, |place| rivals::hue_words(&fold.database, query, place))
    });
    println!();
    families(parameters);
}

fn row(name: &str, folds: &[Fold], place: impl Fn(&Fold, &Query) -> Placing) {
    let placings = |is_dev: bool| -> Vec<Placing> {
        let own = folds.iter().filter(|fold| (fold.name == dev::NAME) == is_dev);
        own.flat_map(|fold| fold.queries.iter().map(|query| place(fold, query)).collect::<Vec<_>>()).collect()
    };
    let (lineages, dev) = (placings(false), placings(true));
    let of = |own: &[Placing], figure: fn(&Placing) -> f64| mean(&own.iter().map(figure).collect::<Vec<f64>>());
    let shown = |figure: f64| if figure.is_nan() { "–".to_owned() } else { format!("{figure:.2}") };
    println!(
        "| {name} | {:.3} | {:.3} | {} | {} | {} | {} |",
        of(&lineages, |placing| placing.within(5.0)),
        of(&lineages, Placing::reciprocal),
        shown(of(&lineages, |placing| placing.family_first)),
        shown(of(&lineages, |placing| placing.log_probability.clamp(-12.0, 0.0))),
        shown(of(&dev, |placing| placing.within(5.0))),
        shown(of(&dev, |placing| placing.family_first)),
    );
}

/// Unrecorded members as hypotheses, and without them.
fn families(parameters: &Parameters) {
    println!(
        "| substances left out (one in {EVERY}) | family first | family in the first three | novelty: area under the curve |"
    );
    println!("|---|---|---|---|");
    let mut without = parameters.clone();
    (without.prior_unrecorded, without.least_unrecorded) = (1e-12, 1e-12);
    for (name, own) in [("the whole model", parameters), ("6 without unrecorded members of a family", &without)] {
        let dropped = leave_out_some(own, Extent::Substance, None, EVERY);
        let related: Vec<_> = dropped.iter().filter(|d| d.has_relatives).collect();
        let within = |most: usize| {
            let hits = related.iter().map(|d| f64::from(u8::from((1..=most).contains(&d.family_place))));
            share(&hits.collect::<Vec<_>>()).value
        };
        let with: Vec<f64> = dropped.iter().map(|d| d.novelty_with).collect();
        let without: Vec<f64> = dropped.iter().map(|d| d.novelty_without).collect();
        println!("| {name} | {:.2} | {:.2} | {:.2} |", within(1), within(3), area_under_curve(&without, &with));
    }
    println!();
}

/// Every region spread evenly over the cells of its hue groups.
fn coarse(database: &Signatures) -> Signatures {
    let mut data = whole().data;
    data.records.clone_from(&database.data.records);
    let mut coarse = Signatures::from_data(data);
    coarse.regions.iter_mut().for_each(|region| *region = by_hue(region));
    coarse
}

/// Every colour as the words mean it, on reagents too of which only some are a reaction.
fn every_colour(database: &Signatures) -> Signatures {
    let mut data = whole().data;
    data.records.clone_from(&database.data.records);
    let of_signals = data.records.iter().filter(|record| !data.reagents[usize::from(record.reagent)].signal.is_empty());
    let narrowed: Vec<u16> = of_signals.flat_map(|r| &r.alternatives).flat_map(|a| &a.stages).copied().collect();
    data.reagents.iter_mut().for_each(|reagent| reagent.signal.clear());
    let mut whatever = Signatures::from_data(data);
    for phrase in narrowed.into_iter().map(usize::from) {
        if let Ok(read) = colour::read(&whatever.data.phrases[phrase].text) {
            whatever.regions[phrase] = read.region;
        }
    }
    whatever
}

fn coarse_query(query: &Query) -> Query {
    let mut sample = query.sample.clone();
    for reading in &mut sample.readings {
        if let Reading::Reagent(reading) = reading {
            reading.stages.iter_mut().for_each(|stage| stage.region = by_hue(&stage.region));
        }
    }
    Query { substance: query.substance, sample, readings: Vec::new() }
}

fn by_hue(region: &Region) -> Region {
    let cells = |group: HueGroup| (0..CELLS as u16).filter(|cell| hue_group(*cell) == group).count().max(1) as f64;
    Region::from_shares((0..CELLS as u16).filter_map(|cell| {
        let group = hue_group(cell);
        let share = region.share_of(group) / cells(group);
        (share > 0.0).then_some((cell, share))
    }))
}

/// As if a substance without a record on a reagent showed what its family
/// shows, by a share of that weight.
fn leaning(fold: &Fold, parameters: &Parameters, query: &Query, lean: f64) -> Placing {
    let database = &fold.database;
    let mut verdict = classify_with(database, parameters, &query.sample, &ranking::options(None));
    let of_family: Vec<(ReagentIndex, Vec<f64>)> = query
        .sample
        .readings
        .iter()
        .filter_map(|reading| {
            let Reading::Reagent(reading) = reading else { return None };
            let looks = Observation::merged(database, parameters, &[reading])?;
            let likelihoods = reagent_likelihoods(database, parameters, reading.reagent, &looks);
            Some((reading.reagent, likelihoods.unrecorded))
        })
        .collect();
    let seen = |reagent: ReagentIndex, substance: SubstanceIndex| {
        query.readings.iter().any(|seen| seen.reagent == reagent) && !records(database, reagent, substance).is_empty()
    };
    for candidate in &mut verdict.candidates {
        let family = usize::from(database.substance(candidate.substance).family);
        let missing = of_family.iter().filter(|(reagent, _)| !seen(*reagent, candidate.substance));
        candidate.probability *= missing.map(|(_, weights)| (lean * weights[family]).exp()).product::<f64>();
    }
    let sum: f64 = verdict.candidates.iter().map(|candidate| candidate.probability).sum();
    verdict.candidates.iter_mut().for_each(|candidate| candidate.probability /= sum.max(f64::MIN_POSITIVE));
    ranking::placing(database, query, &verdict)
}
