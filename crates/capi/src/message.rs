//! Messages: made, freed, copied, compared.

use crate::argument::{Out, optional_out, out, text};
use crate::error::cloudtasks_error;
use crate::failure::Failure;
use crate::handle::{borrow, give, take};
use crate::status::cloudtasks_status::{self, *};
use cloudtasks::message::{DynamicMessage, FieldPath};
use cloudtasks::schema::{self, MessageDescriptor};
use std::collections::HashMap;
use std::ffi::c_char;
use std::sync::{Mutex, PoisonError};

/// A message of any type of the API. Several threads may read it at once; while one changes it no other may use it.
pub struct cloudtasks_message {
    _opaque: [u8; 0],
}

opaque!(cloudtasks_message, MessageInner);

type Lent = HashMap<(usize, usize), Box<[u8]>>;

pub struct MessageInner {
    pub message: DynamicMessage,
    /// The texts lent to C with a NUL behind, by address and length of the text in the message. Emptied at each change.
    lent: Mutex<Lent>,
}

impl MessageInner {
    pub fn new(message: DynamicMessage) -> Self {
        MessageInner { message, lent: Mutex::default() }
    }

    /// Lends a text of the message until its next change.
    pub fn lend(&self, text: &str, place: Out<'_, *const c_char>, length: Option<Out<'_, usize>>) {
        self.lend_as((text.as_ptr() as usize, text.len()), text, place, length);
    }

    /// Lends a text that was made of a number of the message.
    pub fn lend_made(&self, of: &i32, text: &str, place: Out<'_, *const c_char>, length: Option<Out<'_, usize>>) {
        // No text of the message has this length.
        self.lend_as((std::ptr::from_ref(of) as usize, usize::MAX), text, place, length);
    }

    fn lend_as(
        &self,
        place_in_message: (usize, usize),
        text: &str,
        place: Out<'_, *const c_char>,
        length: Option<Out<'_, usize>>,
    ) {
        let mut lent = self.lent.lock().unwrap_or_else(PoisonError::into_inner);
        let copy = lent.entry(place_in_message).or_insert_with(|| {
            let mut copy = Vec::with_capacity(text.len() + 1);
            copy.extend_from_slice(text.as_bytes());
            copy.push(0);
            copy.into_boxed_slice()
        });
        place.set(copy.as_ptr().cast());
        if let Some(length) = length {
            length.set(text.len());
        }
    }

    /// The message, to change it; what was lent is gone.
    pub fn change(&mut self) -> &mut DynamicMessage {
        self.lent.get_mut().unwrap_or_else(PoisonError::into_inner).clear();
        &mut self.message
    }

    pub fn path<'p>(&self, text: &'p str) -> Result<FieldPath<'p>, Failure> {
        FieldPath::parse(self.message.descriptor(), text)
            .map_err(|error| Failure::in_message(CLOUDTASKS_BAD_PATH, &error))
    }
}

/// The type with this name in a version, or with this full name.
pub fn find_type(version: &str, name: &str) -> Result<&'static MessageDescriptor, Failure> {
    let api = schema::api(version).ok_or_else(|| {
        let known = schema::VERSIONS.map(|api| api.version).join(", ");
        Failure::new(CLOUDTASKS_UNKNOWN_NAME, format!("version {version:?}: expected one of {known}"))
    })?;
    // The messages that all versions share are in their own packages.
    let shared = || schema::APIS.iter().filter(|api| api.version == "common").find_map(|api| api.message(name));
    api.message(name).or_else(shared).ok_or_else(|| {
        let problem = format!("{version} has no message {name:?}; names are as in the API, such as \"Task\"");
        Failure::new(CLOUDTASKS_UNKNOWN_NAME, problem)
    })
}

/// Makes an empty message of the type with this name ("Task", "google.cloud.tasks.v2.Task") in an API version ("v2",
/// "v2beta2", "v2beta3").
#[unsafe(no_mangle)]
pub unsafe extern "C" fn cloudtasks_message_new(
    version: *const c_char,
    type_name: *const c_char,
    message: *mut *mut cloudtasks_message,
    error: *mut *mut cloudtasks_error,
) -> cloudtasks_status {
    boundary!(error, {
        let place = out(message, "message")?;
        let descriptor = find_type(text(version, "version")?, text(type_name, "type_name")?)?;
        place.set(give(MessageInner::new(DynamicMessage::new(descriptor))));
        Ok(())
    })
}

/// Frees a message and the texts and bytes lent from it. NULL is allowed.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn cloudtasks_message_free(message: *mut cloudtasks_message) {
    infallible!((), { drop(take(message)) })
}

/// Copies a message.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn cloudtasks_message_copy(
    message: *const cloudtasks_message,
    copy: *mut *mut cloudtasks_message,
    error: *mut *mut cloudtasks_error,
) -> cloudtasks_status {
    boundary!(error, {
        let (place, source) = (out(copy, "copy")?, borrow(message, "message")?);
        place.set(give(MessageInner::new(source.message.clone())));
        Ok(())
    })
}

/// Whether two messages have the same type and fields.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn cloudtasks_message_equal(
    message: *const cloudtasks_message,
    other: *const cloudtasks_message,
    equal: *mut bool,
    error: *mut *mut cloudtasks_error,
) -> cloudtasks_status {
    boundary!(error, {
        let place = out(equal, "equal")?;
        place.set(borrow(message, "message")?.message == borrow(other, "other")?.message);
        Ok(())
    })
}

/// The full name of a message's type, such as "google.cloud.tasks.v2.Task". Valid until the message changes or is
/// freed. `length` may be NULL.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn cloudtasks_message_type_name(
    message: *const cloudtasks_message,
    name: *mut *const c_char,
    length: *mut usize,
    error: *mut *mut cloudtasks_error,
) -> cloudtasks_status {
    boundary!(error, {
        let (place, inner) = (out(name, "name")?, borrow(message, "message")?);
        inner.lend(inner.message.descriptor().full_name, place, optional_out(length));
        Ok(())
    })
}
