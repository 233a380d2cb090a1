//! A call of any method. The functions for each method are inline in the headers and call these.

use crate::argument::optional_out;
use crate::call_options::{CallSettings, cloudtasks_call_options};
use crate::client::{SharedClient, cloudtasks_client};
use crate::error::cloudtasks_error;
use crate::failure::Failure;
use crate::handle::{borrow, borrow_optional, give};
use crate::message::{MessageInner, cloudtasks_message};
use crate::method::find_method;
use crate::status::cloudtasks_status::{self, *};
use cloudtasks::message::DynamicMessage;
use cloudtasks::schema::MethodDescriptor;
use cloudtasks::{CallOptions, Client, PreparedRequest, Response};
use std::borrow::Cow;
use std::ffi::c_char;

/// A call that is ready to be sent.
pub struct Ready<'a> {
    pub client: &'a SharedClient,
    pub method: &'static MethodDescriptor,
    pub prepared: PreparedRequest,
    pub settings: Cow<'a, CallSettings>,
}

/// Calls a method and waits for its response. The functions for each method, such as cloudtasks_v2_create_task, call this
/// function.
///
/// @param method    the version and the name, such as "v2.create_task"; cloudtasks_method_at lists them
/// @param request   a message of the method's request type, which the caller still owns
/// @param options   may be NULL
/// @param response  gets the response, which the caller frees; may be NULL
/// @param error     gets the error, which the caller frees; may be NULL
#[unsafe(no_mangle)]
pub unsafe extern "C" fn cloudtasks_call(
    client: *const cloudtasks_client,
    method: *const c_char,
    request: *const cloudtasks_message,
    options: *const cloudtasks_call_options,
    response: *mut *mut cloudtasks_message,
    error: *mut *mut cloudtasks_error,
) -> cloudtasks_status {
    boundary!(error, {
        let Ready { client, method, prepared, settings } = prepare_call(client, method, request, options)?;
        let answer = client.wait(settings.cancellation(), async { Ok(client.core.send(&prepared).await?) })?;
        // Read even where nobody wants it: a page of a proxy that says 200 is not an answer of the service.
        let message = decode(method, &answer)?;
        if let Some(place) = optional_out(response) {
            place.set(give(MessageInner::new(message)));
        }
        Ok(())
    })
}

/// Checks the arguments of a call and encodes its request.
///
/// # Safety
/// Each pointer is NULL or valid for its type.
pub unsafe fn prepare_call<'a>(
    client: *const cloudtasks_client,
    method_name: *const c_char,
    request: *const cloudtasks_message,
    options: *const cloudtasks_call_options,
) -> Result<Ready<'a>, Failure> {
    // SAFETY: as promised.
    let (client, method, request, options) = unsafe {
        let (client, method) = (borrow(client, "client")?, find_method(method_name)?);
        (client, method, borrow(request, "request")?, borrow_optional(options, "options")?)
    };
    let settings = options.map_or_else(|| Cow::Owned(CallSettings::default()), Cow::Borrowed);
    let prepared = prepare(&client.core, method, &request.message, &settings.options)?;
    Ok(Ready { client, method, prepared, settings })
}

pub fn prepare(
    core: &Client,
    method: &'static MethodDescriptor,
    request: &DynamicMessage,
    options: &CallOptions,
) -> Result<PreparedRequest, Failure> {
    check_type(method, request)?;
    Ok(core.prepare(method, request, options)?)
}

pub fn check_type(method: &MethodDescriptor, request: &DynamicMessage) -> Result<(), Failure> {
    if request.descriptor() == method.request {
        return Ok(());
    }
    let (expected, given) = (method.request.full_name, request.descriptor().full_name);
    Err(Failure::new(CLOUDTASKS_MISMATCH, format!("request: expected a message of type {expected}, got {given}")))
}

/// Reads the response. Fields that this version of the library does not know are skipped.
pub fn decode(method: &MethodDescriptor, answer: &Response) -> Result<DynamicMessage, Failure> {
    let mut response = DynamicMessage::new(method.response);
    answer.decode(&mut response)?;
    Ok(response)
}
