//! What the page shows: an overview of the queues, the tasks of a queue in the order in which they are due, and the attempts of
//! a task.

use crate::conversion;
use crate::engine::Engine;
use crate::state::queue::Queue;
use crate::state::task::{Target, Task};
use cloudtasks::v2beta3;
use serde_json::{Value, json};

/// The limit of tasks in one response.
const MAX_TASKS: usize = 1000;

/// All queues with their figures, and the dispatches of the last minutes.
pub fn overview(engine: &Engine) -> Value {
    let now = engine.clock.now();
    let state = engine.lock();
    json!({
        "now": now,
        "standing": engine.clock.stands(),
        "ahead": engine.clock.is_ahead(),
        "queues": state.queues_from("", "").map(queue_figures).collect::<Vec<_>>(),
        "activity": state.activity.recent(now).collect::<Vec<_>>(),
    })
}

fn queue_figures(queue: &Queue) -> Value {
    let running = queue.running().count();
    let rate = queue.rules.rate;
    let slowed = (queue.effective_rate() < rate).then(|| queue.effective_rate());
    json!({
        "name": &*queue.name,
        "state": queue.state_name(),
        "pull": queue.rules.pull,
        "rate": rate,
        "burst": queue.rules.burst,
        "concurrent": queue.rules.concurrent,
        "slowed": slowed,
        "waiting": queue.tasks.len() - running,
        "running": running,
        "next": queue.tasks.first_waiting().map(|(due, _)| due),
    })
}

/// A part of the tasks of a queue: those under way, then the others in the order in which they are due.
pub fn tasks(engine: &Engine, queue: &str, offset: usize, limit: usize) -> Value {
    let state = engine.lock();
    let Some(queue) = state.queue(queue) else { return json!({"total": 0, "tasks": []}) };
    let waiting = queue.tasks.waiting(None).map(|(_, id)| id);
    let part = queue.running().chain(waiting).skip(offset).take(limit.min(MAX_TASKS));
    let tasks: Vec<Value> = part
        .filter_map(|id| Some((id, queue.tasks.get(id)?)))
        .map(|(id, task)| task_figures(queue.task_name(id), task))
        .collect();
    json!({ "total": queue.tasks.len(), "tasks": tasks })
}

fn task_figures(name: String, task: &Task) -> Value {
    let status = task.last_attempt.as_ref().and_then(|attempt| attempt.status.as_ref());
    json!({
        "name": name,
        "schedule_time": task.schedule_time,
        "attempts": task.dispatch_count,
        "running": task.under_way,
        "last_status": status.map(|(_, text)| text),
        "request": request_line(task),
    })
}

/// The method and URL of a task, or the tag of a pull task.
fn request_line(task: &Task) -> String {
    let spec: v2beta3::Task = conversion::to_typed(&task.spec.message());
    let line = |method: v2beta3::HttpMethod, target: &str| {
        let method = v2beta3::descriptors::HttpMethod.name_of(method.into()).unwrap_or_default();
        format!("{} {target}", if method == "HTTP_METHOD_UNSPECIFIED" { "POST" } else { method })
    };
    match (task.target, spec.http_request, spec.app_engine_http_request) {
        (Target::Pull, ..) => task.tag.as_deref().map_or(String::new(), |tag| format!("tag {tag}")),
        (_, Some(request), _) => line(request.http_method, &request.url),
        (_, _, Some(request)) => line(request.http_method, &request.relative_uri),
        _ => String::new(),
    }
}
