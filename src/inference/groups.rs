//! Candidates that fit alike: for a person they are one answer.

use super::{Candidate, Fit, Tally};
use crate::order::sort_by;
use schema::SubstanceIndex;

/// Candidates that no test which was read tells apart and that fit as many of them; a mixture is alone.
#[derive(Debug, Clone, PartialEq)]
pub struct Group {
    /// By `Candidate::row`: the first ranked, then those of a dangerous family, then the others; each as it is ranked.
    pub rows: Vec<usize>,
    /// Of the rows; of a mixture the first component.
    pub substances: Vec<SubstanceIndex>,
    /// Second component of a mixture.
    pub with: Option<SubstanceIndex>,
    /// Of all of them.
    pub fit: Fit,
    /// Of all of them.
    pub tally: Tally,
}

/// Every candidate in one group, the groups as their first members are ranked.
pub fn groups(candidates: &[Candidate], is_dangerous: impl Fn(SubstanceIndex) -> bool) -> Vec<Group> {
    let mut groups: Vec<Group> = Vec::new();
    // By signature, the groups of its members: few, for they differ in how many tests they fit alone.
    let mut of_signature: Vec<Vec<usize>> = Vec::new();
    for candidate in candidates {
        let alike = |group: &&usize| (groups[**group].fit, groups[**group].tally) == (candidate.fit, candidate.tally);
        let known = candidate.signature.map(|signature| {
            let signature = signature as usize;
            of_signature.resize(of_signature.len().max(signature + 1), Vec::new());
            &mut of_signature[signature]
        });
        match known.as_ref().and_then(|known| known.iter().find(alike).copied()) {
            Some(group) => groups[group].rows.push(candidate.row),
            None => {
                if let Some(known) = known {
                    known.push(groups.len());
                }
                groups.push(Group {
                    rows: vec![candidate.row],
                    substances: Vec::new(),
                    with: candidate.with,
                    fit: candidate.fit,
                    tally: candidate.tally,
                });
            }
        }
    }
    for group in &mut groups {
        let substance = |row: &usize| candidates[*row].substance;
        sort_by(&mut group.rows[1..], |a, b| {
            is_dangerous(substance(b)).cmp(&is_dangerous(substance(a))).then(a.cmp(b))
        });
        group.substances = group.rows.iter().map(substance).collect();
    }
    groups
}
