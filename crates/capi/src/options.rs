//! The settings of a client. The handle is opaque and each setting has a setter, so new settings never break a program.

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
    /// Separate from the builder, because impersonation needs the credentials that were set before.
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

/// Copies options. The copies share a token source and its user data.
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

/// Frees options. Clients made from them are not affected. NULL is allowed.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn cloudtasks_options_free(options: *mut cloudtasks_options) {
    infallible!((), { drop(take(options)) })
}

/// The address of the service: "host" or "host:port", with "https://" (the default) or "http://" before it. If it is not set,
/// calls go to the emulator that CLOUD_TASKS_EMULATOR_HOST names, else to the service.
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

/// The timeout in milliseconds of calls that set none: it covers the whole call, with all attempts and the delays between.
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

/// No timeout for calls that set none, in place of the default of the method.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn cloudtasks_options_set_no_timeout(
    options: *mut cloudtasks_options,
    error: *mut *mut cloudtasks_error,
) -> cloudtasks_status {
    boundary!(error, { change(options, ClientBuilder::no_timeout) })
}

/// No retry for calls that set no policy.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn cloudtasks_options_set_no_retry(
    options: *mut cloudtasks_options,
    error: *mut *mut cloudtasks_error,
) -> cloudtasks_status {
    boundary!(error, { change(options, ClientBuilder::no_retry) })
}

/// The options of calls of one method, for what a call does not set itself. Cancellation and completions are not part of it.
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

/// The time limit of making one connection, in milliseconds, within the timeout of the call. There is none by default.
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

/// The limit of connections over TLS to a server that speaks HTTP/2, at least 1; 8 by default. HTTP/1.1 takes a connection for
/// each call under way, without this limit.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn cloudtasks_options_set_max_connections(
    options: *mut cloudtasks_options,
    connections: usize,
    error: *mut *mut cloudtasks_error,
) -> cloudtasks_status {
    boundary!(error, {
        if connections == 0 {
            let problem = "connections: expected a number of at least 1, got 0";
            return Err(Failure::new(CLOUDTASKS_INVALID_ARGUMENT, problem));
        }
        change(options, |builder| builder.max_connections(connections))
    })
}

/// The limit of a response in bytes; 64 MiB by default. For a response that is not a list the limit is 4 MiB, or this if it is
/// smaller. A call whose response is larger fails with CLOUDTASKS_RESOURCE_EXHAUSTED. So does a call whose response takes more
/// memory than the limit and 4 MiB, together with the message that is read from it.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn cloudtasks_options_set_max_response_bytes(
    options: *mut cloudtasks_options,
    bytes: usize,
    error: *mut *mut cloudtasks_error,
) -> cloudtasks_status {
    boundary!(error, { change(options, |builder| builder.max_response_bytes(bytes)) })
}

/// Certificate authorities in PEM form, trusted in addition to those of the system. `length` is in bytes. If they are invalid,
/// the first call that needs them fails.
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

/// The retry policy of calls that set none, in place of the default of the method. The policy is copied.
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

/// The OAuth scopes of access tokens, such as "https://www.googleapis.com/auth/cloud-tasks", in place of the scope of all
/// Google Cloud APIs. Fixed tokens, API keys and token sources ignore them.
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

/// The project that quota and cost are counted on, in place of the one of the credentials.
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

/// The proxy, such as "http://user:password@host:3128", in place of the one that HTTPS_PROXY names; NULL for no proxy.
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

/// The first part of the User-Agent header, such as "my-app/1.2". The name of this library follows it.
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
