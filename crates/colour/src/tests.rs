//! What words mean, alone and next to each other.

use super::*;

fn stage(text: &str) -> StageColour {
    read(text).unwrap_or_else(|error| panic!("{text}: {error}"))
}

fn region(text: &str) -> Region {
    stage(text).region
}

fn overlap(one: &str, two: &str) -> f64 {
    region(one).overlap(&region(two))
}

fn assert_distribution(region: &Region, text: &str) {
    let sum: f64 = region.shares().iter().map(|(_, share)| share).sum();
    assert!((sum - 1.0).abs() < 1e-5, "{text}: {sum}");
    assert!(region.shares().iter().all(|(cell, share)| usize::from(*cell) < CELLS && *share > 0.0), "{text}");
    assert!(region.shares().windows(2).all(|pair| pair[0].0 < pair[1].0), "{text}");
}

#[test]
fn every_block_name_is_read_as_its_block() {
    for (number, cell) in cells().iter().enumerate() {
        for text in [cell.name.to_string(), cell.name.to_uppercase(), cell.name.replace("grey", "gray")] {
            let read = stage(&text);
            assert_eq!(
                usize::from(read.region.main_cell()),
                number,
                "{text} is mostly {}",
                cell_name(read.region.main_cell())
            );
            assert_eq!(read.basis, Basis::Block, "{text}");
            assert_distribution(&read.region, &text);
        }
    }
}

#[test]
fn group_words_are_read_as_their_group() {
    for group in HueGroup::ALL {
        if group != HueGroup::BlueGreen {
            assert_eq!(region(group.word()).main_group(), group);
        }
    }
    let between = region("blue-green");
    for group in [HueGroup::Blue, HueGroup::BlueGreen, HueGroup::Green] {
        assert!(between.share_of(group) > 0.15, "{group:?} {}", between.share_of(group));
    }
}

#[test]
fn no_colour_is_none() {
    let none = [
        "none",
        "No reaction",
        "no",
        "no change",
        "no colour change",
        "no color change",
        "clear",
        "colorless",
        "fizzing, no colour change",
    ];
    for text in none {
        assert_eq!(region(text), Region::none(), "{text}");
    }
    assert_eq!(region("clear yellow"), region("yellow"));
    assert_eq!(stage("fizzes").effects, Effects::FIZZ);
    assert!((region("no color change / brown").share(NONE) - 0.5).abs() < 1e-5);
}

#[test]
fn faint_colours_lean_to_none() {
    for text in
        ["faint brown", "slight red", "weak blue", "maybe pink", "green olive (slight)", "faint orange/brownish"]
    {
        assert!((0.2..0.5).contains(&region(text).share(NONE)), "{text}");
    }
    assert!(stage("faint brown").faint && !stage("brown").faint && !stage("slight bubbling, green").faint);
    assert!(region("very pale yellow").share(NONE) > region("pale yellow").share(NONE));
    assert_eq!(region("brown").share(NONE), 0.0);
    assert!(region("faint").share(NONE) > 0.4);
}

#[test]
fn dark_words_are_dark() {
    for text in [
        "black",
        "dark",
        "very dark",
        "dark brown",
        "dark blue",
        "deep purple",
        "very dark green",
        "blackish red",
        "navy",
        "dark violet",
    ] {
        assert!(region(text).is_mostly_dark(), "{text} {}", region(text).lightness());
    }
    for text in ["brown", "light brown", "dark yellow", "no reaction", "light", "dark orange"] {
        assert!(!region(text).is_mostly_dark(), "{text} {}", region(text).lightness());
    }
    for hue in ["brown", "yellow", "green", "orange", "purple", "violet", "red", "blue", "olive", "grey", "pink"] {
        let lightness = |tone: &str| region(&format!("{tone} {hue}")).lightness();
        let rising =
            [lightness("very dark"), lightness("dark"), lightness(""), lightness("light"), lightness("very light")];
        assert!(rising.windows(2).all(|pair| pair[0] < pair[1] + 1.5), "{hue} {rising:?}");
    }
}

#[test]
fn dark_colours_are_hard_to_tell_apart() {
    for dark in ["dark brown", "dark purple", "dark green", "dark blue"] {
        assert!(overlap("black", dark) > 0.12, "{dark} {}", overlap("black", dark));
    }
    assert!(overlap("dark brown", "dark purple") > 0.1);
    assert_eq!(overlap("yellow", "purple"), 0.0);
}

