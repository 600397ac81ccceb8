//! What a caller may ask of a verdict.

use crate::database::Signatures;
use crate::inference::{ResultsRegion, check_region};
use crate::reading::{InputError, InputErrorCode, OptionsInput, Technique, check_count, check_length, check_whole};
use schema::limits::{MOST_CANDIDATES, MOST_TESTS};

/// Options that are checked; the default is published results of `Other` and all candidates.
#[derive(Debug, Clone)]
pub struct Options {
    /// Whose published results the prior uses; `None` for a flat prior.
    pub region: Option<ResultsRegion>,
    /// Leaves what the sample was sold as out of the ranking; a flat prior does so anyway.
    pub ignore_sold_as: bool,
    /// Ids of reagents, strips and techniques at hand.
    pub kit: Option<Vec<String>>,
    /// Most candidates returned.
    pub limit: usize,
    /// Work out the next action.
    pub next: bool,
}

impl Default for Options {
    fn default() -> Self {
        Self { region: Some(ResultsRegion::default()), ignore_sold_as: false, kit: None, limit: usize::MAX, next: true }
    }
}

/// Checks what a caller wrote as options.
pub fn check_options(database: &Signatures, input: &OptionsInput) -> Result<Options, InputError> {
    let refuse = |code, field: String, message: String| Err(InputError { code, field, message });
    let region = check_region(input.prior.as_deref(), input.region.as_deref(), "options.")?;
    let limit = check_whole(input.limit, "options.limit", MOST_CANDIDATES)?.unwrap_or(usize::MAX);
    if let Some(kit) = &input.kit {
        check_count(kit.len(), "options.kit", MOST_TESTS)?;
        for (i, id) in kit.iter().enumerate() {
            check_length(id, &format!("options.kit[{i}]"))?;
            let technique = Technique::ALL.iter().any(|(word, _)| word.eq_ignore_ascii_case(id));
            if database.reagent_named(id).is_none() && database.strip_named(id).is_none() && !technique {
                let near = database.nearest_test(id);
                return refuse(
                    InputErrorCode::UnknownValue,
                    format!("options.kit[{i}]"),
                    format!("\"{id}\" is no reagent, strip or technique of the database{near}"),
                );
            }
        }
    }
    Ok(Options {
        region,
        ignore_sold_as: input.ignore_sold_as.unwrap_or(false),
        kit: input.kit.clone(),
        limit,
        next: true,
    })
}
