//! A short digest, FNV-1a of 64 bits: tells apart what differs by accident, and nothing that is made to deceive. Known when
//! the program is compiled.

/// Of these bytes.
pub const fn of(bytes: &[u8]) -> u64 {
    join_bytes(0xcbf2_9ce4_8422_2325, bytes)
}

/// Of what has one digest, and after it what has the other.
pub const fn join(one: u64, other: u64) -> u64 {
    join_bytes(one, &other.to_le_bytes())
}

const fn join_bytes(mut digest: u64, bytes: &[u8]) -> u64 {
    let mut at = 0;
    while at < bytes.len() {
        digest = (digest ^ bytes[at] as u64).wrapping_mul(0x0100_0000_01b3);
        at += 1;
    }
    digest
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Test values of draft-eastlake-fnv.
    #[test]
    fn it_is_fnv_1a() {
        assert_eq!(of(b""), 0xcbf2_9ce4_8422_2325);
        assert_eq!(of(b"a"), 0xaf63_dc4c_8601_ec8c);
        assert_eq!(of(b"foobar"), 0x8594_4171_f739_67e8);
    }

    #[test]
    fn order_counts() {
        assert_ne!(join(of(b"a"), of(b"b")), join(of(b"b"), of(b"a")));
    }
}
