//! A function for each method of each version, with its asynchronous twin and, for list methods, its pager; and two
//! for each form of resource name.
//! Generated from the API table by `cargo xtask generate`.

use crate::asynchronous::{ct_call, ct_callback, start_call};
use crate::call::call;
use crate::call_options::ct_call_options;
use crate::client::ct_client;
use crate::error::ct_error;
use crate::message::ct_message;
use crate::names;
use crate::pager::{ct_pager, new_pager};
use crate::status::ct_status;
use cloudtasks::{v2, v2beta2, v2beta3};
use std::ffi::{c_char, c_void};

/// Lists the queues of a location, ordered by name.
///
/// Takes a google.cloud.tasks.v2.ListQueuesRequest and gives a google.cloud.tasks.v2.ListQueuesResponse, which the caller frees; `response` may be NULL.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn ct_v2_list_queues(
    client: *const ct_client,
    request: *const ct_message,
    options: *const ct_call_options,
    response: *mut *mut ct_message,
    error: *mut *mut ct_error,
) -> ct_status {
    boundary!(error, {
        let method = &v2::methods::list_queues;
        call(method, client, request, options, response)
    })
}

/// ct_v2_list_queues, asynchronous: returns at once and calls back exactly once. `handle` may be NULL.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn ct_v2_list_queues_async(
    client: *const ct_client,
    request: *const ct_message,
    options: *const ct_call_options,
    callback: ct_callback,
    user_data: *mut c_void,
    handle: *mut *mut ct_call,
    error: *mut *mut ct_error,
) -> ct_status {
    boundary!(error, {
        let method = &v2::methods::list_queues;
        start_call(method, client, request, options, callback, user_data, handle)
    })
}

/// ct_v2_list_queues, page after page: makes a pager, which asks for the first page at the first ct_pager_next.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn ct_v2_list_queues_pager(
    client: *const ct_client,
    request: *const ct_message,
    options: *const ct_call_options,
    pager: *mut *mut ct_pager,
    error: *mut *mut ct_error,
) -> ct_status {
    boundary!(error, {
        let method = &v2::methods::list_queues;
        new_pager(method, client, request, options, pager)
    })
}

/// Gets a queue. Fails with NOT_FOUND if it does not exist.
///
/// Takes a google.cloud.tasks.v2.GetQueueRequest and gives a google.cloud.tasks.v2.Queue, which the caller frees; `response` may be NULL.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn ct_v2_get_queue(
    client: *const ct_client,
    request: *const ct_message,
    options: *const ct_call_options,
    response: *mut *mut ct_message,
    error: *mut *mut ct_error,
) -> ct_status {
    boundary!(error, {
        let method = &v2::methods::get_queue;
        call(method, client, request, options, response)
    })
}

/// ct_v2_get_queue, asynchronous: returns at once and calls back exactly once. `handle` may be NULL.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn ct_v2_get_queue_async(
    client: *const ct_client,
    request: *const ct_message,
    options: *const ct_call_options,
    callback: ct_callback,
    user_data: *mut c_void,
    handle: *mut *mut ct_call,
    error: *mut *mut ct_error,
) -> ct_status {
    boundary!(error, {
        let method = &v2::methods::get_queue;
        start_call(method, client, request, options, callback, user_data, handle)
    })
}

/// Creates a queue. Fails with ALREADY_EXISTS if it exists. The name of a deleted queue cannot be used again for some days.
///
/// Takes a google.cloud.tasks.v2.CreateQueueRequest and gives a google.cloud.tasks.v2.Queue, which the caller frees; `response` may be NULL.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn ct_v2_create_queue(
    client: *const ct_client,
    request: *const ct_message,
    options: *const ct_call_options,
    response: *mut *mut ct_message,
    error: *mut *mut ct_error,
) -> ct_status {
    boundary!(error, {
        let method = &v2::methods::create_queue;
        call(method, client, request, options, response)
    })
}

/// ct_v2_create_queue, asynchronous: returns at once and calls back exactly once. `handle` may be NULL.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn ct_v2_create_queue_async(
    client: *const ct_client,
    request: *const ct_message,
    options: *const ct_call_options,
    callback: ct_callback,
    user_data: *mut c_void,
    handle: *mut *mut ct_call,
    error: *mut *mut ct_error,
) -> ct_status {
    boundary!(error, {
        let method = &v2::methods::create_queue;
        start_call(method, client, request, options, callback, user_data, handle)
    })
}

/// Updates a queue, or creates it if it does not exist. The state of the queue does not change.
///
/// Takes a google.cloud.tasks.v2.UpdateQueueRequest and gives a google.cloud.tasks.v2.Queue, which the caller frees; `response` may be NULL.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn ct_v2_update_queue(
    client: *const ct_client,
    request: *const ct_message,
    options: *const ct_call_options,
    response: *mut *mut ct_message,
    error: *mut *mut ct_error,
) -> ct_status {
    boundary!(error, {
        let method = &v2::methods::update_queue;
        call(method, client, request, options, response)
    })
}

/// ct_v2_update_queue, asynchronous: returns at once and calls back exactly once. `handle` may be NULL.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn ct_v2_update_queue_async(
    client: *const ct_client,
    request: *const ct_message,
    options: *const ct_call_options,
    callback: ct_callback,
    user_data: *mut c_void,
    handle: *mut *mut ct_call,
    error: *mut *mut ct_error,
) -> ct_status {
    boundary!(error, {
        let method = &v2::methods::update_queue;
        start_call(method, client, request, options, callback, user_data, handle)
    })
}

/// Deletes a queue and all its tasks. Its name cannot be used again for some days.
///
/// Takes a google.cloud.tasks.v2.DeleteQueueRequest and gives a google.protobuf.Empty, which the caller frees; `response` may be NULL.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn ct_v2_delete_queue(
    client: *const ct_client,
    request: *const ct_message,
    options: *const ct_call_options,
    response: *mut *mut ct_message,
    error: *mut *mut ct_error,
) -> ct_status {
    boundary!(error, {
        let method = &v2::methods::delete_queue;
        call(method, client, request, options, response)
    })
}

/// ct_v2_delete_queue, asynchronous: returns at once and calls back exactly once. `handle` may be NULL.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn ct_v2_delete_queue_async(
    client: *const ct_client,
    request: *const ct_message,
    options: *const ct_call_options,
    callback: ct_callback,
    user_data: *mut c_void,
    handle: *mut *mut ct_call,
    error: *mut *mut ct_error,
) -> ct_status {
    boundary!(error, {
        let method = &v2::methods::delete_queue;
        start_call(method, client, request, options, callback, user_data, handle)
    })
}

/// Deletes all tasks of a queue that were created before the call. This cannot be undone.
///
/// Takes a google.cloud.tasks.v2.PurgeQueueRequest and gives a google.cloud.tasks.v2.Queue, which the caller frees; `response` may be NULL.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn ct_v2_purge_queue(
    client: *const ct_client,
    request: *const ct_message,
    options: *const ct_call_options,
    response: *mut *mut ct_message,
    error: *mut *mut ct_error,
) -> ct_status {
    boundary!(error, {
        let method = &v2::methods::purge_queue;
        call(method, client, request, options, response)
    })
}

/// ct_v2_purge_queue, asynchronous: returns at once and calls back exactly once. `handle` may be NULL.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn ct_v2_purge_queue_async(
    client: *const ct_client,
    request: *const ct_message,
    options: *const ct_call_options,
    callback: ct_callback,
    user_data: *mut c_void,
    handle: *mut *mut ct_call,
    error: *mut *mut ct_error,
) -> ct_status {
    boundary!(error, {
        let method = &v2::methods::purge_queue;
        start_call(method, client, request, options, callback, user_data, handle)
    })
}

/// Stops the dispatch of tasks. The queue still accepts tasks, and `run_task` still works.
///
/// Takes a google.cloud.tasks.v2.PauseQueueRequest and gives a google.cloud.tasks.v2.Queue, which the caller frees; `response` may be NULL.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn ct_v2_pause_queue(
    client: *const ct_client,
    request: *const ct_message,
    options: *const ct_call_options,
    response: *mut *mut ct_message,
    error: *mut *mut ct_error,
) -> ct_status {
    boundary!(error, {
        let method = &v2::methods::pause_queue;
        call(method, client, request, options, response)
    })
}

/// ct_v2_pause_queue, asynchronous: returns at once and calls back exactly once. `handle` may be NULL.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn ct_v2_pause_queue_async(
    client: *const ct_client,
    request: *const ct_message,
    options: *const ct_call_options,
    callback: ct_callback,
    user_data: *mut c_void,
    handle: *mut *mut ct_call,
    error: *mut *mut ct_error,
) -> ct_status {
    boundary!(error, {
        let method = &v2::methods::pause_queue;
        start_call(method, client, request, options, callback, user_data, handle)
    })
}

/// Restarts the dispatch of tasks after `pause_queue` or after the service disabled the queue.
///
/// Takes a google.cloud.tasks.v2.ResumeQueueRequest and gives a google.cloud.tasks.v2.Queue, which the caller frees; `response` may be NULL.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn ct_v2_resume_queue(
    client: *const ct_client,
    request: *const ct_message,
    options: *const ct_call_options,
    response: *mut *mut ct_message,
    error: *mut *mut ct_error,
) -> ct_status {
    boundary!(error, {
        let method = &v2::methods::resume_queue;
        call(method, client, request, options, response)
    })
}

/// ct_v2_resume_queue, asynchronous: returns at once and calls back exactly once. `handle` may be NULL.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn ct_v2_resume_queue_async(
    client: *const ct_client,
    request: *const ct_message,
    options: *const ct_call_options,
    callback: ct_callback,
    user_data: *mut c_void,
    handle: *mut *mut ct_call,
    error: *mut *mut ct_error,
) -> ct_status {
    boundary!(error, {
        let method = &v2::methods::resume_queue;
        start_call(method, client, request, options, callback, user_data, handle)
    })
}

/// Gets the IAM policy of a queue. The policy is empty if none was set.
///
/// Takes a google.iam.v1.GetIamPolicyRequest and gives a google.iam.v1.Policy, which the caller frees; `response` may be NULL.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn ct_v2_get_iam_policy(
    client: *const ct_client,
    request: *const ct_message,
    options: *const ct_call_options,
    response: *mut *mut ct_message,
    error: *mut *mut ct_error,
) -> ct_status {
    boundary!(error, {
        let method = &v2::methods::get_iam_policy;
        call(method, client, request, options, response)
    })
}

/// ct_v2_get_iam_policy, asynchronous: returns at once and calls back exactly once. `handle` may be NULL.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn ct_v2_get_iam_policy_async(
    client: *const ct_client,
    request: *const ct_message,
    options: *const ct_call_options,
    callback: ct_callback,
    user_data: *mut c_void,
    handle: *mut *mut ct_call,
    error: *mut *mut ct_error,
) -> ct_status {
    boundary!(error, {
        let method = &v2::methods::get_iam_policy;
        start_call(method, client, request, options, callback, user_data, handle)
    })
}

/// Sets the IAM policy of a queue. It replaces the existing policy.
///
/// Takes a google.iam.v1.SetIamPolicyRequest and gives a google.iam.v1.Policy, which the caller frees; `response` may be NULL.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn ct_v2_set_iam_policy(
    client: *const ct_client,
    request: *const ct_message,
    options: *const ct_call_options,
    response: *mut *mut ct_message,
    error: *mut *mut ct_error,
) -> ct_status {
    boundary!(error, {
        let method = &v2::methods::set_iam_policy;
        call(method, client, request, options, response)
    })
}

/// ct_v2_set_iam_policy, asynchronous: returns at once and calls back exactly once. `handle` may be NULL.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn ct_v2_set_iam_policy_async(
    client: *const ct_client,
    request: *const ct_message,
    options: *const ct_call_options,
    callback: ct_callback,
    user_data: *mut c_void,
    handle: *mut *mut ct_call,
    error: *mut *mut ct_error,
) -> ct_status {
    boundary!(error, {
        let method = &v2::methods::set_iam_policy;
        start_call(method, client, request, options, callback, user_data, handle)
    })
}

/// Returns which of the given permissions the caller has on a queue.
///
/// Takes a google.iam.v1.TestIamPermissionsRequest and gives a google.iam.v1.TestIamPermissionsResponse, which the caller frees; `response` may be NULL.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn ct_v2_test_iam_permissions(
    client: *const ct_client,
    request: *const ct_message,
    options: *const ct_call_options,
    response: *mut *mut ct_message,
    error: *mut *mut ct_error,
) -> ct_status {
    boundary!(error, {
        let method = &v2::methods::test_iam_permissions;
        call(method, client, request, options, response)
    })
}

