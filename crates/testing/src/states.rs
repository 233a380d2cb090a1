//! Walks through all states that a model can reach.

use std::collections::{HashSet, VecDeque};
use std::fmt::Debug;
use std::panic::{AssertUnwindSafe, catch_unwind, resume_unwind};

/// Something that events change, and that checks itself after each.
pub trait Model {
    type Event: Clone + Debug;

    fn start() -> Self;

    /// What can happen now.
    fn events(&self) -> Vec<Self::Event>;

    /// Lets an event happen. Panics where what follows is not right.
    fn apply(&mut self, event: Self::Event);

    /// All that tells this state from others.
    fn state(&self) -> String;
}

/// Lets each event happen in each state that a model can reach, and returns how many states there are. A panic of the model
/// prints the shortest way to it.
pub fn every_state<M: Model>() -> usize {
    let mut seen = HashSet::from([M::start().state()]);
    let mut ways = VecDeque::from([Vec::new()]);
    while let Some(way) = ways.pop_front() {
        for event in replay::<M>(&way).events() {
            let mut longer = way.clone();
            longer.push(event);
            let reached = catch_unwind(AssertUnwindSafe(|| replay::<M>(&longer).state())).unwrap_or_else(|panic| {
                eprintln!("after {longer:#?}");
                resume_unwind(panic)
            });
            if seen.insert(reached) {
                ways.push_back(longer);
            }
        }
    }
    seen.len()
}

/// A model is not cloned, as it may hold what cannot be.
fn replay<M: Model>(way: &[M::Event]) -> M {
    let mut model = M::start();
    way.iter().cloned().for_each(|event| model.apply(event));
    model
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Counts up and down between 0 and 3, and must not come to `FORBIDDEN`.
    struct Counter<const FORBIDDEN: i32>(i32);

    impl<const FORBIDDEN: i32> Model for Counter<FORBIDDEN> {
        type Event = i32;

        fn start() -> Self {
            Counter(0)
        }

        fn events(&self) -> Vec<i32> {
            [1, -1].into_iter().filter(|step| (0..4).contains(&(self.0 + step))).collect()
        }

        fn apply(&mut self, step: i32) {
            self.0 += step;
            assert_ne!(self.0, FORBIDDEN, "the forbidden state");
        }

        fn state(&self) -> String {
            self.0.to_string()
        }
    }

    #[test]
    fn each_state_is_visited_once() {
        assert_eq!(every_state::<Counter<-1>>(), 4);
    }

    #[test]
    #[should_panic = "the forbidden state"]
    fn a_state_that_is_not_right_is_found() {
        every_state::<Counter<3>>();
    }
}
