//! The kinds of credentials that files hold.

use super::grant::Grant;
use super::token::TokenSource;
use super::{authorized_user, external_account, impersonation, service_account};
use crate::error::Error;
use crate::transport::TransportSettings;
use serde_json::Value;
use std::sync::Arc;

type Open = fn(&Arc<Value>, &Grant, &Arc<TransportSettings>) -> Result<Arc<dyn TokenSource>, Error>;

/// A kind of credentials that a file holds.
pub(super) struct FileKind {
    /// The `type` in the file.
    file_type: &'static str,
    /// Its name in messages.
    pub description: &'static str,
    /// The members that it must have.
    required: &'static [&'static str],
    /// Makes the source of its tokens, without any I/O.
    pub open: Open,
}

static KINDS: [FileKind; 4] = [
    FileKind {
        file_type: "service_account",
        description: "service account",
        required: &["client_email", "private_key"],
        open: service_account::open,
    },
    FileKind {
        file_type: "authorized_user",
        description: "authorized user",
        required: &["client_id", "client_secret", "refresh_token"],
        open: authorized_user::open,
    },
    FileKind {
        file_type: "impersonated_service_account",
        description: "impersonated service account",
        required: &["service_account_impersonation_url", "source_credentials"],
        open: impersonation::open,
    },
    FileKind {
        file_type: "external_account",
        description: "external account",
        required: &["audience", "subject_token_type", "token_url"],
        open: external_account::open,
    },
];

/// A service account's key that is exchanged for tokens. The caller chooses this; a file cannot.
pub(super) static EXCHANGE: FileKind = FileKind {
    file_type: "service_account",
    description: "service account by exchange",
    required: &["client_email", "private_key", "token_uri"],
    open: service_account::open_exchange,
};

/// The types that credentials files may have, each with the members that it must have. For bindings that check files
/// themselves.
#[doc(hidden)]
pub fn credential_file_types() -> impl Iterator<Item = (&'static str, &'static [&'static str])> {
    KINDS.iter().map(|kind| (kind.file_type, kind.required))
}

/// The kind that the `type` of a file names.
pub(super) fn kind_of(content: &Value) -> Result<&'static FileKind, Error> {
    let refused = |problem: String| Error::invalid_argument(format!("credentials: {problem}"));
    let given = content.get("type").and_then(Value::as_str);
    let given = given.ok_or_else(|| refused("expected a JSON object with a type".to_owned()))?;
    let kind = KINDS.iter().find(|kind| kind.file_type == given).ok_or_else(|| {
        let known: Vec<_> = KINDS.iter().map(|kind| kind.file_type).collect();
        refused(format!("unknown type {given:?}; expected one of {}", known.join(", ")))
    })?;
    kind.check(content)?;
    Ok(kind)
}

impl FileKind {
    /// Fails if a required member is missing, and names it.
    pub fn check(&self, content: &Value) -> Result<(), Error> {
        match self.required.iter().find(|name| content.get(**name).is_none_or(Value::is_null)) {
            Some(name) => Err(Error::invalid_argument(format!("{} credentials: {name} is missing", self.description))),
            None => Ok(()),
        }
    }
}
