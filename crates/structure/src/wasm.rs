//! The boundary: the one module that knows JavaScript.

use crate::{Place, Structure, StructureError};
use js_sys::{Array, Object, Reflect, Uint16Array};
use wasm_bindgen::prelude::*;

#[wasm_bindgen]
pub struct Chemistry;

#[wasm_bindgen]
impl Chemistry {
    #[wasm_bindgen(constructor)]
    #[allow(clippy::new_without_default)]
    pub fn new() -> Chemistry {
        Chemistry
    }

    /// `{ smiles, flat, formula, mass, bits, removed, neutralised }`; `removed` holds pairs of SMILES and formula.
    #[wasm_bindgen(js_name = fromSmiles)]
    pub fn from_smiles(&self, text: &str) -> Result<JsValue, JsValue> {
        Structure::from_smiles(text).map(|own| written(&own)).map_err(|error| refusal(&error, "smiles"))
    }

    #[wasm_bindgen(js_name = fromMolfile)]
    pub fn from_molfile(&self, text: &str) -> Result<JsValue, JsValue> {
        Structure::from_molfile(text).map(|own| written(&own)).map_err(|error| refusal(&error, "molfile"))
    }
}

fn written(own: &Structure) -> JsValue {
    let removed: Array = own
        .removed
        .iter()
        .map(|part| Array::of2(&part.smiles.as_str().into(), &part.formula.as_str().into()))
        .collect();
    object(&[
        ("smiles", own.smiles.as_str().into()),
        ("flat", own.flat.as_str().into()),
        ("formula", own.formula.as_str().into()),
        ("mass", own.mass.into()),
        ("bits", Uint16Array::from(&own.fingerprint()[..]).into()),
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

fn object(entries: &[(&str, JsValue)]) -> JsValue {
    let object = Object::new();
    for (name, value) in entries {
        // Setting a property of a fresh plain object cannot fail.
        let _ = Reflect::set(&object, &(*name).into(), value);
    }
    object.into()
}
