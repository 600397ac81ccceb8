//! How likely a reading is under a hypothesis: one file a modality. A weight
//! is the natural logarithm of the likelihood ratio to the background of the
//! test, so that 0 says nothing. Nothing here knows what is likely beforehand.

mod expected;
mod instrument;
mod observation;
mod parameters;
mod reagent;
mod strip;
mod strip_record;

pub use expected::{Hues, expected_hues};
pub use instrument::listed_weight;
pub use observation::{Counted, Observation, Window, came_slowly, counted, in_window};
pub use parameters::Parameters;
pub use reagent::{CONTRADICTS, KindWeight, Likelihoods, reagent_likelihoods, recorded_as_slow, with_slips};
pub use strip::{
    InWater, Interference, Outcome, Reason, StripResult, advised_window, found_in_samples, interferents,
    limit_in_water, read_strip, recorded_solution, weakest_instructed,
};
pub use strip_record::{
    REACTS_TO_INTERFERENT, REACTS_TO_NOTHING, Reaction, SEES_MAIN_COMPONENT, expected_members, recorded_as_seen,
    recorded_reactions, sources_on_strip,
};

use colour::CELLS;

/// A reading as shares of the colour cells.
pub type Membership = [f64; CELLS];
