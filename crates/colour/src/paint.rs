//! From a colour in words to its region.

use super::cells::{cell_named, cells};
use super::hue_words::{self, HueWord, is_basic};
use super::piece::Piece;
use super::region::Region;
use super::spread::{self, Spread};
use super::tones::{Kind, Tone, named};
use super::{Basis, ColourError, Lab, region_of_measured};

/// A painted colour.
#[derive(Clone, Debug)]
pub struct Painted {
    pub region: Region,
    /// Its middle, if it has one: what a range passes through.
    pub centre: Option<Lab>,
    pub basis: Basis,
}

/// The region of one colour; refuses modifiers that need a hue ("bright" alone).
pub fn paint(piece: &Piece) -> Result<Painted, ColourError> {
    let painted = if piece.none || (piece.clear && !piece.has_hue()) {
        Painted { region: Region::none(), centre: None, basis: Basis::Word }
    } else if let Some(lab) = piece.measured {
        Painted { region: region_of_measured(lab), centre: Some(lab), basis: Basis::Measured }
    } else if let Some(block) = cell_named(&piece.name.join(" ")) {
        paint_block(piece, block)
    } else if piece.has_hue() {
        paint_words(piece)
    } else {
        paint_bare_tone(piece)?
    };
    let share = match piece {
        _ if piece.faint && !piece.has_hue() => spread::FAINT_ALONE_NONE,
        _ if piece.faint || piece.doubtful => spread::FAINT_NONE,
        _ => 0.0,
    };
    Ok(Painted { region: lean_to_none(painted.region, share), ..painted })
}

/// How likely a colour as pale as these words say was none at all.
fn pale_none_share(piece: &Piece) -> f64 {
    let pale =
        piece.tones.iter().any(|tone| tone.kind == Kind::Pale) || piece.hues.iter().any(|hue| hue.word == "white");
    match piece {
        _ if piece.faint => 0.0,
        _ if piece.tones.iter().any(|tone| tone.is_very_pale()) => spread::VERY_PALE_NONE,
        _ if pale => spread::PALE_NONE,
        _ => 0.0,
    }
}

fn lean_to_none(region: Region, share: f64) -> Region {
    if share > 0.0 { Region::mix(&[(1.0 - share, &region), (share, &Region::none())]) } else { region }
}

/// An ISCC–NBS name. Those that plain speech uses too ("pale green") are half the block and half the plain meaning.
fn paint_block(piece: &Piece, block: u16) -> Painted {
    let words = paint_words(piece);
    let Some(cell) = cells().get(usize::from(block)) else {
        return words;
    };
    let region = Region::from_lab(cell.lab, spread::BLOCK * passing(piece));
    let plain = |word: &String| is_basic(word) || ["very", "dark", "deep", "light", "pale"].contains(&word.as_str());
    let region = if piece.name.iter().all(plain) {
        Region::mix(&[(spread::PLAIN_BLOCK, &region), (1.0 - spread::PLAIN_BLOCK, &words.region)])
    } else {
        region
    };
    Painted { region, centre: Some(cell.lab), basis: Basis::Block }
}

fn passing(piece: &Piece) -> f64 {
    if piece.passing { spread::PASSING } else { 1.0 }
}

fn paint_words(piece: &Piece) -> Painted {
    let (hues, adjectives) = hues_and_adjectives(piece);
    let narrow = if piece.tones.is_empty() && !piece.faint { 1.0 } else { spread::WITH_TONE };
    let reach = |width: Spread| Spread { lightness: width.lightness * narrow, ..width }.times(passing(piece));
    let shade = |hue: &HueWord| {
        let leaning = adjectives.iter().fold(hue.lab, |lab, adjective| adjective.lend_to(lab));
        let faint = piece.faint.then_some(Tone::FAINT);
        piece.tones.iter().map(|tone| tone.before(hue.word)).chain(faint).fold(leaning, |lab, tone| tone.apply(lab))
    };
    let shaded: Vec<(Lab, Spread)> = hues.iter().map(|hue| (shade(hue), reach(hue.spread))).collect();
    let opposite = are_opposite(&shaded);
    let middle = mean(&shaded, opposite);
    let regions: Vec<Region> = shaded.iter().map(|&(lab, spread)| Region::around(lab, spread)).collect();
    let region = match regions.as_slice() {
        [only] => only.clone(),
        several => {
            let share = if opposite { spread::OPPOSITE_MIDDLE } else { spread::BETWEEN_MIDDLE };
            let between = Region::around(middle, reach(spread::SORT_WORD));
            let each = (1.0 - share) / several.len().max(1) as f64;
            let parts: Vec<(f64, &Region)> =
                several.iter().map(|region| (each, region)).chain([(share, &between)]).collect();
            Region::mix(&parts)
        }
    };
    Painted { region: lean_to_none(region, pale_none_share(piece)), centre: Some(middle), basis: Basis::Word }
}

