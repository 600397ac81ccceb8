//! The compiled signatures and the ways to look into them: by id, by name, by
//! reagent. Everything else in the crate reads facts from here; this module
//! knows nothing of readings or verdicts.

mod catalogue;
mod formula;
pub mod names;
mod nearest;
mod profile;
pub mod schema;
mod slug;

pub use catalogue::Catalogue;
pub use profile::Profile;

use crate::colour::{self, CELLS, ColourError, HueGroup, Region};
use crate::order::sort_by;
use names::{NameKind, Names};
use schema::{Alias, AliasKind, Database, Record, Strip, Substance, Target};
use std::ops::Range;
use std::sync::OnceLock;

/// The database that was compiled into this build.
static CORE: &[u8] = include_bytes!(concat!(env!("OUT_DIR"), "/core.bin"));

/// The report of rows left out, as compiled with the database.
pub static LEFT_OUT: &str = include_str!(concat!(env!("OUT_DIR"), "/LEFT-OUT.md"));

/// The database with its indexes.
pub struct Signatures {
    pub data: Database,
    /// Built on first use: a verdict without names does not pay for it.
    names: OnceLock<Names>,
    /// Region of every phrase.
    pub regions: Vec<Region>,
    /// Places of the phrases that are words, sorted by their text.
    by_text: Vec<u16>,
    /// Shares of the hue groups in every phrase.
    hues: Vec<[f64; HueGroup::ALL.len()]>,
    /// Expected lightness (CIELAB L) of every phrase, 100 for no reaction.
    pub lightness: Vec<f64>,
    /// Untouched colour of every reagent.
    pub untouched: Vec<Option<Region>>,
    /// Range of `data.records` of every reagent.
    by_reagent: Vec<Range<usize>>,
    /// Texts of the name index in its order: name, aliases, CAS, InChIKey.
    entries: Vec<Entry>,
}

/// A text that names a substance.
#[derive(Debug, Clone, Copy)]
enum Entry {
    Name(u16),
    Alias(u32),
    Cas(u16),
    InchiKey(u16),
}

/// A name that was found.
#[derive(Debug, Clone, PartialEq)]
pub struct NameMatch<'a> {
    pub substance: u16,
    pub text: &'a str,
    /// `name`, `synonym`, `street`, `brand`, `cas` or `inchikey`.
    pub kind: &'static str,
    /// 0..1; 1 is exact.
    pub score: f64,
}

impl Signatures {
    /// Unpacks the embedded database. The error cannot be met unless the file
    /// was damaged after the build.
    pub fn load() -> Result<Self, postcard::Error> {
        postcard::from_bytes(CORE).map(Self::from_data)
    }

    /// Indexes a database, whole or with rows taken out. Records must stay
    /// sorted by reagent, then substance, then lineage.
    pub fn from_data(mut data: Database) -> Self {
        for substance in data.substances.iter_mut().filter(|substance| substance.id.is_empty()) {
            substance.id = slug::of(&substance.name);
        }
        let regions: Vec<Region> = data.phrases.iter().map(|phrase| region_of(&phrase.cells)).collect();
        let hues = regions.iter().map(|region| HueGroup::ALL.map(|group| region.share_of(group))).collect();
        let mut by_reagent = Vec::with_capacity(data.reagents.len());
        let mut start = 0;
        for reagent in 0..data.reagents.len() {
            let end = start + data.records[start..].partition_point(|record| usize::from(record.reagent) <= reagent);
            by_reagent.push(start..end);
            start = end;
        }
        let entries = entries(&data);
        let mut by_text: Vec<u16> =
            (0u16..).zip(&data.phrases).filter(|(_, phrase)| !phrase.measured).map(|(place, _)| place).collect();
        sort_by(&mut by_text, |a, b| data.phrases[usize::from(*a)].text.cmp(&data.phrases[usize::from(*b)].text));
        let lightness = regions.iter().map(Region::lightness).collect();
        let untouched = Vec::new();
        let mut signatures =
            Self { names: OnceLock::new(), by_text, regions, hues, lightness, untouched, by_reagent, entries, data };
        signatures.untouched =
            signatures.data.reagents.iter().map(|row| signatures.read_colour(&row.untouched).ok()).collect();
        signatures
    }

