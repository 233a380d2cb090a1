//! Locations, and the encryption key of each.

use super::queues::put;
use super::{Call, field_mask, no_entity, page_size};
use crate::error::ApiError;
use crate::names;
use crate::page_token::PageToken;
use cloudtasks::message::{DynamicMessage, Scalar, Slot};
use cloudtasks::schema::common::Location;
use std::collections::BTreeMap;

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
    /// Checks the form of a location's name and that its project may be used.
    pub(super) fn check_location_name<'n>(&self, name: &'n str) -> Result<&'n str, ApiError> {
        let (project, location) = names::location(name)?;
        self.check_project(project)?;
        Ok(location)
    }

    pub(super) fn list_locations(&mut self, request: &DynamicMessage) -> Result<DynamicMessage, ApiError> {
        let name = request.str("name");
        self.check_project(names::project(name)?)?;
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
        let id = self.check_location_name(name)?;
        let project = name.split("/locations/").next().unwrap_or_default();
        Ok(location(project, id))
    }

    pub(super) fn get_cmek_config(&mut self, request: &DynamicMessage) -> Result<DynamicMessage, ApiError> {
        let name = request.str("name");
        self.check_cmek_name(name)?;
        self.show_cmek_config(name)
    }

    pub(super) fn update_cmek_config(&mut self, request: &DynamicMessage) -> Result<DynamicMessage, ApiError> {
        let given = request.message("cmek_config");
        let given =
            given.ok_or_else(|| ApiError::invalid_argument("UpdateCmekConfigRequest.cmek_config is required."))?;
        let name = given.str("name");
        let location = self.check_cmek_name(name)?;
        let mut config = self.show_cmek_config(name)?;
        match request.message("update_mask") {
            None => config = given.clone(),
            Some(mask) => field_mask::copy(given, &mut config, mask)?,
        }
        let key = config.str("kms_key");
        let parts: Vec<&str> = key.split('/').collect();
        let in_place = matches!(parts[..], ["projects", _, "locations", place, "keyRings", _, "cryptoKeys", _] if place == location);
        if !key.is_empty() && !in_place {
            return Err(ApiError::invalid_argument(format!(
                "CmekConfig.kms_key must be formatted: \
                 \"projects/<PROJECT_ID>/locations/{location}/keyRings/<RING>/cryptoKeys/<KEY>\""
            )));
        }
        self.state.set_kms_key(name, key);
        self.show_cmek_config(name)
    }

    fn check_cmek_name<'n>(&self, name: &'n str) -> Result<&'n str, ApiError> {
        self.check_location_name(name.strip_suffix("/cmekConfig").ok_or_else(no_entity)?)
    }

    fn show_cmek_config(&self, name: &str) -> Result<DynamicMessage, ApiError> {
        let mut config = self.response();
        config.set("name", Scalar::String(name))?;
        config.set("kms_key", Scalar::String(self.state.kms_key(name)))?;
        Ok(config)
    }
}

fn location(project: &str, id: &str) -> DynamicMessage {
    let labels = BTreeMap::from([("cloud.googleapis.com/region".to_owned(), id.to_owned())]);
    let location = Location::new().name(format!("{project}/locations/{id}")).location_id(id).labels(labels);
    crate::conversion::to_dynamic(&location)
}
