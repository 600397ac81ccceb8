//! What tests miss of a family: which of the rows concern a test.

use super::Signatures;
use schema::{Missed, TestRef};

impl Signatures {
    /// Whether a row about what is missed concerns a test: it names the test or
    /// the target of the strip, or it is about every field test. A strip whose
    /// product is not known may be any for its target.
    pub fn concerns(&self, missed: &Missed, test: &TestRef) -> bool {
        missed.tests.is_empty()
            || missed.tests.iter().any(|named| match (named, test) {
                (TestRef::Target(target), TestRef::Strip(strip)) => self.strip(*strip).target == *target,
                (TestRef::Strip(product), TestRef::Strip(strip)) => self.is_about(*strip, &[*product]),
                _ => named == test,
            })
    }
}
