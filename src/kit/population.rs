//! The substances that a kit is measured on, and the overlaps of all their
//! pairs on the tests that were taken in so far.

use crate::database::Signatures;
use crate::evidence::Parameters;
use crate::separation::{KitItem, TOLD_APART, Table, entropy, separation};
use schema::{FamilyIndex, SubstanceIndex, TargetIndex};

/// Every substance with a record on any test of the database. Of the rest no
/// test can say anything; it is left out of what is measured in bits.
pub struct Population {
    pub substances: Vec<SubstanceIndex>,
    /// Expected shares within the population; they sum to 1.
    pub shares: Vec<f64>,
    pub families: Vec<FamilyIndex>,
    /// Share of the family of each member.
    pub of_family: Vec<f64>,
    /// Share of all samples that the population makes up.
    pub whole: f64,
    /// Entropy of the shares, and of those of the families, in bits.
    pub bits: f64,
    pub family_bits: f64,
}

/// One test on a population. The exponents of tests that share chemistry are worked
/// in: `first` is what its overlap counts for beyond `further` where no other
/// of the chemistry separates better.
pub struct TestOverlaps {
    pub test: KitItem,
    kinds: usize,
    further: Vec<f32>,
    first: Vec<f32>,
    state: Vec<PairState>,
    /// Members of the population with a record, and the kind of each.
    members: Vec<(usize, usize)>,
}

/// What tests say of a pair.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum PairState {
    /// No test has a record of both.
    Unknown,
    Alike,
    Apart,
}

/// Overlaps of all pairs of a population; pairs (i, j) with i < j follow one another.
#[derive(Clone)]
pub struct Pairs {
    further: Vec<f32>,
    first: Vec<f32>,
    pub state: Vec<PairState>,
}

impl Population {
    pub fn of(database: &Signatures, shares: &[f64], tables: &[Table]) -> Self {
        let all = SubstanceIndex::first(database.data.substances.len());
        let substances: Vec<SubstanceIndex> =
            all.filter(|index| tables.iter().any(|table| table.is_recorded(*index))).collect();
        let share = |index: &SubstanceIndex| shares[usize::from(*index)];
        let whole = substances.iter().map(share).fold(0.0, |sum, each| sum + each);
        let shares: Vec<f64> = substances.iter().map(|index| share(index) / whole).collect();
        let families: Vec<FamilyIndex> = substances.iter().map(|index| database.substance(*index).family).collect();
        let mut sums = vec![0.0; database.data.families.len()];
        families.iter().zip(&shares).for_each(|(family, share)| sums[usize::from(*family)] += share);
        Self {
            of_family: families.iter().map(|family| sums[usize::from(*family)]).collect(),
            bits: entropy(shares.iter().copied()),
            family_bits: entropy(sums.into_iter()),
            substances,
            shares,
            families,
            whole,
        }
    }

    /// Place of the first pair (i, i + 1) among the pairs.
    fn row(&self, i: usize) -> usize {
        i * (2 * self.shares.len() - i - 1) / 2
    }

    pub fn pairs(&self) -> usize {
        self.substances.len() * self.substances.len().saturating_sub(1) / 2
    }
}

impl TestOverlaps {
    /// Every test on its own, but the strips for one target as one.
    pub fn of_each(database: &Signatures, population: &Population, tables: &[Table]) -> Vec<Self> {
        let target = |table: &Table| match table.test {
            KitItem::Strip(strip) => Some(database.strip(strip).target),
            KitItem::Reagent(_) => None,
        };
        // Strips come first, in no order of targets.
        let mut all = Vec::new();
        let mut done: Vec<TargetIndex> = Vec::new();
        for table in tables {
            match target(table) {
                None => all.push(Self::of(database, population, table)),
                Some(target) if done.contains(&target) => {}
                Some(own) => {
                    done.push(own);
                    let same: Vec<&Table> = tables.iter().filter(|other| target(other) == Some(own)).collect();
                    all.push(Self::of_strips(population, &same));
                }
            }
        }
        all
    }

    /// Strips for one target: of a pair the one counts that separates it best.
    fn of_strips(population: &Population, tables: &[&Table]) -> Self {
        let is_recorded = |index: &SubstanceIndex| tables.iter().any(|table| table.is_recorded(*index));
        let recorded: Vec<SubstanceIndex> = population.substances.iter().copied().filter(is_recorded).collect();
        let kind = |index: &SubstanceIndex| recorded.binary_search(index).ok();
        let mut overlaps = Self::blank(population, tables[0].test, recorded.len(), kind);
        for (i, a) in recorded.iter().enumerate() {
            for (j, b) in recorded.iter().enumerate() {
                let of_strips = tables.iter().filter_map(|table| {
                    Some(table.of_kinds(usize::from(table.kind_of(*a)?), usize::from(table.kind_of(*b)?)))
                });
                if let Some(overlap) = of_strips.min_by(f64::total_cmp) {
                    overlaps.put(i, j, overlap, None);
                }
            }
        }
        overlaps
    }

