//! `families.toml`: analogue families, what field tests see and miss of them,
//! and when they count as a hazard.

use super::messages::Messages;
use super::problems::Problems;
use super::reagents::Reagents;
use super::sources::Sources;
use super::strips::Strips;
use super::substances::Substances;
use super::table::{self, Ids, Lines};
use schema::packed;
use schema::vocabulary::{Form, Observed, Technique};
use schema::{Family, FamilyIndex, HazardKind, Index, Join, Missed, Seen, Share, TestRef};
use serde::Deserialize;
use std::collections::BTreeMap;
use std::path::Path;
use toml::Spanned;

const FILE: &str = "families.toml";

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Document {
    family: Vec<Row>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Row {
    id: Spanned<String>,
    name: String,
    parent: Option<String>,
    hazard: String,
    urgency: Option<u8>,
    reportable_share: Option<f64>,
    reportable_share_source: Option<String>,
    /// The members share no more than their use; by default, no scaffold.
    catch_all: Option<bool>,
    #[serde(default)]
    scaffold: Vec<String>,
    scaffold_up_to: Option<u16>,
    #[serde(default)]
    scaffold_not: Vec<String>,
    /// For the reader of the data.
    scaffold_not_are: Option<String>,
    #[serde(default)]
    naloxone: String,
    #[serde(default)]
    response: String,
    #[serde(default)]
    sold_as: Vec<String>,
    #[serde(default)]
    member_names: Vec<String>,
    #[serde(default)]
    member_names_sources: Vec<String>,
    /// Whether a square of blotter paper can carry enough of a member; by
    /// default, it can.
    on_blotter: Option<bool>,
    #[serde(default)]
    on_paper: bool,
    #[serde(default)]
    joins: Vec<String>,
    #[serde(default)]
    when_found: Vec<String>,
    #[serde(default)]
    when_reacted: Vec<String>,
    #[serde(default)]
    when_expected: Vec<String>,
    #[serde(default)]
    when_silent: Vec<String>,
    #[serde(default)]
    signs: BTreeMap<String, f64>,
    report_when_found: Option<bool>,
    #[serde(rename = "note")]
    _note: Option<String>,
    sources: Vec<String>,
    #[serde(rename = "general_knowledge", default)]
    _general_knowledge: Vec<String>,
    #[serde(default)]
    missed: Vec<MissedRow>,
    #[serde(default)]
    seen: Vec<SeenRow>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct MissedRow {
    substance: Option<String>,
    group: Option<String>,
    note: Spanned<String>,
    #[serde(default)]
    strips: Vec<String>,
    #[serde(default)]
    blind: bool,
    sources: Vec<String>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct SeenRow {
    test: String,
    note: Spanned<String>,
    sources: Vec<String>,
}

pub struct Families {
    pub rows: Vec<Family>,
    pub ids: Ids<FamilyIndex>,
    /// What tells them, in their order.
    pub told: Vec<packed::Family>,
    pub seen: Vec<Seen>,
    pending: Vec<Row>,
    lines: Option<Lines>,
}

/// Reads the ids, which the substances refer to; `resolve` does the rest once
/// the substances are known.
pub fn read_names(problems: &mut Problems) -> Families {
    let mut families = Families {
        rows: Vec::new(),
        ids: Ids::new("family", FILE),
        told: Vec::new(),
        seen: Vec::new(),
        pending: Vec::new(),
        lines: None,
    };
    if let Some((document, lines)) = table::document::<Document>(FILE, problems) {
        for row in &document.family {
            families.ids.take(row.id.as_ref(), FILE, lines.of(row.id.span()), problems);
        }
        families.pending = document.family;
        families.lines = Some(lines);
    }
    families
}

/// Ids of all families, and what their members have in common, without what needs the other tables: `make structures`
/// writes one of these.
///
/// # Errors
///
/// What is wrong with `families.toml`.
pub fn scaffolds(data: &Path) -> Result<Vec<(String, packed::Family)>, Problems> {
    let mut problems = Problems::new(data);
    let families = read_names(&mut problems);
    let parent = |row: &Row| families.ids.find(row.parent.as_ref()?);
    let told = families.pending.iter().map(|row| (row.id.get_ref().clone(), told(row, parent(row)))).collect();
    if problems.is_empty() { Ok(told) } else { Err(problems) }
}

/// How a family is told by its members' structures.
fn told(row: &Row, parent: Option<FamilyIndex>) -> packed::Family {
    packed::Family {
        parent,
        catch_all: row.catch_all.unwrap_or(row.scaffold.is_empty()),
        urgency: row.urgency.unwrap_or(u8::MAX),
        one_of: row.scaffold.clone(),
        none_of: row.scaffold_not.clone(),
        up_to: row.scaffold_up_to.unwrap_or(u16::MAX),
    }
}

/// What the rows of a family refer to.
pub struct Referred<'a> {
    pub substances: &'a Substances,
    pub sources: &'a Sources,
    pub strips: &'a Strips,
    pub reagents: &'a Reagents,
    pub messages: &'a Messages,
}

pub fn resolve(families: &mut Families, referred: &Referred, problems: &mut Problems) {
    let Referred { substances, sources, .. } = *referred;
    let Some(lines) = families.lines.take() else { return };
    let mut places = Vec::new();
    for row in std::mem::take(&mut families.pending) {
        let line = lines.of(row.id.span());
        let id = row.id.get_ref().clone();
        sources.of_fact(&row.sources, FILE, line, problems);
        if let Some(source) = &row.reportable_share_source {
            sources.get(source, FILE, line, problems);
        }
        let hazard =
            table::choice("hazard", &row.hazard, HazardKind::ALL, FILE, line, problems).unwrap_or(HazardKind::No);
        if hazard != HazardKind::No && row.urgency.is_none() {
            problems.add(FILE, line, format!("hazard family \"{id}\" needs an urgency (1 = most urgent)"));
        }
        if row.reportable_share.is_some_and(|share| !(0.0..=1.0).contains(&share)) {
            problems.add(FILE, line, "reportable_share is a mass fraction from 0 to 1");
        }
        if row.reportable_share.is_some() != row.reportable_share_source.is_some() {
            problems.add(FILE, line, "reportable_share goes with reportable_share_source");
        }
        check_member_names(&row.member_names, &row.member_names_sources, sources, line, problems);
        let parent = row.parent.as_ref().and_then(|parent| families.ids.get(parent, FILE, line, problems));
        let told = told(&row, parent);
        let packed::Family { catch_all, urgency, .. } = told;
        let joins = row.joins.iter().filter_map(|join| read_join(join, families, line, problems)).collect();
        let mut said = |keys: &[String]| referred.messages.named(keys, &[], FILE, line, problems);
        let (when_found, when_reacted) = (said(&row.when_found), said(&row.when_reacted));
        let (when_expected, when_silent) = (said(&row.when_expected), said(&row.when_silent));
        let signs = row.signs.iter().filter_map(|(word, odds)| read_sign(word, *odds, line, problems)).collect();
        if row.report_when_found.is_some() && hazard == HazardKind::No {
            problems.add(FILE, line, "report_when_found: only a hazard family is found");
        }
        let report_when_found = row.report_when_found.unwrap_or(true);
        let family = FamilyIndex::at(families.rows.len());
        for seen in row.seen {
            let line = lines.of(seen.note.span());
            let sources = sources.of_fact(&seen.sources, FILE, line, problems);
            if let Some(test) = read_test(&seen.test, referred, line, problems) {
                families.seen.push(Seen { family, test, note: seen.note.into_inner(), sources });
            }
        }
        let missed = row
            .missed
            .into_iter()
            .map(|missed| {
                let line = lines.of(missed.note.span());
                Missed {
                    substance: missed.substance.and_then(|id| substances.get(&id, FILE, line, problems)),
                    group: missed.group,
                    sources: sources.of_fact(&missed.sources, FILE, line, problems),
                    note: missed.note.into_inner(),
                    tests: missed.strips.iter().filter_map(|id| read_test(id, referred, line, problems)).collect(),
                    blind: missed.blind,
                }
            })
            .collect();
        places.push(line);
        if row.scaffold_not.is_empty() != row.scaffold_not_are.is_none() {
            problems.add(FILE, line, "scaffold_not goes with scaffold_not_are, which says what these molecules are");
        }
        if row.scaffold.is_empty() && (row.scaffold_up_to.is_some() || !row.scaffold_not.is_empty()) {
            problems.add(FILE, line, "scaffold_up_to and scaffold_not limit a scaffold: state it, or drop them");
        }
        families.told.push(told);
        families.rows.push(Family {
            id,
            name: row.name,
            parent,
            catch_all,
            hazard,
            urgency,
            reportable_share: row.reportable_share.map(Share),
            naloxone: row.naloxone,
            response: row.response,
            sold_as: row.sold_as,
            member_names: row.member_names,
            on_blotter: row.on_blotter.unwrap_or(true),
            on_paper: row.on_paper,
            joins,
            when_found,
            when_reacted,
            when_expected,
            when_silent,
            signs,
            report_when_found,
            missed,
        });
    }
    check_parents(families, &places, problems);
}

/// A stem shorter than this would be the end of too many words.
const SHORTEST_STEM: usize = 4;
/// The beginning of a code may be shorter, for more must follow.
const SHORTEST_CODE: usize = 3;

fn check_member_names(names: &[String], named_by: &[String], sources: &Sources, line: usize, problems: &mut Problems) {
    if names.is_empty() != named_by.is_empty() {
        problems.add(FILE, line, "member_names goes with member_names_sources");
    }
    if !named_by.is_empty() {
        sources.of_fact(named_by, FILE, line, problems);
    }
    for name in names {
        let letter = |c: char| c.is_ascii_lowercase() || c.is_ascii_digit();
        let sound = match (name.strip_prefix('*'), name.strip_suffix('*')) {
            (Some(stem), None) => stem.len() >= SHORTEST_STEM && stem.chars().all(letter),
            (None, Some(code)) => code.len() >= SHORTEST_CODE && code.chars().all(letter),
            (None, None) => name.trim() == name && !name.is_empty() && name.chars().all(|c| letter(c) || c == ' '),
            (Some(_), Some(_)) => false,
        };
        if !sound {
            problems.add(
                FILE,
                line,
                format!("member name \"{name}\": write \"*stem\", \"code*\" or the words of a class, in lower case, without hyphens"),
            );
        }
    }
}

/// The test of an id: a target, whose strips it stands for, a product, a
/// reagent or a technique.
fn read_test(id: &str, referred: &Referred, line: usize, problems: &mut Problems) -> Option<TestRef> {
    let Referred { strips, reagents, .. } = referred;
    let target = strips.targets.find(id).map(TestRef::Target);
    let strip = || strips.ids.find(id).map(TestRef::Strip);
    let reagent = || reagents.ids.find(id).map(TestRef::Reagent);
    let technique = || Technique::named(id).map(TestRef::Technique);
    let found = target.or_else(strip).or_else(reagent).or_else(technique);
    if found.is_none() {
        let reason = "is no strip, target, reagent or technique: write an id of data/strips.toml or data/reagents.toml";
        problems.add(FILE, line, format!("\"{id}\" {reason}, or {}", table::words(Technique::ALL)));
    }
    found
}

fn read_sign(word: &str, odds: f64, line: usize, problems: &mut Problems) -> Option<(Observed, f64)> {
    let observed = Observed::named(word);
    if observed.is_none() {
        problems.add(FILE, line, format!("sign \"{word}\": write {}", table::words(Observed::ALL)));
    }
    if !(odds.is_finite() && odds > 1.0) {
        problems.add(FILE, line, format!("sign \"{word}\" = {odds}: a sign raises the odds, by a factor above 1"));
    }
    Some((observed?, odds))
}

fn read_join(join: &str, families: &Families, line: usize, problems: &mut Problems) -> Option<Join> {
    match join.split_once(':') {
        Some(("sold-as", family)) => families.ids.get(family, FILE, line, problems).map(Join::SoldAs),
        Some(("form", form)) if Form::named(form).is_some() => Form::named(form).map(Join::Form),
        Some(("candidates", family)) => families.ids.get(family, FILE, line, problems).map(Join::CandidatesOf),
        None if join == "candidates" => Some(Join::Candidates),
        None if join == "no-reaction" => Some(Join::NoReaction),
        _ => {
            problems.add(
                FILE,
                line,
                format!("join \"{join}\": write sold-as:<family>, form:<form>, candidates, candidates:<family> or no-reaction"),
            );
            None
        }
    }
}

fn check_parents(families: &Families, lines: &[usize], problems: &mut Problems) {
    for (place, family) in families.rows.iter().enumerate() {
        let mut at = family.parent;
        for _ in 0..families.rows.len() {
            match at {
                Some(parent) if usize::from(parent) == place => {
                    problems.add(
                        FILE,
                        lines[place],
                        format!("family \"{}\" is its own ancestor: break the circle", family.id),
                    );
                    break;
                }
                Some(parent) => at = families.rows[usize::from(parent)].parent,
                None => break,
            }
        }
    }
}
