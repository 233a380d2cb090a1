//! Credentials of the caller.

use crate::argument::{milliseconds, text, text_of_length, texts};
use crate::error::cloudtasks_error;
use crate::failure::Failure;
use crate::handle::{borrow_mut, give, take};
use crate::options::cloudtasks_options;
use crate::status::cloudtasks_status::{self, *};
use cloudtasks::{AccessToken, Credentials};
use std::ffi::{c_char, c_void};
use std::time::{Duration, SystemTime};

/// Where a token source puts its token, by cloudtasks_token_set.
pub struct cloudtasks_token {
    _opaque: [u8; 0],
}

opaque!(cloudtasks_token, Option<AccessToken>);

/// Gets an access token: puts it into `token` by cloudtasks_token_set and returns true, or returns false. It is called on a
/// thread of the library, where it may block, when a token is needed and before a token expires.
pub type cloudtasks_token_source =
    Option<unsafe extern "C" fn(token: *mut cloudtasks_token, user_data: *mut c_void) -> bool>;

/// Frees the user data of a callback.
pub type cloudtasks_free_function = Option<unsafe extern "C" fn(user_data: *mut c_void)>;

struct Source {
    function: cloudtasks_token_source,
    user_data: *mut c_void,
    free: cloudtasks_free_function,
}

// SAFETY: the contract tells the caller that the source is called, and its data freed, on other threads.
unsafe impl Send for Source {}
// SAFETY: as above; the core asks for one token at a time.
unsafe impl Sync for Source {}

impl Drop for Source {
    fn drop(&mut self) {
        if let Some(free) = self.free {
            // SAFETY: the caller gave the function for this use, and nothing uses the data any more.
            unsafe { free(self.user_data) }
        }
    }
}

impl Source {
    fn token(&self) -> Option<AccessToken> {
        let function = self.function?;
        let place = give::<cloudtasks_token>(None);
        // SAFETY: the caller gave the function for this use; the place lives until it is taken back.
        unsafe {
            let got = function(place, self.user_data);
            take(place).flatten().filter(|_| got)
        }
    }
}

/// Sets the credentials of the caller.
///
/// # Safety
/// The handle is NULL or a live one that nobody else uses.
unsafe fn set(options: *mut cloudtasks_options, credentials: Credentials) -> Result<(), Failure> {
    // SAFETY: as promised.
    unsafe { borrow_mut(options, "options") }?.credentials = Some(credentials);
    Ok(())
}

/// Uses the application default credentials: the file that GOOGLE_APPLICATION_CREDENTIALS names, else gcloud's login, else
/// the metadata server. This is the default, except for emulators and for endpoints that begin with "http://".
#[unsafe(no_mangle)]
pub unsafe extern "C" fn cloudtasks_options_set_default_credentials(
    options: *mut cloudtasks_options,
    error: *mut *mut cloudtasks_error,
) -> cloudtasks_status {
    boundary!(error, { set(options, Credentials::application_default()) })
}

/// Uses no credentials, as for an emulator.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn cloudtasks_options_set_anonymous(
    options: *mut cloudtasks_options,
    error: *mut *mut cloudtasks_error,
) -> cloudtasks_status {
    boundary!(error, { set(options, Credentials::anonymous()) })
}

/// Uses an API key.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn cloudtasks_options_set_api_key(
    options: *mut cloudtasks_options,
    key: *const c_char,
    error: *mut *mut cloudtasks_error,
) -> cloudtasks_status {
    boundary!(error, {
        let credentials = Credentials::api_key(text(key, "key")?)?;
        set(options, credentials)
    })
}

/// Uses a fixed access token. When the service refuses it, calls fail. For tokens that are renewed, see
/// cloudtasks_options_set_token_source.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn cloudtasks_options_set_access_token(
    options: *mut cloudtasks_options,
    token: *const c_char,
    error: *mut *mut cloudtasks_error,
) -> cloudtasks_status {
    boundary!(error, {
        let credentials = Credentials::access_token(text(token, "token")?)?;
        set(options, credentials)
    })
}

/// Uses a credentials file of any kind, such as a service account's key. It is read at once. Such a file says where tokens
/// are fetched from, and may name a program to run: use only files from a source that you trust.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn cloudtasks_options_set_credentials_file(
    options: *mut cloudtasks_options,
    file: *const c_char,
    error: *mut *mut cloudtasks_error,
) -> cloudtasks_status {
    boundary!(error, {
        let (_, file) = (borrow_mut(options, "options")?, text(file, "file")?);
        let credentials = Credentials::from_file(file)?;
        set(options, credentials)
    })
}

