//! The messages beside the hazards: the emergency line, how each reading was
//! taken, what it was sold as, what the candidates allow one to say.

use super::bulk::{Bulk, CONTRADICTS};
use super::candidates::{Candidate, Fit};
use super::evidence::EvidenceTable;
use super::hazards::{Hazard, State};
use super::interference::fading_interferent;
use super::key::Key;
use super::message::{Message, two_digits};
use super::prior::{TOO_MUCH_FOR_BLOTTER, carried_by_blotter};
use super::tests_done::TestsDone;
use super::words::{family_within, substance_within};
use crate::database::Signatures;
use crate::evidence::{Outcome, Reason, StripResult, Window, in_window};
use crate::order::first_by;
use crate::reading::{ColourNote, Form, Observed, Reader, Reading, ReagentReading, Sample};
use std::collections::BTreeSet;

/// From this novelty on, the readings count as unexplained.
const UNEXPLAINED: f64 = 0.5;
/// How many of the first candidates are looked at for a member.
const LEADING: usize = 10;
/// From this probability on, the readings are said to fit a family.
const PROBABLE: f64 = 0.2;
/// …and if they make it this many times as likely as by chance.
const FAVOURED: f64 = 2.0;
/// From this probability on, the most probable family is what the readings fit,
/// even where it is not said.
const LIKELY_FAMILY: f64 = 0.5;
/// So many readings against what it was sold as are told, although its family
/// is what the readings fit: one may be a slip.
const SEVERAL: usize = 2;
/// A reading that weighs less than this speaks against what it was sold as.
const AGAINST: f64 = -1.0;
/// So many of the first candidates that a loose powder would have are looked
/// at for what a blotter cannot carry.
const STEPPED_BACK: usize = 5;
/// …if it would be at least this many times as probable as the first.
const RIVALS_FROM: f64 = 0.1;
/// Readings separate two candidates if their weights differ by this.
const SEPARATES: f64 = 0.7;

/// What the remarks are about.
pub struct Findings<'a> {
    pub database: &'a Signatures,
    pub sample: &'a Sample,
    pub tests: &'a TestsDone<'a>,
    pub bulk: &'a Bulk,
    /// The main part by reagents and instruments alone, with a flat prior.
    pub unswayed: &'a Bulk,
    pub candidates: &'a [Candidate],
    pub evidence: &'a EvidenceTable,
    pub families: &'a [(u8, f64)],
    pub hazards: &'a [Hazard],
    pub novelty: f64,
    pub prior_used: bool,
}

pub fn remarks(findings: &Findings) -> Vec<Message> {
    let mut messages = emergency(findings);
    messages.extend(sold_as(findings));
    messages.extend(readings(findings));
    messages.extend(candidates(findings));
    if !findings.database.data.without.is_empty() {
        messages.push(Message::new(Key::SourcesLeftOut).text("sources", findings.database.data.without.join(", ")));
    }
    messages.push(Message::new(Key::StrengthUnknown));
    messages.push(Message::new(Key::Presumptive));
    messages
}

fn state_of(findings: &Findings, family: &str) -> Option<State> {
    findings
        .hazards
        .iter()
        .find(|hazard| findings.database.data.families[usize::from(hazard.family)].id == family)
        .map(|hazard| hazard.state)
}

fn emergency(findings: &Findings) -> Vec<Message> {
    let observed = |what| findings.sample.observed.contains(&what);
    let found = |family| state_of(findings, family).is_some_and(State::is_found);
    let mut messages = Vec::new();
    messages.push(Message::new(if observed(Observed::UnwellNow) { Key::EmergencyNow } else { Key::NaloxoneReady }));
    if observed(Observed::SedationAfterNaloxone)
        || observed(Observed::LongSedation)
        || found("alpha2-agonists")
        || found("benzodiazepines")
    {
        messages.push(Message::new(Key::SedationNotLifted));
    }
    if found("nitazenes") || found("orphines") {
        messages.push(Message::new(Key::NaloxoneSeveralDoses));
    }
    if observed(Observed::NaloxoneResponded) {
        messages.push(Message::new(Key::NaloxoneResponded));
    }
    if observed(Observed::OverdoseCluster) {
        messages.push(Message::new(Key::OverdoseCluster));
    }
    if found("benzodiazepines")
        && findings.tests.strips.iter().any(|result| reacted_to(findings, result, "benzodiazepines"))
    {
        messages.push(Message::new(Key::BenzodiazepineWhich));
    }
    messages
}

