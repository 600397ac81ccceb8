//! What is recorded of substances on a strip, where each is the main component of
//! the sample: detections, cross-reactions and interferences, never a guess.

use super::strip::recorded_solution;
use crate::database::Signatures;
use crate::database::coverage::add_new;
use crate::order::sort_by;
use schema::{Detected, Interferent, Limit, SourceIndex, StripIndex, SubstanceIndex};

/// Chance that a strip reacts to a member recorded as seen that is the main component: a design decision in the range
/// of published field figures (see `data/strips.toml`, performance).
pub const SEES_MAIN_COMPONENT: f64 = 0.97;
/// Chance that it reacts where nothing that is recorded to turn it is there; a design decision too.
pub const REACTS_TO_NOTHING: f64 = 0.03;
/// Chance that it reacts to an interferent at a strength that was reached, or may have been; a design decision too.
pub const REACTS_TO_INTERFERENT: f64 = 0.5;

/// What a strip is recorded to do with a substance.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Reaction {
    /// Recorded as seen.
    Reacts,
    /// From a strength on, or by lot.
    MayReact,
    /// Tried and not seen, or tried as an interferent without a reaction.
    DoesNotReact,
}

impl Reaction {
    /// Chance that the strip reacts where the substance is the main component, 0 to 1.
    pub fn chance(self) -> f64 {
        match self {
            Reaction::Reacts => SEES_MAIN_COMPONENT,
            Reaction::MayReact => REACTS_TO_INTERFERENT,
            Reaction::DoesNotReact => REACTS_TO_NOTHING,
        }
    }

    /// In English, as the public interface shows it: `reacts`, `may react` or `does not react`.
    pub fn word(self) -> &'static str {
        match self {
            Reaction::Reacts => "reacts",
            Reaction::MayReact => "may react",
            Reaction::DoesNotReact => "does not react",
        }
    }
}

/// Every substance with a record on the strip, by rising place. Records that
/// are opposed are none. That a strip for a whole family missed a member was
/// seen in thin solutions: it says nothing of a main component.
pub fn recorded_reactions(database: &Signatures, strip: StripIndex) -> Vec<(SubstanceIndex, Reaction)> {
    let tables = &database.data.strips;
    let target = database.target_of(strip);
    let cross_reactivities =
        || tables.cross_reactivities.iter().filter(|cross| database.is_about(strip, &cross.strips));
    // What did not react up to a strength says nothing of a stronger solution.
    let usual = recorded_solution(database, strip, false).map(|solution| Limit::from(solution.strength()));
    let tried = |row: &Interferent| row.reacts || row.up_to.zip(usual).is_none_or(|(up_to, usual)| up_to >= usual);
    let rows = || tables.interferents.iter().filter(|row| database.is_about(strip, &row.strips) && tried(row));
    let seen = recorded_as_seen(database, strip);
    let missed = cross_reactivities()
        .filter(|cross| !(target.covers_family && database.substance(cross.substance).family == target.family))
        .map(|cross| cross.substance)
        .filter(|substance| {
            cross_reactivities().all(|cross| cross.substance != *substance || cross.detected == Detected::No)
                && !tables.limits.iter().any(|l| l.analyte == *substance && database.is_about(strip, &l.strips))
        });
    let turned = |substance: SubstanceIndex| rows().any(|row| row.substance == substance && row.reacts);
    let tried = rows().map(|row| row.substance).filter(|substance| !seen.contains(substance));
    let mut reactions: Vec<(SubstanceIndex, Reaction)> = seen
        .iter()
        .map(|substance| (*substance, Reaction::Reacts))
        .chain(tried.map(|s| (s, if turned(s) { Reaction::MayReact } else { Reaction::DoesNotReact })))
        .chain(missed.filter(|s| !turned(*s)).map(|substance| (substance, Reaction::DoesNotReact)))
        .collect();
    sort_by(&mut reactions, |a, b| a.0.cmp(&b.0));
    reactions.dedup_by_key(|(substance, _)| *substance);
    reactions
}

