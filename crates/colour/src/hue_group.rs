//! The fourteen hue groups, coarser than cells: the plain hues of speech.

/// A plain hue, "none" included; the outcomes of a test are counted by these.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum HueGroup {
    /// Nothing changed colour; no block belongs to it, only the cell [`super::NONE`].
    None,
    /// White and the near-whites, such as bluish white.
    White,
    /// From greenish yellow to orange yellow.
    Yellow,
    /// From brownish to reddish orange.
    Orange,
    /// Purplish red too, but not blackish red.
    Red,
    /// Pink, but for brownish pink, which is brown.
    Pink,
    /// Violet too, and reddish purple.
    Purple,
    /// Purplish blue too, but not greenish blue.
    Blue,
    /// Bluish green and greenish blue.
    BlueGreen,
    /// Yellow green and yellowish green too, but not olive green.
    Green,
    /// Olive and olive green, but not olive brown, grey or black.
    Olive,
    /// Every brown, from reddish to olive, and brownish pink.
    Brown,
    /// Grey with any tinge.
    Grey,
    /// Black with any tinge, and every hue called blackish.
    Black,
}

impl HueGroup {
    /// Every group once; [`HueGroup::index`] is its place here.
    pub const ALL: [HueGroup; 14] = {
        use HueGroup::*;
        [None, White, Yellow, Orange, Red, Pink, Purple, Blue, BlueGreen, Green, Olive, Brown, Grey, Black]
    };

    /// 0 to 13, in the order of [`HueGroup::ALL`].
    pub const fn index(self) -> usize {
        self as usize
    }

    /// The group's plain word, readable by [`super::read()`].
    pub const fn word(self) -> &'static str {
        const WORDS: [&str; 14] = [
            "none",
            "white",
            "yellow",
            "orange",
            "red",
            "pink",
            "purple",
            "blue",
            "blue-green",
            "green",
            "olive",
            "brown",
            "grey",
            "black",
        ];
        WORDS[self.index()]
    }

    /// An ISCC–NBS name ends in its hue; a block between blue and green is its own group, and so is near-black.
    pub(super) fn of_name(name: &str) -> Self {
        let mut words = name.rsplit(' ');
        let (hue, before) = (words.next().unwrap_or_default(), words.next().unwrap_or_default());
        match (before, hue) {
            ("blackish", _) | (_, "black") => Self::Black,
            ("bluish", "green") | ("greenish", "blue") => Self::BlueGreen,
            ("olive", "green") | (_, "olive") => Self::Olive,
            (_, "white") => Self::White,
            (_, "yellow") => Self::Yellow,
            (_, "orange") => Self::Orange,
            (_, "red") => Self::Red,
            // "Brownish pink" is what people call light brown.
            ("brownish", "pink") => Self::Brown,
            (_, "pink") => Self::Pink,
            (_, "purple" | "violet") => Self::Purple,
            (_, "blue") => Self::Blue,
            (_, "green") => Self::Green,
            (_, "brown") => Self::Brown,
            _ => Self::Grey,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::super::cells::{NONE, cell_named, cells, hue_group};
    use super::*;

    #[test]
    fn groups_follow_the_names() {
        let group = |name| cell_named(name).map(hue_group);
        assert_eq!(group("dark greyish reddish brown"), Some(HueGroup::Brown));
        assert_eq!(group("deep olive green"), Some(HueGroup::Olive));
        assert_eq!(group("brilliant bluish green"), Some(HueGroup::BlueGreen));
        assert_eq!(group("olive black"), Some(HueGroup::Black));
        assert_eq!(group("vivid violet"), Some(HueGroup::Purple));
        assert_eq!(group("light olive grey"), Some(HueGroup::Grey));
        assert_eq!(hue_group(NONE), HueGroup::None);
        for (index, group) in HueGroup::ALL.into_iter().enumerate() {
            assert_eq!(group.index(), index);
            assert!(group == HueGroup::None || cells().iter().any(|cell| cell.group == group), "{group:?} is empty");
        }
    }
}