fn reacted_to(findings: &Findings, result: &StripResult, family: &str) -> bool {
    let target = findings.database.target_of(result.strip);
    result.outcome == Outcome::Reacted && findings.database.data.families[usize::from(target.family)].id == family
}

fn sold_as(findings: &Findings) -> Vec<Message> {
    let (database, sold_as) = (findings.database, &findings.sample.sold_as);
    let mut messages = Vec::new();
    let Some(text) = &sold_as.text else { return messages };
    if sold_as.substitute {
        messages.push(Message::new(Key::SoldAsSubstitute).text("text", text));
    }
    if !sold_as.is_known() {
        if !sold_as.substitute {
            messages.push(Message::new(Key::SoldAsUnknown).text("text", text));
        }
        return messages;
    }
    messages.extend(read_as(findings, text));
    let own: Vec<&Candidate> = findings
        .candidates
        .iter()
        .filter(|candidate| candidate.with.is_none() && sold_as.substances.contains(&candidate.substance))
        .collect();
    if !own.is_empty() && own.iter().all(|candidate| candidate.fit == Fit::FitsPoorly) {
        let best = own[0];
        // One reading that contradicts it outright is always told.
        let contradicted = findings.evidence.about(best).any(|evidence| evidence.weight < CONTRADICTS);
        let does_not_fit = contradicted || !family_fits(findings);
        if does_not_fit {
            messages.push(Message::new(Key::SoldAsDoesNotFit).substance(database, best.substance));
        }
        let mut against = Vec::new();
        for evidence in findings.evidence.about(best).filter(|evidence| evidence.weight < AGAINST) {
            if let Reading::Reagent(reading) = &findings.sample.readings[evidence.reading] {
                let message = Message::new(Key::ReadingAgainst).reagent(database, reading.reagent);
                against.push(message.substance(database, best.substance));
            }
        }
        if does_not_fit || against.len() >= SEVERAL {
            messages.append(&mut against);
        }
    }
    let other_found =
        findings.hazards.iter().find(|hazard| hazard.state.is_found() && !sold_as.families.contains(&hazard.family));
    if let Some(hazard) = other_found
        && findings.sample.form == Some(Form::Pill)
    {
        messages.push(Message::new(Key::CounterfeitLikely).text("text", text).family(database, hazard.family));
    }
    let benzodiazepines = database.family_by_id("benzodiazepines");
    let strip_silent = findings.tests.strips.iter().any(|result| {
        result.outcome == Outcome::DidNotReact && Some(database.target_of(result.strip).family) == benzodiazepines
    });
    let none_found = !state_of(findings, "benzodiazepines").is_some_and(State::is_found);
    // That it did not react says nothing of what it is blind to.
    let blind = findings
        .hazards
        .iter()
        .filter(|hazard| Some(hazard.family) == benzodiazepines)
        .any(|hazard| hazard.because.iter().any(|message| message.key == Key::StripBlindTo));
    if strip_silent && none_found && !blind && benzodiazepines.is_some_and(|family| sold_as.families.contains(&family))
    {
        messages.push(Message::new(Key::BenzodiazepineStripSilent));
    }
    messages
}

/// The family of what it was sold as is what the readings fit. To say that they
/// do not fit its best-known member would then contradict what is said of the
/// family.
fn family_fits(findings: &Findings) -> bool {
    let (database, sold_as) = (findings.database, &findings.sample.sold_as);
    let said = said_to_fit(findings);
    let main = (0u8..).zip(findings.bulk.by_family(database)).max_by(|a, b| a.1.total_cmp(&b.1));
    let likely = main.filter(|(_, share)| *share >= LIKELY_FAMILY).map(|(family, _)| family);
    said.into_iter().chain(likely).any(|family| sold_as.families.contains(&family))
}

