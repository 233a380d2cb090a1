//! Answers that wait until a test lets them go.

use tokio::sync::watch;

pub struct Gate {
    holds: watch::Sender<bool>,
    held: watch::Sender<usize>,
}

impl Gate {
    pub(crate) fn new() -> Self {
        Gate { holds: watch::Sender::new(false), held: watch::Sender::new(0) }
    }

    /// Holds answers back until [`release`](Self::release).
    pub fn hold(&self) {
        self.holds.send_replace(true);
    }

    pub fn release(&self) {
        self.holds.send_replace(false);
    }

    /// Waits until this number of answers are held back.
    pub async fn held(&self, count: usize) {
        self.held.subscribe().wait_for(|held| *held >= count).await.expect("the gate has the sender");
    }

    /// Waits while answers are held back.
    pub(crate) async fn pass(&self) {
        self.held.send_modify(|held| *held += 1);
        self.holds.subscribe().wait_for(|holds| !holds).await.expect("the gate has the sender");
        self.held.send_modify(|held| *held -= 1);
    }
}
