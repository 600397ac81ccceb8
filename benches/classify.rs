//! `cargo bench`: time of the core's own work, natively. Figures are medians
//! over repeats of a run long enough for the clock; see `benches/README.md`.

use analogue_lookup::database::Signatures;
use analogue_lookup::kit::{KitInput, advise, check_kit, review};
use analogue_lookup::reading::{ColourInput, ReadingInput, SampleInput, StageInput, check_sample};
use analogue_lookup::verdict::{Options, classify};
use std::hint::black_box;
use std::time::Instant;

/// Median time of one call, in microseconds.
fn microseconds(work: impl FnMut()) -> f64 {
    microseconds_of(40, work)
}

/// The same for work that takes long enough for the clock in fewer calls.
fn microseconds_of(calls: u32, mut work: impl FnMut()) -> f64 {
    const REPEATS: usize = 25;
    for _ in 0..calls {
        work();
    }
    let mut times: Vec<f64> = (0..REPEATS)
        .map(|_| {
            let start = Instant::now();
            for _ in 0..calls {
                work();
            }
            start.elapsed().as_secs_f64() * 1e6 / f64::from(calls)
        })
        .collect();
    times.sort_by(f64::total_cmp);
    times[REPEATS / 2]
}

fn reagent(reagent: &str, stages: &[(&str, f64)]) -> ReadingInput {
    let stage = |(colour, seconds): &(&str, f64)| StageInput {
        colour: ColourInput::Words((*colour).into()),
        seconds: Some(*seconds),
        effects: Vec::new(),
    };
    ReadingInput::Reagent { reagent: reagent.into(), stages: stages.iter().map(stage).collect(), reader: None }
}

/// Negative, of 2 mg/mL, in time.
fn strip(strip: &str) -> ReadingInput {
    ReadingInput::Strip {
        strip: strip.into(),
        lines: "C+T".into(),
        milligrams: Some(10.0),
        millilitres: Some(5.0),
        minutes: Some(5.0),
        lot: None,
        said: None,
        reader: None,
    }
}

fn main() {
    let database = Signatures::load().expect("the embedded database is whole");
    let kit = SampleInput {
        sold_as: Some("MDMA".into()),
        readings: vec![
            reagent("marquis", &[("purple", 5.0), ("black", 30.0)]),
            reagent("mecke", &[("green", 5.0), ("dark blue", 30.0)]),
            reagent("mandelin", &[("black", 30.0)]),
            reagent("liebermann", &[("black", 30.0)]),
            reagent("froehde", &[("black", 30.0)]),
            reagent("simons", &[("blue", 10.0)]),
            reagent("robadope", &[("none", 30.0)]),
            reagent("ehrlich", &[("none", 120.0)]),
            strip("btnx-fentanyl"),
            strip("btnx-nitazene"),
            strip("xylazine"),
            strip("benzodiazepine"),
        ],
        ..SampleInput::default()
    };
    let checked = check_sample(&database, &kit).expect("a good sample");
    let with = Options::default();
    let without = Options { next: false, ..Options::default() };
    let report = |what: &str, time: f64| println!("{what:<52} {time:>10.1} µs");
    report("load: decode and index the database", microseconds(|| drop(black_box(Signatures::load()))));
    report("check a full kit (8 reagents, 4 strips)", microseconds(|| drop(black_box(check_sample(&database, &kit)))));
    report("classify it, without next", microseconds(|| drop(black_box(classify(&database, &checked, &without)))));
    report("classify it, with next", microseconds(|| drop(black_box(classify(&database, &checked, &with)))));
    let none = check_kit(&database, &KitInput::default()).expect("nothing is a kit");
    report("advise on an empty kit", microseconds_of(1, || drop(black_box(advise(&database, &none)))));
    let have = ["marquis", "mecke", "fentanyl"].map(String::from).to_vec();
    let three = check_kit(&database, &KitInput { have, ..KitInput::default() }).expect("tests of the database");
    report("review a kit of three", microseconds_of(1, || drop(black_box(review(&database, &three)))));
    report("find \"isotonitasene\"", microseconds(|| drop(black_box(database.find("isotonitasene", 10)))));
    report("find \"iso\"", microseconds(|| drop(black_box(database.find("iso", 10)))));
}
