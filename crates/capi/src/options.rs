//! The settings of a client. Opaque, with a setter each, so that new ones never break a program.

use crate::argument::{milliseconds, optional_text, out, text};
use crate::error::{Failure, cloudtasks_error};
use crate::handle::{borrow_mut, give, take};
use crate::retry::cloudtasks_retry;
use crate::status::cloudtasks_status;
use cloudtasks::ClientBuilder;
use std::ffi::c_char;

/// The settings of a client.
pub struct cloudtasks_options {
    _opaque: [u8; 0],
}

opaque!(cloudtasks_options, OptionsInner);

#[derive(Default)]
pub struct OptionsInner {
    pub builder: ClientBuilder,
}

/// Applies a change to the builder behind a handle.
///
/// # Safety
/// The handle is NULL or a live one that nobody else uses.
pub unsafe fn change(
    options: *mut cloudtasks_options,
    with: impl FnOnce(ClientBuilder) -> ClientBuilder,
) -> Result<(), Failure> {
    // SAFETY: as promised.
    let inner = unsafe { borrow_mut(options, "options") }?;
    inner.builder = with(std::mem::take(&mut inner.builder));
    Ok(())
}

/// Makes options that are all defaults.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn cloudtasks_options_new(
    options: *mut *mut cloudtasks_options,
    error: *mut *mut cloudtasks_error,
) -> cloudtasks_status {
    boundary!(error, {
        out(options, "options")?.set(give(OptionsInner::default()));
        Ok(())
    })
}

/// Frees options. Clients made from them are not touched. NULL is allowed.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn cloudtasks_options_free(options: *mut cloudtasks_options) {
    infallible!((), { drop(take(options)) })
}

/// The address to call: "host", "host:port", or with "https://" (the default) or "http://" before it.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn cloudtasks_options_set_endpoint(
    options: *mut cloudtasks_options,
    endpoint: *const c_char,
    error: *mut *mut cloudtasks_error,
) -> cloudtasks_status {
    boundary!(error, {
        let endpoint = text(endpoint, "endpoint")?;
        change(options, |builder| builder.endpoint(endpoint))
    })
}

/// The time in milliseconds that a call may take as a whole, attempts and waits between them included, where the call
/// itself says nothing.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn cloudtasks_options_set_timeout(
    options: *mut cloudtasks_options,
    timeout_ms: i64,
    error: *mut *mut cloudtasks_error,
) -> cloudtasks_status {
    boundary!(error, {
        let timeout = milliseconds(timeout_ms, "timeout_ms")?;
        change(options, |builder| builder.timeout(timeout))
    })
}

/// How calls are tried again where they say nothing themselves. The policy is copied.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn cloudtasks_options_set_retry(
    options: *mut cloudtasks_options,
    retry: *const cloudtasks_retry,
    error: *mut *mut cloudtasks_error,
) -> cloudtasks_status {
    boundary!(error, {
        let policy = crate::handle::borrow(retry, "retry")?.policy;
        change(options, |builder| builder.retry(policy))
    })
}

/// Sends an HTTP header with every request.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn cloudtasks_options_add_header(
    options: *mut cloudtasks_options,
    name: *const c_char,
    value: *const c_char,
    error: *mut *mut cloudtasks_error,
) -> cloudtasks_status {
    boundary!(error, {
        let (name, value) = (text(name, "name")?, text(value, "value")?);
        change(options, |builder| builder.header(name, value))
    })
}

/// The project that quota and cost are counted on, if it is not the caller's.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn cloudtasks_options_set_quota_project(
    options: *mut cloudtasks_options,
    project: *const c_char,
    error: *mut *mut cloudtasks_error,
) -> cloudtasks_status {
    boundary!(error, {
        let project = text(project, "project")?;
        change(options, |builder| builder.quota_project(project))
    })
}

/// The proxy to call through, such as "http://user:password@host:3128", in place of what HTTPS_PROXY says; NULL for
/// none at all.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn cloudtasks_options_set_proxy(
    options: *mut cloudtasks_options,
    url: *const c_char,
    error: *mut *mut cloudtasks_error,
) -> cloudtasks_status {
    boundary!(error, {
        let url = optional_text(url, "url")?;
        change(options, |builder| match url {
            Some(url) => builder.proxy(url),
            None => builder.no_proxy(),
        })
    })
}

/// What the client calls itself in User-Agent.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn cloudtasks_options_set_user_agent(
    options: *mut cloudtasks_options,
    user_agent: *const c_char,
    error: *mut *mut cloudtasks_error,
) -> cloudtasks_status {
    boundary!(error, {
        let user_agent = text(user_agent, "user_agent")?;
        change(options, |builder| builder.user_agent(user_agent))
    })
}
