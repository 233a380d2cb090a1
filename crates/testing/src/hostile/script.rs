//! What a hostile server writes.

use crate::http1::Request;
use bytes::Bytes;
use std::future::pending;
use std::io;
use std::time::Duration;
use tokio::io::{AsyncWrite, AsyncWriteExt};
use tokio::net::TcpStream;

/// Bytes, some of them over and over.
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
    /// Writes this, then nothing, with the connection open.
    pub fn write(first: impl Into<Bytes>) -> Script {
        let (none, pause) = (Bytes::new(), Duration::ZERO);
        Script { first: first.into(), repeated: none.clone(), times: 0, last: none, pause, then: Then::Hang }
    }

    /// A complete response of HTTP/1.1 with this body; the next request gets it too.
    pub fn respond(head: &str, body: impl Into<Bytes>) -> Script {
        Script::respond_repeating(head, "", body, 0, "")
    }

    /// The same with a body of which a part is repeated.
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

    /// Then writes this without end.
    pub fn repeat(self, repeated: impl Into<Bytes>) -> Script {
        Script { repeated: repeated.into(), times: u64::MAX, ..self }
    }

    /// With a millisecond between the repetitions.
    pub fn slowly(self) -> Script {
        Script { pause: Duration::from_millis(1), ..self }
    }

    /// Then closes the connection.
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
            // What is written at once would let no other server here have a turn.
            tokio::task::yield_now().await;
        }
        stream.write_all(&self.last).await?;
        stream.flush().await
    }
}

/// Answers each request of a connection so.
pub(super) async fn answer_http1(mut stream: TcpStream, script: Script) -> io::Result<()> {
    while Request::read(&mut stream).await?.is_some() {
        script.play(&mut stream).await?;
        if script.then == Then::Close {
            break;
        }
    }
    Ok(())
}