/// The hues, and what they lean towards. "Grey" before a hue is "greyish"; an adjective alone is a lighter, wider hue.
fn hues_and_adjectives(piece: &Piece) -> (Vec<HueWord>, Vec<HueWord>) {
    let mut adjectives = piece.adjectives.clone();
    let mut hues = piece.hues.clone();
    if let [.., first, second] = piece.name.as_slice()
        && let Some(pair) = hue_words::pair(first, second)
    {
        hues.pop();
        // "Olive green" is two hues, "reddish brown" one and an adjective.
        if hue_words::hue(first).is_some() {
            hues.pop()
        } else {
            adjectives.pop()
        };
        hues.push(pair);
    }
    if let Some((last, before)) = hues.clone().split_last() {
        let (greys, others): (Vec<HueWord>, Vec<HueWord>) = before.iter().copied().partition(|hue| hue.word == "grey");
        adjectives.extend(greys);
        hues = others.into_iter().chain([*last]).collect();
    } else if let Some(base) = adjectives.pop() {
        let neutral = base.lab.chroma() < 3.0;
        let lab = if neutral { base.lab } else { Tone::ISH_ALONE.apply(base.lab) };
        hues.push(HueWord { lab, spread: base.spread.times(spread::ISH_ALONE), ..base });
    }
    (hues, adjectives)
}

/// The colour between. A straight mean is too grey, so half of what it loses in chroma is given back, unless the hues
/// are opposite and grey is what lies between them.
fn mean(shaded: &[(Lab, Spread)], opposite: bool) -> Lab {
    let count = shaded.len().max(1) as f64;
    let sum = |part: fn(&Lab) -> f64| shaded.iter().map(|(lab, _)| part(lab)).sum::<f64>() / count;
    let mean = Lab::new(sum(|lab| lab.l), sum(|lab| lab.a), sum(|lab| lab.b));
    let given_back = if opposite { 1.0 } else { (1.0 + sum(Lab::chroma) / mean.chroma().max(1.0)) / 2.0 };
    Lab::new(mean.l, mean.a * given_back, mean.b * given_back)
}

/// True if two of the hues lie more than about 110° apart, so that nothing but grey is between them.
fn are_opposite(shaded: &[(Lab, Spread)]) -> bool {
    let opposite = |one: &Lab, two: &Lab| {
        let lengths = one.chroma() * two.chroma();
        lengths > 64.0 && (one.a * two.a + one.b * two.b) / lengths < -0.34
    };
    shaded.iter().any(|(one, _)| shaded.iter().any(|(two, _)| opposite(one, two)))
}

/// "Dark", "light" or "faint" with no hue: all colours of that lightness.
fn paint_bare_tone(piece: &Piece) -> Result<Painted, ColourError> {
    let kind = piece.tones.iter().map(|tone| tone.kind).find(|kind| *kind != Kind::Vividness);
    let very = piece.name.iter().any(|word| word == "very");
    let (lightness, width) = match kind {
        _ if piece.faint => (89.0, 8.0),
        Some(Kind::Dark) if very => (14.0, 6.0),
        Some(Kind::Dark) => (20.0, 9.0),
        Some(Kind::Light) => (82.0, 9.0),
        Some(Kind::Pale) => (86.0, 8.0),
        _ => {
            let word = piece.name.iter().find(|word| named(word).is_some()).cloned().unwrap_or_default();
            return Err(ColourError::Unreadable { word, nearest: None });
        }
    };
    let region = Region::by_weight(|lab| (-((lab.l - lightness) / width).powi(2) / 2.0).exp());
    Ok(Painted { region, centre: None, basis: Basis::Word })
}
