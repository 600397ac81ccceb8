//! What the package checks before it asks the core is what the core takes: `pkg/limits.js` is written from the very words
//! and limits of `schema`. `UPDATE_GOLDEN=1 cargo test --test core limits` writes it anew.

use analogue_lookup::inference::{PRIORS, ResultsRegion};
use schema::limits::*;
use schema::vocabulary::{Effect, Form, Lines, Observed, Reader, Said, Technique};
use std::fmt::Write;
use std::ops::RangeInclusive;
use std::path::Path;

const HEAD: &str = "/**
 * The words and limits that the core takes, written from `crates/schema`; see tests/core/limits.rs.
 */
";

fn words<T>(all: &[(&'static str, T)]) -> Vec<&'static str> {
    all.iter().map(|(word, _)| *word).collect()
}

/// The file as it should stand.
fn limits_js() -> String {
    let lists = [
        ("form", words(Form::ALL)),
        ("observed", words(Observed::ALL)),
        ("effect", words(Effect::ALL)),
        ("lines", words(Lines::ALL)),
        ("said", words(Said::ALL)),
        ("reader", words(Reader::ALL)),
        ("technique", words(Technique::ALL)),
        ("region", words(&ResultsRegion::ALL)),
        ("prior", words(&PRIORS)),
    ];
    let counts = [
        ("text", LONGEST_TEXT),
        ("readings", MOST_READINGS),
        ("stages", MOST_STAGES),
        ("effects", MOST_EFFECTS),
        ("components", MOST_COMPONENTS),
        ("observed", MOST_OBSERVED),
        ("tests", MOST_TESTS),
        ("added", MOST_ADDED),
        ("candidates", MOST_CANDIDATES),
        ("structure", LONGEST_STRUCTURE),
    ];
    let ranges: [(&str, &str, RangeInclusive<f64>); 5] = [
        ("amount", "mg or mL", AMOUNT),
        ("minutes", "until a strip is read", MINUTES),
        ("seconds", "after the drop", SECONDS),
        ("lightness", "L* of CIELAB", LIGHTNESS),
        ("chroma", "a* and b* of CIELAB", CHROMA),
    ];
    let mut text = String::from(HEAD);
    let mut line = |words: std::fmt::Arguments| writeln!(text, "{words}").expect("a String takes all");
    line(format_args!("\nexport const WORDS = {{"));
    for (name, list) in lists {
        let quoted: Vec<String> = list.iter().map(|word| format!("'{word}'")).collect();
        line(format_args!("  {name}: [{}],", quoted.join(", ")));
    }
    line(format_args!(
        "}};\n\n/** Most entries of a list, and the longest text, in UTF-16 code units. */\nexport const MOST = {{"
    ));
    for (name, most) in counts {
        line(format_args!("  {name}: {most},"));
    }
    line(format_args!(
        "}};\n\n/** @type {{Record<string, [number, number]>}} from and to */\nexport const RANGES = {{"
    ));
    for (name, what, range) in ranges {
        line(format_args!("  /** {what} */\n  {name}: [{}, {}],", range.start(), range.end()));
    }
    line(format_args!("}};"));
    text
}

#[test]
fn of_the_package_are_those_of_the_core() {
    let file = Path::new(env!("CARGO_MANIFEST_DIR")).join("pkg/limits.js");
    if std::env::var_os("UPDATE_GOLDEN").is_some() {
        std::fs::write(&file, limits_js()).expect("pkg/ can be written");
    }
    let kept = std::fs::read_to_string(&file).expect("pkg/limits.js is there");
    assert!(kept == limits_js(), "pkg/limits.js is not what crates/schema says; run UPDATE_GOLDEN=1 cargo test limits");
}
