//! What a sample was sold as: free text, resolved to what it may mean.

use super::check::one_line;
use crate::database::Signatures;
use schema::{FamilyIndex, Index, SubstanceIndex};

/// The meaning of "sold as". An unknown name is a note, never an error.
#[derive(Debug, Clone, Default)]
pub struct SoldAs {
    /// As it was written, trimmed; `None` if nothing was.
    pub text: Option<String>,
    /// All that the name may mean; of a product that is a mixture, its components.
    pub substances: Vec<SubstanceIndex>,
    /// Components that it names as mixed, two at a time.
    pub mixed: Vec<(SubstanceIndex, SubstanceIndex)>,
    /// Families that it names.
    pub families: Vec<FamilyIndex>,
    /// What an unknown name may mistype: told, and weighed for nothing.
    pub offered: Vec<SubstanceIndex>,
    /// It says that it stands in for what it names ("legal MDMA"), which is
    /// then not what it was sold as.
    pub substitute: bool,
}

impl SoldAs {
    /// Finds what a text may mean.
    pub fn resolve(database: &Signatures, text: Option<&str>) -> Self {
        let Some(text) = text.map(str::trim).filter(|text| !text.is_empty()) else { return Self::default() };
        let mut families = database.families_sold_as(text);
        let names = database.names();
        let mut substances: Vec<SubstanceIndex> =
            names.resolve_free_text(text).into_iter().map(|number| SubstanceIndex::at(number as usize)).collect();
        // What names a danger counts, whatever it is said to replace.
        let instead: Vec<SubstanceIndex> =
            names.stand_ins(text).into_iter().map(|number| SubstanceIndex::at(number as usize)).collect();
        let stands_in = |substance: &SubstanceIndex| instead.contains(substance) && !database.is_of_hazard(*substance);
        let mut substitute = substances.iter().any(stands_in);
        substances.retain(|substance| !stands_in(substance));
        let mixed = take_apart(database, &mut substances);
        let mut offered = Vec::new();
        let of_substances = substances.iter().map(|substance| database.substance(*substance).family);
        add(&mut families, of_substances);
        if substances.is_empty() && !substitute {
            // A class word may mean more families than it is sold as, and a new name tells its family by its stem.
            add(&mut families, database.class_names(text).into_iter().flat_map(|class| class.families));
            if families.is_empty() {
                add(&mut families, text.split_whitespace().flat_map(|word| database.families_by_stem(word)));
            }
            if families.is_empty() {
                let found = names.mistyped_name(text).map(|found| SubstanceIndex::at(found.substance as usize));
                offered.extend(found);
                substitute = offered.iter().any(stands_in);
                offered.retain(|substance| !stands_in(substance));
            }
        }
        Self { text: Some(one_line(text)), substances, mixed, families, offered, substitute }
    }

    /// Stated, and it names something in the database.
    pub fn is_known(&self) -> bool {
        !self.families.is_empty()
    }
}

/// Puts the components of a product in its place. Their pairs, the smaller place first.
fn take_apart(database: &Signatures, substances: &mut Vec<SubstanceIndex>) -> Vec<(SubstanceIndex, SubstanceIndex)> {
    let mut mixed = Vec::new();
    for row in &database.data.prevalence.products {
        let Some(place) = substances.iter().position(|substance| *substance == row.product) else { continue };
        substances.remove(place);
        add(substances, row.components.iter().copied());
        for (i, first) in row.components.iter().enumerate() {
            mixed.extend(row.components[i + 1..].iter().map(|second| (*first.min(second), *first.max(second))));
        }
    }
    mixed
}

/// Adds what is not there yet.
fn add<T: PartialEq>(list: &mut Vec<T>, more: impl Iterator<Item = T>) {
    for item in more {
        if !list.contains(&item) {
            list.push(item);
        }
    }
}
