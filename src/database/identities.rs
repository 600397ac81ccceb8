//! Structures, formulas and InChIKeys of the substances, their systematic
//! names, further substances, and what tests show of a family: a third of the
//! data by size, and no verdict needs them, so they come in a file of their own.

use super::{Signatures, fill_ids};
use schema::{Alias, FamilyIndex, Identities, Identity, Seen, Substance, SubstanceIndex, TestRef};
use schema::{formula, wire};
use std::sync::OnceLock;

/// The file that was compiled with the embedded database. In wasm it lies
/// beside the core.
#[cfg(not(target_arch = "wasm32"))]
pub static EMBEDDED: &[u8] = include_bytes!(concat!(env!("OUT_DIR"), "/identities.bin"));

/// The bytes are no identities, or those of another database.
#[derive(Debug, PartialEq, Eq)]
pub struct ForeignIdentities;

impl Signatures {
    /// Adds what a file of identities holds; the bytes may be anything. On an
    /// error all is as before.
    pub fn add_identities(&mut self, bytes: &[u8]) -> Result<(), ForeignIdentities> {
        let mut found: Identities = wire::from_bytes(bytes).ok_or(ForeignIdentities)?;
        let same_edition = found.edition == self.data.edition;
        let substances = self.data.substances.len() + found.further.len();
        let within = found.aliases.iter().all(|alias| usize::from(alias.substance) < substances)
            && found.further.iter().all(|row| usize::from(row.family) < self.data.families.len())
            && found.seen.iter().all(|seen| self.holds(seen));
        if !same_edition || !within || found.rows.len() != substances || substances > usize::from(u16::MAX) {
            return Err(ForeignIdentities);
        }
        fill_ids(&mut found.further);
        self.beside = found;
        // Both include what was added.
        self.names = OnceLock::new();
        self.by_id = OnceLock::new();
        Ok(())
    }

    /// `None` until the identities are added.
    pub fn identity(&self, index: SubstanceIndex) -> Option<&Identity> {
        self.beside.rows.get(usize::from(index))
    }

    /// All that is loaded: those that verdicts weigh, and after them, once the
    /// identities are added, the further ones.
    pub fn substances(&self) -> impl Iterator<Item = (SubstanceIndex, &Substance)> {
        SubstanceIndex::each().zip(self.data.substances.iter().chain(&self.beside.further))
    }

    /// How many are loaded; the further ones count once the identities are added.
    pub fn substance_count(&self) -> usize {
        self.data.substances.len() + self.beside.further.len()
    }

    /// Panics if the index is not of one that is loaded.
    pub fn substance(&self, index: SubstanceIndex) -> &Substance {
        let (index, own) = (usize::from(index), &self.data.substances);
        own.get(index).unwrap_or_else(|| &self.beside.further[index - own.len()])
    }

    /// All other names that are loaded.
    pub fn aliases(&self) -> impl Iterator<Item = &Alias> {
        self.data.aliases.iter().chain(&self.beside.aliases)
    }

    /// By its place among all.
    pub(super) fn alias(&self, index: u32) -> &Alias {
        let (index, own) = (index as usize, &self.data.aliases);
        own.get(index).unwrap_or_else(|| &self.beside.aliases[index - own.len()])
    }

    /// What tests show of a family, once the identities are added.
    pub fn seen(&self, family: FamilyIndex) -> impl Iterator<Item = &Seen> {
        self.beside.seen.iter().filter(move |seen| seen.family == family)
    }

    /// Whether all that a row refers to is there.
    fn holds(&self, seen: &Seen) -> bool {
        let data = &self.data;
        let test = match seen.test {
            TestRef::Target(target) => usize::from(target) < data.strips.targets.len(),
            TestRef::Strip(strip) => usize::from(strip) < data.strips.strips.len(),
            TestRef::Reagent(reagent) => usize::from(reagent) < data.reagents.len(),
            TestRef::Technique(_) => true,
        };
        test && usize::from(seen.family) < data.families.len()
            && seen.sources.iter().all(|source| usize::from(*source) < data.sources.len())
    }

    /// Monoisotopic mass in Da.
    pub fn mass(&self, index: SubstanceIndex) -> Option<f64> {
        formula::monoisotopic_mass(&self.identity(index)?.formula).map(|mass| (mass * 1e5).round() / 1e5)
    }
}

#[cfg(all(test, not(target_arch = "wasm32")))]
mod tests {
    use super::*;

    const FENTANYL: &str = "PJMPHNIQZUBGLI-UHFFFAOYSA-N";

    #[test]
    fn identities_are_found_once_they_are_added() {
        let mut database = Signatures::core().unwrap();
        let index = database.substance_by_id("fentanyl").unwrap();
        assert!(database.find(FENTANYL, 5).is_empty());
        assert!(database.identity(index).is_none() && database.mass(index).is_none());
        assert!(!database.find("fentanyl", 5).is_empty());
        for _ in 0..2 {
            database.add_identities(EMBEDDED).unwrap();
            assert_eq!(database.find(FENTANYL, 5)[0].substance, index);
            assert!(database.mass(index).is_some_and(|mass| (mass - 336.2202).abs() < 1e-3));
        }
    }

    #[test]
    fn a_foreign_file_is_refused_and_changes_nothing() {
        let mut database = Signatures::load().unwrap();
        let mut of_other_data = EMBEDDED.to_vec();
        let edition = database.data.edition.as_bytes();
        let at = of_other_data.windows(edition.len()).position(|bytes| bytes == edition).unwrap();
        of_other_data[at] ^= 1;
        let half = &EMBEDDED[..EMBEDDED.len() / 2];
        for bytes in [&of_other_data[..], half, &[], b"<!doctype html>", &[255; 64]] {
            assert_eq!(database.add_identities(bytes), Err(ForeignIdentities));
        }
        assert_eq!(database.find(FENTANYL, 5).len(), 1);
    }

    #[test]
    fn no_bytes_make_it_panic() {
        let mut database = Signatures::core().unwrap();
        for at in (0..EMBEDDED.len()).step_by(397) {
            let mut bytes = EMBEDDED.to_vec();
            bytes[at] = 255;
            let _ = database.add_identities(&bytes);
            let _ = database.add_identities(&bytes[..at]);
        }
    }

    #[test]
    fn the_first_block_of_every_inchikey_finds_its_substance() {
        let database = Signatures::load().unwrap();
        for (index, identity) in SubstanceIndex::each().zip(&database.beside.rows) {
            let Some((skeleton, _)) = identity.inchikey.split_once('-') else { continue };
            for text in [skeleton.to_owned(), format!("InChIKey={}", skeleton.to_lowercase())] {
                let found = database.find(&text, 50);
                assert!(found.iter().any(|found| found.substance == index && found.score > 0.94), "{text}");
            }
        }
    }
}
