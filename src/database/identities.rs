//! Structures, formulas and InChIKeys of the substances: a third of the data
//! by size, and no verdict needs them, so they come in a file of their own.

use super::schema::{Identities, Identity};
use super::{Signatures, formula, wire};
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
        let found: Identities = wire::from_bytes(bytes).ok_or(ForeignIdentities)?;
        let own = found.version == self.data.version && found.sha256 == self.data.sha256;
        if !own || found.rows.len() != self.data.substances.len() {
            return Err(ForeignIdentities);
        }
        self.identities = found.rows;
        // The names include the InChIKeys.
        self.names = OnceLock::new();
        Ok(())
    }

    /// `None` until the identities are added.
    pub fn identity(&self, place: u16) -> Option<&Identity> {
        self.identities.get(usize::from(place))
    }

    /// Monoisotopic mass in Da.
    pub fn mass(&self, place: u16) -> Option<f64> {
        formula::monoisotopic_mass(&self.identity(place)?.formula).map(|mass| (mass * 1e5).round() / 1e5)
    }
}

#[cfg(all(test, not(target_arch = "wasm32")))]
mod tests {
    use super::*;

    const FENTANYL: &str = "PJMPHNIQZUBGLI-UHFFFAOYSA-N";

    #[test]
    fn identities_are_found_once_they_are_added() {
        let mut database = Signatures::core().unwrap();
        let place = database.substance_by_id("fentanyl").unwrap();
        assert!(database.find(FENTANYL, 5).is_empty());
        assert!(database.identity(place).is_none() && database.mass(place).is_none());
        assert!(!database.find("fentanyl", 5).is_empty());
        for _ in 0..2 {
            database.add_identities(EMBEDDED).unwrap();
            assert_eq!(database.find(FENTANYL, 5)[0].substance, place);
            assert!(database.mass(place).is_some_and(|mass| (mass - 336.2202).abs() < 1e-3));
        }
    }

    #[test]
    fn a_foreign_file_is_refused_and_changes_nothing() {
        let mut database = Signatures::load().unwrap();
        let mut of_other_data = EMBEDDED.to_vec();
        let at = of_other_data.windows(8).position(|bytes| bytes == &database.data.sha256.as_bytes()[..8]).unwrap();
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
        for (place, identity) in (0u16..).zip(&database.identities) {
            let Some((skeleton, _)) = identity.inchikey.split_once('-') else { continue };
            for text in [skeleton.to_owned(), format!("InChIKey={}", skeleton.to_lowercase())] {
                let found = database.find(&text, 50);
                assert!(found.iter().any(|own| own.substance == place && own.score > 0.94), "{text}");
            }
        }
    }
}
