//! From what a caller wrote to a sample, or to an error that names the field
//! and the remedy. Bounds are checked here as well as in the package, so that
//! native callers have the same guarantees.

use super::input::{ColourInput, ReadingInput, SampleInput, StageInput};
use super::listed::{Guesses, ListedLine};
use super::told::told;
use super::{
    Form, InstrumentReading, Lines, Negated, Observed, Printed, Reader, Reading, ReagentReading, Sample, SoldAs, Stage,
    StripReading, Technique,
};
use crate::database::{Signatures, StripMeant};
use colour::{Lab, NONE, Region};
use schema::Strength;
use schema::limits::{
    AMOUNT, CHROMA, LIGHTNESS, LONGEST_TEXT, MINUTES, MOST_COMPONENTS, MOST_EFFECTS, MOST_OBSERVED, MOST_READINGS,
    MOST_STAGES, SECONDS,
};
use schema::vocabulary::{Effect, Said};
use smallvec::SmallVec;
use std::fmt;
use std::ops::RangeInclusive;

/// Strongest solution that can be meant, mg/mL: half solid.
const STRONGEST: f64 = 1000.0;

/// Why an input was refused.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum InputErrorCode {
    /// What must be given is not there.
    Missing,
    /// A number is below or above what can be meant.
    OutOfRange,
    /// A list has more entries than are taken.
    TooMany,
    /// A text is longer than a field takes.
    TooLong,
    /// No reagent of the database bears the name.
    UnknownReagent,
    /// No strip of the database bears the name, or several do.
    UnknownStrip,
    /// No substance of the database has the id.
    UnknownSubstance,
    /// No family of the database has the id.
    UnknownFamily,
    /// A colour is neither a name, nor `#rrggbb`, nor `none`.
    UnreadableColour,
    /// A word is none of those that the field takes.
    UnknownValue,
}

impl InputErrorCode {
    /// The code as the package gives it.
    pub fn word(self) -> &'static str {
        match self {
            InputErrorCode::Missing => "missing",
            InputErrorCode::OutOfRange => "out-of-range",
            InputErrorCode::TooMany => "too-many",
            InputErrorCode::TooLong => "too-long",
            InputErrorCode::UnknownReagent => "unknown-reagent",
            InputErrorCode::UnknownStrip => "unknown-strip",
            InputErrorCode::UnknownSubstance => "unknown-substance",
            InputErrorCode::UnknownFamily => "unknown-family",
            InputErrorCode::UnreadableColour => "unreadable-colour",
            InputErrorCode::UnknownValue => "unknown-value",
        }
    }
}

/// An input that cannot be taken, with the field and a sentence that says what
/// to do.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct InputError {
    /// The kind of fault, for programs.
    pub code: InputErrorCode,
    /// Path such as `readings[2].lines`.
    pub field: String,
    /// What is wrong and what to do, for people, without the field.
    pub message: String,
}

impl fmt::Display for InputError {
    fn fmt(&self, f: &mut fmt::Formatter) -> fmt::Result {
        write!(f, "{}: {}", self.field, self.message)
    }
}

impl std::error::Error for InputError {}

fn error<T>(code: InputErrorCode, field: impl Into<String>, message: impl Into<String>) -> Result<T, InputError> {
    Err(InputError { code, field: field.into(), message: message.into() })
}

/// Checks and resolves a sample.
pub fn check_sample(database: &Signatures, input: &SampleInput) -> Result<Sample, InputError> {
    if let Some(text) = &input.sold_as {
        check_length(text, "soldAs")?;
    }
    let form = input.form.as_deref().map(|text| choice(text, "form", Form::ALL)).transpose()?;
    check_count(input.readings.len(), "readings", MOST_READINGS)?;
    let guesses = Guesses::default();
    let readings = input
        .readings
        .iter()
        .enumerate()
        .map(|(i, reading)| check_reading(database, reading, &format!("readings[{i}]"), &guesses))
        .collect::<Result<_, _>>()?;
    check_count(input.observed.len(), "observed", MOST_OBSERVED)?;
    let mut observed: Vec<Observed> = Vec::new();
    for (i, text) in input.observed.iter().enumerate() {
        let value = choice(text, &format!("observed[{i}]"), Observed::ALL)?;
        if !observed.contains(&value) {
            observed.push(value);
        }
    }
    Ok(Sample { sold_as: SoldAs::resolve(database, input.sold_as.as_deref()), form, readings, observed })
}

