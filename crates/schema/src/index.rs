//! Indexes into the tables, each of a type of its own: a strip is no family.

use crate::digest;
use crate::wire::{Columns, Input, Output};

/// The index of a row of a table.
pub trait Index: Copy {
    /// So many rows does it tell apart.
    const MOST: usize;

    /// Of the row with this number; the compiler of the database refuses a table of more rows than [`Index::MOST`].
    fn at(row: usize) -> Self;
}

macro_rules! index {
    ($($(#[$doc:meta])* $name:ident($number:ty);)*) => {$(
        $(#[$doc])*
        #[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Default)]
        pub struct $name(pub $number);

        impl Index for $name {
            const MOST: usize = <$number>::MAX as usize;

            fn at(row: usize) -> Self {
                Self(row as $number)
            }
        }

        impl $name {
            /// Of all rows that there can be, in order.
            pub fn each() -> impl Iterator<Item = Self> + Clone {
                (0..).map(Self)
            }

            /// Of the first rows of a table, in order.
            pub fn first(rows: usize) -> impl Iterator<Item = Self> + Clone {
                (0..rows).map(Self::at)
            }
        }

        impl From<$name> for usize {
            fn from(index: $name) -> usize {
                usize::from(index.0)
            }
        }

        impl From<$name> for $number {
            fn from(index: $name) -> $number {
                index.0
            }
        }

        impl From<$number> for $name {
            fn from(row: $number) -> $name {
                $name(row)
            }
        }

        impl Columns for $name {
            const WIDTH: usize = <$number>::WIDTH;
            const SHAPE: u64 = digest::of(stringify!($name).as_bytes());

            fn write(&self, into: &mut [Output]) {
                self.0.write(into);
            }

            fn read(from: &mut [Input]) -> Self {
                Self(Columns::read(from))
            }
        }
    )*};
}

index! {
    /// Of a row of [`crate::Database::families`]; those of [`crate::packed::Packed`] are in the same order.
    FamilyIndex(u8);
    /// Of a row of [`crate::Database::lineages`].
    LineageIndex(u8);
    /// Of a row of [`crate::Database::reagents`].
    ReagentIndex(u8);
    /// Of a row of [`crate::Database::sources`].
    SourceIndex(u8);
    /// Of a row of [`crate::StripTables::strips`].
    StripIndex(u8);
    /// Of a substance of the database, or after these of a further one.
    SubstanceIndex(u16);
    /// Of what a strip is made to see.
    TargetIndex(u8);
    /// Of a definition or a list of controlled substances.
    RuleIndex(u8);
    /// Of a row of [`crate::Database::messages`].
    MessageIndex(u16);
}
