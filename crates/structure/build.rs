//! Writes the rules of data/rules.toml as constants, and refuses what cannot be
//! followed: an unknown word, an atom that the core lacks. Where a rule stands,
//! since when, and by which source, the build of the core checks (build/rules.rs).

use serde::Deserialize;
use std::collections::HashSet;
use std::fmt::Write;
use std::path::{Path, PathBuf};
use std::{env, fs};

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Document {
    rule: Vec<Rule>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
#[allow(dead_code)] // where it stands, the core reads
struct Rule {
    id: String,
    jurisdiction: String,
    name: String,
    text: String,
    from: String,
    until: Option<String>,
    as_of: String,
    certainty: String,
    sources: Vec<String>,
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

fn main() {
    println!("cargo::rerun-if-changed=build.rs");
    let data = PathBuf::from(env::var_os("CARGO_MANIFEST_DIR").expect("set by cargo")).join("../../data");
    println!("cargo::rerun-if-changed={}", data.join("rules.toml").display());
    let out = PathBuf::from(env::var_os("OUT_DIR").expect("set by cargo")).join("rules.rs");
    match compile(&data) {
        Ok(code) => fs::write(out, code).expect("the output folder is writable"),
        Err(problem) => println!("cargo::error=data/rules.toml: {problem}"),
    }
}

pub fn compile(data: &Path) -> Result<String, String> {
    let text = fs::read_to_string(data.join("rules.toml")).map_err(|error| error.to_string())?;
    let Document { rule: rules } = toml::from_str(&text).map_err(|error| error.to_string())?;
    let mut ids = HashSet::new();
    let mut code = format!("pub static RULES: [Rule; {}] = [\n", rules.len());
    for rule in &rules {
        check(rule).map_err(|problem| format!("\"{}\": {problem}", rule.id))?;
        if !ids.insert(&rule.id) {
            return Err(format!("\"{}\" stands twice: ids are unique", rule.id));
        }
        write_rule(&mut code, rule);
    }
    code.push_str("];\n");
    Ok(code)
}

fn check(rule: &Rule) -> Result<(), String> {
    let accepts = rule.ring.iter().flat_map(|ring| &ring.is).chain(rule.place.iter().flat_map(|place| &place.accept));
    for word in accepts.flat_map(|accept| &accept.what) {
        if !WORDS.contains(&word.as_str()) {
            return Err(format!("\"{word}\" is no kind of substituent or ring; they are {}", WORDS.join(", ")));
        }
    }
    let numbered = |atom: &u16| rule.core.contains(&format!(":{atom}]"));
    let of_places = rule.place.iter().flat_map(|place| place.at.iter().chain(&place.ring));
    let of_bridges = rule.bridge.iter().flat_map(|bridge| bridge.at.iter().chain(&bridge.ring));
    let of_rings = rule.ring.iter().map(|ring| &ring.at);
    let mut named = of_places.chain(of_bridges).chain(of_rings).chain(&rule.needs).chain(&rule.bare);
    if let Some(unknown) = named.find(|atom| !numbered(atom)) {
        return Err(format!("the core has no atom {unknown}"));
    }
    Ok(())
}

fn write_rule(code: &mut String, rule: &Rule) {
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
        rule.id, rule.core, rule.mass_up_to, rule.doubt, rule.needs, rule.bare, rule.bridge_otherwise,
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
