//! Expected information about the main component, in bits: exactly for one reading,
//! and as a lower bound for several together.

use super::kit_item::Shares;

/// −Σ p log₂ p, of shares that sum to 1.
pub fn entropy(shares: impl Iterator<Item = f64>) -> f64 {
    // From +0, for an empty sum is −0.
    shares.filter(|share| *share > 0.0).fold(0.0, |sum, share| sum - share * share.log2())
}

/// Mutual information between the main component and the outcome of one test. Main
/// parts come with their shares and what the test is expected to show of them;
/// one without a record gains nothing.
pub fn one_reading(main_parts: impl Iterator<Item = (f64, Option<Shares>)>) -> f64 {
    let mut overall = Shares::default();
    let (mut within, mut known) = (0.0, 0.0);
    for (share, expected) in main_parts {
        let Some(expected) = expected else { continue };
        overall.iter_mut().zip(&expected).for_each(|(total, outcome)| *total += share * outcome);
        within += share * entropy(expected.iter().copied());
        known += share;
    }
    if known <= 0.0 {
        return 0.0;
    }
    (known * entropy(overall.iter().map(|total| total / known)) - within).max(0.0)
}

/// Lower bound of the mutual information between the main component and all readings
/// together, −Σ pᵢ log₂ Σ pⱼ Oᵢⱼ with O the overlaps of pairs (A. Kolchinsky,
/// B. D. Tracey, Entropy 19 (2017) 361, doi 10.3390/e19070361, with α = ½).
/// `seen_as` gives Σ pⱼ Oᵢⱼ of each main component: what else it could be taken for.
pub fn least_information(shares: &[f64], seen_as: &[f64]) -> f64 {
    shares.iter().zip(seen_as).fold(0.0, |sum, (share, taken_for)| sum - share * taken_for.log2())
}

/// The same about the family of the main component: the estimate above less that
/// within each family. It is 0 without a test and the whole entropy of the
/// families where every pair is told apart; between them an estimate, no bound.
/// `within` gives Σ pⱼ Oᵢⱼ over the own family, `of_family` the family's share.
pub fn family_information(shares: &[f64], seen_as: &[f64], within: &[f64], of_family: &[f64]) -> f64 {
    let terms = shares.iter().zip(seen_as).zip(within.iter().zip(of_family));
    terms
        .filter(|((share, _), _)| **share > 0.0)
        .map(|((share, all), (own, family))| share * (own / (family * all)).log2())
        .sum::<f64>()
        .max(0.0)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn sure(outcome: usize) -> Option<Shares> {
        let mut shares = Shares::default();
        shares[outcome] = 1.0;
        Some(shares)
    }

    #[test]
    fn a_test_that_tells_two_apart_is_worth_a_bit() {
        assert_eq!(one_reading([(0.5, sure(1)), (0.5, sure(2))].into_iter()), 1.0);
        assert_eq!(one_reading([(0.5, sure(1)), (0.5, sure(1))].into_iter()), 0.0);
        assert_eq!(least_information(&[0.5, 0.5], &[0.5, 0.5]), 1.0);
        assert_eq!(least_information(&[0.5, 0.5], &[1.0, 1.0]), 0.0);
    }

    #[test]
    fn what_has_no_record_gains_nothing_and_costs_nothing() {
        let known = one_reading([(0.25, sure(1)), (0.25, sure(2)), (0.5, None)].into_iter());
        assert!((known - 0.5).abs() < 1e-12);
        assert_eq!(one_reading([(1.0, None)].into_iter()), 0.0);
    }

    #[test]
    fn two_families_told_apart_are_worth_a_bit() {
        let shares = [0.25; 4];
        assert_eq!(family_information(&shares, &[0.5; 4], &[0.5; 4], &[0.5; 4]), 1.0);
        assert_eq!(family_information(&shares, &[1.0; 4], &[0.5; 4], &[0.5; 4]), 0.0);
    }
}
