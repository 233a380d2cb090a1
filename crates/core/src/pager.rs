//! List methods, page by page or item by item.

use crate::call::Call;
use crate::client::{Client, ResponseFuture};
use crate::error::Error;
use crate::message::Message;
use crate::options::CallOptions;
use crate::schema::MethodDescriptor;
use crate::transcoding::text_at;
use futures_core::Stream;
use futures_core::stream::FusedStream;
use std::collections::VecDeque;
use std::fmt;
use std::future::poll_fn;
use std::pin::Pin;
use std::task::{Context, Poll, ready};

/// The kind of a list method. It knows where request and response keep the page token and the items.
pub struct Paged<Q, R, I> {
    #[doc(hidden)]
    pub set_token: fn(&mut Q, String),
    #[doc(hidden)]
    pub token: fn(&R) -> &str,
    #[doc(hidden)]
    pub items: fn(R) -> Vec<I>,
}

impl<Q: Message, R: Message, I> Call<Q, R, Paged<Q, R, I>> {
    /// The pages, from the one that the request's `page_token` names. The options apply to the call for each page.
    ///
    /// ```no_run
    /// # async fn example(client: cloudtasks::v2::CloudTasks) -> Result<(), cloudtasks::Error> {
    /// let request = cloudtasks::v2::ListTasksRequest::new().parent("projects/p/locations/l/queues/q").page_size(100);
    /// let mut pages = client.list_tasks(request).pages();
    /// while let Some(page) = pages.try_next().await? {
    ///     println!("{} tasks; to go on later: {:?}", page.tasks.len(), pages.next_page_token());
    /// }
    /// # Ok(()) }
    /// ```
    pub fn pages(self) -> Pages<Q, R, I> {
        let Call { client, method, request, options, kind, .. } = self;
        Pages { client, method, request, options, kind, next: Some(String::new()), used: None, fetched: None }
    }

    /// The items of all pages.
    ///
    /// ```no_run
    /// # async fn example(client: cloudtasks::v2::CloudTasks) -> Result<(), cloudtasks::Error> {
    /// let request = cloudtasks::v2::ListQueuesRequest::new().parent("projects/p/locations/l");
    /// let mut queues = client.list_queues(request).items();
    /// while let Some(queue) = queues.try_next().await? {
    ///     println!("{}", queue.name);
    /// }
    /// # Ok(()) }
    /// ```
    pub fn items(self) -> Items<Q, R, I> {
        Items { pages: self.pages(), page: VecDeque::new() }
    }
}

/// The pages of a list method: a stream. A page may be empty and yet not the last.
///
/// An error does not end the stream: the next poll fetches the same page again. It is an error if the service returns the
/// page token that was just used, because the list would not end.
#[must_use = "no page is fetched before the stream is polled"]
pub struct Pages<Q, R, I> {
    client: Client,
    method: &'static MethodDescriptor,
    request: Q,
    options: CallOptions,
    kind: Paged<Q, R, I>,
    /// The token of the next page, empty before the first; `None` after the last.
    next: Option<String>,
    /// The token of the last page that was received.
    used: Option<String>,
    /// The page that is being fetched, and its token.
    fetched: Option<(String, ResponseFuture<R>)>,
}

/// Nothing in it is pinned: the future of the page is boxed.
impl<Q, R, I> Unpin for Pages<Q, R, I> {}

impl<Q: Message, R: Message, I> Pages<Q, R, I> {
    /// Fetches the next page; `None` after the last. After an error, the next call fetches the same page again. If the
    /// future is dropped, the next call continues with the same request.
    pub async fn next(&mut self) -> Option<Result<R, Error>> {
        poll_fn(|context| Pin::new(&mut *self).poll_next(context)).await
    }

    /// As [`next`](Self::next), in the form that `?` takes.
    pub async fn try_next(&mut self) -> Result<Option<R>, Error> {
        self.next().await.transpose()
    }

    /// The token of the next page, to continue the list later; `None` before the first page and after the last.
    pub fn next_page_token(&self) -> Option<&str> {
        self.next.as_deref().filter(|token| !token.is_empty())
    }

