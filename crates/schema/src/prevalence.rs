//! Counted drug-checking results, reduced to what the prior needs.

use crate::index::{FamilyIndex, SubstanceIndex};
use crate::wire::{Columns, Input, Output, Step, columns, width_of};

/// Counted drug-checking results, reduced to what the prior needs.
#[derive(Debug, Default, Clone)]
pub struct Prevalence {
    /// Rates per substance in coarse bands, by region (GB, US, other).
    pub rates: Vec<[f32; 3]>,
    /// One row for each term of a data set whose meaning is known, by data set, then term; panels of a few substances
    /// have none.
    pub sold_as: Vec<SoldAsCounts>,
    /// Sorted by the pair.
    pub together: Vec<CoOccurrence>,
    /// Share of samples in which a member of the family was found, by region.
    pub presence: Vec<[f32; 3]>,
    /// Cuts that are tried as the second component of every mixture.
    pub common_cuts: Vec<SubstanceIndex>,
    /// Names of trade that stand for a mixture, by the product.
    pub products: Vec<Product>,
}

/// What is sold under a name of its own, and what it is mostly found to be made of.
#[derive(Debug, Clone)]
pub struct Product {
    /// The product itself, which no test records.
    pub product: SubstanceIndex,
    /// Two or more, each once, in the order of the file.
    pub components: Vec<SubstanceIndex>,
}

/// Two substances met in one sample.
#[derive(Debug, Clone, Copy)]
pub struct CoOccurrence {
    /// The smaller place.
    pub first: SubstanceIndex,
    /// The larger place.
    pub second: SubstanceIndex,
    /// Observed over expected.
    pub ratio: f32,
}

/// What was found in samples sold under one term, in one data set.
#[derive(Debug, Clone)]
pub struct SoldAsCounts {
    /// Substances that the term means; empty if it means families only.
    pub substances: Vec<SubstanceIndex>,
    /// Families that the term means; empty if it means substances only.
    pub families: Vec<FamilyIndex>,
    /// Region of the data set: 0 GB, 1 US, 2 other.
    pub region: u8,
    /// How many samples were sold under the term, whatever was found.
    pub samples: u32,
    /// Weight beside other data sets: old results say less.
    pub weight: f32,
    /// Others were found in them too, and are not counted here.
    pub partial: bool,
    /// What was found in them, each substance once; of the others nothing was counted.
    pub found: Vec<Found>,
}

/// How often one substance was found in samples that were sold under one term.
#[derive(Debug, Clone, Copy)]
pub struct Found {
    /// A place in the database, never that of a further one.
    pub substance: SubstanceIndex,
    /// Samples with it at all.
    pub any: u32,
    /// Samples with it as a main component: the count above times the share of the
    /// substance's findings in the data set in which it was a main component.
    pub main: f32,
}

columns!(Prevalence { rates, sold_as, together, presence, common_cuts, products });
columns!(Product { product: Step, components });
columns!(CoOccurrence { first: Step, second: Step, ratio });
columns!(SoldAsCounts { substances, families, region, samples, weight, partial, found });
columns!(Found { substance: Step, any, main });