/// ct_v2_test_iam_permissions, asynchronous: returns at once and calls back exactly once. `handle` may be NULL.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn ct_v2_test_iam_permissions_async(
    client: *const ct_client,
    request: *const ct_message,
    options: *const ct_call_options,
    callback: ct_callback,
    user_data: *mut c_void,
    handle: *mut *mut ct_call,
    error: *mut *mut ct_error,
) -> ct_status {
    boundary!(error, {
        let method = &v2::methods::test_iam_permissions;
        start_call(method, client, request, options, callback, user_data, handle)
    })
}

/// Lists the tasks of a queue in an unspecified order. A page has at most 1000 tasks.
///
/// Takes a google.cloud.tasks.v2.ListTasksRequest and gives a google.cloud.tasks.v2.ListTasksResponse, which the caller frees; `response` may be NULL.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn ct_v2_list_tasks(
    client: *const ct_client,
    request: *const ct_message,
    options: *const ct_call_options,
    response: *mut *mut ct_message,
    error: *mut *mut ct_error,
) -> ct_status {
    boundary!(error, {
        let method = &v2::methods::list_tasks;
        call(method, client, request, options, response)
    })
}

/// ct_v2_list_tasks, asynchronous: returns at once and calls back exactly once. `handle` may be NULL.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn ct_v2_list_tasks_async(
    client: *const ct_client,
    request: *const ct_message,
    options: *const ct_call_options,
    callback: ct_callback,
    user_data: *mut c_void,
    handle: *mut *mut ct_call,
    error: *mut *mut ct_error,
) -> ct_status {
    boundary!(error, {
        let method = &v2::methods::list_tasks;
        start_call(method, client, request, options, callback, user_data, handle)
    })
}

/// ct_v2_list_tasks, page after page: makes a pager, which asks for the first page at the first ct_pager_next.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn ct_v2_list_tasks_pager(
    client: *const ct_client,
    request: *const ct_message,
    options: *const ct_call_options,
    pager: *mut *mut ct_pager,
    error: *mut *mut ct_error,
) -> ct_status {
    boundary!(error, {
        let method = &v2::methods::list_tasks;
        new_pager(method, client, request, options, pager)
    })
}

/// Gets a task. Fails with NOT_FOUND if the task is finished or deleted.
///
/// Takes a google.cloud.tasks.v2.GetTaskRequest and gives a google.cloud.tasks.v2.Task, which the caller frees; `response` may be NULL.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn ct_v2_get_task(
    client: *const ct_client,
    request: *const ct_message,
    options: *const ct_call_options,
    response: *mut *mut ct_message,
    error: *mut *mut ct_error,
) -> ct_status {
    boundary!(error, {
        let method = &v2::methods::get_task;
        call(method, client, request, options, response)
    })
}

/// ct_v2_get_task, asynchronous: returns at once and calls back exactly once. `handle` may be NULL.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn ct_v2_get_task_async(
    client: *const ct_client,
    request: *const ct_message,
    options: *const ct_call_options,
    callback: ct_callback,
    user_data: *mut c_void,
    handle: *mut *mut ct_call,
    error: *mut *mut ct_error,
) -> ct_status {
    boundary!(error, {
        let method = &v2::methods::get_task;
        start_call(method, client, request, options, callback, user_data, handle)
    })
}

/// Creates a task and adds it to a queue. A task cannot be changed afterwards, only deleted.
///
/// Takes a google.cloud.tasks.v2.CreateTaskRequest and gives a google.cloud.tasks.v2.Task, which the caller frees; `response` may be NULL.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn ct_v2_create_task(
    client: *const ct_client,
    request: *const ct_message,
    options: *const ct_call_options,
    response: *mut *mut ct_message,
    error: *mut *mut ct_error,
) -> ct_status {
    boundary!(error, {
        let method = &v2::methods::create_task;
        call(method, client, request, options, response)
    })
}

/// ct_v2_create_task, asynchronous: returns at once and calls back exactly once. `handle` may be NULL.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn ct_v2_create_task_async(
    client: *const ct_client,
    request: *const ct_message,
    options: *const ct_call_options,
    callback: ct_callback,
    user_data: *mut c_void,
    handle: *mut *mut ct_call,
    error: *mut *mut ct_error,
) -> ct_status {
    boundary!(error, {
        let method = &v2::methods::create_task;
        start_call(method, client, request, options, callback, user_data, handle)
    })
}

/// Deletes a task that is not finished. Its name cannot be used again for some time.
///
/// Takes a google.cloud.tasks.v2.DeleteTaskRequest and gives a google.protobuf.Empty, which the caller frees; `response` may be NULL.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn ct_v2_delete_task(
    client: *const ct_client,
    request: *const ct_message,
    options: *const ct_call_options,
    response: *mut *mut ct_message,
    error: *mut *mut ct_error,
) -> ct_status {
    boundary!(error, {
        let method = &v2::methods::delete_task;
        call(method, client, request, options, response)
    })
}

/// ct_v2_delete_task, asynchronous: returns at once and calls back exactly once. `handle` may be NULL.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn ct_v2_delete_task_async(
    client: *const ct_client,
    request: *const ct_message,
    options: *const ct_call_options,
    callback: ct_callback,
    user_data: *mut c_void,
    handle: *mut *mut ct_call,
    error: *mut *mut ct_error,
) -> ct_status {
    boundary!(error, {
        let method = &v2::methods::delete_task;
        start_call(method, client, request, options, callback, user_data, handle)
    })
}

/// Dispatches a task immediately, regardless of its schedule and of the rate limits and the state of the queue. If the attempt fails, the task is retried as usual.
///
/// Takes a google.cloud.tasks.v2.RunTaskRequest and gives a google.cloud.tasks.v2.Task, which the caller frees; `response` may be NULL.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn ct_v2_run_task(
    client: *const ct_client,
    request: *const ct_message,
    options: *const ct_call_options,
    response: *mut *mut ct_message,
    error: *mut *mut ct_error,
) -> ct_status {
    boundary!(error, {
        let method = &v2::methods::run_task;
        call(method, client, request, options, response)
    })
}

/// ct_v2_run_task, asynchronous: returns at once and calls back exactly once. `handle` may be NULL.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn ct_v2_run_task_async(
    client: *const ct_client,
    request: *const ct_message,
    options: *const ct_call_options,
    callback: ct_callback,
    user_data: *mut c_void,
    handle: *mut *mut ct_call,
    error: *mut *mut ct_error,
) -> ct_status {
    boundary!(error, {
        let method = &v2::methods::run_task;
        start_call(method, client, request, options, callback, user_data, handle)
    })
}

/// Creates a task from an HTTP body. The URL, method and headers come from the `http_target` of the queue.
///
/// Takes a google.cloud.tasks.v2.BufferTaskRequest and gives a google.cloud.tasks.v2.BufferTaskResponse, which the caller frees; `response` may be NULL.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn ct_v2_buffer_task(
    client: *const ct_client,
    request: *const ct_message,
    options: *const ct_call_options,
    response: *mut *mut ct_message,
    error: *mut *mut ct_error,
) -> ct_status {
    boundary!(error, {
        let method = &v2::methods::buffer_task;
        call(method, client, request, options, response)
    })
}

/// ct_v2_buffer_task, asynchronous: returns at once and calls back exactly once. `handle` may be NULL.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn ct_v2_buffer_task_async(
    client: *const ct_client,
    request: *const ct_message,
    options: *const ct_call_options,
    callback: ct_callback,
    user_data: *mut c_void,
    handle: *mut *mut ct_call,
    error: *mut *mut ct_error,
) -> ct_status {
    boundary!(error, {
        let method = &v2::methods::buffer_task;
        start_call(method, client, request, options, callback, user_data, handle)
    })
}

/// Creates up to 100 tasks in a queue as a long-running operation. Each task can fail separately.
///
/// Takes a google.cloud.tasks.v2.BatchCreateTasksRequest and gives a google.longrunning.Operation, which the caller frees; `response` may be NULL.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn ct_v2_batch_create_tasks(
    client: *const ct_client,
    request: *const ct_message,
    options: *const ct_call_options,
    response: *mut *mut ct_message,
    error: *mut *mut ct_error,
) -> ct_status {
    boundary!(error, {
        let method = &v2::methods::batch_create_tasks;
        call(method, client, request, options, response)
    })
}

/// ct_v2_batch_create_tasks, asynchronous: returns at once and calls back exactly once. `handle` may be NULL.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn ct_v2_batch_create_tasks_async(
    client: *const ct_client,
    request: *const ct_message,
    options: *const ct_call_options,
    callback: ct_callback,
    user_data: *mut c_void,
    handle: *mut *mut ct_call,
    error: *mut *mut ct_error,
) -> ct_status {
    boundary!(error, {
        let method = &v2::methods::batch_create_tasks;
        start_call(method, client, request, options, callback, user_data, handle)
    })
}

/// Deletes up to 1000 tasks of a queue as a long-running operation. Each deletion can fail separately.
///
/// Takes a google.cloud.tasks.v2.BatchDeleteTasksRequest and gives a google.longrunning.Operation, which the caller frees; `response` may be NULL.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn ct_v2_batch_delete_tasks(
    client: *const ct_client,
    request: *const ct_message,
    options: *const ct_call_options,
    response: *mut *mut ct_message,
    error: *mut *mut ct_error,
) -> ct_status {
    boundary!(error, {
        let method = &v2::methods::batch_delete_tasks;
        call(method, client, request, options, response)
    })
}

/// ct_v2_batch_delete_tasks, asynchronous: returns at once and calls back exactly once. `handle` may be NULL.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn ct_v2_batch_delete_tasks_async(
    client: *const ct_client,
    request: *const ct_message,
    options: *const ct_call_options,
    callback: ct_callback,
    user_data: *mut c_void,
    handle: *mut *mut ct_call,
    error: *mut *mut ct_error,
) -> ct_status {
    boundary!(error, {
        let method = &v2::methods::batch_delete_tasks;
        start_call(method, client, request, options, callback, user_data, handle)
    })
}

/// Gets the encryption key of a location.
///
/// Takes a google.cloud.tasks.v2.GetCmekConfigRequest and gives a google.cloud.tasks.v2.CmekConfig, which the caller frees; `response` may be NULL.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn ct_v2_get_cmek_config(
    client: *const ct_client,
    request: *const ct_message,
    options: *const ct_call_options,
    response: *mut *mut ct_message,
    error: *mut *mut ct_error,
) -> ct_status {
    boundary!(error, {
        let method = &v2::methods::get_cmek_config;
        call(method, client, request, options, response)
    })
}

/// ct_v2_get_cmek_config, asynchronous: returns at once and calls back exactly once. `handle` may be NULL.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn ct_v2_get_cmek_config_async(
    client: *const ct_client,
    request: *const ct_message,
    options: *const ct_call_options,
    callback: ct_callback,
    user_data: *mut c_void,
    handle: *mut *mut ct_call,
    error: *mut *mut ct_error,
) -> ct_status {
    boundary!(error, {
        let method = &v2::methods::get_cmek_config;
        start_call(method, client, request, options, callback, user_data, handle)
    })
}

/// Sets the encryption key of a location. It is used for tasks that are created afterwards.
///
/// Takes a google.cloud.tasks.v2.UpdateCmekConfigRequest and gives a google.cloud.tasks.v2.CmekConfig, which the caller frees; `response` may be NULL.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn ct_v2_update_cmek_config(
    client: *const ct_client,
    request: *const ct_message,
    options: *const ct_call_options,
    response: *mut *mut ct_message,
    error: *mut *mut ct_error,
) -> ct_status {
    boundary!(error, {
        let method = &v2::methods::update_cmek_config;
        call(method, client, request, options, response)
    })
}

/// ct_v2_update_cmek_config, asynchronous: returns at once and calls back exactly once. `handle` may be NULL.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn ct_v2_update_cmek_config_async(
    client: *const ct_client,
    request: *const ct_message,
    options: *const ct_call_options,
    callback: ct_callback,
    user_data: *mut c_void,
    handle: *mut *mut ct_call,
    error: *mut *mut ct_error,
) -> ct_status {
    boundary!(error, {
        let method = &v2::methods::update_cmek_config;
        start_call(method, client, request, options, callback, user_data, handle)
    })
}

