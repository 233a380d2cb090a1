//! The settings of a client. Opaque, with a setter each, so that new ones never break a program.

use crate::argument::{bytes, milliseconds, optional_text, out, text, texts};
use crate::call_options::cloudtasks_call_options;
use crate::error::cloudtasks_error;
use crate::failure::Failure;
use crate::handle::{borrow, borrow_mut, give, take};
use crate::retry::cloudtasks_retry;
use crate::status::cloudtasks_status::{self, CLOUDTASKS_INVALID_ARGUMENT, CLOUDTASKS_UNKNOWN_NAME};
use cloudtasks::schema::VERSIONS;
use cloudtasks::{ClientBuilder, Credentials};
use std::ffi::c_char;

/// The settings of a client.
pub struct cloudtasks_options {
    _opaque: [u8; 0],
}

opaque!(cloudtasks_options, OptionsInner);

#[derive(Clone, Default)]
pub struct OptionsInner {
    builder: ClientBuilder,
    /// Apart from the builder, so that impersonation can stand on those that were set before.
    pub credentials: Option<Credentials>,
}

impl OptionsInner {
    pub fn builder(&self) -> ClientBuilder {
        let builder = self.builder.clone();
        match &self.credentials {
            Some(credentials) => builder.credentials(credentials.clone()),
            None => builder,
        }
    }
}

/// Applies a change to the builder behind a handle.
///
/// # Safety
/// The handle is NULL or a live one that nobody else uses.
unsafe fn change(
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

/// Copies options. A token source and its user data are common to the copies.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn cloudtasks_options_copy(
    options: *const cloudtasks_options,
    copy: *mut *mut cloudtasks_options,
    error: *mut *mut cloudtasks_error,
) -> cloudtasks_status {
    boundary!(error, {
        let (place, held) = (out(copy, "copy")?, borrow(options, "options")?);
        place.set(give(held.clone()));
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

/// Lets calls that say nothing themselves take as long as they take, in place of the timeouts of their methods.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn cloudtasks_options_set_no_timeout(
    options: *mut cloudtasks_options,
    error: *mut *mut cloudtasks_error,
) -> cloudtasks_status {
    boundary!(error, { change(options, ClientBuilder::no_timeout) })
}

/// Tries calls that say nothing themselves once.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn cloudtasks_options_set_no_retry(
    options: *mut cloudtasks_options,
    error: *mut *mut cloudtasks_error,
) -> cloudtasks_status {
    boundary!(error, { change(options, ClientBuilder::no_retry) })
}

/// What the calls of one method have where they say nothing themselves. Cancellation is not a part of it.
///
/// @param method   the name in the API table, such as "create_task", in all versions
/// @param defaults is copied
#[unsafe(no_mangle)]
pub unsafe extern "C" fn cloudtasks_options_set_method_defaults(
    options: *mut cloudtasks_options,
    method: *const c_char,
    defaults: *const cloudtasks_call_options,
    error: *mut *mut cloudtasks_error,
) -> cloudtasks_status {
    boundary!(error, {
        let (name, defaults) = (text(method, "method")?, borrow(defaults, "defaults")?.options.clone());
        if !VERSIONS.iter().any(|api| api.method(name).is_some()) {
            return Err(Failure::new(CLOUDTASKS_UNKNOWN_NAME, format!("there is no method {name:?}")));
        }
        change(options, |builder| builder.method_defaults(name, defaults))
    })
}

/// The domain of another Google Cloud universe, in place of "googleapis.com".
#[unsafe(no_mangle)]
pub unsafe extern "C" fn cloudtasks_options_set_universe_domain(
    options: *mut cloudtasks_options,
    domain: *const c_char,
    error: *mut *mut cloudtasks_error,
) -> cloudtasks_status {
    boundary!(error, {
        let domain = text(domain, "domain")?;
        change(options, |builder| builder.universe_domain(domain))
    })
}

/// Bounds the making of one connection, in milliseconds, within the timeout of the call.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn cloudtasks_options_set_connect_timeout(
    options: *mut cloudtasks_options,
    timeout_ms: i64,
    error: *mut *mut cloudtasks_error,
) -> cloudtasks_status {
    boundary!(error, {
        let timeout = milliseconds(timeout_ms, "timeout_ms")?;
        change(options, |builder| builder.connect_timeout(timeout))
    })
}

