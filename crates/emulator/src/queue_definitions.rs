//! Queues from a file: what `gcloud tasks queues list` and `describe` print, as JSON or YAML, and App Engine's
//! `queue.yaml`.

use cloudtasks::message::json::{Unknown, from_json};
use cloudtasks::message::{DynamicMessage, Scalar};
use cloudtasks::schema::{Api, VERSIONS, v2beta2};
use serde::Deserialize;
use serde_json::{Map, Value, json};
use serde_saphyr::Spanned;
use std::path::Path;

/// A queue as it is to be, in the shape of one version.
#[derive(Debug, Clone)]
pub struct QueueDefinition {
    pub api: &'static Api,
    pub queue: DynamicMessage,
    /// Whether it is to be paused.
    pub paused: bool,
}

impl QueueDefinition {
    /// A queue with default settings.
    pub fn named(name: &str) -> Self {
        let api = VERSIONS[0];
        let mut queue = DynamicMessage::new(api.message("Queue").expect("each version has queues"));
        queue.set("name", Scalar::String(name)).expect("queues have names");
        QueueDefinition { api, queue, paused: false }
    }

    /// Whether it leaves all settings at their defaults.
    pub fn has_only_a_name(&self) -> bool {
        let mut only_named = DynamicMessage::new(self.queue.descriptor());
        only_named.set("name", Scalar::String(self.name())).expect("queues have names");
        only_named == self.queue && !self.paused
    }

    pub fn name(&self) -> &str {
        self.queue.str("name")
    }
}

/// Reads a file. `location` is where the queues of a `queue.yaml` are, whose names are ids alone.
pub fn read_file(path: &Path, location: &str) -> Result<Vec<QueueDefinition>, String> {
    let text = std::fs::read_to_string(path).map_err(|error| format!("cannot read {}: {error}", path.display()))?;
    parse(&text, location).map_err(|(line, problem)| format!("{}:{line}: {problem}", path.display()))
}

/// A line and what is wrong there.
type Problem = (u64, String);

/// App Engine's `queue.yaml`.
#[derive(Deserialize)]
struct QueueYaml {
    queue: Option<Vec<Spanned<Map<String, Value>>>>,
}

pub fn parse(text: &str, location: &str) -> Result<Vec<QueueDefinition>, Problem> {
    // JSON is YAML, so one reader does for both.
    let broken = |error: serde_saphyr::Error| {
        let line = error.location().map_or(1, |location| location.line());
        let problem = error.without_snippet().to_string();
        (line, problem.lines().next().unwrap_or_default().to_owned())
    };
    let documents: Vec<Spanned<Map<String, Value>>> = match serde_saphyr::from_str_multiple(text) {
        Ok(documents) => documents,
        // A list of queues is not a map.
        Err(first) => serde_saphyr::from_str::<Vec<Spanned<Map<String, Value>>>>(text)
            .map_err(|second| std::cmp::max_by_key(broken(first), broken(second), |(line, _)| *line))?,
    };
    if let [only] = &documents[..]
        && only.value.contains_key("queue")
    {
        let queues = serde_saphyr::from_str::<QueueYaml>(text).map_err(broken)?.queue.unwrap_or_default();
        return queues.iter().map(|queue| at_line(queue, |queue| app_engine_queue(queue, location))).collect();
    }
    documents.iter().map(|queue| at_line(queue, gcloud_queue)).collect()
}

fn at_line(
    queue: &Spanned<Map<String, Value>>,
    read: impl Fn(&Map<String, Value>) -> Result<QueueDefinition, String>,
) -> Result<QueueDefinition, Problem> {
    read(&queue.value).map_err(|problem| (queue.referenced.line(), problem))
}

/// A queue as the API shows it, in whichever version knows its fields.
fn gcloud_queue(fields: &Map<String, Value>) -> Result<QueueDefinition, String> {
    let json = serde_json::to_vec(fields).map_err(|error| error.to_string())?;
    let mut problem = None;
    for api in VERSIONS {
        let mut queue = DynamicMessage::new(api.message("Queue").expect("each version has queues"));
        match from_json(&json, &mut queue, Unknown::Refuse) {
            Ok(()) => {
                let paused = fields.get("state").and_then(Value::as_str) == Some("PAUSED");
                crate::names::queue(queue.str("name")).map_err(|error| format!("name: {}", error.message))?;
                return Ok(QueueDefinition { api, queue, paused });
            }
            // That of v2, whose form is the usual one.
            Err(error) => problem = problem.or(Some(error.to_string())),
        }
    }
    Err(problem.unwrap_or_default())
}