/// Gets information about a location.
///
/// Takes a google.cloud.location.GetLocationRequest and gives a google.cloud.location.Location, which the caller frees; `response` may be NULL.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn ct_v2_get_location(
    client: *const ct_client,
    request: *const ct_message,
    options: *const ct_call_options,
    response: *mut *mut ct_message,
    error: *mut *mut ct_error,
) -> ct_status {
    boundary!(error, {
        let method = &v2::methods::get_location;
        call(method, client, request, options, response)
    })
}

/// ct_v2_get_location, asynchronous: returns at once and calls back exactly once. `handle` may be NULL.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn ct_v2_get_location_async(
    client: *const ct_client,
    request: *const ct_message,
    options: *const ct_call_options,
    callback: ct_callback,
    user_data: *mut c_void,
    handle: *mut *mut ct_call,
    error: *mut *mut ct_error,
) -> ct_status {
    boundary!(error, {
        let method = &v2::methods::get_location;
        start_call(method, client, request, options, callback, user_data, handle)
    })
}

/// Lists the locations where the service is available.
///
/// Takes a google.cloud.location.ListLocationsRequest and gives a google.cloud.location.ListLocationsResponse, which the caller frees; `response` may be NULL.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn ct_v2_list_locations(
    client: *const ct_client,
    request: *const ct_message,
    options: *const ct_call_options,
    response: *mut *mut ct_message,
    error: *mut *mut ct_error,
) -> ct_status {
    boundary!(error, {
        let method = &v2::methods::list_locations;
        call(method, client, request, options, response)
    })
}

/// ct_v2_list_locations, asynchronous: returns at once and calls back exactly once. `handle` may be NULL.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn ct_v2_list_locations_async(
    client: *const ct_client,
    request: *const ct_message,
    options: *const ct_call_options,
    callback: ct_callback,
    user_data: *mut c_void,
    handle: *mut *mut ct_call,
    error: *mut *mut ct_error,
) -> ct_status {
    boundary!(error, {
        let method = &v2::methods::list_locations;
        start_call(method, client, request, options, callback, user_data, handle)
    })
}

/// ct_v2_list_locations, page after page: makes a pager, which asks for the first page at the first ct_pager_next.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn ct_v2_list_locations_pager(
    client: *const ct_client,
    request: *const ct_message,
    options: *const ct_call_options,
    pager: *mut *mut ct_pager,
    error: *mut *mut ct_error,
) -> ct_status {
    boundary!(error, {
        let method = &v2::methods::list_locations;
        new_pager(method, client, request, options, pager)
    })
}

/// Gets the state of a long-running operation.
///
/// Takes a google.longrunning.GetOperationRequest and gives a google.longrunning.Operation, which the caller frees; `response` may be NULL.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn ct_v2_get_operation(
    client: *const ct_client,
    request: *const ct_message,
    options: *const ct_call_options,
    response: *mut *mut ct_message,
    error: *mut *mut ct_error,
) -> ct_status {
    boundary!(error, {
        let method = &v2::methods::get_operation;
        call(method, client, request, options, response)
    })
}

/// ct_v2_get_operation, asynchronous: returns at once and calls back exactly once. `handle` may be NULL.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn ct_v2_get_operation_async(
    client: *const ct_client,
    request: *const ct_message,
    options: *const ct_call_options,
    callback: ct_callback,
    user_data: *mut c_void,
    handle: *mut *mut ct_call,
    error: *mut *mut ct_error,
) -> ct_status {
    boundary!(error, {
        let method = &v2::methods::get_operation;
        start_call(method, client, request, options, callback, user_data, handle)
    })
}

/// Lists the queues of a location, ordered by name.
///
/// Takes a google.cloud.tasks.v2beta2.ListQueuesRequest and gives a google.cloud.tasks.v2beta2.ListQueuesResponse, which the caller frees; `response` may be NULL.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn ct_v2beta2_list_queues(
    client: *const ct_client,
    request: *const ct_message,
    options: *const ct_call_options,
    response: *mut *mut ct_message,
    error: *mut *mut ct_error,
) -> ct_status {
    boundary!(error, {
        let method = &v2beta2::methods::list_queues;
        call(method, client, request, options, response)
    })
}

/// ct_v2beta2_list_queues, asynchronous: returns at once and calls back exactly once. `handle` may be NULL.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn ct_v2beta2_list_queues_async(
    client: *const ct_client,
    request: *const ct_message,
    options: *const ct_call_options,
    callback: ct_callback,
    user_data: *mut c_void,
    handle: *mut *mut ct_call,
    error: *mut *mut ct_error,
) -> ct_status {
    boundary!(error, {
        let method = &v2beta2::methods::list_queues;
        start_call(method, client, request, options, callback, user_data, handle)
    })
}

/// ct_v2beta2_list_queues, page after page: makes a pager, which asks for the first page at the first ct_pager_next.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn ct_v2beta2_list_queues_pager(
    client: *const ct_client,
    request: *const ct_message,
    options: *const ct_call_options,
    pager: *mut *mut ct_pager,
    error: *mut *mut ct_error,
) -> ct_status {
    boundary!(error, {
        let method = &v2beta2::methods::list_queues;
        new_pager(method, client, request, options, pager)
    })
}

/// Gets a queue. Fails with NOT_FOUND if it does not exist.
///
/// Takes a google.cloud.tasks.v2beta2.GetQueueRequest and gives a google.cloud.tasks.v2beta2.Queue, which the caller frees; `response` may be NULL.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn ct_v2beta2_get_queue(
    client: *const ct_client,
    request: *const ct_message,
    options: *const ct_call_options,
    response: *mut *mut ct_message,
    error: *mut *mut ct_error,
) -> ct_status {
    boundary!(error, {
        let method = &v2beta2::methods::get_queue;
        call(method, client, request, options, response)
    })
}

/// ct_v2beta2_get_queue, asynchronous: returns at once and calls back exactly once. `handle` may be NULL.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn ct_v2beta2_get_queue_async(
    client: *const ct_client,
    request: *const ct_message,
    options: *const ct_call_options,
    callback: ct_callback,
    user_data: *mut c_void,
    handle: *mut *mut ct_call,
    error: *mut *mut ct_error,
) -> ct_status {
    boundary!(error, {
        let method = &v2beta2::methods::get_queue;
        start_call(method, client, request, options, callback, user_data, handle)
    })
}

/// Creates a queue. Fails with ALREADY_EXISTS if it exists. The name of a deleted queue cannot be used again for some days.
///
/// Takes a google.cloud.tasks.v2beta2.CreateQueueRequest and gives a google.cloud.tasks.v2beta2.Queue, which the caller frees; `response` may be NULL.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn ct_v2beta2_create_queue(
    client: *const ct_client,
    request: *const ct_message,
    options: *const ct_call_options,
    response: *mut *mut ct_message,
    error: *mut *mut ct_error,
) -> ct_status {
    boundary!(error, {
        let method = &v2beta2::methods::create_queue;
        call(method, client, request, options, response)
    })
}

/// ct_v2beta2_create_queue, asynchronous: returns at once and calls back exactly once. `handle` may be NULL.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn ct_v2beta2_create_queue_async(
    client: *const ct_client,
    request: *const ct_message,
    options: *const ct_call_options,
    callback: ct_callback,
    user_data: *mut c_void,
    handle: *mut *mut ct_call,
    error: *mut *mut ct_error,
) -> ct_status {
    boundary!(error, {
        let method = &v2beta2::methods::create_queue;
        start_call(method, client, request, options, callback, user_data, handle)
    })
}

/// Updates a queue, or creates it if it does not exist. The state of the queue does not change.
///
/// Takes a google.cloud.tasks.v2beta2.UpdateQueueRequest and gives a google.cloud.tasks.v2beta2.Queue, which the caller frees; `response` may be NULL.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn ct_v2beta2_update_queue(
    client: *const ct_client,
    request: *const ct_message,
    options: *const ct_call_options,
    response: *mut *mut ct_message,
    error: *mut *mut ct_error,
) -> ct_status {
    boundary!(error, {
        let method = &v2beta2::methods::update_queue;
        call(method, client, request, options, response)
    })
}

/// ct_v2beta2_update_queue, asynchronous: returns at once and calls back exactly once. `handle` may be NULL.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn ct_v2beta2_update_queue_async(
    client: *const ct_client,
    request: *const ct_message,
    options: *const ct_call_options,
    callback: ct_callback,
    user_data: *mut c_void,
    handle: *mut *mut ct_call,
    error: *mut *mut ct_error,
) -> ct_status {
    boundary!(error, {
        let method = &v2beta2::methods::update_queue;
        start_call(method, client, request, options, callback, user_data, handle)
    })
}

/// Deletes a queue and all its tasks. Its name cannot be used again for some days.
///
/// Takes a google.cloud.tasks.v2beta2.DeleteQueueRequest and gives a google.protobuf.Empty, which the caller frees; `response` may be NULL.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn ct_v2beta2_delete_queue(
    client: *const ct_client,
    request: *const ct_message,
    options: *const ct_call_options,
    response: *mut *mut ct_message,
    error: *mut *mut ct_error,
) -> ct_status {
    boundary!(error, {
        let method = &v2beta2::methods::delete_queue;
        call(method, client, request, options, response)
    })
}

/// ct_v2beta2_delete_queue, asynchronous: returns at once and calls back exactly once. `handle` may be NULL.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn ct_v2beta2_delete_queue_async(
    client: *const ct_client,
    request: *const ct_message,
    options: *const ct_call_options,
    callback: ct_callback,
    user_data: *mut c_void,
    handle: *mut *mut ct_call,
    error: *mut *mut ct_error,
) -> ct_status {
    boundary!(error, {
        let method = &v2beta2::methods::delete_queue;
        start_call(method, client, request, options, callback, user_data, handle)
    })
}

/// Deletes all tasks of a queue that were created before the call. This cannot be undone.
///
/// Takes a google.cloud.tasks.v2beta2.PurgeQueueRequest and gives a google.cloud.tasks.v2beta2.Queue, which the caller frees; `response` may be NULL.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn ct_v2beta2_purge_queue(
    client: *const ct_client,
    request: *const ct_message,
    options: *const ct_call_options,
    response: *mut *mut ct_message,
    error: *mut *mut ct_error,
) -> ct_status {
    boundary!(error, {
        let method = &v2beta2::methods::purge_queue;
        call(method, client, request, options, response)
    })
}

/// ct_v2beta2_purge_queue, asynchronous: returns at once and calls back exactly once. `handle` may be NULL.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn ct_v2beta2_purge_queue_async(
    client: *const ct_client,
    request: *const ct_message,
    options: *const ct_call_options,
    callback: ct_callback,
    user_data: *mut c_void,
    handle: *mut *mut ct_call,
    error: *mut *mut ct_error,
) -> ct_status {
    boundary!(error, {
        let method = &v2beta2::methods::purge_queue;
        start_call(method, client, request, options, callback, user_data, handle)
    })
}

/// Stops the dispatch of tasks. The queue still accepts tasks, and `run_task` still works.
///
/// Takes a google.cloud.tasks.v2beta2.PauseQueueRequest and gives a google.cloud.tasks.v2beta2.Queue, which the caller frees; `response` may be NULL.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn ct_v2beta2_pause_queue(
    client: *const ct_client,
    request: *const ct_message,
    options: *const ct_call_options,
    response: *mut *mut ct_message,
    error: *mut *mut ct_error,
) -> ct_status {
    boundary!(error, {
        let method = &v2beta2::methods::pause_queue;
        call(method, client, request, options, response)
    })
}

/// ct_v2beta2_pause_queue, asynchronous: returns at once and calls back exactly once. `handle` may be NULL.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn ct_v2beta2_pause_queue_async(
    client: *const ct_client,
    request: *const ct_message,
    options: *const ct_call_options,
    callback: ct_callback,
    user_data: *mut c_void,
    handle: *mut *mut ct_call,
    error: *mut *mut ct_error,
) -> ct_status {
    boundary!(error, {
        let method = &v2beta2::methods::pause_queue;
        start_call(method, client, request, options, callback, user_data, handle)
    })
}

/// Restarts the dispatch of tasks after `pause_queue` or after the service disabled the queue.
///
/// Takes a google.cloud.tasks.v2beta2.ResumeQueueRequest and gives a google.cloud.tasks.v2beta2.Queue, which the caller frees; `response` may be NULL.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn ct_v2beta2_resume_queue(
    client: *const ct_client,
    request: *const ct_message,
    options: *const ct_call_options,
    response: *mut *mut ct_message,
    error: *mut *mut ct_error,
) -> ct_status {
    boundary!(error, {
        let method = &v2beta2::methods::resume_queue;
        call(method, client, request, options, response)
    })
}

