//! Queries and the databases that have not seen them. A query is the complete
//! result set of one lineage for one substance; its database is the whole
//! without that lineage and what was copied from it, or without that substance.

use analogue_lookup::colour::cell_named;
use analogue_lookup::database::Signatures;
use analogue_lookup::database::schema::{Database, Record};
use analogue_lookup::reading::{ColourInput, ReadingInput, Sample, SampleInput, StageInput, check_sample};

/// What one lineage saw of one substance, on every reagent it recorded.
pub struct Query {
    pub substance: u16,
    /// The same readings as the core takes them.
    pub sample: Sample,
    pub readings: Vec<Seen>,
}

/// One reagent with the words for its stages, in order.
pub struct Seen {
    pub reagent: u8,
    pub stages: Vec<String>,
}

impl Seen {
    pub fn last(&self) -> &str {
        self.stages.last().map_or("", String::as_str)
    }
}

/// One lineage left out.
pub struct Fold {
    pub lineage: String,
    /// Without the records of the lineage, copies among them.
    pub database: Signatures,
    /// Records of other lineages that were taken out as copies of this one.
    pub copies: usize,
    /// Those whose substance keeps a recorded result for a reagent read.
    pub queries: Vec<Query>,
    /// Number of result sets whose substance keeps none.
    pub fell_out: usize,
}

pub fn whole() -> Signatures {
    Signatures::load().expect("the embedded database is whole")
}

/// The database with only the records that `keep` allows.
pub fn filtered(keep: impl Fn(&Database, &Record) -> bool) -> Signatures {
    let mut data = whole().data;
    let mut records = std::mem::take(&mut data.records);
    records.retain(|record| keep(&data, record));
    data.records = records;
    Signatures::from_data(data)
}

/// A fold for every lineage, the largest first.
pub fn by_lineage() -> Vec<Fold> {
    let all = whole();
    let mut folds: Vec<Fold> = (0..all.data.lineages.len() as u8).map(|lineage| fold(&all, lineage)).collect();
    folds.sort_by(|a, b| b.queries.len().cmp(&a.queries.len()).then_with(|| a.lineage.cmp(&b.lineage)));
    folds
}

fn fold(all: &Signatures, lineage: u8) -> Fold {
    let others = all.data.records.iter().filter(|record| record.lineage != lineage);
    let copies = others.filter(|record| is_copy(all, record, lineage)).count();
    let database = filtered(|_, record| record.lineage != lineage && !is_copy(all, record, lineage));
    let (queries, fallen): (Vec<Query>, Vec<Query>) = queries_of(all, lineage)
        .into_iter()
        .partition(|query| recorded(&database, &query.readings, query.substance) > 0);
    let lineage = all.data.lineages[usize::from(lineage)].id.clone();
    Fold { lineage, database, copies, queries, fell_out: fallen.len() }
}

/// Whether a record of another lineage repeats, for the same substance and
/// reagent, a colour name of this lineage that nobody finds in plain speech
/// ("moderate orange yellow"). Two people who looked for themselves would not
/// both write it, so the two are one observation.
fn is_copy(all: &Signatures, record: &Record, lineage: u8) -> bool {
    let own = records(all, record.reagent, record.substance).iter().filter(|other| other.lineage == lineage);
    let names: Vec<u16> = own.flat_map(stages).filter(|stage| is_technical(all, *stage)).collect();
    stages(record).any(|stage| names.iter().any(|name| text(all, *name) == text(all, stage)))
}

fn stages(record: &Record) -> impl Iterator<Item = u16> {
    record.alternatives.iter().flat_map(|course| course.stages.iter().copied())
}

fn text(all: &Signatures, stage: u16) -> &str {
    &all.data.phrases[usize::from(stage)].text
}

/// An ISCC–NBS name that is more than a plain modifier and a plain hue.
fn is_technical(all: &Signatures, stage: u16) -> bool {
    const PLAIN: [&str; 18] = [
        "very", "dark", "deep", "light", "pale", "black", "white", "grey", "brown", "yellow", "green", "orange",
        "purple", "violet", "red", "blue", "olive", "pink",
    ];
    let name = text(all, stage);
    cell_named(name).is_some() && name.split_whitespace().any(|word| !PLAIN.contains(&word))
}

/// The complete result sets of a lineage, by substance.
fn queries_of(all: &Signatures, lineage: u8) -> Vec<Query> {
    (0..all.data.substances.len() as u16).filter_map(|substance| query(all, lineage, substance)).collect()
}

/// `None` if the lineage has no record of the substance.
pub fn query(all: &Signatures, lineage: u8, substance: u16) -> Option<Query> {
    let readings: Vec<Seen> = all
        .data
        .records
        .iter()
        .filter(|record| record.lineage == lineage && record.substance == substance)
        .filter_map(|record| {
            // Of several courses in one lineage the first stands for all.
            let stages = &record.alternatives.first()?.stages;
            let words = stages.iter().map(|stage| all.data.phrases[usize::from(*stage)].text.clone()).collect();
            Some(Seen { reagent: record.reagent, stages: words })
        })
        .collect();
    (!readings.is_empty()).then(|| Query { substance, sample: sample(all, &readings), readings })
}

fn sample(all: &Signatures, readings: &[Seen]) -> Sample {
    let readings = readings.iter().map(|seen| ReadingInput::Reagent {
        reagent: all.data.reagents[usize::from(seen.reagent)].id.clone(),
        stages: seen
            .stages
            .iter()
            .map(|words| StageInput { colour: ColourInput::Words(words.clone()), seconds: None, effects: Vec::new() })
            .collect(),
        reader: None,
    });
    let input = SampleInput { readings: readings.collect(), ..SampleInput::default() };
    check_sample(all, &input).expect("the build read every phrase of the database")
}

/// On how many of the reagents read the substance has a record.
pub fn recorded(database: &Signatures, readings: &[Seen], substance: u16) -> usize {
    readings.iter().filter(|seen| !records(database, seen.reagent, substance).is_empty()).count()
}

/// The records of a substance on a reagent, one a lineage.
pub fn records(database: &Signatures, reagent: u8, substance: u16) -> &[Record] {
    let all = database.records_of(reagent);
    let first = all.partition_point(|record| record.substance < substance);
    let after = all.partition_point(|record| record.substance <= substance);
    &all[first..after]
}
