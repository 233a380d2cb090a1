//! Locations, and the encryption key of each.

use super::queues::put;
use super::{Call, field_mask, no_entity, page_size};
use crate::error::ApiError;
use crate::names;
use crate::page_token::PageToken;
use crate::state::queue_rules::QueueRules;
use cloudtasks::message::{DynamicMessage, Scalar, Slot};
use cloudtasks::schema::common::Location;
use std::collections::BTreeMap;
use std::time::Duration;

/// The longest `task_ttl` of queues in a location with a key.
const MAX_ENCRYPTED_TTL: Duration = Duration::from_secs(60 * 24 * 3600);

/// The locations that are listed. Queues can be made in any other too.
const LISTED: [&str; 12] = [
    "asia-east1",
    "asia-northeast1",
    "asia-south1",
    "australia-southeast1",
    "europe-west1",
    "europe-west2",
    "europe-west3",
    "northamerica-northeast1",
    "southamerica-east1",
    "us-central1",
    "us-east1",
    "us-west1",
];

impl Call<'_> {
    pub(super) fn list_locations(&mut self, request: &DynamicMessage) -> Result<DynamicMessage, ApiError> {
        let name = request.str("name");
        let size = page_size(request.int("page_size"), LISTED.len(), "ListLocationsRequest")?;
        let after = PageToken::read(request.str("page_token"), name, self.now)?;
        let page: Vec<&str> = LISTED.into_iter().filter(|id| *id > &*after).take(size).collect();
        let mut response = self.response();
        if let Some(last) = page.last().filter(|last| LISTED.last() != Some(last)) {
            let token = PageToken { parent: name, after: last, until: None }.to_string();
            response.set("next_page_token", Scalar::String(&token))?;
        }
        let locations = page.iter().map(|id| Slot::Message(Box::new(location(name, id)))).collect();
        put(&mut response, "locations", Slot::List(locations));
        Ok(response)
    }

    pub(super) fn get_location(&mut self, request: &DynamicMessage) -> Result<DynamicMessage, ApiError> {
        let name = request.str("name");
        let (_, id) = names::location(name)?;
        let project = name.split("/locations/").next().unwrap_or_default();
        Ok(location(project, id))
    }

    pub(super) fn get_cmek_config(&mut self, request: &DynamicMessage) -> Result<DynamicMessage, ApiError> {
        let name = request.str("name");
        cmek_location(name)?;
        self.show_cmek_config(name)
    }

    pub(super) fn update_cmek_config(&mut self, request: &DynamicMessage) -> Result<DynamicMessage, ApiError> {
        let empty = DynamicMessage::new(self.method.response);
        let given = request.message("cmek_config").unwrap_or(&empty);
        let name = given.str("name");
        let location = cmek_location(name)?;
        let mut config = self.show_cmek_config(name)?;
        match request.message("update_mask") {
            None => config = given.clone(),
            Some(mask) => field_mask::copy(given, &mut config, mask)?,
        }
        let key = config.str("kms_key");
        if !key.is_empty() {
            self.check_encryptable(location)?;
            check_kms_key(key, location)?;
        }
        self.state.set_kms_key(name, key);
        self.show_cmek_config(name)
    }

    /// A location cannot be encrypted while it has queues that keep headers or tasks for long.
    fn check_encryptable(&self, location: &str) -> Result<(), ApiError> {
        let prefix = format!("{location}/queues/");
        let hinders = |rules: &QueueRules| {
            rules.http_target.as_ref().is_some_and(|target| !target.header_overrides.is_empty())
                || rules.task_ttl > MAX_ENCRYPTED_TTL
        };
        if !self.state.queues_from(&prefix, "").any(|queue| hinders(&queue.rules)) {
            return Ok(());
        }
        Err(ApiError::failed_precondition(
            "CMEK cannot be enabled on any project that has one or more queues with HTTP Target Override headers or tasks \
             ttl of more than 60 days.",
        )
        .because("UNSATISFIED_PRECONDITION_FOR_CMEK", serde_json::json!({})))
    }

    fn show_cmek_config(&self, name: &str) -> Result<DynamicMessage, ApiError> {
        let mut config = self.response();
        config.set("name", Scalar::String(name))?;
        config.set("kms_key", Scalar::String(self.state.kms_key(name)))?;
        Ok(config)
    }
}

/// The location whose CMEK configuration this names.
fn cmek_location(name: &str) -> Result<&str, ApiError> {
    let location = name.strip_suffix("/cmekConfig").filter(|location| names::location(location).is_ok());
    location.ok_or_else(|| {
        ApiError::invalid_argument(
            "CMEK Config name must be formatted: \"projects/<PROJECT_ID>/locations/<LOCATION_ID>/cmekConfig\".",
        )
    })
}

/// Checks that a key could be one of this location. No key is looked up.
fn check_kms_key(key: &str, location: &str) -> Result<(), ApiError> {
    let here = location.rsplit('/').next();
    match key.split('/').collect::<Vec<_>>()[..] {
        ["projects", _, "locations", place, "keyRings", _, "cryptoKeys", _] if Some(place) == here => Ok(()),
        ["projects", _, "locations", _, "keyRings", _, "cryptoKeys", _] => Err(no_entity()),
        ["projects", _, "locations", _, "keyRings", _]
        | ["projects", _, "locations", _, "keyRings", _, "cryptoKeys", _, "cryptoKeyVersions", _] => {
            Err(ApiError::unexplained())
        }
        _ => Err(ApiError::invalid_argument(format!(
            "Resource name [{key}] does not match any known resource name pattern."
        ))),
    }
}

fn location(project: &str, id: &str) -> DynamicMessage {
    let labels = BTreeMap::from([("cloud.googleapis.com/region".to_owned(), id.to_owned())]);
    let location = Location::new().name(format!("{project}/locations/{id}")).location_id(id).labels(labels);
    crate::conversion::to_dynamic(&location)
}
