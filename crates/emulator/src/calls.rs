//! Calls of the API: carried out by the service, their attempts begun by the dispatcher.

use crate::engine::{Engine, not_kept};
use crate::error::ApiError;
use crate::{dispatch, service};
use cloudtasks::message::DynamicMessage;
use cloudtasks::schema::MethodDescriptor;
use std::sync::Arc;

impl Engine {
    /// Carries out a call, lets the attempts that it starts begin, and waits until what it changed is on disk.
    pub async fn call(
        self: &Arc<Self>,
        method: &'static MethodDescriptor,
        request: &DynamicMessage,
    ) -> Result<DynamicMessage, ApiError> {
        let now = self.clock.now();
        let (reply, receipt) = self.change(|state| service::call(state, method, request, now));
        let reply = reply?;
        dispatch::begin(self, reply.starts);
        receipt.wait().await.map_err(not_kept)?;
        Ok(reply.message)
    }
}
