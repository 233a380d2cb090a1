//! Application default credentials (AIP-4110): the file that a variable names, gcloud's login, or the metadata server.

use super::grant::Grant;
use super::token::{Fetching, TokenSource};
use super::{Credentials, metadata};
use crate::error::{Error, ErrorKind};
use crate::phase::Phase;
use crate::transport::TransportSettings;
use std::path::PathBuf;
use std::sync::{Arc, Mutex, PoisonError};

const FILE_VARIABLE: &str = "GOOGLE_APPLICATION_CREDENTIALS";
const QUOTA_VARIABLE: &str = "GOOGLE_CLOUD_QUOTA_PROJECT";

/// What to do about missing application default credentials: the message of the error, whose cause is what happened.
#[doc(hidden)]
pub const NO_DEFAULT_CREDENTIALS: &str = "no application default credentials: set GOOGLE_APPLICATION_CREDENTIALS to a \
    credentials file or run `gcloud auth application-default login`; for an emulator set CLOUD_TASKS_EMULATOR_HOST";

/// Where the tokens come from, for error messages.
pub(super) const ORIGIN: &str = " (application default credentials: the file that GOOGLE_APPLICATION_CREDENTIALS names, \
    else `gcloud auth application-default login`, else the metadata server; an emulator needs none: set \
    CLOUD_TASKS_EMULATOR_HOST)";

/// The credentials are searched for at the first call, and again after the service refused a token.
struct ApplicationDefault {
    grant: Grant,
    settings: Arc<TransportSettings>,
    found: Mutex<Option<Found>>,
}

#[derive(Clone)]
struct Found {
    source: Arc<dyn TokenSource>,
    quota_project: Option<Arc<str>>,
    is_server: bool,
}

pub(super) fn open(grant: &Grant, settings: &Arc<TransportSettings>) -> Arc<dyn TokenSource> {
    Arc::new(ApplicationDefault { grant: grant.clone(), settings: settings.clone(), found: Mutex::default() })
}

/// Where gcloud keeps its login.
fn login() -> Option<PathBuf> {
    const NAME: &str = "gcloud/application_default_credentials.json";
    match std::env::var_os("CLOUDSDK_CONFIG").filter(|directory| !directory.is_empty()) {
        Some(directory) => Some(PathBuf::from(directory).join("application_default_credentials.json")),
        None if cfg!(windows) => Some(PathBuf::from(std::env::var_os("APPDATA")?).join(NAME)),
        None => Some(PathBuf::from(std::env::var_os("HOME")?).join(".config").join(NAME)),
    }
}

impl ApplicationDefault {
    fn find(&self) -> Result<Found, Error> {
        let mut found = self.found.lock().unwrap_or_else(PoisonError::into_inner);
        if let Some(found) = &*found {
            return Ok(found.clone());
        }
        let named = std::env::var_os(FILE_VARIABLE).filter(|path| !path.is_empty()).map(PathBuf::from);
        let file = match named {
            Some(path) => Some(path),
            None => login().filter(|path| path.exists()),
        };
        let quota_project = std::env::var(QUOTA_VARIABLE).ok().filter(|project| !project.is_empty()).map(Arc::from);
        let fresh = match file {
            Some(path) => {
                let credentials = Credentials::from_file(path);
                let mut credentials = credentials.map_err(|error| Error::credentials(error.message()))?;
                credentials.grant.scopes = self.grant.scopes.clone();
                credentials.grant.universe_domain = self.grant.universe_domain.clone();
                let quota_project = quota_project.or_else(|| credentials.grant.quota_project.clone());
                Found { source: credentials.tokens(&self.settings)?, quota_project, is_server: false }
            }
            None => Found { source: metadata::open(&self.grant, &self.settings)?, quota_project, is_server: true },
        };
        Ok(found.insert(fresh).clone())
    }
}

impl TokenSource for ApplicationDefault {
    fn fetch(&self) -> Fetching<'_> {
        Box::pin(async {
            let Found { source, is_server, .. } = self.find()?;
            source.fetch().await.map_err(|error| {
                // Outside of Google Cloud the name of the metadata server does not exist, so a retry cannot help.
                let is_elsewhere = error.kind() == ErrorKind::Transport && error.phase() == Some(Phase::NameLookup);
                if !(is_server && is_elsewhere) {
                    return error;
                }
                let problem = format!("no metadata server: {}{ORIGIN}", error.message());
                Error::credentials(problem).explained_by(NO_DEFAULT_CREDENTIALS)
            })
        })
    }

    fn forget(&self) {
        *self.found.lock().unwrap_or_else(PoisonError::into_inner) = None;
    }

    fn quota_project(&self) -> Option<Arc<str>> {
        self.found.lock().unwrap_or_else(PoisonError::into_inner).as_ref()?.quota_project.clone()
    }
}
