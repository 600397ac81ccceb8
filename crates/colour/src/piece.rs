//! One colour of a phrase, as words: what stands between two joints.

use super::hue_words::{self, HueWord};
use super::nearest::nearest;
use super::tokens::{Joint, Token};
use super::tones::{self, Tone};
use super::vocabulary::{self, Role};
use super::{ColourError, Effects, Lab, Onset};

/// A colour with its modifiers, and what was said beside it.
#[derive(Clone, Debug, Default)]
pub struct Piece {
    /// The words that name the colour, in order.
    pub name: Vec<String>,
    pub tones: Vec<Tone>,
    pub adjectives: Vec<HueWord>,
    pub hues: Vec<HueWord>,
    pub measured: Option<Lab>,
    /// "no reaction" or "colourless".
    pub none: bool,
    /// "clear", which means none if no colour stands beside it.
    pub clear: bool,
    pub faint: bool,
    pub doubtful: bool,
    pub passing: bool,
    pub effects: Effects,
    pub onset: Option<Onset>,
    pub brackets: Vec<String>,
}

impl Piece {
    /// True if it names a hue.
    pub fn has_hue(&self) -> bool {
        !(self.hues.is_empty() && self.adjectives.is_empty()) || self.measured.is_some()
    }

    /// True if only modifiers were given ("dark"), for a neighbour's hue or for any.
    pub fn is_bare_tone(&self) -> bool {
        !self.has_hue() && !self.none && (!self.tones.is_empty() || (self.faint && self.effects.is_empty()))
    }

    /// True if it says anything about colour.
    pub fn has_colour(&self) -> bool {
        self.has_hue() || self.none || self.clear || self.is_bare_tone()
    }

    /// Takes the hue of another piece, as "deep" does in "deep / dark brown".
    pub fn borrow_hue(&mut self, from: &Piece) {
        self.hues.clone_from(&from.hues);
        self.adjectives.clone_from(&from.adjectives);
        self.name.extend(
            from.name
                .iter()
                .filter(|word| hue_words::hue(word).is_some() || hue_words::adjective(word).is_some())
                .cloned(),
        );
    }

    /// Takes the modifiers of the piece before it, as "brown" does in "dark red/brown".
    pub fn borrow_tones(&mut self, from: &Piece) {
        self.tones.clone_from(&from.tones);
        self.faint |= from.faint;
        let modifiers = from.name.iter().take_while(|word| *word == "very" || tones::named(word).is_some());
        let name = modifiers.chain(&self.name).cloned().collect();
        self.name = name;
    }
}

/// A piece and the joint before it.
pub type Joined = (Joint, Piece);

/// The pieces between the joints; a joint with nothing before it is passed over.
pub fn split(tokens: &[Token]) -> Result<Vec<Joined>, ColourError> {
    let mut joined = Vec::new();
    let mut joint = Joint::Either;
    for part in tokens.split_inclusive(|token| matches!(token, Token::Joint(_))) {
        for (index, piece) in pieces(part)?.into_iter().enumerate() {
            joined.push((if index == 0 { joint } else { Joint::Either }, piece));
        }
        if let Some(Token::Joint(after)) = part.last() {
            joint = *after;
        }
    }
    Ok(joined)
}

/// Reads the tokens between two joints. Mostly one piece; more if colours stand side by side, as in "dark yellow dark orange".
fn pieces(tokens: &[Token]) -> Result<Vec<Piece>, ColourError> {
    let mut done: Vec<Piece> = Vec::new();
    let mut piece = Piece::default();
    let mut very = false;
    let mut rest = tokens;
    while let [token, after @ ..] = rest {
        rest = after;
        let word = match token {
            Token::Word(word) => word.as_str(),
            Token::Bracket(inner) => {
                piece.brackets.push(inner.clone());
                continue;
            }
            Token::Hex(text) => {
                let lab = Lab::from_hex(text).ok_or(ColourError::BadHex)?;
                next_piece(&mut done, &mut piece, |piece| piece.has_hue() || piece.none);
                piece.measured = Some(lab);
                continue;
            }
            Token::Joint(_) => continue,
        };
        if let Some(tone) = tones::named(word) {
            next_piece(&mut done, &mut piece, |piece| !piece.hues.is_empty() || piece.none || piece.measured.is_some());
            piece.name.extend(very.then(|| "very".to_string()));
            piece.tones.push(if std::mem::take(&mut very) { tone.very() } else { tone });
            piece.name.push(word.to_string());
        } else if let Some(hue) = hue_words::hue(word) {
            next_piece(&mut done, &mut piece, |piece| piece.none || piece.measured.is_some());
            piece.tones.extend(std::mem::take(&mut very).then_some(Tone::VERY));
            piece.hues.push(hue);
            piece.name.push(word.to_string());
        } else if let Some(role) = vocabulary::role(word) {
            very = role == Role::Very;
            match role {
                Role::Very => {}
                Role::Faint => {
                    next_piece(&mut done, &mut piece, |piece| piece.has_hue() || piece.none);
                    piece.faint = true;
                }
                Role::Passing => piece.passing = true,
                Role::Doubtful => piece.doubtful = true,
                Role::Onset(onset) => piece.onset = Some(onset),
                Role::Effect(effect) => piece.effects |= effect,
                Role::Clear => piece.clear = true,
                Role::None => no_colour(&mut done, &mut piece),
                Role::No => {
                    rest = after_no(word, rest)?;
                    no_colour(&mut done, &mut piece);
                }
                Role::Tinted => piece.adjectives.extend(piece.hues.pop()),
                Role::Filler => {}
            }
        } else if let Some(hue) = hue_words::adjective(word) {
            next_piece(&mut done, &mut piece, |piece| piece.none || piece.measured.is_some());
            piece.tones.extend(std::mem::take(&mut very).then_some(Tone::VERY));
            piece.adjectives.push(hue);
            piece.name.push(word.to_string());
        } else {
            return Err(ColourError::Unreadable { word: word.to_string(), nearest: nearest(word) });
        }
    }
    finish(&mut done, piece);
    Ok(done)
}

