//! `rules.toml` and `named.toml`: where the definitions of controlled substances
//! stand and which lists name a substance.

use super::definitions::{self, Definition, Document, FILE as DEFINITIONS};
use super::problems::Problems;
use super::sources::Sources;
use super::substances::Substances;
use super::table::{self, Ids};
use schema::packed::{Rule, Says, Told};
use schema::{RuleEntry, RuleIndex, SubstanceIndex};
use serde::Deserialize;
use std::collections::HashMap;
use toml::Spanned;

const LISTS: &str = "named.toml";

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Lists {
    list: Vec<List>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct List {
    id: Spanned<String>,
    jurisdiction: String,
    name: String,
    text: String,
    #[serde(default)]
    from: String,
    #[serde(default)]
    until: String,
    as_of: String,
    certainty: String,
    sources: Vec<String>,
    #[serde(default)]
    excludes: Vec<String>,
    substances: Vec<String>,
}

pub struct Rules {
    /// Definitions, then lists.
    pub rows: Vec<Rule>,
    ids: Ids<RuleIndex>,
    /// Lists that name a substance, by its place.
    named: HashMap<SubstanceIndex, Vec<String>>,
    /// Definitions that a list leaves out, by the id of the list.
    excludes: HashMap<String, Vec<String>>,
}

impl Rules {
    /// The rules in short, for the catalogue.
    pub fn entries(&self) -> Vec<RuleEntry> {
        let entry = |row: &Rule| RuleEntry {
            id: row.id.clone(),
            jurisdiction: row.jurisdiction.clone(),
            name: row.name.clone(),
            as_of: row.as_of.clone(),
        };
        self.rows.iter().map(entry).collect()
    }

    /// What is told of a substance, from the definitions that its structure
    /// matches: the lists that name it, and the definitions that none of these
    /// leaves out.
    ///
    /// # Errors
    ///
    /// What is no definition with what it says: `id:matches:clause,clause` or
    /// `id:uncertain:`.
    pub fn ruling<'a>(&self, place: SubstanceIndex, matched: &'a str) -> Result<Vec<Told>, &'a str> {
        let lists = self.named.get(&place).map_or(&[][..], Vec::as_slice);
        let excluded = |id: &str| lists.iter().flat_map(|list| &self.excludes[list]).any(|own| own == id);
        let named = |list: &String| Some(Told { rule: self.place(list)?, says: Says::Named, clauses: String::new() });
        let mut ruling: Vec<Told> = lists.iter().filter_map(named).collect();
        for text in matched.split_whitespace() {
            let (id, told) = self.defined(text).ok_or(text)?;
            if !excluded(id) {
                ruling.push(told);
            }
        }
        Ok(ruling)
    }

    fn defined<'a>(&self, text: &'a str) -> Option<(&'a str, Told)> {
        let mut parts = text.splitn(3, ':');
        let (id, word, clauses) = (parts.next()?, parts.next()?, parts.next()?);
        let says = Says::named(word)?;
        Some((id, Told { rule: self.place(id)?, says, clauses: clauses.to_owned() }))
    }

    fn place(&self, id: &str) -> Option<RuleIndex> {
        self.ids.find(id)
    }
}

/// What the rows are read with.
struct Reader<'a> {
    /// The date of the data.
    today: &'a str,
    sources: &'a Sources,
    substances: &'a Substances,
    rules: Rules,
}

pub fn read(today: &str, sources: &Sources, substances: &Substances, problems: &mut Problems) -> Rules {
    let rules =
        Rules { rows: Vec::new(), ids: Ids::new("rule", DEFINITIONS), named: HashMap::new(), excludes: HashMap::new() };
    let mut reader = Reader { today, sources, substances, rules };
    if let Some((document, lines)) = table::document::<Document>(DEFINITIONS, problems) {
        for row in document.rule {
            let line = lines.of(row.id.span());
            definitions::check(&row, line, problems);
            let Definition { id, jurisdiction, name, text, from, until, as_of, certainty, sources, .. } = row;
            let rule = Rule { id: id.into_inner(), jurisdiction, name, text, from, until, as_of, certainty };
            reader.take(rule, &sources, DEFINITIONS, line, problems);
        }
    }
    if let Some((document, lines)) = table::document::<Lists>(LISTS, problems) {
        for row in document.list {
            let line = lines.of(row.id.span());
            reader.take_list(row, line, problems);
        }
    }
    reader.rules
}

impl Reader<'_> {
    /// Where a definition or a list stands, and since when.
    fn take(&mut self, rule: Rule, sources: &[String], file: &str, line: usize, problems: &mut Problems) {
        let Rule { id, jurisdiction, from, until, as_of, certainty, .. } = &rule;
        let today = self.today;
        self.rules.ids.take(id, file, line, problems);
        self.sources.of_fact(sources, file, line, problems);
        if !["GB", "US", "CN"].contains(&jurisdiction.as_str()) {
            problems.add(file, line, format!("jurisdiction \"{jurisdiction}\": write GB, US or CN"));
        }
        if !["read", "read-in-part", "memory"].contains(&certainty.as_str()) {
            problems.add(file, line, format!("certainty \"{certainty}\": write read, read-in-part or memory"));
        }
        for (field, date, lengths) in
            [("from", from, &[0, 4, 7, 10][..]), ("until", until, &[0, 10]), ("as_of", as_of, &[10])]
        {
            if !is_date(date) || !lengths.contains(&date.len()) {
                problems.add(file, line, format!("{field} \"{date}\" is not a date: write {today}"));
            }
        }
        if !until.is_empty() && until.as_str() < today {
            problems.add(file, line, format!("it expired on {until}: take it out, or state what took its place"));
        }
        if from.as_str() > today || as_of.as_str() > today {
            problems.add(file, line, format!("from and as_of are no later than the date of database.toml, {today}"));
        }
        if !until.is_empty() && from.is_empty() {
            problems.add(file, line, "until goes with from");
        }
        self.rules.rows.push(rule);
    }

    /// Whom a list names, and the definitions that leave these out.
    fn take_list(&mut self, row: List, line: usize, problems: &mut Problems) {
        let List { id, jurisdiction, name, text, from, until, as_of, certainty, sources, excludes, substances } = row;
        for definition in &excludes {
            match self.rules.rows.iter().find(|own| own.id == *definition) {
                Some(own) if own.jurisdiction == jurisdiction => {}
                Some(_) => problems.add(LISTS, line, format!("\"{definition}\" is of another jurisdiction")),
                None => {
                    problems.add(LISTS, line, format!("unknown definition \"{definition}\": see data/{DEFINITIONS}"));
                }
            }
        }
        if substances.is_empty() {
            problems.add(LISTS, line, "it names no substance: take it out");
        }
        for substance in &substances {
            let Some(place) = self.substances.any(substance, LISTS, line, problems) else { continue };
            let lists = self.rules.named.entry(place).or_default();
            if lists.contains(id.get_ref()) {
                problems.add(LISTS, line, format!("\"{substance}\" stands twice"));
            }
            lists.push(id.get_ref().clone());
        }
        self.rules.excludes.insert(id.get_ref().clone(), excludes);
        let rule = Rule { id: id.into_inner(), jurisdiction, name, text, from, until, as_of, certainty };
        self.take(rule, &sources, LISTS, line, problems);
    }
}

/// Empty, or digits with a hyphen where one belongs.
fn is_date(text: &str) -> bool {
    text.bytes().enumerate().all(|(at, byte)| if at == 4 || at == 7 { byte == b'-' } else { byte.is_ascii_digit() })
}
