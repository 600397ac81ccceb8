//! A test as something that can be bought and asked for: a reagent or a strip,
//! with what it is expected to show of a substance.

use crate::database::Signatures;
use crate::evidence::{expected_hues, recorded_reactions};
use colour::HueGroup;
use schema::{ReagentIndex, StripIndex, SubstanceIndex};

/// Shares of the outcomes of a test: the hue groups of a reagent; of a strip
/// the first two stand for a reaction and for none.
pub type Shares = [f64; HueGroup::ALL.len()];

/// What can be in a kit; strips come before reagents.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum KitItem {
    /// A product, or the entry for any brand.
    Strip(StripIndex),
    /// A reagent, or a variant of one.
    Reagent(ReagentIndex),
}

impl KitItem {
    /// By id or name.
    pub fn named(database: &Signatures, text: &str) -> Option<Self> {
        let strip = || database.strip_named(text).map(KitItem::Strip);
        database.reagent_named(text).map(KitItem::Reagent).or_else(strip)
    }

    /// As in the catalogue; `named` takes it back.
    pub fn id(self, database: &Signatures) -> &str {
        match self {
            KitItem::Strip(strip) => &database.strip(strip).id,
            KitItem::Reagent(reagent) => &database.reagent(reagent).id,
        }
    }

    /// Every reagent and every kind of strip; variants and products do the same.
    pub fn every(database: &Signatures) -> Vec<Self> {
        let strips = StripIndex::each().zip(&database.data.strips.strips).filter(|(_, strip)| !strip.product);
        let reagents =
            ReagentIndex::each().zip(&database.data.reagents).filter(|(_, reagent)| reagent.variant_of.is_none());
        strips
            .map(|(index, _)| KitItem::Strip(index))
            .chain(reagents.map(|(index, _)| KitItem::Reagent(index)))
            .collect()
    }

    /// What each kind of substance is expected to show, and the kind of every
    /// substance with a record, by rising place.
    pub fn expected(self, database: &Signatures) -> (Vec<Shares>, Vec<(SubstanceIndex, u16)>) {
        match self {
            KitItem::Reagent(reagent) => {
                let rows = database.recorded(reagent).rows.iter().map(|row| (row.substance, row.kind));
                (expected_hues(database, reagent).to_vec(), rows.collect())
            }
            KitItem::Strip(strip) => {
                let reactions = recorded_reactions(database, strip);
                let kinds = reactions.iter().map(|(_, reaction)| reaction_shares(reaction.chance())).collect();
                let rows = (0..).zip(&reactions).map(|(kind, (substance, _))| (*substance, kind));
                (kinds, rows.collect())
            }
        }
    }

    /// What one substance is expected to show; `None` without a record.
    pub fn shares_of(self, database: &Signatures, substance: SubstanceIndex) -> Option<Shares> {
        match self {
            KitItem::Reagent(reagent) => {
                let row = database.recorded(reagent).row_of(substance)?;
                Some(expected_hues(database, reagent)[usize::from(row.kind)])
            }
            KitItem::Strip(strip) => {
                let reactions = recorded_reactions(database, strip);
                let found = reactions.iter().find(|(recorded, _)| *recorded == substance)?;
                Some(reaction_shares(found.1.chance()))
            }
        }
    }
}

fn reaction_shares(reacts: f64) -> Shares {
    let mut shares = Shares::default();
    shares[0] = reacts;
    shares[1] = 1.0 - reacts;
    shares
}
