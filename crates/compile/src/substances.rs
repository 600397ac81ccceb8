//! `substances.csv`, `further-substances.csv` and `aliases.csv`: what substances
//! there are, who they are chemically, and what people call them.

use super::families::Families;
use super::problems::Problems;
use super::sources::Sources;
use super::table::{self, Ids};
use schema::identifiers::{read_cas, read_inchikey};
use schema::{Alias, AliasKind, HazardKind, Identity, Substance, SubstanceIndex, SubstanceKind};
use schema::{formula, slug};
use serde::Deserialize;
use std::collections::{HashMap, HashSet};

const FILE: &str = "substances.csv";
/// Of what is not in every verdict: it lies beside the core, with its names.
const FURTHER: &str = "further-substances.csv";
/// Da by which a stated mass may differ from that of the formula; charged
/// species differ by the mass of an electron.
const MASS_AGREES: f64 = 0.002;
const ALIASES: &str = "aliases.csv";
/// The kind of a name that tells the structure. It is long and seldom typed, so it lies beside the core.
const SYSTEMATIC: &str = "systematic";

#[derive(Deserialize)]
struct Row {
    id: String,
    name: String,
    kind: String,
    family: String,
    cas: String,
    inchikey: String,
    smiles: String,
    formula: String,
    mass: Option<f64>,
    identity: String,
    #[serde(rename = "note")]
    _note: String,
}

#[derive(Deserialize)]
struct AliasRow {
    alias: String,
    id: String,
    kind: String,
    source: String,
}

pub struct Substances {
    pub rows: Vec<Substance>,
    /// Their places follow those of `rows`.
    pub further: Vec<Substance>,
    further_lines: Vec<usize>,
    /// Of both.
    pub identities: Vec<Identity>,
    pub ids: Ids<SubstanceIndex>,
    /// Ids by every name in lower case, for those who write the name where the id belongs.
    named: HashMap<String, String>,
}

/// The names of substances, apart by where they lie.
pub struct Aliases {
    pub core: Vec<Alias>,
    pub beside: Vec<Alias>,
}

impl Substances {
    /// A substance that a verdict can weigh.
    pub fn get(&self, id: &str, file: &str, line: usize, problems: &mut Problems) -> Option<SubstanceIndex> {
        let place = self.any(id, file, line, problems)?;
        if usize::from(place) < self.rows.len() {
            return Some(place);
        }
        problems.add(
            file,
            line,
            format!("\"{id}\" stands in {FURTHER}, which no verdict sees: move its row to {FILE}"),
        );
        None
    }

    /// Any substance, a further one too.
    pub fn any(&self, id: &str, file: &str, line: usize, problems: &mut Problems) -> Option<SubstanceIndex> {
        if self.ids.find(id).is_none()
            && let Some(own) = self.named.get(&id.to_lowercase())
        {
            problems.add(file, line, format!("\"{id}\" is a name: write the id of the substance, \"{own}\""));
            return None;
        }
        self.ids.get(id, file, line, problems)
    }
}

pub fn read(sources: &Sources, families: &Families, problems: &mut Problems) -> Substances {
    let mut substances = Substances {
        rows: Vec::new(),
        further: Vec::new(),
        further_lines: Vec::new(),
        identities: Vec::new(),
        ids: Ids::new("substance", FILE),
        named: HashMap::new(),
    };
    let mut keys: HashMap<String, String> = HashMap::new();
    for file in [FILE, FURTHER] {
        read_table(file, sources, families, &mut substances, &mut keys, problems);
    }
    substances
}

fn read_table(
    file: &'static str,
    sources: &Sources,
    families: &Families,
    substances: &mut Substances,
    keys: &mut HashMap<String, String>,
    problems: &mut Problems,
) {
    for row in table::rows::<Row>(file, problems) {
        let (line, row) = (row.line, row.value);
        substances.ids.take(&row.id, file, line, problems);
        if row.name.is_empty() {
            problems.add(file, line, format!("\"{}\" has no name: write the one that people use most", row.id));
        }
        substances.named.insert(row.name.to_lowercase(), row.id.clone());
        let kind = table::choice("kind", &row.kind, SubstanceKind::ALL, file, line, problems)
            .unwrap_or(SubstanceKind::Substance);
        let structured = !row.smiles.is_empty() || !row.inchikey.is_empty();
        if structured && row.identity.is_empty() {
            problems.add(file, line, format!("\"{}\" has a structure but no source in `identity`", row.id));
        }
        for source in table::list(&row.identity) {
            sources.get(source, file, line, problems);
        }
        if !row.cas.is_empty() && !is_cas(&row.cas) {
            problems.add(file, line, format!("\"{}\" is no CAS number: the check digit does not agree", row.cas));
        }
        if !row.inchikey.is_empty() {
            if !is_inchikey(&row.inchikey) {
                problems.add(file, line, format!("\"{}\" is no InChIKey: 14-10-1 capital letters", row.inchikey));
            }
            if let Some(other) = keys.insert(row.inchikey.clone(), row.id.clone()) {
                problems.add(file, line, format!("\"{}\" and \"{other}\" have one InChIKey: merge them", row.id));
            }
        }
        if let Some(mass) = row.mass
            && !formula::monoisotopic_mass(&row.formula).is_some_and(|own| (own - mass).abs() < MASS_AGREES)
        {
            problems.add(file, line, format!("mass {mass} does not agree with the formula \"{}\"", row.formula));
        }
        let family = families.ids.get(&row.family, file, line, problems).unwrap_or_default();
        let rows = if file == FILE {
            &mut substances.rows
        } else {
            substances.further_lines.push(line);
            &mut substances.further
        };
        rows.push(Substance {
            id: if slug::of(&row.name) == row.id { String::new() } else { row.id },
            kind,
            name: row.name,
            family,
            cas: row.cas,
        });
        substances.identities.push(Identity { inchikey: row.inchikey, smiles: row.smiles, formula: row.formula });
    }
}

