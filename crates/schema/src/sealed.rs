//! The file of the database: 8 bytes of its format, 8 bytes of a digest of the rest, and the [`Database`] as bytes of
//! [`wire`](crate::wire). It is fetched apart from the code that reads it, so that a corrected fact does not send the code
//! anew; the head refuses what that code would misread, and what did not come whole.

use crate::database::Database;
use crate::digest;
use crate::wire::Columns;

const HEAD: usize = 16;

/// Of a database with these keys of messages: code that says others, or reads other rows, has another.
pub fn format<'a>(keys: impl Iterator<Item = &'a str>) -> u64 {
    keys.fold(Database::SHAPE, |format, key| digest::join(format, digest::of(key.as_bytes())))
}

/// The file of these bytes.
pub fn seal(format: u64, content: &[u8]) -> Vec<u8> {
    [&format.to_le_bytes()[..], &digest::of(content).to_le_bytes(), content].concat()
}

/// What the file holds; `None` if it is of another format or not whole.
pub fn open(format: u64, file: &[u8]) -> Option<&[u8]> {
    let (head, content) = file.split_at_checked(HEAD)?;
    let (own, sum) = head.split_at(8);
    (own == format.to_le_bytes() && sum == digest::of(content).to_le_bytes()).then_some(content)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_file_opens_with_its_own_format_and_whole() {
        let own = format(["danger", "next"].into_iter());
        let file = seal(own, b"rows");
        assert_eq!(open(own, &file), Some(&b"rows"[..]));
        for other in [&["danger"][..], &["next", "danger"], &["danger", "next", "more"], &["dangernext"]] {
            assert_eq!(open(format(other.iter().copied()), &file), None, "{other:?}");
        }
        assert!((0..file.len()).all(|end| open(own, &file[..end]).is_none()));
        assert!((0..file.len()).all(|at| {
            let mut altered = file.clone();
            altered[at] ^= 1;
            open(own, &altered).is_none()
        }));
    }
}