    pub fn substance(&self, place: u16) -> &Substance {
        &self.data.substances[usize::from(place)]
    }

    pub fn substance_by_id(&self, id: &str) -> Option<u16> {
        self.data.substances.iter().position(|substance| substance.id == id).map(|place| place as u16)
    }

    /// Ids of sources by their places.
    pub fn source_ids(&self, places: &[u8]) -> Vec<&str> {
        places.iter().map(|place| self.data.sources[usize::from(*place)].id.as_str()).collect()
    }

    /// Monoisotopic mass in Da.
    pub fn mass(&self, place: u16) -> Option<f64> {
        formula::monoisotopic_mass(&self.substance(place).formula).map(|mass| (mass * 1e5).round() / 1e5)
    }

    pub fn family_by_id(&self, id: &str) -> Option<u8> {
        self.data.families.iter().position(|family| family.id == id).map(|place| place as u8)
    }

    /// The index of names.
    pub fn names(&self) -> &Names {
        self.names.get_or_init(|| {
            Names::build(self.entries.iter().map(|entry| {
                let (text, substance, kind) = entry_of(&self.data, *entry);
                (text, u32::from(substance), kind)
            }))
        })
    }

    /// Substances that a text may name, best first. The name of a family finds
    /// members of it and what bears this very name: "benzos" is not benzocaine.
    pub fn find(&self, text: &str, limit: usize) -> Vec<NameMatch<'_>> {
        let wanted = spaced(text);
        let named = self
            .families_sold_as(text)
            .into_iter()
            .find(|family| self.data.families[usize::from(*family)].sold_as.iter().any(|name| spaced(name) == wanted));
        let Some(family) = named else { return self.matches(text, limit) };
        let mut found = self.matches(text, usize::MAX);
        found.retain(|found| found.score >= 1.0 || self.substance(found.substance).family == family);
        found.truncate(limit);
        found
    }

    fn matches(&self, text: &str, limit: usize) -> Vec<NameMatch<'_>> {
        self.names()
            .find(text, limit)
            .into_iter()
            .map(|found| {
                let (text, substance, kind) = entry_of(&self.data, self.entries[found.entry as usize]);
                let kind = match kind {
                    NameKind::Name => "name",
                    NameKind::Synonym => "synonym",
                    NameKind::Street => "street",
                    NameKind::Brand => "brand",
                    NameKind::Cas => "cas",
                    NameKind::InchiKey => "inchikey",
                };
                NameMatch { substance, text, kind, score: f64::from(found.score) }
            })
            .collect()
    }

    /// Records of a reagent, sorted by substance, then lineage.
    pub fn records_of(&self, reagent: u8) -> &[Record] {
        &self.data.records[self.by_reagent[usize::from(reagent)].clone()]
    }

    /// Place of the first record of a reagent in `data.records`.
    pub fn first_record_of(&self, reagent: u8) -> usize {
        self.by_reagent[usize::from(reagent)].start
    }

    /// The region of a colour as a person enters it. Words that a source uses
    /// are looked up, which is a hundred times faster than reading them.
    pub fn read_colour(&self, text: &str) -> Result<Region, ColourError> {
        let wanted = text.trim().to_ascii_lowercase();
        let text_of = |place: &u16| self.data.phrases[usize::from(*place)].text.as_str();
        match self.by_text.binary_search_by(|place| text_of(place).cmp(&wanted)) {
            Ok(found) => Ok(self.regions[usize::from(self.by_text[found])].clone()),
            Err(_) => colour::read(text).map(|read| read.region),
        }
    }

    /// Number of substances with a record on a reagent.
    pub fn recorded_on(&self, reagent: u8) -> usize {
        let records = self.records_of(reagent);
        records.chunk_by(|a, b| a.substance == b.substance).count()
    }

    /// Shares of the hue groups in the last colour of a substance on a
    /// reagent, lineages and alternatives in equal parts; `None` without a
    /// record.
    pub fn last_hues(&self, reagent: u8, substance: u16) -> Option<[f64; HueGroup::ALL.len()]> {
        let records = self.records_of(reagent);
        let first = records.partition_point(|record| record.substance < substance);
        let own = records[first..].iter().take_while(|record| record.substance == substance);
        let mut sum = [0.0; HueGroup::ALL.len()];
        let mut n = 0.0;
        for stage in own.flat_map(|record| &record.alternatives).filter_map(|course| course.stages.last()) {
            sum.iter_mut().zip(&self.hues[usize::from(*stage)]).for_each(|(total, share)| *total += share);
            n += 1.0;
        }
        sum.iter_mut().for_each(|total| *total /= n);
        (n > 0.0).then_some(sum)
    }

    /// A reagent by id, name or alias; case, spaces and apostrophes are free.
    pub fn reagent_named(&self, text: &str) -> Option<u8> {
        let wanted = plain(text);
        self.data
            .reagents
            .iter()
            .position(|reagent| {
                plain(&reagent.id) == wanted
                    || plain(&reagent.name) == wanted
                    || reagent.aliases.iter().any(|alias| plain(alias) == wanted)
            })
            .map(|place| place as u8)
    }

    /// A strip by id or name.
    pub fn strip_named(&self, text: &str) -> Option<u8> {
        let wanted = plain(text);
        self.data
            .strips
            .strips
            .iter()
            .position(|strip| plain(&strip.id) == wanted || plain(&strip.name) == wanted)
            .map(|place| place as u8)
    }

    /// " (did you mean …?)" for an unknown reagent, or nothing.
    pub fn nearest_reagent(&self, text: &str) -> String {
        nearest::did_you_mean(text, self.reagent_ids())
    }

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

    pub fn strip(&self, place: u8) -> &Strip {
        &self.data.strips.strips[usize::from(place)]
    }

    /// What a strip is made to see.
    pub fn target_of(&self, strip: u8) -> &Target {
        &self.data.strips.targets[usize::from(self.strip(strip).target)]
    }

    /// Families whose common names, as a whole, are this text or a word run
    /// in it ("spice paper").
    pub fn families_sold_as(&self, text: &str) -> Vec<u8> {
        let words = format!(" {} ", spaced(text));
        self.data
            .families
            .iter()
            .enumerate()
            .filter(|(_, family)| {
                family.sold_as.iter().any(|name| {
                    let name = spaced(name);
                    !name.is_empty() && words.contains(&format!(" {name} "))
                })
            })
            .map(|(place, _)| place as u8)
            .collect()
    }
}

