//! Mistakes that a newcomer makes. The message must name file and line, the field or the word that is wrong, and what to
//! write instead.

use crate::edits::Copy;
use compile::compile;

const VENDOR: &str = "reactions/protest_pw.csv";

struct Mistake {
    name: &'static str,
    file: &'static str,
    edit: fn(&Copy) -> usize,
    says: &'static [&'static str],
}

const MISTAKES: &[Mistake] = &[
    Mistake {
        name: "a name where the id belongs",
        file: VENDOR,
        edit: |copy| copy.set(VENDOR, "substance", "4-Fluoroamphetamine"),
        says: &["is a name", "write the id of the substance, \"4-fa\""],
    },
    Mistake {
        name: "a reagent by its name",
        file: VENDOR,
        edit: |copy| copy.set(VENDOR, "reagent", "Simon's"),
        says: &["unknown reagent", "(nearest: \"simons\")"],
    },
    Mistake {
        name: "no reaction in words",
        file: VENDOR,
        edit: |copy| copy.set(VENDOR, "result", "no reactoin"),
        says: &["result \"no reactoin\"", "\"none\" is no reaction"],
    },
    Mistake {
        name: "an empty result",
        file: VENDOR,
        edit: |copy| copy.set(VENDOR, "result", ""),
        says: &["result \"\"", "\"none\" is no reaction"],
    },
    Mistake {
        name: "a sequence that ends in an arrow",
        file: VENDOR,
        edit: |copy| copy.set(VENDOR, "result", "yellow > "),
        says: &["no colour was given", "\" > \" stands between stages"],
    },
    Mistake {
        name: "true for yes",
        file: VENDOR,
        edit: |copy| copy.set(VENDOR, "reacts", "TRUE"),
        says: &["reacts \"TRUE\"", "write yes, no or unclear"],
    },
    Mistake {
        name: "no for a colour",
        file: VENDOR,
        edit: |copy| {
            copy.set(VENDOR, "result", "green");
            copy.set(VENDOR, "reacts", "no")
        },
        says: &["names a colour and `reacts` says no", "|| none"],
    },
    Mistake {
        name: "seconds as one number",
        file: VENDOR,
        edit: |copy| copy.set(VENDOR, "seconds", "30"),
        says: &["seconds \"30\"", "for instance 15-30"],
    },
    Mistake {
        name: "seconds the wrong way round",
        file: VENDOR,
        edit: |copy| copy.set(VENDOR, "seconds", "60-30"),
        says: &["seconds \"60-30\"", "write from-to"],
    },
    Mistake {
        name: "a hex value for Lab",
        file: VENDOR,
        edit: |copy| copy.set(VENDOR, "lab", "#6f4e37"),
        says: &["is no CIELAB colour", "for instance 48.2 31.0 -12.5"],
    },
    Mistake {
        name: "Lab with commas",
        file: VENDOR,
        edit: |copy| copy.set(VENDOR, "lab", "48.2, 31.0, -12.5"),
        says: &["is no CIELAB colour", "write \"L a b\""],
    },
    Mistake {
        name: "two colours measured for one stage",
        file: VENDOR,
        edit: |copy| {
            copy.set(VENDOR, "result", "brown");
            copy.set(VENDOR, "lab", "48 31 12 > 20 1 1")
        },
        says: &["lab measures 2 colours", "1 stages"],
    },
    Mistake {
        name: "a limit in words",
        file: VENDOR,
        edit: |copy| copy.set(VENDOR, "limit_ug", "5 ug"),
        says: &["limit_ug \"5 ug\"", "without the unit"],
    },
    Mistake {
        name: "a forgotten lineage",
        file: VENDOR,
        edit: |copy| copy.set(VENDOR, "lineage", ""),
        says: &["the lineage is missing", "data/sources.toml"],
    },
    Mistake {
        name: "a row with a comma unquoted",
        file: VENDOR,
        edit: |copy| copy.append(VENDOR, "mdma,marquis,,black, then brown,yes,,protest,,,x,,\n", "mdma"),
        says: &["13 cells, the header 12", "\"quotes\""],
    },
    Mistake {
        name: "a row cut short",
        file: VENDOR,
        edit: |copy| copy.append(VENDOR, "mdma,marquis,,black,yes\n", "mdma"),
        says: &["5 cells, the header 12"],
    },
    Mistake {
        name: "a mass with a comma",
        file: "substances.csv",
        edit: |copy| copy.set("substances.csv", "mass", "310,2"),
        says: &["column mass holds \"310,2\"", "a number has a point"],
    },
    Mistake {
        name: "a kind of its own",
        file: "substances.csv",
        edit: |copy| copy.set("substances.csv", "kind", "drug"),
        says: &["kind \"drug\"", "write substance, plant, product or mixture"],
    },
    Mistake {
        name: "a family by its name",
        file: "substances.csv",
        edit: |copy| copy.set("substances.csv", "family", "Nitazenes"),
        says: &["unknown family", "(nearest: \"nitazenes\")"],
    },
    Mistake {
        name: "a family left open",
        file: "substances.csv",
        edit: |copy| copy.set("substances.csv", "family", ""),
        says: &["the family is missing", "data/families.toml"],
    },
    Mistake {
        name: "a name left open",
        file: "substances.csv",
        edit: |copy| copy.set("substances.csv", "name", ""),
        says: &["has no name"],
    },
    Mistake {
        name: "sources apart by commas",
        file: "aliases.csv",
        edit: |copy| copy.append("aliases.csv", "zz one,mdma,street,\"tripsit_drugs, protest_pw\"\n", "zz one"),
        says: &["stand apart by |"],
    },
    Mistake {
        name: "an alias kind of its own",
        file: "aliases.csv",
        edit: |copy| copy.append("aliases.csv", "zz one,mdma,slang,general_knowledge\n", "zz one"),
        says: &["kind \"slang\"", "write synonym, systematic, street"],
    },
    Mistake {
        name: "a limit in quotes",
        file: "strips.toml",
        edit: |copy| {
            copy.append("strips.toml", "\n[[limit]]\nstrips = [\"fentanyl\"]\nanalyte = \"fentanyl\"\nng_per_ml = \"5\"\nmatrix = \"water\"\nsources = [\"general_knowledge\"]\n", "ng_per_ml")
        },
        says: &["string \"5\"", "without quotes or a unit"],
    },
    Mistake {
        name: "a strip that is not a list",
        file: "strips.toml",
        edit: |copy| {
            copy.append("strips.toml", "\n[[limit]]\nstrips = \"fentanyl\"\nanalyte = \"fentanyl\"\nng_per_ml = 5\nmatrix = \"water\"\nsources = [\"general_knowledge\"]\n", "strips")
        },
        says: &["expected a sequence", "write a list"],
    },
    Mistake {
        name: "a forgotten matrix",
        file: "strips.toml",
        edit: |copy| {
            copy.append("strips.toml", "\n[[limit]]\nstrips = [\"fentanyl\"]\nanalyte = \"fentanyl\"\nng_per_ml = 5\nsources = [\"general_knowledge\"]\n", "[[limit]]")
        },
        says: &["missing field `matrix`", "add it"],
    },
    Mistake {
        name: "a misspelt field",
        file: "strips.toml",
        edit: |copy| {
            copy.append("strips.toml", "\n[[limit]]\nstrips = [\"fentanyl\"]\nanalyte = \"fentanyl\"\nng_per_mL = 5\nmatrix = \"water\"\nsources = [\"general_knowledge\"]\n", "ng_per_mL")
        },
        says: &["unknown field `ng_per_mL`", "`ng_per_ml`"],
    },
    Mistake {
        name: "a text without quotes",
        file: "strips.toml",
        edit: |copy| copy.append("strips.toml", "\n[[strip]]\nid = zz\n", "id ="),
        says: &["must be quoted"],
    },
    Mistake {
        name: "a strip of an unknown target",
        file: "strips.toml",
        edit: |copy| {
            copy.append("strips.toml", "\n[[strip]]\nid = \"zz\"\nname = \"Z\"\ntarget = \"fentanyls\"\nproduct = true\nsources = [\"general_knowledge\"]\n", "id =")
        },
        says: &["unknown strip target", "(nearest: \"fentanyl\")"],
    },
    Mistake {
        name: "an unknown source",
        file: "strips.toml",
        edit: |copy| {
            copy.append("strips.toml", "\n[[strip]]\nid = \"zz\"\nname = \"Z\"\ntarget = \"fentanyl\"\nproduct = true\nsources = [\"park2O22\"]\n", "id =")
        },
        says: &["(nearest: \"park2022\")"],
    },
    Mistake {
        name: "a quality of its own",
        file: "sources.toml",
        edit: |copy| {
            copy.append("sources.toml", "\n[[source]]\nid = \"zz\"\ntitle = \"T\"\nlicence = \"L\"\nships = true\nquality = \"lab\"\nread = \"full\"\n", "id =")
        },
        says: &["quality \"lab\"", "write one of laboratory"],
    },
    Mistake {
        name: "a source without a licence",
        file: "sources.toml",
        edit: |copy| {
            copy.append(
                "sources.toml",
                "\n[[source]]\nid = \"zz\"\ntitle = \"T\"\nships = true\nquality = \"laboratory\"\nread = \"full\"\n",
                "[[source]]",
            )
        },
        says: &["missing field `licence`"],
    },
    Mistake {
        name: "a DOI with http",
        file: "sources.toml",
        edit: |copy| {
            copy.append("sources.toml", "\n[[source]]\nid = \"zz\"\ntitle = \"T\"\nlicence = \"L\"\nurl = \"http://dx.doi.org/10.1000/xyz\"\nships = true\nquality = \"laboratory\"\nread = \"full\"\n", "id =")
        },
        says: &["write a DOI as https://doi.org/10."],
    },
    Mistake {
        name: "a lineage that is app-unsourced",
        file: "sources.toml",
        edit: |copy| {
            copy.append(
                "sources.toml",
                "\n[[lineage]]\nid = \"zz\"\nquality = \"app-unsourced\"\nsources = [\"cptnope_pwa\"]\n",
                "id =",
            )
        },
        says: &["quality \"app-unsourced\"", "others never vote"],
    },
    Mistake {
        name: "a lineage of a source that stays out",
        file: "sources.toml",
        edit: |copy| {
            copy.append(
                "sources.toml",
                "\n[[lineage]]\nid = \"zz\"\nquality = \"vendor\"\nsources = [\"cptnope_pwa\"]\n",
                "id =",
            )
        },
        says: &["does not ship, so it has no vote", "take it out"],
    },
    Mistake {
        name: "a row without a vote, alone",
        file: "unweighed.csv",
        edit: |copy| copy.append("unweighed.csv", "brorphine,mandelin,blue,nightlight_2026,x\n", "brorphine"),
        says: &["no table of reactions has \"brorphine\"", "alone it would be a vote"],
    },
    Mistake {
        name: "a row of an app without sources",
        file: "unweighed.csv",
        edit: |copy| copy.append("unweighed.csv", "methadone,mandelin,orange,cptnope_pwa,x\n", "methadone"),
        says: &["gives no sources of its own", "drop the row"],
    },
    Mistake {
        name: "a row without a vote that agrees",
        file: "unweighed.csv",
        edit: |copy| copy.append("unweighed.csv", "mdma,marquis,black,nightlight_2026,x\n", "mdma"),
        says: &["agrees with the records", "drop the row"],
    },
    Mistake {
        name: "a row dropped",
        file: "sources.toml",
        edit: |copy| copy.drop_last(VENDOR, "sources.toml", "id = \"protest_pw\""),
        says: &["4655 rows were read", "has 4654", "left_out"],
    },
    Mistake {
        name: "a data set of nobody",
        file: "prevalence/datasets.toml",
        edit: |copy| {
            copy.append("prevalence/datasets.toml", "\n[[dataset]]\nid = \"zz\"\nname = \"Z\"\nregion = \"US\"\nn = 5\nyears = \"2020\"\nuntil = 2020\ncredit = \"x\"\nurl = \"https://example.org\"\nlicence = \"x\"\nbias = \"x\"\nsource = \"zz\"\n", "id =")
        },
        says: &["unknown source \"zz\"", "data/sources.toml"],
    },
    Mistake {
        name: "a severity of its own",
        file: "messages.toml",
        edit: |copy| {
            copy.append(
                "messages.toml",
                "\n[[message]]\nkey = \"zz\"\nseverity = \"high\"\ntext.en = \"Nothing.\"\n",
                "key =",
            )
        },
        says: &["severity \"high\"", "write danger, warning or note"],
    },
];

#[test]
fn a_mistake_is_answered_with_its_place_and_its_remedy() {
    let mut wrong = String::new();
    for mistake in MISTAKES {
        let copy = Copy::new(mistake.name);
        let line = (mistake.edit)(&copy);
        let start = format!("data/{}:{line}: ", mistake.file);
        let texts: Vec<String> = match compile(copy.folder(), Vec::new()) {
            Ok(_) => vec!["it builds".into()],
            Err(problems) => problems.iter().map(|problem| problem.to_string()).collect(),
        };
        let answered = |text: &&String| text.starts_with(&start) && mistake.says.iter().all(|part| text.contains(part));
        if !texts.iter().any(|text| answered(&text)) {
            wrong.push_str(&format!(
                "\n{} (wanted {start}… {:?}):\n  {}",
                mistake.name,
                mistake.says,
                texts.join("\n  ")
            ));
        }
    }
    assert!(wrong.is_empty(), "{wrong}");
}
