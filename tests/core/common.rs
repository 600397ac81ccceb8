//! Samples of the fixtures, and a verdict on them.
use analogue_lookup::database::Signatures;
use analogue_lookup::reading::{ColourInput, ReadingInput, SampleInput, StageInput, check_sample};
use analogue_lookup::verdict::{Options, Verdict, classify};
use analogue_lookup::view::VerdictView;
use serde::Deserialize;
use std::sync::OnceLock;

pub fn database() -> &'static Signatures {
    static DATABASE: OnceLock<Signatures> = OnceLock::new();
    DATABASE.get_or_init(|| Signatures::load().expect("the embedded database is whole"))
}

pub fn verdict(input: &SampleInput) -> Verdict {
    verdict_with(input, &Options::default())
}

pub fn verdict_with(input: &SampleInput, options: &Options) -> Verdict {
    let sample = check_sample(database(), input).unwrap_or_else(|error| panic!("{error}"));
    classify(database(), &sample, options)
}

/// The verdict as an embedder gets it.
pub fn json(verdict: &Verdict) -> serde_json::Value {
    serde_json::to_value(VerdictView::of(database(), verdict)).expect("a verdict can be written")
}

pub fn spoken(verdict: &Verdict) -> String {
    analogue_lookup::speech::speak(database(), verdict, "en")
}

pub fn reagent(reagent: &str, stages: &[(&str, Option<f64>)]) -> ReadingInput {
    ReadingInput::Reagent {
        reagent: reagent.into(),
        stages: stages
            .iter()
            .map(|(colour, seconds)| StageInput {
                colour: ColourInput::Words((*colour).into()),
                seconds: *seconds,
                effects: Vec::new(),
            })
            .collect(),
        reader: None,
    }
}

pub fn strip(strip: &str, lines: &str, strength: Option<f64>, minutes: Option<f64>) -> ReadingInput {
    ReadingInput::Strip {
        strip: strip.into(),
        lines: lines.into(),
        milligrams: strength.map(|s| s * 5.0),
        millilitres: strength.map(|_| 5.0),
        minutes,
        lot: None,
        said: None,
        reader: None,
    }
}

pub fn instrument(technique: &str, components: &[&str]) -> ReadingInput {
    ReadingInput::Instrument {
        technique: technique.into(),
        components: components.iter().map(|c| (*c).to_owned()).collect(),
    }
}

pub fn sample(sold_as: Option<&str>, readings: Vec<ReadingInput>) -> SampleInput {
    SampleInput { sold_as: sold_as.map(str::to_owned), readings, ..SampleInput::default() }
}

#[derive(Deserialize)]
pub struct Fixtures {
    pub lint: Lint,
    pub scenario: Vec<Scenario>,
}

#[derive(Deserialize)]
pub struct Lint {
    pub forbidden: Vec<String>,
    pub allowed: Vec<String>,
}

#[derive(Deserialize)]
pub struct Scenario {
    pub id: String,
    pub title: String,
    sold_as: Option<String>,
    form: Option<String>,
    #[serde(default)]
    observed: Vec<String>,
    #[serde(default)]
    reading: Vec<ReadingInput>,
    pub expect: Expect,
}

#[derive(Deserialize)]
pub struct Expect {
    pub families_in_order: Vec<String>,
    pub hazards: Vec<String>,
    pub families: Vec<String>,
    pub must_say: Vec<String>,
    pub must_not_say: Vec<String>,
    pub next: Vec<Next>,
    pub flags: Vec<String>,
}

#[derive(Deserialize)]
pub struct Next {
    pub action: String,
    pub test: Option<String>,
    pub at_most_milligrams_per_millilitre: Option<f64>,
}

impl Scenario {
    pub fn input(&self) -> SampleInput {
        SampleInput {
            sold_as: self.sold_as.clone(),
            form: self.form.clone(),
            readings: self.reading.clone(),
            observed: self.observed.clone(),
        }
    }
}

pub fn fixtures() -> Fixtures {
    toml::from_str(include_str!("../fixtures/scenarios.toml")).expect("the fixtures can be read")
}