/// What a street name or a free text was taken for, so that a wrong guess is
/// seen: every substance it may mean, and the families that it names itself.
fn read_as(findings: &Findings, text: &str) -> Option<Message> {
    let (database, sold_as) = (findings.database, &findings.sample.sold_as);
    let family_of = |substance: &u16| database.substance(*substance).family;
    let families =
        sold_as.families.iter().filter(|family| !sold_as.substances.iter().any(|s| family_of(s) == **family));
    let substances = sold_as.substances.iter().map(|substance| substance_within(database, *substance));
    let names: Vec<String> = substances.chain(families.map(|family| family_within(database, *family))).collect();
    // "MDMA pill" names MDMA as it is.
    let typed = format!(" {} ", text.to_lowercase());
    let as_typed = names.iter().all(|name| typed.contains(&format!(" {} ", name.to_lowercase())));
    (!as_typed).then(|| Message::new(Key::SoldAsReadAs).text("text", text).text("names", names.join("; ")))
}

fn readings(findings: &Findings) -> Vec<Message> {
    let database = findings.database;
    let mut messages = Vec::new();
    for result in &findings.tests.strips {
        messages.extend(result.reasons.iter().map(|reason| strip_remark(findings, result, *reason)));
        if result.one_line_out_of_time() {
            messages.push(Message::new(Key::OneLineOutOfTime).strip(database, result.strip));
        }
    }
    for reading in &findings.sample.readings {
        match reading {
            Reading::Reagent(reading) => messages.extend(reagent_remarks(findings, reading)),
            Reading::Instrument(reading) => {
                if reading.technique.sees_main_components_only() {
                    messages.push(Message::new(Key::InstrumentLimit).text("technique", reading.technique.word()));
                }
                if !reading.components.is_empty() {
                    let names: Vec<String> =
                        reading.components.iter().map(|place| substance_within(database, *place)).collect();
                    let message = Message::new(Key::InstrumentLists).text("technique", reading.technique.word());
                    messages.push(message.text("substances", names.join(", ")));
                }
                for unverified in &reading.unverified {
                    let message = Message::new(Key::ComponentUnverifiedMember).text("text", &unverified.text);
                    messages.push(message.family(database, unverified.family));
                }
                for negated in &reading.negated {
                    let hazards: Vec<u8> =
                        negated.families.iter().copied().filter(|family| database.is_hazard(*family)).collect();
                    if hazards.len() < negated.families.len().max(1) {
                        messages.push(Message::new(Key::ComponentNegated).text("text", &negated.text));
                    }
                    for family in hazards {
                        let message = Message::new(Key::ComponentNegatedHazard).text("text", &negated.text);
                        messages.push(message.family(database, family));
                    }
                }
                for text in &reading.unknown {
                    messages.push(Message::new(Key::ComponentUnknown).text("text", text));
                }
            }
            Reading::Strip(reading) => messages.extend(reading.printed.as_ref().map(|printed| {
                let key = if printed.brand_known { Key::StripReadAs } else { Key::StripBrandUnknown };
                Message::new(key).text("text", &printed.text).strip(database, reading.strip)
            })),
        }
    }
    for test in findings.tests.reagents.iter().filter(|test| test.dark) {
        messages.push(Message::new(Key::DarkHides).reagent(database, test.reagent));
    }
    if findings.tests.reagents.iter().any(|test| test.no_reaction) {
        messages.push(Message::new(Key::NoReaction));
    }
    distinct(messages)
}

