//! List methods, page by page or item by item.

use crate::call::Call;
use crate::client::Client;
use crate::error::Error;
use crate::message::Message;
use crate::options::CallOptions;
use crate::schema::MethodDescriptor;
use crate::transcoding::text_at;
use std::collections::VecDeque;

/// A call whose answer comes in pages. It knows where request and response keep their page token and their items.
pub struct Paged<Q, R, I> {
    #[doc(hidden)]
    pub set_token: fn(&mut Q, String),
    #[doc(hidden)]
    pub token: fn(&R) -> &str,
    #[doc(hidden)]
    pub items: fn(R) -> Vec<I>,
}

impl<'a, Q: Message, R: Message, I> Call<'a, Q, R, Paged<Q, R, I>> {
    /// The pages, from the one that the request's `page_token` names. The options hold for each call.
    ///
    /// ```no_run
    /// # async fn example(client: cloudtasks::v2::CloudTasks) -> Result<(), cloudtasks::Error> {
    /// let request = cloudtasks::v2::ListTasksRequest::new().parent("projects/p/locations/l/queues/q").page_size(100);
    /// let mut pages = client.list_tasks(&request).pages();
    /// while let Some(page) = pages.next().await? {
    ///     println!("{} tasks; to go on later: {:?}", page.tasks.len(), pages.next_page_token());
    /// }
    /// # Ok(()) }
    /// ```
    pub fn pages(self) -> Pages<'a, Q, R, I> {
        let Call { client, method, request, options, kind, .. } = self;
        Pages { client, method, request: request.clone(), options, kind, next: Some(String::new()), used: None }
    }

    /// The items of all pages.
    ///
    /// ```no_run
    /// # async fn example(client: cloudtasks::v2::CloudTasks) -> Result<(), cloudtasks::Error> {
    /// let request = cloudtasks::v2::ListQueuesRequest::new().parent("projects/p/locations/l");
    /// let mut queues = client.list_queues(&request).items();
    /// while let Some(queue) = queues.next().await? {
    ///     println!("{}", queue.name);
    /// }
    /// # Ok(()) }
    /// ```
    pub fn items(self) -> Items<'a, Q, R, I> {
        Items { pages: self.pages(), page: VecDeque::new() }
    }
}

/// The pages of a list method. A page may be empty and yet not the last.
pub struct Pages<'a, Q, R, I> {
    client: &'a Client,
    method: &'static MethodDescriptor,
    request: Q,
    options: CallOptions,
    kind: Paged<Q, R, I>,
    /// The token of the next page, empty before the first; `None` after the last.
    next: Option<String>,
    /// The token of the page that came last.
    used: Option<String>,
}

impl<Q: Message, R: Message, I> Pages<'_, Q, R, I> {
    /// Fetches the next page; `None` after the last. After an error it may be called again for the same page. It is an
    /// error if the service gives the page token that was just used, since the list would not end.
    pub async fn next(&mut self) -> Result<Option<R>, Error> {
        let Some(token) = &self.next else { return Ok(None) };
        if !token.is_empty() {
            (self.kind.set_token)(&mut self.request, token.clone());
        }
        let used = text_at(&self.request, "page_token")?;
        if self.used.as_ref().is_some_and(|before| *before == used) {
            return Err(Error::same_page_token());
        }
        let page: R = self.client.call(self.method, &self.request, &self.options).await?;
        self.next = Some((self.kind.token)(&page).to_owned()).filter(|token| !token.is_empty());
        self.used = Some(used);
        Ok(Some(page))
    }

    /// The token of the page that comes next, to go on with later; `None` before the first page and after the last.
    pub fn next_page_token(&self) -> Option<&str> {
        self.next.as_deref().filter(|token| !token.is_empty())
    }
}

/// The items of a list method, fetched page by page.
pub struct Items<'a, Q, R, I> {
    pages: Pages<'a, Q, R, I>,
    page: VecDeque<I>,
}

impl<Q: Message, R: Message, I> Items<'_, Q, R, I> {
    /// The next item; `None` after the last.
    pub async fn next(&mut self) -> Result<Option<I>, Error> {
        while self.page.is_empty() {
            match self.pages.next().await? {
                Some(page) => self.page = (self.pages.kind.items)(page).into(),
                None => return Ok(None),
            }
        }
        Ok(self.page.pop_front())
    }

    /// All items that are left.
    pub async fn collect(mut self) -> Result<Vec<I>, Error> {
        let mut items = Vec::new();
        while let Some(item) = self.next().await? {
            items.push(item);
        }
        Ok(items)
    }
}
