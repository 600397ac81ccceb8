//! From what a caller wrote to tests, a pair, and the samples to expect.

use crate::database::Signatures;
use crate::evidence::Parameters;
use crate::inference::{Prior, ResultsRegion, TestsDone, check_region};
use crate::order::sort_by;
use crate::reading::{InputError, InputErrorCode, Sample, SoldAs, check_count, check_length, check_whole};
use crate::separation::KitItem;
use schema::SubstanceIndex;
use schema::limits::{MOST_ADDED, MOST_TESTS};
use serde::Deserialize;

/// Tests to add, unless it is said how many.
const ADD: usize = 3;

/// A kit as a caller wrote it, unchecked; see `check_kit`.
#[derive(Debug, Clone, Default, Deserialize)]
#[serde(rename_all = "camelCase", default)]
pub struct KitInput {
    /// Ids or names of the reagents and strips at hand, at most 64; repeated ones count once.
    pub have: Vec<String>,
    /// How many strips and how many reagents to advise at most: a whole number from 1 to 10; 3 unless given.
    pub add: Option<f64>,
    /// `published`, which is also meant by `None`, or `flat`.
    pub prior: Option<String>,
    /// `GB`, `US` or `other`, which is also meant by `None`.
    pub region: Option<String>,
    /// Free text of at most 200 characters: only samples sold as that. A flat prior does not use it, but an unknown
    /// name is always an error.
    pub sold_as: Option<String>,
}

/// Two substances as a caller wrote them, unchecked; see `check_pair`.
#[derive(Debug, Clone, Default, Deserialize)]
#[serde(default)]
pub struct PairInput {
    /// Substance id.
    pub a: String,
    /// Substance id; it may be that of `a`.
    pub b: String,
    /// Ids or names of reagents and strips, at most 64; `None` for every reagent and kind of strip.
    pub kit: Option<Vec<String>>,
}

/// A kit and the samples that it is to serve.
#[derive(Debug, Clone)]
pub struct Request {
    /// Each once, in their order of `KitItem`.
    pub have: Vec<KitItem>,
    /// How many strips and how many reagents to advise at most, 1 to 10.
    pub add: usize,
    /// Expected share of every substance as main component; sums to 1.
    pub shares: Vec<f64>,
    /// Whose published results the shares rest on; `None` if on none.
    pub region: Option<ResultsRegion>,
}

fn refuse<T>(code: InputErrorCode, field: impl Into<String>, message: String) -> Result<T, InputError> {
    Err(InputError { code, field: field.into(), message })
}

/// The error names the field: an unknown test, name, prior or region, too many tests, too long a text, `add` out of
/// range.
pub fn check_kit(database: &Signatures, input: &KitInput) -> Result<Request, InputError> {
    let have = check_tests(database, &input.have, "have")?;
    let add = check_whole(input.add, "add", MOST_ADDED)?.unwrap_or(ADD);
    let region = check_region(input.prior.as_deref(), input.region.as_deref(), "")?;
    if let Some(text) = &input.sold_as {
        check_length(text, "soldAs")?;
    }
    let sold_as = SoldAs::resolve(database, input.sold_as.as_deref());
    if let Some(text) = &sold_as.text
        && !sold_as.is_known()
    {
        return refuse(
            InputErrorCode::UnknownValue,
            "soldAs",
            format!("\"{text}\" is no name that the database knows{}", may_mean(database, &sold_as.offered)),
        );
    }
    let sample = Sample { sold_as, form: None, readings: Vec::new(), observed: Vec::new() };
    let nothing_read = TestsDone::default();
    let prior = Prior::new(database, &Parameters::default(), region, &sample, &nothing_read, region.is_none());
    Ok(Request { have, add, shares: prior.substances, region })
}

/// "; it may mean …", or nothing.
fn may_mean(database: &Signatures, offered: &[SubstanceIndex]) -> String {
    offered.iter().map(|substance| format!("; it may mean \"{}\"", database.substance(*substance).name)).collect()
}

/// Two substances, and the tests to compare, all if none is named.
pub fn check_pair(
    database: &Signatures,
    input: &PairInput,
) -> Result<(SubstanceIndex, SubstanceIndex, Vec<KitItem>), InputError> {
    let index = |id: &str, field: &str| match database.substance_by_id(id) {
        Some(index) => Ok(index),
        None => refuse(
            InputErrorCode::UnknownSubstance,
            field,
            format!("\"{id}\" is not an id of a substance of which a test is recorded; find() gives the ids of names"),
        ),
    };
    let tests = match &input.kit {
        Some(kit) => check_tests(database, kit, "kit")?,
        None => KitItem::every(database),
    };
    Ok((index(&input.a, "a")?, index(&input.b, "b")?, tests))
}

/// Each test once.
fn check_tests(database: &Signatures, names: &[String], field: &str) -> Result<Vec<KitItem>, InputError> {
    check_count(names.len(), field, MOST_TESTS)?;
    let mut tests: Vec<KitItem> = Vec::new();
    for (i, name) in names.iter().enumerate() {
        match KitItem::named(database, name) {
            Some(test) if tests.contains(&test) => {}
            Some(test) => tests.push(test),
            None => {
                let near = database.nearest_test(name);
                let message = format!("\"{name}\" is no reagent or strip of the database{near}");
                return refuse(InputErrorCode::UnknownValue, format!("{field}[{i}]"), message);
            }
        }
    }
    // An order that does not depend on that of the caller.
    sort_by(&mut tests, Ord::cmp);
    Ok(tests)
}
