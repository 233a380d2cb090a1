//! `grpc.health.v1.Health`: whoever is answered is answered by a server that serves.

use super::protocol::health::{HealthCheckResponse, HealthListResponse, ServingStatus};
use super::services::SERVICES;
use crate::conversion;
use cloudtasks::message::DynamicMessage;
use tonic::Status;

pub fn check(request: &DynamicMessage) -> Result<DynamicMessage, Status> {
    let service = request.str("service");
    match is_known(service) {
        true => Ok(response(ServingStatus::SERVING)),
        false => Err(Status::not_found(format!("The emulator has no service {service:?}."))),
    }
}

/// The server, whose name is empty, and its services.
pub fn list() -> DynamicMessage {
    let names = std::iter::once("").chain(SERVICES.iter().map(|service| service.name.as_str()));
    let serves = |name: &str| (name.to_owned(), HealthCheckResponse::new().status(ServingStatus::SERVING));
    conversion::to_dynamic(&HealthListResponse { statuses: names.map(serves).collect() })
}

pub fn watch(request: &DynamicMessage) -> DynamicMessage {
    let known = is_known(request.str("service"));
    response(if known { ServingStatus::SERVING } else { ServingStatus::SERVICE_UNKNOWN })
}

fn is_known(service: &str) -> bool {
    service.is_empty() || SERVICES.iter().any(|known| known.name == service)
}

fn response(status: ServingStatus) -> DynamicMessage {
    conversion::to_dynamic(&HealthCheckResponse::new().status(status))
}
