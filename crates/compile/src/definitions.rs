//! `rules.toml`: the definitions of controlled substances. Where one stands, and since when, goes into the database; what
//! it says, as constants, into `crates/structure`, which follows it.

use super::problems::Problems;
use super::table::{self, Ids};
use schema::RuleIndex;
use serde::Deserialize;
use std::fmt::Write;
use std::path::Path;
use toml::Spanned;

pub const FILE: &str = "rules.toml";

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Document {
    pub rule: Vec<Definition>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Definition {
    pub id: Spanned<String>,
    pub jurisdiction: String,
    pub name: String,
    pub text: String,
    pub from: String,
    #[serde(default)]
    pub until: String,
    pub as_of: String,
    pub certainty: String,
    pub sources: Vec<String>,
    core: String,
    mass_up_to: Option<f64>,
    #[serde(default)]
    doubt: Vec<String>,
    #[serde(default)]
    needs: Vec<u16>,
    #[serde(default)]
    bare: Vec<u16>,
    #[serde(default)]
    ring: Vec<Ring>,
    #[serde(default)]
    bridge: Vec<Bridge>,
    #[serde(default)]
    bridge_otherwise: Outcome,
    #[serde(default)]
    place: Vec<Place>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Ring {
    at: u16,
    is: Vec<Accept>,
    #[serde(default)]
    otherwise: Outcome,
    #[serde(default)]
    fused: Vec<Accept>,
    fused_otherwise: Option<Outcome>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Bridge {
    #[serde(default)]
    at: Vec<u16>,
    ring: Option<u16>,
    what: Vec<String>,
    #[serde(default)]
    clause: String,
    #[serde(default = "matches")]
    outcome: Outcome,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Place {
    #[serde(default)]
    at: Vec<u16>,
    ring: Option<u16>,
    #[serde(default)]
    hetero: bool,
    #[serde(default)]
    accept: Vec<Accept>,
    #[serde(default)]
    otherwise: Outcome,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Accept {
    #[serde(default)]
    what: Vec<String>,
    carbons: Option<usize>,
    up_to: Option<usize>,
    root: Option<Root>,
    root_not: Option<Root>,
    #[serde(default)]
    clause: String,
    #[serde(default = "matches")]
    outcome: Outcome,
}

#[derive(Deserialize, Debug, Clone, Copy, Default)]
#[serde(rename_all = "lowercase")]
enum Outcome {
    #[default]
    No,
    Uncertain,
    Matches,
}

/// What hangs on the core.
#[derive(Deserialize, Debug, Clone, Copy)]
#[serde(rename_all = "kebab-case")]
enum Root {
    Carbon,
    AliphaticCarbon,
    Oxygen,
}

fn matches() -> Outcome {
    Outcome::Matches
}

/// Kinds of substituents and rings, as src/rules/ tells them apart.
const WORDS: [&str; 33] = [
    "acetyl",
    "acetyloxy",
    "acyl",
    "acyloxy",
    "alkenyl",
    "alkenyloxy",
    "alkoxy",
    "alkoxyalkyl",
    "alkoxycarbonyl",
    "alkyl",
    "alkylamino",
    "alkylsulphonyl",
    "alkynyl",
    "amino",
    "aromatic-carbomonocycle",
    "aromatic-heteromonocycle",
    "aryl-containing",
    "carbamoyl",
    "carbomonocycle",
    "cyano",
    "fused-benzene",
    "haloalkenyl",
    "haloalkoxy",
    "haloalkyl",
    "halogen",
    "heteromonocycle",
    "hydroxy",
    "hydroxyalkyl",
    "nitro",
    "oxo",
    "phenyl",
    "polycycle",
    "thioalkyl",
];

/// What the definitions say, as Rust.
///
/// # Errors
///
/// What is wrong with `rules.toml`, such as an unknown word or an atom that the core lacks.
pub fn definitions(data: &Path) -> Result<String, Problems> {
    let mut problems = Problems::new(data);
    let mut ids = Ids::<RuleIndex>::new("rule", FILE);
    let mut code = String::new();
    if let Some((document, lines)) = table::document::<Document>(FILE, &mut problems) {
        code = format!("pub static RULES: [Rule; {}] = [\n", document.rule.len());
        for rule in &document.rule {
            let (id, line) = (rule.id.get_ref(), lines.of(rule.id.span()));
            check(rule, line, &mut problems);
            ids.take(id, FILE, line, &mut problems);
            write_rule(&mut code, rule);
        }
        code.push_str("];\n");
    }
    if problems.is_empty() { Ok(code) } else { Err(problems) }
}

/// Refuses what cannot be followed: an unknown word, an atom that the core lacks.
pub fn check(rule: &Definition, line: usize, problems: &mut Problems) {
    let accepts = rule.ring.iter().flat_map(|ring| &ring.is).chain(rule.place.iter().flat_map(|place| &place.accept));
    for word in accepts.flat_map(|accept| &accept.what).filter(|word| !WORDS.contains(&word.as_str())) {
        let words = WORDS.join(", ");
        problems.add(FILE, line, format!("\"{word}\" is no kind of substituent or ring: write one of {words}"));
    }
    let numbered = |atom: &u16| rule.core.contains(&format!(":{atom}]"));
    let of_places = rule.place.iter().flat_map(|place| place.at.iter().chain(&place.ring));
    let of_bridges = rule.bridge.iter().flat_map(|bridge| bridge.at.iter().chain(&bridge.ring));
    let of_rings = rule.ring.iter().map(|ring| &ring.at);
    let named = of_places.chain(of_bridges).chain(of_rings).chain(&rule.needs).chain(&rule.bare);
    for unknown in named.filter(|atom| !numbered(atom)) {
        problems.add(
            FILE,
            line,
            format!("the core has no atom {unknown}: number it there as [C:{unknown}], or correct this"),
        );
    }
}

fn write_rule(code: &mut String, rule: &Definition) {
    let rings = list(&rule.ring, |ring| {
        format!(
            "Ring {{ at: {}, is: {}, otherwise: Outcome::{:?}, fused: {}, fused_otherwise: {} }}",
            ring.at,
            list(&ring.is, accept),
            ring.otherwise,
            list(&ring.fused, accept),
            ring.fused_otherwise.map_or("None".to_owned(), |own| format!("Some(Outcome::{own:?})")),
        )
    });
    let bridges = list(&rule.bridge, |bridge| {
        let own = Accept {
            what: bridge.what.clone(),
            carbons: None,
            up_to: None,
            root: None,
            root_not: None,
            clause: bridge.clause.clone(),
            outcome: bridge.outcome,
        };
        format!("Bridge {{ site: {}, accept: {} }}", site(&bridge.at, bridge.ring, false), accept(&own))
    });
    let places = list(&rule.place, |place| {
        format!(
            "Place {{ site: {}, accept: {}, otherwise: Outcome::{:?} }}",
            site(&place.at, place.ring, place.hetero),
            list(&place.accept, accept),
            place.otherwise,
        )
    });
    let _ = writeln!(
        code,
        "Rule {{ id: {:?}, core: {:?}, mass_up_to: {:?}, doubt: &{:?}, needs: &{:?}, bare: &{:?}, rings: {rings}, bridges: {bridges}, bridge_otherwise: Outcome::{:?}, places: {places} }},",
        rule.id.get_ref(),
        rule.core,
        rule.mass_up_to,
        rule.doubt,
        rule.needs,
        rule.bare,
        rule.bridge_otherwise,
    );
}

fn site(atoms: &[u16], ring: Option<u16>, hetero: bool) -> String {
    match ring {
        Some(at) => format!("Site::Ring {{ at: {at}, hetero: {hetero} }}"),
        None => format!("Site::Atoms(&{atoms:?})"),
    }
}

fn accept(own: &Accept) -> String {
    let root = |root: Option<Root>| root.map_or("None".to_owned(), |own| format!("Some(Root::{own:?})"));
    format!(
        "Accept {{ what: &{:?}, carbons: {:?}, up_to: {:?}, root: {}, root_not: {}, clause: {:?}, outcome: Outcome::{:?} }}",
        own.what,
        own.carbons,
        own.up_to,
        root(own.root),
        root(own.root_not),
        own.clause,
        own.outcome,
    )
}

fn list<T>(rows: &[T], write: impl Fn(&T) -> String) -> String {
    format!("&[{}]", rows.iter().map(write).collect::<Vec<_>>().join(", "))
}
