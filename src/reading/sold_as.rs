//! What a sample was sold as: free text, resolved to what it may mean.

use super::check::one_line;
use crate::database::Signatures;

/// The meaning of "sold as". An unknown name is a note, never an error.
#[derive(Debug, Clone, Default)]
pub struct SoldAs {
    pub text: Option<String>,
    pub substances: Vec<u16>,
    pub families: Vec<u8>,
}

impl SoldAs {
    pub fn resolve(database: &Signatures, text: Option<&str>) -> Self {
        let Some(text) = text.map(str::trim).filter(|text| !text.is_empty()) else { return Self::default() };
        let mut families = database.families_sold_as(text);
        let substances: Vec<u16> = database.names().resolve_free_text(text).into_iter().map(|s| s as u16).collect();
        for substance in &substances {
            let family = database.substance(*substance).family;
            if !families.contains(&family) {
                families.push(family);
            }
        }
        Self { text: Some(one_line(text)), substances, families }
    }

    /// Stated, and it names something in the database.
    pub fn is_known(&self) -> bool {
        !self.families.is_empty()
    }
}
