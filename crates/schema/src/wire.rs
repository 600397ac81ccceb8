//! How the tables become bytes: a stream a field, because the values of one
//! field resemble one another and so pack far better than whole rows. The bytes count as
//! hostile: reading never panics and takes no more memory than a fixed
//! multiple of their number.

use crate::digest;

/// A type whose values are written to streams and read from them.
pub trait Columns: Sized {
    /// How many streams it takes.
    const WIDTH: usize;
    /// A digest of the names of fields, their types and words, in their order:
    /// bytes of another shape hold something else. A field that comes to mean
    /// something else, and a type that is written otherwise, takes another name
    /// in it.
    const SHAPE: u64;

    /// `into` has at least `WIDTH` streams; so has `from` below.
    fn write(&self, into: &mut [Output]);

    /// What the bytes hold. Bytes that are no such value give any other, and
    /// mark their stream as damaged: a way out at every step would take twice
    /// the code.
    fn read(from: &mut [Input]) -> Self;
}

/// A stream that is written.
#[derive(Default, Clone)]
pub struct Output {
    bytes: Vec<u8>,
    before: u16,
}

/// A stream that is read.
pub struct Input<'a> {
    bytes: &'a [u8],
    before: u16,
    damaged: bool,
}

/// The bytes of one value: the length of every stream, then the streams.
pub fn to_bytes<T: Columns>(value: &T) -> Vec<u8> {
    let mut streams = vec![Output::default(); T::WIDTH];
    value.write(&mut streams);
    let mut lengths = Output::default();
    streams.iter().for_each(|stream| lengths.number(stream.bytes.len() as u32));
    streams.into_iter().fold(lengths.bytes, |mut all, stream| {
        all.extend(stream.bytes);
        all
    })
}

/// One value from all of the bytes; `None` if they are no such value.
pub fn from_bytes<T: Columns>(bytes: &[u8]) -> Option<T> {
    let mut rest = Input { bytes, before: 0, damaged: false };
    let lengths: Vec<u32> = (0..T::WIDTH).map(|_| rest.number()).collect();
    let stream = |length| Input { bytes: rest.take(length), before: 0, damaged: false };
    let mut inputs: Vec<Input> = lengths.into_iter().map(|length| length as usize).map(stream).collect();
    if rest.damaged || !rest.bytes.is_empty() {
        return None;
    }
    let value = T::read(&mut inputs);
    inputs.iter().all(|input| !input.damaged && input.bytes.is_empty()).then_some(value)
}

impl Output {
    /// LEB128.
    fn number(&mut self, mut number: u32) {
        while number > 127 {
            self.bytes.push(number as u8 | 128);
            number >>= 7;
        }
        self.bytes.push(number as u8);
    }
}

impl<'a> Input<'a> {
    pub(crate) fn byte(&mut self) -> u8 {
        match self.bytes.split_first() {
            Some((first, rest)) => {
                self.bytes = rest;
                *first
            }
            None => self.damage(),
        }
    }

    #[inline(never)]
    fn take(&mut self, n: usize) -> &'a [u8] {
        match self.bytes.split_at_checked(n) {
            Some((taken, rest)) => {
                self.bytes = rest;
                taken
            }
            None => self.damage(),
        }
    }

    #[cold]
    pub(crate) fn damage<T: Default>(&mut self) -> T {
        self.damaged = true;
        T::default()
    }

    /// LEB128, at most 32 bits.
    #[inline(never)]
    fn number(&mut self) -> u32 {
        let mut number = 0u64;
        for shift in [0, 7, 14, 21, 28] {
            let byte = self.byte();
            number |= u64::from(byte & 127) << shift;
            if byte < 128 {
                return u32::try_from(number).unwrap_or_else(|_| self.damage());
            }
        }
        self.damage()
    }

    /// Lines pack better than lengths and letters apart.
    #[inline(never)]
    fn line(&mut self) -> String {
        let length = self.bytes.iter().position(|byte| *byte == b'\n').unwrap_or_else(|| self.damage());
        let line = std::str::from_utf8(self.take(length)).unwrap_or_else(|_| self.damage());
        self.byte();
        line.to_owned()
    }

    fn array<const N: usize>(&mut self) -> [u8; N] {
        self.take(N).try_into().unwrap_or([0; N])
    }
}

