//! What a person or a supervisor asks of the program: to stop, or to read its queues again.
//!
//! On Unix these are SIGINT and SIGTERM, and SIGHUP. On Windows Ctrl-C, Ctrl-Break and closing the console stop the
//! program; nothing there asks it to reload.

use std::io;
use tokio::runtime::{Builder, Runtime};

#[derive(Debug, PartialEq, Eq)]
pub enum Request {
    Stop,
    Reload,
}

#[cfg(unix)]
mod system {
    use super::Request;
    use rustix::process::{WaitOptions, wait};
    use std::io;
    use tokio::signal::unix::{Signal, SignalKind, signal};

    pub struct Signals {
        interrupt: Signal,
        terminate: Signal,
        hang_up: Signal,
        /// Process 1 inherits the orphans of its container.
        orphans: Option<Signal>,
    }

    impl Signals {
        pub fn listen() -> io::Result<Self> {
            Ok(Signals {
                interrupt: signal(SignalKind::interrupt())?,
                terminate: signal(SignalKind::terminate())?,
                hang_up: signal(SignalKind::hangup())?,
                orphans: (std::process::id() == 1).then(|| signal(SignalKind::child())).transpose()?,
            })
        }

        pub async fn next(&mut self) -> Request {
            loop {
                // Ended orphans stay until process 1 has looked at them, also those from before this program.
                while self.orphans.is_some() && matches!(wait(WaitOptions::NOHANG), Ok(Some(_))) {}
                tokio::select! {
                    _ = self.interrupt.recv() => return Request::Stop,
                    _ = self.terminate.recv() => return Request::Stop,
                    _ = self.hang_up.recv() => return Request::Reload,
                    Some(()) = next_of(&mut self.orphans) => {}
                }
            }
        }
    }

    async fn next_of(signal: &mut Option<Signal>) -> Option<()> {
        match signal {
            Some(signal) => signal.recv().await,
            None => std::future::pending().await,
        }
    }
}

#[cfg(windows)]
mod system {
    use super::Request;
    use std::io;
    use tokio::signal::windows::{CtrlBreak, CtrlC, CtrlClose, ctrl_break, ctrl_c, ctrl_close};

    pub struct Signals {
        interrupt: CtrlC,
        stop: CtrlBreak,
        close: CtrlClose,
    }

    impl Signals {
        pub fn listen() -> io::Result<Self> {
            Ok(Signals { interrupt: ctrl_c()?, stop: ctrl_break()?, close: ctrl_close()? })
        }

        pub async fn next(&mut self) -> Request {
            tokio::select! {
                _ = self.interrupt.recv() => Request::Stop,
                _ = self.stop.recv() => Request::Stop,
                _ = self.close.recv() => Request::Stop,
            }
        }
    }
}

/// Notes requests from the moment it is made.
pub struct Requests {
    runtime: Runtime,
    signals: system::Signals,
}

impl Requests {
    pub fn listen() -> io::Result<Self> {
        let runtime = Builder::new_current_thread().enable_io().build()?;
        let signals = {
            let _context = runtime.enter();
            system::Signals::listen()?
        };
        Ok(Requests { runtime, signals })
    }

    /// Waits for the next request.
    pub fn wait(&mut self) -> Request {
        self.runtime.block_on(self.signals.next())
    }
}
