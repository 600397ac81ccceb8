//! Two substances: which test separates them best, with what each is expected to
//! show and who says so.

use crate::database::Signatures;
use crate::evidence::{recorded_reactions, sources_on_strip};
use crate::inference::Expectation;
use crate::order::sort_by;
use crate::separation::{CombinedOverlap, KitItem, Shares, overlap_of, separation};
use colour::HueGroup;
use schema::SubstanceIndex;
use serde::Serialize;

/// A hue group is named from this share on.
const NAMED: f64 = 0.2;

/// How well tests separate two substances. Bits are a lower bound, 0 to 1: who goes by a reading is wrong at most
/// (1 - bits) / 2 of the time.
#[derive(Debug, Clone, PartialEq, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct PairSeparation<'a> {
    /// Substance id, the first of the caller.
    pub a: &'a str,
    /// Substance id, the second of the caller.
    pub b: &'a str,
    /// Of all tests together; none if no test has a record of both.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub bits: Option<f64>,
    /// Best first; then those with a record of one of the two only.
    pub tests: Vec<TestOfPair<'a>>,
}

#[derive(Debug, Clone, PartialEq, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct TestOfPair<'a> {
    pub test: &'a str,
    /// None if it has no record of one of the two.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub bits: Option<f64>,
    pub a: ExpectedColour<'a>,
    pub b: ExpectedColour<'a>,
}

/// What one substance is expected to show on one test.
#[derive(Debug, Clone, Default, PartialEq, Serialize)]
pub struct ExpectedColour<'a> {
    /// Of a reagent the words of the sources, of a strip whether it reacts;
    /// empty without a record.
    pub expected: String,
    /// The plain colours that the model expects of a reagent, likeliest first.
    pub shows: Vec<&'a str>,
    pub disputed: bool,
    pub sources: Vec<&'a str>,
}

/// Tests without a record of either are left out; of equals, the order is that of ids.
pub fn separate<'a>(
    database: &'a Signatures,
    a: SubstanceIndex,
    b: SubstanceIndex,
    tests: &[KitItem],
) -> PairSeparation<'a> {
    let mut together = CombinedOverlap::default();
    let mut known = false;
    let mut rows: Vec<TestOfPair> = Vec::new();
    for test in tests {
        let (shown_by_a, shown_by_b) = (test.shares_of(database, a), test.shares_of(database, b));
        if shown_by_a.is_none() && shown_by_b.is_none() {
            continue;
        }
        let overlap = shown_by_a.zip(shown_by_b).map(|(a, b)| overlap_of(&a, &b));
        if let Some(overlap) = overlap {
            together.add(database, *test, overlap);
            known = true;
        }
        rows.push(TestOfPair {
            test: test.id(database),
            bits: overlap.map(separation),
            a: shown(database, *test, a, shown_by_a),
            b: shown(database, *test, b, shown_by_b),
        });
    }
    sort_by(&mut rows, |a, b| {
        b.bits.unwrap_or(-1.0).total_cmp(&a.bits.unwrap_or(-1.0)).then_with(|| a.test.cmp(b.test))
    });
    let id = |index: SubstanceIndex| database.substance(index).id.as_str();
    PairSeparation { a: id(a), b: id(b), bits: known.then(|| separation(together.overlap())), tests: rows }
}

fn shown<'a>(
    database: &'a Signatures,
    test: KitItem,
    substance: SubstanceIndex,
    shares: Option<Shares>,
) -> ExpectedColour<'a> {
    let Some(shares) = shares else { return ExpectedColour::default() };
    match test {
        KitItem::Reagent(reagent) => {
            let first = database.recorded(reagent).row_of(substance).map(|row| row.first);
            let Expectation { expected, disputed, sources } = Expectation::of(database, first);
            ExpectedColour { expected, shows: colours(&shares), disputed, sources: database.source_ids(&sources) }
        }
        KitItem::Strip(strip) => {
            let reactions = recorded_reactions(database, strip);
            let reaction = reactions
                .iter()
                .find(|(reaction, _)| *reaction == substance)
                .map_or("", |(_, reaction)| reaction.word());
            let sources = sources_on_strip(database, strip, substance);
            ExpectedColour {
                expected: reaction.into(),
                shows: Vec::new(),
                disputed: false,
                sources: database.source_ids(&sources),
            }
        }
    }
}

/// Words of the hue groups that are likely, likeliest first.
pub fn colours(shares: &Shares) -> Vec<&'static str> {
    let mut likely: Vec<HueGroup> = HueGroup::ALL.into_iter().filter(|group| shares[group.index()] >= NAMED).collect();
    sort_by(&mut likely, |a, b| shares[b.index()].total_cmp(&shares[a.index()]));
    likely.into_iter().map(HueGroup::word).collect()
}
