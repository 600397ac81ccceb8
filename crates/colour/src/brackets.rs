//! What stands in brackets behind a colour: a second colour with less weight, or a remark.

use super::paint::{Painted, paint};
use super::piece::{Piece, split};
use super::region::Region;
use super::tokens::tokens;
use super::{Basis, ColourError, spread};

/// The pieces in a piece's brackets; a bracket with any other word in it is a remark and says nothing.
pub fn bracketed(piece: &Piece) -> Vec<Piece> {
    piece.brackets.iter().filter_map(|inner| split(&tokens(inner)).ok()).flatten().map(|(_, piece)| piece).collect()
}

/// A colour and, with less weight, the colours in its brackets: "brown (dark)" may be dark brown,
/// "red (orange)" orange.
pub fn paint_with_brackets(piece: &Piece) -> Result<Painted, ColourError> {
    let mut outer = piece.clone();
    let mut inner = bracketed(piece);
    inner.retain(Piece::has_colour);
    if !piece.has_colour() && !inner.is_empty() {
        outer = inner.remove(0);
    } else if piece.is_bare_tone() && inner.first().is_some_and(Piece::has_hue) {
        outer.borrow_hue(&inner.remove(0));
    }
    let main = paint(&outer)?;
    let others: Vec<Painted> = inner
        .into_iter()
        .filter(|other| other.has_hue() || other.none || !other.tones.is_empty())
        .filter_map(|other| {
            // "(may have purple tint)" doubts the tint, not the colour.
            let mut other = Piece { doubtful: false, ..other };
            if other.is_bare_tone() {
                other.borrow_hue(&outer);
            }
            paint(&other).ok()
        })
        .collect();
    if others.is_empty() {
        return Ok(main);
    }
    let each = spread::BRACKET / others.len() as f64;
    let others = others.iter().map(|other| (each, &other.region));
    let parts: Vec<(f64, &Region)> = [(1.0, &main.region)].into_iter().chain(others).collect();
    Ok(Painted { region: Region::mix(&parts), basis: Basis::Word, ..main })
}

#[cfg(test)]
mod tests {
    use super::super::{HueGroup, read};
    use super::*;

    fn region(text: &str) -> Region {
        read(text).unwrap_or_else(|error| panic!("{text}: {error}")).region
    }

    #[test]
    fn a_remark_says_nothing() {
        for remark in ["?", "not purple like mdma", "60 sec +", "2c-x typical", "similar to ketamine/pcp", ""] {
            assert_eq!(region(&format!("brown ({remark})")), region("brown"), "{remark}");
        }
    }

    #[test]
    fn a_colour_in_brackets_weighs_less() {
        let share = region("yellow (green)").share_of(HueGroup::Green);
        assert!((0.15..0.4).contains(&share), "{share}");
        assert!(region("brown (dark)").lightness() < region("brown").lightness());
        assert_eq!(region("brown (dark)"), region("(dark) brown"));
    }

    #[test]
    fn brackets_may_hold_all_there_is() {
        assert_eq!(region("(brown)"), region("brown"));
        assert_eq!(region("(none)"), Region::none());
        assert_eq!(region("bright (green)"), region("bright green"));
        assert_eq!(region("brown (bright"), region("brown (vivid)"));
    }
}
