//! Which definitions of controlled substances a structure matches. Three-valued,
//! and only matches and doubts leave this module: what a definition does not
//! cover is never told, nor by which clause.

mod definition;
mod graph;
mod judge;
mod piece;
mod ring;

use crate::error::StructureError;
use crate::structure::Structure;
use chematic::smarts::{MatchConfig, QueryMolecule, RdkitParityConfig, RdkitRingCountModel, parse_smarts};
use definition::{Accept, Bridge, Outcome, Place, Ring, Root, Rule, Site};
use graph::Graph;

include!(concat!(env!("OUT_DIR"), "/rules.rs"));

/// A definition that a structure matches, or may.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Matched {
    /// Its id in data/rules.toml, where its name and its dates stand.
    pub rule: &'static str,
    /// Not all of it is clear of doubt.
    pub uncertain: bool,
    /// Of a match: the clauses by which it is covered, in their order; none if it
    /// is the very substance that the definition starts from.
    pub clauses: Vec<&'static str>,
}

impl Matched {
    /// `id:matches:clause,clause` or `id:uncertain:` of each, apart by spaces, as
    /// data/structures.csv holds it.
    pub fn ruling(matched: &[Matched]) -> String {
        let told = matched.iter().map(|own| {
            let outcome = if own.uncertain { "uncertain" } else { "matches" };
            format!("{}:{outcome}:{}", own.rule, own.clauses.join(","))
        });
        told.collect::<Vec<_>>().join(" ")
    }
}

/// The definitions, ready to be applied.
pub struct Rules {
    cores: Vec<QueryMolecule>,
    matching: RdkitParityConfig,
}

impl Rules {
    /// # Errors
    ///
    /// A core that is no SMARTS.
    pub fn new() -> Result<Self, String> {
        let core =
            |rule: &Rule| parse_smarts(rule.core).map_err(|_| format!("the core of \"{}\" is no SMARTS", rule.id));
        let cores = RULES.iter().map(core).collect::<Result<_, String>>()?;
        let base = MatchConfig { uniquify: false, max_matches: Some(MOST_WAYS), ..MatchConfig::default() };
        let matching = RdkitParityConfig {
            base,
            use_rdkit_parity_aromaticity: true,
            ring_count_model: RdkitRingCountModel::RelevantCycles,
            ..RdkitParityConfig::default()
        };
        Ok(Self { cores, matching })
    }

    /// The definitions that a structure matches, and those that leave room for
    /// doubt, in the order of data/rules.toml. Stereochemistry and isotopes play no
    /// part.
    ///
    /// # Errors
    ///
    /// A molecule with so many rings that the search was given up.
    pub fn of(&self, structure: &Structure) -> Result<Vec<Matched>, StructureError> {
        let molecule = structure.as_flat()?;
        let graph = Graph::of(&molecule);
        let mut matched = Vec::new();
        for (rule, core) in RULES.iter().zip(&self.cores) {
            let ways = judge::ways(core, &molecule, &self.matching)?;
            // Of ways that come to the same, the one with the fewest clauses tells.
            let rank = |own: &judge::Judgement| (own.outcome, std::cmp::Reverse(own.clauses.len()));
            let best = ways.iter().map(|way| judge::judge(rule, &graph, way)).max_by_key(rank);
            if let Some(own) = best.filter(|own| own.outcome != Outcome::No) {
                let doubted = rule.doubt.contains(&structure.flat.as_str());
                let uncertain = doubted || own.outcome == Outcome::Uncertain;
                let clauses = if uncertain { Vec::new() } else { own.clauses };
                matched.push(Matched { rule: rule.id, uncertain, clauses });
            }
        }
        Ok(matched)
    }
}

/// The most ways of laying a core on a molecule that are looked at.
const MOST_WAYS: usize = 2_000;