fn strip_remark(findings: &Findings, result: &StripResult, reason: Reason) -> Message {
    let Findings { database, sample, tests, unswayed, .. } = findings;
    if reason == Reason::Faint
        && let Some(cause) = fading_interferent(database, sample, tests, unswayed, result)
    {
        let message = |key| Message::new(key).strip(database, result.strip).substance(database, cause.substance);
        return match cause.from {
            Some(from) => message(Key::StripFaintInterferent).number("strength", two_digits(from / 1e6)),
            None => message(Key::StripFaintInterferentUnknown),
        };
    }
    let key = match (reason, result.outcome) {
        (Reason::Invalid, _) => Key::StripInvalid,
        (Reason::TooLate, _) => Key::StripLate,
        (Reason::TooEarly, _) => Key::StripEarly,
        (Reason::TimeUnknown, _) => Key::StripTimeUnknown,
        (Reason::Faint, _) => Key::StripFaint,
        (Reason::Unsure, _) => Key::StripUnsure,
        (Reason::Recalled, _) => Key::StripRecalled,
        (Reason::SaidOtherwise, Outcome::Reacted) => Key::LinesMeanFound,
        (Reason::SaidOtherwise, _) => Key::LinesMeanNotFound,
    };
    Message::new(key).strip(database, result.strip)
}

fn reagent_remarks(findings: &Findings, reading: &ReagentReading) -> Vec<Message> {
    let database = findings.database;
    let row = &database.data.reagents[usize::from(reading.reagent)];
    let mut messages = Vec::new();
    let windows: Vec<Window> = reading.stages.iter().map(|stage| in_window(row.read_within, stage)).collect();
    if let Some((from, until)) = row.read_within {
        if windows.contains(&Window::TooLate) {
            let late = findings.tests.reagents.iter().any(|test| test.reagent == reading.reagent && test.late);
            let key = if late { Key::ReagentReactedLate } else { Key::ReagentLate };
            let message = Message::new(key).reagent(database, reading.reagent);
            messages.push(message.number("seconds", f64::from(until)));
        }
        if windows.contains(&Window::TooEarly) {
            let message = Message::new(Key::ReagentEarly).reagent(database, reading.reagent);
            messages.push(message.number("seconds", f64::from(from)));
        }
    }
    let last = reading.stages.iter().zip(&windows).rfind(|(_, window)| **window == Window::Inside);
    if last.is_some_and(|(stage, _)| !stage.none && database.looks_untouched(reading.reagent, &stage.region)) {
        messages.push(Message::new(Key::UntouchedColour).reagent(database, reading.reagent));
    }
    if let Some(text) = &reading.printed {
        messages.push(Message::new(Key::ReagentReadAs).text("text", text).reagent(database, reading.reagent));
    }
    for note in &reading.notes {
        let message = |key| Message::new(key).reagent(database, reading.reagent);
        messages.push(match note {
            ColourNote::ReadAs { word, meant } => message(Key::ColourReadAs).text("text", word).text("colour", meant),
            ColourNote::LeftOut { word } => message(Key::ColourLeftOut).text("text", word),
        });
    }
    match reading.reader {
        Reader::CameraUncorrected => {
            messages.push(Message::new(Key::PhotoUnreliable).reagent(database, reading.reagent));
        }
        Reader::Unsure | Reader::ColourVisionDeficient => {
            messages.push(Message::new(Key::ReaderUnsure).reagent(database, reading.reagent));
        }
        Reader::Sure | Reader::Camera => {}
    }
    messages
}

