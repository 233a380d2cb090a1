//! An event that any thread and any signal handler may set, and that any number of futures wait for.
//!
//! On Linux it is an eventfd, on other Unix systems a socket pair: setting it is one `write`, which a signal handler may
//! call. On Windows it is an event of the system. There, a signal handler runs on a new thread, which may take locks.

pub use system::Event;

/// What an event loop waits for: a file descriptor; on Windows the HANDLE of an event.
#[cfg(not(windows))]
pub type cloudtasks_descriptor = std::ffi::c_int;
/// What an event loop waits for: a file descriptor; on Windows the HANDLE of an event.
#[cfg(windows)]
pub type cloudtasks_descriptor = *mut std::ffi::c_void;

#[cfg(unix)]
mod system {
    use super::cloudtasks_descriptor;
    use std::io;
    use std::os::fd::{AsRawFd, OwnedFd};
    use tokio::io::Interest;
    use tokio::io::unix::AsyncFd;

    /// Readable once set, for all that wait, until it is cleared.
    pub struct Event {
        readable: OwnedFd,
        #[cfg(not(target_os = "linux"))]
        writer: OwnedFd,
    }

    impl Event {
        #[cfg(target_os = "linux")]
        pub fn new() -> io::Result<Self> {
            use std::os::fd::FromRawFd;
            // SAFETY: eventfd takes any flags; the result is checked.
            let descriptor = unsafe { libc::eventfd(0, libc::EFD_CLOEXEC | libc::EFD_NONBLOCK) };
            if descriptor < 0 {
                return Err(io::Error::last_os_error());
            }
            // SAFETY: a new descriptor that nobody else owns.
            Ok(Event { readable: unsafe { OwnedFd::from_raw_fd(descriptor) } })
        }

        #[cfg(not(target_os = "linux"))]
        pub fn new() -> io::Result<Self> {
            let (readable, writer) = std::os::unix::net::UnixStream::pair()?;
            readable.set_nonblocking(true)?;
            writer.set_nonblocking(true)?;
            Ok(Event { readable: readable.into(), writer: writer.into() })
        }

        /// Async-signal-safe: a write, with errno as it was.
        pub fn set(&self) {
            #[cfg(target_os = "linux")]
            let writer = &self.readable;
            #[cfg(not(target_os = "linux"))]
            let writer = &self.writer;
            let one = 1u64;
            // SAFETY: the descriptor is open; eight bytes are what an eventfd takes. errno belongs to this thread.
            unsafe {
                let errno = *errno_location();
                libc::write(writer.as_raw_fd(), (&raw const one).cast(), size_of::<u64>());
                *errno_location() = errno;
            }
        }

        /// What is readable as long as the event is set.
        pub fn descriptor(&self) -> cloudtasks_descriptor {
            self.readable.as_raw_fd()
        }

        /// Takes back what `set` did since the last time.
        pub fn clear(&self) {
            let mut taken = [0u8; 64];
            // SAFETY: the descriptor is open and the buffer is as large as it says. It does not block.
            unsafe { libc::read(self.readable.as_raw_fd(), taken.as_mut_ptr().cast(), taken.len()) };
        }

        /// Waits until `is_set` says so; it is asked after each wake-up. The descriptor is a copy for each wait: epoll
        /// takes each only once.
        pub async fn wait_until(&self, is_set: impl Fn() -> bool) -> io::Result<()> {
            // SAFETY: an OwnedFd keeps its descriptor open and always gives the same one.
            let event = unsafe { AsyncFd::register_with_interest(self.readable.try_clone()?, Interest::READABLE) }?;
            while !is_set() {
                event.readable().await?.clear_ready();
            }
            Ok(())
        }
    }

    #[cfg(target_os = "linux")]
    use libc::__errno_location as errno_location;
    #[cfg(target_vendor = "apple")]
    use libc::__error as errno_location;
}

#[cfg(windows)]
mod system {
    use super::cloudtasks_descriptor;
    use std::io;
    use std::os::windows::io::{AsRawHandle, FromRawHandle, OwnedHandle};
    use std::ptr::null;
    use tokio::sync::Notify;
    use windows_sys::Win32::System::Threading::{CreateEventW, ResetEvent, SetEvent};

    pub struct Event {
        /// For the caller's event loop.
        signaled: OwnedHandle,
        /// For futures.
        notify: Notify,
    }

    impl Event {
        pub fn new() -> io::Result<Self> {
            let (stays_set, is_set) = (1, 0);
            // SAFETY: the event has the default security and no name; the result is checked.
            let handle = unsafe { CreateEventW(null(), stays_set, is_set, null()) };
            if handle.is_null() {
                return Err(io::Error::last_os_error());
            }
            // SAFETY: a new handle that nobody else owns.
            Ok(Event { signaled: unsafe { OwnedHandle::from_raw_handle(handle) }, notify: Notify::new() })
        }

        pub fn set(&self) {
            // SAFETY: the handle is open.
            unsafe { SetEvent(self.signaled.as_raw_handle()) };
            self.notify.notify_waiters();
        }

        /// What is signaled as long as the event is set.
        pub fn descriptor(&self) -> cloudtasks_descriptor {
            self.signaled.as_raw_handle()
        }

        /// Takes back what `set` did since the last time.
        pub fn clear(&self) {
            // SAFETY: the handle is open.
            unsafe { ResetEvent(self.signaled.as_raw_handle()) };
        }

        /// Waits until `is_set` says so; it is asked after each wake-up.
        pub async fn wait_until(&self, is_set: impl Fn() -> bool) -> io::Result<()> {
            loop {
                // It counts from here on, so that what is set after the question is not missed.
                let notified = self.notify.notified();
                if is_set() {
                    return Ok(());
                }
                notified.await;
            }
        }
    }
}
