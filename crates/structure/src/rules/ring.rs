//! Rings at an atom of the core, and what kind each is.

use super::graph::Graph;
use std::collections::BTreeSet;

pub struct Found {
    pub atoms: BTreeSet<usize>,
    pub kind: &'static str,
    /// What the rings that share a bond with it add, if they do.
    pub fused: Vec<BTreeSet<usize>>,
}

/// The smallest ring through an atom that meets no other atom of the core.
pub fn ring_at(graph: &Graph, atom: usize, core: &BTreeSet<usize>) -> Option<Found> {
    let rings: Vec<BTreeSet<usize>> = graph.rings.iter().map(|ring| ring.iter().copied().collect()).collect();
    let own =
        rings.iter().filter(|ring| ring.contains(&atom) && ring.is_disjoint(core)).min_by_key(|ring| ring.len())?;
    let lone = rings.iter().all(|other| other == own || other.is_disjoint(own));
    let aromatic = own.iter().all(|atom| graph.atoms[*atom].aromatic);
    let hetero = own.iter().any(|atom| graph.atoms[*atom].number != 6);
    let kind = match (aromatic, hetero, lone) {
        (true, false, _) if own.len() == 6 => {
            if lone {
                "phenyl"
            } else {
                "fused-benzene"
            }
        }
        (_, _, false) => "polycycle",
        (true, true, true) => "aromatic-heteromonocycle",
        (true, false, true) => "aromatic-carbomonocycle",
        (false, true, true) => "heteromonocycle",
        (false, false, true) => "carbomonocycle",
    };
    let beside = rings.iter().filter(|other| *other != own && other.intersection(own).count() == 2);
    let fused = beside.map(|other| other.difference(own).copied().collect()).collect();
    Some(Found { atoms: own.clone(), kind, fused })
}

impl Found {
    pub fn is_hetero(&self, graph: &Graph) -> bool {
        self.atoms.iter().any(|atom| graph.atoms[*atom].number != 6)
    }
}
