//! A line of a report cut into words and marks. What separates names is a mark;
//! what belongs to a name, such as the comma of "N,N-DMT", stays in its word.

use super::cues::is_one_of;

/// A word or a mark of a line.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Atom<'a> {
    Word(Word<'a>),
    /// `<`, `>`, `~` before a figure, or `%` behind one.
    Sign(char),
    Mark(Mark),
}

/// A word, and the bytes of the line that it stands at.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Word<'a> {
    pub text: &'a str,
    pub from: usize,
    pub to: usize,
    /// A full stop follows, as after an abbreviation.
    pub dotted: bool,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Mark {
    Comma,
    /// The end of a statement: a full stop, a semicolon, a bar, a new line.
    Stop,
    Colon,
    Dash,
    Open,
    Close,
    /// `/`, `+` or `&` between names.
    Beside(char),
}

/// Written with a stop that ends no statement.
const ABBREVIATIONS: [&str; 12] =
    ["no", "nr", "ca", "approx", "conc", "incl", "vs", "max", "min", "poss", "prob", "conf"];
/// Letters on both sides from which on a comma, a slash or a plus without a blank stands between two names: "N,N-DMT",
/// "n/d" and "mg/mL" stay whole.
const NAME_FROM: usize = 3;
/// Endings of a word that say something of the name before them.
const ENDINGS: [&str; 5] = ["-free", "-negative", "-positive", "-ve", "+ve"];

/// The atoms of a line, at most one a byte.
pub fn atoms(line: &str) -> Vec<Atom<'_>> {
    let mut atoms = Vec::new();
    let mut closing = Vec::new();
    let mut start = None;
    let mut before = ' ';
    let mut characters = line.char_indices().peekable();
    while let Some((at, character)) = characters.next() {
        let next = characters.peek().map(|(_, next)| *next);
        let in_word = start.is_some();
        let mark = match character {
            _ if character.is_whitespace() && !matches!(character, '\n' | '\r') => None,
            '\n' | '\r' | ';' | '|' => Some(Atom::Mark(Mark::Stop)),
            ':' if before.is_ascii_digit() && next.is_some_and(|next| next.is_ascii_digit()) => {
                before = character;
                continue;
            }
            ':' | '=' => Some(Atom::Mark(Mark::Colon)),
            ',' if between_names(line, start, at, next) => Some(Atom::Mark(Mark::Comma)),
            '/' | '+' | '&' if between_names(line, start, at, next) => Some(Atom::Mark(Mark::Beside(character))),
            '.' if ends_statement(line, start, at, next) => Some(Atom::Mark(Mark::Stop)),
            '–' if in_word
                && next.is_some_and(|next| !next.is_whitespace())
                && (is_prefix(line, start, at) || !between_names(line, start, at, next)) =>
            {
                start.get_or_insert(at);
                before = character;
                continue;
            }
            '–' | '—' | '…' | '_' | '@' => Some(Atom::Mark(Mark::Dash)),
            '.' if next == Some('.') || before == '.' => Some(Atom::Mark(Mark::Dash)),
            '\\' => Some(Atom::Mark(Mark::Beside('/'))),
            '-' if !in_word && next.is_none_or(char::is_whitespace) => Some(Atom::Mark(Mark::Dash)),
            '(' | '[' | '{' if !in_word || opens_remark(line, at) => match closing_bracket(line, at) {
                Some(close) => {
                    closing.push(close);
                    Some(Atom::Mark(Mark::Open))
                }
                None => {
                    start = Some(at);
                    before = character;
                    continue;
                }
            },
            // "2) fentanyl": the number of a list, and no locant.
            ')' if in_word && is_list_number(line, start, at) => {
                start = None;
                before = character;
                atoms.push(Atom::Mark(Mark::Stop));
                continue;
            }
            ')' | ']' | '}' if closing.contains(&at) || !in_word => Some(Atom::Mark(Mark::Close)),
            '<' | '>' | '~' | '≤' | '≥' | '≈' | '%' => Some(Atom::Sign(match character {
                '≤' => '<',
                '≥' => '>',
                '≈' => '~',
                other => other,
            })),
            '?' | '!' | '"' | '“' | '”' | '*' => None,
            _ => {
                start.get_or_insert(at);
                before = character;
                continue;
            }
        };
        if let Some(from) = start.take() {
            push_word(line, from, at, &mut atoms);
        }
        atoms.extend(mark);
        before = character;
    }
    if let Some(from) = start {
        push_word(line, from, line.len(), &mut atoms);
    }
    atoms
}

