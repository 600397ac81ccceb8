//! Relatives of a structure as JavaScript sees them: substances and families by
//! their places in the database, in columns. Their names are those of the core.

use crate::analogue::{By, Drawn, Fingerprint, Known, Relatives, Structures};
use js_sys::{Array, Error, Float64Array, Object, Reflect, Uint8Array, Uint16Array};
use schema::{FamilyIndex, SubstanceIndex};
use wasm_bindgen::prelude::*;

#[wasm_bindgen]
pub struct Analogues {
    relatives: Relatives,
    /// What others are drawn beside.
    reference: Option<Drawn>,
}

#[wasm_bindgen]
impl Analogues {
    /// On the structures that were built with this file, and the families of the
    /// substances in the order of the core.
    #[wasm_bindgen(constructor)]
    pub fn new(structures: &[u8], families: &[u8]) -> Result<Analogues, JsValue> {
        let structures = Structures::read(structures, &indexes(families))
            .map_err(|_| Error::new("this is no structures.bin that belongs to this database"))?;
        Ok(Analogues { relatives: Relatives::new(structures), reference: None })
    }

    /// Of the database that the structures belong to.
    #[wasm_bindgen(getter)]
    pub fn edition(&self) -> String {
        self.relatives.structures().edition.clone()
    }

    /// What the file that reads structures needs to know of families: `[family, parent or undefined, SMARTS of which a
    /// member has one, SMARTS of which it has none, most atoms]`.
    pub fn scaffolds(&self) -> Array {
        let texts = |smarts: &[String]| smarts.iter().map(|text| JsValue::from_str(text)).collect::<Array>();
        let rows =
            FamilyIndex::each().zip(&self.relatives.structures().families).filter(|(_, row)| !row.one_of.is_empty());
        rows.map(|(family, row)| {
            Array::of5(
                &u8::from(family).into(),
                &row.parent.map_or(JsValue::UNDEFINED, |parent| u8::from(parent).into()),
                &texts(&row.one_of).into(),
                &texts(&row.none_of).into(),
                &row.up_to.into(),
            )
        })
        .collect()
    }

    /// The definitions of controlled substances, and the lists that name some: `[id, jurisdiction, name, text, from,
    /// until, as of, certainty]`, the two dates in the middle empty where there is none.
    pub fn rules(&self) -> Array {
        let rows = self.relatives.structures().rules.iter().map(|row| {
            let parts =
                [&row.id, &row.jurisdiction, &row.name, &row.text, &row.from, &row.until, &row.as_of, &row.certainty];
            parts.into_iter().map(|part| JsValue::from_str(part)).collect::<Array>()
        });
        rows.collect()
    }

    /// What they say of a substance of the database: apart by spaces, each as
    /// `id:named:`, `id:matches:clause,clause` or `id:uncertain:`.
    pub fn ruling(&self, substance: u16) -> String {
        let told = self.relatives.structures().ruling(substance.into());
        let words = told.map(|(rule, told)| [rule.id.as_str(), told.says.word(), &told.clauses].join(":"));
        words.collect::<Vec<_>>().join(" ")
    }

    /// The places of substances with this very fingerprint.
    pub fn same(&self, bits: &[u16]) -> Result<Uint16Array, JsValue> {
        Ok(column(self.relatives.same(&fingerprint(bits)?).into_iter()))
    }

    /// `{ substances, tanimoto, within, families, by }` of a substance of the
    /// database, or of one that it is but for its stereochemistry (`exact` is
    /// false); `undefined` if it has no structure.
    #[wasm_bindgen(js_name = ofSubstance)]
    pub fn of_substance(&self, substance: u16, exact: bool, limit: u32) -> JsValue {
        let substance = substance.into();
        let structures = self.relatives.structures();
        match structures.fingerprint(substance) {
            Some(fingerprint) => {
                self.answer(fingerprint, structures.scaffolds(substance), Some(Known { substance, exact }), limit)
            }
            None => JsValue::UNDEFINED,
        }
    }

    /// The same of a structure that was read: its bits, the families whose
    /// scaffold it has, and the substance that it is, with its stereochemistry or
    /// not.
    #[wasm_bindgen(js_name = ofStructure)]
    pub fn of_structure(
        &self,
        bits: &[u16],
        scaffolds: &[u8],
        substance: Option<u16>,
        exact: bool,
        limit: u32,
    ) -> Result<JsValue, JsValue> {
        let known = substance.map(|substance| Known { substance: substance.into(), exact });
        Ok(self.answer(&fingerprint(bits)?, &indexes(scaffolds), known, limit))
    }