/// ct_v2beta2_resume_queue, asynchronous: returns at once and calls back exactly once. `handle` may be NULL.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn ct_v2beta2_resume_queue_async(
    client: *const ct_client,
    request: *const ct_message,
    options: *const ct_call_options,
    callback: ct_callback,
    user_data: *mut c_void,
    handle: *mut *mut ct_call,
    error: *mut *mut ct_error,
) -> ct_status {
    boundary!(error, {
        let method = &v2beta2::methods::resume_queue;
        start_call(method, client, request, options, callback, user_data, handle)
    })
}

/// Gets the IAM policy of a queue. The policy is empty if none was set.
///
/// Takes a google.iam.v1.GetIamPolicyRequest and gives a google.iam.v1.Policy, which the caller frees; `response` may be NULL.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn ct_v2beta2_get_iam_policy(
    client: *const ct_client,
    request: *const ct_message,
    options: *const ct_call_options,
    response: *mut *mut ct_message,
    error: *mut *mut ct_error,
) -> ct_status {
    boundary!(error, {
        let method = &v2beta2::methods::get_iam_policy;
        call(method, client, request, options, response)
    })
}

/// ct_v2beta2_get_iam_policy, asynchronous: returns at once and calls back exactly once. `handle` may be NULL.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn ct_v2beta2_get_iam_policy_async(
    client: *const ct_client,
    request: *const ct_message,
    options: *const ct_call_options,
    callback: ct_callback,
    user_data: *mut c_void,
    handle: *mut *mut ct_call,
    error: *mut *mut ct_error,
) -> ct_status {
    boundary!(error, {
        let method = &v2beta2::methods::get_iam_policy;
        start_call(method, client, request, options, callback, user_data, handle)
    })
}

/// Sets the IAM policy of a queue. It replaces the existing policy.
///
/// Takes a google.iam.v1.SetIamPolicyRequest and gives a google.iam.v1.Policy, which the caller frees; `response` may be NULL.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn ct_v2beta2_set_iam_policy(
    client: *const ct_client,
    request: *const ct_message,
    options: *const ct_call_options,
    response: *mut *mut ct_message,
    error: *mut *mut ct_error,
) -> ct_status {
    boundary!(error, {
        let method = &v2beta2::methods::set_iam_policy;
        call(method, client, request, options, response)
    })
}

/// ct_v2beta2_set_iam_policy, asynchronous: returns at once and calls back exactly once. `handle` may be NULL.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn ct_v2beta2_set_iam_policy_async(
    client: *const ct_client,
    request: *const ct_message,
    options: *const ct_call_options,
    callback: ct_callback,
    user_data: *mut c_void,
    handle: *mut *mut ct_call,
    error: *mut *mut ct_error,
) -> ct_status {
    boundary!(error, {
        let method = &v2beta2::methods::set_iam_policy;
        start_call(method, client, request, options, callback, user_data, handle)
    })
}

/// Returns which of the given permissions the caller has on a queue.
///
/// Takes a google.iam.v1.TestIamPermissionsRequest and gives a google.iam.v1.TestIamPermissionsResponse, which the caller frees; `response` may be NULL.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn ct_v2beta2_test_iam_permissions(
    client: *const ct_client,
    request: *const ct_message,
    options: *const ct_call_options,
    response: *mut *mut ct_message,
    error: *mut *mut ct_error,
) -> ct_status {
    boundary!(error, {
        let method = &v2beta2::methods::test_iam_permissions;
        call(method, client, request, options, response)
    })
}

/// ct_v2beta2_test_iam_permissions, asynchronous: returns at once and calls back exactly once. `handle` may be NULL.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn ct_v2beta2_test_iam_permissions_async(
    client: *const ct_client,
    request: *const ct_message,
    options: *const ct_call_options,
    callback: ct_callback,
    user_data: *mut c_void,
    handle: *mut *mut ct_call,
    error: *mut *mut ct_error,
) -> ct_status {
    boundary!(error, {
        let method = &v2beta2::methods::test_iam_permissions;
        start_call(method, client, request, options, callback, user_data, handle)
    })
}

/// Lists the tasks of a queue in an unspecified order. A page has at most 1000 tasks.
///
/// Takes a google.cloud.tasks.v2beta2.ListTasksRequest and gives a google.cloud.tasks.v2beta2.ListTasksResponse, which the caller frees; `response` may be NULL.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn ct_v2beta2_list_tasks(
    client: *const ct_client,
    request: *const ct_message,
    options: *const ct_call_options,
    response: *mut *mut ct_message,
    error: *mut *mut ct_error,
) -> ct_status {
    boundary!(error, {
        let method = &v2beta2::methods::list_tasks;
        call(method, client, request, options, response)
    })
}

/// ct_v2beta2_list_tasks, asynchronous: returns at once and calls back exactly once. `handle` may be NULL.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn ct_v2beta2_list_tasks_async(
    client: *const ct_client,
    request: *const ct_message,
    options: *const ct_call_options,
    callback: ct_callback,
    user_data: *mut c_void,
    handle: *mut *mut ct_call,
    error: *mut *mut ct_error,
) -> ct_status {
    boundary!(error, {
        let method = &v2beta2::methods::list_tasks;
        start_call(method, client, request, options, callback, user_data, handle)
    })
}

/// ct_v2beta2_list_tasks, page after page: makes a pager, which asks for the first page at the first ct_pager_next.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn ct_v2beta2_list_tasks_pager(
    client: *const ct_client,
    request: *const ct_message,
    options: *const ct_call_options,
    pager: *mut *mut ct_pager,
    error: *mut *mut ct_error,
) -> ct_status {
    boundary!(error, {
        let method = &v2beta2::methods::list_tasks;
        new_pager(method, client, request, options, pager)
    })
}

/// Gets a task. Fails with NOT_FOUND if the task is finished or deleted.
///
/// Takes a google.cloud.tasks.v2beta2.GetTaskRequest and gives a google.cloud.tasks.v2beta2.Task, which the caller frees; `response` may be NULL.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn ct_v2beta2_get_task(
    client: *const ct_client,
    request: *const ct_message,
    options: *const ct_call_options,
    response: *mut *mut ct_message,
    error: *mut *mut ct_error,
) -> ct_status {
    boundary!(error, {
        let method = &v2beta2::methods::get_task;
        call(method, client, request, options, response)
    })
}

/// ct_v2beta2_get_task, asynchronous: returns at once and calls back exactly once. `handle` may be NULL.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn ct_v2beta2_get_task_async(
    client: *const ct_client,
    request: *const ct_message,
    options: *const ct_call_options,
    callback: ct_callback,
    user_data: *mut c_void,
    handle: *mut *mut ct_call,
    error: *mut *mut ct_error,
) -> ct_status {
    boundary!(error, {
        let method = &v2beta2::methods::get_task;
        start_call(method, client, request, options, callback, user_data, handle)
    })
}

/// Creates a task and adds it to a queue. A task cannot be changed afterwards, only deleted.
///
/// Takes a google.cloud.tasks.v2beta2.CreateTaskRequest and gives a google.cloud.tasks.v2beta2.Task, which the caller frees; `response` may be NULL.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn ct_v2beta2_create_task(
    client: *const ct_client,
    request: *const ct_message,
    options: *const ct_call_options,
    response: *mut *mut ct_message,
    error: *mut *mut ct_error,
) -> ct_status {
    boundary!(error, {
        let method = &v2beta2::methods::create_task;
        call(method, client, request, options, response)
    })
}

/// ct_v2beta2_create_task, asynchronous: returns at once and calls back exactly once. `handle` may be NULL.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn ct_v2beta2_create_task_async(
    client: *const ct_client,
    request: *const ct_message,
    options: *const ct_call_options,
    callback: ct_callback,
    user_data: *mut c_void,
    handle: *mut *mut ct_call,
    error: *mut *mut ct_error,
) -> ct_status {
    boundary!(error, {
        let method = &v2beta2::methods::create_task;
        start_call(method, client, request, options, callback, user_data, handle)
    })
}

/// Deletes a task that is not finished. Its name cannot be used again for some time.
///
/// Takes a google.cloud.tasks.v2beta2.DeleteTaskRequest and gives a google.protobuf.Empty, which the caller frees; `response` may be NULL.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn ct_v2beta2_delete_task(
    client: *const ct_client,
    request: *const ct_message,
    options: *const ct_call_options,
    response: *mut *mut ct_message,
    error: *mut *mut ct_error,
) -> ct_status {
    boundary!(error, {
        let method = &v2beta2::methods::delete_task;
        call(method, client, request, options, response)
    })
}

/// ct_v2beta2_delete_task, asynchronous: returns at once and calls back exactly once. `handle` may be NULL.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn ct_v2beta2_delete_task_async(
    client: *const ct_client,
    request: *const ct_message,
    options: *const ct_call_options,
    callback: ct_callback,
    user_data: *mut c_void,
    handle: *mut *mut ct_call,
    error: *mut *mut ct_error,
) -> ct_status {
    boundary!(error, {
        let method = &v2beta2::methods::delete_task;
        start_call(method, client, request, options, callback, user_data, handle)
    })
}

/// Dispatches a task immediately, regardless of its schedule and of the rate limits and the state of the queue. If the attempt fails, the task is retried as usual.
///
/// Takes a google.cloud.tasks.v2beta2.RunTaskRequest and gives a google.cloud.tasks.v2beta2.Task, which the caller frees; `response` may be NULL.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn ct_v2beta2_run_task(
    client: *const ct_client,
    request: *const ct_message,
    options: *const ct_call_options,
    response: *mut *mut ct_message,
    error: *mut *mut ct_error,
) -> ct_status {
    boundary!(error, {
        let method = &v2beta2::methods::run_task;
        call(method, client, request, options, response)
    })
}

/// ct_v2beta2_run_task, asynchronous: returns at once and calls back exactly once. `handle` may be NULL.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn ct_v2beta2_run_task_async(
    client: *const ct_client,
    request: *const ct_message,
    options: *const ct_call_options,
    callback: ct_callback,
    user_data: *mut c_void,
    handle: *mut *mut ct_call,
    error: *mut *mut ct_error,
) -> ct_status {
    boundary!(error, {
        let method = &v2beta2::methods::run_task;
        start_call(method, client, request, options, callback, user_data, handle)
    })
}

/// Creates a task from an HTTP body. The URL, method and headers come from the `http_target` of the queue.
///
/// Takes a google.cloud.tasks.v2beta2.BufferTaskRequest and gives a google.cloud.tasks.v2beta2.BufferTaskResponse, which the caller frees; `response` may be NULL.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn ct_v2beta2_buffer_task(
    client: *const ct_client,
    request: *const ct_message,
    options: *const ct_call_options,
    response: *mut *mut ct_message,
    error: *mut *mut ct_error,
) -> ct_status {
    boundary!(error, {
        let method = &v2beta2::methods::buffer_task;
        call(method, client, request, options, response)
    })
}

/// ct_v2beta2_buffer_task, asynchronous: returns at once and calls back exactly once. `handle` may be NULL.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn ct_v2beta2_buffer_task_async(
    client: *const ct_client,
    request: *const ct_message,
    options: *const ct_call_options,
    callback: ct_callback,
    user_data: *mut c_void,
    handle: *mut *mut ct_call,
    error: *mut *mut ct_error,
) -> ct_status {
    boundary!(error, {
        let method = &v2beta2::methods::buffer_task;
        start_call(method, client, request, options, callback, user_data, handle)
    })
}

/// Creates up to 100 tasks in a queue as a long-running operation. Each task can fail separately.
///
/// Takes a google.cloud.tasks.v2beta2.BatchCreateTasksRequest and gives a google.longrunning.Operation, which the caller frees; `response` may be NULL.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn ct_v2beta2_batch_create_tasks(
    client: *const ct_client,
    request: *const ct_message,
    options: *const ct_call_options,
    response: *mut *mut ct_message,
    error: *mut *mut ct_error,
) -> ct_status {
    boundary!(error, {
        let method = &v2beta2::methods::batch_create_tasks;
        call(method, client, request, options, response)
    })
}

/// ct_v2beta2_batch_create_tasks, asynchronous: returns at once and calls back exactly once. `handle` may be NULL.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn ct_v2beta2_batch_create_tasks_async(
    client: *const ct_client,
    request: *const ct_message,
    options: *const ct_call_options,
    callback: ct_callback,
    user_data: *mut c_void,
    handle: *mut *mut ct_call,
    error: *mut *mut ct_error,
) -> ct_status {
    boundary!(error, {
        let method = &v2beta2::methods::batch_create_tasks;
        start_call(method, client, request, options, callback, user_data, handle)
    })
}

