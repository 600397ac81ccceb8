//! Values in and out, and refusals.

use crate::reading::InputError;
use js_sys::{Object, Reflect};
use serde::{Deserialize, Serialize};
use serde_wasm_bindgen::Serializer;
use wasm_bindgen::prelude::*;

pub fn read<T: for<'de> Deserialize<'de> + Default>(value: JsValue, field: &str) -> Result<T, JsValue> {
    if value.is_undefined() {
        return Ok(T::default());
    }
    serde_wasm_bindgen::from_value(value)
        .map_err(|error| refusal("invalid-type", field, &format!("{error}; see the types of the package")))
}

pub fn write<T: Serialize>(value: &T) -> Result<JsValue, JsValue> {
    value
        .serialize(&Serializer::new().serialize_maps_as_objects(true))
        .map_err(|error| refusal("core-failed", "", &error.to_string()))
}

pub fn refuse(error: InputError) -> JsValue {
    refusal(error.code.word(), &error.field, &error.message)
}

/// `{ code, field, message }`, which the package turns into its error.
pub fn refusal(code: &str, field: &str, message: &str) -> JsValue {
    let refusal = Object::new();
    for (name, value) in [("code", code), ("field", field), ("message", message)] {
        // Setting a property of a fresh plain object cannot fail.
        let _ = Reflect::set(&refusal, &name.into(), &value.into());
    }
    refusal.into()
}