/// A queue of App Engine's `queue.yaml`.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct AppEngineQueue {
    name: String,
    rate: Option<String>,
    #[serde(default)]
    mode: Mode,
    max_concurrent_requests: Option<i32>,
    retry_parameters: Option<RetryParameters>,
    target: Option<String>,
    /// The service derives it from the rate.
    #[serde(rename = "bucket_size")]
    _bucket_size: Option<f64>,
    /// Who may use a pull queue; nobody is kept out here.
    #[serde(rename = "acl")]
    _acl: Option<Value>,
}

#[derive(Deserialize, Default, PartialEq)]
#[serde(rename_all = "lowercase")]
enum Mode {
    #[default]
    Push,
    Pull,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct RetryParameters {
    task_retry_limit: Option<i32>,
    task_age_limit: Option<String>,
    min_backoff_seconds: Option<f64>,
    max_backoff_seconds: Option<f64>,
    max_doublings: Option<i32>,
}

fn app_engine_queue(fields: &Map<String, Value>, location: &str) -> Result<QueueDefinition, String> {
    let given: AppEngineQueue =
        serde_json::from_value(Value::Object(fields.clone())).map_err(|error| error.to_string())?;
    let name = format!("{location}/queues/{}", given.name);
    crate::names::queue(&name).map_err(|error| format!("name: {}", error.message))?;
    let mut queue = json!({ "name": name });
    let rate = given.rate.as_deref().map(per_second).transpose()?;
    if let Some(rate) = rate {
        queue["rateLimits"]["maxTasksDispatchedPerSecond"] = json!(rate);
    }
    if let Some(most) = given.max_concurrent_requests {
        queue["rateLimits"]["maxConcurrentTasks"] = json!(most);
    }
    if given.mode == Mode::Pull {
        queue["pullTarget"] = json!({});
    } else if let Some(target) = &given.target {
        // `version.service` or the service alone.
        let (version, service) = target.split_once('.').unwrap_or(("", target));
        queue["appEngineHttpTarget"]["appEngineRoutingOverride"] = json!({"service": service, "version": version});
    }
    if let Some(retry) = &given.retry_parameters {
        queue["retryConfig"] = retry.config()?;
    }
    let mut message = DynamicMessage::new(&v2beta2::descriptors::Queue);
    from_json(queue.to_string().as_bytes(), &mut message, Unknown::Refuse).map_err(|error| error.to_string())?;
    let api = cloudtasks::schema::api("v2beta2").expect("the version is in the table");
    // A rate of 0 stops a queue of App Engine.
    Ok(QueueDefinition { api, queue: message, paused: rate == Some(0.0) })
}

impl RetryParameters {
    fn config(&self) -> Result<Value, String> {
        let mut config = json!({});
        if let Some(limit) = self.task_retry_limit {
            // The first attempt is not a retry.
            config["maxAttempts"] = json!(limit.saturating_add(1));
        }
        if let Some(limit) = &self.task_age_limit {
            config["maxRetryDuration"] = json!(format!("{}s", age(limit)?));
        }
        for (field, seconds) in [("minBackoff", self.min_backoff_seconds), ("maxBackoff", self.max_backoff_seconds)] {
            if let Some(seconds) = seconds {
                config[field] = json!(format!("{seconds}s"));
            }
        }
        if let Some(doublings) = self.max_doublings {
            config["maxDoublings"] = json!(doublings);
        }
        Ok(config)
    }
}

/// `5/s`, `500/m`, `20/h` or `100/d`.
fn per_second(rate: &str) -> Result<f64, String> {
    let wrong = || format!("rate: expected a number and a unit, such as 5/s, 500/m, 20/h or 100/d, got {rate:?}");
    let (number, unit) = rate.split_once('/').unwrap_or((rate, if rate == "0" { "s" } else { "" }));
    let number: f64 = number.trim().parse().map_err(|_| wrong())?;
    let seconds = match unit.trim() {
        "s" => 1.0,
        "m" => 60.0,
        "h" => 3600.0,
        "d" => 86_400.0,
        _ => return Err(wrong()),
    };
    if number >= 0.0 { Ok(number / seconds) } else { Err(wrong()) }
}

/// `30s`, `5m`, `4h` or `2d`, in seconds.
fn age(limit: &str) -> Result<i64, String> {
    let wrong = || format!("task_age_limit: expected a number and a unit, such as 30s, 5m, 4h or 2d, got {limit:?}");
    let (number, unit) = limit.split_at(limit.len() - limit.chars().last().map_or(0, char::len_utf8));
    let number: f64 = number.trim().parse().map_err(|_| wrong())?;
    let seconds = match unit {
        "s" => 1.0,
        "m" => 60.0,
        "h" => 3600.0,
        "d" => 86_400.0,
        _ => return Err(wrong()),
    };
    if number >= 0.0 { Ok((number * seconds) as i64) } else { Err(wrong()) }
}

#[cfg(test)]
mod tests {
    use super::*;