/// Deletes up to 1000 tasks of a queue as a long-running operation. Each deletion can fail separately.
///
/// Takes a google.cloud.tasks.v2beta2.BatchDeleteTasksRequest and gives a google.longrunning.Operation, which the caller frees; `response` may be NULL.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn ct_v2beta2_batch_delete_tasks(
    client: *const ct_client,
    request: *const ct_message,
    options: *const ct_call_options,
    response: *mut *mut ct_message,
    error: *mut *mut ct_error,
) -> ct_status {
    boundary!(error, {
        let method = &v2beta2::methods::batch_delete_tasks;
        call(method, client, request, options, response)
    })
}

/// ct_v2beta2_batch_delete_tasks, asynchronous: returns at once and calls back exactly once. `handle` may be NULL.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn ct_v2beta2_batch_delete_tasks_async(
    client: *const ct_client,
    request: *const ct_message,
    options: *const ct_call_options,
    callback: ct_callback,
    user_data: *mut c_void,
    handle: *mut *mut ct_call,
    error: *mut *mut ct_error,
) -> ct_status {
    boundary!(error, {
        let method = &v2beta2::methods::batch_delete_tasks;
        start_call(method, client, request, options, callback, user_data, handle)
    })
}

/// Leases tasks of a pull queue. Other workers do not receive these tasks until the lease ends. At most 10 calls per second for each queue.
///
/// Takes a google.cloud.tasks.v2beta2.LeaseTasksRequest and gives a google.cloud.tasks.v2beta2.LeaseTasksResponse, which the caller frees; `response` may be NULL.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn ct_v2beta2_lease_tasks(
    client: *const ct_client,
    request: *const ct_message,
    options: *const ct_call_options,
    response: *mut *mut ct_message,
    error: *mut *mut ct_error,
) -> ct_status {
    boundary!(error, {
        let method = &v2beta2::methods::lease_tasks;
        call(method, client, request, options, response)
    })
}

/// ct_v2beta2_lease_tasks, asynchronous: returns at once and calls back exactly once. `handle` may be NULL.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn ct_v2beta2_lease_tasks_async(
    client: *const ct_client,
    request: *const ct_message,
    options: *const ct_call_options,
    callback: ct_callback,
    user_data: *mut c_void,
    handle: *mut *mut ct_call,
    error: *mut *mut ct_error,
) -> ct_status {
    boundary!(error, {
        let method = &v2beta2::methods::lease_tasks;
        start_call(method, client, request, options, callback, user_data, handle)
    })
}

/// Confirms that a leased task is done, which deletes the task. The lease must not be over.
///
/// Takes a google.cloud.tasks.v2beta2.AcknowledgeTaskRequest and gives a google.protobuf.Empty, which the caller frees; `response` may be NULL.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn ct_v2beta2_acknowledge_task(
    client: *const ct_client,
    request: *const ct_message,
    options: *const ct_call_options,
    response: *mut *mut ct_message,
    error: *mut *mut ct_error,
) -> ct_status {
    boundary!(error, {
        let method = &v2beta2::methods::acknowledge_task;
        call(method, client, request, options, response)
    })
}

/// ct_v2beta2_acknowledge_task, asynchronous: returns at once and calls back exactly once. `handle` may be NULL.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn ct_v2beta2_acknowledge_task_async(
    client: *const ct_client,
    request: *const ct_message,
    options: *const ct_call_options,
    callback: ct_callback,
    user_data: *mut c_void,
    handle: *mut *mut ct_call,
    error: *mut *mut ct_error,
) -> ct_status {
    boundary!(error, {
        let method = &v2beta2::methods::acknowledge_task;
        start_call(method, client, request, options, callback, user_data, handle)
    })
}

/// Sets a new end for a lease.
///
/// Takes a google.cloud.tasks.v2beta2.RenewLeaseRequest and gives a google.cloud.tasks.v2beta2.Task, which the caller frees; `response` may be NULL.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn ct_v2beta2_renew_lease(
    client: *const ct_client,
    request: *const ct_message,
    options: *const ct_call_options,
    response: *mut *mut ct_message,
    error: *mut *mut ct_error,
) -> ct_status {
    boundary!(error, {
        let method = &v2beta2::methods::renew_lease;
        call(method, client, request, options, response)
    })
}

/// ct_v2beta2_renew_lease, asynchronous: returns at once and calls back exactly once. `handle` may be NULL.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn ct_v2beta2_renew_lease_async(
    client: *const ct_client,
    request: *const ct_message,
    options: *const ct_call_options,
    callback: ct_callback,
    user_data: *mut c_void,
    handle: *mut *mut ct_call,
    error: *mut *mut ct_error,
) -> ct_status {
    boundary!(error, {
        let method = &v2beta2::methods::renew_lease;
        start_call(method, client, request, options, callback, user_data, handle)
    })
}

/// Ends a lease. Other workers can lease the task immediately.
///
/// Takes a google.cloud.tasks.v2beta2.CancelLeaseRequest and gives a google.cloud.tasks.v2beta2.Task, which the caller frees; `response` may be NULL.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn ct_v2beta2_cancel_lease(
    client: *const ct_client,
    request: *const ct_message,
    options: *const ct_call_options,
    response: *mut *mut ct_message,
    error: *mut *mut ct_error,
) -> ct_status {
    boundary!(error, {
        let method = &v2beta2::methods::cancel_lease;
        call(method, client, request, options, response)
    })
}

/// ct_v2beta2_cancel_lease, asynchronous: returns at once and calls back exactly once. `handle` may be NULL.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn ct_v2beta2_cancel_lease_async(
    client: *const ct_client,
    request: *const ct_message,
    options: *const ct_call_options,
    callback: ct_callback,
    user_data: *mut c_void,
    handle: *mut *mut ct_call,
    error: *mut *mut ct_error,
) -> ct_status {
    boundary!(error, {
        let method = &v2beta2::methods::cancel_lease;
        start_call(method, client, request, options, callback, user_data, handle)
    })
}

/// Gets the encryption key of a location.
///
/// Takes a google.cloud.tasks.v2beta2.GetCmekConfigRequest and gives a google.cloud.tasks.v2beta2.CmekConfig, which the caller frees; `response` may be NULL.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn ct_v2beta2_get_cmek_config(
    client: *const ct_client,
    request: *const ct_message,
    options: *const ct_call_options,
    response: *mut *mut ct_message,
    error: *mut *mut ct_error,
) -> ct_status {
    boundary!(error, {
        let method = &v2beta2::methods::get_cmek_config;
        call(method, client, request, options, response)
    })
}

/// ct_v2beta2_get_cmek_config, asynchronous: returns at once and calls back exactly once. `handle` may be NULL.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn ct_v2beta2_get_cmek_config_async(
    client: *const ct_client,
    request: *const ct_message,
    options: *const ct_call_options,
    callback: ct_callback,
    user_data: *mut c_void,
    handle: *mut *mut ct_call,
    error: *mut *mut ct_error,
) -> ct_status {
    boundary!(error, {
        let method = &v2beta2::methods::get_cmek_config;
        start_call(method, client, request, options, callback, user_data, handle)
    })
}

/// Sets the encryption key of a location. It is used for tasks that are created afterwards.
///
/// Takes a google.cloud.tasks.v2beta2.UpdateCmekConfigRequest and gives a google.cloud.tasks.v2beta2.CmekConfig, which the caller frees; `response` may be NULL.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn ct_v2beta2_update_cmek_config(
    client: *const ct_client,
    request: *const ct_message,
    options: *const ct_call_options,
    response: *mut *mut ct_message,
    error: *mut *mut ct_error,
) -> ct_status {
    boundary!(error, {
        let method = &v2beta2::methods::update_cmek_config;
        call(method, client, request, options, response)
    })
}

/// ct_v2beta2_update_cmek_config, asynchronous: returns at once and calls back exactly once. `handle` may be NULL.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn ct_v2beta2_update_cmek_config_async(
    client: *const ct_client,
    request: *const ct_message,
    options: *const ct_call_options,
    callback: ct_callback,
    user_data: *mut c_void,
    handle: *mut *mut ct_call,
    error: *mut *mut ct_error,
) -> ct_status {
    boundary!(error, {
        let method = &v2beta2::methods::update_cmek_config;
        start_call(method, client, request, options, callback, user_data, handle)
    })
}

/// Creates and updates queues from an App Engine queue.yaml file. Intended for the tools of App Engine.
///
/// Takes a google.cloud.tasks.v2beta2.UploadQueueYamlRequest and gives a google.protobuf.Empty, which the caller frees; `response` may be NULL.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn ct_v2beta2_upload_queue_yaml(
    client: *const ct_client,
    request: *const ct_message,
    options: *const ct_call_options,
    response: *mut *mut ct_message,
    error: *mut *mut ct_error,
) -> ct_status {
    boundary!(error, {
        let method = &v2beta2::methods::upload_queue_yaml;
        call(method, client, request, options, response)
    })
}

/// ct_v2beta2_upload_queue_yaml, asynchronous: returns at once and calls back exactly once. `handle` may be NULL.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn ct_v2beta2_upload_queue_yaml_async(
    client: *const ct_client,
    request: *const ct_message,
    options: *const ct_call_options,
    callback: ct_callback,
    user_data: *mut c_void,
    handle: *mut *mut ct_call,
    error: *mut *mut ct_error,
) -> ct_status {
    boundary!(error, {
        let method = &v2beta2::methods::upload_queue_yaml;
        start_call(method, client, request, options, callback, user_data, handle)
    })
}

/// Gets information about a location.
///
/// Takes a google.cloud.location.GetLocationRequest and gives a google.cloud.location.Location, which the caller frees; `response` may be NULL.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn ct_v2beta2_get_location(
    client: *const ct_client,
    request: *const ct_message,
    options: *const ct_call_options,
    response: *mut *mut ct_message,
    error: *mut *mut ct_error,
) -> ct_status {
    boundary!(error, {
        let method = &v2beta2::methods::get_location;
        call(method, client, request, options, response)
    })
}

/// ct_v2beta2_get_location, asynchronous: returns at once and calls back exactly once. `handle` may be NULL.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn ct_v2beta2_get_location_async(
    client: *const ct_client,
    request: *const ct_message,
    options: *const ct_call_options,
    callback: ct_callback,
    user_data: *mut c_void,
    handle: *mut *mut ct_call,
    error: *mut *mut ct_error,
) -> ct_status {
    boundary!(error, {
        let method = &v2beta2::methods::get_location;
        start_call(method, client, request, options, callback, user_data, handle)
    })
}

/// Lists the locations where the service is available.
///
/// Takes a google.cloud.location.ListLocationsRequest and gives a google.cloud.location.ListLocationsResponse, which the caller frees; `response` may be NULL.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn ct_v2beta2_list_locations(
    client: *const ct_client,
    request: *const ct_message,
    options: *const ct_call_options,
    response: *mut *mut ct_message,
    error: *mut *mut ct_error,
) -> ct_status {
    boundary!(error, {
        let method = &v2beta2::methods::list_locations;
        call(method, client, request, options, response)
    })
}

/// ct_v2beta2_list_locations, asynchronous: returns at once and calls back exactly once. `handle` may be NULL.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn ct_v2beta2_list_locations_async(
    client: *const ct_client,
    request: *const ct_message,
    options: *const ct_call_options,
    callback: ct_callback,
    user_data: *mut c_void,
    handle: *mut *mut ct_call,
    error: *mut *mut ct_error,
) -> ct_status {
    boundary!(error, {
        let method = &v2beta2::methods::list_locations;
        start_call(method, client, request, options, callback, user_data, handle)
    })
}

/// ct_v2beta2_list_locations, page after page: makes a pager, which asks for the first page at the first ct_pager_next.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn ct_v2beta2_list_locations_pager(
    client: *const ct_client,
    request: *const ct_message,
    options: *const ct_call_options,
    pager: *mut *mut ct_pager,
    error: *mut *mut ct_error,
) -> ct_status {
    boundary!(error, {
        let method = &v2beta2::methods::list_locations;
        new_pager(method, client, request, options, pager)
    })
}

/// Gets the state of a long-running operation.
///
/// Takes a google.longrunning.GetOperationRequest and gives a google.longrunning.Operation, which the caller frees; `response` may be NULL.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn ct_v2beta2_get_operation(
    client: *const ct_client,
    request: *const ct_message,
    options: *const ct_call_options,
    response: *mut *mut ct_message,
    error: *mut *mut ct_error,
) -> ct_status {
    boundary!(error, {
        let method = &v2beta2::methods::get_operation;
        call(method, client, request, options, response)
    })
}

