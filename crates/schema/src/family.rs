//! Families, what brings them into a verdict, and what tests miss of them.

use crate::digest;
use crate::index::{FamilyIndex, MessageIndex, ReagentIndex, SourceIndex, StripIndex, SubstanceIndex, TargetIndex};
use crate::quantity::Share;
use crate::vocabulary::{Form, Observed, Technique};
use crate::wire::{Columns, Input, Output, columns, width_of, words};

words! {
    /// In which verdicts a family is a hazard.
    pub enum HazardKind {
        Always = "always",
        When = "when",
        No = "no",
    }
}

/// What brings a conditional hazard family into a verdict.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Join {
    /// The sample was sold as a member of this family.
    SoldAs(FamilyIndex),
    /// The sample has this form.
    Form(Form),
    /// The readings fit a member.
    Candidates,
    /// The readings fit a member of this other family, which can hide it.
    CandidatesOf(FamilyIndex),
    /// Every reagent that was read showed no reaction.
    NoReaction,
}

/// A family of analogues, and all that a verdict does with it.
#[derive(Debug, Clone)]
pub struct Family {
    /// Stable id, lower case with hyphens.
    pub id: String,
    /// As shown to people.
    pub name: String,
    /// The family above, whose scaffold the members have too; `None` at the top.
    pub parent: Option<FamilyIndex>,
    /// The members share no scaffold: "fits the family" would say nothing.
    pub catch_all: bool,
    /// Whether it is a hazard in every verdict, when something brings it in, or never.
    pub hazard: HazardKind,
    /// 1 = most urgent; meaningful for hazards only.
    pub urgency: u8,
    /// Mass fraction at or below which a strip's blind share may be reported.
    pub reportable_share: Option<Share>,
    /// What naloxone does for a person who took a member, in a sentence or two as told to people; may be empty.
    pub naloxone: String,
    /// What to do for that person, in a sentence or two as told to people; may be empty.
    pub response: String,
    /// Names that mean the family and no one substance of it, found as whole words anywhere in a text.
    pub sold_as: Vec<String>,
    /// What names of members are made of: `*` before a stem, behind the beginning of a code, or neither in a class word.
    pub member_names: Vec<String>,
    /// A square of blotter paper can carry enough of a member.
    pub on_blotter: bool,
    /// It is sold on paper, so that the form need not be stated.
    pub on_paper: bool,
    /// Where `hazard` is `When`, any one of these brings it into a verdict, as does a member that an instrument lists.
    pub joins: Vec<Join>,
    /// Emergency lines where a member was found.
    pub when_found: Vec<MessageIndex>,
    /// What is said where a strip for it reacted.
    pub when_reacted: Vec<MessageIndex>,
    /// What is said of it where the sample was sold as a member, or has the form of one.
    pub when_expected: Vec<MessageIndex>,
    /// What is said where the sample was sold as a member and a strip for it did not react.
    pub when_silent: Vec<MessageIndex>,
    /// By what factor something that was seen of a person raises the odds that a member is there.
    pub signs: Vec<(Observed, f64)>,
    /// It is reported where nobody expected it.
    pub report_when_found: bool,
    /// What field tests miss of it, the gravest first; empty if nothing is recorded.
    pub missed: Vec<Missed>,
}

/// A test that a row of data is about.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum TestRef {
    /// Every strip for a target.
    Target(TargetIndex),
    /// One product.
    Strip(StripIndex),
    /// One reagent, but not its variants.
    Reagent(ReagentIndex),
    /// Every instrument of this kind.
    Technique(Technique),
}

/// Something that a field test misses.
#[derive(Debug, Clone)]
pub struct Missed {
    /// Who is missed, if it is one substance: either this or `group` is stated.
    pub substance: Option<SubstanceIndex>,
    /// Who is missed otherwise, as free text.
    pub group: Option<String>,
    /// A sentence or two in plain words, as told to people.
    pub note: String,
    /// Which tests this concerns; empty means every field test.
    pub tests: Vec<TestRef>,
    /// It names members that the test may not see at all, however much of them
    /// there is.
    pub blind: bool,
    /// Who says so; at least one.
    pub sources: Vec<SourceIndex>,
}

/// What a field test shows of a family.
#[derive(Debug)]
pub struct Seen {
    /// The family that the test shows something of; a single member may differ.
    pub family: FamilyIndex,
    /// A target stands for every strip for it.
    pub test: TestRef,
    /// A sentence or two in plain words, as told to people.
    pub note: String,
    /// Who says so; at least one.
    pub sources: Vec<SourceIndex>,
}

columns!(Family {
    id,
    name,
    parent,
    catch_all,
    hazard,
    urgency,
    reportable_share,
    naloxone,
    response,
    sold_as,
    member_names,
    on_blotter,
    on_paper,
    joins,
    when_found,
    when_reacted,
    when_expected,
    when_silent,
    signs,
    report_when_found,
    missed
});
columns!(Missed { substance, group, note, tests, blind, sources });
columns!(Seen { family, test, note, sources });

/// As rows of (kind, (family, form)).
impl Columns for Join {
    const WIDTH: usize = <(u8, (u8, Option<Form>))>::WIDTH;
    const SHAPE: u64 = digest::join(
        digest::of(b"sold as, form, candidates, candidates of, no reaction"),
        <(u8, (u8, Option<Form>))>::SHAPE,
    );

    fn write(&self, into: &mut [Output]) {
        let row: (u8, (u8, Option<Form>)) = match self {
            Join::SoldAs(family) => (0, (family.0, None)),
            Join::Form(form) => (1, (0, Some(*form))),
            Join::Candidates => (2, (0, None)),
            Join::CandidatesOf(family) => (3, (family.0, None)),
            Join::NoReaction => (4, (0, None)),
        };
        row.write(into);
    }

    fn read(from: &mut [Input]) -> Self {
        let row: (u8, (u8, Option<Form>)) = Columns::read(from);
        match row {
            (0, (family, None)) => Join::SoldAs(family.into()),
            (1, (0, Some(form))) => Join::Form(form),
            (2, (0, None)) => Join::Candidates,
            (3, (family, None)) => Join::CandidatesOf(family.into()),
            (4, (0, None)) => Join::NoReaction,
            _ => {
                from[0].damage::<()>();
                Join::Candidates
            }
        }
    }
}

/// As rows of (kind, (index, technique)).
impl Columns for TestRef {
    const WIDTH: usize = <(u8, (u8, Option<Technique>))>::WIDTH;
    const SHAPE: u64 =
        digest::join(digest::of(b"target, strip, reagent, technique"), <(u8, (u8, Option<Technique>))>::SHAPE);

    fn write(&self, into: &mut [Output]) {
        let row: (u8, (u8, Option<Technique>)) = match self {
            TestRef::Target(target) => (0, (target.0, None)),
            TestRef::Strip(strip) => (1, (strip.0, None)),
            TestRef::Reagent(reagent) => (2, (reagent.0, None)),
            TestRef::Technique(technique) => (3, (0, Some(*technique))),
        };
        row.write(into);
    }

    fn read(from: &mut [Input]) -> Self {
        let row: (u8, (u8, Option<Technique>)) = Columns::read(from);
        match row {
            (0, (target, None)) => TestRef::Target(target.into()),
            (1, (strip, None)) => TestRef::Strip(strip.into()),
            (2, (reagent, None)) => TestRef::Reagent(reagent.into()),
            (3, (0, Some(technique))) => TestRef::Technique(technique),
            _ => {
                from[0].damage::<()>();
                TestRef::Target(TargetIndex::default())
            }
        }
    }
}
