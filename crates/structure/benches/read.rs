//! `cargo bench -p analogue-lookup-structure`: what reading a structure takes,
//! natively, by its steps, over every seventh structure of the database. Medians
//! of nine rounds, in microseconds a structure.

use analogue_lookup_structure::{Rules, Structure};
use std::hint::black_box;
use std::time::Instant;

const ROUNDS: usize = 9;

fn show(what: &str, structures: usize, mut work: impl FnMut()) {
    work();
    let mut times: Vec<f64> = (0..ROUNDS)
        .map(|_| {
            let start = Instant::now();
            work();
            start.elapsed().as_secs_f64() * 1e6 / structures as f64
        })
        .collect();
    times.sort_by(f64::total_cmp);
    println!("{what:40} {:8.1} (least {:.1})", times[ROUNDS / 2], times[0]);
}

fn main() {
    let table = concat!(env!("CARGO_MANIFEST_DIR"), "/../../data/structures.csv");
    let text = std::fs::read_to_string(table).expect("the table can be read");
    let lines: Vec<&str> = text.lines().skip(1).step_by(7).filter_map(|line| line.split(',').nth(1)).collect();
    let read: Vec<Structure> = lines.iter().filter_map(|line| Structure::from_smiles(line).ok()).collect();
    let rules = Rules::new().expect("the cores can be read");
    println!("{} structures", read.len());
    show("a SMILES to its parent (µs)", read.len(), || {
        lines.iter().for_each(|line| drop(black_box(Structure::from_smiles(line))));
    });
    show("fingerprint of a parent (µs)", read.len(), || {
        read.iter().for_each(|own| drop(black_box(own.fingerprint())));
    });
    show("definitions that it matches (µs)", read.len(), || {
        read.iter().for_each(|own| drop(black_box(rules.of(own))));
    });
}
