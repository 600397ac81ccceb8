//! The boundary: the one module that knows JavaScript.

use crate::{Matched, Place, Rules, Scaffold, Scaffolds, Structure, StructureError, lay_out, skeleton};
use js_sys::{Array, Int16Array, Object, Reflect, Uint8Array, Uint16Array};
use wasm_bindgen::prelude::*;

#[wasm_bindgen]
pub struct Chemistry {
    scaffolds: Scaffolds,
    rules: Rules,
}

#[wasm_bindgen]
impl Chemistry {
    /// The scaffolds as the core gives them: `[family, parent or undefined, SMARTS of which a member has one, SMARTS of
    /// which it has none, most atoms]`.
    #[wasm_bindgen(constructor)]
    pub fn new(scaffolds: Array) -> Result<Chemistry, JsValue> {
        let rows: Vec<Scaffold> = scaffolds.iter().map(|row| scaffold(&Array::from(&row))).collect();
        let scaffolds = Scaffolds::new(&rows).map_err(|message| failure(&message))?;
        let rules = Rules::new().map_err(|message| failure(&message))?;
        Ok(Chemistry { scaffolds, rules })
    }

    /// `{ smiles, flat, formula, mass, bits, families, ruling, removed, neutralised }`; `bits` are those without isotopes,
    /// `ruling` tells the definitions of controlled substances that it matches, apart by spaces, each as
    /// `id:matches:clause,clause` or `id:uncertain:`, and `removed` holds SMILES, formula and whether it may be looked up by
    /// itself.
    #[wasm_bindgen(js_name = readSmiles)]
    pub fn read_smiles(&self, text: &str) -> Result<JsValue, JsValue> {
        Structure::from_smiles(text).and_then(|own| self.written(&own)).map_err(|error| refusal(&error, "query.smiles"))
    }

    #[wasm_bindgen(js_name = readMolfile)]
    pub fn read_molfile(&self, text: &str) -> Result<JsValue, JsValue> {
        Structure::from_molfile(text)
            .and_then(|own| self.written(&own))
            .map_err(|error| refusal(&error, "query.molfile"))
    }

    /// Whether a SMILES has these atoms and bonds, without stereochemistry and
    /// isotopes: `flat` of a structure.
    #[wasm_bindgen(js_name = hasConstitution)]
    pub fn has_constitution(&self, smiles: &str, flat: &str) -> bool {
        Structure::from_smiles(smiles).is_ok_and(|own| own.flat == flat)
    }

    /// x and y of each atom of a canonical SMILES, in twentieths of an angstrom;
    /// `undefined` if it cannot be laid out.
    #[wasm_bindgen(js_name = layOut)]
    pub fn lay_out(&self, smiles: &str) -> Option<Int16Array> {
        let flat: Vec<i16> = lay_out(smiles)?.into_iter().flat_map(|(x, y)| [x, y]).collect();
        Some(Int16Array::from(&flat[..]))
    }

    /// The atoms of a SMILES that are the scaffold of a family, by their places.
    #[wasm_bindgen(js_name = scaffoldAtoms)]
    pub fn scaffold_atoms(&self, family: u8, smiles: &str) -> Uint16Array {
        Uint16Array::from(&self.scaffolds.atoms(family, smiles)[..])
    }

    /// Whether a SMILES is a tautomer of what has these atoms and bonds.
    #[wasm_bindgen(js_name = isTautomer)]
    pub fn is_tautomer(&self, smiles: &str, flat: &str) -> bool {
        let other = Structure::from_smiles(smiles).and_then(|own| skeleton(&own.flat));
        matches!((other, skeleton(flat)), (Ok(one), Ok(two)) if one == two)
    }
}

impl Chemistry {
    fn written(&self, own: &Structure) -> Result<JsValue, StructureError> {
        let bits = own.fingerprint_unlabelled()?;
        Ok(written(own, &bits, &self.scaffolds.families(own)?, &self.rules.of(own)?))
    }
}

fn scaffold(row: &Array) -> Scaffold {
    let number = |place| row.get(place).as_f64();
    let texts = |place| Array::from(&row.get(place)).iter().filter_map(|text| text.as_string()).collect();
    Scaffold {
        family: number(0).unwrap_or_default() as u8,
        parent: number(1).map(|parent| parent as u8),
        one_of: texts(2),
        none_of: texts(3),
        up_to: number(4).unwrap_or_default() as u16,
    }
}

fn written(own: &Structure, bits: &[u16], families: &[u8], rules: &[Matched]) -> JsValue {
    let ruling = Matched::ruling(rules);
    let removed: Array = own
        .removed
        .iter()
        .map(|part| Array::of3(&part.smiles.as_str().into(), &part.formula.as_str().into(), &part.other.into()))
        .collect();
    object(&[
        ("smiles", own.smiles.as_str().into()),
        ("flat", own.flat.as_str().into()),
        ("formula", own.formula.as_str().into()),
        ("mass", own.mass.into()),
        ("bits", Uint16Array::from(bits).into()),
        ("families", Uint8Array::from(families).into()),
        ("ruling", ruling.as_str().into()),
        ("removed", removed.into()),
        ("neutralised", own.neutralised.into()),
    ])
}

/// `{ code, field, message }`, and where: `{ character, length }`, from 0, or
/// `{ line }`, from 1.
fn refusal(error: &StructureError, field: &str) -> JsValue {
    let place = match error.place {
        Some(Place::Character { at, length }) => {
            object(&[("character", (at as f64).into()), ("length", (length as f64).into())])
        }
        Some(Place::Line(line)) => object(&[("line", (line as f64).into())]),
        None => JsValue::UNDEFINED,
    };
    object(&[
        ("code", "invalid-structure".into()),
        ("field", field.into()),
        ("message", error.to_string().into()),
        ("place", place),
    ])
}

fn failure(message: &str) -> JsValue {
    object(&[("code", "load-failed".into()), ("field", "chemistry".into()), ("message", message.into())])
}

fn object(entries: &[(&str, JsValue)]) -> JsValue {
    let object = Object::new();
    for (name, value) in entries {
        // Setting a property of a fresh plain object cannot fail.
        let _ = Reflect::set(&object, &(*name).into(), value);
    }
    object.into()
}
