//! How strong a solution a strip is first tried with: what instructions say, and
//! nothing where none was read. A solution that is too strong lets other
//! substances make the strip react; one that is too thin hides what is looked for.

use crate::database::Signatures;
use crate::evidence::{interferents, recorded_solution};
use crate::inference::present_interferent;
use crate::reading::Sample;
use crate::verdict::Findings;
use schema::{Preparation, Solution, StripIndex, SubstanceIndex};

pub struct SolutionAdvice<'a> {
    pub solution: &'a Solution,
    /// The substance because of which it is a weaker one.
    pub against: Option<SubstanceIndex>,
}

/// None for a form that cannot be weighed out; else the usual solution, or the weaker one where the usual is strong enough for a
/// likely interferent, or nothing is known of the sample.
pub fn first_solution<'a>(findings: &Findings<'a>, strip: StripIndex) -> Option<SolutionAdvice<'a>> {
    let Findings { database, sample, tests, without_prior, .. } = findings;
    if preparation_of(database, sample).is_some_and(|preparation| !preparation.weighed) {
        return None;
    }
    let usual = recorded_solution(database, strip, false)?;
    let Some(weaker) = recorded_solution(database, strip, true) else {
        return Some(SolutionAdvice { solution: usual, against: None });
    };
    let turning = interferents(database, strip, Some(usual.strength()));
    let likely = present_interferent(database, sample, tests, without_prior, strip, &turning);
    let unknown = !sample.sold_as.is_known() && tests.reagents.is_empty() && tests.instruments.is_empty();
    let solution = if likely.is_some() || unknown { weaker } else { usual };
    Some(SolutionAdvice { solution, against: likely.map(|interference| interference.substance) })
}

/// How a sample of this form is brought into water; `None` for a loose powder,
/// which is weighed out as it is, and where the form is not known.
pub fn preparation_of<'a>(database: &'a Signatures, sample: &Sample) -> Option<&'a Preparation> {
    let form = sample.form?;
    database.data.strips.preparations.iter().find(|preparation| preparation.form == form)
}

#[cfg(test)]
mod tests {
    use crate::database::Signatures;
    use crate::message::{Key, Value};
    use crate::reading::{ReadingInput, SampleInput, check_sample};
    use crate::verdict::{Options, classify};

    /// Strength and key of the advice on a strip, with the substance it names.
    fn advice(strip: &str, input: SampleInput) -> (Option<f64>, Key, Option<String>) {
        let database = Signatures::load().unwrap();
        let options = Options { kit: Some(vec![strip.into()]), ..Options::default() };
        let verdict = classify(&database, &check_sample(&database, &input).unwrap(), &options);
        let action = verdict.next.into_iter().find(|action| action.test.as_deref() == Some(strip)).unwrap();
        let named = action.because.params.iter().find_map(|(name, value)| match value {
            Value::Text(text) if *name == "substance" => Some(text.clone()),
            _ => None,
        });
        (action.strength.map(|strength| strength.0), action.because.key, named)
    }

    fn sold_as(text: &str) -> SampleInput {
        SampleInput { sold_as: Some(text.into()), ..SampleInput::default() }
    }

    #[test]
    fn the_usual_solution_is_that_of_the_instructions() {
        for strip in ["btnx-fentanyl", "whpm-fentanyl", "fentanyl", "btnx-xylazine", "xylazine"] {
            assert_eq!(advice(strip, sold_as("heroin")), (Some(2.0), Key::NextStripStrength, None), "{strip}");
        }
    }

    #[test]
    fn a_likely_interferent_asks_for_a_weaker_one() {
        for strip in ["btnx-fentanyl", "fentanyl"] {
            let weaker = |substance: &str| (Some(0.5), Key::NextStripWeaker, Some(substance.to_owned()));
            assert_eq!(advice(strip, sold_as("meth")), weaker("methamphetamine"));
            assert_eq!(advice(strip, sold_as("MDMA pill")), weaker("mdma"));
            let components = vec!["diphenhydramine".into()];
            let listed = ReadingInput::Instrument { technique: "FTIR".into(), components };
            assert_eq!(
                advice(strip, SampleInput { readings: vec![listed], ..sold_as("heroin") }),
                weaker("diphenhydramine")
            );
        }
        // Turned by it too, but only in a stronger solution than the usual.
        assert_eq!(advice("btnx-fentanyl", sold_as("lidocaine")).1, Key::NextStripStrength);
        // Its maker says that these do not make it react, and no weaker solution was read.
        assert_eq!(advice("whpm-fentanyl", sold_as("meth")), (Some(2.0), Key::NextStripStrength, None));
    }

    #[test]
    fn a_powder_that_nobody_knows_gets_the_weaker_one() {
        assert_eq!(advice("btnx-fentanyl", SampleInput::default()), (Some(0.5), Key::NextStripStrength, None));
    }

    #[test]
    fn without_instructions_no_strength_is_invented() {
        for strip in ["nitazene", "btnx-nitazene", "medetomidine", "benzodiazepine", "testassured-fentanyl"] {
            assert_eq!(advice(strip, sold_as("heroin")), (None, Key::NextStrip, None), "{strip}");
        }
    }
}
