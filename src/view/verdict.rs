//! A verdict with ids instead of places, in the shape of the public interface.
//! Candidates stand apart from the rest: there may be hundreds of them.

use crate::database::Signatures;
use crate::inference::{Answer, Candidate, Expectation, Group, Groups, Named, Tally};
use crate::message::{Message, Value};
use crate::order::sort_by;
use crate::pairs::Pairs;
use crate::verdict::{Hazard, NextAction, Verdict};
use schema::{FamilyIndex, SubstanceIndex};
use serde::Serialize;
use std::borrow::Cow;

type Text<'a> = Cow<'a, str>;

/// Everything of a verdict but the candidates and the list without data.
#[derive(Debug, Clone, PartialEq, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct VerdictHead<'a> {
    /// 1; another number would be another shape.
    pub schema_version: u32,
    /// Every family, the likeliest main component first.
    pub families: Vec<FamilyView<'a>>,
    /// By state, then those that the form of the sample calls for, then by urgency.
    pub hazards: Vec<HazardView<'a>>,
    /// That nothing in the database explains the readings, 0 to 1; a model figure.
    pub novelty: f64,
    /// What is said of the main component, whatever a limit leaves of the candidates.
    pub main_component: MainComponentView<'a>,
    /// What to do next, best first; empty if somebody is unwell now.
    pub next: Vec<NextView<'a>>,
    /// The emergency line first where one applies.
    pub messages: Vec<MessageView<'a>>,
    /// Version, SHA-256 in hexadecimal and ISO 8601 date of the data.
    pub database: DatabaseView<'a>,
}

#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct FamilyView<'a> {
    pub family: Text<'a>,
    pub main: f64,
    pub probability: f64,
}

#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct MainComponentView<'a> {
    pub named: Vec<NamedView<'a>>,
    pub more: usize,
    pub ranked: usize,
}

#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct NamedView<'a> {
    pub substances: Vec<Text<'a>>,
    pub alike: usize,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub with: Option<Text<'a>>,
    pub fit: Text<'a>,
    pub tests: TestsView,
    /// Ids of reagents and strips, and techniques.
    pub misfits: Vec<Text<'a>>,
}

/// How many tests a candidate fits.
#[derive(Debug, Clone, Copy, PartialEq, Serialize)]
pub struct TestsView {
    /// All of the others together.
    pub count: usize,
    pub fits: usize,
    pub against: usize,
    pub unrecorded: usize,
}

impl From<Tally> for TestsView {
    fn from(tally: Tally) -> Self {
        Self { count: tally.tests(), fits: tally.fits, against: tally.against, unrecorded: tally.without_record() }
    }
}

#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct DatabaseView<'a> {
    pub version: Text<'a>,
    pub sha256: Text<'a>,
    pub date: Text<'a>,
}

#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct HazardView<'a> {
    pub family: Text<'a>,
    pub state: Text<'a>,
    pub tests: Vec<HazardTestView<'a>>,
    pub missed: Vec<MissedView<'a>>,
    pub because: Vec<MessageView<'a>>,
}

#[derive(Debug, Clone, PartialEq, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct HazardTestView<'a> {
    pub reading: usize,
    pub strip: Text<'a>,
    pub analyte: Text<'a>,
    pub outcome: Text<'a>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub limit: Option<f64>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub smallest_share: Option<f64>,
    pub sources: Vec<Text<'a>>,
}

#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct MissedView<'a> {
    #[serde(skip_serializing_if = "Option::is_none")]
    pub substance: Option<Text<'a>>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub group: Option<Text<'a>>,
    pub note: Text<'a>,
    pub sources: Vec<Text<'a>>,
}

#[derive(Debug, Clone, PartialEq, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct NextView<'a> {
    pub action: Text<'a>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub test: Option<Text<'a>>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub milligrams_per_millilitre: Option<f64>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub gain: Option<f64>,
    pub resolves: Vec<Text<'a>>,
    pub because: MessageView<'a>,
}

#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct MessageView<'a> {
    pub key: Text<'a>,
    /// By rising name.
    pub params: Pairs<Text<'a>, ValueView<'a>>,
    pub severity: &'static str,
    pub place: &'static str,
}

impl MessageView<'_> {
    /// Its own, whatever it was made of.
    pub fn into_owned(self) -> MessageView<'static> {
        let own = |text: Text<'_>| Cow::Owned(text.into_owned());
        let value = |value| match value {
            ValueView::Number(number) => ValueView::Number(number),
            ValueView::Text(text) => ValueView::Text(own(text)),
        };
        MessageView {
            key: own(self.key),
            params: Pairs(self.params.0.into_iter().map(|(name, filling)| (own(name), value(filling))).collect()),
            severity: self.severity,
            place: self.place,
        }
    }
}