/// Starts a new piece if the present one is complete.
fn next_piece(done: &mut Vec<Piece>, piece: &mut Piece, complete: impl Fn(&Piece) -> bool) {
    if complete(piece) {
        done.push(std::mem::take(piece));
    }
}

fn no_colour(done: &mut Vec<Piece>, piece: &mut Piece) {
    next_piece(done, piece, Piece::has_hue);
    piece.none = true;
}

/// What follows "no change", "no colour change", "no blue colour change", "no visible reaction" or a lone "no". Anything
/// else that is denied ("no purple") is refused: it does not say which colour there was.
fn after_no<'t>(no: &str, rest: &'t [Token]) -> Result<&'t [Token], ColourError> {
    const CHANGE: [&str; 10] =
        ["change", "changes", "react", "reacts", "reacted", "reaction", "response", "result", "effect", "activity"];
    let is_word = |token: &Token, list: &[&str]| matches!(token, Token::Word(word) if list.contains(&word.as_str()));
    let is_hue = |token: &Token| matches!(token, Token::Word(word) if hue_words::hue(word).is_some());
    let passed = |token: &Token| is_word(token, &CHANGE) || is_word(token, &["colour", "visible", "real"]);
    let skipped = rest.iter().take_while(|token| passed(token) || is_hue(token)).count();
    let (denied, after) = rest.split_at(skipped);
    match (denied.last(), after.first()) {
        (Some(last), _) if is_word(last, &CHANGE) => Ok(after),
        (Some(last), _) if is_word(last, &["colour"]) && !denied.iter().any(is_hue) => Ok(after),
        (None, None | Some(Token::Bracket(_) | Token::Joint(_))) => Ok(after),
        (_, Some(Token::Word(word))) => Err(ColourError::Unreadable { word: format!("{no} {word}"), nearest: None }),
        _ => Err(ColourError::Unreadable { word: no.to_string(), nearest: None }),
    }
}

/// Ends the last piece. Modifiers after the hue ("brown, light" written "brown light") belong to it.
fn finish(done: &mut Vec<Piece>, piece: Piece) {
    let after_hue = piece.is_bare_tone() && piece.brackets.is_empty();
    match done.last_mut() {
        Some(last) if after_hue && last.has_hue() => {
            last.tones.extend(piece.tones);
            last.name.splice(0..0, piece.name);
            last.faint |= piece.faint;
            last.effects |= piece.effects;
            last.onset = piece.onset.or(last.onset);
        }
        _ => done.push(piece),
    }
}

#[cfg(test)]
mod tests {
    use super::super::tokens::tokens;
    use super::*;

    fn names(text: &str) -> Vec<String> {
        let found = pieces(&tokens(text)).expect("readable");
        found.iter().map(|piece| if piece.none { "none".to_string() } else { piece.name.join(" ") }).collect()
    }

    #[test]
    fn colours_side_by_side_are_told_apart() {
        assert_eq!(names("no color change  dark yellow  dark orange"), ["none", "dark yellow", "dark orange"]);
        assert_eq!(names("pale orange colorless"), ["pale orange", "none"]);
        assert_eq!(names("light brown green"), ["light brown green"]);
        assert_eq!(names("orange reddish"), ["orange reddish"]);
        assert_eq!(names("pink dark"), ["dark pink"]);
    }

    #[test]
    fn words_beside_the_colour_are_kept() {
        let found = pieces(&tokens("slow faint blue spots")).expect("readable");
        assert_eq!((found[0].onset, found[0].faint, found[0].effects), (Some(Onset::Slow), true, Effects::SPOTS));
        assert_eq!(names("very slow dark blue"), ["dark blue"]);
    }

    #[test]
    fn a_denied_colour_is_refused() {
        for text in ["no purple", "not purple", "no blue colour", "no visible", "no precipitate", "without red"] {
            assert!(pieces(&tokens(text)).is_err(), "{text}");
        }
        for text in
            ["no", "no colour", "no visible colour change", "no blue color change", "no (b)", "non", "no reaction"]
        {
            assert_eq!(names(text), ["none"], "{text}");
        }
        for text in ["no|brown", "no / brown", "no or brown"] {
            assert_eq!(names(text), ["none", "brown"], "{text}");
        }
    }
}