/// ct_v2beta2_get_operation, asynchronous: returns at once and calls back exactly once. `handle` may be NULL.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn ct_v2beta2_get_operation_async(
    client: *const ct_client,
    request: *const ct_message,
    options: *const ct_call_options,
    callback: ct_callback,
    user_data: *mut c_void,
    handle: *mut *mut ct_call,
    error: *mut *mut ct_error,
) -> ct_status {
    boundary!(error, {
        let method = &v2beta2::methods::get_operation;
        start_call(method, client, request, options, callback, user_data, handle)
    })
}

/// Lists the queues of a location, ordered by name.
///
/// Takes a google.cloud.tasks.v2beta3.ListQueuesRequest and gives a google.cloud.tasks.v2beta3.ListQueuesResponse, which the caller frees; `response` may be NULL.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn ct_v2beta3_list_queues(
    client: *const ct_client,
    request: *const ct_message,
    options: *const ct_call_options,
    response: *mut *mut ct_message,
    error: *mut *mut ct_error,
) -> ct_status {
    boundary!(error, {
        let method = &v2beta3::methods::list_queues;
        call(method, client, request, options, response)
    })
}

/// ct_v2beta3_list_queues, asynchronous: returns at once and calls back exactly once. `handle` may be NULL.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn ct_v2beta3_list_queues_async(
    client: *const ct_client,
    request: *const ct_message,
    options: *const ct_call_options,
    callback: ct_callback,
    user_data: *mut c_void,
    handle: *mut *mut ct_call,
    error: *mut *mut ct_error,
) -> ct_status {
    boundary!(error, {
        let method = &v2beta3::methods::list_queues;
        start_call(method, client, request, options, callback, user_data, handle)
    })
}

/// ct_v2beta3_list_queues, page after page: makes a pager, which asks for the first page at the first ct_pager_next.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn ct_v2beta3_list_queues_pager(
    client: *const ct_client,
    request: *const ct_message,
    options: *const ct_call_options,
    pager: *mut *mut ct_pager,
    error: *mut *mut ct_error,
) -> ct_status {
    boundary!(error, {
        let method = &v2beta3::methods::list_queues;
        new_pager(method, client, request, options, pager)
    })
}

/// Gets a queue. Fails with NOT_FOUND if it does not exist.
///
/// Takes a google.cloud.tasks.v2beta3.GetQueueRequest and gives a google.cloud.tasks.v2beta3.Queue, which the caller frees; `response` may be NULL.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn ct_v2beta3_get_queue(
    client: *const ct_client,
    request: *const ct_message,
    options: *const ct_call_options,
    response: *mut *mut ct_message,
    error: *mut *mut ct_error,
) -> ct_status {
    boundary!(error, {
        let method = &v2beta3::methods::get_queue;
        call(method, client, request, options, response)
    })
}

/// ct_v2beta3_get_queue, asynchronous: returns at once and calls back exactly once. `handle` may be NULL.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn ct_v2beta3_get_queue_async(
    client: *const ct_client,
    request: *const ct_message,
    options: *const ct_call_options,
    callback: ct_callback,
    user_data: *mut c_void,
    handle: *mut *mut ct_call,
    error: *mut *mut ct_error,
) -> ct_status {
    boundary!(error, {
        let method = &v2beta3::methods::get_queue;
        start_call(method, client, request, options, callback, user_data, handle)
    })
}

/// Creates a queue. Fails with ALREADY_EXISTS if it exists. The name of a deleted queue cannot be used again for some days.
///
/// Takes a google.cloud.tasks.v2beta3.CreateQueueRequest and gives a google.cloud.tasks.v2beta3.Queue, which the caller frees; `response` may be NULL.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn ct_v2beta3_create_queue(
    client: *const ct_client,
    request: *const ct_message,
    options: *const ct_call_options,
    response: *mut *mut ct_message,
    error: *mut *mut ct_error,
) -> ct_status {
    boundary!(error, {
        let method = &v2beta3::methods::create_queue;
        call(method, client, request, options, response)
    })
}

/// ct_v2beta3_create_queue, asynchronous: returns at once and calls back exactly once. `handle` may be NULL.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn ct_v2beta3_create_queue_async(
    client: *const ct_client,
    request: *const ct_message,
    options: *const ct_call_options,
    callback: ct_callback,
    user_data: *mut c_void,
    handle: *mut *mut ct_call,
    error: *mut *mut ct_error,
) -> ct_status {
    boundary!(error, {
        let method = &v2beta3::methods::create_queue;
        start_call(method, client, request, options, callback, user_data, handle)
    })
}

/// Updates a queue, or creates it if it does not exist. The state of the queue does not change.
///
/// Takes a google.cloud.tasks.v2beta3.UpdateQueueRequest and gives a google.cloud.tasks.v2beta3.Queue, which the caller frees; `response` may be NULL.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn ct_v2beta3_update_queue(
    client: *const ct_client,
    request: *const ct_message,
    options: *const ct_call_options,
    response: *mut *mut ct_message,
    error: *mut *mut ct_error,
) -> ct_status {
    boundary!(error, {
        let method = &v2beta3::methods::update_queue;
        call(method, client, request, options, response)
    })
}

/// ct_v2beta3_update_queue, asynchronous: returns at once and calls back exactly once. `handle` may be NULL.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn ct_v2beta3_update_queue_async(
    client: *const ct_client,
    request: *const ct_message,
    options: *const ct_call_options,
    callback: ct_callback,
    user_data: *mut c_void,
    handle: *mut *mut ct_call,
    error: *mut *mut ct_error,
) -> ct_status {
    boundary!(error, {
        let method = &v2beta3::methods::update_queue;
        start_call(method, client, request, options, callback, user_data, handle)
    })
}

/// Deletes a queue and all its tasks. Its name cannot be used again for some days.
///
/// Takes a google.cloud.tasks.v2beta3.DeleteQueueRequest and gives a google.protobuf.Empty, which the caller frees; `response` may be NULL.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn ct_v2beta3_delete_queue(
    client: *const ct_client,
    request: *const ct_message,
    options: *const ct_call_options,
    response: *mut *mut ct_message,
    error: *mut *mut ct_error,
) -> ct_status {
    boundary!(error, {
        let method = &v2beta3::methods::delete_queue;
        call(method, client, request, options, response)
    })
}

/// ct_v2beta3_delete_queue, asynchronous: returns at once and calls back exactly once. `handle` may be NULL.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn ct_v2beta3_delete_queue_async(
    client: *const ct_client,
    request: *const ct_message,
    options: *const ct_call_options,
    callback: ct_callback,
    user_data: *mut c_void,
    handle: *mut *mut ct_call,
    error: *mut *mut ct_error,
) -> ct_status {
    boundary!(error, {
        let method = &v2beta3::methods::delete_queue;
        start_call(method, client, request, options, callback, user_data, handle)
    })
}

/// Deletes all tasks of a queue that were created before the call. This cannot be undone.
///
/// Takes a google.cloud.tasks.v2beta3.PurgeQueueRequest and gives a google.cloud.tasks.v2beta3.Queue, which the caller frees; `response` may be NULL.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn ct_v2beta3_purge_queue(
    client: *const ct_client,
    request: *const ct_message,
    options: *const ct_call_options,
    response: *mut *mut ct_message,
    error: *mut *mut ct_error,
) -> ct_status {
    boundary!(error, {
        let method = &v2beta3::methods::purge_queue;
        call(method, client, request, options, response)
    })
}

/// ct_v2beta3_purge_queue, asynchronous: returns at once and calls back exactly once. `handle` may be NULL.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn ct_v2beta3_purge_queue_async(
    client: *const ct_client,
    request: *const ct_message,
    options: *const ct_call_options,
    callback: ct_callback,
    user_data: *mut c_void,
    handle: *mut *mut ct_call,
    error: *mut *mut ct_error,
) -> ct_status {
    boundary!(error, {
        let method = &v2beta3::methods::purge_queue;
        start_call(method, client, request, options, callback, user_data, handle)
    })
}

/// Stops the dispatch of tasks. The queue still accepts tasks, and `run_task` still works.
///
/// Takes a google.cloud.tasks.v2beta3.PauseQueueRequest and gives a google.cloud.tasks.v2beta3.Queue, which the caller frees; `response` may be NULL.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn ct_v2beta3_pause_queue(
    client: *const ct_client,
    request: *const ct_message,
    options: *const ct_call_options,
    response: *mut *mut ct_message,
    error: *mut *mut ct_error,
) -> ct_status {
    boundary!(error, {
        let method = &v2beta3::methods::pause_queue;
        call(method, client, request, options, response)
    })
}

/// ct_v2beta3_pause_queue, asynchronous: returns at once and calls back exactly once. `handle` may be NULL.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn ct_v2beta3_pause_queue_async(
    client: *const ct_client,
    request: *const ct_message,
    options: *const ct_call_options,
    callback: ct_callback,
    user_data: *mut c_void,
    handle: *mut *mut ct_call,
    error: *mut *mut ct_error,
) -> ct_status {
    boundary!(error, {
        let method = &v2beta3::methods::pause_queue;
        start_call(method, client, request, options, callback, user_data, handle)
    })
}

/// Restarts the dispatch of tasks after `pause_queue` or after the service disabled the queue.
///
/// Takes a google.cloud.tasks.v2beta3.ResumeQueueRequest and gives a google.cloud.tasks.v2beta3.Queue, which the caller frees; `response` may be NULL.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn ct_v2beta3_resume_queue(
    client: *const ct_client,
    request: *const ct_message,
    options: *const ct_call_options,
    response: *mut *mut ct_message,
    error: *mut *mut ct_error,
) -> ct_status {
    boundary!(error, {
        let method = &v2beta3::methods::resume_queue;
        call(method, client, request, options, response)
    })
}

/// ct_v2beta3_resume_queue, asynchronous: returns at once and calls back exactly once. `handle` may be NULL.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn ct_v2beta3_resume_queue_async(
    client: *const ct_client,
    request: *const ct_message,
    options: *const ct_call_options,
    callback: ct_callback,
    user_data: *mut c_void,
    handle: *mut *mut ct_call,
    error: *mut *mut ct_error,
) -> ct_status {
    boundary!(error, {
        let method = &v2beta3::methods::resume_queue;
        start_call(method, client, request, options, callback, user_data, handle)
    })
}

/// Gets the IAM policy of a queue. The policy is empty if none was set.
///
/// Takes a google.iam.v1.GetIamPolicyRequest and gives a google.iam.v1.Policy, which the caller frees; `response` may be NULL.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn ct_v2beta3_get_iam_policy(
    client: *const ct_client,
    request: *const ct_message,
    options: *const ct_call_options,
    response: *mut *mut ct_message,
    error: *mut *mut ct_error,
) -> ct_status {
    boundary!(error, {
        let method = &v2beta3::methods::get_iam_policy;
        call(method, client, request, options, response)
    })
}

/// ct_v2beta3_get_iam_policy, asynchronous: returns at once and calls back exactly once. `handle` may be NULL.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn ct_v2beta3_get_iam_policy_async(
    client: *const ct_client,
    request: *const ct_message,
    options: *const ct_call_options,
    callback: ct_callback,
    user_data: *mut c_void,
    handle: *mut *mut ct_call,
    error: *mut *mut ct_error,
) -> ct_status {
    boundary!(error, {
        let method = &v2beta3::methods::get_iam_policy;
        start_call(method, client, request, options, callback, user_data, handle)
    })
}

/// Sets the IAM policy of a queue. It replaces the existing policy.
///
/// Takes a google.iam.v1.SetIamPolicyRequest and gives a google.iam.v1.Policy, which the caller frees; `response` may be NULL.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn ct_v2beta3_set_iam_policy(
    client: *const ct_client,
    request: *const ct_message,
    options: *const ct_call_options,
    response: *mut *mut ct_message,
    error: *mut *mut ct_error,
) -> ct_status {
    boundary!(error, {
        let method = &v2beta3::methods::set_iam_policy;
        call(method, client, request, options, response)
    })
}

/// ct_v2beta3_set_iam_policy, asynchronous: returns at once and calls back exactly once. `handle` may be NULL.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn ct_v2beta3_set_iam_policy_async(
    client: *const ct_client,
    request: *const ct_message,
    options: *const ct_call_options,
    callback: ct_callback,
    user_data: *mut c_void,
    handle: *mut *mut ct_call,
    error: *mut *mut ct_error,
) -> ct_status {
    boundary!(error, {
        let method = &v2beta3::methods::set_iam_policy;
        start_call(method, client, request, options, callback, user_data, handle)
    })
}

