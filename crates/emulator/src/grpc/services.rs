//! The services of the emulator and their methods: those of the table by its lines, health and reflection beside them.

use super::protocol::{health, reflection};
use cloudtasks::message::Message;
use cloudtasks::schema::{MessageDescriptor, MethodDescriptor, VERSIONS};
use std::collections::HashMap;
use std::sync::LazyLock;

pub struct Service {
    /// `google.cloud.tasks.v2.CloudTasks`.
    pub name: String,
    pub rpcs: Vec<Rpc>,
}

#[derive(Clone, Copy)]
pub struct Rpc {
    pub handler: Handler,
    pub request: &'static MessageDescriptor,
    pub response: &'static MessageDescriptor,
}

#[derive(Clone, Copy)]
pub enum Handler {
    Method(&'static MethodDescriptor),
    HealthCheck,
    HealthList,
    HealthWatch,
    Reflection,
}

pub static SERVICES: LazyLock<Vec<Service>> = LazyLock::new(|| {
    let mut services: Vec<Service> = Vec::new();
    for method in VERSIONS.iter().flat_map(|api| api.methods) {
        let name = method.service();
        let rpc = Rpc { handler: Handler::Method(method), request: method.request, response: method.response };
        match services.iter_mut().find(|service| service.name == name) {
            None => services.push(Service { name, rpcs: vec![rpc] }),
            // A shared service has the method already, from another version.
            Some(service) if service.rpcs.iter().any(|known| known.name() == rpc.name()) => {}
            Some(service) => service.rpcs.push(rpc),
        }
    }
    let (request, response) = (health::HealthCheckRequest::DESCRIPTOR, health::HealthCheckResponse::DESCRIPTOR);
    let mut rpcs =
        [Handler::HealthCheck, Handler::HealthWatch].map(|handler| Rpc { handler, request, response }).to_vec();
    let (request, response) = (health::HealthListRequest::DESCRIPTOR, health::HealthListResponse::DESCRIPTOR);
    rpcs.push(Rpc { handler: Handler::HealthList, request, response });
    services.push(Service { name: "grpc.health.v1.Health".into(), rpcs });
    for package in ["grpc.reflection.v1", "grpc.reflection.v1alpha"] {
        let (request, response) =
            (reflection::ServerReflectionRequest::DESCRIPTOR, reflection::ServerReflectionResponse::DESCRIPTOR);
        let rpcs = vec![Rpc { handler: Handler::Reflection, request, response }];
        services.push(Service { name: format!("{package}.ServerReflection"), rpcs });
    }
    services
});

static RPCS: LazyLock<HashMap<String, Rpc>> = LazyLock::new(|| {
    let rpcs = SERVICES.iter().flat_map(|service| service.rpcs.iter().map(move |rpc| (service, rpc)));
    rpcs.map(|(service, rpc)| (format!("/{}/{}", service.name, rpc.name()), *rpc)).collect()
});

/// The method with this path, `/google.cloud.tasks.v2.CloudTasks/CreateTask`.
pub fn find(path: &str) -> Option<Rpc> {
    RPCS.get(path).copied()
}

impl Rpc {
    /// `CreateTask`.
    pub fn name(&self) -> String {
        match self.handler {
            Handler::Method(method) => method.rpc_name(),
            Handler::HealthCheck => "Check".into(),
            Handler::HealthList => "List".into(),
            Handler::HealthWatch => "Watch".into(),
            Handler::Reflection => "ServerReflectionInfo".into(),
        }
    }

    pub fn streams_requests(&self) -> bool {
        matches!(self.handler, Handler::Reflection)
    }

    pub fn streams_responses(&self) -> bool {
        matches!(self.handler, Handler::Reflection | Handler::HealthWatch)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_method_of_the_table_has_its_path() {
        for method in VERSIONS.iter().flat_map(|api| api.methods) {
            let path = format!("/{}/{}", method.service(), method.rpc_name());
            let found = find(&path).unwrap_or_else(|| panic!("{path}"));
            assert_eq!((found.request, found.response), (method.request, method.response), "{path}");
        }
        for path in [
            "/google.cloud.tasks.v2.CloudTasks/CreateTask",
            "/google.cloud.tasks.v2beta2.CloudTasks/UploadQueueYaml",
            "/google.cloud.tasks.v2beta3.CloudTasks/GetIamPolicy",
            "/google.cloud.location.Locations/ListLocations",
            "/google.longrunning.Operations/GetOperation",
            "/grpc.health.v1.Health/List",
            "/grpc.health.v1.Health/Watch",
            "/grpc.reflection.v1alpha.ServerReflection/ServerReflectionInfo",
        ] {
            assert!(find(path).is_some(), "{path}");
        }
    }
}
