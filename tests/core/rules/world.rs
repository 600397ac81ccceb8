//! A small world in which every rule of a hazard shows: five families, ten substances with a part in it, seven strips and one reagent. The
//! figures are made up, so that a rule that the shipped data do not exercise has a test all the same.

use analogue_lookup::database::Signatures;
use analogue_lookup::message::Key;
use schema::vocabulary::Observed;
use schema::*;
use std::sync::OnceLock;

pub const FENTANYLS: FamilyIndex = FamilyIndex(0);
pub const BENZODIAZEPINES: FamilyIndex = FamilyIndex(1);
pub const ALPHA2_AGONISTS: FamilyIndex = FamilyIndex(2);
pub const ORPHINES: FamilyIndex = FamilyIndex(3);
const CUTS: FamilyIndex = FamilyIndex(4);

/// Bystanders, so that nothing is probable before a reading.
const BYSTANDERS: usize = 90;

/// Names and families; the ids are the names.
const SUBSTANCES: [(&str, FamilyIndex); 10] = [
    ("fentanyl", FENTANYLS),
    ("alprazolam", BENZODIAZEPINES),
    ("xylazine", ALPHA2_AGONISTS),
    ("medetomidine", ALPHA2_AGONISTS),
    ("brorphine", ORPHINES),
    ("interferent", CUTS),
    ("cut-a", CUTS),
    ("cut-b", CUTS),
    ("cut-c", CUTS),
    ("cut-d", CUTS),
];

pub fn world() -> &'static Signatures {
    static WORLD: OnceLock<Signatures> = OnceLock::new();
    WORLD.get_or_init(|| Signatures::from_data(data()))
}

pub fn substance(id: &str) -> SubstanceIndex {
    SUBSTANCES.iter().position(|(name, _)| *name == id).map(SubstanceIndex::at).expect(id)
}

fn data() -> Database {
    Database {
        version: "0".into(),
        date: "2026-01-01".into(),
        sources: vec![Source {
            id: "made-up".into(),
            title: "Made up".into(),
            year: None,
            url: None,
            licence: "none".into(),
        }],
        lineages: vec![Lineage { id: "made-up".into(), quality: Quality::Compiled }],
        reagents: vec![Reagent {
            id: "reagent".into(),
            name: "Reagent".into(),
            aliases: Vec::new(),
            printed: Vec::new(),
            variant_of: None,
            untouched: "colourless".into(),
            signal: Vec::new(),
            hue_first: false,
            sulfuric_acid: false,
            read_within: Some((0, 60)),
            when_reacted: Vec::new(),
        }],
        families: vec![
            family(
                "fentanyls",
                1,
                Some(0.001),
                vec![
                    missed("all-of-target", vec![TestRef::Target(TargetIndex(0))], false),
                    missed("all-tests", Vec::new(), false),
                    missed("blind", vec![TestRef::Strip(StripIndex(0))], true),
                    missed("of-another", vec![TestRef::Strip(StripIndex(1))], false),
                ],
            ),
            Family {
                when_found: said(Key::SedationNotLifted),
                when_reacted: said(Key::BenzodiazepineWhich),
                when_silent: said(Key::BenzodiazepineStripSilent),
                report_when_found: false,
                ..family("benzodiazepines", 2, Some(0.001), Vec::new())
            },
            Family {
                when_expected: said(Key::PmaSlow),
                joins: vec![Join::SoldAs(ALPHA2_AGONISTS)],
                signs: vec![(Observed::LongSedation, 5.0)],
                ..family("alpha2-agonists", 3, Some(0.001), Vec::new())
            },
            Family { when_found: said(Key::NaloxoneSeveralDoses), ..family("orphines", 4, None, Vec::new()) },
            Family { hazard: HazardKind::No, ..family("cuts", 9, None, Vec::new()) },
        ],
        substances: SUBSTANCES
            .iter()
            .map(|(name, family)| ((*name).to_owned(), *family))
            .chain((0..BYSTANDERS).map(|n| (format!("bystander-{n}"), CUTS)))
            .map(|(name, family)| Substance {
                id: name.clone(),
                kind: SubstanceKind::Substance,
                name,
                family,
                cas: String::new(),
            })
            .collect(),
        phrases: vec![phrase("purple"), phrase("yellow")],
        // Five look alike, so that each of them is one in five.
        records: (5..10).map(|substance| record(SubstanceIndex(substance), 0)).collect(),
        strips: strips(),
        prevalence: Prevalence {
            rates: vec![[0.1; 3]; SUBSTANCES.len() + BYSTANDERS],
            presence: vec![[0.1; 3]; 5],
            ..Prevalence::default()
        },
        messages: Signatures::load().expect("the shipped database").data.messages,
        ..Database::default()
    }
}

fn family(id: &str, urgency: u8, reportable_share: Option<f64>, missed: Vec<Missed>) -> Family {
    Family {
        id: id.into(),
        name: id.into(),
        parent: None,
        catch_all: false,
        hazard: HazardKind::Always,
        urgency,
        reportable_share: reportable_share.map(Share),
        naloxone: String::new(),
        response: String::new(),
        sold_as: Vec::new(),
        member_names: Vec::new(),
        on_blotter: true,
        on_paper: false,
        joins: Vec::new(),
        when_found: Vec::new(),
        when_reacted: Vec::new(),
        when_expected: Vec::new(),
        when_silent: Vec::new(),
        signs: Vec::new(),
        report_when_found: true,
        missed,
    }
}

