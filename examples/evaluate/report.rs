//! The tables, in Markdown.

use super::folds::{Fold, recorded};
use super::open_set::{Dropped, Extent, leave_out};
use super::ranking::{self, Placing};
use super::rivals;
use super::statistics::{Estimate, area_under_curve, bootstrap, mean, median, quantile, share};
use analogue_lookup::evidence::Parameters;
use analogue_lookup::inference::ResultsRegion;
use schema::Quality;

/// A fold with fewer queries shows figures, but they decide nothing.
const FEWEST: usize = 15;

/// One way to rank, with its placings of every query of a fold.
struct Method {
    name: &'static str,
    placings: Vec<Placing>,
    is_rival: bool,
}

pub fn lineages(folds: &[Fold], parameters: &Parameters) {
    println!("## One lineage left out\n");
    println!(
        "A query is everything a lineage recorded of one substance; the database holds neither that lineage nor \
         what was copied from it: cells of other lineages that repeat one of its technical colour names, such as \
         \"moderate orange yellow\". Ranked are all substances with a recorded result for a reagent read; ties take the mean rank of the tied. \
         Nothing is said of what it was sold as. Intervals of 95 %: Wilson for shares, bootstrap for means.\n"
    );
    sizes(folds);
    placings_of(folds, parameters);
}

/// Every method on every fold, then ours paired against the rivals.
pub fn placings_of(folds: &[Fold], parameters: &Parameters) {
    let measured: Vec<(&Fold, [Method; 4])> = folds
        .iter()
        .filter(|fold| fold.queries.len() >= FEWEST)
        .map(|fold| (fold, methods(fold, parameters)))
        .collect();
    println!(
        "| left out | quality | n | method | first | first five | mean reciprocal rank | family first | family of the first | mean ln P |"
    );
    println!("|---|---|---|---|---|---|---|---|---|---|");
    for (fold, methods) in &measured {
        for method in methods {
            placings(fold, method);
        }
    }
    println!("\n### Paired against the rivals\n");
    println!("Ours less the rival's on the same queries; a win or a loss where the interval leaves out 0.\n");
    println!("| left out | n | ours | rival | first five | reciprocal rank | verdict |");
    println!("|---|---|---|---|---|---|---|");
    for (fold, methods) in &measured {
        let (rivals, ours): (Vec<&Method>, Vec<&Method>) = methods.iter().partition(|method| method.is_rival);
        for ours in ours {
            rivals.iter().for_each(|rival| paired(fold, ours, rival));
        }
    }
    println!();
}

fn sizes(folds: &[Fold]) {
    println!(
        "| left out | result sets | copied cells | fell out | n | reagents read (median) | of these still recorded (mean share) |"
    );
    println!("|---|---|---|---|---|---|---|");
    for fold in folds {
        let read: Vec<f64> = fold.queries.iter().map(|query| query.readings.len() as f64).collect();
        let kept = fold
            .queries
            .iter()
            .zip(&read)
            .map(|(query, read)| recorded(&fold.database, &query.readings, query.substance) as f64 / read);
        let kept: Vec<f64> = kept.collect();
        let (n, all) = (fold.queries.len(), fold.queries.len() + fold.fell_out);
        if n == 0 {
            println!("| {} | {all} | {} | {} | 0 | – | – |", fold.name, fold.copies, fold.fell_out);
        } else {
            let (read, kept) = (median(&read), mean(&kept));
            println!("| {} | {all} | {} | {} | {n} | {read:.0} | {kept:.2} |", fold.name, fold.copies, fold.fell_out);
        }
    }
    println!();
}

fn methods(fold: &Fold, parameters: &Parameters) -> [Method; 4] {
    let ours = |name, region| {
        let place = |query| ranking::ours(&fold.database, parameters, query, region);
        Method { name, placings: fold.queries.iter().map(place).collect(), is_rival: false }
    };
    let exact = fold.queries.iter().map(|query| {
        ranking::rival(&fold.database, query, |substance| rivals::exact_phrase(&fold.database, query, substance))
    });
    let hues = fold.queries.iter().map(|query| {
        ranking::rival(&fold.database, query, |substance| rivals::hue_words(&fold.database, query, substance))
    });
    [
        ours("ours, flat prior", None),
        ours("ours, published prior", Some(ResultsRegion::default())),
        Method { name: "exact phrase", placings: exact.collect(), is_rival: true },
        Method { name: "hue words", placings: hues.collect(), is_rival: true },
    ]
}

fn placings(fold: &Fold, method: &Method) {
    let of = |figure: fn(&Placing) -> f64| -> Vec<f64> { method.placings.iter().map(figure).collect() };
    let logs = mean(&of(|placing| placing.log_probability));
    println!(
        "| {} | {} | {} | {} | {} | {} | {} | {} | {} | {} |",
        fold.name,
        quality(fold),
        count(fold),
        method.name,
        shown(share(&of(|placing| placing.within(1.0)))),
        shown(share(&of(|placing| placing.within(5.0)))),
        shown(bootstrap(&of(Placing::reciprocal))),
        if method.is_rival { "–".to_owned() } else { shown(share(&of(|placing| placing.family_first))) },
        shown(share(&of(|placing| placing.family_of_first))),
        if method.is_rival { "–".to_owned() } else { format!("{logs:.2}") },
    );
}

