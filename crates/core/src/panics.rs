//! A panic is a defect of this library. It ends the call in which it happens, with an error, and nothing else.

use std::any::Any;
use std::future::poll_fn;
use std::panic::{AssertUnwindSafe, catch_unwind};
use std::pin::pin;
use std::task::Poll;

/// What a panic carries.
pub type Panic = Box<dyn Any + Send>;

/// Runs a future to its end. Returns a panic in it as an error. Bindings wrap each task that they spawn in this, because a
/// panic that ends a task silently would leave its call waiting.
///
/// ```
/// # cloudtasks::Blocking::new().unwrap().run(async {
/// let panic = cloudtasks::catch_panic(async { panic!("on purpose") }).await.unwrap_err();
/// let error = cloudtasks::Error::from_panic(&*panic);
/// assert_eq!(error.code(), cloudtasks::Code::Internal);
/// # });
/// ```
pub async fn catch_panic<T>(future: impl Future<Output = T>) -> Result<T, Panic> {
    let mut future = pin!(future);
    poll_fn(|context| match catch_unwind(AssertUnwindSafe(|| future.as_mut().poll(context))) {
        Ok(polled) => polled.map(Ok),
        Err(panic) => Poll::Ready(Err(panic)),
    })
    .await
}

/// The message of a panic.
pub(crate) fn text(panic: &(dyn Any + Send)) -> &str {
    match (panic.downcast_ref::<&str>(), panic.downcast_ref::<String>()) {
        (Some(text), _) => text,
        (None, Some(text)) => text,
        (None, None) => "a panic without a message",
    }
}
