//! What tokens are asked for.

use std::sync::{Arc, LazyLock};
use std::time::Duration;

/// The scope of all Google Cloud APIs, which the clients ask for.
pub const SCOPE_CLOUD_PLATFORM: &str = "https://www.googleapis.com/auth/cloud-platform";

/// The scope of this API alone.
pub const SCOPE_CLOUD_TASKS: &str = "https://www.googleapis.com/auth/cloud-tasks";

/// What the tokens are asked for.
#[derive(Clone, Default)]
pub(super) struct Grant {
    /// `None` for those that the clients ask for.
    pub scopes: Option<Arc<[String]>>,
    pub quota_project: Option<Arc<str>>,
    pub universe_domain: Option<Arc<str>>,
    /// Of the tokens of an impersonated service account.
    pub lifetime: Option<Duration>,
}

/// What Google gives unless an organization policy allows more.
const USUAL_LIFETIME: Duration = Duration::from_secs(3600);

impl Grant {
    pub fn lifetime(&self) -> Duration {
        self.lifetime.unwrap_or(USUAL_LIFETIME)
    }

    pub fn scopes(&self) -> &[String] {
        static USUAL: LazyLock<[String; 1]> = LazyLock::new(|| [SCOPE_CLOUD_PLATFORM.to_owned()]);
        self.scopes.as_deref().unwrap_or(&*USUAL)
    }
}
