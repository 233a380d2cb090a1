/* The C face of the Cloud Tasks client. include/README.md is its contract: ownership, threads, NULL, errors, text.
 * Made from crates/capi by `cargo xtask header`. SPDX-License-Identifier: Apache-2.0 */

#ifndef CLOUDTASKS_H
#define CLOUDTASKS_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

/** The version of this header; ct_version() tells that of the library that is loaded. */
#define CT_VERSION "0.1.0"
#define CT_VERSION_MAJOR 0
#define CT_VERSION_MINOR 1
#define CT_VERSION_PATCH 0

/** As the length of a text: the text ends at its NUL. */
#define CT_NUL ((size_t)-1)


/**
 * Write enum values as numbers instead of names.
 */
#define CT_JSON_ENUM_NUMBERS 1

/**
 * Write fields that are not set, too, with their defaults.
 */
#define CT_JSON_DEFAULTS 2

/**
 * Write field names as in the API definition (http_request) instead of as on the wire (httpRequest).
 */
#define CT_JSON_PROTO_NAMES 4

/**
 * Write on several lines, indented by two blanks.
 */
#define CT_JSON_INDENT 8

/**
 * Read over unknown fields instead of refusing them.
 */
#define CT_JSON_IGNORE_UNKNOWN 16

/**
 * How a call ended: CT_OK, a google.rpc code as the service gives it (1 to 16), or a code of this library (from 100).
 */
typedef enum {
  /**
   * It worked.
   */
  CT_OK = 0,
  /**
   * The call was cancelled, or its client freed.
   */
  CT_CANCELLED = 1,
  /**
   * The service failed in a way that it did not name, or gave an answer that cannot be read.
   */
  CT_UNKNOWN = 2,
  /**
   * An argument or the request is wrong in itself.
   */
  CT_INVALID_ARGUMENT = 3,
  /**
   * The deadline passed. The request may have been carried out.
   */
  CT_DEADLINE_EXCEEDED = 4,
  /**
   * There is no such queue, task, location or operation.
   */
  CT_NOT_FOUND = 5,
  /**
   * The name is taken, by a live resource or one that existed too recently.
   */
  CT_ALREADY_EXISTS = 6,
  /**
   * The caller may not do this.
   */
  CT_PERMISSION_DENIED = 7,
  /**
   * A quota or rate is used up.
   */
  CT_RESOURCE_EXHAUSTED = 8,
  /**
   * The state of the resource forbids it.
   */
  CT_FAILED_PRECONDITION = 9,
  /**
   * Somebody else changed the resource meanwhile.
   */
  CT_ABORTED = 10,
  /**
   * A value lies outside of its valid range.
   */
  CT_OUT_OF_RANGE = 11,
  /**
   * The service does not do this.
   */
  CT_UNIMPLEMENTED = 12,
  /**
   * The service broke.
   */
  CT_INTERNAL = 13,
  /**
   * The service cannot be reached or asks for another try.
   */
  CT_UNAVAILABLE = 14,
  /**
   * Data is lost or damaged.
   */
  CT_DATA_LOSS = 15,
  /**
   * The credentials are missing, wrong or expired.
   */
  CT_UNAUTHENTICATED = 16,
  /**
   * A pointer that must not be NULL is NULL.
   */
  CT_NULL = 100,
  /**
   * A handle is of another type, or was freed (this one is often, not always noticed).
   */
  CT_BAD_HANDLE = 101,
  /**
   * A text is not UTF-8.
   */
  CT_BAD_UTF8 = 102,
  /**
   * There is no API version, message type or enum value of this name.
   */
  CT_UNKNOWN_NAME = 103,
  /**
   * A field path names no field, or is malformed.
   */
  CT_BAD_PATH = 104,
  /**
   * The place that a path names has another kind, or the value is out of its range.
   */
  CT_MISMATCH = 105,
  /**
   * There is nothing at the place that a path names, and its kind has no default.
   */
  CT_ABSENT = 106,
  /**
   * JSON or binary data that cannot be read as a message of the type.
   */
  CT_BAD_DATA = 107,
  /**
   * A pager has given all there is. No error is filled in.
   */
  CT_DONE = 108,
  /**
   * A blocking function was called from a callback, on the thread that carries asynchronous calls.
   */
  CT_WRONG_THREAD = 109,
  /**
   * The handle was made before a fork, in the parent process.
   */
  CT_FORKED = 110,
  /**
   * A defect of this library. The handles of the call should only be freed.
   */
  CT_PANIC = 111,
} ct_status;

/**
 * What went wrong in a call. Filled in where the caller passes a place for it; freed by ct_error_free.
 */
typedef struct ct_error ct_error;

