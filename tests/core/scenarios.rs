//! The safety cases: each scenario must name its hazards, say what it must,
//! not say what it must not, and offer what comes next. What must be said is a
//! meaning; `means` maps each to the message keys that carry it.

use crate::common::{Scenario, database, fixtures, json, spoken, verdict};
use analogue_lookup::message::Key;
use serde_json::Value;

#[test]
fn every_scenario_gets_its_verdict() {
    let scenarios = fixtures().scenario;
    assert_eq!(scenarios.len(), 23);
    let failures: Vec<String> = scenarios.iter().flat_map(failures).collect();
    assert!(failures.is_empty(), "{}", failures.join("\n"));
}

fn failures(scenario: &Scenario) -> Vec<String> {
    let own = verdict(&scenario.input());
    let view = json(&own);
    let words = spoken(&own).to_lowercase();
    let mut failures = Vec::new();
    let mut expect = |holds: bool, what: String| {
        if !holds {
            failures.push(format!("{} {}: {what}", scenario.id, scenario.title));
        }
    };

    let hazards: Vec<&str> = texts(&view["hazards"], "family");
    for family in ["fentanyls", "nitazenes", "orphines", "benzodiazepines", "alpha2-agonists"] {
        expect(hazards.contains(&family), format!("always-on {family} is missing"));
    }
    for family in &scenario.expect.hazards {
        expect(hazards.contains(&family.as_str()), format!("hazard {family} is missing"));
    }
    let probability = |family: &str| {
        let row = view["families"].as_array().unwrap().iter().find(|row| row["family"] == family);
        row.map_or(0.0, |row| row["probability"].as_f64().unwrap())
    };
    for family in &scenario.expect.families {
        expect(probability(family) > 0.0, format!("family {family} has no probability"));
    }
    let found = |family: &str| {
        let row = view["hazards"].as_array().unwrap().iter().find(|row| row["family"] == family);
        row.is_some_and(|row| row["state"].as_str().unwrap().starts_with("found"))
    };
    for pair in scenario.expect.families_in_order.windows(2) {
        let holds = probability(&pair[0]) >= probability(&pair[1]) || found(&pair[1]);
        expect(holds, format!("{} does not stand before {}", pair[0], pair[1]));
    }
    if let Some(first) = scenario.expect.families_in_order.first() {
        let own = probability(first);
        let rows = view["families"].as_array().unwrap().iter();
        let before = rows.filter(|row| row["probability"].as_f64().unwrap() > own).count();
        expect(before < 5 || found(first), format!("{first} is only number {}", before + 1));
    }

    let said = keys(&view);
    for meaning in &scenario.expect.must_say {
        let carried = means(meaning);
        expect(!carried.is_empty(), format!("nothing is known to mean {meaning:?}"));
        let all =
            carried.iter().all(|alternatives| alternatives.iter().any(|key| said.iter().any(|own| own == key.word())));
        expect(all, format!("does not say {meaning:?} ({carried:?}); said {said:?}"));
    }
    for flag in &scenario.expect.flags {
        expect(is_raised(flag, &said), format!("does not raise {flag}; said {said:?}"));
    }
    for phrase in &scenario.expect.must_not_say {
        expect(!words.contains(&forbidden(phrase)), format!("says {phrase:?}: {words}"));
    }

    let next = view["next"].as_array().unwrap();
    for owed in &scenario.expect.next {
        let offered = next.iter().any(|action| {
            action["action"] == owed.action.as_str()
                && owed.test.as_ref().is_none_or(|test| action["test"] == test.as_str())
                && owed.at_most_milligrams_per_millilitre.is_none_or(|most| {
                    action["milligramsPerMillilitre"].as_f64().is_some_and(|strength| strength <= most)
                })
        });
        let is_reagent = owed.test.as_deref().is_some_and(|test| database().reagent_named(test).is_some());
        // Of several reagents that would do, the best three are offered.
        let another = is_reagent
            && owed.action == "test"
            && next.iter().any(|action| action["test"].as_str().is_some_and(|t| database().reagent_named(t).is_some()));
        expect(offered || another, format!("does not offer {} {:?}", owed.action, owed.test));
    }
    let unwell = scenario.input().observed.iter().any(|observed| observed == "unwell-now");
    expect(next.is_empty() == unwell, "a next action is owed except while someone is unwell".into());
    failures
}

/// Whether what was said, the first thing first, raises a flag of the scenarios.
fn is_raised(flag: &str, said: &[String]) -> bool {
    let any = |keys: &[Key]| keys.iter().any(|key| said.iter().any(|own| own == key.word()));
    match flag {
        "early-warning" => any(&[Key::NextReport]),
        "emergency-first" => said
            .first()
            .is_some_and(|first| [Key::EmergencyNow, Key::NaloxoneReady].iter().any(|key| first == key.word())),
        "interference-possible" => any(&[Key::StateFoundInterferencePossible]),
        "invalid-reading" => any(&[Key::StripInvalid, Key::StripLate]),
        "contradiction" => any(&[Key::LinesMeanFound, Key::LinesMeanNotFound]),
        "low-confidence-input" => any(&[Key::PhotoUnreliable]),
        _ => false,
    }
}

fn texts<'a>(rows: &'a Value, field: &str) -> Vec<&'a str> {
    rows.as_array().unwrap().iter().map(|row| row[field].as_str().unwrap()).collect()
}