    /// Starts to fetch the page that this token names.
    fn fetch(&mut self, token: String) -> Result<&mut (String, ResponseFuture<R>), Error> {
        if !token.is_empty() {
            (self.kind.set_token)(&mut self.request, token);
        }
        let token = text_at(&self.request, "page_token")?;
        if self.used.as_ref().is_some_and(|before| *before == token) {
            return Err(Error::same_page_token());
        }
        let response = self.client.start(self.method, &self.request, &self.options);
        Ok(self.fetched.insert((token, response)))
    }

    fn poll_page(&mut self, context: &mut Context<'_>) -> Poll<Option<Result<R, Error>>> {
        let under_way = self.fetched.take();
        let (token, response) = match (under_way, self.next.clone()) {
            (Some(fetched), _) => self.fetched.insert(fetched),
            (None, None) => return Poll::Ready(None),
            (None, Some(next)) => match self.fetch(next) {
                Ok(fetched) => fetched,
                Err(error) => return Poll::Ready(Some(Err(error))),
            },
        };
        let outcome = ready!(response.as_mut().poll(context));
        let used = std::mem::take(token);
        self.fetched = None;
        if let Ok(page) = &outcome {
            self.next = Some((self.kind.token)(page).to_owned()).filter(|token| !token.is_empty());
            self.used = Some(used);
        }
        Poll::Ready(Some(outcome))
    }
}

impl<Q: Message, R: Message, I> Stream for Pages<Q, R, I> {
    type Item = Result<R, Error>;

    fn poll_next(mut self: Pin<&mut Self>, context: &mut Context<'_>) -> Poll<Option<Self::Item>> {
        self.poll_page(context)
    }
}

impl<Q: Message, R: Message, I> FusedStream for Pages<Q, R, I> {
    fn is_terminated(&self) -> bool {
        self.next.is_none()
    }
}

/// The items of a list method, fetched page by page: a stream.
///
/// An error does not end the stream: the next poll fetches the same page again.
#[must_use = "no page is fetched before the stream is polled"]
pub struct Items<Q, R, I> {
    pages: Pages<Q, R, I>,
    page: VecDeque<I>,
}

impl<Q, R, I> Unpin for Items<Q, R, I> {}

impl<Q: Message, R: Message, I> Items<Q, R, I> {
    /// The next item; `None` after the last.
    pub async fn next(&mut self) -> Option<Result<I, Error>> {
        poll_fn(|context| Pin::new(&mut *self).poll_next(context)).await
    }

    /// As [`next`](Self::next), in the form that `?` takes.
    pub async fn try_next(&mut self) -> Result<Option<I>, Error> {
        self.next().await.transpose()
    }

    /// Collects all remaining items.
    ///
    /// # Errors
    /// That of the first page that cannot be fetched. The items before it are lost.
    pub async fn try_collect<C: Default + Extend<I>>(mut self) -> Result<C, Error> {
        let mut items = C::default();
        while let Some(item) = self.try_next().await? {
            items.extend([item]);
        }
        Ok(items)
    }
}

impl<Q: Message, R: Message, I> Stream for Items<Q, R, I> {
    type Item = Result<I, Error>;

    fn poll_next(mut self: Pin<&mut Self>, context: &mut Context<'_>) -> Poll<Option<Self::Item>> {
        loop {
            if let Some(item) = self.page.pop_front() {
                return Poll::Ready(Some(Ok(item)));
            }
            match ready!(self.pages.poll_page(context)) {
                Some(Ok(page)) => self.page = (self.pages.kind.items)(page).into(),
                Some(Err(error)) => return Poll::Ready(Some(Err(error))),
                None => return Poll::Ready(None),
            }
        }
    }
}

impl<Q: Message, R: Message, I> FusedStream for Items<Q, R, I> {
    fn is_terminated(&self) -> bool {
        self.page.is_empty() && self.pages.is_terminated()
    }
}

impl<Q, R, I> fmt::Debug for Pages<Q, R, I> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Pages").field("method", &self.method.name).field("next", &self.next).finish_non_exhaustive()
    }
}

impl<Q, R, I> fmt::Debug for Items<Q, R, I> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Items").field("pages", &self.pages).field("left", &self.page.len()).finish()
    }
}
