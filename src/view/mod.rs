//! The shapes of the public interface: verdicts and what the database holds, with ids in place of indexes.

mod catalogue;
mod family_profile;
mod profile;
mod strip_profile;
mod verdict;

pub use catalogue::Catalogue;
pub use family_profile::{FamilyProfile, MemberView, members};
pub use profile::Profile;
pub use strip_profile::StripProfile;
pub use verdict::{CandidateView, EvidenceView, VerdictHead, VerdictView};
