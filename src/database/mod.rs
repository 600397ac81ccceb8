//! The compiled signatures and the ways to look into them: by id, by name, by
//! reagent. Everything else in the crate reads facts from here; this module
//! knows nothing of readings or verdicts.

mod blank;
pub mod coverage;
mod family_names;
mod identities;
mod lookup;
mod members;
mod missed;
pub mod names;
mod nearest;
mod printed;
mod recorded;
mod suggest;

pub use family_names::FamilyMatch;
pub use identities::ForeignIdentities;
pub use lookup::{Match, NameMatch};
pub use members::ClassName;
pub use printed::StripMeant;
pub use recorded::Recorded;

use crate::order::sort_by;
use colour::{CELLS, ColourError, HueGroup, Region, Signal, hue_group};
use lookup::NameIndex;
use schema::{
    Database, Family, FamilyIndex, Identities, Index, Lineage, LineageIndex, MessageIndex, MessageText, Phrase,
    Reagent, ReagentIndex, Record, Source, SourceIndex, Strip, StripIndex, Substance, SubstanceIndex, Target,
    TargetIndex, sealed, wire,
};
use std::ops::Range;
use std::sync::OnceLock;

/// The file of the database that this build was made with. The wasm of the package has none in it: it takes the file,
/// which lies beside it.
static EMBEDDED: &[u8] = include_bytes!(concat!(env!("OUT_DIR"), "/database.bin"));

/// Of the files that this build can read.
const FORMAT: u64 = u64::from_le_bytes(*include_bytes!(concat!(env!("OUT_DIR"), "/format.bin")));

/// The report of rows left out, as compiled with the database.
pub static LEFT_OUT: &str = include_str!(concat!(env!("OUT_DIR"), "/LEFT-OUT.md"));

/// The database with its indexes.
pub struct Signatures {
    /// What indexes point into, but for the further substances; records by reagent, then substance, then lineage.
    pub data: Database,
    /// Empty until it is added.
    beside: Identities,
    /// Built on first use: a verdict without names does not pay for it.
    names: OnceLock<NameIndex>,
    /// Substances in the order of their ids, and what is sold as a family, in
    /// lower-case words, sorted out on first use.
    by_id: OnceLock<Vec<SubstanceIndex>>,
    by_key: OnceLock<Vec<MessageIndex>>,
    sold_as: OnceLock<Vec<(FamilyIndex, String)>>,
    /// Region of every phrase.
    pub regions: Vec<Region>,
    /// Shares of the hue groups in every phrase.
    hues: Vec<[f64; HueGroup::ALL.len()]>,
    /// Expected lightness (CIELAB L) of every phrase, 100 for no reaction.
    pub lightness: Vec<f64>,
    /// Untouched colour of every reagent, read on first use.
    untouched: Vec<OnceLock<Option<Region>>>,
    /// What of the colours on each reagent is its reaction, where not all are.
    signals: Vec<Option<Signal>>,
    /// Range of `data.records` of every reagent.
    by_reagent: Vec<Range<usize>>,
    /// What is recorded on every reagent, sorted out on first use.
    recorded: Vec<OnceLock<Recorded>>,
}

/// The file is no database that this build can read, or it did not come whole.
#[derive(Debug)]
pub struct Damaged;

impl std::fmt::Display for Damaged {
    fn fmt(&self, f: &mut std::fmt::Formatter) -> std::fmt::Result {
        f.write_str("this is no database that this build reads, or it is damaged; build it anew")
    }
}

impl std::error::Error for Damaged {}

impl Signatures {
    /// The embedded database with the identities that belong to it.
    #[cfg(not(target_arch = "wasm32"))]
    pub fn load() -> Result<Self, Damaged> {
        let mut signatures = Self::core()?;
        signatures.add_identities(identities::EMBEDDED).map_err(|_| Damaged)?;
        Ok(signatures)
    }

    /// The embedded database. In wasm the identities come in a file of their
    /// own, through [`Signatures::add_identities`].
    #[cfg(target_arch = "wasm32")]
    pub fn load() -> Result<Self, Damaged> {
        Self::core()
    }