    const LOCATION: &str = "projects/p/locations/l";

    fn parsed(text: &str) -> Vec<QueueDefinition> {
        parse(text, LOCATION).unwrap_or_else(|problem| panic!("{problem:?}"))
    }

    #[test]
    fn what_gcloud_prints_is_read_in_each_of_its_forms() {
        let json = r#"[{"name": "projects/p/locations/l/queues/a", "rateLimits": {"maxBurstSize": 10,
            "maxConcurrentDispatches": 5, "maxDispatchesPerSecond": 2.5}, "state": "PAUSED"},
            {"name": "projects/p/locations/l/queues/b", "retryConfig": {"minBackoff": "0.100s"}, "state": "RUNNING"}]"#;
        let queues = parsed(json);
        assert_eq!(queues.iter().map(|queue| queue.paused).collect::<Vec<_>>(), [true, false]);
        assert_eq!(queues[0].queue.message("rate_limits").unwrap().double("max_dispatches_per_second"), 2.5);
        let documents = "---\nname: projects/p/locations/l/queues/a\nstate: RUNNING\n---\nname: projects/p/locations/l/queues/b\nappEngineRoutingOverride:\n  service: s\n";
        assert_eq!(parsed(documents).iter().map(QueueDefinition::name).collect::<Vec<_>>().len(), 2);
        let beta = parsed("name: projects/p/locations/l/queues/a\ntype: PULL\ntaskTtl: 60s\n");
        assert_eq!((beta.len(), beta[0].api.version), (1, "v2beta3"));
    }

    #[test]
    fn a_queue_yaml_is_read() {
        let text = "queue:\n- name: mail\n  rate: 30/m\n  bucket_size: 40\n  max_concurrent_requests: 3\n  target: v1.worker\n  retry_parameters:\n    task_retry_limit: 7\n    task_age_limit: 2d\n    min_backoff_seconds: 10\n    max_backoff_seconds: 200\n    max_doublings: 0\n- name: pulled\n  mode: pull\n  rate: 5/s\n- name: stopped\n  rate: 0\n";
        let text = text.replace("rate: 0\n", "rate: 0/s\n");
        let queues = parsed(&text);
        assert_eq!(queues[0].name(), "projects/p/locations/l/queues/mail");
        let limits = queues[0].queue.message("rate_limits").unwrap();
        assert_eq!((limits.double("max_tasks_dispatched_per_second"), limits.int("max_concurrent_tasks")), (0.5, 3));
        let retry = queues[0].queue.message("retry_config").unwrap();
        assert_eq!((retry.int("max_attempts"), retry.duration("max_retry_duration").unwrap().seconds), (8, 172_800));
        assert!(queues[1].queue.has("pull_target"));
        assert_eq!(queues.iter().map(|queue| queue.paused).collect::<Vec<_>>(), [false, false, true]);
        assert!(parsed("queue:\n").is_empty());
    }

    #[test]
    fn a_mistake_is_told_with_its_line_and_key() {
        let problem = |text: &str| parse(text, LOCATION).unwrap_err();
        let (line, text) = problem("queue:\n- name: a\n- name: b\n  rte: 5/s\n");
        assert!(line == 3 && text.contains("rte"), "{line} {text}");
        let (line, text) = problem("queue:\n- name: a\n  rate: often\n");
        assert!(line == 2 && text.contains("rate: expected") && text.contains("\"often\""), "{line} {text}");
        let (line, text) = problem("name: projects/p/locations/l/queues/a\nrateLimit: {}\n");
        assert!(line == 1 && text.contains("rateLimit"), "{line} {text}");
        let (_, text) = problem("name: a\n");
        assert!(text.contains("name: Queue name must be formatted"), "{text}");
        let (line, _) = problem("queue:\n- name: [\n");
        assert!(line >= 2, "{line}");
    }
}