    /// The members of a family that have a structure, the most typical first, and
    /// how near each comes to it: `{ substances, tanimoto }`.
    pub fn members(&self, family: u8, limit: u32) -> JsValue {
        let mut members = self.relatives.members(family.into());
        members.truncate(limit as usize);
        let (substances, tanimoto): (Vec<SubstanceIndex>, Vec<f64>) = members.into_iter().unzip();
        object(&[
            ("substances", column(substances.into_iter()).into()),
            ("tanimoto", Float64Array::from(&tanimoto[..]).into()),
        ])
    }

    /// A substance of the database with these of its atoms bold: the scaffold of a
    /// family.
    #[wasm_bindgen(js_name = drawScaffold)]
    pub fn draw_scaffold(&self, smiles: &str, substance: u16, atoms: &[u16]) -> Option<String> {
        self.drawn(smiles, substance.into())?.svg_scaffold(atoms)
    }

    /// A substance of the database, whose SMILES this is, as SVG; those drawn
    /// beside it from now on are turned to lie as it does. `undefined` if it cannot
    /// be drawn.
    pub fn draw(&mut self, smiles: &str, substance: u16) -> Option<String> {
        self.refer(self.drawn(smiles, substance.into()))
    }

    /// The same of a molecule that was laid out: x and y of each atom of its
    /// canonical SMILES, in twentieths of an angstrom.
    #[wasm_bindgen(js_name = drawLaidOut)]
    pub fn draw_laid_out(&mut self, smiles: &str, points: &[i16]) -> Option<String> {
        let atoms: Vec<(i16, i16)> = points.chunks_exact(2).map(|pair| (pair[0], pair[1])).collect();
        self.refer(Drawn::laid_out(smiles, &atoms))
    }

    /// Another substance of the database, turned to lie as the one drawn before it
    /// and with what differs marked.
    #[wasm_bindgen(js_name = drawBeside)]
    pub fn draw_beside(&self, smiles: &str, substance: u16) -> Option<String> {
        let own = self.drawn(smiles, substance.into())?;
        match &self.reference {
            Some(reference) => own.svg_beside(reference),
            None => own.svg(),
        }
    }
}

impl Analogues {
    fn drawn(&self, smiles: &str, substance: SubstanceIndex) -> Option<Drawn> {
        let drawing = self.relatives.structures().drawing(substance)?;
        Drawn::of(smiles, &drawing.atoms, &drawing.wedges)
    }

    fn refer(&mut self, drawn: Option<Drawn>) -> Option<String> {
        self.reference = drawn;
        self.reference.as_ref()?.svg()
    }

    fn answer(
        &self,
        fingerprint: &Fingerprint,
        scaffolds: &[FamilyIndex],
        known: Option<Known>,
        limit: u32,
    ) -> JsValue {
        // The nearest tells the family, however few are asked for.
        let but_for = known.map(|known| known.substance);
        let mut nearest = self.relatives.nearest(fingerprint, but_for, (limit as usize).max(1));
        let families = self.relatives.families(known, scaffolds, nearest.first());
        nearest.truncate(limit as usize);
        let substances = column(nearest.iter().map(|relative| relative.substance));
        let tanimoto: Vec<f64> = nearest.iter().map(|relative| relative.tanimoto).collect();
        let within: Vec<f64> = nearest.iter().map(|relative| relative.within_family.unwrap_or(f64::NAN)).collect();
        let (indexes, by): (Vec<u8>, Vec<u8>) =
            families.into_iter().map(|(family, by)| (u8::from(family), word(by))).unzip();
        object(&[
            ("substances", substances.into()),
            ("tanimoto", Float64Array::from(&tanimoto[..]).into()),
            ("within", Float64Array::from(&within[..]).into()),
            ("families", Uint8Array::from(&indexes[..]).into()),
            ("by", Uint8Array::from(&by[..]).into()),
        ])
    }
}

fn indexes(families: &[u8]) -> Vec<FamilyIndex> {
    families.iter().copied().map(FamilyIndex::from).collect()
}

fn column(substances: impl Iterator<Item = SubstanceIndex>) -> Uint16Array {
    Uint16Array::from(&substances.map(u16::from).collect::<Vec<_>>()[..])
}

fn object(entries: &[(&str, JsValue)]) -> JsValue {
    let object = Object::new();
    for (name, value) in entries {
        // Setting a property of a fresh plain object cannot fail.
        let _ = Reflect::set(&object, &(*name).into(), value);
    }
    object.into()
}

/// Place in the words of the package.
fn word(by: By) -> u8 {
    match by {
        By::Record => 0,
        By::Scaffold => 1,
        By::Similarity => 2,
    }
}

fn fingerprint(bits: &[u16]) -> Result<Fingerprint, JsValue> {
    Fingerprint::of(bits).ok_or_else(|| Error::new("the file that reads structures is of another build").into())
}
