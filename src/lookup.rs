//! The way in for programs that link the crate. It takes what the package takes, with the same limits, and answers in the
//! same shape; `pkg/index.d.ts` describes every field.

use crate::database::{Damaged, Signatures};
use crate::reading::{InputError, OptionsInput, SampleInput, check_sample};
use crate::speech::speak;
use crate::verdict::{Verdict, check_options, classify};
use crate::view::VerdictView;

/// The embedded database, ready to answer. It is read and indexed once; verdicts borrow it.
///
/// ```
/// use analogue_lookup::{Lookup, OptionsInput, SampleInput};
///
/// let lookup = Lookup::embedded()?;
/// let sample: SampleInput = serde_json::from_str(
///     r#"{
///         "soldAs": "heroin",
///         "readings": [
///             { "test": "strip", "strip": "btnx-fentanyl", "lines": "C", "milligrams": 10, "millilitres": 5 }
///         ]
///     }"#,
/// )?;
/// let answer = lookup.classify(&sample, &OptionsInput::default())?;
/// let fentanyls = &answer.view().head.hazards[0];
/// assert_eq!((&*fentanyls.family, &*fentanyls.state), ("fentanyls", "found"));
/// assert!(answer.text("en").starts_with("Danger"));
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
pub struct Lookup {
    database: Signatures,
}

impl Lookup {
    /// The database that was compiled into this build, with its identities.
    ///
    /// # Errors
    ///
    /// [`Damaged`] if its bytes are not those that were built.
    pub fn embedded() -> Result<Self, Damaged> {
        Ok(Self { database: Signatures::load()? })
    }

    /// What the sample could be, what cannot be ruled out, and which test to do next.
    ///
    /// # Errors
    ///
    /// [`InputError`] for the first field that cannot be taken, in the sample or the options: a name that nothing bears,
    /// a word that is none of the field's, a text or list that is too long, a number out of range ([`schema::limits`]).
    /// It names the field and says what to do.
    pub fn classify(&self, sample: &SampleInput, options: &OptionsInput) -> Result<Answer<'_>, InputError> {
        let options = check_options(&self.database, options)?;
        let sample = check_sample(&self.database, sample)?;
        Ok(Answer { database: &self.database, verdict: classify(&self.database, &sample, &options) })
    }

    /// For names, substances and families, and what is recorded of them.
    pub fn database(&self) -> &Signatures {
        &self.database
    }
}

/// A verdict with the database that it refers to.
pub struct Answer<'a> {
    database: &'a Signatures,
    verdict: Verdict,
}

impl Answer<'_> {
    /// In the shape of the public interface, to be read or serialised.
    pub fn view(&self) -> VerdictView<'_> {
        VerdictView::of(self.database, &self.verdict)
    }

    /// In words, a danger first. `language` is a tag such as `en`; where that language has no texts, a first line says so and the
    /// rest is English.
    pub fn text(&self, language: &str) -> String {
        speak(self.database, &self.verdict, language)
    }
}