    /// The embedded database without identities.
    pub fn core() -> Result<Self, Damaged> {
        Self::read(EMBEDDED)
    }

    /// The database of a file, without identities. The bytes may be anything.
    pub fn read(file: &[u8]) -> Result<Self, Damaged> {
        let content = sealed::open(FORMAT, file).ok_or(Damaged)?;
        wire::from_bytes(content).map(Self::from_data).ok_or(Damaged)
    }

    /// Indexes a database, whole or with rows taken out. Records must stay
    /// sorted by reagent, then substance, then lineage.
    pub fn from_data(mut data: Database) -> Self {
        fill_ids(&mut data.substances);
        let regions: Vec<Region> = data
            .phrases
            .iter()
            .map(|phrase| Region::from_shares(phrase.cells.iter().map(|part| (part.cell, f64::from(part.share)))))
            .collect();
        let hues = regions.iter().map(hues).collect();
        let lightness = regions.iter().map(Region::lightness).collect();
        let mut by_reagent = Vec::with_capacity(data.reagents.len());
        let mut start = 0;
        for reagent in 0..data.reagents.len() {
            let end = start + data.records[start..].partition_point(|record| usize::from(record.reagent) <= reagent);
            by_reagent.push(start..end);
            start = end;
        }
        Self {
            beside: Identities::default(),
            names: OnceLock::new(),
            by_id: OnceLock::new(),
            by_key: OnceLock::new(),
            sold_as: OnceLock::new(),
            regions,
            hues,
            lightness,
            untouched: data.reagents.iter().map(|_| OnceLock::new()).collect(),
            // Damaged words are no signal: every colour then counts.
            signals: data.reagents.iter().map(|reagent| Signal::of(&reagent.signal).ok().flatten()).collect(),
            recorded: data.reagents.iter().map(|_| OnceLock::new()).collect(),
            by_reagent,
            data,
        }
    }

    /// By the very id, in lower case; a further substance is found once the identities are added.
    pub fn substance_by_id(&self, id: &str) -> Option<SubstanceIndex> {
        let id_of = |index: SubstanceIndex| self.substance(index).id.as_str();
        sorted_place(&self.by_id, self.substance_count(), id_of, id)
    }

    /// The text of a message by its key.
    pub fn message_by_key(&self, key: &str) -> Option<&MessageText> {
        let key_of = |index: MessageIndex| self.data.messages[usize::from(index)].key.as_str();
        let index = sorted_place(&self.by_key, self.data.messages.len(), key_of, key)?;
        self.data.messages.get(usize::from(index))
    }

    /// Ids of sources by their places.
    pub fn source_ids(&self, sources: &[SourceIndex]) -> Vec<&str> {
        sources.iter().map(|source| self.source(*source).id.as_str()).collect()
    }

    /// The family is, or can become, a hazard.
    pub fn is_hazard(&self, family: FamilyIndex) -> bool {
        self.family(family).hazard != schema::HazardKind::No
    }

    /// The family of the substance is, or can become, a hazard.
    pub fn is_of_hazard(&self, substance: SubstanceIndex) -> bool {
        self.is_hazard(self.substance(substance).family)
    }

    /// By the very id, in lower case; `find_families` takes names.
    pub fn family_by_id(&self, id: &str) -> Option<FamilyIndex> {
        self.data.families.iter().position(|family| family.id == id).map(FamilyIndex::at)
    }

    /// Records of a reagent, sorted by substance, then lineage.
    pub fn records_of(&self, reagent: ReagentIndex) -> &[Record] {
        &self.data.records[self.by_reagent[usize::from(reagent)].clone()]
    }

    /// What is recorded on a reagent.
    pub fn recorded(&self, reagent: ReagentIndex) -> &Recorded {
        let index = usize::from(reagent);
        self.recorded[index].get_or_init(|| Recorded::of(&self.data, self.by_reagent[index].clone()))
    }

