//! How far something is, told no more often than a person sees.

use std::ops::ControlFlow;

/// Share between two that are told.
const STEP: f64 = 0.02;

/// Tells `tell` at every fiftieth, whoever counts more finely, and whether it is to go on.
pub fn by_fiftieths(mut tell: impl FnMut(f64) -> ControlFlow<()>) -> impl FnMut(f64) -> ControlFlow<()> {
    let mut next = 0.0;
    move |share| {
        if share < next {
            return ControlFlow::Continue(());
        }
        next = share + STEP;
        tell(share.min(1.0))
    }
}

/// Tells of one of `of` equal parts, number `n` from 0, as of a share of the whole.
pub fn part(
    n: u32,
    of: u32,
    mut tell: impl FnMut(f64) -> ControlFlow<()>,
) -> impl FnMut(f64) -> ControlFlow<()> {
    move |share| tell((f64::from(n) + share) / f64::from(of.max(1)))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn parts_make_a_whole() {
        let mut told = Vec::new();
        for n in 0..2 {
            let mut part = part(n, 2, |share| {
                told.push(share);
                ControlFlow::Continue(())
            });
            assert!(part(0.0).is_continue() && part(1.0).is_continue());
        }
        assert_eq!(told, [0.0, 0.5, 0.5, 1.0]);
        assert!(part(0, 0, |_| ControlFlow::Break(()))(1.0).is_break());
    }

    #[test]
    fn a_million_steps_are_fifty_and_a_break_is_one() {
        let mut told = Vec::new();
        let mut paced = by_fiftieths(|share| {
            told.push(share);
            if share < 0.5 { ControlFlow::Continue(()) } else { ControlFlow::Break(()) }
        });
        let broke = (0..1_000_000).find(|n| paced(f64::from(*n) / 1e6).is_break());
        drop(paced);
        assert!((25..=27).contains(&told.len()) && broke.is_some_and(|n| (500_000..530_000).contains(&n)));
    }
}
