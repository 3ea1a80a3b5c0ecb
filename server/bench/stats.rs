//! Percentiles and medians.

use std::time::Duration;

/// Durations, sorted.
#[derive(Clone, Debug, Default)]
pub struct Times(Vec<Duration>);

impl Times {
    /// In any order.
    pub fn new(mut times: Vec<Duration>) -> Self {
        times.sort_unstable();
        Self(times)
    }

    /// All of these together.
    pub fn joined(parts: Vec<Self>) -> Self {
        Self::new(parts.into_iter().flat_map(|part| part.0).collect())
    }

    /// How many there are.
    pub fn count(&self) -> usize {
        self.0.len()
    }

    /// The time within which so many per cent lie (nearest rank).
    pub fn percentile(&self, percent: usize) -> Duration {
        let rank = (self.0.len() * percent).div_ceil(100).max(1);
        self.0.get(rank - 1).copied().unwrap_or_default()
    }

    /// Milliseconds within which half of them lie.
    pub fn p50_ms(&self) -> f64 {
        ms(self.percentile(50))
    }

    /// Milliseconds within which all but one in a hundred lie.
    pub fn p99_ms(&self) -> f64 {
        ms(self.percentile(99))
    }
}

/// In milliseconds.
pub fn ms(time: Duration) -> f64 {
    time.as_secs_f64() * 1_000.0
}

/// Median and the distance between the quartiles of a few repeats.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Spread {
    /// The middle one.
    pub median: f64,
    /// Between the quartiles.
    pub iqr: f64,
}

impl Spread {
    /// Of these.
    pub fn of(values: &[f64]) -> Self {
        let mut sorted = values.to_vec();
        sorted.sort_by(f64::total_cmp);
        Self { median: quantile(&sorted, 2), iqr: quantile(&sorted, 3) - quantile(&sorted, 1) }
    }
}

/// So many quarters of the way through, between neighbours if need be.
fn quantile(sorted: &[f64], quarters: usize) -> f64 {
    let Some(last) = sorted.len().checked_sub(1) else { return 0.0 };
    let (whole, rest) = (last * quarters / 4, last * quarters % 4);
    let next = sorted[(whole + 1).min(last)];
    sorted[whole] + (next - sorted[whole]) * [0.0, 0.25, 0.5, 0.75][rest]
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn percentiles_are_times_that_were_measured() {
        let times = Times::new((1..=200).rev().map(Duration::from_millis).collect());
        assert_eq!([50, 99, 100].map(|percent| times.percentile(percent).as_millis()), [100, 198, 200]);
        assert_eq!(Times::default().percentile(99), Duration::ZERO);
    }

    #[test]
    fn quartiles_lie_between_neighbours() {
        assert_eq!(Spread::of(&[4.0, 1.0, 3.0, 2.0]), Spread { median: 2.5, iqr: 1.5 });
        assert_eq!(Spread::of(&[5.0, 1.0, 2.0, 3.0, 4.0]), Spread { median: 3.0, iqr: 2.0 });
        assert_eq!(Spread::of(&[]), Spread { median: 0.0, iqr: 0.0 });
    }
}
