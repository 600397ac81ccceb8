//! `strips.toml`: products, detection limits, cross-reactivity, interferents.

use super::families::Families;
use super::messages::Messages;
use super::problems::Problems;
use super::reagents::check_printed;
use super::sources::Sources;
use super::substances::Substances;
use super::table::{self, Ids};
use schema::vocabulary::Form;
use schema::{
    CrossReactivity, Detected, DetectionLimit, Interferent, Limit, Matrix, Performance, Preparation, Recall, Solution,
    Strip, StripIndex, StripTables, Target, TargetIndex,
};
use serde::Deserialize;
use toml::Spanned;

const FILE: &str = "strips.toml";

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Document {
    leaflet: Leaflet,
    target: Vec<TargetRow>,
    strip: Vec<StripRow>,
    #[serde(default)]
    solution: Vec<SolutionRow>,
    #[serde(default)]
    preparation: Vec<PreparationRow>,
    #[serde(default)]
    limit: Vec<LimitRow>,
    #[serde(default)]
    cross: Vec<CrossRow>,
    #[serde(default)]
    interferent: Vec<InterferentRow>,
    #[serde(default)]
    performance: Vec<PerformanceRow>,
    #[serde(default)]
    lot: Vec<LotRow>,
    #[serde(default)]
    recall: Vec<RecallRow>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Leaflet {
    read_until_seconds: u16,
    note: Spanned<String>,
    sources: Vec<String>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct TargetRow {
    id: Spanned<String>,
    #[serde(rename = "name")]
    _name: String,
    family: String,
    covers: String,
    analyte: String,
    #[serde(default)]
    printed: Vec<String>,
    #[serde(default)]
    printed_sources: Vec<String>,
    #[serde(rename = "note")]
    _note: Option<String>,
    sources: Vec<String>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct StripRow {
    id: Spanned<String>,
    name: String,
    target: String,
    product: bool,
    #[serde(rename = "maker")]
    _maker: Option<String>,
    #[serde(default)]
    printed: Vec<String>,
    #[serde(default)]
    printed_sources: Vec<String>,
    read_from_seconds: Option<u16>,
    read_until_seconds: Option<u16>,
    #[serde(rename = "dip_seconds")]
    _dip_seconds: Option<toml::Value>,
    #[serde(rename = "label_ng_per_ml")]
    _label_ng_per_ml: Option<toml::Value>,
    #[serde(rename = "label_matrix")]
    _label_matrix: Option<String>,
    #[serde(rename = "note")]
    _note: Option<String>,
    sources: Vec<String>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct SolutionRow {
    strips: Spanned<Vec<String>>,
    milligrams: f64,
    millilitres: f64,
    #[serde(default)]
    weaker: bool,
    #[serde(rename = "note")]
    _note: Option<String>,
    sources: Vec<String>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct PreparationRow {
    forms: Spanned<Vec<String>>,
    message: String,
    #[serde(default)]
    weighed: bool,
    sources: Vec<String>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct LimitRow {
    strips: Spanned<Vec<String>>,
    analyte: String,
    ng_per_ml: f64,
    matrix: String,
    #[serde(rename = "lot")]
    _lot: Option<String>,
    #[serde(rename = "note")]
    _note: Option<String>,
    sources: Vec<String>,
    #[serde(rename = "second_hand")]
    _second_hand: Option<bool>,
    #[serde(rename = "general_knowledge")]
    _general_knowledge: Option<bool>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct CrossRow {
    strips: Spanned<Vec<String>>,
    substance: Option<String>,
    group: Option<String>,
    detected: String,
    #[serde(rename = "ng_per_ml")]
    _ng_per_ml: Option<f64>,
    #[serde(rename = "note")]
    _note: Option<String>,
    sources: Vec<String>,
    #[serde(rename = "second_hand")]
    _second_hand: Option<bool>,
    #[serde(rename = "general_knowledge")]
    _general_knowledge: Option<bool>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct InterferentRow {
    strips: Spanned<Vec<String>>,
    substance: Option<String>,
    group: Option<String>,
    reacts: bool,
    from_ng_per_ml: Option<f64>,
    up_to_ng_per_ml: Option<f64>,
    #[serde(rename = "note")]
    _note: Option<String>,
    sources: Vec<String>,
    #[serde(rename = "second_hand")]
    _second_hand: Option<bool>,
    #[serde(rename = "general_knowledge")]
    _general_knowledge: Option<bool>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct PerformanceRow {
    strips: Spanned<Vec<String>>,
    #[serde(rename = "n")]
    _n: Option<u32>,
    sensitivity: Option<f64>,
    specificity: Option<f64>,
    #[serde(rename = "note")]
    _note: Option<String>,
    sources: Vec<String>,
    #[serde(rename = "second_hand")]
    _second_hand: Option<bool>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct LotRow {
    strip: Spanned<String>,
    #[serde(rename = "lot")]
    _lot: String,
    #[serde(rename = "note")]
    _note: String,
    sources: Vec<String>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct RecallRow {
    strip: Spanned<String>,
    lots: Vec<String>,
    #[serde(rename = "note")]
    _note: String,
    sources: Vec<String>,
}

pub struct Strips {
    pub tables: StripTables,
    pub targets: Ids<TargetIndex>,
    pub ids: Ids<StripIndex>,
}

pub fn read(
    sources: &Sources,
    families: &Families,
    substances: &Substances,
    messages: &Messages,
    problems: &mut Problems,
) -> Strips {
    let mut tables = StripTables::default();
    let mut target_ids = Ids::new("strip target", FILE);
    let mut strip_ids = Ids::new("strip", FILE);
    let Some((document, lines)) = table::document::<Document>(FILE, problems) else {
        return Strips { tables, targets: target_ids, ids: strip_ids };
    };
    tables.leaflet_until = document.leaflet.read_until_seconds;
    sources.of_fact(&document.leaflet.sources, FILE, lines.of(document.leaflet.note.span()), problems);

    for row in document.target {
        let line = lines.of(row.id.span());
        target_ids.take(row.id.as_ref(), FILE, line, problems);
        sources.of_fact(&row.sources, FILE, line, problems);
        if !["family", "member"].contains(&row.covers.as_str()) {
            problems.add(FILE, line, format!("covers \"{}\": write family or member", row.covers));
        }
        let family = families.ids.get(&row.family, FILE, line, problems).unwrap_or_default();
        let analyte = substances.get(&row.analyte, FILE, line, problems).unwrap_or_default();
        check_printed(&row.printed, &row.printed_sources, FILE, line, sources, problems);
        let covers_family = row.covers == "family";
        tables.targets.push(Target { id: row.id.into_inner(), family, covers_family, analyte, printed: row.printed });
    }

    for row in document.strip {
        let line = lines.of(row.id.span());
        strip_ids.take(row.id.as_ref(), FILE, line, problems);
        sources.of_fact(&row.sources, FILE, line, problems);
        check_printed(&row.printed, &row.printed_sources, FILE, line, sources, problems);
        let target = target_ids.get(&row.target, FILE, line, problems).unwrap_or_default();
        tables.strips.push(Strip {
            id: row.id.into_inner(),
            name: row.name,
            target,
            product: row.product,
            printed: row.printed,
            read_from: row.read_from_seconds,
            read_until: row.read_until_seconds,
        });
    }
    let strips_of = |list: Spanned<Vec<String>>, problems: &mut Problems| {
        let line = lines.of(list.span());
        let strips: Vec<StripIndex> =
            list.into_inner().iter().filter_map(|id| strip_ids.get(id, FILE, line, problems)).collect();
        if strips.is_empty() {
            problems.add(FILE, line, "names no strip: add the ids it concerns");
        }
        (strips, line)
    };

    for row in document.solution {
        let (strips, line) = strips_of(row.strips, problems);
        sources.of_fact(&row.sources, FILE, line, problems);
        let amounts = [row.milligrams, row.millilitres];
        if !amounts.iter().all(|amount| amount.is_finite() && *amount > 0.0) {
            problems.add(FILE, line, "a solution is made of positive amounts, in mg and mL");
        }
        let SolutionRow { milligrams, millilitres, weaker, .. } = row;
        tables.solutions.push(Solution { strips, milligrams, millilitres, weaker });
    }
    for row in document.preparation {
        let line = lines.of(row.forms.span());
        sources.of_fact(&row.sources, FILE, line, problems);
        let message = messages.named(&[row.message], &[], FILE, line, problems).into_iter().next().unwrap_or_default();
        for form in row.forms.into_inner() {
            match Form::named(&form) {
                Some(form) if tables.preparations.iter().all(|own| own.form != form) => {
                    tables.preparations.push(Preparation { form, message, weighed: row.weighed });
                }
                _ => {
                    let forms = table::words(Form::ALL);
                    problems.add(FILE, line, format!("form \"{form}\": write each of {forms} at most once"));
                }
            }
        }
    }
    for row in document.limit {
        let (strips, line) = strips_of(row.strips, problems);
        let matrix =
            table::choice("matrix", &row.matrix, Matrix::ALL, FILE, line, problems).unwrap_or(Matrix::NotStated);
        if !(row.ng_per_ml.is_finite() && row.ng_per_ml > 0.0) {
            problems.add(FILE, line, "a detection limit is a positive number of ng/mL");
        }
        let found = sources.of_fact(&row.sources, FILE, line, problems);
        if let Some(analyte) = substances.get(&row.analyte, FILE, line, problems) {
            tables.limits.push(DetectionLimit { strips, analyte, limit: Limit(row.ng_per_ml), matrix, sources: found });
        }
    }
    for row in document.cross {
        let (strips, line) = strips_of(row.strips, problems);
        let detected = table::choice("detected", &row.detected, Detected::ALL, FILE, line, problems)
            .unwrap_or(Detected::Inconsistent);
        let found = sources.of_fact(&row.sources, FILE, line, problems);
        check_who(&row.substance, &row.group, line, problems);
        // A row about a group is for people to read; it names no substance.
        if let Some(id) = row.substance
            && let Some(substance) = substances.get(&id, FILE, line, problems)
        {
            tables.cross_reactivities.push(CrossReactivity { strips, substance, detected, sources: found });
        }
    }
    for row in document.interferent {
        let (strips, line) = strips_of(row.strips, problems);
        let found = sources.of_fact(&row.sources, FILE, line, problems);
        check_who(&row.substance, &row.group, line, problems);
        let (from, up_to) = (row.from_ng_per_ml, row.up_to_ng_per_ml);
        if [from, up_to].into_iter().flatten().any(|figure| !(figure.is_finite() && figure > 0.0)) {
            problems.add(FILE, line, "a concentration is a positive number of ng/mL");
        }
        if from.is_some() && !row.reacts || up_to.is_some() && row.reacts {
            problems.add(FILE, line, "from_ng_per_ml goes with reacts = true, up_to_ng_per_ml with reacts = false");
        }
        if let Some(id) = row.substance
            && let Some(substance) = substances.get(&id, FILE, line, problems)
        {
            tables.interferents.push(Interferent {
                strips,
                substance,
                reacts: row.reacts,
                from: from.map(Limit),
                up_to: up_to.map(Limit),
                sources: found,
            });
        }
    }
    for row in document.performance {
        let (strips, line) = strips_of(row.strips, problems);
        let found = sources.of_fact(&row.sources, FILE, line, problems);
        if let Some(sensitivity) = row.sensitivity {
            tables.performances.push(Performance { strips, sensitivity, sources: found });
        }
        for share in [row.sensitivity, row.specificity].into_iter().flatten() {
            if !(0.0..=1.0).contains(&share) {
                problems.add(FILE, line, "sensitivity and specificity are fractions from 0 to 1");
            }
        }
    }
    for row in document.lot {
        let line = lines.of(row.strip.span());
        strip_ids.get(row.strip.as_ref(), FILE, line, problems);
        sources.of_fact(&row.sources, FILE, line, problems);
    }
    for row in document.recall {
        let line = lines.of(row.strip.span());
        let found = sources.of_fact(&row.sources, FILE, line, problems);
        if let Some(strip) = strip_ids.get(row.strip.as_ref(), FILE, line, problems) {
            tables.recalls.push(Recall { strip, lots: row.lots, sources: found });
        }
    }
    Strips { tables, targets: target_ids, ids: strip_ids }
}

fn check_who(substance: &Option<String>, group: &Option<String>, line: usize, problems: &mut Problems) {
    if substance.is_some() == group.is_some() {
        problems.add(FILE, line, "name either a substance or a group");
    }
}