macro_rules! one_stream {
    ($($type:ty: $write:expr, $read:expr;)*) => {$(
        impl Columns for $type {
            const WIDTH: usize = 1;
            const SHAPE: u64 = digest::of(stringify!($type).as_bytes());

            fn write(&self, into: &mut [Output]) {
                let write: fn(&mut Output, &$type) = $write;
                write(&mut into[0], self);
            }

            fn read(from: &mut [Input]) -> Self {
                let read: fn(&mut Input) -> $type = $read;
                read(&mut from[0])
            }
        }
    )*};
}

one_stream! {
    u8: |into, value| into.bytes.push(*value), |from| from.byte();
    bool: |into, value| into.bytes.push(u8::from(*value)), |from| match from.byte() {
        0 => false,
        1 => true,
        _ => from.damage(),
    };
    u16: |into, value| into.number(u32::from(*value)),
        |from| u16::try_from(from.number()).unwrap_or_else(|_| from.damage());
    i16: |into, value| into.number(u32::from(zigzag(*value))), |from| unzigzag(u16::read(std::slice::from_mut(from)));
    u32: |into, value| into.number(*value), |from| from.number();
    f32: |into, value| into.bytes.extend(value.to_le_bytes()), |from| f32::from_le_bytes(from.array());
    f64: |into, value| into.bytes.extend(value.to_le_bytes()), |from| f64::from_le_bytes(from.array());
    String: |into, value| {
        assert!(!value.contains('\n'), "a text of the database is one line: {value}");
        into.bytes.extend(value.as_bytes());
        into.bytes.push(b'\n');
    }, |from| from.line();
}

/// 0, -1, 1, -2 become 0, 1, 2, 3.
fn zigzag(number: i16) -> u16 {
    (number << 1 ^ number >> 15) as u16
}

fn unzigzag(number: u16) -> i16 {
    (number >> 1 ^ (number & 1).wrapping_neg()) as i16
}

impl<T: Columns> Columns for Option<T> {
    const WIDTH: usize = 1 + T::WIDTH;
    const SHAPE: u64 = digest::join(digest::of(b"Option"), T::SHAPE);

    fn write(&self, into: &mut [Output]) {
        into[0].bytes.push(u8::from(self.is_some()));
        self.iter().for_each(|value| value.write(&mut into[1..]));
    }

    fn read(from: &mut [Input]) -> Self {
        bool::read(from).then(|| T::read(&mut from[1..]))
    }
}

impl<T: Columns> Columns for Vec<T> {
    const WIDTH: usize = 1 + T::WIDTH;
    const SHAPE: u64 = digest::join(digest::of(b"Vec"), T::SHAPE);

    fn write(&self, into: &mut [Output]) {
        into[0].number(self.len() as u32);
        self.iter().for_each(|value| value.write(&mut into[1..]));
    }

    fn read(from: &mut [Input]) -> Self {
        let n = from[0].number() as usize;
        // Every value takes a byte of its first stream, so a count beyond it is a lie.
        if n > from[1].bytes.len() {
            return from[0].damage();
        }
        let mut values = Vec::with_capacity(n);
        for _ in 0..n {
            values.push(T::read(&mut from[1..]));
        }
        values
    }
}

impl<T: Columns + Copy + Default, const N: usize> Columns for [T; N] {
    const WIDTH: usize = N * T::WIDTH;
    const SHAPE: u64 = digest::join(digest::join(digest::of(b"array"), N as u64), T::SHAPE);

