//! Data that would make an answer dishonest does not build. Each test breaks
//! a copy of `data/` in one way and reads what the build says.

use crate::edits::Copy;
use compile::compile;

const REACTIONS: &str = "reactions/nij_0604_01.csv";

/// The copy must be refused at this line, in words that hold all of `says`.
fn refused(copy: &Copy, file: &str, line: usize, says: &[&str]) {
    let Err(problems) = compile(copy.folder(), Vec::new()) else { panic!("it builds") };
    let texts: Vec<String> = problems.iter().map(|problem| problem.to_string()).collect();
    let start = format!("data/{file}:{line}: ");
    assert!(
        texts.iter().any(|text| text.starts_with(&start) && says.iter().all(|part| text.contains(part))),
        "wanted {start}… with {says:?}, got:\n{}",
        texts.join("\n")
    );
}

/// The head of a rule of `rules.toml` with these lines besides.
fn rule(lines: &str, jurisdiction: &str, certainty: &str, source: &str) -> String {
    format!(
        "\n[[rule]]\nid = \"new-rule\"\njurisdiction = \"{jurisdiction}\"\nname = \"New\"\ntext = \"x\"\nas_of = \"2025-01-01\"\ncertainty = \"{certainty}\"\ncore = \"C\"\nsources = [\"{source}\"]\n{lines}\n"
    )
}

/// A list of `named.toml` with these lines besides.
fn list(lines: &str, substance: &str) -> String {
    format!(
        "\n[[list]]\nid = \"new-list\"\njurisdiction = \"GB\"\nname = \"New\"\ntext = \"x\"\nas_of = \"2025-01-01\"\ncertainty = \"read\"\nsources = [\"legislation\"]\nsubstances = [\"{substance}\"]\n{lines}\n"
    )
}

macro_rules! broken {
    ($($name:ident: $file:expr, $edit:expr, $says:expr;)*) => {
        $(
            #[test]
            fn $name() {
                let copy = Copy::new(stringify!($name));
                let edit: fn(&Copy) -> usize = $edit;
                let line = edit(&copy);
                refused(&copy, $file, line, &$says);
            }
        )*
    };
}

