//! Server reflection, v1 and v1alpha: tools such as grpcurl learn from it what there is to call.

use super::descriptors;
use super::protocol::reflection::{
    ErrorResponse, ExtensionNumberResponse, FileDescriptorResponse, ListServiceResponse, ServerReflectionRequest,
    ServerReflectionResponse, ServiceResponse,
};
use super::services::SERVICES;
use crate::conversion;
use cloudtasks::Code;
use cloudtasks::message::DynamicMessage;

pub fn answer(request: &DynamicMessage) -> DynamicMessage {
    let question: ServerReflectionRequest = conversion::to_typed(request);
    let answer = ServerReflectionResponse::new().valid_host(question.host.clone()).original_request(question);
    let answer = if request.has("list_services") {
        let services = SERVICES.iter().map(|service| ServiceResponse::new().name(service.name.as_str()));
        answer.list_services_response(ListServiceResponse::new().service(services.collect::<Vec<_>>()))
    } else if request.has("file_by_filename") {
        file(answer, descriptors::by_name(request.str("file_by_filename")))
    } else if request.has("file_containing_symbol") {
        file(answer, descriptors::by_symbol(request.str("file_containing_symbol")))
    } else if request.has("all_extension_numbers_of_type") {
        let base_type_name = request.str("all_extension_numbers_of_type");
        answer.all_extension_numbers_response(ExtensionNumberResponse::new().base_type_name(base_type_name))
    } else {
        file(answer, None)
    };
    conversion::to_dynamic(&answer)
}

fn file(answer: ServerReflectionResponse, found: Option<Vec<bytes::Bytes>>) -> ServerReflectionResponse {
    match found {
        Some(files) => answer.file_descriptor_response(FileDescriptorResponse::new().file_descriptor_proto(files)),
        None => answer.error_response(
            ErrorResponse::new().error_code(Code::NotFound as i32).error_message("There is no such file or symbol."),
        ),
    }
}
