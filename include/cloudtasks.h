/* The C binding of the Cloud Tasks client. include/README.md is its contract: ownership, threads, NULL, errors, text.
 *
 *   cloudtasks_error *error = NULL;
 *   cloudtasks_client *client = NULL;
 *   cloudtasks_message *request = NULL, *task = NULL;
 *   if (cloudtasks_client_new(NULL, &client, &error) == CLOUDTASKS_OK &&
 *       cloudtasks_message_new("v2", "CreateTaskRequest", &request, &error) == CLOUDTASKS_OK &&
 *       cloudtasks_message_set_string(request, "parent", "projects/p/locations/l/queues/q", CLOUDTASKS_NUL_TERMINATED, &error) == CLOUDTASKS_OK &&
 *       cloudtasks_message_set_string(request, "task.http_request.url", "https://example.com/work", CLOUDTASKS_NUL_TERMINATED, &error) == CLOUDTASKS_OK &&
 *       cloudtasks_v2_create_task(client, request, NULL, &task, &error) == CLOUDTASKS_OK)
 *     puts("created");
 *   else
 *     fprintf(stderr, "%s\n", cloudtasks_error_message(error));
 *   cloudtasks_error_free(error), cloudtasks_message_free(task), cloudtasks_message_free(request), cloudtasks_client_free(client);
 *
 * Made from crates/capi by `cargo xtask generate`. SPDX-License-Identifier: Apache-2.0 */

#ifndef CLOUDTASKS_H
#define CLOUDTASKS_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

/** The version of this header; cloudtasks_version() tells that of the library that is loaded. */
#define CLOUDTASKS_VERSION "0.1.0"
#define CLOUDTASKS_VERSION_MAJOR 0
#define CLOUDTASKS_VERSION_MINOR 1
#define CLOUDTASKS_VERSION_PATCH 0
/** The version as a number to compare, as cloudtasks_version_number() gives it. */
#define CLOUDTASKS_VERSION_NUMBER (CLOUDTASKS_VERSION_MAJOR * 1000000 + CLOUDTASKS_VERSION_MINOR * 1000 + CLOUDTASKS_VERSION_PATCH)
/** Whether this header is of a version or a later one. */
#define CLOUDTASKS_VERSION_AT_LEAST(major, minor, patch) \
  (CLOUDTASKS_VERSION_NUMBER >= (major) * 1000000 + (minor) * 1000 + (patch))

/** What compilers can check: a result that must be looked at, a result that is never NULL, a function that should no longer
 *  be used. CLOUDTASKS_NO_ATTRIBUTES leaves them out. No parameter is marked nonnull: NULL is an error of the function, where
 *  the attribute would make it undefined behavior. */
#if defined(__GNUC__) && !defined(CLOUDTASKS_NO_ATTRIBUTES)
#define CLOUDTASKS_MUST_CHECK __attribute__((warn_unused_result))
#define CLOUDTASKS_RETURNS_NONNULL __attribute__((returns_nonnull))
#define CLOUDTASKS_DEPRECATED(instead) __attribute__((deprecated(instead)))
#else
#define CLOUDTASKS_MUST_CHECK
#define CLOUDTASKS_RETURNS_NONNULL
#define CLOUDTASKS_DEPRECATED(instead)
#endif

/** The functions for each method and each form of resource name: no symbols of the library. */
#ifdef __cplusplus
#define CLOUDTASKS_INLINE inline
#else
#define CLOUDTASKS_INLINE static inline
#endif

/** The language of the program and its standard, as __cplusplus and __STDC_VERSION__ give them: "gl-c/201112L". */
#define CLOUDTASKS_TEXT(value) CLOUDTASKS_TEXT_OF(value)
#define CLOUDTASKS_TEXT_OF(value) #value
#ifdef __cplusplus
#define CLOUDTASKS_LANGUAGE "gl-cpp/" CLOUDTASKS_TEXT(__cplusplus)
#else
#define CLOUDTASKS_LANGUAGE "gl-c/" CLOUDTASKS_TEXT(__STDC_VERSION__)
#endif

/** As the length of a text: the text ends at its NUL. */
#define CLOUDTASKS_NUL_TERMINATED ((size_t)-1)


/**
 * How large a text, a block of bytes or an array may be that is passed in, in bytes. No message of the API comes near it.
 */
#define CLOUDTASKS_MAX_ARGUMENT_BYTES 67108864

/**
 * Write enum values as numbers instead of names.
 */
#define CLOUDTASKS_JSON_ENUM_NUMBERS 1

/**
 * Write fields that are not set, too, with their defaults.
 */
#define CLOUDTASKS_JSON_DEFAULTS 2

/**
 * Write field names as in the API definition (http_request) instead of as on the wire (httpRequest).
 */
#define CLOUDTASKS_JSON_PROTO_NAMES 4

/**
 * Write on several lines, indented by two blanks.
 */
#define CLOUDTASKS_JSON_INDENT 8

/**
 * Skip unknown fields instead of refusing them.
 */
#define CLOUDTASKS_JSON_IGNORE_UNKNOWN 16

/**
 * The result of a function: CLOUDTASKS_OK, a google.rpc code (1 to 16), or a code of this library (from 100).
 */
typedef enum {
  /**
   * Success.
   */
  CLOUDTASKS_OK = 0,
  /**
   * The call was cancelled, or its client freed.
   */
  CLOUDTASKS_CANCELLED = 1,
  /**
   * An error that the service did not classify, or a response that cannot be read.
   */
  CLOUDTASKS_UNKNOWN = 2,
  /**
   * An argument or the request is invalid, whatever the state of the service.
   */
  CLOUDTASKS_INVALID_ARGUMENT = 3,
  /**
   * The deadline passed. The service may have carried out the request.
   */
  CLOUDTASKS_DEADLINE_EXCEEDED = 4,
  /**
   * The queue, task, location or operation does not exist.
   */
  CLOUDTASKS_NOT_FOUND = 5,
  /**
   * The name is taken, by an existing resource or by one that was deleted recently.
   */
  CLOUDTASKS_ALREADY_EXISTS = 6,
  /**
   * The caller does not have the permission.
   */
  CLOUDTASKS_PERMISSION_DENIED = 7,
  /**
   * A quota or rate limit is exceeded, or a response is larger than its limit.
   */
  CLOUDTASKS_RESOURCE_EXHAUSTED = 8,
  /**
   * The resource is in the wrong state, such as paused or disabled; or client and server do not agree on TLS.
   */
  CLOUDTASKS_FAILED_PRECONDITION = 9,
  /**
   * The resource was changed at the same time.
   */
  CLOUDTASKS_ABORTED = 10,
  /**
   * A value is outside of its valid range.
   */
  CLOUDTASKS_OUT_OF_RANGE = 11,
  /**
   * The service does not have this method.
   */
  CLOUDTASKS_UNIMPLEMENTED = 12,
  /**
   * A defect of the service.
   */
  CLOUDTASKS_INTERNAL = 13,
  /**
   * The service cannot be reached or is overloaded. Retry later.
   */
  CLOUDTASKS_UNAVAILABLE = 14,
  /**
   * The service lost data.
   */
  CLOUDTASKS_DATA_LOSS = 15,
  /**
   * The credentials are missing, invalid or expired.
   */
  CLOUDTASKS_UNAUTHENTICATED = 16,
  /**
   * A pointer that must not be NULL is NULL.
   */
  CLOUDTASKS_NULL_POINTER = 100,
  /**
   * A handle is of another type, or was freed. A freed handle is detected often, but not always.
   */
  CLOUDTASKS_BAD_HANDLE = 101,
  /**
   * A text is not UTF-8.
   */
  CLOUDTASKS_BAD_UTF8 = 102,
  /**
   * The API version, message type, method or enum value does not exist.
   */
  CLOUDTASKS_UNKNOWN_NAME = 103,
  /**
   * A field path names no field, or is malformed.
   */
  CLOUDTASKS_BAD_PATH = 104,
  /**
   * The field that a path names has another type, or the value is out of its range.
   */
  CLOUDTASKS_MISMATCH = 105,
  /**
   * The field that a path names is not set, and its type has no default.
   */
  CLOUDTASKS_ABSENT = 106,
  /**
   * JSON or binary data that cannot be read as a message of the type.
   */
  CLOUDTASKS_BAD_DATA = 107,
  /**
   * A pager or a list has no more items. No error is written.
   */
  CLOUDTASKS_DONE = 108,
  /**
   * A blocking function was called from a callback, on the thread that carries asynchronous calls.
   */
  CLOUDTASKS_WRONG_THREAD = 109,
  /**
   * The handle was made before a fork, in the parent process.
   */
  CLOUDTASKS_FORKED = 110,
  /**
   * A defect of this library. Only free the handles of the call afterwards.
   */
  CLOUDTASKS_PANIC = 111,
  /**
   * Another call uses the pager or the operation.
   */
  CLOUDTASKS_BUSY = 112,
} cloudtasks_status;

/**
 * On which side of a call an error arose. Kinds may be added.
 */