/// A comma, slash or plus that is followed by a blank, or stands between two texts long enough to be names.
fn between_names(line: &str, word: Option<usize>, at: usize, next: Option<char>) -> bool {
    let mut rest = line.get(at..).unwrap_or_default().chars();
    rest.next();
    let rest = rest.as_str();
    let Some(word) = word.and_then(|from| line.get(from..at)) else {
        return !rest.starts_with("ve") || next.is_none_or(char::is_whitespace);
    };
    if next.is_none_or(char::is_whitespace) {
        return true;
    }
    let after: &str = rest.split(char::is_whitespace).next().unwrap_or_default();
    let letters = |text: &str| text.chars().filter(|c| c.is_ascii_alphabetic() || !c.is_ascii()).count();
    letters(word) >= NAME_FROM && letters(after) >= NAME_FROM
}

/// What the bracket that opens here holds is a remark on the name that it clings to: "fentanyl(2 %)".
fn opens_remark(line: &str, open: usize) -> bool {
    const REMARKS: [&str; 16] = [
        "trace", "traces", "tr", "nd", "n.d", "negative", "neg", "present", "detected", "not", "no", "possible",
        "major", "minor", "positive", "below",
    ];
    let inside = line.get(open + 1..).unwrap_or_default().trim_start();
    let first = inside.split(|c: char| c.is_whitespace() || matches!(c, ')' | ']' | '}' | ',' | ';')).next();
    let first = first.unwrap_or_default();
    let is_share = first.starts_with(|c: char| c.is_ascii_digit())
        && first.chars().all(|c| c.is_ascii_digit() || matches!(c, '.' | '%' | '-' | '–'));
    first.starts_with(['<', '>', '~', '≤', '≥']) || is_share || is_one_of(first.trim_end_matches('.'), &REMARKS)
}

/// "Para–fluorofentanyl": the dash is a hyphen.
fn is_prefix(line: &str, start: Option<usize>, at: usize) -> bool {
    const PREFIXES: [&str; 10] = ["alpha", "beta", "gamma", "delta", "ortho", "meta", "para", "iso", "nor", "des"];
    is_one_of(start.and_then(|from| line.get(from..at)).unwrap_or_default(), &PREFIXES)
}

fn is_list_number(line: &str, start: Option<usize>, at: usize) -> bool {
    let word = start.and_then(|from| line.get(from..at)).unwrap_or_default();
    (1..=2).contains(&word.len()) && word.bytes().all(|byte| byte.is_ascii_digit())
}

/// A full stop behind a word that is no abbreviation and no number.
fn ends_statement(line: &str, word: Option<usize>, at: usize, next: Option<char>) -> bool {
    let Some(word) = word.and_then(|from| line.get(from..at)) else { return true };
    let abbreviated = word.contains('.') || is_one_of(word, &ABBREVIATIONS);
    next.is_none_or(char::is_whitespace) && !abbreviated
}

/// Where the bracket that opens here closes, if what it holds is a remark: that of "(R)-methadone" belongs to the name.
fn closing_bracket(line: &str, open: usize) -> Option<usize> {
    let mut depth = 0usize;
    for (at, character) in line.get(open..)?.char_indices() {
        match character {
            '(' | '[' | '{' => depth += 1,
            ')' | ']' | '}' => depth -= 1,
            _ => {}
        }
        if depth == 0 {
            let close = open + at;
            let after = line.get(close + character.len_utf8()..)?.chars().next();
            let of_name = after.is_some_and(|after| after == '-' || after.is_ascii_alphanumeric());
            return (!of_name || opens_remark(line, open)).then_some(close);
        }
    }
    // Never closed: a remark to the end.
    Some(line.len())
}