#[derive(Debug, Clone, PartialEq, Serialize)]
#[serde(untagged)]
pub enum ValueView<'a> {
    Number(f64),
    Text(Text<'a>),
}

/// A whole verdict.
#[derive(Debug, Clone, PartialEq, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct VerdictView<'a> {
    /// Its fields stand beside the others when it is serialised.
    #[serde(flatten)]
    pub head: VerdictHead<'a>,
    /// Best first, ties by id; at most as many as the limit.
    pub candidates: Vec<CandidateView<'a>>,
    /// All candidates, whatever the limit, by what fits alike.
    pub groups: Vec<GroupView<'a>>,
    /// Ids of substances with no recorded result for any of the readings: neither helped nor ruled out.
    pub no_data: Vec<&'a str>,
}

/// `Group` of the public interface.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct GroupView<'a> {
    /// Ids; of a mixture that of the first component.
    pub substances: Vec<&'a str>,
    /// Id of the second component; `None` unless it is a mixture.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub with: Option<&'a str>,
    /// That of each of them.
    pub fit: &'static str,
    /// Those of each of them.
    pub tests: TestsView,
}

/// `Candidate` of the public interface.
#[derive(Debug, Clone, PartialEq, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct CandidateView<'a> {
    /// Id; of a mixture that of the first component.
    pub substance: &'a str,
    /// Display name of the substance.
    pub name: &'a str,
    /// Family id of the substance.
    pub family: &'a str,
    /// 0 to 1; a model figure, for ranking.
    pub probability: f64,
    /// `fits-well`, `fits` or `fits-poorly`; show this, never the probability as certainty.
    pub fit: &'static str,
    /// How many tests it fits.
    pub tests: TestsView,
    /// In the order of the caller's readings; only readings of a reagent that do not count are left out.
    pub evidence: Vec<EvidenceView<'a>>,
    /// Ids that the tests which were read cannot tell from this one, itself left out; empty for a mixture.
    pub same_signature: Vec<&'a str>,
    /// Id of the second component; `None` unless it is a mixture.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub with: Option<&'a str>,
}

/// `Evidence` of the public interface.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct EvidenceView<'a> {
    /// Index into the caller's readings.
    pub reading: usize,
    /// `for`, `against` or `nothing`.
    pub says: &'static str,
    /// Natural logarithm of the likelihood ratio to the background; readings of one reagent share it in equal parts.
    pub weight: f64,
    /// Whether the test fits what is recorded; `None` without a record.
    pub fits: Option<bool>,
    /// What the database expected, in words; empty without a record.
    pub expected: String,
    /// Whether sources disagree.
    pub disputed: bool,
    /// Source ids, each once.
    pub sources: Vec<&'a str>,
}

impl<'a> VerdictView<'a> {
    /// With the evidence of every candidate in words; `VerdictHead` does without.
    pub fn of(database: &'a Signatures, verdict: &'a Verdict) -> Self {
        Self {
            head: VerdictHead::of(database, verdict),
            candidates: verdict.candidates.iter().map(|c| CandidateView::of(database, verdict, c)).collect(),
            groups: verdict.groups.all.iter().map(|group| group_view(database, &verdict.groups, group)).collect(),
            no_data: verdict.no_data.iter().map(|index| database.substance(*index).id.as_str()).collect(),
        }
    }
}

impl<'a> VerdictHead<'a> {
    /// All but the candidates, which may be hundreds.
    pub fn of(database: &'a Signatures, verdict: &'a Verdict) -> Self {
        let data = &database.data;
        let family = |index: FamilyIndex| Cow::from(&data.families[usize::from(index)].id);
        Self {
            schema_version: 1,
            families: verdict
                .families
                .iter()
                .map(|own| FamilyView { family: family(own.family), main: own.main, probability: own.probability })
                .collect(),
            hazards: verdict.hazards.iter().map(|hazard| hazard_view(database, hazard)).collect(),
            novelty: verdict.novelty,
            main_component: MainComponentView {
                named: verdict.main_component.named.iter().map(|named| named_view(database, named)).collect(),
                more: verdict.main_component.more,
                ranked: verdict.main_component.ranked,
            },
            next: verdict.next.iter().map(|action| next_view(database, action)).collect(),
            messages: verdict.messages.iter().map(|message| message_view(database, message)).collect(),
            database: DatabaseView {
                version: Cow::from(&data.version),
                sha256: Cow::from(&data.sha256),
                date: Cow::from(&data.date),
            },
        }
    }
}