/// Returns which of the given permissions the caller has on a queue.
///
/// Takes a google.iam.v1.TestIamPermissionsRequest and gives a google.iam.v1.TestIamPermissionsResponse, which the caller frees; `response` may be NULL.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn ct_v2beta3_test_iam_permissions(
    client: *const ct_client,
    request: *const ct_message,
    options: *const ct_call_options,
    response: *mut *mut ct_message,
    error: *mut *mut ct_error,
) -> ct_status {
    boundary!(error, {
        let method = &v2beta3::methods::test_iam_permissions;
        call(method, client, request, options, response)
    })
}

/// ct_v2beta3_test_iam_permissions, asynchronous: returns at once and calls back exactly once. `handle` may be NULL.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn ct_v2beta3_test_iam_permissions_async(
    client: *const ct_client,
    request: *const ct_message,
    options: *const ct_call_options,
    callback: ct_callback,
    user_data: *mut c_void,
    handle: *mut *mut ct_call,
    error: *mut *mut ct_error,
) -> ct_status {
    boundary!(error, {
        let method = &v2beta3::methods::test_iam_permissions;
        start_call(method, client, request, options, callback, user_data, handle)
    })
}

/// Lists the tasks of a queue in an unspecified order. A page has at most 1000 tasks.
///
/// Takes a google.cloud.tasks.v2beta3.ListTasksRequest and gives a google.cloud.tasks.v2beta3.ListTasksResponse, which the caller frees; `response` may be NULL.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn ct_v2beta3_list_tasks(
    client: *const ct_client,
    request: *const ct_message,
    options: *const ct_call_options,
    response: *mut *mut ct_message,
    error: *mut *mut ct_error,
) -> ct_status {
    boundary!(error, {
        let method = &v2beta3::methods::list_tasks;
        call(method, client, request, options, response)
    })
}

/// ct_v2beta3_list_tasks, asynchronous: returns at once and calls back exactly once. `handle` may be NULL.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn ct_v2beta3_list_tasks_async(
    client: *const ct_client,
    request: *const ct_message,
    options: *const ct_call_options,
    callback: ct_callback,
    user_data: *mut c_void,
    handle: *mut *mut ct_call,
    error: *mut *mut ct_error,
) -> ct_status {
    boundary!(error, {
        let method = &v2beta3::methods::list_tasks;
        start_call(method, client, request, options, callback, user_data, handle)
    })
}

/// ct_v2beta3_list_tasks, page after page: makes a pager, which asks for the first page at the first ct_pager_next.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn ct_v2beta3_list_tasks_pager(
    client: *const ct_client,
    request: *const ct_message,
    options: *const ct_call_options,
    pager: *mut *mut ct_pager,
    error: *mut *mut ct_error,
) -> ct_status {
    boundary!(error, {
        let method = &v2beta3::methods::list_tasks;
        new_pager(method, client, request, options, pager)
    })
}

/// Gets a task. Fails with NOT_FOUND if the task is finished or deleted.
///
/// Takes a google.cloud.tasks.v2beta3.GetTaskRequest and gives a google.cloud.tasks.v2beta3.Task, which the caller frees; `response` may be NULL.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn ct_v2beta3_get_task(
    client: *const ct_client,
    request: *const ct_message,
    options: *const ct_call_options,
    response: *mut *mut ct_message,
    error: *mut *mut ct_error,
) -> ct_status {
    boundary!(error, {
        let method = &v2beta3::methods::get_task;
        call(method, client, request, options, response)
    })
}

/// ct_v2beta3_get_task, asynchronous: returns at once and calls back exactly once. `handle` may be NULL.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn ct_v2beta3_get_task_async(
    client: *const ct_client,
    request: *const ct_message,
    options: *const ct_call_options,
    callback: ct_callback,
    user_data: *mut c_void,
    handle: *mut *mut ct_call,
    error: *mut *mut ct_error,
) -> ct_status {
    boundary!(error, {
        let method = &v2beta3::methods::get_task;
        start_call(method, client, request, options, callback, user_data, handle)
    })
}

/// Creates a task and adds it to a queue. A task cannot be changed afterwards, only deleted.
///
/// Takes a google.cloud.tasks.v2beta3.CreateTaskRequest and gives a google.cloud.tasks.v2beta3.Task, which the caller frees; `response` may be NULL.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn ct_v2beta3_create_task(
    client: *const ct_client,
    request: *const ct_message,
    options: *const ct_call_options,
    response: *mut *mut ct_message,
    error: *mut *mut ct_error,
) -> ct_status {
    boundary!(error, {
        let method = &v2beta3::methods::create_task;
        call(method, client, request, options, response)
    })
}

/// ct_v2beta3_create_task, asynchronous: returns at once and calls back exactly once. `handle` may be NULL.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn ct_v2beta3_create_task_async(
    client: *const ct_client,
    request: *const ct_message,
    options: *const ct_call_options,
    callback: ct_callback,
    user_data: *mut c_void,
    handle: *mut *mut ct_call,
    error: *mut *mut ct_error,
) -> ct_status {
    boundary!(error, {
        let method = &v2beta3::methods::create_task;
        start_call(method, client, request, options, callback, user_data, handle)
    })
}

/// Deletes a task that is not finished. Its name cannot be used again for some time.
///
/// Takes a google.cloud.tasks.v2beta3.DeleteTaskRequest and gives a google.protobuf.Empty, which the caller frees; `response` may be NULL.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn ct_v2beta3_delete_task(
    client: *const ct_client,
    request: *const ct_message,
    options: *const ct_call_options,
    response: *mut *mut ct_message,
    error: *mut *mut ct_error,
) -> ct_status {
    boundary!(error, {
        let method = &v2beta3::methods::delete_task;
        call(method, client, request, options, response)
    })
}

/// ct_v2beta3_delete_task, asynchronous: returns at once and calls back exactly once. `handle` may be NULL.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn ct_v2beta3_delete_task_async(
    client: *const ct_client,
    request: *const ct_message,
    options: *const ct_call_options,
    callback: ct_callback,
    user_data: *mut c_void,
    handle: *mut *mut ct_call,
    error: *mut *mut ct_error,
) -> ct_status {
    boundary!(error, {
        let method = &v2beta3::methods::delete_task;
        start_call(method, client, request, options, callback, user_data, handle)
    })
}

/// Dispatches a task immediately, regardless of its schedule and of the rate limits and the state of the queue. If the attempt fails, the task is retried as usual.
///
/// Takes a google.cloud.tasks.v2beta3.RunTaskRequest and gives a google.cloud.tasks.v2beta3.Task, which the caller frees; `response` may be NULL.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn ct_v2beta3_run_task(
    client: *const ct_client,
    request: *const ct_message,
    options: *const ct_call_options,
    response: *mut *mut ct_message,
    error: *mut *mut ct_error,
) -> ct_status {
    boundary!(error, {
        let method = &v2beta3::methods::run_task;
        call(method, client, request, options, response)
    })
}

/// ct_v2beta3_run_task, asynchronous: returns at once and calls back exactly once. `handle` may be NULL.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn ct_v2beta3_run_task_async(
    client: *const ct_client,
    request: *const ct_message,
    options: *const ct_call_options,
    callback: ct_callback,
    user_data: *mut c_void,
    handle: *mut *mut ct_call,
    error: *mut *mut ct_error,
) -> ct_status {
    boundary!(error, {
        let method = &v2beta3::methods::run_task;
        start_call(method, client, request, options, callback, user_data, handle)
    })
}

/// Creates a task from an HTTP body. The URL, method and headers come from the `http_target` of the queue.
///
/// Takes a google.cloud.tasks.v2beta3.BufferTaskRequest and gives a google.cloud.tasks.v2beta3.BufferTaskResponse, which the caller frees; `response` may be NULL.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn ct_v2beta3_buffer_task(
    client: *const ct_client,
    request: *const ct_message,
    options: *const ct_call_options,
    response: *mut *mut ct_message,
    error: *mut *mut ct_error,
) -> ct_status {
    boundary!(error, {
        let method = &v2beta3::methods::buffer_task;
        call(method, client, request, options, response)
    })
}

/// ct_v2beta3_buffer_task, asynchronous: returns at once and calls back exactly once. `handle` may be NULL.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn ct_v2beta3_buffer_task_async(
    client: *const ct_client,
    request: *const ct_message,
    options: *const ct_call_options,
    callback: ct_callback,
    user_data: *mut c_void,
    handle: *mut *mut ct_call,
    error: *mut *mut ct_error,
) -> ct_status {
    boundary!(error, {
        let method = &v2beta3::methods::buffer_task;
        start_call(method, client, request, options, callback, user_data, handle)
    })
}

/// Creates up to 100 tasks in a queue as a long-running operation. Each task can fail separately.
///
/// Takes a google.cloud.tasks.v2beta3.BatchCreateTasksRequest and gives a google.longrunning.Operation, which the caller frees; `response` may be NULL.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn ct_v2beta3_batch_create_tasks(
    client: *const ct_client,
    request: *const ct_message,
    options: *const ct_call_options,
    response: *mut *mut ct_message,
    error: *mut *mut ct_error,
) -> ct_status {
    boundary!(error, {
        let method = &v2beta3::methods::batch_create_tasks;
        call(method, client, request, options, response)
    })
}

/// ct_v2beta3_batch_create_tasks, asynchronous: returns at once and calls back exactly once. `handle` may be NULL.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn ct_v2beta3_batch_create_tasks_async(
    client: *const ct_client,
    request: *const ct_message,
    options: *const ct_call_options,
    callback: ct_callback,
    user_data: *mut c_void,
    handle: *mut *mut ct_call,
    error: *mut *mut ct_error,
) -> ct_status {
    boundary!(error, {
        let method = &v2beta3::methods::batch_create_tasks;
        start_call(method, client, request, options, callback, user_data, handle)
    })
}

/// Deletes up to 1000 tasks of a queue as a long-running operation. Each deletion can fail separately.
///
/// Takes a google.cloud.tasks.v2beta3.BatchDeleteTasksRequest and gives a google.longrunning.Operation, which the caller frees; `response` may be NULL.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn ct_v2beta3_batch_delete_tasks(
    client: *const ct_client,
    request: *const ct_message,
    options: *const ct_call_options,
    response: *mut *mut ct_message,
    error: *mut *mut ct_error,
) -> ct_status {
    boundary!(error, {
        let method = &v2beta3::methods::batch_delete_tasks;
        call(method, client, request, options, response)
    })
}

/// ct_v2beta3_batch_delete_tasks, asynchronous: returns at once and calls back exactly once. `handle` may be NULL.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn ct_v2beta3_batch_delete_tasks_async(
    client: *const ct_client,
    request: *const ct_message,
    options: *const ct_call_options,
    callback: ct_callback,
    user_data: *mut c_void,
    handle: *mut *mut ct_call,
    error: *mut *mut ct_error,
) -> ct_status {
    boundary!(error, {
        let method = &v2beta3::methods::batch_delete_tasks;
        start_call(method, client, request, options, callback, user_data, handle)
    })
}

/// Gets the encryption key of a location.
///
/// Takes a google.cloud.tasks.v2beta3.GetCmekConfigRequest and gives a google.cloud.tasks.v2beta3.CmekConfig, which the caller frees; `response` may be NULL.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn ct_v2beta3_get_cmek_config(
    client: *const ct_client,
    request: *const ct_message,
    options: *const ct_call_options,
    response: *mut *mut ct_message,
    error: *mut *mut ct_error,
) -> ct_status {
    boundary!(error, {
        let method = &v2beta3::methods::get_cmek_config;
        call(method, client, request, options, response)
    })
}

/// ct_v2beta3_get_cmek_config, asynchronous: returns at once and calls back exactly once. `handle` may be NULL.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn ct_v2beta3_get_cmek_config_async(
    client: *const ct_client,
    request: *const ct_message,
    options: *const ct_call_options,
    callback: ct_callback,
    user_data: *mut c_void,
    handle: *mut *mut ct_call,
    error: *mut *mut ct_error,
) -> ct_status {
    boundary!(error, {
        let method = &v2beta3::methods::get_cmek_config;
        start_call(method, client, request, options, callback, user_data, handle)
    })
}