/// Keys of all messages of a verdict, the states of its hazards and the notes
/// on what is missed included.
fn keys(view: &Value) -> Vec<String> {
    let mut keys: Vec<String> = Vec::new();
    let mut add = |messages: &Value| {
        keys.extend(texts(messages, "key").into_iter().map(str::to_owned));
    };
    add(&view["messages"]);
    for hazard in view["hazards"].as_array().unwrap() {
        add(&hazard["because"]);
    }
    for hazard in view["hazards"].as_array().unwrap() {
        keys.push(format!("state-{}", hazard["state"].as_str().unwrap()));
    }
    for action in view["next"].as_array().unwrap() {
        keys.push(action["because"]["key"].as_str().unwrap().to_owned());
    }
    keys
}

/// The phrase as it would stand in a spoken verdict. Where the list gives the
/// opposite of a finding in one word, the sentence that it would make.
fn forbidden(phrase: &str) -> String {
    match phrase {
        "safe" => "is safe".into(),
        "clear" => "all clear".into(),
        "dose" => "mg dose".into(),
        "pure" => "is pure".into(),
        "inert" => "is inert".into(),
        "negative" | "positive" => format!("is {phrase}"),
        "not detected" => "not found by this strip".into(),
        "orange (as fact)" => "the colour is orange".into(),
        "false positive (as a conclusion)" => "false positive".into(),
        other => other.to_lowercase(),
    }
}

/// Message keys that carry a meaning: each inner list is one part of it, any
/// of whose keys will do.
fn means(meaning: &str) -> Vec<Vec<Key>> {
    use Key::*;
    let one = |key| vec![vec![key]];
    match meaning {
        "naloxone ready, not alone, call an ambulance if breathing is slow" => one(NaloxoneReady),
        "fentanyl not detected by this strip" => one(NotFoundShare),
        "fentanyl strips cannot see nitazenes" => one(StripCannotSee),
        "consistent with a nitazene" | "fentanyl detected" => vec![vec![Found, FoundInterference]],
        "counterfeit likely" => one(CounterfeitLikely),
        "several naloxone doses may be needed" => one(NaloxoneSeveralDoses),
        "a negative benzo strip on a benzo pill is a warning sign for a counterfeit"
        | "etizolam and others can be missed" => one(BenzodiazepineStripSilent),
        "a benzodiazepine-type drug detected; which one is unknown" => one(BenzodiazepineWhich),
        "naloxone does not reverse benzodiazepines but give it if an opioid is possible"
        | "naloxone does not lift this sedation: judge by breathing, keep airway open"
        | "breathing can return while the person stays asleep"
        | "ambulance" => one(SedationNotLifted),
        "5 mg/mL is in the range where meth alone can turn the strip positive"
        | "10 mg/mL of MDMA can itself turn a fentanyl strip positive"
        | "lidocaine at this strength may cause a false positive" => one(FoundInterference),
        "dilute 10x and retest" => vec![vec![FoundInterference], vec![NextDilute]],
        "treat as fentanyl until then" => vec![vec![FoundInterference]],
        "strength unknown" | "amount per tab unknown" => vec![vec![StrengthUnknown, OnPaper]],
        "not consistent with MDMA"
        | "not consistent with ketamine"
        | "no blue on Simon's: not consistent with MDMA" => one(SoldAsDoesNotFit),
        "slow darkening fits DXM rather than MDMA" => vec![vec![FitsFamily], vec![ReadingAgainst]],
        "PMA/PMMA cannot be excluded: slow onset, do not take more" => one(PmaSlow),
        "consistent with another arylcyclohexylamine such as deschloroketamine; strength may differ" => {
            vec![vec![FitsFamily], vec![SoldAsDoesNotFit]]
        }
        "consistent with a lysergamide" => one(FitsFamily),
        "a second drug on the paper cannot be excluded" => one(OnPaper),
        "blue fits cocaine but also lidocaine, diphenhydramine and others" => one(BlueLookAlikes),
        "not evidence for any proceedings" => one(Presumptive),
        "xylazine not found by this strip: it could have seen about 1 part in 800 (0.13 %)" => one(NotFoundShare),
        "this strip cannot see medetomidine" | "some lots miss one form of medetomidine" => one(OneMemberOnly),
        "benzodiazepines not excluded (etizolam and low content)" => {
            vec![vec![NotFoundNoLimit, NotFoundShare], vec![StateCannotExclude]]
        }
        "FTIR cannot see anything below about 5-10%" | "fentanyls and nitazenes are dangerous far below that" => {
            one(InstrumentLimit)
        }
        "invalid: no result" => one(StripInvalid),
        "repeat with a new strip and fresh solution" => vec![vec![StripInvalid], vec![NextStripRepeat]],
        "read too late: not valid" => one(StripLate),
        "the lines you drew mean not detected; please check again"
        | "two lines = not detected, one line = detected" => one(LinesMeanNotFound),
        "nothing identified; this is not evidence that it is harmless" => one(NothingRecognised),
        "colour from this photo is not reliable: add a white/reference card or enter what you see" => {
            one(PhotoUnreliable)
        }
        "field tests cannot see synthetic cannabinoids reliably"
        | "collapse may not respond to naloxone; still give it" => one(CannabinoidCollapse),
        "call an ambulance now"
        | "open airway, rescue breaths"
        | "naloxone, repeat after 2-3 minutes if breathing is not back"
        | "stay; may become unwell again" => one(EmergencyNow),
        _ => Vec::new(),
    }
}
