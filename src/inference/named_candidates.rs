//! What is said of the main component: the candidates that are named, and how many
//! more there are. It is settled before a limit cuts their list, so that a
//! limit never changes words.

use super::{Candidate, EvidenceTable, Fit, Tally, Test};
use schema::SubstanceIndex;

/// Candidates named before "and … more".
const NAMED: usize = 5;

/// A candidate that is less than this times as probable as the first is counted
/// among the "more" and not named. Colours alone fit hundreds of substances; a
/// rare one named beside a common one reads as if both were likely, and a
/// dangerous one among them has its own line under what cannot be ruled out.
const NAMED_FROM: f64 = 0.01;

/// What is said of the main component, whatever a limit leaves of the candidates.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct NamedCandidates {
    /// The first that do not fit poorly.
    pub named: Vec<Named>,
    /// How many more do not fit poorly.
    pub more: usize,
    /// All with a result for at least one of the readings.
    pub ranked: usize,
}

/// A candidate to be named in words; never one that fits poorly.
#[derive(Debug, Clone, PartialEq)]
pub struct Named {
    /// Of a mixture the first component.
    pub substance: SubstanceIndex,
    /// Second component of a mixture.
    pub with: Option<SubstanceIndex>,
    /// `FitsWell` or `Fits`.
    pub fit: Fit,
    /// How the tests stand to it.
    pub tally: Tally,
    /// Those that it does not fit.
    pub misfits: Vec<Test>,
}

impl NamedCandidates {
    /// `candidates` are all there are, best first.
    pub fn of(candidates: &[Candidate], evidence: &EvidenceTable) -> Self {
        let fitting = || candidates.iter().filter(|candidate| candidate.fit != Fit::FitsPoorly);
        let least = NAMED_FROM * fitting().next().map_or(0.0, |first| first.probability);
        let named: Vec<Named> = fitting()
            .filter(|candidate| candidate.probability >= least)
            .take(NAMED)
            .map(|own| Named {
                substance: own.substance,
                with: own.with,
                fit: own.fit,
                tally: own.tally,
                misfits: evidence.misfits(own.row).collect(),
            })
            .collect();
        Self { more: fitting().count() - named.len(), named, ranked: candidates.len() }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::inference::Standing;

    fn candidate(substance: u16, fit: Fit, probability: f64) -> Candidate {
        Candidate {
            substance: SubstanceIndex(substance),
            probability,
            standing: Standing { probability, fits: 0 },
            fit,
            tally: Tally::default(),
            row: 0,
            signature: None,
            with: None,
        }
    }

    fn named(candidates: &[Candidate]) -> NamedCandidates {
        NamedCandidates::of(candidates, &EvidenceTable::default())
    }

    #[test]
    fn a_rare_candidate_is_counted_and_not_named() {
        let candidates = [
            candidate(1, Fit::FitsPoorly, 0.9),
            candidate(2, Fit::Fits, 0.05),
            candidate(3, Fit::FitsWell, 0.0006),
            candidate(4, Fit::FitsWell, 0.0004),
        ];
        let NamedCandidates { named, more, ranked } = named(&candidates);
        assert_eq!(named.iter().map(|candidate| candidate.substance.0).collect::<Vec<_>>(), [2, 3]);
        assert_eq!((more, ranked), (1, 4));
    }

    #[test]
    fn five_are_named_and_the_others_counted() {
        let candidates: Vec<Candidate> = (0..9).map(|index| candidate(index, Fit::Fits, 0.1)).collect();
        let NamedCandidates { named, more, .. } = named(&candidates);
        assert_eq!((named.len(), more), (5, 4));
    }

    #[test]
    fn what_only_fits_poorly_is_ranked_and_not_named() {
        let only = [candidate(1, Fit::FitsPoorly, 0.9)];
        assert_eq!(named(&only), NamedCandidates { named: Vec::new(), more: 0, ranked: 1 });
        assert_eq!(named(&[]), NamedCandidates::default());
    }
}
