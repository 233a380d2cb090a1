//! One call of any method: what every function of `generated` comes down to.

use crate::argument::optional_out;
use crate::call_options::ct_call_options;
use crate::client::{ClientInner, SharedClient, ct_client};
use crate::error::Failure;
use crate::handle::{borrow, borrow_optional, give};
use crate::message::{MessageInner, ct_message};
use crate::status::ct_status::*;
use cloudtasks::message::DynamicMessage;
use cloudtasks::schema::MethodDescriptor;
use cloudtasks::{CallOptions, PreparedRequest, Response, decode_response};

/// Calls a method and waits for its answer.
///
/// # Safety
/// Each pointer is NULL or valid for its type.
pub unsafe fn call(
    method: &'static MethodDescriptor,
    client: *const ct_client,
    request: *const ct_message,
    options: *const ct_call_options,
    response: *mut *mut ct_message,
) -> Result<(), Failure> {
    // SAFETY: as promised.
    let (client, prepared) = unsafe { prepare_call(method, client, request, options) }?;
    let answer = client.wait(client.core.send(&prepared))??;
    // SAFETY: as promised.
    if let Some(place) = unsafe { optional_out(response) } {
        place.set(give(MessageInner::new(decode(method, &answer)?)));
    }
    Ok(())
}

/// Checks the arguments of a call and encodes its request.
///
/// # Safety
/// As for [`call`].
pub unsafe fn prepare_call<'a>(
    method: &'static MethodDescriptor,
    client: *const ct_client,
    request: *const ct_message,
    options: *const ct_call_options,
) -> Result<(&'a SharedClient, PreparedRequest), Failure> {
    // SAFETY: as promised.
    let (client, request, options) =
        unsafe { (borrow(client, "client")?, borrow(request, "request")?, borrow_optional(options, "options")?) };
    let prepared = match options {
        Some(options) => prepare(client, method, &request.message, options),
        None => prepare(client, method, &request.message, &CallOptions::new()),
    }?;
    Ok((client, prepared))
}

pub fn prepare(
    client: &ClientInner,
    method: &'static MethodDescriptor,
    request: &DynamicMessage,
    options: &CallOptions,
) -> Result<PreparedRequest, Failure> {
    check_type(method, request)?;
    Ok(client.core.prepare(method, request, options)?)
}

pub fn check_type(method: &MethodDescriptor, request: &DynamicMessage) -> Result<(), Failure> {
    if request.descriptor() == method.request {
        return Ok(());
    }
    let (expected, given) = (method.request.full_name, request.descriptor().full_name);
    Err(Failure::new(CT_MISMATCH, format!("request: expected a message of type {expected}, got {given}")))
}

/// Reads the response. Fields that this version of the library does not know are skipped.
pub fn decode(method: &MethodDescriptor, answer: &Response) -> Result<DynamicMessage, Failure> {
    let mut response = DynamicMessage::new(method.response);
    decode_response(&answer.body, &mut response)?;
    Ok(response)
}