broken! {
    a_key_that_code_cannot_name: "messages.toml",
        |copy| copy.append("messages.toml", "\n[[message]]\nkey = \"zz--2nd\"\nseverity = \"note\"\ntext.en = \"Nothing.\"\n", "zz--2nd"),
        ["is no name for the code", "begin with a letter"];
    a_place_that_is_none: "messages.toml",
        |copy| copy.append("messages.toml", "\n[[message]]\nkey = \"zz\"\nseverity = \"note\"\nplace = \"top\"\ntext.en = \"Nothing.\"\n", "key ="),
        ["place \"top\"", "write headline, finding, reason, limit or aside"];
    a_definition_of_an_atom_that_its_core_lacks: "rules.toml",
        |copy| copy.append("rules.toml", &rule("needs = [7]\nfrom = \"2023\"", "US", "read", "legislation"), "id = \"new-rule\""),
        ["the core has no atom 7"];
    a_line_that_no_sentence_has: "families.toml",
        |copy| copy.append("families.toml", "\n[[family]]\nid = \"new-family\"\nname = \"New\"\nhazard = \"always\"\nurgency = 9\nwhen_found = [\"sedation-not-liftet\"]\nsources = [\"general_knowledge\"]\n", "new-family"),
        ["unknown message \"sedation-not-liftet\"", "(nearest: \"sedation-not-lifted\")"];
    a_line_whose_places_nothing_fills: "families.toml",
        |copy| copy.append("families.toml", "\n[[family]]\nid = \"new-family\"\nname = \"New\"\nhazard = \"always\"\nurgency = 9\nwhen_expected = [\"found\"]\nsources = [\"general_knowledge\"]\n", "new-family"),
        ["message \"found\" takes", "name another"];
    a_sign_that_nobody_can_see: "families.toml",
        |copy| copy.append("families.toml", "\n[[family]]\nid = \"new-family\"\nname = \"New\"\nhazard = \"always\"\nurgency = 9\nsigns = { asleep = 5.0 }\nsources = [\"general_knowledge\"]\n", "new-family"),
        ["sign \"asleep\"", "long-sedation"];
    a_sign_that_speaks_against: "families.toml",
        |copy| copy.append("families.toml", "\n[[family]]\nid = \"new-family\"\nname = \"New\"\nhazard = \"always\"\nurgency = 9\nsigns = { long-sedation = 0.5 }\nsources = [\"general_knowledge\"]\n", "new-family"),
        ["by a factor above 1"];
    a_report_of_what_is_never_found: "families.toml",
        |copy| copy.append("families.toml", "\n[[family]]\nid = \"new-family\"\nname = \"New\"\nhazard = \"no\"\nreport_when_found = false\nsources = [\"general_knowledge\"]\n", "new-family"),
        ["only a hazard family is found"];
    a_cut_that_is_no_substance: "prevalence/cuts.toml", |copy| {
            std::fs::write(copy.path("prevalence/cuts.toml"), "substances = [\"cafeine\"]\nsources = [\"design_decision\"]\n").expect("written");
            1
        },
        ["unknown substance \"cafeine\"", "(nearest: \"caffeine\")"];
    a_companion_that_is_no_substance: "prevalence/companions.toml", |copy| {
            std::fs::write(copy.path("prevalence/companions.toml"), "substances = [\"cafeine\"]\nsources = [\"design_decision\"]\n").expect("written");
            1
        },
        ["unknown substance \"cafeine\"", "(nearest: \"caffeine\")"];
    a_product_of_one_component: "prevalence/products.toml",
        |copy| copy.append("prevalence/products.toml", "\n[[product]]\nid = \"kratom\"\ncomponents = [\"mitragynine\"]\nsources = [\"general_knowledge\"]\n", "kratom"),
        ["two components or more"];
    a_product_that_stands_twice: "prevalence/products.toml",
        |copy| copy.append("prevalence/products.toml", "\n[[product]]\nid = \"tusi\"\ncomponents = [\"ketamine\", \"mdma\"]\nsources = [\"general_knowledge\"]\n", "tusi"),
        ["stands here twice"];
    a_stem_that_ends_too_many_words: "families.toml",
        |copy| copy.append("families.toml", "\n[[family]]\nid = \"new-family\"\nname = \"New\"\nhazard = \"no\"\nmember_names = [\"*yl\"]\nmember_names_sources = [\"general_knowledge\"]\nsources = [\"general_knowledge\"]\n", "new-family"),
        ["member name \"*yl\"", "write \"*stem\", \"code*\" or the words of a class"];
    a_stem_without_a_source: "families.toml",
        |copy| copy.append("families.toml", "\n[[family]]\nid = \"new-family\"\nname = \"New\"\nhazard = \"no\"\nmember_names = [\"*fentanyl\"]\nsources = [\"general_knowledge\"]\n", "new-family"),
        ["member_names goes with member_names_sources"];
    a_packet_without_a_source: "reagents.toml",
        |copy| copy.append("reagents.toml", "\n[[reagent]]\nid = \"new-reagent\"\nname = \"New\"\nprinted = [\"N\"]\nactive_class = \"x\"\nseparates = \"x\"\nuntouched = \"\"\nsulfuric_acid = false\nparts = 1\nsources = [\"general_knowledge\"]\n", "new-reagent"),
        ["printed goes with printed_sources"];
    a_blind_spot_of_no_test: "families.toml",
        |copy| copy.append("families.toml", "\n[[family]]\nid = \"new-family\"\nname = \"New\"\nhazard = \"no\"\nsources = [\"general_knowledge\"]\n\n[[family.missed]]\ngroup = \"all\"\nnote = \"Misses all.\"\nstrips = [\"fentanil\"]\nsources = [\"general_knowledge\"]\n", "Misses all"),
        ["\"fentanil\" is no strip, target, reagent or technique"];
    a_negative_concentration: "strips.toml",
        |copy| copy.append("strips.toml", "\n[[interferent]]\nstrips = [\"xylazine\"]\nsubstance = \"caffeine\"\nreacts = true\nfrom_ng_per_ml = -5\nsources = [\"general_knowledge\"]\n", "strips ="),
        ["a concentration is a positive number of ng/mL"];
    a_threshold_of_what_does_not_react: "strips.toml",
        |copy| copy.append("strips.toml", "\n[[interferent]]\nstrips = [\"xylazine\"]\nsubstance = \"caffeine\"\nreacts = false\nfrom_ng_per_ml = 5\nsources = [\"general_knowledge\"]\n", "strips ="),
        ["from_ng_per_ml goes with reacts = true"];
    a_preparation_of_no_form: "strips.toml",
        |copy| copy.append("strips.toml", "\n[[preparation]]\nforms = [\"soup\"]\nmessage = \"prepare-pill\"\nsources = [\"general_knowledge\"]\n", "forms ="),
        ["form \"soup\"", "at most once"];
    more_families_than_an_index_tells_apart: "families.toml",
        |copy| {
            let family = |n: usize| format!("\n[[family]]\nid = \"zz-{n}\"\nname = \"Z {n}\"\nhazard = \"no\"\nsources = [\"general_knowledge\"]\n");
            let families: String = (0..250).map(family).collect();
            let before = std::fs::read_to_string(copy.path("families.toml")).expect("the families").matches("[[family]]").count();
            copy.append("families.toml", &families, &format!("id = \"zz-{}\"", 255 - before))
        },
        ["more than 255 rows", "widen its index in the schema"];
    an_unknown_reagent: REACTIONS, |copy| copy.set(REACTIONS, "reagent", "marqis"),
        ["unknown reagent \"marqis\"", "(nearest: \"marquis\")", "add it to data/reagents.toml"];
    an_unknown_substance: REACTIONS, |copy| copy.set(REACTIONS, "substance", "alprazolan"),
        ["unknown substance", "(nearest: \"alprazolam\")", "add it to data/substances.csv"];
    an_unknown_lineage: REACTIONS, |copy| copy.set(REACTIONS, "lineage", "nobody"),
        ["unknown lineage \"nobody\"", "data/sources.toml"];
    a_lineage_of_other_sources: REACTIONS, |copy| copy.set(REACTIONS, "lineage", "protest"),
        ["lineage \"protest\" does not list \"nij_0604_01\"", "add it in data/sources.toml"];
    an_unreadable_colour: REACTIONS, |copy| copy.set(REACTIONS, "result", "blorange > black"),
        ["unreadable colour", "blorange"];
    a_measured_colour_of_two_numbers: REACTIONS, |copy| copy.set(REACTIONS, "lab", "48.2 31.0"),
        ["is no CIELAB colour", "write \"L a b\""];
    a_third_answer_to_reacts: REACTIONS, |copy| copy.set(REACTIONS, "reacts", "maybe"),
        ["reacts \"maybe\"", "write yes, no or unclear"];
    a_time_in_words: REACTIONS, |copy| copy.set(REACTIONS, "seconds", "soon"),
        ["seconds \"soon\"", "write from-to"];

    a_substance_twice: "substances.csv", |copy| copy.repeat_first("substances.csv"),
        ["stands twice", "ids are unique, merge the rows"];
    an_id_that_is_none: "substances.csv", |copy| copy.set("substances.csv", "id", "Heroin No. 4"),
        ["is no id", "use lower-case letters, digits and hyphens"];
    a_wrong_check_digit: "substances.csv", |copy| copy.edit("substances.csv", "cas", |cas| {
            let last = cas.as_bytes()[cas.len() - 1] - b'0';
            format!("{}{}", &cas[..cas.len() - 1], (last + 1) % 10)
        }),
        ["is no CAS number", "check digit"];
    a_short_inchikey: "substances.csv", |copy| copy.set("substances.csv", "inchikey", "AAAAAAAAAAAAAA-AAAAAAAAAA"),
        ["is no InChIKey", "14-10-1 capital letters"];
    one_structure_under_two_ids: "substances.csv", |copy| copy.append(
            "substances.csv",
            "zz-copy,Copy of MDMA,substance,mdma-type,,SHXWCVYOXRDMCX-UHFFFAOYSA-N,,,,general_knowledge,\n",
            "zz-copy",
        ),
        ["\"zz-copy\"", "have one InChIKey", "merge them"];
    a_structure_without_a_source: "substances.csv", |copy| copy.append(
            "substances.csv",
            "zz-new,ZZ-New,substance,other,,,CCO,C2H6O,46.04186,,\n",
            "zz-new",
        ),
        ["has a structure but no source"];
    an_unknown_family: "substances.csv", |copy| copy.set("substances.csv", "family", "fentanyl"),
        ["unknown family \"fentanyl\"", "(nearest: \"fentanyls\")", "data/families.toml"];

    a_further_substance_of_a_hazard_family: "further-substances.csv", |copy| copy.append(
            "further-substances.csv",
            "zz-new,ZZ-New,substance,nitazenes,,,,,,,\n",
            "zz-new",
        ),
        ["is of a family that is or becomes a hazard, \"nitazenes\"", "move the row to substances.csv"];
    a_further_substance_with_the_id_of_another: "further-substances.csv", |copy| copy.append(
            "further-substances.csv",
            "mdma,Another,substance,other,,,,,,,\n",
            "mdma",
        ),
        ["\"mdma\" stands twice", "merge the rows"];
    a_record_of_a_further_substance: "unweighed.csv", |copy| copy.set("unweighed.csv", "substance", "canadine"),
        ["\"canadine\" stands in further-substances.csv, which no verdict sees", "move its row to substances.csv"];
    a_rule_that_expired: "rules.toml", |copy| copy.append("rules.toml", &rule("from = \"2023\"\nuntil = \"2025-01-01\"", "US", "read", "legislation"), "id = \"new-rule\""),
        ["it expired on 2025-01-01", "state what took its place"];
    a_rule_seen_tomorrow: "rules.toml", |copy| {
        let rule = rule("from = \"2023\"", "US", "read", "legislation").replace("2025-01-01", "2999-01-01");
        copy.append("rules.toml", &rule, "id = \"new-rule\"")
    }, ["no later than the date of database.toml"];
    a_rule_of_no_country: "rules.toml", |copy| copy.append("rules.toml", &rule("from = \"2023\"", "USA", "read", "legislation"), "id = \"new-rule\""),
        ["jurisdiction \"USA\"", "write GB, US or CN"];
    a_rule_that_is_sure: "rules.toml", |copy| copy.append("rules.toml", &rule("from = \"2023\"", "US", "sure", "legislation"), "id = \"new-rule\""),
        ["certainty \"sure\"", "write read, read-in-part or memory"];
    a_rule_without_a_source: "rules.toml", |copy| {
        let rule = rule("from = \"2023\"", "US", "read", "legislation").replace("\"legislation\"", "");
        copy.append("rules.toml", &rule, "id = \"new-rule\"")
    }, ["a fact without a source"];
    a_rule_of_an_unknown_source: "rules.toml", |copy| copy.append("rules.toml", &rule("from = \"2023\"", "US", "read", "legislations"), "id = \"new-rule\""),
        ["unknown source \"legislations\"", "(nearest: \"legislation\")"];
    a_list_with_the_id_of_a_rule: "named.toml", |copy| {
        let list = list("", "xylazine").replace("new-list", "gb-fentanyl");
        copy.append("named.toml", &list, "id = \"gb-fentanyl\"")
    }, ["rule \"gb-fentanyl\" stands twice"];
    a_list_that_expired: "named.toml", |copy| copy.append("named.toml", &list("from = \"2023-01-01\"\nuntil = \"2025-01-01\"", "xylazine"), "id = \"new-list\""),
        ["it expired on 2025-01-01", "state what took its place"];
    a_list_of_tomorrow: "named.toml", |copy| copy.append("named.toml", &list("from = \"2999\"", "xylazine"), "id = \"new-list\""),
        ["no later than the date of database.toml"];
    a_list_with_a_date_in_words: "named.toml", |copy| copy.append("named.toml", &list("from = \"spring\"", "xylazine"), "id = \"new-list\""),
        ["from \"spring\" is not a date"];
    a_list_that_names_nobody_known: "named.toml", |copy| copy.append("named.toml", &list("", "xylazin"), "id = \"new-list\""),
        ["unknown substance \"xylazin\"", "(nearest: \"xylazine\")"];
    a_list_that_excludes_another_country: "named.toml", |copy| copy.append("named.toml", &list("excludes = [\"us-fentanyl-related\"]", "xylazine"), "id = \"new-list\""),
        ["of another jurisdiction"];
    a_structure_that_changed: "structures.csv", |copy| copy.set("structures.csv", "smiles", "CCO"),
        ["has another structure by now", "make structures"];
    a_structure_that_is_not_worked_out: "structures.csv", |copy| {
            copy.append("further-substances.csv", "zz-new,ZZ-New,substance,other,,,CCO,C2H6O,46.04186,general_knowledge,\n", "zz-new");
            1
        },
        ["no row for \"zz-new\", which has a structure", "make structures"];
    a_structure_twice: "structures.csv", |copy| copy.repeat_first("structures.csv"),
        ["stands twice", "make structures"];
    a_structure_of_nobody: "structures.csv", |copy| copy.append("structures.csv", "ketamin,CCO,1 2,0 0,,,\n", "ketamin"),
        ["unknown substance \"ketamin\"", "(nearest: \"ketamine\")"];
    a_fingerprint_with_a_bit_too_high: "structures.csv", |copy| copy.edit("structures.csv", "bits", |bits| format!("{bits} 2048")),
        ["cannot be read", "make structures"];
    a_fingerprint_in_disorder: "structures.csv", |copy| copy.edit("structures.csv", "bits", |bits| format!("{bits} 3")),
        ["cannot be read", "make structures"];
    a_drawing_with_half_an_atom: "structures.csv", |copy| copy.edit("structures.csv", "coordinates", |points| format!("{points} 3")),
        ["cannot be read", "make structures"];
    a_drawing_with_an_atom_too_many: "structures.csv", |copy| copy.edit("structures.csv", "coordinates", |points| format!("{points} 3 3")),
        ["atoms, its formula", "make structures"];
    a_wedge_to_nowhere: "structures.csv", |copy| copy.set("structures.csv", "wedges", "1-254"),
        ["cannot be read", "make structures"];

    an_alias_of_an_alias: "aliases.csv", |copy| {
            copy.append("aliases.csv", "zzz one,mdma,street,general_knowledge\nzzz two,zzz one,street,general_knowledge\n", "zzz two")
        },
        ["leads to \"zzz one\", which is itself an alias", "name the substance"];
    an_alias_in_a_circle: "aliases.csv", |copy| {
            copy.append("aliases.csv", "zzz one,zzz two,street,general_knowledge\nzzz two,zzz one,street,general_knowledge\n", "zzz one")
        },
        ["itself an alias", "aliases make no chains"];
    an_alias_of_nobody: "aliases.csv", |copy| copy.append("aliases.csv", "zzz one,ketamin,street,general_knowledge\n", "zzz one"),
        ["unknown substance \"ketamin\"", "(nearest: \"ketamine\")"];
    an_alias_without_a_source: "aliases.csv", |copy| copy.append("aliases.csv", "zzz one,mdma,street,\n", "zzz one"),
        ["a fact without a source", "name one"];
    an_alias_that_is_the_name: "aliases.csv", |copy| copy.append("aliases.csv", "MDMA,mdma,synonym,general_knowledge\n", "MDMA"),
        ["is the name of \"mdma\" itself", "drop the row"];

    a_limit_without_a_source: "strips.toml", |copy| copy.append("strips.toml",
            "\n[[limit]]\nstrips = [\"fentanyl\"]\nanalyte = \"fentanyl\"\nng_per_ml = 5\nmatrix = \"water\"\nsources = []\n", "strips ="),
        ["a fact without a source", "name one"];
    a_solution_of_nothing: "strips.toml", |copy| copy.append("strips.toml",
            "\n[[solution]]\nstrips = [\"fentanyl\"]\nmilligrams = 0\nmillilitres = 5\nsources = [\"general_knowledge\"]\n", "strips ="),
        ["positive amounts"];
    a_limit_of_nothing: "strips.toml", |copy| copy.append("strips.toml",
            "\n[[limit]]\nstrips = [\"fentanyl\"]\nanalyte = \"fentanyl\"\nng_per_ml = 0\nmatrix = \"water\"\nsources = [\"general_knowledge\"]\n", "strips ="),
        ["positive number of ng/mL"];
    a_limit_of_an_unknown_strip: "strips.toml", |copy| copy.append("strips.toml",
            "\n[[limit]]\nstrips = [\"fentanil\"]\nanalyte = \"fentanyl\"\nng_per_ml = 5\nmatrix = \"water\"\nsources = [\"general_knowledge\"]\n", "strips ="),
        ["unknown strip \"fentanil\"", "(nearest: \"fentanyl\")"];
    a_matrix_of_blood: "strips.toml", |copy| copy.append("strips.toml",
            "\n[[limit]]\nstrips = [\"fentanyl\"]\nanalyte = \"fentanyl\"\nng_per_ml = 5\nmatrix = \"blood\"\nsources = [\"general_knowledge\"]\n", "strips ="),
        ["matrix \"blood\"", "write water, urine or not stated"];
    a_sensitivity_in_percent: "strips.toml", |copy| copy.append("strips.toml",
            "\n[[performance]]\nstrips = [\"fentanyl\"]\nsensitivity = 97\nnote = \"x\"\nsources = [\"general_knowledge\"]\n", "strips ="),
        ["fractions from 0 to 1"];
    an_interferent_without_a_name: "strips.toml", |copy| copy.append("strips.toml",
            "\n[[interferent]]\nstrips = [\"fentanyl\"]\nreacts = true\nsources = [\"general_knowledge\"]\n", "strips ="),
        ["name either a substance or a group"];

    a_family_that_is_its_own_ancestor: "families.toml", |copy| copy.append("families.toml",
            "\n[[family]]\nid = \"zz-a\"\nname = \"A\"\nparent = \"zz-b\"\nhazard = \"no\"\nsources = [\"general_knowledge\"]\n\
             \n[[family]]\nid = \"zz-b\"\nname = \"B\"\nparent = \"zz-a\"\nhazard = \"no\"\nsources = [\"general_knowledge\"]\n", "id = \"zz-a\""),
        ["is its own ancestor", "break the circle"];
    a_hazard_without_urgency: "families.toml", |copy| copy.append("families.toml",
            "\n[[family]]\nid = \"zz-a\"\nname = \"A\"\nhazard = \"always\"\nsources = [\"general_knowledge\"]\n", "id ="),
        ["needs an urgency"];
    a_share_above_one: "families.toml", |copy| copy.append("families.toml",
            "\n[[family]]\nid = \"zz-a\"\nname = \"A\"\nhazard = \"when\"\nurgency = 9\nreportable_share = 1.5\nreportable_share_source = \"design_decision\"\n\
             sources = [\"general_knowledge\"]\n", "id ="),
        ["reportable_share"];
    a_share_of_no_origin: "families.toml", |copy| copy.append("families.toml",
            "\n[[family]]\nid = \"zz-a\"\nname = \"A\"\nhazard = \"when\"\nurgency = 9\nreportable_share = 0.1\nsources = [\"general_knowledge\"]\n", "id ="),
        ["reportable_share goes with reportable_share_source"];
    a_rule_that_nobody_knows: "families.toml", |copy| copy.append("families.toml",
            "\n[[family]]\nid = \"zz-a\"\nname = \"A\"\nhazard = \"when\"\nurgency = 9\njoins = [\"full-moon\"]\nsources = [\"general_knowledge\"]\n", "id ="),
        ["join \"full-moon\"", "write sold-as:<family>"];

    a_doi_that_is_none: "sources.toml", |copy| copy.append("sources.toml",
            "\n[[source]]\nid = \"zz\"\ntitle = \"T\"\nlicence = \"L\"\nurl = \"https://doi.org/11.1 x\"\nships = true\nquality = \"reference\"\nread = \"full\"\n", "id ="),
        ["is no DOI", "it looks like"];
    a_source_that_stays_out_without_a_reason: "sources.toml", |copy| copy.append("sources.toml",
            "\n[[source]]\nid = \"zz\"\ntitle = \"T\"\nlicence = \"L\"\nships = false\nquality = \"vendor\"\nread = \"full\"\n", "id ="),
        ["does not ship", "give the reason"];

    a_message_with_an_open_place: "messages.toml", |copy| copy.append("messages.toml",
            "\n[[message]]\nkey = \"zz\"\nseverity = \"note\"\ntext.en = \"About {substance}.\"\n", "key ="),
        ["message \"zz\" (en)", "make them agree"];
    a_message_without_english: "messages.toml", |copy| copy.append("messages.toml",
            "\n[[message]]\nkey = \"zz\"\nseverity = \"note\"\ntext.de = \"Nichts.\"\n", "key ="),
        ["has no English text", "add text.en"];

    a_window_that_ends_before_it_begins: "reagents.toml", |copy| copy.append("reagents.toml",
            "\n[[reagent]]\nid = \"zz\"\nname = \"Z\"\nactive_class = \"x\"\nseparates = \"x\"\nuntouched = \"\"\nsulfuric_acid = false\n\
             read_within_seconds = [60, 30]\nparts = 1\nsources = [\"general_knowledge\"]\n", "id ="),
        ["ends before it begins", "write [from, until]"];
    a_signal_of_no_colour: "reagents.toml", |copy| copy.append("reagents.toml",
            "\n[[reagent]]\nid = \"zz\"\nname = \"Z\"\nactive_class = \"x\"\nseparates = \"x\"\nuntouched = \"\"\nsulfuric_acid = false\n\
             signal = [\"blue\", \"bluey\"]\nparts = 1\nsources = [\"general_knowledge\"]\n", "id ="),
        ["signal \"bluey\" is in no name", "data/colours/iscc-nbs.csv"];
    a_count_of_an_unknown_data_set: "prevalence/counts.csv", |copy| copy.set("prevalence/counts.csv", "dataset", "nobody"),
        ["unknown data set \"nobody\"", "add it to data/prevalence/datasets.toml"];
    more_findings_than_samples: "prevalence/counts.csv", |copy| copy.set("prevalence/counts.csv", "any", "99999999"),
        ["more"];
    a_field_that_no_table_has: "reagents.toml", |copy| copy.append("reagents.toml", "\n[[reagent]]\nid = \"zz\"\ncolor = \"red\"\n", "color"),
        ["unknown field `color`", "expected"];
    a_missing_bracket: "messages.toml", |copy| copy.append("messages.toml", "\n[[message]\nkey = \"zz\"\n", "[[message]"),
        [""];
    a_row_with_a_cell_too_many: "aliases.csv", |copy| copy.append("aliases.csv", "zzz one,mdma,street,general_knowledge,more\n", "zzz one"),
        ["is not a row of this table"];
}

#[test]
fn a_table_of_no_source() {
    let copy = Copy::new("a table of no source");
    std::fs::copy(copy.path(REACTIONS), copy.path("reactions/zz_nobody.csv")).expect("copied");
    refused(&copy, "reactions/zz_nobody.csv", 1, &["unknown source \"zz_nobody\"", "add it to data/sources.toml"]);
}

#[test]
fn a_missing_file() {
    let copy = Copy::new("a missing file");
    std::fs::remove_file(copy.path("messages.toml")).expect("removed");
    refused(&copy, "messages.toml", 1, &["cannot be read", "restore the file"]);
}
