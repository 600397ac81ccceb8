//! One definition, laid on a molecule in one way.

use super::definition::{Accept, Outcome, Root, Rule, Site};
use super::graph::{Graph, place};
use super::piece::{Piece, pieces};
use super::ring::{Found, ring_at};
use crate::error::StructureError;
use chematic::core::Molecule;
use chematic::smarts::{QueryMolecule, RdkitParityConfig, find_matches_rdkit_parity};
use std::collections::{BTreeMap, BTreeSet};

/// Atoms of the molecule by their numbers in the core.
pub type Way = BTreeMap<u16, usize>;

/// What a definition says of a molecule.
pub struct Judgement {
    pub outcome: Outcome,
    /// By which what it has beside the parent is covered, in their order.
    pub clauses: Vec<&'static str>,
}

impl Judgement {
    fn add(&mut self, outcome: Outcome, clause: &'static str) {
        self.outcome = self.outcome.min(outcome);
        if outcome == Outcome::Matches && !clause.is_empty() && !self.clauses.contains(&clause) {
            self.clauses.push(clause);
            self.clauses.sort_unstable();
        }
    }
}

/// Every way of laying a core on a molecule.
pub fn ways(
    core: &QueryMolecule,
    molecule: &Molecule,
    matching: &RdkitParityConfig,
) -> Result<Vec<Way>, StructureError> {
    let given_up = || StructureError::whole("the molecule has too many rings to look for definitions in it");
    let (found, exhausted) = find_matches_rdkit_parity(core, molecule, matching).map_err(|_| given_up())?;
    if exhausted {
        return Err(given_up());
    }
    let numbered = |own: &_| {
        let own: &std::collections::HashMap<usize, _, _> = own;
        core.atoms.iter().enumerate().filter_map(|(at, atom)| Some((atom.atom_map?, place(*own.get(&at)?)))).collect()
    };
    Ok(found.iter().map(numbered).collect())
}

pub fn judge(rule: &Rule, graph: &Graph, way: &Way) -> Judgement {
    let mut judgement = Judgement { outcome: Outcome::Matches, clauses: Vec::new() };
    if rule.mass_up_to.is_some_and(|most| graph.mass() > most) {
        judgement.add(Outcome::No, "");
    }
    let ring_atoms: Vec<u16> = rule.rings.iter().map(|ring| ring.at).collect();
    // Where a ring is asked for, its atom belongs to the ring.
    let mut core: BTreeSet<usize> =
        way.iter().filter(|(number, _)| !ring_atoms.contains(number)).map(|(_, atom)| *atom).collect();
    let mut rings: BTreeMap<u16, Found> = BTreeMap::new();
    for ring in rule.rings {
        let Some(found) = ring_at(graph, way[&ring.at], &core) else {
            return Judgement { outcome: Outcome::No, clauses: Vec::new() };
        };
        let mut kind = found.kind;
        let mut fused_told = false;
        if kind == "fused-benzene" {
            let added = match found.fused.as_slice() {
                [one] => ring.fused.iter().find(|accept| {
                    let elements = graph.elements(&one.iter().copied().collect::<Vec<_>>());
                    accept.what.contains(&elements.as_str())
                }),
                _ => None,
            };
            match (added, ring.fused_otherwise) {
                (Some(accept), _) => {
                    judgement.add(accept.outcome, accept.clause);
                    kind = "phenyl";
                    fused_told = true;
                }
                (None, Some(otherwise)) => {
                    judgement.add(otherwise, "");
                    kind = "phenyl";
                    fused_told = true;
                }
                (None, None) => {}
            }
        }
        match ring.is.iter().find(|accept| accept.what.contains(&kind)) {
            Some(accept) => judgement.add(accept.outcome, accept.clause),
            None => judgement.add(ring.otherwise, ""),
        }
        core.extend(&found.atoms);
        if fused_told {
            found.fused.iter().for_each(|other| core.extend(other));
        }
        rings.insert(ring.at, found);
    }
    core.extend(way.values());

    let in_core: Vec<bool> = (0..graph.atoms.len()).map(|atom| core.contains(&atom)).collect();
    let mut hung: BTreeSet<usize> = BTreeSet::new();
    for piece in pieces(graph, &in_core) {
        let on: BTreeSet<usize> = piece.links.iter().map(|(core, _)| *core).collect();
        hung.extend(&on);
        if piece.links.len() > 1 {
            if let Some((outcome, clause)) = bridge(rule, graph, way, &rings, &piece, &on) {
                judgement.add(outcome, clause);
                continue;
            }
            if on.len() > 1 {
                judgement.add(rule.bridge_otherwise, "");
                continue;
            }
        }
        let (outcome, clause) =
            on.first().map_or((Outcome::No, ""), |at| substituent(rule, graph, way, &rings, &piece, *at));
        judgement.add(outcome, clause);
    }
    if rule.needs.iter().any(|number| !hung.contains(&way[number])) {
        judgement.add(Outcome::No, "");
    }
    if rule.bare.iter().any(|number| graph.atoms[way[number]].hydrogens > 0) {
        judgement.add(Outcome::No, "");
    }
    judgement
}

