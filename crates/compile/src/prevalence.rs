//! `prevalence/`: counted drug-checking results, reduced to coarse bands.
//! Aggregates only; the data sets are biased in known ways (see
//! `prevalence/datasets.toml`), so a band is all that they can carry.

use super::families::Families;
use super::problems::Problems;
use super::sources::Sources;
use super::substances::Substances;
use super::table;
use schema::{CoOccurrence, FamilyIndex, Found, Prevalence, Product, SoldAsCounts, SubstanceIndex};
use serde::Deserialize;
use std::collections::{BTreeMap, HashMap};
use toml::Spanned;

const DATASETS: &str = "prevalence/datasets.toml";
const COUNTS: &str = "prevalence/counts.csv";
const SOLD_AS: &str = "prevalence/sold-as.csv";
const TERMS: &str = "prevalence/terms.csv";
const CUTS: &str = "prevalence/cuts.toml";
const COMPANIONS: &str = "prevalence/companions.toml";
const TOGETHER: &str = "prevalence/together.csv";
const PRODUCTS: &str = "prevalence/products.toml";

/// A substance that no data set lists is still possible: one sample in this
/// many, for each substance.
const FLOOR: f32 = 1.0 / 32_000.0;
/// Lowest rate of a band and the rate that stands for it.
const BANDS: [(f32, f32); 5] = [(0.05, 0.1), (0.01, 0.02), (0.002, 0.004), (0.0003, 0.0007), (0.0, 0.0001)];

