//! The measures that matter, as one table: samples that are what they were sold as, and samples that are not; the commonest
//! substances with nothing said; and every set.

use super::dev;
use super::folds::{Fold, Query, whole};
use super::ranking::{Placing, options, placing};
use super::statistics::{Estimate, bootstrap, share};
use analogue_lookup::database::Signatures;
use analogue_lookup::evidence::Parameters;
use analogue_lookup::inference::{Prior, ResultsRegion, TestsDone};
use analogue_lookup::reading::{Sample, SoldAs};
use analogue_lookup::verdict::classify_with;
use schema::{FamilyIndex, ReagentIndex, SoldAsCounts, SubstanceIndex};
use std::collections::BTreeMap;

/// The substances found most often, by the rates of all regions.
const COMMONEST: usize = 40;
/// From so many reagents on, a substance can be told by colours at all.
const ENOUGH: usize = 4;
/// Whose rates the prior uses.
const REGION: ResultsRegion = ResultsRegion::Other;

/// Sets with the database that has not seen them.
struct Sets<'a> {
    name: &'static str,
    databases: Vec<Signatures>,
    /// Place of its database, and the set.
    queries: Vec<(usize, &'a Query)>,
}

pub fn print(folds: &[Fold], parameters: &Parameters) {
    let dev = dev::sets(&whole());
    let mut all = vec![Sets {
        name: "lineages left out",
        databases: folds.iter().map(|fold| copy(&fold.database)).collect(),
        queries: folds.iter().enumerate().flat_map(|(at, fold)| fold.queries.iter().map(move |q| (at, q))).collect(),
    }];
    match &dev {
        Some(queries) => all.push(Sets {
            name: dev::NAME,
            databases: vec![whole()],
            queries: queries.iter().map(|query| (0, query)).collect(),
        }),
        None => println!("Sources without a vote are not measured: there is no file of them (DEV=<reactions.json>).\n"),
    }
    println!(
        "A substance counts as one, whatever it was sold as; n is substances, of pairs of a term and a set. The counted results of that \
         term in that data set are left out of the prior. Intervals of 95 %: bootstrap over substances; below, Wilson for shares.\n"
    );
    println!("| measure | sets | n | first | first five | label alone: first | label alone: first five |");
    println!("|---|---|---|---|---|---|---|");
    for sets in &mut all {
        sold(sets, parameters, "not as sold, each substance alike", false);
        sold(sets, parameters, "as sold, each substance alike", true);
    }
    println!(
        "\n| nothing said | sets | n | first | first five | mean reciprocal rank | family first | family among three |"
    );
    println!("|---|---|---|---|---|---|---|---|");
    let common = commonest();
    for sets in &all {
        plain(sets, parameters, &format!("the {COMMONEST} commonest"), Some(REGION), |query| {
            common.contains(&query.substance)
        });
        plain(sets, parameters, "all, published prior", Some(REGION), |_| true);
        plain(sets, parameters, "all, flat prior", None, |_| true);
    }
    println!();
    recorded(&common);
}

/// On how many reagents the commonest substances are recorded.
fn recorded(common: &[SubstanceIndex]) {
    let all = whole();
    let reagents = |substance: SubstanceIndex| {
        let every = ReagentIndex::first(all.data.reagents.len());
        every.filter(|reagent| all.recorded(*reagent).row_of(substance).is_some()).count()
    };
    let (enough, few): (Vec<_>, Vec<_>) =
        common.iter().map(|own| (*own, reagents(*own))).partition(|(_, n)| *n >= ENOUGH);
    let few: Vec<String> = few.iter().map(|(own, n)| format!("{} ({n})", all.substance(*own).name)).collect();
    println!(
        "Of the {COMMONEST} commonest, {} have {ENOUGH} or more reagents recorded; fewer have {}.\n",
        enough.len(),
        few.join(", ")
    );
}

/// The substances with the highest rates, the regions alike.
fn commonest() -> Vec<SubstanceIndex> {
    let data = whole().data;
    // Rates are bands: within one, how often it was counted as a main component.
    let mut counted = vec![0.0; data.substances.len()];
    for found in data.prevalence.sold_as.iter().flat_map(|term| &term.found) {
        counted[usize::from(found.substance)] += found.main;
    }
    let rate = |at: usize| data.prevalence.rates[at].iter().sum::<f32>();
    let mut by_rate: Vec<usize> = (0..data.substances.len()).collect();
    by_rate.sort_by(|a, b| rate(*b).total_cmp(&rate(*a)).then(counted[*b].total_cmp(&counted[*a])).then(a.cmp(b)));
    by_rate.into_iter().take(COMMONEST).map(|at| SubstanceIndex(at as u16)).collect()
}

fn copy(database: &Signatures) -> Signatures {
    let mut data = whole().data;
    data.records.clone_from(&database.data.records);
    Signatures::from_data(data)
}