/// How many connections over TLS the client opens to a server that speaks HTTP/2, from 1 on; 8 unless this says
/// otherwise. HTTP/1.1 takes a connection for each call under way, whatever this says.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn cloudtasks_options_set_max_connections(
    options: *mut cloudtasks_options,
    connections: usize,
    error: *mut *mut cloudtasks_error,
) -> cloudtasks_status {
    boundary!(error, {
        if connections == 0 {
            let problem = "connections: expected a number from 1 on, got 0";
            return Err(Failure::new(CLOUDTASKS_INVALID_ARGUMENT, problem));
        }
        change(options, |builder| builder.max_connections(connections))
    })
}

/// How large a response may be, in bytes; 64 MiB unless this says otherwise. A response that is not a list may have 4 MiB at
/// most. A call whose response is larger fails with CLOUDTASKS_RESOURCE_EXHAUSTED. The body and the message that is read from
/// it may together take 2 MiB more than the limit.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn cloudtasks_options_set_max_response_bytes(
    options: *mut cloudtasks_options,
    bytes: usize,
    error: *mut *mut cloudtasks_error,
) -> cloudtasks_status {
    boundary!(error, { change(options, |builder| builder.max_response_bytes(bytes)) })
}

/// Certificate authorities in PEM form that are trusted beside those of the system. `length` is in bytes. The first call that needs them
/// says what is wrong with them.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn cloudtasks_options_set_root_certificates(
    options: *mut cloudtasks_options,
    pem: *const u8,
    length: usize,
    error: *mut *mut cloudtasks_error,
) -> cloudtasks_status {
    boundary!(error, {
        let pem = bytes(pem, length, "pem")?;
        change(options, |builder| builder.root_certificates(pem))
    })
}

/// A certificate chain and its private key in PEM form, by which the client identifies itself (mutual TLS). Lengths are
/// in bytes.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn cloudtasks_options_set_client_certificate(
    options: *mut cloudtasks_options,
    chain: *const u8,
    chain_length: usize,
    key: *const u8,
    key_length: usize,
    error: *mut *mut cloudtasks_error,
) -> cloudtasks_status {
    boundary!(error, {
        let (chain, key) = (bytes(chain, chain_length, "chain")?, bytes(key, key_length, "key")?);
        change(options, |builder| builder.client_certificate(chain, key))
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
        let policy = borrow(retry, "retry")?.policy;
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

/// What access tokens are good for, in place of all of Google Cloud: scopes such as
/// "https://www.googleapis.com/auth/cloud-tasks". Credentials that are given tokens ignore them.
///
/// @param scopes  are copied
#[unsafe(no_mangle)]
pub unsafe extern "C" fn cloudtasks_options_set_scopes(
    options: *mut cloudtasks_options,
    scopes: *const *const c_char,
    count: usize,
    error: *mut *mut cloudtasks_error,
) -> cloudtasks_status {
    boundary!(error, {
        let scopes = texts(scopes, count, "scopes")?;
        change(options, |builder| builder.scopes(scopes))
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

/// What stands in User-Agent before the name of this library, such as "my-app/1.2".
#[unsafe(no_mangle)]
pub unsafe extern "C" fn cloudtasks_options_set_user_agent(
    options: *mut cloudtasks_options,
    user_agent: *const c_char,
    error: *mut *mut cloudtasks_error,
) -> cloudtasks_status {
    boundary!(error, {
        let user_agent = text(user_agent, "user_agent")?;
        let whole = format!("{user_agent} cloudtasks/{}", env!("CARGO_PKG_VERSION"));
        change(options, |builder| builder.user_agent(whole))
    })
}