#[test]
fn words_for_the_same_overlap() {
    for (one, two, least) in [
        ("violet", "purple", 0.6),
        ("grey-blue", "greyish blue", 0.4),
        ("gray blue", "grey-blue", 0.99),
        ("reddish brown", "red-brown", 0.6),
        ("blue", "dark blue", 0.2),
        ("green", "light green", 0.2),
        ("brown", "dark brown", 0.3),
        ("brown", "light brown", 0.24),
        ("brown", "brownish", 0.5),
        ("teal", "blue-green", 0.25),
        ("magenta", "reddish purple", 0.3),
        ("orange to brown", "brown", 0.4),
        ("orange / brown", "orange", 0.4),
        ("yellow-orange", "orange yellow", 0.99),
        ("olive green", "dark yellow green", 0.3),
    ] {
        assert!(overlap(one, two) > least, "{one}, {two}: {}", overlap(one, two));
    }
}

#[test]
fn words_for_other_things_do_not() {
    for (one, two, most) in [
        ("yellow", "green", 0.03),
        ("yellow", "blue", 0.01),
        ("orange", "green", 0.01),
        ("pink", "brown", 0.15),
        ("none", "yellow", 0.01),
        ("red", "green", 0.01),
        ("light yellow", "dark brown", 0.01),
    ] {
        assert!(overlap(one, two) < most, "{one}, {two}: {}", overlap(one, two));
    }
    let orange_redbrown = overlap("orange", "red-brown");
    assert!((0.02..0.4).contains(&orange_redbrown), "{orange_redbrown}");
    assert!(overlap("dark purple", "purple") > overlap("dark purple", "orange"));
    assert!(overlap("purple", "dark purple") > overlap("purple", "dark brown"));
}

#[test]
fn a_value_is_its_lab() {
    let read = stage("#6F4E37");
    assert_eq!(read.basis, Basis::Measured);
    assert_eq!(read.region, region_of_measured(Lab::from_srgb([0x6f, 0x4e, 0x37])));
    assert_eq!(cell_name(read.region.main_cell()), "moderate brown");
    assert!(read.region.overlap(&region("brown")) > 0.3);
    assert!((region("#6f4e37 | none").share(NONE) - 0.5).abs() < 1e-5);
    for bad in ["#6f4e3", "#ggg", "#", "brown|#12"] {
        assert_eq!(read_error(bad), ColourError::BadHex, "{bad}");
    }
}

#[test]
fn onset_and_effects_are_read_beside_the_colour() {
    assert_eq!(stage("slow brown"), StageColour { onset: Onset::Slow, ..stage("brown") });
    assert_eq!(stage("(slow) brown"), stage("brown (slow)"));
    assert_eq!(stage("near-instant purple").onset, Onset::Instant);
    assert_eq!(stage("pale pink after 5 minutes").onset, Onset::Slow);
    let fizzing = stage("light brown, foaming and smoking with blue precipitate");
    assert!(fizzing.effects.contains(Effects::FIZZ | Effects::SMOKE | Effects::PRECIPITATE));
    let spots = stage("reddish with green spots");
    assert!(spots.effects.contains(Effects::SPOTS));
    assert!(spots.region.share_of(HueGroup::Green) < 0.35);
    assert!(region("blue spots").share(NONE) > 0.1);
}

#[test]
fn modifiers_and_hues_are_shared_where_people_leave_them_out() {
    assert_eq!(region("deep / dark brown"), region("deep brown / dark brown"));
    assert_eq!(region("dark red/brown"), region("dark red / dark brown"));
    assert!(overlap("dark red / brown", "dark red/brown") < 0.99);
    assert_eq!(region("brown (dark)"), region("(dark) brown"));
    assert!(region("brown (dark)").lightness() < region("brown").lightness());
    assert_eq!(region("brown - green (?)"), region("brown to green"));
    assert_eq!(region("yellow to orange (not purple like mdma)"), region("yellow to orange"));
    assert!(region("yellow (green)").share_of(HueGroup::Green) < region("yellow / green").share_of(HueGroup::Green));
    assert_eq!(region("(brown)"), region("brown"));
}

#[test]
fn a_range_holds_what_lies_between() {
    let (range, either) = (region("yellow to brown"), region("yellow or brown"));
    let between = region("dark yellow");
    assert!(range.overlap(&between) > either.overlap(&between));
    let three = region("yellow - green - brown");
    for group in [HueGroup::Yellow, HueGroup::Green, HueGroup::Brown] {
        assert!(three.share_of(group) > 0.1, "{group:?}");
    }
}

