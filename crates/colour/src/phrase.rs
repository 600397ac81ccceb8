//! A whole phrase: alternatives, ranges and brackets, joined into one region.

use super::brackets::{bracketed, paint_with_brackets};
use super::paint::Painted;
use super::piece::{Joined, Piece, split};
use super::region::Region;
use super::spread;
use super::tokens::{Joint, tokens};
use super::{Basis, ColourError, Effects, Onset, StageColour};

/// Reads a phrase; the text is not empty and of bounded length.
pub fn read_phrase(text: &str) -> Result<StageColour, ColourError> {
    let mut joined = split(&tokens(text))?;
    let notes = Notes::of(&joined);
    joined.retain(|(_, piece)| piece.has_colour() || bracketed(piece).iter().any(Piece::has_colour));
    if joined.is_empty() {
        if notes.effects.is_empty() {
            return Err(ColourError::Unreadable { word: text.trim().to_string(), nearest: None });
        }
        return Ok(notes.with(Painted { region: Region::none(), centre: None, basis: Basis::Word }));
    }
    share_words(&mut joined);
    let painted = paint_all(&joined)?;
    Ok(notes.with(painted))
}

/// What was said besides colour.
struct Notes {
    onset: Onset,
    effects: Effects,
    faint: bool,
}

impl Notes {
    fn of(joined: &[Joined]) -> Self {
        let mut notes = Self { onset: Onset::Usual, effects: Effects::default(), faint: false };
        let mut coloured = false;
        for (_, piece) in joined {
            let inner = bracketed(piece);
            // Of several colours the first says when it began; a remark of its own ("pink, slow") holds for all.
            let counts = !(coloured && piece.has_colour());
            let onset = piece.onset.or_else(|| inner.iter().find_map(|inner| inner.onset)).filter(|_| counts);
            notes.onset = onset.unwrap_or(notes.onset);
            coloured |= piece.has_hue();
            [piece].into_iter().chain(&inner).for_each(|piece| notes.add(piece));
        }
        notes
    }

    fn add(&mut self, piece: &Piece) {
        self.effects |= piece.effects;
        self.faint |= piece.faint && piece.has_colour();
    }

    fn with(self, painted: Painted) -> StageColour {
        StageColour {
            region: painted.region,
            onset: self.onset,
            basis: painted.basis,
            effects: self.effects,
            faint: self.faint,
        }
    }
}

/// Lets neighbours share what was written once: "deep / dark brown", "dark red/brown", "green (slight)".
fn share_words(joined: &mut [Joined]) {
    for index in 0..joined.len() {
        let (before, rest) = joined.split_at_mut(index);
        let Some(((joint, piece), after)) = rest.split_first_mut() else {
            return;
        };
        let neighbours = [after.first(), before.last()];
        if piece.is_bare_tone() {
            let chromatic =
                |other: &&Piece| other.hues.iter().chain(&other.adjectives).any(|hue| hue.lab.chroma() > 3.0);
            if let Some(lender) = neighbours.into_iter().flatten().map(|(_, other)| other).find(chromatic) {
                piece.borrow_hue(lender);
            }
        } else if *joint == Joint::TightEither && piece.has_hue() && piece.tones.is_empty() {
            before.last().into_iter().for_each(|(_, lender)| piece.borrow_tones(lender));
        }
        piece.faint |= bracketed(piece).iter().any(|inner| inner.faint && !inner.has_hue());
    }
}

/// Paints the alternatives, each a single colour or a range, and mixes them.
fn paint_all(joined: &[Joined]) -> Result<Painted, ColourError> {
    let mut alternatives: Vec<Vec<&Piece>> = Vec::new();
    for (joint, piece) in joined {
        match (joint, alternatives.last_mut()) {
            (Joint::Range, Some(range)) => range.push(piece),
            _ => alternatives.push(vec![piece]),
        }
    }
    let is_spots = |range: &[&Piece]| range.iter().any(|piece| piece.effects.contains(Effects::SPOTS));
    let all_spots = alternatives.iter().all(|range| is_spots(range));
    let mut painted = Vec::with_capacity(alternatives.len());
    for range in &alternatives {
        let weight = if is_spots(range) && !all_spots { spread::SPOTS } else { 1.0 };
        painted.push((weight, paint_range(range)?));
    }
    let basis = common_basis(painted.iter().map(|(_, part)| part.basis));
    let centre = painted.first().and_then(|(_, part)| part.centre);
    let none = Region::none();
    let whole: f64 = painted.iter().map(|(weight, _)| weight).sum();
    let mut parts: Vec<(f64, &Region)> = painted.iter().map(|(weight, part)| (*weight, &part.region)).collect();
    if all_spots {
        parts.push((whole * spread::SPOTS_NONE / (1.0 - spread::SPOTS_NONE), &none));
    }
    Ok(match parts.as_slice() {
        [(_, only)] => Painted { region: (*only).clone(), centre, basis },
        several => Painted { region: Region::mix(several), centre, basis },
    })
}

/// The ends of a range and what lies between them.
fn paint_range(range: &[&Piece]) -> Result<Painted, ColourError> {
    let ends = range.iter().map(|piece| paint_with_brackets(piece)).collect::<Result<Vec<Painted>, _>>()?;
    if let [only] = ends.as_slice() {
        return Ok(only.clone());
    }
    let middles: Vec<Region> = ends
        .windows(2)
        .filter_map(|pair| Some(pair[0].centre?.towards(pair[1].centre?, 0.5)))
        .map(|lab| Region::around(lab, spread::SORT_WORD))
        .collect();
    let each_middle = spread::RANGE_MIDDLE / ends.len().saturating_sub(1).max(1) as f64;
    let each_end = (1.0 - spread::RANGE_MIDDLE) / ends.len().max(1) as f64;
    let middles = middles.iter().map(|region| (each_middle, region));
    let parts: Vec<(f64, &Region)> = ends.iter().map(|end| (each_end, &end.region)).chain(middles).collect();
    let centre = ends.first().and_then(|end| end.centre);
    Ok(Painted { region: Region::mix(&parts), centre, basis: common_basis(ends.iter().map(|end| end.basis)) })
}

/// The basis of a mixture: the same if all agree, otherwise words.
fn common_basis(mut parts: impl Iterator<Item = Basis>) -> Basis {
    let first = parts.next().unwrap_or(Basis::Word);
    if parts.all(|basis| basis == first) { first } else { Basis::Word }
}
