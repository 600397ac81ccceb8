//! The boundary to JavaScript, and the only module that knows it. It converts
//! and nothing else. It makes two files: the core, which a first verdict waits
//! for, and with the feature `kit` a second one that answers about kits, has no
//! database of its own and is loaded when it is asked for.

#[cfg(not(feature = "kit"))]
mod core;
#[cfg(feature = "kit")]
mod kit;
mod values;
