//! What a person or a supervisor asks of the program: to stop, or to read its queues again.
//!
//! On Unix these are SIGINT and SIGTERM, and SIGHUP. On Windows Ctrl-C, Ctrl-Break and closing the console stop the
//! program; nothing there asks it to reload.

use std::io;
use tokio::runtime::{Builder, Runtime};

#[derive(Debug, PartialEq, Eq)]
pub enum Request {
    Stop,
    #[cfg_attr(windows, expect(dead_code))]
    Reload,
}

#[cfg(unix)]
mod system {
    use super::Request;
    use std::io;
    use tokio::signal::unix::{Signal, SignalKind, signal};

    pub struct Signals {
        interrupt: Signal,
        terminate: Signal,
        hang_up: Signal,
    }

    impl Signals {
        pub fn listen() -> io::Result<Self> {
            Ok(Signals {
                interrupt: signal(SignalKind::interrupt())?,
                terminate: signal(SignalKind::terminate())?,
                hang_up: signal(SignalKind::hangup())?,
            })
        }

        pub async fn next(&mut self) -> Request {
            tokio::select! {
                _ = self.interrupt.recv() => Request::Stop,
                _ = self.terminate.recv() => Request::Stop,
                _ = self.hang_up.recv() => Request::Reload,
            }
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