fn entries(data: &Database) -> Vec<Entry> {
    let substances = || 0..data.substances.len() as u16;
    substances()
        .map(Entry::Name)
        .chain((0..data.aliases.len() as u32).map(Entry::Alias))
        .chain(substances().filter(|s| !data.substances[usize::from(*s)].cas.is_empty()).map(Entry::Cas))
        .chain(substances().filter(|s| !data.substances[usize::from(*s)].inchikey.is_empty()).map(Entry::InchiKey))
        .collect()
}

fn entry_of(data: &Database, entry: Entry) -> (&str, u16, NameKind) {
    let row = |place: u16| &data.substances[usize::from(place)];
    match entry {
        Entry::Name(place) => (&row(place).name, place, NameKind::Name),
        Entry::Cas(place) => (&row(place).cas, place, NameKind::Cas),
        Entry::InchiKey(place) => (&row(place).inchikey, place, NameKind::InchiKey),
        Entry::Alias(place) => {
            let Alias { text, substance, kind } = &data.aliases[place as usize];
            let kind = match kind {
                AliasKind::Synonym | AliasKind::Spelling => NameKind::Synonym,
                AliasKind::Street => NameKind::Street,
                AliasKind::Brand => NameKind::Brand,
            };
            (text, *substance, kind)
        }
    }
}

/// A region from its compiled shares.
fn region_of(shares: &[(u16, u8)]) -> Region {
    let mut dense = [0.0; CELLS];
    for (cell, share) in shares {
        dense[usize::from(*cell)] = f64::from(*share);
    }
    Region::from_dense(&dense)
}

/// Letters and digits only, lower-case.
fn plain(text: &str) -> String {
    text.chars().filter(char::is_ascii_alphanumeric).map(|c| c.to_ascii_lowercase()).collect()
}

