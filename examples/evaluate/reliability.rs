//! How far the figures of the model can be trusted: what it said of the true
//! substance and family of left-out lineages, against what was so.

use super::folds::{Fold, Query};
use super::ranking::options;
use analogue_lookup::database::Signatures;
use analogue_lookup::evidence::{Likelihoods, Observation, Parameters, reagent_likelihoods};
use analogue_lookup::inference::Fit;
use analogue_lookup::reading::Reading;
use analogue_lookup::verdict::classify_with;
use schema::SubstanceIndex;

/// What was said, and whether it was so.
type Said = (f64, bool);

const BANDS: [f64; 9] = [0.0, 0.01, 0.03, 0.1, 0.2, 0.3, 0.5, 0.7, 1.01];
const CONTRADICTION: [f64; 5] = [0.03, 0.05, 0.1, 0.2, 0.3];

pub fn print(folds: &[Fold], parameters: &Parameters) {
    let (mut candidates, mut families): (Vec<Said>, Vec<Said>) = (Vec::new(), Vec::new());
    let mut words: Vec<(Fit, bool)> = Vec::new();
    let mut lowest: Vec<(f64, bool)> = Vec::new();
    for (fold, query) in folds.iter().flat_map(|fold| fold.queries.iter().map(move |query| (fold, query))) {
        let verdict = classify_with(&fold.database, parameters, &query.sample, &options(None));
        let read = read(&fold.database, parameters, query);
        let family = fold.database.substance(query.substance).family;
        families.extend(verdict.families.first().map(|first| (first.main, first.family == family)));
        for candidate in verdict.candidates.iter().filter(|candidate| candidate.with.is_none()) {
            let is_true = candidate.substance == query.substance;
            candidates.push((candidate.probability, is_true));
            words.push((candidate.fit, is_true));
            lowest.push((least_ratio(&read, candidate.substance), is_true));
        }
    }
    println!("| probability said | candidates | said, mean | true | first families | said, mean | true |");
    println!("|---|---|---|---|---|---|---|");
    for band in BANDS.windows(2) {
        let (candidates, families) = (band_of(&candidates, band), band_of(&families, band));
        println!("| {:.2}–{:.2} | {} | {} |", band[0], band[1].min(1.0), candidates, families);
    }
    println!("\n| word | candidates | of them true | true substances that get it |");
    println!("|---|---|---|---|");
    let all = words.iter().filter(|(_, is_true)| *is_true).count() as f64;
    for fit in [Fit::FitsWell, Fit::Fits, Fit::FitsPoorly] {
        let own = words.iter().filter(|(word, _)| *word == fit);
        let (n, hits) = own.fold((0.0, 0.0), |(n, hits), (_, is_true)| (n + 1.0, hits + f64::from(u8::from(*is_true))));
        println!("| {} | {n} | {:.2} % | {:.0} % |", fit.word(), 100.0 * hits / n, 100.0 * hits / all);
    }
    println!("\n| a reading contradicts below K/B | true substances called contradicted | others called so |");
    println!("|---|---|---|");
    for limit in CONTRADICTION {
        let called = |truth: bool| {
            let own: Vec<f64> = lowest.iter().filter(|(_, is_true)| *is_true == truth).map(|(low, _)| *low).collect();
            100.0 * own.iter().filter(|low| **low < limit).count() as f64 / own.len() as f64
        };
        println!("| {limit} | {:.0} % | {:.0} % |", called(true), called(false));
    }
    println!();
}

/// What each reading says of every substance.
fn read<'a>(database: &'a Signatures, parameters: &Parameters, query: &Query) -> Vec<Likelihoods<'a>> {
    let reagents = query.sample.readings.iter().filter_map(|reading| match reading {
        Reading::Reagent(reading) => Some(reading),
        _ => None,
    });
    let looks = reagents.filter_map(|r| Some((r.reagent, Observation::merged(database, parameters, &[r])?)));
    looks.map(|(reagent, looks)| reagent_likelihoods(database, parameters, reagent, &looks)).collect()
}

/// K/B of the reading that fits the substance least, 1 without a record of it.
fn least_ratio(read: &[Likelihoods], substance: SubstanceIndex) -> f64 {
    read.iter().filter_map(|own| own.of(substance)).map(|kind| kind.ratio).fold(1.0, f64::min)
}

fn band_of(said: &[Said], band: &[f64]) -> String {
    let own: Vec<&Said> = said.iter().filter(|(p, _)| (band[0]..band[1]).contains(p)).collect();
    if own.is_empty() {
        return "0 | – | –".to_owned();
    }
    let n = own.len() as f64;
    let mean = own.iter().map(|(p, _)| p).sum::<f64>() / n;
    let hits = own.iter().filter(|(_, is_true)| *is_true).count() as f64 / n;
    format!("{} | {mean:.3} | {hits:.3}", own.len())
}
