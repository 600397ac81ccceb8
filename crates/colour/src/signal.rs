//! The colours that count as a reaction, where only some do.

use super::cells::{NONE, cells};
use super::region::Region;

/// The cells whose ISCC–NBS name holds one of some words.
#[derive(Clone, Debug)]
pub struct Signal {
    /// By number of the cell.
    counts: Vec<bool>,
}

impl Signal {
    /// Words as they stand in the names, such as "blue", which is not in "bluish grey". Fails with the first word that
    /// is in no name; of no words at all there is no signal.
    pub fn of(words: &[String]) -> Result<Option<Self>, &str> {
        let holds = |name: &str, word: &str| name.split(' ').any(|part| part == word);
        if let Some(unknown) = words.iter().find(|word| !cells().iter().any(|cell| holds(cell.name, word))) {
            return Err(unknown);
        }
        let counts = || cells().iter().map(|cell| words.iter().any(|word| holds(cell.name, word))).collect();
        Ok((!words.is_empty()).then(|| Self { counts: counts() }))
    }

    /// Whether this colour is one; no reaction is none.
    pub fn counts(&self, cell: u16) -> bool {
        self.counts.get(usize::from(cell)).copied().unwrap_or(false)
    }

    /// The region with its other colours as no reaction. Where most of it is a signal, less than the others' share is
    /// no reaction: the edge of a dark blue towards grey is doubt about the shade, not about whether anything reacted.
    pub fn only(&self, region: &Region) -> Region {
        let coloured = region.shares().iter().copied().filter(|(cell, _)| self.counts(*cell));
        let none = region.share_of_none();
        let signal: f64 = coloured.clone().map(|(_, share)| share).sum();
        let other = (1.0 - none - signal).max(0.0);
        // By the third powers of both shares: as large as the share where they are alike.
        let most = (1.0 - none) * signal.powi(3) / (signal.powi(3) + other.powi(3)).max(f64::MIN_POSITIVE);
        let kept = signal.max(most).min(1.0 - none);
        let factor = if signal > 0.0 { kept / signal } else { 0.0 };
        let shares = coloured.map(|(cell, share)| (cell, share * factor)).chain([(NONE, 1.0 - kept)]);
        Region::from_shares(shares.filter(|(_, share)| *share > 0.0))
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{HueGroup, read};

    fn blue_to_purple() -> Signal {
        let words = ["blue", "violet", "purple"].map(str::to_owned);
        Signal::of(&words).expect("known words").expect("a signal")
    }

    fn only(words: &str) -> Region {
        blue_to_purple().only(&read(words).expect("colour words").region)
    }

    #[test]
    fn what_is_no_signal_is_no_reaction() {
        for (words, from, to) in [
            ("none", 1.0, 1.0),
            ("red", 0.95, 1.0),
            ("brown", 0.95, 1.0),
            ("yellow", 0.99, 1.0),
            ("grey-green", 0.9, 1.0),
            ("dark grey", 0.8, 1.0),
            ("black", 0.6, 0.95),
            ("blue spots / grey", 0.5, 0.7),
            ("dark blue", 0.0, 0.1),
            ("bright blue", 0.0, 0.01),
            ("light blue", 0.0, 0.01),
            ("purple", 0.0, 0.01),
            ("faint blue", 0.3, 0.32),
        ] {
            let none = only(words).share_of_none();
            assert!((from..=to).contains(&none), "{words} {none}");
        }
    }

    #[test]
    fn a_signal_stays_what_it_is() {
        let blue = read("blue").expect("a colour").region;
        let own = blue_to_purple().only(&blue);
        let sum: f64 = own.shares().iter().map(|(_, share)| share).sum();
        assert!((sum - 1.0).abs() < 1e-9);
        assert!(own.share_of(HueGroup::Blue) >= blue.share_of(HueGroup::Blue));
        assert_eq!((own.main_cell(), own.share_of(HueGroup::Green)), (blue.main_cell(), 0.0));
    }

    #[test]
    fn a_word_of_no_name_is_refused() {
        let words = ["blue", "bleu"].map(str::to_owned);
        assert_eq!(Signal::of(&words).err(), Some("bleu"));
        assert!(Signal::of(&[]).expect("no words").is_none());
    }
}
