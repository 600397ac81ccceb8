//! Kits as JavaScript sees them.

use super::values::{read, refusal, refuse, write};
use crate::database::Signatures;
use crate::kit::{KitInput, PairInput, advise, check_kit, check_pair, review, separate};
use wasm_bindgen::prelude::*;

#[wasm_bindgen]
pub struct Kits {
    database: Signatures,
}

#[wasm_bindgen]
impl Kits {
    /// On the file of the database that the core has.
    #[wasm_bindgen(constructor)]
    pub fn new(database: &[u8]) -> Result<Kits, JsValue> {
        let foreign = |_| {
            refusal(
                "load-failed",
                "source",
                "the file is no kits.wasm that reads this database; take both of the same version",
            )
        };
        Ok(Kits { database: Signatures::read(database).map_err(foreign)? })
    }

    /// Which tests tell two substances apart.
    pub fn separate(&self, pair: JsValue) -> Result<JsValue, JsValue> {
        let input: PairInput = read(pair, "pair")?;
        let (a, b, tests) = check_pair(&self.database, &input).map_err(refuse)?;
        write(&separate(&self.database, a, b, &tests))
    }

    /// What a kit tells apart, and what it cannot.
    pub fn review(&self, kit: JsValue) -> Result<JsValue, JsValue> {
        let input: KitInput = read(kit, "kit")?;
        write(&review(&self.database, &check_kit(&self.database, &input).map_err(refuse)?))
    }

    /// What to add to a kit.
    pub fn advise(&self, kit: JsValue) -> Result<JsValue, JsValue> {
        let input: KitInput = read(kit, "kit")?;
        write(&advise(&self.database, &check_kit(&self.database, &input).map_err(refuse)?))
    }
}
