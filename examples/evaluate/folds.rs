//! Queries and the databases that have not seen them. A query is the complete
//! result set of one lineage or source for one substance; its database is the
//! whole without them and what was copied from them, or without that substance.

use analogue_lookup::database::Signatures;
use analogue_lookup::reading::{ColourInput, ReadingInput, Sample, SampleInput, StageInput, check_sample};
use colour::cell_named;
use schema::{Database, Lineage, Quality, ReagentIndex, Record, Source, SubstanceIndex};

/// What one lineage saw of one substance, on every reagent it recorded.
pub struct Query {
    pub substance: SubstanceIndex,
    /// The same readings as the core takes them.
    pub sample: Sample,
    pub readings: Vec<Seen>,
}

/// One reagent with the words for its stages, in order.
pub struct Seen {
    pub reagent: ReagentIndex,
    pub stages: Vec<String>,
}

impl Seen {
    /// Of several courses the first stands for all; none if the record holds none.
    pub fn of(all: &Signatures, record: &Record) -> Option<Self> {
        let stages = &record.alternatives.first()?.stages;
        let words = stages.iter().map(|stage| all.data.phrases[usize::from(*stage)].text.clone()).collect();
        Some(Self { reagent: record.reagent, stages: words })
    }

    pub fn last(&self) -> &str {
        self.stages.last().map_or("", String::as_str)
    }
}

/// One lineage or one source left out.
pub struct Fold {
    pub name: String,
    pub quality: Quality,
    /// Without its records, copies among them.
    pub database: Signatures,
    /// Records of others that were taken out as copies of these.
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
    let fold = |(place, lineage): (usize, &Lineage)| {
        fold(&all, &lineage.id, lineage.quality, |record| usize::from(record.lineage) == place)
    };
    largest_first(all.data.lineages.iter().enumerate().map(fold).collect())
}

/// A fold for every source of reactions, the largest first: every record that
/// names the source is left out, whatever lineage it belongs to and whoever
/// else says the same.
pub fn by_source() -> Vec<Fold> {
    let all = whole();
    let fold = |(place, source): (usize, &Source)| {
        let names = |record: &Record| record.sources.iter().any(|named| usize::from(*named) == place);
        let lineage = all.data.records.iter().find(|record| names(record))?.lineage;
        let quality = all.data.lineages[usize::from(lineage)].quality;
        Some(fold(&all, &source.id, quality, names))
    };
    largest_first(all.data.sources.iter().enumerate().filter_map(fold).collect())
}

fn largest_first(mut folds: Vec<Fold>) -> Vec<Fold> {
    folds.sort_by(|a, b| b.queries.len().cmp(&a.queries.len()).then_with(|| a.name.cmp(&b.name)));
    folds
}

fn fold(all: &Signatures, name: &str, quality: Quality, is_own: impl Fn(&Record) -> bool) -> Fold {
    let others = all.data.records.iter().filter(|record| !is_own(record));
    let copies = others.filter(|record| is_copy(all, record, &is_own)).count();
    let database = filtered(|_, record| !is_own(record) && !is_copy(all, record, &is_own));
    let (queries, fallen): (Vec<Query>, Vec<Query>) = SubstanceIndex::first(all.data.substances.len())
        .filter_map(|substance| query(all, substance, &is_own))
        .partition(|query| recorded(&database, &query.readings, query.substance) > 0);
    Fold { name: name.to_owned(), quality, database, copies, queries, fell_out: fallen.len() }
}

/// Whether another record repeats, for the same substance and reagent, a
/// colour name of the records left out that nobody finds in plain speech
/// ("moderate orange yellow"). Two people who looked for themselves would not
/// both write it, so the two are one observation.
fn is_copy(all: &Signatures, record: &Record, is_own: impl Fn(&Record) -> bool) -> bool {
    let own = records(all, record.reagent, record.substance).iter().filter(|other| is_own(other));
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

/// The complete result set of a substance; `None` if these hold no record of it.
pub fn query(all: &Signatures, substance: SubstanceIndex, is_own: impl Fn(&Record) -> bool) -> Option<Query> {
    let readings: Vec<Seen> = all
        .data
        .records
        .iter()
        .filter(|record| record.substance == substance && is_own(record))
        .filter_map(|record| Seen::of(all, record))
        .collect();
    (!readings.is_empty()).then(|| Query { substance, sample: sample(all, &readings), readings })
}

pub fn sample(all: &Signatures, readings: &[Seen]) -> Sample {
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
pub fn recorded(database: &Signatures, readings: &[Seen], substance: SubstanceIndex) -> usize {
    readings.iter().filter(|seen| !records(database, seen.reagent, substance).is_empty()).count()
}

/// The records of a substance on a reagent, one a lineage.
pub fn records(database: &Signatures, reagent: ReagentIndex, substance: SubstanceIndex) -> &[Record] {
    let all = database.records_of(reagent);
    let first = all.partition_point(|record| record.substance < substance);
    let after = all.partition_point(|record| record.substance <= substance);
    &all[first..after]
}
