//! Lists, page by page or item by item.

use crate::argument::{optional_out, out};
use crate::asynchronous::{Callback, cloudtasks_callback, start};
use crate::call::{check_type, decode, prepare};
use crate::call_options::{CallSettings, cloudtasks_call_options};
use crate::client::{SharedClient, cloudtasks_client};
use crate::error::cloudtasks_error;
use crate::exclusive::Exclusive;
use crate::failure::Failure;
use crate::handle::{borrow, borrow_optional, give, take};
use crate::message::{MessageInner, cloudtasks_message};
use crate::method::find_method;
use crate::status::cloudtasks_status::{self, *};
use cloudtasks::message::{DynamicMessage, Scalar, Slot};
use cloudtasks::schema::MethodDescriptor;
use cloudtasks::{CallOptions, Client, Error};
use std::ffi::{CString, c_char, c_void};

/// The items of a list method, fetched page by page. Only one call at a time may use it; another gives CLOUDTASKS_BUSY.
pub struct cloudtasks_pager {
    _opaque: [u8; 0],
}

opaque!(cloudtasks_pager, Pager);

pub struct Pager {
    client: SharedClient,
    settings: CallSettings,
    pages: Exclusive<Pages>,
}

struct Pages {
    method: &'static MethodDescriptor,
    request: DynamicMessage,
    options: CallOptions,
    /// The remaining items of the last page.
    items: std::vec::IntoIter<Slot>,
    /// The token of the next page, empty before the first; `None` after the last.
    next: Option<CString>,
    /// The token of the last page that was received.
    used: Option<String>,
}

impl Pages {
    /// The next page; `None` after the last. After an error, the next call fetches the same page again.
    async fn fetch(&mut self, core: &Client) -> Result<Option<DynamicMessage>, Failure> {
        let Some(token) = &self.next else { return Ok(None) };
        if let Ok(token) = token.to_str()
            && !token.is_empty()
        {
            let set = self.request.set("page_token", Scalar::String(token));
            set.map_err(|error| Failure::in_message(CLOUDTASKS_MISMATCH, &error))?;
        }
        let used = self.request.str("page_token").to_owned();
        if self.used.as_ref().is_some_and(|before| *before == used) {
            return Err(Error::same_page_token().into());
        }
        let prepared = prepare(core, self.method, &self.request, &self.options)?;
        let page = decode(self.method, &core.send(&prepared).await?)?;
        // A token is opaque text of the service; one that C cannot hold ends the list.
        self.used = Some(used);
        self.next = CString::new(page.str("next_page_token")).ok().filter(|token| !token.is_empty());
        Ok(Some(page))
    }

    /// The next item of the last page.
    fn next_of_page(&mut self) -> Option<DynamicMessage> {
        self.items.find_map(|slot| match slot {
            Slot::Message(item) => Some(*item),
            _ => None,
        })
    }

    /// CLOUDTASKS_DONE after the last.
    async fn next_item(&mut self, core: &Client) -> Result<DynamicMessage, Failure> {
        loop {
            if let Some(item) = self.next_of_page() {
                return Ok(item);
            }
            let page = self.fetch(core).await?.ok_or_else(Failure::done)?;
            self.items = self.items_of(page).into_iter();
        }
    }

    /// The next page as it came; CLOUDTASKS_DONE after the last.
    async fn next_page(&mut self, core: &Client) -> Result<DynamicMessage, Failure> {
        let page = self.fetch(core).await?.ok_or_else(Failure::done)?;
        self.items = Vec::new().into_iter();
        Ok(page)
    }

    fn items_of(&self, mut page: DynamicMessage) -> Vec<Slot> {
        let index = self.method.paged.and_then(|name| page.descriptor().field_index(name));
        match index.map(|index| std::mem::take(page.slot_mut(index))) {
            Some(Slot::List(items)) => items,
            _ => Vec::new(),
        }
    }
}

/// Makes a pager of a list method. The first cloudtasks_pager_next fetches the first page. The functions for each method,
/// such as cloudtasks_v2_list_tasks_pager, call this function.
///
/// @param method   the version and the name, such as "v2.list_tasks"; CLOUDTASKS_INVALID_ARGUMENT if it is not a list method
/// @param request  a message of the method's request type, which is copied
/// @param options  the options of the call for each page; may be NULL
#[unsafe(no_mangle)]
pub unsafe extern "C" fn cloudtasks_pager_new(
    client: *const cloudtasks_client,
    method: *const c_char,
    request: *const cloudtasks_message,
    options: *const cloudtasks_call_options,
    pager: *mut *mut cloudtasks_pager,
    error: *mut *mut cloudtasks_error,
) -> cloudtasks_status {
    boundary!(error, {
        let (place, client, method) = (out(pager, "pager")?, borrow(client, "client")?, find_method(method)?);
        let (request, options) = (borrow(request, "request")?, borrow_optional(options, "options")?);
        if method.paged.is_none() {
            let problem = format!("method: expected one that lists, got {}.{}", method.version, method.name);
            return Err(Failure::new(CLOUDTASKS_INVALID_ARGUMENT, problem));
        }
        check_type(method, &request.message)?;
        let settings = options.cloned().unwrap_or_default();
        let pages = Exclusive::new(Pages {
            method,
            request: request.message.clone(),
            options: settings.options.clone(),
            items: Vec::new().into_iter(),
            next: Some(CString::default()),
            used: None,
        });
        place.set(give(Pager { client: client.clone(), settings, pages }));
        Ok(())
    })
}