/// The names of what is dangerous are known from the start. The families are resolved by now.
pub fn check_further(substances: &Substances, families: &Families, problems: &mut Problems) {
    for (row, line) in substances.further.iter().zip(&substances.further_lines) {
        let family = &families.rows[usize::from(row.family)];
        if family.hazard != HazardKind::No {
            problems.add(
                FURTHER,
                *line,
                format!(
                    "\"{}\" is of a family that is or becomes a hazard, \"{}\": move the row to {FILE}, so that its names are known from the start",
                    row.name, family.id
                ),
            );
        }
    }
}

pub fn read_aliases(sources: &Sources, substances: &mut Substances, problems: &mut Problems) -> Aliases {
    let rows = table::rows::<AliasRow>(ALIASES, problems);
    let texts: HashSet<String> = rows.iter().map(|row| row.value.alias.to_lowercase()).collect();
    let mut seen = HashSet::new();
    let mut aliases = Aliases { core: Vec::new(), beside: Vec::new() };
    for row in rows {
        let (line, row) = (row.line, row.value);
        if !seen.insert((row.alias.to_lowercase(), row.id.clone())) {
            problems.add(ALIASES, line, format!("\"{}\" for \"{}\" stands twice: keep one row", row.alias, row.id));
        }
        if substances.ids.find(&row.id).is_none() && texts.contains(&row.id.to_lowercase()) {
            problems.add(
                ALIASES,
                line,
                format!(
                    "\"{}\" leads to \"{}\", which is itself an alias: name the substance, aliases make no chains",
                    row.alias, row.id
                ),
            );
            continue;
        }
        let kind = if row.kind == SYSTEMATIC { Some(AliasKind::Synonym) } else { AliasKind::named(&row.kind) };
        let kind = kind.unwrap_or_else(|| {
            let kinds = "synonym, systematic, street, brand or spelling";
            problems.add(ALIASES, line, format!("kind \"{}\": write {kinds}", row.kind));
            AliasKind::Synonym
        });
        let named: Vec<String> = table::list(&row.source).map(str::to_owned).collect();
        sources.of_fact(&named, ALIASES, line, problems);
        if let Some(substance) = substances.any(&row.id, ALIASES, line, problems) {
            let place = usize::from(substance);
            let further = place.checked_sub(substances.rows.len());
            let own = further.map_or_else(|| &substances.rows[place], |place| &substances.further[place]);
            if own.name.eq_ignore_ascii_case(&row.alias) {
                problems.add(
                    ALIASES,
                    line,
                    format!("\"{}\" is the name of \"{}\" itself: drop the row", row.alias, row.id),
                );
            }
            substances.named.entry(row.alias.to_lowercase()).or_insert(row.id);
            let beside = further.is_some() || row.kind == SYSTEMATIC;
            let aliases = if beside { &mut aliases.beside } else { &mut aliases.core };
            aliases.push(Alias { text: row.alias, substance, kind });
        }
    }
    // Names of one substance together, in the order of the file: they pack better.
    aliases.core.sort_by_key(|alias| alias.substance);
    aliases.beside.sort_by_key(|alias| alias.substance);
    aliases
}

/// A CAS Registry Number as it is written in full: with two hyphens and nothing else.
fn is_cas(text: &str) -> bool {
    let digits_and_hyphens = text.bytes().all(|byte| byte.is_ascii_digit() || byte == b'-');
    digits_and_hyphens && text.contains('-') && read_cas(text).is_some()
}

/// A whole InChIKey, in capital letters.
fn is_inchikey(text: &str) -> bool {
    let capitals = text.bytes().all(|byte| byte.is_ascii_uppercase() || byte == b'-');
    capitals && read_inchikey(text).is_some_and(|letters| !letters.contains(&0))
}
