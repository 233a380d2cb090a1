//! What a hostile server writes.

use crate::http1::Request;
use bytes::Bytes;
use std::future::pending;
use std::io;
use std::time::Duration;
use tokio::io::{AsyncWrite, AsyncWriteExt};
use tokio::net::TcpStream;

/// Bytes to write, a part of which is repeated.
#[derive(Clone)]
pub(super) struct Script {
    first: Bytes,
    repeated: Bytes,
    times: u64,
    last: Bytes,
    pause: Duration,
    then: Then,
}

#[derive(Clone, Copy, PartialEq)]
enum Then {
    Hang,
    Close,
    TakeRequests,
}

impl Script {
    /// Writes this, then leaves the connection open.
    pub fn write(first: impl Into<Bytes>) -> Script {
        let (none, pause) = (Bytes::new(), Duration::ZERO);
        Script { first: first.into(), repeated: none.clone(), times: 0, last: none, pause, then: Then::Hang }
    }

    /// A complete HTTP/1.1 response with this body, for each request of the connection.
    pub fn respond(head: &str, body: impl Into<Bytes>) -> Script {
        Script::respond_repeating(head, "", body, 0, "")
    }

    /// The same with a body a part of which is repeated.
    pub fn respond_repeating(
        head: &str,
        first: &str,
        repeated: impl Into<Bytes>,
        times: usize,
        last: impl Into<Bytes>,
    ) -> Script {
        let (repeated, last, times) = (repeated.into(), last.into(), times.max(1));
        let length = first.len() + repeated.len() * times + last.len();
        let first = format!("{head}content-length: {length}\r\n\r\n{first}");
        let script = Script::write(first).repeat(repeated);
        Script { times: times as u64, last, then: Then::TakeRequests, ..script }
    }

    /// After the first bytes, writes this without end.
    pub fn repeat(self, repeated: impl Into<Bytes>) -> Script {
        Script { repeated: repeated.into(), times: u64::MAX, ..self }
    }

    /// Waits a millisecond before each repetition.
    pub fn slowly(self) -> Script {
        Script { pause: Duration::from_millis(1), ..self }
    }

    /// Closes the connection at the end.
    pub fn close(self) -> Script {
        Script { then: Then::Close, ..self }
    }

    pub async fn play(&self, stream: &mut (impl AsyncWrite + Unpin)) -> io::Result<()> {
        self.write_to(stream).await?;
        match self.then {
            Then::Hang => pending().await,
            Then::Close => stream.shutdown().await,
            Then::TakeRequests => Ok(()),
        }
    }

    async fn write_to(&self, stream: &mut (impl AsyncWrite + Unpin)) -> io::Result<()> {
        stream.write_all(&self.first).await?;
        for _ in 0..self.times {
            if !self.pause.is_zero() {
                stream.flush().await?;
                tokio::time::sleep(self.pause).await;
            }
            stream.write_all(&self.repeated).await?;
            // Without this, a write that never blocks would starve the other servers of this runtime.
            tokio::task::yield_now().await;
        }
        stream.write_all(&self.last).await?;
        stream.flush().await
    }
}

/// Plays the script for each request of a connection.
pub(super) async fn answer_http1(mut stream: TcpStream, script: Script) -> io::Result<()> {
    while Request::read(&mut stream).await?.is_some() {
        script.play(&mut stream).await?;
        if script.then == Then::Close {
            break;
        }
    }
    Ok(())
}