fn quality(fold: &Fold) -> &'static str {
    match fold.quality {
        Quality::Laboratory => "laboratory",
        Quality::Compiled => "compiled",
        Quality::Vendor => "vendor",
    }
}

fn paired(fold: &Fold, ours: &Method, rival: &Method) {
    let difference = |figure: fn(&Placing) -> f64| {
        let pairs = ours.placings.iter().zip(&rival.placings);
        bootstrap(&pairs.map(|(ours, rival)| figure(ours) - figure(rival)).collect::<Vec<_>>())
    };
    let five = difference(|placing| placing.within(5.0));
    let reciprocal = difference(Placing::reciprocal);
    let verdict = if fold.queries.len() < FEWEST {
        "carries no verdict".to_owned()
    } else {
        format!("first five: {}; reciprocal rank: {}", decided(five), decided(reciprocal))
    };
    println!(
        "| {} | {} | {} | {} | {} | {} | {verdict} |",
        fold.name,
        fold.queries.len(),
        ours.name,
        rival.name,
        signed(five),
        signed(reciprocal),
    );
}

pub fn open_set(parameters: &Parameters) {
    println!("## One substance, or one family, left out\n");
    println!(
        "The readings are the largest result set that one lineage has of the substance (three reagents or more), \
         once with the substance recorded and once without it (or without any of its family). Novelty is a figure \
         of the model. The area under the curve is the chance that a query whose substance is missing has the \
         higher novelty.\n"
    );
    println!(
        "| left out | prior | n | novelty, recorded: median (quartiles) | novelty, left out: median (quartiles) | \
         rises | area under the curve |"
    );
    println!("|---|---|---|---|---|---|---|");
    let priors = [("flat", None), ("published", Some(ResultsRegion::default()))];
    let mut substances = Vec::new();
    for (extent, name) in [(Extent::Substance, "substance"), (Extent::Family, "family")] {
        for (prior, region) in priors {
            let dropped = leave_out(parameters, extent, region);
            novelty(name, prior, &dropped);
            if extent == Extent::Substance {
                substances.push((prior, dropped));
            }
        }
    }
    println!("\n### The family of a substance left out\n");
    println!("Only substances with a relative that is recorded on a reagent read.\n");
    println!("| prior | reagents read | n | family first | family in the first three |");
    println!("|---|---|---|---|---|");
    for (prior, dropped) in &substances {
        for (band, from, until) in
            [("3 or more", 3, usize::MAX), ("3–4", 3, 4), ("5–7", 5, 7), ("8 or more", 8, usize::MAX)]
        {
            families(prior, band, dropped.iter().filter(|d| (from..=until).contains(&d.reagents)));
        }
    }
}

fn novelty(name: &str, prior: &str, dropped: &[Dropped]) {
    let with: Vec<f64> = dropped.iter().map(|d| d.novelty_with).collect();
    let without: Vec<f64> = dropped.iter().map(|d| d.novelty_without).collect();
    let rises: Vec<f64> = dropped.iter().map(|d| f64::from(u8::from(d.novelty_without > d.novelty_with))).collect();
    let spread =
        |values: &[f64]| format!("{:.4} ({:.4}–{:.4})", median(values), quantile(values, 0.25), quantile(values, 0.75));
    println!(
        "| {name} | {prior} | {} | {} | {} | {} | {:.2} |",
        dropped.len(),
        spread(&with),
        spread(&without),
        shown(share(&rises)),
        area_under_curve(&without, &with),
    );
}

fn families<'a>(prior: &str, band: &str, dropped: impl Iterator<Item = &'a Dropped>) {
    let places: Vec<usize> = dropped.filter(|d| d.has_relatives).map(|d| d.family_place).collect();
    if places.is_empty() {
        return;
    }
    let within = |most: usize| {
        let hits = places.iter().map(|place| f64::from(u8::from((1..=most).contains(place))));
        shown(share(&hits.collect::<Vec<_>>()))
    };
    println!("| {prior} | {band} | {} | {} | {} |", places.len(), within(1), within(3));
}

fn count(fold: &Fold) -> String {
    let n = fold.queries.len();
    if n < FEWEST { format!("{n} (no verdict)") } else { n.to_string() }
}

fn shown(estimate: Estimate) -> String {
    format!("{:.2} ({:.2}–{:.2})", estimate.value, estimate.low, estimate.high)
}

fn signed(estimate: Estimate) -> String {
    format!("{:+.2} ({:+.2} to {:+.2})", estimate.value, estimate.low, estimate.high)
}

fn decided(estimate: Estimate) -> &'static str {
    if estimate.low > 0.0 {
        "win"
    } else if estimate.high < 0.0 {
        "loss"
    } else {
        "undecided"
    }
}
