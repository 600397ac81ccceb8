//! Definitions of controlled substances that cannot be followed.

use crate::edits::Copy;
use compile::definitions;

#[test]
fn a_definition_that_cannot_be_followed_is_refused() {
    let copy = Copy::new("definitions");
    let rules = std::fs::read_to_string(copy.path("rules.toml")).expect("a file");
    for (from, to, says) in [
        (
            "what = [\"alkyl\", \"alkenyl\"]",
            "what = [\"alkyl\", \"alkenly\"]",
            "\"alkenly\" is no kind of substituent or ring",
        ),
        ("needs = [1, 4]", "needs = [1, 44]", "the core has no atom 44"),
        ("id = \"gb-pethidine\"", "id = \"gb-fentanyl\"", "stands twice"),
        ("mass_up_to = 500", "mass_upto = 500", "mass_upto"),
    ] {
        assert!(rules.contains(from), "{from}");
        std::fs::write(copy.path("rules.toml"), rules.replacen(from, to, 1)).expect("written");
        let problems = definitions(copy.folder()).expect_err(to);
        let texts: Vec<String> = problems.iter().map(ToString::to_string).collect();
        assert!(texts.iter().any(|text| text.contains(says)), "{to}: {texts:?}");
    }
    std::fs::write(copy.path("rules.toml"), &rules).expect("written");
    assert!(definitions(copy.folder()).is_ok());
}