/// Uses the content of a credentials file, see cloudtasks_options_set_credentials_file. `length` is in bytes, or CLOUDTASKS_NUL_TERMINATED.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn cloudtasks_options_set_credentials_json(
    options: *mut cloudtasks_options,
    json: *const c_char,
    length: usize,
    error: *mut *mut cloudtasks_error,
) -> cloudtasks_status {
    boundary!(error, {
        let (_, json) = (borrow_mut(options, "options")?, text_of_length(json, length, "json")?);
        // The error of the parser may quote a secret, so it is not passed on.
        let content =
            serde_json::from_str(json).map_err(|_| Failure::new(CLOUDTASKS_BAD_DATA, "json: it is not JSON"))?;
        let credentials = Credentials::from_json(content)?;
        set(options, credentials)
    })
}

/// Impersonates a service account with the credentials that are already set, or with the application default credentials if
/// none are set. They need the role roles/iam.serviceAccountTokenCreator. CLOUDTASKS_INVALID_ARGUMENT for credentials that
/// cannot impersonate: an API key, an access token, a token source, anonymous. Credentials that are set later replace this.
///
/// @param principal    the email address of the service account
/// @param delegates    the chain of service accounts between the credentials and the principal; may be NULL if `count` is 0
/// @param lifetime_ms  the lifetime of a token, in milliseconds that are whole seconds; 0 for an hour. Google allows up to
///                     12 hours, and more than one hour only if an organization policy allows it
#[unsafe(no_mangle)]
pub unsafe extern "C" fn cloudtasks_options_set_impersonation(
    options: *mut cloudtasks_options,
    principal: *const c_char,
    delegates: *const *const c_char,
    count: usize,
    lifetime_ms: i64,
    error: *mut *mut cloudtasks_error,
) -> cloudtasks_status {
    boundary!(error, {
        let (held, principal) = (borrow_mut(options, "options")?, text(principal, "principal")?);
        let (delegates, lifetime) = (texts(delegates, count, "delegates")?, milliseconds(lifetime_ms, "lifetime_ms")?);
        let source = held.credentials.clone().unwrap_or_else(Credentials::application_default);
        let impersonated = source.impersonate(principal, delegates)?;
        let wanted = Some(lifetime).filter(|lifetime| *lifetime > Duration::ZERO);
        held.credentials = Some(match wanted {
            Some(lifetime) => impersonated.with_lifetime(lifetime),
            None => impersonated,
        });
        Ok(())
    })
}

/// Gets access tokens from a function of the program. `free_user_data`, which may be NULL, is called once: when the options
/// and the last client made from them are freed, or when this function fails.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn cloudtasks_options_set_token_source(
    options: *mut cloudtasks_options,
    source: cloudtasks_token_source,
    user_data: *mut c_void,
    free_user_data: cloudtasks_free_function,
    error: *mut *mut cloudtasks_error,
) -> cloudtasks_status {
    boundary!(error, {
        // Made first, so that each failure frees the data.
        let source = Source { function: source, user_data, free: free_user_data };
        source.function.ok_or_else(|| Failure::null("source"))?;
        let fetch = move || source.token().ok_or_else(|| "the token source gave no token".into());
        set(options, Credentials::from_token_function(fetch))
    })
}

/// Gives a token to the library, within a token source. `lifetime_ms` is its lifetime in milliseconds from now; with 0 it is
/// used until the service refuses it.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn cloudtasks_token_set(
    token: *mut cloudtasks_token,
    access_token: *const c_char,
    lifetime_ms: i64,
    error: *mut *mut cloudtasks_error,
) -> cloudtasks_status {
    boundary!(error, {
        let place = borrow_mut(token, "token")?;
        let lifetime = milliseconds(lifetime_ms, "lifetime_ms")?;
        let expires_at = Some(lifetime)
            .filter(|lifetime| *lifetime > Duration::ZERO)
            .and_then(|life| SystemTime::now().checked_add(life));
        *place = Some(AccessToken { token: text(access_token, "access_token")?.to_owned(), expires_at });
        Ok(())
    })
}