/// Lower-case words with one space between.
fn spaced(text: &str) -> String {
    let cleaned: String =
        text.chars().map(|c| if c.is_ascii_alphanumeric() { c.to_ascii_lowercase() } else { ' ' }).collect();
    cleaned.split_whitespace().collect::<Vec<_>>().join(" ")
}

const _: () = assert!(CELLS <= u16::MAX as usize);

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn records_are_grouped_by_reagent() {
        let database = Signatures::load().unwrap();
        let total: usize = (0..database.data.reagents.len() as u8).map(|r| database.records_of(r).len()).sum();
        assert_eq!(total, database.data.records.len());
        for reagent in 0..database.data.reagents.len() as u8 {
            assert!(database.records_of(reagent).iter().all(|record| record.reagent == reagent));
        }
    }

    #[test]
    fn reagents_are_found_by_id_and_by_name() {
        let database = Signatures::load().unwrap();
        assert_eq!(database.reagent_named("simons"), database.reagent_named("Simon's"));
        assert!(database.reagent_named("simons").is_some());
        assert_eq!(database.nearest_reagent("marqis"), " (did you mean \"marquis\"?)");
        assert_eq!(database.nearest_reagent("\u{0}\u{feff}"), "");
    }

    /// What staff type, and all that it must give, or nothing.
    #[test]
    fn street_names_find_what_a_worker_expects() {
        let database = Signatures::load().unwrap();
        for (text, expected) in [
            ("smack", "heroin"),
            ("gear", "heroin"),
            ("dope", "heroin"),
            ("molly", "mdma"),
            ("mandy", "mdma"),
            ("eccies", "mdma"),
            ("xans", "alprazolam"),
            ("tranq", "xylazine"),
            ("tranq dope", "fentanyl heroin xylazine"),
            ("benzo dope", "fentanyl heroin"),
            ("M30", "fentanyl oxycodone"),
            ("blue 30s", "fentanyl oxycodone"),
            ("blues", "diazepam fentanyl oxycodone"),
            ("lean", "codeine promethazine"),
            ("speedball", "cocaine heroin"),
            ("crystal", "mdma methamphetamine"),
            ("tina", "methamphetamine"),
            ("ice", "methamphetamine"),
            ("crank", "methamphetamine"),
            ("meow", "mephedrone"),
            ("monkey dust", "mdphp mdpv"),
            ("pink", "tusi u-47700"),
            ("zaza", "tianeptine"),
            ("GBL", "gbl"),
            ("spice", ""),
            ("K2", ""),
            ("benzos", ""),
            ("down", ""),
            ("nos", ""),
            ("laughing gas", ""),
            ("poppers", ""),
        ] {
            let mut own: Vec<&str> = database
                .find(text, 10)
                .iter()
                .filter(|found| found.score >= 1.0 || expected.is_empty())
                .map(|found| database.substance(found.substance).id.as_str())
                .collect();
            own.sort_unstable();
            assert_eq!(own.join(" "), expected, "{text}");
        }
    }

    #[test]
    fn a_name_that_stands_for_a_class_is_read_as_the_family() {
        let database = Signatures::load().unwrap();
        for (text, family) in [
            ("spice", "scra"),
            ("K2", "scra"),
            ("K-2", "scra"),
            ("black mamba", "scra"),
            ("benzos", "benzodiazepines"),
            ("benzo dope", "benzodiazepines"),
            ("down", "fentanyls"),
            ("nitazenes", "nitazenes"),
            ("bath salts", "cathinones"),
            ("sleepers", "other-sedative"),
        ] {
            let place = database.family_by_id(family).unwrap();
            assert!(database.families_sold_as(text).contains(&place), "{text}");
        }
        let members = database.find("nitazene", 100);
        let nitazenes = database.family_by_id("nitazenes").unwrap();
        assert!(!members.is_empty());
        assert!(members.iter().all(|found| database.substance(found.substance).family == nitazenes));
    }

    #[test]
    fn names_of_families_are_whole_words() {
        let database = Signatures::load().unwrap();
        let scra = database.family_by_id("scra");
        assert!(scra.is_some_and(|family| database.families_sold_as("spice paper").contains(&family)));
        assert!(database.families_sold_as("allspices").is_empty());
    }
}
