//! Which colours on a reagent are no reaction: those that it has by itself, and those that are none of its signal.

use super::Signatures;
use colour::{Region, Signal};
use schema::ReagentIndex;

/// A colour that shares this much with that of the untouched reagent may be it.
const LOOKS_UNTOUCHED: f64 = 0.45;

impl Signatures {
    /// Colour of the untouched reagent, if a source states it.
    pub fn untouched(&self, reagent: ReagentIndex) -> Option<&Region> {
        let read = || self.read_colour(&self.reagent(reagent).untouched).ok();
        self.untouched[usize::from(reagent)].get_or_init(read).as_ref()
    }

    /// The untouched colour that may be taken for a reaction: of a reagent that has a colour and no signal.
    pub fn coloured_untouched(&self, reagent: ReagentIndex) -> Option<&Region> {
        self.untouched(reagent).filter(|own| own.share_of_none() < 0.5 && self.signal(reagent).is_none())
    }

    /// True of a colour that the reagent has by itself: yellow Mandelin is no reaction.
    pub fn looks_untouched(&self, reagent: ReagentIndex, seen: &Region) -> bool {
        self.untouched(reagent)
            .is_some_and(|untouched| untouched.share_of_none() < 0.5 && untouched.overlap(seen) >= LOOKS_UNTOUCHED)
    }

    /// The colours that are a reaction of this reagent; `None` if all may be.
    pub fn signal(&self, reagent: ReagentIndex) -> Option<&Signal> {
        self.signals[usize::from(reagent)].as_ref()
    }

    /// A colour as it counts on this reagent: what is no signal is no reaction.
    pub fn counted_on(&self, reagent: ReagentIndex, seen: &Region) -> Region {
        self.signal(reagent).map_or_else(|| seen.clone(), |signal| signal.only(seen))
    }

    /// True of a colour that the reagent has by itself, or that is none of its signal.
    pub fn is_no_reaction(&self, reagent: ReagentIndex, seen: &Region) -> bool {
        self.looks_untouched(reagent, seen) || self.is_no_signal(reagent, seen)
    }

    /// True of a colour that is none of the signal.
    pub fn is_no_signal(&self, reagent: ReagentIndex, seen: &Region) -> bool {
        self.signal(reagent).is_some_and(|signal| signal.only(seen).share_of_none() >= 0.5)
    }
}
