//! Clients without I/O, for the tests of programs that make calls.

use crate::code::Code;
use crate::error::Error;
use crate::message::json::{JsonOptions, to_json};
use crate::message::{DynamicMessage, Message, copy_fields};
use crate::schema::{MethodDescriptor, VERSIONS};
use bytes::Bytes;
use std::collections::HashMap;
use std::fmt;
use std::sync::Arc;

type Answer = Arc<dyn Fn(&DynamicMessage) -> Result<Bytes, Error> + Send + Sync>;

/// Answers calls in place of the service: one function for each method that a test needs.
///
/// The type of the request says which method is answered. Everything above the network is the real client: requests are
/// checked and encoded, responses are decoded, pages are followed, errors are retried by the policy of the call. A method
/// without a function fails with UNIMPLEMENTED. Dispatches to workers and the rules of the service need the emulator (the
/// crate cloudtasks-emulator).
///
/// ```
/// use cloudtasks::v2::{CloudTasks, CreateTaskRequest, GetQueueRequest, Queue, Task};
/// use cloudtasks::{Blocking, Code, Error, Stub};
/// use std::sync::{Arc, Mutex};
///
/// let created = Arc::new(Mutex::new(Vec::new()));
/// let log = created.clone();
/// let stub = Stub::new()
///     .on(move |request: CreateTaskRequest| {
///         log.lock().unwrap().push(request.parent);
///         Ok(request.task.unwrap_or_default().name("projects/p/locations/l/queues/q/tasks/1"))
///     })
///     .on(|_: GetQueueRequest| Err::<Queue, _>(Error::service(Code::NotFound, "Queue does not exist.")));
///
/// let client = CloudTasks::from(stub.client());
/// let request = CreateTaskRequest::new().parent("projects/p/locations/l/queues/q").task(Task::new());
/// let task = Blocking::new()?.run(client.create_task(request))?;
/// assert_eq!(task.name, "projects/p/locations/l/queues/q/tasks/1");
/// assert_eq!(*created.lock().unwrap(), ["projects/p/locations/l/queues/q"]);
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
#[derive(Clone, Default)]
pub struct Stub {
    /// By the full name of the request's type.
    answers: HashMap<&'static str, Answer>,
}

impl Stub {
    /// A stub that answers no method.
    pub fn new() -> Self {
        Self::default()
    }

    /// Answers the method with the request `Q` and the response `R`. Replaces a function that was set before. The function
    /// is called for each attempt. Its panics, such as failed assertions, reach the caller.
    ///
    /// # Panics
    /// If no method has the request `Q` and the response `R`.
    pub fn on<Q: Message, R: Message>(
        mut self,
        answer: impl Fn(Q) -> Result<R, Error> + Send + Sync + 'static,
    ) -> Self {
        let (request, response) = (Q::DESCRIPTOR, R::DESCRIPTOR);
        let mut methods = VERSIONS.iter().flat_map(|api| api.methods);
        assert!(
            methods.any(|method| method.request == request && method.response == response),
            "no method takes {} and gives {}",
            request.full_name,
            response.full_name,
        );
        let answer = move |sent: &DynamicMessage| {
            let mut request = Q::default();
            copy_fields(sent, &mut request)?;
            let mut body = Vec::new();
            to_json(&answer(request)?, &JsonOptions::WIRE, &mut body)?;
            Ok(body.into())
        };
        self.answers.insert(request.full_name, Arc::new(answer));
        self
    }

    /// The body of the response to a request.
    pub(crate) fn answer(&self, method: &MethodDescriptor, request: &DynamicMessage) -> Result<Bytes, Error> {
        match self.answers.get(method.request.full_name) {
            Some(answer) => answer(request),
            None => Err(Error::service(Code::Unimplemented, format!("the stub has no answer for {}", method.name))),
        }
    }
}

impl fmt::Debug for Stub {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Stub").field("answers", &self.answers.keys()).finish()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_type_of_a_request_names_its_method() {
        for api in VERSIONS {
            let requests: Vec<_> = api.methods.iter().map(|method| method.request.full_name).collect();
            assert!(requests.iter().enumerate().all(|(index, name)| !requests[..index].contains(name)), "{requests:?}");
        }
    }
}