    fn of(database: &Signatures, population: &Population, table: &Table) -> Self {
        let sulfuric = match table.test {
            KitItem::Reagent(reagent) => database.reagent(reagent).sulfuric_acid,
            KitItem::Strip(_) => false,
        };
        let tau = sulfuric.then_some(Parameters::default().tau);
        let kinds = table.kinds();
        let mut overlaps = Self::blank(population, table.test, kinds, |index| table.kind_of(*index).map(usize::from));
        for i in 0..kinds {
            for j in 0..kinds {
                overlaps.put(i, j, table.of_kinds(i, j), tau);
            }
        }
        overlaps
    }

    fn blank(
        population: &Population,
        test: KitItem,
        kinds: usize,
        kind: impl Fn(&SubstanceIndex) -> Option<usize>,
    ) -> Self {
        let cells = kinds * kinds;
        let members = population.substances.iter().enumerate();
        Self {
            test,
            kinds,
            further: vec![1.0; cells],
            first: vec![1.0; cells],
            state: vec![PairState::Unknown; cells],
            members: members.filter_map(|(member, index)| Some((member, kind(index)?))).collect(),
        }
    }

    /// Every pair of members with a record: places in the population, of the pair,
    /// and in the tables of kinds.
    fn pairs<'a>(&'a self, population: &'a Population) -> impl Iterator<Item = (usize, usize, usize, usize)> + 'a {
        self.members.iter().enumerate().flat_map(move |(n, (i, kind))| {
            let (row, cells) = (population.row(*i), kind * self.kinds);
            self.members[n + 1..].iter().map(move |(j, other)| (*i, *j, row + j - i - 1, cells + other))
        })
    }

    /// `tau` of a test that shares its chemistry with others.
    fn put(&mut self, i: usize, j: usize, overlap: f64, tau: Option<f64>) {
        let at = i * self.kinds + j;
        self.state[at] = if separation(overlap) >= TOLD_APART { PairState::Apart } else { PairState::Alike };
        self.further[at] = overlap.powf(tau.unwrap_or(1.0)) as f32;
        self.first[at] = tau.map_or(1.0, |tau| overlap.powf(1.0 - tau) as f32);
    }
}

impl Pairs {
    /// Of a population that nothing was asked of yet.
    pub fn of(population: &Population) -> Self {
        let n = population.pairs();
        Self { further: vec![1.0; n], first: vec![1.0; n], state: vec![PairState::Unknown; n] }
    }

    /// Takes a test in. It adds nothing to a pair of which it has no record.
    pub fn add(&mut self, population: &Population, overlaps: &TestOverlaps) {
        for (_, _, at, cell) in overlaps.pairs(population) {
            self.further[at] *= overlaps.further[cell];
            self.first[at] = self.first[at].min(overlaps.first[cell]);
            self.state[at] = self.state[at].max(overlaps.state[cell]);
        }
    }

    fn overlap(&self, at: usize) -> f64 {
        f64::from(self.further[at] * self.first[at])
    }

    /// Σ pⱼ Oᵢⱼ for each member: what else it could be taken for.
    pub fn seen_as(&self, population: &Population) -> Vec<f64> {
        self.sums(population, |_, _| true)
    }

    /// The same over the members of the own family.
    pub fn seen_as_in_family(&self, population: &Population) -> Vec<f64> {
        self.sums(population, |i, j| population.families[i] == population.families[j])
    }

    fn sums(&self, population: &Population, counts: impl Fn(usize, usize) -> bool) -> Vec<f64> {
        let shares = &population.shares;
        let mut sums = shares.clone();
        let mut at = 0;
        for i in 0..shares.len() {
            let mut sum = 0.0;
            for j in i + 1..shares.len() {
                if counts(i, j) {
                    let overlap = self.overlap(at);
                    sum += shares[j] * overlap;
                    sums[j] += shares[i] * overlap;
                }
                at += 1;
            }
            sums[i] += sum;
        }
        sums
    }

    /// `seen_as` with one more test.
    pub fn seen_as_with(&self, population: &Population, seen_as: &[f64], overlaps: &TestOverlaps) -> Vec<f64> {
        let shares = &population.shares;
        let mut sums = seen_as.to_vec();
        for (i, j, at, cell) in overlaps.pairs(population) {
            let then = f64::from(self.further[at] * overlaps.further[cell] * self.first[at].min(overlaps.first[cell]));
            let less = self.overlap(at) - then;
            sums[i] -= shares[j] * less;
            sums[j] -= shares[i] * less;
        }
        sums
    }
}
