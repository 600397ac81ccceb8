//! Figures as they are said: with as many digits as an estimate has.

use schema::Share;

/// A share as "1 part in …", rounded to two digits so that it reads as the
/// estimate it is.
pub fn parts(share: Share) -> f64 {
    two_digits(1.0 / share.0)
}

/// A fraction in percent, rounded to two digits.
pub fn percent(fraction: f64) -> f64 {
    two_digits(100.0 * fraction)
}

/// Rounded to two significant digits; 0 for what is negative or not finite.
pub fn two_digits(number: f64) -> f64 {
    if number <= 0.0 || !number.is_finite() {
        return 0.0;
    }
    // Multiplying and dividing by whole powers of ten gives the nearest number
    // to the decimal: 0.13 and not 0.13000000000000003.
    let digits = 1 - number.log10().floor() as i32;
    let power = 10f64.powi(digits.abs());
    if digits >= 0 { (number * power).round() / power } else { (number / power).round() * power }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn shares_are_spoken_with_two_digits() {
        assert_eq!(parts(Share(0.00125)), 800.0);
        assert_eq!(percent(0.00125), 0.13);
        assert_eq!(parts(Share(0.0015)), 670.0);
        assert_eq!(parts(Share(1.0)), 1.0);
        assert_eq!(percent(0.0), 0.0);
    }
}