    /// The region of a colour as a person enters it. Words that a source uses
    /// are looked up, which is a hundred times faster than reading them.
    pub fn read_colour(&self, text: &str) -> Result<Region, ColourError> {
        match self.recorded_colour(text) {
            Some(region) => Ok(region.clone()),
            None => colour::read(text).map(|read| read.region),
        }
    }

    /// The region of words that a source uses.
    pub fn recorded_colour(&self, text: &str) -> Option<&Region> {
        let wanted = text.trim();
        let known = |phrase: &Phrase| !phrase.apart && phrase.text.eq_ignore_ascii_case(wanted);
        self.data.phrases.iter().position(known).map(|found| &self.regions[found])
    }

    /// Shares of the hue groups in a phrase.
    pub fn hues_of(&self, phrase: u16) -> &[f64; HueGroup::ALL.len()] {
        &self.hues[usize::from(phrase)]
    }

    /// A reagent by id, name or alias; case, spaces and apostrophes are free.
    pub fn reagent_named(&self, text: &str) -> Option<ReagentIndex> {
        let reagents = &self.data.reagents;
        // Most often it is the id.
        let exactly = || reagents.iter().position(|reagent| reagent.id == text);
        let named = || {
            reagents.iter().position(|reagent| {
                let names = [&reagent.id, &reagent.name];
                names.into_iter().chain(&reagent.aliases).any(|name| is_plainly(name, text))
            })
        };
        exactly().or_else(named).map(ReagentIndex::at)
    }

    /// A strip by id or name.
    pub fn strip_named(&self, text: &str) -> Option<StripIndex> {
        let strips = &self.data.strips.strips;
        let exactly = || strips.iter().position(|strip| strip.id == text);
        let named = || strips.iter().position(|strip| is_plainly(&strip.id, text) || is_plainly(&strip.name, text));
        exactly().or_else(named).map(StripIndex::at)
    }

    /// " (did you mean …?)" for an unknown reagent, or nothing.
    pub fn nearest_reagent(&self, text: &str) -> String {
        nearest::did_you_mean(text, self.reagent_ids())
    }

    /// The same for an unknown strip.
    pub fn nearest_strip(&self, text: &str) -> String {
        nearest::did_you_mean(text, self.strip_ids())
    }

    /// The same for a member of a kit, which may be either.
    pub fn nearest_test(&self, text: &str) -> String {
        nearest::did_you_mean(text, self.reagent_ids().chain(self.strip_ids()))
    }

    fn reagent_ids(&self) -> impl Iterator<Item = &str> {
        self.data.reagents.iter().map(|reagent| reagent.id.as_str())
    }

    fn strip_ids(&self) -> impl Iterator<Item = &str> {
        self.data.strips.strips.iter().map(|strip| strip.id.as_str())
    }

    /// Panics if the index is not of this database.
    pub fn family(&self, family: FamilyIndex) -> &Family {
        &self.data.families[usize::from(family)]
    }

    /// Panics if the index is not of this database.
    pub fn reagent(&self, reagent: ReagentIndex) -> &Reagent {
        &self.data.reagents[usize::from(reagent)]
    }

    /// Panics if the index is not of this database.
    pub fn source(&self, source: SourceIndex) -> &Source {
        &self.data.sources[usize::from(source)]
    }

    /// Sources that copy one another are one lineage. Panics if the index is not of this database.
    pub fn lineage(&self, lineage: LineageIndex) -> &Lineage {
        &self.data.lineages[usize::from(lineage)]
    }

    /// Panics if the index is not of this database.
    pub fn target(&self, target: TargetIndex) -> &Target {
        &self.data.strips.targets[usize::from(target)]
    }

    /// A product, or the entry for any brand. Panics if the index is not of this database.
    pub fn strip(&self, strip: StripIndex) -> &Strip {
        &self.data.strips.strips[usize::from(strip)]
    }