#[test]
fn a_course_is_cut_into_its_stages() {
    let cut = |course: &'static str| stages(course).collect::<Vec<_>>();
    assert_eq!(cut("yellow > dark brown"), ["yellow", "dark brown"]);
    assert_eq!(cut("yellow→green then brown"), ["yellow", "green", "brown"]);
    assert_eq!(cut("yellow / green"), ["yellow / green"]);
    assert_eq!(region("yellow -"), region("yellow"), "what \"->\" leaves behind");
    assert_eq!(cut("> brown"), ["", "brown"]);
    assert_eq!(read_error(""), ColourError::Empty);
}

#[test]
fn abbreviations_are_read_as_what_they_stand_for() {
    for (short, long) in [
        ("l.gy.rBr", "light greyish reddish brown"),
        ("v.d.bG|brill.OY", "very dark bluish green|brilliant orange yellow"),
        ("lt. brown", "light brown"),
        ("v. dk purple", "very dark purple"),
        ("med. yellow green", "medium yellow green"),
        ("no blue color change", "no reaction"),
    ] {
        assert_eq!(region(short), region(long), "{short}");
    }
}

#[test]
fn a_pair_with_a_name_is_its_hue() {
    for (pair, group) in [
        ("reddish purple", HueGroup::Purple),
        ("purplish red", HueGroup::Red),
        ("reddish brown", HueGroup::Brown),
        ("olive green", HueGroup::Olive),
        ("yellowish pink", HueGroup::Pink),
        ("bright bluish green", HueGroup::BlueGreen),
        ("pale brown", HueGroup::Brown),
        ("dark orange", HueGroup::Orange),
    ] {
        assert_eq!(region(pair).main_group(), group, "{pair}");
    }
    let yellowish_black = region("yellowish black").centre_and_spread().expect("a colour").0;
    assert!(yellowish_black.l < 24.0, "{yellowish_black:?}");
    assert_eq!(Region::none().centre_and_spread(), None);
}

#[test]
fn the_first_of_several_colours_says_when_it_began() {
    for text in ["slow blue / blue spots", "blue, slow", "brown (60 sec +)", "light yellow (slow) / orange"] {
        assert_eq!(stage(text).onset, Onset::Slow, "{text}");
    }
    for text in ["purple with dark purple specs after 5 min", "pinkish, slow orange red", "brown (5 sec)"] {
        assert_eq!(stage(text).onset, Onset::Usual, "{text}");
    }
    assert_eq!(region("black (may have purple tint)").share(NONE), 0.0);
}

fn read_error(text: &str) -> ColourError {
    read(text).expect_err(text)
}

#[test]
fn an_error_says_what_to_do() {
    assert_eq!(read_error("orrange").to_string(), "\"orrange\" is not a colour word (nearest: orange)");
    assert_eq!(read_error("dark ketamine"), ColourError::Unreadable { word: "ketamine".into(), nearest: None });
    assert_eq!(read_error(" \t"), ColourError::Empty);
    assert_eq!(read_error(&"é".repeat(LONGEST + 1)), ColourError::TooLong);
    assert!(read(&format!("brown{}", " ".repeat(LONGEST - 5))).is_ok());
    for text in ["bright", "slow", "reaction", "/", "()", "no purple", "brown > green", "?", "-"] {
        assert!(matches!(read_error(text), ColourError::Unreadable { .. }), "{text}");
    }
}

/// Every pair of pieces of the language is read or refused, and what is read is a distribution.
#[test]
fn nothing_makes_it_panic() {
    let pieces = [
        "brown",
        "dark",
        "very",
        "no",
        "reddish",
        "#6f4e37",
        "#",
        "(",
        ")",
        "(slow",
        "/",
        "-",
        " - ",
        "to",
        "with spots",
        "faint",
        "é",
        "🙂",
        "5",
        "none",
        "|",
        "-tinted",
        "\u{0}",
        "İ",
        "grey",
        "clear",
        "ish",
        ",",
    ];
    for (one, two) in pieces.iter().flat_map(|one| pieces.iter().map(move |two| (one, two))) {
        for text in [format!("{one}{two}"), format!("{one} {two} (green")] {
            if let Ok(read) = read(&text) {
                assert_distribution(&read.region, &text);
            }
        }
    }
}
