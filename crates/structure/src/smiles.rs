//! Reading a SMILES: what it cannot hold is refused before the reader sees it,
//! and what the reader refuses is told with the character.

use crate::error::{Place, StructureError};
use chematic::core::Molecule;
use chematic::smiles::{self, SmilesError};
use std::collections::HashSet;

/// The longest text, in characters.
pub const LONGEST: usize = 2_000;
/// The largest molecule, in atoms.
pub const MOST_ATOMS: usize = 250;

/// A SMILES that was read: the molecule as drawn, hydrogens and charges
/// included, and the character at which each atom begins.
pub struct Read {
    /// Its atoms are in the order of the text.
    pub molecule: Molecule,
    places: Vec<Place>,
}

impl Read {
    /// Where an atom of the text stands.
    pub fn place(&self, atom: usize) -> Option<Place> {
        self.places.get(atom).copied()
    }
}

/// The first word of a text; what follows it is a name, as in files of SMILES.
pub fn read(text: &str) -> Result<Read, StructureError> {
    let before = text.chars().take_while(|c| c.is_whitespace()).count();
    let word = text.split_whitespace().next().unwrap_or_default();
    let lines = text.trim().lines().filter(|line| !line.trim().is_empty()).count();
    if word.is_empty() {
        return Err(StructureError::whole("there is no structure; write a SMILES, such as CCO"));
    }
    if lines > 1 {
        return Err(StructureError::whole("there is more than one line; look up one SMILES at a time"));
    }
    let length = word.chars().count();
    if length > LONGEST {
        return Err(StructureError::whole(format!(
            "the SMILES has {length} characters; structures of up to {LONGEST} are looked up"
        )));
    }
    if let Some(message) = other_notation(word) {
        return Err(StructureError::whole(message));
    }
    check_characters(word, before)?;
    check_parts(word, before)?;
    let places: Vec<Place> =
        atoms(word).into_iter().map(|(at, length)| Place::Character { at: at + before, length }).collect();
    if places.len() > MOST_ATOMS {
        return Err(StructureError::at(
            places[MOST_ATOMS],
            format!("the molecule has {} atoms; molecules of up to {MOST_ATOMS} are looked up", places.len()),
        ));
    }
    let molecule = smiles::parse(word).map_err(|error| explain(&error, word, before, &places))?;
    let read = Read { molecule, places };
    check_rings(&read)?;
    check_chemistry(&read)?;
    Ok(read)
}

/// What was pasted in place of a SMILES.
fn other_notation(word: &str) -> Option<&'static str> {
    let parts: Vec<&str> = word.split('-').collect();
    let capitals = |part: &str| part.bytes().all(|byte| byte.is_ascii_uppercase());
    let digits = |part: &str| part.bytes().all(|byte| byte.is_ascii_digit());
    match parts[..] {
        _ if word.starts_with("InChI=") => Some("this is an InChI; write the SMILES, or look it up by its InChIKey"),
        [one, two, three]
            if (one.len(), two.len(), three.len()) == (14, 10, 1) && parts.iter().all(|part| capitals(part)) =>
        {
            Some("this is an InChIKey, no SMILES; look it up as an InChIKey")
        }
        [one, two, three]
            if (2..=7).contains(&one.len())
                && (two.len(), three.len()) == (2, 1)
                && parts.iter().all(|part| digits(part)) =>
        {
            Some("this is a CAS number, no SMILES; look it up as a name")
        }
        [one] if is_formula(one) => Some("this is a formula, which many structures share; write the SMILES"),
        _ => None,
    }
}

/// "C22H28N2O": an element without a number after it is no mark of a SMILES, but
/// hydrogen with one is.
fn is_formula(word: &str) -> bool {
    let bytes = word.as_bytes();
    bytes.first() == Some(&b'C')
        && bytes.iter().all(u8::is_ascii_alphanumeric)
        && bytes.windows(2).any(|pair| pair[0] == b'H' && pair[1].is_ascii_digit())
}