fn candidates(findings: &Findings) -> Vec<Message> {
    let database = findings.database;
    let mut messages = Vec::new();
    let found = findings.hazards.iter().any(|hazard| hazard.state.is_found());
    if nothing_explains(findings.tests, findings.candidates, findings.novelty) {
        messages.push(Message::new(Key::NothingExplains));
    } else if let Some(family) = said_to_fit(findings) {
        messages.push(Message::new(Key::FitsFamily).family(database, family));
    }
    let silent = findings.tests.reagents.iter().all(|test| test.no_reaction) && findings.tests.instruments.is_empty();
    if !found && silent && !findings.tests.reagents.is_empty() {
        messages.push(Message::new(Key::NothingRecognised));
    }
    if let [first, second, ..] = findings.candidates
        && findings.prior_used
        && first.fit != Fit::FitsPoorly
        && findings.bulk.weights[usize::from(first.substance)] - findings.bulk.weights[usize::from(second.substance)]
            < SEPARATES
    {
        messages.push(Message::new(Key::PriorDecides));
    }
    let disputed = findings.candidates.first().is_some_and(|candidate| {
        let mut records = findings.evidence.about(candidate).filter_map(|evidence| evidence.record);
        records.any(|first| database.data.records.get(first as usize).is_some_and(|record| record.disputed))
    });
    if disputed {
        let first = &findings.candidates[0];
        messages.push(Message::new(Key::Disputed).substance(database, first.substance));
    }
    if let Some(test) = findings.tests.reagents.iter().find(|test| {
        ["scott", "cobalt-thiocyanate"].contains(&database.data.reagents[usize::from(test.reagent)].id.as_str())
            && !test.no_reaction
    }) {
        messages.push(Message::new(Key::BlueLookAlikes).reagent(database, test.reagent));
    }
    let stepped_back = stepped_back(findings);
    if !stepped_back.is_empty() {
        let names: Vec<String> = stepped_back.iter().map(|place| substance_within(database, *place)).collect();
        messages.push(Message::new(Key::BlotterCarriesLittle).text("substances", names.join(", ")));
    }
    let sold_as =
        |id| database.family_by_id(id).is_some_and(|family| findings.sample.sold_as.families.contains(&family));
    if match findings.sample.form {
        Some(form) => matches!(form, Form::Blotter | Form::Paper),
        None => sold_as("lysergamides"),
    } {
        messages.push(Message::new(Key::OnPaper));
    }
    messages
}

/// What was read of the main part is like nothing in the database. A candidate
/// that fits well explains it, however rare it may be.
pub fn nothing_explains(tests: &TestsDone, candidates: &[Candidate], novelty: f64) -> bool {
    let read = !tests.reagents.is_empty() || !tests.instruments.is_empty();
    let explained = candidates.iter().any(|candidate| candidate.fit == Fit::FitsWell);
    read && novelty >= UNEXPLAINED && !explained
}

/// The family that the readings are said to fit.
fn said_to_fit(findings: &Findings) -> Option<u8> {
    let unexplained = nothing_explains(findings.tests, findings.candidates, findings.novelty);
    if unexplained { None } else { fitting_family(findings) }
}

/// The first family, if it is probable and it is the readings that make it so:
/// without a prior, whatever it was sold as, they must favour it over chance.
fn fitting_family(findings: &Findings) -> Option<u8> {
    let database = findings.database;
    let (family, probability) = *findings.families.first()?;
    let is_member = |place: &&u16| database.substance(**place).family == family;
    let recorded = findings.unswayed.ranked.iter().filter(is_member).count();
    let chance = recorded as f64 / findings.unswayed.ranked.len().max(1) as f64;
    let favoured = findings.unswayed.by_family(database)[usize::from(family)] >= FAVOURED * chance;
    let member =
        findings.candidates.iter().take(LEADING).any(|candidate| {
            candidate.fit != Fit::FitsPoorly && database.substance(candidate.substance).family == family
        });
    let named = !database.data.families[usize::from(family)].catch_all;
    (named && member && favoured && recorded > 0 && probability >= PROBABLE).then_some(family)
}

/// What would stand among the first candidates, were the sample no blotter.
fn stepped_back(findings: &Findings) -> Vec<u16> {
    let Findings { database, sample, candidates, .. } = findings;
    if sample.form != Some(Form::Blotter) {
        return Vec::new();
    }
    let on_blotter = |candidate: &Candidate| carried_by_blotter(database, candidate.substance);
    let loose = |candidate: &Candidate| {
        let factor = if on_blotter(candidate) { 1.0 } else { TOO_MUCH_FOR_BLOTTER };
        candidate.probability / factor
    };
    let fitting = candidates.iter().filter(|candidate| candidate.with.is_none() && candidate.fit != Fit::FitsPoorly);
    let first = first_by(STEPPED_BACK, fitting, |a, b| loose(b).total_cmp(&loose(a)).then(a.row.cmp(&b.row)));
    let least = first.first().map_or(0.0, |candidate| RIVALS_FROM * loose(candidate));
    let rivals = first.into_iter().filter(|candidate| !on_blotter(candidate) && loose(candidate) >= least);
    rivals.map(|candidate| candidate.substance).collect()
}