    fn write(&self, into: &mut [Output]) {
        self.iter().zip(into.chunks_mut(T::WIDTH)).for_each(|(value, into)| value.write(into));
    }

    fn read(from: &mut [Input]) -> Self {
        let mut values = [T::default(); N];
        for (value, from) in values.iter_mut().zip(from.chunks_mut(T::WIDTH)) {
            *value = T::read(from);
        }
        values
    }
}

impl<A: Columns, B: Columns> Columns for (A, B) {
    const WIDTH: usize = A::WIDTH + B::WIDTH;
    const SHAPE: u64 = digest::join(digest::join(digest::of(b"pair"), A::SHAPE), B::SHAPE);

    fn write(&self, into: &mut [Output]) {
        self.0.write(into);
        self.1.write(&mut into[A::WIDTH..]);
    }

    fn read(from: &mut [Input]) -> Self {
        (A::read(from), B::read(&mut from[A::WIDTH..]))
    }
}

/// How to write the place of a row where neighbours in a stream are near each
/// other: as the difference to the place before.
pub(crate) struct Step;

impl Step {
    pub const WIDTH: usize = 1;
    pub const SHAPE: u64 = digest::of(b"Step");

    pub fn write(index: &(impl Into<u16> + Copy), into: &mut [Output]) {
        let index: u16 = (*index).into();
        (index.wrapping_sub(into[0].before) as i16).write(into);
        into[0].before = index;
    }

    pub fn read<T: From<u16>>(from: &mut [Input]) -> T {
        from[0].before = from[0].before.wrapping_add(i16::read(from) as u16);
        from[0].before.into()
    }
}

/// The width of a field, from how it is reached: the compiler knows its type.
pub(crate) const fn width_of<S, T: Columns>(_: fn(&S) -> &T) -> usize {
    T::WIDTH
}

/// The shape of a field, in the same way.
pub(crate) const fn shape_of<S, T: Columns>(_: fn(&S) -> &T) -> u64 {
    T::SHAPE
}

/// Gives a struct the streams of its fields, in the order given. `Step` after
/// a field says how its places are written.
macro_rules! columns {
    ($name:ident { $($field:ident $(: $how:ident)?),* $(,)? }) => {
        impl Columns for $name {
            const WIDTH: usize = 0 $(+ columns!(@width ($($how)?) $name $field))*;
            const SHAPE: u64 = {
                let shape = crate::digest::of(b"row");
                $(
                    let shape = crate::digest::join(shape, crate::digest::of(stringify!($field).as_bytes()));
                    let shape = crate::digest::join(shape, columns!(@shape ($($how)?) $name $field));
                )*
                shape
            };

            fn write(&self, into: &mut [Output]) {
                $(
                    columns!(@write ($($how)?) &self.$field, into);
                    let into = &mut into[columns!(@width ($($how)?) $name $field)..];
                )*
                let _ = into;
            }

            fn read(from: &mut [Input]) -> Self {
                $(
                    let $field = columns!(@read ($($how)?) from);
                    let from = &mut from[columns!(@width ($($how)?) $name $field)..];
                )*
                let _ = from;
                Self { $($field),* }
            }
        }
    };
    (@width () $name:ident $field:ident) => { width_of(|row: &$name| &row.$field) };
    (@width (Step) $name:ident $field:ident) => { Step::WIDTH };
    (@shape () $name:ident $field:ident) => { crate::wire::shape_of(|row: &$name| &row.$field) };
    (@shape (Step) $name:ident $field:ident) => { Step::SHAPE };
    (@write () $($given:tt)*) => { Columns::write($($given)*) };
    (@write (Step) $($given:tt)*) => { Step::write($($given)*) };
    (@read () $($given:tt)*) => { Columns::read($($given)*) };
    (@read (Step) $($given:tt)*) => { Step::read($($given)*) };
}

