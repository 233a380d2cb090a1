/* The C binding of the Cloud Tasks client. include/README.md is its contract: ownership, threads, NULL, errors, text.
 *
 *   ct_error *error = NULL;
 *   ct_client *client = NULL;
 *   ct_message *request = NULL, *task = NULL;
 *   if (ct_client_new(NULL, &client, &error) == CT_OK &&
 *       ct_message_new("v2", "CreateTaskRequest", &request, &error) == CT_OK &&
 *       ct_message_set_string(request, "parent", "projects/p/locations/l/queues/q", CT_NUL, &error) == CT_OK &&
 *       ct_message_set_string(request, "task.http_request.url", "https://example.com/work", CT_NUL, &error) == CT_OK &&
 *       ct_v2_create_task(client, request, NULL, &task, &error) == CT_OK)
 *     puts("created");
 *   else
 *     fprintf(stderr, "%s\n", ct_error_message(error));
 *   ct_error_free(error), ct_message_free(task), ct_message_free(request), ct_client_free(client);
 *
 * Made from crates/capi by `cargo xtask generate`. SPDX-License-Identifier: Apache-2.0 */

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
 * An asynchronous call, to cancel it. Freeing it does not cancel.
 */
typedef struct ct_call ct_call;

/**
 * The settings of one call. Several threads may use the same ones at once, as long as none changes them.
 */
typedef struct ct_call_options ct_call_options;

/**
 * A client for all versions of the API. Any number of threads may call with it at once.
 */
typedef struct ct_client ct_client;

/**
 * Cloud Tasks on a port of this machine, served by a thread of this process. Any thread may use it at any time.
 */
typedef struct ct_emulator ct_emulator;

/**
 * What went wrong in a call. Filled in where the caller passes a place for it; freed by ct_error_free.
 */
typedef struct ct_error ct_error;

/**
 * A message of any type of the API. Several threads may read it at once; while one changes it no other may use it.
 */
typedef struct ct_message ct_message;

/**
 * An operation that was started, as it stood when it was last looked at. One thread at a time may use it.
 */
typedef struct ct_operation ct_operation;

/**
 * The settings of a client.
 */
typedef struct ct_options ct_options;

/**
 * The answer of a list method, fetched page by page. One thread at a time may use it.
 */
typedef struct ct_pager ct_pager;

/**
 * When a failed call is tried again: the wait before attempt n + 1 is random between 0 and d, where d starts at the
 * initial delay and grows by the multiplier to the maximum.
 */
typedef struct ct_retry ct_retry;

/**
 * The place where a token source puts the token that it has got.
 */
typedef struct ct_token ct_token;

/**
 * Hears how the task at `index` fared, on the thread that called ct_create_tasks. On CT_OK `task` is what the service
 * made of it and `error` is NULL, else the other way round; both are valid during the callback alone. It must not call
 * a function that waits for the service (CT_WRONG_THREAD).
 */
typedef void (*ct_task_callback)(size_t index,
                                 ct_status status,
                                 const ct_message *task,
                                 const ct_error *error,
                                 void *user_data);

/**
 * Gets an access token: puts it into `token` by ct_token_set and returns true, or returns false. Called on a thread of
 * the library, which it may hold up, when a token is needed and ahead of its expiry.
 */
typedef bool (*ct_token_source)(ct_token *token,
                                void *user_data);

/**
 * Frees the user data of a callback.
 */
typedef void (*ct_free_function)(void *user_data);

/**
 * Hears how an asynchronous call ended; called exactly once, on the client's own thread, perhaps before the function
 * that started the call returns. On CT_OK `response` is the answer and `error` is NULL, else the other way round. The
 * callback owns what it gets and frees it. It should return soon, and must not call a function that waits for the
 * service (CT_WRONG_THREAD); it may start asynchronous calls.
 */
typedef void (*ct_callback)(ct_status status,
                            ct_message *response,
                            ct_error *error,
                            void *user_data);

