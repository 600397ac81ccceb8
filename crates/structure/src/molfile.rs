//! Reading a molfile (CTfile formats, BIOVIA 2020): V2000 and V3000, one molecule.
//! What a structure cannot be looked up by (query atoms, groups, polymers) is
//! refused with its line.

use crate::drawn::{Atom, Bond, Drawn, Wedge};
use crate::error::{Place, StructureError};
use crate::smiles::MOST_ATOMS;

/// The longest file, in characters.
pub const LONGEST: usize = schema::limits::LONGEST_STRUCTURE;

type Result<T> = std::result::Result<T, StructureError>;

fn on(line: usize, message: impl Into<String>) -> StructureError {
    StructureError::at(Place::Line(line), message)
}

/// The lines of a file with their numbers.
struct Lines<'a> {
    lines: Vec<&'a str>,
    /// Of the next one, from 0.
    next: usize,
}

impl<'a> Lines<'a> {
    fn take(&mut self, what: &str) -> Result<(usize, &'a str)> {
        let Some(line) = self.lines.get(self.next) else {
            return Err(on(self.lines.len().max(1), format!("the molfile ends here; {what} should follow")));
        };
        self.next += 1;
        Ok((self.next, *line))
    }

    /// A line of a V3000 block without its "M  V30", joined where "-" continues it.
    fn take_v30(&mut self, what: &str) -> Result<(usize, String)> {
        let (number, line) = self.take(what)?;
        let Some(rest) = line.strip_prefix("M  V30") else {
            return Err(on(number, format!("{what} should stand here, after \"M  V30\"")));
        };
        let mut text = rest.trim().to_owned();
        while let Some(part) = text.strip_suffix('-') {
            text = part.trim_end().to_owned();
            let (number, line) = self.take("the rest of the line before")?;
            let Some(rest) = line.strip_prefix("M  V30") else {
                return Err(on(number, "the line before is continued by \"-\", and this one is no \"M  V30\""));
            };
            text.push(' ');
            text.push_str(rest.trim());
        }
        Ok((number, text))
    }
}

pub fn read(text: &str) -> Result<Drawn> {
    let length = text.chars().count();
    if length > LONGEST {
        return Err(StructureError::whole(format!("the molfile has {length} characters; up to {LONGEST} are read")));
    }
    let all: Vec<&str> = text.lines().collect();
    let counts = all.iter().position(|line| line.contains("V2000") || line.contains("V3000"));
    let Some(counts) = counts else {
        return Err(StructureError::whole(
            "this is not a molfile; paste the whole file, with the line that ends in V2000 or V3000",
        ));
    };
    let end = all.iter().position(|line| line.trim() == "$$$$").unwrap_or(all.len());
    if let Some(more) = all.iter().skip(end + 1).position(|line| !line.trim().is_empty()) {
        return Err(on(end + more + 2, "a second molecule begins here; look up one at a time"));
    }
    if end <= counts {
        return Err(on(end + 1, "the file ends before its molecule"));
    }
    let mut lines = Lines { lines: all[..end].to_vec(), next: counts };
    let (line, head) = lines.take("the counts")?;
    let drawn = if head.contains("V3000") { v3000(&mut lines)? } else { v2000(line, head, &mut lines)? };
    if drawn.atoms.is_empty() {
        return Err(on(line, "the molecule has no atoms; draw one"));
    }
    Ok(drawn)
}

fn check_counts(line: usize, atoms: usize, bonds: usize) -> Result<()> {
    if atoms > MOST_ATOMS || bonds > 2 * MOST_ATOMS {
        return Err(on(
            line,
            format!("the molecule has {atoms} atoms and {bonds} bonds; up to {MOST_ATOMS} atoms are looked up"),
        ));
    }
    Ok(())
}

// ------------------------------------------------------------------ V2000

/// Numbers in columns of three.
fn columns<const N: usize>(line: &str) -> Option<[i32; N]> {
    let mut numbers = [0; N];
    for (place, number) in numbers.iter_mut().enumerate() {
        *number = line.get(3 * place..(3 * place + 3).min(line.len()))?.trim().parse().ok()?;
    }
    Some(numbers)
}

/// In columns, or, in a file that was mended by hand, apart by blanks.
fn numbers<const N: usize>(line: &str) -> Option<[i32; N]> {
    columns(line).or_else(|| {
        let mut words = line.split_whitespace().map(|word| word.parse().ok());
        let mut numbers = [0; N];
        numbers.iter_mut().try_for_each(|number| {
            *number = words.next()??;
            Some(())
        })?;
        Some(numbers)
    })
}

