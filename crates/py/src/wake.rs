//! Two connected sockets: an event loop watches one, and any thread wakes it through the other.
//!
//! On Unix they are a socket pair. Windows has none, so there they are the two ends of a TCP connection on loopback.

use std::io::{self, Read, Write};

#[cfg(unix)]
type Socket = std::os::unix::net::UnixStream;
#[cfg(windows)]
type Socket = std::net::TcpStream;

/// Wakes the loop.
pub struct Waker(Socket);

/// What the loop watches.
pub struct Watched(Socket);

pub fn pair() -> io::Result<(Watched, Waker)> {
    let (watched, waker) = connected()?;
    watched.set_nonblocking(true)?;
    waker.set_nonblocking(true)?;
    Ok((Watched(watched), Waker(waker)))
}

#[cfg(unix)]
fn connected() -> io::Result<(Socket, Socket)> {
    Socket::pair()
}

#[cfg(windows)]
fn connected() -> io::Result<(Socket, Socket)> {
    let listener = std::net::TcpListener::bind(("127.0.0.1", 0))?;
    let waker = Socket::connect(listener.local_addr()?)?;
    waker.set_nodelay(true)?;
    let own = waker.local_addr()?;
    // Any process of the machine may connect to the port first.
    loop {
        let (watched, peer) = listener.accept()?;
        if peer == own {
            return Ok((watched, waker));
        }
    }
}

impl Waker {
    /// The socket never holds more than a few bytes, so the write cannot block; it fails only once the loop is gone.
    pub fn wake(&self) {
        drop((&self.0).write(&[1]));
    }
}

impl Watched {
    /// What `loop.add_reader` takes.
    #[cfg(unix)]
    pub fn descriptor(&self) -> std::os::fd::RawFd {
        std::os::fd::AsRawFd::as_raw_fd(&self.0)
    }

    #[cfg(windows)]
    pub fn descriptor(&self) -> std::os::windows::io::RawSocket {
        std::os::windows::io::AsRawSocket::as_raw_socket(&self.0)
    }

    /// Reads what woke the loop. One byte stands for any number of completions.
    pub fn clear(&self) {
        drop((&self.0).read(&mut [0; 8]));
    }
}
