//! What is said of a substance that the database does not hold: novelty should
//! rise, and the family should still be named.

use super::folds::{Query, filtered, query, recorded, whole};
use super::ranking::options;
use analogue_lookup::database::Signatures;
use analogue_lookup::evidence::Parameters;
use analogue_lookup::inference::ResultsRegion;
use analogue_lookup::verdict::{Verdict, classify_with};
use schema::{FamilyIndex, LineageIndex, SubstanceIndex};

/// Fewer reagents than this are no complete result set.
const FEWEST_REAGENTS: usize = 3;

/// The same readings, with the substance recorded and without.
pub struct Dropped {
    pub novelty_with: f64,
    pub novelty_without: f64,
    /// Place of its family when it is not recorded, from 1; 0 if not listed.
    pub family_place: usize,
    /// Probability of its family when it is not recorded.
    pub family_probability: f64,
    /// Another member is recorded on a reagent read.
    pub has_relatives: bool,
    /// Number of reagents read.
    pub reagents: usize,
}

/// What is taken out of the database with the substance.
#[derive(Clone, Copy, PartialEq)]
pub enum Extent {
    Substance,
    Family,
}

pub fn leave_out(parameters: &Parameters, extent: Extent, region: Option<ResultsRegion>) -> Vec<Dropped> {
    leave_out_some(parameters, extent, region, 1)
}

/// The same for one substance in `every`.
pub fn leave_out_some(
    parameters: &Parameters,
    extent: Extent,
    region: Option<ResultsRegion>,
    every: usize,
) -> Vec<Dropped> {
    let all = whole();
    let queries: Vec<Query> = SubstanceIndex::first(all.data.substances.len())
        .step_by(every)
        .filter_map(|substance| complete_set(&all, substance))
        .filter(|query| query.readings.len() >= FEWEST_REAGENTS)
        .collect();
    let family_of = |query: &Query| all.substance(query.substance).family;
    match extent {
        Extent::Substance => queries
            .iter()
            .map(|query| dropped(&all, &without(&all, &[query.substance]), parameters, query, region))
            .collect(),
        Extent::Family => FamilyIndex::first(all.data.families.len())
            .flat_map(|family| {
                let members: Vec<SubstanceIndex> = SubstanceIndex::first(all.data.substances.len())
                    .filter(|place| all.substance(*place).family == family)
                    .collect();
                let database = without(&all, &members);
                let own = queries.iter().filter(|query| family_of(query) == family);
                own.map(|query| dropped(&all, &database, parameters, query, region)).collect::<Vec<_>>()
            })
            .collect(),
    }
}

/// The readings of the lineage that used most reagents on the substance.
fn complete_set(all: &Signatures, substance: SubstanceIndex) -> Option<Query> {
    let sets = LineageIndex::first(all.data.lineages.len())
        .filter_map(|lineage| query(all, substance, |record| record.lineage == lineage));
    // The first of equals, so that the order of lineages decides.
    sets.reduce(|best, next| if next.readings.len() > best.readings.len() { next } else { best })
}

/// The database as if nobody had recorded or counted these substances.
fn without(all: &Signatures, substances: &[SubstanceIndex]) -> Signatures {
    let mut database = filtered(|_, record| !substances.contains(&record.substance));
    let rates = &all.data.prevalence.rates;
    let least =
        rates.iter().fold([f32::INFINITY; 3], |least, own| [0, 1, 2].map(|region| least[region].min(own[region])));
    for place in substances {
        database.data.prevalence.rates[usize::from(*place)] = least;
    }
    database
}

fn dropped(
    all: &Signatures,
    database: &Signatures,
    parameters: &Parameters,
    query: &Query,
    region: Option<ResultsRegion>,
) -> Dropped {
    let verdict = |database| classify_with(database, parameters, &query.sample, &options(region));
    let family = all.substance(query.substance).family;
    let (with, without): (Verdict, Verdict) = (verdict(all), verdict(database));
    let has_relatives = SubstanceIndex::first(all.data.substances.len())
        .any(|place| all.substance(place).family == family && recorded(database, &query.readings, place) > 0);
    Dropped {
        novelty_with: with.novelty,
        novelty_without: without.novelty,
        family_place: without.families.iter().position(|other| other.family == family).map_or(0, |place| place + 1),
        family_probability: without
            .families
            .iter()
            .find(|other| other.family == family)
            .map_or(0.0, |found| found.main),
        has_relatives,
        reagents: query.readings.len(),
    }
}
