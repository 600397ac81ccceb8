//! How often it is said that nothing on record explains the readings: of kits that were read at random, where it should be,
//! and of what sources recorded, where it should not.

use super::folds::{Fold, Query, Seen, query, recorded, records, sample, whole};
use super::ranking::options;
use analogue_lookup::database::Signatures;
use analogue_lookup::evidence::Parameters;
use analogue_lookup::message::Key;
use analogue_lookup::verdict::classify_with;
use schema::{LineageIndex, ReagentIndex, SubstanceIndex};

/// What people have: a kit is drawn from these.
const REAGENTS: [&str; 10] =
    ["marquis", "mecke", "mandelin", "simons", "froehde", "liebermann", "ehrlich", "hofmann", "folin", "morris"];
/// The swatches of the page with what each means.
const COLOURS: &str = include_str!("../../www/check/colours.js");
const WORDS: [&str; 13] =
    ["none", "yellow", "orange", "red", "pink", "purple", "blue", "teal", "green", "olive", "brown", "grey", "black"];
/// Kits of two reagents to this many.
const MOST: usize = 5;
/// Kits of each size.
const KITS: usize = 400;

pub fn print(folds: &[Fold], parameters: &Parameters) {
    let all = whole();
    let unexplained = |database: &Signatures, readings: &[Seen]| {
        let verdict = classify_with(database, parameters, &sample(database, readings), &options(None));
        verdict.messages.iter().any(|message| message.key == Key::NothingExplains)
    };
    let mut random = Random(20_261_127);
    println!("| readings | 2 tests | 3 tests | 4 tests | 5 tests | 6 or more |\n|---|---|---|---|---|---|");
    for (name, colours) in [("a random swatch each", &swatches()[..]), ("a random word each", &WORDS)] {
        let mut said = Said::default();
        for size in 2..=MOST {
            for _ in 0..KITS {
                let readings: Vec<Seen> = random
                    .kit(&all, size)
                    .map(|reagent| Seen { reagent, stages: vec![(*random.one_of(colours)).to_owned()] })
                    .collect();
                said.add(size, unexplained(&all, &readings));
            }
        }
        said.print(name);
    }
    let mut few = Said::default();
    let mut sets = Said::default();
    for substance in SubstanceIndex::first(all.data.substances.len()) {
        for size in 2..=MOST {
            let own: Vec<ReagentIndex> = random
                .kit(&all, REAGENTS.len())
                .filter(|r| !records(&all, *r, substance).is_empty())
                .take(size)
                .collect();
            let readings: Vec<Seen> = own
                .into_iter()
                .filter_map(|reagent| Seen::of(&all, random.one_of(records(&all, reagent, substance))))
                .collect();
            if readings.len() == size {
                few.add(size, unexplained(&all, &readings));
            }
        }
        let set = |lineage| query(&all, substance, |record| record.lineage == lineage);
        for set in LineageIndex::first(all.data.lineages.len()).filter_map(set).filter(|set| set.readings.len() > 1) {
            sets.add(set.readings.len(), unexplained(&all, &set.readings));
        }
    }
    few.print("records of a substance, one a reagent, of any source");
    sets.print("all that one lineage recorded");
    let (mut known, mut partly) = (Said::default(), Said::default());
    for (fold, Query { substance, readings, .. }) in folds.iter().flat_map(|f| f.queries.iter().map(move |q| (f, q))) {
        if readings.len() > 1 {
            let on = recorded(&fold.database, readings, *substance);
            let said = if on == readings.len() { &mut known } else { &mut partly };
            said.add(readings.len(), unexplained(&fold.database, readings));
        }
    }
    known.print("the same of a lineage left out, where others recorded all of the reagents");
    partly.print("…where others recorded some of them");
    println!();
}

fn swatches() -> Vec<&'static str> {
    COLOURS.split("means: '").skip(1).filter_map(|rest| rest.split('\'').next()).collect()
}

/// How often it was said, by the number of tests from two on, and of how many.
#[derive(Default)]
struct Said([(usize, usize); MOST]);

impl Said {
    fn add(&mut self, tests: usize, said: bool) {
        let (times, of) = &mut self.0[(tests - 2).min(MOST - 1)];
        *times += usize::from(said);
        *of += 1;
    }

    fn print(&self, name: &str) {
        let share = |(times, of): &(usize, usize)| match of {
            0 => "–".to_owned(),
            _ => format!("{:.1} % of {of}", 100.0 * *times as f64 / *of as f64),
        };
        println!("| {name} | {} |", self.0.iter().map(share).collect::<Vec<_>>().join(" | "));
    }
}

/// SplitMix64 (Steele, Lea and Flood 2014): the same kits every time.
struct Random(u64);

impl Random {
    fn below(&mut self, n: usize) -> usize {
        self.0 = self.0.wrapping_add(0x9E37_79B9_7F4A_7C15);
        let mut mixed = self.0;
        mixed = (mixed ^ (mixed >> 30)).wrapping_mul(0xBF58_476D_1CE4_E5B9);
        mixed = (mixed ^ (mixed >> 27)).wrapping_mul(0x94D0_49BB_1331_11EB);
        ((mixed ^ (mixed >> 31)) % n as u64) as usize
    }

    fn one_of<'a, T>(&mut self, all: &'a [T]) -> &'a T {
        &all[self.below(all.len())]
    }

    /// So many different reagents.
    fn kit(&mut self, database: &Signatures, size: usize) -> impl Iterator<Item = ReagentIndex> + use<> {
        let mut left: Vec<ReagentIndex> = REAGENTS.iter().filter_map(|id| database.reagent_named(id)).collect();
        let kit: Vec<ReagentIndex> = (0..size).map(|_| left.swap_remove(self.below(left.len()))).collect();
        kit.into_iter()
    }
}
