//! Substances, who they are chemically, and their names.

use crate::family::Seen;
use crate::index::{FamilyIndex, SubstanceIndex};
use crate::wire::{Columns, Input, Output, Step, columns, width_of, words};

words! {
    pub enum SubstanceKind {
        Substance = "substance",
        Plant = "plant",
        Product = "product",
        Mixture = "mixture",
    }
}

#[derive(Debug, Clone)]
pub struct Substance {
    /// Empty in the blob if it is the slug of the name; filled on loading.
    pub id: String,
    pub kind: SubstanceKind,
    pub name: String,
    pub family: FamilyIndex,
    pub cas: String,
}

/// What no verdict needs, a file of its own: who the substances are chemically,
/// further substances, the long names, and what tests show of a family.
#[derive(Debug, Default)]
pub struct Identities {
    /// [`edition`] of the database it belongs to.
    pub edition: String,
    /// One a substance, in the order of the substances, the further ones last.
    pub rows: Vec<Identity>,
    /// Nothing is recorded of them but who they are, and they are of no hazard
    /// family. Their places follow those of the substances of the database.
    pub further: Vec<Substance>,
    /// Systematic names of all substances, and all names of the further ones.
    pub aliases: Vec<Alias>,
    /// In the order of `data/families.toml`.
    pub seen: Vec<Seen>,
}

/// Each text is empty if it is not known.
#[derive(Debug, Default, Clone)]
pub struct Identity {
    pub inchikey: String,
    pub smiles: String,
    pub formula: String,
}

words! {
    pub enum AliasKind {
        Synonym = "synonym",
        Street = "street",
        Brand = "brand",
        Spelling = "spelling",
    }
}

#[derive(Debug, Clone)]
pub struct Alias {
    pub text: String,
    pub substance: SubstanceIndex,
    pub kind: AliasKind,
}

columns!(Substance { id, kind, name, family, cas });
columns!(Identities { edition, rows, further, aliases, seen });
columns!(Identity { inchikey, smiles, formula });
columns!(Alias { text, substance: Step, kind });