/**
 * A message of any type of the API. Several threads may read it at once; while one changes it no other may use it.
 */
typedef struct ct_message ct_message;

#ifdef __cplusplus
extern "C" {
#endif // __cplusplus

/**
 * The status of the call that failed; CT_OK for NULL.
 */
ct_status ct_error_status(const ct_error *error);

/**
 * What went wrong, in English, as the service or this library says it. Valid until the error is freed; NULL for NULL.
 */
const char *ct_error_message(const ct_error *error);

/**
 * The path of the field that is wrong, such as "http_request.url"; NULL if the error is not about a field. Valid until
 * the error is freed.
 */
const char *ct_error_path(const ct_error *error);

/**
 * The details that the service gave, as a JSON array of objects with "@type"; NULL if there are none. Valid until the
 * error is freed.
 */
const char *ct_error_details(const ct_error *error);

/**
 * The HTTP status of the answer; 0 if there was none.
 */
int ct_error_http_status(const ct_error *error);

/**
 * Frees an error. NULL is allowed.
 */
void ct_error_free(ct_error *error);

/**
 * Frees a text or a block of bytes that a function of this library gave away. NULL is allowed.
 */
void ct_free(void *memory);

/**
 * Makes an empty message of the type with this name ("Task", "google.cloud.tasks.v2.Task") in an API version ("v2",
 * "v2beta2", "v2beta3").
 */
ct_status ct_message_new(const char *version,
                         const char *type_name,
                         ct_message **message,
                         ct_error **error);

/**
 * Frees a message and the texts and bytes lent from it. NULL is allowed.
 */
void ct_message_free(ct_message *message);

/**
 * Copies a message.
 */
ct_status ct_message_copy(const ct_message *message,
                          ct_message **copy,
                          ct_error **error);

/**
 * Whether two messages have the same type and fields.
 */
ct_status ct_message_equal(const ct_message *message,
                           const ct_message *other,
                           bool *equal,
                           ct_error **error);

/**
 * The full name of a message's type, such as "google.cloud.tasks.v2.Task". Valid until the message changes or is
 * freed. `length` may be NULL.
 */
ct_status ct_message_type_name(const ct_message *message,
                               const char **name,
                               size_t *length,
                               ct_error **error);

/**
 * Writes a message as JSON. `flags` are CT_JSON_ values. The caller frees the text by ct_free; `length` may be NULL.
 */
ct_status ct_message_to_json(const ct_message *message,
                             uint32_t flags,
                             char **json,
                             size_t *length,
                             ct_error **error);

/**
 * Reads a message of the named type from JSON. `flags` is 0 or CT_JSON_IGNORE_UNKNOWN. Names of fields may be in both
 * forms, enum values names or numbers.
 */
ct_status ct_message_from_json(const char *version,
                               const char *type_name,
                               const char *json,
                               size_t length,
                               uint32_t flags,
                               ct_message **message,
                               ct_error **error);

/**
 * Writes a message in protobuf's binary form. The caller frees the bytes by ct_free. Fields that only REST has are
 * left out.
 */
ct_status ct_message_to_binary(const ct_message *message,
                               uint8_t **data,
                               size_t *length,
                               ct_error **error);

/**
 * Reads a message of the named type from protobuf's binary form. Unknown fields are left out.
 */
ct_status ct_message_from_binary(const char *version,
                                 const char *type_name,
                                 const uint8_t *data,
                                 size_t length,
                                 ct_message **message,
                                 ct_error **error);

/**
 * Reads a string field. The text ends in NUL and is valid until the message changes or is freed. `length` may be NULL.
 */
ct_status ct_message_get_string(const ct_message *message,
                                const char *path,
                                const char **value,
                                size_t *length,
                                ct_error **error);

/**
 * Reads a bytes field. The bytes are valid until the message changes or is freed.
 */
ct_status ct_message_get_bytes(const ct_message *message,
                               const char *path,
                               const uint8_t **value,
                               size_t *length,
                               ct_error **error);

/**
 * Reads a bool field.
 */
ct_status ct_message_get_bool(const ct_message *message,
                              const char *path,
                              bool *value,
                              ct_error **error);

/**
 * Reads an int32 or int64 field.
 */
ct_status ct_message_get_int(const ct_message *message,
                             const char *path,
                             int64_t *value,
                             ct_error **error);

/**
 * Reads a double field.
 */
ct_status ct_message_get_double(const ct_message *message,
                                const char *path,
                                double *value,
                                ct_error **error);

/**
 * Reads an enum field as its number, which may be one that this version of the library does not know.
 */
ct_status ct_message_get_enum(const ct_message *message,
                              const char *path,
                              int32_t *value,
                              ct_error **error);

/**
 * Reads an enum field as the name of its value, such as "POST"; CT_UNKNOWN_NAME for a number without a name. Valid
 * until the message changes or is freed. `length` may be NULL.
 */
ct_status ct_message_get_enum_name(const ct_message *message,
                                   const char *path,
                                   const char **name,
                                   size_t *length,
                                   ct_error **error);

/**
 * Reads a timestamp field: seconds since 1970 UTC, and nanoseconds from 0 to 999,999,999 that count forward.
 */
ct_status ct_message_get_timestamp(const ct_message *message,
                                   const char *path,
                                   int64_t *seconds,
                                   int32_t *nanos,
                                   ct_error **error);

/**
 * Reads a duration field: seconds and nanoseconds of the same sign.
 */
ct_status ct_message_get_duration(const ct_message *message,
                                  const char *path,
                                  int64_t *seconds,
                                  int32_t *nanos,
                                  ct_error **error);

/**
 * Copies the message in a field, a list element or a map entry. The caller frees the copy.
 */
ct_status ct_message_get_message(const ct_message *message,
                                 const char *path,
                                 ct_message **value,
                                 ct_error **error);

/**
 * Whether there is something at a path: a field with presence that is set, any other that is not its default, an
 * element or entry that is there.
 */
ct_status ct_message_has(const ct_message *message,
                         const char *path,
                         bool *present,
                         ct_error **error);

/**
 * How many elements a list has, or entries a map.
 */
ct_status ct_message_count(const ct_message *message,
                           const char *path,
                           size_t *count,
                           ct_error **error);

/**
 * The key of the map entry at a position from 0 on; an integer key in decimal. The caller frees the text by ct_free.
 * `length` may be NULL.
 */
ct_status ct_message_key(const ct_message *message,
                         const char *path,
                         size_t position,
                         char **key,
                         size_t *length,
                         ct_error **error);

/**
 * Sets a string field. `length` is in bytes, or CT_NUL.
 */
ct_status ct_message_set_string(ct_message *message,
                                const char *path,
                                const char *value,
                                size_t length,
                                ct_error **error);

/**
 * Sets a bytes field to a copy of these bytes.
 */
ct_status ct_message_set_bytes(ct_message *message,
                               const char *path,
                               const uint8_t *value,
                               size_t length,
                               ct_error **error);

/**
 * Sets a bool field.
 */
ct_status ct_message_set_bool(ct_message *message,
                              const char *path,
                              bool value,
                              ct_error **error);

/**
 * Sets an int32 or int64 field.
 */
ct_status ct_message_set_int(ct_message *message,
                             const char *path,
                             int64_t value,
                             ct_error **error);

/**
 * Sets a double field.
 */
ct_status ct_message_set_double(ct_message *message,
                                const char *path,
                                double value,
                                ct_error **error);

/**
 * Sets an enum field by number. Numbers that this version of the library does not know are taken, too.
 */
ct_status ct_message_set_enum(ct_message *message,
                              const char *path,
                              int32_t value,
                              ct_error **error);

/**
 * Sets an enum field by the name of a value, such as "POST".
 */
ct_status ct_message_set_enum_name(ct_message *message,
                                   const char *path,
                                   const char *name,
                                   ct_error **error);

/**
 * Sets a timestamp field: seconds since 1970 UTC, and nanoseconds from 0 to 999,999,999 that count forward.
 */
ct_status ct_message_set_timestamp(ct_message *message,
                                   const char *path,
                                   int64_t seconds,
                                   int32_t nanos,
                                   ct_error **error);

/**
 * Sets a duration field: seconds and nanoseconds of the same sign.
 */
ct_status ct_message_set_duration(ct_message *message,
                                  const char *path,
                                  int64_t seconds,
                                  int32_t nanos,
                                  ct_error **error);

/**
 * Sets a message field, list element or map entry to a copy of a message, which must be of its type. The two may be
 * the same message.
 */
ct_status ct_message_set_message(ct_message *message,
                                 const char *path,
                                 const ct_message *value,
                                 ct_error **error);

/**
 * Empties a field, or removes a list element (those after it move up) or a map entry. What is not there stays so.
 */
ct_status ct_message_clear(ct_message *message,
                           const char *path,
                           ct_error **error);

/**
 * The name of a status, such as "CT_NOT_FOUND"; "CT_UNKNOWN" for a number that is none. Never NULL, never freed.
 */
const char *ct_status_name(int status);

/**
 * The version of the loaded library, such as "0.1.0". Equal to CT_VERSION when header and library belong together.
 * Never NULL, never freed.
 */
const char *ct_version(void);

#ifdef __cplusplus
}  // extern "C"
#endif  // __cplusplus

#endif  /* CLOUDTASKS_H */