fn check_reading(
    database: &Signatures,
    input: &ReadingInput,
    field: &str,
    guesses: &Guesses,
) -> Result<Reading, InputError> {
    match input {
        ReadingInput::Reagent { reagent, stages, reader } => {
            check_length(reagent, &format!("{field}.reagent"))?;
            let Some((index, outright)) = database.reagent_meant(reagent) else {
                let near = database.nearest_reagent(reagent);
                return error(
                    InputErrorCode::UnknownReagent,
                    format!("{field}.reagent"),
                    format!("\"{reagent}\" is no reagent of the database{near}; catalogue().reagents lists them"),
                );
            };
            if stages.is_empty() {
                return error(
                    InputErrorCode::Missing,
                    format!("{field}.stages"),
                    "add at least one stage; \"none\" is a colour too",
                );
            }
            let all_stages = format!("{field}.stages");
            check_count(stages.len(), &all_stages, MOST_STAGES)?;
            let stages_read = SmallVec::new();
            let mut checked = ReagentReading {
                reagent: index,
                printed: (!outright).then(|| one_line(reagent)),
                stages: stages_read,
                reader: Reader::Sure,
                notes: Vec::new(),
            };
            for (i, stage) in stages.iter().enumerate() {
                check_stage(database, stage, &format!("{field}.stages[{i}]"), &mut checked)?;
                // A course in words is several.
                check_count(checked.stages.len(), &all_stages, MOST_STAGES)?;
            }
            let reader = reader
                .as_deref()
                .map(|text| choice(text, &format!("{field}.reader"), Reader::ALL))
                .transpose()?
                .unwrap_or(Reader::Sure);
            Ok(Reading::Reagent(ReagentReading { reader, ..checked }))
        }
        ReadingInput::Strip { strip, lines, milligrams, millilitres, minutes, lot, said, reader } => {
            check_length(strip, &format!("{field}.strip"))?;
            let Some(meant) = database.strip_meant(strip) else {
                let of_brand = database.strips_of_brand(strip);
                let problem = match of_brand.is_empty() {
                    true => format!("is no strip of the database{}", database.nearest_strip(strip)),
                    false => format!("is printed on several strips{of_brand}"),
                };
                let message = format!("\"{strip}\" {problem}; name the product, or the target if it is not known");
                return error(InputErrorCode::UnknownStrip, format!("{field}.strip"), message);
            };
            let lines = choice(lines, &format!("{field}.lines"), Lines::ALL)?;
            let milligrams = check_range(*milligrams, &format!("{field}.milligrams"), AMOUNT, "mg")?;
            let millilitres = check_range(*millilitres, &format!("{field}.millilitres"), AMOUNT, "mL")?;
            let minutes = check_range(*minutes, &format!("{field}.minutes"), MINUTES, "minutes")?;
            if let Some(lot) = lot {
                check_length(lot, &format!("{field}.lot"))?;
            }
            if let Some(reader) = reader {
                choice(reader, &format!("{field}.reader"), Reader::ALL)?;
            }
            let said_positive = said
                .as_deref()
                .map(|text| choice(text, &format!("{field}.said"), Said::ALL).map(|said| said == Said::Positive))
                .transpose()?;
            let strength = milligrams.zip(millilitres).map(|(mg, ml)| Strength(mg / ml));
            if let Some(strength) = strength.map(|strength| strength.0).filter(|strength| *strength > STRONGEST) {
                return error(
                    InputErrorCode::OutOfRange,
                    format!("{field}.milligrams"),
                    format!(
                        "{strength} mg/mL is more than dissolves (at most {STRONGEST}); check milligrams and millilitres"
                    ),
                );
            }
            let printed = match meant {
                StripMeant::Named(_) => None,
                StripMeant::Printed(_) => Some(Printed { text: one_line(strip), brand_known: true }),
                StripMeant::OfAnyBrand(_) => Some(Printed { text: one_line(strip), brand_known: false }),
            };
            let strip = meant.strip();
            Ok(Reading::Strip(StripReading {
                strip,
                printed,
                lines,
                strength,
                minutes,
                lot: lot.clone(),
                said_positive,
            }))
        }
        ReadingInput::Instrument { technique, components } => {
            let technique = choice(technique, &format!("{field}.technique"), Technique::ALL)?;
            check_count(components.len(), &format!("{field}.components"), MOST_COMPONENTS)?;
            let mut listed = InstrumentReading {
                technique,
                components: Vec::new(),
                unverified: Vec::new(),
                unknown: Vec::new(),
                offered: Vec::new(),
                negated: Vec::new(),
            };
            for (i, text) in components.iter().enumerate() {
                check_length(text, &format!("{field}.components[{i}]"))?;
                add_line(database, text, guesses, &mut listed);
            }
            Ok(Reading::Instrument(listed))
        }
    }
}