fn plain(
    sets: &Sets,
    parameters: &Parameters,
    name: &str,
    region: Option<ResultsRegion>,
    keep: impl Fn(&Query) -> bool,
) {
    let placings: Vec<Placing> = sets
        .queries
        .iter()
        .filter(|(_, query)| keep(query))
        .map(|(at, query)| {
            let database = &sets.databases[*at];
            placing(database, query, &classify_with(database, parameters, &query.sample, &options(region)))
        })
        .collect();
    let of = |figure: &dyn Fn(&Placing) -> f64| placings.iter().map(figure).collect::<Vec<f64>>();
    println!(
        "| {name} | {} | {} | {} | {} | {} | {} | {} |",
        sets.name,
        placings.len(),
        shown(share(&of(&|placing| placing.within(1.0)))),
        shown(share(&of(&|placing| placing.within(5.0)))),
        shown(bootstrap(&of(&Placing::reciprocal))),
        shown(share(&of(&|placing| placing.family_first))),
        shown(share(&of(&|placing| f64::from(u8::from(placing.family_place <= 3.0))))),
    );
}

/// Samples as they were sold under a term of a counted data set, and what was found in them: each pair of a term and a
/// substance that has sets, with that term of that data set left out of the prior. A substance counts as one, whatever it was sold as.
fn sold(sets: &mut Sets, parameters: &Parameters, name: &str, as_sold: bool) {
    let terms = whole().data.prevalence.sold_as;
    let mut by_substance: BTreeMap<SubstanceIndex, Vec<[f64; 4]>> = BTreeMap::new();
    let queries = sets.queries.clone();
    for (place, term) in terms.iter().enumerate() {
        for database in &mut sets.databases {
            database.data.prevalence.sold_as.remove(place);
        }
        for found in term.found.iter().filter(|found| found.main >= 1.0) {
            let row = sets.databases[0].substance(found.substance);
            let is_it = term.substances.contains(&found.substance);
            // A member of a family that it was sold as is neither the one nor the other.
            if is_it != as_sold || (!is_it && term.families.contains(&row.family)) {
                continue;
            }
            for (at, query) in queries.iter().filter(|(_, query)| query.substance == found.substance) {
                let database = &sets.databases[*at];
                let said = SoldAs {
                    text: Some("sold as".to_owned()),
                    substances: term.substances.clone(),
                    families: families_of(database, term),
                    mixed: Vec::new(),
                    offered: Vec::new(),
                    substitute: false,
                };
                let place = |sample: Sample| {
                    placing(database, query, &classify_with(database, parameters, &sample, &options(Some(REGION))))
                };
                let read = place(Sample { sold_as: said.clone(), ..query.sample.clone() });
                let label = by_label(database, parameters, &said, query);
                by_substance.entry(found.substance).or_default().push([
                    read.within(1.0),
                    read.within(5.0),
                    f64::from(u8::from(label <= 1.0)),
                    f64::from(u8::from(label <= 5.0)),
                ]);
            }
        }
        for database in &mut sets.databases {
            database.data.prevalence.sold_as.insert(place, term.clone());
        }
    }
    let pairs: usize = by_substance.values().map(Vec::len).sum();
    let of = |at: usize| {
        let mean = |all: &Vec<[f64; 4]>| all.iter().map(|own| own[at]).sum::<f64>() / all.len() as f64;
        shown(bootstrap(&by_substance.values().map(mean).collect::<Vec<f64>>()))
    };
    println!(
        "| {name} | {} | {} of {pairs} | {} | {} | {} | {} |",
        sets.name,
        by_substance.len(),
        of(0),
        of(1),
        of(2),
        of(3)
    );
}

/// Families that a term names, itself or by their members.
fn families_of(database: &Signatures, term: &SoldAsCounts) -> Vec<FamilyIndex> {
    let of_members = term.substances.iter().map(|substance| database.substance(*substance).family);
    let mut families: Vec<FamilyIndex> = term.families.iter().copied().chain(of_members).collect();
    families.sort_unstable();
    families.dedup();
    families
}

/// Rank of the true substance by what the sample was sold as, among all substances.
fn by_label(database: &Signatures, parameters: &Parameters, said: &SoldAs, query: &Query) -> f64 {
    let sample = Sample { sold_as: said.clone(), readings: Vec::new(), ..query.sample.clone() };
    let prior = Prior::new(database, parameters, Some(REGION), &sample, &TestsDone::default(), false);
    let own = prior.substances[usize::from(query.substance)];
    let better = prior.substances.iter().filter(|other| **other > own * (1.0 + 1e-9)).count();
    let alike = prior.substances.iter().filter(|other| (**other - own).abs() <= own * 1e-9).count();
    better as f64 + (alike as f64 + 1.0) / 2.0
}

fn shown(estimate: Estimate) -> String {
    format!("{:.2} ({:.2}–{:.2})", estimate.value, estimate.low, estimate.high)
}