fn v2000(line: usize, head: &str, lines: &mut Lines) -> Result<Drawn> {
    let Some([atoms, bonds]) = numbers(head) else {
        return Err(on(line, "the numbers of atoms and bonds should stand here, such as \"  9  8  0\""));
    };
    let (Ok(atoms), Ok(bonds)) = (usize::try_from(atoms), usize::try_from(bonds)) else {
        return Err(on(line, "the numbers of atoms and bonds cannot be negative"));
    };
    check_counts(line, atoms, bonds)?;
    let mut drawn = Drawn::default();
    for _ in 0..atoms {
        let (line, text) = lines.take("an atom")?;
        drawn.atoms.push(v2000_atom(line, text)?);
    }
    for _ in 0..bonds {
        let (line, text) = lines.take("a bond")?;
        let Some([from, to, order, stereo]) = numbers(text).or_else(|| numbers(text).map(|[a, b, c]| [a, b, c, 0]))
        else {
            return Err(on(line, "a bond should stand here: two atoms, its order, its stereo"));
        };
        let wedge = match (order, stereo) {
            (1, 1) => Wedge::Up,
            (1, 6) => Wedge::Down,
            (1, 4) | (2, 3) => Wedge::Either,
            _ => Wedge::None,
        };
        add_bond(&mut drawn, line, [from, to, order], wedge)?;
    }
    let mut charges_told = false;
    while let Ok((line, text)) = lines.take("") {
        if text.starts_with("M  END") {
            break;
        }
        v2000_property(&mut drawn, line, text, &mut charges_told)?;
    }
    Ok(drawn)
}

fn v2000_atom(line: usize, text: &str) -> Result<Atom> {
    let wrong = || on(line, "an atom should stand here: x, y, z and a symbol");
    let fixed = || {
        let part = |range: std::ops::Range<usize>| text.get(range).map(str::trim);
        let number = |range| part(range)?.parse::<f64>().ok();
        let (x, y, z) = (number(0..10)?, number(10..20)?, number(20..30)?);
        let rest = text.get(34..).unwrap_or_default();
        let symbol = text.get(31..34.min(text.len()))?.trim();
        let mark = |from: usize, to: usize| {
            rest.get(from..to.min(rest.len())).unwrap_or("").trim().parse::<i32>().unwrap_or(0)
        };
        (!symbol.is_empty()).then(|| (x, y, z, symbol.to_owned(), mark(0, 2), mark(2, 5), mark(14, 17)))
    };
    let loose = || {
        let words: Vec<&str> = text.split_whitespace().collect();
        let number = |place: usize| words.get(place)?.parse::<f64>().ok();
        let mark = |place: usize| words.get(place).and_then(|word| word.parse::<i32>().ok()).unwrap_or(0);
        Some((number(0)?, number(1)?, number(2)?, (*words.get(3)?).to_owned(), mark(4), mark(5), mark(9)))
    };
    let (x, y, z, symbol, difference, charge, valence) = fixed().or_else(loose).ok_or_else(wrong)?;
    if ![x, y, z].iter().all(|number| number.is_finite()) {
        return Err(wrong());
    }
    let mut atom = atom(line, &symbol)?;
    (atom.x, atom.y, atom.z) = (x, y, z);
    if difference != 0 {
        return Err(on(line, "the isotope is given by a difference of masses; write it as \"M  ISO\""));
    }
    match charge {
        0 => {}
        4 => atom.unpaired = 1,
        1..=7 => atom.charge = (4 - charge) as i8,
        _ => return Err(on(line, "the charge is none of 0 to 7")),
    }
    atom.valence = match valence {
        0 => None,
        15 => Some(0),
        1..=14 => Some(valence as u8),
        _ => return Err(on(line, "the valence is none of 0 to 15")),
    };
    Ok(atom)
}

