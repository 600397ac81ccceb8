//! How well the model ranks what it has not seen: whole lineages left out,
//! then whole substances and whole families, on our own data, beside two
//! simple rivals. Prints Markdown; the same data give the same output.
//!
//! `make evaluate`, `make fit`, `make model`

mod ablation;
mod dev;
mod fit;
mod folds;
mod hue_words;
mod measures;
mod objective;
mod open_set;
mod parameters_grid;
mod ranking;
mod reliability;
mod report;
mod rivals;
mod statistics;
mod unexplained;

use analogue_lookup::evidence::Parameters;

fn main() {
    let parameters = Parameters::default();
    let folds = folds::by_lineage();
    match std::env::args().nth(1).as_deref() {
        Some("fit") => fit::print(folds),
        Some("model") => {
            println!("### The measures that matter{}\n", built_without());
            measures::print(&folds, &parameters);
            println!("### Left-out lineages{}\n", built_without());
            report::placings_of(&folds, &parameters);
            println!("### Left-out sources{}\n", built_without());
            println!("Every record that names the source is left out, whoever else says the same.\n");
            report::placings_of(&folds::by_source(), &parameters);
            println!("\n### What each part gains{}\n", built_without());
            ablation::print(folds::by_lineage(), &parameters);
            println!("### Reliability{}\n", built_without());
            reliability::print(&folds, &parameters);
            println!("### \"Nothing explains this\"{}\n", built_without());
            unexplained::print(&folds, &parameters);
        }
        Some("measures") => measures::print(&folds, &parameters),
        Some("reliability") => reliability::print(&folds, &parameters),
        Some("unexplained") => unexplained::print(&folds, &parameters),
        Some("ranks") => {
            println!("### Left-out lineages{}\n", built_without());
            report::placings_of(&folds, &parameters);
        }
        _ => {
            println!("# Evaluation on left-out data{}\n", built_without());
            println!("## The measures that matter\n");
            measures::print(&folds, &parameters);
            report::lineages(&folds, &parameters);
            report::open_set(&parameters);
        }
    }
}

/// Which sources this build lacks, for a heading.
fn built_without() -> String {
    let without = folds::whole().data.without;
    if without.is_empty() { String::new() } else { format!(", built without {}", without.join(", ")) }
}
