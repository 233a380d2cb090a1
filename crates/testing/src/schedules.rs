//! Runs tasks in every order in which a scheduler could poll them.

use std::pin::Pin;
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering::SeqCst};
use std::task::{Context, Poll, Wake, Waker};

/// A task that a program has.
pub type Task = Pin<Box<dyn Future<Output = ()>>>;

/// Runs the tasks of a program to their end under each possible schedule, and returns how many there are.
///
/// `program` is called for each schedule and returns its tasks, which must do the same under the same schedule: no I/O, no
/// timers. A deadlock of the tasks is a panic that prints the schedule, as is a panic of a task.
pub fn every_schedule(program: impl Fn() -> Vec<Task>) -> usize {
    let mut schedule = Schedule::default();
    let mut count = 0;
    loop {
        run(program(), &mut schedule);
        count += 1;
        if !schedule.advance() {
            return count;
        }
    }
}

/// Which of the tasks that could go on did, at each step.
#[derive(Default)]
struct Schedule {
    /// The choice at each step, and how many there were.
    steps: Vec<(usize, usize)>,
    at: usize,
}

impl Schedule {
    fn choose(&mut self, choices: usize) -> usize {
        if self.at == self.steps.len() {
            self.steps.push((0, choices));
        }
        let (choice, known) = self.steps[self.at];
        assert_eq!(known, choices, "the program does not do the same under the same schedule");
        self.at += 1;
        choice
    }

    /// Goes to the next schedule; false after the last.
    fn advance(&mut self) -> bool {
        self.at = 0;
        while let Some((choice, choices)) = self.steps.pop() {
            if choice + 1 < choices {
                self.steps.push((choice + 1, choices));
                return true;
            }
        }
        false
    }
}

impl Drop for Schedule {
    fn drop(&mut self) {
        if std::thread::panicking() {
            let choices: Vec<_> = self.steps.iter().map(|(choice, _)| choice).collect();
            eprintln!("under the schedule {choices:?}");
        }
    }
}

struct Woken(AtomicBool);

impl Wake for Woken {
    fn wake(self: Arc<Self>) {
        self.0.store(true, SeqCst);
    }
}

fn run(tasks: Vec<Task>, schedule: &mut Schedule) {
    let mut running: Vec<_> = tasks.into_iter().map(|task| (task, Arc::new(Woken(AtomicBool::new(true))))).collect();
    while !running.is_empty() {
        let ready: Vec<_> = (0..running.len()).filter(|&at| running[at].1.0.load(SeqCst)).collect();
        assert!(!ready.is_empty(), "{} tasks wait for each other forever", running.len());
        let at = ready[schedule.choose(ready.len())];
        let (task, woken) = &mut running[at];
        woken.0.store(false, SeqCst);
        let waker = Waker::from(woken.clone());
        if let Poll::Ready(()) = task.as_mut().poll(&mut Context::from_waker(&waker)) {
            drop(running.remove(at));
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::cell::RefCell;
    use std::collections::BTreeSet;
    use std::future::{pending, poll_fn};
    use std::rc::Rc;

    /// Lets the other tasks go on.
    async fn step() {
        let mut waited = false;
        poll_fn(|context| {
            if std::mem::replace(&mut waited, true) {
                return Poll::Ready(());
            }
            context.waker().wake_by_ref();
            Poll::Pending
        })
        .await;
    }

    #[test]
    fn each_order_of_the_steps_is_run_once() {
        let orders = RefCell::new(BTreeSet::new());
        let order = Rc::new(RefCell::new(String::new()));
        let count = every_schedule(|| {
            orders.borrow_mut().insert(order.take());
            ["a", "b"]
                .map(|name| -> Task {
                    let order = order.clone();
                    Box::pin(async move {
                        order.borrow_mut().push_str(name);
                        step().await;
                        order.borrow_mut().push_str(name);
                    })
                })
                .into()
        });
        orders.borrow_mut().insert(order.take());
        let all = ["", "aabb", "abab", "abba", "baab", "baba", "bbaa"].map(str::to_owned);
        assert_eq!((count, orders.take()), (6, BTreeSet::from(all)));
    }

    #[test]
    #[should_panic = "1 tasks wait for each other forever"]
    fn a_task_that_nobody_wakes_is_found() {
        every_schedule(|| vec![Box::pin(async {}), Box::pin(pending())]);
    }
}
