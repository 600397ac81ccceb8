//! The shape of a definition, as data/rules.toml explains it. The build script
//! writes the rules in it.

/// How far a molecule fits a definition. The order is that of the least.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Outcome {
    No,
    Uncertain,
    Matches,
}

#[derive(Debug)]
pub struct Rule {
    pub id: &'static str,
    pub core: &'static str,
    /// Average mass, Da.
    pub mass_up_to: Option<f64>,
    /// Canonical SMILES without stereochemistry, of which it is never certain.
    pub doubt: &'static [&'static str],
    pub needs: &'static [u16],
    pub bare: &'static [u16],
    pub rings: &'static [Ring],
    pub bridges: &'static [Bridge],
    pub bridge_otherwise: Outcome,
    pub places: &'static [Place],
}

/// A ring at an atom of the core.
#[derive(Debug)]
pub struct Ring {
    pub at: u16,
    pub is: &'static [Accept],
    pub otherwise: Outcome,
    pub fused: &'static [Accept],
    /// `None`: a fused ring is a kind like any other.
    pub fused_otherwise: Option<Outcome>,
}

/// Atoms of the core, or those of a ring.
#[derive(Debug)]
pub enum Site {
    Atoms(&'static [u16]),
    /// By its atom of the core; only a ring with other atoms than carbon, or any.
    Ring {
        at: u16,
        hetero: bool,
    },
}

/// A piece that hangs on several atoms, or twice on one.
#[derive(Debug)]
pub struct Bridge {
    pub site: Site,
    pub accept: Accept,
}

/// A piece that hangs on one atom.
#[derive(Debug)]
pub struct Place {
    pub site: Site,
    pub accept: &'static [Accept],
    pub otherwise: Outcome,
}

/// What of a piece hangs on the core.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Root {
    Carbon,
    AliphaticCarbon,
    Oxygen,
}

/// What a clause says of a piece or a ring.
#[derive(Debug)]
pub struct Accept {
    /// Kinds of it; empty: any.
    pub what: &'static [&'static str],
    /// Carbon atoms, exactly and at most.
    pub carbons: Option<usize>,
    pub up_to: Option<usize>,
    pub root: Option<Root>,
    pub root_not: Option<Root>,
    /// Empty where the definition's own parent has it.
    pub clause: &'static str,
    pub outcome: Outcome,
}
