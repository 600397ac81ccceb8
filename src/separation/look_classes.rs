//! Looks: what a test shows, so far apart that people tell them apart. The
//! signature of a substance is its look on every test, "no record" included.

use super::kit_item::KitItem;
use super::overlap::{Roots, TOLD_APART, separation};
use crate::database::Signatures;
use crate::evidence::{expected_hues, recorded_reactions};
use crate::order::sort_by;
use schema::{ReagentIndex, SubstanceIndex};

/// A kind belongs to a look whose centre is no further off than this. √separation
/// is a distance (Hellinger's), so no two of one look are told apart.
const REACH: f64 = TOLD_APART / 4.0;

/// Look of every kind of record on a reagent. Kinds that most substances share
/// are centres first; each kind goes to the nearest. Worked out once.
pub fn looks(database: &Signatures, reagent: ReagentIndex) -> &[u16] {
    let recorded = database.recorded(reagent);
    recorded.looks.get_or_init(|| {
        let expected = expected_hues(database, reagent);
        let roots: Vec<Roots> = expected.iter().map(Roots::of).collect();
        let overlap = |a: usize, b: usize| roots[a].overlap(&roots[b]);
        let mut shared = vec![0u16; expected.len()];
        recorded.rows.iter().for_each(|row| shared[usize::from(row.kind)] += 1);
        let mut order: Vec<usize> = (0..expected.len()).collect();
        sort_by(&mut order, |a, b| shared[*b].cmp(&shared[*a]).then(a.cmp(b)));
        let mut centres: Vec<usize> = Vec::new();
        for kind in order {
            let near = |centre: &usize| separation(overlap(*centre, kind)) < REACH;
            if !centres.iter().any(near) {
                centres.push(kind);
            }
        }
        let nearest = |kind| {
            let overlaps = centres.iter().map(|centre| overlap(*centre, kind));
            let best = overlaps.zip(0u16..).fold((-1.0, 0), |best, own| if own.0 > best.0 { own } else { best });
            best.1
        };
        (0..expected.len()).map(nearest).collect()
    })
}

/// The look of one substance on a test; `None` without a record.
pub fn look_of(database: &Signatures, test: KitItem, substance: SubstanceIndex) -> Option<u16> {
    match test {
        KitItem::Reagent(reagent) => {
            let row = database.recorded(reagent).row_of(substance)?;
            Some(looks(database, reagent)[usize::from(row.kind)])
        }
        KitItem::Strip(strip) => {
            recorded_reactions(database, strip).iter().find(|(s, _)| *s == substance).map(|(_, r)| *r as u16)
        }
    }
}

/// Signatures of many substances on the same tests, as hashes (FNV-1a).
pub struct SignatureHasher {
    /// By substance of the database.
    hashes: Vec<u64>,
}

impl SignatureHasher {
    /// No test is taken in yet, so that all substances share one signature.
    pub fn new(database: &Signatures) -> Self {
        Self { hashes: vec![0xcbf2_9ce4_8422_2325; database.substance_count()] }
    }

    /// Takes a test in. The order of tests changes the hashes, not who shares one.
    pub fn add(&mut self, database: &Signatures, test: KitItem) {
        match test {
            KitItem::Reagent(reagent) => {
                let looks = looks(database, reagent);
                let rows = database.recorded(reagent).rows.iter();
                self.put(rows.map(|row| (row.substance, looks[usize::from(row.kind)])));
            }
            KitItem::Strip(strip) => {
                self.put(recorded_reactions(database, strip).into_iter().map(|(s, r)| (s, r as u16)));
            }
        }
    }

    /// Takes in looks of some substances; the others have no record.
    pub fn put(&mut self, looks: impl Iterator<Item = (SubstanceIndex, u16)>) {
        const PRIME: u64 = 0x0000_0100_0000_01b3;
        self.hashes.iter_mut().for_each(|hash| *hash = hash.wrapping_mul(PRIME));
        for (substance, look) in looks {
            let hash = &mut self.hashes[usize::from(substance)];
            *hash = (*hash ^ (u64::from(look) + 1)).wrapping_mul(PRIME);
        }
    }

    /// These substances by signature, each group by rising substance.
    pub fn groups(&self, substances: impl Iterator<Item = SubstanceIndex>) -> Vec<Vec<SubstanceIndex>> {
        let mut keys: Vec<(u64, SubstanceIndex)> = substances.map(|s| (self.hashes[usize::from(s)], s)).collect();
        sort_by(&mut keys, |a, b| a.cmp(b));
        keys.chunk_by(|a, b| a.0 == b.0).map(|alike| alike.iter().map(|(_, s)| *s).collect()).collect()
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::separation::overlap::overlap_of;

    #[test]
    fn no_test_tells_two_of_one_look_apart() {
        let database = Signatures::core().unwrap();
        for reagent in ReagentIndex::first(database.data.reagents.len()) {
            let (expected, looks) = (expected_hues(&database, reagent), looks(&database, reagent));
            for (i, a) in expected.iter().enumerate() {
                for (j, b) in expected.iter().enumerate().filter(|(j, _)| looks[*j] == looks[i]) {
                    assert!(separation(overlap_of(a, b)) < TOLD_APART, "{reagent:?} {i} {j}");
                }
            }
        }
    }

    #[test]
    fn plain_colours_are_looks_of_their_own() {
        let database = Signatures::core().unwrap();
        let look = |reagent: &str, substance: &str| {
            let test = KitItem::named(&database, reagent).unwrap();
            look_of(&database, test, database.substance_by_id(substance).unwrap())
        };
        assert_eq!(look("ehrlich", "mdma"), look("ehrlich", "cocaine"));
        assert_ne!(look("ehrlich", "mdma"), look("ehrlich", "lsd"));
        assert_ne!(look("marquis", "mdma"), look("marquis", "amphetamine"));
        assert_eq!(look("ehrlich", "btmps"), None);
    }

    #[test]
    fn who_shares_a_signature_does_not_depend_on_the_order_of_tests() {
        let database = Signatures::core().unwrap();
        let tests = ["marquis", "fentanyl", "mecke", "ehrlich"].map(|id| KitItem::named(&database, id).unwrap());
        let groups = |order: &[KitItem]| {
            let mut hasher = SignatureHasher::new(&database);
            order.iter().for_each(|test| hasher.add(&database, *test));
            let mut groups = hasher.groups(SubstanceIndex::first(database.data.substances.len()));
            groups.sort();
            groups
        };
        let mut backwards = tests;
        backwards.reverse();
        assert_eq!(groups(&tests), groups(&backwards));
        assert!(groups(&tests).len() > groups(&tests[..2]).len());
    }
}
