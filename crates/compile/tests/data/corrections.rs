//! A corrected fact changes the file that it stands in, and the code that reads it stays: whoever has the rest fetches
//! that file alone.

use crate::edits::Copy;
use compile::{Compiled, compile};

/// Whether each differs.
#[derive(Debug, PartialEq)]
struct Changed {
    format: bool,
    database: bool,
    identities: bool,
    structures: bool,
}

/// What a person who has all of it fetches for one colour, limit or sentence.
const FACT: Changed = Changed { format: false, database: true, identities: false, structures: false };
const ALL: Changed = Changed { format: false, database: true, identities: true, structures: true };

fn compiled(copy: &Copy) -> Compiled {
    compile(copy.folder(), Vec::new()).unwrap_or_else(|problems| {
        let told: Vec<String> = problems.iter().map(ToString::to_string).collect();
        panic!("{}", told.join("\n"))
    })
}

#[test]
fn each_changes_what_it_stands_in() {
    type Edit = fn(&Copy);
    let edits: [(&str, Edit, Changed); 8] = [
        (
            "a colour",
            |copy| {
                copy.set("reactions/nij_0604_01.csv", "result", "pale green || none");
            },
            FACT,
        ),
        (
            "the words of a message",
            |copy| copy.replace("messages.toml", "told elsewhere, not", "found elsewhere, not"),
            FACT,
        ),
        (
            "the name of a substance",
            |copy| {
                copy.edit("substances.csv", "name", |name| format!("{name} zzz"));
            },
            FACT,
        ),
        (
            "another name",
            |copy| {
                copy.append("aliases.csv", "zzz,mdma,synonym,general_knowledge\n", "zzz");
            },
            FACT,
        ),
        (
            "a systematic name",
            |copy| {
                copy.append("aliases.csv", "zzz,mdma,systematic,general_knowledge\n", "zzz");
            },
            Changed { identities: true, ..FACT },
        ),
        (
            "the key of a message",
            |copy| {
                copy.append(
                    "messages.toml",
                    "\n[[message]]\nkey = \"zzz\"\nseverity = \"note\"\ntext.en = \"z\"\n",
                    "zzz",
                );
            },
            Changed { format: true, ..FACT },
        ),
        (
            "a substance",
            |copy| {
                copy.append("substances.csv", "zzz,Zzz,substance,other,,,,,,general_knowledge,\n", "zzz");
            },
            ALL,
        ),
        ("the order of hazards", |copy| copy.replace("families.toml", "urgency = 1\n", "urgency = 99\n"), ALL),
    ];
    let before = compiled(&Copy::new("uncorrected"));
    for (name, edit, changed) in edits {
        let copy = Copy::new(name);
        edit(&copy);
        let after = compiled(&copy);
        let found = Changed {
            format: after.format != before.format,
            database: after.database != before.database,
            identities: after.identities != before.identities,
            structures: after.structures != before.structures,
        };
        assert_eq!(found, changed, "{name}");
    }
}