/// What no SMILES holds, or none that is looked up.
fn check_characters(word: &str, before: usize) -> Result<(), StructureError> {
    for (at, c) in word.chars().enumerate() {
        let message = match c {
            '*' => "\"*\" stands for any group; write the whole molecule",
            '>' => "\">\" belongs to a reaction; look up one molecule",
            '{' | '}' => "{ } stand for a polymer; write one molecule",
            '~' | '!' | '&' | ',' | ';' => "this belongs to a search pattern (SMARTS); write one molecule",
            c if c.is_ascii_alphanumeric() || "()[]@+-=#$:/\\.%".contains(c) => continue,
            _ => "no SMILES has this character; delete it",
        };
        return Err(StructureError::at(Place::Character { at: at + before, length: 1 }, message));
    }
    Ok(())
}

/// A dot stands between two molecules.
fn check_parts(word: &str, before: usize) -> Result<(), StructureError> {
    let bytes = word.as_bytes();
    let lone = |at: usize| at == 0 || at + 1 == bytes.len() || bytes[at - 1] == b'.';
    match (0..bytes.len()).find(|at| bytes[*at] == b'.' && lone(*at)) {
        Some(at) => {
            let place = Place::Character { at: at + before, length: 1 };
            Err(StructureError::at(place, "nothing stands between two dots, or before or after the dot; delete it"))
        }
        None => Ok(()),
    }
}

/// Where atoms begin and how long they are, by the letters alone.
fn atoms(word: &str) -> Vec<(usize, usize)> {
    let bytes = word.as_bytes();
    let mut atoms = Vec::new();
    let mut at = 0;
    while at < bytes.len() {
        let length = match bytes[at] {
            b'[' => bytes[at..].iter().position(|byte| *byte == b']').map_or(bytes.len() - at, |end| end + 1),
            b'C' if bytes.get(at + 1) == Some(&b'l') => 2,
            b'B' if bytes.get(at + 1) == Some(&b'r') => 2,
            byte if byte.is_ascii_alphabetic() => 1,
            _ => 0,
        };
        if length > 0 {
            atoms.push((at, length));
        }
        at += length.max(1);
    }
    atoms
}

fn explain(error: &SmilesError, word: &str, before: usize, places: &[Place]) -> StructureError {
    let last = word.len().saturating_sub(1);
    let character = |at: usize, message: String| {
        StructureError::at(Place::Character { at: at.min(last) + before, length: 1 }, message)
    };
    match error {
        SmilesError::EmptyInput => StructureError::whole("there is no structure; write a SMILES, such as CCO"),
        SmilesError::UnexpectedEnd { pos } => {
            character(*pos, "the SMILES ends here, in the middle; something is missing".into())
        }
        SmilesError::UnknownElement { symbol, pos } => character(*pos, format!("no element is called \"{symbol}\"")),
        SmilesError::UnmatchedRingClosure { ring_num, pos } => {
            let at = opening(word, u32::from(*ring_num)).unwrap_or(*pos);
            character(at, format!("the ring {ring_num} is opened here and never closed"))
        }
        SmilesError::UnmatchedExtendedRingClosure { ring_num, pos } => {
            let at = opening(word, *ring_num).unwrap_or(*pos);
            character(at, format!("the ring {ring_num} is opened here and never closed"))
        }
        SmilesError::MismatchedParentheses { pos } => {
            character(unpaired(word).unwrap_or(*pos), "this bracket has no partner".into())
        }
        SmilesError::InvalidBracketAtom { pos, .. } => match (unpaired(word), is_bracketed(word, *pos)) {
            (None, false) => character(*pos, TWICE.into()),
            (at, _) => character(
                at.unwrap_or(*pos),
                "this is not an atom; in [ ] stand an element, its hydrogens and its charge, such as [nH] or [N+]"
                    .into(),
            ),
        },
        SmilesError::ConflictingRingBond { ring_num, pos } => character(
            *pos,
            format!("the two ends of ring {ring_num} name different bonds, or one atom; write one bond"),
        ),
        SmilesError::ConflictingExtendedRingBond { ring_num, pos } => character(
            *pos,
            format!("the two ends of ring {ring_num} name different bonds, or one atom; write one bond"),
        ),
        SmilesError::NestingTooDeep { pos } => character(*pos, "there are too many brackets inside one another".into()),
        SmilesError::UnexpectedCharacter { pos } => {
            let at = unpaired(word).unwrap_or(*pos).min(last);
            let found = word[at..].chars().next().unwrap_or(' ');
            let remedy = if found.is_ascii_alphabetic() { "; if this is a name, look it up as one" } else { "" };
            character(at, format!("\"{found}\" cannot stand here{remedy}"))
        }
        SmilesError::UnsupportedChiralityClass { class, pos } => {
            character(*pos, format!("\"@{class}\" is no arrangement around an atom; write @ or @@"))
        }
        SmilesError::InvalidValence { element, atom, .. } => StructureError {
            place: places.get(*atom).copied(),
            message: format!("{element} has more bonds here than it can have"),
        },
        SmilesError::ResourceLimit { .. } => StructureError::whole("the molecule is too large to be looked up"),
    }
}

