//! The comparison of fingerprints of the core, over as many rows as one likes:
//! `speed.mjs` compiles it to wasm by itself.

#![allow(unsafe_code)] // what a host calls by its name

use analogue_lookup::analogue::Fingerprint;
use schema::packed::BITS;
use std::cell::RefCell;

/// As many bits as a drug of middle size sets.
const BITS_SET: usize = 48;

thread_local! {
    static ROWS: RefCell<Vec<Fingerprint>> = const { RefCell::new(Vec::new()) };
}

/// Makes that many fingerprints, with bits by chance.
#[unsafe(no_mangle)]
pub extern "C" fn fill(rows: u32) {
    let mut state = 7u32;
    let mut bit = || {
        state ^= state << 13;
        state ^= state >> 17;
        state ^= state << 5;
        (state % u32::from(BITS)) as u16
    };
    let made = (0..rows).map(|_| {
        let bits: [u16; BITS_SET] = std::array::from_fn(|_| bit());
        Fingerprint::of(&bits).unwrap()
    });
    ROWS.with_borrow_mut(|own| *own = made.collect());
}

/// The place of the row that is nearest to the first, itself aside, of so many.
#[unsafe(no_mangle)]
pub extern "C" fn nearest(rows: u32) -> u32 {
    ROWS.with_borrow(|own| {
        let mut best = (0, 0.0);
        for (place, other) in own.iter().enumerate().take(rows as usize).skip(1) {
            let tanimoto = own[0].tanimoto(other);
            if tanimoto > best.1 {
                best = (place, tanimoto);
            }
        }
        best.0 as u32
    })
}