#ifdef __cplusplus
extern "C" {
#endif // __cplusplus

/**
 * Asks a call to stop. Its callback then gets CT_CANCELLED, if it has not ended before; the service may have carried
 * it out all the same. May be called from any thread, any number of times.
 */
ct_status ct_call_cancel(const ct_call *call,
                         ct_error **error);

/**
 * Frees the handle of a call, under way or ended. NULL is allowed.
 */
void ct_call_free(ct_call *call);

/**
 * Makes many tasks in one queue, each by its own call, at most `max_in_flight` at a time, and waits for all. The
 * callback is called exactly once for each task, in the order in which they end. CT_OK means that each was tried:
 * how it fared only the callback hears. All tasks are of one version; each call has the options' timeout for itself.
 */
ct_status ct_create_tasks(const ct_client *client,
                          const char *parent,
                          const ct_message *const *tasks,
                          size_t count,
                          size_t max_in_flight,
                          const ct_call_options *options,
                          ct_task_callback callback,
                          void *user_data,
                          ct_error **error);

/**
 * Makes options that leave all to the client and the method.
 */
ct_status ct_call_options_new(ct_call_options **options,
                              ct_error **error);

/**
 * Frees options. Calls made with them are not touched. NULL is allowed.
 */
void ct_call_options_free(ct_call_options *options);

/**
 * The time in milliseconds that the call may take as a whole: token, connection, every attempt, the waits between.
 */
ct_status ct_call_options_set_timeout(ct_call_options *options,
                                      int64_t timeout_ms,
                                      ct_error **error);

/**
 * Lets the call take as long as it takes.
 */
ct_status ct_call_options_set_no_timeout(ct_call_options *options,
                                         ct_error **error);

/**
 * Tries the call again by a policy, which is copied. A method that is not idempotent may then be carried out twice;
 * for tasks see ct_call_options_set_deduplicate.
 */
ct_status ct_call_options_set_retry(ct_call_options *options,
                                    const ct_retry *retry,
                                    ct_error **error);

/**
 * Tries the call once.
 */
ct_status ct_call_options_set_no_retry(ct_call_options *options,
                                       ct_error **error);

/**
 * Sends an HTTP header with the call.
 */
ct_status ct_call_options_add_header(ct_call_options *options,
                                     const char *name,
                                     const char *value,
                                     ct_error **error);

/**
 * Makes creating a task safe to try again, and tries it again: a task without a name gets a random one, and
 * CT_ALREADY_EXISTS on a repeat is answered with the task that the earlier attempt made.
 */
ct_status ct_call_options_set_deduplicate(ct_call_options *options,
                                          bool deduplicate,
                                          ct_error **error);

/**
 * Makes a client. Does no I/O: it connects at the first call. NULL options are all defaults: the emulator that
 * CLOUD_TASKS_EMULATOR_HOST names, else the service with the application default credentials. The options may be
 * freed or used again afterwards.
 */
ct_status ct_client_new(const ct_options *options,
                        ct_client **client,
                        ct_error **error);

/**
 * Closes a client and frees it. Asynchronous calls under way are cancelled, and their callbacks have run when this
 * returns (called from a callback, it does not wait for the others). Pagers and operations made from it stay valid
 * but fail with CT_CANCELLED. No other thread may be in a call of this handle. NULL is allowed.
 */
void ct_client_free(ct_client *client);

/**
 * Uses what the environment gives: GOOGLE_APPLICATION_CREDENTIALS, gcloud's login or the metadata server. This is the
 * default, except on an emulator.
 */
ct_status ct_options_set_default_credentials(ct_options *options,
                                             ct_error **error);

/**
 * Uses no credentials, as emulators want it.
 */
ct_status ct_options_set_anonymous(ct_options *options,
                                   ct_error **error);

/**
 * Uses an API key.
 */
ct_status ct_options_set_api_key(ct_options *options,
                                 const char *key,
                                 ct_error **error);

/**
 * Uses an access token as it is, until the service refuses it. For tokens that are renewed see
 * ct_options_set_token_source.
 */
ct_status ct_options_set_access_token(ct_options *options,
                                      const char *token,
                                      ct_error **error);

/**
 * Uses a credentials file of any kind, such as a service account's key. It is read at once. Such a file says where
 * tokens are fetched: take it only from those whom you trust.
 */
ct_status ct_options_set_credentials_file(ct_options *options,
                                          const char *file,
                                          ct_error **error);

/**
 * Uses the content of a credentials file, see ct_options_set_credentials_file. `length` is in bytes, or CT_NUL.
 */
ct_status ct_options_set_credentials_json(ct_options *options,
                                          const char *json,
                                          size_t length,
                                          ct_error **error);

/**
 * Gets access tokens from the caller. `free_user_data`, which may be NULL, is called once, when the options and the last
 * client made from them are gone, or when this call fails.
 */
ct_status ct_options_set_token_source(ct_options *options,
                                      ct_token_source source,
                                      void *user_data,
                                      ct_free_function free_user_data,
                                      ct_error **error);

/**
 * Puts a token into its place, within a token source. `lifetime_ms` is how long it is good for from now on; 0 for
 * until the service refuses it.
 */
ct_status ct_token_set(ct_token *token,
                       const char *access_token,
                       int64_t lifetime_ms,
                       ct_error **error);

/**
 * Starts an emulator on a port of 127.0.0.1; 0 picks a free one. Queues and tasks are kept in memory.
 */
ct_status ct_emulator_start(uint16_t port,
                            ct_emulator **emulator,
                            ct_error **error);

/**
 * Where it listens, as CLOUD_TASKS_EMULATOR_HOST wants it: "127.0.0.1:PORT". Valid until it is stopped.
 */
ct_status ct_emulator_host(const ct_emulator *emulator,
                           const char **host,
                           ct_error **error);

/**
 * Where it listens, as ct_options_set_endpoint wants it: "http://127.0.0.1:PORT". Valid until it is stopped.
 */
ct_status ct_emulator_endpoint(const ct_emulator *emulator,
                               const char **endpoint,
                               ct_error **error);

/**
 * Makes a queue with default settings, by its resource name.
 */
ct_status ct_emulator_create_queue(const ct_emulator *emulator,
                                   const char *name,
                                   ct_error **error);

/**
 * Forgets all queues and tasks.
 */
ct_status ct_emulator_reset(const ct_emulator *emulator,
                            ct_error **error);

/**
 * Waits until no task is due, under way or waiting for another attempt; CT_DEADLINE_EXCEEDED if that takes longer.
 */
ct_status ct_emulator_wait_idle(const ct_emulator *emulator,
                                int64_t timeout_ms,
                                ct_error **error);

/**
 * Stops an emulator and frees it. NULL is allowed.
 */
void ct_emulator_stop(ct_emulator *emulator);

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
 * Lists the queues of a location, ordered by name.
 *
 * Takes a google.cloud.tasks.v2.ListQueuesRequest and gives a google.cloud.tasks.v2.ListQueuesResponse, which the caller frees; `response` may be NULL.
 */
ct_status ct_v2_list_queues(const ct_client *client,
                            const ct_message *request,
                            const ct_call_options *options,
                            ct_message **response,
                            ct_error **error);

/**
 * ct_v2_list_queues, asynchronous: returns at once and calls back exactly once. `handle` may be NULL.
 */
ct_status ct_v2_list_queues_async(const ct_client *client,
                                  const ct_message *request,
                                  const ct_call_options *options,
                                  ct_callback callback,
                                  void *user_data,
                                  ct_call **handle,
                                  ct_error **error);

/**
 * ct_v2_list_queues, page after page: makes a pager, which asks for the first page at the first ct_pager_next.
 */
ct_status ct_v2_list_queues_pager(const ct_client *client,
                                  const ct_message *request,
                                  const ct_call_options *options,
                                  ct_pager **pager,
                                  ct_error **error);

/**
 * Gets a queue. Fails with NOT_FOUND if it does not exist.
 *
 * Takes a google.cloud.tasks.v2.GetQueueRequest and gives a google.cloud.tasks.v2.Queue, which the caller frees; `response` may be NULL.
 */
ct_status ct_v2_get_queue(const ct_client *client,
                          const ct_message *request,
                          const ct_call_options *options,
                          ct_message **response,
                          ct_error **error);

/**
 * ct_v2_get_queue, asynchronous: returns at once and calls back exactly once. `handle` may be NULL.
 */
ct_status ct_v2_get_queue_async(const ct_client *client,
                                const ct_message *request,
                                const ct_call_options *options,
                                ct_callback callback,
                                void *user_data,
                                ct_call **handle,
                                ct_error **error);

/**
 * Creates a queue. Fails with ALREADY_EXISTS if it exists. The name of a deleted queue cannot be used again for some days.
 *
 * Takes a google.cloud.tasks.v2.CreateQueueRequest and gives a google.cloud.tasks.v2.Queue, which the caller frees; `response` may be NULL.
 */
ct_status ct_v2_create_queue(const ct_client *client,
                             const ct_message *request,
                             const ct_call_options *options,
                             ct_message **response,
                             ct_error **error);

/**
 * ct_v2_create_queue, asynchronous: returns at once and calls back exactly once. `handle` may be NULL.
 */
ct_status ct_v2_create_queue_async(const ct_client *client,
                                   const ct_message *request,
                                   const ct_call_options *options,
                                   ct_callback callback,
                                   void *user_data,
                                   ct_call **handle,
                                   ct_error **error);

/**
 * Updates a queue, or creates it if it does not exist. The state of the queue does not change.
 *
 * Takes a google.cloud.tasks.v2.UpdateQueueRequest and gives a google.cloud.tasks.v2.Queue, which the caller frees; `response` may be NULL.
 */
ct_status ct_v2_update_queue(const ct_client *client,
                             const ct_message *request,
                             const ct_call_options *options,
                             ct_message **response,
                             ct_error **error);

/**
 * ct_v2_update_queue, asynchronous: returns at once and calls back exactly once. `handle` may be NULL.
 */
ct_status ct_v2_update_queue_async(const ct_client *client,
                                   const ct_message *request,
                                   const ct_call_options *options,
                                   ct_callback callback,
                                   void *user_data,
                                   ct_call **handle,
                                   ct_error **error);

/**
 * Deletes a queue and all its tasks. Its name cannot be used again for some days.
 *
 * Takes a google.cloud.tasks.v2.DeleteQueueRequest and gives a google.protobuf.Empty, which the caller frees; `response` may be NULL.
 */
ct_status ct_v2_delete_queue(const ct_client *client,
                             const ct_message *request,
                             const ct_call_options *options,
                             ct_message **response,
                             ct_error **error);

/**
 * ct_v2_delete_queue, asynchronous: returns at once and calls back exactly once. `handle` may be NULL.
 */
ct_status ct_v2_delete_queue_async(const ct_client *client,
                                   const ct_message *request,
                                   const ct_call_options *options,
                                   ct_callback callback,
                                   void *user_data,
                                   ct_call **handle,
                                   ct_error **error);

/**
 * Deletes all tasks of a queue that were created before the call. This cannot be undone.
 *
 * Takes a google.cloud.tasks.v2.PurgeQueueRequest and gives a google.cloud.tasks.v2.Queue, which the caller frees; `response` may be NULL.
 */
ct_status ct_v2_purge_queue(const ct_client *client,
                            const ct_message *request,
                            const ct_call_options *options,
                            ct_message **response,
                            ct_error **error);

/**
 * ct_v2_purge_queue, asynchronous: returns at once and calls back exactly once. `handle` may be NULL.
 */
ct_status ct_v2_purge_queue_async(const ct_client *client,
                                  const ct_message *request,
                                  const ct_call_options *options,
                                  ct_callback callback,
                                  void *user_data,
                                  ct_call **handle,
                                  ct_error **error);

/**
 * Stops the dispatch of tasks. The queue still accepts tasks, and `run_task` still works.
 *
 * Takes a google.cloud.tasks.v2.PauseQueueRequest and gives a google.cloud.tasks.v2.Queue, which the caller frees; `response` may be NULL.
 */
ct_status ct_v2_pause_queue(const ct_client *client,
                            const ct_message *request,
                            const ct_call_options *options,
                            ct_message **response,
                            ct_error **error);

/**
 * ct_v2_pause_queue, asynchronous: returns at once and calls back exactly once. `handle` may be NULL.
 */
ct_status ct_v2_pause_queue_async(const ct_client *client,
                                  const ct_message *request,
                                  const ct_call_options *options,
                                  ct_callback callback,
                                  void *user_data,
                                  ct_call **handle,
                                  ct_error **error);

/**
 * Restarts the dispatch of tasks after `pause_queue` or after the service disabled the queue.
 *
 * Takes a google.cloud.tasks.v2.ResumeQueueRequest and gives a google.cloud.tasks.v2.Queue, which the caller frees; `response` may be NULL.
 */
ct_status ct_v2_resume_queue(const ct_client *client,
                             const ct_message *request,
                             const ct_call_options *options,
                             ct_message **response,
                             ct_error **error);

/**
 * ct_v2_resume_queue, asynchronous: returns at once and calls back exactly once. `handle` may be NULL.
 */
ct_status ct_v2_resume_queue_async(const ct_client *client,
                                   const ct_message *request,
                                   const ct_call_options *options,
                                   ct_callback callback,
                                   void *user_data,
                                   ct_call **handle,
                                   ct_error **error);

/**
 * Gets the IAM policy of a queue. The policy is empty if none was set.
 *
 * Takes a google.iam.v1.GetIamPolicyRequest and gives a google.iam.v1.Policy, which the caller frees; `response` may be NULL.
 */
ct_status ct_v2_get_iam_policy(const ct_client *client,
                               const ct_message *request,
                               const ct_call_options *options,
                               ct_message **response,
                               ct_error **error);

/**
 * ct_v2_get_iam_policy, asynchronous: returns at once and calls back exactly once. `handle` may be NULL.
 */
ct_status ct_v2_get_iam_policy_async(const ct_client *client,
                                     const ct_message *request,
                                     const ct_call_options *options,
                                     ct_callback callback,
                                     void *user_data,
                                     ct_call **handle,
                                     ct_error **error);

/**
 * Sets the IAM policy of a queue. It replaces the existing policy.
 *
 * Takes a google.iam.v1.SetIamPolicyRequest and gives a google.iam.v1.Policy, which the caller frees; `response` may be NULL.
 */
ct_status ct_v2_set_iam_policy(const ct_client *client,
                               const ct_message *request,
                               const ct_call_options *options,
                               ct_message **response,
                               ct_error **error);

/**
 * ct_v2_set_iam_policy, asynchronous: returns at once and calls back exactly once. `handle` may be NULL.
 */
ct_status ct_v2_set_iam_policy_async(const ct_client *client,
                                     const ct_message *request,
                                     const ct_call_options *options,
                                     ct_callback callback,
                                     void *user_data,
                                     ct_call **handle,
                                     ct_error **error);

/**
 * Returns which of the given permissions the caller has on a queue.
 *
 * Takes a google.iam.v1.TestIamPermissionsRequest and gives a google.iam.v1.TestIamPermissionsResponse, which the caller frees; `response` may be NULL.
 */
ct_status ct_v2_test_iam_permissions(const ct_client *client,
                                     const ct_message *request,
                                     const ct_call_options *options,
                                     ct_message **response,
                                     ct_error **error);

/**
 * ct_v2_test_iam_permissions, asynchronous: returns at once and calls back exactly once. `handle` may be NULL.
 */
ct_status ct_v2_test_iam_permissions_async(const ct_client *client,
                                           const ct_message *request,
                                           const ct_call_options *options,
                                           ct_callback callback,
                                           void *user_data,
                                           ct_call **handle,
                                           ct_error **error);

/**
 * Lists the tasks of a queue in an unspecified order. A page has at most 1000 tasks.
 *
 * Takes a google.cloud.tasks.v2.ListTasksRequest and gives a google.cloud.tasks.v2.ListTasksResponse, which the caller frees; `response` may be NULL.
 */
ct_status ct_v2_list_tasks(const ct_client *client,
                           const ct_message *request,
                           const ct_call_options *options,
                           ct_message **response,
                           ct_error **error);

/**
 * ct_v2_list_tasks, asynchronous: returns at once and calls back exactly once. `handle` may be NULL.
 */
ct_status ct_v2_list_tasks_async(const ct_client *client,
                                 const ct_message *request,
                                 const ct_call_options *options,
                                 ct_callback callback,
                                 void *user_data,
                                 ct_call **handle,
                                 ct_error **error);

/**
 * ct_v2_list_tasks, page after page: makes a pager, which asks for the first page at the first ct_pager_next.
 */
ct_status ct_v2_list_tasks_pager(const ct_client *client,
                                 const ct_message *request,
                                 const ct_call_options *options,
                                 ct_pager **pager,
                                 ct_error **error);

/**
 * Gets a task. Fails with NOT_FOUND if the task is finished or deleted.
 *
 * Takes a google.cloud.tasks.v2.GetTaskRequest and gives a google.cloud.tasks.v2.Task, which the caller frees; `response` may be NULL.
 */
ct_status ct_v2_get_task(const ct_client *client,
                         const ct_message *request,
                         const ct_call_options *options,
                         ct_message **response,
                         ct_error **error);

/**
 * ct_v2_get_task, asynchronous: returns at once and calls back exactly once. `handle` may be NULL.
 */
ct_status ct_v2_get_task_async(const ct_client *client,
                               const ct_message *request,
                               const ct_call_options *options,
                               ct_callback callback,
                               void *user_data,
                               ct_call **handle,
                               ct_error **error);

/**
 * Creates a task and adds it to a queue. A task cannot be changed afterwards, only deleted.
 *
 * Takes a google.cloud.tasks.v2.CreateTaskRequest and gives a google.cloud.tasks.v2.Task, which the caller frees; `response` may be NULL.
 */
ct_status ct_v2_create_task(const ct_client *client,
                            const ct_message *request,
                            const ct_call_options *options,
                            ct_message **response,
                            ct_error **error);

/**
 * ct_v2_create_task, asynchronous: returns at once and calls back exactly once. `handle` may be NULL.
 */
ct_status ct_v2_create_task_async(const ct_client *client,
                                  const ct_message *request,
                                  const ct_call_options *options,
                                  ct_callback callback,
                                  void *user_data,
                                  ct_call **handle,
                                  ct_error **error);

/**
 * Deletes a task that is not finished. Its name cannot be used again for some time.
 *
 * Takes a google.cloud.tasks.v2.DeleteTaskRequest and gives a google.protobuf.Empty, which the caller frees; `response` may be NULL.
 */
ct_status ct_v2_delete_task(const ct_client *client,
                            const ct_message *request,
                            const ct_call_options *options,
                            ct_message **response,
                            ct_error **error);

/**
 * ct_v2_delete_task, asynchronous: returns at once and calls back exactly once. `handle` may be NULL.
 */
ct_status ct_v2_delete_task_async(const ct_client *client,
                                  const ct_message *request,
                                  const ct_call_options *options,
                                  ct_callback callback,
                                  void *user_data,
                                  ct_call **handle,
                                  ct_error **error);

/**
 * Dispatches a task immediately, regardless of its schedule and of the rate limits and the state of the queue. If the attempt fails, the task is retried as usual.
 *
 * Takes a google.cloud.tasks.v2.RunTaskRequest and gives a google.cloud.tasks.v2.Task, which the caller frees; `response` may be NULL.
 */
ct_status ct_v2_run_task(const ct_client *client,
                         const ct_message *request,
                         const ct_call_options *options,
                         ct_message **response,
                         ct_error **error);

/**
 * ct_v2_run_task, asynchronous: returns at once and calls back exactly once. `handle` may be NULL.
 */
ct_status ct_v2_run_task_async(const ct_client *client,
                               const ct_message *request,
                               const ct_call_options *options,
                               ct_callback callback,
                               void *user_data,
                               ct_call **handle,
                               ct_error **error);

/**
 * Creates a task from an HTTP body. The URL, method and headers come from the `http_target` of the queue.
 *
 * Takes a google.cloud.tasks.v2.BufferTaskRequest and gives a google.cloud.tasks.v2.BufferTaskResponse, which the caller frees; `response` may be NULL.
 */
ct_status ct_v2_buffer_task(const ct_client *client,
                            const ct_message *request,
                            const ct_call_options *options,
                            ct_message **response,
                            ct_error **error);

/**
 * ct_v2_buffer_task, asynchronous: returns at once and calls back exactly once. `handle` may be NULL.
 */
ct_status ct_v2_buffer_task_async(const ct_client *client,
                                  const ct_message *request,
                                  const ct_call_options *options,
                                  ct_callback callback,
                                  void *user_data,
                                  ct_call **handle,
                                  ct_error **error);

/**
 * Creates up to 100 tasks in a queue as a long-running operation. Each task can fail separately.
 *
 * Takes a google.cloud.tasks.v2.BatchCreateTasksRequest and gives a google.longrunning.Operation, which the caller frees; `response` may be NULL.
 */
ct_status ct_v2_batch_create_tasks(const ct_client *client,
                                   const ct_message *request,
                                   const ct_call_options *options,
                                   ct_message **response,
                                   ct_error **error);

/**
 * ct_v2_batch_create_tasks, asynchronous: returns at once and calls back exactly once. `handle` may be NULL.
 */
ct_status ct_v2_batch_create_tasks_async(const ct_client *client,
                                         const ct_message *request,
                                         const ct_call_options *options,
                                         ct_callback callback,
                                         void *user_data,
                                         ct_call **handle,
                                         ct_error **error);

/**
 * Deletes up to 1000 tasks of a queue as a long-running operation. Each deletion can fail separately.
 *
 * Takes a google.cloud.tasks.v2.BatchDeleteTasksRequest and gives a google.longrunning.Operation, which the caller frees; `response` may be NULL.
 */
ct_status ct_v2_batch_delete_tasks(const ct_client *client,
                                   const ct_message *request,
                                   const ct_call_options *options,
                                   ct_message **response,
                                   ct_error **error);

/**
 * ct_v2_batch_delete_tasks, asynchronous: returns at once and calls back exactly once. `handle` may be NULL.
 */
ct_status ct_v2_batch_delete_tasks_async(const ct_client *client,
                                         const ct_message *request,
                                         const ct_call_options *options,
                                         ct_callback callback,
                                         void *user_data,
                                         ct_call **handle,
                                         ct_error **error);

/**
 * Gets the encryption key of a location.
 *
 * Takes a google.cloud.tasks.v2.GetCmekConfigRequest and gives a google.cloud.tasks.v2.CmekConfig, which the caller frees; `response` may be NULL.
 */
ct_status ct_v2_get_cmek_config(const ct_client *client,
                                const ct_message *request,
                                const ct_call_options *options,
                                ct_message **response,
                                ct_error **error);

/**
 * ct_v2_get_cmek_config, asynchronous: returns at once and calls back exactly once. `handle` may be NULL.
 */
ct_status ct_v2_get_cmek_config_async(const ct_client *client,
                                      const ct_message *request,
                                      const ct_call_options *options,
                                      ct_callback callback,
                                      void *user_data,
                                      ct_call **handle,
                                      ct_error **error);

/**
 * Sets the encryption key of a location. It is used for tasks that are created afterwards.
 *
 * Takes a google.cloud.tasks.v2.UpdateCmekConfigRequest and gives a google.cloud.tasks.v2.CmekConfig, which the caller frees; `response` may be NULL.
 */
ct_status ct_v2_update_cmek_config(const ct_client *client,
                                   const ct_message *request,
                                   const ct_call_options *options,
                                   ct_message **response,
                                   ct_error **error);

/**
 * ct_v2_update_cmek_config, asynchronous: returns at once and calls back exactly once. `handle` may be NULL.
 */
ct_status ct_v2_update_cmek_config_async(const ct_client *client,
                                         const ct_message *request,
                                         const ct_call_options *options,
                                         ct_callback callback,
                                         void *user_data,
                                         ct_call **handle,
                                         ct_error **error);

/**
 * Gets information about a location.
 *
 * Takes a google.cloud.location.GetLocationRequest and gives a google.cloud.location.Location, which the caller frees; `response` may be NULL.
 */
ct_status ct_v2_get_location(const ct_client *client,
                             const ct_message *request,
                             const ct_call_options *options,
                             ct_message **response,
                             ct_error **error);

/**
 * ct_v2_get_location, asynchronous: returns at once and calls back exactly once. `handle` may be NULL.
 */
ct_status ct_v2_get_location_async(const ct_client *client,
                                   const ct_message *request,
                                   const ct_call_options *options,
                                   ct_callback callback,
                                   void *user_data,
                                   ct_call **handle,
                                   ct_error **error);

/**
 * Lists the locations where the service is available.
 *
 * Takes a google.cloud.location.ListLocationsRequest and gives a google.cloud.location.ListLocationsResponse, which the caller frees; `response` may be NULL.
 */
ct_status ct_v2_list_locations(const ct_client *client,
                               const ct_message *request,
                               const ct_call_options *options,
                               ct_message **response,
                               ct_error **error);

/**
 * ct_v2_list_locations, asynchronous: returns at once and calls back exactly once. `handle` may be NULL.
 */
ct_status ct_v2_list_locations_async(const ct_client *client,
                                     const ct_message *request,
                                     const ct_call_options *options,
                                     ct_callback callback,
                                     void *user_data,
                                     ct_call **handle,
                                     ct_error **error);

/**
 * ct_v2_list_locations, page after page: makes a pager, which asks for the first page at the first ct_pager_next.
 */
ct_status ct_v2_list_locations_pager(const ct_client *client,
                                     const ct_message *request,
                                     const ct_call_options *options,
                                     ct_pager **pager,
                                     ct_error **error);

/**
 * Gets the state of a long-running operation.
 *
 * Takes a google.longrunning.GetOperationRequest and gives a google.longrunning.Operation, which the caller frees; `response` may be NULL.
 */
ct_status ct_v2_get_operation(const ct_client *client,
                              const ct_message *request,
                              const ct_call_options *options,
                              ct_message **response,
                              ct_error **error);

/**
 * ct_v2_get_operation, asynchronous: returns at once and calls back exactly once. `handle` may be NULL.
 */
ct_status ct_v2_get_operation_async(const ct_client *client,
                                    const ct_message *request,
                                    const ct_call_options *options,
                                    ct_callback callback,
                                    void *user_data,
                                    ct_call **handle,
                                    ct_error **error);

/**
 * Lists the queues of a location, ordered by name.
 *
 * Takes a google.cloud.tasks.v2beta2.ListQueuesRequest and gives a google.cloud.tasks.v2beta2.ListQueuesResponse, which the caller frees; `response` may be NULL.
 */
ct_status ct_v2beta2_list_queues(const ct_client *client,
                                 const ct_message *request,
                                 const ct_call_options *options,
                                 ct_message **response,
                                 ct_error **error);

/**
 * ct_v2beta2_list_queues, asynchronous: returns at once and calls back exactly once. `handle` may be NULL.
 */
ct_status ct_v2beta2_list_queues_async(const ct_client *client,
                                       const ct_message *request,
                                       const ct_call_options *options,
                                       ct_callback callback,
                                       void *user_data,
                                       ct_call **handle,
                                       ct_error **error);

/**
 * ct_v2beta2_list_queues, page after page: makes a pager, which asks for the first page at the first ct_pager_next.
 */
ct_status ct_v2beta2_list_queues_pager(const ct_client *client,
                                       const ct_message *request,
                                       const ct_call_options *options,
                                       ct_pager **pager,
                                       ct_error **error);

/**
 * Gets a queue. Fails with NOT_FOUND if it does not exist.
 *
 * Takes a google.cloud.tasks.v2beta2.GetQueueRequest and gives a google.cloud.tasks.v2beta2.Queue, which the caller frees; `response` may be NULL.
 */
ct_status ct_v2beta2_get_queue(const ct_client *client,
                               const ct_message *request,
                               const ct_call_options *options,
                               ct_message **response,
                               ct_error **error);

/**
 * ct_v2beta2_get_queue, asynchronous: returns at once and calls back exactly once. `handle` may be NULL.
 */
ct_status ct_v2beta2_get_queue_async(const ct_client *client,
                                     const ct_message *request,
                                     const ct_call_options *options,
                                     ct_callback callback,
                                     void *user_data,
                                     ct_call **handle,
                                     ct_error **error);

/**
 * Creates a queue. Fails with ALREADY_EXISTS if it exists. The name of a deleted queue cannot be used again for some days.
 *
 * Takes a google.cloud.tasks.v2beta2.CreateQueueRequest and gives a google.cloud.tasks.v2beta2.Queue, which the caller frees; `response` may be NULL.
 */
ct_status ct_v2beta2_create_queue(const ct_client *client,
                                  const ct_message *request,
                                  const ct_call_options *options,
                                  ct_message **response,
                                  ct_error **error);

/**
 * ct_v2beta2_create_queue, asynchronous: returns at once and calls back exactly once. `handle` may be NULL.
 */
ct_status ct_v2beta2_create_queue_async(const ct_client *client,
                                        const ct_message *request,
                                        const ct_call_options *options,
                                        ct_callback callback,
                                        void *user_data,
                                        ct_call **handle,
                                        ct_error **error);

/**
 * Updates a queue, or creates it if it does not exist. The state of the queue does not change.
 *
 * Takes a google.cloud.tasks.v2beta2.UpdateQueueRequest and gives a google.cloud.tasks.v2beta2.Queue, which the caller frees; `response` may be NULL.
 */
ct_status ct_v2beta2_update_queue(const ct_client *client,
                                  const ct_message *request,
                                  const ct_call_options *options,
                                  ct_message **response,
                                  ct_error **error);

/**
 * ct_v2beta2_update_queue, asynchronous: returns at once and calls back exactly once. `handle` may be NULL.
 */
ct_status ct_v2beta2_update_queue_async(const ct_client *client,
                                        const ct_message *request,
                                        const ct_call_options *options,
                                        ct_callback callback,
                                        void *user_data,
                                        ct_call **handle,
                                        ct_error **error);

/**
 * Deletes a queue and all its tasks. Its name cannot be used again for some days.
 *
 * Takes a google.cloud.tasks.v2beta2.DeleteQueueRequest and gives a google.protobuf.Empty, which the caller frees; `response` may be NULL.
 */
ct_status ct_v2beta2_delete_queue(const ct_client *client,
                                  const ct_message *request,
                                  const ct_call_options *options,
                                  ct_message **response,
                                  ct_error **error);

/**
 * ct_v2beta2_delete_queue, asynchronous: returns at once and calls back exactly once. `handle` may be NULL.
 */
ct_status ct_v2beta2_delete_queue_async(const ct_client *client,
                                        const ct_message *request,
                                        const ct_call_options *options,
                                        ct_callback callback,
                                        void *user_data,
                                        ct_call **handle,
                                        ct_error **error);

/**
 * Deletes all tasks of a queue that were created before the call. This cannot be undone.
 *
 * Takes a google.cloud.tasks.v2beta2.PurgeQueueRequest and gives a google.cloud.tasks.v2beta2.Queue, which the caller frees; `response` may be NULL.
 */
ct_status ct_v2beta2_purge_queue(const ct_client *client,
                                 const ct_message *request,
                                 const ct_call_options *options,
                                 ct_message **response,
                                 ct_error **error);

/**
 * ct_v2beta2_purge_queue, asynchronous: returns at once and calls back exactly once. `handle` may be NULL.
 */
ct_status ct_v2beta2_purge_queue_async(const ct_client *client,
                                       const ct_message *request,
                                       const ct_call_options *options,
                                       ct_callback callback,
                                       void *user_data,
                                       ct_call **handle,
                                       ct_error **error);

/**
 * Stops the dispatch of tasks. The queue still accepts tasks, and `run_task` still works.
 *
 * Takes a google.cloud.tasks.v2beta2.PauseQueueRequest and gives a google.cloud.tasks.v2beta2.Queue, which the caller frees; `response` may be NULL.
 */
ct_status ct_v2beta2_pause_queue(const ct_client *client,
                                 const ct_message *request,
                                 const ct_call_options *options,
                                 ct_message **response,
                                 ct_error **error);

/**
 * ct_v2beta2_pause_queue, asynchronous: returns at once and calls back exactly once. `handle` may be NULL.
 */
ct_status ct_v2beta2_pause_queue_async(const ct_client *client,
                                       const ct_message *request,
                                       const ct_call_options *options,
                                       ct_callback callback,
                                       void *user_data,
                                       ct_call **handle,
                                       ct_error **error);

/**
 * Restarts the dispatch of tasks after `pause_queue` or after the service disabled the queue.
 *
 * Takes a google.cloud.tasks.v2beta2.ResumeQueueRequest and gives a google.cloud.tasks.v2beta2.Queue, which the caller frees; `response` may be NULL.
 */
ct_status ct_v2beta2_resume_queue(const ct_client *client,
                                  const ct_message *request,
                                  const ct_call_options *options,
                                  ct_message **response,
                                  ct_error **error);

/**
 * ct_v2beta2_resume_queue, asynchronous: returns at once and calls back exactly once. `handle` may be NULL.
 */
ct_status ct_v2beta2_resume_queue_async(const ct_client *client,
                                        const ct_message *request,
                                        const ct_call_options *options,
                                        ct_callback callback,
                                        void *user_data,
                                        ct_call **handle,
                                        ct_error **error);

/**
 * Gets the IAM policy of a queue. The policy is empty if none was set.
 *
 * Takes a google.iam.v1.GetIamPolicyRequest and gives a google.iam.v1.Policy, which the caller frees; `response` may be NULL.
 */
ct_status ct_v2beta2_get_iam_policy(const ct_client *client,
                                    const ct_message *request,
                                    const ct_call_options *options,
                                    ct_message **response,
                                    ct_error **error);

/**
 * ct_v2beta2_get_iam_policy, asynchronous: returns at once and calls back exactly once. `handle` may be NULL.
 */
ct_status ct_v2beta2_get_iam_policy_async(const ct_client *client,
                                          const ct_message *request,
                                          const ct_call_options *options,
                                          ct_callback callback,
                                          void *user_data,
                                          ct_call **handle,
                                          ct_error **error);

/**
 * Sets the IAM policy of a queue. It replaces the existing policy.
 *
 * Takes a google.iam.v1.SetIamPolicyRequest and gives a google.iam.v1.Policy, which the caller frees; `response` may be NULL.
 */
ct_status ct_v2beta2_set_iam_policy(const ct_client *client,
                                    const ct_message *request,
                                    const ct_call_options *options,
                                    ct_message **response,
                                    ct_error **error);

/**
 * ct_v2beta2_set_iam_policy, asynchronous: returns at once and calls back exactly once. `handle` may be NULL.
 */
ct_status ct_v2beta2_set_iam_policy_async(const ct_client *client,
                                          const ct_message *request,
                                          const ct_call_options *options,
                                          ct_callback callback,
                                          void *user_data,
                                          ct_call **handle,
                                          ct_error **error);

/**
 * Returns which of the given permissions the caller has on a queue.
 *
 * Takes a google.iam.v1.TestIamPermissionsRequest and gives a google.iam.v1.TestIamPermissionsResponse, which the caller frees; `response` may be NULL.
 */
ct_status ct_v2beta2_test_iam_permissions(const ct_client *client,
                                          const ct_message *request,
                                          const ct_call_options *options,
                                          ct_message **response,
                                          ct_error **error);

/**
 * ct_v2beta2_test_iam_permissions, asynchronous: returns at once and calls back exactly once. `handle` may be NULL.
 */
ct_status ct_v2beta2_test_iam_permissions_async(const ct_client *client,
                                                const ct_message *request,
                                                const ct_call_options *options,
                                                ct_callback callback,
                                                void *user_data,
                                                ct_call **handle,
                                                ct_error **error);

/**
 * Lists the tasks of a queue in an unspecified order. A page has at most 1000 tasks.
 *
 * Takes a google.cloud.tasks.v2beta2.ListTasksRequest and gives a google.cloud.tasks.v2beta2.ListTasksResponse, which the caller frees; `response` may be NULL.
 */
ct_status ct_v2beta2_list_tasks(const ct_client *client,
                                const ct_message *request,
                                const ct_call_options *options,
                                ct_message **response,
                                ct_error **error);

/**
 * ct_v2beta2_list_tasks, asynchronous: returns at once and calls back exactly once. `handle` may be NULL.
 */
ct_status ct_v2beta2_list_tasks_async(const ct_client *client,
                                      const ct_message *request,
                                      const ct_call_options *options,
                                      ct_callback callback,
                                      void *user_data,
                                      ct_call **handle,
                                      ct_error **error);

/**
 * ct_v2beta2_list_tasks, page after page: makes a pager, which asks for the first page at the first ct_pager_next.
 */
ct_status ct_v2beta2_list_tasks_pager(const ct_client *client,
                                      const ct_message *request,
                                      const ct_call_options *options,
                                      ct_pager **pager,
                                      ct_error **error);

/**
 * Gets a task. Fails with NOT_FOUND if the task is finished or deleted.
 *
 * Takes a google.cloud.tasks.v2beta2.GetTaskRequest and gives a google.cloud.tasks.v2beta2.Task, which the caller frees; `response` may be NULL.
 */
ct_status ct_v2beta2_get_task(const ct_client *client,
                              const ct_message *request,
                              const ct_call_options *options,
                              ct_message **response,
                              ct_error **error);

/**
 * ct_v2beta2_get_task, asynchronous: returns at once and calls back exactly once. `handle` may be NULL.
 */
ct_status ct_v2beta2_get_task_async(const ct_client *client,
                                    const ct_message *request,
                                    const ct_call_options *options,
                                    ct_callback callback,
                                    void *user_data,
                                    ct_call **handle,
                                    ct_error **error);

/**
 * Creates a task and adds it to a queue. A task cannot be changed afterwards, only deleted.
 *
 * Takes a google.cloud.tasks.v2beta2.CreateTaskRequest and gives a google.cloud.tasks.v2beta2.Task, which the caller frees; `response` may be NULL.
 */
ct_status ct_v2beta2_create_task(const ct_client *client,
                                 const ct_message *request,
                                 const ct_call_options *options,
                                 ct_message **response,
                                 ct_error **error);

/**
 * ct_v2beta2_create_task, asynchronous: returns at once and calls back exactly once. `handle` may be NULL.
 */
ct_status ct_v2beta2_create_task_async(const ct_client *client,
                                       const ct_message *request,
                                       const ct_call_options *options,
                                       ct_callback callback,
                                       void *user_data,
                                       ct_call **handle,
                                       ct_error **error);

/**
 * Deletes a task that is not finished. Its name cannot be used again for some time.
 *
 * Takes a google.cloud.tasks.v2beta2.DeleteTaskRequest and gives a google.protobuf.Empty, which the caller frees; `response` may be NULL.
 */
ct_status ct_v2beta2_delete_task(const ct_client *client,
                                 const ct_message *request,
                                 const ct_call_options *options,
                                 ct_message **response,
                                 ct_error **error);

/**
 * ct_v2beta2_delete_task, asynchronous: returns at once and calls back exactly once. `handle` may be NULL.
 */
ct_status ct_v2beta2_delete_task_async(const ct_client *client,
                                       const ct_message *request,
                                       const ct_call_options *options,
                                       ct_callback callback,
                                       void *user_data,
                                       ct_call **handle,
                                       ct_error **error);

/**
 * Dispatches a task immediately, regardless of its schedule and of the rate limits and the state of the queue. If the attempt fails, the task is retried as usual.
 *
 * Takes a google.cloud.tasks.v2beta2.RunTaskRequest and gives a google.cloud.tasks.v2beta2.Task, which the caller frees; `response` may be NULL.
 */
ct_status ct_v2beta2_run_task(const ct_client *client,
                              const ct_message *request,
                              const ct_call_options *options,
                              ct_message **response,
                              ct_error **error);

/**
 * ct_v2beta2_run_task, asynchronous: returns at once and calls back exactly once. `handle` may be NULL.
 */
ct_status ct_v2beta2_run_task_async(const ct_client *client,
                                    const ct_message *request,
                                    const ct_call_options *options,
                                    ct_callback callback,
                                    void *user_data,
                                    ct_call **handle,
                                    ct_error **error);

/**
 * Creates a task from an HTTP body. The URL, method and headers come from the `http_target` of the queue.
 *
 * Takes a google.cloud.tasks.v2beta2.BufferTaskRequest and gives a google.cloud.tasks.v2beta2.BufferTaskResponse, which the caller frees; `response` may be NULL.
 */
ct_status ct_v2beta2_buffer_task(const ct_client *client,
                                 const ct_message *request,
                                 const ct_call_options *options,
                                 ct_message **response,
                                 ct_error **error);

/**
 * ct_v2beta2_buffer_task, asynchronous: returns at once and calls back exactly once. `handle` may be NULL.
 */
ct_status ct_v2beta2_buffer_task_async(const ct_client *client,
                                       const ct_message *request,
                                       const ct_call_options *options,
                                       ct_callback callback,
                                       void *user_data,
                                       ct_call **handle,
                                       ct_error **error);

/**
 * Creates up to 100 tasks in a queue as a long-running operation. Each task can fail separately.
 *
 * Takes a google.cloud.tasks.v2beta2.BatchCreateTasksRequest and gives a google.longrunning.Operation, which the caller frees; `response` may be NULL.
 */
ct_status ct_v2beta2_batch_create_tasks(const ct_client *client,
                                        const ct_message *request,
                                        const ct_call_options *options,
                                        ct_message **response,
                                        ct_error **error);

/**
 * ct_v2beta2_batch_create_tasks, asynchronous: returns at once and calls back exactly once. `handle` may be NULL.
 */
ct_status ct_v2beta2_batch_create_tasks_async(const ct_client *client,
                                              const ct_message *request,
                                              const ct_call_options *options,
                                              ct_callback callback,
                                              void *user_data,
                                              ct_call **handle,
                                              ct_error **error);

/**
 * Deletes up to 1000 tasks of a queue as a long-running operation. Each deletion can fail separately.
 *
 * Takes a google.cloud.tasks.v2beta2.BatchDeleteTasksRequest and gives a google.longrunning.Operation, which the caller frees; `response` may be NULL.
 */
ct_status ct_v2beta2_batch_delete_tasks(const ct_client *client,
                                        const ct_message *request,
                                        const ct_call_options *options,
                                        ct_message **response,
                                        ct_error **error);

/**
 * ct_v2beta2_batch_delete_tasks, asynchronous: returns at once and calls back exactly once. `handle` may be NULL.
 */
ct_status ct_v2beta2_batch_delete_tasks_async(const ct_client *client,
                                              const ct_message *request,
                                              const ct_call_options *options,
                                              ct_callback callback,
                                              void *user_data,
                                              ct_call **handle,
                                              ct_error **error);

/**
 * Leases tasks of a pull queue. Other workers do not receive these tasks until the lease ends. At most 10 calls per second for each queue.
 *
 * Takes a google.cloud.tasks.v2beta2.LeaseTasksRequest and gives a google.cloud.tasks.v2beta2.LeaseTasksResponse, which the caller frees; `response` may be NULL.
 */
ct_status ct_v2beta2_lease_tasks(const ct_client *client,
                                 const ct_message *request,
                                 const ct_call_options *options,
                                 ct_message **response,
                                 ct_error **error);

/**
 * ct_v2beta2_lease_tasks, asynchronous: returns at once and calls back exactly once. `handle` may be NULL.
 */
ct_status ct_v2beta2_lease_tasks_async(const ct_client *client,
                                       const ct_message *request,
                                       const ct_call_options *options,
                                       ct_callback callback,
                                       void *user_data,
                                       ct_call **handle,
                                       ct_error **error);

/**
 * Confirms that a leased task is done, which deletes the task. The lease must not be over.
 *
 * Takes a google.cloud.tasks.v2beta2.AcknowledgeTaskRequest and gives a google.protobuf.Empty, which the caller frees; `response` may be NULL.
 */
ct_status ct_v2beta2_acknowledge_task(const ct_client *client,
                                      const ct_message *request,
                                      const ct_call_options *options,
                                      ct_message **response,
                                      ct_error **error);

/**
 * ct_v2beta2_acknowledge_task, asynchronous: returns at once and calls back exactly once. `handle` may be NULL.
 */
ct_status ct_v2beta2_acknowledge_task_async(const ct_client *client,
                                            const ct_message *request,
                                            const ct_call_options *options,
                                            ct_callback callback,
                                            void *user_data,
                                            ct_call **handle,
                                            ct_error **error);

/**
 * Sets a new end for a lease.
 *
 * Takes a google.cloud.tasks.v2beta2.RenewLeaseRequest and gives a google.cloud.tasks.v2beta2.Task, which the caller frees; `response` may be NULL.
 */
ct_status ct_v2beta2_renew_lease(const ct_client *client,
                                 const ct_message *request,
                                 const ct_call_options *options,
                                 ct_message **response,
                                 ct_error **error);

/**
 * ct_v2beta2_renew_lease, asynchronous: returns at once and calls back exactly once. `handle` may be NULL.
 */
ct_status ct_v2beta2_renew_lease_async(const ct_client *client,
                                       const ct_message *request,
                                       const ct_call_options *options,
                                       ct_callback callback,
                                       void *user_data,
                                       ct_call **handle,
                                       ct_error **error);

/**
 * Ends a lease. Other workers can lease the task immediately.
 *
 * Takes a google.cloud.tasks.v2beta2.CancelLeaseRequest and gives a google.cloud.tasks.v2beta2.Task, which the caller frees; `response` may be NULL.
 */
ct_status ct_v2beta2_cancel_lease(const ct_client *client,
                                  const ct_message *request,
                                  const ct_call_options *options,
                                  ct_message **response,
                                  ct_error **error);

/**
 * ct_v2beta2_cancel_lease, asynchronous: returns at once and calls back exactly once. `handle` may be NULL.
 */
ct_status ct_v2beta2_cancel_lease_async(const ct_client *client,
                                        const ct_message *request,
                                        const ct_call_options *options,
                                        ct_callback callback,
                                        void *user_data,
                                        ct_call **handle,
                                        ct_error **error);

/**
 * Gets the encryption key of a location.
 *
 * Takes a google.cloud.tasks.v2beta2.GetCmekConfigRequest and gives a google.cloud.tasks.v2beta2.CmekConfig, which the caller frees; `response` may be NULL.
 */
ct_status ct_v2beta2_get_cmek_config(const ct_client *client,
                                     const ct_message *request,
                                     const ct_call_options *options,
                                     ct_message **response,
                                     ct_error **error);

/**
 * ct_v2beta2_get_cmek_config, asynchronous: returns at once and calls back exactly once. `handle` may be NULL.
 */
ct_status ct_v2beta2_get_cmek_config_async(const ct_client *client,
                                           const ct_message *request,
                                           const ct_call_options *options,
                                           ct_callback callback,
                                           void *user_data,
                                           ct_call **handle,
                                           ct_error **error);

/**
 * Sets the encryption key of a location. It is used for tasks that are created afterwards.
 *
 * Takes a google.cloud.tasks.v2beta2.UpdateCmekConfigRequest and gives a google.cloud.tasks.v2beta2.CmekConfig, which the caller frees; `response` may be NULL.
 */
ct_status ct_v2beta2_update_cmek_config(const ct_client *client,
                                        const ct_message *request,
                                        const ct_call_options *options,
                                        ct_message **response,
                                        ct_error **error);

/**
 * ct_v2beta2_update_cmek_config, asynchronous: returns at once and calls back exactly once. `handle` may be NULL.
 */
ct_status ct_v2beta2_update_cmek_config_async(const ct_client *client,
                                              const ct_message *request,
                                              const ct_call_options *options,
                                              ct_callback callback,
                                              void *user_data,
                                              ct_call **handle,
                                              ct_error **error);

/**
 * Creates and updates queues from an App Engine queue.yaml file. Intended for the tools of App Engine.
 *
 * Takes a google.cloud.tasks.v2beta2.UploadQueueYamlRequest and gives a google.protobuf.Empty, which the caller frees; `response` may be NULL.
 */
ct_status ct_v2beta2_upload_queue_yaml(const ct_client *client,
                                       const ct_message *request,
                                       const ct_call_options *options,
                                       ct_message **response,
                                       ct_error **error);

/**
 * ct_v2beta2_upload_queue_yaml, asynchronous: returns at once and calls back exactly once. `handle` may be NULL.
 */
ct_status ct_v2beta2_upload_queue_yaml_async(const ct_client *client,
                                             const ct_message *request,
                                             const ct_call_options *options,
                                             ct_callback callback,
                                             void *user_data,
                                             ct_call **handle,
                                             ct_error **error);

/**
 * Gets information about a location.
 *
 * Takes a google.cloud.location.GetLocationRequest and gives a google.cloud.location.Location, which the caller frees; `response` may be NULL.
 */
ct_status ct_v2beta2_get_location(const ct_client *client,
                                  const ct_message *request,
                                  const ct_call_options *options,
                                  ct_message **response,
                                  ct_error **error);

/**
 * ct_v2beta2_get_location, asynchronous: returns at once and calls back exactly once. `handle` may be NULL.
 */
ct_status ct_v2beta2_get_location_async(const ct_client *client,
                                        const ct_message *request,
                                        const ct_call_options *options,
                                        ct_callback callback,
                                        void *user_data,
                                        ct_call **handle,
                                        ct_error **error);

/**
 * Lists the locations where the service is available.
 *
 * Takes a google.cloud.location.ListLocationsRequest and gives a google.cloud.location.ListLocationsResponse, which the caller frees; `response` may be NULL.
 */
ct_status ct_v2beta2_list_locations(const ct_client *client,
                                    const ct_message *request,
                                    const ct_call_options *options,
                                    ct_message **response,
                                    ct_error **error);

/**
 * ct_v2beta2_list_locations, asynchronous: returns at once and calls back exactly once. `handle` may be NULL.
 */
ct_status ct_v2beta2_list_locations_async(const ct_client *client,
                                          const ct_message *request,
                                          const ct_call_options *options,
                                          ct_callback callback,
                                          void *user_data,
                                          ct_call **handle,
                                          ct_error **error);

/**
 * ct_v2beta2_list_locations, page after page: makes a pager, which asks for the first page at the first ct_pager_next.
 */
ct_status ct_v2beta2_list_locations_pager(const ct_client *client,
                                          const ct_message *request,
                                          const ct_call_options *options,
                                          ct_pager **pager,
                                          ct_error **error);

/**
 * Gets the state of a long-running operation.
 *
 * Takes a google.longrunning.GetOperationRequest and gives a google.longrunning.Operation, which the caller frees; `response` may be NULL.
 */
ct_status ct_v2beta2_get_operation(const ct_client *client,
                                   const ct_message *request,
                                   const ct_call_options *options,
                                   ct_message **response,
                                   ct_error **error);

/**
 * ct_v2beta2_get_operation, asynchronous: returns at once and calls back exactly once. `handle` may be NULL.
 */
ct_status ct_v2beta2_get_operation_async(const ct_client *client,
                                         const ct_message *request,
                                         const ct_call_options *options,
                                         ct_callback callback,
                                         void *user_data,
                                         ct_call **handle,
                                         ct_error **error);

/**
 * Lists the queues of a location, ordered by name.
 *
 * Takes a google.cloud.tasks.v2beta3.ListQueuesRequest and gives a google.cloud.tasks.v2beta3.ListQueuesResponse, which the caller frees; `response` may be NULL.
 */
ct_status ct_v2beta3_list_queues(const ct_client *client,
                                 const ct_message *request,
                                 const ct_call_options *options,
                                 ct_message **response,
                                 ct_error **error);

/**
 * ct_v2beta3_list_queues, asynchronous: returns at once and calls back exactly once. `handle` may be NULL.
 */
ct_status ct_v2beta3_list_queues_async(const ct_client *client,
                                       const ct_message *request,
                                       const ct_call_options *options,
                                       ct_callback callback,
                                       void *user_data,
                                       ct_call **handle,
                                       ct_error **error);

/**
 * ct_v2beta3_list_queues, page after page: makes a pager, which asks for the first page at the first ct_pager_next.
 */
ct_status ct_v2beta3_list_queues_pager(const ct_client *client,
                                       const ct_message *request,
                                       const ct_call_options *options,
                                       ct_pager **pager,
                                       ct_error **error);

/**
 * Gets a queue. Fails with NOT_FOUND if it does not exist.
 *
 * Takes a google.cloud.tasks.v2beta3.GetQueueRequest and gives a google.cloud.tasks.v2beta3.Queue, which the caller frees; `response` may be NULL.
 */
ct_status ct_v2beta3_get_queue(const ct_client *client,
                               const ct_message *request,
                               const ct_call_options *options,
                               ct_message **response,
                               ct_error **error);

/**
 * ct_v2beta3_get_queue, asynchronous: returns at once and calls back exactly once. `handle` may be NULL.
 */
ct_status ct_v2beta3_get_queue_async(const ct_client *client,
                                     const ct_message *request,
                                     const ct_call_options *options,
                                     ct_callback callback,
                                     void *user_data,
                                     ct_call **handle,
                                     ct_error **error);

/**
 * Creates a queue. Fails with ALREADY_EXISTS if it exists. The name of a deleted queue cannot be used again for some days.
 *
 * Takes a google.cloud.tasks.v2beta3.CreateQueueRequest and gives a google.cloud.tasks.v2beta3.Queue, which the caller frees; `response` may be NULL.
 */
ct_status ct_v2beta3_create_queue(const ct_client *client,
                                  const ct_message *request,
                                  const ct_call_options *options,
                                  ct_message **response,
                                  ct_error **error);

/**
 * ct_v2beta3_create_queue, asynchronous: returns at once and calls back exactly once. `handle` may be NULL.
 */
ct_status ct_v2beta3_create_queue_async(const ct_client *client,
                                        const ct_message *request,
                                        const ct_call_options *options,
                                        ct_callback callback,
                                        void *user_data,
                                        ct_call **handle,
                                        ct_error **error);

/**
 * Updates a queue, or creates it if it does not exist. The state of the queue does not change.
 *
 * Takes a google.cloud.tasks.v2beta3.UpdateQueueRequest and gives a google.cloud.tasks.v2beta3.Queue, which the caller frees; `response` may be NULL.
 */
ct_status ct_v2beta3_update_queue(const ct_client *client,
                                  const ct_message *request,
                                  const ct_call_options *options,
                                  ct_message **response,
                                  ct_error **error);

/**
 * ct_v2beta3_update_queue, asynchronous: returns at once and calls back exactly once. `handle` may be NULL.
 */
ct_status ct_v2beta3_update_queue_async(const ct_client *client,
                                        const ct_message *request,
                                        const ct_call_options *options,
                                        ct_callback callback,
                                        void *user_data,
                                        ct_call **handle,
                                        ct_error **error);

/**
 * Deletes a queue and all its tasks. Its name cannot be used again for some days.
 *
 * Takes a google.cloud.tasks.v2beta3.DeleteQueueRequest and gives a google.protobuf.Empty, which the caller frees; `response` may be NULL.
 */
ct_status ct_v2beta3_delete_queue(const ct_client *client,
                                  const ct_message *request,
                                  const ct_call_options *options,
                                  ct_message **response,
                                  ct_error **error);

/**
 * ct_v2beta3_delete_queue, asynchronous: returns at once and calls back exactly once. `handle` may be NULL.
 */
ct_status ct_v2beta3_delete_queue_async(const ct_client *client,
                                        const ct_message *request,
                                        const ct_call_options *options,
                                        ct_callback callback,
                                        void *user_data,
                                        ct_call **handle,
                                        ct_error **error);

/**
 * Deletes all tasks of a queue that were created before the call. This cannot be undone.
 *
 * Takes a google.cloud.tasks.v2beta3.PurgeQueueRequest and gives a google.cloud.tasks.v2beta3.Queue, which the caller frees; `response` may be NULL.
 */
ct_status ct_v2beta3_purge_queue(const ct_client *client,
                                 const ct_message *request,
                                 const ct_call_options *options,
                                 ct_message **response,
                                 ct_error **error);

/**
 * ct_v2beta3_purge_queue, asynchronous: returns at once and calls back exactly once. `handle` may be NULL.
 */
ct_status ct_v2beta3_purge_queue_async(const ct_client *client,
                                       const ct_message *request,
                                       const ct_call_options *options,
                                       ct_callback callback,
                                       void *user_data,
                                       ct_call **handle,
                                       ct_error **error);

/**
 * Stops the dispatch of tasks. The queue still accepts tasks, and `run_task` still works.
 *
 * Takes a google.cloud.tasks.v2beta3.PauseQueueRequest and gives a google.cloud.tasks.v2beta3.Queue, which the caller frees; `response` may be NULL.
 */
ct_status ct_v2beta3_pause_queue(const ct_client *client,
                                 const ct_message *request,
                                 const ct_call_options *options,
                                 ct_message **response,
                                 ct_error **error);

/**
 * ct_v2beta3_pause_queue, asynchronous: returns at once and calls back exactly once. `handle` may be NULL.
 */
ct_status ct_v2beta3_pause_queue_async(const ct_client *client,
                                       const ct_message *request,
                                       const ct_call_options *options,
                                       ct_callback callback,
                                       void *user_data,
                                       ct_call **handle,
                                       ct_error **error);

/**
 * Restarts the dispatch of tasks after `pause_queue` or after the service disabled the queue.
 *
 * Takes a google.cloud.tasks.v2beta3.ResumeQueueRequest and gives a google.cloud.tasks.v2beta3.Queue, which the caller frees; `response` may be NULL.
 */
ct_status ct_v2beta3_resume_queue(const ct_client *client,
                                  const ct_message *request,
                                  const ct_call_options *options,
                                  ct_message **response,
                                  ct_error **error);

/**
 * ct_v2beta3_resume_queue, asynchronous: returns at once and calls back exactly once. `handle` may be NULL.
 */
ct_status ct_v2beta3_resume_queue_async(const ct_client *client,
                                        const ct_message *request,
                                        const ct_call_options *options,
                                        ct_callback callback,
                                        void *user_data,
                                        ct_call **handle,
                                        ct_error **error);

/**
 * Gets the IAM policy of a queue. The policy is empty if none was set.
 *
 * Takes a google.iam.v1.GetIamPolicyRequest and gives a google.iam.v1.Policy, which the caller frees; `response` may be NULL.
 */
ct_status ct_v2beta3_get_iam_policy(const ct_client *client,
                                    const ct_message *request,
                                    const ct_call_options *options,
                                    ct_message **response,
                                    ct_error **error);

/**
 * ct_v2beta3_get_iam_policy, asynchronous: returns at once and calls back exactly once. `handle` may be NULL.
 */
ct_status ct_v2beta3_get_iam_policy_async(const ct_client *client,
                                          const ct_message *request,
                                          const ct_call_options *options,
                                          ct_callback callback,
                                          void *user_data,
                                          ct_call **handle,
                                          ct_error **error);

/**
 * Sets the IAM policy of a queue. It replaces the existing policy.
 *
 * Takes a google.iam.v1.SetIamPolicyRequest and gives a google.iam.v1.Policy, which the caller frees; `response` may be NULL.
 */
ct_status ct_v2beta3_set_iam_policy(const ct_client *client,
                                    const ct_message *request,
                                    const ct_call_options *options,
                                    ct_message **response,
                                    ct_error **error);

/**
 * ct_v2beta3_set_iam_policy, asynchronous: returns at once and calls back exactly once. `handle` may be NULL.
 */
ct_status ct_v2beta3_set_iam_policy_async(const ct_client *client,
                                          const ct_message *request,
                                          const ct_call_options *options,
                                          ct_callback callback,
                                          void *user_data,
                                          ct_call **handle,
                                          ct_error **error);

/**
 * Returns which of the given permissions the caller has on a queue.
 *
 * Takes a google.iam.v1.TestIamPermissionsRequest and gives a google.iam.v1.TestIamPermissionsResponse, which the caller frees; `response` may be NULL.
 */
ct_status ct_v2beta3_test_iam_permissions(const ct_client *client,
                                          const ct_message *request,
                                          const ct_call_options *options,
                                          ct_message **response,
                                          ct_error **error);

/**
 * ct_v2beta3_test_iam_permissions, asynchronous: returns at once and calls back exactly once. `handle` may be NULL.
 */
ct_status ct_v2beta3_test_iam_permissions_async(const ct_client *client,
                                                const ct_message *request,
                                                const ct_call_options *options,
                                                ct_callback callback,
                                                void *user_data,
                                                ct_call **handle,
                                                ct_error **error);

/**
 * Lists the tasks of a queue in an unspecified order. A page has at most 1000 tasks.
 *
 * Takes a google.cloud.tasks.v2beta3.ListTasksRequest and gives a google.cloud.tasks.v2beta3.ListTasksResponse, which the caller frees; `response` may be NULL.
 */
ct_status ct_v2beta3_list_tasks(const ct_client *client,
                                const ct_message *request,
                                const ct_call_options *options,
                                ct_message **response,
                                ct_error **error);

/**
 * ct_v2beta3_list_tasks, asynchronous: returns at once and calls back exactly once. `handle` may be NULL.
 */
ct_status ct_v2beta3_list_tasks_async(const ct_client *client,
                                      const ct_message *request,
                                      const ct_call_options *options,
                                      ct_callback callback,
                                      void *user_data,
                                      ct_call **handle,
                                      ct_error **error);

/**
 * ct_v2beta3_list_tasks, page after page: makes a pager, which asks for the first page at the first ct_pager_next.
 */
ct_status ct_v2beta3_list_tasks_pager(const ct_client *client,
                                      const ct_message *request,
                                      const ct_call_options *options,
                                      ct_pager **pager,
                                      ct_error **error);

/**
 * Gets a task. Fails with NOT_FOUND if the task is finished or deleted.
 *
 * Takes a google.cloud.tasks.v2beta3.GetTaskRequest and gives a google.cloud.tasks.v2beta3.Task, which the caller frees; `response` may be NULL.
 */
ct_status ct_v2beta3_get_task(const ct_client *client,
                              const ct_message *request,
                              const ct_call_options *options,
                              ct_message **response,
                              ct_error **error);

/**
 * ct_v2beta3_get_task, asynchronous: returns at once and calls back exactly once. `handle` may be NULL.
 */
ct_status ct_v2beta3_get_task_async(const ct_client *client,
                                    const ct_message *request,
                                    const ct_call_options *options,
                                    ct_callback callback,
                                    void *user_data,
                                    ct_call **handle,
                                    ct_error **error);

/**
 * Creates a task and adds it to a queue. A task cannot be changed afterwards, only deleted.
 *
 * Takes a google.cloud.tasks.v2beta3.CreateTaskRequest and gives a google.cloud.tasks.v2beta3.Task, which the caller frees; `response` may be NULL.
 */
ct_status ct_v2beta3_create_task(const ct_client *client,
                                 const ct_message *request,
                                 const ct_call_options *options,
                                 ct_message **response,
                                 ct_error **error);

/**
 * ct_v2beta3_create_task, asynchronous: returns at once and calls back exactly once. `handle` may be NULL.
 */
ct_status ct_v2beta3_create_task_async(const ct_client *client,
                                       const ct_message *request,
                                       const ct_call_options *options,
                                       ct_callback callback,
                                       void *user_data,
                                       ct_call **handle,
                                       ct_error **error);

/**
 * Deletes a task that is not finished. Its name cannot be used again for some time.
 *
 * Takes a google.cloud.tasks.v2beta3.DeleteTaskRequest and gives a google.protobuf.Empty, which the caller frees; `response` may be NULL.
 */
ct_status ct_v2beta3_delete_task(const ct_client *client,
                                 const ct_message *request,
                                 const ct_call_options *options,
                                 ct_message **response,
                                 ct_error **error);

/**
 * ct_v2beta3_delete_task, asynchronous: returns at once and calls back exactly once. `handle` may be NULL.
 */
ct_status ct_v2beta3_delete_task_async(const ct_client *client,
                                       const ct_message *request,
                                       const ct_call_options *options,
                                       ct_callback callback,
                                       void *user_data,
                                       ct_call **handle,
                                       ct_error **error);

/**
 * Dispatches a task immediately, regardless of its schedule and of the rate limits and the state of the queue. If the attempt fails, the task is retried as usual.
 *
 * Takes a google.cloud.tasks.v2beta3.RunTaskRequest and gives a google.cloud.tasks.v2beta3.Task, which the caller frees; `response` may be NULL.
 */
ct_status ct_v2beta3_run_task(const ct_client *client,
                              const ct_message *request,
                              const ct_call_options *options,
                              ct_message **response,
                              ct_error **error);

/**
 * ct_v2beta3_run_task, asynchronous: returns at once and calls back exactly once. `handle` may be NULL.
 */
ct_status ct_v2beta3_run_task_async(const ct_client *client,
                                    const ct_message *request,
                                    const ct_call_options *options,
                                    ct_callback callback,
                                    void *user_data,
                                    ct_call **handle,
                                    ct_error **error);

/**
 * Creates a task from an HTTP body. The URL, method and headers come from the `http_target` of the queue.
 *
 * Takes a google.cloud.tasks.v2beta3.BufferTaskRequest and gives a google.cloud.tasks.v2beta3.BufferTaskResponse, which the caller frees; `response` may be NULL.
 */
ct_status ct_v2beta3_buffer_task(const ct_client *client,
                                 const ct_message *request,
                                 const ct_call_options *options,
                                 ct_message **response,
                                 ct_error **error);

/**
 * ct_v2beta3_buffer_task, asynchronous: returns at once and calls back exactly once. `handle` may be NULL.
 */
ct_status ct_v2beta3_buffer_task_async(const ct_client *client,
                                       const ct_message *request,
                                       const ct_call_options *options,
                                       ct_callback callback,
                                       void *user_data,
                                       ct_call **handle,
                                       ct_error **error);

/**
 * Creates up to 100 tasks in a queue as a long-running operation. Each task can fail separately.
 *
 * Takes a google.cloud.tasks.v2beta3.BatchCreateTasksRequest and gives a google.longrunning.Operation, which the caller frees; `response` may be NULL.
 */
ct_status ct_v2beta3_batch_create_tasks(const ct_client *client,
                                        const ct_message *request,
                                        const ct_call_options *options,
                                        ct_message **response,
                                        ct_error **error);

/**
 * ct_v2beta3_batch_create_tasks, asynchronous: returns at once and calls back exactly once. `handle` may be NULL.
 */
ct_status ct_v2beta3_batch_create_tasks_async(const ct_client *client,
                                              const ct_message *request,
                                              const ct_call_options *options,
                                              ct_callback callback,
                                              void *user_data,
                                              ct_call **handle,
                                              ct_error **error);

/**
 * Deletes up to 1000 tasks of a queue as a long-running operation. Each deletion can fail separately.
 *
 * Takes a google.cloud.tasks.v2beta3.BatchDeleteTasksRequest and gives a google.longrunning.Operation, which the caller frees; `response` may be NULL.
 */
ct_status ct_v2beta3_batch_delete_tasks(const ct_client *client,
                                        const ct_message *request,
                                        const ct_call_options *options,
                                        ct_message **response,
                                        ct_error **error);

/**
 * ct_v2beta3_batch_delete_tasks, asynchronous: returns at once and calls back exactly once. `handle` may be NULL.
 */
ct_status ct_v2beta3_batch_delete_tasks_async(const ct_client *client,
                                              const ct_message *request,
                                              const ct_call_options *options,
                                              ct_callback callback,
                                              void *user_data,
                                              ct_call **handle,
                                              ct_error **error);

/**
 * Gets the encryption key of a location.
 *
 * Takes a google.cloud.tasks.v2beta3.GetCmekConfigRequest and gives a google.cloud.tasks.v2beta3.CmekConfig, which the caller frees; `response` may be NULL.
 */
ct_status ct_v2beta3_get_cmek_config(const ct_client *client,
                                     const ct_message *request,
                                     const ct_call_options *options,
                                     ct_message **response,
                                     ct_error **error);

/**
 * ct_v2beta3_get_cmek_config, asynchronous: returns at once and calls back exactly once. `handle` may be NULL.
 */
ct_status ct_v2beta3_get_cmek_config_async(const ct_client *client,
                                           const ct_message *request,
                                           const ct_call_options *options,
                                           ct_callback callback,
                                           void *user_data,
                                           ct_call **handle,
                                           ct_error **error);

/**
 * Sets the encryption key of a location. It is used for tasks that are created afterwards.
 *
 * Takes a google.cloud.tasks.v2beta3.UpdateCmekConfigRequest and gives a google.cloud.tasks.v2beta3.CmekConfig, which the caller frees; `response` may be NULL.
 */
ct_status ct_v2beta3_update_cmek_config(const ct_client *client,
                                        const ct_message *request,
                                        const ct_call_options *options,
                                        ct_message **response,
                                        ct_error **error);

/**
 * ct_v2beta3_update_cmek_config, asynchronous: returns at once and calls back exactly once. `handle` may be NULL.
 */
ct_status ct_v2beta3_update_cmek_config_async(const ct_client *client,
                                              const ct_message *request,
                                              const ct_call_options *options,
                                              ct_callback callback,
                                              void *user_data,
                                              ct_call **handle,
                                              ct_error **error);

/**
 * Gets information about a location.
 *
 * Takes a google.cloud.location.GetLocationRequest and gives a google.cloud.location.Location, which the caller frees; `response` may be NULL.
 */
ct_status ct_v2beta3_get_location(const ct_client *client,
                                  const ct_message *request,
                                  const ct_call_options *options,
                                  ct_message **response,
                                  ct_error **error);

/**
 * ct_v2beta3_get_location, asynchronous: returns at once and calls back exactly once. `handle` may be NULL.
 */
ct_status ct_v2beta3_get_location_async(const ct_client *client,
                                        const ct_message *request,
                                        const ct_call_options *options,
                                        ct_callback callback,
                                        void *user_data,
                                        ct_call **handle,
                                        ct_error **error);

/**
 * Lists the locations where the service is available.
 *
 * Takes a google.cloud.location.ListLocationsRequest and gives a google.cloud.location.ListLocationsResponse, which the caller frees; `response` may be NULL.
 */
ct_status ct_v2beta3_list_locations(const ct_client *client,
                                    const ct_message *request,
                                    const ct_call_options *options,
                                    ct_message **response,
                                    ct_error **error);

/**
 * ct_v2beta3_list_locations, asynchronous: returns at once and calls back exactly once. `handle` may be NULL.
 */
ct_status ct_v2beta3_list_locations_async(const ct_client *client,
                                          const ct_message *request,
                                          const ct_call_options *options,
                                          ct_callback callback,
                                          void *user_data,
                                          ct_call **handle,
                                          ct_error **error);

/**
 * ct_v2beta3_list_locations, page after page: makes a pager, which asks for the first page at the first ct_pager_next.
 */
ct_status ct_v2beta3_list_locations_pager(const ct_client *client,
                                          const ct_message *request,
                                          const ct_call_options *options,
                                          ct_pager **pager,
                                          ct_error **error);

/**
 * Gets the state of a long-running operation.
 *
 * Takes a google.longrunning.GetOperationRequest and gives a google.longrunning.Operation, which the caller frees; `response` may be NULL.
 */
ct_status ct_v2beta3_get_operation(const ct_client *client,
                                   const ct_message *request,
                                   const ct_call_options *options,
                                   ct_message **response,
                                   ct_error **error);

/**
 * ct_v2beta3_get_operation, asynchronous: returns at once and calls back exactly once. `handle` may be NULL.
 */
ct_status ct_v2beta3_get_operation_async(const ct_client *client,
                                         const ct_message *request,
                                         const ct_call_options *options,
                                         ct_callback callback,
                                         void *user_data,
                                         ct_call **handle,
                                         ct_error **error);

/**
 * Builds `projects/{project}/locations/{location}/queues/{queue}`. The caller frees the name by ct_free.
 */
ct_status ct_queue_path(const char *project,
                        const char *location,
                        const char *queue,
                        char **name,
                        ct_error **error);

/**
 * The ids in `projects/{project}/locations/{location}/queues/{queue}`; CT_INVALID_ARGUMENT for a name of another form. The caller frees each by ct_free; places may
 * be NULL.
 */
ct_status ct_parse_queue_path(const char *name,
                              char **project,
                              char **location,
                              char **queue,
                              ct_error **error);

/**
 * Builds `projects/{project}/locations/{location}/queues/{queue}/tasks/{task}`. The caller frees the name by ct_free.
 */
ct_status ct_task_path(const char *project,
                       const char *location,
                       const char *queue,
                       const char *task,
                       char **name,
                       ct_error **error);

/**
 * The ids in `projects/{project}/locations/{location}/queues/{queue}/tasks/{task}`; CT_INVALID_ARGUMENT for a name of another form. The caller frees each by ct_free; places may
 * be NULL.
 */
ct_status ct_parse_task_path(const char *name,
                             char **project,
                             char **location,
                             char **queue,
                             char **task,
                             ct_error **error);

/**
 * Builds `projects/{project}/locations/{location}`. The caller frees the name by ct_free.
 */
ct_status ct_location_path(const char *project,
                           const char *location,
                           char **name,
                           ct_error **error);

/**
 * The ids in `projects/{project}/locations/{location}`; CT_INVALID_ARGUMENT for a name of another form. The caller frees each by ct_free; places may
 * be NULL.
 */
ct_status ct_parse_location_path(const char *name,
                                 char **project,
                                 char **location,
                                 ct_error **error);

/**
 * Builds `projects/{project}`. The caller frees the name by ct_free.
 */
ct_status ct_project_path(const char *project,
                          char **name,
                          ct_error **error);

/**
 * The ids in `projects/{project}`; CT_INVALID_ARGUMENT for a name of another form. The caller frees each by ct_free; places may
 * be NULL.
 */
ct_status ct_parse_project_path(const char *name,
                                char **project,
                                ct_error **error);

/**
 * Builds `projects/{project}/locations/{location}/cmekConfig`. The caller frees the name by ct_free.
 */
ct_status ct_cmek_config_path(const char *project,
                              const char *location,
                              char **name,
                              ct_error **error);

/**
 * The ids in `projects/{project}/locations/{location}/cmekConfig`; CT_INVALID_ARGUMENT for a name of another form. The caller frees each by ct_free; places may
 * be NULL.
 */
ct_status ct_parse_cmek_config_path(const char *name,
                                    char **project,
                                    char **location,
                                    ct_error **error);

/**
 * Builds `projects/{project}/locations/{location}/keyRings/{key_ring}/cryptoKeys/{crypto_key}`. The caller frees the name by ct_free.
 */
ct_status ct_crypto_key_path(const char *project,
                             const char *location,
                             const char *key_ring,
                             const char *crypto_key,
                             char **name,
                             ct_error **error);

/**
 * The ids in `projects/{project}/locations/{location}/keyRings/{key_ring}/cryptoKeys/{crypto_key}`; CT_INVALID_ARGUMENT for a name of another form. The caller frees each by ct_free; places may
 * be NULL.
 */
ct_status ct_parse_crypto_key_path(const char *name,
                                   char **project,
                                   char **location,
                                   char **key_ring,
                                   char **crypto_key,
                                   ct_error **error);

/**
 * Builds `billingAccounts/{billing_account}`. The caller frees the name by ct_free.
 */
ct_status ct_billing_account_path(const char *billing_account,
                                  char **name,
                                  ct_error **error);

/**
 * The ids in `billingAccounts/{billing_account}`; CT_INVALID_ARGUMENT for a name of another form. The caller frees each by ct_free; places may
 * be NULL.
 */
ct_status ct_parse_billing_account_path(const char *name,
                                        char **billing_account,
                                        ct_error **error);

/**
 * Builds `folders/{folder}`. The caller frees the name by ct_free.
 */
ct_status ct_folder_path(const char *folder,
                         char **name,
                         ct_error **error);

/**
 * The ids in `folders/{folder}`; CT_INVALID_ARGUMENT for a name of another form. The caller frees each by ct_free; places may
 * be NULL.
 */
ct_status ct_parse_folder_path(const char *name,
                               char **folder,
                               ct_error **error);

/**
 * Builds `organizations/{organization}`. The caller frees the name by ct_free.
 */
ct_status ct_organization_path(const char *organization,
                               char **name,
                               ct_error **error);

/**
 * The ids in `organizations/{organization}`; CT_INVALID_ARGUMENT for a name of another form. The caller frees each by ct_free; places may
 * be NULL.
 */
ct_status ct_parse_organization_path(const char *name,
                                     char **organization,
                                     ct_error **error);

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
 * Makes a handle from the Operation message that a method of this version ("v2") gave. The message is copied.
 */
ct_status ct_operation_new(const ct_client *client,
                           const char *version,
                           const ct_message *message,
                           ct_operation **operation,
                           ct_error **error);

/**
 * Whether the operation had ended when it was last looked at.
 */
ct_status ct_operation_done(const ct_operation *operation,
                            bool *done,
                            ct_error **error);

/**
 * Looks at the operation again.
 */
ct_status ct_operation_refresh(ct_operation *operation,
                               ct_error **error);

/**
 * Waits until the operation has ended; CT_DEADLINE_EXCEEDED if that takes longer. An operation that failed as a whole
 * gives its own status and error.
 */
ct_status ct_operation_wait(ct_operation *operation,
                            int64_t timeout_ms,
                            ct_error **error);

/**
 * What the operation ended with, as a message of its own type, which the caller frees. CT_ABSENT while it runs, and
 * for a batch of which every part failed: its metadata tells why. An operation that failed as a whole gives its own
 * status and error.
 */
ct_status ct_operation_response(const ct_operation *operation,
                                ct_message **response,
                                ct_error **error);

/**
 * How far the operation is, as a message of its own type, which the caller frees; CT_ABSENT if it does not say.
 */
ct_status ct_operation_metadata(const ct_operation *operation,
                                ct_message **metadata,
                                ct_error **error);

/**
 * The Operation message as it was when it was last looked at, which the caller frees: its name is what another process
 * needs to go on with it by ct_operation_new.
 */
ct_status ct_operation_message(const ct_operation *operation,
                               ct_message **message,
                               ct_error **error);

/**
 * Frees the handle; the operation itself goes on. NULL is allowed.
 */
void ct_operation_free(ct_operation *operation);

/**
 * Makes options that are all defaults.
 */
ct_status ct_options_new(ct_options **options,
                         ct_error **error);

/**
 * Frees options. Clients made from them are not touched. NULL is allowed.
 */
void ct_options_free(ct_options *options);

/**
 * The address to call: "host", "host:port", or with "https://" (the default) or "http://" before it.
 */
ct_status ct_options_set_endpoint(ct_options *options,
                                  const char *endpoint,
                                  ct_error **error);

/**
 * The time in milliseconds that a call may take as a whole, attempts and waits between them included, where the call
 * itself says nothing.
 */
ct_status ct_options_set_timeout(ct_options *options,
                                 int64_t timeout_ms,
                                 ct_error **error);

/**
 * How calls are tried again where they say nothing themselves. The policy is copied.
 */
ct_status ct_options_set_retry(ct_options *options,
                               const ct_retry *retry,
                               ct_error **error);

/**
 * Sends an HTTP header with every request.
 */
ct_status ct_options_add_header(ct_options *options,
                                const char *name,
                                const char *value,
                                ct_error **error);

/**
 * The project that quota and cost are counted on, if it is not the caller's.
 */
ct_status ct_options_set_quota_project(ct_options *options,
                                       const char *project,
                                       ct_error **error);

/**
 * The proxy to call through, such as "http://user:password@host:3128", in place of what HTTPS_PROXY says; NULL for
 * none at all.
 */
ct_status ct_options_set_proxy(ct_options *options,
                               const char *url,
                               ct_error **error);

/**
 * What the client calls itself in User-Agent.
 */
ct_status ct_options_set_user_agent(ct_options *options,
                                    const char *user_agent,
                                    ct_error **error);

/**
 * Gives the next item, which the caller frees, and fetches a page where needed; CT_DONE after the last. After another
 * error it may be called again.
 */
ct_status ct_pager_next(ct_pager *pager,
                        ct_message **item,
                        ct_error **error);

/**
 * Gives the next page as the service sent it, which the caller frees; CT_DONE after the last. A page may be empty and
 * yet not the last. Items of the page before that ct_pager_next has not given are left out.
 */
ct_status ct_pager_next_page(ct_pager *pager,
                             ct_message **page,
                             ct_error **error);

/**
 * The token of the page that comes next, to go on with later as `page_token` of a request; empty before the first page
 * and after the last. Valid until the pager is used or freed. `length` may be NULL.
 */
ct_status ct_pager_next_page_token(const ct_pager *pager,
                                   const char **token,
                                   size_t *length,
                                   ct_error **error);

/**
 * Frees a pager. NULL is allowed.
 */
void ct_pager_free(ct_pager *pager);

/**
 * Makes the policy that idempotent methods have by default: 100 ms, times 1.3, at most 10 s, for 20 s, on
 * CT_UNAVAILABLE and CT_DEADLINE_EXCEEDED.
 */
ct_status ct_retry_new(ct_retry **retry,
                       ct_error **error);

/**
 * Frees a policy. NULL is allowed.
 */
void ct_retry_free(ct_retry *retry);

/**
 * The waits: the greatest first one and the greatest of all in milliseconds, and the factor from one to the next.
 */
ct_status ct_retry_set_backoff(ct_retry *retry,
                               int64_t initial_ms,
                               double multiplier,
                               int64_t maximum_ms,
                               ct_error **error);

/**
 * For how many milliseconds a call is tried at most.
 */
ct_status ct_retry_set_deadline(ct_retry *retry,
                                int64_t deadline_ms,
                                ct_error **error);

/**
 * Which statuses from 1 to 16 are tried again, in place of those before.
 */
ct_status ct_retry_set_statuses(ct_retry *retry,
                                const int *statuses,
                                size_t count,
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