/// "M  CHG", "M  ISO" and "M  RAD"; what would change the molecule in another
/// way is refused, and what is only shown is passed over.
fn v2000_property(drawn: &mut Drawn, line: usize, text: &str, charges_told: &mut bool) -> Result<()> {
    let Some(rest) = text.strip_prefix("M  ") else {
        return match text.get(..1) {
            Some("A" | "V" | "G" | "S") | None => Ok(()),
            _ if text.trim().is_empty() => Ok(()),
            _ => Err(on(line, "\"M  END\" should stand after the bonds")),
        };
    };
    let kind = rest.get(..3).unwrap_or(rest);
    match kind {
        "CHG" | "ISO" | "RAD" => {}
        "STY" if rest.contains("SRU") || rest.contains("MON") || rest.contains("COP") || rest.contains("MUL") => {
            return Err(on(line, "this is a polymer or a repeated group; draw the whole molecule"));
        }
        "ALS" | "RGP" | "LOG" | "SUB" | "UNS" | "RBC" => {
            return Err(on(line, "this belongs to a search pattern; draw one molecule"));
        }
        _ => return Ok(()),
    }
    if kind != "ISO" && !*charges_told {
        // They stand in place of the charges of the atom lines.
        *charges_told = true;
        for atom in &mut drawn.atoms {
            (atom.charge, atom.unpaired) = (0, 0);
        }
    }
    let numbers: Option<Vec<i32>> = rest[3..].split_whitespace().skip(1).map(|word| word.parse().ok()).collect();
    for pair in numbers.ok_or_else(|| on(line, "numbers of atoms and values should stand here"))?.chunks(2) {
        let place = usize::try_from(pair[0]).ok().and_then(|place| place.checked_sub(1));
        let (Some(atom), Some(value)) = (place.and_then(|place| drawn.atoms.get_mut(place)), pair.get(1)) else {
            return Err(on(line, format!("there is no atom {}", pair[0])));
        };
        set(atom, line, kind, *value)?;
    }
    Ok(())
}

// ------------------------------------------------------------------ V3000

fn v3000(lines: &mut Lines) -> Result<Drawn> {
    let mut drawn = Drawn::default();
    let mut names: Vec<i32> = Vec::new();
    let (mut atoms, mut bonds) = (0, 0);
    loop {
        let (line, text) = lines.take_v30("the molecule")?;
        let words: Vec<&str> = text.split_whitespace().collect();
        match words.as_slice() {
            ["COUNTS", n, m, ..] => {
                let counts = n.parse().ok().zip(m.parse().ok());
                (atoms, bonds) = counts.ok_or_else(|| on(line, "the numbers of atoms and bonds should stand here"))?;
                check_counts(line, atoms, bonds)?;
            }
            ["BEGIN", "ATOM"] => {
                for _ in 0..atoms {
                    let (line, text) = lines.take_v30("an atom")?;
                    let (name, atom) = v3000_atom(line, &text)?;
                    names.push(name);
                    drawn.atoms.push(atom);
                }
            }
            ["BEGIN", "BOND"] => {
                for _ in 0..bonds {
                    let (line, text) = lines.take_v30("a bond")?;
                    v3000_bond(&mut drawn, &names, line, &text)?;
                }
            }
            ["BEGIN", "SGROUP"] => loop {
                let (line, text) = lines.take_v30("the group")?;
                if text.starts_with("END SGROUP") {
                    break;
                }
                if ["SRU", "MON", "COP", "MUL"].iter().any(|kind| text.split_whitespace().nth(1) == Some(kind)) {
                    return Err(on(line, "this is a polymer or a repeated group; draw the whole molecule"));
                }
            },
            ["BEGIN", "COLLECTION"] => while !lines.take_v30("the collection")?.1.starts_with("END COLLECTION") {},
            ["END", "CTAB"] => return Ok(drawn),
            ["BEGIN", "CTAB", ..] | ["END", ..] => {}
            [] => {}
            _ => return Err(on(line, "this part of a V3000 molfile is not read; save the molecule as V2000")),
        }
    }
}