typedef enum {
  /**
   * No error.
   */
  CLOUDTASKS_ERROR_NONE = 0,
  /**
   * The request, an argument or a setting is wrong; nothing was sent.
   */
  CLOUDTASKS_ERROR_REQUEST = 1,
  /**
   * The service, or something on the way to it, answered with an error.
   */
  CLOUDTASKS_ERROR_SERVICE = 2,
  /**
   * No connection could be made, or the connection broke.
   */
  CLOUDTASKS_ERROR_TRANSPORT = 3,
  /**
   * The timeout of the call passed; the phase says where the time went.
   */
  CLOUDTASKS_ERROR_TIMEOUT = 4,
  /**
   * The retry policy gave up; cloudtasks_error_cause is the error of the last attempt.
   */
  CLOUDTASKS_ERROR_RETRY = 5,
  /**
   * No access token could be obtained.
   */
  CLOUDTASKS_ERROR_CREDENTIALS = 6,
  /**
   * The call was cancelled, or its client freed.
   */
  CLOUDTASKS_ERROR_CANCELLED = 7,
  /**
   * The service reported success with a response that cannot be read.
   */
  CLOUDTASKS_ERROR_RESPONSE = 8,
  /**
   * This process lacks something: memory, threads, file descriptors.
   */
  CLOUDTASKS_ERROR_SYSTEM = 9,
  /**
   * A defect of this library.
   */
  CLOUDTASKS_ERROR_DEFECT = 10,
} cloudtasks_error_kind;

/**
 * What a call was doing when it failed. Phases may be added.
 */
typedef enum {
  /**
   * Unknown, or not in a call.
   */
  CLOUDTASKS_PHASE_NONE = 0,
  /**
   * Getting an access token.
   */
  CLOUDTASKS_PHASE_TOKEN = 1,
  /**
   * Looking up the host name.
   */
  CLOUDTASKS_PHASE_NAME_LOOKUP = 2,
  /**
   * Opening the TCP connection, through the proxy where there is one.
   */
  CLOUDTASKS_PHASE_CONNECT = 3,
  /**
   * The TLS handshake.
   */
  CLOUDTASKS_PHASE_TLS = 4,
  /**
   * Sending the request and waiting for the head of the response.
   */
  CLOUDTASKS_PHASE_RESPONSE = 5,
  /**
   * Reading the body of the response.
   */
  CLOUDTASKS_PHASE_BODY = 6,
  /**
   * Waiting before the next attempt.
   */
  CLOUDTASKS_PHASE_BACKOFF = 7,
  /**
   * Waiting for a free stream on the connections of HTTP/2.
   */
  CLOUDTASKS_PHASE_STREAM = 8,
} cloudtasks_phase;

/**
 * How important a message is.
 */
typedef enum {
  /**
   * A defect of this library.
   */
  CLOUDTASKS_LOG_ERROR = 1,
  /**
   * Something that the program should know, and that no call reports.
   */
  CLOUDTASKS_LOG_WARN = 2,
  /**
   * A call is retried.
   */
  CLOUDTASKS_LOG_INFO = 3,
  /**
   * Each attempt of each call.
   */
  CLOUDTASKS_LOG_DEBUG = 4,
} cloudtasks_log_level;

/**
 * The type of a field's values.
 */
typedef enum {
  CLOUDTASKS_FIELD_STRING = 1,
  CLOUDTASKS_FIELD_BYTES = 2,
  CLOUDTASKS_FIELD_BOOL = 3,
  CLOUDTASKS_FIELD_INT32 = 4,
  CLOUDTASKS_FIELD_INT64 = 5,
  CLOUDTASKS_FIELD_DOUBLE = 6,
  CLOUDTASKS_FIELD_ENUM = 7,
  CLOUDTASKS_FIELD_MESSAGE = 8,
  CLOUDTASKS_FIELD_TIMESTAMP = 9,
  CLOUDTASKS_FIELD_DURATION = 10,
} cloudtasks_field_type;

/**
 * How many values a field has.
 */
typedef enum {
  /**
   * One; a scalar that is its default counts as not set.
   */
  CLOUDTASKS_CARDINALITY_SINGULAR = 1,
  /**
   * One, and a scalar that is its default may be set.
   */
  CLOUDTASKS_CARDINALITY_OPTIONAL = 2,
  /**
   * A list.
   */
  CLOUDTASKS_CARDINALITY_REPEATED = 3,
  /**
   * A map with text keys.
   */
  CLOUDTASKS_CARDINALITY_MAP = 4,
  /**
   * A map with int32 keys.
   */
  CLOUDTASKS_CARDINALITY_INT_MAP = 5,
} cloudtasks_cardinality;

/**
 * The settings of one call. Several threads may use them at the same time, as long as none changes them.
 */
typedef struct cloudtasks_call_options cloudtasks_call_options;

/**
 * Stops calls from another thread or from a signal handler. Any number of calls may share a token. A cancelled token stays
 * cancelled. cloudtasks_call_options_set_cancellation adds it to the options of a call.
 */
typedef struct cloudtasks_cancellation cloudtasks_cancellation;

/**
 * A client for all versions of the API. Any number of threads may use it at the same time.
 */
typedef struct cloudtasks_client cloudtasks_client;

/**
 * A queue of callbacks of asynchronous calls, for programs with an event loop: cloudtasks_completions_deliver runs them.
 * cloudtasks_call_options_set_completions adds it to the options of a call. Any number of threads may use it at the same time.
 */
typedef struct cloudtasks_completions cloudtasks_completions;

/**
 * Cloud Tasks on a port of this machine, served by a thread of this process. Any number of threads may use the handle at the
 * same time.
 */
typedef struct cloudtasks_emulator cloudtasks_emulator;

/**
 * The settings of an emulator. Several threads may use the same ones at once, as long as none changes them.
 */
typedef struct cloudtasks_emulator_options cloudtasks_emulator_options;

/**
 * Why a function failed. A function writes one where the caller passes a pointer for it; cloudtasks_error_free frees it.
 */
typedef struct cloudtasks_error cloudtasks_error;

/**
 * A message of any type of the API. Several threads may read it at once; while one changes it no other may use it.
 */
typedef struct cloudtasks_message cloudtasks_message;

/**
 * A long-running operation, in the state that was last received. Only one call at a time may use it; another gives
 * CLOUDTASKS_BUSY.
 */
typedef struct cloudtasks_operation cloudtasks_operation;

/**
 * The settings of a client.
 */
typedef struct cloudtasks_options cloudtasks_options;

/**
 * The items of a list method, fetched page by page. Only one call at a time may use it; another gives CLOUDTASKS_BUSY.
 */
typedef struct cloudtasks_pager cloudtasks_pager;

/**
 * When a failed call is retried. The delay before each retry is random between 0 and d, where d starts at the initial delay
 * and grows by the multiplier up to the maximum.
 */
typedef struct cloudtasks_retry cloudtasks_retry;

/**
 * Where a token source puts its token, by cloudtasks_token_set.
 */
typedef struct cloudtasks_token cloudtasks_token;

/**
 * Gets the result of an asynchronous call. It is called exactly once: on the client's thread, possibly before the function
 * that started the call returns; or in cloudtasks_completions_deliver, if the options of the call have completions. On
 * CLOUDTASKS_OK, `error` is NULL and `response` is the response, or NULL if the documentation of the function says so. On any
 * other status, `response` is NULL and `error` has the error (NULL on CLOUDTASKS_DONE). The callback owns both and frees
 * them. On the client's thread it should return soon, and must not call a function that waits for the service
 * (CLOUDTASKS_WRONG_THREAD); it may start asynchronous calls.
 */
typedef void (*cloudtasks_callback)(cloudtasks_status status,
                                    cloudtasks_message *response,
                                    cloudtasks_error *error,
                                    void *user_data);

/**
 * Gets the result of the task at `index`. It runs on the thread that called cloudtasks_create_tasks; for
 * cloudtasks_create_tasks_async it runs where a cloudtasks_callback would. On CLOUDTASKS_OK, `task` is the created task and
 * `error` is NULL. On any other status, `task` is NULL. Both are valid only during the callback. It must not call a function
 * that waits for the service (CLOUDTASKS_WRONG_THREAD), except in cloudtasks_completions_deliver.
 *
 * @return true to continue; false to stop: the tasks that have not ended then get CLOUDTASKS_CANCELLED
 */
typedef bool (*cloudtasks_task_callback)(size_t index,
                                         cloudtasks_status status,
                                         const cloudtasks_message *task,
                                         const cloudtasks_error *error,
                                         void *user_data);

#if !defined(_WIN32)
/**
 * What an event loop waits for: a file descriptor; on Windows the HANDLE of an event.
 */
typedef int cloudtasks_descriptor;
#endif

#if defined(_WIN32)
/**
 * What an event loop waits for: a file descriptor; on Windows the HANDLE of an event.
 */
typedef void *cloudtasks_descriptor;
#endif

/**
 * Gets an access token: puts it into `token` by cloudtasks_token_set and returns true, or returns false. It is called on a
 * thread of the library, where it may block, when a token is needed and before a token expires.
 */
typedef bool (*cloudtasks_token_source)(cloudtasks_token *token,
                                        void *user_data);

/**
 * Frees the user data of a callback.
 */
typedef void (*cloudtasks_free_function)(void *user_data);

/**
 * Gets a message, on the thread where it arises. No lock of the library is held. It may call any function except
 * cloudtasks_set_log_callback; messages that it causes itself are dropped. Both texts are valid only during the callback. It
 * must not fork.
 *
 * @param target   the part of the library, such as "cloudtasks::client"
 * @param message  one line, with names and values as in `method="create_task" status=503 attempt=1`, without secrets
 */
typedef void (*cloudtasks_log_callback)(cloudtasks_log_level level,
                                        const char *target,
                                        const char *message,
                                        void *user_data);

