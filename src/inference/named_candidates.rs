//! What is said of the main component: the groups that are named, and how many
//! more candidates there are. It is settled before a limit cuts their list, so that a
//! limit never changes words.

use super::{Candidate, EvidenceTable, Fit, Groups, Tally, Test};
use schema::SubstanceIndex;

/// Groups named before "and … more", and names of each.
const NAMED: usize = 5;
const NAMES: usize = 3;

/// A candidate that is less than this times as probable as the first is counted
/// among the "more" and not named. Colours alone fit hundreds of substances; a
/// rare one named beside a common one reads as if both were likely, and a
/// dangerous one among them has its own line under what cannot be ruled out.
const NAMED_FROM: f64 = 0.01;

/// What is said of the main component, whatever a limit leaves of the candidates.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct NamedCandidates {
    /// The first that do not fit poorly, those that fit alike together.
    pub named: Vec<Named>,
    /// How many more do not fit poorly, beside those named and those that fit like them.
    pub more: usize,
    /// All with a result for at least one of the readings.
    pub ranked: usize,
}

/// A group to be named in words; never one that fits poorly.
#[derive(Debug, Clone, PartialEq)]
pub struct Named {
    /// Of a mixture the first component; of a group those that are worth a name.
    pub substances: Vec<SubstanceIndex>,
    /// How many more fit like these.
    pub alike: usize,
    /// Second component of a mixture.
    pub with: Option<SubstanceIndex>,
    /// `FitsWell` or `Fits`.
    pub fit: Fit,
    /// How the tests stand to it.
    pub tally: Tally,
    /// Those that the first of them does not fit.
    pub misfits: Vec<Test>,
}

impl NamedCandidates {
    /// `candidates` are all there are, best first, and `groups` theirs.
    pub fn of(candidates: &[Candidate], groups: &Groups, evidence: &EvidenceTable) -> Self {
        let fitting = || groups.all.iter().filter(|group| group.fit != Fit::FitsPoorly);
        let probability = |row: usize| candidates[row].probability;
        let least = NAMED_FROM * fitting().next().map_or(0.0, |first| probability(groups.rows(first)[0]));
        let (mut named, mut more): (Vec<Named>, usize) = (Vec::new(), 0);
        for group in fitting() {
            let all = groups.rows(group);
            let rows = all.iter().zip(groups.substances(group));
            let substances: Vec<SubstanceIndex> =
                rows.filter(|(row, _)| probability(**row) >= least).map(|(_, own)| *own).take(NAMES).collect();
            if substances.is_empty() || named.len() == NAMED {
                more += all.len();
                continue;
            }
            named.push(Named {
                alike: all.len() - substances.len(),
                substances,
                with: group.with,
                fit: group.fit,
                tally: group.tally,
                misfits: evidence.misfits(all[0]).collect(),
            });
        }
        Self { named, more, ranked: candidates.len() }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::inference::Standing;

    /// Of its own group, unless it shares a signature with others.
    fn candidate(row: usize, fit: Fit, probability: f64, signature: Option<u32>) -> Candidate {
        Candidate {
            substance: SubstanceIndex(row as u16 + 1),
            probability,
            standing: Standing { probability, fits: 0 },
            fit,
            tally: Tally::default(),
            row,
            signature,
            with: None,
        }
    }

    fn named(candidates: &[Candidate]) -> NamedCandidates {
        NamedCandidates::of(candidates, &Groups::of(candidates, |own| own.0 == 4), &EvidenceTable::default())
    }

    fn substances(named: &NamedCandidates) -> Vec<Vec<u16>> {
        named.named.iter().map(|own| own.substances.iter().map(|index| index.0).collect()).collect()
    }

    #[test]
    fn a_rare_candidate_is_counted_and_not_named() {
        let named = named(&[
            candidate(0, Fit::FitsPoorly, 0.9, None),
            candidate(1, Fit::Fits, 0.05, None),
            candidate(2, Fit::FitsWell, 0.0006, None),
            candidate(3, Fit::FitsWell, 0.0004, None),
        ]);
        assert_eq!(substances(&named), [[2], [3]]);
        assert_eq!((named.more, named.ranked), (1, 4));
    }

    #[test]
    fn five_are_named_and_the_others_counted() {
        let candidates: Vec<Candidate> = (0..9).map(|row| candidate(row, Fit::Fits, 0.1, None)).collect();
        let named = named(&candidates);
        assert_eq!((named.named.len(), named.more), (5, 4));
    }

    #[test]
    fn those_that_fit_alike_are_one_with_the_first_and_the_dangerous_named() {
        let candidates = [
            candidate(0, Fit::FitsWell, 0.4, Some(1)),
            candidate(1, Fit::FitsWell, 0.2, Some(1)),
            candidate(2, Fit::FitsWell, 0.1, Some(0)),
            candidate(3, Fit::FitsWell, 0.1, Some(1)),
            candidate(4, Fit::FitsWell, 0.1, Some(1)),
            candidate(5, Fit::Fits, 0.1, Some(1)),
        ];
        let named = named(&candidates);
        assert_eq!(substances(&named), [vec![1, 4, 2], vec![3], vec![6]]);
        assert_eq!((named.named[0].alike, named.more), (1, 0));
    }

    #[test]
    fn what_only_fits_poorly_is_ranked_and_not_named() {
        let only = named(&[candidate(0, Fit::FitsPoorly, 0.9, None)]);
        assert_eq!(only, NamedCandidates { named: Vec::new(), more: 0, ranked: 1 });
        assert_eq!(named(&[]), NamedCandidates::default());
    }
}
