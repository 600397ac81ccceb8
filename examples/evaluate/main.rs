//! How well the model ranks what it has not seen: whole lineages left out,
//! then whole substances and whole families, on our own data, beside two
//! simple rivals. Prints Markdown; the same data give the same output.
//!
//! `make evaluate`

mod dials;
mod fit;
mod folds;
mod hue_words;
mod objective;
mod open_set;
mod ranking;
mod report;
mod rivals;
mod statistics;

use analogue_lookup::evidence::Parameters;

fn main() {
    let parameters = Parameters::default();
    let folds = folds::by_lineage();
    if std::env::args().nth(1).as_deref() == Some("fit") {
        return fit::print(&folds);
    }
    println!("# Evaluation on left-out data\n");
    let without = folds::whole().data.without;
    if !without.is_empty() {
        println!("Built without: {}.\n", without.join(", "));
    }
    report::lineages(&folds, &parameters);
    report::open_set(&parameters);
}
