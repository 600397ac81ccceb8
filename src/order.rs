//! Sorting by a comparison, with one copy of the sorting code for all types.
//! Every instance of the standard sort costs 5 kB of wasm and more.

use std::cmp::Ordering;

type Compare<'a> = &'a dyn Fn(u32, u32) -> Ordering;

/// Stable sort.
pub fn sort_by<T>(items: &mut [T], compare: impl Fn(&T, &T) -> Ordering) {
    let mut indexes: Vec<u32> = (0..items.len() as u32).collect();
    sort_places(&mut indexes, &|a, b| compare(&items[a as usize], &items[b as usize]));
    for at in 0..items.len() {
        // What belongs here may have been swapped on, once or several times.
        let mut from = indexes[at] as usize;
        while from < at {
            from = indexes[from] as usize;
        }
        items.swap(at, from);
    }
}

/// The first `n` of the sorted items.
pub fn first_by<T>(n: usize, items: impl Iterator<Item = T>, compare: impl Fn(&T, &T) -> Ordering) -> Vec<T> {
    let mut first: Vec<T> = Vec::with_capacity(n + 1);
    for item in items {
        if first.len() == n && first.last().is_none_or(|last| compare(last, &item) != Ordering::Greater) {
            continue;
        }
        let at = first.partition_point(|placed| compare(placed, &item) != Ordering::Greater);
        first.insert(at, item);
        first.truncate(n);
    }
    first
}

/// Runs of this length are sorted by insertion.
const RUN: usize = 8;

/// Merge sort from the bottom up: small, stable, and quick enough for lists of
/// thousands.
#[inline(never)]
fn sort_places(indexes: &mut [u32], compare: Compare) {
    for run in indexes.chunks_mut(RUN) {
        for end in 1..run.len() {
            let mut at = end;
            while at > 0 && compare(run[at - 1], run[at]) == Ordering::Greater {
                run.swap(at - 1, at);
                at -= 1;
            }
        }
    }
    let mut merged = Vec::with_capacity(indexes.len());
    let mut width = RUN;
    while width < indexes.len() {
        for both in indexes.chunks_mut(2 * width).filter(|both| both.len() > width) {
            let (mut left, mut right) = both.split_at(width);
            merged.clear();
            while let ([a, left_rest @ ..], [b, right_rest @ ..]) = (left, right) {
                if compare(*a, *b) == Ordering::Greater {
                    merged.push(*b);
                    right = right_rest;
                } else {
                    merged.push(*a);
                    left = left_rest;
                }
            }
            // What is left of the right stands where it belongs.
            merged.extend_from_slice(left);
            both[..merged.len()].copy_from_slice(&merged);
        }
        width *= 2;
    }
}

#[cfg(test)]
mod tests {
    use super::{first_by, sort_by};

    /// Few values, so that there are ties, in an order without a pattern.
    fn items(n: u32) -> Vec<(u32, u32)> {
        (0..n).map(|index| (index.wrapping_mul(2_654_435_761) >> 27, index)).collect()
    }

    #[test]
    fn the_sort_is_stable() {
        for n in (0..70).chain([1000, 4096, 5001]) {
            let (mut ours, mut standard) = (items(n), items(n));
            sort_by(&mut ours, |a, b| a.0.cmp(&b.0));
            standard.sort_by_key(|item| item.0);
            assert_eq!(ours, standard, "{n}");
        }
    }

    #[test]
    fn the_first_are_those_of_the_sorted_list() {
        for (n, all) in [(0, 9), (1, 9), (5, 3), (24, 700), (700, 700)] {
            let mut sorted = items(all);
            sorted.sort_by_key(|item| item.0);
            sorted.truncate(n);
            assert_eq!(first_by(n, items(all).into_iter(), |a, b| a.0.cmp(&b.0)), sorted, "{n} of {all}");
        }
    }
}
