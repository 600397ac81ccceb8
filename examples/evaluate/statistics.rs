//! Intervals and comparisons. All intervals are of 95 %.

/// Resamples of a bootstrap.
const RESAMPLES: usize = 4000;
/// Any fixed number: the same data give the same interval.
const SEED: u64 = 20_240_604;

/// A figure with its interval.
#[derive(Clone, Copy)]
pub struct Estimate {
    pub value: f64,
    pub low: f64,
    pub high: f64,
}

/// Wilson score interval of a share (Wilson 1927, doi:10.1080/01621459.1927.10502953).
/// Successes may be fractions, where a tie was shared out.
pub fn share(successes: &[f64]) -> Estimate {
    const Z: f64 = 1.959_964;
    let n = successes.len() as f64;
    let value = mean(successes);
    let centre = (value + Z * Z / (2.0 * n)) / (1.0 + Z * Z / n);
    let half = Z / (1.0 + Z * Z / n) * (value * (1.0 - value) / n + Z * Z / (4.0 * n * n)).sqrt();
    Estimate { value, low: (centre - half).max(0.0), high: (centre + half).min(1.0) }
}

/// Percentile bootstrap of a mean (Efron 1979, doi:10.1214/aos/1176344552).
pub fn bootstrap(values: &[f64]) -> Estimate {
    let mut random = SplitMix(SEED);
    let n = values.len();
    let mut means: Vec<f64> =
        (0..RESAMPLES).map(|_| (0..n).map(|_| values[random.below(n)]).sum::<f64>() / n as f64).collect();
    means.sort_by(f64::total_cmp);
    let at = |share: f64| means[((RESAMPLES - 1) as f64 * share).round() as usize];
    Estimate { value: mean(values), low: at(0.025), high: at(0.975) }
}

pub fn mean(values: &[f64]) -> f64 {
    values.iter().sum::<f64>() / values.len() as f64
}

/// The value below which this share of the values lies.
pub fn quantile(values: &[f64], share: f64) -> f64 {
    let mut sorted = values.to_vec();
    sorted.sort_by(f64::total_cmp);
    let at = (sorted.len() - 1) as f64 * share;
    let (low, high) = (sorted[at.floor() as usize], sorted[at.ceil() as usize]);
    low + (high - low) * at.fract()
}

pub fn median(values: &[f64]) -> f64 {
    quantile(values, 0.5)
}

/// Chance that a value of `higher` exceeds one of `lower`, ties by half (the
/// area under the ROC curve).
pub fn area_under_curve(higher: &[f64], lower: &[f64]) -> f64 {
    let wins: f64 = higher
        .iter()
        .flat_map(|a| {
            lower.iter().map(move |b| {
                if a > b {
                    1.0
                } else if a == b {
                    0.5
                } else {
                    0.0
                }
            })
        })
        .sum();
    wins / (higher.len() * lower.len()) as f64
}

/// SplitMix64 (Steele et al. 2014, doi:10.1145/2714064.2660195).
struct SplitMix(u64);

impl SplitMix {
    fn next(&mut self) -> u64 {
        self.0 = self.0.wrapping_add(0x9E37_79B9_7F4A_7C15);
        let mut mixed = self.0;
        mixed = (mixed ^ (mixed >> 30)).wrapping_mul(0xBF58_476D_1CE4_E5B9);
        mixed = (mixed ^ (mixed >> 27)).wrapping_mul(0x94D0_49BB_1331_11EB);
        mixed ^ (mixed >> 31)
    }

    fn below(&mut self, n: usize) -> usize {
        (self.next() % n as u64) as usize
    }
}
