//! From the files of `data/` to the compiled database, to the identities and structures that lie beside it, and to the
//! definitions of controlled substances as code. Refuses data that would make an answer dishonest: an unknown id, a fact
//! without a source, an unreadable colour, a duplicate id, an alias that leads nowhere. Every problem is reported with
//! file, line and remedy. Each table has its own file; they are read in the order of their references.

#![deny(missing_docs)]

mod definitions;
mod disputes;
mod edition;
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
mod rules;
mod sources;
mod strips;
mod structures;
mod substances;
mod table;
mod unweighed;

pub use definitions::definitions;
pub use families::scaffolds;
pub use problems::{Problem, Problems};
use schema::packed::Packed;
use schema::{Database, Identities, sealed, wire};
use serde::Deserialize;
use std::path::Path;

/// What `data/` becomes.
pub struct Compiled {
    /// The [`Database`], as [`sealed`] writes it.
    pub database: Vec<u8>,
    /// The format that it is sealed with, as 8 bytes.
    pub format: [u8; 8],
    /// The [`Identities`] as bytes of [`wire`], with the edition of the database.
    pub identities: Vec<u8>,
    /// The [`Packed`] structures as bytes of [`wire`], with the edition of the database.
    pub structures: Vec<u8>,
    /// `data/LEFT-OUT.md`: every row that does not vote, with its reason, in Markdown.
    pub left_out: String,
    /// Rust source of the enum `Key`: one variant for each message of `data/messages.toml`.
    pub keys: String,
}

impl Compiled {
    /// The files that a build embeds, or puts beside the core, by their names.
    pub fn files(&self) -> [(&'static str, &[u8]); 6] {
        [
            ("database.bin", &self.database),
            ("format.bin", &self.format),
            ("identities.bin", &self.identities),
            ("structures.bin", &self.structures),
            ("LEFT-OUT.md", self.left_out.as_bytes()),
            ("keys.rs", self.keys.as_bytes()),
        ]
    }
}

/// Ids of sources that stand apart by commas.
pub fn sources_named(list: &str) -> Vec<String> {
    list.split(',').map(str::trim).filter(|source| !source.is_empty()).map(str::to_owned).collect()
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Version {
    version: String,
    date: String,
}

/// Compiles the folder `data`, leaving out the sources named in `without`, in whatever order. A table that cannot be
/// read makes every reference to it look wrong, so that only this first cause is shown.
pub fn compile(data: &Path, mut without: Vec<String>) -> Result<Compiled, Problems> {
    without.sort();
    without.dedup();
    let mut problems = Problems::new(data);
    let version = table::document::<Version>("database.toml", &mut problems)
        .map(|(version, _)| version)
        .unwrap_or(Version { version: String::new(), date: String::new() });

    let sources = sources::read(&without, &mut problems);
    if problems.unreadable {
        return Err(problems);
    }
    let messages = messages::read(&mut problems);
    let reagents = reagents::read(&sources, &messages, &mut problems);
    let mut families = families::read_names(&mut problems);
    let mut substances = substances::read(&sources, &families, &mut problems);
    if problems.unreadable {
        return Err(problems);
    }
    let aliases = substances::read_aliases(&sources, &mut substances, &mut problems);
    let strips = strips::read(&sources, &families, &substances, &messages, &mut problems);
    let referred = families::Referred {
        substances: &substances,
        sources: &sources,
        strips: &strips,
        reagents: &reagents,
        messages: &messages,
    };
    families::resolve(&mut families, &referred, &mut problems);
    substances::check_further(&substances, &families, &mut problems);
    let mut reactions = reactions::read(&sources, &reagents, &substances, &mut problems);
    let unweighed = unweighed::read(&sources, &reagents, &substances, &mut reactions, &mut problems);
    let prevalence = prevalence::read(&sources, &substances, &families, &mut problems);

    let rules = rules::read(&version.date, &sources, &substances, &mut problems);
    let entries = rules.entries();
    let structures = structures::read(&substances, &families, rules, &mut problems);

    if !problems.is_empty() {
        return Err(problems);
    }
    let keys = messages.keys();
    let left_out = left_out::report(&sources, &reactions.tables, &reactions.left_out);
    let mut database = Database {
        version: version.version,
        date: version.date,
        sha256: hash::of_folder(data, &without),
        edition: String::new(),
        without,
        sources: sources.rows,
        lineages: sources.lineages,
        reagents: reagents.rows,
        families: families.rows,
        substances: substances.rows,
        aliases: aliases.core,
        phrases: reactions.phrases,
        records: reactions.records,
        unweighed,
        strips: strips.tables,
        prevalence,
        rules: entries,
        messages: messages.rows,
    };
    let mut identities = Identities {
        edition: String::new(),
        rows: substances.identities,
        further: substances.further,
        aliases: aliases.beside,
        seen: families.seen,
    };
    database.edition = edition::of(&database, &identities);
    identities.edition = database.edition.clone();
    let structures = Packed { edition: database.edition.clone(), ..structures };
    let format = sealed::format(database.messages.iter().map(|row| row.key.as_str()));
    Ok(Compiled {
        database: sealed::seal(format, &wire::to_bytes(&database)),
        format: format.to_le_bytes(),
        identities: wire::to_bytes(&identities),
        structures: wire::to_bytes(&structures),
        left_out,
        keys,
    })
}