/// Sets the encryption key of a location. It is used for tasks that are created afterwards.
///
/// Takes a google.cloud.tasks.v2beta3.UpdateCmekConfigRequest and gives a google.cloud.tasks.v2beta3.CmekConfig, which the caller frees; `response` may be NULL.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn ct_v2beta3_update_cmek_config(
    client: *const ct_client,
    request: *const ct_message,
    options: *const ct_call_options,
    response: *mut *mut ct_message,
    error: *mut *mut ct_error,
) -> ct_status {
    boundary!(error, {
        let method = &v2beta3::methods::update_cmek_config;
        call(method, client, request, options, response)
    })
}

/// ct_v2beta3_update_cmek_config, asynchronous: returns at once and calls back exactly once. `handle` may be NULL.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn ct_v2beta3_update_cmek_config_async(
    client: *const ct_client,
    request: *const ct_message,
    options: *const ct_call_options,
    callback: ct_callback,
    user_data: *mut c_void,
    handle: *mut *mut ct_call,
    error: *mut *mut ct_error,
) -> ct_status {
    boundary!(error, {
        let method = &v2beta3::methods::update_cmek_config;
        start_call(method, client, request, options, callback, user_data, handle)
    })
}

/// Gets information about a location.
///
/// Takes a google.cloud.location.GetLocationRequest and gives a google.cloud.location.Location, which the caller frees; `response` may be NULL.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn ct_v2beta3_get_location(
    client: *const ct_client,
    request: *const ct_message,
    options: *const ct_call_options,
    response: *mut *mut ct_message,
    error: *mut *mut ct_error,
) -> ct_status {
    boundary!(error, {
        let method = &v2beta3::methods::get_location;
        call(method, client, request, options, response)
    })
}

/// ct_v2beta3_get_location, asynchronous: returns at once and calls back exactly once. `handle` may be NULL.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn ct_v2beta3_get_location_async(
    client: *const ct_client,
    request: *const ct_message,
    options: *const ct_call_options,
    callback: ct_callback,
    user_data: *mut c_void,
    handle: *mut *mut ct_call,
    error: *mut *mut ct_error,
) -> ct_status {
    boundary!(error, {
        let method = &v2beta3::methods::get_location;
        start_call(method, client, request, options, callback, user_data, handle)
    })
}

/// Lists the locations where the service is available.
///
/// Takes a google.cloud.location.ListLocationsRequest and gives a google.cloud.location.ListLocationsResponse, which the caller frees; `response` may be NULL.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn ct_v2beta3_list_locations(
    client: *const ct_client,
    request: *const ct_message,
    options: *const ct_call_options,
    response: *mut *mut ct_message,
    error: *mut *mut ct_error,
) -> ct_status {
    boundary!(error, {
        let method = &v2beta3::methods::list_locations;
        call(method, client, request, options, response)
    })
}

/// ct_v2beta3_list_locations, asynchronous: returns at once and calls back exactly once. `handle` may be NULL.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn ct_v2beta3_list_locations_async(
    client: *const ct_client,
    request: *const ct_message,
    options: *const ct_call_options,
    callback: ct_callback,
    user_data: *mut c_void,
    handle: *mut *mut ct_call,
    error: *mut *mut ct_error,
) -> ct_status {
    boundary!(error, {
        let method = &v2beta3::methods::list_locations;
        start_call(method, client, request, options, callback, user_data, handle)
    })
}

/// ct_v2beta3_list_locations, page after page: makes a pager, which asks for the first page at the first ct_pager_next.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn ct_v2beta3_list_locations_pager(
    client: *const ct_client,
    request: *const ct_message,
    options: *const ct_call_options,
    pager: *mut *mut ct_pager,
    error: *mut *mut ct_error,
) -> ct_status {
    boundary!(error, {
        let method = &v2beta3::methods::list_locations;
        new_pager(method, client, request, options, pager)
    })
}

/// Gets the state of a long-running operation.
///
/// Takes a google.longrunning.GetOperationRequest and gives a google.longrunning.Operation, which the caller frees; `response` may be NULL.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn ct_v2beta3_get_operation(
    client: *const ct_client,
    request: *const ct_message,
    options: *const ct_call_options,
    response: *mut *mut ct_message,
    error: *mut *mut ct_error,
) -> ct_status {
    boundary!(error, {
        let method = &v2beta3::methods::get_operation;
        call(method, client, request, options, response)
    })
}

/// ct_v2beta3_get_operation, asynchronous: returns at once and calls back exactly once. `handle` may be NULL.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn ct_v2beta3_get_operation_async(
    client: *const ct_client,
    request: *const ct_message,
    options: *const ct_call_options,
    callback: ct_callback,
    user_data: *mut c_void,
    handle: *mut *mut ct_call,
    error: *mut *mut ct_error,
) -> ct_status {
    boundary!(error, {
        let method = &v2beta3::methods::get_operation;
        start_call(method, client, request, options, callback, user_data, handle)
    })
}

/// Builds `projects/{project}/locations/{location}/queues/{queue}`. The caller frees the name by ct_free.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn ct_queue_path(
    project: *const c_char,
    location: *const c_char,
    queue: *const c_char,
    name: *mut *mut c_char,
    error: *mut *mut ct_error,
) -> ct_status {
    boundary!(error, {
        let ids = [project, location, queue];
        names::build("queue_path", &ids, name)
    })
}

/// The ids in `projects/{project}/locations/{location}/queues/{queue}`; CT_INVALID_ARGUMENT for a name of another form. The caller frees each by ct_free; places may
/// be NULL.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn ct_parse_queue_path(
    name: *const c_char,
    project: *mut *mut c_char,
    location: *mut *mut c_char,
    queue: *mut *mut c_char,
    error: *mut *mut ct_error,
) -> ct_status {
    boundary!(error, {
        let ids = [project, location, queue];
        names::parse("queue_path", name, &ids)
    })
}

/// Builds `projects/{project}/locations/{location}/queues/{queue}/tasks/{task}`. The caller frees the name by ct_free.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn ct_task_path(
    project: *const c_char,
    location: *const c_char,
    queue: *const c_char,
    task: *const c_char,
    name: *mut *mut c_char,
    error: *mut *mut ct_error,
) -> ct_status {
    boundary!(error, {
        let ids = [project, location, queue, task];
        names::build("task_path", &ids, name)
    })
}

/// The ids in `projects/{project}/locations/{location}/queues/{queue}/tasks/{task}`; CT_INVALID_ARGUMENT for a name of another form. The caller frees each by ct_free; places may
/// be NULL.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn ct_parse_task_path(
    name: *const c_char,
    project: *mut *mut c_char,
    location: *mut *mut c_char,
    queue: *mut *mut c_char,
    task: *mut *mut c_char,
    error: *mut *mut ct_error,
) -> ct_status {
    boundary!(error, {
        let ids = [project, location, queue, task];
        names::parse("task_path", name, &ids)
    })
}

/// Builds `projects/{project}/locations/{location}`. The caller frees the name by ct_free.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn ct_location_path(
    project: *const c_char,
    location: *const c_char,
    name: *mut *mut c_char,
    error: *mut *mut ct_error,
) -> ct_status {
    boundary!(error, {
        let ids = [project, location];
        names::build("location_path", &ids, name)
    })
}

/// The ids in `projects/{project}/locations/{location}`; CT_INVALID_ARGUMENT for a name of another form. The caller frees each by ct_free; places may
/// be NULL.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn ct_parse_location_path(
    name: *const c_char,
    project: *mut *mut c_char,
    location: *mut *mut c_char,
    error: *mut *mut ct_error,
) -> ct_status {
    boundary!(error, {
        let ids = [project, location];
        names::parse("location_path", name, &ids)
    })
}

/// Builds `projects/{project}`. The caller frees the name by ct_free.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn ct_project_path(
    project: *const c_char,
    name: *mut *mut c_char,
    error: *mut *mut ct_error,
) -> ct_status {
    boundary!(error, {
        let ids = [project];
        names::build("project_path", &ids, name)
    })
}

/// The ids in `projects/{project}`; CT_INVALID_ARGUMENT for a name of another form. The caller frees each by ct_free; places may
/// be NULL.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn ct_parse_project_path(
    name: *const c_char,
    project: *mut *mut c_char,
    error: *mut *mut ct_error,
) -> ct_status {
    boundary!(error, {
        let ids = [project];
        names::parse("project_path", name, &ids)
    })
}

/// Builds `projects/{project}/locations/{location}/cmekConfig`. The caller frees the name by ct_free.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn ct_cmek_config_path(
    project: *const c_char,
    location: *const c_char,
    name: *mut *mut c_char,
    error: *mut *mut ct_error,
) -> ct_status {
    boundary!(error, {
        let ids = [project, location];
        names::build("cmek_config_path", &ids, name)
    })
}

/// The ids in `projects/{project}/locations/{location}/cmekConfig`; CT_INVALID_ARGUMENT for a name of another form. The caller frees each by ct_free; places may
/// be NULL.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn ct_parse_cmek_config_path(
    name: *const c_char,
    project: *mut *mut c_char,
    location: *mut *mut c_char,
    error: *mut *mut ct_error,
) -> ct_status {
    boundary!(error, {
        let ids = [project, location];
        names::parse("cmek_config_path", name, &ids)
    })
}

/// Builds `projects/{project}/locations/{location}/keyRings/{key_ring}/cryptoKeys/{crypto_key}`. The caller frees the name by ct_free.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn ct_crypto_key_path(
    project: *const c_char,
    location: *const c_char,
    key_ring: *const c_char,
    crypto_key: *const c_char,
    name: *mut *mut c_char,
    error: *mut *mut ct_error,
) -> ct_status {
    boundary!(error, {
        let ids = [project, location, key_ring, crypto_key];
        names::build("crypto_key_path", &ids, name)
    })
}

/// The ids in `projects/{project}/locations/{location}/keyRings/{key_ring}/cryptoKeys/{crypto_key}`; CT_INVALID_ARGUMENT for a name of another form. The caller frees each by ct_free; places may
/// be NULL.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn ct_parse_crypto_key_path(
    name: *const c_char,
    project: *mut *mut c_char,
    location: *mut *mut c_char,
    key_ring: *mut *mut c_char,
    crypto_key: *mut *mut c_char,
    error: *mut *mut ct_error,
) -> ct_status {
    boundary!(error, {
        let ids = [project, location, key_ring, crypto_key];
        names::parse("crypto_key_path", name, &ids)
    })
}

/// Builds `billingAccounts/{billing_account}`. The caller frees the name by ct_free.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn ct_billing_account_path(
    billing_account: *const c_char,
    name: *mut *mut c_char,
    error: *mut *mut ct_error,
) -> ct_status {
    boundary!(error, {
        let ids = [billing_account];
        names::build("common_billing_account_path", &ids, name)
    })
}

/// The ids in `billingAccounts/{billing_account}`; CT_INVALID_ARGUMENT for a name of another form. The caller frees each by ct_free; places may
/// be NULL.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn ct_parse_billing_account_path(
    name: *const c_char,
    billing_account: *mut *mut c_char,
    error: *mut *mut ct_error,
) -> ct_status {
    boundary!(error, {
        let ids = [billing_account];
        names::parse("common_billing_account_path", name, &ids)
    })
}

/// Builds `folders/{folder}`. The caller frees the name by ct_free.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn ct_folder_path(
    folder: *const c_char,
    name: *mut *mut c_char,
    error: *mut *mut ct_error,
) -> ct_status {
    boundary!(error, {
        let ids = [folder];
        names::build("common_folder_path", &ids, name)
    })
}

/// The ids in `folders/{folder}`; CT_INVALID_ARGUMENT for a name of another form. The caller frees each by ct_free; places may
/// be NULL.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn ct_parse_folder_path(
    name: *const c_char,
    folder: *mut *mut c_char,
    error: *mut *mut ct_error,
) -> ct_status {
    boundary!(error, {
        let ids = [folder];
        names::parse("common_folder_path", name, &ids)
    })
}

/// Builds `organizations/{organization}`. The caller frees the name by ct_free.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn ct_organization_path(
    organization: *const c_char,
    name: *mut *mut c_char,
    error: *mut *mut ct_error,
) -> ct_status {
    boundary!(error, {
        let ids = [organization];
        names::build("common_organization_path", &ids, name)
    })
}

/// The ids in `organizations/{organization}`; CT_INVALID_ARGUMENT for a name of another form. The caller frees each by ct_free; places may
/// be NULL.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn ct_parse_organization_path(
    name: *const c_char,
    organization: *mut *mut c_char,
    error: *mut *mut ct_error,
) -> ct_status {
    boundary!(error, {
        let ids = [organization];
        names::parse("common_organization_path", name, &ids)
    })
}
