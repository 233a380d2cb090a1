//! How connections are made: name lookup and connection, with their phases noted.

use crate::phase::{Phase, PhaseCell, enter};
use reqwest::dns::{Addrs, Name, Resolve, Resolving};
use std::future::poll_fn;
use std::net::SocketAddr;
use std::pin::Pin;
use std::sync::Arc;
use std::task::{Context, Poll};
use tower_layer::Layer;
use tower_service::Service;

/// Looks up a host name.
pub type LookUp = dyn Fn(String) -> LookingUp + Send + Sync;
pub type LookingUp = Pin<Box<dyn Future<Output = std::io::Result<Vec<SocketAddr>>> + Send>>;

/// The resolver of the system, or the one that the client was given.
pub(crate) struct Resolver(pub Option<Arc<LookUp>>);

impl Resolve for Resolver {
    fn resolve(&self, name: Name) -> Resolving {
        let given = self.0.as_ref().map(|look_up| look_up(name.as_str().to_owned()));
        Box::pin(async move {
            enter(Phase::NameLookup);
            let addresses: Addrs = match given {
                Some(looking_up) => Box::new(looking_up.await?.into_iter()),
                None => Box::new(tokio::net::lookup_host((name.as_str(), 0)).await?.collect::<Vec<_>>().into_iter()),
            };
            enter(Phase::Connect);
            Ok(addresses)
        })
    }
}

/// Notes that a call waits for a connection.
#[derive(Clone)]
pub(crate) struct NoteConnecting;

#[derive(Clone)]
pub(crate) struct Connecting<S>(S);

impl<S> Layer<S> for NoteConnecting {
    type Service = Connecting<S>;
    fn layer(&self, connector: S) -> Self::Service {
        Connecting(connector)
    }
}

impl<S, Request> Service<Request> for Connecting<S>
where
    S: Service<Request>,
    S::Future: Send + 'static,
{
    type Response = S::Response;
    type Error = S::Error;
    type Future = Pin<Box<dyn Future<Output = Result<S::Response, S::Error>> + Send>>;

    fn poll_ready(&mut self, context: &mut Context<'_>) -> Poll<Result<(), S::Error>> {
        self.0.poll_ready(context)
    }

    fn call(&mut self, request: Request) -> Self::Future {
        let call = PhaseCell::current();
        enter(Phase::Connect);
        let mut connecting = Box::pin(self.0.call(request));
        Box::pin(poll_fn(move |context| {
            let polled = connecting.as_mut().poll(context);
            // Polled outside of its call, the connection came too late: the call found a free one and went ahead.
            if let Some(call) = &call
                && (matches!(polled, Poll::Ready(Ok(_))) || PhaseCell::current().is_none())
            {
                call.set(Phase::Response);
            }
            polled
        }))
    }
}
