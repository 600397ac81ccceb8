//! What is recorded on one reagent, by kind: substances whose records say the
//! same are weighed once and share the result.

use colour::HueGroup;
use schema::{Database, Record, SubstanceIndex};
use std::ops::Range;
use std::sync::OnceLock;

/// Stands for "no record" in the table by substance.
const NO_ROW: u16 = u16::MAX;

/// The substances recorded on one reagent.
pub struct Recorded {
    /// By rising substance.
    pub rows: Vec<Row>,
    /// The records that speak for each kind, as a range of `data.records`.
    pub kinds: Vec<Range<usize>>,
    /// Row of every substance.
    by_substance: Vec<u16>,
    /// By kind, how likely each hue group is, 0 to 1, worked out on first use by `evidence::expected_hues`.
    pub hues: OnceLock<Vec<[f64; HueGroup::ALL.len()]>>,
    /// By kind, the number of its look, worked out on first use by `separation::looks`; those of one look cannot be
    /// told apart.
    pub looks: OnceLock<Vec<u16>>,
}

#[derive(Debug, Clone, Copy)]
pub struct Row {
    pub substance: SubstanceIndex,
    /// First record in `data.records` and number of records (lineages).
    pub first: u32,
    pub records: u8,
    /// Place in `kinds`.
    pub kind: u16,
}

impl Recorded {
    /// `range` is where the records of the reagent lie in `data.records`.
    pub fn of(data: &Database, range: Range<usize>) -> Self {
        let mut rows: Vec<Row> = Vec::new();
        let mut kinds: Vec<Range<usize>> = Vec::new();
        let mut by_substance = vec![NO_ROW; data.substances.len()];
        // Open addressing; kinds are fewer than records, so a place stays free.
        let mut table = vec![NO_ROW; (2 * range.len()).next_power_of_two().max(2)];
        let records = &data.records[range.clone()];
        let mut first = range.start;
        for own in records.chunk_by(|a, b| a.substance == b.substance) {
            let mut slot = hash(data, own) as usize % table.len();
            let kind = loop {
                match table[slot] {
                    NO_ROW => {
                        table[slot] = kinds.len() as u16;
                        kinds.push(first..first + own.len());
                        break table[slot];
                    }
                    kind if alike(data, &data.records[kinds[usize::from(kind)].clone()], own) => break kind,
                    _ => slot = (slot + 1) % table.len(),
                }
            };
            by_substance[usize::from(own[0].substance)] = rows.len() as u16;
            rows.push(Row { substance: own[0].substance, first: first as u32, records: own.len() as u8, kind });
            first += own.len();
        }
        Self { rows, kinds, by_substance, hues: OnceLock::new(), looks: OnceLock::new() }
    }

    /// `None` if nothing is recorded of it on this reagent.
    pub fn row_of(&self, substance: SubstanceIndex) -> Option<&Row> {
        // Of a further substance nothing is recorded.
        let row = self.by_substance.get(usize::from(substance))?;
        self.rows.get(usize::from(*row))
    }
}

/// The records say the same, and count the same.
fn alike(data: &Database, a: &[Record], b: &[Record]) -> bool {
    let quality = |record: &Record| data.lineages[usize::from(record.lineage)].quality;
    let same = |a: &Record, b: &Record| quality(a) == quality(b) && a.alternatives == b.alternatives;
    a.len() == b.len() && a.iter().zip(b).all(|(a, b)| same(a, b))
}

/// FNV-1a over what `alike` mostly depends on.
fn hash(data: &Database, records: &[Record]) -> u32 {
    let words = records.iter().flat_map(|record| {
        let quality = data.lineages[usize::from(record.lineage)].quality as u16;
        let stages = record.alternatives.iter().flat_map(|course| course.stages.iter().copied());
        stages.chain([u16::MAX - quality])
    });
    words.fold(0x811c_9dc5, |hash, word| (hash ^ u32::from(word)).wrapping_mul(0x0100_0193))
}

#[cfg(test)]
mod tests {
    use super::super::Signatures;

    #[test]
    fn every_record_stands_in_one_row_and_kinds_are_alike() {
        let database = Signatures::core().unwrap();
        for reagent in schema::ReagentIndex::first(database.data.reagents.len()) {
            let recorded = database.recorded(reagent);
            let n: usize = recorded.rows.iter().map(|row| usize::from(row.records)).sum();
            assert_eq!(n, database.records_of(reagent).len());
            for row in &recorded.rows {
                let own = &database.data.records[row.first as usize..row.first as usize + usize::from(row.records)];
                let kind = &database.data.records[recorded.kinds[usize::from(row.kind)].clone()];
                assert!(own.iter().all(|record| record.substance == row.substance));
                assert!(super::alike(&database.data, own, kind));
                assert_eq!(recorded.row_of(row.substance).map(|found| found.first), Some(row.first));
            }
            assert!(recorded.kinds.len() <= recorded.rows.len());
        }
    }
}
