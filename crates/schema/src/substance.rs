//! Substances, who they are chemically, and their names.

use crate::family::Seen;
use crate::index::{FamilyIndex, SubstanceIndex};
use crate::wire::{Columns, Input, Output, Step, columns, width_of, words};

words! {
    /// What an entry of the table of substances stands for.
    pub enum SubstanceKind {
        Substance = "substance",
        Plant = "plant",
        Product = "product",
        Mixture = "mixture",
    }
}

/// What samples are made of, or sold as: a compound, a plant, a product or a mixture.
#[derive(Debug, Clone)]
pub struct Substance {
    /// Empty in the blob if it is the slug of the name; filled on loading.
    pub id: String,
    /// A plant, a product or a mixture has no structure.
    pub kind: SubstanceKind,
    /// As shown to people: the name that they use most.
    pub name: String,
    /// Its family proper; those above are reached by their parents.
    pub family: FamilyIndex,
    /// CAS Registry Number with its hyphens; empty if it is not known.
    pub cas: String,
}

/// What no verdict needs, a file of its own: who the substances are chemically,
/// further substances, the long names, and what tests show of a family.
#[derive(Debug, Default)]
pub struct Identities {
    /// [`edition`](crate::Database::edition) of the database that it belongs to.
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
    /// Standard InChIKey, 27 characters.
    pub inchikey: String,
    /// Canonical, as RDKit writes it.
    pub smiles: String,
    /// In Hill order; it may be known where the structure is not.
    pub formula: String,
}

words! {
    /// What sort of name an alias is.
    pub enum AliasKind {
        Synonym = "synonym",
        Street = "street",
        Brand = "brand",
        Spelling = "spelling",
    }
}

/// A name of a substance beside its own.
#[derive(Debug, Clone)]
pub struct Alias {
    /// As people write it; a text with several meanings has a row for each.
    pub text: String,
    /// Among the names of [`Identities`], it may be a further one.
    pub substance: SubstanceIndex,
    /// Of a systematic name, [`AliasKind::Synonym`].
    pub kind: AliasKind,
}

columns!(Substance { id, kind, name, family, cas });
columns!(Identities { edition, rows, further, aliases, seen });
columns!(Identity { inchikey, smiles, formula });
columns!(Alias { text, substance: Step, kind });