/// An enum of words: all of them in order, the word of a value, the value of a word; written as a byte.
macro_rules! words {
    ($(#[$meta:meta])* pub enum $name:ident { $($(#[$doc:meta])* $value:ident = $word:literal,)* }) => {
        $(#[$meta])*
        #[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
        pub enum $name { $($(#[$doc])* #[doc = concat!("Written `", $word, "`.")] $value,)* }

        impl $name {
            /// Every word with its value, in the order of the table.
            pub const ALL: &[(&str, $name)] = &[$(($word, $name::$value)),*];

            /// As it is written.
            pub fn word(self) -> &'static str {
                match self { $($name::$value => $word),* }
            }

            /// The value of exactly this word.
            pub fn named(word: &str) -> Option<Self> {
                Self::ALL.iter().find(|(known, _)| *known == word).map(|(_, value)| *value)
            }
        }

        impl Columns for $name {
            const WIDTH: usize = 1;
            const SHAPE: u64 = {
                let shape = crate::digest::of(b"words");
                $(let shape = crate::digest::join(shape, crate::digest::of($word.as_bytes()));)*
                shape
            };

            fn write(&self, into: &mut [Output]) {
                (*self as u8).write(into);
            }

            fn read(from: &mut [Input]) -> Self {
                let values = [$($name::$value),*];
                values.get(usize::from(from[0].byte())).copied().unwrap_or_else(|| {
                    from[0].damage::<()>();
                    values[0]
                })
            }
        }
    };
}

pub(crate) use {columns, words};

#[cfg(test)]
mod tests {
    use super::*;

    #[derive(Debug, Clone, PartialEq)]
    struct Row {
        text: String,
        place: u16,
        step: i16,
        list: Vec<(u32, Option<bool>)>,
        share: [f32; 2],
    }

    columns!(Row { text, place: Step, step, list, share });

    fn rows() -> Vec<Row> {
        let row = |text: &str, place, list: &[(u32, Option<bool>)]| Row {
            text: text.into(),
            place,
            step: (place as i16).wrapping_neg(),
            list: list.to_vec(),
            share: [0.5, f32::from(place)],
        };
        vec![row("", 0, &[]), row("é", u16::MAX, &[(u32::MAX, None), (0, Some(true))]), row("a b", 5, &[(300, None)])]
    }

    #[test]
    fn what_is_written_is_read() {
        assert_eq!(from_bytes::<Vec<Row>>(&to_bytes(&rows())), Some(rows()));
        assert_eq!(from_bytes::<Vec<Row>>(&to_bytes(&Vec::<Row>::new())), Some(Vec::new()));
    }

    #[test]
    fn broken_bytes_are_refused_without_a_panic() {
        let good = to_bytes(&rows());
        (0..good.len()).for_each(|end| assert_eq!(from_bytes::<Vec<Row>>(&good[..end]), None, "{end} bytes"));
        for at in 0..good.len() {
            for value in [0, 1, 127, 128, 255] {
                let mut bad = good.clone();
                bad[at] = value;
                let _ = from_bytes::<Vec<Row>>(&bad);
            }
        }
        assert_eq!(from_bytes::<Vec<Row>>(&[&good[..], &[0]].concat()), None);
        // A count that no file could hold takes no memory.
        assert_eq!(from_bytes::<Vec<u16>>(&[5, 1, 255, 255, 255, 255, 15, 0]), None);
        assert_eq!(from_bytes::<Vec<String>>(&[255, 255, 255, 255, 15, 0]), None);
    }

    #[test]
    fn places_that_rise_are_written_in_a_byte_each() {
        let places = [1000u16, 1001, 1003, 1003, 990];
        let mut into = [Output::default()];
        places.iter().for_each(|place| Step::write(place, &mut into));
        assert_eq!(into[0].bytes.len(), places.len() + 1);
        let mut from = [Input { bytes: &into[0].bytes, before: 0, damaged: false }];
        assert!(places.iter().all(|place| Step::read::<u16>(&mut from) == *place));
    }
}