fn push_word<'a>(line: &'a str, from: usize, to: usize, atoms: &mut Vec<Atom<'a>>) {
    let word = |from: usize, to: usize| {
        let dotted = line.get(to..).is_some_and(|rest| rest.starts_with('.'));
        line.get(from..to).map(|text| Atom::Word(Word { text, from, to, dotted }))
    };
    let text = line.get(from..to).unwrap_or_default();
    // "Fentanyl5%": the figure is none of the name.
    let name = text.trim_end_matches(|c: char| c.is_ascii_digit() || c == '.');
    let glued = name.len() < text.len()
        && name.len() > NAME_FROM
        && name.bytes().all(|byte| byte.is_ascii_alphabetic())
        && line.get(to..).is_some_and(|rest| rest.trim_start().starts_with('%'));
    if glued {
        atoms.extend(word(from, from + name.len()));
        atoms.extend(word(from + name.len(), to));
        return;
    }
    let to = from + text.trim_end_matches(['.', ',', '\'', '’']).len();
    let lower = text.to_ascii_lowercase();
    let ending = ENDINGS
        .iter()
        .find(|ending| lower.trim_end_matches(['.', ',']).ends_with(*ending) && lower.len() > ending.len() + 1);
    match ending {
        Some(ending) => {
            atoms.extend(word(from, to - ending.len()));
            atoms.extend(word(to - ending.len() + usize::from(ending.len() > 3), to));
        }
        None if to > from => atoms.extend(word(from, to)),
        None => {}
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn shown(line: &str) -> String {
        let atom = |atom: &Atom| match atom {
            Atom::Word(word) => word.text.to_owned(),
            Atom::Sign(sign) => sign.to_string(),
            Atom::Mark(mark) => format!("{{{mark:?}}}"),
        };
        atoms(line).iter().map(atom).collect::<Vec<_>>().join(" ")
    }

    #[test]
    fn names_stay_whole_and_what_separates_them_is_a_mark() {
        for (line, expected) in [
            ("fentanyl, <5%", "fentanyl {Comma} < 5 %"),
            ("N,N-DMT", "N,N-DMT"),
            ("3,4-methylenedioxymethamphetamine", "3,4-methylenedioxymethamphetamine"),
            ("fentanyl,xylazine", "fentanyl {Comma} xylazine"),
            ("(R)-methadone (levo)", "(R)-methadone {Open} levo {Close}"),
            ("heroin/fentanyl", "heroin {Beside('/')} fentanyl"),
            ("fentanyl 3 ng/mL", "fentanyl 3 ng/mL"),
            ("fentanyl n/d", "fentanyl n/d"),
            ("fentanyl: n.d.", "fentanyl {Colon} n.d"),
            ("CAS No. 437-38-7", "CAS No 437-38-7"),
            ("fentanyl – ND", "fentanyl {Dash} ND"),
            ("- fentanyl", "{Dash} fentanyl"),
            ("fentanyl. Xylazine", "fentanyl {Stop} Xylazine"),
            ("fentanyl-free", "fentanyl free"),
            ("fentanyl -ve", "fentanyl -ve"),
            ("fentanyl [trace", "fentanyl {Open} trace"),
            ("1:10 mix", "1:10 mix"),
        ] {
            assert_eq!(shown(line), expected, "{line}");
        }
    }

    #[test]
    fn any_text_is_cut_without_a_panic() {
        for line in ["", ")))(((", "((((", "–", "💊(💊", "<<%%", "-free", "a-free", "…", "+ve", "no."] {
            let _ = shown(line);
        }
    }
}