/// Adds one stage, or several if the colour is a course in words ("yellow > brown").
fn check_stage(
    database: &Signatures,
    input: &StageInput,
    field: &str,
    checked: &mut ReagentReading,
) -> Result<(), InputError> {
    check_count(input.effects.len(), &format!("{field}.effects"), MOST_EFFECTS)?;
    for (i, effect) in input.effects.iter().enumerate() {
        choice(effect, &format!("{field}.effects[{i}]"), Effect::ALL)?;
    }
    let reagent = checked.reagent;
    let seconds = check_range(input.seconds, &format!("{field}.seconds"), SECONDS, "seconds")?;
    let stage = |region: Region| Stage { none: region.share(NONE) > 0.5, region, seconds };
    match &input.colour {
        ColourInput::Words(text) => {
            check_length(text, &format!("{field}.colour"))?;
            match told(database, reagent, text) {
                Ok(read) => {
                    checked.stages.extend(read.stages.into_iter().map(stage));
                    checked.notes.extend(read.notes);
                }
                Err(reason) => {
                    return error(InputErrorCode::UnreadableColour, format!("{field}.colour"), reason.to_string());
                }
            }
        }
        ColourInput::Lab { lab: [l, a, b] } => {
            let inside = LIGHTNESS.contains(l) && CHROMA.contains(a) && CHROMA.contains(b);
            if !inside {
                return error(
                    InputErrorCode::OutOfRange,
                    format!("{field}.colour.lab"),
                    "L runs from 0 to 100, a and b from −128 to 127 (CIELAB, D65)",
                );
            }
            checked.stages.push(stage(colour::region_of_measured(Lab::new(*l, *a, *b))));
        }
    }
    Ok(())
}

/// Adds what one line of a list says. Nothing of it is lost: what is not there, and what nobody knows, is kept as text.
fn add_line(database: &Signatures, text: &str, guesses: &Guesses, listed: &mut InstrumentReading) {
    let line = ListedLine::read(database, text, guesses);
    if line.denies {
        listed.negated.push(Negated { text: one_line(text), families: line.denied.clone() });
    } else if line.says_nothing_there() {
        listed.unknown.push(one_line(text));
    }
    if !line.says_nothing_there() {
        // "Heroin, gribblefix": the part that nobody knows is not lost beside the one that is known.
        listed.unknown.extend(line.unknown.iter().map(|part| one_line(part)));
    }
    for substance in line.present {
        if !listed.components.contains(&substance) {
            listed.components.push(substance);
        }
    }
    for offered in line.offered {
        if !listed.offered.contains(&offered) {
            listed.offered.push(offered);
        }
    }
    for unverified in line.unverified {
        if !listed.unverified.contains(&unverified) {
            listed.unverified.push(unverified);
        }
    }
}

/// Text of a person as it may be repeated: on one line, without controls.
pub fn one_line(text: &str) -> String {
    let printable: String = text.chars().map(|c| if c.is_control() { ' ' } else { c }).collect();
    printable.split_whitespace().collect::<Vec<_>>().join(" ")
}

/// Refuses a text that is longer than a field takes.
pub fn check_length(text: &str, field: &str) -> Result<(), InputError> {
    if text.encode_utf16().count() > LONGEST_TEXT {
        return error(InputErrorCode::TooLong, field, format!("longer than {LONGEST_TEXT} characters; shorten it"));
    }
    Ok(())
}

/// Refuses a list that is longer than it may be.
pub fn check_count(count: usize, field: &str, most: usize) -> Result<(), InputError> {
    if count > most {
        return error(InputErrorCode::TooMany, field, format!("{count} entries; at most {most} are taken"));
    }
    Ok(())
}

/// Refuses what is no whole number from 1 to `most`.
pub fn check_whole(value: Option<f64>, field: &str, most: usize) -> Result<Option<usize>, InputError> {
    match value {
        Some(number) if number.fract() != 0.0 || !(1.0..=most as f64).contains(&number) => {
            error(InputErrorCode::OutOfRange, field, format!("{number} is no whole number from 1 to {most}"))
        }
        other => Ok(other.map(|number| number as usize)),
    }
}

fn check_range(
    value: Option<f64>,
    field: &str,
    range: RangeInclusive<f64>,
    unit: &str,
) -> Result<Option<f64>, InputError> {
    match value {
        Some(number) if !range.contains(&number) => {
            let (from, to) = range.into_inner();
            let remedy = "leave it out if it is not known";
            error(
                InputErrorCode::OutOfRange,
                field,
                format!("{number} is no number of {unit} from {from} to {to}; {remedy}"),
            )
        }
        other => Ok(other),
    }
}

/// The value of a word; refuses what is none of them.
pub fn choice<T: Copy>(text: &str, field: &str, all: &[(&'static str, T)]) -> Result<T, InputError> {
    match all.iter().find(|(word, _)| *word == text) {
        Some((_, value)) => Ok(*value),
        None => {
            let words: Vec<String> = all.iter().map(|(word, _)| format!("\"{word}\"")).collect();
            let shown: String = text.chars().take(40).collect();
            error(InputErrorCode::UnknownValue, field, format!("\"{shown}\" is not one of {}", words.join(", ")))
        }
    }
}
