//! Candidates that fit alike: for a person they are one answer.

use super::{Candidate, Fit, Tally};
use schema::SubstanceIndex;
use std::ops::Range;

/// Candidates that no test which was read tells apart and that fit as many of them; a mixture is alone.
#[derive(Debug, Clone, PartialEq)]
pub struct Group {
    /// Places of its members in the columns of `Groups`.
    members: Range<usize>,
    /// Second component of a mixture.
    pub with: Option<SubstanceIndex>,
    /// Of all of them.
    pub fit: Fit,
    /// Of all of them.
    pub tally: Tally,
}

/// Every candidate in one group, the groups as their first members are ranked. Most groups have one member, so the members of
/// all stand in two columns.
#[derive(Debug, Clone, Default)]
pub struct Groups {
    /// Best first.
    pub all: Vec<Group>,
    rows: Vec<usize>,
    substances: Vec<SubstanceIndex>,
}

impl Groups {
    /// `candidates` are all there are, best first.
    pub fn of(candidates: &[Candidate], is_dangerous: impl Fn(SubstanceIndex) -> bool) -> Self {
        let mut all: Vec<Group> = Vec::new();
        let mut group_of: Vec<usize> = Vec::with_capacity(candidates.len());
        // The latest group of a signature, and of a group the one before it with the same.
        let mut latest: Vec<Option<usize>> = Vec::new();
        let mut before: Vec<Option<usize>> = Vec::new();
        for candidate in candidates {
            let signature = candidate.signature.map(|signature| signature as usize);
            if let Some(signature) = signature.filter(|signature| *signature >= latest.len()) {
                latest.resize(signature + 1, None);
            }
            let newest = signature.and_then(|signature| latest[signature]);
            let mut found = newest;
            while let Some(group) =
                found.filter(|group| (all[*group].fit, all[*group].tally) != (candidate.fit, candidate.tally))
            {
                found = before[group];
            }
            let group = found.unwrap_or_else(|| {
                all.push(Group { members: 0..0, with: candidate.with, fit: candidate.fit, tally: candidate.tally });
                before.push(newest);
                if let Some(signature) = signature {
                    latest[signature] = Some(all.len() - 1);
                }
                all.len() - 1
            });
            all[group].members.end += 1;
            group_of.push(group);
        }
        let mut end = 0;
        for group in &mut all {
            let size = group.members.end;
            group.members = end..end;
            end += size;
        }
        let mut rows = vec![0; candidates.len()];
        for (row, group) in group_of.into_iter().enumerate() {
            rows[all[group].members.end] = row;
            all[group].members.end += 1;
        }
        let substance = |row: &usize| candidates[*row].substance;
        for group in all.iter().filter(|group| group.members.len() > 2) {
            let further = &mut rows[group.members.start + 1..group.members.end];
            let (mut order, others): (Vec<usize>, Vec<usize>) =
                further.iter().partition(|row| is_dangerous(substance(row)));
            order.extend(others);
            further.copy_from_slice(&order);
        }
        let substances = rows.iter().map(substance).collect();
        Self { all, rows, substances }
    }

    /// By `Candidate::row`: the first ranked, then those of a dangerous family, then the others; each as it is ranked.
    pub fn rows(&self, group: &Group) -> &[usize] {
        &self.rows[group.members.clone()]
    }

    /// Of the rows; of a mixture the first component.
    pub fn substances(&self, group: &Group) -> &[SubstanceIndex] {
        &self.substances[group.members.clone()]
    }
}
