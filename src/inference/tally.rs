//! How many of the tests a candidate fits, which is what its words and its bar say.

/// A weight beyond which a test speaks for or against a candidate, in nats.
pub const SPEAKS: f64 = 0.2;

/// Whether a test of this weight speaks against a candidate.
pub fn speaks_against(weight: f64) -> bool {
    weight < -SPEAKS
}

/// How one test stands to what is recorded of a candidate.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Answer {
    /// It has a record that the reading is like, and does not speak against it.
    Fits,
    /// It has a record that the reading is not like, or speaks against it.
    DoesNotFit,
    /// It has no record of the candidate; of a mixture, of one of the two. Or it is a strip that the candidate turns at
    /// times, and did not.
    NoRecord,
}

/// The tests of the main component by how they stand to a candidate: reagents and instruments, each once however often
/// it was read, and strips that react to it, or are for its family and should have.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Tally {
    /// Tests that it fits; an instrument fits what it listed.
    pub fits: usize,
    /// Tests that it does not fit.
    pub against: usize,
    /// Reagents without a record of it.
    pub unrecorded: usize,
    /// Instruments that did not list it.
    pub unlisted: usize,
}

impl Tally {
    /// All of them.
    pub fn tests(self) -> usize {
        self.fits + self.against + self.without_record()
    }

    /// Those that say nothing of it.
    pub fn without_record(self) -> usize {
        self.unrecorded + self.unlisted
    }

    /// It fits at least one, and every one.
    pub fn fits_all(self) -> bool {
        self.fits > 0 && self.against == 0 && self.without_record() == 0
    }

    /// It fits every colour that was seen, whatever an instrument left out of its list.
    pub fn fits_every_colour(self) -> bool {
        self.fits > 0 && self.against == 0 && self.unrecorded == 0
    }
}
