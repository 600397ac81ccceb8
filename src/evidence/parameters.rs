//! The numbers of the model, in one place. `make fit` finds them by leaving out
//! lineages and substances of the database in turn; none was tuned on an
//! independent result set. data/MODEL.md says what they mean and what they gain.

use crate::reading::Reader;
use schema::Quality;

/// How readings are weighed and what is likely beforehand; `default()` has the fitted numbers. Shares are 0 to 1.
#[derive(Debug, Clone)]
pub struct Parameters {
    /// ε: share of colours that follow the background whatever the substance: a slip, a bad bottle, or a source that
    /// saw something else. No colour weighs below ln ε.
    pub epsilon: f64,
    /// Slips and bad bottles alone: of strips, and of what a test still to be done is expected to show (design decision).
    pub plain_slips: f64,
    /// Share of readings that show no reaction where a colour is recorded: too
    /// little of the substance.
    pub too_little: f64,
    /// κ: how many recorded members the background counts as, for an
    /// unrecorded member of a family.
    pub kappa: f64,
    /// τ: what a further reading of a reagent with the same sulfuric-acid
    /// chemistry is worth.
    pub tau: f64,
    /// Weight of a lineage by quality: laboratory, compiled, vendor.
    pub quality: [f64; 3],
    /// Share of the last stage when the last colour of a course is looked for;
    /// the other stages divide the rest. The same for the first.
    pub end_stage: f64,
    /// Exponent of the first look, the last one having 1.
    pub first_look: f64,
    /// Exponent of the looks between.
    pub middle_look: f64,
    /// Share of "no reaction yet" at a look before the last, of a usual course.
    pub not_yet: f64,
    /// The same of a course that is called slow, or that is timed to begin after ten seconds.
    pub not_yet_slow: f64,
    /// Share of "no reaction" that is seen as the colour of the untouched reagent.
    pub none_as_untouched: f64,
    /// Share of a colour just like the untouched reagent's that is seen as no reaction.
    pub untouched_as_none: f64,
    /// Share of a reading that says no more than its hue, on a reagent whose shade depends on the amount.
    pub hue_alone: f64,
    /// Exponent of the published rates where a reading speaks about the main
    /// part: the bands span more than the data sets can carry.
    pub prior_strength: f64,
    /// Prior that the main component is something no record explains.
    pub prior_none: f64,
    /// Prior mass of unrecorded members, as a share of their family's.
    pub prior_unrecorded: f64,
    /// Least prior of an unrecorded member of a family.
    pub least_unrecorded: f64,
    /// Samples that the region's rates count as beside counted results.
    pub sold_as_pseudocount: f64,
    /// Factor for the named substance where "sold as" has no counted results.
    pub sold_as_factor: f64,
    /// Factor for the other members of its family in that case.
    pub sold_as_family_factor: f64,
    /// How often as an even share of all substances what a reading contradicts may count beforehand, where "sold as" has a
    /// part in it; without, once.
    pub most_contradicted: f64,
    /// Prior that two main components are mixed.
    pub mixing: f64,
    /// Share of the darker colour in what a mixture shows.
    pub darker_shows: f64,
}

/// A colour after the reading window says that something reacted and little
/// more: it counts as a photo without a reference does (design decision).
const LATE_DOUBT: f64 = 0.6;
const LATE_WIDENING: f64 = 4.0;

impl Default for Parameters {
    fn default() -> Self {
        Self {
            epsilon: 0.2,
            plain_slips: 0.12,
            too_little: 0.02,
            kappa: 5.0,
            tau: 0.55,
            quality: [1.25, 1.0, 1.0],
            end_stage: 0.75,
            first_look: 0.9,
            middle_look: 0.1,
            not_yet: 0.02,
            not_yet_slow: 0.8,
            none_as_untouched: 0.1,
            untouched_as_none: 0.2,
            hue_alone: 0.6,
            prior_strength: 0.3,
            prior_none: 0.1,
            prior_unrecorded: 0.01,
            least_unrecorded: 1e-5,
            sold_as_pseudocount: 20.0,
            sold_as_factor: 300.0,
            sold_as_family_factor: 10.0,
            most_contradicted: 3.0,
            mixing: 0.1,
            darker_shows: 0.9,
        }
    }
}

impl Parameters {
    /// How much a record of a lineage of this quality counts beside others of the same substance.
    pub fn quality_weight(&self, quality: Quality) -> f64 {
        match quality {
            Quality::Laboratory => self.quality[0],
            Quality::Compiled => self.quality[1],
            Quality::Vendor => self.quality[2],
        }
    }

    /// How far this reader's colours are doubted beside ε, 0 to 1; `late` is a colour after the reading window.
    pub fn doubt(reader: Reader, late: bool) -> f64 {
        let doubt: f64 = match reader {
            Reader::Sure => 0.0,
            Reader::Unsure | Reader::Camera => 0.1,
            Reader::ColourVisionDeficient => 0.25,
            Reader::CameraUncorrected => 0.6,
        };
        if late { doubt.max(LATE_DOUBT) } else { doubt }
    }

    /// Share of slips of a colour that is doubted so far: a slip, or what is doubted.
    pub fn slips(&self, doubt: f64) -> f64 {
        self.epsilon + (1.0 - self.epsilon) * doubt
    }

    /// How much wider than stated this reader's colours are.
    pub fn widening(&self, reader: Reader, late: bool) -> f64 {
        let widening: f64 = match reader {
            Reader::Sure => 1.0,
            Reader::Camera => 1.5,
            Reader::Unsure => 2.0,
            Reader::ColourVisionDeficient => 2.5,
            Reader::CameraUncorrected => 4.0,
        };
        if late { widening.max(LATE_WIDENING) } else { widening }
    }
}