fn group_view<'a>(database: &'a Signatures, groups: &Groups, group: &Group) -> GroupView<'a> {
    let id = |index: SubstanceIndex| database.substance(index).id.as_str();
    GroupView {
        substances: groups.substances(group).iter().map(|index| id(*index)).collect(),
        with: group.with.map(id),
        fit: group.fit.word(),
        tests: TestsView::from(group.tally),
    }
}

fn named_view<'a>(database: &'a Signatures, named: &Named) -> NamedView<'a> {
    let id = |index: SubstanceIndex| Cow::from(&database.substance(index).id);
    NamedView {
        substances: named.substances.iter().map(|index| id(*index)).collect(),
        alike: named.alike,
        with: named.with.map(id),
        fit: Cow::from(named.fit.word()),
        tests: TestsView::from(named.tally),
        misfits: named.misfits.iter().map(|test| Cow::from(test.id(database))).collect(),
    }
}

fn hazard_view<'a>(database: &'a Signatures, hazard: &'a Hazard) -> HazardView<'a> {
    HazardView {
        family: Cow::from(&database.family(hazard.family).id),
        state: Cow::from(hazard.state.word()),
        tests: hazard
            .tests
            .iter()
            .map(|test| HazardTestView {
                reading: test.reading,
                strip: Cow::from(&database.strip(test.strip).id),
                analyte: Cow::from(&database.substance(test.analyte).id),
                outcome: Cow::from(test.outcome.word()),
                limit: test.limit.map(|limit| limit.0),
                smallest_share: test.smallest_share.map(|share| share.0),
                sources: database.source_ids(&test.sources).into_iter().map(Cow::from).collect(),
            })
            .collect(),
        missed: hazard
            .missed
            .iter()
            .map(|missed| MissedView {
                substance: missed.substance.map(|index| Cow::from(&database.substance(index).id)),
                group: missed.group.as_deref().map(Cow::from),
                note: Cow::from(&missed.note),
                sources: database.source_ids(&missed.sources).into_iter().map(Cow::from).collect(),
            })
            .collect(),
        because: hazard.because.iter().map(|message| message_view(database, message)).collect(),
    }
}

fn next_view<'a>(database: &'a Signatures, action: &'a NextAction) -> NextView<'a> {
    NextView {
        action: Cow::from(action.action.word()),
        test: action.test.as_deref().map(Cow::from),
        milligrams_per_millilitre: action.strength.map(|strength| strength.0),
        gain: action.gain,
        resolves: action.resolves.iter().map(|index| Cow::from(&database.family(*index).id)).collect(),
        because: message_view(database, &action.because),
    }
}

pub(super) fn message_view<'a>(database: &'a Signatures, message: &'a Message) -> MessageView<'a> {
    let (severity, place) = message.standing(database);
    let value = |value: &'a Value| match value {
        Value::Text(text) => ValueView::Text(Cow::from(text)),
        Value::Number(number) => ValueView::Number(*number),
    };
    let mut params: Vec<_> = message.params.iter().map(|(name, own)| (Cow::from(*name), value(own))).collect();
    sort_by(&mut params, |a, b| a.0.cmp(&b.0));
    MessageView {
        key: Cow::from(message.key.word()),
        params: Pairs(params),
        severity: severity.word(),
        place: place.word(),
    }
}

impl<'a> CandidateView<'a> {
    /// `candidate` must be one of `verdict`, for it points into tables of it.
    pub fn of(database: &'a Signatures, verdict: &'a Verdict, candidate: &'a Candidate) -> Self {
        let row = database.substance(candidate.substance);
        let alike = candidate.signature.map(|group| verdict.signatures[group as usize].as_slice()).unwrap_or_default();
        Self {
            substance: &row.id,
            name: &row.name,
            family: &database.family(row.family).id,
            probability: candidate.probability,
            fit: candidate.fit.word(),
            tests: TestsView::from(candidate.tally),
            evidence: verdict
                .evidence
                .about(candidate.row)
                .map(|evidence| {
                    let expectation = Expectation::of(database, evidence.record);
                    EvidenceView {
                        reading: evidence.reading,
                        says: evidence.says.word(),
                        weight: evidence.weight,
                        fits: match evidence.answer {
                            Answer::Fits => Some(true),
                            Answer::DoesNotFit => Some(false),
                            Answer::NoRecord => None,
                        },
                        expected: expectation.expected,
                        disputed: expectation.disputed,
                        sources: database.source_ids(&expectation.sources),
                    }
                })
                .collect(),
            same_signature: alike
                .iter()
                .filter(|index| **index != candidate.substance)
                .map(|index| database.substance(*index).id.as_str())
                .collect(),
            with: candidate.with.map(|index| database.substance(index).id.as_str()),
        }
    }
}