/// Results that end before this year have this share of a recent one's say.
const RECENT_FROM: u16 = 2023;
const OLD_WEIGHT: f32 = 0.25;
/// A data set with no more substances than this is a panel, not a survey.
const PANEL: usize = 10;

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Document {
    dataset: Vec<DatasetRow>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct DatasetRow {
    id: Spanned<String>,
    #[serde(rename = "name")]
    _name: String,
    region: String,
    n: u32,
    #[serde(rename = "years")]
    _years: String,
    /// Year of the last result.
    until: u16,
    #[serde(rename = "credit")]
    _credit: String,
    #[serde(rename = "url")]
    _url: String,
    #[serde(rename = "licence")]
    _licence: String,
    #[serde(rename = "bias")]
    _bias: String,
    #[serde(rename = "note")]
    _note: Option<String>,
    /// What was sold under its terms was made of other substances too, of which no counts were printed.
    #[serde(default)]
    partial: bool,
    source: String,
}

#[derive(Deserialize)]
struct CountRow {
    dataset: String,
    substance: String,
    any: u32,
    /// Samples in which it was a main component.
    main: Option<u32>,
}

#[derive(Deserialize)]
struct SoldAsRow {
    dataset: String,
    term: String,
    n: u32,
    substance: String,
    found: u32,
}

#[derive(Deserialize)]
struct TermRow {
    term: String,
    id: String,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Named {
    substances: Spanned<Vec<String>>,
    sources: Vec<String>,
}

#[derive(Deserialize)]
struct TogetherRow {
    a: String,
    b: String,
    #[serde(rename = "count")]
    _count: u32,
    observed_over_expected: f32,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Products {
    product: Vec<ProductRow>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct ProductRow {
    id: Spanned<String>,
    components: Vec<String>,
    sources: Vec<String>,
}

struct Dataset {
    region: u8,
    samples: u32,
    /// Weight beside the others, 1 if recent: the supply moves within months.
    weight: f32,
    /// It counts some substances of its terms, and no other.
    partial: bool,
    /// Per substance: samples with it at all, samples with it as a main component.
    counts: BTreeMap<SubstanceIndex, (u32, u32)>,
}

impl Dataset {
    /// Share of a substance's findings in which it was a main component.
    fn main_share(&self, substance: SubstanceIndex) -> f32 {
        self.counts.get(&substance).map_or(1.0, |(any, main)| (*main as f32 + 0.5) / (*any as f32 + 1.0))
    }

    fn rate(&self, substance: SubstanceIndex) -> f32 {
        let (_, main) = self.counts.get(&substance).copied().unwrap_or((0, 0));
        main as f32 / self.samples.max(1) as f32
    }
}

pub fn read(sources: &Sources, substances: &Substances, families: &Families, problems: &mut Problems) -> Prevalence {
    let datasets = read_datasets(sources, substances, problems);
    // A panel of a few substances says nothing of how often the others turn up.
    let every = || datasets.values().filter(|d| d.counts.len() > PANEL);
    let regional = |region: u8| every().filter(move |d| d.region == region);
    let rates = SubstanceIndex::first(substances.rows.len())
        .map(|substance| {
            let own = |region| mean(regional(region).map(|d| (d.weight, d.rate(substance))));
            [banded(own(0)), banded(own(1)), banded(mean(every().map(|d| (d.weight, d.rate(substance)))))]
        })
        .collect();
    let presence = FamilyIndex::first(families.rows.len())
        .map(|family| {
            let present = |dataset: &Dataset| {
                1.0 - dataset
                    .counts
                    .iter()
                    .filter(|(substance, _)| substances.rows[usize::from(**substance)].family == family)
                    .map(|(_, (any, _))| 1.0 - (*any as f32 / dataset.samples.max(1) as f32).min(1.0))
                    .product::<f32>()
            };
            let own = |region| mean(regional(region).map(|d| (d.weight, present(d))));
            [own(0), own(1), mean(every().map(|d| (d.weight, present(d))))]
        })
        .collect();
    Prevalence {
        rates,
        common_cuts: read_named(CUTS, sources, substances, problems),
        sold_as: read_sold_as(&datasets, substances, families, problems),
        together: read_together(substances, problems),
        products: read_products(sources, substances, problems),
        presence,
    }
}

/// The substances that a file names.
fn read_named(file: &str, sources: &Sources, substances: &Substances, problems: &mut Problems) -> Vec<SubstanceIndex> {
    let Some((document, lines)) = table::document::<Named>(file, problems) else { return Vec::new() };
    let line = lines.of(document.substances.span());
    sources.of_fact(&document.sources, file, line, problems);
    document.substances.into_inner().iter().filter_map(|id| substances.get(id, file, line, problems)).collect()
}

/// Mean of rates by weight; 0 of none.
fn mean(rates: impl Iterator<Item = (f32, f32)>) -> f32 {
    let (sum, weights) =
        rates.fold((0.0, 0.0), |(sum, weights), (weight, rate)| (sum + weight * rate, weights + weight));
    if weights > 0.0 { sum / weights } else { 0.0 }
}

fn banded(rate: f32) -> f32 {
    if rate == 0.0 {
        return FLOOR;
    }
    BANDS.iter().find(|(lowest, _)| rate >= *lowest).map_or(FLOOR, |(_, typical)| *typical)
}

fn read_datasets(sources: &Sources, substances: &Substances, problems: &mut Problems) -> BTreeMap<String, Dataset> {
    let mut datasets = BTreeMap::new();
    let Some((document, lines)) = table::document::<Document>(DATASETS, problems) else { return datasets };
    for row in document.dataset {
        let line = lines.of(row.id.span());
        sources.get(&row.source, DATASETS, line, problems);
        let region = match row.region.as_str() {
            "GB" => 0,
            "US" => 1,
            "other" => 2,
            other => {
                problems.add(DATASETS, line, format!("region \"{other}\": write GB, US or other"));
                2
            }
        };
        let weight = if row.until < RECENT_FROM { OLD_WEIGHT } else { 1.0 };
        datasets.insert(
            row.id.into_inner(),
            Dataset { region, samples: row.n, weight, partial: row.partial, counts: BTreeMap::new() },
        );
    }
    // What another drug brings along is never the main component.
    let companions = read_named(COMPANIONS, sources, substances, problems);
    for row in table::rows::<CountRow>(COUNTS, problems) {
        let (line, row) = (row.line, row.value);
        let substance = substances.get(&row.substance, COUNTS, line, problems);
        let Some(dataset) = datasets.get_mut(&row.dataset) else {
            problems.add(COUNTS, line, format!("unknown data set \"{}\": add it to data/{DATASETS}", row.dataset));
            continue;
        };
        let main = row.main.unwrap_or(row.any);
        if row.any > dataset.samples || main > row.any {
            problems.add(
                COUNTS,
                line,
                format!(
                    "{} findings, {main} of them as a main component, are more than there can be (the data set has {} samples): correct the count",
                    row.any, dataset.samples
                ),
            );
        }
        if let Some(substance) = substance {
            let counts = dataset.counts.entry(substance).or_default();
            counts.0 += row.any;
            counts.1 += if companions.contains(&substance) { 0 } else { main };
        }
    }
    datasets
}

fn read_sold_as(
    datasets: &BTreeMap<String, Dataset>,
    substances: &Substances,
    families: &Families,
    problems: &mut Problems,
) -> Vec<SoldAsCounts> {
    let mut meanings: HashMap<String, (Vec<SubstanceIndex>, Vec<FamilyIndex>)> = HashMap::new();
    for row in table::rows::<TermRow>(TERMS, problems) {
        let (line, row) = (row.line, row.value);
        let meaning = meanings.entry(row.term).or_default();
        match row.id.strip_prefix("family:") {
            Some(family) => meaning.1.extend(families.ids.get(family, TERMS, line, problems)),
            None => meaning.0.extend(substances.get(&row.id, TERMS, line, problems)),
        }
    }
    let mut terms: BTreeMap<(String, String), SoldAsCounts> = BTreeMap::new();
    for row in table::rows::<SoldAsRow>(SOLD_AS, problems) {
        let (line, row) = (row.line, row.value);
        let Some(dataset) = datasets.get(&row.dataset) else {
            problems.add(SOLD_AS, line, format!("unknown data set \"{}\": add it to data/{DATASETS}", row.dataset));
            continue;
        };
        if row.found > row.n {
            problems.add(
                SOLD_AS,
                line,
                format!("{} findings are more than the {} samples: correct the count", row.found, row.n),
            );
        }
        let Some(substance) = substances.get(&row.substance, SOLD_AS, line, problems) else { continue };
        if dataset.counts.len() <= PANEL && !dataset.partial {
            continue;
        }
        // A term without a meaning ("vape, unspecified") says nothing.
        let Some((ids, named_families)) = meanings.get(&row.term) else { continue };
        let sold = terms.entry((row.dataset, row.term)).or_insert_with(|| SoldAsCounts {
            substances: ids.clone(),
            families: named_families.clone(),
            region: dataset.region,
            samples: row.n,
            weight: dataset.weight,
            partial: dataset.partial,
            found: Vec::new(),
        });
        sold.found.push(Found { substance, any: row.found, main: row.found as f32 * dataset.main_share(substance) });
    }
    terms.into_values().collect()
}

fn read_together(substances: &Substances, problems: &mut Problems) -> Vec<CoOccurrence> {
    let mut pairs: Vec<CoOccurrence> = table::rows::<TogetherRow>(TOGETHER, problems)
        .into_iter()
        .filter_map(|row| {
            let a = substances.get(&row.value.a, TOGETHER, row.line, problems)?;
            let b = substances.get(&row.value.b, TOGETHER, row.line, problems)?;
            Some(CoOccurrence { first: a.min(b), second: a.max(b), ratio: row.value.observed_over_expected })
        })
        .collect();
    pairs.sort_by_key(|pair| (pair.first, pair.second));
    pairs
}

fn read_products(sources: &Sources, substances: &Substances, problems: &mut Problems) -> Vec<Product> {
    let Some((document, lines)) = table::document::<Products>(PRODUCTS, problems) else { return Vec::new() };
    let mut products: Vec<Product> = Vec::new();
    for row in document.product {
        let line = lines.of(row.id.span());
        sources.of_fact(&row.sources, PRODUCTS, line, problems);
        let Some(product) = substances.get(row.id.as_ref(), PRODUCTS, line, problems) else { continue };
        let components: Vec<SubstanceIndex> =
            row.components.iter().filter_map(|id| substances.get(id, PRODUCTS, line, problems)).collect();
        let twice = (1..components.len()).any(|place| components[..place].contains(&components[place]));
        if components.len() < 2 || twice || components.contains(&product) {
            problems.add(PRODUCTS, line, "a product has two components or more, each once, and is none of them");
        } else if products.iter().any(|known| known.product == product) {
            problems.add(PRODUCTS, line, "this product stands here twice: keep one");
        } else {
            products.push(Product { product, components });
        }
    }
    products.sort_by_key(|row| row.product);
    products
}
