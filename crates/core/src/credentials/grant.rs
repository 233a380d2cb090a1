//! What is requested with a token: scopes, lifetime, the project to bill.

use std::sync::{Arc, LazyLock};
use std::time::Duration;

/// The scope of all Google Cloud APIs, which the clients ask for.
pub const SCOPE_CLOUD_PLATFORM: &str = "https://www.googleapis.com/auth/cloud-platform";

/// The scope of this API alone.
pub const SCOPE_CLOUD_TASKS: &str = "https://www.googleapis.com/auth/cloud-tasks";

/// What is requested with a token.
#[derive(Clone, Default)]
pub(super) struct Grant {
    /// `None` for [`SCOPE_CLOUD_PLATFORM`].
    pub scopes: Option<Arc<[String]>>,
    pub quota_project: Option<Arc<str>>,
    pub universe_domain: Option<Arc<str>>,
    /// Of the tokens of an impersonated service account.
    pub lifetime: Option<Duration>,
}

/// The maximum that Google allows without an organization policy.
const DEFAULT_LIFETIME: Duration = Duration::from_secs(3600);

impl Grant {
    pub fn lifetime(&self) -> Duration {
        self.lifetime.unwrap_or(DEFAULT_LIFETIME)
    }

    pub fn scopes(&self) -> &[String] {
        static DEFAULT: LazyLock<[String; 1]> = LazyLock::new(|| [SCOPE_CLOUD_PLATFORM.to_owned()]);
        self.scopes.as_deref().unwrap_or(&*DEFAULT)
    }
}