/// Gives the next item, which the caller frees, and fetches a page if needed; CLOUDTASKS_DONE after the last. After any other
/// error it may be called again.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn cloudtasks_pager_next(
    pager: *mut cloudtasks_pager,
    item: *mut *mut cloudtasks_message,
    error: *mut *mut cloudtasks_error,
) -> cloudtasks_status {
    boundary!(error, {
        let (place, pager) = (out(item, "item")?, borrow(pager, "pager")?);
        let mut pages = pager.pages.lock("pager")?;
        let item = match pages.next_of_page() {
            Some(item) => item,
            None => pager.client.wait(pager.settings.cancellation(), pages.next_item(&pager.client.core))?,
        };
        place.set(give(MessageInner::new(item)));
        Ok(())
    })
}

/// Gives the next page as the service sent it, which the caller frees; CLOUDTASKS_DONE after the last. An empty page is not
/// always the last. Items of the previous page that cloudtasks_pager_next has not given are skipped.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn cloudtasks_pager_next_page(
    pager: *mut cloudtasks_pager,
    page: *mut *mut cloudtasks_message,
    error: *mut *mut cloudtasks_error,
) -> cloudtasks_status {
    boundary!(error, {
        let (place, pager) = (out(page, "page")?, borrow(pager, "pager")?);
        let mut pages = pager.pages.lock("pager")?;
        let page = pager.client.wait(pager.settings.cancellation(), pages.next_page(&pager.client.core))?;
        place.set(give(MessageInner::new(page)));
        Ok(())
    })
}

/// As cloudtasks_pager_next, without waiting: the callback gets the item, or CLOUDTASKS_DONE. Until it runs, other functions of
/// the pager give CLOUDTASKS_BUSY; the pager may be freed. If this function fails, the callback is not called.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn cloudtasks_pager_next_async(
    pager: *mut cloudtasks_pager,
    callback: cloudtasks_callback,
    user_data: *mut c_void,
    error: *mut *mut cloudtasks_error,
) -> cloudtasks_status {
    boundary!(error, {
        let (callback, pager) = (Callback::new(callback, user_data)?, borrow(pager, "pager")?);
        let mut pages = pager.pages.lock("pager")?;
        let work = move |core: Client, _| async move { pages.next_item(&core).await.map(Some) };
        start(&pager.client, pager.settings.clone(), work, |result| callback.run(result))
    })
}

/// As cloudtasks_pager_next_page, without waiting: the callback gets the page, or CLOUDTASKS_DONE. Until it runs, other
/// functions of the pager give CLOUDTASKS_BUSY; the pager may be freed. If this function fails, the callback is not called.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn cloudtasks_pager_next_page_async(
    pager: *mut cloudtasks_pager,
    callback: cloudtasks_callback,
    user_data: *mut c_void,
    error: *mut *mut cloudtasks_error,
) -> cloudtasks_status {
    boundary!(error, {
        let (callback, pager) = (Callback::new(callback, user_data)?, borrow(pager, "pager")?);
        let mut pages = pager.pages.lock("pager")?;
        let work = move |core: Client, _| async move { pages.next_page(&core).await.map(Some) };
        start(&pager.client, pager.settings.clone(), work, |result| callback.run(result))
    })
}

/// The token of the next page, to continue the list later as `page_token` of a request; empty before the first page and
/// after the last. It is valid until the pager is used or freed. `length` may be NULL.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn cloudtasks_pager_next_page_token(
    pager: *const cloudtasks_pager,
    token: *mut *const c_char,
    length: *mut usize,
    error: *mut *mut cloudtasks_error,
) -> cloudtasks_status {
    boundary!(error, {
        let place = out(token, "token")?;
        let pages = borrow(pager, "pager")?.pages.lock("pager")?;
        let token = pages.next.as_deref().unwrap_or_default();
        place.set(token.as_ptr());
        if let Some(length) = optional_out(length) {
            length.set(token.count_bytes());
        }
        Ok(())
    })
}

/// Frees a pager. NULL is allowed.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn cloudtasks_pager_free(pager: *mut cloudtasks_pager) {
    infallible!((), { drop(take(pager)) })
}
