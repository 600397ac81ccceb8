//! What the sample was sold as, how it was read, and whether the readings fit it.

use super::candidates::said_to_fit;
use crate::evidence::Outcome;
use crate::inference::{Answer, Candidate, Evidence, Fit};
use crate::message::{Key, Message, family_within, substance_within};
use crate::reading::{Form, Reading};
use crate::verdict::Findings;
use schema::{FamilyIndex, SubstanceIndex};

/// From this probability on, the most probable family is what the readings fit,
/// even where it is not said.
const LIKELY_FAMILY: f64 = 0.5;

pub fn sold_as(findings: &Findings) -> Vec<Message> {
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
        let may_mean =
            |substance: &SubstanceIndex| Message::new(Key::MayMean).text("text", text).substance(database, *substance);
        messages.extend(sold_as.offered.iter().map(may_mean));
        return messages;
    }
    messages.extend(read_as(findings, text));
    let own: Vec<&Candidate> = findings
        .candidates
        .iter()
        .filter(|candidate| {
            let sold = |substance| sold_as.substances.contains(&substance);
            sold(candidate.substance) || candidate.with.is_some_and(sold)
        })
        .collect();
    if !own.is_empty() && own.iter().all(|candidate| candidate.fit == Fit::FitsPoorly) {
        // Mixtures fit no better: the message is of the substance itself.
        let best = own.iter().find(|candidate| candidate.with.is_none()).unwrap_or(&own[0]);
        // One reading that contradicts it outright is always told.
        let contradicted = findings.evidence.contradicted(best.row);
        if contradicted || !family_fits(findings) {
            messages.push(Message::new(Key::SoldAsDoesNotFit).substance(database, best.substance));
            let speaks = |own: &Evidence| if contradicted { own.contradicts } else { own.answer == Answer::DoesNotFit };
            for evidence in findings.evidence.about(best.row).filter(speaks) {
                if let Reading::Reagent(reading) = &findings.sample.readings[evidence.reading] {
                    let message = Message::new(Key::ReadingAgainst).reagent(database, reading.reagent);
                    messages.push(message.substance(database, best.substance));
                }
            }
        }
    }
    let other_found =
        findings.hazards.iter().find(|hazard| hazard.state.is_found() && !sold_as.families.contains(&hazard.family));
    if let Some(hazard) = other_found
        && findings.sample.form == Some(Form::Pill)
    {
        messages.push(Message::new(Key::CounterfeitLikely).text("text", text).family(database, hazard.family));
    }
    for hazard in findings.hazards.iter().filter(|hazard| sold_as.families.contains(&hazard.family)) {
        let silent = hazard.tests.iter().any(|test| test.outcome == Outcome::DidNotReact);
        // That it did not react says nothing of what it is blind to.
        let blind = hazard.because.iter().any(|message| message.key == Key::StripBlindTo);
        if silent && !hazard.state.is_found() && !blind {
            messages.extend(Key::named(database, &database.family(hazard.family).when_silent).map(Message::new));
        }
    }
    messages
}

/// The family of what it was sold as is what the readings fit. To say that they
/// do not fit its best-known member would then contradict what is said of the
/// family.
fn family_fits(findings: &Findings) -> bool {
    let (database, sold_as) = (findings.database, &findings.sample.sold_as);
    let said = said_to_fit(findings);
    let main = FamilyIndex::each().zip(findings.main.by_family(database)).max_by(|a, b| a.1.total_cmp(&b.1));
    let likely = main.filter(|(_, share)| *share >= LIKELY_FAMILY).map(|(family, _)| family);
    said.into_iter().chain(likely).any(|family| sold_as.families.contains(&family))
}

/// What a street name or a free text was taken for, so that a wrong guess is
/// seen: every substance it may mean, and the families that it names itself.
fn read_as(findings: &Findings, text: &str) -> Option<Message> {
    let (database, sold_as) = (findings.database, &findings.sample.sold_as);
    if !sold_as.mixed.is_empty() {
        let mixed = |substance: &&SubstanceIndex| sold_as.mixed.iter().any(|(a, b)| a == *substance || b == *substance);
        let names: Vec<String> =
            sold_as.substances.iter().filter(mixed).map(|substance| substance_within(database, *substance)).collect();
        return Some(Message::new(Key::SoldAsMixture).text("text", text).text("names", names.join(", ")));
    }
    let family_of = |substance: &SubstanceIndex| database.substance(*substance).family;
    let families =
        sold_as.families.iter().filter(|family| !sold_as.substances.iter().any(|s| family_of(s) == **family));
    let substances = sold_as.substances.iter().map(|substance| substance_within(database, *substance));
    let names: Vec<String> = substances.chain(families.map(|family| family_within(database, *family))).collect();
    // "MDMA pill" names MDMA as it is.
    let typed = format!(" {} ", text.to_lowercase());
    let as_typed = names.iter().all(|name| typed.contains(&format!(" {} ", name.to_lowercase())));
    (!as_typed).then(|| Message::new(Key::SoldAsReadAs).text("text", text).text("names", names.join("; ")))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::database::Signatures;
    use crate::message::Value;
    use crate::reading::{SampleInput, check_sample};
    use crate::verdict::{Options, Verdict, classify};

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

    /// It is for the person to confirm: nothing is weighed, and a danger that it may mean is told all the same.
    #[test]
    fn a_mistyped_name_is_offered_and_weighs_nothing() {
        let database = Signatures::load().unwrap();
        let verdict = |text: Option<&str>| {
            let input = SampleInput { sold_as: text.map(str::to_owned), ..SampleInput::default() };
            classify(&database, &check_sample(&database, &input).unwrap(), &Options::default())
        };
        let nothing = verdict(None);
        for (text, meant) in [("ketamien", "ketamine"), ("metonitazinne pills", "metonitazene"), ("cocaien", "cocaine")]
        {
            let own = verdict(Some(text));
            let offer = own.messages.iter().find(|message| message.key == Key::MayMean).expect(text);
            assert!(offer.written().contains(&format!("substance={meant}")), "{}", offer.written());
            assert!(own.messages.iter().any(|message| message.key == Key::SoldAsUnknown), "{text}");
            let main = |verdict: &Verdict| verdict.families.iter().map(|f| (f.family, f.main)).collect::<Vec<_>>();
            assert_eq!(main(&own), main(&nothing), "{text}");
        }
        // The right name has no offer.
        assert!(verdict(Some("ketamine")).messages.iter().all(|message| message.key != Key::MayMean));
    }

    #[test]
    fn what_is_sold_in_place_of_a_drug_is_not_that_drug() {
        let database = Signatures::load().unwrap();
        for (text, substitute) in [
            ("legal MDMA", true),
            ("herbal speed pills", true),
            ("synthetic cocaine", true),
            ("gas station cocaine", true),
            ("legal ketamien", true),
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
