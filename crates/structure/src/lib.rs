//! The structure of a molecule, from a SMILES or a molfile: its parent, formula
//! and mass, its fingerprint and its canonical SMILES, all as RDKit has them.
//!
//! ```
//! use analogue_lookup_structure::Structure;
//! let citrate = "CCC(=O)N(c1ccccc1)C1CCN(CCc2ccccc2)CC1.OC(=O)CC(O)(CC(O)=O)C(O)=O";
//! let fentanyl = Structure::from_smiles(citrate).unwrap();
//! assert_eq!(fentanyl.formula, "C22H28N2O");
//! assert_eq!(fentanyl.removed[0].formula, "C6H8O7");
//! let error = Structure::from_smiles("CCC1CC").err().unwrap();
//! assert_eq!(error.to_string(), "character 4: the ring 1 is opened here and never closed");
//! ```
//!
//! The chemistry is that of `chematic`, a port of RDKit; what is written here is
//! the reading of molfiles, what is stripped, and what is refused.

#![deny(missing_docs)]
// What traps in a browser loses what the person was about to be told.
#![cfg_attr(target_arch = "wasm32", deny(clippy::unwrap_used))]

mod counter_ions;
mod drawn;
mod elements;
mod error;
mod formula;
mod layout;
mod molfile;
mod parent;
mod rules;
mod scaffolds;
pub mod smiles;
mod structure;
mod tautomer;
#[cfg(target_arch = "wasm32")]
mod wasm;
mod written;

pub use error::{Place, StructureError};
pub use layout::lay_out;
pub use rules::{Matched, Rules};
pub use scaffolds::{Scaffold, Scaffolds};
pub use structure::{BITS, Removed, Structure};
pub use tautomer::skeleton;
