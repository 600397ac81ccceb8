//! The boundary to JavaScript, and the only module that knows it. It converts
//! and nothing else. It makes three files: the core, which a first verdict waits
//! for; with the feature `kit` one that answers about kits; and with `analogue`
//! one that knows the structures of the database. Those two have no database of
//! their own and are loaded when they are asked for.

#[cfg(feature = "analogue")]
mod analogue;
#[cfg(not(any(feature = "analogue", feature = "kit")))]
mod core;
#[cfg(feature = "kit")]
mod kit;
#[cfg(not(feature = "analogue"))]
mod values;