#ifdef __cplusplus
extern "C" {
#endif // __cplusplus

/**
 * Calls a method without waiting. It returns at once, and the callback is called exactly once, when the call ends. If this
 * function fails, the callback is not called. The functions for each method, such as cloudtasks_v2_create_task_async, call
 * this function. To cancel the call, see cloudtasks_call_options_set_cancellation. To run the callback in an event loop, see
 * cloudtasks_call_options_set_completions.
 *
 * @param method    the version and the name, such as "v2.create_task"
 * @param request   a message of the method's request type; it may be freed as soon as this returns
 * @param options   may be NULL, and freed as soon as this returns
 */
CLOUDTASKS_MUST_CHECK
cloudtasks_status cloudtasks_call_async(const cloudtasks_client *client,
                                        const char *method,
                                        const cloudtasks_message *request,
                                        const cloudtasks_call_options *options,
                                        cloudtasks_callback callback,
                                        void *user_data,
                                        cloudtasks_error **error);

/**
 * Creates many tasks in one queue, with a call for each, and waits for all. The callback is called exactly once for each
 * task, in the order in which they end. CLOUDTASKS_OK means that each task was tried; only the callback gets the results.
 * CLOUDTASKS_CANCELLED means that the callback or the cancellation of the options stopped it.
 *
 * @param tasks          tasks of one version
 * @param max_in_flight  how many calls are under way at a time, at least 1
 * @param options        the options of each call; may be NULL
 */
CLOUDTASKS_MUST_CHECK
cloudtasks_status cloudtasks_create_tasks(const cloudtasks_client *client,
                                          const char *parent,
                                          const cloudtasks_message *const *tasks,
                                          size_t count,
                                          size_t max_in_flight,
                                          const cloudtasks_call_options *options,
                                          cloudtasks_task_callback callback,
                                          void *user_data,
                                          cloudtasks_error **error);

/**
 * As cloudtasks_create_tasks, without waiting. If this function fails, no callback is called.
 *
 * @param tasks     are copied
 * @param callback  is called exactly once for each task, before `done`, also for tasks that were not tried: `done` gets the
 *                  reason
 * @param done      is called at the end, without a response
 */
CLOUDTASKS_MUST_CHECK
cloudtasks_status cloudtasks_create_tasks_async(const cloudtasks_client *client,
                                                const char *parent,
                                                const cloudtasks_message *const *tasks,
                                                size_t count,
                                                size_t max_in_flight,
                                                const cloudtasks_call_options *options,
                                                cloudtasks_task_callback callback,
                                                cloudtasks_callback done,
                                                void *user_data,
                                                cloudtasks_error **error);

/**
 * Calls a method and waits for its response. The functions for each method, such as cloudtasks_v2_create_task, call this
 * function.
 *
 * @param method    the version and the name, such as "v2.create_task"; cloudtasks_method_at lists them
 * @param request   a message of the method's request type, which the caller still owns
 * @param options   may be NULL
 * @param response  gets the response, which the caller frees; may be NULL
 * @param error     gets the error, which the caller frees; may be NULL
 */
CLOUDTASKS_MUST_CHECK
cloudtasks_status cloudtasks_call(const cloudtasks_client *client,
                                  const char *method,
                                  const cloudtasks_message *request,
                                  const cloudtasks_call_options *options,
                                  cloudtasks_message **response,
                                  cloudtasks_error **error);

/**
 * Makes options of which none is set: the defaults of the client and the method apply.
 */
CLOUDTASKS_MUST_CHECK
cloudtasks_status cloudtasks_call_options_new(cloudtasks_call_options **options,
                                              cloudtasks_error **error);

/**
 * Frees options. Calls made with them are not affected. NULL is allowed.
 */
void cloudtasks_call_options_free(cloudtasks_call_options *options);

/**
 * The timeout of the whole call in milliseconds: token, connection, all attempts and the delays between. With 0 the call fails
 * without being sent.
 */
CLOUDTASKS_MUST_CHECK
cloudtasks_status cloudtasks_call_options_set_timeout(cloudtasks_call_options *options,
                                                      int64_t timeout_ms,
                                                      cloudtasks_error **error);

/**
 * No timeout for the call.
 */
CLOUDTASKS_MUST_CHECK
cloudtasks_status cloudtasks_call_options_set_no_timeout(cloudtasks_call_options *options,
                                                         cloudtasks_error **error);

/**
 * Retries the call by a policy, which is copied. A method that is not idempotent may then be carried out twice; for
 * create_task see cloudtasks_call_options_set_deduplicate.
 */
CLOUDTASKS_MUST_CHECK
cloudtasks_status cloudtasks_call_options_set_retry(cloudtasks_call_options *options,
                                                    const cloudtasks_retry *retry,
                                                    cloudtasks_error **error);

/**
 * No retry for the call.
 */
CLOUDTASKS_MUST_CHECK
cloudtasks_status cloudtasks_call_options_set_no_retry(cloudtasks_call_options *options,
                                                       cloudtasks_error **error);

/**
 * Sends an HTTP header with the call.
 */
CLOUDTASKS_MUST_CHECK
cloudtasks_status cloudtasks_call_options_add_header(cloudtasks_call_options *options,
                                                     const char *name,
                                                     const char *value,
                                                     cloudtasks_error **error);

/**
 * Sets the cancellation token of the call, and of the pager or operation that is made with these options. Calls under way
 * keep the token that they started with. NULL removes it.
 */
CLOUDTASKS_MUST_CHECK
cloudtasks_status cloudtasks_call_options_set_cancellation(cloudtasks_call_options *options,
                                                           const cloudtasks_cancellation *cancellation,
                                                           cloudtasks_error **error);

/**
 * Puts the callbacks of asynchronous calls with these options, and of the pager or operation that is made with them, into
 * completions for cloudtasks_completions_deliver, in place of running them on the client's thread. NULL removes them.
 */
CLOUDTASKS_MUST_CHECK
cloudtasks_status cloudtasks_call_options_set_completions(cloudtasks_call_options *options,
                                                          const cloudtasks_completions *completions,
                                                          cloudtasks_error **error);

/**
 * Copies options.
 */
CLOUDTASKS_MUST_CHECK
cloudtasks_status cloudtasks_call_options_copy(const cloudtasks_call_options *options,
                                               cloudtasks_call_options **copy,
                                               cloudtasks_error **error);

/**
 * Makes retries of create_task safe, and retries it. A task without a name gets a random one. If a retry fails with
 * CLOUDTASKS_ALREADY_EXISTS, the call returns the task that the earlier attempt created. Any other method fails with
 * CLOUDTASKS_INVALID_ARGUMENT.
 */
CLOUDTASKS_MUST_CHECK
cloudtasks_status cloudtasks_call_options_set_deduplicate(cloudtasks_call_options *options,
                                                          bool deduplicate,
                                                          cloudtasks_error **error);

/**
 * Makes a token. It takes a file descriptor on Linux, two on macOS, an event on Windows.
 */
CLOUDTASKS_MUST_CHECK
cloudtasks_status cloudtasks_cancellation_new(cloudtasks_cancellation **cancellation,
                                              cloudtasks_error **error);

/**
 * Cancels all calls that have the token, and those that are made with it later: each ends with CLOUDTASKS_CANCELLED,
 * unless it has already ended. The service may have carried out such a call. Any thread and any signal handler may call
 * this, any number of times. NULL is allowed. In the child of a fork it does nothing.
 */
void cloudtasks_cancellation_cancel(const cloudtasks_cancellation *cancellation);

/**
 * Whether a token was cancelled; false for NULL. A signal handler may call it.
 */
bool cloudtasks_cancellation_is_cancelled(const cloudtasks_cancellation *cancellation);

/**
 * Frees a token. Calls under way that have it go on and can no longer be cancelled by it. NULL is allowed.
 */
void cloudtasks_cancellation_free(cloudtasks_cancellation *cancellation);

/**
 * Makes a client for a program in any language. In C and C++ use cloudtasks_client_new, which passes CLOUDTASKS_LANGUAGE.
 * The client connects at its first call.
 *
 * @param language  the first part of the header x-goog-api-client: "gl-", the language, a slash and its version, such as
 *                  "gl-lua/5.4"
 */
CLOUDTASKS_MUST_CHECK
cloudtasks_status cloudtasks_client_new_for(const cloudtasks_options *options,
                                            const char *language,
                                            cloudtasks_client **client,
                                            cloudtasks_error **error);

/**
 * Closes a client and frees it. Asynchronous calls under way are cancelled, and their callbacks have run when this
 * returns (called from a callback, it does not wait for the others). Pagers and operations made from it stay valid
 * but fail with CLOUDTASKS_CANCELLED. No other thread may be in a call of this handle. NULL is allowed.
 */
void cloudtasks_client_free(cloudtasks_client *client);

/**
 * Makes an empty queue of completions. It takes one file descriptor on Linux, two on macOS, and an event on Windows.
 */
CLOUDTASKS_MUST_CHECK
cloudtasks_status cloudtasks_completions_new(cloudtasks_completions **completions,
                                             cloudtasks_error **error);

/**
 * The descriptor that is readable while completions wait, for poll, epoll, libuv and others. On Windows it is the HANDLE of an
 * event that is signaled while completions wait, for WaitForMultipleObjects, RegisterWaitForSingleObject and others. Do not
 * read, write, set or close it. It is valid until the completions are freed.
 */
CLOUDTASKS_MUST_CHECK
cloudtasks_status cloudtasks_completions_descriptor(const cloudtasks_completions *completions,
                                                    cloudtasks_descriptor *descriptor,
                                                    cloudtasks_error **error);

/**
 * Runs the callbacks that wait, on the calling thread, in the order in which the calls ended, and returns without waiting
 * for more. Completions that arrive during this wait for the next time; the descriptor then stays readable. A callback may
 * call any function, including this one and those that wait.
 *
 * @param limit      the maximum number of callbacks to run; SIZE_MAX for all that wait
 * @param delivered  gets the number of callbacks that ran; may be NULL
 */
CLOUDTASKS_MUST_CHECK
cloudtasks_status cloudtasks_completions_deliver(const cloudtasks_completions *completions,
                                                 size_t limit,
                                                 size_t *delivered,
                                                 cloudtasks_error **error);

/**
 * Frees completions. Calls under way that put their callbacks here are cancelled, and the remaining callbacks run before this
 * returns. Called from a callback on a client's thread, this does not wait for calls under way: their callbacks run on
 * their client's thread. NULL is allowed.
 */
void cloudtasks_completions_free(cloudtasks_completions *completions);

/**
 * Uses the application default credentials: the file that GOOGLE_APPLICATION_CREDENTIALS names, else gcloud's login, else
 * the metadata server. This is the default, except for emulators and for endpoints that begin with "http://".
 */
CLOUDTASKS_MUST_CHECK
cloudtasks_status cloudtasks_options_set_default_credentials(cloudtasks_options *options,
                                                             cloudtasks_error **error);

/**
 * Uses no credentials, as for an emulator.
 */
CLOUDTASKS_MUST_CHECK
cloudtasks_status cloudtasks_options_set_anonymous(cloudtasks_options *options,
                                                   cloudtasks_error **error);

/**
 * Uses an API key.
 */
CLOUDTASKS_MUST_CHECK
cloudtasks_status cloudtasks_options_set_api_key(cloudtasks_options *options,
                                                 const char *key,
                                                 cloudtasks_error **error);

/**
 * Uses a fixed access token. When the service refuses it, calls fail. For tokens that are renewed, see
 * cloudtasks_options_set_token_source.
 */
CLOUDTASKS_MUST_CHECK
cloudtasks_status cloudtasks_options_set_access_token(cloudtasks_options *options,
                                                      const char *token,
                                                      cloudtasks_error **error);

/**
 * Uses a credentials file of any kind, such as a service account's key. It is read at once. Such a file says where tokens
 * are fetched from, and may name a program to run: use only files from a source that you trust.
 */
CLOUDTASKS_MUST_CHECK
cloudtasks_status cloudtasks_options_set_credentials_file(cloudtasks_options *options,
                                                          const char *file,
                                                          cloudtasks_error **error);

/**
 * Uses the content of a credentials file, see cloudtasks_options_set_credentials_file. `length` is in bytes, or CLOUDTASKS_NUL_TERMINATED.
 */
CLOUDTASKS_MUST_CHECK
cloudtasks_status cloudtasks_options_set_credentials_json(cloudtasks_options *options,
                                                          const char *json,
                                                          size_t length,
                                                          cloudtasks_error **error);

/**
 * Impersonates a service account with the credentials that are already set, or with the application default credentials if
 * none are set. They need the role roles/iam.serviceAccountTokenCreator. CLOUDTASKS_INVALID_ARGUMENT for credentials that
 * cannot impersonate: an API key, an access token, a token source, anonymous. Credentials that are set later replace this.
 *
 * @param principal    the email address of the service account
 * @param delegates    the chain of service accounts between the credentials and the principal; may be NULL if `count` is 0
 * @param lifetime_ms  the lifetime of a token, in milliseconds that are whole seconds; 0 for an hour. Google allows up to
 *                     12 hours, and more than one hour only if an organization policy allows it
 */
CLOUDTASKS_MUST_CHECK
cloudtasks_status cloudtasks_options_set_impersonation(cloudtasks_options *options,
                                                       const char *principal,
                                                       const char *const *delegates,
                                                       size_t count,
                                                       int64_t lifetime_ms,
                                                       cloudtasks_error **error);

/**
 * Gets access tokens from a function of the program. `free_user_data`, which may be NULL, is called once: when the options
 * and the last client made from them are freed, or when this function fails.
 */
CLOUDTASKS_MUST_CHECK
cloudtasks_status cloudtasks_options_set_token_source(cloudtasks_options *options,
                                                      cloudtasks_token_source source,
                                                      void *user_data,
                                                      cloudtasks_free_function free_user_data,
                                                      cloudtasks_error **error);

/**
 * Gives a token to the library, within a token source. `lifetime_ms` is its lifetime in milliseconds from now; with 0 it is
 * used until the service refuses it.
 */
CLOUDTASKS_MUST_CHECK
cloudtasks_status cloudtasks_token_set(cloudtasks_token *token,
                                       const char *access_token,
                                       int64_t lifetime_ms,
                                       cloudtasks_error **error);

/**
 * Starts an emulator. It accepts calls when this returns.
 *
 * @param options  NULL for a free port of 127.0.0.1, with queues and tasks in memory
 */
CLOUDTASKS_MUST_CHECK
cloudtasks_status cloudtasks_emulator_start(const cloudtasks_emulator_options *options,
                                            cloudtasks_emulator **emulator,
                                            cloudtasks_error **error);

/**
 * Its address in the form of CLOUD_TASKS_EMULATOR_HOST: "127.0.0.1:PORT". Valid until it is stopped.
 */
CLOUDTASKS_MUST_CHECK
cloudtasks_status cloudtasks_emulator_host(const cloudtasks_emulator *emulator,
                                           const char **host,
                                           cloudtasks_error **error);

/**
 * Its address in the form of cloudtasks_options_set_endpoint: "http://127.0.0.1:PORT". Valid until it is stopped.
 */
CLOUDTASKS_MUST_CHECK
cloudtasks_status cloudtasks_emulator_endpoint(const cloudtasks_emulator *emulator,
                                               const char **endpoint,
                                               cloudtasks_error **error);

/**
 * Makes a queue with default settings, by its resource name.
 */
CLOUDTASKS_MUST_CHECK
cloudtasks_status cloudtasks_emulator_create_queue(const cloudtasks_emulator *emulator,
                                                   const char *name,
                                                   cloudtasks_error **error);

/**
 * Reads the file of cloudtasks_emulator_options_set_queues_file again: creates queues that are new, and updates those that
 * exist. Queues that are not in the file stay.
 */
CLOUDTASKS_MUST_CHECK
cloudtasks_status cloudtasks_emulator_reload_queues(const cloudtasks_emulator *emulator,
                                                    cloudtasks_error **error);

/**
 * Advances the clock by this many milliseconds. Tasks that become due are dispatched at once.
 */
CLOUDTASKS_MUST_CHECK
cloudtasks_status cloudtasks_emulator_advance(const cloudtasks_emulator *emulator,
                                              int64_t by_ms,
                                              cloudtasks_error **error);

/**
 * Makes the next attempts fail, without sending them.
 *
 * @param count        how many attempts
 * @param http_status  the status that they fail with, such as 503; 0 for a target that cannot be reached
 */
CLOUDTASKS_MUST_CHECK
cloudtasks_status cloudtasks_emulator_fail_next(const cloudtasks_emulator *emulator,
                                                uint32_t count,
                                                uint16_t http_status,
                                                cloudtasks_error **error);

/**
 * The attempts that have ended, oldest first; by default the latest 10,000.
 *
 * @param json    gets a JSON array of objects with task, attempt, request, http_status, problem, success, dispatch_time,
 *                end_time, next_attempt_time and given_up; the caller frees it by cloudtasks_free
 * @param length  gets its length in bytes; may be NULL
 */
CLOUDTASKS_MUST_CHECK
cloudtasks_status cloudtasks_emulator_attempts(const cloudtasks_emulator *emulator,
                                               char **json,
                                               size_t *length,
                                               cloudtasks_error **error);

/**
 * Deletes all queues, tasks and attempts, undoes cloudtasks_emulator_advance, and creates the queues that the emulator was
 * started with. CLOUDTASKS_INTERNAL means that its data directory could not be written, and that nothing has changed.
 */
CLOUDTASKS_MUST_CHECK
cloudtasks_status cloudtasks_emulator_reset(const cloudtasks_emulator *emulator,
                                            cloudtasks_error **error);

/**
 * Waits until no task is due, under way or waiting for another attempt; CLOUDTASKS_DEADLINE_EXCEEDED if this takes longer than
 * the timeout.
 */
CLOUDTASKS_MUST_CHECK
cloudtasks_status cloudtasks_emulator_wait_idle(const cloudtasks_emulator *emulator,
                                                int64_t timeout_ms,
                                                cloudtasks_error **error);

/**
 * Stops an emulator and frees it. NULL is allowed.
 */
void cloudtasks_emulator_stop(cloudtasks_emulator *emulator);

/**
 * Makes options that are all defaults.
 */
CLOUDTASKS_MUST_CHECK
cloudtasks_status cloudtasks_emulator_options_new(cloudtasks_emulator_options **options,
                                                  cloudtasks_error **error);

/**
 * Frees options. Emulators started with them are not touched. NULL is allowed.
 */
void cloudtasks_emulator_options_free(cloudtasks_emulator_options *options);

/**
 * The address to listen on; 127.0.0.1 unless set. The emulator has no access control: keep it off networks.
 */
CLOUDTASKS_MUST_CHECK
cloudtasks_status cloudtasks_emulator_options_set_host(cloudtasks_emulator_options *options,
                                                       const char *host,
                                                       cloudtasks_error **error);

/**
 * The port to listen on; 0, the default, for any free one.
 */
CLOUDTASKS_MUST_CHECK
cloudtasks_status cloudtasks_emulator_options_set_port(cloudtasks_emulator_options *options,
                                                       uint16_t port,
                                                       cloudtasks_error **error);

/**
 * A second port, for workers that fetch the keys of OIDC tokens. It serves the same as the first one.
 */
CLOUDTASKS_MUST_CHECK
cloudtasks_status cloudtasks_emulator_options_set_issuer_port(cloudtasks_emulator_options *options,
                                                              uint16_t port,
                                                              cloudtasks_error **error);

/**
 * Adds a queue to start with, by its resource name.
 */
CLOUDTASKS_MUST_CHECK
cloudtasks_status cloudtasks_emulator_options_add_queue(cloudtasks_emulator_options *options,
                                                        const char *name,
                                                        cloudtasks_error **error);

/**
 * A file of queues to start with: what `gcloud tasks queues list --format=json` or `yaml` prints, or `describe`, or an
 * App Engine `queue.yaml`.
 */
CLOUDTASKS_MUST_CHECK
cloudtasks_status cloudtasks_emulator_options_set_queues_file(cloudtasks_emulator_options *options,
                                                              const char *queues_file,
                                                              cloudtasks_error **error);

/**
 * Keeps queues, tasks and the names of deleted ones in this directory, so that they outlast the emulator. A call returns
 * after its change is on disk.
 */
CLOUDTASKS_MUST_CHECK
cloudtasks_status cloudtasks_emulator_options_set_data_dir(cloudtasks_emulator_options *options,
                                                           const char *directory,
                                                           cloudtasks_error **error);

/**
 * Whether the emulator writes a line to standard error for each attempt.
 */
CLOUDTASKS_MUST_CHECK
cloudtasks_status cloudtasks_emulator_options_set_log(cloudtasks_emulator_options *options,
                                                      bool log,
                                                      cloudtasks_error **error);

/**
 * Stops the clock at this many seconds since 1970; only cloudtasks_emulator_advance then moves it.
 */
CLOUDTASKS_MUST_CHECK
cloudtasks_status cloudtasks_emulator_options_set_standing_clock(cloudtasks_emulator_options *options,
                                                                 int64_t seconds,
                                                                 cloudtasks_error **error);

/**
 * Limits, lifetimes and switches, in place of all those set before. CLOUDTASKS_BAD_DATA for a name that does not exist.
 *
 * @param json    an object such as {"max_queues": 10, "allowed_hosts": ["emulator"]}; docs/emulator.md lists the names
 * @param length  in bytes, or CLOUDTASKS_NUL_TERMINATED
 */
CLOUDTASKS_MUST_CHECK
cloudtasks_status cloudtasks_emulator_options_set_settings(cloudtasks_emulator_options *options,
                                                           const char *json,
                                                           size_t length,
                                                           cloudtasks_error **error);

/**
 * The status of the call that failed; CLOUDTASKS_OK for NULL.
 */
cloudtasks_status cloudtasks_error_status(const cloudtasks_error *error);

/**
 * What went wrong, in English, as the service or this library says it. Valid until the error is freed; NULL for NULL.
 */
const char *cloudtasks_error_message(const cloudtasks_error *error);

/**
 * The path of the field that is wrong, such as "http_request.url"; NULL if the error is not about a field. Valid until
 * the error is freed.
 */
const char *cloudtasks_error_path(const cloudtasks_error *error);

/**
 * On which side of the call the error arose; CLOUDTASKS_ERROR_NONE for NULL.
 */
cloudtasks_error_kind cloudtasks_error_kind_of(const cloudtasks_error *error);

/**
 * What the call was doing when it failed; CLOUDTASKS_PHASE_NONE if that is not known, and for NULL.
 */
cloudtasks_phase cloudtasks_error_phase(const cloudtasks_error *error);

/**
 * Whether the service may have carried out the request: it was sent, and no response rejected it. If this is false, it is
 * safe to make the call again.
 */
bool cloudtasks_error_may_have_arrived(const cloudtasks_error *error);

/**
 * The number of attempts; 0 if the request was not sent, and for NULL.
 */
uint32_t cloudtasks_error_attempts(const cloudtasks_error *error);

/**
 * The HTTP status of the response; after retries, of the last one. 0 if there was no response.
 */
int cloudtasks_error_http_status(const cloudtasks_error *error);

/**
 * The error of the last attempt, if retries were used up; else NULL. `error` owns it; do not free it.
 */
const cloudtasks_error *cloudtasks_error_cause(const cloudtasks_error *error);

/**
 * The details that the service gave, as a JSON array of objects with "@type"; NULL if there are none. Valid until the
 * error is freed.
 */
const char *cloudtasks_error_details(const cloudtasks_error *error);

/**
 * The cause for programs, such as "SERVICE_DISABLED", from the google.rpc.ErrorInfo among the details; NULL if there is
 * none. Valid until the error is freed.
 */
const char *cloudtasks_error_reason(const cloudtasks_error *error);

/**
 * The domain that defines the reason, such as "googleapis.com"; NULL if there is none. Valid until the error is freed.
 */
const char *cloudtasks_error_domain(const cloudtasks_error *error);

/**
 * The value of a key in the google.rpc.ErrorInfo, such as "service"; NULL if there is none. Valid until the error is freed.
 */
const char *cloudtasks_error_metadata(const cloudtasks_error *error,
                                      const char *key);

/**
 * Frees an error. NULL is allowed.
 */
void cloudtasks_error_free(cloudtasks_error *error);

/**
 * Sets the log callback of the process, in place of the previous one. NULL unsets it. After this returns, the previous
 * callback is not called again on any thread. The child of a fork has no callback until it sets one. Called in the callback
 * itself, this gives CLOUDTASKS_WRONG_THREAD.
 *
 * @param level  the least important level that is logged, a cloudtasks_log_level
 */
CLOUDTASKS_MUST_CHECK
cloudtasks_status cloudtasks_set_log_callback(cloudtasks_log_callback callback,
                                              int level,
                                              void *user_data,
                                              cloudtasks_error **error);

/**
 * Frees a text or a block of bytes that a function of this library gave away. NULL is allowed.
 */
void cloudtasks_free(void *memory);

/**
 * Makes an empty message of the type with this name ("Task", "google.cloud.tasks.v2.Task") in an API version ("v2",
 * "v2beta2", "v2beta3").
 */
CLOUDTASKS_MUST_CHECK
cloudtasks_status cloudtasks_message_new(const char *version,
                                         const char *type_name,
                                         cloudtasks_message **message,
                                         cloudtasks_error **error);

/**
 * Frees a message and the texts and bytes lent from it. NULL is allowed.
 */
void cloudtasks_message_free(cloudtasks_message *message);

/**
 * Copies a message.
 */
CLOUDTASKS_MUST_CHECK
cloudtasks_status cloudtasks_message_copy(const cloudtasks_message *message,
                                          cloudtasks_message **copy,
                                          cloudtasks_error **error);

/**
 * Whether two messages have the same type and fields.
 */
CLOUDTASKS_MUST_CHECK
cloudtasks_status cloudtasks_message_equal(const cloudtasks_message *message,
                                           const cloudtasks_message *other,
                                           bool *equal,
                                           cloudtasks_error **error);

/**
 * The full name of a message's type, such as "google.cloud.tasks.v2.Task". Valid until the message changes or is
 * freed. `length` may be NULL.
 */
CLOUDTASKS_MUST_CHECK
cloudtasks_status cloudtasks_message_type_name(const cloudtasks_message *message,
                                               const char **name,
                                               size_t *length,
                                               cloudtasks_error **error);

/**
 * Writes a message as JSON. `flags` are CLOUDTASKS_JSON_ values. The caller frees the text by cloudtasks_free; `length` may be NULL.
 */
CLOUDTASKS_MUST_CHECK
cloudtasks_status cloudtasks_message_to_json(const cloudtasks_message *message,
                                             uint32_t flags,
                                             char **json,
                                             size_t *length,
                                             cloudtasks_error **error);

/**
 * Reads a message of the named type from JSON. `flags` is 0 or CLOUDTASKS_JSON_IGNORE_UNKNOWN. Names of fields may be in both
 * forms, enum values names or numbers.
 */
CLOUDTASKS_MUST_CHECK
cloudtasks_status cloudtasks_message_from_json(const char *version,
                                               const char *type_name,
                                               const char *json,
                                               size_t length,
                                               uint32_t flags,
                                               cloudtasks_message **message,
                                               cloudtasks_error **error);

/**
 * Writes a message in protobuf's binary form. The caller frees the bytes by cloudtasks_free. Fields that only REST has are
 * left out.
 */
CLOUDTASKS_MUST_CHECK
cloudtasks_status cloudtasks_message_to_binary(const cloudtasks_message *message,
                                               uint8_t **data,
                                               size_t *length,
                                               cloudtasks_error **error);

/**
 * Reads a message of the named type from protobuf's binary form. Unknown fields are left out.
 */
CLOUDTASKS_MUST_CHECK
cloudtasks_status cloudtasks_message_from_binary(const char *version,
                                                 const char *type_name,
                                                 const uint8_t *data,
                                                 size_t length,
                                                 cloudtasks_message **message,
                                                 cloudtasks_error **error);

/**
 * Reads a string field. The text ends in NUL and is valid until the message changes or is freed. `length` may be NULL.
 */
CLOUDTASKS_MUST_CHECK
cloudtasks_status cloudtasks_message_get_string(const cloudtasks_message *message,
                                                const char *path,
                                                const char **value,
                                                size_t *length,
                                                cloudtasks_error **error);

/**
 * Reads a bytes field. The bytes are valid until the message changes or is freed.
 */
CLOUDTASKS_MUST_CHECK
cloudtasks_status cloudtasks_message_get_bytes(const cloudtasks_message *message,
                                               const char *path,
                                               const uint8_t **value,
                                               size_t *length,
                                               cloudtasks_error **error);

/**
 * Reads a bool field.
 */
CLOUDTASKS_MUST_CHECK
cloudtasks_status cloudtasks_message_get_bool(const cloudtasks_message *message,
                                              const char *path,
                                              bool *value,
                                              cloudtasks_error **error);

/**
 * Reads an int32 or int64 field.
 */
CLOUDTASKS_MUST_CHECK
cloudtasks_status cloudtasks_message_get_int(const cloudtasks_message *message,
                                             const char *path,
                                             int64_t *value,
                                             cloudtasks_error **error);

/**
 * Reads a double field.
 */
CLOUDTASKS_MUST_CHECK
cloudtasks_status cloudtasks_message_get_double(const cloudtasks_message *message,
                                                const char *path,
                                                double *value,
                                                cloudtasks_error **error);

/**
 * Reads an enum field as its number, which may be one that this version of the library does not know.
 */
CLOUDTASKS_MUST_CHECK
cloudtasks_status cloudtasks_message_get_enum(const cloudtasks_message *message,
                                              const char *path,
                                              int32_t *value,
                                              cloudtasks_error **error);

/**
 * Reads an enum field as the name of its value, such as "POST"; CLOUDTASKS_UNKNOWN_NAME for a number without a name. Valid
 * until the message changes or is freed. `length` may be NULL.
 */
CLOUDTASKS_MUST_CHECK
cloudtasks_status cloudtasks_message_get_enum_name(const cloudtasks_message *message,
                                                   const char *path,
                                                   const char **name,
                                                   size_t *length,
                                                   cloudtasks_error **error);

/**
 * Reads a timestamp field: seconds since 1970 UTC, and nanoseconds from 0 to 999,999,999 that count forward.
 */
CLOUDTASKS_MUST_CHECK
cloudtasks_status cloudtasks_message_get_timestamp(const cloudtasks_message *message,
                                                   const char *path,
                                                   int64_t *seconds,
                                                   int32_t *nanos,
                                                   cloudtasks_error **error);

/**
 * Reads a duration field: seconds and nanoseconds of the same sign.
 */
CLOUDTASKS_MUST_CHECK
cloudtasks_status cloudtasks_message_get_duration(const cloudtasks_message *message,
                                                  const char *path,
                                                  int64_t *seconds,
                                                  int32_t *nanos,
                                                  cloudtasks_error **error);

/**
 * Copies the message in a field, a list element or a map entry. The caller frees the copy.
 */
CLOUDTASKS_MUST_CHECK
cloudtasks_status cloudtasks_message_get_message(const cloudtasks_message *message,
                                                 const char *path,
                                                 cloudtasks_message **value,
                                                 cloudtasks_error **error);

/**
 * Whether there is something at a path: a field with presence that is set, any other that is not its default, an
 * element or entry that is there.
 */
CLOUDTASKS_MUST_CHECK
cloudtasks_status cloudtasks_message_has(const cloudtasks_message *message,
                                         const char *path,
                                         bool *present,
                                         cloudtasks_error **error);

/**
 * How many elements a list has, or entries a map.
 */
CLOUDTASKS_MUST_CHECK
cloudtasks_status cloudtasks_message_count(const cloudtasks_message *message,
                                           const char *path,
                                           size_t *count,
                                           cloudtasks_error **error);

/**
 * The map entry at a position, counted from 0: its key, an integer key in decimal, and its value if that is a text. Both
 * are valid until the message changes or is freed.
 *
 * @param key           gets the key; may be NULL, as each place may
 * @param key_length    gets its length
 * @param value         gets the value, or NULL for a message, which is read by its path
 * @param value_length  gets its length
 */
CLOUDTASKS_MUST_CHECK
cloudtasks_status cloudtasks_message_entry(const cloudtasks_message *message,
                                           const char *path,
                                           size_t position,
                                           const char **key,
                                           size_t *key_length,
                                           const char **value,
                                           size_t *value_length,
                                           cloudtasks_error **error);

/**
 * Sets a string field. `length` is in bytes, or CLOUDTASKS_NUL_TERMINATED.
 */
CLOUDTASKS_MUST_CHECK
cloudtasks_status cloudtasks_message_set_string(cloudtasks_message *message,
                                                const char *path,
                                                const char *value,
                                                size_t length,
                                                cloudtasks_error **error);

/**
 * Sets a bytes field to a copy of these bytes.
 */
CLOUDTASKS_MUST_CHECK
cloudtasks_status cloudtasks_message_set_bytes(cloudtasks_message *message,
                                               const char *path,
                                               const uint8_t *value,
                                               size_t length,
                                               cloudtasks_error **error);

/**
 * Sets a bool field.
 */
CLOUDTASKS_MUST_CHECK
cloudtasks_status cloudtasks_message_set_bool(cloudtasks_message *message,
                                              const char *path,
                                              bool value,
                                              cloudtasks_error **error);

/**
 * Sets an int32 or int64 field.
 */
CLOUDTASKS_MUST_CHECK
cloudtasks_status cloudtasks_message_set_int(cloudtasks_message *message,
                                             const char *path,
                                             int64_t value,
                                             cloudtasks_error **error);

/**
 * Sets a double field.
 */
CLOUDTASKS_MUST_CHECK
cloudtasks_status cloudtasks_message_set_double(cloudtasks_message *message,
                                                const char *path,
                                                double value,
                                                cloudtasks_error **error);

/**
 * Sets an enum field by number. Numbers that this version of the library does not know are taken, too.
 */
CLOUDTASKS_MUST_CHECK
cloudtasks_status cloudtasks_message_set_enum(cloudtasks_message *message,
                                              const char *path,
                                              int32_t value,
                                              cloudtasks_error **error);

/**
 * Sets an enum field by the name of a value, such as "POST".
 */
CLOUDTASKS_MUST_CHECK
cloudtasks_status cloudtasks_message_set_enum_name(cloudtasks_message *message,
                                                   const char *path,
                                                   const char *name,
                                                   cloudtasks_error **error);

/**
 * Sets a timestamp field: seconds since 1970 UTC, and nanoseconds from 0 to 999,999,999 that count forward.
 */
CLOUDTASKS_MUST_CHECK
cloudtasks_status cloudtasks_message_set_timestamp(cloudtasks_message *message,
                                                   const char *path,
                                                   int64_t seconds,
                                                   int32_t nanos,
                                                   cloudtasks_error **error);

/**
 * Sets a duration field: seconds and nanoseconds of the same sign.
 */
CLOUDTASKS_MUST_CHECK
cloudtasks_status cloudtasks_message_set_duration(cloudtasks_message *message,
                                                  const char *path,
                                                  int64_t seconds,
                                                  int32_t nanos,
                                                  cloudtasks_error **error);

/**
 * Sets a message field, list element or map entry to a copy of a message, which must be of its type. The two may be
 * the same message.
 */
CLOUDTASKS_MUST_CHECK
cloudtasks_status cloudtasks_message_set_message(cloudtasks_message *message,
                                                 const char *path,
                                                 const cloudtasks_message *value,
                                                 cloudtasks_error **error);

/**
 * Sets a message field, list element or map entry to an empty message: present, with nothing set in it.
 */
CLOUDTASKS_MUST_CHECK
cloudtasks_status cloudtasks_message_set_empty(cloudtasks_message *message,
                                               const char *path,
                                               cloudtasks_error **error);

/**
 * Empties a field, or removes a list element (those after it move up) or a map entry. What is not there stays so.
 */
CLOUDTASKS_MUST_CHECK
cloudtasks_status cloudtasks_message_clear(cloudtasks_message *message,
                                           const char *path,
                                           cloudtasks_error **error);

/**
 * Builds a resource name from its ids. cloudtasks_queue_path and its siblings are this with names and types.
 *
 * @param form   such as "queue_path"
 * @param ids    the ids in the order in which they stand in the name; none may be empty or hold a slash
 * @param name   gets the name, which the caller frees by cloudtasks_free
 */
CLOUDTASKS_MUST_CHECK
cloudtasks_status cloudtasks_name_build(const char *form,
                                        const char *const *ids,
                                        size_t count,
                                        char **name,
                                        cloudtasks_error **error);

/**
 * Parses a resource name into its ids; CLOUDTASKS_INVALID_ARGUMENT for a name of another form. cloudtasks_parse_queue_path
 * and its siblings are this with names and types.
 *
 * @param form    such as "queue_path"
 * @param places  for each id where to put it, which the caller frees by cloudtasks_free; each place may be NULL
 */
CLOUDTASKS_MUST_CHECK
cloudtasks_status cloudtasks_name_parse(const char *form,
                                        const char *name,
                                        char **const *places,
                                        size_t count,
                                        cloudtasks_error **error);

/**
 * Makes a handle from the Operation message that a method of this version ("v2") returned.
 *
 * @param message  is copied
 * @param options  the options of the calls that poll the operation; their cancellation stops the wait; may be NULL
 */
CLOUDTASKS_MUST_CHECK
cloudtasks_status cloudtasks_operation_new(const cloudtasks_client *client,
                                           const char *version,
                                           const cloudtasks_message *message,
                                           const cloudtasks_call_options *options,
                                           cloudtasks_operation **operation,
                                           cloudtasks_error **error);

/**
 * Sets the delays between the polls of cloudtasks_operation_wait. The default is 100 ms, times 1.3, up to 10 s.
 *
 * @param initial_ms  the delay before the first poll, in milliseconds
 * @param multiplier  the factor from one delay to the next, at least 1
 * @param maximum_ms  the longest delay, in milliseconds
 */
CLOUDTASKS_MUST_CHECK
cloudtasks_status cloudtasks_operation_set_polling(cloudtasks_operation *operation,
                                                   int64_t initial_ms,
                                                   double multiplier,
                                                   int64_t maximum_ms,
                                                   cloudtasks_error **error);

/**
 * Whether the operation has ended, in the state that was last received.
 */
CLOUDTASKS_MUST_CHECK
cloudtasks_status cloudtasks_operation_done(const cloudtasks_operation *operation,
                                            bool *done,
                                            cloudtasks_error **error);

/**
 * Fetches the current state of the operation.
 */
CLOUDTASKS_MUST_CHECK
cloudtasks_status cloudtasks_operation_refresh(cloudtasks_operation *operation,
                                               cloudtasks_error **error);

/**
 * As cloudtasks_operation_refresh, without waiting. The callback gets no response. Until it runs, other functions of the
 * operation give CLOUDTASKS_BUSY; the handle may be freed. If this function fails, the callback is not called.
 */
CLOUDTASKS_MUST_CHECK
cloudtasks_status cloudtasks_operation_refresh_async(cloudtasks_operation *operation,
                                                     cloudtasks_callback callback,
                                                     void *user_data,
                                                     cloudtasks_error **error);

/**
 * Waits until the operation has ended; CLOUDTASKS_DEADLINE_EXCEEDED if it has not within `timeout_ms`. An operation that failed
 * as a whole gives its own status and error.
 */
CLOUDTASKS_MUST_CHECK
cloudtasks_status cloudtasks_operation_wait(cloudtasks_operation *operation,
                                            int64_t timeout_ms,
                                            cloudtasks_error **error);

/**
 * As cloudtasks_operation_wait, without blocking. The callback gets the status and no response;
 * cloudtasks_operation_response then gives the response. Until the callback runs, other functions of the operation give
 * CLOUDTASKS_BUSY; the handle may be freed. If this function fails, the callback is not called.
 */
CLOUDTASKS_MUST_CHECK
cloudtasks_status cloudtasks_operation_wait_async(cloudtasks_operation *operation,
                                                  int64_t timeout_ms,
                                                  cloudtasks_callback callback,
                                                  void *user_data,
                                                  cloudtasks_error **error);

/**
 * The response of the operation, as a message of its type, which the caller frees. CLOUDTASKS_ABSENT while the operation
 * runs, and for a batch whose requests all failed: its metadata has the errors. An operation that failed as a whole gives
 * its own status and error.
 */
CLOUDTASKS_MUST_CHECK
cloudtasks_status cloudtasks_operation_response(const cloudtasks_operation *operation,
                                                cloudtasks_message **response,
                                                cloudtasks_error **error);

/**
 * The progress of the operation, as a message of its type, which the caller frees; CLOUDTASKS_ABSENT if it does not report any.
 */
CLOUDTASKS_MUST_CHECK
cloudtasks_status cloudtasks_operation_metadata(const cloudtasks_operation *operation,
                                                cloudtasks_message **metadata,
                                                cloudtasks_error **error);

/**
 * The Operation message that was last received, which the caller frees. With its name, another process can continue with
 * the operation by cloudtasks_operation_new.
 */
CLOUDTASKS_MUST_CHECK
cloudtasks_status cloudtasks_operation_message(const cloudtasks_operation *operation,
                                               cloudtasks_message **message,
                                               cloudtasks_error **error);

/**
 * Frees the handle; the operation itself continues. NULL is allowed.
 */
void cloudtasks_operation_free(cloudtasks_operation *operation);

/**
 * Makes options that are all defaults.
 */
CLOUDTASKS_MUST_CHECK
cloudtasks_status cloudtasks_options_new(cloudtasks_options **options,
                                         cloudtasks_error **error);

/**
 * Copies options. The copies share a token source and its user data.
 */
CLOUDTASKS_MUST_CHECK
cloudtasks_status cloudtasks_options_copy(const cloudtasks_options *options,
                                          cloudtasks_options **copy,
                                          cloudtasks_error **error);

/**
 * Frees options. Clients made from them are not affected. NULL is allowed.
 */
void cloudtasks_options_free(cloudtasks_options *options);

/**
 * The address of the service: "host" or "host:port", with "https://" (the default) or "http://" before it. If it is not set,
 * calls go to the emulator that CLOUD_TASKS_EMULATOR_HOST names, else to the service.
 */
CLOUDTASKS_MUST_CHECK
cloudtasks_status cloudtasks_options_set_endpoint(cloudtasks_options *options,
                                                  const char *endpoint,
                                                  cloudtasks_error **error);

/**
 * The timeout in milliseconds of calls that set none: it covers the whole call, with all attempts and the delays between.
 */
CLOUDTASKS_MUST_CHECK
cloudtasks_status cloudtasks_options_set_timeout(cloudtasks_options *options,
                                                 int64_t timeout_ms,
                                                 cloudtasks_error **error);

/**
 * No timeout for calls that set none, in place of the default of the method.
 */
CLOUDTASKS_MUST_CHECK
cloudtasks_status cloudtasks_options_set_no_timeout(cloudtasks_options *options,
                                                    cloudtasks_error **error);

/**
 * No retry for calls that set no policy.
 */
CLOUDTASKS_MUST_CHECK
cloudtasks_status cloudtasks_options_set_no_retry(cloudtasks_options *options,
                                                  cloudtasks_error **error);

/**
 * The options of calls of one method, for what a call does not set itself. Cancellation and completions are not part of it.
 *
 * @param method   the name in the API table, such as "create_task", in all versions
 * @param defaults is copied
 */
CLOUDTASKS_MUST_CHECK
cloudtasks_status cloudtasks_options_set_method_defaults(cloudtasks_options *options,
                                                         const char *method,
                                                         const cloudtasks_call_options *defaults,
                                                         cloudtasks_error **error);

/**
 * The domain of another Google Cloud universe, in place of "googleapis.com".
 */
CLOUDTASKS_MUST_CHECK
cloudtasks_status cloudtasks_options_set_universe_domain(cloudtasks_options *options,
                                                         const char *domain,
                                                         cloudtasks_error **error);

/**
 * The time limit of making one connection, in milliseconds, within the timeout of the call. There is none by default.
 */
CLOUDTASKS_MUST_CHECK
cloudtasks_status cloudtasks_options_set_connect_timeout(cloudtasks_options *options,
                                                         int64_t timeout_ms,
                                                         cloudtasks_error **error);

/**
 * The limit of connections over TLS to a server that speaks HTTP/2, at least 1; 8 by default. HTTP/1.1 takes a connection for
 * each call under way, without this limit.
 */
CLOUDTASKS_MUST_CHECK
cloudtasks_status cloudtasks_options_set_max_connections(cloudtasks_options *options,
                                                         size_t connections,
                                                         cloudtasks_error **error);

/**
 * The limit of a response in bytes; 64 MiB by default. For a response that is not a list the limit is 4 MiB, or this if it is
 * smaller. A call whose response is larger fails with CLOUDTASKS_RESOURCE_EXHAUSTED. So does a call whose response takes more
 * memory than the limit and 4 MiB, together with the message that is read from it.
 */
CLOUDTASKS_MUST_CHECK
cloudtasks_status cloudtasks_options_set_max_response_bytes(cloudtasks_options *options,
                                                            size_t bytes,
                                                            cloudtasks_error **error);

/**
 * Certificate authorities in PEM form, trusted in addition to those of the system. `length` is in bytes. If they are invalid,
 * the first call that needs them fails.
 */
CLOUDTASKS_MUST_CHECK
cloudtasks_status cloudtasks_options_set_root_certificates(cloudtasks_options *options,
                                                           const uint8_t *pem,
                                                           size_t length,
                                                           cloudtasks_error **error);

/**
 * A certificate chain and its private key in PEM form, by which the client identifies itself (mutual TLS). Lengths are
 * in bytes.
 */
CLOUDTASKS_MUST_CHECK
cloudtasks_status cloudtasks_options_set_client_certificate(cloudtasks_options *options,
                                                            const uint8_t *chain,
                                                            size_t chain_length,
                                                            const uint8_t *key,
                                                            size_t key_length,
                                                            cloudtasks_error **error);

/**
 * The retry policy of calls that set none, in place of the default of the method. The policy is copied.
 */
CLOUDTASKS_MUST_CHECK
cloudtasks_status cloudtasks_options_set_retry(cloudtasks_options *options,
                                               const cloudtasks_retry *retry,
                                               cloudtasks_error **error);

/**
 * Sends an HTTP header with every request.
 */
CLOUDTASKS_MUST_CHECK
cloudtasks_status cloudtasks_options_add_header(cloudtasks_options *options,
                                                const char *name,
                                                const char *value,
                                                cloudtasks_error **error);

/**
 * The OAuth scopes of access tokens, such as "https://www.googleapis.com/auth/cloud-tasks", in place of the scope of all
 * Google Cloud APIs. Fixed tokens, API keys and token sources ignore them.
 *
 * @param scopes  are copied
 */
CLOUDTASKS_MUST_CHECK
cloudtasks_status cloudtasks_options_set_scopes(cloudtasks_options *options,
                                                const char *const *scopes,
                                                size_t count,
                                                cloudtasks_error **error);

/**
 * The project that quota and cost are counted on, in place of the one of the credentials.
 */
CLOUDTASKS_MUST_CHECK
cloudtasks_status cloudtasks_options_set_quota_project(cloudtasks_options *options,
                                                       const char *project,
                                                       cloudtasks_error **error);

/**
 * The proxy, such as "http://user:password@host:3128", in place of the one that HTTPS_PROXY names; NULL for no proxy.
 */
CLOUDTASKS_MUST_CHECK
cloudtasks_status cloudtasks_options_set_proxy(cloudtasks_options *options,
                                               const char *url,
                                               cloudtasks_error **error);

/**
 * The first part of the User-Agent header, such as "my-app/1.2". The name of this library follows it.
 */
CLOUDTASKS_MUST_CHECK
cloudtasks_status cloudtasks_options_set_user_agent(cloudtasks_options *options,
                                                    const char *user_agent,
                                                    cloudtasks_error **error);

/**
 * Makes a pager of a list method. The first cloudtasks_pager_next fetches the first page. The functions for each method,
 * such as cloudtasks_v2_list_tasks_pager, call this function.
 *
 * @param method   the version and the name, such as "v2.list_tasks"; CLOUDTASKS_INVALID_ARGUMENT if it is not a list method
 * @param request  a message of the method's request type, which is copied
 * @param options  the options of the call for each page; may be NULL
 */
CLOUDTASKS_MUST_CHECK
cloudtasks_status cloudtasks_pager_new(const cloudtasks_client *client,
                                       const char *method,
                                       const cloudtasks_message *request,
                                       const cloudtasks_call_options *options,
                                       cloudtasks_pager **pager,
                                       cloudtasks_error **error);

/**
 * Gives the next item, which the caller frees, and fetches a page if needed; CLOUDTASKS_DONE after the last. After any other
 * error it may be called again.
 */
CLOUDTASKS_MUST_CHECK
cloudtasks_status cloudtasks_pager_next(cloudtasks_pager *pager,
                                        cloudtasks_message **item,
                                        cloudtasks_error **error);

/**
 * Gives the next page as the service sent it, which the caller frees; CLOUDTASKS_DONE after the last. An empty page is not
 * always the last. Items of the previous page that cloudtasks_pager_next has not given are skipped.
 */
CLOUDTASKS_MUST_CHECK
cloudtasks_status cloudtasks_pager_next_page(cloudtasks_pager *pager,
                                             cloudtasks_message **page,
                                             cloudtasks_error **error);

/**
 * As cloudtasks_pager_next, without waiting: the callback gets the item, or CLOUDTASKS_DONE. Until it runs, other functions of
 * the pager give CLOUDTASKS_BUSY; the pager may be freed. If this function fails, the callback is not called.
 */
CLOUDTASKS_MUST_CHECK
cloudtasks_status cloudtasks_pager_next_async(cloudtasks_pager *pager,
                                              cloudtasks_callback callback,
                                              void *user_data,
                                              cloudtasks_error **error);

/**
 * As cloudtasks_pager_next_page, without waiting: the callback gets the page, or CLOUDTASKS_DONE. Until it runs, other
 * functions of the pager give CLOUDTASKS_BUSY; the pager may be freed. If this function fails, the callback is not called.
 */
CLOUDTASKS_MUST_CHECK
cloudtasks_status cloudtasks_pager_next_page_async(cloudtasks_pager *pager,
                                                   cloudtasks_callback callback,
                                                   void *user_data,
                                                   cloudtasks_error **error);

/**
 * The token of the next page, to continue the list later as `page_token` of a request; empty before the first page and
 * after the last. It is valid until the pager is used or freed. `length` may be NULL.
 */
CLOUDTASKS_MUST_CHECK
cloudtasks_status cloudtasks_pager_next_page_token(const cloudtasks_pager *pager,
                                                   const char **token,
                                                   size_t *length,
                                                   cloudtasks_error **error);

/**
 * Frees a pager. NULL is allowed.
 */
void cloudtasks_pager_free(cloudtasks_pager *pager);

/**
 * The method of a version at a position, counted from 0; CLOUDTASKS_DONE after the last. Each place may be NULL.
 *
 * @param name      gets what cloudtasks_call takes, without the version: "create_task"
 * @param request   gets the full name of the type of its request
 * @param response  gets the full name of the type of its response
 * @param items     gets the field of the response that a pager walks; NULL for a method that lists nothing
 */
CLOUDTASKS_MUST_CHECK
cloudtasks_status cloudtasks_method_at(const char *version,
                                       size_t position,
                                       const char **name,
                                       const char **request,
                                       const char **response,
                                       const char **items,
                                       cloudtasks_error **error);

/**
 * The message type of a version at a position, counted from 0, the shared ones after its own; CLOUDTASKS_DONE after the last.
 *
 * @param full_name  gets the full name, such as "google.cloud.tasks.v2.Task"; may be NULL
 */
CLOUDTASKS_MUST_CHECK
cloudtasks_status cloudtasks_type_at(const char *version,
                                     size_t position,
                                     const char **full_name,
                                     cloudtasks_error **error);

/**
 * The field of a message type at a position, counted from 0; CLOUDTASKS_DONE after the last. Each place may be NULL.
 *
 * @param name         gets the name in the API, such as "http_request"
 * @param number       gets the number of the binary form; 0 for a field that only REST has
 * @param type         gets a cloudtasks_field_type, of the values for a map
 * @param cardinality  gets a cloudtasks_cardinality
 * @param value_type   gets the full name of the enum or message type; NULL for other types
 * @param oneof        gets the name of the oneof that the field is in; NULL for most
 */
CLOUDTASKS_MUST_CHECK
cloudtasks_status cloudtasks_field_at(const char *version,
                                      const char *type_name,
                                      size_t position,
                                      const char **name,
                                      uint32_t *number,
                                      int32_t *type,
                                      int32_t *cardinality,
                                      const char **value_type,
                                      const char **oneof,
                                      cloudtasks_error **error);

/**
 * The value of an enum at a position, counted from 0; CLOUDTASKS_DONE after the last. Each place may be NULL.
 *
 * @param enum_name  the full name, as cloudtasks_field_at gives it
 */
CLOUDTASKS_MUST_CHECK
cloudtasks_status cloudtasks_enum_value_at(const char *version,
                                           const char *enum_name,
                                           size_t position,
                                           const char **name,
                                           int32_t *number,
                                           cloudtasks_error **error);

/**
 * Makes the policy that idempotent methods have by default: delays from 100 ms, times 1.3, up to 10 s; for 20 s in all; after
 * CLOUDTASKS_UNAVAILABLE and CLOUDTASKS_DEADLINE_EXCEEDED.
 */
CLOUDTASKS_MUST_CHECK
cloudtasks_status cloudtasks_retry_new(cloudtasks_retry **retry,
                                       cloudtasks_error **error);

/**
 * Copies a policy.
 */
CLOUDTASKS_MUST_CHECK
cloudtasks_status cloudtasks_retry_copy(const cloudtasks_retry *retry,
                                        cloudtasks_retry **copy,
                                        cloudtasks_error **error);

/**
 * Frees a policy. NULL is allowed.
 */
void cloudtasks_retry_free(cloudtasks_retry *retry);

/**
 * Sets the bounds of the delays: the first and the largest in milliseconds, and the factor from one to the next.
 */
CLOUDTASKS_MUST_CHECK
cloudtasks_status cloudtasks_retry_set_backoff(cloudtasks_retry *retry,
                                               int64_t initial_ms,
                                               double multiplier,
                                               int64_t maximum_ms,
                                               cloudtasks_error **error);

/**
 * Sets how long a call is retried, in milliseconds from its start.
 */
CLOUDTASKS_MUST_CHECK
cloudtasks_status cloudtasks_retry_set_deadline(cloudtasks_retry *retry,
                                                int64_t deadline_ms,
                                                cloudtasks_error **error);

/**
 * Lets only the timeout of the call end the retries.
 */
CLOUDTASKS_MUST_CHECK
cloudtasks_status cloudtasks_retry_set_no_deadline(cloudtasks_retry *retry,
                                                   cloudtasks_error **error);

/**
 * Sets the statuses, from 1 to 16, after which a call is retried. Replaces those set before.
 */
CLOUDTASKS_MUST_CHECK
cloudtasks_status cloudtasks_retry_set_statuses(cloudtasks_retry *retry,
                                                const int *statuses,
                                                size_t count,
                                                cloudtasks_error **error);

/**
 * The name of a status, such as "CLOUDTASKS_NOT_FOUND"; "CLOUDTASKS_UNKNOWN" for any other number. Never NULL, never freed.
 */
CLOUDTASKS_RETURNS_NONNULL
const char *cloudtasks_status_name(int status);

/**
 * The version of the loaded library, such as "0.1.0". Equal to CLOUDTASKS_VERSION when header and library belong together.
 * Never NULL, never freed.
 */
CLOUDTASKS_RETURNS_NONNULL
const char *cloudtasks_version(void);

/**
 * The version of the loaded library as a number, such as 1002003 for "1.2.3", to be compared with
 * CLOUDTASKS_VERSION_NUMBER.
 */
uint32_t cloudtasks_version_number(void);

#ifdef __cplusplus
}  // extern "C"
#endif  // __cplusplus

#endif  /* CLOUDTASKS_H */

#include "cloudtasks/client.h"
#include "cloudtasks/names.h"
#include "cloudtasks/v2.h"
#include "cloudtasks/v2beta2.h"
#include "cloudtasks/v2beta3.h"