    /// Whether a row about these strips is about this one: it names it, or,
    /// where the product is not known, a product of the same target.
    pub fn is_about(&self, strip: StripIndex, strips: &[StripIndex]) -> bool {
        let row = self.strip(strip);
        strips.iter().any(|s| *s == strip || (!row.product && self.strip(*s).target == row.target))
    }

    /// What strips are made to see, the most urgent family first.
    pub fn targets_by_urgency(&self) -> Vec<TargetIndex> {
        let targets = &self.data.strips.targets;
        let urgency = |target: &TargetIndex| self.family(targets[usize::from(*target)].family).urgency;
        let mut indexes: Vec<TargetIndex> = TargetIndex::first(targets.len()).collect();
        sort_by(&mut indexes, |a, b| urgency(a).cmp(&urgency(b)));
        indexes
    }

    /// What a strip is made to see.
    pub fn target_of(&self, strip: StripIndex) -> &Target {
        self.target(self.strip(strip).target)
    }
}

/// Ids that are the slug of the name are left out of the bytes.
fn fill_ids(substances: &mut [Substance]) {
    for substance in substances.iter_mut().filter(|substance| substance.id.is_empty()) {
        substance.id = schema::slug::of(&substance.name);
    }
}

/// Shares of the hue groups.
fn hues(region: &Region) -> [f64; HueGroup::ALL.len()] {
    let mut hues = [0.0; HueGroup::ALL.len()];
    for (cell, share) in region.shares() {
        hues[hue_group(*cell).index()] += share;
    }
    hues
}

/// Letters and digits only, lower-case.
fn plain(text: &str) -> String {
    plain_letters(text).map(char::from).collect()
}

fn plain_letters(text: &str) -> impl Iterator<Item = u8> {
    text.bytes().filter(u8::is_ascii_alphanumeric).map(|byte| byte.to_ascii_lowercase())
}

/// The same letters and digits, in whatever case.
fn is_plainly(one: &str, other: &str) -> bool {
    plain_letters(one).eq(plain_letters(other))
}

const _: () = assert!(CELLS <= u16::MAX as usize);

/// The place of a row by its text, through an order of the rows that is sorted
/// out on first use.
fn sorted_place<'a, I: Index>(
    order: &OnceLock<Vec<I>>,
    rows: usize,
    text: impl Fn(I) -> &'a str,
    wanted: &str,
) -> Option<I> {
    let order = order.get_or_init(|| {
        let mut indexes: Vec<I> = (0..rows).map(I::at).collect();
        sort_by(&mut indexes, |a, b| text(*a).cmp(text(*b)));
        indexes
    });
    order.binary_search_by(|index| text(*index).cmp(wanted)).ok().map(|found| order[found])
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn records_are_grouped_by_reagent() {
        let database = Signatures::load().unwrap();
        let total: usize =
            ReagentIndex::first(database.data.reagents.len()).map(|r| database.records_of(r).len()).sum();
        assert_eq!(total, database.data.records.len());
        for reagent in ReagentIndex::first(database.data.reagents.len()) {
            assert!(database.records_of(reagent).iter().all(|record| record.reagent == reagent));
        }
    }

    #[test]
    fn what_is_no_such_file_is_refused() {
        let mut altered = EMBEDDED.to_vec();
        altered[EMBEDDED.len() / 2] ^= 1;
        for bytes in
            [&altered[..], &EMBEDDED[..EMBEDDED.len() / 2], &EMBEDDED[16..], &[], b"<!doctype html>", &[255; 64]]
        {
            assert!(Signatures::read(bytes).is_err());
        }
        assert!(Signatures::read(EMBEDDED).is_ok());
    }

    #[test]
    fn reagents_are_found_by_id_and_by_name() {
        let database = Signatures::load().unwrap();
        assert_eq!(database.reagent_named("simons"), database.reagent_named("Simon's"));
        assert!(database.reagent_named("simons").is_some());
        assert_eq!(database.nearest_reagent("marqis"), " (did you mean \"marquis\"?)");
        assert_eq!(database.nearest_reagent("\u{0}\u{feff}"), "");
    }
}