/// Substances recorded as seen by this strip. Opposed records are no record.
pub fn recorded_as_seen(database: &Signatures, strip: StripIndex) -> Vec<SubstanceIndex> {
    let concerns = |strips: &[StripIndex]| database.is_about(strip, strips);
    let tables = &database.data.strips;
    let cross_reactivities = tables.cross_reactivities.iter().filter(|cross| concerns(&cross.strips));
    let mut seen: Vec<SubstanceIndex> = tables
        .limits
        .iter()
        .filter(|limit| concerns(&limit.strips))
        .map(|limit| limit.analyte)
        .chain(cross_reactivities.clone().filter(|cross| cross.detected == Detected::Yes).map(|cross| cross.substance))
        .collect();
    sort_by(&mut seen, SubstanceIndex::cmp);
    seen.dedup();
    seen.retain(|substance| {
        !cross_reactivities.clone().any(|cross| cross.substance == *substance && cross.detected != Detected::Yes)
    });
    seen
}

/// Members of its family that this strip is expected to find as it finds others: nothing is recorded of them on it, or that it
/// sees them.
pub fn expected_members(database: &Signatures, strip: StripIndex) -> Vec<SubstanceIndex> {
    let family = database.target_of(strip).family;
    let missed = |substance: SubstanceIndex| {
        let rows = database.data.strips.cross_reactivities.iter();
        rows.filter(|cross| database.is_about(strip, &cross.strips))
            .any(|cross| cross.substance == substance && cross.detected != Detected::Yes)
    };
    let all = SubstanceIndex::first(database.data.substances.len());
    all.filter(|substance| database.substance(*substance).family == family && !missed(*substance)).collect()
}

/// Who recorded anything of a substance on a strip.
pub fn sources_on_strip(database: &Signatures, strip: StripIndex, substance: SubstanceIndex) -> Vec<SourceIndex> {
    let tables = &database.data.strips;
    let limits = tables.limits.iter().filter(|l| l.analyte == substance).map(|l| (&l.strips, &l.sources));
    let cross_reactivities =
        tables.cross_reactivities.iter().filter(|c| c.substance == substance).map(|c| (&c.strips, &c.sources));
    let rows = tables.interferents.iter().filter(|row| row.substance == substance).map(|r| (&r.strips, &r.sources));
    let mut sources: Vec<SourceIndex> = Vec::new();
    let concerning =
        limits.chain(cross_reactivities).chain(rows).filter(|(strips, _)| database.is_about(strip, strips));
    concerning.for_each(|(_, more)| add_new(&mut sources, more));
    sources
}

#[cfg(test)]
mod tests {
    use super::*;

    fn reaction(strip: &str, substance: &str) -> Option<Reaction> {
        let database = Signatures::core().unwrap();
        let substance = database.substance_by_id(substance).unwrap();
        let reactions = recorded_reactions(&database, database.strip_named(strip).unwrap());
        assert!(reactions.windows(2).all(|pair| pair[0].0 < pair[1].0));
        reactions.into_iter().find(|(known, _)| *known == substance).map(|(_, reaction)| reaction)
    }

    #[test]
    fn only_what_is_recorded_is_expected_of_a_strip() {
        assert_eq!(reaction("btnx-fentanyl", "fentanyl"), Some(Reaction::Reacts));
        assert_eq!(reaction("btnx-fentanyl", "cocaine"), Some(Reaction::DoesNotReact));
        assert_eq!(reaction("btnx-fentanyl", "mdma"), Some(Reaction::MayReact));
        assert_eq!(reaction("btnx-fentanyl", "heroin"), None);
        // A product that the maker says is not turned, and the kind of strip of which another product is.
        assert_eq!(reaction("whpm-fentanyl", "mdma"), Some(Reaction::DoesNotReact));
        assert_eq!(reaction("fentanyl", "mdma"), Some(Reaction::MayReact));
    }

    #[test]
    fn opposed_records_and_misses_in_thin_solutions_are_no_record() {
        assert_eq!(reaction("btnx-fentanyl", "carfentanil"), None);
        assert_eq!(reaction("btnx-fentanyl", "furanylfentanyl"), None);
        assert_eq!(reaction("benzodiazepine", "etizolam"), None);
        // A strip for one member of the family is not expected to see another.
        assert_eq!(reaction("medetomidine", "xylazine"), Some(Reaction::DoesNotReact));
    }
}