/// A message, by its place in the table.
fn said(key: Key) -> Vec<MessageIndex> {
    vec![MessageIndex(key as u16)]
}

fn missed(note: &str, tests: Vec<TestRef>, blind: bool) -> Missed {
    Missed { substance: None, group: Some(note.into()), note: note.into(), tests, blind, sources: vec![SourceIndex(0)] }
}

fn phrase(text: &str) -> Phrase {
    let region = colour::read(text).expect(text).region;
    let share = |(cell, share): &(u16, f64)| CellShare { cell: *cell, share: (share * 100.0).round() as u8 };
    Phrase { text: text.into(), cells: region.shares().iter().map(share).collect(), apart: false, slow: false }
}

fn record(substance: SubstanceIndex, phrase: u16) -> Record {
    let alternatives = vec![Alternative { stages: vec![phrase], seconds: None, reacts: Some(true) }];
    Record {
        reagent: ReagentIndex(0),
        substance,
        lineage: LineageIndex(0),
        disputed: false,
        alternatives,
        sources: vec![SourceIndex(0)],
    }
}

/// Fentanyl strips 0 to 3: "acme" with a window and a limit, "plain" with neither, "patient" that may be read for longer,
/// and any brand; then a benzodiazepine strip and two for xylazine, one of them any brand.
fn strips() -> StripTables {
    let target = |id: &str, family: FamilyIndex, covers_family: bool, analyte: &str| Target {
        id: id.into(),
        family,
        covers_family,
        analyte: substance(analyte),
        printed: Vec::new(),
    };
    let strip = |id: &str, target: TargetIndex, product: bool, read_from: Option<u16>, read_until: Option<u16>| Strip {
        id: id.into(),
        name: id.into(),
        target,
        product,
        printed: Vec::new(),
        read_from,
        read_until,
    };
    let limit = |strip: StripIndex, analyte: &str, limit: f64| DetectionLimit {
        strips: vec![strip],
        analyte: substance(analyte),
        limit: Limit(limit),
        matrix: Matrix::Water,
        sources: vec![SourceIndex(0)],
    };
    let turns = |strip: StripIndex, id: &str, from: Option<f64>| Interferent {
        strips: vec![strip],
        substance: substance(id),
        reacts: true,
        from: from.map(Limit),
        up_to: None,
        sources: vec![SourceIndex(0)],
    };
    let solution = |milligrams: f64, millilitres: f64, weaker: bool| Solution {
        strips: vec![StripIndex(0)],
        milligrams,
        millilitres,
        weaker,
    };
    StripTables {
        targets: vec![
            target("fentanyl", FENTANYLS, true, "fentanyl"),
            target("benzodiazepine", BENZODIAZEPINES, true, "alprazolam"),
            target("xylazine", ALPHA2_AGONISTS, false, "xylazine"),
        ],
        strips: vec![
            strip("acme", TargetIndex(0), true, Some(300), Some(600)),
            strip("plain", TargetIndex(0), true, None, None),
            strip("patient", TargetIndex(0), true, Some(360), Some(900)),
            strip("fentanyl", TargetIndex(0), false, None, None),
            strip("benzodiazepine", TargetIndex(1), false, None, None),
            strip("xylazine", TargetIndex(2), false, None, None),
            // Earlier than any fentanyl strip.
            strip("acme-xylazine", TargetIndex(2), true, Some(60), None),
        ],
        solutions: vec![solution(10.0, 5.0, false), solution(10.0, 2.0, false), solution(10.0, 20.0, true)],
        limits: vec![
            limit(StripIndex(0), "fentanyl", 200.0),
            limit(StripIndex(2), "fentanyl", 500.0),
            limit(StripIndex(4), "alprazolam", 300.0),
            limit(StripIndex(6), "xylazine", 1000.0),
        ],
        interferents: vec![
            turns(StripIndex(0), "interferent", Some(1e6)),
            turns(StripIndex(6), "medetomidine", Some(1e6)),
            Interferent { reacts: false, up_to: Some(Limit(1e6)), ..turns(StripIndex(0), "cut-a", None) },
            Interferent { reacts: false, up_to: Some(Limit(1e7)), ..turns(StripIndex(0), "cut-b", None) },
        ],
        recalls: vec![Recall { strip: StripIndex(0), lots: vec!["L1".into()], sources: vec![SourceIndex(0)] }],
        // "plain" found one in five, "patient" four in five; of "acme" nothing is recorded.
        performances: vec![
            Performance { strips: vec![StripIndex(1)], sensitivity: 0.2, sources: vec![SourceIndex(0)] },
            Performance { strips: vec![StripIndex(2)], sensitivity: 0.8, sources: vec![SourceIndex(0)] },
        ],
        leaflet_until: 600,
        ..StripTables::default()
    }
}