/// Where a ring is opened that is never closed: the last mark of an odd number.
fn opening(word: &str, ring: u32) -> Option<usize> {
    let bytes = word.as_bytes();
    let mut open = None;
    let mut at = 0;
    let mut bracket = false;
    while at < bytes.len() {
        let start = at;
        let number = match bytes[at] {
            b'[' => {
                bracket = true;
                None
            }
            b']' => {
                bracket = false;
                None
            }
            b'%' if !bracket => {
                let digits = bytes[at + 1..].iter().take(2).take_while(|byte| byte.is_ascii_digit()).count();
                at += digits;
                word[start + 1..=at].parse().ok()
            }
            byte if byte.is_ascii_digit() && !bracket => Some(u32::from(byte - b'0')),
            _ => None,
        };
        if number == Some(ring) {
            open = if open.is_some() { None } else { Some(start) };
        }
        at += 1;
    }
    open
}

/// The character belongs to an atom in [ ].
fn is_bracketed(word: &str, at: usize) -> bool {
    atoms(word).iter().any(|(start, length)| word.as_bytes()[*start] == b'[' && (*start..start + length).contains(&at))
}

const TWICE: &str = "a ring joins this atom to itself, or a second time to another; renumber the ring";

/// The first bracket, round or square, that has no partner.
fn unpaired(word: &str) -> Option<usize> {
    let mut open: Vec<(usize, u8)> = Vec::new();
    for (at, byte) in word.bytes().enumerate() {
        let partner = match byte {
            b'(' | b'[' => {
                open.push((at, byte));
                continue;
            }
            b')' => b'(',
            b']' => b'[',
            _ => continue,
        };
        if open.pop().is_none_or(|(_, opened)| opened != partner) {
            return Some(at);
        }
    }
    open.first().map(|(at, _)| *at)
}

/// No ring joins an atom to itself, or two atoms that are joined already.
fn check_rings(read: &Read) -> Result<(), StructureError> {
    let mut pairs = HashSet::new();
    for (_, bond) in read.molecule.bonds() {
        let (one, other) = (bond.atom1.0.min(bond.atom2.0), bond.atom1.0.max(bond.atom2.0));
        if one == other || !pairs.insert((one, other)) {
            return Err(StructureError { place: read.place(other as usize), message: TWICE.into() });
        }
    }
    Ok(())
}

/// Valence, and rings that cannot be drawn with single and double bonds.
fn check_chemistry(read: &Read) -> Result<(), StructureError> {
    let problems = smiles::rdkit_detect_chemistry_problems(&read.molecule)
        .map_err(|_| StructureError::whole("the molecule cannot be read; check the bonds of its metals and charges"))?;
    let Some(problem) = problems.first() else { return Ok(()) };
    let atom = problem.atoms.first().copied().unwrap_or_default();
    let symbol = match read.molecule.atom_opt(chematic::core::AtomIdx(atom as u32)) {
        Some(atom) => atom.element.symbol(),
        None => "this atom",
    };
    let message = match problem.kind.as_str() {
        "AtomValenceException" => format!("{symbol} has more bonds here than it can have"),
        "AtomKekulizeException" => {
            "a small letter stands for an atom of an aromatic ring, and this one is in none; write a capital".into()
        }
        _ => "the ring of small letters cannot be drawn with single and double bonds; an H may be missing, as in [nH]"
            .into(),
    };
    Err(StructureError { place: read.place(atom), message })
}