fn bridge(
    rule: &Rule,
    graph: &Graph,
    way: &Way,
    rings: &BTreeMap<u16, Found>,
    piece: &Piece,
    on: &BTreeSet<usize>,
) -> Option<(Outcome, &'static str)> {
    let elements = graph.elements(&piece.atoms);
    let carbon = piece.carbons(graph) == piece.atoms.len();
    let lies = |site: &Site| on.iter().all(|atom| is_at(site, graph, way, rings, *atom));
    // A piece that hangs twice on one atom is no bridge between two.
    let counts = |site: &Site| on.len() > 1 || matches!(site, Site::Atoms([_]));
    let told = rule.bridges.iter().find(|bridge| {
        let of_kind =
            bridge.accept.what.iter().any(|what| *what == elements || *what == "any" || *what == "carbon" && carbon);
        counts(&bridge.site) && lies(&bridge.site) && of_kind
    })?;
    Some((told.accept.outcome, told.accept.clause))
}

fn substituent(
    rule: &Rule,
    graph: &Graph,
    way: &Way,
    rings: &BTreeMap<u16, Found>,
    piece: &Piece,
    at: usize,
) -> (Outcome, &'static str) {
    let Some(place) = rule.places.iter().find(|place| is_at(&place.site, graph, way, rings, at)) else {
        return (Outcome::No, "");
    };
    let kind = piece.kind(graph);
    let root = piece.links.first().map(|(_, root)| &graph.atoms[*root]);
    let hangs_by = |word: Root| {
        root.is_some_and(|atom| match word {
            Root::Carbon => atom.number == 6,
            Root::AliphaticCarbon => atom.number == 6 && !atom.aromatic,
            Root::Oxygen => atom.number == 8,
        })
    };
    let fits = |accept: &&Accept| {
        (accept.what.is_empty() || accept.what.contains(&kind))
            && accept.carbons.is_none_or(|own| piece.carbons(graph) == own)
            && accept.up_to.is_none_or(|most| piece.carbons(graph) <= most)
            && accept.root.is_none_or(hangs_by)
            && !accept.root_not.is_some_and(hangs_by)
    };
    match place.accept.iter().find(fits) {
        Some(accept) => (accept.outcome, accept.clause),
        None => (place.otherwise, ""),
    }
}

fn is_at(site: &Site, graph: &Graph, way: &Way, rings: &BTreeMap<u16, Found>, atom: usize) -> bool {
    match site {
        Site::Atoms(numbers) => numbers.iter().any(|number| way.get(number) == Some(&atom)),
        Site::Ring { at, hetero } => {
            rings.get(at).is_some_and(|ring| ring.atoms.contains(&atom) && (!hetero || ring.is_hetero(graph)))
        }
    }
}