fn v3000_atom(line: usize, text: &str) -> Result<(i32, Atom)> {
    let words: Vec<&str> = text.split_whitespace().collect();
    let wrong = || on(line, "an atom should stand here: its number, a symbol, x, y, z and 0");
    let number = |place: usize| words.get(place).and_then(|word| word.parse::<f64>().ok()).filter(|n| n.is_finite());
    let name = words.first().and_then(|word| word.parse().ok()).ok_or_else(wrong)?;
    let mut atom = atom(line, words.get(1).ok_or_else(wrong)?)?;
    let (Some(x), Some(y), Some(z)) = (number(2), number(3), number(4)) else { return Err(wrong()) };
    (atom.x, atom.y, atom.z) = (x, y, z);
    for word in words.iter().skip(6) {
        let Some((key, value)) = word.split_once('=') else { continue };
        let value: i32 = match value.parse() {
            Ok(value) => value,
            Err(_) => continue,
        };
        match key {
            "CHG" => set(&mut atom, line, "CHG", value)?,
            "MASS" => set(&mut atom, line, "ISO", value)?,
            "RAD" => set(&mut atom, line, "RAD", value)?,
            "VAL" => atom.valence = Some(u8::try_from(value.max(0)).unwrap_or(u8::MAX)),
            "HCOUNT" | "SUBST" | "UNSAT" | "RBCNT" if value != 0 => {
                return Err(on(line, "this belongs to a search pattern; draw one molecule"));
            }
            _ => {}
        }
    }
    Ok((name, atom))
}

fn v3000_bond(drawn: &mut Drawn, names: &[i32], line: usize, text: &str) -> Result<()> {
    let words: Vec<&str> = text.split_whitespace().collect();
    let number = |place: usize| words.get(place).and_then(|word| word.parse::<i32>().ok());
    let (Some(order), Some(from), Some(to)) = (number(1), number(2), number(3)) else {
        return Err(on(line, "a bond should stand here: its number, its order, two atoms"));
    };
    let place = |name: i32| names.iter().position(|own| *own == name).map_or(0, |place| place as i32 + 1);
    let wedge = match words.iter().find_map(|word| word.strip_prefix("CFG=")) {
        Some("1") => Wedge::Up,
        Some("3") => Wedge::Down,
        Some("2") => Wedge::Either,
        _ => Wedge::None,
    };
    add_bond(drawn, line, [place(from), place(to), order], wedge)
}

// ------------------------------------------------------------------ both

fn atom(line: usize, symbol: &str) -> Result<Atom> {
    let (symbol, isotope) = match symbol {
        "D" => ("H", Some(2)),
        "T" => ("H", Some(3)),
        other => (other, None),
    };
    let element = symbol.len() <= 2 && symbol.bytes().all(|byte| byte.is_ascii_alphabetic());
    if !element || ["A", "Q", "X", "L", "R", "M", "LP", "Pol", "G"].contains(&symbol) {
        return Err(on(line, format!("\"{symbol}\" stands for any atom or a group; draw the whole molecule")));
    }
    let (isotope, charge, unpaired, valence) = (isotope, 0, 0, None);
    Ok(Atom { symbol: symbol.to_owned(), isotope, charge, unpaired, valence, x: 0.0, y: 0.0, z: 0.0, line })
}

fn set(atom: &mut Atom, line: usize, kind: &str, value: i32) -> Result<()> {
    match (kind, value) {
        ("CHG", -15..=15) => atom.charge = value as i8,
        ("ISO", 1..=400) => atom.isotope = Some(value as u16),
        ("RAD", 0) => {}
        ("RAD", 1 | 3) => atom.unpaired = 2,
        ("RAD", 2) => atom.unpaired = 1,
        ("CHG", _) => return Err(on(line, format!("no atom has the charge {value}"))),
        ("ISO", _) => return Err(on(line, format!("no atom has the mass {value}"))),
        _ => return Err(on(line, format!("{value} is no kind of radical; 1, 2 and 3 are"))),
    }
    Ok(())
}

fn add_bond(drawn: &mut Drawn, line: usize, [from, to, order]: [i32; 3], wedge: Wedge) -> Result<()> {
    let place = |atom: i32| {
        usize::try_from(atom).ok().and_then(|atom| atom.checked_sub(1)).filter(|atom| *atom < drawn.atoms.len())
    };
    let (Some(from), Some(to)) = (place(from), place(to)) else {
        return Err(on(line, "the bond names an atom that is not there"));
    };
    let joined = |bond: &Bond| (bond.from, bond.to) == (from, to) || (bond.from, bond.to) == (to, from);
    if from == to || drawn.bonds.iter().any(joined) {
        return Err(on(line, "the bond joins an atom to itself, or two atoms a second time"));
    }
    let order = match order {
        1..=4 => order as u8,
        5..=8 => return Err(on(line, "this bond belongs to a search pattern; draw a single, double or triple one")),
        _ => return Err(on(line, format!("{order} is no order of a bond that is read; 1 to 4 are"))),
    };
    drawn.bonds.push(Bond { from, to, order, wedge });
    Ok(())
}