fn distinct(mut messages: Vec<Message>) -> Vec<Message> {
    let mut seen = BTreeSet::new();
    messages.retain(|message| seen.insert(message.written()));
    messages
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::reading::{SampleInput, check_sample};
    use crate::verdict::{Options, Value, classify};

    fn read_as(sold_as: &str) -> Option<String> {
        let database = Signatures::load().unwrap();
        let input = SampleInput { sold_as: Some(sold_as.into()), ..SampleInput::default() };
        let verdict = classify(&database, &check_sample(&database, &input).unwrap(), &Options::default());
        let note = verdict.messages.into_iter().find(|message| message.key == Key::SoldAsReadAs)?;
        note.params.into_iter().find_map(|(name, value)| match value {
            Value::Text(text) if name == "names" => Some(text),
            _ => None,
        })
    }

    #[test]
    fn a_street_name_is_said_as_it_was_read() {
        assert_eq!(read_as("smack").as_deref(), Some("heroin"));
        assert_eq!(read_as("Xanax").as_deref(), Some("alprazolam"));
        assert_eq!(read_as("spice").as_deref(), Some("synthetic cannabinoids"));
        assert_eq!(read_as("gas station heroin").as_deref(), Some("tianeptine"));
        assert_eq!(read_as("pink coke").as_deref(), Some("Tusi"));
        assert_eq!(read_as("legal weed").as_deref(), Some("synthetic cannabinoids"));
        // Not alprazolam, not pyrazolam: a benzodiazepine by its name.
        assert_eq!(read_as("prazolam").as_deref(), Some("benzodiazepines"));
        assert_eq!(
            read_as("synthetic opioid").as_deref(),
            Some("other opioids; fentanyls; nitazenes; orphines (brorphine and relatives)")
        );
        for text in ["nitazines", "nitazens", "zenes"] {
            assert_eq!(read_as(text).as_deref(), Some("nitazenes"), "{text}");
        }
        assert_eq!(read_as("elephant tranq").as_deref(), Some("carfentanil"));
        assert_eq!(read_as("xylazene").as_deref(), Some("xylazine"));
        assert!(read_as("M30").is_some_and(|names| names.contains("fentanyl") && names.contains("oxycodone")));
    }

    #[test]
    fn what_is_sold_in_place_of_a_drug_is_not_that_drug() {
        let database = Signatures::load().unwrap();
        for (text, substitute) in [
            ("legal MDMA", true),
            ("herbal speed pills", true),
            ("synthetic cocaine", true),
            ("gas station cocaine", true),
            ("heroin, legal high", false),
            ("MDMA", false),
            ("legal weed", true),
            // What names a danger counts.
            ("legal fentanyl", false),
            ("synthetic bromazolam", false),
        ] {
            let input = SampleInput { sold_as: Some(text.into()), ..SampleInput::default() };
            let sample = check_sample(&database, &input).unwrap();
            assert_eq!(sample.sold_as.substitute, substitute, "{text}");
            assert_eq!(sample.sold_as.substances.is_empty(), substitute, "{text}");
            let verdict = classify(&database, &sample, &Options::default());
            assert_eq!(verdict.messages.iter().any(|m| m.key == Key::SoldAsSubstitute), substitute, "{text}");
        }
    }

    #[test]
    fn a_name_as_it_stands_needs_no_note() {
        for text in ["MDMA", "mdma", "Heroin", "MDMA pill", "cocaine", "Benzodiazepines", "no such thing", ""] {
            assert_eq!(read_as(text), None, "{text}");
        }
    }
}
