//! What the files beside the database have in common with it: the rows that they point into, the molecules that one of
//! them writes and the other draws, and what is copied of the families. As long as these stay as they are a corrected fact
//! changes the file that it stands in, and no other.

use schema::packed::Packed;
use schema::wire::Columns;
use schema::{Database, Identities, Substance, slug};
use sha2::{Digest, Sha256};

/// So many hexadecimal digits tell any two apart.
const DIGITS: usize = 24;

pub fn of(database: &Database, identities: &Identities) -> String {
    let mut hash = Sha256::new();
    let mut table = |name: &str, rows: &mut dyn Iterator<Item = String>| {
        hash.update(format!("{name}\n"));
        rows.for_each(|row| hash.update(format!("{row}\n")));
    };
    table("shapes", &mut [Identities::SHAPE, Packed::SHAPE].iter().map(u64::to_string));
    let substances = database.substances.iter().chain(&identities.further);
    // An id that its name gives is not written.
    let id = |row: &Substance| if row.id.is_empty() { slug::of(&row.name) } else { row.id.clone() };
    table("substances", &mut substances.map(id));
    table("molecules", &mut identities.rows.iter().map(|row| row.smiles.clone()));
    let families = database.families.iter();
    let copied = |row: &schema::Family| format!("{} {:?} {} {}", row.id, row.parent, row.catch_all, row.urgency);
    table("families", &mut families.map(copied));
    table("reagents", &mut database.reagents.iter().map(|row| row.id.clone()));
    table("targets", &mut database.strips.targets.iter().map(|row| row.id.clone()));
    table("strips", &mut database.strips.strips.iter().map(|row| row.id.clone()));
    table("sources", &mut database.sources.iter().map(|row| row.id.clone()));
    table("without", &mut database.without.iter().cloned());
    let mut digits: String = hash.finalize().iter().map(|byte| format!("{byte:02x}")).collect();
    digits.truncate(DIGITS);
    digits
}
