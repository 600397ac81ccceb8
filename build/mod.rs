//! From the files of `data/` to the compiled database. Each table has its own
//! file; they are read in the order of their references.

mod disputes;
mod families;
mod hash;
mod left_out;
mod messages;
mod munsell;
mod phrases;
mod prevalence;
mod problems;
mod reactions;
mod reagents;
mod remarks;
mod rules;
mod sources;
mod strips;
mod structures;
mod substances;
mod table;

use crate::packed::Packed;
use crate::schema::{self, Database, Identities};
use crate::wire;
use problems::Problems;
use serde::Deserialize;
use std::path::Path;

pub struct Compiled {
    pub core: Vec<u8>,
    pub identities: Vec<u8>,
    pub structures: Vec<u8>,
    pub left_out: String,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Edition {
    version: String,
    date: String,
}

/// Compiles the folder `data`, leaving out the sources named in `without`, in whatever order. A table that cannot be
/// read makes every reference to it look wrong, so that only this first cause is shown.
pub fn compile(data: &Path, mut without: Vec<String>) -> Result<Compiled, Problems> {
    without.sort();
    without.dedup();
    let mut problems = Problems::new(data);
    let edition = table::document::<Edition>("database.toml", &mut problems)
        .map(|(edition, _)| edition)
        .unwrap_or(Edition { version: String::new(), date: String::new() });

    let sources = sources::read(&without, &mut problems);
    if problems.unreadable {
        return Err(problems);
    }
    let messages = messages::read(&mut problems);
    let reagents = reagents::read(&sources, &mut problems);
    let mut families = families::read_names(&sources, &mut problems);
    let mut substances = substances::read(&sources, &families, &mut problems);
    if problems.unreadable {
        return Err(problems);
    }
    let aliases = substances::read_aliases(&sources, &mut substances, &mut problems);
    let strips = strips::read(&sources, &families, &substances, &mut problems);
    let referred =
        families::Referred { substances: &substances, sources: &sources, strips: &strips, reagents: &reagents };
    families::resolve(&mut families, &referred, &mut problems);
    substances::check_further(&substances, &families, &mut problems);
    let mut reactions = reactions::read(&sources, &reagents, &substances, &mut problems);
    let remarks = remarks::read(&sources, &reagents, &substances, &mut reactions, &mut problems);
    let prevalence = prevalence::read(&sources, &substances, &families, &mut problems);

    let rules = rules::read(&edition.date, &sources, &substances, &mut problems);
    let entries = rules.entries();
    let structures = structures::read(&substances, &families, rules, &mut problems);

    if !problems.is_empty() {
        return Err(problems);
    }
    let left_out = left_out::report(&sources, &reactions.tables, &reactions.left_out);
    let database = Database {
        version: edition.version,
        date: edition.date,
        sha256: hash::of_folder(data, &without),
        without,
        sources: sources.rows,
        lineages: sources.lineages,
        reagents: reagents.rows,
        families: families.rows,
        substances: substances.rows,
        aliases: aliases.core,
        phrases: reactions.phrases,
        records: reactions.records,
        remarks,
        strips: strips.tables,
        prevalence,
        rules: entries,
        messages,
    };
    let identities = Identities {
        edition: schema::edition(&database.sha256).to_owned(),
        rows: substances.identities,
        further: substances.further,
        aliases: aliases.beside,
        seen: families.seen,
    };
    let structures = Packed { edition: identities.edition.clone(), ..structures };
    Ok(Compiled {
        core: wire::to_bytes(&database),
        identities: wire::to_bytes(&identities),
        structures: wire::to_bytes(&structures),
        left_out,
    })
}
